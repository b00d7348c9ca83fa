"""Which of the numbers stated stands: of one maker's cameras, and of all; the later message prevails."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from camcensus.model.request import Use
from camcensus.read.combine import settle
from camcensus.read.counting import asks_for_places, is_line_of_list, speaks_of_drones
from camcensus.read.statements import Said, Stance, Statement, Total

NO_CAMERAS = "denies-all-cameras"  # the record that shows that there are no cameras


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
    stated = [one for one in own if one.count and one.passage.segment.message == last]
    stated = [one for one in stated if one.passage.question is None or not asks_for_places(one.passage.question)]
    stated = [one for one in stated if one.stance is Stance.USE] or stated
    if stated:
        return _agreed([(one.count or 0, one.placed, one) for one in stated])
    recorders = [one for one in own if one.recorders]
    if recorders:
        return Chosen(sum(one.recorders or 0 for one in recorders), recorders[0])
    whole = total_of(said)
    if whole.value and (_sole_maker(said) == maker or _speaks_of_them_all(said, maker, whole)):
        return Chosen(whole.value, whole.statement)
    return Chosen(None)


def total_of(said: Said) -> Chosen:
    """How many cameras in all."""
    if not said.totals:
        return _total_unstated(said)
    last = max(one.passage.segment.message for one in said.totals)
    now = [one for one in said.totals if one.passage.segment.message == last]
    sure = max(one.confidence for one in now)
    return _agreed([(one.value, one.placed, one) for one in now if one.confidence >= sure - 0.06])


def _speaks_of_them_all(said: Said, maker: str, whole: Chosen) -> bool:
    """ "Seven. They say X on the side.": whoever is spoken of in the sentence after the number."""
    if whole.statement is None or _using(said) != {maker}:
        return False
    own = [one for one in said.statements if one.maker == maker and one.stance is Stance.USE]
    return any(one.passage is whole.statement.passage and _THEY.match(one.words) for one in own)


_THEY = re.compile(
    r"^\W*(?:they|these|those|all)\b(?! (?:were|include|may|might))(?!.*\b(?:some|most|mostly|mainly|partly)\b)",
    re.IGNORECASE,
)


def _total_unstated(said: Said) -> Chosen:
    """No number of all cameras: none at all, those of the only make, or the lines of a list added up."""
    using = [one for one in said.statements if one.stance in (Stance.USE, Stance.ONCE)]
    none = [one for one in said.statements if one.rule == NO_CAMERAS and one.stance is Stance.NO and not one.part]
    if none and not using and not any(one.stance is Stance.FORMER for one in said.statements):
        return Chosen(0, none[0])
    counted = [
        one for one in using if one.count and one.rule != "table-of-equipment" and not speaks_of_drones(one.words)
    ]
    sole = _sole_maker(said)
    if sole is not None:
        own = {one.count for one in counted if one.maker == sole and not one.placed}
        if len(own) == 1:
            first = next(one for one in counted if one.maker == sole and not one.placed)
            return Chosen(first.count, first)
    complete = _complete_makers(said)
    if complete and {one.maker for one in counted} == complete:
        each = {
            maker: _agreed([(one.count or 0, one.placed, one) for one in counted if one.maker == maker])
            for maker in complete
        }
        if not any(one.reasons for one in each.values()):
            return Chosen(sum(one.value or 0 for one in each.values()), counted[0])
    lines = [one for one in counted if one.placed and is_line_of_list(one.words)]
    if len({one.words for one in lines}) > 1 and len({one.maker for one in lines}) > 1 and len(lines) == len(counted):
        return Chosen(sum(one.count or 0 for one in lines), lines[0])
    return Chosen(None)


def _sole_maker(said: Said) -> str | None:
    """The maker that every camera is said to be by; None: nobody says so."""
    using = _using(said)
    every = {one.maker for one in said.statements if one.exhaustive and one.stance is Stance.USE and not one.part}
    return next(iter(every)) if len(using) == 1 and every == using else None


def _using(said: Said) -> set[str]:
    """The makers that are in use when all is weighed."""
    named = {one.maker for one in said.statements if one.stance in (Stance.USE, Stance.ONCE)}
    return {maker for maker in named if settle(said, maker).use is Use.YES}


def _complete_makers(said: Said) -> set[str]:
    """The makers of a list that is said to be complete, all that are in use; empty: none is."""
    using = _using(said)
    every = {one.maker for one in said.statements if one.exhaustive and one.stance is Stance.USE and not one.part}
    return using if every and every <= using else set()


def _agreed(found: Sequence[tuple[int, bool, Statement | Total]]) -> Chosen:
    """One of several numbers: the whole where the others are its parts, the sum where each is of one place."""
    found = _of_latest_year(found)
    values = list(dict.fromkeys((value, one.words) for value, _, one in found))
    if not values:
        return Chosen(None)
    numbers = [value for value, _ in values]
    first = found[0][2]
    if len(set(numbers)) == 1 and not (len(values) > 1 and all(_is_line(one) for _, _, one in found)):
        return Chosen(numbers[0], first)
    largest = max(numbers)
    of_largest = next(one for value, _, one in found if value == largest)
    if largest * 2 == sum(numbers) or largest * 2 == sum(set(numbers)):
        return Chosen(largest, of_largest)
    if all(placed for _, placed, _ in found):
        return Chosen(sum(numbers), first)
    whole = {value for value, placed, _ in found if not placed}
    if len(whole) == 1 and largest in whole:
        return Chosen(largest, of_largest)
    return Chosen(largest, of_largest, (f"several numbers: {', '.join(str(one) for one in numbers[:6])}",))


def _of_latest_year(
    found: Sequence[tuple[int, bool, Statement | Total]],
) -> Sequence[tuple[int, bool, Statement | Total]]:
    """Of "2023: 698 cameras" and "2024: 742 cameras" the second."""
    years = [match.group() if (match := _YEAR.match(one.words)) else "" for _, _, one in found]
    latest = max(years, default="")
    return [one for one, year in zip(found, years, strict=True) if year == latest] if all(years) else found


_YEAR = re.compile(r"^\W*(?:19|20)\d\d(?=\W)")


def _is_line(one: Statement | Total) -> bool:
    return one.placed and is_line_of_list(one.words)
