"""What each host has been asked already, and whether it may be asked more: budgets, back-off, hosts gone silent."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from camcensus.collect.scan.scope import address_refusal, read_address
from camcensus.model.scan import MAX_HOST_BYTES, MAX_HOST_SECONDS, MAX_PROBES, Address, ScanEnd, Scope

GAP = 0.07  # seconds between the end of one connection or question to a host and the next
FALTERS = 2  # time-outs or resets in a row after which a host that had answered is left alone
REST = 2.0  # seconds a faltering host is left alone before the one later try
LOST_HOSTS = 3  # hosts gone silent that stop the scan, if they are more than
LOST_SHARE = 0.05  # of those that had answered
_ENOUGH_SECONDS = 0.1  # less than this left of a host's time is none

_ALIVE = (ScanEnd.ANSWERED, ScanEnd.NOT_THIS_PROTOCOL, ScanEnd.TOO_LONG)
_FALTERED = (ScanEnd.TIMED_OUT, ScanEnd.RESET)


class Host:
    """One address and what came of asking it so far. `text` is its one form: two spellings share a budget."""

    __slots__ = (
        "address",
        "alone",
        "answered",
        "falters",
        "free_at",
        "lock",
        "open",
        "probes",
        "received",
        "refusal",
        "rested",
        "seconds",
        "silent",
        "text",
        "trying",
    )

    def __init__(self, text: str, address: Address | None, refusal: str | None) -> None:
        self.text = text
        self.address = address
        self.refusal = refusal  # by the scope, at any time
        self.lock: asyncio.Lock | None = None  # held while a connection to it is open
        self.free_at = 0.0  # monotonic: not asked before
        self.probes = 0
        self.received = 0  # bytes
        self.seconds = 0.0  # spent in questions
        self.open: frozenset[int] = frozenset()  # TCP ports that have accepted
        self.answered = False  # has shown any sign of life
        self.falters = 0  # questions in a row that timed out or were reset
        self.silent = 0  # connections in a row to a port once open that got no answer
        self.rested = False  # was left alone for a while once
        self.trying = False  # the next question is the one later try
        self.alone: str | None = None  # why it is left alone for the rest of the scan

    def turn(self) -> asyncio.Lock:
        """The lock that lets one connection at a time to it."""
        if self.lock is None:
            self.lock = asyncio.Lock()
        return self.lock

    def bytes_left(self) -> int:
        """Bytes that may still be received from it."""
        return MAX_HOST_BYTES - self.received

    def seconds_left(self) -> float:
        """Seconds that questions to it may still take."""
        return MAX_HOST_SECONDS - self.seconds


class Hosts:
    """All hosts of one scan. `silenced` is called with the reason when too many have gone silent."""

    def __init__(
        self,
        scope: Scope,
        silenced: Callable[[str], None],
        *,
        gap: float = GAP,
        rest: float = REST,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._scope = scope
        self._silenced = silenced
        self._gap = gap
        self._rest = rest
        self._clock = clock
        self._by_text: dict[str, Host] = {}
        self._live = 0
        self._lost: set[str] = set()

    def find(self, text: str) -> Host:
        """The host at an address, in any of its forms; one with a refusal where the scope does not hold it."""
        host = self._by_text.get(text)
        if host is not None:
            return host
        try:
            address = read_address(text)
        except ValueError:
            return Host(text[:200], None, address_refusal(self._scope, text))
        plain = str(address)
        host = self._by_text.get(plain)
        if host is None:
            refusal = address_refusal(self._scope, address)
            host = Host(plain, address, refusal)
            if refusal is None:  # what devices point at outside the scope is not remembered: it has no bound
                self._by_text[plain] = host
        return host

    def refusal(self, host: Host, question: bool) -> str | None:
        """Why this host is not to be asked further; None if it may. A bare connection is no question."""
        if host.alone is not None:
            return host.alone
        if not question:
            return None
        if host.probes >= MAX_PROBES:
            return f"{MAX_PROBES} questions were asked of it"
        if host.bytes_left() <= 0:
            return f"{MAX_HOST_BYTES} bytes came from it"
        if host.seconds_left() < _ENOUGH_SECONDS:
            return f"{MAX_HOST_SECONDS:g} seconds were spent on it"
        return None

    def wait(self, host: Host) -> float:
        """Seconds before it may be touched again: the gap, or the rest of a faltering host."""
        return host.free_at - self._clock()

    def connected(self, host: Host, port: int) -> None:
        """A TCP port accepted."""
        if port not in host.open:
            host.open |= {port}
        host.silent = 0
        self._is_alive(host)

    def done(self, host: Host, port: int, end: ScanEnd, *, tcp: bool, question: bool, opened: bool) -> None:
        """Books how a connection or question ended. `opened`: the TCP connection came about."""
        now = self._clock()
        # A device that accepted a question and has not answered may still be at work on it.
        busy = tcp and question and opened and end is ScanEnd.TIMED_OUT
        host.free_at = now + (self._rest if busy else self._gap)
        if end in _ALIVE and question:
            host.falters = 0
            host.trying = False
            self._is_alive(host)
            return
        if end is ScanEnd.REFUSED:
            self._is_alive(host)
        if not tcp:  # most devices know one of the makers' datagrams: silence to the others means nothing
            return
        if not opened and port in host.open and end in (*_FALTERED, ScanEnd.UNREACHABLE):
            host.silent += 1
            if host.silent >= FALTERS:
                self._is_lost(host)
        elif not question:
            return
        if end in _FALTERED and host.answered:
            host.falters += 1
            if host.trying or host.falters >= FALTERS:
                self._back_off(host, now)

    def _back_off(self, host: Host, now: float) -> None:
        if host.rested:
            host.alone = "it is left alone: it faltered again after a rest"
        host.rested = host.trying = True
        host.falters = 0
        host.free_at = now + self._rest

    def _is_alive(self, host: Host) -> None:
        if not host.answered:
            host.answered = True
            self._live += 1
        self._lost.discard(host.text)

    def _is_lost(self, host: Host) -> None:
        self._lost.add(host.text)
        if len(self._lost) >= LOST_HOSTS and len(self._lost) > LOST_SHARE * self._live:
            self._silenced(f"{len(self._lost)} of {self._live} hosts that had answered went silent")
