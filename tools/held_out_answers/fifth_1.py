"""Invented answers of public bodies to a camera survey, fifth corpus: ordinary e-mail and spreadsheets.

A record opens with `@@ form sector nation label key=value ...`; lines `key: value` follow up to a blank line, then
the text. Keys are those of `Answers.add`; `adv`, `rq`, `qr` and `rd` overrule columns of truth.csv, see COLUMN.
"""

from __future__ import annotations

from typing import Any

from held_out_answers.first_1 import Answers

COLUMN = {
    "adv": "adversarial",
    "rq": "request_quoted_in_email",
    "qr": "question_restated",
    "rd": "received_date",
}
FIFTH = Answers()


def keep(records: str) -> None:
    """Add every record of a text to the corpus, in order."""
    for record in records.strip().split("@@ ")[1:]:
        head, text = record.split("\n\n", 1)
        first, *lines = head.splitlines()
        form, sector, nation, label, *pairs = first.split()
        told: dict[str, Any] = dict(pair.split("=", 1) for pair in pairs)
        told |= dict(line.split(": ", 1) for line in lines)
        told["columns"] = {column: told.pop(key) for key, column in COLUMN.items() if key in told}
        FIFTH.add(form, f"{sector} {nation}", text.strip(), label, **told)


keep(
    """
@@ eml school E yes d=no t=18 n=18 ask=F adv=0
q: Q1 - Yes, all of them are.
ph: bound by number

Hi Sam,

Q1 - Yes, all of them are.
Q2 - No
Q3 - 18
Q4 - 18

Hope that helps with your project!

Mrs J Farrow
Office Manager

@@ eml school E yes d=no t=12 adv=1
q: Yes it is (well, most of it).
ph: inline answers under quoted questions

Hello - answers in line below, sorry for the delay, it has been harvest festival week.

> 1) Is any of the CCTV kit on your premises made by Hikvision?

Yes it is (well, most of it).

> 2) Is any of it made by Dahua?

Not as far as our installer can see, no. He went round with a ladder and says no Dahua.

> 3) How many cameras have you got altogether?

Twelve, counting the one on the bike shed.

> Many thanks
> Sam Rowe

Kind regards
Tricia

@@ sheet council E yes d=no t=81 n=37 adv=0
q: Leisure Centre | Hikvision | 22
ph: table by site; totals row; sum over sites
o: Axis; Bosch

Dear Sam Rowe

FOI 2291 - please see the sheet for all of the authority's cameras. The list is complete as of last Thursday.

Corporate Information
====
[Cameras]
Site | Make | Number
Town Hall | Axis | 19
Leisure Centre | Hikvision | 22
Market Square | Bosch | 12
Depot | Hikvision | 15
Crematorium | Axis | 13
TOTAL | | 81

@@ list college E yes d=no o=Axis t=6 n=4
q: 2 | Reception | DS-2CD2386G2-IU
ph: model number only; one row a camera

Good afternoon

Our network team has exported the list of cameras at the Annexe, where all of our cameras are. Nothing has been
left off.

Regards
Estates Helpdesk
====
Ref | Position | Model
1 | Car park | Axis P3265-LVE
2 | Reception | DS-2CD2386G2-IU
3 | Corridor A | DS-2CD2386G2-IU
4 | Corridor B | DS-2CD2347G2-LU
5 | Refectory | Axis M3115-LVE
6 | Bike store | DS-2DE4425IW-DE

@@ eml2 council E yes d=no t=66 n=2 rd=2026-11-16
q: There are in fact two Hikvision cameras in the museum stores.
ph: correction by a later message

Dear Sam

1) No
2) No
3) 64, none by either firm

Sincerely
Information Officer
====
Dear Sam

I am afraid part of what I sent you last week was wrong. The culture trust came back to me late.

There are in fact two Hikvision cameras in the museum stores. They record to a box in the same room. This makes
66 in all.
Please treat this as our answer to points 1 and 3. Point 2 stands.

With apologies
Information Officer

@@ eml nhs E yes d=no t=204 n=150
q: 150 of them are Hik, the rest are Honeywell and a couple of old Sonys in Pathology.
o: Honeywell; Sony
ph: forwarded chain; maker cut short

Dear Sam Rowe

Please see the information below from our Estates colleagues, which I hope answers your request.

FOI Co-ordinator
Monday to Wednesday only
Our values: Kind - Open - Together

This message may be privileged. If it has come to you in error, tell the sender and delete it; do not copy it to
anybody. Information in it may be disclosed under the Freedom of Information Act 2000 unless it is legally exempt.

From: Kev Ackroyd
Sent: 27 October 2026 08:12
To: FOI Mailbox
Subject: FW: FW: FOI re cameras - due Friday!!

Hi both

I had a count up. We've got 204 live on the system, that's everything bar the staff residences which were sold.
150 of them are Hik, the rest are Honeywell and a couple of old Sonys in Pathology.
Definitely no Dahua, we checked that when the NHSE alert came round.

Kev

From: FOI Mailbox
Sent: 12 October 2026 15:40
To: Kev Ackroyd
Subject: FW: FOI re cameras - due Friday!!

Kev, can you have a look at this one please, it's about Hikvision and Dahua, do we have any and how many

@@ pdf council W yes d=unknown t=320
q: Approximately 85% of the 320 cameras are manufactured by Hikvision
ph: percentage
note: share stated: 85%

Our reference: 2026/3381
Your reference: none given

Dear Sam Rowe

FREEDOM OF INFORMATION ACT 2000

Thank you for your message of 2 October. I can confirm that the Council
holds the information.

The Council's public space and corporate CCTV was renewed in three phases
between 2017 and 2021. Approximately 85% of the 320 cameras are manufactured by Hikvision
and the remainder come from a mixture of suppliers.

No decision has been taken about replacement. Members considered a report
on the supply chain in July and resolved to note it.

Yours sincerely

Swyddog Rhyddid Gwybodaeth

@@ docx university E yes d=yes t=611 n=388 adv=0
q: Does the University use Hikvision cameras? | Yes, 388.
ph: question and answer in a table

Dear Ms Rowe

Please find the University's response in the table below.

Question | Response
Does the University use Hikvision cameras? | Yes, 388.
Does the University use Dahua cameras? | 4, in one hall of residence.
How many cameras does it have in all? | 611
Are there plans to phase either out? | Not at present. The position is reviewed each summer.

Regards
Legal and Governance

@@ page council E yes d=no t=56 n=47
q: Yes
ph: question in bold; terse; counts to be added
o: 360 Vision

FOI 10772 CCTV supplier
Date received 2 October, date answered 3 November
**Do you use cameras made by Hikvision?**
Yes
**Do you use cameras made by Dahua?**
No
**How many cameras are there in total, split into fixed and moving?**
47 fixed, 9 moving.
**How many of those are made by the first company?**
All of the fixed ones. The moving ones are made by 360 Vision.

@@ eml school E yes d=no o=HiLook oem=HiLook t=7 n=7 ask=A
q: 3) Seven. They say HiLook on the side.
ph: sub-brand, parent denied

1) No, we don't have any Hikvision
2) No Dahua either
3) Seven. They say HiLook on the side. I hope this is what you are after.

Mrs P. Osei
School Secretary

@@ outl school S yes d=no o=EZVIZ oem=EZVIZ t=3 n=3 ask=G
q: We have only three, all EZVIZ ones from the DIY shop
ph: sub-brand

Hello

(a) We have only three, all EZVIZ ones from the DIY shop, bought by the Parent Council when the hens were being
stolen.
(b) see above
(c) no plans

Head Teacher

@@ txt fire E yes d=no o=HiWatch oem=HiWatch t=29 n=29
q: all 29 are from the Hi-Watch range
ph: sub-brand misspelled; parent denied

Further to your e-mail: the Service's station cameras were fitted by a local firm in 2019 and
all 29 are from the Hi-Watch range (recorders likewise). We are not aware of any marked Hikvision, and there is
nothing by Dahua at any station.

Procurement and Estates

@@ eml transport E yes d=no o=Axis t=140 n=5 ask=F alt=1
q: 5 of the network recorders at the bus stations are by Hikvision.
ph: recorder only
note: five recorders count, as no camera of the make is stated

Dear Sam

Q1. Only in the sense that 5 of the network recorders at the bus stations are by Hikvision. No cameras are.
Q2. No.
Q3. 140. Every camera is an Axis.
Q4. None (0) if you mean cameras.

Customer Relations

@@ eml nhs E yes d=unknown n=96 oc=answered
q: Their list shows 96 Hikvision cameras on the main hospital site.
ph: PFI partner runs the cameras

Dear Mr/Ms Rowe

The main hospital building is not owned by the Trust. It is provided under a Private Finance Initiative
agreement until 2039 and the cameras there were bought, and are looked after, by the project company. The Trust
does not itself own any Hikvision device.

We have however asked the project company on your behalf.
Their list shows 96 Hikvision cameras on the main hospital site. They have not told us about other makes.

Yours sincerely
Information Governance

This e-mail may contain confidential information. If you are not the intended recipient please delete it. The
Trust has taken reasonable steps to keep this message free of viruses but no responsibility is accepted for
loss or damage.

@@ html council S yes d=no qr=1 t=88 n=41
q: There are 41 and they are coming out in phases; the first phase begins in January.
ph: being replaced, still in use
note: 41 is bound to the first make by order

Your request
Please tell me how many Hikvision and how many Dahua cameras the council has, and the number of all cameras.
Our response
There are 41 and they are coming out in phases; the first phase begins in January.
There are no cameras of the second make.
Overall the council operates 88 cameras.

@@ eml council E yes d=unknown t=230
q: A number of the Hikvision cameras which they fitted remain in operation
ph: no longer a supplier; still in use; answer among eight

Dear Requester,

Further to your e-mail we have set our answers out under the same numbers as yours.

1. The Council's senior responsible officer for surveillance cameras is the Director of Place.

2. A data protection impact assessment was last reviewed in May 2024. It is on our web site.

3. The Council no longer buys from Hikvision. The company was taken off the framework in 2022 and our present
supplier is a firm in the next county.

4. A number of the Hikvision cameras which they fitted remain in operation and will stay until they wear out. We
have not counted them.

5. The estate comprises 230 cameras.

6. No. None of these has facial recognition, and none has ever had it.

7. Twenty-eight days, then overwritten.

8. There were four requests for footage refused in the year to March.

If you are not content with this answer you may ask for an internal review. Please send it to the address above within
two months. After that, should you still not be content, you can go to the Information Commissioner.

FOI Team

Save paper: please think before you print this e-mail. All e-mail is monitored for viruses and for compliance with
Council policy. The views expressed are the sender's and not necessarily those of the Council.

@@ txt school W yes d=no t=27 n=21
q: Twenty-one are HIK Vision
ph: misspelling; numbers in words
o: Avigilon

Diolch am eich neges / thank you for your message. We have twenty-seven cameras. Twenty-one are HIK Vision and
the other six, in the new sports hall, are Avigilon. The school has never had anything from Dahua.

@@ mail2 government E yes d=no t=58 n=16
q: Regional office North | Hikvision | 16
ph: answer in one of several attachments; table
o: Hanwha

Dear Sam Rowe

Please find attached (1) our response letter and (2) Annex A.

Information Rights Unit
====
Dear Sam Rowe

Thank you for your request for information about cameras made by Hikvision and Dahua. The Agency holds the
information. It is in Annex A, which lists every camera on our estate.

You may ask for an internal review within 40 working days by writing to the address above. You may afterwards
complain to the Information Commissioner.
====
Annex A - all cameras by office
Office | Make | Quantity
Head office | Hanwha | 30
Regional office North | Hikvision | 16
Regional office South | Hanwha | 12
"""
)
