"""How each kind of exchange goes, over a line that is given. Deadlines, turns and bookkeeping are the dialer's."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from camcensus.collect.scan._answers import MAX_DATAGRAMS, Datagrams
from camcensus.collect.scan._gate import GatedLine
from camcensus.collect.scan._hosts import Hosts
from camcensus.collect.scan._talk import Talk
from camcensus.model.scan import ScanEnd

GRACE = 0.15  # seconds a device is given to close its side after we closed ours
_PIECE = 16 * 1024  # bytes taken from the kernel at once


async def open_line(talk: Talk, line: GatedLine, hosts: Hosts) -> None:
    """The TCP connection comes about, or OSError says why not."""
    await line.connect()
    hosts.connected(talk.host, talk.port)


async def knock(talk: Talk, line: GatedLine, hosts: Hosts) -> None:
    """Opens and closes."""
    await open_line(talk, line, hosts)
    talk.finish(ScanEnd.ANSWERED)
    await part(talk, line)


async def ask_tcp(talk: Talk, line: GatedLine, hosts: Hosts) -> None:
    """One question over a connection of its own."""
    assert talk.question is not None
    await open_line(talk, line, hosts)
    if talk.question:
        await line.send(talk.question)
        talk.sent = talk.question
    await read(talk, line.receive)
    await part(talk, line)


async def read(talk: Talk, receive: Callable[[int], Awaitable[bytes]]) -> None:
    """Feeds the reader until the answer is whole, over its limit, or ended by the device."""
    assert talk.reader is not None
    while True:
        room = min(talk.most - len(talk.received), talk.host.bytes_left(), _PIECE)
        if room <= 0:
            talk.finish(ScanEnd.TOO_LONG)
            return
        data = await receive(room)
        if not data:
            talk.peer_ended()
            return
        talk.received += data
        if talk.reader.feed(data):
            talk.finish(talk.reader.end())
            return


async def part(talk: Talk, line: GatedLine) -> None:
    """Closes in order, so that the next connection finds a device that has let go of this one."""
    assert talk.limit is not None
    if talk.end is ScanEnd.TOO_LONG:
        return  # it would go on sending: it is cut off
    line.finish()
    talk.limit.reschedule(asyncio.get_running_loop().time() + GRACE)
    while talk.host.bytes_left() > 0 and await line.receive(_PIECE):
        pass


async def ask_udp(talk: Talk, line: GatedLine, hosts: Hosts, others: Datagrams) -> None:
    """One datagram to one host. Answers of other addresses are kept apart."""
    assert talk.question is not None
    assert talk.reader is not None
    line.send_datagram(talk.question)
    talk.sent = talk.question
    try:
        for _ in range(MAX_DATAGRAMS):
            data, source = await line.receive_datagram()
            if hosts.find(source) is not talk.host:
                others.take(data, source)
                continue
            room = min(talk.most - len(talk.received), talk.host.bytes_left())
            talk.host.received += len(data)
            talk.received += data[:room]
            if len(data) > room:
                talk.finish(ScanEnd.TOO_LONG)
                return
            if talk.reader.feed(data):
                talk.finish(talk.reader.end())
                return
        talk.finish(ScanEnd.TOO_LONG, f"over {MAX_DATAGRAMS} datagrams")
    finally:
        talk.beside += others.exchanges()


async def ask_group(talk: Talk, lines: list[GatedLine], found: Datagrams) -> None:
    """One datagram to a discovery group by the first line; all lines listen until the time is up."""
    assert talk.question is not None
    lines[0].send_datagram(talk.question)
    talk.sent = talk.question
    try:
        await asyncio.gather(*(_hear(line, found) for line in lines))
        talk.finish(ScanEnd.TOO_LONG, "a flood of datagrams: the rest was not heard")
    finally:
        talk.beside += found.exchanges()


async def _hear(line: GatedLine, found: Datagrams) -> None:
    while not found.is_full():
        try:
            found.take(*await line.receive_datagram())
        except OSError:  # one device's ICMP error says nothing of the others
            await asyncio.sleep(0.01)
