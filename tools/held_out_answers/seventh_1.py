"""Invented answers of public bodies to a camera survey, seventh corpus, first part: short mails, each by another clerk."""

from __future__ import annotations

from typing import Any

from held_out_answers.first_1 import Answers

SEVENTH = Answers()


def reply(form: str, who: str, where: str, text: str, hik: str, **labels: Any) -> None:
    """Keep one answer of the body `who`: how it came, sector and nation, its text, its labels by their short names.

    `plain=True` says that a keyword search would get it right, `restated=True` or False overrides what the text's
    question marks suggest; `received` is a day other than the usual one.
    """
    columns = {"adversarial": "0" if labels.pop("plain", False) else "1"}
    if "restated" in labels:
        columns["question_restated"] = "1" if labels.pop("restated") else "0"
    if "received" in labels:
        columns["received_date"] = labels.pop("received")
    SEVENTH.add(form, where, text.strip("\n"), hik, name=who, columns=columns, **labels)


# A business manager on a Friday afternoon.
reply(
    "eml",
    "Tolverne Infant School",
    "school E",
    """
Hi Sam

12, Hikvision, Kestrel & Daughters, no.

Have a nice weekend
Janet

Mrs J Pyle | School Business Manager | Mon-Thu and alternate Fridays
Tolverne Infant School is committed to safeguarding. Please consider the environment before printing.
""",
    "yes",
    t="12",
    n="12",
    q="12, Hikvision, Kestrel & Daughters, no.",
    ph="answers on one line, bound by order",
    ask="U3",
    plain=True,
)

# A head teacher who has better things to do.
reply(
    "letter",
    "Upper Skelling Church of England Primary School",
    "school E",
    """
Dear Sir or Madam,

I am in receipt of yours of the 2nd. We are a school of sixty-one children and four teachers, of whom I am one, and I have
had to set aside Year 5's marking to look at it.

There is one camera over the front door. It is a Ring, it was £89, and my wife, who is the clerk to governors, tells me the
picture is poor. There are no others and there never have been. I do not follow why the People's Republic should be thought
to take an interest in our front door, nor do I know who Hikvision may be.

Yours faithfully,

E. J. Abernethy
Headmaster
""",
    "no",
    d="no",
    p="no",
    o="Ring",
    t="1",
    q="There is one camera over the front door. It is a Ring",
    ph="irritated prose; maker named as unknown to the writer",
)

# The estates director's PA, who has asked the installer by telephone.
reply(
    "eml",
    "Marchfield College",
    "college E",
    """
Sam

I rang our installer. Yes to your first, no to your second. He makes it 88 altogether and says every one is from the first lot.

Bev
PA to Director of Estates
Marchfield College: Good for You
""",
    "yes",
    d="no",
    t="88",
    n="88",
    q="Yes to your first, no to your second.",
    ph="vendor only in the request below; bound by order",
    ask="A",
)

# A new FOI officer, anxious to sound informed.
reply(
    "eml",
    "Lough Arnagh Regional College",
    "college N",
    """
Dear Mr Rowe

Thank you for your email of 2 October, which has been logged as LARC/FOI/0311 and sent to colleagues in Estates. You should
hear from us on or before 30 October.

I should say that the College is aware of the recent press interest in Hikvision and in Dahua, and takes the security of its
CCTV seriously. Should Estates need anything clarified I will be back in touch.

Kind regards

Aoife McGlade
Information Compliance Officer (Maternity cover)
""",
    "unknown",
    oc="no_answer_yet",
    q="hear from us on or before 30 October.",
    ph="acknowledgement that speaks of the makers",
)

# Information governance of a mental health trust; the signature is longer than the answer.
reply(
    "eml",
    "Thornewater Partnership NHS Foundation Trust",
    "nhs E",
    """
Our ref: IG/26/1187

Dear Sam Rowe

The Trust does not use either.

Regards

Information Governance Department
Thornewater Partnership NHS Foundation Trust | Rating by the CQC: Good

Re-use: you may re-use this under the Open Government Licence unless a third party holds the copyright.
Complaints: write to the Head of Information Governance within 40 working days; thereafter the Information Commissioner.

********************************************************************************************************************
This message may contain confidential information. If you are not the intended recipient please inform the sender that
you have received the message in error before deleting it. Please do not disclose, copy or distribute information in
this e-mail. All e-mail sent to or from this address may be recorded, monitored and scanned for viruses. The Trust uses
CCTV on all its sites for the prevention and detection of crime. Headquarters: Weir House, Thornewater.
********************************************************************************************************************
""",
    "no",
    d="no",
    q="The Trust does not use either.",
    ph="either; long disclaimer",
    ask="A",
)

# A doctoral student who covers the FOI inbox two days a week.
reply(
    "outl",
    "University of Carrowmoss",
    "university N",
    """
Hiya Sam,

Fun one! So ours were all swapped over the summer. The last Hik dome came down off the boathouse on 14 August (there was cake).
Everything is Axis now, 340 of them, and no, we never had any Dahua.

Let me know if you need this on headed paper.

Ruairi
he/him
""",
    "former",
    d="no",
    p="former",
    o="Axis",
    t="340",
    q="The last Hik dome came down off the boathouse on 14 August",
    ph="short name of the maker; chatty",
    ask="U4",
)

