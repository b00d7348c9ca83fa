"""Invented answers of public bodies to a camera survey, seventh corpus, fourth part: spreadsheets with a covering mail."""

from __future__ import annotations

from held_out_answers.seventh_3 import SEVENTH, reply

__all__ = ["SEVENTH", "reply"]

# A corporate landlord team; the register was made for insurance.
reply(
    "sheet",
    "Fennimore County Council",
    "council E",
    """
Dear Sam

Please see the attached extract of our register of assets. Codes are explained on the second tab. We believe it to be complete.

Corporate Landlord Helpdesk
====
[Register]
Asset ref | Building | Mfr | Qty | Condition
CL-0081 | County Hall | AX | 74 | B
CL-0082 | Records Office | HK | 12 | B
CL-0090 | Children's Centre, Lode | HK | 6 | C
CL-0113 | Highways Depot | BO | 31 | A
 | | | 123 |
====
[Codes]
Code | Manufacturer
AX | Axis
BO | Bosch
DH | Dahua
HK | Hikvision
""",
    "yes",
    d="no",
    o="Axis; Bosch",
    t="123",
    n="18",
    q="CL-0082 | Records Office | HK | 12 | B",
    ph="codes explained on another sheet; a code that is never used",
    plain=True,
)

# A university's data analyst exports a row for each camera and thinks that plain enough.
reply(
    "list",
    "Quarrington University",
    "university E",
    """
Hi,

CSV attached: one row for each camera that is live on the VMS as of this morning, so the number of cameras is the number of
rows. Sorry it is only the pilot building and the gatehouse; those are the only two with CCTV.

Yusuf (Data & Insight)
====
cam_id | building | vendor | model | firmware_year
1001 | Gatehouse | HIKVISION | DS-2CD2385G1 | 2021
1002 | Gatehouse | HIKVISION | DS-2CD2385G1 | 2021
1003 | Gatehouse | AXIS | P1375 | 2022
1004 | Pilot Hall | AXIS | P3245 | 2022
1005 | Pilot Hall | HIKVISION | DS-2CD2185FWD | 2020
1006 | Pilot Hall | AXIS | P3245 | 2022
1007 | Pilot Hall | HIKVISION | DS-2CD2185FWD | 2020
1008 | Pilot Hall | HIKVISION | DS-2CD2185FWD | 2020
1009 | Pilot Hall | AXIS | P3245 | 2023
""",
    "yes",
    d="no",
    o="Axis",
    t="9",
    n="5",
    q="1001 | Gatehouse | HIKVISION | DS-2CD2385G1 | 2021",
    ph="one row a camera",
    plain=True,
)

# An acute trust's estates officer leaves the dead cameras in the list and says so.
reply(
    "mailsheet",
    "Eskmouth Hospitals NHS Trust",
    "nhs E",
    """
Dear Sam,

The workbook attached answers parts 1 and 2. For part 3, the cameras shown as "off" were disconnected when Ward 9 closed and
the Dahua ones will not be coming back. Total in use is 205.

Estates Compliance
====
[CCTV]
Area | Make | State | Number
Main site | Hikvision | on | 61
Main site | Avigilon | on | 144
Ward 9 | Dahua | off | 13
Ward 9 | Hikvision | off | 4
""",
    "yes",
    d="former",
    o="Avigilon",
    t="205",
    n="61",
    q="Main site | Hikvision | on | 61",
    ph="rows of disconnected cameras",
)

# A borough's parking and CCTV manager, proud of the estate.
reply(
    "sheet",
    "London Borough of Saxonbridge",
    "council E",
    """
Dear Mr Rowe,

I attach our full list by ward. You asked whether any of it is made by Hikvision or Dahua. I would refer you to the list.

CCTV Operations Manager
====
[By ward]
Ward | Redvision | Axis | 360 Vision | All
Abbey | 14 | 3 | 0 | 17
Brewhouse | 22 | 0 | 6 | 28
Castle Meadow | 9 | 11 | 2 | 22
Total | 45 | 14 | 8 | 67
""",
    "no",
    d="no",
    p="no",
    o="Redvision; Axis; 360 Vision",
    t="67",
    q="Total | 45 | 14 | 8 | 67",
    ph="makes in the head of the table; complete list",
)

# A college's IT service desk.
reply(
    "list",
    "Coleg Bro Elfair",
    "college W",
    """
Ticket 40028 has been resolved.

Resolution notes: list of all CCTV supplied as csv. User asked about Hikvision/Dahua, see make column, filter as needed.
Please do not reopen this ticket to say thank you.
====
Site | Make | Cameras
Main campus | Uniview | 38
Land-based campus | Uniview | 17
Hair & beauty | Milesight | 4
Total |  | 59
""",
    "no",
    d="no",
    p="yes",
    o="Uniview; Milesight",
    t="59",
    q="Main campus | Uniview | 38",
    ph="other makers of the PRC; complete list; maker in the covering note",
)

# A school bursar fills in the form that the survey sent.
reply(
    "sheet",
    "Lady Margaret Thorne's Grammar School",
    "school N",
    """
Dear Sam,
Your form is returned, completed.
Bursar
====
[Survey form]
Question | Your answer | Office use
Does your organisation use Hikvision equipment? | Y |
Does your organisation use Dahua equipment? | N |
Number of cameras in total | 52 |
Number made by Hikvision | 52 |
Number made by Dahua | 0 |
Date of completion | 13 October |
""",
    "yes",
    d="no",
    t="52",
    n="52",
    q="Does your organisation use Hikvision equipment? | Y |",
    ph="form with Y and N",
    restated=True,
    plain=True,
)

