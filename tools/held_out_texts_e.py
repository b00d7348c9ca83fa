"""Invented answers of public bodies to a camera survey, fourth corpus, first part: whole letters in institutional wording."""

from __future__ import annotations

from typing import Any

from held_out_texts_a import Answers

FOURTH = Answers()
PLAIN = {"adversarial": "0"}

PASSAGES = {
    "<council head>": """{body}
Information Governance, Corporate Services Directorate
Civic Offices, High Street

Our ref: IG/26/04417
3 November 2026

Dear Ms Rowe

FREEDOM OF INFORMATION ACT 2000 – REQUEST FOR INFORMATION""",
    "<scottish head>": """{body}
Chief Executive's Service – Information Governance Team

Our Reference: FS-Case-771903
Date: 3 November 2026

Dear Ms Rowe

Freedom of Information (Scotland) Act 2002 ("the Act")
Subject: Surveillance camera equipment""",
    "<trust head>": """{body}
Trust Headquarters
Freedom of Information Office

FOI Reference Number: 26-1188
03/11/2026

Dear Requester""",
    "<force head>": """{body}
Information Disclosure Unit
Police Headquarters

OFFICIAL
Ref: 2026/0930817/FOI

Dear Applicant

I write in connection with your request for information received by the Force on 02/10/2026.""",
    "<council review>": """If you are dissatisfied with the way in which your request has been dealt with you may ask for an internal review. Requests for review should be made in writing within forty working days of the date of this letter and will be considered by an officer who took no part in the original decision.

If you remain unhappy with the outcome of that review you have the right to apply to the Information Commissioner for a decision under section 50 of the Act. The Commissioner will not normally consider a complaint until the Council's own procedure has been exhausted.

Yours sincerely

Information Governance Officer
On behalf of the Monitoring Officer""",
    "<scottish review>": """Your right to seek a review

Should you be dissatisfied with this response, or with the way your request was handled, you may require us to review our actions and decisions. A requirement for review must be made in a permanent form within 40 working days of your receipt of this letter, stating your name, an address for correspondence and the reason for your dissatisfaction. You will receive the outcome within 20 working days. Thereafter you have six months in which to apply to the Scottish Information Commissioner, and then a right of appeal to the Court of Session on a point of law only.

Yours sincerely""",
    "<trust review>": """We hope this is helpful. The Trust welcomes feedback on how requests are handled. If you are not satisfied, please write to the Head of Corporate Governance within two months, who will arrange for an internal review. If after that you are still not satisfied you can complain to the Information Commissioner's Office (ICO).

Please note that any information supplied may be re-used under the Open Government Licence; the Trust's logo may not.

Freedom of Information Office""",
    "<force review>": """COMPLAINT RIGHTS
Are you unhappy with how your request has been handled or do you think the decision is incorrect? You have the right to require the Force to review its decision. Prior to lodging a formal complaint you are welcome to discuss the response with the case officer who dealt with your request. If you are still dissatisfied you may make application to the Information Commissioner.

Every effort has been made to ensure that the information provided is accurate. Please be aware that forces record data differently and that answers should not be used for comparison with other forces.

Disclosure Officer""",
    "<disclaimer>": """________________________________
This e-mail and any files transmitted with it are confidential and intended solely for the addressee. If you have received it in error, no reliance may be placed on it; please delete it and tell the sender. {body} monitors e-mail traffic and has taken reasonable steps to ensure that no viruses are present but accepts no liability for any. Please consider the environment before printing.""",
    "<act>": "Section 1(1)(a) of the Act obliges an authority to say whether information of the description specified is held; section 1(1)(b) obliges it, where that is so, to communicate it. Both duties are subject to the exemptions in Part II.",
}


def add(form: str, where: str, text: str, hik: str, **more: Any) -> None:
    """Keep one answer, its standing passages written out."""
    for mark, passage in PASSAGES.items():
        text = text.replace(mark, passage)
    FOURTH.add(form, where, text, hik, **more)


