from __future__ import annotations

from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from camcensus.collect.scan.certificate import certificate_lines


def made() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, "axis-000000000000"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example AB"),
        ]
    )
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2030, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("a.example.org")]), critical=False)
        .sign(key, hashes.SHA256())
        .public_bytes(serialization.Encoding.DER)
    )


DER = made()


def lines_of(der: bytes) -> list[str] | None:
    try:
        text = certificate_lines(der)
    except ValueError:
        return None
    assert text.endswith("\n")
    return text.split("\n")[:-1]


def test_subject_issuer_and_names_each_on_a_line():
    name = "O=Example AB,CN=axis-000000000000"
    assert lines_of(DER) == [f"subject: {name}", f"issuer: {name}", "san: a.example.org"]


def test_every_beginning_of_a_certificate_is_refused():
    assert [end for end in range(len(DER)) if lines_of(DER[:end]) is not None] == []


@given(st.integers(0, len(DER) - 1), st.binary(max_size=6))
def test_damaged_certificates_give_whole_lines_or_are_refused(at, put):
    lines = lines_of(DER[:at] + put + DER[at + len(put) :])
    if lines is not None:
        assert [line.partition(": ")[0] for line in lines] in (["subject", "issuer"], ["subject", "issuer", "san"])
        assert all(line.isprintable() for line in lines)


@given(st.binary(max_size=500))
def test_any_bytes_are_refused(data):
    assert lines_of(data) is None
