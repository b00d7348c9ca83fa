"""What a probe is: one question to one port, read-only, and the reader that knows when its answer is whole.

A conversation never opens a socket, never waits and never looks at a clock: the dialer sends what `ask` gives and feeds
what arrives to the reader. An address that an answer names is data and is not followed here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from camcensus.model.scan import ScanEnd, Target, Transport


class AnswerReader(Protocol):
    """Takes in the bytes of one answer as they come."""

    def feed(self, data: bytes) -> bool:
        """Takes more bytes (a whole datagram over UDP); True when the answer is whole and nothing more is wanted."""
        ...

    def end(self) -> ScanEnd:
        """What the bytes so far amount to, when the device has closed or time is up: ANSWERED where they are an answer
        of this protocol that is worth keeping, NOT_THIS_PROTOCOL where they are something else, TIMED_OUT where nothing
        came."""
        ...


@dataclass(frozen=True, slots=True)
class Probe:
    """One question of one protocol.

    `ask` makes the bytes to send; empty for protocols where the server speaks first. It never holds a user name or
    password. The answer, byte for byte, becomes an observation of `kind`.
    """

    id: str  # "http.root", "sadp.inquiry": unique; stands in the audit log and the capture
    title: str  # for people: "Hikvision SADP inquiry"
    kind: str  # kind of the observation, see docs/reference/fields.md
    transports: tuple[Transport, ...]  # that it may travel on
    ask: Callable[[Target], bytes]
    reader: Callable[[], AnswerReader]
    ports: tuple[int, ...] = ()  # its usual ports; for UDP the one it is sent to
    group: str | None = None  # the discovery group (multicast address) it may also be sent to on a named link
    seconds: float = 4.0  # whole time an answer may take
    max_bytes: int = 64 * 1024  # of the answer that are read
    source: str = ""  # RFC, specification, or what documents the question
