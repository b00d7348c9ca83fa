"""DNS messages: the names a host asks for, and the records a device announces by multicast DNS.

Bounded: at most MAX_RECORDS records and MAX_JUMPS compression jumps a message. A malformed message gives None.

Source: RFC 1035 section 4; RFC 6762; RFC 6763.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

from camcensus.collect.importers.packets.layers import show_ip

MAX_RECORDS = 256  # a message; mDNS answers of cameras hold fewer than 30
MAX_JUMPS = 16  # compression pointers in one name
MAX_NAME = 255  # bytes, RFC 1035 section 2.3.4
_TYPES = {1: "A", 12: "PTR", 16: "TXT", 28: "AAAA", 33: "SRV"}

_HEADER = struct.Struct(">HHHHHH").unpack_from
_RECORD = struct.Struct(">HHIH").unpack_from
_U16 = struct.Struct(">H").unpack_from


class Record(NamedTuple):
    """One resource record."""

    name: str
    kind: str  # A, AAAA, PTR, SRV or TXT
    value: str  # address, name, "port target", or the strings of a TXT record parted by tabs


class Message(NamedTuple):
    """One DNS message."""

    is_answer: bool
    questions: tuple[str, ...]
    records: tuple[Record, ...]


def read_message(data: bytes) -> Message | None:
    """A message with its records of the kinds we read; None if it is malformed before its records end."""
    if len(data) < 12:
        return None
    _, flags, questions, *counts = _HEADER(data)
    at = 12
    asked: list[str] = []
    for _ in range(min(questions, MAX_RECORDS)):
        name, at = _read_name(data, at)
        if name is None or at + 4 > len(data):
            return None
        asked.append(name)
        at += 4
    records: list[Record] = []
    for _ in range(min(sum(counts), MAX_RECORDS)):
        name, at = _read_name(data, at)
        if name is None or at + 10 > len(data):
            break
        number, _, _, size = _RECORD(data, at)
        at += 10
        if at + size > len(data):
            break
        kind = _TYPES.get(number)
        value = _read_value(data, at, size, kind) if kind else None
        if kind and value is not None:
            records.append(Record(name, kind, value))
        at += size
    return Message(bool(flags & 0x8000), tuple(asked), tuple(records))


def read_question(data: bytes) -> str | None:
    """The one name that a plain query asks for, lower case, without the last dot; None for anything else."""
    if len(data) < 17:
        return None
    _, flags, questions, answers, _, _ = _HEADER(data)
    if flags & 0xF800 or questions != 1 or answers:  # an answer, or not a standard query
        return None
    name, at = _read_name(data, 12)
    return name.lower() if name and at + 4 <= len(data) else None


def _read_name(data: bytes, at: int) -> tuple[str | None, int]:
    """The name at an offset and the offset behind it."""
    labels: list[str] = []
    size = jumps = 0
    behind = -1
    while at < len(data):
        length = data[at]
        if length == 0:
            return ".".join(labels), (at + 1 if behind < 0 else behind)
        if length & 0xC0 == 0xC0:
            jumps += 1
            if at + 2 > len(data) or jumps > MAX_JUMPS:
                break
            if behind < 0:
                behind = at + 2
            at = _U16(data, at)[0] & 0x3FFF
            continue
        size += length + 1
        if length & 0xC0 or at + 1 + length > len(data) or size > MAX_NAME:
            break
        labels.append(show_text(data[at + 1 : at + 1 + length]))
        at += 1 + length
    return None, at


def _read_value(data: bytes, at: int, size: int, kind: str) -> str | None:
    if kind in ("A", "AAAA"):
        return show_ip(data[at : at + size]) if size == (4 if kind == "A" else 16) else None
    if kind == "PTR":
        return _read_name(data, at)[0]
    if kind == "SRV":
        target = _read_name(data, at + 6)[0] if size > 6 else None
        return None if target is None else f"{_U16(data, at + 4)[0]} {target}"
    strings: list[str] = []
    stop = at + size
    while at < stop:
        length = data[at]
        if at + 1 + length > stop:
            return None
        if length:
            strings.append(show_text(data[at + 1 : at + 1 + length]))
        at += 1 + length
    return "\t".join(strings)


def show_text(data: bytes) -> str:
    """Bytes as UTF-8, else Latin-1; NUL becomes U+FFFD."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.replace("\x00", "\ufffd")