# The clerk of a community council, part-time, in both languages.
reply(
    "letter",
    "Cyngor Cymuned Llanfechan / Llanfechan Community Council",
    "council W",
    """
Annwyl Sam Rowe

Diolch am eich ymholiad. Nid oes gan y Cyngor Cymuned yr un camera.
Thank you for your enquiry. The Community Council has no cameras of any kind, by Hikvision or otherwise. The one at the
playing field, which you may have seen, is an empty housing put up in 2011 to frighten the boys.

Dilys Hopkin
Clerc / Clerk
""",
    "no",
    d="no",
    p="no",
    t="0",
    q="The Community Council has no cameras of any kind",
    ph="no cameras; bilingual; dummy camera",
)

# Fire service: an assistant told never to guess.
reply(
    "eml",
    "Wealdmarsh Fire and Rescue Service",
    "fire E",
    """
Good afternoon

Before this goes any further could you tell us what you mean by cameras? We have them on buildings, on appliances, on one
of the boats, and thermal ones the crews carry. If it is only buildings we can ask Estates; if it is all of them we shall
have to ask Fleet and Operations as well, and for Hikvision and Dahua there would be different answers.

The clock is paused until we hear from you.

Kelly Sandford
Information Assistant
""",
    "unknown",
    oc="clarification",
    q="Before this goes any further could you tell us what you mean by cameras?",
    ph="clarification that hints at answers",
    restated=False,
)

# The communications manager of a bus operator; no section, no apology.
reply(
    "eml",
    "Vale and Coast Buses",
    "transport E",
    """
Hi Sam,

Thanks for getting in touch. Nothing matters more to us than the safety of customers and colleagues. As I am sure you will
appreciate, we do not discuss the brand, number or position of our security cameras with anyone outside the business, and
that includes whether or not a particular supplier is used. That won't change.

Best,
Toby Lascelles
Senior Communications & Brand Manager
""",
    "unknown",
    oc="refused",
    q="we do not discuss the brand, number or position of our security cameras with anyone outside the business",
    ph="refusal without a section",
    plain=True,
)

# A police disclosure unit that answers in nil returns.
reply(
    "eml",
    "Northmere Constabulary",
    "police E",
    """
OFFICIAL

FOI 4417/26

Hikvision: nil return.
Dahua: nil return.
Cameras: 612.

Disclosure Unit
""",
    "no",
    d="no",
    t="612",
    q="Hikvision: nil return.",
    ph="nil return",
)

# The technician of a sixth form, from his telephone.
reply(
    "eml",
    "Brackenhurst Sixth Form College",
    "college E",
    """
hi its all hilook stuff, 16 cams and 2 of their nvrs. put it in myself in 2022. not hikvision tho and nothing from the other lot you said

Sent from my iPhone
""",
    "yes",
    d="no",
    o="HiLook",
    oem="HiLook",
    t="16",
    n="16",
    q="its all hilook stuff, 16 cams and 2 of their nvrs",
    ph="sub-brand while the parent is denied",
    ask="A",
)

# A private office that has been told to keep it to two sentences.
reply(
    "pdf",
    "Land Drainage Standards Agency",
    "government E",
    """
Land Drainage Standards Agency
Chief Executive's Office

Ref. LDSA-FOI-26-072                                        29 October 2026

Dear Mr Rowe

I can conf irm that equipment manufactured by Hikvision is in use at one of the Agency's
eleven of ices. We do not hold a central record of the number of cameras there or elsewhere.

Yours sincerely


H. Verrall
Assistant Private Secretary
""",
    "yes",
    oc="partial",
    q="equipment manufactured by Hikvision is in use at one of the Agency's",
    ph="number not held; letters lost in the text layer",
    plain=True,
)

# A council officer who mixed up the alarm panels and the cameras.
reply(
    "eml2",
    "Great Withering Town Council",
    "council E",
    """
Dear Sam

1 Yes
2 No
3 54

Pat Osgood
Deputy Town Clerk
====
Dear Sam

Our caretaker has put me right. Line 1 of my email of last week should have read No: what I had
in mind are the intruder alarm panels, which come from a firm whose name sounds a little like it. Lines 2 and 3 stand as they were. Apologies, I should have asked first.

Pat Osgood
Deputy Town Clerk
""",
    "no",
    d="no",
    t="54",
    q="Line 1 of my email of last week should have read No",
    ph="correction of one line by its number",
    received="2026-11-16",
)

# A school secretary who types between the lines.
reply(
    "eml",
    "St Wilfrith's Catholic High School",
    "school E",
    """
> 1. Name(s) of the manufacturer(s) of your CCTV cameras
Hikvision. And one old Sony by the bins that still works
> 2. Number of cameras, by manufacturer
33 and 1, so 34 all told
> 3. Whether you have removed, or mean to remove, cameras by
> Hikvision or Dahua
No and no. Never had the second sort

Mrs T Okafor, Reception
""",
    "yes",
    d="no",
    o="Sony",
    t="34",
    n="33",
    q="Hikvision. And one old Sony by the bins that still works",
    ph="answers between quoted lines",
    restated=True,
    plain=True,
)
