"""The bytes of one answer of a scan -> the texts that `wire` reads.

A capture keeps answers as they came: with HTTP headers before a document, in chunks, in the binary frames of mDNS, SNMP
and makers' discovery. Here they become what the other importers hand on as well: one text of one kind.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from ipaddress import ip_address

from camcensus.collect.answer_kinds import MAX_ANSWER, kind_of_answer
from camcensus.collect.importers.observations.importer import as_characters
from camcensus.collect.importers.packets.datagrams import PORTS, Answer, read_datagram
from camcensus.collect.importers.packets.layers import Packet
from camcensus.collect.json_lines import clean_text
from camcensus.model.scan import Exchange, ScanEnd, Transport

MAX_BODY = 262_144  # bytes that come out of a packed body
_KINDS_WITH_HEADERS = frozenset({"http", "https", "ssdp", "rtsp", "sip", "tls"})  # their readers take headers and all
_SAME = {"wsd": "onvif-wsd", "ws-discovery": "onvif-wsd"}
_CHUNKED = re.compile(rb"(?im)^transfer-encoding:.{0,100}\bchunked\b")
_CODING = re.compile(rb"(?im)^content-encoding:[ \t]*(gzip|deflate)\b")
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})\b")


def texts_of(exchange: Exchange) -> Iterator[tuple[str, str]]:
    """(kind, text) of each observation that an exchange makes; nothing where it makes none. Never raises."""
    data = exchange.received
    if exchange.kind is None or not data or exchange.end not in (ScanEnd.ANSWERED, ScanEnd.TOO_LONG):
        return
    kind = _SAME.get(exchange.kind, exchange.kind)
    if exchange.transport is Transport.UDP:
        said = _read_as_datagram(exchange, kind)
        if said is not None:
            yield from said
            return
    if not data.startswith(b"HTTP/") or kind == "ssdp":
        yield kind, _text(data)
        return
    head, body = _split(data)
    inner = _text(body)
    yield "http", _text(head) + inner
    if kind not in _KINDS_WITH_HEADERS and body:
        status = _STATUS.match(data)
        if (status and status[1] == b"200") or kind_of_answer(inner) == kind:
            yield kind, inner


def _read_as_datagram(exchange: Exchange, kind: str) -> list[tuple[str, str]] | None:
    """What the reader of captured packets finds in it; None where it knows nothing of such a datagram."""
    if exchange.port not in PORTS:
        return None
    source = ip_address(exchange.source or exchange.address).packed
    packet = Packet(False, source, source, exchange.port, exchange.port, 0, 0, exchange.received, None, None, True)
    said = [item for item in read_datagram(packet) if isinstance(item, Answer) and item.kind == kind]
    texts = [(item.kind, clean_text(_with_name(item))) for item in said]
    return texts or None


def _with_name(item: Answer) -> str:
    """A part of an answer as a line of it, where the reader of packets names parts."""
    if item.field == "snmp.sysdescr":
        return f"1.3.6.1.2.1.1.1.0 = {item.raw}"
    return f"1.3.6.1.2.1.1.2.0 = {item.raw}" if item.field == "snmp.sysobjectid" else item.raw


def _split(data: bytes) -> tuple[bytes, bytes]:
    """Header block with its empty line, and the body with chunks joined and packing undone as far as it goes."""
    end = data.find(b"\r\n\r\n")
    gap = 4
    if end < 0:
        end, gap = data.find(b"\n\n"), 2
    if end < 0:
        return data, b""
    head, body = data[: end + gap], data[end + gap :]
    if _CHUNKED.search(head):
        body = _join_chunks(body)
    if _CODING.search(head):
        try:
            body = zlib.decompressobj(47).decompress(body, MAX_BODY)  # 47: zlib or gzip, told by its header
        except zlib.error:
            body = b""
    return head, body


def _join_chunks(body: bytes) -> bytes:
    """The content of the chunks, as far as they are well formed. RFC 9112 section 7.1."""
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        end = body.find(b"\r\n", at, at + 64)
        size = body[at:end].split(b";")[0].strip() if end >= 0 else b""
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size) or int(size, 16) == 0:
            break
        parts.append(body[end + 2 : end + 2 + int(size, 16)])
        at = end + 2 + int(size, 16) + 2
    return b"".join(parts)


def _text(data: bytes) -> str:
    return clean_text(as_characters(data))[:MAX_ANSWER]
