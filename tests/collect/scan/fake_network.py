"""A network in memory: a dialer that answers from a table, loses packets, and counts what was asked."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime

from camcensus.collect.scan.neighbours import Neighbour
from camcensus.collect.scan.stop import StopSignal
from camcensus.model.scan import Exchange, ScanEnd, Target, Transport
from camcensus.wire.conversations.conversation import Probe

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@dataclass
class FakeHost:
    """What answers at an address: bytes by probe id; ports that are open, closed (refused) or silent."""

    opened: frozenset[int] = frozenset()
    closed: bool = True  # other ports are refused, else silent
    answers: dict[str, bytes] = field(default_factory=dict)
    silent_once: frozenset[int] = frozenset()  # ports whose first packet is lost
    groups: dict[str, bytes] = field(default_factory=dict)  # what it says to discovery groups
    mac: str | None = None
    arp_after: float = 0.0  # seconds until it answers ARP


class FakeNetwork:
    """Stands in for the dialer and for the table of neighbours."""

    def __init__(self, hosts: dict[str, FakeHost], stop: StopSignal, *, delay: float = 0.0) -> None:
        self.hosts, self.stop, self.delay = hosts, stop, delay
        self.connects: Counter[tuple[str, int]] = Counter()
        self.questions: list[tuple[str, str]] = []
        self.grouped: list[tuple[str, str]] = []
        self.busy: Counter[str] = Counter()
        self.most_busy = 0
        self.most_hosts = 0
        self.first_asked: dict[str, float] = {}
        self.after_question: dict[int, object] = {}  # number of the question -> what to call after it

    async def _turn(self, address: str) -> bool:
        self.busy[address] += 1
        self.most_busy = max(self.most_busy, self.busy[address])
        self.most_hosts = max(self.most_hosts, sum(1 for count in self.busy.values() if count))
        await asyncio.sleep(self.delay)
        self.busy[address] -= 1
        return not self.stop.is_stopped()

    async def connect(self, address, port, seconds):
        self.first_asked.setdefault(address, asyncio.get_running_loop().time())
        going = await self._turn(address)
        host = self.hosts.get(address)
        self.connects[address, port] += 1
        if not going:
            end = ScanEnd.STOPPED
        elif host is None or (port in host.silent_once and self.connects[address, port] == 1):
            end = ScanEnd.TIMED_OUT
        elif port in host.opened:
            end = ScanEnd.ANSWERED
        else:
            end = ScanEnd.REFUSED if host.closed else ScanEnd.TIMED_OUT
        return Exchange(AT, address, port, Transport.TCP, "connect", None, end, seconds=0.001)

    async def ask(self, probe: Probe, target: Target):
        going = await self._turn(target.address)
        received = self.hosts[target.address].answers.get(probe.id, b"") if going else b""
        if going:
            self.questions.append((target.address, probe.id))
            if (act := self.after_question.get(len(self.questions))) is not None:
                act()
        end = ScanEnd.ANSWERED if received else ScanEnd.TIMED_OUT if going else ScanEnd.STOPPED
        sent = probe.ask(target)
        exchange = Exchange(
            AT, target.address, target.port, target.transport, probe.id, probe.kind, end, sent, received, seconds=0.01
        )
        return (exchange,)

    async def ask_group(self, probe: Probe, interface: str, seconds: float):
        await asyncio.sleep(self.delay)
        self.grouped.append((probe.id, interface))
        port = probe.ports[0]
        found = [
            Exchange(AT, probe.group, port, Transport.UDP, probe.id, probe.kind, ScanEnd.ANSWERED, b"?", said, address)
            for address, host in self.hosts.items()
            if (said := host.groups.get(probe.id))
        ]
        nothing = Exchange(AT, probe.group, port, Transport.UDP, probe.id, probe.kind, ScanEnd.TIMED_OUT, b"?")
        return found or [nothing]


class FakeNeighbours:
    """The table of neighbours of a FakeNetwork whose hosts are all on the link, or all behind a router."""

    def __init__(self, network: FakeNetwork, *, on_link: bool) -> None:
        self.network, self.on_link = network, on_link

    def state_of(self, address):
        asked = self.network.first_asked.get(address)
        if not self.on_link or asked is None:
            return Neighbour.NOT_LISTED
        host = self.network.hosts.get(address)
        waited = asyncio.get_running_loop().time() - asked
        return Neighbour.PRESENT if host is not None and waited >= host.arp_after else Neighbour.ASKED

    def mac_of(self, address):
        host = self.network.hosts.get(address)
        return host.mac if self.on_link and host is not None else None
