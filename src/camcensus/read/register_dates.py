"""Days as people write them in registers, brought to YYYY-MM-DD where they can mean one day only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

_ISO = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?:[T ]\d{1,2}:\d{2}.*)?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?:,?[T ]+\d{1,2}:\d{2}.*)?", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})", re.ASCII)
_DAY_FIRST = re.compile(
    r"(?:[^\W\d]+\.?,? )?(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([^\W\d]{3,10})\.?,?[-/. ]+(\d{4}|\d{2})(?:[T ].*)?"
)
_MONTH_FIRST = re.compile(r"([^\W\d]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[T ].*)?")
_NAMED_MONTH = re.compile(r"([^\W\d]{3,10})\.?[-/. ,]+(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY = 2000  # of two-digit years: nothing that a register of today lists was bought before 2000 and noted so
_FIRST_YEAR, _LAST_YEAR = 1970, 2100


class DateOrder(Enum):
    """How a column writes day and month where both are numbers."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    OPEN = "open"  # no row settles it
    MIXED = "mixed"  # rows contradict each other


@dataclass(frozen=True, slots=True)
class ReadDate:
    """What a cell says of a day."""

    text: str | None  # YYYY, YYYY-MM or YYYY-MM-DD; None: not a date
    open_order: bool = False  # day and month may be swapped: only the year is given in `text`


def settle_order(heading: str, cells: Iterable[str]) -> DateOrder:
    """Day or month first? By the heading ("dd/mm/yyyy"), else by the cells that can be read one way only."""
    told = re.sub(r"[^dmy]", "", heading.lower())
    if re.search(r"d+m+y", told):
        return DateOrder.DAY_FIRST
    if re.search(r"m+d+y", told):
        return DateOrder.MONTH_FIRST
    seen = set()
    for cell in cells:
        match = _NUMBERS.fullmatch(cell.strip())
        if match and int(match[1]) > 12 >= int(match[3]):
            seen.add(DateOrder.DAY_FIRST)
        elif match and int(match[3]) > 12 >= int(match[1]):
            seen.add(DateOrder.MONTH_FIRST)
    if len(seen) > 1:
        return DateOrder.MIXED
    return seen.pop() if seen else DateOrder.OPEN


@lru_cache(maxsize=8192)
def read_date(cell: str, order: DateOrder) -> ReadDate:
    """A cell as a date. Day and month that could be swapped are only told apart where `order` says how."""
    text = " ".join(cell.split())[:60]
    if match := _ISO.fullmatch(text):
        return _made(match[1], match[3], match[4])
    if match := _NUMBERS.fullmatch(text):
        return _from_numbers(int(match[1]), int(match[3]), match[4], match[2], order)
    if match := _MONTH_YEAR.fullmatch(text):
        return _made(match[2], match[1], None)
    for pattern, day, month, year in ((_DAY_FIRST, 1, 2, 3), (_MONTH_FIRST, 2, 1, 3)):
        match = pattern.fullmatch(text)
        if match and (number := _month(match[month])):
            return _made(match[year], str(number), match[day])
    match = _NAMED_MONTH.fullmatch(text)
    if match and (number := _month(match[1])):
        return _made(match[2], str(number), None)
    return ReadDate(None)


def _from_numbers(first: int, second: int, year: str, mark: str, order: DateOrder) -> ReadDate:
    if (
        first > 12 or (order is DateOrder.DAY_FIRST and second <= 12) or mark == "."
    ):  # 03.04.2021 is day first (DIN 1355)
        return _made(year, str(second), str(first))
    if second > 12 or order is DateOrder.MONTH_FIRST:
        return _made(year, str(first), str(second))
    if first == second:
        return _made(year, str(first), str(second))
    made = _made(year, None, None)
    return ReadDate(made.text, open_order=made.text is not None)


def _made(year: str, month: str | None, day: str | None) -> ReadDate:
    full = int(year) + (_CENTURY if len(year) == 2 else 0)
    try:
        made = date(full, int(month or 1), int(day or 1))
    except ValueError:
        return ReadDate(None)
    if not _FIRST_YEAR <= full <= _LAST_YEAR:
        return ReadDate(None)
    return ReadDate(made.isoformat()[: 10 if day else 7 if month else 4])


def _month(word: str) -> int | None:
    start = word[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else None
