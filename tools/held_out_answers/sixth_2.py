"""Invented answers of public bodies to a camera survey, sixth corpus, second part: tables, partners, numbered answers."""

from __future__ import annotations

from held_out_answers.sixth_1 import SIXTH, keep

__all__ = ["SIXTH", "keep"]

keep(
    """
@@ docx council E yes d=no t=340 n=57 adv=1 rs=1
q: How many of them are by Hikvision? | 57
ph: table of questions and answers; makers only in the questions

Freedom of Information response 10932

Your question | The council's answer
How many cameras does the council run? | 340
How many of them are by Hikvision? | 57
How many are by Dahua? | Nil
When will those above be replaced? | By the end of the 2028 financial year, subject to funding
Who maintains them? | An outside company under a contract to 2029

If you do not agree with how this was answered, please e-mail the Monitoring Officer.

@@ outl college E yes d=no t=188 n=93 adv=1 ask=T1
q: a. Yes, cameras and recorders, no analytics.
ph: lettered answers to a quoted request

Hello Sam

Answers from our estates office as follows

a. Yes, cameras and recorders, no analytics.
b. No.
c. 188.
d. 93 / nil

Thanks
Aoife
PA to the Vice Principal Finance

@@ page nhs E yes t=255 n=130 adv=1 rs=1
q: Our partner runs 210 cameras in the main hospital, 130 of them by Hikvision.
ph: PFI building; partner's cameras
o: Axis

**Q1. How many cameras does the Trust operate, and on which sites?**
There are 255 in all. The Trust runs 45 itself, at its community clinics.
Our partner runs 210 cameras in the main hospital, 130 of them by Hikvision.
**Q2. Which companies made them?**
For the clinics: Axis. For the main hospital, which was built under a private finance agreement and belongs to the partner until 2041, see Q1; the partner has not told us who made the other eighty there.
**Q3. Are there plans to remove any?**
That would be for the partner. We have asked.

@@ mailpdf police E unknown t=1020 oc=partial adv=1 rs=1
q: The manufacturer of that equipment is exempt by virtue of section 31(1)(a).
ph: number answered, makes refused; letter in PDF
ex: s.31(1)(a)

Good afternoon,

Please see attached our response to your Freedom of Information request.

Kind regards,
Disclosure Unit

This e-mail carries a disclaimer. The recipient is responsible for checking it for
viruses. Any opinions expressed are those of the sender and not of the force.
====
FREEDOM OF INFORMATION RESPONSE 00417/26

Police forces hold their records in ways of their own, so that this answer
should not be set beside those of other forces.

Q1  How many CCTV cameras does the force have in its buildings?
Q2  Please give the manufacturer, e.g. Hikvision, Dahua, Axis.
Q3  Please give the year in which each was installed.

Response to Q1
There were 1,020 on 1 October 2026.

Response to Q2
The force holds this.
The manufacturer of that equipment is exempt by virtue of section 31(1)(a).
Evidence of harm: knowledge of the equipment inside
custody suites and front offices would allow a person to prepare for entering
them unseen.

Response to Q3
See Q2; the year would reveal the generation of the equipment.

@@ letter council S unknown t=302 oc=partial adv=1 rs=1
q: The Council has no record of the makes.
ph: number answered, makes not held; notice of Scotland
ex: s.17(1)

Dear Sam Rowe

REQUEST UNDER THE FREEDOM OF INFORMATION (SCOTLAND) ACT 2002 - 2026/5577

1. The number of CCTV cameras owned by the Council.

   302

2. How many of these are manufactured by Hikvision or Dahua.

   The Council has no record of the makes. In accordance with section 17(1)
   of the Act I must therefore give you notice that this information is not held.

3. The cost of maintaining the cameras in 2025/26.

   GBP 48,112.06

If you are dissatisfied you may, within 40 working days, require the Council to
review its actions. Please mark your letter for the attention of the Head of
Legal and Governance.

@@ eml university W yes d=no t=410 n=75 adv=1
q: 75 of them were manufactured by Hikvision
ph: bilingual letter, Welsh first

Annwyl Sam Rowe,

Diolch am eich cais o dan Ddeddf Rhyddid Gwybodaeth 2000. Mae gan y Brifysgol 410 o gamerâu. Gweithgynhyrchwyd 75 ohonynt gan Hikvision. Nid oes gennym yr un camera gan Dahua.

Os nad ydych yn fodlon ar yr ateb, mae gennych hawl i ofyn am adolygiad mewnol.

--

Dear Sam Rowe,

Thank you for your request under the Freedom of Information Act 2000. The University has 410 cameras; 75 of them were manufactured by Hikvision. We do not have a single camera by Dahua.

If you are not content with the reply, you have the right to ask for an internal review.

Yn gywir / Yours sincerely
Swyddog Cydymffurfio / Compliance Officer

@@ list council E yes d=no t=49 n=6 adv=0
q: Bus station | Hikvision | DS-2DE4425IW-DE | 6
ph: table by site; two makers of the PRC
o: Uniview; Bosch

Dear Sam

The extract attached is complete as at 30 October. We have left out the postcodes.

Asset Management
====
Location | Manufacturer | Model | Number
Town hall | Uniview | IPC3614LE | 17
Bus station | Hikvision | DS-2DE4425IW-DE | 6
Market | Bosch | NDP-5523-Z30 | 4
Sheltered housing | Uniview | IPC2124LE | 22

@@ eml school E yes d=no t=18 n=18 adv=1 rs=0 rq=1
q: Hikvision, every one.
ph: answers written between the lines of the quoted request

Good morning, answers below between your lines.

Mrs Ferris-Hale
Head Teacher

On Fri, 2 Oct 2026 at 09:00, Sam Rowe <sam@survey.example> wrote:
> Dear School
> Q1. Number of CCTV cameras owned or leased

18

> Q2. Manufacturer(s), e.g. Axis, Dahua, Bosch

Hikvision, every one.

> Q3. Do you plan to replace any that were made in China, and when?

No, we have no money for it.

> Yours
> Sam

@@ mailsheet nhs S no d=no p=no t=366 adv=0
q: Avigilon | 310
ph: complete table in an attached sheet
o: Avigilon; Panasonic

Dear Sam

Freedom of Information (Scotland) Act 2002, our reference 1298-FOI-26

The Board's answer is in the sheet attached, which accounts for every camera that the Board has on its hospital and health centre sites.

Kind regards
Corporate Services
====
[Cameras by manufacturer]
Manufacturer | Number
Avigilon | 310
Panasonic | 56
Total | 366

@@ html council N former d=no p=former t=131 adv=1 rs=1
q: 37 Hikvision cameras were in use until February 2025
ph: former use; numbered answers
o: Hanwha; Axis

your request
1. Number of cameras now in use. 2. Their manufacturers. 3. Whether the council uses or has used Hikvision or Dahua cameras.
our response
1. 131.
2. Hanwha (90) and Axis (41).
3. In respect of Dahua, the council never has. As to the other company, 37 Hikvision cameras were in use until February 2025 in the recycling centres; Hanwha ones took their place.

@@ eml government E unknown oc=refused adv=1
q: the information requested is being withheld in full
ph: refusal; makers named in the arguments
ex: s.24(1); s.31(1)(a)

Dear Sam Rowe

Thank you for your enquiry, which we have handled under the Freedom of Information Act 2000.

I can confirm that the Agency holds information within scope. However, the information requested is being withheld in full under section 24(1) (safeguarding national security) and section 31(1)(a) (prevention or detection of crime).

In favour of release, we recognise that there has been much debate about cameras by Hikvision and Dahua on government sites and that the public has an interest in knowing whether departments follow the instruction of November 2022. In favour of withholding, a statement that a site does or does not use a given manufacturer allows a hostile actor to look for known flaws or to cross the site off the list. We find the second to weigh more.

This is not to be read as saying that we do, or do not, use equipment of any company.

@@ docx council E unknown oc=refused adv=1 rs=1
q: we are refusing to disclose this information
ph: environmental regulations; refusal
ex: reg.12(5)(a) EIR

Dear applicant

Request for environmental information: flood and river level cameras

You asked for the manufacturer and number of the cameras by which the council watches culverts, trash screens and river levels. As these concern the state of the water and measures to protect it, we dealt with the request under the Environmental Information Regulations 2004.

The council holds a list. Under regulation 12(5)(a) we are refusing to disclose this information, since doing so would adversely affect public safety: several screens have been tampered with, and those who did it took care over the cameras.

The presumption in favour of disclosure has been borne in mind. The harm is real and recent, and on balance we uphold the exception.

@@ eml2 school E yes d=no n=6 t=20 adv=1 day=2026-11-16
q: six of the twenty turn out to be Hikvision after all
ph: correction by a later message
o: Honeywell

Hi Sam, we have 20 cameras and none of them are Hikvision or Dahua, they are all Honeywell. Thanks, Site Manager
====
Hi Sam

Following my message of last week: the engineer was in today for the service and I asked him to look at the labels. I had it wrong; six of the twenty turn out to be Hikvision after all, the ones on the sports hall. The remaining fourteen are Honeywell as I said. Still nothing from Dahua.

Apologies,
Site Manager

@@ att college E yes t=77 n=25 d=no adv=1
q: Engineering block | Hikvision | 25
ph: answer only in an attached document
o: Sony; Vivotek

Dear Sam

Please find the college's reply attached. The number of cameras is given there together with who made them.

Regards
Principal's Office
====
Annex: where our cameras are, and who made them

Building | Manufacturer | Cameras
Main hall | Sony | 20
Engineering block | Hikvision | 25
Library and refectory | Vivotek | 32
Whole college | | 77

@@ eml university E former d=no p=former t=182 adv=1 ask=T2
q: We had 88 Hikvision cameras; they came out during 2024 and none is up now.
ph: former use; numbered answers to a quoted request
o: Hanwha; Axis

1. Hanwha 150, Axis 32
2. 182
3. We had 88 Hikvision cameras; they came out during 2024 and none is up now. Dahua never.

Regards,
Security Systems Manager

The University is a charity. Please think of the environment before printing this.
We never ask for passwords by e-mail. If you think that information was wrongly withheld, write to the University Solicitor.

@@ pdf transport S unknown oc=not_held adv=0
q: the information you seek is not held by the Partnership
ph: run by the police; notice of Scotland
ex: s.17(1)

Freedom of Information (Scotland) Act 2002
Request 31/26

You asked about the makes of the cameras at our interchanges.

The cameras there were handed over to the police and to the council in 2021.
They are owned, maintained and watched by them. In terms of section 17(1) of
the Act I give notice that
the information you seek is not held by the Partnership
and suggest that you ask those two bodies.

You may ask us to review this reply within 40 working days.

@@ outl fire W no d=no t=57 adv=1 ask=T3
q: ii. 0
ph: numerals of a quoted request; zero for no

Prynhawn da / Good afternoon

i. 57
ii. 0
iii. 0
iv. Amherthnasol / Not applicable

Diolch / Thanks
Llywodraethu Gwybodaeth / Information Governance
"""
)
