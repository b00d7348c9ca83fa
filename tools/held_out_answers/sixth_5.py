"""Invented answers of public bodies to a camera survey, sixth corpus, fifth part: more that mislead a quick eye."""

from __future__ import annotations

from held_out_answers.sixth_4 import SIXTH, keep

__all__ = ["SIXTH"]

keep(
    """
@@ docx school E yes d=no t=31 n=13 adv=1
q: Junior | Hikvision | 8
ph: ditto marks; sum over sites
o: Samsung

Reply on behalf of the four schools of our federation

School | Make | Number
Junior | Hikvision | 8
Infant | " | 5
Nursery | none | 0
Secondary | Samsung | 18

That is the full extent of the cameras of the federation. A ditto mark means that the entry above applies.

@@ eml university N unknown oc=refused adv=1
q: the information is reasonably accessible to you by other means
ph: refusal because published; a make in the news
ex: s.21

Dear Sam Rowe

Your request is one of several that we received after the item on the evening news about Hikvision cameras at a town hall across the water.

We consider that the information is reasonably accessible to you by other means and is therefore exempt under section 21 of the Freedom of Information Act 2000. Every camera is entered with make and location in the annual security report, which is on the publications page of our website.

Please note that section 21 is an absolute exemption.

Information Governance

@@ html nhs E unknown oc=no_answer_yet adv=1 rs=1
q: we need further time to consider where the public interest lies
ph: delay; makers named in passing

your request
Make and number of surveillance cameras.
our response
We have found the information you asked for about Hikvision and Dahua cameras. A qualified exemption may apply to it, and we need further time to consider where the public interest lies. We expect to write to you by 4 December 2026.

@@ eml council S no d=no p=no t=19 adv=1
q: The present nineteen are all Vivotek.
ph: planned purchase
o: Vivotek

Dear Sam

The Council has just accepted a tender for 26 Dahua cameras, which are to be fitted from January 2027. Until then nothing changes. The present nineteen are all Vivotek.

A review of this reply may be asked for under section 20 of the Freedom of Information (Scotland) Act 2002.

Roads and Transportation

@@ mailpdf council E former d=yes adv=1
q: the forty-four Hikvision units remain on their columns without power
ph: switched off but still mounted; another maker in use

Dear Sam

Our reply is attached as a PDF. Let us know if you need it in another format.

Kind regards
Customer Insight
====
Town centre cameras: reply to information request 90-26

Since the new control room opened in May 2025
the forty-four Hikvision units remain on their columns without power
or network. They will come down when the lighting contractor next has a
platform in the street; they do not see or record anything.

Six Dahua cameras are live, in the subway. For the remainder of the system we
use a mixture, which was not part of your question.

@@ eml government E yes d=no t=250 adv=1
q: A little over two thirds (68 per cent) come from Hik Vision
ph: percentages; misspelling
o: Axis
note: share stated: 68%

Dear Sam,

We run 250 cameras at our test centres. A little over two thirds (68 per cent) come from Hik Vision and the other 32 per cent from Axis.

I should be grateful if you would confirm receipt.

Information Rights Officer

@@ letter fire E no d=no t=85 adv=1 rq=1
q: Questions 1 and 2: nil return.
ph: long disclaimers; nil return

From: Information Requests
Sent: 03 November 2026 16:52
To: Sam Rowe
Subject: FW: RE: RE: FOI - CCTV [OFFICIAL]

CAUTION: This e-mail came from outside the organisation. Do not click on
links unless you know that the content is safe.

Sam

See below from our premises team. Sorry that it took so long.

Questions 1 and 2: nil return.
Question 3: 85; therefore not applicable as to the split.

Regards

**********************************************************************
This message may contain privileged material. If it is not meant for you, do
not use, copy or pass it on. The Authority watches its e-mail and cannot be
held liable for damage caused by viruses. Consider whether you need to print
it. Calls to our control room are recorded and CCTV is in operation.
**********************************************************************

-----Original Message-----
From: Sam Rowe
Sent: 02 October 2026 09:00
To: Information Requests
Subject: FOI - CCTV

1) Do you at present use CCTV equipment made by Hikvision?
2) Do you at present use CCTV equipment made by Dahua?
3) How many cameras do you run, and how many of them by each of the two firms?

@@ list nhs E former d=no p=former t=90 adv=1
q: Outpatients | Hikvision | 12 | Removed 2024
ph: status in a column; removed cameras beside those in use
o: Hanwha; Bosch

The asset list attached holds everything that was ever fitted in our hospitals, with what has become of it.

Estates and Capital

Note by the FOI office: where a line of the list reads "Removed", the item was taken out of the building in that year.
====
Area | Brand | Qty | Status
Outpatients | Hikvision | 12 | Removed 2024
Outpatients | Hanwha | 14 | In use
Main entrance | Bosch | 9 | In use
Theatres | Hanwha | 67 | In use
Mortuary | Hikvision | 3 | Removed 2025

@@ eml college W unknown oc=not_held adv=1 rs=1
q: they are the county council's and we hold nothing about them
ph: question echoed; another body's cameras; bilingual footer

Dear Sam

You asked whether the college uses Hikvision cameras and, if it does, when the Hikvision cameras will go. Since we share the campus with the leisure centre, the cameras on it were put up by the leisure service; they are the county council's and we hold nothing about them.

Regards
Assistant Principal

Rydym yn croesawu gohebiaeth yn Gymraeg. Ni fydd gohebu yn Gymraeg yn arwain at oedi.
We welcome correspondence in Welsh. Corresponding in Welsh will not lead to delay.

@@ letter council E unknown t=517 oc=partial adv=1 rs=1
q: Their names are withheld in accordance with section 31(1)(a) and section 24(1).
ph: number of makers told, names refused
ex: s.24(1); s.31(1)(a)

Dear Sam Rowe

1) Number of cameras

There are 517.

2) Makes (Hikvision / Dahua / Uniview / Axis / other)

We have cameras of four makes. One of the four accounts for more than half of
the total. Their names are withheld in accordance with section 31(1)(a) and section 24(1).

3) Have you carried out a data protection impact assessment?

Yes, in 2022. A copy is enclosed with the makes blacked out.

In weighing the public interest we took account of the concern about Chinese
firms such as Hikvision, and of the fact that a name left out today can be
published when the renewal is over.

Head of Democratic Services

@@ mailtable college N yes d=no t=88 n=34 adv=0
q: Hikvision | 34
ph: table in a mail
o: Avigilon

Please see the figures for the three campuses together.
Make | Cameras
Hikvision | 34
Dahua | 0
Avigilon | 54
Total | 88
Kind regards, Data Protection and FOI Officer

@@ eml2 government E yes adv=1 n=30 t=44 day=2026-11-16
q: Thirty of the forty-four cameras are by Hikvision.
ph: refusal overturned by a review

Dear Sam Rowe

After consideration we are withholding the make of our equipment and the number of units, relying on section 31(1)(a) of the Act. To publish it would tell those who wish us harm which weaknesses to look for.

A member of staff who had nothing to do with this decision can review it, if you ask within two months.

Correspondence Unit
====
Dear Sam Rowe

INTERNAL REVIEW

You asked me to look again at our refusal of last week, which rested on section 31(1)(a). I was not persuaded that the harm described there was more than a possibility, and I do not uphold the refusal.

Thirty of the forty-four cameras are by Hikvision. You did not ask about the other makes.

Having had this review you may, if you remain unhappy, apply to the Information Commissioner for a decision. He will not as a rule take up a complaint unless the review is over.

Deputy Director, Corporate Services

@@ txt school E unknown oc=not_held adv=0
q: we don't keep a note of who made them
ph: not held

Thank you for your letter. The cameras were here before any of the present staff and we don't keep a note of who made them or of how many there are. If any should turn out to be Hikvision when they are next serviced we would want to know as well. I'm sorry that we cannot help any further.

Chair of Governors

@@ eml council E former adv=1 rs=1
q: The last Hikvision camera was disconnected in March 2026
ph: former use; others not told

Dear Sam

You asked whether the council has cameras of Hikvision. The last Hikvision camera was disconnected in March 2026 as the final step of our replacement project, and all have since been sent for destruction.

Kind regards
Community Safety
"""
)
