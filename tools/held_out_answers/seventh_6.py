"""Invented answers of public bodies to a camera survey, seventh corpus, sixth part: estates that others own or run."""

from __future__ import annotations

from held_out_answers.seventh_5 import SEVENTH, reply

__all__ = ["SEVENTH", "reply"]

# A Welsh county's legal department writes in Welsh first.
reply(
    "letter",
    "Cyngor Sir Ardudwy / Ardudwy County Council",
    "council W",
    """
Annwyl Mr Rowe

Mae'r Cyngor yn gwrthod datgelu pwy a wnaeth ei gamerâu, gan gynnwys a yw Hikvision neu Dahua yn eu plith, o dan adran
31(1)(a) o Ddeddf Rhyddid Gwybodaeth 2000. Y mae budd y cyhoedd o blaid cynnal yr eithriad.

The Council declines to disclose who made its cameras, including whether Hikvision or Dahua is among them, under section
31(1)(a) of the Freedom of Information Act 2000. The public interest favours maintaining the exemption.

Gwasanaethau Cyfreithiol / Legal Services
""",
    "unknown",
    oc="refused",
    ex="s.31(1)(a)",
    q="The Council declines to disclose who made its cameras",
    ph="bilingual refusal",
)

# The contract manager of a trust in a PFI hospital, quoting the other side with tongs.
reply(
    "eml",
    "Barlow Fen Hospitals NHS Trust",
    "nhs E",
    """
Dear Sam

The building, and every camera in it, belongs to Healthbuild (Barlow) Ltd, which has it until 2039 and provides security to the
Trust as a service. I therefore put your questions to them. Their reply, which I have no means of testing, was:

   "310 cameras are installed for the Trust. Of these 96 are Hikvision, being the replacements fitted by our sub-contractor
   since 2018. The original units are Ganz. There are no other brands."

The Trust itself neither bought nor chose any of them.

Hilary Strang
PFI Contract Manager
""",
    "yes",
    d="no",
    o="Ganz",
    t="310",
    n="96",
    q="Of these 96 are Hikvision, being the replacements fitted by our sub-contractor",
    ph="PFI company's own words in the answer",
    ask="A",
    plain=True,
)

# A borough whose leisure centres went to a trust.
reply(
    "docx",
    "Linsdale Borough Council",
    "council E",
    """
FOI 2026-0655

Thank you for your request about Hikvision and Dahua cameras.

The Council
The Council's own cameras number 57. None was made by either company.

Leisure centres
The four leisure centres are let to Active Linsdale, a charitable trust, which bought its own systems. The Council does not
hold information on these. Active Linsdale is not subject to the Act, but you may like to write to it.

We value your feedback. Please rate this response from 1 (very poor) to 5 (very good) at feedback.linsdale.example.

Customer Feedback Team
Linsdale Borough Council: working together, better, for you. Read about the new CCTV in Station Road in our newsletter.
""",
    "no",
    d="no",
    oc="partial",
    t="57",
    q="None was made by either company.",
    ph="leisure trust's centres not held",
    alt=True,
)

# A small government body in somebody else's tower.
reply(
    "eml",
    "Board for Heritage Railways",
    "government E",
    """
Hello Sam

We are eleven people on half of the sixth floor. Cameras there are (lift lobby, two; ground floor, we have never counted) but they
are the landlord's, watched by the landlord's guards, and we have not been told their make. We rang the managing agent, who
said he would not be surprised if they were Hikvision but that he could not say so officially. We hold nothing in writing.

Warm regards
Gwen Pallister, Office Manager
""",
    "unknown",
    oc="not_held",
    q="are the landlord's, watched by the landlord's guards, and we have not been told their make",
    ph="landlord; hearsay about the make",
)

# A district whose cameras hang in its streets and are watched by the police.
reply(
    "eml",
    "North Roxley District Council",
    "council E",
    """
Good afternoon Sam

The public space CCTV in Roxley and Holm is owned by us but has since 2019 been run from the county control room by the
police, under an agreement. They have told us that our 18 column cameras are all Hikvision (model DS-2DF8442IXS). That is every
camera we have, as the offices have none.

So: Hikvision 18, Dahua none.

The supply of information in response to a freedom of information request does not confer an automatic right to re-use it.
North Roxley District Council, The Old Maltings, Roxley. Please do not print this unless you must. All email traffic may be
subject to recording under relevant legislation; the Council accepts no liability for viruses.

Community Safety
""",
    "yes",
    d="no",
    t="18",
    n="18",
    q="our 18 column cameras are all Hikvision",
    ph="owned by the council, run by the police",
    plain=True,
)

# A town-centre partnership speaks for the council.
reply(
    "page",
    "Cheddington Market Borough Council",
    "council E",
    """
**FOI 4490. Who provides the cameras in Cheddington town centre? Are any Hikvision?**
They are provided to the Council by Cheddington Together, the business improvement district, under a service level agreement.
The partnership's manager supplied this list.
Street | Cameras | Manufacturer
Buttermarket | 6 | Hikvision
Corn Street | 9 | Hikvision
Bus station approach | 5 | Conway
**What about the Council's own premises?**
There are no cameras at these since the move to the shared offices in 2023.
""",
    "yes",
    d="no",
    o="Conway",
    t="20",
    n="15",
    q="Buttermarket | 6 | Hikvision",
    ph="run for the council by a partnership",
    plain=True,
)

