"""Services that greet: FTP, telnet, SSH, SMTP and SIP.

Source: RFC 959 section 4.2, RFC 854, RFC 4253 section 4.2, RFC 5321 section 4.2, RFC 3261 sections 20.35 and 20.41.
"""

from __future__ import annotations

import re

from camcensus.model.observation import Field
from camcensus.wire.bounds import squeezed
from camcensus.wire.headers import read_challenge, split_answer, without_name

_CODE = re.compile(
    r"(?m)^[^\S\n]*2\d\d[ -]"
)  # blanks of the line itself: over many empty lines the time would grow by squares


def read_ftp(raw: str) -> tuple[Field, ...]:
    """The greeting without its reply code, one line. Never raises."""
    return (Field("ftp.banner", squeezed(_CODE.sub("", raw))),)


def read_telnet(raw: str) -> tuple[Field, ...]:
    """What is shown before a login, one line, option negotiation dropped. Never raises."""
    shown = re.sub(r"\xff[\xfb-\xfe].|\x1b\[[\d;]{0,16}[A-Za-z]", "", raw, flags=re.DOTALL)
    return (Field("telnet.banner", squeezed("".join(c if c.isprintable() or c.isspace() else " " for c in shown))),)


def read_ssh(raw: str) -> tuple[Field, ...]:
    """The identification line, and its software part. Never raises."""
    line = squeezed(raw.split("\n", 1)[0] if raw.startswith("SSH-") else raw)
    match = re.match(r"SSH-[\d.]{1,5}-(.+)", line)
    return (Field("ssh.banner", line), Field("ssh.software", match[1] if match else line))


def read_smtp(raw: str) -> tuple[Field, ...]:
    """The greeting without its reply code, one line. Never raises."""
    return (Field("smtp.banner", squeezed(_CODE.sub("", raw))),)


def read_sip(raw: str, field: str | None) -> tuple[Field, ...]:
    """User-Agent and Server of a whole message, or of the part that `field` names. Never raises."""
    part = (field or "").removeprefix("sip.").removeprefix("sip_").replace("_", "-")
    if part in ("server", "user-agent"):
        return (Field(f"sip.{part}", without_name(raw, part)),)
    first, headers, _ = split_answer(raw)
    fields = []
    for name, value in headers:
        if name in ("server", "user-agent"):
            fields.append(Field(f"sip.{name}", value.strip()))
        elif name == "www-authenticate":
            fields += read_challenge(value, "sip")
    return tuple(fields) or (Field("sip.user-agent", first),)
