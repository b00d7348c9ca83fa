"""TLS certificates of emulated devices, made at start: one key for all, a certificate per subject."""

from __future__ import annotations

import ssl
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from camcensus.lab.host import Host

_OIDS = {
    "CN": x509.NameOID.COMMON_NAME,
    "O": x509.NameOID.ORGANIZATION_NAME,
    "OU": x509.NameOID.ORGANIZATIONAL_UNIT_NAME,
    "L": x509.NameOID.LOCALITY_NAME,
    "ST": x509.NameOID.STATE_OR_PROVINCE_NAME,
    "C": x509.NameOID.COUNTRY_NAME,
    "emailAddress": x509.NameOID.EMAIL_ADDRESS,
    "serialNumber": x509.NameOID.SERIAL_NUMBER,
}


@lru_cache(maxsize=1)
def _key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def tls_context(certificate: Mapping[str, Any] | None, host: Host) -> ssl.SSLContext:
    """A server context with a certificate of the record's subject, issuer (default: itself) and names.

    Placeholders in them are filled for the host. Old protocol versions are allowed as far as OpenSSL lets us.
    """
    certificate = certificate or {"subject": {"CN": "localhost"}}
    subject = _name(certificate["subject"], host)
    issuer = _name(certificate["issuer"], host) if "issuer" in certificate else subject
    start = datetime.now(UTC) - timedelta(days=365)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(_key().public_key())
        .serial_number(1000)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=3650))
    )
    names = [_filled(each, host) for each in certificate.get("names", ())]
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName([_general(each) for each in names]), critical=False)
    made = builder.sign(_key(), hashes.SHA256())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    secret = _key().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with tempfile.TemporaryDirectory(prefix="camcensus-lab-") as folder:
        file = Path(folder, "both.pem")
        file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
        context.load_cert_chain(file)
    return context


def _name(parts: Mapping[str, str], host: Host) -> x509.Name:
    return x509.Name([x509.NameAttribute(_OIDS[key], _filled(value, host)) for key, value in parts.items()])


def _general(text: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(IPv4Address(text))
    except ValueError:
        return x509.DNSName(text)


def _filled(text: str, host: Host) -> str:
    return host.fill(text.encode()).decode()
