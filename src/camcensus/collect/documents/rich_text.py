"""RTF as plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from striprtf import striprtf

from camcensus.collect.documents.paragraphs import lines_of, pieces_of_lines
from camcensus.collect.documents.pieces import About, Found, Piece, Problem
from camcensus.collect.documents.tables import Row, rows_as_pieces
from camcensus.model.errors import InputError

_to_text: Callable[..., str] = striprtf.rtf_to_text

MAX_BYTES = 24 * 1024 * 1024
_HTML_INSIDE = re.compile(r"\\fromhtml1", re.I)
_PICTURE = re.compile(r"[0-9a-fA-F\s]{2000,}")
_DELETED = re.compile(r"\\deleted\b[^{}]*")
_HIDDEN_TEXT = re.compile(r"\\v\b(?!0)")


def read_rtf(data: bytes) -> Iterator[Found]:
    """Paragraphs and simple tables of an RTF file."""
    yield About("RTF")
    text = rtf_to_plain(data[:MAX_BYTES])
    rows: list[Row] = []
    block: list[str] = []
    start = 1
    for at, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in line.rstrip("|").split("|")]
        if len(cells) > 1 and line.rstrip().endswith("|"):  # how the library writes table rows
            yield from _paragraphs(block, start)
            block = []
            rows.append(Row(cells, f"line {at}"))
            continue
        yield from rows_as_pieces(rows)
        rows = []
        if not block:
            start = at
        block.append(line)
    yield from rows_as_pieces(rows)
    yield from _paragraphs(block, start)
    if len(data) > MAX_BYTES:
        yield Problem("", f"is longer than {MAX_BYTES} bytes; the rest was not read", "Split it.")


def _paragraphs(block: list[str], start: int) -> Iterator[Piece]:
    for at, line in enumerate(block):
        yield from (
            pieces_of_lines(lines_of(line), f"line {start + at}, part") if "\n" in line else _one(line, start + at)
        )


def _one(line: str, at: int) -> Iterator[Piece]:
    for piece in pieces_of_lines(lines_of(line)):
        yield Piece(piece.kind, f"line {at}", piece.text, number=piece.number, bold=piece.bold)


def rtf_to_plain(data: bytes) -> str:
    """The text of RTF; deleted text left out. Raises InputError where it is no RTF."""
    text = _PICTURE.sub("", data.decode("latin-1"))
    text = _DELETED.sub("", text)
    try:
        return str(_to_text(text, encoding="cp1252", errors="replace"))
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        problem = f"is no RTF that can be read: {str(error)[:120]}"
        raise InputError("", "", problem, "Open it in a word processor and save it as DOCX.") from None
