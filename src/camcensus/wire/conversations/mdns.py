"""mDNS: one message that asks for the services that cameras announce.

Sent from a port other than 5353, answers come back to that port alone.

Source: RFC 6762 sections 5.4, 6.7 and 18; RFC 6763 section 4. Service names: IANA registry, and Axis and HomeKit
documentation.
"""

from __future__ import annotations

import struct

from camcensus.model.scan import Target, Transport
from camcensus.wire.conversations.conversation import AnswerReader, Probe
from camcensus.wire.conversations.framing import DatagramReader

PORT = 5353
GROUP = "224.0.0.251"
SERVICES = ("_axis-video", "_rtsp", "_onvif", "_psia", "_CGI", "_hap", "_dahua", "_http")
_POINTER, _INTERNET, _UNICAST = 12, 1, 0x8000


def _ask(_: Target) -> bytes:
    questions = b"".join(_question(f"{service}._tcp.local") for service in SERVICES)
    return struct.pack(">6H", 0, 0, len(SERVICES), 0, 0, 0) + questions


def _question(name: str) -> bytes:
    labels = b"".join(bytes([len(label)]) + label.encode("ascii") for label in name.split("."))
    return labels + b"\0" + struct.pack(">HH", _POINTER, _INTERNET | _UNICAST)


def _is_answer(datagram: bytes) -> bool:
    """A response with at least one record."""
    if len(datagram) < 12 or not datagram[2] & 0x80:
        return False
    return any(struct.unpack_from(">3H", datagram, 6))


def _new_reader() -> AnswerReader:
    return DatagramReader(_is_answer)


QUERY = Probe(
    id="mdns.services",
    title="mDNS services of cameras",
    kind="mdns",
    transports=(Transport.UDP,),
    ask=_ask,
    reader=_new_reader,
    ports=(PORT,),
    group=GROUP,
    seconds=0.8,
    max_bytes=9_000,
    source="RFC 6762",
)
