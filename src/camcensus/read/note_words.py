"""How notes on tables name columns and count rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

MAX_LISTED = 12  # headings or row numbers named in a note; the rest are counted


@lru_cache(maxsize=512)
def column_letters(place: int) -> str:
    """0 -> A, 26 -> AA, as spreadsheets name columns."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def count_rows(count: int) -> str:
    """1 row, 2 rows."""
    return "1 row" if count == 1 else f"{count} rows"


def count_cells(count: int) -> str:
    """1 cell, 2 cells."""
    return "1 cell" if count == 1 else f"{count} cells"


def listed(items: Sequence[object], most: int = MAX_LISTED) -> str:
    """The first ones, and how many more there are."""
    shown = ", ".join(str(item) for item in items[:most])
    return shown if len(items) <= most else f"{shown} and {len(items) - most} more"
