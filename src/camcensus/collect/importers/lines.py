"""Text files line by line, in bounded memory, and the count of the lines that were not understood.

Used by the importers of tables and logs that programs print: ARP and MAC tables, leases, query logs.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from camcensus.model.errors import InputError
from camcensus.model.observation import Origin, Rejected

MAX_LINE = 65_536  # bytes; no table or log that we read has lines near this
SHOWN = 20  # rejected lines shown one by one; the others are one total
SHOWN_TEXT = 80  # characters of a rejected line that its message repeats

_MAC_FORMS = re.compile(
    r"(?:[0-9a-f]{1,2}([:-])(?:[0-9a-f]{1,2}\1){4}[0-9a-f]{1,2}"  # 44:19:b6:0:0:1, 44-19-B6-00-00-01
    r"|[0-9a-f]{4}([.-])[0-9a-f]{4}\2[0-9a-f]{4}"  # 4419.b600.0001, 4419-b600-0001
    r"|[0-9a-f]{6}-?[0-9a-f]{6})",  # 4419b6-000001, 4419b6000001
    re.IGNORECASE,
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def normalise_mac(text: str) -> str | None:
    """A hardware address in any common spelling as aa:bb:cc:dd:ee:ff; None if it is not one."""
    if not _MAC_FORMS.fullmatch(text):
        return None
    for mark in ":-":
        parts = text.split(mark)
        if len(parts) == 6:
            return ":".join(part.zfill(2) for part in parts).lower()
    digits = re.sub("[.:-]", "", text).lower()
    return ":".join(digits[at : at + 2] for at in range(0, 12, 2))


def is_device_mac(mac: str) -> bool:
    """Can this (normalised) address be that of one network card? Not: group, broadcast and all-zero addresses."""
    return not int(mac[:2], 16) & 1 and mac != "00:00:00:00:00:00"


def is_virtual_router_mac(mac: str) -> bool:
    """Is it an address that routers share (VRRP, HSRP, GLBP)? RFC 9568 section 7.3; Cisco's documented ranges."""
    return mac.startswith(("00:00:5e:00:01:", "00:00:5e:00:02:", "00:00:0c:07:ac:", "00:00:0c:9f:f", "00:07:b4:00:"))


def decode_head(head: bytes) -> str:
    """The beginning of a file as text for recognising; empty where it is not text."""
    text = head.decode(_encoding(head), errors="replace").lstrip("\ufeff")
    return "" if "\x00" in text else text


def read_lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, str]]:
    """Line numbers (from 1) and lines without their end, decoded; at most MAX_LINE bytes of each.

    UTF-8 and UTF-16 are told by their mark; bytes that are not UTF-8 are read as Latin-1. Control characters come out
    as spaces. Raises InputError for an empty file.
    """
    head = _read_full(stream, 4)
    if not head:
        raise InputError(name, "", "the file is empty", "Export it again.")
    encoding = _encoding(head)
    decoder = codecs.getincrementaldecoder(encoding)("replace") if encoding != "utf-8" else None
    number = 0
    rest, cut = b"", False
    block = head
    while block:
        data = rest + (decoder.decode(block).encode("utf-8", "replace") if decoder else block)
        *lines, rest = data.split(b"\n")
        for line in lines:
            number += 1
            if not cut:
                yield number, _decode(line)
            cut = False
        if len(rest) > MAX_LINE:
            if not cut:
                yield number + 1, _decode(rest[:MAX_LINE])
            rest, cut = b"", True
        block = stream.read(1 << 18)
    if rest and not cut:
        yield number + 1, _decode(rest)


def _read_full(stream: BinaryIO, size: int) -> bytes:
    data = b""
    while len(data) < size and (more := stream.read(size - len(data))):
        data += more
    return data


def _encoding(head: bytes) -> str:
    return "utf-16" if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8"


def _decode(line: bytes) -> str:
    line = line[:MAX_LINE]
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        text = line.decode("latin-1")
    return _CONTROLS.sub(" ", text.lstrip("\ufeff").rstrip("\r"))


class Unread:
    """Counts what was not understood: the first SHOWN one by one, the rest as one total at the end."""

    def __init__(self, name: str, what: str, mend: str) -> None:
        self.name = name
        self.what = what  # "a line of an ARP or MAC table"
        self.mend = mend
        self.count = 0

    def reject(self, place: str, found: str) -> Iterator[Rejected]:
        """The rejected item, while there are few."""
        self.count += 1
        if self.count <= SHOWN:
            shown = found.strip()
            shown = shown[:SHOWN_TEXT] + ("…" if len(shown) > SHOWN_TEXT else "")
            yield Rejected(Origin(self.name, place), f"'{shown}' is not {self.what}", self.mend)

    def total(self) -> Iterator[Rejected]:
        """One item for all that were not shown."""
        if self.count > SHOWN:
            more = self.count - SHOWN
            yield Rejected(Origin(self.name), f"{more} more that are not {self.what}", self.mend)
