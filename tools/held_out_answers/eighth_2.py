"""Invented answers of public bodies to a camera survey, eighth corpus, second part: trusts of schools, and colleges."""

from __future__ import annotations

from held_out_answers.eighth_1 import EIGHTH, reply

__all__ = ["EIGHTH", "reply"]

reply(
    "mail2",
    "Sallowfield Academies Trust",
    "school E",
    """
Dear Sam

Please find attached our response, together with the trust's CCTV policy and the privacy notice for visitors.

Regards
Governance team
====
Sallowfield Academies Trust
CCTV policy, version 4, approved by the Audit and Risk Committee
1. Purpose
CCTV is used to protect pupils, staff and property.
2. Procurement
New cameras shall not be bought from manufacturers on the Department's list of concern, among them Hikvision and Dahua.
3. Retention
Recordings are kept for 30 days.
====
Response to request SAT-FOI-118
You asked which companies made the cameras in our schools and how many there are.
Total number of cameras across the trust: 203
Sallowfield High: Hikvision (88)
Mill Lane Primary: Hikvision (21)
Thornhaugh Academy: Avigilon (94)
Response ends.
====
Privacy notice for visitors
When you visit one of our schools your image may be recorded. We do not use facial recognition.
""",
    "yes",
    o="Avigilon",
    d="no",
    t="203",
    n="109",
    q="Sallowfield High: Hikvision (88)",
    ph="answer in one of three attachments; policy that names makers",
)

reply(
    "docx",
    "Westering Grammar School",
    "school E",
    """
Dear Mr Rowe,

Further to your request, I can confirm that Westering Grammar School does not own, lease or operate any camera or \
recorder made by Hikvision or by Dahua. Each of our 58 cameras is either an Axis or a Hanwha (Wisenet).

Yours sincerely,
C. J. Maybrick
Bursar
""",
    "no",
    d="no",
    p="no",
    o="Axis; Hanwha",
    t="58",
    q="Westering Grammar School does not own, lease or operate any camera or recorder made by Hikvision or by Dahua.",
    ph="plain no",
    plain=True,
)

reply(
    "eml2",
    "Copplestone Community College",
    "school E",
    """
Dear Sam

1) Yes 2) No 3) 44 cameras, all 44 of them Hikvision

Copplestone Community College, Finance Office
====
Dear Sam

Apologies, the figures I sent you last week came off the 2021 asset list. The site team have pointed out that the whole lot was
swapped over the summer before last. All 52 cameras now are Hanwha. We have no Hikvision at all any more.

Copplestone Community College, Finance Office
""",
    "former",
    d="no",
    p="former",
    o="Hanwha",
    t="52",
    q="We have no Hikvision at all any more.",
    ph="corrected by a later message",
)

reply(
    "eml",
    "Ribbleford Girls' School",
    "school E",
    """
Dear Sam

The Trust's central team deals with all Freedom of Information requests made to its schools, so I have passed yours to
Ms Ferreira, who will be in touch. I am told that it should be with you before the end of term.

Best wishes
Reception
""",
    "unknown",
    oc="no_answer_yet",
    q="The Trust's central team deals with all Freedom of Information requests made to its schools, so I have passed yours to",
    ph="passed on within the body",
    ask="4C",
    plain=True,
)

reply(
    "html",
    "Marlstone Diocesan Schools Trust",
    "school E",
    """
Request
1. Names of the makers of CCTV equipment used in the Trust's schools
2. Number of cameras of each make
3. Cost of maintenance in 2025/26
Reply
The Trust has 23 schools, each of which chose and pays for its own system. No list is kept at the centre. To answer you we would \
need to write to each school, and at several of them somebody would need to climb a ladder to read the label.
We estimate 23 x 1.5 hours, that is 34.5 hours, against the limit of 18 hours. The request is therefore refused under section \
12(1) of the Freedom of Information Act 2000.
To help you narrow it: if you name up to eight schools we could answer within the limit.
""",
    "unknown",
    oc="refused",
    ex="s.12(1)",
    q="The request is therefore refused under section 12(1) of the Freedom of Information Act 2000.",
    ph="cost limit",
    plain=True,
    restated=True,
)

reply(
    "eml",
    "Netherby Moor School",
    "school E",
    """
Hello

1 - we've had quotes in from two companies for new cameras and the one the governors liked is Hikvision, subject to the bursar
finding the money (!). At the moment it is 5 very old Samsung ones and that's your lot.
2 - 5
3 - no / n/a

Kath
School Office
""",
    "no",
    d="no",
    p="no",
    o="Samsung",
    t="5",
    q="At the moment it is 5 very old Samsung ones and that's your lot.",
    ph="planned purchase, nothing installed; complete list",
    ask="U1",
)

reply(
    "eml",
    "Dunsop Hall Special School",
    "school E",
    """
Dear Sam,

Yes to Hikvision, no to Dahua. 30 and 0. We have no others.

Dunsop Hall Special School
""",
    "yes",
    d="no",
    t="30",
    n="30",
    q="Yes to Hikvision, no to Dahua. 30 and 0. We have no others.",
    ph="terse, two makers by order",
    ask="4A",
    plain=True,
)

