"""Invented answers of public bodies to a camera survey, eighth corpus, third part: councils of England."""

from __future__ import annotations

from held_out_answers.eighth_2 import EIGHTH, reply

__all__ = ["EIGHTH", "reply"]

reply(
    "outl",
    "Ashcott and Brue District Council",
    "council E",
    """
Dear Sam Rowe

Request reference: ABDC-26-1190

Thank you for your request for information about CCTV. The Council's response is as follows:

1. Do you use cameras or other surveillance equipment supplied or made by Hikvision?
Yes

2. Do you use any supplied or made by Dahua?
No

3. If yes to either, how many units, and at how many sites?
133 at 9 sites

4. Do you plan to remove them, and if so when?
There are no plans at present

If you have any queries about this response please contact us, quoting the reference above.

Information Governance Team
""",
    "yes",
    d="no",
    n="133",
    q="Yes",
    ph="questions restated; maker only in the question",
    ask="V1",
)

reply(
    "html",
    "Stourwell Borough Council",
    "council E",
    """
Your request
Please list, for every CCTV system you operate, the manufacturer of the cameras, the number of cameras, and the contractor.
Our response
Town centre public space system: 61 cameras, Redvision and 360 Vision. Maintained by Brindle Technical Services.
Multi-storey car parks (3): 84 cameras, Hikvision. Maintained by the car park operator.
Civic Offices: 22 cameras, Axis. Maintained by Brindle Technical Services.
Crematorium: 4 cameras, Hikvision.
Depot: 15 cameras, make not recorded.
Published 3 November 2026
""",
    "yes",
    o="Redvision; 360 Vision; Axis",
    d="unknown",
    t="186",
    n="88",
    q="Multi-storey car parks (3): 84 cameras, Hikvision. Maintained by the car park operator.",
    ph="several systems in lines; sum",
    plain=True,
    restated=True,
)

reply(
    "eml",
    "Penhallow Town Council",
    "council E",
    """
Dear Mr Rowe

As a town council we've no CCTV of our own. The cameras in Fore Street and at the harbour are the unitary council's and are
watched from its control room in the county town. You'd need to ask them what make they are; I don't have that information.

Kind regards
Town Clerk
""",
    "unknown",
    oc="not_held",
    alt=True,
    note="no cameras of its own may be read as no",
    q="You'd need to ask them what make they are; I don't have that information.",
    ph="another body's cameras",
    ask="B",
)

reply(
    "eml",
    "Greater Ingleby Metropolitan Borough Council",
    "council E",
    """
Dear Sam

FOI 26-10-0087

Please find our response below.

i. 1,204
ii. 417
iii. 0
iv. The Council has set no date. Cameras are replaced at end of life and new purchases since April 2023 have been of other makes.

Regards

Rosalind Teague
Senior Information Rights Officer

***************************************************************
The information in this e-mail is confidential. Greater Ingleby MBC monitors e-mail traffic data and content for the purposes of
policy compliance. If you are not the intended recipient please delete it. CCTV operates in our buildings.
***************************************************************
""",
    "yes",
    d="no",
    t="1204",
    n="417",
    q="ii. 417",
    ph="numbers only, bound by roman numerals to the quoted request",
    ask="T3",
)

reply(
    "pdf",
    "London Borough of Hexwell",
    "council E",
    """
London Borough of Hexwell
Information Rights, Civic Centre

3 November 2026

Dear Sam Rowe

Freedom of Information Act 2000 - FOI/2026/2231

You asked:
1. Makes of CCTV cameras in use and number of each
2. Total
3. Have you ever had Hikvision or Dahua cameras, and are they still up?

Our answer:

1. The borough's public realm cameras are made by Synectics (244) and Bosch (31).
   Housing estate cameras are made by Dahua (610).
2. 885
3. Hikvision cameras were fitted at two estates in 2014 as part of a pilot and were taken
   down when those estates were rebuilt in 2019. Please see 1 for Dahua.

This completes the Council's response.

If you are unhappy with it you may ask for an internal review within 40 working days.
""",
    "former",
    d="yes",
    o="Synectics; Bosch",
    t="885",
    q="3. Hikvision cameras were fitted at two estates in 2014 as part of a pilot and were taken",
    ph="one maker former, the other in use",
)

