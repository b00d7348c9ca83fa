"""Days as sources give them (a year, a month or a day), and the time a fact holds.

Source: EDTF level 0 (ISO 8601-2:2019) for reduced precision.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from camcensus.model.truth import Truth

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, or the month or year that a source names instead of one."""

    year: int
    month: int | None = None  # 1..12; None: only the year is known
    day: int | None = None  # 1..31; None: only the month (or year) is known

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read "2022", "2022-06" or "2022-06-21". Raises ValueError for anything else, an impossible day included."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if not 1 <= year <= 9999:
            raise ValueError(f"{text!r}: the year must be 0001 to 9999")
        date(year, month or 1, day or 1)  # raises ValueError where there is no such day
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """A whole day."""
        return cls(day.year, day.month, day.day)

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean (inclusive)."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Interval:
    """When a fact holds: from `start` (inclusive) until before `end` (exclusive).

    An unknown start is not "always": before `witnessed`, a day on which the fact was seen to hold, the answer is
    UNKNOWN. An unknown end is an open end: the fact holds until a source says otherwise.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    witnessed: PartialDate | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end.latest < self.start.earliest:
            raise ValueError(f"ends ({self.end}) before it starts ({self.start})")

    def holds_on(self, day: date) -> Truth:
        """Does the fact hold on this day? UNKNOWN inside the blur of a partial date or before an unknown start."""
        if self.end is not None and day >= self.end.latest and self.end.day is not None:
            return Truth.NO
        if self.end is not None and day > self.end.latest:
            return Truth.NO
        if self.start is not None and day < self.start.earliest:
            return Truth.NO
        if self.end is not None and day >= self.end.earliest:
            return Truth.UNKNOWN
        if self.start is not None:
            return Truth.YES if day >= self.start.latest else Truth.UNKNOWN
        if self.witnessed is not None and day >= self.witnessed.latest:
            return Truth.YES
        return Truth.UNKNOWN
