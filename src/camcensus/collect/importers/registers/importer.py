"""Recognises and reads asset registers and lists of model numbers."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from importlib.resources import files
from types import MappingProxyType
from typing import BinaryIO

from camcensus.collect.bounded import BoundedReading, Isolation
from camcensus.collect.importer import HEAD_BYTES, Importer, Item
from camcensus.collect.importers.registers.delimited import (
    Delimited,
    Joined,
    decode_head,
    find_delimiter,
    find_encoding,
)
from camcensus.collect.importers.registers.model_list import looks_like_code, read_model_list, recognises_model_list
from camcensus.facts.records import read_records
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Origin, Rejected
from camcensus.read.columns import Vocabulary, choose_columns, parse_vocabulary
from camcensus.read.headings import finds_header
from camcensus.read.register_words import has_model
from camcensus.read.tables import Row, read_table

NO_MAPPING: Mapping[str, str] = MappingProxyType({})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHEETS_MEND = "Save the sheet as CSV and try again."


@lru_cache(maxsize=1)
def shipped_vocabulary() -> Vocabulary:
    """data/columns.yaml. Raises FactError where a record is wrong."""
    text = (files("camcensus") / "data" / "columns.yaml").read_text("utf-8")
    return parse_vocabulary(read_records("data/columns.yaml", text))


def register_importers(chosen: Mapping[str, str] = NO_MAPPING) -> tuple[Importer, ...]:
    """The readers of registers, with the user's column mapping (read.columns.parse_mapping) in them."""
    return (
        Importer("workbook", "asset register (workbook)", recognises_workbook, partial(_read_workbook, chosen=chosen)),
        Importer(
            "register",
            "asset register (delimited text)",
            partial(recognises_register, chosen=chosen),
            partial(_read_delimited, chosen=chosen),
        ),
        Importer("model-list", "list of model numbers", recognises_model_list, read_model_list),
    )


def recognises_workbook(head: bytes, name: str) -> bool:
    """XLSX, XLSM, XLSB, ODS by what the ZIP begins with; XLS by its container and a workbook in it."""
    if head.startswith(b"PK\x03\x04"):
        return b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in head[:200] or (
            (b"[Content_Types].xml" in head or b"_rels/.rels" in head or b"docProps/" in head[:200])
            and (b"xl/" in head or name.lower().endswith((".xlsx", ".xlsm", ".xlsb")))
        )
    if head.startswith(_OLE):
        inside = any(word.encode("utf-16-le") in head for word in ("Workbook", "Book", "EncryptedPackage"))
        return inside or name.lower().endswith((".xls", ".xlsx"))
    return False


def recognises_register(head: bytes, name: str, chosen: Mapping[str, str] = NO_MAPPING) -> bool:
    """Delimited text with headings that we know, or with cells that look like model numbers."""
    text = decode_head(head)
    if not text.strip() or text.lstrip()[0] in "{[<" or looks_like_code(text):
        return False
    delimiter = find_delimiter(text)
    if delimiter is None:
        return False
    try:
        rows = [row for _, row in zip(range(60), csv.reader(text.splitlines(), delimiter=delimiter), strict=False)]
    except csv.Error:
        rows = []
    at = finds_header(rows, shipped_vocabulary(), chosen)
    if at is not None and (chosen or choose_columns(rows[at], rows[at + 1 :], shipped_vocabulary(), {}).tells_devices):
        return True
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    wide = [row for row in filled if len(row) > 1]
    if not wide:
        return False
    if name.lower().removesuffix(".gz").removesuffix(".zst").endswith((".csv", ".tsv")) and len(wide) * 2 > len(filled):
        return True
    return sum(has_model(" ".join(row)) for row in wide) * 2 > len(filled)


def _read_delimited(stream: BinaryIO, name: str, chosen: Mapping[str, str] = NO_MAPPING) -> Iterator[Item]:
    head = stream.read(HEAD_BYTES)
    if not head.strip():
        raise InputError(name, "", "is empty", "Export the register again.")
    encoding = find_encoding(head)
    if encoding is None:
        raise InputError(name, "", "is not text", _SHEETS_MEND)
    table = Delimited(Joined(head, stream), name, encoding, find_delimiter(decode_head(head)) or ",")
    failure: InputError | None = None
    try:
        yield from read_table(table.rows(), name, "", shipped_vocabulary(), chosen)
    except InputError as error:
        failure = error
    yield from table.rejected
    if failure is not None:
        raise failure


def _read_workbook(stream: BinaryIO, name: str, chosen: Mapping[str, str] = NO_MAPPING) -> Iterator[Item]:
    with BoundedReading("workbook-rows", stream, name) as reading:
        values = _Ahead(reading.values())
        sheets = 0
        while (about := values.peek()) is not None:
            next(values)
            if not isinstance(about, dict) or not isinstance(about.get("sheet"), str):
                raise InputError(name, "", "its reader answered something that is not a sheet", _SHEETS_MEND)
            sheet = about["sheet"]
            origin = Origin(name, f"sheet '{sheet}'")
            if about.get("hidden"):
                yield Note(origin, "the sheet is hidden in the workbook; it is read all the same")
            first = values.peek()
            if isinstance(first, dict) and "broken" in first:
                next(values)
                yield Rejected(origin, f"cannot be read: {first['broken']}", _SHEETS_MEND)
                continue
            sheets += 1
            if not isinstance(first, list):
                yield Note(origin, "the sheet is empty")
                continue
            yield from read_table(values.rows(name), name, sheet, shipped_vocabulary(), chosen)
        if not sheets:
            yield Rejected(Origin(name), "the workbook has no sheet that can be read", _SHEETS_MEND)
        if reading.isolation is Isolation.LIMITS:
            yield Note(Origin(name), "read in a child with limits only: this host does not allow a network namespace")


class _Ahead:
    """The child's values with one of them known beforehand."""

    def __init__(self, values: Iterator[object]) -> None:
        self._values = values
        self._next: list[object] = []

    def peek(self) -> object | None:
        if not self._next:
            self._next.extend(value for _, value in zip(range(1), self._values, strict=False))
        return self._next[0] if self._next else None

    def __iter__(self) -> _Ahead:
        return self

    def __next__(self) -> object:
        if self.peek() is None:
            raise StopIteration
        return self._next.pop()

    def rows(self, name: str) -> Iterator[Row]:
        """The rows up to the next sheet."""
        while isinstance(row := self.peek(), list):
            next(self)
            if not row or not isinstance(row[0], int) or not all(isinstance(cell, str) for cell in row[1:]):
                raise InputError(name, "", "its reader answered something that is not a row", _SHEETS_MEND)
            yield row[0], row[1:]
