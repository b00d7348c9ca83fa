import pytest

from camcensus.model.observation import Field
from camcensus.wire.tls import read_name, read_tls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("CN=a,OU=b,O=c", [("cn", "a"), ("ou", "b"), ("o", "c")], id="RFC 4514"),
        pytest.param("CN = a, O = b", [("cn", "a"), ("o", "b")], id="with blanks"),
        pytest.param("/C=CN/O=x/CN=y", [("c", "CN"), ("o", "x"), ("cn", "y")], id="OpenSSL's one line"),
        pytest.param(r"O=Sony\, Inc,C=JP", [("o", "Sony, Inc"), ("c", "JP")], id="an escaped comma"),
        pytest.param("CN=a+OU=b", [("cn", "a"), ("ou", "b")], id="two attributes in one"),
        pytest.param("E=#0c03616263", [("email", "abc")], id="BER in hexadecimal"),
        pytest.param(
            "O=Zhejiang\u00a0Dahua\u00a0Technology", [("o", "Zhejiang Dahua Technology")], id="no-break blanks"
        ),
        pytest.param("2.5.4.99=a", [], id="an attribute nobody asks for"),
        pytest.param("nothing", [], id="no name at all"),
    ],
)
def test_a_distinguished_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert read_name(text) == expected


def test_subject_and_issuer_stand_apart() -> None:
    fields = read_tls("subject: CN=a\nissuer: CN=b", None)
    assert Field("tls.subject.cn", "a") in fields
    assert Field("tls.issuer.cn", "b") in fields


def test_a_handshake_fingerprint_is_lower_case() -> None:
    assert read_tls("06D0", "tls.jarm") == (Field("tls.jarm", "06d0"),)


def test_alternative_names_are_taken_one_by_one() -> None:
    assert read_tls("DNS:a.example.org, DNS:b.example.org", "tls.san") == (
        Field("tls.san", "a.example.org"),
        Field("tls.san", "b.example.org"),
    )
