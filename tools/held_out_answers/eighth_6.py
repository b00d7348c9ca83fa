"""Invented answers of public bodies to a camera survey, eighth corpus, sixth part: police, fire, agencies, transport."""

from __future__ import annotations

from held_out_answers.eighth_5 import EIGHTH, reply

__all__ = ["EIGHTH", "reply"]

reply(
    "pdf",
    "Wealdshire Police",
    "police E",
    """
Wealdshire Police
Information Access, Force Headquarters

FOI 2026/4471

I write in connection with your request for information which was received by Wealdshire
Police on 2 October 2026.

You asked:
Are any of your CCTV cameras or recorders made by Hikvision? Are any made by Dahua?
If so, how many by each, and how many cameras are there in all?

DECISION
Wealdshire Police has 412 cameras fixed to its estate.
As to manufacturers, I am refusing the request under section 31(1)(a)(b) and section
24(1).

Overall harm
Should the make of equipment in custody suites be known, persons could research how
Hikvision, Dahua or any other equipment may be defeated.

In addition, Wealdshire Police can neither confirm nor deny that it holds any other
information by virtue of section 23(5). This covers covert use only.

Decision Maker
""",
    "unknown",
    oc="partial",
    ex="s.31(1)(a); s.31(1)(b); s.24(1); s.23(5)",
    t="412",
    q="As to manufacturers, I am refusing the request under section 31(1)(a)(b) and section",
    ph="police letter: number given, makes refused, partial neither confirm nor deny",
    restated=True,
)

reply(
    "eml",
    "Thameside Weald Constabulary",
    "police E",
    """
OFFICIAL

Dear Sam Rowe

Response to your Freedom of Information request 9021/26.

Question a - Yes, in two police stations that are shared with a local authority, whose system it is.
Question b - No information held.
Question c - 655
Question d - Not recorded by make.

Body worn video is by Axon. You did not ask but this is often the next question.

Regards,
Public Access Team
""",
    "yes",
    oc="partial",
    o="Axon",
    t="655",
    q="Question a - Yes, in two police stations that are shared with a local authority, whose system it is.",
    ph="lettered; another body's system in its buildings; no information held",
    ask="T1",
)

reply(
    "eml",
    "Solent Vale Police",
    "police E",
    """
Sent on behalf of the Freedom of Information Unit

Good Afternoon,

Does your body own, lease or run any Hikvision equipment? NO
Or any Dahua equipment? NO
How many cameras has it in all? 290
How many of these are by Hikvision? ZERO

Kind Regards
Donna Kemplay
FOI Researcher

The contents of this e-mail may contain legally privileged information. Recorded for training, no surveillance inference implied.
""",
    "no",
    d="no",
    t="290",
    q="Does your body own, lease or run any Hikvision equipment? NO",
    ph="restated questions answered in capitals",
)

reply(
    "pdf",
    "Clydemoor and Islands Police Authority",
    "police S",
    """
Our Ref: IM-FOI-2026-2260

Dear Mr Rowe

I refer to your recent request for information which has been handled in accordance
with the Freedom of Information (Scotland) Act 2002. For ease of reference your
request is replicated below together with the response.

We should like to know if Hikvision or Dahua surveillance cameras are, or have ever
been, installed in any building that you occupy, and in what quantity.

In terms of section 18(1) of the Act, I am refusing to confirm or deny whether the
information you have requested exists or is held. If it were held it would be exempt
under sections 31(1) and 35(1)(a), and it would be contrary to the public interest to
reveal whether it is held.

Should you require any further assistance please contact Information Management
quoting the reference number given.
""",
    "unknown",
    oc="refused",
    ex="s.18(1); s.31(1); s.35(1)(a)",
    q="In terms of section 18(1) of the Act, I am refusing to confirm or deny whether the",
    ph="neither confirm nor deny, Scotland; request restated without a question mark",
)

reply(
    "html",
    "Heddlu Afonydd / Afonydd Police",
    "police W",
    """
You asked
1. How many cameras made by Hikvision, and by Dahua, are in use, and out of how many?
2. Where are they?
We answered
1. 17 of 203 are Hikvision; none are Dahua.
2. Exempt, section 31(1)(a) and (b), law enforcement. Please see the harm statement below.
Evidence of harm
To give the place of each would help an offender to keep out of sight.
""",
    "yes",
    oc="partial",
    ex="s.31(1)(a); s.31(1)(b)",
    d="no",
    t="203",
    n="17",
    q="1. 17 of 203 are Hikvision; none are Dahua.",
    ph="number given, places refused",
    plain=True,
    restated=True,
)

reply(
    "docx",
    "Lagan Mourne Police",
    "police N",
    """
Dear Requester

Your request F-2026-02218 asks for the number of cameras and who makes them. The cost of compliance would exceed the \
amount to which we are legally required to respond, i.e. 18 hours, as each district keeps its own records and those \
before 2020 are on paper. Section 12(1) FOIA is therefore engaged, and in accordance with section 17(5) this acts as \
a refusal notice.

Although excess cost removes the duty to go on, as a gesture of goodwill I can say that new cameras bought centrally \
since 2022 (numbering 80) have been i-PRO. I can't say what is still in place from before.

Corporate Information Branch
""",
    "unknown",
    oc="partial",
    ex="s.12(1)",
    o="i-PRO",
    q="I can't say what is still in place from before.",
    ph="cost limit with a part volunteered",
)

