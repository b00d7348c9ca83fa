"""Invented answers of public bodies to a camera survey, sixth corpus, first part: plain answers of many voices."""

from __future__ import annotations

from typing import Any

from held_out_answers.first_1 import Answers

SIXTH = Answers()
FIELDS = {"ph", "o", "ex", "note", "alt", "q"}


def keep(records: str) -> None:
    """Keep records: each opens with a line `@@ form sector nation hikvision key=value ...`, then `key: value` lines,

    an empty line and the answer's text. adv, rs, rq and day are columns: adversarial, question restated, request
    quoted, received.
    """
    for record in records.strip().removeprefix("@@ ").split("\n@@ "):
        head, text = record.strip("\n").split("\n\n", 1)
        first, *lines = head.splitlines()
        form, sector, nation, hik, *pairs = first.split()
        more: dict[str, Any] = dict(pair.split("=", 1) for pair in pairs)
        names = {
            "adv": "adversarial",
            "rs": "question_restated",
            "rq": "request_quoted_in_email",
            "day": "received_date",
        }
        columns = {"question_restated": "0"}
        columns |= {names[key]: more.pop(key) for key in list(more) if key in names}
        for line in lines:
            key, value = line.split(": ", 1)
            if key not in FIELDS:
                raise ValueError(f"{first}: {key!r} is no field of a record")
            more[key] = value
        SIXTH.add(form, f"{sector} {nation}", text.strip("\n"), hik, columns=columns, **more)


