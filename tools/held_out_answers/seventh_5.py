"""Invented answers of public bodies to a camera survey, seventh corpus, fifth part: refusals, whole and in part."""

from __future__ import annotations

from held_out_answers.seventh_4 import SEVENTH, reply

__all__ = ["SEVENTH", "reply"]

# A principal solicitor who likes a public interest test to be seen to be done.
reply(
    "docx",
    "Hallamby City Council",
    "council E",
    """
Our ref: LEG/FOI/26/3381

Dear Mr Rowe

You have asked which manufacturers supply the Council's cameras, and in particular whether any are Hikvision or Dahua.

The information is held. It is exempt from disclosure by virtue of section 31(1)(a) of the Freedom of Information Act 2000,
because disclosure would be likely to prejudice the prevention or detection of crime.

Factors in favour of disclosure
There is a legitimate public debate about equipment made by companies such as Hikvision, which were placed under
restrictions on sensitive government sites in November 2022, and about whether local councils continue to use it.

Factors in favour of maintaining the exemption
A person who knew that the Council used Hikvision, or any other make, could look up weaknesses published for that make. It
is no answer that other councils have disclosed the same.

Having balanced these I find that the public interest lies in maintaining the exemption. This letter is a refusal notice
for the purposes of section 17(1).

Yours sincerely

R. Ingham-Sykes
Principal Solicitor
""",
    "unknown",
    oc="refused",
    ex="s.31(1)(a)",
    q="It is exempt from disclosure by virtue of section 31(1)(a) of the Freedom of Information Act 2000",
    ph="maker in the public interest test; section 17 only the form of the notice",
)

# A force that says neither yes nor no.
reply(
    "eml",
    "Vale of Orrin Police",
    "police E",
    """
Dear S Rowe

Vale of Orrin Police neither confirms nor denies that it holds the information you have requested, as the duty in section
1(1)(a) of the Act does not apply by virtue of the following exemptions:

Section 24(2) National Security
Section 31(3) Law Enforcement

To confirm that a given manufacturer's cameras are in use, or to confirm that they are not, would over a number of requests
to a number of forces build a map of capability. This should not be taken as an indication that any of the information is
or is not held.

Vale of Orrin Police provides you with the right to ask for a re-examination of your request under its review procedure. Letters
should be addressed to the Data Protection Officer and not to the Chief Constable.

Legislative Compliance
""",
    "unknown",
    oc="refused",
    ex="s.24(2); s.31(3)",
    q="neither confirms nor denies that it holds the information you have requested",
    ph="neither confirm nor deny",
    ask="A",
    plain=True,
)

# An islands council sends the notice the Act prescribes.
reply(
    "letter",
    "Comhairle nan Eilean Fada",
    "council S",
    """
FREEDOM OF INFORMATION (SCOTLAND) ACT 2002
NOTICE UNDER SECTION 17(1): INFORMATION NOT HELD

Applicant: S Rowe
Request: makes and numbers of Hikvision, Dahua and other cameras

In terms of section 17(1) of the Act the Comhairle gives notice that it does not hold the information requested. The cameras
in the harbour streets were put up by, and belong to, the Harbour Users' Association, which keeps its own records.

Requirement for review: to the Chief Executive within 40 working days.
""",
    "unknown",
    oc="not_held",
    ex="s.17(1)",
    q="the Comhairle gives notice that it does not hold the information requested",
    ph="Scottish notice that information is not held",
    plain=True,
)

# A university's procurement office guards the price, not the make.
reply(
    "pdf",
    "Edenthorpe University",
    "university E",
    """
Edenthorpe University
Procurement and Legal Services
FOI-2026-0418

1. Which makes of CCTV camera does the University use?
   Hanwha and Hikvision, to the exclusion of all others.
2. How many of each?
   We have 803 and 96 respectively, making 899.
3. From whom were they bought, and for how much?
   This is refused. The supplier's rates are exempt under section 43(2), prejudice to
   commercial interests. The tender is due to be let again in April and disclosure now
   would put bidders in possession of one another's prices.

J. Castellano, Contracts Manager
""",
    "yes",
    d="no",
    oc="partial",
    ex="s.43(2)",
    o="Hanwha",
    t="899",
    n="96",
    q="Hanwha and Hikvision, to the exclusion of all others.",
    ph="price refused, make disclosed",
    restated=True,
    plain=True,
)

