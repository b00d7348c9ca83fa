"""One exchange while it is under way."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass
from dataclasses import field as default
from datetime import datetime
from typing import TYPE_CHECKING

from camcensus.collect.scan._hosts import Host
from camcensus.collect.scan.scope import SILENT_PORTS
from camcensus.model.scan import Exchange, ScanEnd, Target, Transport
from camcensus.wire.conversations.conversation import AnswerReader, Probe

if TYPE_CHECKING:
    from camcensus.collect.scan._gate import GatedLine

# Of a question: what would log in somewhere. RFC 9110 section 11.6, RTSP alike; WS-Security UsernameToken.
_LOGIN = re.compile(rb"^(?:proxy-)?authorization[ \t]*:|usernametoken|^cookie[ \t]*:", re.IGNORECASE | re.MULTILINE)

_NOT_KEPT = b"(a question with the owner's account, which is not kept)"


class OffLimits(Exception):  # noqa: N818  # words of the model's own ScanEnd
    """Refused before a packet left; the text says why."""


class Stopped(Exception):  # noqa: N818
    """The scan has been stopped."""


def unfit(probe: Probe, target: Target, question: bytes, may_log_in: frozenset[str]) -> str | None:
    """Why this question may not be put at all, whatever the scope; None if it may."""
    if target.port in SILENT_PORTS:
        return SILENT_PORTS[target.port]
    if target.transport is Transport.UDP and target.port not in probe.ports:
        return f"UDP port {target.port} is not a port of {probe.id}"
    if _LOGIN.search(question) is not None and probe.id not in may_log_in:
        return "the question would log in"
    return None


@dataclass(slots=True, eq=False)
class Talk:
    """A question, or a bare connection, and what has come of it so far."""

    host: Host
    port: int
    transport: Transport
    probe: str
    at: datetime
    kind: str | None = None
    question: bytes | None = None  # None: a connection that only learns whether the port is open
    reader: AnswerReader | None = None
    most: int = 0  # bytes of the answer
    interface: str | None = None  # the discovery group `host` is asked on its link
    line: GatedLine | None = None
    limit: asyncio.Timeout | None = None
    opened: bool = False
    began: float = 0.0  # monotonic; 0: nothing has left
    seconds: float = 0.0
    paid: int = 0  # packets
    end: ScanEnd | None = None
    sent: bytes = b""
    received: bytearray = default(default_factory=bytearray)
    note: str = ""
    beside: list[Exchange] = default(default_factory=list)  # what came along: a certificate, answers of others

    def finish(self, end: ScanEnd, note: str = "") -> None:
        """How it ended; the first time counts."""
        if self.end is None:
            self.end = end
            self.seconds = time.monotonic() - self.began if self.began else 0.0
            self.note = self.note or note

    def time_is_up(self) -> None:
        """The deadline has passed: what came may still be an answer."""
        end = self.reader.end() if self.reader is not None and self.received else ScanEnd.TIMED_OUT
        self.finish(end, "" if end is ScanEnd.TIMED_OUT else "cut off when its time was up")

    def peer_ended(self) -> None:
        """The device closed in good order."""
        assert self.reader is not None
        end = self.reader.end()
        if end is ScanEnd.TIMED_OUT:
            self.finish(
                ScanEnd.RESET, "closed before an answer was whole" if self.received else "closed without a word"
            )
        else:
            self.finish(end)

    def exchange(self) -> Exchange:
        """The line for the capture file."""
        assert self.end is not None
        sent = _NOT_KEPT if _LOGIN.search(self.sent) is not None else self.sent
        answered = bool(self.received) and self.end is not ScanEnd.NOT_THIS_PROTOCOL
        return Exchange(
            at=self.at,
            address=self.host.text,
            port=self.port,
            transport=self.transport,
            probe=self.probe,
            kind=self.kind if answered else None,
            end=self.end,
            sent=sent,
            received=bytes(self.received),
            seconds=round(self.seconds, 6),
            note=self.note,
        )
