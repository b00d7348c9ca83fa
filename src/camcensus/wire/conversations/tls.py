"""TLS: the certificate that a service shows.

Nothing is sent beyond the handshake that the dialer makes for any question over TLS; the dialer gives the certificate
as an exchange of its own, as lines "subject: ...", "issuer: ...", "san: ...". Nothing is decided from it there.

Source: RFC 8446 section 4.4.2; RFC 5280.
"""

from __future__ import annotations

from camcensus.model.scan import ScanEnd, Target, Transport
from camcensus.wire.conversations.conversation import Probe


class CertificateReader:
    """Takes the lines of a certificate; whole with the first, since they come at once."""

    def __init__(self) -> None:
        self._shown = False

    def feed(self, data: bytes) -> bool:
        self._shown = self._shown or bool(data)
        return True

    def end(self) -> ScanEnd:
        return ScanEnd.ANSWERED if self._shown else ScanEnd.TIMED_OUT


def _ask_nothing(_: Target) -> bytes:
    return b""


CERTIFICATE = Probe(
    id="tls.certificate",
    title="TLS certificate",
    kind="tls",
    transports=(Transport.TLS,),
    ask=_ask_nothing,
    reader=CertificateReader,
    ports=(443, 8443),
    source="RFC 8446",
)