# A force that watches other people's pictures.
reply(
    "eml",
    "Harrowmoor Police",
    "police E",
    """
Dear Mr Rowe

The force's control room can view, over a link, some 740 cameras that belong to seven councils and a shopping centre. Councils
have said in public that some of theirs are Hikvision. The force neither owns nor maintains these and keeps no record of them.

On the force's own estate there are 385 cameras. They contain nothing by Hikvision and nothing by Dahua.

Information Access Unit
""",
    "no",
    d="no",
    t="385",
    q="They contain nothing by Hikvision and nothing by Dahua.",
    ph="feeds of others' cameras",
    alt=True,
)

# A school in rooms behind a church.
reply(
    "letter",
    "Little Acorns Free School",
    "school E",
    """
Dear Sam

We rent the church rooms from the diocese until our new building is ready (Easter, God willing, though they said that last
Easter as well). There is CCTV on the gate and in the porch. It is the diocese's and was there when we came. The churchwarden has the
recorder in his vestry and the name on it has been painted over. So I cannot tell you whether it is Hikvision, Dahua or
anything else, and have nothing on file.

The drawings for the new building do show 'Hikvision or equal and approved', but nothing has been bought.

Yours
Sister Bernadette Coyle
Acting Head
""",
    "unknown",
    oc="not_held",
    q="anything else, and have nothing on file.",
    ph="landlord's cameras; maker in a specification",
)

# A university's residences office, whose halls are somebody else's business.
reply(
    "eml",
    "University of Southferry",
    "university E",
    """
Dear Sam,

Teaching estate: 500 cameras, all Hanwha.

Residences: the four halls are operated for the University by CampusHomes under a 30-year concession. CampusHomes informs us that
the cameras it runs there on the University's behalf number 60 and that they are all Hikvision.

Grand total, then, 560. Neither of us has any Dahua.

I trust that this answers your enquiry in full. Should you wish the University to look again at it, please write to the Director
of Governance within two months, saying why.

Residential Services
""",
    "yes",
    d="no",
    o="Hanwha",
    t="560",
    n="60",
    q="the cameras it runs there on the University's behalf number 60 and that they are all Hikvision",
    ph="concession runs the halls",
    plain=True,
)

# A community health trust that is mostly somebody's tenant.
reply(
    "docx",
    "Cotterdale Care NHS Foundation Trust",
    "nhs E",
    """
Dear Mr Rowe,

The Trust delivers services from 61 sites. It owns two of them.

At the two which it owns, Hikvision cameras were fitted in 2016 and were disconnected and taken away in the autumn of 2024. What
is there now is by Bosch: twenty-six cameras.

The remaining fifty-nine are owned by a national property company, two councils, general practitioners and, in one case, a
supermarket. The Trust does not hold a list of the cameras at these and has no Dahua ones of its own.

Estates Compliance Manager
""",
    "former",
    d="no",
    oc="partial",
    o="Bosch",
    t="26",
    q="Hikvision cameras were fitted in 2016 and were disconnected and taken away in the autumn of 2024",
    ph="owned sites changed, tenanted sites not held",
    alt=True,
)

# A council's parking client officer; the contractor will not play.
reply(
    "mail2",
    "Gullspan City Council",
    "council E",
    """
Please find two documents: our reply and, for completeness, what our contractor wrote to us.
====
Reply to request 26/2217

The Council has had no cameras of its own since its car parks were outsourced in 2020. The contractor was asked for the make and
number of the cameras that it uses there. Its answer is enclosed. We hold nothing further, and under the contract we have no
right to an inventory until it ends.

Parking Client Officer
====
UrbanBays Ltd

Thank you for forwarding the query. UrbanBays fits whatever is best for the site, from manufacturers including Hikvision, Axis
and Hanwha, across the 140 car parks we run in Britain. We do not break this down by client.

Account Director
""",
    "unknown",
    oc="not_held",
    q="We hold nothing further, and under the contract we have no",
    ph="contractor names makes it uses somewhere",
    alt=True,
)

# A college that shares a campus, a boiler and a grudge.
reply(
    "eml",
    "Dovecote Hill Sixth Form",
    "college E",
    """
Dear Sam,

You want the High School. We share the site, but under the deed of 2008 the cameras, like the boilers and the drains, are theirs,
and they do not tell us what they buy. I have no information to give you on Hikvision, on Dahua or on how many there are.

If they should tell you that the cameras are ours, they are mistaken.

P. R. Lockyer
Bursar
""",
    "unknown",
    oc="not_held",
    q="I have no information to give you on Hikvision, on Dahua or on how many there are.",
    ph="shared campus; cameras are the neighbour's",
)

# A fire service that lives in the police's headquarters.
reply(
    "eml",
    "Gwynlais Fire and Rescue Service",
    "fire W",
    """
Prynhawn da / Good afternoon

CCTV at our headquarters and stations is supplied and looked after by the Constabulary's Joint Estates Service, who hold the asset
lists. We do not. In line with the code of practice we have passed your request to them and they will reply to you direct. Please
treat this as our final response.

Uned Cydymffurfio / Compliance Unit
""",
    "unknown",
    oc="not_held",
    q="lists. We do not. In line with the code of practice we have passed your request to them",
    ph="shared service; request transferred",
    plain=True,
)

# A bus-station operator awaiting its contractor, with more to come.
reply(
    "eml",
    "Corrabeg Link",
    "transport N",
    """
Dear Mr Rowe

Further to my holding reply. Our bus stations are managed for us by two firms and both were written to on 8 October with your
questions on Hikvision and Dahua. One has asked for more time and the other has gone into administration. I am therefore not yet
able to say anything on any point and will write again in the week of 16 November.

With apologies for the delay

Company Secretary
""",
    "unknown",
    oc="no_answer_yet",
    q="able to say anything on any point and will write again in the week of 16 November.",
    ph="delay; contractors asked",
)
