"""Invented answers of public bodies to a camera survey, eighth corpus, seventh part: a few more of several sectors."""

from __future__ import annotations

from held_out_answers.eighth_6 import EIGHTH, reply

__all__ = ["EIGHTH", "reply"]

reply(
    "eml",
    "Hartsop Vale Secondary School",
    "school E",
    """
Sam,

Thanks for this. Before I go and count, can I ask: do you mean just the CCTV, or the classroom lesson-recording cameras as well
(we have those in three rooms, for staff training), and is it only the main site or also the playing fields at Low Lane, which
we share with the leisure trust? Once you have let me know I'll log it and the 20 school days will start from then.

Regards
Imran Sadiq
Network Manager
""",
    "unknown",
    oc="clarification",
    q="Once you have let me know I'll log it and the 20 school days will start from then.",
    ph="clarification",
    ask="U3",
    plain=True,
)

reply(
    "eml",
    "Drumskeagh Controlled Integrated Primary School",
    "school N",
    """
Dear Sam

I spoke to the Education Authority's maintenance office about your query as they put the system in. The school has one recorder
and 10 cameras. The recorder is a Dahua (it has that on the front). The cameras don't have a name on them that I can see and the
office couldn't tell me either.

Mrs S McElhatton
Principal
""",
    "unknown",
    d="yes",
    t="10",
    q="The recorder is a Dahua (it has that on the front).",
    ph="Dahua recorder, cameras of unknown make",
    ask="V1",
)

reply(
    "eml",
    "Harlow Fen Hospitals NHS Foundation Trust",
    "nhs E",
    """
Dear Sam,

TruVision throughout, 188 cameras. I'm told that they were sold under the Interlogix name. Nothing from Dahua.

Regards
Dipesh, Estates Helpdesk p.p. FOI
""",
    "unknown",
    d="no",
    o="TruVision",
    oem="TruVision",
    t="188",
    q="TruVision throughout, 188 cameras. I'm told that they were sold under the Interlogix name. Nothing from Dahua.",
    ph="a third party's rebrand",
    ask="4A",
)

reply(
    "eml",
    "Wyverley Hospitals NHS Trust",
    "nhs E",
    """
Dear Sam Rowe

Our reference 11803. Part (a): the Trust is unable to provide make information. It is commercially sensitive under section 43(2) as
a tender for replacement is live. Part (b): likewise. Part (c): the Trust has not adopted a position on any manufacturer.

For information the Trust has roughly three hundred and forty cameras across its two hospitals.

FOI Manager
""",
    "unknown",
    oc="partial",
    ex="s.43(2)",
    t="340",
    q="Our reference 11803. Part (a): the Trust is unable to provide make information. It is commercially sensitive under section 43(2) as",
    ph="makes withheld; number in words",
    ask="G",
)

reply(
    "page",
    "Loughside Bus and Rail",
    "transport N",
    """
Hi Sam,
Please see responses in line:
**1) How many CCTV cameras do you have?**
- 2,410 on vehicles and 388 at stations and depots
**2) What make are they?**
- Vehicles: Synectics. Stations and depots: Avigilon
**3) Who maintains them?**
- Quay Systems (vehicles), in-house (stations)
**4) Is facial recognition switched on?**
- No
Hope that's OK
Aoife
""",
    "no",
    d="no",
    p="no",
    o="Synectics; Avigilon",
    t="2798",
    q="- Vehicles: Synectics. Stations and depots: Avigilon",
    ph="in-line answers; complete list; sum",
    plain=True,
)