reply(
    "mailtable",
    "North Rossendene District Council",
    "council E",
    """
Dear Sam Rowe
Your request has been considered and our response is set out in the table.
Your question | Our response
Name(s) of the manufacturer(s) of your CCTV cameras | Pelco, Axis
Number of cameras, by manufacturer | Pelco 12, Axis 40
Whether you have removed, or mean to remove, cameras by Hikvision or Dahua | Not applicable - the council has never had any
This concludes our response. Your feedback is welcome.
FOI Officer, Legal and Democratic Services
""",
    "no",
    d="no",
    p="no",
    o="Pelco; Axis",
    t="52",
    q="Name(s) of the manufacturer(s) of your CCTV cameras | Pelco, Axis",
    ph="table in a mail; maker only in the question",
)

reply(
    "pdf",
    "Wexcombe County Council",
    "council E",
    """
Dear Mr Rowe

Information request WCC-IR-8843

I am writing in response to your request for information regarding CCTV cameras
manufactured by Hikvision and Dahua.

The County Council can neither confirm nor deny whether it holds the information you
have requested. The duty in section 1(1)(a) of the Freedom of Information Act 2000
does not apply by virtue of section 31(3) and section 24(2).

In reaching this view we considered that confirming that a named manufacturer's
equipment is, or is not, in use would, taken with answers from other authorities, let
a hostile actor draw up a map of vulnerable sites. We have noted the Government's
statement to Parliament about Hikvision and the public interest in it.

This should not be taken as an indication that any information is or is not held.

Yours sincerely

Information Governance Manager
""",
    "unknown",
    oc="refused",
    ex="s.31(3); s.24(2)",
    q="The County Council can neither confirm nor deny whether it holds the information you",
    ph="neither confirm nor deny; maker named in the reasoning",
)

reply(
    "eml",
    "Sandholme and Witham District Council",
    "council E",
    """
Good afternoon

Your FOI request has been logged as FOI-5521 and sent to the CCTV Manager and to Property Services. We aim to respond within 20
working days, i.e. by 13 November 2026; however there may be a short delay because the CCTV Manager is on leave, for which we
apologise. In the meantime you may find our disclosure log helpful, where earlier requests on Hikvision cameras are published.

Customer Feedback Team
""",
    "unknown",
    oc="no_answer_yet",
    q="Your FOI request has been logged as FOI-5521 and sent to the CCTV Manager and to Property Services. We aim to respond within 20",
    ph="acknowledgement that names a maker",
    ask="A",
    plain=True,
)

reply(
    "eml",
    "Ottermouth City Council",
    "council E",
    """
Dear Sam,

Please see the service area's comments below.

"Hi FOI - we run 96 cameras from the Guildhall control room. The majority (about three quarters) are Hikvision, the balance are
Bosch PTZs. No Dahua. The parks rangers also have a drone, which is a DJI Mavic, but that isn't CCTV. We've a capital bid in for
26/27 to change out the Hikvisions but it hasn't been decided. Thanks, Steve"

I trust that this answers your request.

Democratic Services
""",
    "yes",
    d="no",
    o="Bosch; DJI",
    t="96",
    note="share stated: about three quarters",
    q="The majority (about three quarters) are Hikvision, the balance are",
    ph="share in words; planned replacement; drone",
    ask="T2",
    plain=True,
)

reply(
    "docx",
    "Mid Harnwell Council",
    "council E",
    """
Mid Harnwell Council - Corporate Information Governance

Case 102993

Dear Sam

Thank you for your request. For ease I have set out each question with our reply in bold beneath.

Q1 Does your body own, lease or run any Hikvision equipment?
A1 The Council does not. For completeness, tenants of our industrial units may have fitted their own.
Q2 Or any Dahua equipment?
A2 As for Q1.
Q3 How many cameras has it in all?
A3 149
Q4 How many of these are by Hikvision?
A4 None.

Yours sincerely
Corporate Information Governance
""",
    "no",
    d="no",
    t="149",
    q="A1 The Council does not. For completeness, tenants of our industrial units may have fitted their own.",
    ph="answers below the restated questions; others' cameras",
    restated=True,
)

reply(
    "page",
    "Royal Borough of Chalkhithe",
    "council E",
    """
Dear Sam Rowe
Your request: RBC/26/0918
The Council's CCTV is supplied and maintained by Arden Vale Security under a contract which runs until 2029. The \
Council specifies what is to be seen, not what is to be fitted, and holds no record of the manufacturer of any unit. \
Arden Vale hold that for their own purposes and not on our behalf.
We can however tell you that there are 233 cameras.
Head of Information Law
""",
    "unknown",
    oc="partial",
    t="233",
    q="The Council specifies what is to be seen, not what is to be fitted, and holds no record of the manufacturer of any unit.",
    ph="contractor; make not held, number given",
    plain=True,
)
