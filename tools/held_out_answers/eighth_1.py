"""Invented answers of public bodies to a camera survey, eighth corpus, first part: schools."""

from __future__ import annotations

from typing import Any

from held_out_answers.first_1 import Answers

EIGHTH = Answers()


def reply(form: str, who: str, where: str, text: str, hik: str, **labels: Any) -> None:
    """Keep one answer of the body `who`: how it came, sector and nation, its text, its labels by their short names.

    `plain=True` says that a keyword search would get it right, `restated=True` or False overrides what the text's
    question marks suggest.
    """
    columns = {"adversarial": "0" if labels.pop("plain", False) else "1"}
    if "restated" in labels:
        columns["question_restated"] = "1" if labels.pop("restated") else "0"
    EIGHTH.add(form, where, text.strip("\n"), hik, name=who, columns=columns, **labels)


reply(
    "eml",
    "Orrin Bank Primary School",
    "school E",
    """
Good morning Sam,

I've been round with the caretaker this morning and we make it 16 cameras, 11 outside and 5 in. They are all Hikvision and so
is the recorder in the comms cupboard. They were put in before my time (2019, going by the sticker) by a local firm that has
since packed up, so I can't give you a contract.

Hope that's what you needed.

Dawn Ashcombe
School Business Manager
Orrin Bank Primary School
""",
    "yes",
    d="no",
    t="16",
    n="16",
    q="They are all Hikvision and so",
    ph="plain; all of one make",
    ask="V1",
    plain=True,
)

reply(
    "eml",
    "Saint Wendreda's Catholic Voluntary Academy",
    "school E",
    """
Dear Mr Rowe

Thank you for your enquiry under the Freedom of Information Act.

1. No
2. No
3. 22 cameras in all. N/A to the second part.

Kind regards

Mrs T Okonjo-Hale
PA to the Headteacher
This e-mail and any files transmitted with it are confidential and intended solely for the use of the individual or entity to
whom they are addressed.
""",
    "no",
    d="no",
    t="22",
    q="1. No",
    ph="numbered answers to the quoted request",
    ask="A",
)

reply(
    "outl",
    "Birchover Road Infant and Nursery School",
    "school E",
    """
Hi,

Please see my answers:

Q1 Yes
Q2 Not that we know of, no
Q3 9
Q4 8 - the one over the nursery gate is a Ring doorbell thing that the PTA bought

Thanks
Jo Tranter
Office Manager
""",
    "yes",
    d="no",
    o="Ring",
    t="9",
    n="8",
    q="Q1 Yes",
    ph="numbered answers to the quoted request; count below a count",
    ask="F",
)

reply(
    "eml",
    "Castle Lode Community Primary School",
    "school E",
    """
Automatic reply: Information request

Thank you for your e-mail. The school office is closed for half term and reopens on Monday 2 November at 8.15 am. The mailbox
is not monitored during this time. If you are writing about a safeguarding matter please telephone the local authority.

Freedom of Information requests: these are dealt with by our Data Protection Officer service and the statutory time begins on
the first school day after receipt. CCTV is in operation on this site for the safety of pupils, staff and visitors.
""",
    "unknown",
    oc="no_answer_yet",
    q="The school office is closed for half term and reopens on Monday 2 November at 8.15 am.",
    ph="automatic reply",
    ask="A",
)

reply(
    "letter",
    "Gaddesley High School",
    "school E",
    """
Gaddesley High School
Headteacher: Mr R. Pettifer-Lane BSc NPQH

Our ref: FOI 26/14

Dear Mr Rowe

Freedom of Information Act 2000

I write further to your request of 2 October, to which I respond as follows, using your own numbering.

1. Manufacturers. The school's original system, installed with the new block in 2016, was by Hikvision. In August 2025 it was
taken out in its entirety, cabling apart, and an i-PRO system was commissioned in its place. There is nothing else on site.

2. 64 cameras.

3. See 1. Removal was completed on 22 August 2025 and the old units went to a licensed WEEE recycler.

If you are dissatisfied with this response you may ask the Chair of Governors to review it.

Yours sincerely

R. Pettifer-Lane
""",
    "former",
    d="no",
    p="former",
    o="i-PRO",
    t="64",
    q="The school's original system, installed with the new block in 2016, was by Hikvision.",
    ph="former use, whole system replaced",
)

reply(
    "docx",
    "The Fenmarch Learning Partnership",
    "school E",
    """
The Fenmarch Learning Partnership
FOI response 2026-031

You asked us for the makes of all CCTV cameras in our academies and how many there are of each. We asked each academy's site \
manager. Their returns are below.

Academy | Make | Number of cameras | Year fitted
Fenmarch Academy | Hikvision | 48 | 2018
Fenmarch Sixth Form | Hanwha | 26 | 2023
Quy Road Primary | Hikvision | 12 | 2017
Oldbeck Primary | Vista | 9 | 2012
Stantney Infants | No CCTV | 0 |
Total | | 95 |

The partnership has no further academies. We keep no separate register of recorders.

Please contact the Company Secretary if you would like us to look at this again.
""",
    "yes",
    d="no",
    o="Hanwha; Vista",
    t="95",
    n="60",
    q="Fenmarch Academy | Hikvision | 48 | 2018",
    ph="table by site; sum over rows; total row",
    plain=True,
    restated=True,
)

