"""A wire in memory for the dialer: it keeps, in order, what the audit log was told and what left."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as default
from typing import NamedTuple

from camcensus.collect.scan.audit import AuditLog
from camcensus.model.scan import ScanEnd, Transport
from camcensus.wire.conversations.conversation import Probe


class Left(NamedTuple):
    """One packet-causing act, as the audit log or the wire saw it."""

    act: str
    address: str
    port: int
    transport: str
    size: int
    local: int


@dataclass
class Answer:
    """How a fake device behaves: `connect` and each of `says` is bytes, an error to raise, or None for silence."""

    connect: OSError | bool | None = True
    says: tuple[bytes | OSError | None, ...] = ()
    source: str | None = None  # of datagrams; None: the address asked


@dataclass
class FakeWire:
    """Answers as `answers` says for an address and port."""

    answers: Callable[[str, int], Answer] = lambda address, port: Answer()
    events: list[tuple[str, Left]] = default(default_factory=list)  # ("log" or "wire", what)
    lines: list[dict[str, object]] = default(default_factory=list)  # of the audit log
    most_open: dict[str, int] = default(default_factory=dict)
    opened: dict[str, int] = default(default_factory=dict)
    numbers: itertools.count[int] = default(default_factory=lambda: itertools.count(40_000))

    def log(self) -> AuditLog:
        return AuditLog(self._take_line)

    def _take_line(self, data: bytes) -> None:
        line = json.loads(data)
        self.lines.append(line)
        if line["act"] in ("connect", "send", "datagram"):
            names = ("act", "address", "port", "transport", "bytes", "from")
            self.events.append(("log", Left(*(line[name] for name in names))))

    def logged(self) -> list[Left]:
        return [what for where, what in self.events if where == "log"]

    def left(self) -> list[Left]:
        return [what for where, what in self.events if where == "wire"]

    def refused(self) -> list[dict[str, object]]:
        return [line for line in self.lines if line["act"] == "refused"]

    def tcp(self, address: str) -> FakeLine:
        return FakeLine(self, "tcp")

    def udp(self, address: str) -> FakeLine:
        return FakeLine(self, "udp")

    def to_group(self, group: str, interface: str) -> FakeLine:
        return FakeLine(self, "udp")

    def in_group(self, group: str, port: int, interface: str) -> FakeLine:
        return FakeLine(self, "udp")


class FakeLine:
    def __init__(self, wire: FakeWire, transport: str) -> None:
        self.wire = wire
        self.transport = transport
        self.local = next(wire.numbers)
        self.closed: str | None = None
        self.to: tuple[str, int] | None = None
        self.answer = Answer()
        self.said = 0

    def _leaves(self, act: str, size: int) -> None:
        assert self.closed is None
        assert self.to is not None
        transport = "tls" if self.wire.events[-1][1].transport == "tls" else self.transport
        self.wire.events.append(("wire", Left(act, *self.to, transport, size, self.local)))

    def connect(self, address: str, port: int) -> None:
        self.to = (address, port)
        self.answer = self.wire.answers(address, port)
        self._leaves("connect", 0)
        self.wire.opened[address] = self.wire.opened.get(address, 0) + 1
        self.wire.most_open[address] = max(self.wire.most_open.get(address, 0), self.wire.opened[address])

    async def opened(self) -> None:
        await asyncio.sleep(0)
        if self.answer.connect is None:
            await asyncio.sleep(3600)
        if isinstance(self.answer.connect, OSError):
            raise self.answer.connect

    def send(self, data: bytes) -> int:
        self._leaves("send", len(data))
        return len(data)

    async def writable(self) -> None:
        await asyncio.sleep(0)

    async def _next(self) -> bytes:
        await asyncio.sleep(0)
        if self.said >= len(self.answer.says):
            return b""
        what = self.answer.says[self.said]
        self.said += 1
        if what is None:
            await asyncio.sleep(3600)
        if isinstance(what, OSError):
            raise what
        assert what is not None
        return what

    async def receive(self, size: int) -> bytes:
        return (await self._next())[:size]

    def send_to(self, data: bytes, address: str, port: int) -> None:
        self.to = (address, port)
        self.answer = self.wire.answers(address, port)
        self._leaves("datagram", len(data))

    async def receive_from(self) -> tuple[bytes, str]:
        if self.to is None or self.said >= len(self.answer.says):
            await asyncio.sleep(3600)
        data = await self._next()
        assert self.to is not None
        return data, self.answer.source or self.to[0]

    def packets_sent(self) -> int:
        return 2

    def finish(self) -> None:
        pass

    def close(self, abort: bool) -> None:
        assert self.closed is None
        self.closed = "aborted" if abort else "closed"
        if self.to is not None and self.transport == "tcp":
            self.wire.opened[self.to[0]] -= 1


class LineReader:
    """An answer is whole at its first newline; it is ours if it begins with "yes"."""

    def __init__(self) -> None:
        self.data = b""

    def feed(self, data: bytes) -> bool:
        self.data += data
        return b"\n" in self.data

    def end(self) -> ScanEnd:
        if not self.data:
            return ScanEnd.TIMED_OUT
        return ScanEnd.ANSWERED if self.data.startswith(b"yes") else ScanEnd.NOT_THIS_PROTOCOL


def probe_of(
    question: bytes = b"who\n",
    *,
    name: str = "test.who",
    seconds: float = 2.0,
    max_bytes: int = 64 * 1024,
    ports: tuple[int, ...] = (),
    group: str | None = None,
) -> Probe:
    """A question of no real protocol."""
    return Probe(
        id=name,
        title="Test",
        kind="text",
        transports=tuple(Transport),
        ask=lambda target: question,
        reader=LineReader,
        ports=ports,
        group=group,
        seconds=seconds,
        max_bytes=max_bytes,
    )