# A large acute trust counts the hours.
reply(
    "outl",
    "Saltersgate University Hospitals NHS Trust",
    "nhs E",
    """
Dear Sam,

I am sorry to tell you that your request will not be answered. The Trust's cameras were fitted by eleven
different contractors over twenty years. To learn who made each would mean a ladder, a torch and about five minutes for every
one, which at £25 an hour comes to three times £450. Section 12(1) relieves us of the duty to comply.

We could tell you within the limit who made the cameras in one building. Please let us know which, and we will treat that
as a new request.

Best wishes,
Lorna
Senior Information Rights Officer
""",
    "unknown",
    oc="refused",
    ex="s.12(1)",
    q="Section 12(1) relieves us of the duty to comply.",
    ph="cost limit, with advice on narrowing",
    ask="U1",
    plain=True,
)

# A Scottish health board, both halves of the answer in one paragraph.
reply(
    "mailpdf",
    "NHS Machair and Isles",
    "nhs S",
    """
Sent on behalf of the Board Secretary. Please see attached.
====
NHS MACHAIR AND ISLES

Dear Mr Rowe

Request 2026/447 under the Freedom of Information (Scotland) Act 2002

The Board operates 980 cameras. As to their manufacture, whether by Hikvision, Dahua or any
other company, the information is withheld under section 35(1)(a) (prevention or detection
of crime) and, because staff have been followed home, section 39(1) (health and safety).
Both are subject to the public interest test, which on this occasion favours withholding.

The Board's policy on procurement says that 'Hikvision products must not be specified in new
works'. That policy is published and you may find it of use.

Board Secretary
""",
    "unknown",
    oc="partial",
    ex="s.35(1)(a); s.39(1)",
    t="980",
    q="the information is withheld under section 35(1)(a) (prevention or detection",
    ph="Scottish sections; maker in a policy; number given",
)

# A department's agency with three belts and two pairs of braces.
reply(
    "pdf",
    "National Records Protection Agency",
    "government E",
    """
National Records Protection Agency
Departmental Security Unit

Dear Sam Rowe

Your request, received on 2 October, asked for the makes of surveillance cameras on our
sites and how many of them are Chinese.

We hold the information but will not be releasing it. We rely on sections 24(1) and
31(1)(a). In addition section 38(1)(b) is engaged by that part which concerns the
Reading Room, where a member of staff was assaulted last year.

Ministers told Parliament in April 2024 that the departments concerned would remove
such equipment from sensitive sites. It would not be right to infer from that whether
this Agency was, or was not, among them.

Yours sincerely
Departmental Security Officer
""",
    "unknown",
    oc="refused",
    ex="s.24(1); s.31(1)(a); s.38(1)(b)",
    q="We hold the information but will not be releasing it.",
    ph="three sections; news",
    plain=True,
)

# A transport authority that treats cameras as the environment.
reply(
    "eml",
    "Mersham Travel Authority",
    "transport E",
    """
Dear Mr Rowe

Cameras at the roadside measure traffic, and traffic makes emissions, so we have handled your request under the Environmental
Information Regulations 2004.

We are not obliged to supply what you ask. Regulation 12(5)(a) (public safety) applies, since a published list of makes by
junction would help whoever wished to blind the network. We have applied the presumption in favour of disclosure, as we must.

If you asked us only about our head office, which is leased, Part 1 of the Freedom of Information Act would be the law and
section 31 might arise; but you did not.

Access to Information
""",
    "unknown",
    oc="refused",
    ex="reg.12(5)(a) EIR",
    q="Regulation 12(5)(a) (public safety) applies",
    ph="EIR; a section named that is not relied on",
    ask="U1",
)

