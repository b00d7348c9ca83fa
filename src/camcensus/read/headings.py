"""Where the headings of a table stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from camcensus.read.columns import Vocabulary, named_column, plain
from camcensus.read.register_words import has_model

HEADER_WITHIN = 40  # rows that are not blank


def finds_header(rows: Sequence[Sequence[str]], vocabulary: Vocabulary, chosen: Mapping[str, str]) -> int | None:
    """The place of the header among these rows: the first with the most headings that we know; None if no row has."""
    best, place = 0, None
    seen = 0
    for at, cells in enumerate(rows):
        filled = [cell for cell in cells if cell.strip()]
        if not filled:
            continue
        seen += 1
        if seen > HEADER_WITHIN:
            break
        known = len({plain(cell) for cell in filled if len(cell) <= 80 and named_column(cell, vocabulary, chosen)})
        if known > best and (known >= 2 or _only_words(filled)) and known * 5 >= len(filled):
            best, place = known, at
    return place


def _only_words(cells: Sequence[str]) -> bool:
    """A heading holds no numbers, addresses or model numbers."""
    return all(len(cell) <= 60 and not re.search(r"\d{3}", cell) and not has_model(cell) for cell in cells)
