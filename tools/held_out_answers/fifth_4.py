"""Invented answers of public bodies to a camera survey, fifth corpus, fourth part: former users."""

from __future__ import annotations

from held_out_answers.fifth_3 import FIFTH, keep

keep(
    """
@@ docx school E former d=no t=24
q: The Hikvision cameras were taken down in August 2024
ph: former use; complete list now
o: Axis
p: former

Dear Ms Rowe

The Hikvision cameras were taken down in August 2024 when the school joined the Trust. All 24 cameras that we
now have were made by Axis.

Yours sincerely
Chief Operating Officer

@@ eml transport S former d=no
q: there are 14 Hikvision units boxed in the stores at Dock Road
ph: in store
ask: A

Dear Sam,

On 1, there are 14 Hikvision units boxed in the stores at Dock Road awaiting the recycling people. They were on
the platforms until last winter. None is connected to anything.
On 2, no, never had.
On 3, the platforms are without cameras until the new contract starts.

Assets team

@@ outl council E former d=unknown t=51
q: the Hikvision ones were switched off and unplugged in the spring
ph: switched off
ask: G

Hello Sam

(a) Our 51 working cameras come from various makers. Formerly this was a Hikvision site, but
the Hikvision ones were switched off and unplugged in the spring. They are still up on the poles because we
can't get a cherry picker.
(b) not broken down, sorry
(c) see (a)

Street Scene

@@ eml council E former d=no
q: 1. Yes, as of 14 March 2025.
ph: yes to a question about removal
ask: R

Dear Sam

1. Yes, as of 14 March 2025.
2. None remain.
3. We have never had any of those.

Surveillance Camera Single Point of Contact

@@ mailsheet nhs W former d=no t=48
q: Day Surgery | Hikvision | 9 | Removed May 2025
ph: status column; former rows
o: Axis; Bosch
p: former

Dear Sam Rowe / Annwyl Sam Rowe

The asset register is attached. It lists all CCTV the Health Board has or has had since 2018. Look at the last
column please, as some lines are history.

IG Team
====
[Register]
Location | Make | Number | Status
Outpatients | Axis | 31 | Live
Day Surgery | Hikvision | 9 | Removed May 2025
Mortuary | Hikvision | 2 | Removed Jan 2024
Main entrance | Bosch | 17 | Live

@@ eml2 university E former d=no rd=2026-11-16 t=202 o=Bosch
q: The last of the Hikvision cameras went in the skip on Friday
ph: later message: the last have gone

Dear Sam

1) Yes
2) No
3) 205, of which 3 are by the first

Estates
====
Dear Sam

A postscript to our reply of last week, as you are going to publish.
The last of the Hikvision cameras went in the skip on Friday, with Bosch ones to follow after Christmas. Our
estate is therefore 202 for now.

Estates
"""
)

__all__ = ["FIFTH"]
