"""TLS handshakes as they pass in the clear: the name a client asks for, the certificate a server shows.

Certificates are seen up to TLS 1.2; from 1.3 on they are encrypted.

Source: RFC 8446, RFC 5246, RFC 6066 section 3, RFC 4514.
"""

from __future__ import annotations

import re
import struct
import warnings
from typing import NamedTuple

_HANDSHAKE, _CLIENT_HELLO, _CERTIFICATE, _SERVER_DONE = 22, 1, 11, 14
_HOST = re.compile(r"[a-z0-9_.-]{1,253}")


class Certificate(NamedTuple):
    """What a certificate says of its owner; empty text where it says nothing."""

    subject: str  # RFC 4514
    issuer: str
    common_name: str
    serial: str  # hexadecimal


def is_whole(data: bytes) -> bool:
    """Is the part of a handshake there that we read: the client hello, or all up to the certificate?"""
    handshake, stopped = _join_records(data)
    if stopped:
        return True
    at = 0
    while at + 4 <= len(handshake):
        kind, size = handshake[at], int.from_bytes(handshake[at + 1 : at + 4], "big")
        at += 4 + size
        if kind in (_CLIENT_HELLO, _CERTIFICATE, _SERVER_DONE):
            return at <= len(handshake)
    return False


def read_server_name(data: bytes) -> str | None:
    """The host name in a client hello (SNI), lower case; None if it is none, or names nothing."""
    hello = _find(data, _CLIENT_HELLO)
    if hello is None:
        return None
    try:
        at = 34  # version and random
        at += 1 + hello[at]  # session id
        at += 2 + struct.unpack_from(">H", hello, at)[0]  # cipher suites
        at += 1 + hello[at]  # compression
        at += 2  # length of the extensions
        while at + 4 <= len(hello):
            kind, size = struct.unpack_from(">HH", hello, at)
            at += 4
            if kind == 0:
                (length,) = struct.unpack_from(">H", hello, at + 3)
                name = hello[at + 5 : at + 5 + length].decode("ascii").lower()
                return name if hello[at + 2] == 0 and _HOST.fullmatch(name) else None
            at += size
    except (IndexError, struct.error, UnicodeDecodeError):
        return None
    return None


def read_certificate(data: bytes) -> Certificate | None:
    """The server's own certificate (the first of its list); None if there is none or it is malformed."""
    message = _find(data, _CERTIFICATE)
    if message is None or len(message) < 6:
        return None
    size = int.from_bytes(message[3:6], "big")
    der = message[6 : 6 + size]
    return _read_der(der) if len(der) == size else None


def _read_der(der: bytes) -> Certificate | None:
    from cryptography import x509  # imported only where a certificate is seen: it takes longer than all our own code
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.x509.oid import NameOID

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # old devices' certificates break rules that do not matter here
            certificate = x509.load_der_x509_certificate(der)
            subject, issuer = certificate.subject, certificate.issuer
            names = subject.get_attributes_for_oid(NameOID.COMMON_NAME)
            return Certificate(
                subject=_clean(subject.rfc4514_string()),
                issuer=_clean(issuer.rfc4514_string()),
                common_name=_clean(str(names[0].value)) if names else "",
                serial=format(certificate.serial_number, "x"),
            )
    except (ValueError, TypeError, x509.InvalidVersion, UnsupportedAlgorithm):
        return None


def _clean(text: str) -> str:
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()[:2048]


def _find(data: bytes, wanted: int) -> bytes | None:
    """The body of the first handshake message of a kind, if all of it is there."""
    handshake, _ = _join_records(data)
    at = 0
    while at + 4 <= len(handshake):
        kind, size = handshake[at], int.from_bytes(handshake[at + 1 : at + 4], "big")
        if kind == wanted:
            body = handshake[at + 4 : at + 4 + size]
            return body if len(body) == size else None
        at += 4 + size
    return None


def _join_records(data: bytes) -> tuple[bytes, bool]:
    """The handshake bytes of consecutive handshake records, and whether another kind of record follows them."""
    parts: list[bytes] = []
    at = 0
    while at + 5 <= len(data):
        if data[at] != _HANDSHAKE or data[at + 1] != 3:
            return b"".join(parts), True
        size = int.from_bytes(data[at + 3 : at + 5], "big")
        parts.append(data[at + 5 : at + 5 + size])
        at += 5 + size
    return b"".join(parts), False