# Colleges.
reply(
    "docx",
    "Harrowmere College",
    "college E",
    """
Freedom of Information Request - Response
Reference HC/FOI/0417

Question | Response
Number of CCTV cameras owned or leased | 212 (Main campus 140; Construction Centre 47; Farm 25)
Manufacturer(s) of cameras | Axis, Hikvision, Mobotix
Manufacturer(s) of recording equipment | Milestone software on Dell servers
Number of each manufacturer | Axis 118, Hikvision 71, Mobotix 23
Any plan to replace cameras made in China | Yes, as they fail

We hope this is of help. If not, please contact the Clerk to the Corporation.
""",
    "yes",
    d="no",
    o="Axis; Mobotix",
    t="212",
    n="71",
    q="Number of each manufacturer | Axis 118, Hikvision 71, Mobotix 23",
    ph="table of question and answer",
    plain=True,
    restated=True,
)

reply(
    "mailpdf",
    "South Tarrant College Group",
    "college E",
    """
Good afternoon Sam,

Please see the attached letter in response to your FOI request.

Many thanks
Compliance
====
South Tarrant College Group
Our reference 2026-FOI-066

Dear Sam Rowe

You asked whether any camera on our campuses is by Hikvision or by Dahua, and the numbers.

We can confirm that we hold information within the scope of your request.

The Group's campuses at Tarrant Quay and Wyke have no equipment by either company. At our
third campus, Aldermere, which joined the Group by merger in 2024, 37 of the 90 cameras
are Hikvision and there is one Dahua unit covering the bin store.

The Group has 318 cameras overall.

Yours sincerely

Head of Compliance
""",
    "yes",
    d="yes",
    t="318",
    n="37",
    q="are Hikvision and there is one Dahua unit covering the bin store.",
    ph="no at two sites, yes at the third",
)

reply(
    "eml",
    "Ballinascreen Regional College",
    "college N",
    """
Dear Mr Rowe

FOI 2026/39

I refer to your e-mail of 2 October. The College responds as follows.

a. Yes
b. No
c. 486
d. 301; nil

You may request an internal review by writing to the Director of Corporate Services at the address below. If you remain
dissatisfied you may complain to the Information Commissioner's Office (Northern Ireland).

Information Governance
""",
    "yes",
    d="no",
    t="486",
    n="301",
    q="a. Yes",
    ph="lettered answers to the quoted request",
    ask="T1",
)

reply(
    "letter",
    "Strathmellan College",
    "college S",
    """
Dear Sam Rowe

Freedom of Information (Scotland) Act 2002

Thank you for your request for the makes of the College's cameras and the number of each.

(1) Total number of cameras. The College has 164 CCTV cameras over four buildings.

(2) Makes, by building. The College is withholding this under section 35(1)(a) of FOISA, since disclosure would, or would be
likely to, prejudice substantially the prevention or detection of crime. The College has applied the public interest test and
concluded that the balance lies with maintaining the exemption.

(3) Maintenance contractor. Kelburn Fire & Security Ltd.

You have a right to ask for a review within 40 working days, and thereafter to appeal to the Scottish Information Commissioner.

Yours sincerely
Secretary to the Board
""",
    "unknown",
    oc="partial",
    ex="s.35(1)(a)",
    t="164",
    q="(2) Makes, by building. The College is withholding this under section 35(1)(a) of FOISA, since disclosure would, or would be",
    ph="number given, makes withheld",
    plain=True,
)

reply(
    "eml",
    "Pennant Ridge Sixth Form College",
    "college E",
    """
Hi Sam

Answers from our estates team in blue below. [FOI desk: colours may not show on your machine]

Does your body own, lease or run any Hikvision equipment?
>> not any longer - last few came down Easter 2024

Or any Dahua equipment?
>> never have

How many cameras has it in all?
>> 77 at the last count

How many of these are by Hikvision?
>> as above

Nisha
""",
    "former",
    d="no",
    t="77",
    q=">> not any longer - last few came down Easter 2024",
    ph="answers between the questions, marked like quotations",
)

reply(
    "sheet",
    "Lune and Wharfe Colleges",
    "college E",
    """
Dear applicant

The enclosed workbook has the cameras at our two sites, taken from the maintenance contractor's asset list. Analogue units which
the contractor lists without a make are shown as such.

FOI Officer
====
[Read me]
Prepared by Estates, October 2026
Makes as given by the contractor
====
[Riverside]
Asset | Location | Manufacturer | Model | Qty
R01 | Atrium | Bosch | NDE-3503 | 6
R02 | Library | Bosch | NDE-3503 | 9
R03 | Car park | Hanwha | XNO-8080R | 4
R04 | Workshop | Not known (analogue) |  | 3
====
[Hilltop]
Asset | Location | Manufacturer | Model | Qty
H01 | Main entrance | Dahua | IPC-HFW5442E | 5
H02 | Sports hall | Bosch | NDE-3503 | 7
H03 | Stables | Dahua | IPC-HDBW3441R | 2
""",
    "unknown",
    d="yes",
    o="Bosch; Hanwha",
    t="36",
    q="H01 | Main entrance | Dahua | IPC-HFW5442E | 5",
    ph="two sheets of makes; some of unknown make",
    alt=True,
    note="no, were it not for three cameras of unknown make",
)
