"""Which days count: weekends, the bank holidays of the parts of the United Kingdom that a law names, school days.

Dates in, dates out. The table of bank holidays is handed in; past its last day nothing is counted, because a day that
is not published yet may still become a holiday.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from camcensus.model.request_law import HolidayTable

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A weekday that did not count, and why. Weekends are left out: nobody expects them."""

    day: date
    why: str  # "St Andrew's Day (bank holiday in Scotland)"


@dataclass(frozen=True, slots=True)
class Term:
    """Days on which a school teaches, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a term that ends on {self.last} before it begins on {self.first}")


@dataclass(frozen=True, slots=True)
class Counted:
    """Where a count ended."""

    due: date | None  # None: the count left the days that are known
    not_counted: tuple[NotCounted, ...]
    stopped: str  # why `due` is None; empty otherwise


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The working days of one law."""

    table: HolidayTable
    parts: tuple[str, ...]  # ENG, WLS, SCT, NIR: whose bank holidays do not count

    def why_not(self, day: date) -> str | None:
        """Why a day is not a working day; None where it is one."""
        if day.weekday() >= _SATURDAY:
            return "weekend"
        for one in self.table.days:
            if one.day == day:
                places = [part for part in one.parts if part in self.parts]
                if places:
                    return f"{one.title} (bank holiday in {_listed(places)})"
        return None

    def knows(self, day: date) -> bool:
        """Whether the table of bank holidays covers the day."""
        return self.table.first <= day <= self.table.last

    def count(
        self, start: date, days: int, *, terms: Sequence[Term] = (), skip: Sequence[tuple[date, date]] = ()
    ) -> Counted:
        """The day that is the `days`th that counts after `start`; `start` itself is day zero and may be any day.

        Args:
            days: how many must pass, from 1.
            terms: where given, only working days within one of them count (school days).
            skip: spans, both ends included, whose days do not count.
        """
        if days < 1:
            raise ValueError(f"a period of {days} days")
        missed: list[NotCounted] = []
        end = max((term.last for term in terms), default=None)
        for day in _from(start):
            if not self.knows(day):
                span = f"{self.table.first} to {self.table.last}"
                return Counted(None, tuple(missed), f"the bank holidays are known for {span} only")
            if end is not None and day > end:
                return Counted(None, tuple(missed), f"the term dates given end on {end}")
            why = self.why_not(day)
            if why is None and any(first <= day <= last for first, last in skip):
                why = "the clock stood still for a fee"
            if why is None and terms and not any(term.first <= day <= term.last for term in terms):
                why = "not a school day"
            if why is None:
                days -= 1
                if days == 0:
                    return Counted(day, tuple(missed), "")
            elif why != "weekend":
                missed.append(NotCounted(day, why))
        return Counted(None, tuple(missed), "the calendar ends")


def add_months(day: date, months: int) -> date:
    """The same day of a later month; the last day of the month where it has no such day."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - _DAY).day))


def _from(start: date) -> Iterator[date]:
    """Every day after `start`, to the end of the calendar."""
    day = start
    while day < date.max:
        day += _DAY
        yield day


_NAMES = {"ENG": "England", "WLS": "Wales", "SCT": "Scotland", "NIR": "Northern Ireland"}


def _listed(parts: Sequence[str]) -> str:
    if set(parts) == set(_NAMES):
        return "the whole United Kingdom"
    names = [_NAMES[part] for part in parts]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
