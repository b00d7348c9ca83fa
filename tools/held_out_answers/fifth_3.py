"""Invented answers of public bodies to a camera survey, fifth corpus, third part: refused, not held, unsettled."""

from __future__ import annotations

from held_out_answers.fifth_2 import FIFTH, keep

keep(
    """
@@ eml school E unknown oc=no_answer_yet adv=0
q: The school office is closed for half term.
ph: automatic reply

Thank you for your e-mail. The school office is closed for half term. We re-open on Monday 9 November at 8.15
am and will deal with messages then. If your message concerns the safety of a child please ring the county helpline.

This is an automated message, please do not reply.

@@ outl council E unknown oc=no_answer_yet ask=A
q: We aim to respond by 30 November 2026.
ph: acknowledgement; makers in the quoted request

Dear Sam Rowe

FOI-26-7719 CCTV equipment - Hikvision and Dahua

This is to let you know that your request has reached us and has been logged under the number above.
We aim to respond by 30 November 2026.
We may write sooner if a charge applies.

Business Support

@@ eml nhs E unknown oc=no_answer_yet
q: we need more time to weigh the public interest
ph: delay; the maker in the subject of the weighing

Dear Sam Rowe

Your request about Hikvision cameras was due for answer today. A qualified exemption is engaged and
we need more time to weigh the public interest in whether the make of our security equipment should be made
public. Section 10(3) of the Act allows a reasonable extension.
You should hear from us by 1 December.

Yours sincerely
Information Governance Manager

@@ eml university S unknown oc=clarification ask=G adv=0 qr=0
q: Could you tell us whether you mean the halls run by our subsidiary as well?
ph: clarification

Dear Sam

Could you tell us whether you mean the halls run by our subsidiary as well? And by recorder, do you include
servers? Until we hear from you the clock is stopped (section 1(3)).

Records Manager

@@ eml school E unknown oc=clarification ask=F
q: Please can you let us know which of the nine academies you mean.
alt: 1
ph: clarification that names a make

Hi, you've written to the Trust's central office.
Please can you let us know which of the nine academies you mean. They all have different systems, some bought a
Hikvision starter kit back in the day and some never did, we would have to go back to each one so it depends
what you want.

Executive PA

@@ eml police E unknown oc=refused ask=A
q: neither confirms nor denies that it holds the information you have asked for
ex: s.24(2); s.31(3)
ph: neither confirm nor deny

Dear Ms Rowe

Following receipt of your request, the Constabulary
neither confirms nor denies that it holds the information you have asked for, by virtue of the following exemptions:

Section 24(2) - National Security
Section 31(3) - Law Enforcement

Sections 24 and 31 are prejudice based and qualified, so I must set out the harm and weigh the public interest.

Harm. Police officers are from time to time the target of planned attacks. To state that a given maker's
cameras are, or are not, in use on police premises would tell a hostile person which weaknesses to try, and the
same question put to all forces would show by their answers which is the weakest.

Factors for confirming or denying. It is well known that public bodies have used Hikvision cameras. Openness would
inform that debate and show how public money is spent.

Factors against. If we used Hikvision cameras a confirmation would put them at risk; if we did not, a denial
would do the same to the next force that cannot give one. The risk to officers and to people in custody carries
more weight.

This should not be taken as a sign that the information exists or does not exist.

Information Access Office

@@ page council E unknown oc=refused
q: The make and model of our equipment is exempt under section 31(1)(a).
ex: s.31(1)(a)
ph: refusal; make in question and in the public-interest test

CCTV hardware, FOI 5540
**Are any of your cameras by Hikvision? Are any by Dahua? How many?**
The make and model of our equipment is exempt under section 31(1)(a).
In favour of disclosure
Residents have a fair interest in knowing whether Hikvision cameras are watching them and what they cost.
Against disclosure
Published flaws in Hikvision cameras, or any other, can be used by those who know that they are installed.
On balance the exemption is maintained.

@@ pdf government E unknown oc=refused adv=0
q: is exempt from disclosure under sections 24(1), 31(1)(a) and 38(1)(b)
ex: s.24(1); s.31(1)(a); s.38(1)(b)
ph: refusal under several sections

Dear Ms Rowe

Thank you for your request about the makers of our CCTV cameras. We do hold
the information. After careful thought we find that it
is exempt from disclosure under sections 24(1), 31(1)(a) and 38(1)(b) of
the Freedom of Information Act.

A full account of the public interest is in the annex.

Yours sincerely
Deputy Director, Security

@@ docx fire S unknown oc=refused
q: withheld under section 35(1)(a) and section 39(1)
ex: s.35(1)(a); s.39(1)
ph: refusal; Scottish sections
adv: 0

Dear Ms Rowe

Freedom of Information (Scotland) Act 2002

The makes of the Service's cameras and the numbers of each are
withheld under section 35(1)(a) and section 39(1) of the Act, as their release would, or would be likely to,
prejudice substantially the prevention of crime and endanger our staff.

You may require us to review this decision within 40 working days.

@@ eml council S unknown ex=s.17(1) ask=B adv=0
q: We do not keep a record of who manufactured them.
ph: not held; Scottish notice
t: 71
oc: partial

Dear Sam

1) We do not keep a record of who manufactured them. This is a notice under section 17(1) that the information
is not held.
2) 71.

Customer Services

@@ eml council E unknown oc=not_held adv=0
q: The cameras in our district are run by the county council and we hold nothing about them.
ph: held by another body

Dear Sam

The cameras in our district are run by the county council and we hold nothing about them. I suggest that you
ask the county's transparency desk.

Corporate Services

@@ eml government E unknown oc=not_held
q: The information you have asked for is therefore not held by this office.
ph: landlord runs the cameras; maker only in the question
ask: A

Dear Sam Rowe

This office is a tenant on the second floor of a shared building. Whatever cameras there are belong to the
landlord, who has never told us what they are. We own none, and ask the landlord for nothing but heat.
The information you have asked for is therefore not held by this office.

Private Office

@@ eml police N unknown oc=not_held
q: we see their pictures on a screen, but hold nothing about the cameras themselves
ph: feeds only

Dear Sam

The town centre cameras are the council's. By agreement
we see their pictures on a screen, but hold nothing about the cameras themselves.
If the council has Hikvision cameras it would be for them to say.

Disclosure Officer

@@ eml nhs S unknown oc=refused ex=s.12(1)
q: it would cost more than the upper limit to tell you
t: 1900
ph: cost limit; a camera count given as a reason

Dear Ms Rowe

Thank you for your request, which I have handled under the Freedom of Information (Scotland) Act 2002.

We have some 1,900 cameras at 64 sites and no central list of their makes. They were fitted over twenty-five years by
many firms, often as part of a larger building contract, and the papers are in store. Somebody would need to
climb up to each camera.

I have worked out the cost as follows. We took one clinic as a sample. It took an electrician ten minutes a
camera, with a ladder and a second person to hold it. For 1,900 cameras that is more than 300 hours. At 15
pounds an hour this comes to 4,750 pounds, while the upper limit is 600 pounds, so
it would cost more than the upper limit to tell you. Section 12(1) of the Act means that we need not comply.

In the sample there were no Hikvision and no Dahua cameras, but colleagues think it very possible that other
sites have some.

To help you: if you narrowed your request to one hospital we could probably answer it for nothing.

If you are dissatisfied you may ask us to review our actions and decisions. You have 40 working days to do so.
Thereafter you have a right to apply to the Scottish Information Commissioner within six months.

FOI Lead

@@ eml school W unknown oc=refused ex=s.21 adv=0
q: we are relying on section 21
ph: information said to be on the web site

Dear Sam

The make of our cameras is given in the CCTV policy which is on our web site under Key Documents, page 7. As it
is already available to you, we are relying on section 21 and will not be sending it separately.

Clerk to Governors

@@ txt council E unknown oc=refused ex=s.14(1)
q: we consider this request to be vexatious
ph: vexatious; maker named

This is your fifth message about Hikvision since August. Having regard to the burden on a small team,
we consider this request to be vexatious within section 14(1). We shall not answer further letters on this subject.

Monitoring Officer

@@ eml transport E unknown oc=partial t=2140 adv=0
ex: s.31(1)(a); s.43(2)
q: the manufacturers' names are withheld under sections 31(1)(a) and 43(2)
ph: number answered, make refused

Hi Sam

How many cameras: 2,140 at the date of your request.
Who made them: the manufacturers' names are withheld under sections 31(1)(a) and 43(2), as our next tender
opens in the new year.

Thanks
Case Management

@@ docx council W unknown oc=refused
q: exempt under regulation 12(5)(a)
ex: reg.12(5)(a) EIR
ph: refusal under the environmental regulations

Dear Ms Rowe

As the cameras watch flood defences and fly-tipping, we have treated this as a request under the Environmental
Information Regulations 2004.
Details of the make, Hikvision or otherwise, are exempt under regulation 12(5)(a), because to disclose them
would adversely affect public security. The presumption in favour of disclosure has been applied but does not
alter the outcome.

Swyddog Gwybodaeth / Information Officer

@@ eml2 college E unknown d=no oc=partial ex=s.31(1)(a) rd=2026-11-16
q: 1) is refused under section 31(1)(a)
ph: one make denied, the other refused; the refusal upheld on review

Dear Sam

1) is refused under section 31(1)(a)
2) No
3) is refused as well, same reason

Vice Principal
====
Dear Sam

Internal review of our reply

I had no part in the first decision. I have read it afresh and find that section 31(1)(a) was rightly applied
to parts 1 and 3. Part 2 was answered. You may go to the Commissioner.

Principal

@@ outl school E unknown d=yes ask=B alt=1
q: they're Dahua I think it says on the lid, yes Dahua
ph: other make only; no complete list

Hi Sam, just been outside to look. The front gate and yard ones,
they're Dahua I think it says on the lid, yes Dahua. I can't reach the ones round the back.

Mick, site

@@ eml council E unknown o=TruVision oem=TruVision t=33
q: all 33 are badged TruVision
ask: B
ph: rebrand of a third party

Dear Sam

Your question was which manufacturers. The badge is the only thing we can go by: all 33 are badged TruVision.
Who builds them for that company we could not say.

Facilities Management

@@ sheet college E unknown t=90 alt=1
o: Axis; Bosch
q: Main building | Axis | 40
ph: table with lines of unknown make
oc: answered

Hello Sam

Sheet enclosed. We have filled in the makes where the installer wrote them down; the rest were here when we
took on the building.

Estates
====
[Sheet1]
Block | Make | Cameras
Main building | Axis | 40
Engineering | not known | 28
Sports | Bosch | 12
Annexe | not known | 10
Total | | 90

@@ eml council E unknown
q: officers keep the position under review
ph: prose that answers nothing; maker named in policy and in news
oc: no_answer_yet

Dear Sam

Thank you for getting in touch about cameras. The Council takes privacy and national security seriously. You
will be aware that Ministers asked departments in 2022 to stop fitting Hikvision cameras at sensitive sites,
and of stories in the newspapers about councils which were using them. The Council is alive to the issue and
officers keep the position under review. We follow the Surveillance Camera Code of Practice and its twelve principles.

I trust this is of assistance.

Councillor Support

@@ eml fire W unknown oc=no_answer_yet
q: Requests are only logged if sent through the form on our website
ph: sent elsewhere; answers nothing
ask: A

Annwyl / Dear Sam

Requests are only logged if sent through the form on our website. Your message to the general inbox has not
been logged. Here is the link:
https://fire.example/foi

Cofion / Regards
Enquiries
"""
)

__all__ = ["FIFTH"]
