"""Which of the numbers stated stands: of one maker's cameras, and of all; the later message prevails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from camcensus.model.request import Use
from camcensus.read.statements import Said, Stance, Statement, Total


@dataclass(frozen=True, slots=True)
class Chosen:
    """A number of cameras and where it was read."""

    value: int | None
    statement: Statement | Total | None = None
    reasons: tuple[str, ...] = ()


def count_of(said: Said, maker: str, use: Use) -> Chosen:
    """How many cameras of a maker; recorders only where no camera of it is stated."""
    if use in (Use.NO, Use.FORMER):
        return Chosen(0)
    if use is Use.UNKNOWN:
        return Chosen(None)
    own = [one for one in said.statements if one.maker == maker and one.stance in (Stance.USE, Stance.ONCE)]
    last = max((one.passage.segment.message for one in own if one.count is not None), default=0)
    stated = [one for one in own if one.count is not None and one.passage.segment.message == last]
    if not stated:
        recorders = [one for one in own if one.recorders]
        return Chosen(sum(one.recorders or 0 for one in recorders) or None, recorders[0] if recorders else None)
    return _agreed([(one.count or 0, one.placed, one) for one in stated if one.count])


def total_of(said: Said) -> Chosen:
    """How many cameras in all."""
    if not said.totals:
        return Chosen(None)
    last = max(one.passage.segment.message for one in said.totals)
    now = [one for one in said.totals if one.passage.segment.message == last]
    sure = max(one.confidence for one in now)
    return _agreed([(one.value, one.placed, one) for one in now if one.confidence >= sure - 0.06])


def _agreed(found: Sequence[tuple[int, bool, Statement | Total]]) -> Chosen:
    values = list(dict.fromkeys((value, one.words) for value, _, one in found))
    if not values:
        return Chosen(None)
    numbers = [value for value, _ in values]
    first = found[0][2]
    if len(set(numbers)) == 1:
        return Chosen(numbers[0], first)
    largest = max(numbers)
    of_largest = next(one for value, _, one in found if value == largest)
    if largest * 2 == sum(numbers) or largest * 2 == sum(set(numbers)):
        return Chosen(largest, of_largest)
    if all(placed for _, placed, _ in found):
        return Chosen(sum(numbers), first)
    return Chosen(largest, of_largest, (f"several numbers: {', '.join(str(one) for one in numbers[:6])}",))