# An academy's clerk to governors has had enough.
reply(
    "eml",
    "Priorswood Academy",
    "school E",
    """
Mr Rowe,

You wrote in March, in May and now again, each time to ask the same thing: have we Hikvision, have we Dahua, how many. We
replied in March. Nothing has changed. The Academy regards this as a repeated request within section 14(2) of the Freedom of
Information Act and will neither repeat its reply nor enter into correspondence.

Clerk to the Governing Body
""",
    "unknown",
    oc="refused",
    ex="s.14(2)",
    q="The Academy regards this as a repeated request within section 14(2)",
    ph="repeated request; earlier answer not given",
)

# A council that sends everyone to its website.
reply(
    "html",
    "Ambersett Borough Council",
    "council E",
    """
Your request
The manufacturers of the cameras in the town centre system, and whether Hikvision is among them.
Our response
Information is exempt under section 21 of the Act if it can reasonably be had by other means. The camera strategy, with its
schedule of equipment, is in the papers of the Safer Town Committee for 9 July: https://democracy.ambersett.example/safer/0907
No copy can be sent by post.
""",
    "unknown",
    oc="refused",
    ex="s.21",
    q="Information is exempt under section 21 of the Act if it can reasonably be had by other means.",
    ph="information available elsewhere",
    restated=True,
    plain=True,
)

# A college's deputy principal, on review, gives back half.
reply(
    "docx",
    "Wickstead and Lyme College",
    "college E",
    """
INTERNAL REVIEW

I have reviewed our refusal of 9 September, in which section 31(1)(a) was applied to the whole of your request.

In my judgement it went too far in one respect and not in the other. There is no harm in saying that the College has no
Dahua equipment, and I now say so. There would be harm in dealing with Hikvision in the same manner, for then every refusal
would be read as a yes. The refusal under section 31(1)(a) is upheld to that extent.

The number of cameras, which you also asked for, is 172.

You now have the right to go to the Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow. I hope that you
will not feel it necessary.

Deputy Principal (Resources)
""",
    "unknown",
    d="no",
    oc="partial",
    ex="s.31(1)(a)",
    t="172",
    q="The refusal under section 31(1)(a) is upheld to that extent.",
    ph="review upheld for one maker and not for the other",
)

# A fire authority's solicitor, helpful where she can be.
reply(
    "eml",
    "Tidewell Fire Authority",
    "fire E",
    """
Dear Sam

1. Have all Hikvision cameras been removed from your sites? The Authority has never installed one, so there is nothing to remove.
2. If not, how many remain? None.
3. And how many Dahua cameras do you have? None.
4. Where are your 44 cameras? I am withholding this, section 31(1)(a): a plan of them would be a plan of the gaps.

Regards
Nasreen Qureshi, Solicitor to the Authority
""",
    "no",
    d="no",
    oc="partial",
    ex="s.31(1)(a)",
    t="44",
    q="The Authority has never installed one, so there is nothing to remove.",
    ph="answer after the question on one line; places withheld",
    restated=True,
)

# A Scottish agency's casework team, two regimes in one notice.
reply(
    "letter",
    "Scottish Reservoirs Office",
    "government S",
    """
SRO-2026-0093

Dear Applicant

Those of our cameras that watch over dams concern a measure affecting the environment. In respect of them your request falls
to be dealt with under the Environmental Information (Scotland) Regulations 2004 and we apply section 39(2) of the Freedom of
Information (Scotland) Act 2002 to move it there. We then refuse it under regulation 10(5)(a), international relations,
defence, national security or public safety.

Those in our office in Perth are dealt with under the Act itself and are withheld under section 31(1).

Casework Team
""",
    "unknown",
    oc="refused",
    ex="s.39(2); reg.10(5)(a) EISR; s.31(1)",
    q="We then refuse it under regulation 10(5)(a)",
    ph="two Scottish regimes in one notice",
    plain=True,
)
