"""The questions of `camcensus scan init`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from ipaddress import ip_network
from typing import TypeVar

from camcensus.account.escape import visible
from camcensus.jobs.scan_scope import ScopeAnswers
from camcensus.model.errors import InputError
from camcensus.model.scan import MAX_RATE

_DAYS, _RATE = 7, 250
_TRIES = 5
T = TypeVar("T")


def asked_for(
    *,
    body: str | None,
    authorised_by: str | None,
    contact: str | None,
    networks: list[str] | None,
    exclusions: list[str] | None,
    interfaces: list[str] | None,
    days: int | None,
    rate: int | None,
    may_ask: bool,
) -> ScopeAnswers:
    """What the options say, and for the rest what a person answers. Raises InputError where nobody may be asked."""
    ask = _Asking(may_ask)
    now = datetime.now().astimezone().replace(microsecond=0)
    return ScopeAnswers(
        body=body or ask.text("--body", "Whose network is it?"),
        authorised_by=authorised_by or ask.text("--authorised-by", "Who gave leave to scan it (name and office)?"),
        contact=contact or ask.text("--contact", "How can they be reached while the scan runs?"),
        networks=tuple(networks) if networks else ask.networks("--network", "Which networks (such as 10.1.2.0/24)?"),
        exclusions=tuple(exclusions)
        if exclusions is not None
        else ask.networks("", "Which addresses or networks in them must not be touched? [none]"),
        valid_from=now,
        valid_until=now + timedelta(days=days or ask.number("", f"For how many days? [{_DAYS}]", _DAYS, 366)),
        rate=rate or ask.number("", f"Packets a second, at most {MAX_RATE:,}? [{_RATE}]", _RATE, MAX_RATE),
        interfaces=tuple(interfaces)
        if interfaces is not None
        else ask.words("On which interfaces of this machine may discovery groups be asked (such as eth0)? [none]"),
    )


class _Asking:
    """Asks on standard error, reads standard input. An option's name is empty where there is an answer without it."""

    def __init__(self, may_ask: bool) -> None:
        self._may_ask = may_ask

    def text(self, option: str, question: str) -> str:
        """A text that is not empty."""
        return self._until(option, question, str.strip)

    def networks(self, option: str, question: str) -> tuple[str, ...]:
        """Networks parted by blanks or commas; none where the option has no name and the answer is empty."""
        if not option and not self._may_ask:
            return ()
        return self._until(option, question, _as_networks, empty=() if not option else None)

    def words(self, question: str) -> tuple[str, ...]:
        """Words parted by blanks or commas."""
        return tuple(self._line(question).replace(",", " ").split()) if self._may_ask else ()

    def number(self, option: str, question: str, usual: int, most: int) -> int:
        """A number from 1 to `most`; the usual one where the answer is empty."""
        if not self._may_ask:
            return usual
        return self._until(option, question, lambda text: _as_number(text, most), empty=usual)

    def _until(self, option: str, question: str, read: Callable[[str], T], empty: T | None = None) -> T:
        """Asks until the answer can be read. Raises InputError where nobody may be asked, or no answer will do."""
        if not self._may_ask:
            raise InputError("scan init", "", f"{option} is missing", f"Say {option}: {question}")
        for _ in range(_TRIES):
            text = self._line(question)
            if not text and empty is not None:
                return empty
            try:
                if text:
                    return read(text)
            except ValueError as fault:
                sys.stderr.write(f"{visible(str(fault))}\n")
        raise InputError("scan init", "", f"no answer that could be read to: {question}", "Begin again.")

    def _line(self, question: str) -> str:
        sys.stderr.write(f"{question} ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise InputError("scan init", "", "the answers ended", "Say it by options, with --no-input.")
        return line.strip()


def _as_networks(text: str) -> tuple[str, ...]:
    return tuple(str(ip_network(word)) for word in text.replace(",", " ").split())


def _as_number(text: str, most: int) -> int:
    number = int(text)
    if not 1 <= number <= most:
        raise ValueError(f"{number} is not from 1 to {most:,}")
    return number