reply(
    "eml",
    "Mercia Vale Fire and Rescue Service",
    "fire E",
    """
Dear Sam

All our buildings have the same kit: Hikvision domes, four at each station and eleven at Headquarters. We have twenty-two
stations, so together 99. Fire engines have forward facing cameras by a company called VueTrack (60 of these).

Hope this helps
Temporary Group Manager Lowry
""",
    "yes",
    o="VueTrack",
    t="159",
    n="99",
    d="no",
    q="All our buildings have the same kit: Hikvision domes, four at each station and eleven at Headquarters. We have twenty-two",
    ph="numbers in words; sum",
    ask="4A",
    note="the total takes in the cameras of the vehicles",
    plain=True,
)

reply(
    "outl",
    "Northern Fells Fire and Rescue Authority",
    "fire E",
    """
Afternoon Sam,

1. Confirmed.
2. Confirmed.
3. N/A

Regards,
Information Assurance
""",
    "no",
    d="no",
    q="1. Confirmed.",
    ph="terse confirmation of a request that takes past use for granted",
    ask="U5",
    alt=True,
    note="confirms what the request words as `no longer operate`: may be read as former",
)

reply(
    "pdf",
    "West Tarvin Fire Authority",
    "fire E",
    """
Dear Sam Rowe

Request for Information FOI/2026/77

The Authority does not have a record of the manufacturer of the CCTV cameras at its
premises. The system was inherited with the buildings from the county council in 2004
and has been repaired piecemeal. There is no obligation under the Act to create
information, and for us to go and look would be to create it.

I can tell you that the number of cameras is 46.
""",
    "unknown",
    oc="partial",
    t="46",
    q="The Authority does not have a record of the manufacturer of the CCTV cameras at its",
    ph="make not held, number given",
    plain=True,
)

reply(
    "letter",
    "Office of the Rural Standards Commissioner",
    "government E",
    """
Dear Sam Rowe,

Thank you for your request. The Office occupies one floor of a building belonging to another government department under a
memorandum of terms of occupation. It owns no cameras and none are run for it. Whatever is in the lobby, lifts and car park belongs
to the host department; we do not hold information about it, and suggest that you write to that department.

We are sorry that we could not be of more help.
""",
    "unknown",
    oc="not_held",
    alt=True,
    note="no cameras of its own may be read as no",
    q="It owns no cameras and none are run for it.",
    ph="tenant of another department",
)

reply(
    "pdf",
    "Coastal Heritage Agency",
    "government E",
    """
Coastal Heritage Agency

Our reference: CHA/2026/0331

Dear Sam Rowe

Thank you for your request about surveillance cameras.

In 2023, following the Cabinet Office's instruction on sensitive sites, the Agency began to
take out equipment made by Hikvision. As you ask about the present position: the last of it
has yet to go. 11 such cameras remain at the Lightkeepers' Store and will be replaced when
the building is re-wired next spring. Elsewhere the Agency now uses Axis.

We hold no Dahua equipment and have never held any.

The total number of cameras is 140.

Yours sincerely
Knowledge and Information Management
""",
    "yes",
    d="no",
    o="Axis",
    t="140",
    n="11",
    q="has yet to go. 11 such cameras remain at the Lightkeepers' Store and will be replaced when",
    ph="being replaced; some remain",
)

reply(
    "mail2",
    "Marine Licensing Tribunal Service",
    "government S",
    """
Dear Sam Rowe

Thank you for your request under FOISA, which I have attached again for ease of reference with our reply.

FOI Unit
====
REQUEST
To the Marine Licensing Tribunal Service
Please tell me whether you use Hikvision cameras or Dahua cameras, and how many.
S Rowe
====
REPLY
Reference MLTS 26/19
The Service's hearing rooms and offices have nineteen cameras. These are Bosch cameras and no others are used.
There is a right of review.
""",
    "no",
    d="no",
    p="no",
    o="Bosch",
    t="19",
    q="The Service's hearing rooms and offices have nineteen cameras. These are Bosch cameras and no others are used.",
    ph="request in one attachment, reply in another",
)

reply(
    "mailpdf",
    "South Pennine Combined Transport Executive",
    "transport E",
    """
Dear Sam, please find our letter. Regards, Legal
====
South Pennine Combined Transport Executive

Request for information - makes and models of cameras

We have dealt with this under the Environmental Information Regulations 2004, as the
cameras form part of works at stations and interchanges.

The Executive refuses the request under regulation 12(4)(b) (manifestly unreasonable) and
regulation 12(5)(a) (public safety). There are several thousand cameras. To collate make
and model for each would put a disproportionate burden on a team of four.

In applying the public interest test we gave weight to the presumption in favour of
disclosure in regulation 12(2).

You may ask us to reconsider within 40 working days, under regulation 11.
""",
    "unknown",
    oc="refused",
    ex="reg.12(4)(b) EIR; reg.12(5)(a) EIR",
    q="The Executive refuses the request under regulation 12(4)(b) (manifestly unreasonable) and",
    ph="refusal under the regulations; other regulations named",
)
