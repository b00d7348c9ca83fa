"""A colleague's mail that the answer hands on: quoted like the request, and yet the body's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from camcensus.facts.answers import AnswerFacts
from camcensus.model.document import Segment, SegmentKind
from camcensus.read.clauses import plain
from camcensus.read.phrases import shows

_HEADER = re.compile(r"^\W*(?:from|sent|to|cc|subject|date|oddi wrth|anfonwyd|at|pwnc)\s*:", re.IGNORECASE)
_FROM = re.compile(
    r"^\W*(?:from|oddi wrth)\s*:|^\W*-+ ?(?:original|forwarded) message|^\W*on .{6,80} wrote:?\W*$", re.IGNORECASE
)


def own_what_is_handed_on(facts: AnswerFacts, segments: Sequence[Segment]) -> list[Segment]:
    """Where a message says that a colleague's answer stands below, the first mail quoted in it becomes the body's own."""
    handing = {
        (segment.file, segment.message)
        for segment in segments
        if segment.kind is SegmentKind.PARAGRAPH
        and shows(facts, "hands-on", plain(segment.text).casefold()) is not None
    }
    found: list[Segment] = []
    mails: dict[tuple[str, int], int] = {}
    for segment in segments:
        place = (segment.file, segment.message)
        if place in handing and segment.kind is SegmentKind.QUOTED:
            if _FROM.match(segment.text):
                mails[place] = mails.get(place, 0) + 1
            if mails.get(place, 0) == 1 and not _HEADER.match(segment.text):
                segment = replace(segment, kind=SegmentKind.PARAGRAPH)
        found.append(segment)
    return found
