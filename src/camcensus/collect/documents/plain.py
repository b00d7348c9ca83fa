"""Plain text in any encoding, and CSV."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from camcensus.collect.documents.paragraphs import Line, lines_of, pieces_of_lines
from camcensus.collect.documents.pieces import About, Found, Problem
from camcensus.collect.documents.quoting import mark_quoting, own_where_forwarded
from camcensus.collect.documents.tables import Row, rows_as_pieces

MAX_TEXT_BYTES = 32 * 1024 * 1024
MAX_CSV_ROWS = 200_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64 * 1024
_WIDE_ROW = 4_096  # columns


# What these names mean in mail and on the web: senders that say Latin-1 write Windows' quotation marks all the same. UTF-8
# is tried before them, since a text that is valid UTF-8 is hardly ever anything else.
# Source: WHATWG Encoding Standard, section 4.2, labels of windows-1252.
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "l1", "cp819", "windows-1252", "cp1252"})


def decode(data: bytes, stated: str | None = None) -> str:
    """Text of bytes in whatever encoding: its mark, what is stated where it fits, UTF-8, else the likeliest."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    latin = (stated or "").strip().casefold().replace("_", "-") in _LATIN
    for encoding in ("utf-8", "cp1252") if latin else filter(None, (stated, "utf-8")):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    if b"\x00" in data[:_SAMPLE]:
        return data.decode(_sixteen(data), "replace")
    best = from_bytes(data[:_SAMPLE], cp_isolation=["cp1252", "iso8859_14", "mac_roman", "cp850", "cp1250"]).best()
    encoding = best.encoding if best is not None else "cp1252"
    if encoding in ("cp1250", "iso8859_14") and not re.search(rb"[\xd0\xf0\xde\xfe]", data):
        encoding = "cp1252"  # British and Irish offices write it; the others only with Welsh w and y circumflex
    return data.decode(encoding, "replace")


def _sixteen(data: bytes) -> str:
    return "utf-16-le" if data[1:400:2].count(0) >= data[0:400:2].count(0) else "utf-16-be"


def read_text(data: bytes) -> Iterator[Found]:
    """Paragraphs of plain text, an e-mail pasted into a text file told apart from its quoted request."""
    yield About("plain text")
    yield from text_pieces(decode(data[:MAX_TEXT_BYTES]))
    if len(data) > MAX_TEXT_BYTES:
        yield Problem("", f"is longer than {MAX_TEXT_BYTES} bytes; the rest was not read", "Split it.")


def text_pieces(text: str, subject: str = "", word: str = "line") -> Iterator[Found]:
    """Paragraphs of a message's or letter's plain text."""
    table = _table_in_text(text)
    if table:
        yield from table
        return
    lines: list[Line] = list(own_where_forwarded(mark_quoting(lines_of(text)), subject))
    yield from pieces_of_lines(lines, word)


def _table_in_text(text: str) -> list[Found]:
    """A text that is nothing but tab-separated rows of one width, as pasted from a spreadsheet."""
    lines = [line for line in text[:200_000].splitlines() if line.strip()]
    if len(lines) < 2 or "\t" not in text or len({line.count("\t") for line in lines}) != 1:
        return []
    rows = [Row(line.split("\t"), f"line {at}") for at, line in enumerate(text.splitlines(), start=1) if line.strip()]
    return list(rows_as_pieces(rows))


def looks_like_csv(text: str, name: str) -> str | None:
    """The separator of a CSV file, None where the text is no table. A file named .csv needs less to be one."""
    sample = text[:_SAMPLE]
    lines = [line for line in sample.splitlines()[:40] if line.strip()]
    if len(lines) < 2:
        return "," if name.lower().endswith((".csv", ".tsv")) and "," in sample else None
    named = name.lower().endswith((".csv", ".tsv"))
    for separator in ("\t", ",", ";", "|"):
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=separator) if any(row)][:40]
        except csv.Error:
            continue
        if len(widths) < 2:
            continue
        usual = max(set(widths), key=widths.count)
        if (
            usual > 1
            and widths.count(usual) >= (0.5 if named else 0.95) * len(widths)
            and (named or usual > 2 or separator == "\t")
        ):
            return separator
    return "," if named and any("," in line for line in lines) else None


def read_csv(data: bytes, separator: str) -> Iterator[Found]:
    """Rows of a CSV file with their headers."""
    yield About("CSV")
    text = decode(data[:MAX_TEXT_BYTES])
    rows: list[Row] = []
    wide = False
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            wide = wide or len(row) > _WIDE_ROW
            rows.append(Row(row[:_WIDE_ROW], f"row {len(rows) + 1}"))
            if len(rows) >= MAX_CSV_ROWS:
                break
    except csv.Error as error:
        yield Problem(f"row {len(rows) + 1}", f"is no row of a CSV file: {error}", "Save it as CSV again.")
    yield from rows_as_pieces(rows)
    if wide:
        yield Problem("", f"has rows of more than {_WIDE_ROW} columns; the rest was not read", "Split it.")
    if len(rows) >= MAX_CSV_ROWS or len(data) > MAX_TEXT_BYTES:
        yield Problem("", f"is longer than {MAX_CSV_ROWS} rows; the rest was not read", "Split it.")