reply(
    "eml",
    "Tarnside Junior School",
    "school E",
    """
Dear Sam

The answer to 1 is Hick Vision (it's what's on the front of them). 2 = 7. 3 - not that we've been told, although I believe the
county has said something about it to its own buildings, we are a foundation school so it is up to our governors.

With best wishes
Pru Delamere
Clerk to the Governors, Tarnside Junior School
""",
    "yes",
    d="unknown",
    t="7",
    n="7",
    q="The answer to 1 is Hick Vision (it's what's on the front of them).",
    ph="misspelling; answers in a sentence by number",
    ask="U1",
)

reply(
    "eml",
    "Whinfell Park School",
    "school E",
    """
Hi Sam

I am the site manager so this has come to me. We've got the following on the network:

DS-2CD2387G2-LU x 14 (playground, car park, gates)
DS-2CD2147G2-SU x 5 (corridors)
DS-7732NXI-K4 x 1, that's the NVR in my office

There's nothing else apart from the entry phone. It's all under warranty till 2028.

cheers
Gaz
""",
    "yes",
    d="no",
    t="19",
    n="19",
    q="DS-2CD2387G2-LU x 14 (playground, car park, gates)",
    ph="model numbers only; sum",
    ask="U3",
)

reply(
    "letter",
    "Llwynbedw Primary School",
    "school W",
    """
Annwyl Sam / Dear Sam

Diolch am eich cais. Mae gan yr ysgol 6 camera. HiLook yw'r gwneuthurwr. Nid oes gennym gamerâu Dahua.

Thank you for your request. The school has 6 cameras. The make is HiLook. We have no Dahua cameras.

Yn gywir / Yours sincerely

Rhian Prydderch
Pennaeth / Headteacher
""",
    "yes",
    d="no",
    o="HiLook",
    oem="HiLook",
    t="6",
    n="6",
    q="The make is HiLook.",
    ph="sub-brand only; bilingual",
)

reply(
    "pdf",
    "Kirkby Hollins Academy",
    "school E",
    """
Kirkby Hollins Academy
Part of the Beacon Moor Multi Academy Trust

Dear Mr Rowe

Request for information: surveillance cameras

I refer to your request received on 2 October 2026.

The Academy confirms that it holds the information you have asked for. However, the
Academy considers that it is exempt from disclosure under section 31(1)(a) of the
Freedom of Information Act 2000 (prevention or detection of crime). Knowing the
manufacturer of a system, such as Hikvision or Dahua, would allow a person to look up
published weaknesses of that manufacturer's products and so to disable or avoid it.

This is a qualified exemption. We recognise the interest in knowing how public money is
spent, and the debate on firms from certain countries. On balance we find that the
interest in the safety of pupils is greater.

This letter is a refusal notice for the purposes of section 17 of the Act.

You may ask for an internal review within 40 working days.

Yours sincerely

Data Protection Officer (on behalf of the Academy)
""",
    "unknown",
    oc="refused",
    ex="s.31(1)(a)",
    q="Academy considers that it is exempt from disclosure under section 31(1)(a) of the",
    ph="refusal; makers named in the reasoning",
)

reply(
    "eml",
    "Saltby All Saints C of E Primary School",
    "school E",
    """
Dear Sam,
We're a two-class village school and do not have any CCTV, so it's nil to all of your questions.
Regards,
Helen Ibbotson (Head)
""",
    "no",
    d="no",
    p="no",
    t="0",
    q="We're a two-class village school and do not have any CCTV, so it's nil to all of your questions.",
    ph="no cameras at all",
    ask="4B",
    plain=True,
)

reply(
    "docx",
    "Priorsmead School",
    "school E",
    """
Dear Mr Rowe,

FOI request - CCTV

Priorsmead is a PFI school. The building and everything fixed to it, cameras included, belongs to Priorsmead Schools \
(SPV) Ltd and is looked after for us day to day by their facilities people, Corvane FM. Our staff can look at the \
pictures on a screen in reception but that is as far as our involvement goes.

I did put your questions to the FM manager. He says there are 71 cameras on site, "the bulk of them Hikvision with a \
few older Bosch domes in the sports hall".  He did not offer a split and I have no means of making one.

Yours sincerely,
L. Carrow, Director of Finance and Operations
""",
    "yes",
    o="Bosch",
    t="71",
    q='He says there are 71 cameras on site, "the bulk of them Hikvision with a few older Bosch domes in the sports hall".',
    ph="PFI partner's cameras, disclosed; no split",
    plain=True,
)

reply(
    "eml",
    "Ysgol Gynradd Bryn Helyg",
    "school W",
    """
Annwyl Mr Rowe,

Diolch am eich neges. Nid yw'r ysgol yn defnyddio unrhyw gamerâu Hikvision na Dahua. Axis yw pob un o'r deg camera sydd gennym.

Cofion gorau,
Eleri Wyn
Pennaeth
""",
    "no",
    d="no",
    p="no",
    o="Axis",
    t="10",
    q="Nid yw'r ysgol yn defnyddio unrhyw gamerâu Hikvision na Dahua.",
    ph="Welsh only; complete list",
    ask="A",
)
