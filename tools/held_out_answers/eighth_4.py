"""Invented answers of public bodies to a camera survey, eighth corpus, fourth part: more councils, of all four nations."""

from __future__ import annotations

from held_out_answers.eighth_3 import EIGHTH, reply

__all__ = ["EIGHTH", "reply"]

reply(
    "letter",
    "Carrick Lomond Council",
    "council S",
    """
Dear Sam Rowe

FREEDOM OF INFORMATION (SCOTLAND) ACT 2002
REQUEST REF: CLC-FOI-3307

I refer to your request of 2 October 2026, which asked for:

The makes of all cameras, and whether Hikvision or Dahua is among them.

Response

Public space CCTV in the Council area is owned and run by Carrick Lomond Community Safety Partnership Ltd, a separate company.
The Council does not hold information on its equipment. This letter is notice under section 17(1) of the Act that the
information is not held.

As to schools, the Council has 34 school buildings with CCTV. The makes are not recorded in the property database. Section 17(1)
applies to this part too.

If you are dissatisfied you may require the Council to review its actions, within 40 working days of receiving this letter.
""",
    "unknown",
    oc="not_held",
    ex="s.17(1)",
    q="The Council does not hold information on its equipment. This letter is notice under section 17(1) of the Act that the",
    ph="not held, Scottish notice; another company's system",
)

reply(
    "page",
    "Strathbarra Council",
    "council S",
    """
FOI 26-1187 CCTV cameras
**Question 1: How many surveillance cameras does the organisation operate?**
341 fixed and 18 mobile
**Question 2: Were any of them manufactured by Hikvision or a company it owns?**
Yes
**Question 3: Were any of them manufactured by Dahua?**
Yes
**Question 4: How many were manufactured by each?**
220 and 46 respectively. The mobile units are by a third firm.
**Additional information**
The Council's ten-year CCTV plan was approved in June. The report is on the Council's website.
""",
    "yes",
    d="yes",
    t="359",
    n="220",
    q="220 and 46 respectively. The mobile units are by a third firm.",
    ph="bold questions, terse answers; respectively; sum",
    restated=True,
)

reply(
    "letter",
    "Cyngor Sir Maesderwen / Maesderwen County Council",
    "council W",
    """
Annwyl Sam Rowe,

Deddf Rhyddid Gwybodaeth 2000

Diolch am eich cais dyddiedig 2 Hydref 2026. Dyma ein hymateb.

1. Hikvision yw gwneuthurwr 57 o gamerâu'r Cyngor. Mae'r gweddill gan Bosch.
2. 129 i gyd.
3. Bwriedir eu disodli fesul tipyn erbyn 2030.

Mae croeso i chi ofyn am adolygiad mewnol o'r penderfyniad hwn.

Yn gywir,
Swyddog Llywodraethu Gwybodaeth
""",
    "yes",
    d="no",
    o="Bosch",
    t="129",
    n="57",
    q="1. Hikvision yw gwneuthurwr 57 o gamerâu'r Cyngor. Mae'r gweddill gan Bosch.",
    ph="Welsh only",
)

reply(
    "eml",
    "Lough Derran and Mournside District Council",
    "council N",
    """
Dear Mr Rowe,

Re: your request under the Freedom of Information Act 2000

Council's response is as follows:

A. No
B. Yes - leisure centres only
C. (i) 268 (ii) 0 (iii) 39

Yours faithfully
Records and Information Officer
""",
    "no",
    d="yes",
    t="268",
    q="A. No",
    ph="lettered answers; other maker in use",
    ask="U2",
)

reply(
    "eml",
    "Upper Thornley Parish Council",
    "council E",
    """
Dear Sam

The only cameras we have are four on the recreation ground pavilion. They're Reolink, bought off the internet by the previous
Chairman in 2022 and still going strong.

J Fensome (Mrs)
Clerk and RFO
""",
    "no",
    d="no",
    p="yes",
    o="Reolink",
    t="4",
    q="The only cameras we have are four on the recreation ground pavilion. They're Reolink, bought off the internet by the previous",
    ph="another maker from China, complete list",
    ask="B",
)

