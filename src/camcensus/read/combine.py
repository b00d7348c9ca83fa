"""From statements to one value a maker: use outweighs former use, which outweighs denial; the later message prevails."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from camcensus.model.request import Use
from camcensus.read.statements import Said, Stance, Statement

_SETTLING = frozenset(
    [Stance.USE, Stance.ONCE, Stance.FORMER, Stance.NO, Stance.PLANNED, Stance.DOUBTFUL, Stance.ANOTHERS]
)
_IN_USE = re.compile(
    r"\b(?:use|used|service|record\w*|working|works|live|operat\w+|running|runs|monitored)\b", re.IGNORECASE
)
_NEVER = re.compile(r"\bnever\b|\bnot (?:yet|been installed|installed)\b|\bneither\b", re.IGNORECASE)
_NO_CAMERAS = "denies-all-cameras"  # said of one place where cameras are named elsewhere
_QUOTED = 80  # characters of a sentence in a reason


@dataclass(frozen=True, slots=True)
class Settled:
    """What the answer says of one maker."""

    use: Use
    confidence: float
    statement: Statement | None  # that decided; None: nobody spoke of it
    reasons: tuple[str, ...] = ()
    by_list: bool = False  # a complete list leaves the maker out

    @property
    def rule(self) -> str:
        """What decided, by name; empty where nobody spoke of the maker."""
        if self.statement is None:
            return ""
        if not self.by_list:
            return self.statement.rule
        return "left-out-of-table" if self.statement.by == "table" else "left-out-of-list"

    @property
    def taken_off(self) -> float:
        """How much less sure this is than the statement alone, 0..1."""
        return max(0.0, self.statement.confidence - self.confidence) if self.statement is not None else 0.0


@dataclass(frozen=True, slots=True)
class _Heard:
    """What one message says of a maker, by stance."""

    used: Sequence[Statement]
    once: Sequence[Statement]
    former: Sequence[Statement]
    denied: Sequence[Statement]
    planned: Sequence[Statement]
    doubtful: Sequence[Statement]
    anothers: Sequence[Statement]
    lists: Sequence[Statement]  # complete without the maker
    untold: bool  # whether it is still in use is said not to be known


def settle(said: Said, maker: str) -> Settled:
    """Whether a maker's equipment is in use, by what is said of it, else by a list that is complete without it."""
    using = {one.passage.segment.message for one in said.statements if one.stance is Stance.USE}
    own = [
        one
        for one in said.statements
        if one.maker == maker and not (one.rule == _NO_CAMERAS and one.passage.segment.message in using)
    ]
    settling = [one for one in own if one.stance in _SETTLING]
    lists = [one for one in said.statements if one.exhaustive and one.maker != maker and one.stance is Stance.USE]
    lists = [one for one in lists if not any(mine.exhaustive and mine.words == one.words for mine in own)]
    listed = max((one.passage.segment.message for one in lists), default=-1)
    last = max((one.passage.segment.message for one in settling), default=-1)
    if settling and last >= listed:
        settled = _within_message(_heard(own, lists, last))
        if settled is not None:
            return settled
    if lists:
        best = max(
            lists,
            key=lambda one: (one.passage.segment.message, round(one.confidence, 1), -one.passage.order, -one.place),
        )
        return Settled(Use.NO, best.confidence, best, by_list=True)
    if own:
        return Settled(Use.UNKNOWN, 0.8, own[0])
    return Settled(Use.UNKNOWN, 0.97, None)


def _heard(own: Sequence[Statement], lists: Sequence[Statement], message: int) -> _Heard:
    now = [one for one in own if one.passage.segment.message == message]
    by: dict[Stance, list[Statement]] = {}
    for one in now:
        by.setdefault(one.stance, []).append(one)
    anothers = by.get(Stance.ANOTHERS, [])
    former = by.get(Stance.FORMER, [])
    badged = any(one.sub_brand and one.stance in (Stance.USE, Stance.ONCE) for one in now)
    used = [
        one
        for one in by.get(Stance.USE, [])
        if not any(_speaks_of_it(other, one) for other in [*anothers, *former])
        and not (one.rule == "yes-to-the-question" and any(gone.passage is one.passage for gone in former))
        and not (_merely_hangs(one) and any(gone.rule == "there-unused" for gone in former))
    ]
    return _Heard(
        used,
        by.get(Stance.ONCE, []),
        former,
        [one for one in by.get(Stance.NO, []) if not (badged and not one.sub_brand)],
        by.get(Stance.PLANNED, []),
        by.get(Stance.DOUBTFUL, []),
        anothers,
        [one for one in lists if one.passage.segment.message == message],
        any(one.rule == "cannot-be-told" for one in now),
    )


