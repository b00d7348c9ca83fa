"""The words that prove each value: the sentence that decided, with its neighbours that say the same of the same maker."""

from __future__ import annotations

from collections.abc import Iterable

from camcensus.model.request import Proof, Use
from camcensus.read.clauses import plain, sentences
from camcensus.read.combine import Settled
from camcensus.read.count_choice import Chosen
from camcensus.read.outcome import Ending, Sign
from camcensus.read.statements import Passage, Said, Stance, Statement, Total

_MOST = 6  # sentences of a proof
_SAME = {
    Use.YES: frozenset([Stance.USE, Stance.ONCE]),
    Use.FORMER: frozenset([Stance.FORMER, Stance.ONCE, Stance.NO, Stance.USE]),
    Use.NO: frozenset([Stance.NO, Stance.PLANNED]),
    Use.UNKNOWN: frozenset[Stance](),
}


def prove(
    said: Said,
    hikvision: Settled,
    dahua: Settled,
    number: Chosen,
    total: Chosen,
    sign: Sign | None,
    outcome: tuple[float, str],
    brought: dict[str, Statement | None],
    ending: Ending,
) -> dict[str, Proof]:
    """Proofs by the names of the values; "quote" is the one to show first.

    Args:
        outcome: its confidence and rule.
        brought: other values with the statements that decided them.
    """
    proofs: dict[str, Proof] = {}
    for name, settled in (("uses_hikvision", hikvision), ("uses_dahua", dahua)):
        if settled.statement is not None:
            proofs[name] = _of_use(said, settled, settled.statement)
    for name, one in brought.items():
        if one is not None:
            proofs[name] = _proof(one, one.confidence)
    for name, counted in (("device_count_hikvision", number), ("device_count_total", total)):
        if counted.statement is not None:
            proofs[name] = _proof(counted.statement, counted.statement.confidence)
    if sign is not None:
        proofs["outcome"] = Proof(sign.words, *_place(sign.passage), outcome[1], outcome[0])
    if ending.sections:
        _, cited = ending.sections[0]
        proofs["exemptions"] = Proof(cited.words, *_place(cited.passage), "section-cited", cited.confidence)
    order = ["uses_hikvision", "hik_oem_brand", "outcome", "uses_dahua", "other_makers", "device_count_total"]
    if hikvision.use is Use.UNKNOWN:
        order = ["hik_oem_brand", "outcome", "uses_dahua", "uses_hikvision", "other_makers", "device_count_total"]
    first = next((name for name in order if name in proofs), None)
    if first is not None:
        proofs["quote"] = proofs[first]
    return proofs


def _of_use(said: Said, settled: Settled, one: Statement) -> Proof:
    if one.by == "table":
        return Proof(one.words, *_place(one.passage), settled.rule, _sure(settled.confidence))
    passage, same = one.passage, [one.words]
    listed = one.closed if settled.use is Use.NO else None
    if listed is not None and listed[0].segment is not passage.segment:
        passage, same = listed[0], [listed[1]]
    elif listed is not None:
        same = [one.words, listed[1]]
        same += [
            other.words for other in said.statements if other.exhaustive and other.passage.segment is passage.segment
        ]
    else:
        alike = _SAME[settled.use]
        same += [
            other.words
            for other in said.statements
            if other.maker == one.maker and other.stance in alike and other.passage is passage
        ]
    words = _together(passage, same[0], same)
    return Proof(words, *_place(passage), settled.rule, _sure(settled.confidence))


def _together(passage: Passage, words: str, same: Iterable[str]) -> str:
    """The sentence with those beside it that say the same, as they stand in the text; one between them is let through."""
    text = passage.text
    spans = sentences(plain(text))
    wanted = set(same)
    marked = [span.of(text) in wanted for span in spans]
    at = next((place for place, span in enumerate(spans) if span.of(text) == words), None)
    if at is None:
        return words
    first = last = at
    for place in range(at - 1, max(-1, at - _MOST), -1):
        if marked[place] and first - place <= 2:
            first = place
    for place in range(at + 1, min(len(spans), at + _MOST)):
        if marked[place] and place - last <= 2:
            last = place
    return text[spans[first].start : spans[last].end]


def _proof(one: Statement | Total, confidence: float) -> Proof:
    return Proof(one.words, *_place(one.passage), one.rule, _sure(confidence))


def _sure(confidence: float) -> float:
    return round(max(0.0, min(1.0, confidence)), 4)


def _place(passage: Passage) -> tuple[str, str]:
    return passage.segment.file, passage.segment.place
