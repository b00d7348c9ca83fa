"""Capture files -> frames: pcap (microseconds, nanoseconds, both byte orders, the "modified" form) and pcapng.

Streams: holds one buffer of the file and one frame. What was good before damage is yielded first.

Source: draft-ietf-opsawg-pcap, draft-ietf-opsawg-pcapng (block types, options if_tsresol and if_tsoffset).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import BinaryIO, NamedTuple

from camcensus.model.errors import InputError

MAX_FRAME = 1 << 20  # bytes kept of one frame; libpcap's own limit for a snap length is 262,144
MAX_BLOCK = 1 << 24  # bytes of one pcapng block, the limit libpcap and Wireshark use
MAX_INTERFACES = 4096  # of one pcapng section
_CHUNK = 1 << 18

# magic: byte order, nanoseconds a tick, bytes of a record header
_PCAP = {
    b"\xd4\xc3\xb2\xa1": ("<", 1000, 16),
    b"\xa1\xb2\xc3\xd4": (">", 1000, 16),
    b"\x4d\x3c\xb2\xa1": ("<", 1, 16),
    b"\xa1\xb2\x3c\x4d": (">", 1, 16),
    b"\x34\xcd\xb2\xa1": ("<", 1000, 24),
    b"\xa1\xb2\xcd\x34": (">", 1000, 24),
}
_SECTION = b"\x0a\x0d\x0d\x0a"
_MEND = "Save the capture again as pcap or pcapng; what stands before the damage was read."


class Frame(NamedTuple):
    """One captured frame."""

    number: int  # from 1, as Wireshark counts
    link: int  # LINKTYPE_ number
    time: int | None  # nanoseconds since 1970 UTC; None: the file does not tell
    data: bytes  # as captured, perhaps cut at the snap length


def is_capture(head: bytes) -> bool:
    """Does the file begin as a capture does?"""
    return head[:4] in _PCAP or (head[:4] == _SECTION and head[8:12] in (b"\x1a\x2b\x3c\x4d", b"\x4d\x3c\x2b\x1a"))


def read_frames(stream: BinaryIO, name: str) -> Iterator[Frame]:
    """Frames in file order. Raises InputError naming the byte where a capture breaks off or is damaged."""
    source = _Source(stream, name)
    magic = source.take(4, "a capture file")
    if magic in _PCAP:
        yield from _read_pcap(source, *_PCAP[magic])
    elif magic == _SECTION:
        yield from _read_pcapng(source)
    else:
        raise InputError(
            name, "byte 0", "not a packet capture", "Expected pcap or pcapng, as tcpdump or Wireshark save."
        )


def show_time(time: int | None) -> str | None:
    """Nanoseconds since 1970 as ISO 8601 in UTC, to the microsecond; None where there is none or it is out of range."""
    if time is None:
        return None
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=time // 1000)
    except OverflowError:
        return None
    return moment.isoformat().replace("+00:00", "Z")


class _Source:
    """Bytes of the file in order, and how far we are."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.stream = stream
        self.name = name
        self.at = 0  # offset in the file of the next byte
        self._buffer = b""
        self._start = 0

    def take(self, size: int, what: str) -> bytes:
        """The next `size` bytes. Raises InputError where the file ends before."""
        stop = self._start + size
        if stop > len(self._buffer):
            self._fill(size)
            stop = size
            if len(self._buffer) < size:
                raise self.fail(f"the file ends inside {what}")
        data = self._buffer[self._start : stop]
        self._start = stop
        self.at += size
        return data

    def ends(self) -> bool:
        """Is nothing left?"""
        if self._start == len(self._buffer):
            self._fill(1)
        return self._start == len(self._buffer)

    def fail(self, problem: str) -> InputError:
        """The error for damage at the next byte."""
        return InputError(self.name, f"byte {self.at}", problem, _MEND)

    def _fill(self, size: int) -> None:
        parts = [self._buffer[self._start :]]
        have = len(parts[0])
        while have < size:
            more = self.stream.read(max(_CHUNK, size - have))
            if not more:
                break
            parts.append(more)
            have += len(more)
        self._buffer, self._start = b"".join(parts), 0


def _read_pcap(source: _Source, order: str, tick: int, header_size: int) -> Iterator[Frame]:
    header = source.take(20, "the file header")
    link = struct.unpack(order + "HHiIII", header)[5] & 0x0FFFFFFF  # the upper bits tell the frame check sequence
    unpack = struct.Struct(order + "IIII" + "8x" * (header_size == 24)).unpack
    number = 0
    while not source.ends():
        number += 1
        seconds, fraction, kept, _ = unpack(source.take(header_size, f"the header of frame {number}"))
        if kept > MAX_FRAME:
            source.at -= header_size
            raise source.fail(f"frame {number} is said to have {kept} bytes, over {MAX_FRAME}")
        data = source.take(kept, f"frame {number}")
        yield Frame(number, link, seconds * 1_000_000_000 + fraction * tick, data)


