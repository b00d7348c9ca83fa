"""Invented answers of public bodies to a camera survey, first half: texts and labels."""

from __future__ import annotations

from typing import Any


class Answers:
    """Texts of one corpus with their labels, in order."""

    def __init__(self) -> None:
        self.items: list[dict[str, Any]] = []

    def add(self, form: str, where: str, text: str, hik: str, **more: Any) -> None:
        """Keep one answer: how it came, sector and nation, its text, the label for Hikvision, other labels by short names."""
        self.items.append({"form": form, "where": where, "text": text, "hik": hik, **more})


FIRST = Answers()
add = FIRST.add

add(
    "eml",
    "school E",
    """Hi
1. Yes
2. No
3. 14
Thanks, Office""",
    "yes",
    d="no",
    q="1. Yes",
    n="",
    t="14",
    ask="A",
    ph="bound by position; curt",
    note="14 is the whole estate; the split is not given",
)
add(
    "eml",
    "school E",
    """1 - no
2 - no
3 - 22, all from the same Korean supplier

Regards
Bev (School Business Manager)""",
    "no",
    d="no",
    q="1 - no",
    t="22",
    p="no",
    ask="A",
    ph="bound by position; curt",
)
add(
    "eml",
    "council E",
    """Dear requester

Q1: No.
Q2: Yes - 9 in the depots, 4 in the crematorium.
Q3: 61 in total.

Information Rights""",
    "no",
    d="yes",
    q="Q1: No.",
    t="61",
    ask="A",
    ph="bound by position",
)
add(
    "outl",
    "nhs E",
    """Good afternoon,

A1. The Trust does not currently have any.
A2. As above.
A3. 388 cameras; of the two firms, none.

Kind regards
IG Team""",
    "no",
    d="no",
    q="A1. The Trust does not currently have any.",
    t="388",
    ask="A",
    ph="as above; bound by position",
)
add(
    "eml",
    "college W",
    """a) Oes / Yes
b) Nac oes / No
c) 73, of which 20

Cofion / Regards""",
    "yes",
    d="no",
    q="a) Oes / Yes",
    t="73",
    n="20",
    ask="A",
    ph="bilingual; bound by position",
)
add(
    "txt",
    "council W",
    """Annwyl Ymgeisydd / Dear Applicant

CAIS AM WYBODAETH / REQUEST FOR INFORMATION

Gwneuthurwr y camerau / Manufacturer of the cameras
Mae'r Cyngor yn defnyddio camerau Hikvision yn unig. / The Council uses Hikvision cameras only.

Nifer y camerau / Number of cameras
118

Yn gywir / Yours sincerely""",
    "yes",
    d="no",
    q="The Council uses Hikvision cameras only.",
    t="118",
    n="118",
    ph="bilingual",
    alt=True,
)
add(
    "html",
    "council W",
    """Gofynnwyd / You asked
Pa wneuthurwyr? / Which manufacturers?
Ateb / Reply
Nid ydym yn defnyddio offer Hikvision na Dahua.
We make no use of equipment from either Hikvision or Dahua.""",
    "no",
    d="no",
    q="We make no use of equipment from either Hikvision or Dahua.",
    ph="bilingual; negation",
)
add(
    "txt",
    "government W",
    """Thank you for your request about surveillance equipment.

We neither own nor rent any camera whose manufacturer is Hikvision, and the same goes for Dahua.

Information Rights Unit""",
    "no",
    d="no",
    q="We neither own nor rent any camera whose manufacturer is Hikvision, and the same goes for Dahua.",
    ph="negation with scope",
)
add(
    "txt",
    "council E",
    """We cannot say that there are no Hikvision units on the estate: eleven of them are still running in the Guildhall car park.

For Dahua the position is a nil return.""",
    "yes",
    d="no",
    q="We cannot say that there are no Hikvision units on the estate: eleven of them are still running in the Guildhall car park.",
    n="11",
    ph="double negation; count in words",
)
add(
    "txt",
    "university S",
    """It would not be correct to state that the University is free of Hikvision equipment. Three residences have it.""",
    "yes",
    q="It would not be correct to state that the University is free of Hikvision equipment. Three residences have it.",
    ph="double negation",
)
add(
    "eml",
    "council E",
    """Not all of our cameras are Hikvision; roughly a third are. The remainder come from Avigilon.

The estate is 240 strong.""",
    "yes",
    q="Not all of our cameras are Hikvision; roughly a third are.",
    d="no",
    o="Avigilon",
    t="240",
    ph="negation with scope; fraction",
    note="share stated: a third",
    ask="B",
)
add(
    "txt",
    "police E",
    """None of the 1,204 cameras run by the Constabulary was manufactured by Dahua. The Constabulary holds 31 which were manufactured by Hikvision, all within custody.""",
    "yes",
    d="no",
    t="1204",
    n="31",
    q="The Constabulary holds 31 which were manufactured by Hikvision, all within custody.",
    ph="negation with scope",
)
add(
    "txt",
    "transport E",
    """There are no Hikvision cameras at our stations. Our two bus garages each have six.

No Dahua devices are present anywhere.""",
    "yes",
    d="no",
    n="12",
    q="Our two bus garages each have six.",
    ph="negation with scope; sum over sites",
    note="the proof spans two sentences; 2 x 6 added up",
)
add(
    "docx",
    "council S",
    """Response
Apart from the harbour office, where two older Hikvision domes remain live, nothing made by Hikvision is in service with the Council.""",
    "yes",
    n="2",
    q="Apart from the harbour office, where two older Hikvision domes remain live, nothing made by Hikvision is in service with the Council.",
    ph="negation with exception",
)
add(
    "docx",
    "council E",
    """Part One – makes
We hold no record of ever having bought from Hikvision. Every camera was made by Bosch or by Axis.
Part Two – numbers
One hundred and four.""",
    "no",
    d="no",
    p="no",
    o="Bosch; Axis",
    t="104",
    q="Every camera was made by Bosch or by Axis.",
    ph="complete list; count in words",
)
add(
    "txt",
    "fire E",
    """The Service stopped using Hikvision in the spring of 2024, when the last station was refitted.

No other comment.""",
    "former",
    q="The Service stopped using Hikvision in the spring of 2024, when the last station was refitted.",
    ph="former use",
)
add(
    "txt",
    "council E",
    """Hikvision is no longer a supplier to the Council, but the 43 cameras it supplied in 2018 are still up and recording.""",
    "yes",
    n="43",
    q="Hikvision is no longer a supplier to the Council, but the 43 cameras it supplied in 2018 are still up and recording.",
    ph="no longer a supplier; still in use",
)
add(
    "txt",
    "council N",
    """Until last year the leisure centres ran on Dahua. These were swapped for Hanwha Vision units and the Dahua ones were sent for recycling. Hikvision has never been used by this Council.""",
    "no",
    d="former",
    o="Hanwha Vision",
    q="Hikvision has never been used by this Council.",
    ph="former use of the other maker; never used",
    p="unknown",
)
add(
    "txt",
    "college E",
    """We have 16 Hikvision cameras boxed up in the estates store. They were taken down last summer and none is connected. Nothing else of that make remains.""",
    "former",
    q="They were taken down last summer and none is connected.",
    ph="in store",
)
add(
    "txt",
    "nhs E",
    """The Trust is part way through replacing its Hikvision cameras. 57 have gone; 88 are still to be done and remain in daily use until March.""",
    "yes",
    n="88",
    q="88 are still to be done and remain in daily use until March.",
    ph="being replaced",
)
add(
    "txt",
    "government E",
    """Removal of Hikvision equipment from the Department's sensitive sites was completed in April 2025. There are now none at any site, sensitive or otherwise.""",
    "former",
    q="There are now none at any site, sensitive or otherwise.",
    ph="removed; former",
)
add(
    "txt",
    "council E",
    """A tender for new town centre cameras is under way. One of the bidders has offered Hikvision. No award has been made. The present cameras are all Axis.""",
    "no",
    d="no",
    p="no",
    o="Axis",
    q="The present cameras are all Axis.",
    ph="tender under way; complete list",
)
add(
    "txt",
    "school E",
    """We were quoted for Hikvision but governors turned it down and we have no CCTV on the site at all.""",
    "no",
    d="no",
    p="no",
    t="0",
    q="we have no CCTV on the site at all",
    ph="abandoned purchase; no cameras",
    note="no cameras at all, so none of any maker",
)
add(
    "txt",
    "council S",
    """The Council intends to install around 40 Dahua cameras in the new depot in 2027. At the time of writing it has no Dahua cameras, and no Hikvision cameras.""",
    "no",
    d="no",
    q="At the time of writing it has no Dahua cameras, and no Hikvision cameras.",
    ph="planned",
)
add(
    "txt",
    "university E",
    """Cameras in halls are run for us by our PFI partner, who tells us that all 210 are Hikvision. The University itself owns none.""",
    "yes",
    n="210",
    q="Cameras in halls are run for us by our PFI partner, who tells us that all 210 are Hikvision.",
    ph="PFI partner",
)
add(
    "txt",
    "school E",
    """As a PFI school all of our cameras are provided by the PFI company and we do not hold any information on who manufactured them. You may wish to ask the Council.""",
    "unknown",
    oc="not_held",
    q="we do not hold any information on who manufactured them",
    ph="PFI; not held",
)
add(
    "txt",
    "government E",
    """The Agency rents two floors. CCTV is the landlord's. We have no cameras of our own and hold nothing about the landlord's equipment.""",
    "unknown",
    oc="not_held",
    q="hold nothing about the landlord's equipment",
    ph="landlord",
    alt=True,
    note="own cameras none; landlord's unknown",
)
add(
    "txt",
    "police E",
    """The Force takes live feeds from the cameras of six councils. It does not own those cameras and the Force does not know who made them. On our own premises there are 402 cameras, none of them Hikvision and none Dahua.""",
    "no",
    d="no",
    t="402",
    q="On our own premises there are 402 cameras, none of them Hikvision and none Dahua.",
    ph="connected feeds not owned",
)
add(
    "txt",
    "police S",
    """Some of the council-owned public space systems that we can view use Hikvision cameras. Those systems belong to the councils. Within our own estate the make in use is Bosch exclusively.""",
    "no",
    d="no",
    p="no",
    o="Bosch",
    q="Within our own estate the make in use is Bosch exclusively.",
    ph="connected feeds not owned; another body",
)
add(
    "txt",
    "council E",
    """You mention that Oxdale District Council uses Hikvision. We are not Oxdale District Council and cannot answer for it. This Council's 35 cameras were manufactured by Mobotix, without exception.""",
    "no",
    d="no",
    p="no",
    o="Mobotix",
    t="35",
    q="This Council's 35 cameras were manufactured by Mobotix, without exception.",
    ph="another body named",
)
add(
    "html",
    "police E",
    """Request
Please state whether the force uses Hikvision or Dahua equipment.
Decision
The force can neither confirm nor deny that it holds the information requested, by virtue of Section 24(2) and Section 31(3) of the Act.
Harm
Were a force to confirm that Hikvision cameras were deployed, those with intent could exploit publicised vulnerabilities in Hikvision firmware. Were a force to deny it, the contrary inference would be drawn about others.
Public interest
There is public concern over Hikvision and the removal of its cameras from central government buildings.""",
    "unknown",
    oc="refused",
    ex="s.24(2); s.31(3)",
    q="The force can neither confirm nor deny that it holds the information requested, by virtue of Section 24(2) and Section 31(3) of the Act.",
    ph="NCND; maker in harm test",
)
add(
    "txt",
    "council E",
    """We have decided to withhold the manufacturer's name under s31(1)(a). In reaching this we weighed the public interest: there has been much press coverage of Hikvision and of Dahua, and the Biometrics and Surveillance Camera Commissioner has criticised both. Against that, naming the make would tell an offender which exploits to try.

We are not relying on section 43.

This letter is a refusal notice under section 17 of the Act. Under section 16 we advise that the total, without makes, is in our annual report.""",
    "unknown",
    oc="refused",
    ex="s.31(1)(a)",
    q="We have decided to withhold the manufacturer's name under s31(1)(a).",
    ph="refusal; disclaimed section; s.16, s.17",
)
add(
    "txt",
    "council S",
    """Under section 17(1) of FOISA I must tell you that the Council does not hold this information. Purchases were made by a predecessor body and the papers are gone.""",
    "unknown",
    oc="not_held",
    ex="s.17(1)",
    q="Under section 17(1) of FOISA I must tell you that the Council does not hold this information.",
    ph="FOISA not held",
)
add(
    "txt",
    "police S",
    """The number of cameras is 530.

The make is information which I consider to be exempt in terms of section 35(1)(a) and (b) and section 39(1) of the Freedom of Information (Scotland) Act 2002.""",
    "unknown",
    oc="partial",
    ex="s.35(1)(a); s.35(1)(b); s.39(1)",
    t="530",
    q="The make is information which I consider to be exempt in terms of section 35(1)(a) and (b) and section 39(1) of the Freedom of Information (Scotland) Act 2002.",
    ph="FOISA partial",
)
add(
    "eml",
    "council S",
    """In terms of section 18(1) of the Act, read with section 35(1)(a), the Council neither confirms nor denies whether this is held.""",
    "unknown",
    oc="refused",
    ex="s.18(1); s.35(1)(a)",
    q="In terms of section 18(1) of the Act, read with section 35(1)(a), the Council neither confirms nor denies whether this is held.",
    ph="FOISA NCND",
    ask="B",
)
add(
    "txt",
    "transport E",
    """Your request touches lineside installations and was handled under the Environmental Information Regulations 2004. Regulation 12(5)(a) (public safety) is engaged and the makes are withheld.""",
    "unknown",
    oc="refused",
    ex="reg.12(5)(a) EIR",
    q="Regulation 12(5)(a) (public safety) is engaged and the makes are withheld.",
    ph="EIR",
)
add(
    "txt",
    "council E",
    """To answer we would need to send an engineer to every one of 212 sites. At £25 an hour this comes to far more than the £450 appropriate limit (18 hours). Section 12 of the Act lets us decline in that case and we do so. If you would narrow the request to the Civic Centre, we could probably help.""",
    "unknown",
    oc="refused",
    ex="s.12",
    q="Section 12 of the Act lets us decline in that case and we do so.",
    ph="cost limit",
    note="invitation to narrow is not a clarification",
)
add(
    "txt",
    "council E",
    """Before we can start, could you tell us whether you mean only public space cameras or also those inside buildings and on vehicles? The clock is stopped until we hear from you.""",
    "unknown",
    oc="clarification",
    q="could you tell us whether you mean only public space cameras",
    ph="clarification",
)
add(
    "eml",
    "nhs E",
    """We have logged your e-mail as FOI 2210. A reply will follow by 14 December. Please do not reply to this automated message.""",
    "unknown",
    oc="no_answer_yet",
    q="A reply will follow by 14 December.",
    ph="acknowledgement with the request quoted",
    ask="A",
)
add(
    "eml",
    "council N",
    """I am sorry that this is taking longer than it should. Estates have not come back to us about the Hikvision question yet and I have chased them.""",
    "unknown",
    oc="no_answer_yet",
    q="Estates have not come back to us about the Hikvision question yet",
    ph="delay; maker named",
    ask="A",
)
add(
    "txt",
    "school E",
    """We are an academy of the Thornhaven Learning Trust and have passed your request to the Trust, which will answer you direct.""",
    "unknown",
    oc="no_answer_yet",
    q="have passed your request to the Trust",
    ph="transfer",
    alt=True,
)
add(
    "txt",
    "college N",
    """The cameras are Hikvison, 38 in all, plus a HIK Vision recorder in each of the two campuses.""",
    "yes",
    n="38",
    t="38",
    q="The cameras are Hikvison, 38 in all",
    ph="misspelling",
)
add(
    "txt",
    "school E",
    """Makes: Hik-vision (11) and Dahau (3).""",
    "yes",
    d="yes",
    n="11",
    q="Makes: Hik-vision (11) and Dahau (3).",
    ph="misspelling",
)
add(
    "txt",
    "school W",
    """I've had a look at the boxes and they say HIKVISON on them. There's 8 cameras.""",
    "yes",
    t="8",
    n="8",
    q="I've had a look at the boxes and they say HIKVISON on them.",
    ph="misspelling; informal",
    alt=True,
)
add(
    "txt",
    "council E",
    """Equipment list
DS-2CD2143G2-I x 24
DS-2DE4425IW-DE x 3
DS-7732NI-K4 x 2
End of list.""",
    "yes",
    n="27",
    q="DS-2CD2143G2-I x 24",
    d="no",
    ph="model number only; recorder not counted",
    note="list closed by its last line",
)
add(
    "txt",
    "fire S",
    """Our stations have the following model: IPC-HDW2831T-ZS, 52 off.""",
    "unknown",
    d="yes",
    p="yes",
    q="IPC-HDW2831T-ZS, 52 off",
    ph="model number only, Dahua",
    note="no word on Hikvision; the list is not said to be complete",
)
add(
    "txt",
    "council E",
    """We use Axis P3245-LVE and Bosch NDE-8513 models throughout; there is nothing else.""",
    "no",
    d="no",
    p="no",
    o="Axis; Bosch",
    q="We use Axis P3245-LVE and Bosch NDE-8513 models throughout; there is nothing else.",
    ph="complete list; model numbers of others",
)
add(
    "txt",
    "school E",
    """No we do not use Hikvision. Our cameras are HiWatch by the local installer, 12 of them.""",
    "yes",
    oem="HiWatch",
    o="HiWatch",
    n="12",
    t="12",
    q="Our cameras are HiWatch by the local installer, 12 of them.",
    ph="sub-brand with denial",
)
add(
    "txt",
    "school S",
    """Two EZVIZ cameras at the front door, that's it.""",
    "yes",
    oem="EZVIZ",
    o="EZVIZ",
    d="no",
    n="2",
    t="2",
    q="Two EZVIZ cameras at the front door, that's it.",
    ph="sub-brand only",
)
add(
    "txt",
    "college E",
    """All of our cameras are Annke.""",
    "unknown",
    oem="Annke",
    o="Annke",
    d="unknown",
    q="All of our cameras are Annke.",
    ph="third-party rebrand",
    alt=True,
)
add(
    "txt",
    "council E",
    """The system is LTS branded. Our installer could not say who makes it.""",
    "unknown",
    oem="LTS",
    o="LTS",
    q="The system is LTS branded.",
    ph="third-party rebrand",
    alt=True,
)
add(
    "txt",
    "nhs N",
    """The Trust's cameras are Honeywell and nothing else, 97 in number.""",
    "unknown",
    d="unknown",
    o="Honeywell",
    t="97",
    q="The Trust's cameras are Honeywell and nothing else, 97 in number.",
    ph="brand with mixed makers",
    note="Honeywell sold units of several makers: a careful coder leaves it open",
    alt=True,
    p="unknown",
)
add(
    "txt",
    "council E",
    """As in our reply to you of last year, the make is unchanged and so is the number.""",
    "unknown",
    q="the make is unchanged",
    ph="the same make as last year's answer",
    note="nothing here says which make",
    alt=True,
    oc="answered",
)
add(
    "txt",
    "council E",
    """Between 150 and 160 Hikvision cameras are in operation at any one time.""",
    "yes",
    q="Between 150 and 160 Hikvision cameras are in operation at any one time.",
    ph="range",
    note="a range is not a count",
)
add(
    "txt",
    "university W",
    """Hikvision accounts for 85% of the 640 cameras on campus, Axis for the other 15%.""",
    "yes",
    d="no",
    o="Axis",
    t="640",
    q="Hikvision accounts for 85% of the 640 cameras on campus, Axis for the other 15%.",
    ph="percentage; complete by shares",
    note="share stated: 85%",
)
add(
    "txt",
    "council E",
    """0% Hikvision, 0% Dahua, 100% Hanwha.""",
    "no",
    d="no",
    p="no",
    o="Hanwha",
    q="0% Hikvision, 0% Dahua, 100% Hanwha.",
    ph="percentage zero",
)
add(
    "txt",
    "nhs E",
    """Cameras by hospital and maker:
Northfield: Hikvision 40
Southfield: Hikvision 21
Westfield: Pelco 33""",
    "yes",
    n="61",
    o="Pelco",
    t="94",
    d="no",
    q="Northfield: Hikvision 40",
    ph="sum over sites",
    alt=True,
)
add(
    "docx",
    "council E",
    """The table gives the position on 1 October.
Site | Hikvision | Dahua | Axis
Town Hall | 12 | 0 | 4
Library | 0 | 0 | 6
Depot | 5 | 0 | 0
Total | 17 | 0 | 10""",
    "yes",
    d="no",
    o="Axis",
    n="17",
    t="27",
    q="Total | 17 | 0 | 10",
    ph="maker as header; totals row",
)
add(
    "docx",
    "council S",
    """The table gives the position by site.
Site | Hikvision | Dahua | Hanwha
High School | 0 | 8 | 4
Nursery | 0 | 0 | 6
Total | 0 | 8 | 10""",
    "no",
    d="yes",
    o="Hanwha",
    t="18",
    q="Total | 0 | 8 | 10",
    ph="maker as header; zero column",
)
add(
    "csv",
    "council E",
    """Site,Manufacturer,Quantity
Market Square,Hikvision,14
Riverside,Axis,9
Arcade,,3
TOTAL,,26""",
    "yes",
    n="14",
    o="Axis",
    t="26",
    d="unknown",
    q="Market Square | Hikvision | 14",
    ph="blank table cell; totals row",
    note="one row has no maker, so the list is not complete",
)
add(
    "csv",
    "university E",
    """Building,Camera type,Make,Number
Library,dome,Vivotek,22
Gym,bullet,Vivotek,7
Total,,,29""",
    "no",
    d="no",
    p="no",
    o="Vivotek",
    t="29",
    q="Library | dome | Vivotek | 22",
    ph="table without the maker; totals row",
)
add(
    "xlsx",
    "nhs E",
    """Ward | Make | Model | Cameras | Status
A | Hikvision | DS-2CD2143 | 6 | Decommissioned 2023
B | Hikvision | DS-2CD2143 | 4 | Decommissioned 2023
C | Hanwha | XNV-6080 | 10 | Live""",
    "former",
    d="no",
    p="former",
    o="Hanwha",
    t="10",
    q="A | Hikvision | DS-2CD2143 | 6 | Decommissioned 2023",
    ph="status column",
    alt=True,
)
add(
    "xlsx",
    "transport S",
    """Station | Cameras | Recorder
Pierhead | Bosch, 14 | Hikvision DS-7716
Lochside | Bosch, 9 | Bosch
Total | 23 | """,
    "yes",
    d="no",
    o="Bosch",
    n="1",
    t="23",
    q="Pierhead | Bosch, 14 | Hikvision DS-7716",
    ph="recorder only in a table",
    alt=True,
    note="one recorder, no camera of that make",
)
add(
    "txt",
    "college E",
    """All cameras are by Sony. Recording is done on three Hikvision NVRs.""",
    "yes",
    n="3",
    o="Sony",
    q="Recording is done on three Hikvision NVRs.",
    ph="recorders only",
    d="unknown",
    alt=True,
)
