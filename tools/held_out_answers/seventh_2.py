"""Invented answers of public bodies to a camera survey, seventh corpus, second part: numbered replies."""

from __future__ import annotations

from held_out_answers.seventh_1 import SEVENTH, reply

__all__ = ["SEVENTH", "reply"]

# A district's case system fills the frame, the officer only the gaps.
reply(
    "eml",
    "Ottersea District Council",
    "council E",
    """
Dear Sam Rowe,

Thank you for your request for information, reference 7730914. This has now been considered and our response is below.

A1. Axis, Hikvision and Hanwha. There are no others.
A2. 150, 41 and 23 respectively (214).
A3. None removed. No decision has been taken.

If you are dissatisfied with the handling of your request please quote the reference above.

Corporate Information Governance
Do not reply to this email as this mailbox is not monitored.
""",
    "yes",
    d="no",
    o="Axis; Hanwha",
    t="214",
    n="41",
    q="150, 41 and 23 respectively (214).",
    ph="respectively",
    ask="U1",
    plain=True,
)

# A Scottish health board: curt, numbered, correct.
reply(
    "outl",
    "NHS Strathorran",
    "nhs S",
    """
Dear Applicant

A. Yes.
B. No.
C. (i) 1,204; (ii) 377; (iii) nil.

Should you be dissatisfied, a review may be sought within 40 working days and thereafter an appeal made to the Scottish
Information Commissioner, St Andrews.

FOI Office
NHS Strathorran
""",
    "yes",
    d="no",
    t="1204",
    n="377",
    q="C. (i) 1,204; (ii) 377; (iii) nil.",
    ph="bound by letters",
    ask="U2",
)

# A university records manager, to a request that asks for confirmation of an absence.
reply(
    "eml",
    "University of Haldenby",
    "university E",
    """
Sam,

1. Confirmed. The last were sold for spares in March.
2. Cannot be confirmed.
3. Six of the second kind, in the vet school kennels, on the list for next summer.

G. Tranter
Records Manager and Deputy Archivist
""",
    "former",
    d="yes",
    q="1. Confirmed. The last were sold for spares in March.",
    ph="confirmation of an absence; second kind",
    ask="U5",
)

# A borough's disclosure log, questions in bold.
reply(
    "page",
    "Pellbrook Borough Council",
    "council E",
    """
FOI 26-1093: CCTV manufacturers
Date responded: 22 October 2026
**1. Does the Council own or operate any cameras made by Hikvision?**
The Council does not.
**2. Does the Council own or operate any cameras made by Dahua?**
The Council does not.
**3. What makes does the Council use, and how many cameras are there?**
There are 97 cameras. All of them are made by either Bosch or Pelco.
How to complain | You can ask for a review within 40 working days of this response. After that you can go to the ICO.
Share this page | Print
Was this page useful? | Yes | No | Report a problem
""",
    "no",
    d="no",
    p="no",
    o="Bosch; Pelco",
    t="97",
    q="The Council does not.",
    ph="question in bold",
    plain=True,
)

# A police force; the decision maker adds only what she must.
reply(
    "eml",
    "Lammerdale Police",
    "police E",
    """
Dear Mr Rowe,

I have today decided to disclose the located information to you in full, as follows.

a. Yes: within custody suites.
b. No.
c. 1,860.
d. 212 under a. Nought under b.

Please note that this relates to fixed cameras on force premises only and not to public space CCTV, for which the local
authorities are data controllers.

COMPLAINT RIGHTS
If you are dissatisfied with the handling procedures or the decision made, you can lodge a complaint with the force to have
the decision reviewed within two months. Forces record the same matter in different ways; this response should not be used
for comparison with any other you may receive.

Yours sincerely,
S. Whitcombe 61127
Freedom of Information Decision Maker
""",
    "yes",
    d="no",
    t="1860",
    n="212",
    q="a. Yes: within custody suites.",
    ph="bound by letters",
    ask="T1",
)

# The operating officer of an academy trust, who counts in words.
reply(
    "docx",
    "Seven Streams Learning Trust",
    "school E",
    """
Dear Sam,

The Trust runs eight academies. I have gone round the site managers and can answer your questions in turn.

1. Which of our schools have Hikvision cameras? Three of them: Ashlea, Brook Lane and Canonsgate.
2. How many at each? Twenty-two, nine and seventeen in that order, which is forty-eight.
3. What have the other five got? Avigilon, without exception.
4. Dahua? Not at any school.
5. Number of cameras in the Trust: one hundred and ninety.
6. Plans. The Trust board has asked for a paper. It has not been written.

Should you think we have fallen short in any respect, the Trust's complaints procedure is on its website under "Statutory
Information" and is to be followed before the Information Commissioner is troubled.

With good wishes,

Marcus Adebayo-Finch
Chief Operating Officer
""",
    "yes",
    d="no",
    o="Avigilon",
    t="190",
    n="48",
    q="Three of them: Ashlea, Brook Lane and Canonsgate.",
    ph="numbers in words; sum over sites",
    plain=True,
)

