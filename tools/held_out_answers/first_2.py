"""Invented answers of public bodies to a camera survey, second half: texts and labels."""

from __future__ import annotations

from held_out_answers.first_1 import FIRST

__all__ = ["FIRST"]

add = FIRST.add

add(
    "txt",
    "police E",
    """Body-worn video is supplied by Axon. ANPR cameras are by Neology. Drones are by DJI (six). There is no Hikvision equipment in any of these categories or in fixed CCTV.""",
    "no",
    q="There is no Hikvision equipment in any of these categories or in fixed CCTV.",
    p="yes",
    o="Axon; Neology; DJI",
    ph="body-worn, ANPR, drones",
)
add(
    "txt",
    "fire N",
    """The Service flies two DJI drones. It does not operate fixed cameras made in China.""",
    "no",
    d="no",
    p="yes",
    o="DJI",
    q="It does not operate fixed cameras made in China.",
    ph="drones; denial by country",
    alt=True,
)
add(
    "eml2",
    "council E",
    """Our answer is that we have no Hikvision cameras.
====
Further to my message of Tuesday, the answer given there was wrong. The multi-storey has 19 Hikvision cameras. My apologies.""",
    "yes",
    n="19",
    q="The multi-storey has 19 Hikvision cameras.",
    ph="correction in a later message",
)
add(
    "eml2",
    "nhs S",
    """The Board uses Hikvision at two sites.
====
Please disregard our first reply. On checking, the cameras at both sites are Hanwha Vision and the Board has no Hikvision equipment.""",
    "no",
    q="the Board has no Hikvision equipment",
    o="Hanwha Vision",
    ph="correction in a later message",
    alt=True,
)
add(
    "eml2",
    "council E",
    """Thank you for your request, which we will answer within 20 working days.
====
Response: Hikvision – yes (Town Hall only). Dahua – no.""",
    "yes",
    d="no",
    q="Hikvision – yes (Town Hall only).",
    ph="acknowledgement then answer",
)
add(
    "eml2",
    "college E",
    """We refuse under section 43(2).
====
Following an internal review the College no longer relies on section 43(2). It operates 66 cameras, each one of them a Hikvision.""",
    "yes",
    d="no",
    n="66",
    t="66",
    q="It operates 66 cameras, each one of them a Hikvision.",
    ph="internal review overturns refusal",
    alt=True,
)
add(
    "txt",
    "council E",
    """1. We do not use Hikvision.
2. We do not use Dahua.
3. Annex: Hikvision DS-2CD2T47 - Cemetery Lodge - 4 cameras - live""",
    "unknown",
    q="",
    d="no",
    ph="contradictory",
    note="the answer contradicts its own annex",
    alt=True,
)
add(
    "txt",
    "school E",
    """CCTV make: N/A
Number of cameras: N/A
We have no cameras.""",
    "no",
    d="no",
    p="no",
    t="0",
    q="We have no cameras.",
    ph="not applicable; no cameras",
)
add(
    "txt",
    "school E",
    """Hikvision: not applicable. Dahua: not applicable.""",
    "unknown",
    q="Hikvision: not applicable.",
    ph="not applicable",
    note="may be a denial or may not",
    alt=True,
)
add(
    "att",
    "council E",
    """Please see attached.
====
Manufacturer: Hikvision
Quantity: 77
Manufacturer: Avigilon
Quantity: 12""",
    "yes",
    n="77",
    o="Avigilon",
    q="Manufacturer: Hikvision",
    ph="see attached",
    d="unknown",
    alt=True,
    note="careful coders differ on whether the list is complete",
)
add(
    "txt",
    "council E",
    """We adopted a policy in 2023 of not buying from Hikvision. The policy is not retrospective. What is already on the poles stays there until it fails; that is 132 Hikvision units.""",
    "yes",
    n="132",
    q="that is 132 Hikvision units",
    ph="policy against; still in use",
)
add(
    "txt",
    "government S",
    """Government policy is that departments should cease deploying Hikvision. The Agency follows that policy.""",
    "unknown",
    q="The Agency follows that policy.",
    ph="policy only",
    note="following a policy against new deployment says nothing of what hangs now",
    alt=True,
)
add(
    "txt",
    "council E",
    """If the Council were to use Hikvision, it would do so after a risk assessment. It would not be appropriate to say more.""",
    "unknown",
    oc="no_answer_yet",
    q="If the Council were to use Hikvision, it would do so after a risk assessment.",
    ph="hypothetical",
    alt=True,
    note="answers nothing; refusal without ground is arguable",
)
add(
    "txt",
    "council N",
    """The press release you enclose says that we use Hikvision. That is not right. Our cameras have only ever been Redvision.""",
    "no",
    d="no",
    p="no",
    o="Redvision",
    q="Our cameras have only ever been Redvision.",
    ph="press named maker; denial",
)
add(
    "txt",
    "university E",
    """We recognise the concerns about Hikvision raised in Parliament. Our researchers have published on Hikvision too. For the avoidance of doubt the estate's CCTV is wholly from Genetec and Axis.""",
    "no",
    d="no",
    p="no",
    o="Genetec; Axis",
    q="For the avoidance of doubt the estate's CCTV is wholly from Genetec and Axis.",
    ph="public-interest prose naming a maker",
)
add(
    "txt",
    "nhs W",
    """Please be advised that, with respect to the first limb of your enquiry, this organisation answers in the affirmative: Hikvision apparatus is presently deployed. With respect to the second, in the negative as regards Dahua.""",
    "yes",
    d="no",
    q="Hikvision apparatus is presently deployed",
    ph="bureaucratic",
)
add(
    "txt",
    "police W",
    """It is the case that equipment manufactured by Hangzhou Hikvision Digital Technology Co. Ltd is utilised by the Force in a limited number of interview rooms.""",
    "yes",
    q="equipment manufactured by Hangzhou Hikvision Digital Technology Co. Ltd is utilised by the Force",
    ph="bureaucratic; full company name",
)
add(
    "txt",
    "school N",
    """Afraid so, they're all Hikvision! 26 of the things.""",
    "yes",
    d="no",
    t="26",
    n="26",
    q="Afraid so, they're all Hikvision!",
    ph="informal",
)
add(
    "txt",
    "school E",
    """Nope. Ours are Ubiquiti, every one.""",
    "no",
    d="no",
    p="no",
    o="Ubiquiti",
    q="Ours are Ubiquiti, every one.",
    ph="informal",
)
add(
    "txt",
    "council E",
    """Hikvision? Not any more - they went in the skip in August.""",
    "former",
    q="Not any more - they went in the skip in August.",
    ph="former; informal",
)
add(
    "txt",
    "council E",
    """The Council's records show that Hikvision cameras were bought in 2016. They do not show whether those cameras are still in use.""",
    "unknown",
    q="They do not show whether those cameras are still in use.",
    ph="bought, present use unknown",
    alt=True,
)
add(
    "txt",
    "transport E",
    """It is believed that the car park operator's cameras may be Hikvision, but the Authority has not been able to verify this.""",
    "unknown",
    q="It is believed that the car park operator's cameras may be Hikvision, but the Authority has not been able to verify this.",
    ph="hedged",
)
add(
    "txt",
    "council E",
    """Both manufacturers named in your request are represented among our 512 cameras; Hikvision with 300, Dahua with 64.""",
    "yes",
    d="yes",
    t="512",
    n="300",
    q="Both manufacturers named in your request are represented among our 512 cameras; Hikvision with 300, Dahua with 64.",
    ph="both",
)
add(
    "txt",
    "council E",
    """You asked whether we use either of two manufacturers, Hikvision and Dahua. We use neither.""",
    "no",
    d="no",
    q="We use neither.",
    ph="neither; question in running text",
)
add(
    "txt",
    "council S",
    """You asked whether we use either of two manufacturers, Hikvision and Dahua. We use the former but not the latter.""",
    "yes",
    d="no",
    q="We use the former but not the latter.",
    ph="'the former' as anaphor",
)
add(
    "txt",
    "college E",
    """You asked about (i) Hikvision and (ii) Dahua. We use (ii) only.""",
    "no",
    d="yes",
    q="We use (ii) only.",
    ph="anaphor by number",
)
add(
    "html",
    "council E",
    """Request
(i) Does the council have any Hikvision cameras? (ii) If so, how many? (iii) Any plans to remove them?
Reply
(i) It does.
(ii) 58.
(iii) None at present.""",
    "yes",
    n="58",
    q="(i) It does.",
    ph="bound by position; roman numbering",
)
add(
    "html",
    "council E",
    """Request
(i) Does the council have any Hikvision cameras? (ii) If so, how many? (iii) Any plans to remove them?
Reply
(i) It does not.
(ii) Not applicable.
(iii) Not applicable.""",
    "no",
    q="(i) It does not.",
    ph="bound by position; not applicable",
)
add(
    "html",
    "fire E",
    """What you asked for
How many cameras made by Dahua do you have? How many made by Hikvision?
What we can tell you
Nil and 45 respectively.""",
    "yes",
    d="no",
    n="45",
    q="Nil and 45 respectively.",
    ph="respectively; order swapped",
)
add(
    "docx",
    "nhs E",
    """Question | Answer
Do you use Hikvision? | Yes
Do you use Dahua? | No
How many cameras in total? | 904
How many by Hikvision? | 12""",
    "yes",
    d="no",
    t="904",
    n="12",
    q="Do you use Hikvision? | Yes",
    ph="question-answer table",
)
add(
    "docx",
    "council E",
    """Question | Answer
Do you use Hikvision? | Withheld – s.31(1)(a)
Do you use Dahua? | No
How many cameras in total? | 77""",
    "unknown",
    d="no",
    oc="partial",
    ex="s.31(1)(a)",
    t="77",
    q="Do you use Hikvision? | Withheld – s.31(1)(a)",
    ph="question-answer table; partial",
)
add(
    "docx",
    "police E",
    """Question | Answer
Which makes of camera are in use? | Hikvision was withdrawn in 2022. Current: Axis, Bosch (full list)
How many? | 318""",
    "former",
    d="no",
    p="former",
    o="Axis; Bosch",
    t="318",
    q="Hikvision was withdrawn in 2022.",
    ph="question-answer table; former",
)
add(
    "outl",
    "council E",
    """Dear Ms Rowe

I can confirm that the information is held by the Council.

The information is exempt under Section 31(1)(a) and Section 38(1)(b) Health and Safety. We have considered whether section 24 applies and concluded that it does not.""",
    "unknown",
    oc="refused",
    ex="s.31(1)(a); s.38(1)(b)",
    q="The information is exempt under Section 31(1)(a) and Section 38(1)(b) Health and Safety.",
    ph="confirm held, then exempt; section considered and rejected",
    ask="A",
)
add(
    "outl",
    "school E",
    """yes hikvision 16 cameras no dahua

sent from my phone""",
    "yes",
    d="no",
    n="16",
    q="yes hikvision 16 cameras no dahua",
    ph="curt; no punctuation",
    ask="A",
)
add(
    "outl",
    "nhs E",
    """Our responses are in red below your questions.

1) Do you at present use CCTV equipment made by Hikvision?
No
2) Do you at present use CCTV equipment made by Dahua?
No
3) How many cameras do you run, and how many of them by each of the two firms?
45 / 0 / 0""",
    "no",
    d="no",
    t="45",
    q="No",
    ph="inline answers; bound by position",
    ask="A",
)
add(
    "eml",
    "council E",
    """> 1) Do you at present use CCTV equipment made by Hikvision?

Yes, at the crematorium.

> 2) Do you at present use CCTV equipment made by Dahua?

Not to our knowledge.""",
    "yes",
    d="no",
    q="Yes, at the crematorium.",
    ph="inline answers between quoted lines",
    alt=True,
    ask="A",
    note="'not to our knowledge' taken as a denial",
)
add(
    "eml",
    "council E",
    """Questions 1 and 2: section 21 - this is on our website.
Question 3: 93.""",
    "unknown",
    oc="partial",
    ex="s.21",
    t="93",
    q="Questions 1 and 2: section 21 - this is on our website.",
    ph="s.21",
    ask="A",
    alt=True,
)
add(
    "txt",
    "police E",
    """Having completed our search we confirm that cameras by Hikvision are held but not used; they await disposal. No others of that make are operated.""",
    "former",
    q="cameras by Hikvision are held but not used; they await disposal",
    ph="held but not used",
)
add(
    "txt",
    "council E",
    """Four Hikvision cameras are installed at the tip but have been switched off since 2021.""",
    "former",
    q="Four Hikvision cameras are installed at the tip but have been switched off since 2021.",
    ph="disconnected",
)
add(
    "txt",
    "council E",
    """Twenty-six cameras. Maker - Uniview. Nothing by anyone else.""",
    "no",
    d="no",
    p="yes",
    o="Uniview",
    t="26",
    q="Nothing by anyone else.",
    ph="other Chinese maker; complete",
)
add(
    "txt",
    "college S",
    """The College operates Tiandy and TVT cameras; it has none from Hikvision or Dahua.""",
    "no",
    d="no",
    p="yes",
    o="Tiandy; TVT",
    q="it has none from Hikvision or Dahua",
    ph="other Chinese makers",
)
add(
    "txt",
    "school E",
    """Reolink doorbell and 3 Reolink cameras. No others on site.""",
    "no",
    d="no",
    p="yes",
    o="Reolink",
    t="3",
    q="No others on site.",
    ph="other Chinese maker; doorbell",
    alt=True,
)
add(
    "txt",
    "council E",
    """We have cameras from a range of makers. We do not keep a breakdown, but Hikvision is among them.""",
    "yes",
    q="Hikvision is among them",
    ph="no breakdown",
    alt=True,
)
add(
    "txt",
    "council E",
    """The Council does not record the maker of its cameras. It therefore cannot say whether any is by Hikvision. There are 611 cameras.""",
    "unknown",
    oc="partial",
    t="611",
    q="The Council does not record the maker of its cameras.",
    ph="not recorded; count given",
)
add(
    "txt",
    "nhs E",
    """Our maintenance contractor, whose engineers also look after Hikvision systems elsewhere, confirms that ours is a Pelco system from top to bottom.""",
    "no",
    d="no",
    p="no",
    o="Pelco",
    q="confirms that ours is a Pelco system from top to bottom",
    ph="contractor's other customers",
)
add(
    "txt",
    "council E",
    """Contractor: Hikvision-approved installer Brightspan Ltd. Make of camera: Dallmeier throughout.""",
    "no",
    d="no",
    p="no",
    o="Dallmeier",
    q="Make of camera: Dallmeier throughout.",
    ph="maker in the contractor's title",
)
add(
    "txt",
    "university E",
    """The cameras are managed with Hikvision's HikCentral software; the cameras themselves, 150, are Axis.""",
    "unknown",
    o="Axis",
    t="150",
    q="The cameras are managed with Hikvision's HikCentral software",
    ph="software only",
    alt=True,
    note="whether software alone is equipment in use is unsettled",
)
add(
    "txt",
    "council N",
    """I confirm that 7 of the Council's 9 leisure centres use Hikvision. The number of cameras is exempt under section 31(1)(a).""",
    "yes",
    oc="partial",
    ex="s.31(1)(a)",
    q="I confirm that 7 of the Council's 9 leisure centres use Hikvision.",
    ph="counts of sites not cameras",
)
add(
    "txt",
    "fire W",
    """Of our 58 fire stations, 12 have CCTV. All the cameras there are Hikvision save at Aberwen, which has Axis.""",
    "yes",
    o="Axis",
    d="no",
    q="All the cameras there are Hikvision save at Aberwen, which has Axis.",
    ph="counts of sites not cameras; exception",
)
add(
    "pdf",
    "council E",
    """FREEDOM OF INFORMATION REQUEST
Section A: You asked for the makes of CCTV used by the Council.
Our answer: the Council's contractor has fitted Hikvision, Dahua and Avigilon.""",
    "yes",
    d="yes",
    o="Avigilon",
    q="the Council's contractor has fitted Hikvision, Dahua and Avigilon",
    ph="contractor fitted",
)
add(
    "pdf",
    "nhs E",
    """Outcome of your request
We are withholding the details under section 31(1)(a) FOIA and, to the extent that it is
environmental information, regulation 12(5)(b) EIR.
It has been reported that some trusts use Hikvision.""",
    "unknown",
    oc="refused",
    ex="s.31(1)(a); reg.12(5)(b) EIR",
    q="We are withholding the details under section 31(1)(a) FOIA",
    ph="refusal under both regimes; others named",
)
add(
    "pdf",
    "council S",
    """Response
The Council's cameras are supplied by Dahua and by no other manufacturer. There are 140 of
them.""",
    "no",
    d="yes",
    t="140",
    q="The Council's cameras are supplied by Dahua and by no other manufacturer.",
    ph="complete list; Dahua",
)
add(
    "txt",
    "council E",
    """Please note the Council does not, contrary to what your request assumes, use Dahua. It does use Hikvision.""",
    "yes",
    d="no",
    q="It does use Hikvision.",
    ph="contrast",
)
add(
    "txt",
    "council E",
    """Since the fire no CCTV has been in operation; before it there were 14 Hikvision cameras.""",
    "former",
    d="unknown",
    q="Since the fire no CCTV has been in operation; before it there were 14 Hikvision cameras.",
    ph="former; no cameras now",
    alt=True,
)
add(
    "txt",
    "university S",
    """The estate comprised Hikvision devices exclusively; following refurbishment it comprises Hanwha Vision devices exclusively.""",
    "former",
    d="no",
    p="former",
    o="Hanwha Vision",
    q="The estate comprised Hikvision devices exclusively; following refurbishment it comprises Hanwha Vision devices exclusively.",
    ph="former and complete list",
)
add(
    "txt",
    "council E",
    """There is no change since the reply we gave you in 2025, which for convenience said: "Our cameras are all Hikvision."
So that remains the position.""",
    "yes",
    d="no",
    q="Our cameras are all Hikvision.",
    ph="last year's answer repeated",
)
add(
    "txt",
    "council S",
    """You last asked us this in 2024, when we told you that 20 of our cameras were Hikvision. All twenty have since been taken out.""",
    "former",
    q="All twenty have since been taken out.",
    ph="last year's answer overtaken",
)
add(
    "txt",
    "police N",
    """The number of Hikvision cameras in use by the Police Service is zero.
The number of Dahua cameras in use by the Police Service is three.""",
    "no",
    d="yes",
    q="The number of Hikvision cameras in use by the Police Service is zero.",
    ph="zero in words",
)
add(
    "txt",
    "government E",
    """Section 31(1)(a) is engaged as regards the model and location of cameras. What we can say is that no surveillance equipment from any Chinese manufacturer is used in the Department.""",
    "no",
    d="no",
    p="no",
    oc="partial",
    ex="s.31(1)(a)",
    q="no surveillance equipment from any Chinese manufacturer is used in the Department",
    ph="denial by country; partial",
)
add(
    "txt",
    "nhs S",
    """NHS Boards in Scotland may decline where the cost exceeds £600. Section 12(1) of FOISA applies here, as none of our 90 properties keeps a list of the makes of its cameras.""",
    "unknown",
    oc="refused",
    ex="s.12(1)",
    q="Section 12(1) of FOISA applies here",
    ph="FOISA cost limit",
)
add(
    "txt",
    "council W",
    """We have phased out all bar three of our Hikvision cameras.""",
    "yes",
    n="3",
    q="We have phased out all bar three of our Hikvision cameras.",
    ph="phased out with an exception",
)
add(
    "eml",
    "college E",
    """All Panasonic/i-PRO here.

--
College FOI desk | Read our statement on Hikvision and human rights at college.example""",
    "no",
    d="no",
    p="no",
    o="Panasonic; i-PRO",
    q="All Panasonic/i-PRO here.",
    ph="maker in the signature",
    ask="B",
)
add(
    "txt",
    "council E",
    """The makes in use are as follows (this is the whole list):
• Axis
• Dahua
• Idis
Cameras in total: 1,310 (2024: 1,295)""",
    "no",
    d="yes",
    o="Axis; IDIS",
    t="1310",
    q="this is the whole list",
    ph="complete bullet list; two years' totals",
)
