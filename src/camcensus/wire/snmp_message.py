"""SNMP responses as they travel: BER, from which object ids and values are read.

A datagram kept one character a byte in, pairs of text out. Lengths that run past the end are cut off there.

Source: RFC 3416 section 3, RFC 1901; X.690 sections 8.1 to 8.3, 8.7 and 8.19.
"""

from __future__ import annotations

import re

MAX_BINDINGS = 200
_SEQUENCE, _INTEGER, _TEXT, _OBJECT_ID, _RESPONSE = 0x30, 0x02, 0x04, 0x06, 0xA2
_COUNTERS = frozenset({0x41, 0x42, 0x43, 0x46})
# a sequence that begins with version 1 or 2c and a text, the community
_BEGINNING = re.compile(r"0(?:[\x00-\x7f]|\x81.|\x82..)\x02\x01[\x00\x01]\x04", re.DOTALL)


def is_response(raw: str) -> bool:
    """True for what begins as an SNMP message of version 1 or 2c."""
    return _BEGINNING.match(raw) is not None


def read_bindings(raw: str) -> tuple[tuple[str, str], ...]:
    """Object id and value of each binding, in order; objects without a value are left out. Never raises.

    Values: text as it is (UTF-8, else a character a byte), object ids with dots, numbers in decimal.
    """
    try:
        data = raw.encode("latin-1")
    except UnicodeEncodeError:
        return ()
    message = _elements(_content(data, _SEQUENCE))
    pdu = next((content for tag, content in message if tag == _RESPONSE), b"")
    bindings = next((content for tag, content in _elements(pdu) if tag == _SEQUENCE), b"")
    found = []
    for tag, content in _elements(bindings):
        pair = _elements(content)
        if tag == _SEQUENCE and len(pair) == 2 and pair[0][0] == _OBJECT_ID:
            value = _value(*pair[1])
            if value is not None:
                found.append((_object_id(pair[0][1]), value))
    return tuple(found)


def _value(tag: int, content: bytes) -> str | None:
    if tag == _TEXT:
        try:
            return content.decode("utf-8").strip("\0")
        except UnicodeDecodeError:
            return content.decode("latin-1").strip("\0")
    if tag == _OBJECT_ID:
        return _object_id(content)
    if (tag == _INTEGER or tag in _COUNTERS) and len(content) <= 9:
        return str(int.from_bytes(content, "big", signed=tag == _INTEGER))
    return None


def _object_id(content: bytes) -> str:
    numbers, number = [], 0
    for byte in content[:256]:
        number = min(number << 7 | byte & 0x7F, 0xFFFFFFFF)
        if not byte & 0x80:
            numbers.append(number)
            number = 0
    if not numbers:
        return ""
    first = min(numbers[0] // 40, 2)
    return ".".join(map(str, (first, numbers[0] - 40 * first, *numbers[1:])))


def _content(data: bytes, tag: int) -> bytes:
    return next((content for found, content in _elements(data) if found == tag), b"")


def _elements(data: bytes) -> list[tuple[int, bytes]]:
    """Tags and contents in order, at most MAX_BINDINGS."""
    found: list[tuple[int, bytes]] = []
    at = 0
    while at + 1 < len(data) and len(found) < MAX_BINDINGS:
        tag, length, at = data[at], data[at + 1], at + 2
        if length & 0x80:
            size = length & 0x7F
            length, at = int.from_bytes(data[at : at + size], "big"), at + size
        found.append((tag, data[at : at + length]))
        at += length
    return found
