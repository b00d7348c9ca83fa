"""Lines that stand on a page -> paragraphs and table rows, by where they stand. For text layers and recognised text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from camcensus.collect.documents.paragraphs import looks_like_heading, split_items, split_number, squeeze, starts_item
from camcensus.collect.documents.pieces import Piece
from camcensus.collect.documents.tables import Row, rows_as_pieces
from camcensus.model.document import SegmentKind

_SENTENCE_END = (".", "?", "!", ":", ";")


@dataclass(slots=True)
class PageLine:
    """One line of a page. Units are the page's own; y grows downwards."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool = False
    cells: Sequence[tuple[float, str]] = ()  # left edge and text, where wide gaps part them
    confidence: float | None = None
    boilerplate: bool = False  # header or footer of the page


def lay_out(lines: Sequence[PageLine], page: str) -> Iterator[Piece]:
    """A page's lines as pieces: lines in columns as table rows, the rest joined to paragraphs."""
    right = max((line.right for line in lines), default=0.0)
    held: list[PageLine] = []
    at = 0
    tables = 0
    while at < len(lines):
        span = _table_span(lines, at) if lines[at].cells else 0
        if span:
            yield from _paragraphs(held, right, page)
            held = []
            tables += 1
            yield from _table(lines[at : at + span], f"{page} table {tables}")
            at += span
        else:
            held.append(lines[at])
            at += 1
    yield from _paragraphs(held, right, page)


def _table_span(lines: Sequence[PageLine], at: int) -> int:
    """How many lines from here are rows of one table; 0 where none begins. A numbered line of two parts is none."""
    if len(_columns(lines[at])) < 2:
        return 0
    span = rows = 0
    edges: list[float] = []
    reach = 0.0
    for line in lines[at:]:
        cells = _columns(line)
        if span and line.top - lines[at + span - 1].bottom > 3 * max(line.bottom - line.top, 1.0):
            break
        if len(cells) >= 2 and (not edges or _share(cells, edges, line) >= 2 or not _aligned(lines, at, span)):
            edges += [left for left, _ in cells]
            rows += 1
            reach = 2.5 * (line.bottom - line.top)
            span += 1
        elif edges and span and _continues(line, edges, lines[at + span - 1], reach):
            span += 1
        else:
            break
    while span and len(_columns(lines[at + span - 1])) < 2 and rows < 2:
        span -= 1
    return span if rows >= 2 else 0


def _columns(line: PageLine) -> Sequence[tuple[float, str]]:
    cells = line.cells
    if len(cells) == 2 and split_number(cells[0][1] + " x")[0] is not None and len(cells[0][1]) <= 8:
        return []  # "1.    Yes" with a tab
    return cells


def _share(cells: Sequence[tuple[float, str]], edges: Sequence[float], line: PageLine) -> int:
    near = 1.2 * (line.bottom - line.top)
    return sum(any(abs(left - edge) <= near for edge in edges) for left, _ in cells)


def _aligned(lines: Sequence[PageLine], at: int, span: int) -> bool:
    return span > 0 and len(_columns(lines[at])) > 1


def _continues(line: PageLine, edges: Sequence[float], before: PageLine, reach: float) -> bool:
    """A wrapped cell: one piece of text under a column that is not the first, close below the row."""
    near = line.bottom - line.top
    under = any(abs(line.left - edge) <= near for edge in edges if edge > min(edges) + near)
    return under and line.top - before.bottom < 0.6 * reach / 2.5 and not starts_item(line.text)


def _table(lines: Sequence[PageLine], place: str) -> Iterator[Piece]:
    widest = max((_columns(line) for line in lines), key=len)
    edges = [left for left, _ in widest]
    rows: list[list[str]] = []
    bold: list[bool] = []
    confidences: list[float | None] = []
    for line in lines:
        cells = _in_columns(line, edges)
        if rows and not cells[0] and len(_columns(line)) < 2:
            rows[-1] = [f"{one} {two}".strip() for one, two in zip(rows[-1], cells, strict=True)]
            continue
        rows.append(cells)
        bold.append(line.bold)
        confidences.append(line.confidence)
    found = [Row(cells, f"{place} row {at + 1}", bold=bold[at]) for at, cells in enumerate(rows)]
    by_place = {row.place: confidence for row, confidence in zip(found, confidences, strict=True)}
    for piece in rows_as_pieces(found):
        confidence = by_place.get(piece.place)
        yield piece if confidence is None else piece._replace(ocr_confidence=confidence)


