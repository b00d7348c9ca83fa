"""Invented answers of public bodies to a camera survey, fourth corpus, first part: whole letters in institutional wording."""

from __future__ import annotations

from typing import Any

from held_out_answers.first_1 import Answers

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
