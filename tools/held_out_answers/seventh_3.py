"""Invented answers of public bodies to a camera survey, seventh corpus, third part: letters with tables."""

from __future__ import annotations

from held_out_answers.seventh_2 import SEVENTH, reply

__all__ = ["SEVENTH", "reply"]

# A building services manager, fond of his columns.
reply(
    "docx",
    "Arrowby Metropolitan Borough Council",
    "council E",
    """
Dear Mr Rowe

Freedom of Information Act 2000: request 101003218812

The Council's Building Services section has supplied the table below, which takes in the whole of the corporate estate.

Make | No. | Principal locations
Axis | 61 | Town Hall, Registry, Central Library
Hikvision | 28 | Both leisure centres, the crematorium
Vista | 7 | Depot
All | 96 |

There is no programme for the removal of any of these.

Your rights
If you are unhappy with this response you may ask for an internal review by writing to the Monitoring Officer within 40 working
days. If you remain unhappy you may apply to the Information Commissioner, who will not normally make a decision unless you have
gone through our procedure. The information supplied remains the copyright of the Council and may not be reused in such a way
as to mislead.

Yours sincerely

L. Fairbrother
Building Services Manager
""",
    "yes",
    d="no",
    o="Axis; Vista",
    t="96",
    n="28",
    q="Hikvision | 28 | Both leisure centres, the crematorium",
    ph="table by make with a total",
    plain=True,
)

# A trust whose security contractor sells its own badge.
reply(
    "page",
    "Kelsworth Hospitals NHS Foundation Trust",
    "nhs E",
    """
Our ref: FOI 10772
Question | Trust response
What brand are the Trust's cameras? | The cameras are W Box branded and came from the Trust's electrical wholesaler.
Who makes the W Box product? | The Trust has no information about who is behind the brand.
How many? | 143
Has the Trust any cameras by Hikvision? | Please see the first row.
We trust this is helpful. The FOI Team
""",
    "unknown",
    oc="partial",
    o="W Box",
    oem="W Box",
    t="143",
    q="The cameras are W Box branded and came from the Trust's electrical wholesaler.",
    ph="third party's rebrand; maker behind it not held",
    alt=True,
)

# A university security manager pastes his own grid into the mail.
reply(
    "mailtable",
    "Penhallow University",
    "university E",
    """
Sam - grid below, straight from my own spreadsheet. Dashes are noughts.
Campus | Hikvision | Dahua | Bosch | All
City | - | 12 | 80 | 92
Parkside | - | 3 | 41 | 44
Both | - | 15 | 121 | 136
Any questions give me a bell. Des Ruddock, Head of Security, Penhallow University
""",
    "no",
    d="yes",
    o="Bosch",
    t="136",
    q="Both | - | 15 | 121 | 136",
    ph="grid with dashes for noughts",
)

# A council's asset officer, whose table runs over the years.
reply(
    "docx",
    "Shire of Mossdale Council",
    "council S",
    """
Request under the Freedom of Information (Scotland) Act 2002

The Council answers your request with the following schedule of all its systems, live and withdrawn.

Premises | Make | Cameras | Position
Council Chambers | Hanwha | 46 | Live
Harbour Office | Hikvision | 11 | Withdrawn January 2025
Kirk Street Hall | Hikvision | 5 | Withdrawn March 2025
Roads Depot | Hanwha | 18 | Live

There are thus 64 live cameras. The withdrawn units were destroyed.

If you are dissatisfied with the way the Council has dealt with your request you may require it to review its actions (section
20 of the Act). You have 40 working days in which to do so, and the request must be in a lasting form.

Isla Petrie
Asset Management
""",
    "former",
    d="no",
    p="former",
    o="Hanwha",
    t="64",
    q="Harbour Office | Hikvision | 11 | Withdrawn January 2025",
    ph="table with a column of state; live and withdrawn",
)

# An estates technician at a college gives part numbers, because those are what he orders by.
reply(
    "pdf",
    "Trentholme College Group",
    "college E",
    """
TRENTHOLME COLLEGE GROUP
Freedom of Information: CCTV

Requested: list of all cameras by model.

Location          Model              Qty
Main block        DS-2CD2143G0-I     24
Sports hall       DS-2DE4425IW-DE     2
Car park (Axis)   Q6055-E             3
                  Total              29

Requested: age of system.  Installed over 2019 and 2020.

Issued by Estates, for the Clerk to the Corporation
""",
    "yes",
    d="no",
    o="Axis",
    t="29",
    n="26",
    q="Main block        DS-2CD2143G0-I     24",
    ph="model numbers only, table in a PDF",
    restated=True,
)

# A police force that sorts by kind of camera.
reply(
    "mailpdf",
    "Cawdale Constabulary",
    "police E",
    """
Good morning

Response attached in respect of your request 26/0904.

Information Rights Unit
====
Cawdale Constabulary
Information Rights Unit                                        Ref 26/0904

Your request has been considered and the position for each kind of camera is as follows.

Body-worn video      Axon          1,340 in issue
Drones               DJI           11 in service
In-car               Not used
Estate CCTV          Withheld, s31(1)(a)
ANPR                 Withheld, s31(1)(a)

In respect of the last two, the makes would show where a system known to have weaknesses,
such as Hikvision's have been said to be, is or is not fitted, and so would help offenders
choose. That harm outweighs the interest in openness about procurement.
""",
    "unknown",
    d="unknown",
    p="yes",
    oc="partial",
    ex="s.31(1)(a)",
    o="Axon; DJI",
    q="Drones               DJI           11 in service",
    ph="drones are the PRC kit; estate withheld; maker named in the harm",
)

