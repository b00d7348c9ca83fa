"""Header lines and challenges, which HTTP, RTSP, SSDP and SIP share.

Source: RFC 9110 sections 5 and 11.6.1; RFC 2326 section 4; RFC 7616 section 3.3.
"""

from __future__ import annotations

import base64
import binascii
import re

from camcensus.model.observation import Field

MAX_HEADERS = 100  # header lines looked at

_PARAMETER = re.compile(r"([A-Za-z][\w-]{0,31})\s?=\s?(?:\"([^\"]{0,1024})\"|([^\s,\"]{1,1024}))")

_ADDRESS = re.compile(r"[0-9A-Fa-f]{12}|(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}")  # some devices greet with their own


def split_answer(raw: str) -> tuple[str, list[tuple[str, str]], str]:
    """First line, headers with names in lower case and values as sent (blanks at both ends kept), body."""
    head, _, body = raw.partition("\r\n\r\n")
    if not body and "\n\n" in raw:
        head, _, body = raw.partition("\n\n")
    lines = head.splitlines()[: MAX_HEADERS + 1]
    headers = []
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if colon and name.strip() and len(name) <= 64:
            headers.append((name.strip().lower(), value))
    return (lines[0].strip() if lines else ""), headers, body


def without_name(raw: str, name: str) -> str:
    """A header line without its name; a bare value as it is. The name's case does not matter."""
    head, colon, value = raw.partition(":")
    if colon and head.strip().lower().replace("_", "-") == name.lower():
        return value.strip()
    return raw.strip()


def read_challenge(value: str, protocol: str) -> list[Field]:
    """A WWW-Authenticate value: <protocol>.auth-scheme, .realm, .auth-trait, .nonce-decoded; mac.address where the realm is one.

    Only what says something of the maker is kept: nonces are random, unless they are text in base64.
    """
    value = value.strip()
    scheme = value.partition(" ")[0].rstrip(",")
    fields = [Field(f"{protocol}.auth-scheme", scheme)] if scheme.isalpha() else []
    for match in _PARAMETER.finditer(value[:4096]):
        name, content = match[1].lower(), match[2] if match[2] is not None else match[3]
        if name == "realm":
            fields.append(Field(f"{protocol}.realm", content))
            if _ADDRESS.fullmatch(content):
                fields.append(Field("mac.address", content))
        elif name == "nonce" and (text := _readable(content)):
            fields.append(Field(f"{protocol}.nonce-decoded", text))
        elif name == "stale" and match[2] is not None and content.isupper():
            fields.append(Field(f"{protocol}.auth-trait", f'stale="{content}"'))
    return fields


def _readable(nonce: str) -> str:
    """The text a nonce hides in base64; empty where it hides none."""
    if len(nonce) < 12 or len(nonce) % 4 or len(nonce) > 256:
        return ""
    try:
        text = base64.b64decode(nonce, validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        return ""
    return text if text.isprintable() and any(letter.isalpha() for letter in text) else ""


def path_of(address: str) -> str:
    """Path and query of a URL, user names and passwords in the query blanked; the text itself where it is a path."""
    match = re.match(r"[A-Za-z][A-Za-z0-9+.-]{0,15}://[^/?#\s]*", address)
    path = address[match.end() :] if match else address
    return re.sub(r"(?i)((?:user|usr|username|password|passwd|pwd)=)[^&]*", r"\1", path.strip())


def port_of(address: str) -> str:
    """The port a URL names; empty where it names none."""
    match = re.match(r"[A-Za-z][A-Za-z0-9+.-]{0,15}://(?:\[[^\]]*\]|[^/:?#\s]*):(\d{1,5})", address)
    return match[1] if match else ""
