"""RTSP: OPTIONS, and one DESCRIBE without credentials. No stream is set up and none is played.

Source: RFC 2326 sections 10.1 and 10.2.
"""

from __future__ import annotations

from functools import partial
from ipaddress import IPv6Address

from camcensus.model.scan import Target, Transport
from camcensus.wire.conversations.conversation import AnswerReader, Probe
from camcensus.wire.conversations.framing import MessageReader
from camcensus.wire.conversations.http import USER_AGENT

PORTS = (554, 8554, 10554)


def _ask(method: str, headers: str, target: Target) -> bytes:
    try:
        host = f"[{IPv6Address(target.address)}]"
    except ValueError:
        host = target.address
    lines = f"{method} rtsp://{host}:{target.port}/ RTSP/1.0\r\nCSeq: 1\r\nUser-Agent: {USER_AGENT}\r\n{headers}\r\n"
    return lines.encode("ascii")


def _new_reader() -> AnswerReader:
    return MessageReader(b"RTSP/", body_to_close=False)


OPTIONS = Probe(
    id="rtsp.options",
    title="Methods of the RTSP service",
    kind="rtsp",
    transports=(Transport.TCP, Transport.TLS),
    ask=partial(_ask, "OPTIONS", ""),
    reader=_new_reader,
    ports=PORTS,
    max_bytes=16 * 1024,
    source="RFC 2326 section 10.1",
)
DESCRIBE = Probe(
    id="rtsp.describe",
    title="Description or challenge of the RTSP service",
    kind="rtsp",
    transports=(Transport.TCP, Transport.TLS),
    ask=partial(_ask, "DESCRIBE", "Accept: application/sdp\r\n"),
    reader=_new_reader,
    ports=PORTS,
    max_bytes=32 * 1024,
    source="RFC 2326 section 10.2",
)
