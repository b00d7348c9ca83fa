"""SNMP answers (versions 1 and 2c): names and values of what a device says of itself. The community is never kept.

Source: RFC 1157, RFC 3416; X.690 for the encoding. Malformed input gives what was good before.
"""

from __future__ import annotations

from collections.abc import Iterator

from camcensus.collect.importers.packets.dns import show_text

MAX_BINDINGS = 64
MAX_TEXT = 1024  # bytes of one value; sysDescr has at most 255 (RFC 3418)
_OWN = ("1.3.6.1.2.1.1.1.0", "1.3.6.1.2.1.1.2.0")
_MAKERS = "1.3.6.1.4.1."


def read_snmp_answer(data: bytes) -> Iterator[tuple[str, str]]:
    """(object identifier, value) of sysDescr, sysObjectID and of text that stands under a maker's own number."""
    message = _take(data, 0, 0x30)
    if message is None:
        return
    version = _take(data, message[0], 0x02)
    community = _take(data, version[1], 0x04) if version else None
    if version is None or community is None or data[version[0] : version[1]] not in (b"\x00", b"\x01"):
        return
    answer = _take(data, community[1], 0xA2)  # GetResponse
    at = answer[0] if answer else 0
    for _ in range(3):  # request id, error status, error index
        part = _take(data, at, 0x02) if at else None
        at = part[1] if part else 0
    bindings = _take(data, at, 0x30) if at else None
    if bindings is None:
        return
    at, stop = bindings
    for _ in range(MAX_BINDINGS):
        pair = _take(data, at, 0x30) if at < stop else None
        name = _take(data, pair[0], 0x06) if pair else None
        if pair is None or name is None or name[1] >= len(data):
            return
        at = pair[1]
        identifier = _show_identifier(data[name[0] : name[1]])
        text = _show_value(data, name[1])
        if text and (identifier in _OWN or identifier.startswith(_MAKERS)):
            yield identifier, text


def _take(data: bytes, at: int, tag: int) -> tuple[int, int] | None:
    """Start and stop of the content of the element at an offset; None if it has another tag or runs over the end."""
    if at + 2 > len(data) or data[at] != tag:
        return None
    length, at = data[at + 1], at + 2
    if length & 0x80:
        size = length & 0x7F
        if not 1 <= size <= 4 or at + size > len(data):
            return None
        length, at = int.from_bytes(data[at : at + size], "big"), at + size
    return (at, at + length) if at + length <= len(data) else None


def _show_value(data: bytes, at: int) -> str | None:
    text = _take(data, at, 0x04)
    if text is not None:
        raw = data[text[0] : min(text[1], text[0] + MAX_TEXT)].rstrip(b"\x00")
        return show_text(raw) if raw and all(byte >= 32 or byte in (9, 10, 13) for byte in raw) else None
    name = _take(data, at, 0x06)
    return _show_identifier(data[name[0] : name[1]]) if name is not None else None


def _show_identifier(raw: bytes) -> str:
    if not raw or len(raw) > 128:
        return ""
    parts = [min(raw[0] // 40, 2)]
    parts.append(raw[0] - 40 * parts[0])
    number = 0
    for byte in raw[1:]:
        number = number << 7 | byte & 0x7F
        if number > 0xFFFFFFFF:
            return ""
        if not byte & 0x80:
            parts.append(number)
            number = 0
    return ".".join(map(str, parts))