def _in_columns(line: PageLine, edges: list[float]) -> list[str]:
    """The texts of a line, each in the column whose edge is nearest."""
    given = line.cells or [(line.left, line.text)]
    if [left for left, _ in given] == edges:
        return [text.strip() for _, text in given]
    cells = [""] * len(edges)
    for left, text in given:
        away = [abs(edge - left) for edge in edges]
        column = away.index(min(away))
        cells[column] = f"{cells[column]} {text}".strip()
    return cells


def _paragraphs(lines: Sequence[PageLine], right: float, page: str) -> Iterator[Piece]:
    group: list[PageLine] = []
    for line in lines:
        if group and _breaks(group[-1], line, right):
            yield from _paragraph(group, page)
            group = []
        group.append(line)
    if group:
        yield from _paragraph(group, page)


def _breaks(before: PageLine, line: PageLine, right: float) -> bool:
    """A new paragraph: a gap, another column, a list item, another weight, or a break that the width did not force."""
    height = line.bottom - line.top
    if (other := before.bottom - before.top) > height:
        height = other
    if height < 0.1:
        height = 0.1
    gap = line.top - before.bottom
    if gap > 0.95 * height or gap < -1.5 * height or before.boilerplate != line.boilerplate:
        return True
    text = line.text
    if (before.bold != line.bold and before.text[-1:] not in ",-") or starts_item(text):
        return True
    words = text.split(maxsplit=1)
    first = len(words[0]) + 1 if words else 0
    sign = (line.right - line.left) / (len(text) or 1)
    if before.right + sign * first >= 0.97 * right:
        return False  # the width forced it
    return not text[:1].islower() or before.text.endswith(_SENTENCE_END)


def _paragraph(group: Sequence[PageLine], page: str) -> Iterator[Piece]:
    first = group[0]
    text = first.text
    for line in group[1:]:
        text = text[:-1] + line.text if text.endswith("\u00ad") else f"{text} {line.text}"
    confidence = None if first.confidence is None else _confidence(group)
    bold = first.bold and all(line.bold for line in group)
    for part in split_items(squeeze(text)):
        number, rest = split_number(part)
        kind = SegmentKind.PARAGRAPH
        if first.boilerplate:
            kind = SegmentKind.BOILERPLATE
        elif looks_like_heading(rest):
            kind = SegmentKind.HEADING
        yield Piece(kind, page, rest, (), (), number, bold, False, confidence)


def _confidence(group: Sequence[PageLine]) -> float | None:
    """Of recognised lines together, by their length."""
    stated = [(line.confidence, len(line.text)) for line in group if line.confidence is not None]
    signs = sum(length for _, length in stated)
    return round(sum(one * length for one, length in stated) / signs, 4) if signs else None


def mark_page_furniture(pages: Sequence[Sequence[PageLine]]) -> None:
    """Headers and footers: the first or last two lines of a page, met on most pages with only figures different."""
    if len(pages) < 2:
        return
    seen: dict[str, int] = {}
    ends = [[*lines[:2], *lines[-2:]] if len(lines) > 4 else [] for lines in pages]
    keys = [[_figureless(line.text) for line in lines] for lines in ends]
    for found in keys:
        for key in set(found):
            seen[key] = seen.get(key, 0) + 1
    most = max(1, len(pages) // 2)
    for lines, found in zip(ends, keys, strict=True):
        for line, key in zip(lines, found, strict=True):
            if seen[key] > most:
                line.boilerplate = True


def _figureless(text: str) -> str:
    if text.isascii():
        return _FIGURE.sub("0", text)
    return "".join("0" if sign.isdigit() else sign for sign in text)


_FIGURE = re.compile("[0-9]")
