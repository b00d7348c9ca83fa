"""Invented answers of public bodies to a camera survey, eighth corpus, fifth part: universities and the health service."""

from __future__ import annotations

from held_out_answers.eighth_4 import EIGHTH, reply

__all__ = ["EIGHTH", "reply"]

reply(
    "eml",
    "University of Wensley and the Dales",
    "university E",
    """
Dear Sam Rowe

Ref: FOI-2026-0412

Thank you for your request. The University's response to each part is as follows.

1) Yes, in some halls of residence.
2) No.
3) 1,138 cameras in total. The University does not hold the number by manufacturer in a form that can be extracted from its system.
Each camera record would need to be opened, which at five minutes each comes to 94 hours, and section 12(1) therefore applies.

Kind regards
Legal and Governance Services
""",
    "yes",
    oc="partial",
    ex="s.12(1)",
    d="no",
    t="1138",
    q="1) Yes, in some halls of residence.",
    ph="yes by number; count refused on cost",
    ask="A",
)

reply(
    "docx",
    "Royal Chilworth University",
    "university E",
    """
Dear Sam

Response to Freedom of Information request 26-233

You requested:
"Please list the makes of all cameras, and tell me whether Hikvision or Dahua is among them."

The cameras in use at Royal Chilworth University are of the following makes: Axis, Avigilon, Hanwha and Panasonic. This is the \
full list. The two companies you mention are not among them.

The University considers the number of cameras on each campus to be exempt under section 38(1)(b) (health and safety) but is \
content to say that there are about 900 in all.

Yours sincerely
University Secretary's Office
""",
    "no",
    oc="partial",
    ex="s.38(1)(b)",
    d="no",
    p="no",
    o="Axis; Avigilon; Hanwha; Panasonic",
    t="900",
    q="The two companies you mention are not among them.",
    ph="complete list; round number; part refused",
    restated=True,
)

reply(
    "pdf",
    "Glenorchy St Fillan's University",
    "university S",
    """
Dear Mr Rowe

The University has decided that the information is exempt under sections 35(1)(a) and
39(1) of the Freedom of Information (Scotland) Act 2002. The University holds a list
of equipment by make. Release to the world at large would let those minded to do so
choose a method of attack suited to the make. We have had regard to the Commissioner's
briefing on section 35.

We do not think that section 33(1)(b) applies, although our contractor asked us to
rely on it.

You may ask us for a review.

Information Compliance Office
""",
    "unknown",
    oc="refused",
    ex="s.35(1)(a); s.39(1)",
    q="The University has decided that the information is exempt under sections 35(1)(a) and",
    ph="two sections; a third not relied upon",
)

reply(
    "mailsheet",
    "University of Eastnor",
    "university E",
    """
Hi Sam, spreadsheet attached, let me know if any trouble opening. Note the Students' Union building isn't ours. Best, Priti (FOI)
====
[Cameras]
Campus | Building | Hikvision | Dahua | Axis | Other | Total
Park | Chancellor's Court | 0 | 0 | 41 | 0 | 41
Park | Library | 0 | 0 | 66 | 2 | 68
Wharf | Engineering | 22 | 0 | 10 | 0 | 32
Wharf | Sports Barn | 17 | 0 | 0 | 0 | 17
All |  | 39 | 0 | 117 | 2 | 158
""",
    "yes",
    d="no",
    o="Axis",
    t="158",
    n="39",
    q="Wharf | Engineering | 22 | 0 | 10 | 0 | 32",
    ph="makes as columns; total row",
)

reply(
    "eml",
    "Northminster Institute of Art and Design",
    "university E",
    """
Hi Sam,

Our campus security lead has come back as follows: none of our cameras is a Hikvision; we had two on trial in 2020 and gave them
back. It's Hanwha everywhere (about 150).

Best,
Legal
""",
    "former",
    d="no",
    p="former",
    o="Hanwha",
    t="150",
    q="Our campus security lead has come back as follows: none of our cameras is a Hikvision; we had two on trial in 2020 and gave them",
    ph="equipment on trial, given back",
    ask="4A",
    alt=True,
    note="a trial may not count as use",
)

reply(
    "page",
    "Prifysgol Glannau Teifan / Teifan University",
    "university W",
    """
Dear Sam Rowe
Mae'r ymateb hwn ar gael yn Gymraeg / This response is available in Welsh.
We have now completed our search. The University's cameras are supplied under its security services agreement by \
Blackmoor Guarding Ltd, who tell us as follows:
- Penrhos campus, 84 cameras: Hikvision and Bosch
- Harbour campus, 39 cameras: Bosch
Yours sincerely
Governance Officer
""",
    "yes",
    d="no",
    o="Bosch",
    t="123",
    q="- Penrhos campus, 84 cameras: Hikvision and Bosch",
    ph="contractor's cameras, disclosed; sum; no split",
    plain=True,
)

reply(
    "eml",
    "Aldwark University",
    "university E",
    """
Dear Sam

I am sorry that we have not been able to answer your request within twenty working days. The University is considering whether
section 31 applies and needs longer to weigh the public interest, as section 10(3) allows. We expect to let you have a decision
by 27 November.

Regards
Information Governance, Aldwark University
""",
    "unknown",
    oc="no_answer_yet",
    q="section 31 applies and needs longer to weigh the public interest, as section 10(3) allows. We expect to let you have a decision",
    ph="extension for the public interest test; sections not relied upon",
    ask="T2",
    plain=True,
)

