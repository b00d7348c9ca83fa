from __future__ import annotations

from camcensus.model.document import Segment, SegmentKind
from camcensus.read.forwarded import own_what_is_handed_on
from camcensus.store.shipped import shipped_facts

FACTS = shipped_facts().answers


def mail(*lines):
    return [
        Segment(
            "a.eml",
            f"paragraph {n}",
            SegmentKind.QUOTED if text.startswith(">") else SegmentKind.PARAGRAPH,
            text.lstrip("> "),
        )
        for n, text in enumerate(lines)
    ]


def own(segments):
    return [one.text for one in own_what_is_handed_on(FACTS, segments) if one.kind is SegmentKind.PARAGRAPH]


def test_the_mail_of_a_colleague_that_is_handed_on_is_the_bodys_own():
    segments = mail(
        "Please see the information below from our Estates colleagues.",
        "> From: Kev",
        "> To: FOI mailbox",
        "> 150 of them are Hik.",
        "> From: FOI mailbox",
        "> Kev, do we have any Dahua?",
    )

    assert own(segments) == ["Please see the information below from our Estates colleagues.", "150 of them are Hik."]


def test_a_request_that_hangs_below_is_not():
    segments = mail("Please see our answers.", "> From: Sam", "> Do you use Hikvision?")

    assert own(segments) == ["Please see our answers."]
