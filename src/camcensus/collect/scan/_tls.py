"""A question over TLS, and the certificate that is shown on the way. No socket: TLS is computed on bytes in memory.

Certificates are not verified, since nothing is decided from them and devices sign their own; protocol versions and
ciphers that are long withdrawn are allowed as far as OpenSSL still knows them, since old devices speak no others.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import TypeVar

from camcensus.collect.scan._flows import open_line, part, read
from camcensus.collect.scan._gate import GatedLine
from camcensus.collect.scan._hosts import Hosts
from camcensus.collect.scan._talk import Talk
from camcensus.collect.scan.certificate import certificate_lines
from camcensus.model.scan import Exchange, ScanEnd

MAX_HANDSHAKE = 128 * 1024  # bytes; OpenSSL itself takes chains of certificates up to 100 kB
_OLD = ("SSLv3", "TLSv1", "TLSv1.1")
_PIECE = 16 * 1024

T = TypeVar("T")


class _TooMuchError(Exception):
    """The handshake does not end."""


@cache
def _context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.options |= ssl.OP_NO_RENEGOTIATION | ssl.OP_NO_TICKET
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)  # servers from before RFC 5746
    return context


async def ask_tls(talk: Talk, line: GatedLine, hosts: Hosts) -> None:
    """One question over a TLS connection of its own."""
    assert talk.question is not None
    await open_line(talk, line, hosts)
    tls = _Tls(talk, line)
    if not await tls.shake_hands():
        return
    question = talk.question
    if question:
        await tls.pump(lambda: tls.talker.write(question))
        talk.sent = question
    await read(talk, tls.receive)
    await tls.part()
    await part(talk, line)


class _Tls:
    """One TLS connection: what it wants to send goes out by the line, what comes in is fed to it."""

    def __init__(self, talk: Talk, line: GatedLine) -> None:
        self._talk = talk
        self._line = line
        self._into, self._out = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._raw = bytearray()  # received before the handshake was done
        self._shaken = False
        self.talker = _context().wrap_bio(self._into, self._out)

    async def shake_hands(self) -> bool:
        """False where there is no TLS to be had; the exchange then says how it ended and keeps what came."""
        talk = self._talk
        try:
            await self.pump(self.talker.do_handshake)
        except (ssl.SSLError, _TooMuchError) as error:
            talk.received += self._raw[: talk.most]
            if isinstance(error, _TooMuchError):
                talk.finish(ScanEnd.TOO_LONG, f"over {MAX_HANDSHAKE} bytes of a TLS handshake")
            elif not self._raw:
                talk.finish(ScanEnd.RESET, "closed without a word")
            else:
                talk.finish(ScanEnd.NOT_THIS_PROTOCOL, f"no TLS: {error.reason or type(error).__name__}")
            return False
        self._shaken = True
        if self.talker.version() in _OLD:
            talk.note = f"speaks {self.talker.version()}"
        der = self.talker.getpeercert(binary_form=True)
        if der:
            talk.beside.append(self._certificate(der))
        return True

    async def pump(self, call: Callable[[], T]) -> T:
        """Does `call`, sending and receiving as it needs."""
        while True:
            try:
                result = call()
            except ssl.SSLWantReadError:
                await self._line.send(self._out.read())
                await self._feed()
            except ssl.SSLError:
                await self._line.send(self._out.read())  # the alert that says why
                raise
            else:
                await self._line.send(self._out.read())
                return result

    async def _feed(self) -> None:
        if self._talk.host.bytes_left() <= 0:
            raise _TooMuchError
        data = await self._line.receive(_PIECE)
        if not data:
            self._into.write_eof()
            return
        self._into.write(data)
        if not self._shaken:
            self._raw += data
            if len(self._raw) > MAX_HANDSHAKE:
                raise _TooMuchError

    async def receive(self, size: int) -> bytes:
        """Plain bytes; none when the device has ended, in order or not, or breaks TLS."""
        try:
            return await self.pump(lambda: self.talker.read(size))
        except ssl.SSLError as error:
            if not isinstance(error, ssl.SSLZeroReturnError | ssl.SSLEOFError):
                self._talk.note = f"TLS broke off: {error.reason or type(error).__name__}"
            return b""
        except _TooMuchError:
            self._talk.finish(ScanEnd.TOO_LONG)
            return b""

    async def part(self) -> None:
        """Says that nothing more is sent."""
        if self._talk.end is not ScanEnd.TOO_LONG:
            with suppress(ssl.SSLError):  # the device's own farewell is not waited for
                self.talker.unwrap()
            await self._line.send(self._out.read())

    def _certificate(self, der: bytes) -> Exchange:
        talk = self._talk
        try:
            lines, note = certificate_lines(der).encode(), ""
        except ValueError as error:
            lines, note = b"", str(error)
        return Exchange(
            at=talk.at,
            address=talk.host.text,
            port=talk.port,
            transport=talk.transport,
            probe="tls.certificate",
            kind="tls" if lines else None,
            end=ScanEnd.ANSWERED,
            received=lines,
            note=note,
        )
