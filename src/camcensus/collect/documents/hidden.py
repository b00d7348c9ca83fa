"""Rows and columns of a sheet that its author hid: read like the others, and flagged. The library does not tell of them.

Runs in the child only.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import olefile

from camcensus.collect.documents.packages import parse_xml
from camcensus.model.errors import InputError

_MAX_ROWS = 200_000  # hidden ones of a sheet that are told
_WIDE = 200  # columns hidden together: "hide the rest of the sheet" hides nothing that is filled
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_ROW_NUMBER = re.compile(rb'\br="(\d{1,8})"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)/?>")
_BOUND = re.compile(rb'\b(min|max)="(\d{1,6})"')
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_UNSEEN = ("collapse", "filter")  # OpenDocument 1.2, 19.749
_SHEET, _START, _ENDS, _ROW_RECORD, _COLUMN_RECORD = 0x0085, 0x0809, 0x000A, 0x0208, 0x007D  # MS-XLS 2.3
_LONGEST = 1 << 26  # bytes of a stream that is looked through
_MOST_RECORDS = 3_000_000  # of all sheets; a sheet of 65,536 rows and twenty columns has half as many
_MOST_SHEETS = 250
_DAMAGE = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error, OverflowError)


@dataclass(slots=True)
class Hidden:
    """Of one sheet."""

    rows: set[int] = field(default_factory=set)  # counted from 1
    columns: list[str] = field(default_factory=list)  # their letters

    def hide_rows(self, first: int, count: int) -> None:
        """Add rows that follow each other, as far as they are told."""
        self.rows.update(range(first, first + max(0, min(count, _MAX_ROWS - len(self.rows)))))

    def hide_columns(self, first: int, last: int) -> None:
        """Add columns, counted from 1."""
        if 0 <= last - first < _WIDE:
            self.columns += [letters_of(column) for column in range(first, last + 1)]


def hidden_in_sheet(xml: bytes) -> Hidden:
    """Of a sheet of an XLSX."""
    hidden = Hidden()
    head = xml[:200_000].partition(b"sheetData")[0]
    for found in _COLUMN.finditer(head) if b"hidden=" in head else ():
        bounds = dict(_BOUND.findall(found[1]))
        if _HIDDEN.search(found[1]) and b"min" in bounds:
            low = int(bounds[b"min"])
            hidden.hide_columns(low, int(bounds[b"max"]) if b"max" in bounds else low)
    if b'hidden="1"' in xml or b'hidden="true"' in xml:
        for found in _ROW.finditer(xml):
            number = _ROW_NUMBER.search(found[1])
            if number is not None and _HIDDEN.search(found[1]):
                hidden.hide_rows(int(str(number[1], "ascii")), 1)
    return hidden


def hidden_in_ods(content: bytes) -> list[Hidden]:
    """Of each sheet of an ODS, from its content.xml; none where that is damaged, which the library says as well."""
    if b"table:visibility=" not in content:
        return []
    try:
        root = parse_xml(content, "content.xml")
    except InputError:
        return []
    return [_hidden_in_table(table) for table in root.iter(f"{_TABLE}table")]


def _hidden_in_table(table: Any) -> Hidden:
    hidden = Hidden()
    row = column = 1
    for node in table.iter(f"{_TABLE}table-row", f"{_TABLE}table-column"):
        unseen = node.get(f"{_TABLE}visibility") in _UNSEEN
        if node.tag.endswith("row"):
            count = _count(node, "number-rows-repeated")
            if unseen:
                hidden.hide_rows(row, count)
            row += count
        else:
            count = _count(node, "number-columns-repeated")
            if unseen:
                hidden.hide_columns(column, column + count - 1)
            column += count
    return hidden


def _count(node: Any, name: str) -> int:
    word = node.get(f"{_TABLE}{name}", "1")
    return int(word) if word.isdigit() and len(word) < 8 else 1


def hidden_in_xls(data: bytes) -> list[Hidden]:
    """Of each sheet of an XLS, in the order of its list of sheets; none where the file is damaged."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            name = next(one for one in ("Workbook", "Book") if compound.exists(one))
            stream = compound.openstream(name).read(_LONGEST)
        left = [_MOST_RECORDS]
        starts = [struct.unpack_from("<I", stream, at)[0] for kind, at in _records(stream, 0, left) if kind == _SHEET]
        return [_hidden_from(stream, start, left) for start in starts[:_MOST_SHEETS]]
    except (StopIteration, *_DAMAGE):
        return []


