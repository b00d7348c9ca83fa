"""The scan itself: hosts side by side, each asked one thing at a time, everything that comes written down at once.

First the discovery groups of the named links are asked, while the ports of the hosts are tried; then each living host is
asked what `plan` finds worth asking, until it finds nothing more. An address of our own link that does not answer ARP is
dead and is left at its first port; behind a router every port is tried, since silence there may be a firewall's.

Nothing here opens a socket: that is the dialer's, which is handed in.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Protocol
from uuid import uuid4

from camcensus.collect.scan.capture_file import CaptureFile, Held
from camcensus.collect.scan.capture_lines import HostDone
from camcensus.collect.scan.neighbours import GIVEN_UP, Neighbour, Neighbours
from camcensus.collect.scan.patience import MOST, AnswerPatience, Patience
from camcensus.collect.scan.stop import StopSignal, utc_now
from camcensus.model.scan import Exchange, ScanEnd, Target, Transport
from camcensus.wire.conversations.conversation import Probe
from camcensus.wire.conversations.login import Account
from camcensus.wire.conversations.plan import DISCOVERY, HostFacts, begin, learn, next_question
from camcensus.wire.conversations.rollcall import QUESTIONS, RollCall, questions_for

MOST_HOSTS = 512  # at one time; a kernel's table of neighbours holds 1,024 of one link by default
LISTEN = 1.2  # seconds that a discovery group may take; WS-Discovery's answers come within half a second
_LOOK_EVERY = 0.2  # seconds between two looks at the table of neighbours
_SETTLE_EVERY = 1.0  # seconds between two ends of a member of the capture
ROLL_CALL = "rollcall."
MAY_LOG_IN = frozenset(f"{question.id}.login" for question in QUESTIONS)  # probes that hold an account
_LOGIN = re.compile(rb"(?im)^(authorization:[ \t]*)[^\r\n]*")  # never kept, not even as a digest
_NOTHING = (ScanEnd.TIMED_OUT, ScanEnd.UNREACHABLE)
_NO_OPTIONS: Mapping[str, str] = MappingProxyType({})


class Dials(Protocol):
    """What the sweep needs of the dialer."""

    async def connect(self, address: str, port: int, seconds: float) -> Exchange: ...

    async def ask(self, probe: Probe, target: Target) -> Sequence[Exchange]: ...

    async def ask_group(self, probe: Probe, interface: str, seconds: float) -> Sequence[Exchange]: ...


class Watches(Protocol):
    """Who is told how the scan goes; called often, must return at once."""

    def question_ended(self, exchange: Exchange) -> None: ...

    def host_done(self, done: HostDone, exchanges: Sequence[Exchange]) -> None: ...


@dataclass(frozen=True, slots=True)
class Sweep:
    """What is to be swept, and by what means."""

    addresses: Callable[[], Iterable[str]]  # lazily: a /16 is not held
    ports: tuple[int, ...]
    interfaces: tuple[str, ...]  # links whose discovery groups are asked
    options: Mapping[str, str] = field(default_factory=lambda: _NO_OPTIONS)  # for questions: "snmp-community"
    most_hosts: int = MOST_HOSTS
    wait: float = 4.0  # seconds that a service may take to answer a question, where its probe grants as many
    account: Account | None = None  # the owner's own, for the roll-call of recorders; None: no roll-call


@dataclass(slots=True)
class _Host:
    """One host while it is asked."""

    address: str
    started: float
    ports: dict[ScanEnd, set[int]] = field(default_factory=lambda: defaultdict(set))
    exchanges: list[Exchange] = field(default_factory=list)
    alive: bool = False
    note: str = ""


class Sweeper:
    """One run over a network. `run` once."""

    def __init__(
        self,
        sweep: Sweep,
        dialer: Dials,
        capture: CaptureFile,
        stop: StopSignal,
        *,
        held: Held | None = None,
        neighbours: Neighbours | None = None,
        watcher: Watches | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sweep, self._dialer, self._capture, self._stop = sweep, dialer, capture, stop
        self._held = held or Held()
        self._neighbours = neighbours or Neighbours()
        self._watcher = watcher
        self._clock = clock
        self._patience, self._answers = Patience(), AnswerPatience()
        self._discovered = asyncio.Event()
        self._heard: dict[str, list[Exchange]] = defaultdict(list)  # what each host said to the groups

    async def run(self) -> None:
        """Asks all hosts, or stops within a second of the signal. Raises InputError where the capture cannot be written."""
        targets = iter(self._sweep.addresses())
        workers = [asyncio.create_task(self._discover())]
        workers += [asyncio.create_task(self._work(targets)) for _ in range(self._sweep.most_hosts)]
        settler = asyncio.create_task(self._settle())
        stopped = asyncio.create_task(self._cancel_when_stopped(workers))
        try:
            await _all(workers)
        finally:
            others = (settler, stopped)
            for task in (*workers, *others):
                task.cancel()
            await asyncio.gather(*workers, *others, return_exceptions=True)

    async def _cancel_when_stopped(self, workers: Sequence[asyncio.Task[None]]) -> None:
        """The dialer ends what is in flight; what waits for anything else is ended here."""
        signal = asyncio.Event()
        self._stop.listen(signal.set)
        await signal.wait()
        await asyncio.sleep(0.3)  # questions in flight end as "stopped", and are written as such
        for worker in workers:
            worker.cancel()

    async def _settle(self) -> None:
        while True:
            await asyncio.sleep(_SETTLE_EVERY)
            self._capture.settle()

    async def _discover(self) -> None:
        """Asks every group on every named link; not again where a host was asked already, which is done only after."""
        for exchange in self._held.groups:
            self._heard[exchange.source or exchange.address].append(exchange)
        if not (self._held.done or self._held.open):
            asked = [
                self._dialer.ask_group(probe, interface, LISTEN)
                for interface in self._sweep.interfaces
                for probe in DISCOVERY
            ]
            for exchanges in await asyncio.gather(*asked):
                for exchange in exchanges:
                    self._write(exchange)
                    if exchange.source is not None:
                        self._heard[exchange.source].append(exchange)
        self._discovered.set()

    async def _work(self, targets: Iterator[str]) -> None:
        for address in targets:
            if self._stop.is_stopped():
                return
            if address not in self._held.done:
                await self._host(address)

    async def _host(self, address: str) -> None:
        host = _Host(address, self._clock())
        await self._try_ports(host)
        await self._discovered.wait()
        heard = self._heard.get(address, ())
        if host.alive or heard:
            await self._ask(host, heard)
        if self._stop.is_stopped():
            return
        ports = {end: tuple(sorted(ports)) for end, ports in sorted(host.ports.items()) if ports}
        done = HostDone(address, utc_now(), MappingProxyType(ports), self._neighbours.mac_of(address), host.note)
        self._capture.host(done)
        self._answers.forget(address)
        if self._watcher is not None:
            self._watcher.host_done(done, (*heard, *host.exchanges))

    async def _try_ports(self, host: _Host) -> None:
        """Every port once; those of a living host that stayed silent once more, since packets get lost."""
        first, *others = self._sweep.ports
        if await self._connect(host, first) in _NOTHING and not await self._is_there(host):
            host.note = "no answer to ARP"
            return
        for port in others:
            await self._connect(host, port)
            if self._stop.is_stopped():
                return
        neighbour = self._neighbours.state_of(host.address)
        host.alive = host.alive or neighbour is Neighbour.PRESENT
        if host.alive:
            for port in sorted(host.ports[ScanEnd.TIMED_OUT]):
                await self._connect(host, port, again=True)

    async def _is_there(self, host: _Host) -> bool:
        """False for an address of our own link that lets ARP go unanswered until the kernel gives up."""
        if self._neighbours.state_of(host.address) is Neighbour.NOT_LISTED:
            return True
        while self._neighbours.state_of(host.address) is not Neighbour.PRESENT:
            if self._clock() - host.started > GIVEN_UP:
                return False
            if self._stop.is_stopped():
                return True
            await asyncio.sleep(_LOOK_EVERY)
        return True

    async def _connect(self, host: _Host, port: int, *, again: bool = False) -> ScanEnd:
        seconds = self._patience.seconds()
        exchange = await self._dialer.connect(host.address, port, min(2 * seconds, MOST) if again else seconds)
        end = exchange.end
        if end is ScanEnd.STOPPED:
            return end
        if end in (ScanEnd.ANSWERED, ScanEnd.REFUSED):
            self._patience.seen(exchange.seconds)
            host.alive = True
        for ports in host.ports.values():
            ports.discard(port)
        host.ports[end].add(port)
        return end

    async def _ask(self, host: _Host, heard: Sequence[Exchange]) -> None:
        """Asks what the plan finds worth asking, until it finds nothing more."""
        near = self._neighbours.state_of(host.address) is Neighbour.PRESENT
        facts = begin(
            host.address,
            host.ports[ScanEnd.ANSWERED],
            options=self._sweep.options,
            searched=bool(heard) or (near and bool(self._sweep.interfaces)),
        )
        for exchange in heard:
            facts = learn(facts, exchange)
        for exchange in self._held.open.pop(host.address, ()):
            if exchange.end is not ScanEnd.STOPPED:
                host.exchanges.append(exchange)
                facts = learn(facts, exchange)
        while not self._stop.is_stopped() and _unanswered(host.exchanges) < AnswerPatience.SILENT:
            question = next_question(facts, nonce=str(uuid4()))
            if question is None:
                break
            facts = await self._put(host, facts, *question)
        if self._sweep.account is not None:
            await self._call_roll(host, facts, self._sweep.account)

    async def _call_roll(self, host: _Host, facts: HostFacts, account: Account) -> None:
        """A recorder's list of its cameras, with its owner's account: asked only of what proved its maker itself."""
        questions = questions_for(facts.signs)
        before = [exchange for exchange in host.exchanges if exchange.probe.startswith(ROLL_CALL)]
        web = [exchange for exchange in host.exchanges if exchange.kind == "http" and exchange.received]
        if not questions or before or not web or self._stop.is_stopped():
            return
        door = next((exchange for exchange in web if exchange.transport is Transport.TLS), web[0])
        target = Target(host.address, door.port, door.transport)
        call = RollCall(target, account, questions, tuple(uuid4().hex for _ in questions))
        while (probe := call.next_probe()) is not None and not self._stop.is_stopped():
            answers = await self._dialer.ask(probe, target)
            call.take(answers[0])
            for exchange in answers:
                exchange = replace(exchange, sent=_LOGIN.sub(rb"\1********", exchange.sent))
                self._write(exchange)
                host.exchanges.append(exchange)

    async def _put(self, host: _Host, facts: HostFacts, probe: Probe, target: Target) -> HostFacts:
        over_tcp = target.transport is not Transport.UDP
        seconds = min(probe.seconds, self._sweep.wait)
        if over_tcp:
            seconds = self._answers.seconds(host.address, probe.seconds, self._sweep.wait, _unanswered(host.exchanges))
        for exchange in await self._dialer.ask(replace(probe, seconds=seconds), target):
            self._write(exchange)
            if over_tcp and exchange.received and exchange.probe == probe.id:
                self._answers.seen(host.address, exchange.seconds)
            if exchange.source is None:  # what others said when this host was asked proves nothing of it
                host.exchanges.append(exchange)
                facts = learn(facts, exchange)
        return facts

    def _write(self, exchange: Exchange) -> None:
        self._capture.exchange(exchange)
        if self._watcher is not None:
            self._watcher.question_ended(exchange)


def _unanswered(exchanges: Iterable[Exchange]) -> int:
    """How many questions over TCP a host has let go unanswered; 0 where it has answered one."""
    put = [exchange for exchange in exchanges if exchange.transport is not Transport.UDP]
    if any(exchange.received for exchange in put):
        return 0
    return sum(exchange.end is ScanEnd.TIMED_OUT for exchange in put)


async def _all(tasks: Sequence[asyncio.Task[None]]) -> None:
    """Waits for all; the first failure is raised at once, an end by cancelling is none."""
    with suppress(asyncio.CancelledError):
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        for task in done:
            if not task.cancelled() and (error := task.exception()) is not None:
                raise error
