"""TLS: the names in a certificate and the way a server shakes hands.

Source: RFC 4514 for names as text; the JARM fingerprint is 62 hexadecimal digits.
"""

from __future__ import annotations

import re

from camcensus.model.observation import Field

MAX_NAME = 8192  # characters of one distinguished name
_KEPT = {"cn": "cn", "o": "o", "ou": "ou", "l": "l", "st": "st", "s": "st", "c": "c", "serialnumber": "serial"}
_KEPT |= {"commonname": "cn", "organizationname": "o", "organization": "o", "organizationalunitname": "ou"}
_KEPT |= {"emailaddress": "email", "1.2.840.113549.1.9.1": "email", "e": "email", "organizational_unit": "ou"}


def read_tls(raw: str, field: str | None) -> tuple[Field, ...]:
    """A subject, issuer, JARM or name list where `field` says so; else lines "subject: ...", "issuer: ...". Never raises."""
    if field is not None:
        return _read_part(raw, field.removeprefix("tls.").replace("_", "-"))
    fields: list[Field] = []
    for line in raw.splitlines()[:200]:
        match = re.match(r"\s*(subject|issuer|jarm|san|dns)\s{0,4}[:=]\s{0,4}(.*)", line, re.IGNORECASE)
        if match:
            fields += _read_part(match[2], match[1].lower())
        elif re.match(r"\s*[A-Za-z.\d]{1,40}\s?=", line):
            fields += _read_part(line, "subject")
    return tuple(fields)


def _read_part(raw: str, part: str) -> tuple[Field, ...]:
    raw = raw.strip()
    if part in ("subject", "issuer"):
        whole = Field(f"tls.{part}", raw)
        return (whole, *(Field(f"tls.{part}.{name}", value) for name, value in read_name(raw)))
    if part in ("san", "dns", "names"):
        return tuple(Field("tls.san", name.removeprefix("DNS:")) for name in re.split(r"[,\s]+", raw)[:50])
    if part == "jarm":
        return (Field("tls.jarm", raw.lower()),)
    return (Field("tls.subject.cn", raw),) if part == "subject.cn" else (Field("banner", raw),)


def read_name(text: str) -> list[tuple[str, str]]:
    """Attributes of a distinguished name in order, escapes resolved: [("cn", "..."), ("o", "...")]. Others are left out.

    Reads RFC 4514 ("CN=a,O=b"), OpenSSL's one-line form ("/C=x/O=b") and "CN = a, O = b".
    """
    text = text.strip()[:MAX_NAME]
    if text.startswith("/"):
        parts = re.split(r"/(?=[A-Za-z.\d]{1,40}=)", text[1:])
    else:
        parts = re.split(r"(?<!\\)[,+;]", text)
    found = []
    for part in parts[:40]:
        name, equals, value = part.partition("=")
        kept = _KEPT.get(name.strip().lower())
        if equals and kept:
            found.append((kept, _unescaped(value.strip())))
    return found


def _unescaped(value: str) -> str:
    value = " ".join(value.strip('"').split())  # Dahua writes no-break blanks
    if re.fullmatch(r"#[0-9a-fA-F]{4,}", value):  # BER in hexadecimal: tag, length, text
        try:
            return bytes.fromhex(value[1:])[2:].decode("utf-8", "replace")
        except ValueError:
            return value
    return re.sub(r"\\(.)", r"\1", value)
