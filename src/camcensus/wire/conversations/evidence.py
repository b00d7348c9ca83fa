"""One exchange -> the parts of it that are evidence: what a capture's reader makes observations of.

An answer over HTTP says two things: who serves it (its head) and what is served. Both are evidence of different kinds,
and an icon counts by its hash alone. Text is made of bytes here and nowhere else, so that a live scan and a capture read
next year see the same characters.

Source: RFC 9112 section 7.1 (chunks); the hash of an icon as Shodan counts it is MurmurHash3 (x86, 32 bit, seed 0, signed)
of the base64 with line ends, see https://github.com/aappleby/smhasher/wiki/MurmurHash3.
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from dataclasses import dataclass

from camcensus.model.scan import Exchange, ScanEnd
from camcensus.wire.conversations.probes import PROBES

MAX_DECODED = 128 * 1024  # bytes of a body after decoding, however small it was on the wire
_BYTES = frozenset({"mdns", "snmp", "tplink-discovery", "dhip", "xiongmai"})  # read byte by byte, never as UTF-8
_DOCUMENTS = {  # kinds that are carried in a body; what such a body must hold to be read as one
    "isapi-deviceinfo": re.compile(rb"<(?:DeviceInfo|ResponseStatus|userCheck)\b"),
    "isapi": re.compile(rb"<(?:InputProxyChannelList|ResponseStatus|userCheck)\b"),
    "isapi-capabilities": re.compile(rb"<(?:\w{0,40}Cap|ResponseStatus|userCheck)\b"),
    "onvif": re.compile(rb"<(?:[\w.-]{1,40}:)?Envelope\b"),
    "vapix": re.compile(rb'"propertyList"'),
    "dahua-cgi": re.compile(rb"\A\s{0,16}(?:type=|table\.|caps\.|Error\b)"),
    "ssdp": re.compile(rb"urn:schemas-upnp-org"),
}
_HEADER = re.compile(rb"(?im)^(transfer-encoding|content-encoding)[ \t]{0,8}:[ \t]{0,8}([^\r\n]{0,64})")
_USELESS = frozenset({ScanEnd.OFF_LIMITS, ScanEnd.STOPPED, ScanEnd.REFUSED, ScanEnd.UNREACHABLE})


@dataclass(frozen=True, slots=True)
class Part:
    """What one observation is made of."""

    kind: str
    field: str | None
    raw: str


def parts_of(exchange: Exchange) -> tuple[Part, ...]:
    """The parts of one exchange; none where nothing was received or the question makes no observation."""
    data, kind = exchange.received, exchange.kind
    if not data or kind is None or exchange.end in _USELESS:
        return ()
    if data[:5].upper() == b"HTTP/" and _travels_over_http(exchange):
        return _http_parts(exchange.probe, kind, data)
    if exchange.end is ScanEnd.NOT_THIS_PROTOCOL:
        return (Part("banner", None, text_of(data)),)
    return (Part(kind, None, data.decode("latin-1") if kind in _BYTES else text_of(data)),)


def text_of(data: bytes) -> str:
    """Bytes as text: UTF-8 where they are that throughout or up to where they were cut off, else a character a byte."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        if problem.start >= len(data) - 3 and problem.reason == "unexpected end of data":
            return data[: problem.start].decode("utf-8")
        return data.decode("latin-1")


def status_of(data: bytes) -> int | None:
    """The status code of an HTTP answer; None where it is not one."""
    match = re.match(rb"HTTP/\d(?:\.\d)? (\d{3})(?!\d)", data, re.IGNORECASE)
    return int(match[1]) if match else None


def favicon_parts(data: bytes) -> tuple[Part, ...]:
    """An HTTP answer to the question for the icon -> its hashes as fields of kind "http": http.favicon-md5, -mmh3 and
    -sha256; none where the answer is not an icon (another status, a page, nothing)."""
    _, body = split_http(data)
    if status_of(data) != 200 or not body or body.lstrip()[:1] == b"<":
        return ()
    return (
        Part("http", "http.favicon-md5", hashlib.md5(body, usedforsecurity=False).hexdigest()),
        Part("http", "http.favicon-mmh3", str(murmur3(base64.encodebytes(body)))),
        Part("http", "http.favicon-sha256", hashlib.sha256(body).hexdigest()),
    )


def split_http(data: bytes) -> tuple[bytes, bytes]:
    """Head with its blank line, and body without chunk framing and compression, at most MAX_DECODED bytes of it."""
    match = re.search(rb"\r?\n\r?\n", data)
    if match is None:
        return data, b""
    head, body = data[: match.end()], data[match.end() :]
    for name, value in _HEADER.findall(head):
        if name.lower() == b"transfer-encoding" and b"chunked" in value.lower():
            body = _without_chunks(body)
    for name, value in _HEADER.findall(head):
        if name.lower() == b"content-encoding" and value.strip().lower() in (b"gzip", b"x-gzip", b"deflate"):
            body = _inflated(body)
    return head, body[:MAX_DECODED]


def murmur3(data: bytes) -> int:
    """MurmurHash3, x86, 32 bit, seed 0, as a signed number."""
    state, mask = 0, 0xFFFFFFFF
    whole = len(data) - len(data) % 4
    for at in range(0, whole, 4):
        state ^= _mixed(int.from_bytes(data[at : at + 4], "little"))
        state = ((state << 13 | state >> 19) * 5 + 0xE6546B64) & mask
    if tail := data[whole:]:
        state ^= _mixed(int.from_bytes(tail, "little"))
    state ^= len(data)
    state = ((state ^ state >> 16) * 0x85EBCA6B) & mask
    state = ((state ^ state >> 13) * 0xC2B2AE35) & mask
    state ^= state >> 16
    return state - (1 << 32) if state & 0x80000000 else state


def _mixed(block: int) -> int:
    block = (block * 0xCC9E2D51) & 0xFFFFFFFF
    return ((block << 15 | block >> 17) * 0x1B873593) & 0xFFFFFFFF


def _travels_over_http(exchange: Exchange) -> bool:
    """False for SSDP over UDP, whose answers only look like HTTP."""
    probe = PROBES.get(exchange.probe)
    return exchange.kind == "http" or (exchange.transport.value != "udp" and (probe is None or probe.kind != "rtsp"))


def _http_parts(probe: str, kind: str, data: bytes) -> tuple[Part, ...]:
    if probe == "http.favicon":
        return favicon_parts(data)
    head, body = split_http(data)
    shape = _DOCUMENTS.get(kind)
    if shape is not None and shape.search(body):
        return (Part("http", None, text_of(head)), Part(kind, None, text_of(body)))
    return (Part("http", None, text_of(head) + text_of(body)),)


def _without_chunks(body: bytes) -> bytes:
    """The chunks put together, as far as their framing holds."""
    pieces, at = [], 0
    while match := re.compile(rb"[ \t]{0,4}([0-9A-Fa-f]{1,8})[^\n]{0,1024}\n").match(body, at):
        size = int(match[1], 16)
        if size == 0:
            break
        pieces.append(body[match.end() : match.end() + size])
        at = match.end() + size
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return b"".join(pieces)


def _inflated(body: bytes) -> bytes:
    """What a compressed body holds, at most MAX_DECODED bytes; the body itself where it is not compressed."""
    for bits in (47, -15):  # gzip or zlib by its header; bare deflate
        try:
            return zlib.decompressobj(bits).decompress(body, MAX_DECODED)
        except zlib.error:
            continue
    return body
