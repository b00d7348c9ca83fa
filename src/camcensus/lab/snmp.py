"""SNMP v1 and v2c GET and GETNEXT of an emulated device. Source: RFC 1157 section 4, RFC 3416 section 4, BER of X.690."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from camcensus.lab.host import Host

_GET, _GET_NEXT, _RESPONSE = 0xA0, 0xA1, 0xA2
_NO_SUCH_OBJECT, _END_OF_VIEW = b"\x80\x00", b"\x82\x00"


def snmp_reply(host: Host, values: Mapping[str, Any], data: bytes) -> list[bytes]:
    """The response, or none where the community is another or the message is not understood."""
    try:
        message, _ = _take(data, 0x30)
        version, rest = _take(message, 0x02)
        community, rest = _take(rest, 0x04)
        kind, (pdu, _) = rest[0], _take(rest, rest[0])
        number, tail = _take(pdu, 0x02)
        _, tail = _take(tail, 0x02)
        _, tail = _take(tail, 0x02)
        bindings, _ = _take(tail, 0x30)
        names: list[tuple[int, ...]] = []
        while bindings:
            binding, bindings = _take(bindings, 0x30)
            names.append(_oid(_take(binding, 0x06)[0]))
    except (IndexError, ValueError):
        return []
    if kind not in (_GET, _GET_NEXT) or community.decode("latin-1") != values.get("community", "public"):
        return []
    known = sorted((tuple(map(int, str(oid).split("."))), value) for oid, value in values["values"].items())
    items = b""
    for name in names:
        if kind == _GET:
            found = next(((oid, value) for oid, value in known if oid == name), None)
        else:
            found = next(((oid, value) for oid, value in known if oid > name), None)
        if found is None:
            missing = _NO_SUCH_OBJECT if kind == _GET else _END_OF_VIEW
            items += _wrap(0x30, _wrap(0x06, _packed(name)) + missing)
        else:
            items += _wrap(0x30, _wrap(0x06, _packed(found[0])) + _value(host, found[1]))
    pdu = _wrap(0x02, number) + _wrap(0x02, b"\0") + _wrap(0x02, b"\0") + _wrap(0x30, items)
    return [_wrap(0x30, _wrap(0x02, version) + _wrap(0x04, community) + _wrap(_RESPONSE, pdu))]


def _value(host: Host, value: object) -> bytes:
    """A text; a number; a text that begins "oid:" as an object id."""
    if isinstance(value, int):
        return _wrap(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))
    text = str(value)
    if text.startswith("oid:"):
        return _wrap(0x06, _packed(tuple(map(int, text[4:].split(".")))))
    return _wrap(0x04, host.fill(text.encode()))


def _take(data: bytes, tag: int) -> tuple[bytes, bytes]:
    """Content of the first element and what follows it. Raises ValueError, IndexError."""
    if data[0] != tag:
        raise ValueError(f"tag {data[0]:#x}")
    length, at = data[1], 2
    if length & 0x80:
        size = length & 0x7F
        length, at = int.from_bytes(data[2 : 2 + size], "big"), 2 + size
    if at + length > len(data):
        raise ValueError("cut short")
    return data[at : at + length], data[at + length :]


def _wrap(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def _oid(data: bytes) -> tuple[int, ...]:
    numbers, value = [data[0] // 40, data[0] % 40], 0
    for byte in data[1:]:
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            numbers.append(value)
            value = 0
    return tuple(numbers)


def _packed(numbers: tuple[int, ...]) -> bytes:
    out = bytearray([numbers[0] * 40 + numbers[1]]) if len(numbers) > 1 else bytearray([0])
    for number in numbers[2:]:
        digits = [number & 0x7F]
        while number := number >> 7:
            digits.append(number & 0x7F | 0x80)
        out += bytes(reversed(digits))
    return bytes(out)
