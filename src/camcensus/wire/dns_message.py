"""DNS messages as mDNS sends them: the records that name services and hosts.

A message kept one character a byte in, records out. Names that point in circles or past the end are cut off there; what
stood before damage is kept.

Source: RFC 1035 sections 3.2, 3.3 and 4.1; RFC 2782 (SRV); RFC 6762 section 18.
"""

from __future__ import annotations

from dataclasses import dataclass

MAX_RECORDS = 200  # looked at; a device announces a dozen services at most
MAX_POINTERS = 16  # followed in one name
_MAX_NAME = 255
_KINDS = {1: "A", 12: "PTR", 16: "TXT", 28: "AAAA", 33: "SRV"}


@dataclass(frozen=True, slots=True)
class Record:
    """One resource record of the kinds that are read."""

    kind: str  # "A", "AAAA", "PTR", "SRV", "TXT"
    name: str  # labels joined with dots, without the last one
    target: str = ""  # of PTR and SRV
    entries: tuple[str, ...] = ()  # of TXT


def is_message(raw: str) -> bool:
    """True for a response with counts that its length can hold; false for text and for anything with wider characters."""
    data = _bytes_of(raw[:12])
    if len(data) < 12 or not data[2] & 0x80 or data[2] & 0x78:
        return False
    questions, *records = (int.from_bytes(data[at : at + 2], "big") for at in (4, 6, 8, 10))
    return 12 + 5 * questions + 11 * sum(records) <= len(raw) and sum(records) > 0


def read_records(raw: str) -> tuple[Record, ...]:
    """The records of a message in order, as far as it can be read. Never raises."""
    data = _bytes_of(raw)
    questions, *counts = (_number(data, at) for at in (4, 6, 8, 10))
    at = 12
    for _ in range(min(questions, MAX_RECORDS)):
        at = _after_name(data, at) + 4
    found: list[Record] = []
    for _ in range(min(sum(counts), MAX_RECORDS)):
        name, at = _name(data, at), _after_name(data, at)
        kind, start = _KINDS.get(_number(data, at)), at + 10
        at = start + _number(data, at + 8)
        if at > len(data):
            break
        if kind is not None:
            found.append(_record(data, kind, name, start, at))
    return tuple(found)


def _record(data: bytes, kind: str, name: str, start: int, end: int) -> Record:
    if kind == "PTR":
        return Record(kind, name, target=_name(data, start))
    if kind == "SRV":
        return Record(kind, name, target=_name(data, start + 6))
    return Record(kind, name, entries=_entries(data[start:end]) if kind == "TXT" else ())


def _entries(content: bytes) -> tuple[str, ...]:
    found, at = [], 0
    while at < len(content):
        found.append(content[at + 1 : at + 1 + content[at]].decode("utf-8", "replace"))
        at += 1 + content[at]
    return tuple(found)


def _name(data: bytes, at: int) -> str:
    """The name at a place, pointers followed; what was read where it breaks off."""
    labels: list[str] = []
    length, pointers = 0, 0
    while at < len(data) and (size := data[at]) and length <= _MAX_NAME:
        if size >= 0xC0:
            pointers += 1
            if pointers > MAX_POINTERS:
                break
            at = _number(data, at) & 0x3FFF
            continue
        labels.append(data[at + 1 : at + 1 + size].decode("utf-8", "replace"))
        at += 1 + size
        length += 1 + size
    return ".".join(labels)


def _after_name(data: bytes, at: int) -> int:
    """The place after a name, where a pointer ends it."""
    while at < len(data) and (size := data[at]):
        if size >= 0xC0:
            return at + 2
        at += 1 + size
    return at + 1


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "big")


def _bytes_of(raw: str) -> bytes:
    try:
        return raw.encode("latin-1")
    except UnicodeEncodeError:
        return b""
