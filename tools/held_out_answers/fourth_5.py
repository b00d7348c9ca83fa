"""Invented answers of public bodies to a camera survey, fourth corpus, fifth part."""

from __future__ import annotations

from held_out_answers.fourth_1 import PLAIN, add
from held_out_answers.fourth_4 import FOURTH

__all__ = ["FOURTH"]

add(
    "eml",
    "college E",
    """{body}
Clerk to the Corporation

3 November 2026

Dear Ms Rowe

FREEDOM OF INFORMATION: CCTV

I acknowledge with thanks your letter of 2 October and respond as follows on behalf of the Corporation.

Cameras by Hikvision may still be seen on the outside of the engineering block, to the number of thirteen. They have not been live since the recorder failed in 2024; the cables were then cut back and the power removed. They have been left on the wall because the cost of access equipment could not be justified. The Corporation has no other equipment by that company.

Cover is nowadays provided by nineteen cameras by Hanwha.

Yours sincerely""",
    "former",
    o="Hanwha",
    t="19",
    q="They have not been live since the recorder failed in 2024; the cables were then cut back and the power removed.",
    ph="disconnected but still on the wall; present tense",
    ask="4A",
)
add(
    "eml",
    "school E",
    """Dear Sam

We've looked into this as best we can. There are 16 cameras but nobody here could tell you who made them: there's no label we can reach, the paperwork went in the flood and the firm that put them in has ceased trading. So I'm afraid that's all the school holds.

Regards
Office Manager""",
    "unknown",
    oc="partial",
    t="16",
    q="There are 16 cameras but nobody here could tell you who made them",
    ph="number given, make not held; short",
    ask="4C",
    columns=PLAIN,
)
add(
    "pdf",
    "government E",
    """{body}
Freedom of Information Team
Our ref 26/55210

You asked how many cameras by companies subject to the National Intelligence
Law of the People's Republic of China are installed at the Agency's premises.

Departments were instructed in November 2022 to cease deployment of such
equipment, including that of Hikvision and Dahua, upon sensitive sites.

The Agency will not disclose what is or is not installed at its premises. We
rely on section 24(1): exemption from section 1(1)(b) is required for the
purpose of safeguarding national security. The public interest in knowing
whether the instruction has been followed is recognised, but it is met by
Parliament's own oversight.

You may ask for an internal review within two months of this letter.""",
    "unknown",
    oc="refused",
    ex="s.24(1)",
    q="The Agency will not disclose what is or is not installed at its premises. We",
    ph="refusal; makers in the account of policy; section 1(1)(b) is no exemption",
)
add(
    "html",
    "council W",
    """Reference 26-318. Received 2 October 2026. Decision: information not held.
Request
Copies of any record stating the number of Hikvision cameras in Council buildings.
Reply
The Council is a signatory to an ethical procurement code and its Procurement Policy provides that contracts shall not be awarded for the supply of equipment by Hikvision. The Leader reaffirmed this at the meeting of full Council in July.
No record has been located which states the number of such cameras, or whether there are any. The buildings are numerous and no survey of them has been made.
The information is accordingly not held.""",
    "unknown",
    oc="not_held",
    q="No record has been located which states the number of such cameras, or whether there are any.",
    ph="policy against the maker; nothing known of use",
    columns={"question_restated": "1"},
)
add(
    "html",
    "university S",
    """Request reference F26/0991.
Your request
Are cameras by (1) Hikvision and (2) Dahua in use, and if so how many of each?
Our response
Both manufacturers are represented within the University: there are eighty-three Hikvision cameras and twenty-six Dahua cameras.
If you are dissatisfied you may require the University to review its response within 40 working days and may thereafter apply to the Scottish Information Commissioner.""",
    "yes",
    d="yes",
    n="83",
    q="there are eighty-three Hikvision cameras and twenty-six Dahua cameras.",
    ph="plain; numbers in words",
    columns=PLAIN,
)
add(
    "pdf",
    "council E",
    """{body}
Legal and Democratic Services
FOI 26-5120

Dear Ms Rowe

Your request for the make, model, serial number, firmware and date of purchase
of each camera has been considered together with your two earlier requests,
to which it is similar, as the Fees Regulations of 2004 permit.

It is estimated that compliance would take 61 hours. The appropriate limit for
a council is £450, or eighteen hours. The Council therefore relies on section
12(1) of the Act and is not obliged to comply.

You may care to restrict your request to the make alone, in one building.""",
    "unknown",
    oc="refused",
    ex="s.12(1)",
    q="It is estimated that compliance would take 61 hours. The appropriate limit for",
    ph="plain; cost limit, requests taken together; section broken over a line",
    columns=PLAIN,
)
add(
    "mailsheet",
    "nhs E",
    """Dear Ms Rowe

The Trust's response is contained in the annex to this message, which forms part of it. As you will see, two of the hospitals have no equipment by either of the manufacturers named in your request.

Freedom of Information Office

<disclaimer>
====
Annex to response 26-3003

Site | Hikvision | Dahua | Other | All cameras
Northfield Hospital | 122 | 0 | 40 | 162
Children's Hospital | 0 | 0 | 75 | 75
Eye Infirmary | 0 | 0 | 18 | 18
Health centres (six) | 34 | 9 | 0 | 43
Trust total | 156 | 9 | 133 | 298""",
    "yes",
    d="yes",
    t="298",
    n="156",
    q="Trust total | 156 | 9 | 133 | 298",
    ph="table in the attachment with makers as columns; a denial for some sites in the covering mail",
)
add(
    "outl",
    "transport W",
    """{body}
Yr Ysgrifennydd / The Secretary

Reference: 26/FOI/211

Dear Ms Rowe

Your request for the manufacturers of station cameras has been given due consideration.

I am to inform you that the information is being withheld. The following exemptions apply: section 31(1)(a) (prevention or detection of crime), section 38(1)(b) (endangerment of the safety of any individual) and section 43(2) (prejudice to commercial interests). Each is subject to the public interest test and, in each, the balance was found to favour withholding, for the reasons which are given in the schedule to this letter.

An internal review may be sought within forty working days. Gellir gofyn am yr ymateb hwn yn Gymraeg.""",
    "unknown",
    oc="refused",
    ex="s.31(1)(a); s.38(1)(b); s.43(2)",
    q="I am to inform you that the information is being withheld.",
    ph="plain; refusal with three sections",
    columns=PLAIN,
    ask="4C",
)
add(
    "letter",
    "council W",
    """{body}
Y Gyfarwyddiaeth Adnoddau – Tîm Llywodraethu Gwybodaeth

Cyfeirnod: RhG/26/405
3 Tachwedd 2026

Annwyl Ms Rowe

Cyfeiriaf at eich cais dyddiedig 2 Hydref 2026 o dan Ddeddf Rhyddid Gwybodaeth 2000.

Gallaf gadarnhau bod y Cyngor yn defnyddio camerâu Hikvision. Mae 54 ohonynt, o gyfanswm o 131 o gamerâu. Nid oes gan y Cyngor gamerâu Dahua.

Os ydych yn anfodlon â'r ymateb hwn, mae gennych hawl i ofyn am adolygiad mewnol o fewn deugain niwrnod gwaith, ac wedi hynny i gwyno i'r Comisiynydd Gwybodaeth.

Yn gywir""",
    "yes",
    d="no",
    t="131",
    n="54",
    q="Gallaf gadarnhau bod y Cyngor yn defnyddio camerâu Hikvision. Mae 54 ohonynt, o gyfanswm o 131 o gamerâu.",
    ph="Welsh only",
)
add(
    "eml",
    "school E",
    """Dear Mr/Ms Rowe

REQUEST FOR INFORMATION – CCTV

The governors have asked me to reply. The cameras and everything to do with them come as part of the security contract, and details of the equipment are known to the contractor and not to the school. We do not hold the information you are seeking and the contractor does not hold it on our behalf.

Yours sincerely
School Secretary

<disclaimer>""",
    "unknown",
    oc="not_held",
    q="We do not hold the information you are seeking and the contractor does not hold it on our behalf.",
    ph="plain; contractor's equipment, not held",
    ask="4A",
    columns=PLAIN,
)
add(
    "docx",
    "council E",
    """{body}
Information Access

FOI 26-6001

Dear Ms Rowe

Thank you for your request for information, which we received on 2 October 2026.

The Council neither owns nor operates any CCTV equipment manufactured by Hikvision or by Dahua, and has not commissioned any third party to do so on its behalf. It operates 93 cameras.

We trust that this answers your request. If it does not, please let us know within forty working days.""",
    "no",
    d="no",
    t="93",
    q="The Council neither owns nor operates any CCTV equipment manufactured by Hikvision or by Dahua",
    ph="plain; denial in institutional wording",
    columns=PLAIN,
)
