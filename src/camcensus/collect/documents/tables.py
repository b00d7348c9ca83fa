"""Rows of a table with the header over each cell, wherever the table came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from camcensus.collect.documents.paragraphs import squeeze
from camcensus.collect.documents.pieces import Piece
from camcensus.model.document import SegmentKind

MAX_CELLS = 512  # of a row that are kept; what lies beyond is not read and said
_LOOK = 12  # rows in which a header is sought
_HEADER_SIGNS = 70  # a header's cell is not longer
_HEADER_WORD = re.compile(
    r"\b(?:site|location|address|premises|building|school|room|area|ward|region|lot|asset|ref(?:erence)?|id|no|number|"
    r"qty|quantity|count|total|units?|make|maker|manufacturers?|brands?|models?|type|device|equipment|camera|cameras|"
    r"cctv|supplier|installer|installed|date|year|status|notes?|comments?|description|product|vendor|name|category|"
    r"question|answer|response|request|reply|owner|operated|department|service|vehicle|percentage|share|value|cost|"
    r"hikvision|dahua|axis|fixed|ptz|dome|"
    r"safle|lleoliad|gwneuthurwr|gwneuthuriad|brand|model|nifer|cyfanswm|math|camerau?|cwestiwn|ateb|ymateb|dyddiad)\b",
    re.I,
)
_NUMERIC = re.compile(r"^[£$]?\s*[\d.,]+\s*%?$")
_SENTENCE = re.compile(r"[.?!]\s*$|\?")


class Row(NamedTuple):
    """One row as found: its cells as text, merged ones filled. A tuple, for workbooks have many."""

    cells: Sequence[str]
    place: str
    hidden: bool = False
    header: bool | None = None  # True: marked as such (th, repeated header row); None: the format does not say
    bold: bool = False
    spread: frozenset[int] = frozenset()  # columns that only repeat a cell merged across


def rows_as_pieces(rows: Sequence[Row], kind: SegmentKind = SegmentKind.TABLE_ROW) -> Iterator[Piece]:
    """Each row as a piece. A header row is a heading and names the columns until the next one; a title row is a heading.

    A header of two rows (a group above its columns) is joined: "Cameras Fixed". The same header met again is left a
    heading. A row with one filled cell after a blank row is a title; a new header may follow it.
    """
    headers: tuple[str, ...] = ()
    seek = True  # a header may stand here
    since = 0
    at = 0
    of_table = kind is SegmentKind.TABLE_ROW
    while at < len(rows):
        row = rows[at]
        cells = _cells(row)
        width = len(cells)
        if not any(cells):
            seek, since = True, 0
            at += 1
            continue
        if (
            of_table
            and width > 1
            and (row.header is not None or (seek and since < _LOOK) or (headers and cells[0] == headers[0]))
            and _is_header(rows, at, cells, seek and since < _LOOK, headers)
        ):
            names = cells
            span = 1
            if _is_group(rows, at):
                names = _joined(cells, _cells(rows[at + 1]))
                span = 2
            headers = tuple(names)
            shown = " | ".join(headers)
            yield Piece(SegmentKind.HEADING, row.place, shown, headers, (), None, row.bold, row.hidden)
            seek = False
            at += span
            continue
        if of_table and width > 2 and seek and not headers and sum(map(bool, cells)) == 1:
            title = next(filter(None, cells))
            yield Piece(SegmentKind.HEADING, row.place, title, (), (), None, row.bold, row.hidden)
            since += 1
            at += 1
            continue
        if not cells[-1] and width > len(headers):
            cells = cells[: max(len(headers), _last_filled(cells) + 1)]
            width = len(cells)
        over = headers
        if headers and len(headers) != width:
            over = (headers + ("",) * width)[:width]
        yield Piece(kind, row.place, " | ".join(filter(None, cells)), tuple(cells), over, None, row.bold, row.hidden)
        seek, since = seek and not headers, since + 1
        at += 1


def _cells(row: Row) -> list[str]:
    cells = row.cells[:MAX_CELLS]
    together = f"|{'|'.join(cells)}|"
    if together.isprintable() and "  " not in together and "| " not in together and " |" not in together:
        return list(cells)  # nothing to squeeze in any of them
    return [squeeze(cell) for cell in cells]


def _last_filled(cells: Sequence[str]) -> int:
    return max((at for at, cell in enumerate(cells) if cell), default=-1)


def _is_header(rows: Sequence[Row], at: int, cells: list[str], seek: bool, headers: tuple[str, ...]) -> bool:
    row = rows[at]
    if headers and cells[0] == headers[0] and tuple(cells[: len(headers)]) == headers[: len(cells)]:
        return True  # repeated at the top of each page
    if row.header is not None:
        return row.header
    if not seek:
        return False
    named = [cell for cell in cells if cell]
    if len(named) < 2 or any(len(cell) > _HEADER_SIGNS or _NUMERIC.match(cell) for cell in named):
        return False
    if any(_SENTENCE.search(cell) for cell in named):
        return False
    words = sum(_HEADER_WORD.search(cell) is not None for cell in named)
    below = next((_cells(later) for later in rows[at + 1 : at + 3] if any(later.cells)), None)
    if below is None:
        return False
    if 2 * words >= len(named) and (words >= 2 or row.bold):
        return not _all_same_column_kinds(named, below)
    numbers_below = any(_NUMERIC.match(cell) for cell in below if cell)
    return bool(row.bold and numbers_below and words >= 1)


def _all_same_column_kinds(named: Sequence[str], below: Sequence[str]) -> bool:
    """The row below has the same words: then neither is a header."""
    return list(named) == [cell for cell in below if cell]


def _is_group(rows: Sequence[Row], at: int) -> bool:
    """The header goes on in the next row: some cell is merged across and the next row names what is under it."""
    if at + 1 >= len(rows) or not rows[at].spread:
        return False
    below = [cell for cell in _cells(rows[at + 1]) if cell]
    return bool(below) and not any(_NUMERIC.match(cell) or len(cell) > _HEADER_SIGNS for cell in below)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    width = max(len(upper), len(lower))
    above = [*upper, *[""] * (width - len(upper))]
    under = [*lower, *[""] * (width - len(lower))]
    return [one if not two or one == two else f"{one} {two}".strip() for one, two in zip(above, under, strict=True)]


def fill_spans(
    cells: Sequence[Sequence[tuple[str, int, int]]], most: int = 200_000
) -> list[tuple[list[str], frozenset[int]]]:
    """Rows of (text, columns, rows) as a grid: every cell under a merged one has its text. At most `most` cells."""
    hanging: dict[int, tuple[str, int]] = {}
    grid: list[tuple[list[str], frozenset[int]]] = []
    total = 0
    for row in cells:
        texts: list[str] = []
        spread: set[int] = set()
        following: dict[int, tuple[str, int]] = {}
        source = iter(row)
        column = 0
        current = next(source, None)
        while current is not None or column in hanging:
            if column in hanging:
                text, left = hanging.pop(column)
                texts.append(text)
                if left > 1:
                    following[column] = (text, left - 1)
                column += 1
            elif current is not None:
                text, wide, high = current
                for more in range(max(1, min(wide, MAX_CELLS))):
                    texts.append(text)
                    if more:
                        spread.add(column)
                    if high > 1:
                        following[column] = (text, min(high, 10_000) - 1)
                    column += 1
                current = next(source, None)
            total += 1
            if len(texts) > MAX_CELLS or total > most:
                break
        hanging = {**hanging, **following}
        grid.append((texts, frozenset(spread)))
        if total > most:
            break
    return grid


def merged_once(row: Sequence[str], spread: frozenset[int]) -> list[str]:
    """A data row's text merged across columns stands once; in a header it stands over each column."""
    return ["" if at in spread else cell for at, cell in enumerate(row)]
