"""What the invented bodies of the sample census answer. See make_demo_census.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

QUESTIONS = (
    "1. Which makes of CCTV camera and recorder does your organisation use?",
    "2. Does your organisation use any equipment made by Hikvision or Dahua, or sold under one of their own brands?",
    "3. How many cameras are there in all, and how many of them are made by Hikvision?",
    "4. Is any of this equipment to be replaced in the next two years?",
)


@dataclass(frozen=True)
class Sample:
    """One request and what came back."""

    id: str
    body_id: str
    body: str
    sector: str
    nation: str
    forms: tuple[str, ...]
    expected: tuple[str, str, str]  # outcome, Hikvision, Dahua
    says: tuple[str, ...]
    table: Sequence[Sequence[str | int]] = ()
    earlier: tuple[str, ...] = ()  # of a first message
    hangs: bool = False  # the request hangs below the reply
    encoding: str = "utf-8"
    after: int = 24  # days from sending to the answer
    signed: str = "Information Governance Team"

    @property
    def reference(self) -> str:
        return f"FOI/{self.id[1:]}/26"

    @property
    def sent(self) -> date:
        return date(2026, 9, 1)

    @property
    def received(self) -> date:
        return self.sent + timedelta(days=self.after)

    @property
    def acknowledged(self) -> date:
        return self.sent + timedelta(days=2)


YES, NO, FORMER, UNKNOWN = "yes", "no", "former", "unknown"
_THANKS = "Thank you for your request, which we have handled under the Freedom of Information Act 2000."
_SCOTS = "Thank you for your request, which we have handled under the Freedom of Information (Scotland) Act 2002."
_ACK = (
    "We acknowledge receipt of your request.",
    "It is being dealt with and you will hear from us within twenty working days.",
)
_CAMERAS = ("Site", "Make", "Model", "Number of cameras")


def _a(
    number: int, body: str, sector: str, nation: str, forms: str, expected: str, *says: str, **more: object
) -> Sample:
    outcome, hikvision, dahua = expected.split()
    return Sample(
        f"S{number:03}", str(more.pop("body_id", f"b{number:03}")), body, sector, nation, tuple(forms.split()),
        (outcome, hikvision, dahua), says, **more,  # type: ignore[arg-type]
    )  # fmt: skip


ANSWERS = (
    _a(1, "Harrowmere District Council", "council", "England", "eml", "answered yes no", _THANKS,
       "Our public space system consists of 64 cameras. All of them were manufactured by Hikvision.",
       "We hold no Dahua equipment.", "There are no plans to replace them.", hangs=True),
    _a(2, "Quillbrook Borough Council", "council", "England", "pdf", "answered no no", _THANKS,
       "The council uses Axis cameras and Milestone software throughout its estate.",
       "No Hikvision or Dahua equipment is in use at any of our sites."),
    _a(3, "Strathennock Council", "council", "Scotland", "docx", "answered yes yes", _SCOTS,
       "We operate 112 cameras, of which 70 are Hikvision and 42 are Dahua."),
    _a(4, "Cwm Aderyn County Borough Council", "council", "Wales", "eml[pdf]", "answered former no", _THANKS,
       "We no longer have any Hikvision cameras. The last of them was taken down in March 2025.",
       "All 38 cameras now in place are made by Hanwha Vision. We have never had Dahua equipment."),
    _a(5, "Ballydarragh and Slaney Council", "council", "Northern Ireland", "txt", "refused unknown unknown", _THANKS,
       "We confirm that we hold the information you have asked for. We consider it exempt under section 31(1)(a) of the Act, "
       "since naming the makes of our cameras would be likely to prejudice the prevention of crime.",
       "The public interest in withholding it outweighs the public interest in disclosing it.", encoding="cp1252"),
    _a(6, "Pennyfold Primary School", "school", "England", "txt", "answered no no", _THANKS,
       "The school has 8 cameras, all made by Bosch. We do not use Hikvision or Dahua.", signed="School Business Manager"),
    _a(7, "Oakling Academy", "school", "England", "eml", "answered yes no",
       "Hi Ada,", "Yes, our cameras are Hikvision. We have 23 of them. Nothing by Dahua.", "Thanks", signed="Site Manager"),
    _a(8, "Saint Ebrin's High School", "school", "England", "scan.pdf", "answered yes no", _THANKS,
       "The school has 41 cameras in use. All of our cameras are manufactured by Hikvision.",
       "We have no equipment made by Dahua.", signed="Headteacher"),
    _a(9, "Ysgol Bryn Tesni", "school", "Wales", "rtf", "answered no yes", _THANKS,
       "Our 16 cameras were supplied in 2022 and are made by Dahua. We do not use Hikvision."),
    _a(10, "Torvale College", "college", "England", "html", "answered yes no", _THANKS,
       "The college uses cameras made by the following companies. No other makes are in use.",
       table=(("Make", "Number of cameras"), ("Hikvision", 55), ("Axis", 12))),
    _a(11, "Larkmarsh College", "college", "England", "xlsx txt", "answered yes no", _THANKS,
       "The attached spreadsheet lists every camera that we use. It is a complete list.",
       table=(_CAMERAS, ("Main building", "Hikvision", "DS-2CD2143G2-I", 18), ("Library", "Axis", "P3245-LV", 4))),
    _a(12, "University of Wexmoor", "university", "England", "odt", "answered no no", _THANKS,
       "The university runs 310 cameras by Avigilon and Axis. None of our cameras is made by Hikvision or by Dahua."),
    _a(13, "Glenfarrow University", "university", "Scotland", "eml[docx]", "partial yes unknown", _SCOTS,
       "Question 2: we confirm that the university uses Hikvision cameras.",
       "Question 3: the number of cameras is withheld under section 35(1)(a) of the Act, as its disclosure would be likely to "
       "prejudice substantially the prevention or detection of crime."),
    _a(14, "North Teal Hospitals NHS Trust", "nhs", "England", "eml[xlsx]", "answered no yes", _THANKS,
       "The attached list names every make in use.",
       table=(_CAMERAS, ("Teal General", "Dahua", "IPC-HFW2431S-S", 44), ("Teal General", "Bosch", "NBE-3502-AL", 9))),
    _a(15, "Marlock Vale NHS Foundation Trust", "nhs", "England", "png", "not_held unknown unknown", _THANKS,
       "Our buildings are run by a private partner. The Trust does not hold the information that you have asked for."),
    _a(16, "Emberley Community NHS Trust", "nhs", "England", "eml", "clarification unknown unknown", _THANKS,
       "Before we can proceed, please could you clarify which of our sites your request refers to?",
       "The time limit will start again once we have received your reply."),
    _a(17, "Eastmarch Constabulary", "police", "England", "pdf", "refused unknown unknown", _THANKS,
       "Eastmarch Constabulary can neither confirm nor deny that it holds the information requested, by virtue of "
       "section 24(2) and section 31(3) of the Act."),
    _a(18, "Dunmere Police", "police", "England", "docx", "answered no no", _THANKS,
       "Dunmere Police has 95 fixed cameras, made by Dallmeier.", "We do not have any equipment made by Hikvision or Dahua."),
    _a(19, "Fellside Fire and Rescue Service", "fire", "England", "eml+eml", "answered yes no", _THANKS,
       "We use 12 Hikvision cameras at our stations. We use no Dahua equipment.", earlier=_ACK),
    _a(20, "Carrowbeg Fire and Rescue Service", "fire", "Northern Ireland", "mbox", "answered no no", _THANKS,
       "All of our 27 cameras are made by Axis. No Hikvision or Dahua products are used.", earlier=_ACK),
    _a(21, "Office for Inland Lights", "government", "England", "eml", "refused unknown unknown", _THANKS,
       "We estimate that complying with your request would exceed the appropriate limit of 600 pounds. "
       "Section 12(1) of the Act therefore does not oblige us to comply, and we refuse your request."),
    _a(22, "Aldermoor Tramways", "transport", "England", "csv txt", "answered yes no", _THANKS,
       "Our register of cameras is attached and is complete.",
       table=(_CAMERAS, ("Depot", "Hikvision", "DS-2DE4225IW-DE", 14), ("Stops", "Hanwha Vision", "XNV-8080R", 60))),
    _a(23, "Brackenholt Town Council", "council", "England", "ods txt", "answered no yes", _THANKS,
       "Please see the attached list of all our cameras.",
       table=(_CAMERAS, ("Market square", "Dahua", "IPC-HDW3441TM-AS", 6))),
    _a(24, "Sallowfield Parish Council", "council", "England", "zip", "answered yes no", _THANKS,
       "A list of all cameras is enclosed. We have no cameras of another make.",
       table=(_CAMERAS, ("Village hall", "Hikvision", "DS-2CD2386G2-IU", 4))),
    _a(25, "Ruddington Marsh Council", "council", "England", "eml[zip]", "answered no no", _THANKS,
       "We do not own or operate any CCTV cameras made by Hikvision or Dahua. Our 19 cameras are made by Bosch."),
    _a(26, "Inverlaggan Council", "council", "Scotland", "pdf", "not_held unknown unknown", _SCOTS,
       "This letter is formal notice under section 17(1) of the Act that the Council does not hold this information. "
       "The cameras in our area are run by another body."),
    _a(27, "Stowick Grammar School", "school", "England", "eml[eml]", "answered no no", _THANKS,
       "We have 14 cameras. They are made by Panasonic. None is by Hikvision or Dahua."),
    _a(28, "Merrowdown Infant School", "school", "England", "docx", "answered no no", _THANKS,
       "The school does not have any CCTV cameras.", signed="Headteacher"),
    _a(29, "Ysgol Gynradd Pentre Gwyn", "school", "Wales", "txt", "no_answer_yet unknown unknown", *_ACK, after=3),
    _a(30, "Hollin Bridge College", "college", "England", "scan.pdf", "answered no no", _THANKS,
       "The college does not use any equipment made by Hikvision or Dahua.", "Our 33 cameras are made by Axis."),
    _a(31, "University of Saltcote", "university", "England", "eml", "answered yes no", _THANKS,
       "1. We use Hikvision and Bosch.", "2. Yes, Hikvision. No Dahua.", "3. 210 cameras, 96 of them Hikvision.",
       "4. The Hikvision cameras will be replaced in 2028.", hangs=True),
    _a(32, "Lowther Sound NHS Trust", "nhs", "England", "rtf", "refused unknown unknown", _THANKS,
       "The information is withheld under section 43(2) of the Act, as its disclosure would be likely to prejudice the "
       "commercial interests of the Trust and of its supplier."),
    _a(33, "Kestrel Downs NHS Trust", "nhs", "England", "html", "answered former no", _THANKS,
       "We used Hikvision cameras until 2024. They have all been removed and none remains in use.",
       "The 72 cameras installed in their place are made by Axis. We do not use Dahua."),
    _a(34, "Skerrow Isles Council", "council", "Scotland", "eml", "answered yes no", _SCOTS,
       "We are no longer buying from Hikvision, but the nine Hikvision cameras that we have remain in use at the harbour.",
       "We have no Dahua equipment."),
    _a(35, "Winterbourne Castle Borough Council", "council", "England", "pdf", "answered no no", _THANKS,
       "We considered Hikvision cameras in 2021 but did not buy any. All of our cameras are made by Hanwha Vision.",
       "We do not use Dahua equipment."),
    _a(36, "Tarnbeck High School", "school", "England", "txt", "answered yes no", _THANKS,
       "We have 30 HiLook cameras. No Dahua equipment is in use.", encoding="utf-16"),
    _a(37, "Copsewell Academy Trust", "school", "England", "xlsx eml", "answered yes no", _THANKS,
       "Attached is a full list of the cameras at our schools.",
       table=(_CAMERAS, ("North school", "", "DS-2CD2347G2-LU", 22), ("South school", "Axis", "M3065-V", 7))),
    _a(38, "Vale of Orrin Police", "police", "Scotland", "eml", "answered no no", _SCOTS,
       "None of the equipment that we use is made by Hikvision or Dahua. Our cameras are Bosch."),
    _a(39, "Thornaby Reach Council", "council", "England", "odt", "partial no no", _THANKS,
       "We do not use any Hikvision or Dahua equipment.",
       "The makes that we do use are withheld under section 31(1)(a) of the Act, as their disclosure would be likely to "
       "prejudice the prevention of crime."),
    _a(40, "Department for Canal Heritage", "government", "England", "docx", "refused unknown unknown", _THANKS,
       "The information is exempt from disclosure under section 24(1) of the Act, which is required for the purpose of "
       "safeguarding national security."),
    _a(41, "Millrace Buses", "transport", "England", "eml", "answered yes yes", _THANKS,
       "Yes. We have 45 Hikvision cameras at depots and 20 Dahua cameras in the offices."),
    _a(42, "Lindale Moor Primary School", "school", "England", "html", "answered no no", _THANKS,
       "All 10 of our cameras are made by Vivotek. We have no Hikvision and no Dahua equipment."),
    _a(43, "Emberley Community NHS Trust", "nhs", "England", "eml", "answered yes no", _THANKS,
       "Thank you for explaining your request. We use 51 Hikvision cameras at our clinics. We use no Dahua equipment.",
       body_id="b016", after=45),
    _a(44, "Cyngor Dyffryn Onnen", "council", "Wales", "docx", "answered no no", "Diolch am eich cais.",
       "Nid ydym yn defnyddio unrhyw offer Hikvision na Dahua. Mae ein 21 camera wedi'u gwneud gan Axis.",
       "We do not use any Hikvision or Dahua equipment. Our 21 cameras are made by Axis."),
)  # fmt: skip

SILENT = (  # asked; nothing came
    ("S045", "b045", "Fernhollow District Council", "council", "England"),
    ("S046", "b046", "Corriedale Academy", "school", "Scotland"),
    ("S047", "b047", "Ashgrove Junior School", "school", "England"),
)
