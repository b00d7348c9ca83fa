"""The gate that every packet-causing act passes, and the line that cannot act without passing it.

Between the last look (has the scan stopped, does the scope hold address, port and moment) and the act there is no
pause: the line in the audit log is written, then it leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from camcensus.collect.scan._hosts import Hosts
from camcensus.collect.scan._line import Line
from camcensus.collect.scan._talk import OffLimits, Stopped, Talk
from camcensus.collect.scan.audit import AuditLog
from camcensus.collect.scan.pace import Pace
from camcensus.collect.scan.scope import group_refusal, port_refusal, time_refusal
from camcensus.collect.scan.stop import StopSignal
from camcensus.model.scan import ScanEnd, Scope, Transport

_SEGMENT = 1400  # bytes of our own that one packet is sure to take
_CHUNK = 16 * 1024  # bytes handed to the kernel at once


def packets_for(data: bytes) -> int:
    """Packets that a question takes."""
    return max(1, -(-len(data) // _SEGMENT))


class Gate:
    """Stop signal, scope, budgets, rate and audit log of one scan."""

    def __init__(
        self,
        scope: Scope,
        stop: StopSignal,
        hosts: Hosts,
        audit: AuditLog,
        pace: Pace,
        clock: Callable[[], datetime],
    ) -> None:
        self._scope = scope
        self._stop = stop
        self._hosts = hosts
        self._audit = audit
        self._pace = pace
        self._clock = clock
        self.is_open = False  # between the first and the last line of the audit log

    def is_stopped(self) -> bool:
        """Must nothing more leave?"""
        return self._stop.is_stopped() or not self.is_open

    def allow(self, talk: Talk) -> datetime:
        """The time now. Raises Stopped or OffLimits unless a packet of this exchange may leave."""
        if self.is_stopped():
            raise Stopped
        now = self._clock()
        if now >= self._scope.valid_until:
            self._stop.stop(time_refusal(self._scope, now) or "")
            raise Stopped
        if talk.interface is not None:
            refusal = group_refusal(self._scope, talk.host.text, talk.port, talk.interface, now)
        else:
            refusal = (
                time_refusal(self._scope, now)
                or talk.host.refusal
                or port_refusal(self._scope, talk.port, talk.transport)
                or (None if talk.began else self._hosts.refusal(talk.host, talk.question is not None))
            )
        if refusal is not None:
            raise OffLimits(refusal)
        return now

    def leave(self, talk: Talk, act: str, size: int, local: int) -> None:
        """What passes here leaves in the next statement. Raises Stopped or OffLimits."""
        now = self.allow(talk)
        try:
            self._audit.leaves(now, act, talk.host.text, talk.port, talk.transport, talk.probe, size, local)
        except OSError as error:
            self._unwritable(error)
            raise Stopped from None

    def join(self, talk: Talk, interface: str) -> None:
        """A discovery group may be joined in the next statement. Raises Stopped or OffLimits."""
        now = self.allow(talk)
        try:
            self._audit.joins(now, talk.host.text, talk.port, interface, talk.probe)
        except OSError as error:
            self._unwritable(error)
            raise Stopped from None
        self._pace.owe(4)  # two reports of the kernel on joining, two on leaving: RFC 3376 section 5.1

    def refuse(self, talk: Talk, why: str) -> None:
        """No packet leaves: says so in the exchange and in the log."""
        talk.finish(ScanEnd.OFF_LIMITS, why)
        try:
            self._audit.refuses(talk.at, talk.host.text, talk.port, talk.transport, talk.probe, why)
        except OSError as error:
            self._unwritable(error)

    async def pay(self, talk: Talk, packets: int) -> None:
        """Waits until the rate lets so many packets leave."""
        if not self._pace.spend_now(packets):
            await self._pace.spend(packets)
        talk.paid += packets

    def owe(self, talk: Talk, packets: int) -> None:
        """Books what leaves without being asked: those who come after wait for it."""
        self._pace.owe(packets)
        talk.paid += packets

    def settle(self, talk: Talk, line: GatedLine) -> None:
        """Books what the kernel has sent for a connection beyond what was paid."""
        if talk.transport is Transport.UDP:
            return
        if talk.opened:
            self._pace.owe(line.packets_sent() + 2 - talk.paid)  # the FIN and the last ACK are still to come
        elif talk.seconds > 1:
            self._pace.owe(1)  # the SYN was repeated

    def _unwritable(self, error: OSError) -> None:
        self._stop.stop(f"the audit log cannot be written: {error.strerror or error}")


class GatedLine:
    """A line of one exchange. Whatever makes a packet leave asks the gate first; closing does not."""

    def __init__(self, line: Line, gate: Gate, talk: Talk) -> None:
        self._line = line
        self._gate = gate
        self._talk = talk
        self._closed = False
        talk.line = self

    async def connect(self) -> None:
        """Opens the TCP connection. The SYN is paid for already."""
        talk = self._talk
        self._gate.leave(talk, "connect", 0, self._line.local)
        self._line.connect(talk.host.text, talk.port)
        await self._line.opened()
        talk.opened = True
        self._gate.owe(talk, 3)  # ACK, FIN, ACK: the first has left, the others will

    async def send(self, data: bytes) -> None:
        """Sends all of it over the connection."""
        talk = self._talk
        for start in range(0, len(data), _CHUNK):
            chunk = data[start : start + _CHUNK]
            await self._gate.pay(talk, packets_for(chunk))
            self._gate.leave(talk, "send", len(chunk), self._line.local)
            chunk = chunk[self._line.send(chunk) :]
            while chunk:
                await self._line.writable()
                self._gate.allow(talk)
                chunk = chunk[self._line.send(chunk) :]

    def send_datagram(self, data: bytes) -> None:
        """Sends one datagram. It is paid for already."""
        self._gate.leave(self._talk, "datagram", len(data), self._line.local)
        self._line.send_to(data, self._talk.host.text, self._talk.port)

    async def receive(self, size: int) -> bytes:
        """At most `size` bytes, counted against the host's budget; none when the device has ended."""
        data = await self._line.receive(size)
        self._talk.host.received += len(data)
        return data

    async def receive_datagram(self) -> tuple[bytes, str]:
        """One datagram and who sent it."""
        return await self._line.receive_from()

    def packets_sent(self) -> int:
        """Segments that the kernel has sent so far."""
        return self._line.packets_sent()

    def finish(self) -> None:
        """Closes our side in order."""
        self._line.finish()

    def close(self, abort: bool) -> None:
        """Ends it; at once (RST) if `abort`. A second time does nothing."""
        if not self._closed:
            self._closed = True
            self._line.close(abort)
