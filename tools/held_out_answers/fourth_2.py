"""Invented answers of public bodies to a camera survey, fourth corpus, second part."""

from __future__ import annotations

from held_out_answers.fourth_1 import FOURTH, PLAIN, add

__all__ = ["FOURTH"]

add(
    "outl",
    "college E",
    """Good afternoon

FOI 26/118

In response to your request, the College is able to state that its entire surveillance estate across the three campuses, consisting of 274 cameras, was manufactured by Axis Communications and Avigilon. Recording is by Avigilon throughout.

The College considers that this letter disposes of your request in full. A review may be sought from the Clerk to the Corporation within forty working days.

Kind regards
Governance and Compliance

<disclaimer>""",
    "no",
    d="no",
    p="no",
    o="Axis Communications; Avigilon",
    t="274",
    q="its entire surveillance estate across the three campuses, consisting of 274 cameras, was manufactured by Axis Communications and Avigilon.",
    ph="plain; complete list",
    columns=PLAIN,
    ask="4A",
)
add(
    "docx",
    "government E",
    """{body}
Knowledge and Information Management

Reference: FOI2026/11873

Dear Ms Rowe

I can confirm that the Agency holds information within the scope of your request. However, section 12(1) of the Freedom of Information Act 2000 makes provision for public authorities to refuse requests where the cost of dealing with them would exceed the appropriate limit, which for this Agency is set at £600, representing 24 working hours.

The Agency occupies 212 premises. The make of the cameras at each is held, if at all, in the handover file left by the installer, and these are stored in paper form at regional offices. At a conservative estimate of fifteen minutes for each premises, to establish which makes are present would take 53 hours.

Under section 16 of the Act we have a duty to advise and assist. You may wish to confine your request to our headquarters. I would draw your attention also to the written statement of 24 November 2022, by which departments were told to cease installing equipment by companies such as Hikvision at sensitive sites; the statement is publicly available.

If you are unhappy with the service you have received you may request an internal review within two months.""",
    "unknown",
    oc="refused",
    ex="s.12(1)",
    q="section 12(1) of the Freedom of Information Act 2000 makes provision for public authorities to refuse requests where the cost of dealing with them would exceed the appropriate limit",
    ph="cost limit; maker in a note about government policy; 212 are premises",
)
add(
    "eml",
    "council N",
    """RE: Use of Hikvision and Dahua cameras by the Council – Ref CE/FOI/3318

I acknowledge receipt of your correspondence of 2 October 2026, the content of which has been noted. It has been passed to the Director of Environmental Services, whose officers will determine whether equipment of the kind you describe is in use at Council premises. A substantive response will issue within the statutory period of twenty working days.

In the event that a fee falls to be charged you will be notified beforehand.

Corporate Support Unit""",
    "unknown",
    oc="no_answer_yet",
    q="A substantive response will issue within the statutory period of twenty working days.",
    ph="plain; acknowledgement",
    columns=PLAIN,
    ask="4A",
)
add(
    "pdf",
    "police E",
    """{body}
Freedom of Information Unit

Ref: FOI 8871/26

You asked the following questions, to which our answers are given beneath.

Q1 Do you use Hikvision or Dahua for (a) fixed CCTV, (b) body-worn video,
   (c) number plate recognition?
A1 In respect of (a), (b) and (c) the answer is no for both manufacturers.

Q2 Do you use any other surveillance equipment of Chinese manufacture?
A2 The Force has fourteen unmanned aircraft, all manufactured by DJI. They are
   used to search for missing persons and to photograph collision scenes.

You have the right to ask for a review of this decision and to complain to the
Information Commissioner.""",
    "no",
    d="no",
    p="yes",
    o="DJI",
    q="A1 In respect of (a), (b) and (c) the answer is no for both manufacturers.",
    ph="denied for all uses; drones are the Chinese equipment",
)
add(
    "letter",
    "university S",
    """<scottish head>

I refer to your request, which was received by the University on 2 October 2026.

The University has established that it is in possession of 42 cameras by Hikvision. None of them is connected. They were taken down from the student residences in the course of refurbishment over the summer of 2025 and lie in the Estates store until the contract for disposal of electrical waste is let. The residences and all other premises are now served by cameras by Bosch.

No camera by Dahua has been found.

<scottish review>""",
    "former",
    d="no",
    o="Bosch",
    p="former",
    q="They were taken down from the student residences in the course of refurbishment over the summer of 2025 and lie in the Estates store until the contract for disposal of electrical waste is let.",
    ph="in possession but in store; present tense of holding",
)
add(
    "letter",
    "nhs E",
    """<trust head>

The Trust does not record cameras by the name of their manufacturer. It does, however, hold the model designations which appear on the maintenance schedule, and in order to be of assistance these are reproduced:

External, fixed, turret: DS-2CD2386G2-ISU/SL (quantity 24)
External, pan-tilt-zoom: DS-2DE4425IW-DE (quantity 3)
Recorder, plant room: DS-7632NI-I2 (quantity 1)

There are no devices on the schedule besides these. The Trust is unable to comment upon the origin of the equipment.

<trust review>""",
    "yes",
    d="no",
    t="27",
    n="27",
    q="External, fixed, turret: DS-2CD2386G2-ISU/SL (quantity 24)",
    ph="model numbers only; maker not named at all; sum of two lines",
    note="27 = 24 + 3; the recorder is not counted",
)
add(
    "letter",
    "council E",
    """<council head>

In order that we may identify and locate the information you have requested, we require further particulars, in accordance with section 1(3) of the Act.

Your request refers to "cameras by Hikvision and Dahua operated by the Council". Please let us know whether you mean (i) the town centre scheme, (ii) cameras in Council dwellings, (iii) dashboard cameras in refuse vehicles, or (iv) all of these.

Until we hear from you the period of twenty working days does not run. If nothing is received within two months we shall regard the request as withdrawn.

<council review>""",
    "unknown",
    oc="clarification",
    q="In order that we may identify and locate the information you have requested, we require further particulars, in accordance with section 1(3) of the Act.",
    ph="clarification sought; section 1(3) is no exemption",
    columns=PLAIN,
)
add(
    "sheet",
    "school E",
    """Dear Ms Rowe

I attach the return compiled by our estates team from the annual condition survey. It covers every academy within the Trust. Where a cell is blank there is no camera of that make at the academy.

Yours sincerely
Data Protection and Compliance Lead
====
[Cameras]
Academy | Hikvision | Hanwha | Axis | Total
Beech Road Infants | 6 | | | 6
Hollins High | 31 | 12 | | 43
The Meadows | | | 9 | 9
St Chad's | 18 | 2 | | 20
TOTAL | 55 | 14 | 9 | 78""",
    "yes",
    d="no",
    o="Hanwha; Axis",
    t="78",
    n="55",
    q="TOTAL | 55 | 14 | 9 | 78",
    ph="table with makers as columns and a totals row",
)
add(
    "eml2",
    "council E",
    """Dear Ms Rowe

Reference 26/0771

Following enquiries within the relevant service I am able to advise that the Council has no equipment of either make, whether in its offices or in the public realm.

Should you be dissatisfied you may seek an internal review.

Information Officer
====
Dear Ms Rowe

Reference 26/0771 – correction

I refer to my letter of 10 November and regret to say that it was not accurate. In answering I consulted Facilities but omitted to consult the Housing Service, which has since drawn to my attention that seventeen Hikvision cameras are fitted in the communal stairs of the sheltered schemes. The remainder of what I wrote stands.

Please accept my apologies for any inconvenience.

Information Officer""",
    "yes",
    d="no",
    n="17",
    q="seventeen Hikvision cameras are fitted in the communal stairs of the sheltered schemes.",
    ph="denial corrected by a later message; the rest of the denial stands",
)
add(
    "eml2",
    "nhs E",
    """FOI 26-902

Please see the Trust's response below.

1. Yes. Forty cameras by Hikvision are installed in the multi-storey car park.
2. No.
3. 310 in total.

Freedom of Information Office
====
FOI 26-902 (amended)

The response sent to you on 10 November relied upon an inventory which was out of date. The Trust's car park contractor has pointed out that the forty cameras were stripped out in August, before your request was made, and that their successors are by Hanwha. The answer to question 1 ought therefore to have been that the Trust has none. We withdraw the earlier answer to that question and confirm the others.

Freedom of Information Office""",
    "former",
    d="no",
    o="Hanwha",
    t="310",
    q="the forty cameras were stripped out in August, before your request was made, and that their successors are by Hanwha.",
    ph="affirmation withdrawn by a later message; former use",
)
add(
    "mailpdf",
    "council E",
    """Dear Ms Rowe

Please find attached the Council's formal response to your request concerning Hikvision and Dahua equipment.

Yours sincerely
Information Governance

<disclaimer>
====
{body}
RESPONSE TO REQUEST 26-3391

Information requested
Manufacturers of CCTV cameras operated by the Council.

Response
The Council operates 87 cameras. Those in the town centre (52) are by
360 Vision Technology. Those in the depot and the crematorium (35) are by
Bosch. The Council operates no cameras other than these.

This concludes the response. A review may be requested within 40 working days.""",
    "no",
    d="no",
    p="no",
    o="360 Vision Technology; Bosch",
    t="87",
    q="The Council operates no cameras other than these.",
    ph="makers asked about named in the covering mail only; complete list in the attachment",
)
add(
    "mail2",
    "university E",
    """Dear Ms Rowe

Your request of 2 October is answered in the second of the enclosures. The first is the code of practice for which you also asked.

University Records Manager

<disclaimer>
====
{body}
Code of Practice for Surveillance Camera Systems

4.1 Systems shall be operated in accordance with the twelve guiding principles.
4.2 New systems shall not be procured from Hikvision or Dahua, nor from any supplier incorporating their components, without the approval of the Chief Information Officer.
4.3 Signage shall be displayed at each entrance.
====
{body}
Response to request RM-26-140

Fixed cameras on the campus number 188. The manufacturers represented are as follows.
Hikvision: 63
Panasonic: 125
No other manufacturer is represented.""",
    "yes",
    d="no",
    o="Panasonic",
    t="188",
    n="63",
    q="Hikvision: 63",
    ph="policy in one attachment forbids the maker; the answer in the other names it",
)
add(
    "eml",
    "college N",
    """{body}
Secretary's Office

FOI/2026/058
3 November 2026

Dear Ms Rowe

I refer to your request under the Freedom of Information Act 2000 received in this office on 2 October 2026.

The governing body holds the following information. Twenty-nine cameras were supplied in 2014 bearing the name TruVision and sold under the Interlogix label. The College has no knowledge of who made them and did not deal with any other concern. There are no others.

You may seek an internal review by writing to the Principal and Chief Executive. Should you remain dissatisfied you may apply to the Information Commissioner.

Yours sincerely
Secretary to the Governing Body""",
    "unknown",
    oem="TruVision",
    o="TruVision",
    t="29",
    q="Twenty-nine cameras were supplied in 2014 bearing the name TruVision and sold under the Interlogix label.",
    ph="a third party's rebrand only",
)
add(
    "eml",
    "school W",
    """Ref: FOI request, CCTV

The Governing Body has considered your request. The school has a modest system consisting of four EZVIZ cameras at the main entrance and the bicycle shelter, purchased from a high street retailer by the Parents' Association. It has no contract with any CCTV company and does not have Hikvision or Dahua systems.

If you wish to complain please write to the Chair of Governors, care of the school.

Clerk to the Governors""",
    "yes",
    d="no",
    oem="EZVIZ",
    o="EZVIZ",
    t="4",
    n="4",
    q="The school has a modest system consisting of four EZVIZ cameras at the main entrance and the bicycle shelter",
    ph="maker's own sub-brand; parent denied",
    ask="4A",
)
add(
    "outl",
    "council E",
    """<council head>

The Council has interpreted your request as seeking to establish whether Hikvision equipment is present within its car parks, markets and public conveniences.

I am advised by the Head of Parking that the answer is in the negative: there is no Hikvision in the car parks. The market hall is likewise free of it, having been supplied with HiWatch cameras (8) when it reopened. No cameras are fitted in public conveniences for reasons which will be readily understood.

The car park cameras, of which there are 46, are by Vista.

<council review>""",
    "yes",
    oem="HiWatch",
    o="HiWatch; Vista",
    t="54",
    n="8",
    q="The market hall is likewise free of it, having been supplied with HiWatch cameras (8) when it reopened.",
    ph="maker denied while its sub-brand is named; sum over places",
    note="54 = 46 + 8",
    ask="4A",
)
