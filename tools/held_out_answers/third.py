"""Invented answers of public bodies to a camera survey, third corpus: the phenomena of the first, worded anew."""

from __future__ import annotations

from held_out_answers.first_1 import Answers

THIRD = Answers()
add = THIRD.add

add(
    "eml",
    "school W",
    """1) No
2) Yes
3) 31

Swyddfa'r Ysgol / School Office""",
    "no",
    d="yes",
    t="31",
    q="1) No",
    ph="bound by position; curt",
    ask="A",
)
add(
    "eml",
    "college S",
    """Please see our answers in order.

Yes.
Yes.
210.""",
    "yes",
    d="yes",
    t="210",
    q="Yes.",
    ph="bound by order alone; curt",
    ask="A",
)
add(
    "eml",
    "nhs N",
    """Answer 1 – None.
Answer 2 – None.
Answer 3 – 144.""",
    "no",
    d="no",
    t="144",
    q="Answer 1 – None.",
    ph="bound by position",
    ask="A",
)
add(
    "eml",
    "council E",
    """Response to 1: we do.
Response to 2: we do not.
Response to 3: 95 in total, 50 of them from the first firm.""",
    "yes",
    d="no",
    t="95",
    n="50",
    q="Response to 1: we do.",
    ph="bound by position; firm by number",
    ask="A",
)
add(
    "eml",
    "council E",
    """Q1/Q2: exempt, s.31(1)(a).
Q3: 415 in total; the split is exempt too.""",
    "unknown",
    oc="partial",
    ex="s.31(1)(a)",
    t="415",
    q="Q1/Q2: exempt, s.31(1)(a).",
    ph="bound by position; partial",
    ask="A",
)
add(
    "txt",
    "council E",
    """It cannot be said that the Council has rid itself of Hikvision. The bus lane cameras are theirs.""",
    "yes",
    q="It cannot be said that the Council has rid itself of Hikvision.",
    ph="double negation",
)
add(
    "txt",
    "university E",
    """There is hardly a building without a Hikvision camera.""",
    "yes",
    q="There is hardly a building without a Hikvision camera.",
    ph="double negation",
)
add(
    "txt",
    "council S",
    """No cameras other than Hikvision ones are operated.""",
    "yes",
    d="no",
    q="No cameras other than Hikvision ones are operated.",
    ph="negation with exception",
)
add(
    "txt",
    "nhs E",
    """We have none, except for a handful of Hikvision cameras in the mortuary.""",
    "yes",
    q="We have none, except for a handful of Hikvision cameras in the mortuary.",
    ph="negation with exception",
)
add(
    "txt",
    "college E",
    """We got rid of nearly all of our Hikvision cameras last year. Five are left.""",
    "yes",
    n="5",
    q="Five are left.",
    ph="removed with a rest",
)
add(
    "txt",
    "college E",
    """The Hikvision cameras have been taken out of service and sit in a cupboard.""",
    "former",
    q="The Hikvision cameras have been taken out of service and sit in a cupboard.",
    ph="in store",
)
add(
    "txt",
    "police W",
    """Six Hikvision cameras in the old custody block are disconnected and await removal. There are no others by that company.""",
    "former",
    q="Six Hikvision cameras in the old custody block are disconnected and await removal.",
    ph="disconnected",
)
add(
    "txt",
    "council E",
    """The removal programme for Hikvision ended in June 2025, with nothing left to remove.""",
    "former",
    q="The removal programme for Hikvision ended in June 2025, with nothing left to remove.",
    ph="removed; former",
)
add(
    "txt",
    "fire E",
    """Our estate was wholly Hikvision; since the refurbishment of 2024 it is wholly Axis.""",
    "former",
    d="no",
    p="former",
    o="Axis",
    q="Our estate was wholly Hikvision; since the refurbishment of 2024 it is wholly Axis.",
    ph="former and complete list",
)
add(
    "txt",
    "council W",
    """Purchasing records list Hikvision cameras in 2014. We cannot tell whether any survive.""",
    "unknown",
    q="We cannot tell whether any survive.",
    ph="bought, present use unknown",
    alt=True,
)
add(
    "txt",
    "police E",
    """Partner organisations whose systems we can access use Hikvision. The Force's own cameras are all Dallmeier.""",
    "no",
    d="no",
    p="no",
    o="Dallmeier",
    q="The Force's own cameras are all Dallmeier.",
    ph="connected feeds not owned",
)
add(
    "txt",
    "nhs S",
    """The Board is aware that neighbouring health boards have Hikvision. For its own part the Board's system is entirely Avigilon.""",
    "no",
    d="no",
    p="no",
    o="Avigilon",
    q="For its own part the Board's system is entirely Avigilon.",
    ph="another body named",
)
add(
    "html",
    "police E",
    """Your request
Does the force use Hikvision cameras?
Our response
Sussanford Police neither confirms nor denies, relying on section 31(3).
Evidence of harm
If it were known that Hikvision devices are in use in a station, offenders could target those devices. Weaknesses in Hikvision cameras have been published.""",
    "unknown",
    oc="refused",
    ex="s.31(3)",
    q="Sussanford Police neither confirms nor denies, relying on section 31(3).",
    ph="NCND; maker in harm test",
)
add(
    "txt",
    "council E",
    """We rely on section 31(1)(a). Reports in the press say many councils have Hikvision cameras; we say nothing about ours.""",
    "unknown",
    oc="refused",
    ex="s.31(1)(a)",
    q="We rely on section 31(1)(a).",
    ph="refusal; press",
)
add(
    "txt",
    "council E",
    """Maintained by: Northgate Systems, a Hikvision partner. Cameras made by: Bosch, all of them.""",
    "no",
    d="no",
    p="no",
    o="Bosch",
    q="Cameras made by: Bosch, all of them.",
    ph="maker in the contractor's title",
)
add(
    "txt",
    "school E",
    """Our installer is an authorised dealer for Hikvision and Dahua, though what they put in here is Axis and only Axis.""",
    "no",
    d="no",
    p="no",
    o="Axis",
    q="what they put in here is Axis and only Axis",
    ph="maker in the contractor's title",
)
add(
    "txt",
    "council E",
    """Every camera is Swann.""",
    "unknown",
    o="Swann",
    oem="Swann",
    q="Every camera is Swann.",
    ph="third-party rebrand",
    alt=True,
)
add(
    "txt",
    "school E",
    """All 20 are ADT branded cameras.""",
    "unknown",
    o="ADT",
    t="20",
    q="All 20 are ADT branded cameras.",
    ph="installer's badge",
    alt=True,
)
add(
    "txt",
    "school S",
    """Hikvision: N/A
Dahua: N/A
Cameras: 12""",
    "unknown",
    t="12",
    q="Hikvision: N/A",
    ph="not applicable",
    alt=True,
)
add(
    "txt",
    "school E",
    """We don't have CCTV so none of this applies.""",
    "no",
    d="no",
    p="no",
    q="We don't have CCTV so none of this applies.",
    ph="no cameras",
    alt=True,
    note="no number given",
)
add(
    "txt",
    "college E",
    """hikvision yes about 40 / dahua no""",
    "yes",
    d="no",
    q="hikvision yes about 40 / dahua no",
    ph="curt; no punctuation",
    alt=True,
)
add(
    "txt",
    "school E",
    """no hikvision here its all axis 9 cams""",
    "no",
    d="no",
    p="no",
    o="Axis",
    t="9",
    q="no hikvision here its all axis 9 cams",
    ph="curt; no punctuation",
)
add(
    "eml",
    "council E",
    """Neither of the two makes you name is in use.""",
    "no",
    d="no",
    q="Neither of the two makes you name is in use.",
    ph="neither; by reference",
    ask="A",
)
add(
    "eml",
    "council E",
    """The Council uses the first of these manufacturers but not the second.""",
    "yes",
    d="no",
    q="The Council uses the first of these manufacturers but not the second.",
    ph="anaphor by number",
    ask="A",
)
add(
    "eml",
    "university E",
    """We have cameras from both of the companies you name: 80 from the first and 14 from the second.""",
    "yes",
    d="yes",
    n="80",
    q="We have cameras from both of the companies you name",
    ph="anaphor by number",
    ask="A",
)
add(
    "html",
    "council E",
    """You asked
How many Hikvision cameras do you have? How many Dahua?
We answered
12 and none, respectively.""",
    "yes",
    d="no",
    n="12",
    q="12 and none, respectively.",
    ph="respectively",
)
add(
    "txt",
    "council E",
    """The video management software is by Milestone. It is not known to the Council who made the cameras.""",
    "unknown",
    oc="not_held",
    q="It is not known to the Council who made the cameras.",
    ph="software only",
    alt=True,
)
add(
    "txt",
    "transport E",
    """Hikvision equipment serves 14 of our 20 stations, in all 133 cameras.""",
    "yes",
    n="133",
    q="Hikvision equipment serves 14 of our 20 stations, in all 133 cameras.",
    ph="counts of sites not cameras",
)
add(
    "txt",
    "council E",
    """Three quarters of the 80 cameras are Dahua and the rest are Hikvision.""",
    "yes",
    d="yes",
    t="80",
    q="Three quarters of the 80 cameras are Dahua and the rest are Hikvision.",
    ph="fraction; the rest",
    note="share stated: the rest of three quarters",
)
add(
    "txt",
    "fire N",
    """Hikvision: 70%, Vivotek: 30% (of 200 cameras).""",
    "yes",
    d="no",
    t="200",
    o="Vivotek",
    q="Hikvision: 70%, Vivotek: 30% (of 200 cameras).",
    ph="percentage; complete by shares",
    note="share stated: 70%",
)
add(
    "txt",
    "council E",
    """Not one of the cameras bought since 2022 is a Hikvision. Those bought before that are, all 66 of them.""",
    "yes",
    n="66",
    q="Those bought before that are, all 66 of them.",
    ph="negation with scope; time",
)
add(
    "txt",
    "council S",
    """There is no Hikvision at the schools. The offices are another matter: there we run fifteen Hikvision cameras.""",
    "yes",
    n="15",
    q="there we run fifteen Hikvision cameras",
    ph="negation with scope",
)
add(
    "eml2",
    "school E",
    """Dear Sam, we have Dahua cameras. Regards
====
Sam, sorry, I misread the label. They are Hanwha, not Dahua. And no Hikvision either.""",
    "no",
    d="no",
    o="Hanwha",
    q="And no Hikvision either.",
    ph="correction in a later message",
)
add(
    "eml2",
    "council N",
    """The Council holds no information on this.
====
Since our reply the information has been found: the Council has 28 Hikvision cameras.""",
    "yes",
    n="28",
    q="the Council has 28 Hikvision cameras",
    ph="later message finds it",
)
add(
    "txt",
    "council E",
    """Our reply of 2024, in which we said that we had Hikvision, still stands.""",
    "yes",
    q="Our reply of 2024, in which we said that we had Hikvision, still stands.",
    ph="last year's answer repeated",
)
add(
    "txt",
    "council E",
    """Our reply of 2024, in which we said that we had Hikvision, is out of date; they have gone.""",
    "former",
    q="Our reply of 2024, in which we said that we had Hikvision, is out of date; they have gone.",
    ph="last year's answer overtaken",
)
add(
    "txt",
    "nhs E",
    """We are still waiting for the contractor to tell us whether our cameras are Hikvision. We will write to you again by 5 December.""",
    "unknown",
    oc="no_answer_yet",
    q="We are still waiting for the contractor to tell us whether our cameras are Hikvision.",
    ph="delay; maker named",
)
add(
    "txt",
    "government E",
    """The Department complies with the Cabinet Office instruction on Hikvision of November 2022.""",
    "unknown",
    q="The Department complies with the Cabinet Office instruction on Hikvision of November 2022.",
    ph="policy only",
    alt=True,
)
add(
    "xlsx",
    "council E",
    """Asset | Manufacturer | Qty | State
Camera | Hikvision | 12 | Removed
Camera | Axis | 9 | In use
Camera | Bosch | 4 | In use""",
    "former",
    d="no",
    p="former",
    o="Axis; Bosch",
    t="13",
    q="Camera | Hikvision | 12 | Removed",
    ph="status column",
    alt=True,
)
add(
    "csv",
    "school E",
    """Room,Camera make,NVR make,No of cameras
Hall,Axis,Hikvision,3
Gate,Axis,Hikvision,2""",
    "yes",
    d="no",
    o="Axis",
    t="5",
    q="Hall | Axis | Hikvision | 3",
    ph="recorder only in a table",
    n="",
    alt=True,
)
add(
    "docx",
    "fire E",
    """Station | Number of cameras | Supplier
North | 4 | Hikvision
South | 6 | Hikvision
East | 5 | Uniview""",
    "yes",
    d="no",
    o="Uniview",
    n="10",
    t="15",
    q="North | 4 | Hikvision",
    ph="sum over sites",
)
add(
    "docx",
    "nhs E",
    """Question | Response
1. Hikvision in use? | No, never
2. Dahua in use? | Yes, car park
3. Total | 48""",
    "no",
    d="yes",
    t="48",
    q="1. Hikvision in use? | No, never",
    ph="question-answer table",
)
add("txt", "council E", """Only Dahua. Total 19.""", "no", d="yes", t="19", q="Only Dahua.", ph="complete list; curt")
add(
    "txt",
    "council E",
    """The Authority's devices originate solely with Teledyne FLIR.""",
    "no",
    d="no",
    p="no",
    o="Teledyne FLIR",
    q="The Authority's devices originate solely with Teledyne FLIR.",
    ph="complete list; bureaucratic",
)
add(
    "txt",
    "university E",
    """Manufacturer – Hikvision (HQ: Hangzhou). Quantity – 410 cameras, 22 recorders.""",
    "yes",
    n="410",
    q="Manufacturer – Hikvision (HQ: Hangzhou).",
    ph="recorder not counted",
)
add(
    "txt",
    "council S",
    """Should the Council decide to install Hikvision it would publish an assessment. To date it has not installed any.""",
    "no",
    q="To date it has not installed any.",
    ph="hypothetical; denial",
)
add(
    "txt",
    "council E",
    """It is possible that some of the older cameras are Hikvision; nobody here is certain.""",
    "unknown",
    q="It is possible that some of the older cameras are Hikvision; nobody here is certain.",
    ph="hedged",
)
add(
    "txt",
    "college N",
    """We believe that there are no Hikvision devices here but cannot be sure.""",
    "unknown",
    q="We believe that there are no Hikvision devices here but cannot be sure.",
    ph="hedged denial",
    alt=True,
)
add(
    "txt",
    "council E",
    """The cameras you saw are not ours. The county council put them up, and they may well be Hikvision.""",
    "unknown",
    q="The cameras you saw are not ours.",
    ph="another body's cameras; hedged",
    alt=True,
    oc="not_held",
)
