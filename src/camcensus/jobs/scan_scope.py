"""A scope file for `camcensus scan`, written from answers: every line explained, so that whoever signs it can read it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from camcensus.model.scan import MAX_RATE


@dataclass(frozen=True, slots=True)
class ScopeAnswers:
    """What a person said. Networks and addresses are checked by whoever reads the file."""

    body: str
    authorised_by: str
    contact: str
    networks: tuple[str, ...]
    exclusions: tuple[str, ...]
    valid_from: datetime  # with time zone
    valid_until: datetime
    rate: int  # packets a second
    interfaces: tuple[str, ...] = ()
    ports: tuple[int, ...] = ()
    also: tuple[str, ...] = ()


def scope_text(answers: ScopeAnswers) -> str:
    """The file as TOML with comments."""
    lines = [
        "# Scope of a scan: what `camcensus scan` may touch, by whose leave, and how long. Nothing outside it is sent.",
        "# Scanning equipment without authority is an offence in many countries, such as under the Computer Misuse Act",
        "# 1990 (UK) and 18 USC 1030 (US). Have whoever is responsible for the network agree to this file in writing.",
        "",
        "# Whose network it is.",
        f"body = {_text(answers.body)}",
        "# Who gave leave: name and office.",
        f"authorised_by = {_text(answers.authorised_by)}",
        "# How to reach them, or whoever can stop the scan, while it runs.",
        f"contact = {_text(answers.contact)}",
        "",
        "# The networks that may be scanned, none larger than a /16.",
        f"networks = {_texts(answers.networks)}",
        "# Networks and addresses that must not be touched: they win over the line above. Think of building controls,",
        "# medical devices, industrial equipment.",
        f"exclusions = {_texts(answers.exclusions)}",
        "",
        "# Nothing is sent before or after; a scan that is running stops at the end.",
        f"valid_from = {answers.valid_from.isoformat(timespec='seconds')}",
        f"valid_until = {answers.valid_until.isoformat(timespec='seconds')}",
        "",
        f"# Packets a second in all, at most {MAX_RATE:,}.",
        f"rate = {answers.rate}",
        "",
        "# Interfaces of this machine on whose links the makers' discovery groups are asked: one packet each, to all",
        "# devices of the link. Empty: on none.",
        f"interfaces = {_texts(answers.interfaces)}",
        "",
        "# TCP ports to try. Left out: those that cameras, recorders and intercoms usually have open.",
        f"ports = [{', '.join(map(str, answers.ports))}]" if answers.ports else "# ports = [80, 443, 554, 8000]",
        "",
        "# Kinds of address that are refused unless they are named here in so many words, such as public ones.",
        f"also = {_texts(answers.also)}" if answers.also else '# also = ["public"]',
    ]
    return "\n".join([*lines, ""])


def _text(value: str) -> str:
    """A TOML basic string: JSON's escapes are among TOML's (TOML 1.0.0, "String")."""
    return json.dumps(" ".join(value.split()), ensure_ascii=False).replace("\x7f", "\\u007f")


def _texts(values: Sequence[str]) -> str:
    return f"[{', '.join(_text(value) for value in values)}]"
