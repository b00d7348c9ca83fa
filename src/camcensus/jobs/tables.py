"""Tables that people keep, as spreadsheets save them: CSV with any separator, in UTF-8, UTF-16 or Windows-1252.

A table comes in once and goes on as texts under folded column names: small letters, words joined by "_".
"""

from __future__ import annotations

import codecs
import csv
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from camcensus.model.errors import InputError

MAX_BYTES = 256 * 1024 * 1024  # of one table; 4,000 readings take some 10 MB
MAX_CELL = 1_000_000  # characters
_SEPARATORS = (",", ";", "\t")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # XLSX and ODS are zip files, XLS is an OLE file
_SAVE = "Save it as CSV in UTF-8."
_NAMED = 8  # columns named in a message
_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:[ T].*)?")
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T].*)?")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the names of its columns as they stand there, and rows with the line that each begins on."""

    source: str
    names: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]  # under folded names; empty cells left out


def read_table(path: Path) -> Table:
    """Read a table. Raises InputError for what is no table, and for a row with more cells than there are columns."""
    return parse_table(decode(read_bytes(path), str(path)), str(path))


def read_bytes(path: Path) -> bytes:
    """A file whole; `-` is standard input. Raises InputError for what is no plain file, or too long."""
    try:
        if str(path) == "-":
            content = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            if path.exists() and not path.is_file() and not path.is_dir():
                raise InputError(str(path), "", "is no plain file", "Save it as a file.")
            with path.open("rb") as stream:
                content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(str(path), "", f"cannot be read: {error.strerror}", "Name a CSV file.") from None
    except ValueError:  # a NUL in the name
        raise InputError(str(path), "", "is no name of a file", "Name a CSV file.") from None
    if len(content) > MAX_BYTES:
        raise InputError(str(path), "", f"is longer than {MAX_BYTES:,} bytes", "Divide it.")
    return content


def decode(content: bytes, source: str) -> str:
    """Text as spreadsheets save it: by its byte order mark, else UTF-8, else Windows-1252. Raises InputError."""
    if content.startswith(_WORKBOOKS):
        raise InputError(source, "", "is a workbook, not CSV", "Open it and save the sheet as CSV in UTF-8.")
    encoding = next((name for bom, name in _BOMS if content.startswith(bom)), "")
    try:
        if encoding:
            return content.decode(encoding)
        if b"\0" in content:
            raise InputError(source, f"byte {content.index(0)}", "is not text", _SAVE)
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            return content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise InputError(source, f"byte {error.start}", "is not text in UTF-8 or Windows-1252", _SAVE) from None


def parse_table(text: str, source: str) -> Table:
    """Rows of a CSV text. Raises InputError."""
    csv.field_size_limit(MAX_CELL)
    lines = [line + "\n" for line in text.split("\n" if "\n" in text or "\r" not in text else "\r")]
    skipped = 0
    separator = ""
    if lines[0].strip().casefold() in {f"sep={one}".strip() for one in _SEPARATORS}:  # as Excel marks it
        separator, skipped = lines[0].strip("\r\n")[4:] or "\t", 1
    reader = csv.reader(lines[skipped:], delimiter=separator or _separator(lines[0]), strict=True)
    try:
        header = next((row for row in reader if any(cell.strip() for cell in row)), [])
        folded = [fold(name) for name in header]
        rows = []
        begins = reader.line_num + skipped + 1
        for row in reader:
            if any(cell.strip() for cell in row):
                _check_width(row, header, source, begins)
                rows.append((begins, {name: cell for name, cell in zip(folded, row, strict=False) if name and cell}))
            begins = reader.line_num + skipped + 1
    except csv.Error as error:
        raise InputError(source, f"line {reader.line_num + skipped}", f"is not CSV: {error}", _SAVE) from None
    return Table(source, tuple(name.strip() for name in header), tuple(rows))


