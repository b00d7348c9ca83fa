"""RTSP: answers to OPTIONS and to a DESCRIBE without credentials.

Source: RFC 2326; RFC 2617 for the challenge.
"""

from __future__ import annotations

import re

from camcensus.model.observation import Field
from camcensus.wire.headers import path_of, read_challenge, split_answer, without_name
from camcensus.wire.sdp import read_sdp

_SILENT = {"cseq", "content-length", "content-type", "cache-control", "connection", "expires", "last-modified"}


def read_rtsp(raw: str, field: str | None) -> tuple[Field, ...]:
    """A whole answer, or the part that `field` names. Never raises: what is not RTSP is read as a description."""
    if field is not None:
        return tuple(_read_part(raw, field.removeprefix("rtsp.").replace("_", "-")))
    if re.match(r"(?:cseq|server|public|date|www-authenticate|content-base)\s?:", raw, re.IGNORECASE):
        raw = "\n" + raw  # header lines without their status line
    elif raw[:5].upper() != "RTSP/":
        return read_sdp(raw)
    first, headers, body = split_answer(raw)
    match = re.match(r"RTSP/[\d.]{1,3} (\d{3})", first, re.IGNORECASE)
    fields = [Field("rtsp.status", match[1])] if match else []
    for name, value in headers:
        fields += _read_header(name, value)
    return (*fields, *read_sdp(body))


def _read_part(raw: str, part: str) -> list[Field]:
    if part == "sdp":
        return list(read_sdp(raw))
    if part == "realm":
        return [Field("rtsp.realm", raw)]
    if part == "path":
        return [Field("rtsp.path", path_of(raw.strip()))]
    return _read_header(part, without_name(raw, part))


def _read_header(name: str, value: str) -> list[Field]:
    bare = value.strip()
    if name == "www-authenticate":
        return read_challenge(bare, "rtsp")
    if name in ("content-base", "content-location"):
        return [Field("rtsp.path", path_of(bare))]
    if name in ("server", "public", "user-agent"):
        return [Field(f"rtsp.{name}", bare)]
    if name == "date":  # the blank after the colon is part of the value here: one is usual, two are Hikvision's habit
        return [Field("rtsp.trait", "date-after-two-blanks")] if re.match(r"  [A-Z][a-z]{2}, ", value) else []
    if name == "session":
        return [Field("rtsp.trait", "session-after-many-blanks")] if value.startswith("     ") else []
    if name in _SILENT:
        return []
    return [Field("rtsp.header", f"{name}: {bare}")]
