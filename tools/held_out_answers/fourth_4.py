"""Invented answers of public bodies to a camera survey, fourth corpus, fourth part."""

from __future__ import annotations

from held_out_answers.fourth_1 import PLAIN, add
from held_out_answers.fourth_3 import FOURTH

__all__ = ["FOURTH"]

add(
    "pdf",
    "fire W",
    """{body}
Corporate Communications

FOI 26/61 - 3 November 2026

Dear Ms Rowe

I am pleased to report that the Service is in the process of replacing all of
its Hikvision cameras. Work has begun at two stations and will be extended to
the rest as funds allow, with completion expected in the financial year
2027-28. At the date of your request 71 remained in operation.

New cameras are by Axis.

If you are not content with this reply please contact us.""",
    "yes",
    o="Axis",
    n="71",
    q="2027-28. At the date of your request 71 remained in operation.",
    ph="replacement under way; count a sentence away from the maker",
)
add(
    "eml",
    "transport E",
    """{body}
Customer and Corporate Affairs

Reference 26-FOI-093

Dear Ms Rowe

Thank you for your request of 2 October 2026 about cameras on buses, trams and at stops.

Until recently the on-board systems of our older trams incorporated cameras by Hikvision. Those trams were withdrawn from passenger service in April 2026 and have since been broken up. On-board cameras throughout the present fleet are by Petards, and those at stops by Redvision; there are 1,120 of the one and 388 of the other.

We have taken your question about the future of the fleet to be a request for opinion rather than for recorded information.

A review may be sought by writing to the Director of Legal Services.""",
    "former",
    d="no",
    p="former",
    o="Petards; Redvision",
    t="1508",
    q="Those trams were withdrawn from passenger service in April 2026 and have since been broken up.",
    ph="former use; what was withdrawn is a vehicle; sum of two numbers",
    note="1508 = 1120 + 388",
    ask="4C",
)
add(
    "list",
    "council E",
    """Dear Ms Rowe

With reference to your request as to the manufacturers of the Council's cameras, including whether any are by Hikvision, I enclose an extract from the asset management system. It has not been altered save that exact positions were removed. All cameras belonging to the Council appear in it.

Yours sincerely
Asset Information Officer
====
Asset class | Manufacturer | In service | Year
Dome | Dahua | 37 | 2019
Bullet | Dahua | 12 | 2021
PTZ | Bosch | 8 | 2016
Dome | Samsung Techwin | 44 | 2014""",
    "no",
    d="yes",
    o="Bosch; Samsung Techwin",
    t="101",
    q="Dome | Dahua | 37 | 2019",
    ph="maker asked about named in the covering letter only; complete table without it",
)
add(
    "html",
    "college E",
    """Reference 26/44. Status: closed.
Your request
Please list the makes of all cameras and tell me whether Hikvision is one of them.
Our response
The information is exempt from disclosure under section 21(1) of the Freedom of Information Act 2000, as it is reasonably accessible to you by other means. The College answered an identical request in March and its answer may be read in the archive of our disclosure log.
This is an absolute exemption and no public interest test is required.""",
    "unknown",
    oc="refused",
    ex="s.21(1)",
    q="The information is exempt from disclosure under section 21(1) of the Freedom of Information Act 2000, as it is reasonably accessible to you by other means.",
    ph="plain; answered elsewhere",
    columns=PLAIN | {"question_restated": "1"},
)
add(
    "eml",
    "nhs E",
    """<trust head>

Unfortunately the Trust does not hold the information you require. On 1 April 2026 its community hospitals passed to a neighbouring provider, together with the staff, equipment and records of the security department. What remains with us is an ambulatory service which is a guest in premises run by others.

We would suggest that you redirect your request to that provider, whose details can be found on its website.

<trust review>""",
    "unknown",
    oc="not_held",
    q="Unfortunately the Trust does not hold the information you require.",
    ph="plain; not held, another body named",
    columns=PLAIN,
    ask="4A",
)
add(
    "mailpdf",
    "government N",
    """Dear Ms Rowe

Please see the attached correspondence from the Agency's Information Manager.

Private Office

<disclaimer>
====
{body}
Our ref: FOI 26-0144

Dear Ms Rowe

I refer to your request of 2 October 2026.

Neither Hikvision nor Dahua features among the manufacturers of the Agency's
surveillance cameras, and neither company has done so at any time.

The Agency has 58 cameras.

Should you be dissatisfied you may request a review within two months.""",
    "no",
    d="no",
    t="58",
    q="Neither Hikvision nor Dahua features among the manufacturers of the Agency's",
    ph="plain; neither, nor",
    columns=PLAIN,
)
add(
    "letter",
    "council E",
    """{body}
lnformation Govemance Team
Ref: FOl/26/1O93

Dear Ms Rowe

Thank you for your request. The Counci1 ho1ds the information and l am p1eased to disc1ose it.

There are presently in operation 164 cameras throughout the borough. The fol owing breakdown is taken from the insta1lation records:

Hikvislon ............ 88
Panasonlc ............ 53
Axls ................. 23

Al cameras are maintained under a sing1e contract which wil expire in 2O28.

lf you are dissatisfied p1ease write to the Head of Lega1 Services, who wi1l arrange a review.""",
    "yes",
    d="no",
    o="Panasonic; Axis",
    t="164",
    n="88",
    q="Hikvislon ............ 88",
    ph="damage as of a scan; leader dots; the breakdown adds up to the total",
)
add(
    "letter",
    "council E",
    """<council head>

I write in reply to your enquiry as to whether images from Hikvision cameras are received in the Council's control room.

They are. Under a protocol with the shopping centre, a retail park and two housing associations the control room takes feeds from 109 Hikvision cameras. I should make plain that none of these is owned, operated or maintained by the Council, which may look at the pictures but cannot move the cameras or keep a recording.

As regards the Council's own cameras, all 57 are by 360 Vision Technology, and recording is by Wavestore.

<council review>""",
    "no",
    d="no",
    p="no",
    o="360 Vision Technology; Wavestore",
    t="57",
    q="I should make plain that none of these is owned, operated or maintained by the Council",
    ph="feeds only from others' cameras; own cameras of another make",
    alt=True,
)
add(
    "outl",
    "university E",
    """{body}
Governance Services
FOI-26-0817

Dear Ms Rowe

The University is able to answer your request in part.

As to Dahua, it has no cameras by that company.

As to Hikvision, and as to any other company, the information is withheld under section 31(1)(a) of the Act, disclosure being likely to prejudice the prevention of crime. The University can see that its willingness to answer for the one and not for the other may invite speculation. It should be understood that the earlier answer was given because the information had already entered the public domain at a hearing, and that nothing can be deduced from our having withheld the remainder.

You have the right to ask for a review, and thereafter to complain to the Information Commissioner.""",
    "unknown",
    oc="partial",
    ex="s.31(1)(a)",
    d="no",
    q="As to Hikvision, and as to any other company, the information is withheld under section 31(1)(a) of the Act, disclosure being likely to prejudice the prevention of crime.",
    ph="one maker denied, the other withheld",
    ask="4A",
)
add(
    "letter",
    "council E",
    """<council head>

I write to inform you that the Council requires further time in which to respond.

It holds the information you have requested about the manufacturers of its cameras but considers that a qualified exemption may be engaged. Section 10(3) of the Act allows an authority such time as is reasonable in the circumstances to weigh the public interest. The Council estimates that it will have reached a decision by 1 December 2026, and will write to you on or before that day.

No decision has yet been taken to release or to withhold.

<council review>""",
    "unknown",
    oc="no_answer_yet",
    q="I write to inform you that the Council requires further time in which to respond.",
    ph="plain; extension for the public interest test; section 10(3) is no exemption",
    columns=PLAIN,
)
add(
    "mailpdf",
    "nhs E",
    """Dear Ms Rowe

Outcome of your request for an internal review: attached.

Executive Assistant to the Director of Governance
====
{body}
INTERNAL REVIEW 26-1402/IR

Background. You asked for a list of the Hikvision cameras in use by the Trust.
The request was refused on 6 October 2026 under section 31(1)(a).

Grounds. You submit that other trusts have named their makes without ill
effect, and that one of them has told you that it has 300 Hikvision cameras.

Finding. The panel is not bound by the practice of others. It has considered
the matter afresh and upholds the application of section 31(1)(a). The refusal
therefore stands.

You may now complain to the Information Commissioner.""",
    "unknown",
    oc="refused",
    ex="s.31(1)(a)",
    q="the matter afresh and upholds the application of section 31(1)(a). The refusal",
    ph="refusal upheld on review; another trust's cameras and number in the applicant's grounds",
)
add(
    "eml",
    "council E",
    """{body}
Office of the Monitoring Officer
IR/26/031

Dear Ms Rowe

INTERNAL REVIEW

On 2 October 2026 you asked for a review of the Council's refusal, under section 31(1)(a) of the Act, to state the makes of its cameras. I have now completed that review.

I have read the advice of the Community Safety Manager and the decisions of the Commissioner which you were good enough to send. I am not persuaded that the naming of a manufacturer, with nothing as to location, would be likely to give rise to the harm foreseen. I have accordingly decided to overturn the refusal. The exemption is no longer relied upon.

The information is as follows: Hikvision, 96 cameras; Avigilon, 40 cameras; no others.

Yours sincerely
Monitoring Officer""",
    "yes",
    d="no",
    o="Avigilon",
    t="136",
    n="96",
    q="The information is as follows: Hikvision, 96 cameras; Avigilon, 40 cameras; no others.",
    ph="refusal recounted and overturned; the section is cited but no longer relied on",
)
add(
    "letter",
    "police E",
    """<force head>

You have made eleven requests in the space of six weeks, of which this is the ninth to concern cameras. Having had regard to the Upper Tribunal's guidance as to burden, motive, value and harassment or distress to staff, the Force has concluded that the request is vexatious.

This letter serves as a refusal notice under section 14(1) of the Freedom of Information Act 2000. The Force is not obliged to comply with the request and will not do so.

<force review>""",
    "unknown",
    oc="refused",
    ex="s.14(1)",
    q="This letter serves as a refusal notice under section 14(1) of the Freedom of Information Act 2000.",
    ph="plain; vexatious",
    columns=PLAIN,
)
add(
    "letter",
    "police W",
    """<force head>

Your request reads:

"I should like to know whether the Force has CCTV, body-worn video, drones or number plate cameras made by the following: 1. Hikvision. 2. Dahua. 3. DJI. Where it has, please state the number."

Our response, adopting your numbering:

1. CCTV only, 204.
2. No information held, there being none.
3. Drones only, 9.

The Force has 611 CCTV cameras.

<force review>""",
    "yes",
    d="no",
    o="DJI",
    t="611",
    n="204",
    q="1. CCTV only, 204.",
    ph="makers in the question only, bound by number; 'no information held' said for zero; drones beside cameras",
)
add(
    "docx",
    "fire E",
    """{body}
Information Governance

FOI 2026-177

Dear Ms Rowe

Your questions have been put to the Head of Estates, who has advised as follows.

With the exception of four Hikvision cameras at the training centre, which overlook the hot fire building and are not connected with the security system, every camera in the Service is by Mobotix. The security system alone extends to 146 cameras.

The Service does not propose to take further steps in respect of the four.

Please address any complaint to the Data Protection Officer.""",
    "yes",
    d="no",
    o="Mobotix",
    t="150",
    n="4",
    q="With the exception of four Hikvision cameras at the training centre",
    ph="an exception; sum",
    note="150 = 146 + 4",
)
add(
    "html",
    "council E",
    """FOI 26-9012. Published by the Transparency Team.
Your request
I would like to know what cameras by Hikvision, Dahua and Huawei you operate.
Our response
The Council's cameras are exclusively by Uniview (70) and Axis (31). It follows that the response to your request is that no information is held.
You may ask for a review by writing to the Transparency Team.""",
    "no",
    d="no",
    p="yes",
    o="Uniview; Axis",
    t="101",
    q="The Council's cameras are exclusively by Uniview (70) and Axis (31).",
    ph="complete list with another maker of the PRC; 'no information is held' said for zero",
)
