"""Invented answers of public bodies to a camera survey, fifth corpus, second part: users and deniers."""

from __future__ import annotations

from held_out_answers.fifth_1 import FIFTH, keep

keep(
    """
@@ xlsx council E yes d=yes t=133 n=62 adv=0
q: Libraries | 8 | 31 | 0 | 39
ph: makers as columns; totals row
o: Axis

Directorate | Axis | Hikvision | Dahua | Total
Libraries | 8 | 31 | 0 | 39
Parking | 44 | 12 | 7 | 63
Housing | 12 | 19 | 0 | 31
All directorates | 64 | 62 | 7 | 133

@@ eml college E yes d=no t=75 n=40
q: In answer to 1 and 2: the former yes, the latter no.
ph: the former, the latter; sum over sites in prose
ask: A

Dear Sam

In answer to 1 and 2: the former yes, the latter no. In answer to 3: 75 cameras, with 31 of the
former at the main campus and 9 more of them at the farm.

Clerk to the Corporation

@@ eml police E yes d=yes t=310 n=24 oc=partial
q: 24 and 6 respectively
ph: respectively; location refused
ex: s.31(1)(a)
ask: K

Dear Ms Rowe

Please see our decision below.

The number of cameras made by Hikvision and by Dahua in use on the force's estate is 24 and 6 respectively, out
of 310. All are at the rear of one building.

The building itself and the positions are withheld under section 31(1)(a), since to name them would assist
those who might wish to enter it unseen. This part of the letter acts as a Refusal Notice under section 17 of the Act.

Disclosure Unit

@@ txt council W yes d=no t=44 n=30
q: Ydym, mae gennym 30 o gamerâu Hikvision.
ph: Welsh only

1. Ydym, mae gennym 30 o gamerâu Hikvision.
2. Nac ydym, nid oes gennym unrhyw gamerâu Dahua.
3. Mae 44 o gamerâu i gyd.

Yn gywir
Swyddog Gwybodaeth

@@ pdf nhs E yes d=no t=119 n=73
q: 73 are Hikvisi on
o: Bosch
ph: damaged text

Dear Ms Rowe

FOl request 8845 - survei l lance cameras

Thank you for your emai l. The fol owing is held by our Faci lities
team. Al sites are inc luded.

There are 119 cameras, of which 73 are Hikvisi on and
46 are Bosch. We have no Dahua equ ipment.

lf you are unhappy with the way we handled this p lease write to us
wi thin 40 working days.

@@ eml council E yes d=no n=6
q: However, the six body worn cameras that our wardens use are made by Hikvision.
ph: body-worn only; fixed denied

Hi Sam

Fixed CCTV: none from either company.
However, the six body worn cameras that our wardens use are made by Hikvision. Dahua do not make anything we have.
ANPR: none, we gave ours up in 2020.

Thanks
Governance Support

@@ eml school E yes d=unknown
q: the answer is yes I'm afraid, we do have Hikvision
ph: plain; one line
adv: 0

Good morning, I have just asked Mr Dhillon our caretaker and the answer is yes I'm afraid, we do have Hikvision.

@@ docx fire N yes d=no t=36 n=20 adv=0
q: 20 Hikvision cameras and 16 Bosch cameras
ph: plain letter
o: Bosch

Dear Ms Rowe

I refer to your request of 2 October.

The Service has 36 cameras in total, being 20 Hikvision cameras and 16 Bosch cameras. No other make is installed.

You may seek a review of this decision within two calendar months.

@@ outl university W no d=no t=260 adv=0
q: A1. No, the University has no Hikvision equipment.
ph: bound by number under a restated list
ask: F

Prynhawn da Sam,

A1. No, the University has no Hikvision equipment.
A2. Ditto for Dahua.
A3. 260
A4. n/a

Llywodraethu

@@ eml school E no d=no t=16
q: Nope - none of that make here.
ph: inline answers under quoted questions; colloquial

Hiya, my replies are marked ##

> 1) Do you at present use CCTV equipment made by Hikvision?
## Nope - none of that make here.
> 2) Do you at present use CCTV equipment made by Dahua?
## Same again.
> 3) How many cameras do you run, and how many of them by each of the two firms?
## 16. I went round with the register.

Shaz, Finance and Premises

@@ mailtable nhs E no d=no p=no t=412 adv=0
q: Avigilon | 300
ph: complete list; maker left out
o: Avigilon; Mobotix; Sony

Dear Applicant

You asked which manufacturers made the Trust's CCTV cameras. The full breakdown is as follows; there are no others.

Manufacturer | Cameras
Avigilon | 300
Mobotix | 82
Sony | 30
Total | 412

Kind regards
Freedom of Information Office

@@ eml council S no d=no
q: Neither, I am glad to say.
oc: partial
ex: s.17(1)
ph: neither; makers only in the quoted request
ask: A

Ms Rowe

Neither, I am glad to say. As for your last point, we have stopped counting since the merger of the depots and
no figure is held.
Notice is given under section 17(1) of the Act for that part.

FOISA Officer

@@ sheet transport E no d=no p=no t=97 adv=0
q: Ferry terminal | Hanwha | QNV-8080R | 40
ph: table by site; maker only in the covering mail
o: Hanwha; Pelco

Dear Sam Rowe

Your request about Hikvision and Dahua cameras. The attached workbook shows everything we run, sheet 1 for
passenger sites and sheet 2 for yards. Please filter as you need. I have not added a Hikvision column as there
was nothing to put in it.

Operations Support
====
[Passenger sites]
Site | Make | Model | Qty
Ferry terminal | Hanwha | QNV-8080R | 40
Bus station | Hanwha | XND-6080 | 33
====
[Yards]
Site | Make | Model | Qty
North yard | Pelco | Sarix | 14
South yard | Pelco | Sarix | 10

@@ eml council E no d=no p=no t=20
q: our present 20 are Bosch, every one
ph: planned purchase
o: Bosch

Dear Sam

The Cabinet has approved the purchase of twelve Hikvision cameras for the new car park. The order has not been
placed and the car park is still a field. Today our present 20 are Bosch, every one.

Regards
Democratic Services

@@ eml college E no d=unknown
q: we pulled out before anything was fitted
ph: abandoned purchase

Hi

You may have seen the tender on Contracts Finder in 2023 for a Hikvision system at our Eastgate campus. It was
awarded, but we pulled out before anything was fitted and the old analogue system carries on. I don't know the
make of that one but it isn't them, it's far too old.

Best, Colin (Estates)

@@ page police E no d=yes t=150 n=0
q: No information held, as there are none.
ph: not held said for zero; the other make in use

Request 1123/26
**1. How many Hikvision cameras does the force have in use?**
No information held, as there are none.
**2. How many Dahua cameras does the force have in use?**
Eleven.
**3. How many cameras in all?**
150

@@ eml school N no d=no
q: Yes, that's right, none.
ph: yes to a question that supposes a no

Dear Sam, answers below each.

> Can you confirm that your school has no cameras made by Hikvision?

Yes, that's right, none.

> And that it has none made by Dahua?

Yes, we can confirm that too.

V. Magee (Principal)

@@ eml fire E no d=no p=yes
q: None of the Service's CCTV comes from Hikvision or Dahua.
ph: drones of another maker
o: DJI

Dear Sam Rowe,

None of the Service's CCTV comes from Hikvision or Dahua.
You also asked about drones. We fly three, two Mavic 3 and one Matrice 30T, all by DJI.

Regards
Operational Assurance

@@ txt school S no d=no p=no t=0 adv=0
q: There is no CCTV at this school and never has been.
ph: no cameras at all

There is no CCTV at this school and never has been. We have forty-one pupils and a dog.

@@ eml2 college E no d=no rd=2026-11-16
q: it turns out the one in the workshop is an Axis, not a Hikvision
ph: correction by a later message; the first said yes
t: 48
o: Axis

Hi Sam

1) Yes, one, in the motor vehicle workshop
2) No
3) 48

Janine
====
Hi Sam

Sorry, me again. I got the IT lad to go and look and
it turns out the one in the workshop is an Axis, not a Hikvision. So that's a no to question 1. Everything else
I told you stands.

Janine

@@ csv government E no d=no p=no t=70 n=0
q: Hikvision | 0 | none
ph: zero row in a table
o: Axis; Hanwha

Make,Cameras,Remark
Axis,52,main estate
Dahua,0,none
Hanwha,18,laboratory
Hikvision,0,none
Sum,70,

@@ eml council E no d=no t=164
q: In short, no to both.
ph: maker named in policy prose; answer at the end of a long letter

Dear Ms Rowe

Thank you for your e-mail of 2 October which I have now been able to consider with colleagues in Community Safety.

By way of background, the Council adopted a Surveillance Technology Policy in 2023. The policy says that
officers shall have regard to Government guidance on companies subject to the National Intelligence Law, and
gives Hikvision and Dahua as examples. It requires a report to committee before equipment of that kind is
bought, and says that where such equipment is found on Council sites it must be put on a separate network and
listed in a register kept by the Monitoring Officer. You may also have read in the local press that Hikvision
cameras were seen outside the shopping centre. The shopping centre is private property and its cameras are its
owner's.

Turning to what you asked. The register is empty. The Council has 164 cameras. As to whether any are by
Hikvision or by Dahua:
In short, no to both.

Yours sincerely
Head of Legal Services
"""
)

__all__ = ["FIFTH"]