def _separator(first: str) -> str:
    """The separator that stands most often in the first line, outside quotes; a comma where none does."""
    outside = "".join(first.split('"')[::2])
    return max(_SEPARATORS, key=lambda one: (outside.count(one), one == ","))


def _check_width(row: Sequence[str], header: Sequence[str], source: str, line: int) -> None:
    if any(cell.strip() for cell in row[len(header) :]):
        raise InputError(
            source,
            f"line {line}",
            f"has {len(row)} cells under {len(header)} columns",
            "Put cells that hold the separator into quotes, or name the column.",
        )


def fold(name: str) -> str:
    """A column's name as it is looked up: 'Date sent' and 'date_sent' are one."""
    return "_".join(re.findall(r"\w+", name.replace("_", " ").casefold()))


def columns_of(table: Table, wanted: Mapping[str, Sequence[str]], needed: Sequence[str]) -> dict[str, str]:
    """field -> folded name of the column it is taken from: of its names the first that is there.

    Args:
        needed: of these fields one at least must have a column.

    Raises: InputError where none has, or a column that is taken stands there twice.
    """
    names = [fold(name) for name in table.names]
    found = {field: next((one for one in of if one in names), "") for field, of in wanted.items()}
    if needed and not any(found[field] for field in needed):
        there = ", ".join(repr(name[:40]) for name in table.names[:_NAMED] if name) or "no names"
        more = f" and {len(table.names) - _NAMED} more" if len(table.names) > _NAMED else ""
        raise InputError(
            table.source,
            "line 1",
            f"has no column {' or '.join(needed)}; it has {there}{more}",
            f"Name the column that holds it {needed[0]!r}.",
        )
    for field, name in found.items():
        if name and names.count(name) > 1:
            raise InputError(table.source, "line 1", f"has two columns {name!r}", f"Keep one, for {field}.")
    return {field: name for field, name in found.items() if name}


def cell(row: Mapping[str, str], name: str | None) -> str:
    """A text, without the apostrophe that keeps spreadsheets from taking it for a formula."""
    text = row.get(name, "").strip() if name else ""
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@＝＋－＠") else text


def read_days(cells: Iterable[tuple[str, str]], source: str, column: str) -> list[str]:
    """Days of one column as YYYY-MM-DD; spreadsheets turn them into 16/11/2026 or 11/16/2026 as they please.

    Which comes first, day or month, must follow from the column as a whole: it is not guessed.

    Args:
        cells: the place of each row, and its cell; an empty one stays empty.

    Raises: InputError, with the place, for a cell that is no day, or where either order would do.
    """
    placed = list(cells)
    slashed = [(place, text, match) for place, text in placed if (match := _DAY.fullmatch(text))]
    day_first = all(_made(match, 0, 1) for *_, match in slashed)
    month_first = all(_made(match, 1, 0) for *_, match in slashed)
    for place, text, match in slashed:
        if not day_first and not month_first and not (_made(match, 0, 1) and _made(match, 1, 0)):
            raise _no_day(source, place, column, text)
        if day_first and month_first and _made(match, 0, 1) != _made(match, 1, 0):
            raise InputError(
                source, place, f"{column} is {text[:40]!r}, day or month first", "Write days as YYYY-MM-DD."
            )
    found = []
    for place, text in placed:
        if match := _DAY.fullmatch(text):
            made = _made(match, 0, 1) if day_first else _made(match, 1, 0)
        else:
            iso = _ISO_DAY.fullmatch(text)
            made = _iso(iso[1]) if iso else ""
        if text and not made:
            raise _no_day(source, place, column, text)
        found.append(made)
    return found


def _made(match: re.Match[str], day: int, month: int) -> str:
    parts = (int(match[1]), int(match[2]))
    return _iso(f"{match[3]}-{parts[month]:02d}-{parts[day]:02d}")


def _iso(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _no_day(source: str, place: str, column: str, text: str) -> InputError:
    return InputError(source, place, f"{column} is {text[:40]!r}", "Write days as YYYY-MM-DD, or leave them out.")
