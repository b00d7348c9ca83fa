"""Delimited text as rows: the encoding and the delimiter are found out, damage is told by line.

Streams: memory is bounded by one row, whatever the file.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from camcensus.model.errors import InputError
from camcensus.model.observation import Origin, Rejected
from camcensus.read.tables import Row

MAX_LINE = 1_048_576  # characters
MAX_COLUMNS = 4_096
MAX_BROKEN = 50  # rows that could not be read before the file is given up
_CHUNK = 65_536
_DELIMITERS = (",", ";", "\t", "|")
_STRAY = re.compile("[\udc80-\udcff]")
_BREAKS = re.compile("\r\n|\r|\n")
_MEND = "Open it in a spreadsheet program, save it as CSV (UTF-8) again and try that."


class Readable(Protocol):
    """Something that gives bytes."""

    def read(self, size: int, /) -> bytes: ...


class Joined:
    """Bytes already taken from a stream, and the rest of it, as one to read from."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; empty at the end."""
        if self._head:
            taken, self._head = self._head[:size], self._head[size:]
            return taken
        return self._rest.read(size)


def find_encoding(head: bytes) -> str | None:
    """The encoding of a text file's beginning; None where it does not look like text."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return encoding
    even, odd = head[0:2000:2].count(0), head[1:2000:2].count(0)
    half = max(1, len(head[:2000]) // 2)
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    controls = sum(1 for byte in head[:4096] if byte < 9 or 13 < byte < 27)
    return None if controls * 25 > len(head[:4096]) else "utf-8"


def decode(stream: Readable, encoding: str) -> Iterator[str]:
    """The text in pieces. Bytes that are not of the encoding are read as Windows-1252, as most such files are."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="surrogateescape" if "8" in encoding else "replace")
    while chunk := stream.read(_CHUNK):
        yield _mend_strays(decoder.decode(chunk))
    yield _mend_strays(decoder.decode(b"", final=True))


def _mend_strays(text: str) -> str:
    if text.isascii():
        return text
    text = _STRAY.sub(lambda match: bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace"), text)
    return text.encode("utf-8", "replace").decode("utf-8") if re.search("[\ud800-\udfff]", text) else text


def decode_head(head: bytes) -> str:
    """The beginning of a file as text; empty where it does not look like text."""
    encoding = find_encoding(head)
    if encoding is None:
        return ""
    decoder = codecs.getincrementaldecoder(encoding)(errors="surrogateescape" if "8" in encoding else "replace")
    return _mend_strays(decoder.decode(head))


def find_delimiter(text: str) -> str | None:
    """The sign between columns: the one that cuts most of the lines into the same number (2 or more) of cells."""
    declared = re.match(r"sep=([,;|\t])\r?\n", text)
    if declared:
        return declared[1]
    lines = [line for line in _BREAKS.split(text)[:60] if line.strip()]
    best: tuple[float, str | None] = (0.0, None)
    for delimiter in _DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        except csv.Error:
            continue
        if not widths:
            continue
        width, times = Counter(widths).most_common(1)[0]
        if width < 2:
            width, times = next(((w, t) for w, t in Counter(widths).most_common() if w > 1), (1, 0))
        score = times / len(widths) + min(width, 20) / 100
        if width > 1 and times * 3 >= len(widths) and score > best[0]:
            best = (score, delimiter)
    return best[1]


@dataclass(slots=True)
class Delimited:
    """A delimited text being read: iterate `rows`, take `rejected` now and then."""

    stream: Readable
    name: str
    encoding: str
    delimiter: str
    rejected: list[Rejected] = field(default_factory=list)
    line: int = 0  # the last line taken
    _pending: list[str] = field(default_factory=list)  # lines of the row being read

    def rows(self) -> Iterator[Row]:
        """Rows with the number of the line that each begins on. Raises InputError where too many are broken."""
        lines = self._lines()
        reader = csv.reader(lines, delimiter=self.delimiter)
        begins = 1
        while True:
            broken = False
            cells: list[str] = []
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:  # a cell over the library's bound of 131,072 characters
                broken = True
                reader = csv.reader(lines, delimiter=self.delimiter)
            if broken or (len(self._pending) > 1 and self._is_unclosed()):
                self._reject(begins, "a quote is opened here and never closed")
                yield from self._lines_after(begins)
            elif len(cells) > MAX_COLUMNS:
                self._reject(begins, f"a row of {len(cells)} columns, over {MAX_COLUMNS}")
            elif begins > 1 or not self._pending[0].startswith("sep="):
                yield begins, cells
            self._pending.clear()
            begins = self.line + 1

    def _lines_after(self, begins: int) -> Iterator[Row]:
        """The lines that an unclosed quote swallowed, each as a row of its own."""
        for at, line in enumerate(self._pending[1:], start=begins + 1):
            try:
                yield from ((at, cells) for cells in csv.reader([line], delimiter=self.delimiter))
            except csv.Error:
                self._reject(at, "a cell longer than can be read")

    def _is_unclosed(self) -> bool:
        try:
            for _ in csv.reader(self._pending, delimiter=self.delimiter, strict=True):
                pass
        except csv.Error as error:
            return "unexpected end" in str(error)
        return False

    def _lines(self) -> Iterator[str]:
        partial = ""
        too_long = False
        for piece in decode(self.stream, self.encoding):
            partial += piece
            held = "\r" if partial.endswith("\r") else ""  # its "\n" may come with the next piece
            *lines, partial = _BREAKS.split(partial.removesuffix(held))
            partial += held
            for line in lines:
                yield self._one_line("" if too_long else line)
                too_long = False
            if len(partial) > MAX_LINE:
                if not too_long:
                    self._reject(self.line + 1, f"a line longer than {MAX_LINE} characters")
                partial, too_long = "", True
        *lines, last = _BREAKS.split(partial)
        for line in lines:
            yield self._one_line("" if too_long else line)
            too_long = False
        if last and not too_long:
            yield self._one_line(last)

    def _one_line(self, line: str) -> str:
        self.line += 1
        if len(line) > MAX_LINE:
            self._reject(self.line, f"a line longer than {MAX_LINE} characters")
            line = ""
        self._pending.append(line + "\n")
        return line + "\n"

    def _reject(self, line: int, problem: str) -> None:
        if len(self.rejected) >= MAX_BROKEN:
            raise InputError(self.name, f"line {line}", f"{problem}; more than {MAX_BROKEN} rows are like that", _MEND)
        self.rejected.append(Rejected(Origin(self.name, f"line {line}"), problem, _MEND))
