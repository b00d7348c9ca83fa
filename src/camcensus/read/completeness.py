"""Whether a list of makes is complete, so that a make it leaves out is not in use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from camcensus.facts.answers import AnswerFacts
from camcensus.read.mentions import Mention
from camcensus.read.phrases import shows
from camcensus.read.statements import Said, Stance

_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent\b)", re.IGNORECASE)
_CLOSE = 1.5  # percentage points that shares may miss a hundred by, being rounded


def is_whole(facts: AnswerFacts, sentence: str, named: Sequence[Mention]) -> bool:
    """Whether the makers of a sentence are all there are: shares that add up, "and the rest are"."""
    if any(shows(facts, name, sentence) is not None for name in ("limited-list", "not-known", "believed")):
        return False
    if len(named) > 1:
        shares = [float(match.group(1)) for match in _SHARE.finditer(sentence)]
        if len(shares) > 1 and abs(sum(shares) - 100) <= _CLOSE:
            return True
    return shows(facts, "rest-is", sentence) is not None


def closes_list(facts: AnswerFacts, sentence: str) -> bool:
    """A sentence without names that ends a list: "nothing else", "end of list"."""
    return shows(facts, "list-closed", sentence) is not None


def opens_list(facts: AnswerFacts, sentence: str) -> bool:
    """Words before a list that say that it is complete."""
    return shows(facts, "list-complete", sentence) is not None


def complete_by_sum(said: Said) -> None:
    """Mark the makers as all there are where their cameras add up to the number of all cameras stated."""
    counted = [one for one in said.statements if one.count and one.stance is Stance.USE and one.by != "table"]
    last = max((one.passage.segment.message for one in counted), default=0)
    numbers: dict[str, set[tuple[int, str]]] = {}
    for one in counted:
        if one.passage.segment.message == last:
            numbers.setdefault(one.maker, set()).add((one.count or 0, one.words))
    totals = {total.value for total in said.totals if total.passage.segment.message == last}
    added = sum(sum(value for value, _ in own) for own in numbers.values())
    if len(numbers) < 2 or added not in totals:
        return
    for place, one in enumerate(said.statements):
        if one.maker in numbers and one.stance is Stance.USE:
            said.statements[place] = replace(one, exhaustive=True)
