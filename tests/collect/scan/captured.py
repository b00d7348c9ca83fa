"""A small scan as a capture holds it: invented, RFC 5737 addresses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from camcensus.collect.scan.capture_lines import CaptureHeader, HostDone
from camcensus.model.scan import Exchange, ScanEnd, Transport

STARTED = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HEADER = CaptureHeader(
    tool="camcensus 0.0",
    started=STARTED,
    scope_digest="0" * 64,
    body="Example Borough Council",
    networks=("192.0.2.0/24",),
    addresses=254,
    ports=(80, 554),
    probes=("http.root", "rtsp.options"),
)
HIKVISION_PAGE = b"HTTP/1.1 200 OK\r\nServer: App-webs/\r\nContent-Type: text/html\r\n\r\n<title>login</title>"
_DOCUMENT = (
    b'<DeviceInfo version="2.0" xmlns="http://www.hikvision.com/ver20/XMLSchema">',
    b"<model>DS-2CD2T47G1-L</model></D",
    b"eviceInfo>",
    b"",
)
ISAPI = b"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nTransfer-Encoding: chunked\r\n\r\n" + b"".join(
    b"%x\r\n%s\r\n" % (len(piece), piece) for piece in _DOCUMENT
)


def exchange(
    address: str,
    *,
    probe: str = "http.root",
    kind: str | None = "http",
    end: ScanEnd = ScanEnd.ANSWERED,
    received: bytes = HIKVISION_PAGE,
    port: int = 80,
    transport: Transport = Transport.TCP,
    source: str | None = None,
    note: str = "",
) -> Exchange:
    """One exchange with its ordinary values filled in."""
    if end not in (ScanEnd.ANSWERED, ScanEnd.RESET, ScanEnd.TOO_LONG, ScanEnd.NOT_THIS_PROTOCOL):
        received = b""
    sent = b"GET / HTTP/1.1\r\nHost: " + address.encode() + b"\r\n\r\n"
    return Exchange(STARTED, address, port, transport, probe, kind, end, sent, received, source, 0.0213, note)


def done(
    address: str, opened: tuple[int, ...] = (80,), mac: str | None = None, refused: tuple[int, ...] = ()
) -> HostDone:
    """The line that ends a host."""
    ports = {ScanEnd.ANSWERED: opened, ScanEnd.REFUSED: refused}
    return HostDone(address, STARTED + timedelta(seconds=2), {end: found for end, found in ports.items() if found}, mac)