# A Scottish council's committee officer lists what was bought, year by year.
reply(
    "page",
    "Glen Urradale Council",
    "council S",
    """
Public space and corporate CCTV: history of purchases
**What has the Council bought since 2015, and is any of it by Hikvision or Dahua?**
Year | What was sought | What came of it
2016 | 90 Synectics cameras | Bought; all still in use
2020 | 28 Synectics cameras | Bought; all still in use
2022 | 30 Hikvision domes for the quayside | Tender abandoned on advice; nothing bought
2024 | 6 further domes, any make | No bids
The 118 Synectics cameras are all that the Council has or has ever had.
Contact: Committee Services
""",
    "no",
    d="no",
    p="no",
    o="Synectics",
    t="118",
    q="2022 | 30 Hikvision domes for the quayside | Tender abandoned on advice; nothing bought",
    ph="abandoned purchase in a table",
)

# An arm's-length body; the record stops short of the make.
reply(
    "docx",
    "Northern Ireland Fisheries Inspectorate",
    "government N",
    """
FOI/26/014

A table is given below with the information that the Inspectorate holds.

Building | Cameras | Make | Age
Headquarters, Carnmoney Road | 21 | Not recorded | 2017
Hatchery | 9 | Not recorded | 2019
Pier laboratory | 18 | Not recorded | 2021
Total | 48 | |

You asked in particular about Hikvision and Dahua. As the table shows, makes were not recorded when the systems were handed
over, and there is no other record in which the Inspectorate would hold them.

Secretariat
""",
    "unknown",
    oc="partial",
    t="48",
    q="Hatchery | 9 | Not recorded | 2019",
    ph="table without makes; maker only in the request",
)

# A trust's data manager forwards what six school offices typed.
reply(
    "mailtable",
    "The Beacon Hill Schools Partnership",
    "school E",
    """
Hello Sam, each school was asked and this is what came back, unedited.
School | Cameras | Make (as told to us)
Alder | 18 | Hik-Vision
Birch | 7 | swann
Cedar | 25 | dahua
Elm | 14 | HIK VISION
Fir | 10 | not sure
Hazel | 0 | n/a
TOTAL | 74 |
Hazel has no system. Fir will get somebody to look at a label. Best, Poppy Ledger, Trust Data Manager
""",
    "yes",
    d="yes",
    o="Swann",
    t="74",
    n="32",
    q="Elm | 14 | HIK VISION",
    ph="names as typed by schools; sum over rows",
)

# A fire service: a table by station, no total drawn.
reply(
    "page",
    "Gwasanaeth Tân Dyffryn Arwel / Arwel Valley Fire Service",
    "fire W",
    """
FOI 26-211
**How many CCTV cameras has each station, and how many of these are Hikvision?**
Station | Cameras | Of which Hikvision
Abergorlech | 4 | 4
Cwm Isaf | 6 | 0
Nant-y-bwch | 5 | 2
Training centre | 8 | 0
**Are there any plans to replace these?**
The two at Nant-y-bwch are faulty and will be replaced with whatever is on the framework. The four are in good order.
""",
    "yes",
    t="23",
    n="6",
    q="Abergorlech | 4 | 4",
    ph="table by site without totals",
    plain=True,
)

# A hospital trust's capital projects officer; the counts stand beside the years.
reply(
    "docx",
    "Wrayburn Teaching Hospitals NHS Trust",
    "nhs E",
    """
Dear Sam Rowe,

Further to your request of 2 October, Capital Projects has filled in the grid which you kindly supplied.

Manufacturer | Cameras in service today | Note
Hikvision | Nil | Forty until the 2023 refit of Outpatients, when they were skipped
Dahua | Nil | Never purchased
Other | 518 | Predominantly Pelco

The Trust trusts that this meets your requirements. Should it not, please contact the Patient Experience and Legal Services Team
in the first instance. We are smoke free. We are paperless. We are hiring.

Kind regards,
Capital Projects Support Officer
""",
    "former",
    d="no",
    o="Pelco",
    t="518",
    q="Hikvision | Nil | Forty until the 2023 refit of Outpatients, when they were skipped",
    ph="nil today with the past in a note",
)

# A university's disclosure log gives shares only.
reply(
    "html",
    "University of West Dunmere",
    "university S",
    """
You asked
The makes of the University's security cameras, with numbers.
We answered
The University has 1,480 security cameras. By make they divide as follows: Axis 65%; Hikvision 35%.
No review is under way. The figures are those of 30 September.
University Secretary's Office
""",
    "yes",
    d="no",
    o="Axis",
    t="1480",
    q="Axis 65%; Hikvision 35%.",
    ph="shares instead of numbers",
    note="share stated: 35%",
    restated=True,
    plain=True,
)

# A ferry company's port engineer, who keeps recorders and cameras apart.
reply(
    "docx",
    "Sound of Vallay Ferries",
    "transport S",
    """
Response from: Port Engineer

Equipment | Type | Quantity
Cameras, piers | Axis P3265 | 33
Cameras, ticket offices | Axis M3085 | 15
Recorders | Hikvision DS-7716NI-I4 | 3
Cameras, all | | 48

The above is the complete inventory. I would add that there are no cameras aboard.
""",
    "yes",
    d="no",
    o="Axis",
    t="48",
    n="3",
    q="Recorders | Hikvision DS-7716NI-I4 | 3",
    ph="recorder only",
    plain=True,
)
