"""Invented answers of public bodies to a camera survey, fourth corpus, third part."""

from __future__ import annotations

from held_out_answers.fourth_1 import PLAIN, add
from held_out_answers.fourth_2 import FOURTH

__all__ = ["FOURTH"]

add(
    "pdf",
    "police N",
    """{body}
Corporate Information Branch
F-2026-02714

Your request has been considered and the decision is to disclose what is held.

Question: Detail all manufacturers of CCTV in custody, interview rooms and
public counters, and of body worn video.

Answer: Custody suites: HIK Vision, 96 units.
        Interview rooms: Indico, 40 units.
        Public counters: no CCTV.
        Body worn video: Axon.

Should you be unhappy you may write to the Head of Corporate Information
requesting a review, and complain thereafter to the Information Commissioner.""",
    "yes",
    o="Indico; Axon",
    n="96",
    q="Answer: Custody suites: HIK Vision, 96 units.",
    ph="maker's name misspelt; list by use; body-worn video",
    columns={"question_restated": "1"},
)
add(
    "letter",
    "government S",
    """<scottish head>

Your request sought the makes of the trail and quarry cameras by which the condition of protected sites is watched, and in particular any by Reolink, Hikvision or Dahua.

As the information falls within the definition of environmental information in regulation 2(1), an exemption under section 39(2) of the Act applies to it, and your request has been determined under the Environmental Information (Scotland) Regulations 2004.

We are refusing it under regulation 10(5)(a), since disclosure would, or would be likely to, prejudice substantially public safety, and under regulation 10(5)(g), since knowledge of the range at which each make is triggered would aid those who disturb the nests of protected birds. We can find no means of answering in part. The public interest in the protection of the environment to which the information relates is in this case the weightier.

<scottish review>""",
    "unknown",
    oc="refused",
    ex="s.39(2); reg.10(5)(a) EISR; reg.10(5)(g) EISR",
    q="We are refusing it under regulation 10(5)(a), since disclosure would, or would be likely to, prejudice substantially public safety, and under regulation 10(5)(g)",
    ph="refusal under the EISR; makers in the question only",
)
add(
    "outl",
    "university E",
    """{body}
Legal and Compliance Services
RFI 26-307

Dear Sam Rowe,

Your email of 2 October 2026 has been treated as a request for recorded information.

The University has in the region of 640 cameras. The Head of Security Services puts the share attributable to Hikvision at some 70 per cent, with Hanwha accounting for most of the rest. A more exact statement cannot be given without the creation of new information, which the Act does not require.

The University takes its obligations regarding modern slavery seriously; its statement may be found on the website.

Please quote the above reference in any further correspondence. Requests for internal review should be addressed to the Registrar within forty working days.""",
    "yes",
    o="Hanwha",
    t="640",
    q="The Head of Security Services puts the share attributable to Hikvision at some 70 per cent, with Hanwha accounting for most of the rest.",
    ph="percentage; approximate total",
    note="share stated: 70%",
    ask="4C",
)
add(
    "txt",
    "nhs E",
    """FOI 26/0087

{body} commissions services and does not provide them. It has no estate other than two floors of offices, in which there is no closed-circuit television of any description. It follows that the answers to your questions regarding the number and the manufacturers of cameras are nil throughout.

Should you require an internal review, please contact the Corporate Secretary.""",
    "no",
    d="no",
    p="no",
    t="0",
    q="It has no estate other than two floors of offices, in which there is no closed-circuit television of any description.",
    ph="no cameras at all",
    columns=PLAIN,
)
add(
    "letter",
    "council E",
    """<council head>

You have asked for particulars of Hikvision and other cameras in the market square and the bus interchange.

<act>

I am obliged to inform you that the information is not held. CCTV in those places was transferred to the county police in 2011, together with the control room and all records pertaining to it. The Council makes an annual contribution toward the running costs but has no say in the selection of equipment and is not consulted upon it.

You may wish to direct your request to the force.

<council review>""",
    "unknown",
    oc="not_held",
    q="I am obliged to inform you that the information is not held.",
    ph="plain; police run the system",
    columns=PLAIN,
)
add(
    "letter",
    "government E",
    """{body}
Information Rights
Case 40881

Dear Ms Rowe

Thank you for your enquiry as to which cameras are used at the Agency's offices.

The Agency does not have CCTV of its own. It rents part of a multi-occupied building whose owner provides cameras in the lobby, lifts and loading bay. Although the Agency is under no duty to obtain information from a third party, the managing agent was content to tell us that there are 12 cameras and that every one is by Dahua. Neither body has plans to alter them.

Internal review: within two months, to the address above.""",
    "no",
    d="yes",
    t="12",
    q="the managing agent was content to tell us that there are 12 cameras and that every one is by Dahua.",
    ph="landlord's cameras disclosed",
    alt=True,
)
add(
    "eml",
    "council E",
    """<council head>

I refer to your request for information about the Council's purchase of Hikvision cameras, as reported in the local newspaper in June 2025.

A tender for the supply of ninety-four Hikvision cameras to the leisure centres was approved by the Executive on 10 June 2025. Following representations from members the decision was called in, and on 22 July 2025 the Executive resolved not to proceed. No order was placed, no camera was delivered and none has been fitted. The leisure centres continue to rely upon cameras by JVC, and the Council has no Hikvision equipment elsewhere.

<council review>""",
    "no",
    o="JVC",
    q="No order was placed, no camera was delivered and none has been fitted.",
    ph="purchase approved and abandoned; count of what was never bought",
)
add(
    "eml",
    "government N",
    """{body}
Departmental Information Manager
Reference: FOI/26-118

A Chara / Dear Ms Rowe

You have asked whether it remains the Agency's position, as stated to an Assembly committee, that it has no Hikvision equipment.

It would not be correct to say that the Agency has no such equipment. An audit concluded in September 2026 identified it at three of our fourteen sites, where it amounts to 33 cameras. The Chief Executive has written to the committee to amend the record.

If you are dissatisfied with this reply you may request a review from the Agency within two months.""",
    "yes",
    n="33",
    q="An audit concluded in September 2026 identified it at three of our fourteen sites, where it amounts to 33 cameras.",
    ph="double negation; earlier denial quoted; maker in the question and referred to as such",
)
add(
    "letter",
    "police E",
    """<force head>

DECISION
The Force is able to disclose the information located, and to neither confirm nor deny whether any further information is held.

Q1. Which makes of camera are installed in front offices and custody?
Bosch.

Q2. Which makes of recorder?
Hikvision (six).

Q3. Is the same equipment used for covert purposes?
The Force can neither confirm nor deny that it holds information relevant to this question by virtue of section 23(5), section 24(2), section 30(3) and section 31(3) of the Act. Sections 24, 30 and 31 are qualified and a public interest test is therefore required; it has been carried out and favours the exclusion of the duty. This should not be taken as an indication that such information is held.

<force review>""",
    "yes",
    oc="partial",
    ex="s.23(5); s.24(2); s.30(3); s.31(3)",
    o="Bosch",
    n="6",
    q="Hikvision (six).",
    ph="recorder only; NCND for the remainder",
)
add(
    "docx",
    "council E",
    """{body}
Response to FOI 26-2288

Dear Ms Rowe

Further to your request the position is as tabulated.

Service | Makes present | Cameras
Parks and open spaces | Hikvision and Redvision | 14 and 9 respectively
Corporate offices | Axis | 120
Museum and gallery | Axis and Hikvision | 33 and 5 respectively
Depots | Redvision | 22

The table is complete as at 15 October 2026.

If you are not satisfied with this response you may ask for it to be reviewed.""",
    "yes",
    d="no",
    o="Redvision; Axis",
    t="203",
    n="19",
    q="Parks and open spaces | Hikvision and Redvision | 14 and 9 respectively",
    ph="table with two makes to a cell; 'respectively' in changing order",
)
add(
    "pdf",
    "school E",
    """{body}
From the School Business Manager

Dear Ms Rowe

CCTV: request under the Freedom of Information Act

Your letter enquires after Hikvision and Dahua. The school has never had
anything by the former. The latter made all nineteen of our cameras, which
were installed with a grant from the local authority.

I hope this is sufficient for your purposes. If not, the governors' complaints
procedure is on our website.

Yours sincerely""",
    "no",
    d="yes",
    t="19",
    q="The latter made all nineteen of our cameras, which",
    ph="former and latter",
)
add(
    "docx",
    "nhs W",
    """{body}
Corporate Governance Directorate
FOI 26-W-209

Dear Ms Rowe

The Trust confirms that it holds the information requested, namely a schedule of cameras with the make and model of each. Having considered the matter it has determined that the schedule is exempt in its entirety.

Section 31(1)(a) – law enforcement. Hospitals are open at all hours. It has been reported in the press, and your request repeats, that cameras made by Hikvision may be reached from the internet. If the Trust were to name the makes it uses, such reports could be turned to account.

Section 43(2) – commercial interests. The schedule was drawn up by the incumbent contractor, whose position in the forthcoming tender would be likely to be prejudiced.

Public interest arguments in favour of release: accountability for spending; the public debate on equipment of Chinese manufacture.
Public interest arguments against release: the safety of patients and staff; fair competition.

On balance the Trust finds for maintaining both exemptions.

The Trust welcomes correspondence in Welsh or English. Mae'r Ymddiriedolaeth yn croesawu gohebiaeth yn Gymraeg neu'n Saesneg.""",
    "unknown",
    oc="refused",
    ex="s.31(1)(a); s.43(2)",
    q="Having considered the matter it has determined that the schedule is exempt in its entirety.",
    ph="refusal with two sections; maker in the reasoning",
)
add(
    "html",
    "council E",
    """Reference FOI-7731. Date received 2 October 2026. Date closed 3 November 2026. Directorate: Place.
Your request
1. Number of cameras made by Hikvision
2. Number of cameras made by Dahua
3. Number of cameras of any other Chinese make
4. Number of cameras in all
Our response
1. None
2. None
3. None
4. 305
Was this page helpful?""",
    "no",
    d="no",
    p="no",
    t="305",
    q="1. None",
    ph="terse; bound by number; maker in the question only",
)
add(
    "eml",
    "university E",
    """Dear Ms Rowe

RFI-2026-441

The University's response to the questions numbered in your message of 2 October is as follows.

Question 1: 1,204.

Question 2: The make of a camera is a matter for the installer and is not recorded by the University.

Question 3: As question 2.

Question 4: As question 2; it follows that no figures are held.

The University regrets that it cannot be of more assistance. You may ask for an internal review within forty working days of this message.

Information Compliance

<disclaimer>""",
    "unknown",
    oc="partial",
    t="1204",
    q="Question 2: The make of a camera is a matter for the installer and is not recorded by the University.",
    ph="number given and make not held; questions only below",
    ask="4B",
)
add(
    "letter",
    "police S",
    """{body}
Information Management – Disclosure

Our Reference: IM-FOI-2026-2390

FREEDOM OF INFORMATION (SCOTLAND) ACT 2002

I refer to your recent request for information which has been handled in accordance with the above Act. For ease of reference your request is replicated below together with the response.

"Please confirm whether any CCTV equipment manufactured by Hikvision, Dahua or Uniview is installed in police buildings, and how many such devices there are."

In terms of section 16 of the Act I am refusing to provide you with the information requested. The exemptions that I consider to be applicable are section 35(1)(a) – the prevention or detection of crime, and section 39(1) – health, safety and the environment.

To disclose the makers of cameras in our buildings would hand to serious and organised crime groups the wherewithal to interfere with them. The safety of officers, staff and persons in custody would be endangered. There is, I accept, a public interest in scrutiny of equipment said to carry risk, but it cannot be served at the cost of public safety.

<scottish review>""",
    "unknown",
    oc="refused",
    ex="s.35(1)(a); s.39(1)",
    q="In terms of section 16 of the Act I am refusing to provide you with the information requested.",
    ph="refusal with two Scottish sections; section 16 is the notice, not an exemption",
    columns={"question_restated": "1"},
)
add(
    "docx",
    "council S",
    """{body}
Governance and Law

EIS reference 101009-26

Dear Ms Rowe

I can advise that the Council operates 310 public space and corporate cameras.

In respect of the second part of your request, which seeks the number of these made by Hikvision and by Dahua, I must advise in terms of section 17(1) of the Act that the information is not held. The cameras would have to be inspected in person, many of them from a mobile platform, and what is written upon the casing is not a record held by the Council.

If you require the Council to review this decision you should say so within 40 working days. Thereafter you may apply to the Scottish Information Commissioner.""",
    "unknown",
    oc="partial",
    ex="s.17(1)",
    t="310",
    q="I must advise in terms of section 17(1) of the Act that the information is not held.",
    ph="total given, makes not held; makers in the question only",
)