add(
    "letter",
    "council E",
    """<council head>

Thank you for your request of 2 October 2026, which has been considered under the Freedom of Information Act 2000 (the Act).

You asked for the number and manufacture of the cameras forming the Authority's public space surveillance network.

<act>

I can confirm that the information is held and is set out below.

The public space network comprises 212 cameras. Of these, 148 were manufactured by Hikvision and the remaining 64 by Hanwha. Monitoring takes place at a control room staffed around the clock and the scheme is registered with the Information Commissioner.

<council review>""",
    "yes",
    d="no",
    o="Hanwha",
    t="212",
    n="148",
    q="Of these, 148 were manufactured by Hikvision and the remaining 64 by Hanwha.",
    ph="plain; whole letter",
    columns=PLAIN,
)
add(
    "letter",
    "council S",
    """<scottish head>

I refer to your request received on 2 October 2026, in which you asked about the manufacturers of the surveillance cameras operated by the Council and, in particular, whether any originate with Hangzhou Hikvision Digital Technology or Zhejiang Dahua Technology.

The Council's cameras were installed over some eighteen years by a succession of contractors, and the asset register records the location and the date of commissioning of each but not its make. Having made enquiry of Property Services and of Community Safety I am satisfied that no other record exists from which the information could be drawn.

In accordance with section 17(1) of the Act I therefore give you notice that the information you seek is not held by the Council.

It may help to know that cameras in the trunk road network are the responsibility of a national agency, to whom you may wish to redirect your request.

<scottish review>""",
    "unknown",
    oc="not_held",
    ex="s.17(1)",
    q="In accordance with section 17(1) of the Act I therefore give you notice that the information you seek is not held by the Council.",
    ph="notice under FOISA; makers named in the question only",
    columns=PLAIN,
)
add(
    "pdf",
    "nhs E",
    """{body}
Freedom of Information Office
FOI 26-2031, 3 November 2026

Dear Ms Rowe

The main hospital was built under the Private Finance Initiative. The building,
and the CCTV within it, belongs to the project company and is run on its behalf
by a facilities management provider. The Trust itself bought none of it.

You asked which makes are installed. Although the Trust does not own the
system, we have asked our partner, who has given us the following for release:

Main hospital, 386 cameras, all of which were manufactured by Hikvision.

The Trust has no cameras of its own at its other premises.

If you are not happy with this reply you may ask for an internal review within
forty working days, and thereafter complain to the Information Commissioner.

Freedom of Information Office""",
    "yes",
    d="no",
    t="386",
    n="386",
    q="Main hospital, 386 cameras, all of which were manufactured by Hikvision.",
    ph="PFI partner's system disclosed; 'does not own', 'bought none'",
)
add(
    "letter",
    "police E",
    """<force head>

REQUEST
For each police station and custody suite, please say whether Hikvision or Dahua cameras are installed and how many.

RESPONSE
Section 17 of the Act requires us, when refusing to provide information by way of exemption, to give you a notice which (a) states the fact, (b) specifies the exemption and (c) states why it applies.

The Force can neither confirm nor deny that it holds the information you have requested, by virtue of the following exemptions:
Section 24(2) National Security
Section 31(3) Law Enforcement

Evidence of harm
Where a manufacturer such as Hikvision has been the subject of published vulnerabilities, confirming that its cameras are used at a given station would tell those with hostile intent where to direct their efforts. Equally, to say that they are not in use would tell such persons to look elsewhere.

Factors favouring confirmation or denial
Members of the public are aware of the debate about equipment made in China and would be better informed.

Factors against
The effectiveness of current and future law enforcement would be compromised.

Balance
The Police Service will not divulge information if to do so would place the safety of an individual at risk. No inference can be taken from this response that information does or does not exist.

<force review>""",
    "unknown",
    oc="refused",
    ex="s.24(2); s.31(3)",
    q="The Force can neither confirm nor deny that it holds the information you have requested, by virtue of the following exemptions:",
    ph="NCND; maker in the evidence of harm",
)
add(
    "docx",
    "university E",
    """{body}
Office of the University Secretary

Your request has been handled under reference USO-26-233. It is reproduced below, followed in each case by the University's response.

a. Does the University own or operate CCTV cameras or recorders manufactured by Dahua Technology?
No.
b. Does the University own or operate CCTV cameras or recorders manufactured by Hikvision?
Yes.
c. How many cameras has it in total, and how many are of the makes at (a) and (b)?
Nil as to (a); 519 as to (b); 902 in total.
d. Are there any plans to remove them?
Not at present. The University keeps its estate under review.

Should you wish to complain about this response please contact the University Secretary within two calendar months. You may thereafter apply to the Information Commissioner.""",
    "yes",
    d="no",
    t="902",
    n="519",
    q="Nil as to (a); 519 as to (b); 902 in total.",
    ph="makers in the question only, Dahua asked first; count bound by the letter of the question",
)
add(
    "eml",
    "school E",
    """Dear Sam

Happy to help, though half term got in the way. We have eleven cameras here, all of them Hikvision, put in by our alarm company when the new block opened. There is nothing else on the site.

With best wishes

Mrs P. Allard
Head teacher

<disclaimer>""",
    "yes",
    d="no",
    t="11",
    n="11",
    q="We have eleven cameras here, all of them Hikvision, put in by our alarm company when the new block opened.",
    ph="plain; number in words; disclaimer",
    columns=PLAIN,
    ask="4A",
)
add(
    "page",
    "government E",
    """{body} publishes its responses to requests which are likely to be of wider interest. Reference: RFI-4402. Published: 3 November 2026.
Question | Answer
Does the Agency use CCTV equipment supplied by Dahua at any of its premises? | No
Does the Agency use CCTV equipment supplied by Hikvision at any of its premises? | Yes
At how many premises is the equipment referred to in the two preceding questions found? | 0 and 9 respectively
What is the total number of cameras? | 233
How many were supplied by the manufacturers named? | We have construed this as the manufacturer in use, for which the figure is 71
If you need this page in another format, contact the publishing team. Is this page useful? Maybe. Yes this page is useful. No this page is not useful.""",
    "yes",
    d="no",
    t="233",
    n="71",
    q="Does the Agency use CCTV equipment supplied by Hikvision at any of its premises? | Yes",
    ph="two-column table; yes and no in the page's own furniture; numbers of premises beside numbers of cameras",
)
add(
    "outl",
    "council E",
    """<council head>

I write further to your enquiry concerning the provenance of the Council's closed-circuit television equipment.

By way of background, Cabinet resolved in January 2024 that Hikvision should no longer be a supplier to this Authority, and the company was accordingly taken off the approved list. No order has been placed with it, directly or through an intermediary, since that date.

Cameras acquired before the resolution have been kept in service and will be exchanged only as each reaches the end of its working life. There are 61 such cameras out of an estate of 347.

I trust that this clarifies the position.

<council review>""",
    "yes",
    t="347",
    n="61",
    q="There are 61 such cameras out of an estate of 347.",
    ph="no longer a supplier, though cameras stay; maker two paragraphs before the count",
    ask="4A",
)
add(
    "docx",
    "fire E",
    """{body}
Service Headquarters – Information Assurance
FOI 1147

Dear Ms Rowe,

The Service has given careful consideration to your request for details of Hikvision equipment on fire stations, training premises and appliances.

Fire stations were fitted with Hikvision cameras and recorders between 2015 and 2018. As part of the Station Security Programme, approved by the Authority in June 2023, each installation was taken out and replaced with equipment by Mobotix, and the last of the old units was decommissioned and sent for certified destruction in March 2025. Every station now has Mobotix cameras and nothing else, 164 in all.

Appliances carry no cameras.

An internal review may be requested from the Assistant Chief Fire Officer. The Information Commissioner may be approached thereafter.""",
    "former",
    d="no",
    o="Mobotix",
    p="former",
    t="164",
    q="each installation was taken out and replaced with equipment by Mobotix, and the last of the old units was decommissioned and sent for certified destruction in March 2025.",
    ph="former use told as history; complete list of what replaced it",
)
add(
    "letter",
    "nhs E",
    """<trust head>

Please find the Trust's response to your request, question by question.

Question 1. Does the Trust use surveillance cameras made by Hikvision?
The Trust confirms that it does.

Question 2. Does the Trust use surveillance cameras made by Dahua?
The Trust confirms that it does not.

Question 3. Please give the number and location of cameras by each maker.
The Trust considers this information exempt under section 31(1)(a) of the Freedom of Information Act 2000 (the prevention or detection of crime). Setting out how many cameras stand in each department would allow a person so minded to identify those areas of the hospital, among them the pharmacy, where coverage is least. Whilst the Trust recognises that there is a public interest in openness about the spending of public money, it has concluded that the balance lies in withholding.

<trust review>""",
    "yes",
    oc="partial",
    ex="s.31(1)(a)",
    d="no",
    q="The Trust confirms that it does.",
    ph="partial; maker in the question only",
)
add(
    "docx",
    "council W",
    """{body}
Uned Rheoli Gwybodaeth / Information Management Unit

Annwyl Ms Rowe / Dear Ms Rowe

DEDDF RHYDDID GWYBODAETH 2000 / FREEDOM OF INFORMATION ACT 2000

Diolch am eich cais a dderbyniwyd ar 2 Hydref 2026. / Thank you for your request received on 2 October 2026.

1. A oes gan y Cyngor gamerâu teledu cylch cyfyng a wnaed gan Hikvision? / Has the Council CCTV cameras made by Hikvision?
Nac oes. / No.

2. A oes gan y Cyngor gamerâu a wnaed gan Dahua? / Has the Council cameras made by Dahua?
Nac oes. / No.

3. Faint o gamerâu sydd gan y Cyngor? / How many cameras has the Council?
Mae 118 ohonynt. / There are 118.

Os ydych yn anfodlon, cewch ofyn am adolygiad mewnol. / If you are dissatisfied you may ask for an internal review.

Yn gywir / Yours sincerely""",
    "no",
    d="no",
    t="118",
    q="Nac oes. / No.",
    ph="bilingual letter; maker in the question only",
)
add(
    "letter",
    "transport E",
    """{body}
Information Access Team
EIR-26-0552

Dear Ms Rowe

Your request concerns cameras in and upon the structures of the network and has for that reason been dealt with under the Environmental Information Regulations 2004 as well as the Freedom of Information Act 2000.

You sought the make and model of each CCTV camera at stations and interchanges, with a note of whether it is a Hikvision or a Dahua device.

We have decided to refuse the request. Regulation 12(5)(a) applies because disclosure would adversely affect public safety and national security, the pattern of makes at a station being of evident use in the planning of an attack. In so far as the request extends to each one of several thousand devices, we further consider it manifestly unreasonable within the meaning of regulation 12(4)(b).

We have applied the presumption in favour of disclosure and weighed the public interest. It was argued upon an earlier request that equipment by Hikvision has been banned from sensitive sites elsewhere. That is a matter of general debate and does not tip the balance here.

Representations may be made within 40 working days, and we will reconsider under regulation 11. You may thereafter apply to the Commissioner.

Information Access Manager""",
    "unknown",
    oc="refused",
    ex="reg.12(5)(a) EIR; reg.12(4)(b) EIR",
    q="We have decided to refuse the request.",
    ph="refusal under the EIR with two exceptions; maker in the weighing",
)
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
