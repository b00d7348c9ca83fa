"""From statements to one value a maker: use outweighs former use, which outweighs denial; the later message prevails."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from camcensus.model.request import Use
from camcensus.read.statements import Said, Stance, Statement

_SETTLING = frozenset(
    [Stance.USE, Stance.ONCE, Stance.FORMER, Stance.NO, Stance.PLANNED, Stance.DOUBTFUL, Stance.ANOTHERS]
)
_FOR = {
    Stance.USE: Use.YES,
    Stance.FORMER: Use.FORMER,
    Stance.NO: Use.NO,
    Stance.PLANNED: Use.NO,
    Stance.ONCE: Use.YES,
}
OTHERS = {Stance.ANOTHERS, Stance.DOUBTFUL}


@dataclass(frozen=True, slots=True)
class Settled:
    """What the answer says of one maker."""

    use: Use
    confidence: float
    statement: Statement | None  # that decided; None: nobody spoke of it
    reasons: tuple[str, ...] = ()


def settle(said: Said, maker: str) -> Settled:
    """Whether a maker's equipment is in use, by what is said of it, else by a list that is complete without it."""
    own = [one for one in said.statements if one.maker == maker]
    settling = [one for one in own if one.stance in _SETTLING]
    if settling:
        last = max(one.passage.segment.message for one in settling)
        now = [one for one in settling if one.passage.segment.message == last]
        settled = _within_message(now)
        others_only = all(one.stance is Stance.ANOTHERS for one in now)
        if not (others_only and any(one.exhaustive and one.maker != maker for one in said.statements)):
            return settled
    lists = [one for one in said.statements if one.exhaustive and one.maker != maker and one.stance is Stance.USE]
    if lists:
        best = max(lists, key=lambda one: (one.passage.segment.message, one.confidence))
        return Settled(Use.NO, best.confidence - 0.02, best)
    if own:
        return Settled(Use.UNKNOWN, 0.8, own[0])
    return Settled(Use.UNKNOWN, 0.97, None)


def _within_message(statements: Sequence[Statement]) -> Settled:
    by: dict[Stance, list[Statement]] = {}
    for one in statements:
        by.setdefault(one.stance, []).append(one)
    reasons: list[str] = []
    used = by.get(Stance.USE, [])
    former, denied = by.get(Stance.FORMER, []), by.get(Stance.NO, [])
    if used:
        best = _best(used)
        confidence = best.confidence
        if denied and not _same_words(denied, used):
            confidence -= 0.2
            reasons.append(f"in use in one place ({best.words[:80]!r}), denied in another ({denied[0].words[:80]!r})")
        if former:
            confidence -= 0.03
        if by.get(Stance.ANOTHERS):
            confidence -= 0.15
            reasons.append("some of the equipment is another body's")
        return Settled(Use.YES, confidence, best, tuple(reasons))
    if former:
        return Settled(Use.FORMER, _best(former).confidence - (0.1 if by.get(Stance.DOUBTFUL) else 0), _best(former))
    if by.get(Stance.DOUBTFUL) and not denied:
        best = _best(by[Stance.DOUBTFUL])
        reasons.append(f"not said for certain: {best.words[:100]!r}")
        certain = Use.YES if "landlord" in best.words.casefold() else Use.UNKNOWN
        return Settled(certain, min(best.confidence, 0.6), best, tuple(reasons))
    if denied:
        best = _best(denied)
        weaker = 0.1 if by.get(Stance.ONCE) or by.get(Stance.DOUBTFUL) else 0
        return Settled(Use.NO, best.confidence - weaker, best)
    if by.get(Stance.ANOTHERS):
        best = _best(by[Stance.ANOTHERS])
        return Settled(Use.UNKNOWN, 0.7, best, (f"another body's equipment: {best.words[:100]!r}",))
    if by.get(Stance.PLANNED):
        best = _best(by[Stance.PLANNED])
        if by.get(Stance.ONCE):
            reasons.append("bought or installed at some time, and planned")
        return Settled(Use.NO, best.confidence - 0.05, best, tuple(reasons))
    best = _best(by[Stance.ONCE])
    return Settled(Use.YES, best.confidence, best)


def _best(statements: Sequence[Statement]) -> Statement:
    """The surest statement; a number proves less than words unless they are weak; of equals the first."""
    counted = "number-of-a-maker"
    return max(statements, key=lambda one: (one.confidence - (0.1 if one.rule == counted else 0), -one.passage.order))


def _same_words(some: Iterable[Statement], others: Iterable[Statement]) -> bool:
    return {one.words for one in some} <= {one.words for one in others}