# A force's disclosure officer with a black marker.
reply(
    "mailsheet",
    "Ribbleford Police",
    "police E",
    """
Dear applicant,

Your request asked for the force's CCTV cameras by make, naming Hikvision and Dahua. The attached has been redacted: the
column of makes is withheld in full under section 31(1)(a) of the Freedom of Information Act 2000. The numbers are disclosed.

Civil Disclosure
====
[Cameras]
Estate | Number | Make
Divisional stations | 488 | REDACTED
Custody | 306 | REDACTED
Headquarters | 131 | REDACTED
Total | 925 | REDACTED
""",
    "unknown",
    oc="partial",
    ex="s.31(1)(a)",
    t="925",
    q="column of makes is withheld in full under section 31(1)(a)",
    ph="column redacted",
)

# A Scottish council's ICT team keeps two tabs.
reply(
    "sheet",
    "Strathbeg Council",
    "council S",
    """
Dear Mr Rowe

Attached. "Current" is everything now connected; "Disposals" is what has gone to the scrap contractor since 2021.

ICT Service Desk
====
[Current]
Location | Maker | Units
Council HQ | Mobotix | 20
Schools (12) | Wisenet | 188
Total | | 208
====
[Disposals]
Location | Maker | Units | Disposed
Schools (5) | Hikvision | 77 | 2023
Slipway | Pelco | 3 | 2021
""",
    "former",
    d="no",
    p="former",
    o="Mobotix; Wisenet",
    t="208",
    q="Schools (5) | Hikvision | 77 | 2023",
    ph="disposals on a sheet of their own",
)

# A tramway's assets engineer exports by part number.
reply(
    "list",
    "Castlemoor Tramway",
    "transport E",
    """
Sam,

By part number, as we hold it that way. The last line is the total of cameras.

O. Brzezinski, Assets Engineer (Systems)
====
Part | Where fitted | Off
DS-2CD2646G2-IZS | Stops 1-14 | 56
IPC-HFW5442E-ZE | Stops 15-22 | 32
IPC-HDBW5442R | Depot | 10
ALL | ALL | 98
""",
    "yes",
    d="yes",
    t="98",
    n="56",
    q="DS-2CD2646G2-IZS | Stops 1-14 | 56",
    ph="model numbers of both makers only",
)

# An agency's covering mail takes back a cell of its own sheet.
reply(
    "mailsheet",
    "Canal and Sluice Inspectorate",
    "government E",
    """
Dear Sam Rowe

The attached sheet shows the make and number of every camera at our three offices. Since it was signed off we have found an
error which there was no time to put right: the Annexe's make should read Hanwha, not Hikvision (the person compiling it
copied the row from another body's template). All other cells are right.

Business Support
====
[Return]
Office | Make | Number
Lockside House | Hanwha | 16
Annexe | Hikvision | 5
Weir Cottage | Bosch | 8
Total | | 29
""",
    "no",
    d="no",
    p="no",
    o="Hanwha; Bosch",
    t="29",
    q="the Annexe's make should read Hanwha, not Hikvision",
    ph="covering mail corrects the sheet",
)

# A community trust's analyst sends a pivot table.
reply(
    "list",
    "Orwenside Community NHS Trust",
    "nhs E",
    """
Dear Sam

Pivot of the CCTV module of our CAFM system. Blanks mean none.

Performance and Information
====
Count of cameras | Dahua | Vivotek | Hikvision | Grand Total
Clinics |  | 44 | 19 | 63
Inpatient |  | 80 |  | 80
Offices |  | 12 | 7 | 19
Grand Total |  | 136 | 26 | 162
""",
    "yes",
    d="no",
    o="Vivotek",
    t="162",
    n="26",
    q="Grand Total |  | 136 | 26 | 162",
    ph="pivot table with blanks",
    plain=True,
)

# A district whose list was never finished.
reply(
    "sheet",
    "Tarn and Fells District Council",
    "council E",
    """
Dear Mr Rowe

We attach the camera list, such as it is. The officer who was compiling it left in June. Where the maker says TBC it is not
known to the Council and there is nobody here to find out; we therefore answer that part as information not held. The
heading was typed from your request and should not be taken to mean that there are any.

Customer Access
====
[Hikvision and Dahua cameras]
Site | Cameras | Maker
Moot Hall | 8 | TBC
Swimming baths | 14 | TBC
Caravan site | 5 | TBC
Total | 27 |
""",
    "unknown",
    oc="partial",
    t="27",
    q="known to the Council and there is nobody here to find out",
    ph="maker in the title of the sheet only",
)

# A council's building control clerk spells by ear.
reply(
    "mailsheet",
    "Slieveglass Borough Council",
    "council N",
    """
Hi Sam, list attached, thats every camera we have. Norah
====
[Sheet1]
WHERE | HOW MANY | WHAT KIND
LEISURE CTR | 40 | HICKVISION
CIVIC CTR | 22 | BOSH
PARK | 6 | HICKVISION
DUMP | 3 | BOSH
""",
    "yes",
    d="no",
    o="Bosch",
    t="71",
    n="46",
    q="LEISURE CTR | 40 | HICKVISION",
    ph="misspelt names; no total",
)
