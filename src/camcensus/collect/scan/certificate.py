"""A server's certificate as lines of text, the form that the reader of `tls` observations takes."""

from __future__ import annotations

import warnings

MAX_LINE = 2048  # characters
MAX_NAMES = 50  # of the names the certificate is also for


def certificate_lines(der: bytes) -> str:
    """ "subject: ...", "issuer: ...", "san: ...": names as RFC 4514, control characters replaced, line by line.

    Raises ValueError with the reason where the bytes are no certificate that can be read.
    """
    from cryptography import x509  # imported only where a certificate is seen: it takes longer than a connection
    from cryptography.exceptions import UnsupportedAlgorithm

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # old devices' certificates break rules that do not matter here
            certificate = x509.load_der_x509_certificate(der)
            lines = [
                f"subject: {certificate.subject.rfc4514_string()}",
                f"issuer: {certificate.issuer.rfc4514_string()}",
            ]
    except (ValueError, TypeError, x509.InvalidVersion, UnsupportedAlgorithm) as error:
        raise ValueError(f"the certificate cannot be read: {type(error).__name__}") from None
    names = _names(certificate)
    if names:
        lines.append(f"san: {', '.join(names)}")
    return "".join(f"{_clean(line)}\n" for line in lines)


def _names(certificate: object) -> list[str]:
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm

    assert isinstance(certificate, x509.Certificate)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            extension = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except (
        ValueError,
        TypeError,
        x509.ExtensionNotFound,
        x509.DuplicateExtension,
        x509.UnsupportedGeneralNameType,
        UnsupportedAlgorithm,
    ):
        return []  # subject and issuer stand on their own
    found = []
    for name in extension.value:
        if isinstance(name, x509.DNSName | x509.IPAddress):
            found.append(str(name.value))
        if len(found) == MAX_NAMES:
            break
    return found


def _clean(line: str) -> str:
    text = "".join(mark if mark.isprintable() else "\ufffd" for mark in line[:MAX_LINE])
    return text.encode("utf-8", "replace").decode()