def _merely_hangs(one: Statement) -> bool:
    """ "They are still up on the poles", of what was switched off."""
    return one.rule == "still-there" and one.by == "reference" and _IN_USE.search(one.words) is None


def _speaks_of_it(other: Statement, one: Statement) -> bool:
    """ "We hold 16 cameras. They were taken down last summer": the second is about the first, all of it."""
    if other.by != "reference" or one.by == "reference":
        return False
    if other.passage is one.passage:
        return other.place >= one.place
    return other.stance is Stance.FORMER and 0 < other.passage.order - one.passage.order <= 1


def _within_message(heard: _Heard) -> Settled | None:
    """None: only of another body's equipment, and a list of the body's own is complete."""
    if heard.used:
        return _in_use(heard)
    if heard.former:
        best = _best(heard.former)
        return Settled(Use.FORMER, best.confidence - (0.1 if heard.doubtful else 0), best)
    if heard.once and not heard.planned:
        return _once(heard)
    if heard.doubtful and not heard.denied and not heard.lists:
        best = _best(heard.doubtful)
        certain = Use.YES if any(one.rule == "of-a-landlord" for one in heard.doubtful) else Use.UNKNOWN
        return Settled(certain, min(best.confidence, 0.6), best, (f"not said for certain: {best.words[:100]!r}",))
    if heard.denied:
        best = _best(heard.denied)
        weaker = 0.1 if heard.doubtful else 0
        reasons = () if not best.part or heard.lists else (f"denied of a part only: {best.words[:_QUOTED]!r}",)
        return Settled(Use.NO, best.confidence - weaker, best, reasons)
    if heard.anothers:
        if heard.lists:
            return None
        best = _best(heard.anothers)
        return Settled(Use.UNKNOWN, 0.7, best, (f"another body's equipment: {best.words[:100]!r}",))
    if heard.doubtful:
        return None
    best = _best(heard.planned)
    if heard.lists:
        return None
    reasons = ("bought or installed at some time, and planned",) if heard.once else ()
    return Settled(Use.NO, best.confidence - 0.05, best, reasons)


def _in_use(heard: _Heard) -> Settled:
    best = _best(heard.used)
    confidence, reasons = best.confidence, []
    whole = [one for one in heard.denied if not one.part or one.rule == "no-to-the-question"]
    if whole and not _same_words(whole, heard.used):
        confidence -= 0.2
        reasons.append(
            f"in use in one place ({best.words[:_QUOTED]!r}), denied in another ({whole[0].words[:_QUOTED]!r})"
        )
    if heard.former:
        confidence -= 0.03
    if heard.anothers:
        confidence -= 0.15
        reasons.append("some of the equipment is another body's")
    return Settled(Use.YES, confidence, best, tuple(reasons))


def _once(heard: _Heard) -> Settled:
    """In use at some time: still, unless it is denied, or a list of what is in use leaves it out."""
    best = _best(heard.once)
    if heard.untold:
        return Settled(Use.UNKNOWN, 0.6, best, (f"whether it is still in use is not known: {best.words[:_QUOTED]!r}",))
    if heard.denied:
        denial = _best(heard.denied)
        if any(_NEVER.search(one.words) for one in heard.denied):
            return Settled(Use.NO, denial.confidence - 0.1, denial)
        return Settled(Use.FORMER, denial.confidence - 0.06, best)
    if heard.lists:
        return Settled(Use.FORMER, 0.86, best)
    if heard.doubtful:
        return Settled(Use.UNKNOWN, 0.6, best, (f"not said for certain: {heard.doubtful[0].words[:100]!r}",))
    return Settled(Use.YES, best.confidence, best)


def _best(statements: Sequence[Statement]) -> Statement:
    """The surest statement; a number proves less than words unless they are weak; of equals the first."""
    counted = "number-of-a-maker"
    return max(statements, key=lambda one: (one.confidence - (0.1 if one.rule == counted else 0), -one.passage.order))


def _same_words(some: Iterable[Statement], others: Iterable[Statement]) -> bool:
    return {one.words for one in some} <= {one.words for one in others}
