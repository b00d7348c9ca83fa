"""Paragraphs that a mail program or a page broke into lines, put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from camcensus.model.document import Segment, SegmentKind

_WIDE = 50  # characters of a line that may have been broken; a shorter one ended by itself
_ENDED = re.compile(r"[.?!:;]\W*$")
_OPEN = re.compile(
    r"(?:,|\b(?:a|an|the|of|by|from|to|in|on|at|for|with|and|or|nor|but|that|which|who|we|it|is|are|was|were|has|have|our|its|their|this|these|not|no|as|if|because|under|than|between|been|be|any|all|will|would|can|cannot|may|i))$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^\W*(?:[•▪●*–-]|\(?\d{1,2}[a-z]?[.):]|\(?[a-z][.)]|q\d|a\d)", re.IGNORECASE)


def unwrap(segments: Iterable[Segment]) -> list[Segment]:
    """The segments, a line that does not end joined with the one after it where that goes on."""
    joined: list[Segment] = []
    for segment in segments:
        before = joined[-1] if joined else None
        if before is not None and _goes_on(before, segment):
            joined[-1] = replace(before, text=f"{before.text.rstrip()} {segment.text.lstrip()}")
        else:
            joined.append(segment)
    return joined


def _goes_on(before: Segment, segment: Segment) -> bool:
    if not (before.kind is segment.kind is SegmentKind.PARAGRAPH):
        return False
    if (before.file, before.message, before.hidden) != (segment.file, segment.message, segment.hidden):
        return False
    if segment.number is not None or before.bold != segment.bold or _ITEM.match(segment.text):
        return False
    line = before.text.rstrip()
    if len(line.rsplit("\n", 1)[-1]) < _WIDE or _ENDED.search(line):
        return False
    return segment.text[:1].islower() or _OPEN.search(line) is not None