def _records(stream: bytes, at: int, left: list[int]) -> Iterator[tuple[int, int]]:
    """Kind and place of each record from here to the end of its part, parts within it left out.

    Args:
        left: records that may still be looked at, counted down; sheets of a hostile file can all begin in one place.
    """
    depth = 0
    while at + 4 <= len(stream) and left[0] > 0:
        left[0] -= 1
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _START) - (kind == _ENDS)
        if depth <= 1:
            yield kind, at + 4
        if depth <= 0:
            return
        at += 4 + length


def _hidden_from(stream: bytes, start: int, left: list[int]) -> Hidden:
    hidden = Hidden()
    for kind, at in _records(stream, start, left):
        if kind == _ROW_RECORD:  # MS-XLS 2.4.221: row, first and last column, height, two unused, flags
            row, _, _, _, _, _, flags = struct.unpack_from("<7H", stream, at)
            if flags & 0x20:  # fDyZero
                hidden.hide_rows(row + 1, 1)
        elif kind == _COLUMN_RECORD:  # 2.4.53: first and last column, width, format, flags
            first, last, _, _, flags = struct.unpack_from("<5H", stream, at)
            if flags & 1:
                hidden.hide_columns(first + 1, last + 1)
    return hidden


def hidden_in_xlsb(sheet: bytes) -> Hidden:
    """Of a sheet of an XLSB."""
    hidden = Hidden()
    at = 0
    try:
        for _ in range(_MOST_RECORDS):
            kind, length, at = _binary_record(sheet, at)
            if kind == 0 and length >= 12:  # BrtRowHdr; MS-XLSB 2.4.751
                if sheet[at + 11] & 0x10:  # fDyZero
                    hidden.hide_rows(struct.unpack_from("<I", sheet, at)[0] + 1, 1)
            elif kind == 60 and length >= 18:  # BrtColInfo; 2.4.327
                first, last = struct.unpack_from("<II", sheet, at)
                if sheet[at + 16] & 1:
                    hidden.hide_columns(first + 1, last + 1)
            at += length
    except (IndexError, struct.error):
        pass  # its end
    return hidden


def binary_sheets(book: bytes) -> dict[str, str]:
    """Name of each sheet of an XLSB -> id of its relation, from workbook.bin."""
    found: dict[str, str] = {}
    at = 0
    try:
        while len(found) < _MOST_SHEETS:
            kind, length, at = _binary_record(book, at)
            if kind == 156:  # BrtBundleSh; MS-XLSB 2.4.313: state, number, id of the relation, name
                relation, after = _wide_text(book, at + 8)
                name, _ = _wide_text(book, after)
                found[name] = relation
            at += length
    except (IndexError, struct.error):
        pass  # its end
    return found


def _wide_text(data: bytes, at: int) -> tuple[str, int]:
    length = 2 * struct.unpack_from("<I", data, at)[0]
    return data[at + 4 : at + 4 + length].decode("utf-16-le", "replace"), at + 4 + length


def _binary_record(data: bytes, at: int) -> tuple[int, int, int]:
    """Kind and length of a record and where its body begins; MS-XLSB 2.1.4. Raises IndexError at the end."""
    kind = data[at]
    at += 1
    if kind & 0x80:
        kind = kind & 0x7F | (data[at] & 0x7F) << 7
        at += 1
    length = 0
    for place in range(4):
        byte = data[at]
        at += 1
        length |= (byte & 0x7F) << 7 * place
        if not byte & 0x80:
            break
    return kind, length, at


def letters_of(number: int) -> str:
    """A column's letters: 1 is A, 27 is AA."""
    word = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        word = chr(65 + rest) + word
    return word