class _Interface(NamedTuple):
    link: int
    ticks: int  # a second
    offset: int  # seconds
    snap: int  # 0: none


def _read_pcapng(source: _Source) -> Iterator[Frame]:
    order = ""
    interfaces: list[_Interface] = []
    kind_bytes = _SECTION
    number = 0
    while True:
        if kind_bytes == _SECTION:
            order = _read_section(source)
            interfaces = []
        else:
            kind = struct.unpack(order + "I", kind_bytes)[0]
            body = _read_block(source, order)
            if kind == 1:
                if len(interfaces) >= MAX_INTERFACES:
                    raise source.fail(f"more than {MAX_INTERFACES} interfaces in one section")
                interfaces.append(_read_interface(source, body, order))
            elif kind in (2, 3, 6):
                number += 1
                yield _read_packet(source, kind, body, order, interfaces, number)
        if source.ends():
            return
        kind_bytes = source.take(4, "a block header")


def _read_section(source: _Source) -> str:
    head = source.take(8, "a section header")
    order = {b"\x4d\x3c\x2b\x1a": "<", b"\x1a\x2b\x3c\x4d": ">"}.get(head[4:])
    if order is None:
        raise source.fail("a section header without its byte-order mark")
    length = struct.unpack(order + "I", head[:4])[0]
    if length < 28 or length % 4 or length > MAX_BLOCK:
        raise source.fail(f"a section header of {length} bytes")
    source.take(length - 12, "a section header")
    return order


def _read_block(source: _Source, order: str) -> bytes:
    (length,) = struct.unpack(order + "I", source.take(4, "a block header"))
    if length < 12 or length % 4 or length > MAX_BLOCK:
        source.at -= 8
        raise source.fail(f"a block of {length} bytes")
    body = source.take(length - 12, "a block")
    if struct.unpack(order + "I", source.take(4, "the end of a block"))[0] != length:
        source.at -= 4
        raise source.fail("a block that ends with another length than it begins with")
    return body


def _read_interface(source: _Source, body: bytes, order: str) -> _Interface:
    if len(body) < 8:
        raise source.fail("an interface description of too few bytes")
    link, _, snap = struct.unpack_from(order + "HHI", body)
    ticks, offset, at = 1_000_000, 0, 8
    while at + 4 <= len(body):
        code, size = struct.unpack_from(order + "HH", body, at)
        value = body[at + 4 : at + 4 + size]
        if code == 0:
            break
        if code == 9 and len(value) == 1:  # if_tsresol: powers of ten, or of two where the top bit is set
            power = value[0] & 0x7F
            ticks = 2**power if value[0] & 0x80 else 10 ** min(power, 40)
        elif code == 14 and len(value) == 8:  # if_tsoffset
            (offset,) = struct.unpack(order + "q", value)
        at += 4 + size + (-size % 4)
    return _Interface(link, ticks, offset, snap)


def _read_packet(
    source: _Source, kind: int, body: bytes, order: str, interfaces: list[_Interface], number: int
) -> Frame:
    if len(body) < (4 if kind == 3 else 20):
        raise source.fail(f"frame {number} in a block of too few bytes")
    which, stamp, start = 0, None, 20
    if kind == 3:  # simple packet: no time, first interface
        start, (kept,) = 4, struct.unpack_from(order + "I", body)
    elif kind == 6:
        which, high, low, kept, _ = struct.unpack_from(order + "IIIII", body)
        stamp = high << 32 | low
    else:  # the obsolete packet block
        which, _, high, low, kept, _ = struct.unpack_from(order + "HHIIII", body)
        stamp = high << 32 | low
    if which >= len(interfaces):
        raise source.fail(f"frame {number} of interface {which}, which the file does not describe")
    interface = interfaces[which]
    if kind == 3:
        kept = min(kept, interface.snap or kept, len(body) - 4)
    if kept > len(body) - start:
        raise source.fail(f"frame {number} is said to have {kept} bytes, more than its block")
    time = None
    if stamp is not None:
        time = stamp * 1_000_000_000 // interface.ticks + interface.offset * 1_000_000_000
    return Frame(number, interface.link, time, body[start : start + min(kept, MAX_FRAME)])
