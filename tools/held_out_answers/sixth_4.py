"""Invented answers of public bodies to a camera survey, sixth corpus, fourth part: answers that mislead a quick eye."""

from __future__ import annotations

from held_out_answers.sixth_3 import SIXTH, keep

__all__ = ["SIXTH", "keep"]

keep(
    """
@@ eml school E yes d=no t=12 n=12 adv=1 oem=HiLook
q: all 12 have HiLook printed on them
ph: sub-brand; parent denied; misspelling
o: HiLook

Hi there

We aren't a Hikvison school! I have been round with the caretaker and all 12 have HiLook printed on them. Our alarm man says it's a good make and nothing to do with the one in the papers. No Dahau either.

Have a nice half term
Mrs B, Office

@@ docx council E unknown oc=refused adv=1
q: we are not obliged to disclose the manufacturer or the contract value
ph: makers only in the public interest test; two sections
ex: s.31(1)(a); s.43(2)

Response to request FOI/2026/8846

Decision

The council holds the information. For the reasons below we are not obliged to disclose the manufacturer or the contract value.

Section 31(1)(a)

Arguments for: residents are entitled to know whether they are filmed by Hikvision cameras. Members asked in July whether the council's cameras come from Hikvision, and a motion was put that none should. A neighbouring authority has said that 140 of its cameras are Dahua.

Arguments against: known weaknesses are published by manufacturer and model. A list of both, by street, would be a manual.

Section 43(2)

Our supplier gave us a price that it does not give others. It would be likely to lose by publication, and we by its next tender.

Balance

We conclude that the balance favours withholding under either section.

@@ letter university E no d=no p=no t=512 adv=1
q: The whole of the estate, 512 cameras, is by i-PRO and Axis.
ph: policy prose; abandoned purchase; complete list
o: i-PRO; Axis

Dear Sam Rowe

Thank you for your interest in how the University chooses its cameras.

In November 2022 the Cabinet Office told departments to stop fitting certain
cameras at sensitive sites. Although we are not a department, our Council
adopted the same line in the following spring. At that moment an order for
forty Dahua cameras for the new library was open; it was cancelled and none
was delivered. A Hikvision trial that Estates had pencilled in for the car
parks was likewise dropped before it began.

The whole of the estate, 512 cameras, is by i-PRO and Axis.

I should add that those who lease our shops and our research park put up what
they like. We have no say in it and your request, which was for cameras of the
University, does not reach them.

Yours sincerely

Secretary and Registrar

@@ eml nhs E unknown oc=not_held adv=1
q: No register of what is already on the walls exists
ph: policy naming makers; not held

Dear Sam

Since 2023 the Trust's digital security standard has said that equipment of Hikvision, Dahua, Hytera and ZTE is not to be bought. That standard applies to new purchases only. No register of what is already on the walls exists, either at the centre or at the sites, so the information you have asked for isn't held.

The standard is published in our document library if you would like to read it.

With best wishes
FOI Lead

@@ eml council E yes t=96 n=47 adv=1 ask=T4
q: Of the ninety-six cameras now up, forty-seven are theirs
ph: no longer a supplier; words for numbers; pronoun

Hello

The council stopped buying from Hikvision in 2021 and they are no longer on our list of approved suppliers. Of the ninety-six cameras now up, forty-seven are theirs and will stay until they fail.

Parking and Public Realm

How we use your personal data: we keep your name and address for three years so as to answer you and to report on how quickly we answer. We do not pass them on, unless the law makes us. You may object.

If this answer is a refusal in whole or in part and you disagree with it, ask for a review within 40 working days. Requests for review received later may be turned down. Should you then still be unhappy, the Information Commissioner's Office may look into it.

@@ outl college E no d=yes t=52 adv=1 ask=T4
q: We have the former, seven of them at the two car parks, but not the latter.
ph: the former and the latter; order of the quoted request

Dear Sam

We have the former, seven of them at the two car parks, but not the latter. Fifty-two altogether, on all sites.

Regards
Estates

@@ xlsx transport E yes d=yes t=59 n=21 adv=1
q: Platform 1 | DS-2CD2T47G2-L | 21
ph: model numbers only
o: Hanwha

Position | Model | Units
Platform 1 | DS-2CD2T47G2-L | 21
Platform 2 | IPC-HFW5442E-ZE | 15
Ticket hall | Hanwha XNV-8080R | 23
Whole station | | 59

@@ html council E no d=yes t=48 adv=1 rs=1
q: Axis, Hikvision, Dahua and Bosch cameras come to 31, 0, 12 and 5 respectively
ph: respectively; zero among numbers
o: Axis; Bosch

what you asked for
How many cameras of each manufacturer do you operate?
what we can tell you
Axis, Hikvision, Dahua and Bosch cameras come to 31, 0, 12 and 5 respectively. There are 48, then, if one adds them up.

@@ eml transport E unknown oem=TruVision t=34 adv=1
q: The 34 cameras at our depots are branded TruVision.
ph: rebrand of a third party
o: TruVision

Dear Sam,

The 34 cameras at our depots are branded TruVision. The invoices do not say which factory that firm buys from and we have not asked.

Regards
Fleet and Premises

@@ letter police E unknown oc=partial p=yes adv=1 rs=1
q: The force has fourteen unmanned aircraft, all of them made by DJI.
ph: drones of the PRC; body-worn; CCTV refused
o: Axon; DJI
ex: s.31(1)(a)

Ref 5519/26

1. Which manufacturers supply your body-worn video?

   Axon.

2. Which manufacturers supply your drones, and how many have you?

   The force has fourteen unmanned aircraft, all of them made by DJI.

3. Do any of your CCTV systems include equipment by Hikvision or Dahua?

   The information is held. It is exempt under section 31(1)(a), law enforcement,
   as the answer would show how custody and other secure areas are protected.
   A harm and public interest test is enclosed with this letter.

@@ eml2 council E no d=no p=no t=30 adv=1 day=2026-11-16
q: All thirty are Hanwha.
ph: correction by a later message
o: Hanwha

Dear Sam

There are 30 cameras in the shopping precinct. They're Hikvision, as far as I can see from the maintenance sheet.

Town Centre Manager
====
Dear Sam

Please disregard what I wrote last week. The sheet I had taken it from was for the precinct before it was refitted under the previous owner, long before we got it; our contractor went up yesterday. All thirty are Hanwha. We have not had any others, and the council has no cameras elsewhere.

Town Centre Manager

@@ eml council W yes d=no t=140 n=33 adv=1 ask=A
q: 1. Oes / Yes
ph: bilingual; curt; bound by number

1. Oes / Yes
2. Nac oes / No
3. 140 – 33 – 0

Diolch / Thank you
Gwasanaethau Cwsmeriaid / Customer Services

@@ docx council S unknown oc=refused adv=1 rs=1
q: I am therefore refusing your request
ph: environmental regulations of Scotland; refusal
ex: reg.10(5)(a) EISR; s.39(2)

Environmental Information (Scotland) Regulations 2004: cameras at fly-tipping sites

Dear Sam Rowe

You asked which company made the cameras that we move about the county to watch places where waste is dumped, and how many we have.

What is dumped on land is environmental information and so are measures against it. Section 39(2) of the Freedom of Information (Scotland) Act 2002 exempts it from that Act, so that I deal with your request under the Regulations.

Regulation 10(5)(a) covers information which would prejudice substantially public safety. Cameras of the sort have been found and smashed twice this year, on both occasions with injury to a warden. Those responsible would learn from the model what to look for. I am therefore refusing your request, the public interest in safety being stronger than that in knowing whose cameras they are.

You may seek a review within 40 working days.

@@ letter school E yes d=no t=38 n=38 adv=1
q: Al of our 38 carneras were insta led in 2020 and are Hikv1sion.
ph: damage as of a scanned letter

In rep y to your let er of 2 October we answer as fol ows.

Al of our 38 carneras were insta led in 2020 and are Hikv1sion.
We have no Dahua carneras. They record to a server in the off ice
and pictures are kept for thirty da ys.

Yours sincere ly
C erk to the Govern ors

@@ pdf government E yes d=no t=16 n=1 adv=1
q: a single Hikvision recorder, model DS-7616NI-K2
ph: recorder only; cameras by another maker
o: Hanwha

Thank you for your request.

The Agency's laboratory has sixteen cameras, all by Hanwha. They are
recorded on a single Hikvision recorder, model DS-7616NI-K2, which will be
changed when its discs wear out.

Nothing by Dahua is in use. Our head office is covered by the landlord, who
has told us that he has no cameras there.

Correspondence and Enquiries

@@ eml council E no d=no p=no t=20 adv=1
q: We own twenty cameras ourselves and they are Axis.
ph: pictures received from another body's cameras
o: Axis
alt: 1

Dear Sam

We own twenty cameras ourselves and they are Axis. Our control room is also sent pictures from the railway station, where the train operator has fourteen Hikvision cameras; those are for the operator to buy, mend and remove, and we cannot turn or record them.

Kind regards
CCTV Manager
"""
)
