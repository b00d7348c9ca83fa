"""Invented answers of public bodies to a camera survey, sixth corpus, third part: refusals, estates, two attachments."""

from __future__ import annotations

from held_out_answers.sixth_2 import SIXTH, keep

__all__ = ["SIXTH", "keep"]

keep(
    """
@@ letter nhs E unknown oc=refused adv=1 rs=1
q: To comply would therefore take us over the appropriate limit.
ph: cost limit; a make named only as an example
ex: s.12(1)

Dear Sam Rowe

FOI 26/0771

You asked for:
"a list of every surveillance camera on your sites with make, model, firmware
and date of installation".

The Trust has 41 properties. Records of what is fitted in each are kept on
paper in the building's log book, if at all. Our compliance officer tried this
at one health centre: the log book merely said "8 cams, dome, as per quote",
and it took him two hours with a step ladder to find out what they were. At two
hours a property the work comes to 82 hours.

To comply would therefore take us over the appropriate limit. Section 12(1) of
the Act applies and the request is refused.

In the spirit of section 16, may we suggest that you ask about a single site or
a single make (for example "have you bought Hikvision cameras since 2023?"); we
could search our orders for that.

Information Governance Department

@@ page council E yes oc=partial n=81 adv=1 rs=1
q: The council has eighty-one.
ph: number in words; places refused
ex: s.31(1)(a)

**1. How many cameras made by Hikvision does the council have in use?**
It had 120 in 2022, of which thirty-nine have been taken out.
The council has eighty-one.
**2. In which streets and buildings are they?**
We do not release this. Section 31(1)(a) of the Freedom of Information Act 2000 is engaged, because the gaps between cameras would show.
**3. When do you expect to take the last of them out of use?**
The medium-term capital plan says 2030.

@@ eml government N unknown oc=refused adv=0 ask=T5
q: have concluded that it should not be disclosed
ph: refusal with two sections
ex: s.31(1)(a); s.38(1)(b)

Dear Sam

Further to your request, we hold this information and have concluded that it should not be disclosed. The exemptions at section 31(1)(a) (law enforcement) and section 38(1)(b) (health and safety) of the Freedom of Information Act 2000 apply to all three of your questions.

Staff of this Agency have been the target of threats at their place of work. What helps a person get past a camera puts them in danger; that outweighs the interest, which we accept is genuine, in where such equipment comes from.

Please contact the Review Section within two months should you be unhappy.

@@ docx council W yes d=no t=64 n=29 adv=1
q: mae 29 ohonynt wedi'u gwneud gan Hikvision
ph: letter in Welsh alone

Ein cyf: RhG 2026-318

Annwyl Sam Rowe

Diolch am eich cais dyddiedig 2 Hydref 2026 am wybodaeth ynghylch camerâu teledu cylch cyfyng.

Mae gan y Cyngor 64 o gamerâu, ac mae 29 ohonynt wedi'u gwneud gan Hikvision. Nid oes gennym gamerâu Dahua.

Os ydych yn anfodlon â'r ymateb hwn, gallwch ofyn am adolygiad mewnol cyn pen 40 diwrnod gwaith.

Yn gywir
Swyddog Rhyddid Gwybodaeth

@@ mailtable school E yes d=no t=123 n=43 adv=1
q: Hikvision | 9 | 34 | 0 | 43
ph: makers as rows, schools as columns; totals row
o: Concept Pro; Hanwha

Figures for the whole trust are in this table, put together by our central IT team.
Make | Infant School | High School | Sixth Form | All
Hikvision | 9 | 34 | 0 | 43
Concept Pro | 3 | 0 | 0 | 3
Hanwha | 0 | 51 | 26 | 77
Dahua | 0 | 0 | 0 | 0
All | 12 | 85 | 26 | 123
The Sixth Form was rewired this year, hence only one make there.

@@ sheet university E no d=no p=yes t=84 adv=1
q: Halls of residence | Uniview | 60
ph: two sheets; another maker of the PRC; complete list
o: Axis; Uniview

Hello

Our answer is in the workbook: one sheet for the teaching buildings, one for the halls. Together they are the whole of our CCTV.

Thank you
Facilities Help Desk
====
[Teaching]
Building | Manufacturer | Cameras
Chemistry | Axis | 11
Law | Axis | 13
====
[Halls]
Building | Manufacturer | Cameras
Halls of residence | Uniview | 60

@@ letter police S unknown oc=refused adv=1 rs=1
q: the information sought is exempt from disclosure
ph: refusal notice of Scotland
ex: s.35(1)(a); s.39(1)

FREEDOM OF INFORMATION (SCOTLAND) ACT 2002

I refer to your recent request for information, which has been handled in
accordance with the Act. For ease of reference, it is replicated below together
with the response.

   Please tell me the manufacturer of the CCTV in each of your stations. If any
   of it is made by Hikvision or Dahua, tell me how many units and whether they
   will be removed.

In response to your request, I have to tell you that the information sought is exempt from disclosure and
this letter is a notice of refusal under section 16 of the Act. The exemptions
which I consider to apply are:

Section 35(1)(a) - prevention or detection of crime
Section 39(1) - health, safety and the environment

Public awareness of how money is spent would favour disclosure. The efficient
and effective conduct of the service, and the safety of those in its custody,
favour withholding, and I have found that the latter outweighs the former.

Should you require any further assistance please quote the reference above.

@@ eml council E former adv=1 n=0 d=no
q: nine Hikvision cameras, which are in boxes at the depot
ph: equipment in store

Dear Sam Rowe

Housing Services advise that there are nine Hikvision cameras, which are in boxes at the depot since the sheltered schemes were refitted last winter. They are not connected to anything and will be collected by a recycler once a certificate of erasure has been agreed. No Hikvision camera is in service anywhere in the council.

The council has not had Dahua equipment.

Customer Feedback Team

@@ txt college E unknown oc=not_held adv=1
q: The college does not hold a list of what they have fitted and is not entitled to one under the agreement.
ph: run by a contractor; not held

Security at the college, including the hire of cameras, is a managed service.
The provider decides on the equipment and takes it away when the term ends.
The college does not hold a list of what they have fitted and is not entitled to one under the agreement.
You might put your questions to the provider, though as a private company they need not reply.

Vice Principal (Resources)

@@ mail2 council E no d=yes t=73 adv=1
q: Dahua | 28
ph: answer only in one of two attachments; makers named in the other
o: Bosch

Good afternoon

Two documents are attached: our review procedure and complaints leaflet, and the answer to your request.

Regards
Information Requests
====
How to complain about our answer

If you asked, say, whether we use Hikvision cameras and we told you nothing, you may ask for a review. A review is free. It is done by somebody senior to the person who answered.
====
Answer to request 7120

These are all of the cameras that we own.

Make | Number
Dahua | 28
Bosch | 45
Total | 73
"""
)