keep(
    """
@@ eml school E yes d=no t=22 n=22 adv=0
q: all of them are Hikvision
ph: single make; prose

Hello,

Your email has been passed to me by the office. The school has 22 cameras. They went in when the new block opened and all of them are Hikvision, as is the recorder in the server cupboard. We haven't got anything from Dahua.

Kind regards

Jan Pargeter
School Business Manager
(term time only, Mon - Thu)

@@ outl council E no d=no p=no t=118 adv=0 ask=T2
q: 71 Axis and 47 Bosch
ph: complete list
o: Axis; Bosch

Good afternoon

Thank you for your request of 2 October, which we have logged as 26/1181.

Our public space system is made up of 118 cameras: 71 Axis and 47 Bosch. There are no others. As far as our control room manager is aware we have not had equipment from the two companies you mention at any time.

Yours sincerely
Corporate Complaints and Information Team

The material above is the copyright of the council unless it says otherwise. It may be used again for research that is not commercial. To use it for any other end, apply under the Re-use of Public Sector Information Regulations 2015; we may charge for this or refuse.

@@ txt college E yes d=no t=103 n=46 adv=0
q: Forty-six of these are from Hikvision and the other fifty-seven from Hanwha.
ph: words for numbers; mixed estate
o: Hanwha

Thank you for contacting the college under the Freedom of Information Act.

Across our two campuses there are one hundred and three CCTV cameras.
Forty-six of these are from Hikvision and the other fifty-seven from Hanwha.
There is no programme at present to change any of them.

If you are dissatisfied with this reply, write to the Clerk to the Corporation, who will arrange for it to be looked at afresh.

Director of Estates, Safety and Sustainability

@@ docx university E no d=no t=640 adv=0
q: no products of either company are deployed on University premises
ph: negation; total given

Reference FOI 26-410

Dear applicant

Further to your request for information concerning surveillance cameras, I can confirm that no products of either company are deployed on University premises, whether in teaching space, residences or the sports village. By either company I mean, as you did, Hangzhou Hikvision Digital Technology and Zhejiang Dahua Technology.

The University has 640 cameras at the date of your request.

Information Compliance Manager
Governance and Legal Services

@@ html nhs E unknown oc=refused adv=0 rs=1
q: We have decided to withhold the manufacturers and the numbers
ph: refusal with two sections
ex: s.31(1)(a); s.38(1)(b)

your request
Details of the makes of CCTV cameras used by the Trust, and how many there are of each.
our response
We have decided to withhold the manufacturers and the numbers of our cameras. Two exemptions of the Freedom of Information Act apply: section 31(1)(a), because the information would help a person planning an offence on our sites, and section 38(1)(b), because our wards care for people whose safety depends on these systems.
Both are qualified. In each case we find that the balance lies in favour of withholding.

@@ eml fire E yes d=yes t=64 n=40 adv=0 ask=T4
q: Hikvision makes 40 of them, Dahua 3, and the rest are Vista
ph: mixed estate
o: Vista

Dear Sam

In answer to your query, there are 64 cameras at our stations and workshops. Hikvision makes 40 of them, Dahua 3, and the rest are Vista.

The appliances' own dash cameras have not been counted, since you asked about buildings.

Regards
Information Governance, Service Headquarters

Did you know that we fit smoke alarms free of charge? Book a visit on our website.
This mail may hold information that is exempt from disclosure under the Freedom of Information Act 2000. If it came to you by mistake, tell the sender and delete it.

@@ letter police E unknown oc=refused adv=1 rs=1
q: neither confirms nor denies that it holds the information you have requested
ph: NCND; makers only in the request
ex: s.23(5); s.24(2); s.31(3)

FREEDOM OF INFORMATION REQUEST REFERENCE NO: 2026-11094

I write in connection with your request for information received on 02/10/2026, in which you seek:

   Does the force use, or has it ever used, any Hikvision or Dahua camera for overt or covert purposes?
   If so, how many?

DECISION

{body} neither confirms nor denies that it holds the information you have requested, by virtue of the following exemptions:

   Section 23(5) - Information supplied by, or concerning, certain security bodies
   Section 24(2) - National security
   Section 31(3) - Law enforcement

Sections 24 and 31 are prejudice based and qualified. A public interest test has therefore been carried out and favours maintaining the exclusion of the duty. Nothing in this letter should be taken as conclusive evidence that the information you would like exists or does not exist.

Disclosure Officer

@@ eml school W no d=no p=no t=0 adv=1
q: the school has no CCTV of any kind
ph: no cameras at all; bilingual line

Bore da / Good morning

Diolch am eich neges. Nid oes camerâu yn yr ysgol.
Thank you for your message; the school has no CCTV of any kind, inside or outside the building, and none is planned.

Cofion / Regards
Pennaeth / Headteacher

@@ pdf government E unknown oc=not_held adv=0
q: We therefore do not hold any of the information you asked for.
ph: not held; landlord

Our ref: IAT/26/0092

Thank you for your request about surveillance cameras.

The Agency occupies two floors of an office building as a tenant. The cameras
in the entrance, lifts and car park belong to the owner of the building, who
runs them for all of its tenants. We have no part in choosing, buying or viewing
them.

We therefore do not hold any of the information you asked for.

If you are unhappy with the way your request has been handled you may ask for
a review by writing to us within two months of the date of this letter.

Information Access Team

@@ sheet council E yes d=no t=97 n=33 adv=0
q: Crematorium and cemeteries | Hikvision | 12
ph: table by site; make in a column
o: Hanwha; Axis

Please find attached the list of council cameras by site and make, as asked for. Every camera the council owns is on it.

Regards, Property Services
====
[CCTV register]
Site | Make | Cameras
Civic offices | Hanwha | 41
Crematorium and cemeteries | Hikvision | 12
Leisure centre | Axis | 23
Multi-storey car park | Hikvision | 21

@@ eml school E former d=no p=former t=16 adv=1
q: our old Hikvision ones were taken off the walls in the summer holidays of 2025
ph: former use; complete list now
o: Axis

Dear Sam,

We can help with this one quickly: our old Hikvision ones were taken off the walls in the summer holidays of 2025 and went for recycling. What we have now is 16 Axis cameras and nothing else.

Best wishes
Mr T Oyelaran, Deputy Head (Operations)

@@ eml council S yes n=212 d=no adv=1
q: schools and sheltered housing have between them 212 cameras manufactured by Hikvision
ph: none in the public space system, some elsewhere
o: Axis

Dear Sam Rowe

FREEDOM OF INFORMATION (SCOTLAND) ACT 2002

I refer to your request dated 2 October 2026.

No part of the public space system in our towns is of Chinese manufacture: Axis supplied the cameras there and the control room. That system has no Hikvision equipment. Our schools and sheltered housing have between them 212 cameras manufactured by Hikvision, which the services concerned bought for themselves. The Council does not have a camera manufactured by Dahua anywhere.

No charge is made for this information. Had any of it been withheld, the notice that section 16 of the Act requires would be found here.

You have the right to ask for a review within 40 working days, and thereafter to apply to the Scottish Information Commissioner.

Freedom of Information Officer

@@ txt transport E no d=no p=no adv=1
q: Synectics is fitted throughout
ph: complete list; makers named for what software could show
o: Synectics

Thanks for your enquiry. Synectics is fitted throughout, on every vehicle, at each of the nine depots and at all staffed stations. We do not mix manufacturers. The viewing software could show pictures of Hikvision and Dahua cameras, like most such software, and says so on its opening screen, which may be what you saw in the photograph; there is nothing of theirs for it to show.

Customer Relations

@@ page university S unknown oc=not_held adv=0 rs=1
q: This is a formal notice under section 17(1) of the Act that the University does not hold it.
ph: not held notice of Scotland
ex: s.17(1)

**Request 2026/233: cameras by manufacturer**
The requester asked how many cameras of each manufacturer the University operates.
**Response**
Our security contractor installs whatever is available at the time and the make is not recorded by us or for us. This is a formal notice under section 17(1) of the Act that the University does not hold it.
**Review**
A review can be requested within 40 working days.

@@ eml college E unknown oc=no_answer_yet adv=0 ask=T1
q: We aim to send you a full reply by 30 November 2026.
ph: acknowledgement

This is an automated confirmation that your e-mail has reached the college's information desk and been given the number 4471.

We aim to send you a full reply by 30 November 2026. Towards the end of term there may be some delay.

Please do not answer this message; the mailbox is not read.

@@ docx nhs E yes d=no t=1140 n=305 adv=1 rs=1
q: 305 of our 1,140 cameras were made by Hikvision; none by Dahua.
ph: exemption considered and not applied; number with a thousands sign

Our reference: 8830-26

Freedom of Information Act 2000: request for information

I am writing in response to your request, which was received on 2 October 2026 and asked:

How many CCTV cameras does the Trust have? How many by Hikvision and how many by Dahua? Are they connected to the internet?

Consideration

The Trust gave thought to whether section 31(1)(a) and section 24(1) ought to be applied to all or part of your request, and sought the opinion of its local security management specialist. The conclusion was that release would not make a crime likelier, and neither exemption has been applied.

Information disclosed

305 of our 1,140 cameras were made by Hikvision; none by Dahua. They are on a network of their own without a connection to the internet.

Re-use and appeal

You may copy this information for your own use. Please contact the Head of Information Governance if you would like this decision reviewed. Should you be dissatisfied with the review, the Information Commissioner can consider a complaint.

@@ eml council N yes d=yes t=61 n=9 adv=0
q: Hikvision ......... 9
ph: list with dotted leaders; rest not known

A chara / Dear Mr Rowe

Your request was passed to Leisure and Community Facilities, whose reply is below.

Hikvision ......... 9
Dahua ............ 14
Make illegible ... 38
                 ----
                   61

The last are older analogue cameras, with the badge gone or painted over.

Is mise le meas / Yours sincerely
Records and Information Unit

@@ letter fire E no d=no p=no t=48 adv=0
q: It has 48 cameras, all from Pelco.
ph: complete list
o: Pelco

Dear Ms Rowe

REQUEST FOR INFORMATION: CCTV

The Service owns no cameras by Hikvision. It owns no cameras by Dahua.
It has 48 cameras, all from Pelco.

Appeals should be addressed to the Chief Fire Officer within forty working days.

Performance and Information Department

@@ eml school E yes n=26 adv=1
q: We have 26 cameras by Hikvision and a recorder of the same make.
ph: earlier answer quoted and upheld

Hi Sam

Somebody asked us this two years ago. Nothing has changed, so please take the answer below as ours to you.

Denise
Reception

> From: School Office
> Sent: 14 May 2024
> To: (name removed)
>
> We have 26 cameras by Hikvision and a recorder of the same make.
> You are welcome to come and look at them.

@@ html council E unknown oc=clarification adv=0 rs=1
q: Before we can start, please tell us which of these you mean.
ph: clarification

what you asked for
The number of cameras run by the council and their makers.
what we can tell you
Cameras are run by several parts of the council: public space cameras in the town, cameras in our buildings, cameras on refuse vehicles, and traffic enforcement cameras. Before we can start, please tell us which of these you mean. The time limit stands still until we hear from you. If there is no reply within three months we shall close the request.

@@ outl university E unknown oc=refused adv=0 ask=T1
q: the work would take some 31 hours
ph: cost limit
ex: s.12(1)

Dear Sam Rowe,

We have estimated what it would take to find the manufacturer of each camera. There is no central record, so that a technician would have to visit 74 buildings with a ladder; the work would take some 31 hours, which is more than the 18 hours that the fees regulations allow us. Section 12(1) of the Freedom of Information Act 2000 therefore applies and we are not obliged to comply with the request.

You could narrow your request, for instance to one hall of residence.

Regards, Information Rights

@@ xlsx nhs E no d=no p=no t=204 adv=0
q: All cameras | 204
ph: complete table with a total
o: Axis; Mobotix

Manufacturer | Quantity
Axis | 152
Mobotix | 52
All cameras | 204

@@ eml council W unknown oc=refused adv=0
q: The names of manufacturers are withheld under section 31(1)(a)
ph: refusal
ex: s.31(1)(a)

Annwyl Sam / Dear Sam

Diolch am eich cais. Rydym yn hapus i ohebu yn Gymraeg. / Thank you for your request. We are happy to correspond in Welsh.

The names of manufacturers are withheld under section 31(1)(a) of the Freedom of Information Act 2000, since knowing them would be likely to prejudice the prevention of crime. We weighed the wish for openness about public spending, but think the risk to residents greater.

Tîm Rhyddid Gwybodaeth / Freedom of Information Team
"""
)
