"""Invented answers of public bodies to a camera survey, second corpus: kept unmeasured until the reader had been mended."""

from __future__ import annotations

from held_out_answers.first_1 import Answers

SECOND = Answers()
add = SECOND.add

add(
    "txt",
    "council E",
    """I have consulted colleagues in Facilities. They inform me that the Council operates 82 fixed cameras and that these were all purchased from Hikvision between 2017 and 2021.""",
    "yes",
    d="no",
    t="82",
    n="82",
    q="these were all purchased from Hikvision between 2017 and 2021",
    ph="second-hand report",
)
add(
    "txt",
    "nhs E",
    """Response to Q1: The Trust can confirm it has Hikvision CCTV in place at one community clinic.
Response to Q2: The Trust has no Dahua CCTV.
Response to Q3: 260 in total.""",
    "yes",
    d="no",
    t="260",
    q="The Trust can confirm it has Hikvision CCTV in place at one community clinic.",
    ph="restated",
)
add(
    "txt",
    "council E",
    """The Council does not own any cameras that have been manufactured by Hikvision or any of its subsidiaries.""",
    "no",
    q="The Council does not own any cameras that have been manufactured by Hikvision or any of its subsidiaries.",
    ph="negation",
)
add(
    "txt",
    "school E",
    """Hello, our CCTV is looked after by the local authority so please ask them. We don't hold the details.""",
    "unknown",
    oc="not_held",
    q="We don't hold the details.",
    ph="council-run",
)
add(
    "eml",
    "police E",
    """Q1. Information withheld – Section 31(1)(a)(b).
Q2. Information withheld – Section 31(1)(a)(b).
Q3. Information withheld – Section 31(1)(a)(b).""",
    "unknown",
    oc="refused",
    ex="s.31(1)(a); s.31(1)(b)",
    q="Information withheld – Section 31(1)(a)(b).",
    ph="refusal by question",
    ask="A",
)
add(
    "txt",
    "university E",
    """The University uses a mix of manufacturers, these being Hanwha, Axis, Bosch and, in the older residences, Hikvision. We do not have any Dahua.""",
    "yes",
    d="no",
    o="Hanwha; Axis; Bosch",
    q="The University uses a mix of manufacturers, these being Hanwha, Axis, Bosch and, in the older residences, Hikvision.",
    ph="mixed estate",
)
add(
    "txt",
    "council S",
    """All Hikvision cameras owned by the Council were removed and disposed of by 31 March 2025.""",
    "former",
    q="All Hikvision cameras owned by the Council were removed and disposed of by 31 March 2025.",
    ph="former",
)
add(
    "txt",
    "council E",
    """We used to have Dahua in the market hall but not since 2020. Hikvision remains the make at our two car parks.""",
    "yes",
    d="former",
    q="Hikvision remains the make at our two car parks.",
    ph="former of one, use of the other",
)
add(
    "txt",
    "college E",
    """The College does not currently use Hikvision products and has no plan to.""",
    "no",
    q="The College does not currently use Hikvision products and has no plan to.",
    ph="negation; plans",
)
add(
    "txt",
    "fire E",
    """Number of Hikvision cameras: 0
Number of Dahua cameras: 0
Number of cameras overall: 74""",
    "no",
    d="no",
    t="74",
    q="Number of Hikvision cameras: 0",
    ph="figures",
)
add(
    "txt",
    "council W",
    """Nid yw'r Cyngor yn defnyddio camerâu Hikvision. The Council does not use Hikvision cameras.""",
    "no",
    q="The Council does not use Hikvision cameras.",
    ph="bilingual",
)
add(
    "txt",
    "council E",
    """I can confirm that we do use Hikvision; the cameras are being phased out over the next three years as they reach end of life.""",
    "yes",
    q="I can confirm that we do use Hikvision",
    ph="phased out in future",
)
add(
    "txt",
    "government E",
    """The Department does not comment on security arrangements at individual sites. The information is exempt under sections 24(1) and 31(1)(a).""",
    "unknown",
    oc="refused",
    ex="s.24(1); s.31(1)(a)",
    q="The information is exempt under sections 24(1) and 31(1)(a).",
    ph="refusal",
)
add(
    "txt",
    "nhs E",
    """Please be aware that NHS England guidance advises trusts to stop buying Hikvision. The Trust has no record of the makes of its cameras.""",
    "unknown",
    oc="not_held",
    q="The Trust has no record of the makes of its cameras.",
    ph="guidance names the maker; not held",
)
add(
    "txt",
    "council E",
    """Yes. The Council uses Hikvision (208 cameras) and Dahua (5 cameras) alongside 61 from Vista. Total 274.""",
    "yes",
    d="yes",
    o="Vista",
    n="208",
    t="274",
    q="The Council uses Hikvision (208 cameras) and Dahua (5 cameras) alongside 61 from Vista.",
    ph="mixed estate",
)
add(
    "eml",
    "school E",
    """Hi Sam, we've 30 cameras. They're made by Concept Pro. None are Hikvision or Dahua. Thanks.""",
    "no",
    d="no",
    t="30",
    o="Concept Pro",
    q="None are Hikvision or Dahua.",
    ph="informal",
    ask="A",
)
add(
    "eml",
    "school E",
    """No to both. 17 cameras.""",
    "no",
    d="no",
    t="17",
    q="No to both.",
    ph="curt; no to both",
    ask="A",
)
add(
    "eml",
    "college E",
    """Yes to question 1, no to question 2. We have 55 cameras.""",
    "yes",
    d="no",
    t="55",
    q="Yes to question 1",
    ph="answers name the question",
    ask="A",
)
add(
    "docx",
    "council E",
    """Location | Make | No.
Bus station | Hikvision | 10
Park | Samsung | 4
Total | | 14""",
    "yes",
    d="no",
    o="Samsung",
    n="10",
    t="14",
    q="Bus station | Hikvision | 10",
    ph="table; totals row",
)
add(
    "csv",
    "council E",
    """Location,Make,Number of cameras
Pier,Axis,5
Museum,Bosch,7""",
    "no",
    d="no",
    p="no",
    o="Axis; Bosch",
    t="12",
    q="Pier | Axis | 5",
    ph="table without the maker",
)
add(
    "txt",
    "council E",
    """The Council is in the process of procuring a new system and the preferred supplier offers Hikvision cameras. The existing system is by Pelco only.""",
    "no",
    d="no",
    p="no",
    o="Pelco",
    q="The existing system is by Pelco only.",
    ph="planned",
)
add(
    "txt",
    "transport E",
    """Our franchise operator owns all cameras at stations. We do not hold information about their manufacturer.""",
    "unknown",
    oc="not_held",
    q="We do not hold information about their manufacturer.",
    ph="operator owns",
)
add(
    "txt",
    "council N",
    """I refer to your request. Having reviewed our asset register, I can advise that Belmont Park has 9 Hikvision cameras, Shore Road 4 and the Civic Hall 11 - 24 in all.""",
    "yes",
    n="24",
    q="Belmont Park has 9 Hikvision cameras, Shore Road 4 and the Civic Hall 11 - 24 in all",
    ph="sum stated",
    alt=True,
)
add(
    "txt",
    "police S",
    """Police cannot confirm the make for operational reasons: section 35(1)(a) (law enforcement). As an aside, the Scottish Government has announced that it is removing Hikvision.""",
    "unknown",
    oc="refused",
    ex="s.35(1)(a)",
    q="section 35(1)(a) (law enforcement)",
    ph="refusal; another body named",
)
add(
    "txt",
    "council E",
    """While the Council recognises the ethical concern about Hikvision, it has a small number of such cameras (fewer than ten).""",
    "yes",
    q="it has a small number of such cameras (fewer than ten)",
    ph="concern, then use",
)
add(
    "txt",
    "university E",
    """Neither Hikvision nor Dahua equipment is installed on any campus.""",
    "no",
    d="no",
    q="Neither Hikvision nor Dahua equipment is installed on any campus.",
    ph="neither nor",
)
add(
    "txt",
    "college E",
    """Last year we replaced our Dahua cameras with Hikvision.""",
    "yes",
    d="former",
    q="Last year we replaced our Dahua cameras with Hikvision.",
    ph="replaced with",
)
add(
    "txt",
    "college E",
    """Last year we replaced our Hikvision cameras with Axis ones.""",
    "former",
    o="Axis",
    q="Last year we replaced our Hikvision cameras with Axis ones.",
    ph="replaced with",
)
add(
    "txt",
    "council E",
    """The Council's CCTV contractor is Hillcrest Security. It is their policy not to disclose makes. The Council has no further information.""",
    "unknown",
    oc="not_held",
    q="The Council has no further information.",
    ph="contractor will not say",
    alt=True,
)
add(
    "eml2",
    "council E",
    """Q1 Yes, Q2 No, Q3 40.
====
Dear Ms Rowe
I must correct our earlier answer to question 1: the cameras that we took for Hikvision are Vivotek. We have no Hikvision.""",
    "no",
    o="Vivotek",
    d="no",
    q="We have no Hikvision.",
    t="40",
    ph="correction in a later message",
    alt=True,
)
add(
    "txt",
    "nhs E",
    """The Trust holds this information but it would take over 18 hours to extract. Section 12(1) is therefore engaged.""",
    "unknown",
    oc="refused",
    ex="s.12(1)",
    q="Section 12(1) is therefore engaged.",
    ph="cost limit",
)
add(
    "txt",
    "council E",
    """We use DS-2CD2386G2-I cameras at the depot only. All other sites: Hanwha QNV-8080R.""",
    "yes",
    o="Hanwha",
    d="no",
    q="We use DS-2CD2386G2-I cameras at the depot only.",
    ph="model number only",
)
add(
    "txt",
    "school E",
    """The cameras were put in by ADT. I don't know what make they are, sorry. There are 6.""",
    "unknown",
    oc="partial",
    t="6",
    q="I don't know what make they are, sorry.",
    ph="installer named; make not known",
)
add(
    "txt",
    "council E",
    """Some of the cameras at our leisure centres, which are run by Aqualife Trust, are Hikvision. All other Council sites use Avigilon.""",
    "yes",
    o="Avigilon",
    d="unknown",
    q="Some of the cameras at our leisure centres, which are run by Aqualife Trust, are Hikvision.",
    ph="run by another",
)
add(
    "txt",
    "fire S",
    """Hikvision: Yes
Dahua: No
Number: 30 (Hikvision)""",
    "yes",
    d="no",
    n="30",
    q="Hikvision: Yes",
    ph="figures",
)
add(
    "txt",
    "council E",
    """We do not use facial recognition. Our cameras come from Hikvision and from Axis; there are 190.""",
    "yes",
    o="Axis",
    t="190",
    q="Our cameras come from Hikvision and from Axis; there are 190.",
    ph="negation of something else",
)
add(
    "txt",
    "council E",
    """The Council does not disclose locations, but 18 of its Hikvision cameras cover the High Street.""",
    "yes",
    q="18 of its Hikvision cameras cover the High Street",
    ph="negation of something else; part of the number",
    alt=True,
)
add(
    "txt",
    "government N",
    """It is not the Department's practice to use Hikvision and none is in use.""",
    "no",
    q="none is in use",
    ph="negation",
)
add(
    "txt",
    "council E",
    """All Hikvision devices have been isolated from the network but continue to record locally.""",
    "yes",
    q="All Hikvision devices have been isolated from the network but continue to record locally.",
    ph="isolated, still recording",
)
add(
    "txt",
    "council E",
    """The make is Hikvision (please note we are not able to give numbers: section 31(1)(a)).""",
    "yes",
    oc="partial",
    ex="s.31(1)(a)",
    q="The make is Hikvision",
    ph="partial",
)