reply(
    "att",
    "Hallamwick City Council",
    "council E",
    """
Dear Sam Rowe,

Thank you for your request. Our response is in the attached annex. One part is withheld: see the last paragraph of the annex.

Information Rights
====
Annex to HCC 26/4410
Department | Cameras | Manufacturer
Urban Traffic Control | 118 | Siemens
Markets | 40 | Hikvision
Libraries | 63 | Hikvision
Parks | 12 | Hikvision
Refuse depot | 27 | Bosch
The addresses of the cameras are exempt under section 31(1)(a) and (b) and, as far as individual tenants could be \
identified, section 40(2) of the Freedom of Information Act 2000.
""",
    "yes",
    oc="partial",
    ex="s.31(1)(a); s.31(1)(b); s.40(2)",
    d="no",
    o="Siemens; Bosch",
    t="260",
    n="115",
    q="Libraries | 63 | Hikvision",
    ph="table in an attachment; refusal of a part",
    ask="B",
)

reply(
    "eml",
    "Tideswell Marches District Council",
    "council E",
    """
Dear Sam,

I can confirm the following in relation to your recent request:

1. No
2. No
3. 37 cameras, all Axis.

Note: the six that were in the old bus station were Hikvision. They were switched off when it closed in March 2025 and are boxed
up in the Town Hall basement pending disposal.

FOI Coordinator
""",
    "former",
    d="no",
    p="former",
    o="Axis",
    t="37",
    q="Note: the six that were in the old bus station were Hikvision. They were switched off when it closed in March 2025 and are boxed",
    ph="no, then equipment in store",
    ask="A",
)

reply(
    "pdf",
    "Eskmouth and Cleator Council",
    "council E",
    """
Dear Sam Rowe

EIR/FOI request 77120

The information you seek is already in the public domain and is therefore exempt under
section 21(1) of the Freedom of Information Act 2000 (information accessible to
applicant by other means). It can be found in the Council's surveillance camera annual
report, which is on our website under Community Safety. If you cannot open the
document, please let us know and a paper copy will be sent.

Information Management Officer
""",
    "unknown",
    oc="refused",
    ex="s.21(1)",
    q="The information you seek is already in the public domain and is therefore exempt under",
    ph="accessible elsewhere",
    plain=True,
)

reply(
    "list",
    "Brackenfold Borough Council",
    "council E",
    """
Dear Sam

CCTV asset extract attached as a CSV. Housing's own stock is not included as they are still working on theirs; we'll send it on.

Corporate Property
====
site_code | site_name | cam_make | cam_model | qty | status
BB01 | Town Hall | HIKVISION | DS-2CD2143G0-I | 18 | Live
BB02 | Mayor's Parlour | AXIS | P3245-V | 2 | Live
BB03 | Corn Exchange | AXIS | P3245-V | 7 | Live
BB04 | Old Baths | HIKVISION | DS-2CD2143G0-I | 0 | Decommissioned 2024 (was 9)
BB05 | Cemetery Lodge | AXIS | M3115-LVE | 3 | Live
""",
    "yes",
    d="unknown",
    o="Axis",
    n="18",
    q="BB01 | Town Hall | HIKVISION | DS-2CD2143G0-I | 18 | Live",
    ph="list with a column of status; a part to follow",
    t="30",
    note="the total is that of a list that leaves out housing",
)

reply(
    "docx",
    "Castlerigg Valley Council",
    "council E",
    """
Dear Sam,

Thank you for your e-mail. In short, the Council has never bought from either company. That is a matter of record: \
our framework since 2012 has been with a supplier whose whole range is Bosch, and every one of the 174 cameras in \
the borough is from that range.

You might like to know that there was a motion at Full Council in 2022 on banning Hikvision. It was withdrawn for \
that reason.

Regards
Cllr support and FOI
""",
    "no",
    d="no",
    p="no",
    o="Bosch",
    t="174",
    q="In short, the Council has never bought from either company.",
    ph="makers named only by reference; maker in news",
)

reply(
    "docx",
    "Inver Tarradale Council",
    "council S",
    """
Dear Sam Rowe

Thank you for your request for information received on 2 October 2026. Unfortunately it is not clear to us whether \
by "your organisation" you mean the Council alone or also the arm's length leisure and housing companies, Tarradale \
Live and Tarradale Homes. Under section 1(3) of the Freedom of Information (Scotland) Act 2002 the Council needs you \
to tell us before it can proceed.

If we have not heard from you by 3 January 2027 we will take it that you no longer want the information.

Information Compliance
""",
    "unknown",
    oc="clarification",
    q="Under section 1(3) of the Freedom of Information (Scotland) Act 2002 the Council needs you to tell us before it can proceed.",
    ph="clarification with a section",
    plain=True,
)