# The health service.
reply(
    "pdf",
    "Barrowdean University Hospitals NHS Foundation Trust",
    "nhs E",
    """
Barrowdean University Hospitals NHS Foundation Trust

FOI Ref: 26/1003

Information request:
Q1. Number of CCTV cameras owned or leased
Q2. Manufacturer(s)
Q3. Do you plan to replace any that were made in China, and when?

Trust response:
The Trust's main site was built under the Private Finance Initiative. CCTV on that site is
provided by Project Co through its service provider, Mellor Hard FM.

Q1. Retained estate: 74. PFI site: 389 (not owned or leased by the Trust).
Q2. Retained estate: Hanwha. PFI site: Mellor Hard FM have advised Hikvision.
Q3. Retained estate: not applicable. PFI site: this would be a matter for Project Co.

Please note that the Trust monitors use and re-use of information supplied under FOI.
""",
    "yes",
    d="no",
    o="Hanwha",
    t="463",
    q="Q2. Retained estate: Hanwha. PFI site: Mellor Hard FM have advised Hikvision.",
    n="389",
    ph="PFI site; counts and makes in two answers",
    restated=True,
    plain=True,
)

reply(
    "page",
    "Peverel Community and Mental Health NHS Trust",
    "nhs E",
    """
Dear Requestor,
FREEDOM OF INFORMATION ACT 2000 - FOI 5527
Following your request for information regarding CCTV, please find our response below.
**1) Which manufacturers made your CCTV cameras (Hikvision, Dahua, Axis, others)?**
The Trust does not hold this information centrally. Our premises are leased from a property company and a number \
of GP partnerships, who are responsible for any cameras.
**2) How many cameras have you?**
Please see above.
Should you require any further clarification please do not hesitate to contact us.
FOI Team
""",
    "unknown",
    oc="not_held",
    q="The Trust does not hold this information centrally.",
    ph="landlord's cameras; makers only in the question",
)

reply(
    "pdf",
    "North Calder and Aire Hospitals NHS Trust",
    "nhs E",
    """
Dear Sam Rowe

Freedom of Information request 2026-1419

The Trust holds the information but is withholding it in full. The exemptions relied
upon are section 24(1), as a hospital is a part of the critical national
infrastructure and must be protected for the purpose of safeguarding national
security, section 31(1)(a) and section 38(1)(a) and (b).

The Trust considered these factors in favour of disclosure: transparency; concerns
expressed by the Biometrics and Surveillance Camera Commissioner over Hikvision and
Dahua. Against: that a list of makes is of use to few save those who would exploit it;
that psychiatric wards are on the network.

Yours sincerely
Associate Director of Corporate Affairs
""",
    "unknown",
    oc="refused",
    ex="s.24(1); s.31(1)(a); s.38(1)(a); s.38(1)(b)",
    q="The Trust holds the information but is withholding it in full. The exemptions relied",
    ph="several sections; makers in the public interest test",
)

reply(
    "eml",
    "Quernmore Ambulance Service NHS Trust",
    "nhs E",
    """
Hello Sam

Your FOI - CCTV

A: No
B: No
C: (i) 311, of which 240 are in ambulances and made by Bosch, and 71 at stations, these being Axis
(ii) 0 (iii) 0

Thanks
FOI and Subject Access
""",
    "no",
    d="no",
    p="no",
    o="Bosch; Axis",
    t="311",
    q="A: No",
    ph="lettered answers to the quoted request",
    ask="U2",
)

reply(
    "mailtable",
    "Lanmoor Integrated Care Board",
    "nhs E",
    """
Dear Sam
Please see the ICB's response to your request below.
No. | Question | Response
1 | Do you use cameras or other surveillance equipment supplied or made by Hikvision? | N
2 | Ditto Dahua | N
3 | If yes to either: number of units and sites | N/A
4 | Any plan to remove them, and when | N/A
The ICB has one office, which has three cameras in its lobby.
Kind regards
Corporate Governance
""",
    "no",
    d="no",
    t="3",
    q="1 | Do you use cameras or other surveillance equipment supplied or made by Hikvision? | N",
    ph="table of questions answered by a letter",
)

reply(
    "docx",
    "South Ardan Health and Social Care Trust",
    "nhs N",
    """
Dear Mr Rowe

Thank you for your request (FOI/26/300). I can confirm that the Trust does use CCTV from both of the named \
manufacturers. Estate Services' register shows 512 Hikvision, 16 Dahua and 77 others (Bosch, Sony) as at 1 October.

Yours sincerely
Information Governance Department
""",
    "yes",
    d="yes",
    o="Bosch; Sony",
    t="605",
    n="512",
    q="Estate Services' register shows 512 Hikvision, 16 Dahua and 77 others (Bosch, Sony) as at 1 October.",
    ph="plain; both; sum",
    plain=True,
)

reply(
    "docx",
    "NHS Glenmarnoch",
    "nhs S",
    """
Dear Sam Rowe

Freedom of Information (Scotland) Act 2002

Manufacturers: the Board's cameras come from a number of manufacturers, Hikvision included. We're not able to give \
the number of each without visiting every health centre, of which there are 58 (some on islands), and so under \
section 12(1) we decline that part. Staff time at £15 an hour would be some £1,900.

Total: not known, for the same reason.

You have 40 working days to ask for a review.
""",
    "yes",
    oc="partial",
    ex="s.12(1)",
    q="Manufacturers: the Board's cameras come from a number of manufacturers, Hikvision included.",
    ph="make given, numbers refused on cost",
    plain=True,
)
