"""Lists in one sentence that pair each maker with an answer: "Hikvision: 16, Dahua: none", "yes hikvision no dahua"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from camcensus.read.clauses import Span
from camcensus.read.mentions import Mention, mentions_within

_VALUE = r"(?:yes|no|none|nil|zero|oes|na|nac oes|n/a|not (?:used|in use|applicable|present|held)|in use|\d[\d,]*(?:\.\d+)?%?|one|two|three|four|five|six|seven|eight|nine|ten|withheld|exempt|unknown|removed|former|✓|✔|✗|x)"
_AFTER = re.compile(
    rf"^[\s:=(\-–|]*(?:cameras?|equipment|cctv|products?|units?|kit|recorders?)?[\s:=(\-–|]*{_VALUE}\b", re.IGNORECASE
)
_BEFORE = re.compile(rf"(?:^|[\s,;/&(]){_VALUE}\W+(?:x\s+|for |of |to )?$", re.IGNORECASE)
_ANSWER = re.compile(rf"{_VALUE}\W+(?:x\s+|for |of |to )?$", re.IGNORECASE)


def cut_items(clauses: Sequence[Span], text: str, mentions: Sequence[Mention]) -> tuple[Span, ...]:
    """The clauses, those that are lists of makers with answers cut into their items."""
    return tuple(item for clause in clauses for item in _items(clause, text, mentions_within(mentions, clause)))


def _items(clause: Span, text: str, named: Sequence[Mention]) -> list[Span]:
    if len({one.maker for one in named}) < 2:
        return [clause]
    after = [
        text[one.end : (named[place + 1].start if place + 1 < len(named) else clause.end)]
        for place, one in enumerate(named)
    ]
    if all(_AFTER.match(words) for words in after):
        return _cut(clause, [one.start for one in named[1:]])
    before = [text[(named[place - 1].end if place else clause.start) : one.start] for place, one in enumerate(named)]
    if all(_BEFORE.search(words) for words in before) and re.match(
        r"\W*(?:yes|no|none|nil)\b", before[0], re.IGNORECASE
    ):
        cuts = []
        for place, one in enumerate(named[1:], 1):
            match = _ANSWER.search(before[place])
            cuts.append(one.start - len(before[place]) + (match.start() if match else len(before[place])))
        return _cut(clause, cuts)
    return [clause]


def _cut(clause: Span, places: Sequence[int]) -> list[Span]:
    edges = [clause.start, *places, clause.end]
    return [Span(start, end) for start, end in itertools.pairwise(edges) if end > start]