# A council in Northern Ireland whose asset register has no such column.
reply(
    "pdf",
    "Drumbeg and Lissan District Council",
    "council N",
    """
Drumbeg and Lissan District Council
Comhairle Ceantair Dhroim Beag agus Lios Ain

FOI ref: 1188/26

Your questions are answered in the fol owing, in the order in which they were put.

1.  Manufacturers: our register of assets gives the date of purchase, the supplier and the
    cost of each camera. It does not give the manufacturer. This is not held.
2.  Number of cameras: 163. Number by manufacturer: not held, for the reason at 1.
3.  Removal of Hikvision or Dahua cameras: there is no such programme.

If you are not satisf ied you may ask the Council for an internal review, and af ter that
the Information Commissioner's Of ice.

Ciara Donnelly
Democratic Services
""",
    "unknown",
    oc="partial",
    t="163",
    q="It does not give the manufacturer. This is not held.",
    ph="make not held, number given; letters lost in the text layer",
)

# A Welsh county, both languages on each line.
reply(
    "letter",
    "Cyngor Sir Glanwern / Glanwern County Council",
    "council W",
    """
Eich cyf / Your ref: RhG 2026/588

A. Nac ydyw / No.
B. Ydyw, 4 camera / Yes, 4 cameras.
C. (i) 58 (ii) 0 (iii) 4.

Camerâu'r swyddfa dreth yw'r pedwar ac fe'u tynnir i lawr yn y gwanwyn.
The four are at the revenues office and will be taken down in the spring.

Swyddog Rhyddid Gwybodaeth / Freedom of Information Officer
-----
You asked:
A. Does the organisation use cameras or recorders manufactured by Hangzhou Hikvision? Yes/No
B. Does it use any manufactured by Zhejiang Dahua? Yes/No
C. Number of cameras (i) in all (ii) by Hikvision (iii) by Dahua
""",
    "no",
    d="yes",
    t="58",
    q="A. Nac ydyw / No.",
    ph="bilingual; questions below the answers",
)

# A retired station commander, back three days a week, who starts where he pleases.
reply(
    "eml",
    "East Holderby Fire and Rescue Authority",
    "fire E",
    """
Dear Sam,

Taking your Q3 first, there are 71 cameras on our stations and at headquarters. As to Q2, none. As to Q1, I am afraid so, all
but five, or to save you the sum, 66 (which also does for Q4). The five are Panasonics that will see me out.

Roy Tindall
Station Commander (retd.), Governance Support
""",
    "yes",
    d="no",
    o="Panasonic",
    t="71",
    n="66",
    q="but five, or to save you the sum, 66 (which also does for Q4).",
    ph="answers out of order; all but",
    ask="F",
)

# A college principal's secretary, past and present kept well apart.
reply(
    "docx",
    "Castlereach College of Further Education",
    "college W",
    """
Response to request FOI26-41

1) Does the College use Hikvision cameras, or has it done so?
Previously, yes.
2) Does it use Dahua cameras, or has it done so?
Never.
3) How many cameras has it and of what make?
129 cameras, i-PRO throughout.
4) What became of any that were replaced?
Taken down at Easter 2024 and recycled under WEEE.
""",
    "former",
    d="no",
    p="former",
    o="i-PRO",
    t="129",
    q="Previously, yes.",
    ph="has it or has it done so; terse",
)

# A council whose template makes every answer point at another.
reply(
    "html",
    "Royal Borough of Chalkwell",
    "council E",
    """
Your request
Q1. Are Hikvision cameras in use in any council building?
Q2. Are Dahua cameras in use in any council building?
Q3. How many cameras are there?
Q4. Who made them?
Our response
Q1. Please see our answer to Q4.
Q2. As Q1.
Q3. 402
Q4. The Council's 402 cameras were manufactured by Hanwha Techwin (388) and Axis Communications (14).
Published by the Transparency Team
""",
    "no",
    d="no",
    p="no",
    o="Hanwha Techwin; Axis",
    t="402",
    q="The Council's 402 cameras were manufactured by Hanwha Techwin (388) and Axis Communications (14).",
    ph="answer by reference; complete list that adds up",
    restated=True,
)

# A regulator's facilities lead; all in the third line.
reply(
    "mailpdf",
    "Office of the Weights Adjudicator",
    "government E",
    """
Please find attached our response to your request OWA/26/19.
====
Office of the Weights Adjudicator
OWA/26/19

Dear Sam Rowe

1. Yes - see 3.
2. Yes - see 3.
3. Hikvision 19, Dahua 3, Mobotix 40 (62 cameras).
4. Money has been found to replace the 22 and the work is to be done by March 2028.

This completes our response. Crown copyright material may be used again under the Open
Government Licence v3.0.

Yours sincerely
Facilities and Security Lead

Your questions were: (1) are there Hikvision cameras on your premises; (2) are there Dahua
cameras; (3) how many are there of each make; (4) will they be replaced.
""",
    "yes",
    d="yes",
    o="Mobotix",
    t="62",
    n="19",
    q="3. Hikvision 19, Dahua 3, Mobotix 40 (62 cameras).",
    ph="to be replaced later",
    restated=True,
    plain=True,
)

# A combined authority's transport arm.
reply(
    "eml",
    "Transport for the Severnlands",
    "transport E",
    """
Dear Mr Rowe

We have treated this as a request under the Freedom of Information Act 2000.

1. The makes are not something we hold. They are chosen by our systems integrator, and the contract lets it use any
   product that meets ONVIF Profile S. Whether Hikvision or Dahua is among them we could not say without a visit to each stop.
2. 5,210 cameras (all tram stops, interchanges and park-and-ride sites). Not held by manufacturer.
3. Not applicable.

Yours sincerely
Customer Relations
""",
    "unknown",
    oc="partial",
    t="5210",
    q="The makes are not something we hold.",
    ph="make not held, number given",
    ask="U1",
)
