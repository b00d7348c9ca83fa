"""A stop by a call, a signal, a kill file or the end of the time: at any moment, within a second, fifty times of fifty."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.collect.scan.scopes import NOON, scope_of
from tests.collect.scan.wires import probe_of

from camcensus.collect.scan.audit import AuditFile, AuditLog
from camcensus.collect.scan.dial import Dialer
from camcensus.collect.scan.pace import Pace
from camcensus.collect.scan.stop import StopSignal, utc_now
from camcensus.model.scan import ScanEnd, Target, Transport

WAYS = ("call", "signal", "kill file", "end of scope", "too many silent")


async def devices() -> tuple[list[asyncio.AbstractServer], list[int]]:
    """One device that answers, one that is silent, one that drips; all on 127.0.0.0/8."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            await reader.readline()
            writer.write(b"yes\n")
            await writer.drain()
        writer.close()

    async def hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            await reader.read()
        writer.close()

    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while not reader.at_eof():
                writer.write(b"y")
                await writer.drain()
                await asyncio.sleep(0.02)
        writer.close()

    servers = [await asyncio.start_server(behave, "0.0.0.0", 0, backlog=1024) for behave in (answer, hold, drip)]
    return servers, [server.sockets[0].getsockname()[1] for server in servers]


async def longest_halt(gaps: list[float]) -> None:
    """Keeps for how long the machine did not let the loop run: beyond what any scan can do about it."""
    while True:
        before = time.monotonic()
        await asyncio.sleep(0.01)
        gaps.append(time.monotonic() - before - 0.01)


async def stopped_scan(
    way: str, chance: random.Random, folder: Path
) -> tuple[float, float, float, list[str], set[ScanEnd]]:
    """When it was stopped, when all had ended, for how long the machine did not let it run at the longest, the lines of
    its audit log, and how the questions ended."""
    servers, ports = await devices()
    gaps: list[float] = []
    clock = asyncio.create_task(longest_halt(gaps))
    after = chance.uniform(0.02, 0.5)
    begun = utc_now()
    scope = scope_of(
        "127.77.0.0/16",
        also=("loopback",),
        valid_from=begun - timedelta(minutes=1),
        valid_until=begun + (timedelta(seconds=after) if way == "end of scope" else timedelta(minutes=1)),
    )
    kill_file = folder / f"kill-{chance.random()}"
    stop = StopSignal(kill_file=kill_file)
    path = folder / f"audit-{chance.random()}"
    audit = AuditFile(path)
    ends: set[ScanEnd] = set()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, lambda: stop.stop("a signal"))
    happenings: dict[str, Callable[[], object]] = {
        "call": lambda: stop.stop("a call"),
        "signal": lambda: os.kill(os.getpid(), signal.SIGUSR1),
        "kill file": kill_file.touch,
        "too many silent": lambda: stop.stop("3 of 9 hosts went silent"),
    }
    stopped_at = [time.time() + after]

    def happen() -> None:
        stopped_at[0] = time.time()
        happenings[way]()

    if way in happenings:
        loop.call_later(after, happen)
    async with Dialer(scope, AuditLog(audit.write), Pace(chance.choice([300, 4000])), stop=stop) as dialer:

        async def work() -> None:
            while not stop.is_stopped():
                address = f"127.77.{chance.randrange(256)}.{chance.randrange(1, 255)}"
                what = chance.randrange(4)
                if what == 0:
                    exchange = await dialer.connect(address, chance.choice([*ports, 1]), 5)
                elif what == 1:
                    target = Target(address, 3702, Transport.UDP)
                    exchange = (await dialer.ask(probe_of(ports=(3702,), seconds=5), target))[0]
                else:
                    kind = chance.choice([Transport.TCP, Transport.TLS])
                    exchange = (await dialer.ask(probe_of(seconds=5), Target(address, chance.choice(ports), kind)))[0]
                ends.add(exchange.end)

        await asyncio.gather(*(work() for _ in range(200)))
        done_at = time.time()
        clock.cancel()
        open_now = len(os.listdir("/proc/self/fd"))
        for address in ("127.77.1.1", "127.77.1.2"):  # and nothing can be begun anew
            assert (await dialer.connect(address, ports[0], 1)).end is ScanEnd.STOPPED
    for server in servers:
        server.close()
    await asyncio.sleep(0.05)  # the devices notice that they were cut off
    assert open_now < 400  # the scan's own sockets are closed; those of the devices go when they notice
    return stopped_at[0], done_at, max(gaps), path.read_text().splitlines(), ends


@pytest.mark.parametrize("way", WAYS)
def test_no_new_packet_a_second_after_the_stop_ten_times_of_ten(way, tmp_path):
    for seed in range(10):
        stopped, done, halted, lines, ends = asyncio.run(stopped_scan(way, random.Random(seed), tmp_path))
        assert done - stopped < 1 + halted, (seed, halted)
        assert ScanEnd.STOPPED in ends, seed
        log = [json.loads(line) for line in lines]
        acts = [entry for entry in log if entry["act"] in ("connect", "send", "datagram")]
        assert acts, seed
        last = datetime.fromisoformat(acts[-1]["at"]).timestamp()
        assert last - stopped < 0.5 + halted, (seed, halted)
        assert log[-1]["act"] == "end"


def test_the_first_reason_stays_and_every_listener_is_called_once():
    stop = StopSignal()
    called: list[str] = []
    stop.listen(lambda: called.append("a"))
    stop.listen(lambda: called.append("b"))
    stop.stop("first")
    stop.stop("second")
    stop.listen(lambda: called.append("late"))
    assert (stop.reason, called) == ("first", ["a", "b", "late"])


def test_a_kill_file_that_is_already_there_stops_before_the_first_packet(tmp_path):
    kill_file = tmp_path / "stop"
    kill_file.touch()
    stop = StopSignal(kill_file=kill_file)
    stop.look()
    assert stop.is_stopped()
    assert "kill file" in str(stop.reason)


def test_a_deadline_is_the_first_moment_outside():
    now = [NOON - timedelta(microseconds=1)]
    stop = StopSignal(deadline=NOON, clock=lambda: now[0])
    stop.look()
    assert not stop.is_stopped()
    now[0] = NOON
    stop.look()
    assert str(stop.reason).startswith("the scope expired at")


def test_a_dialer_that_is_left_closes_what_is_under_way():
    async def scan() -> None:
        servers, ports = await devices()
        scope = scope_of("127.77.0.0/16", also=("loopback",))
        log: list[bytes] = []
        stop = StopSignal()
        async with Dialer(scope, AuditLog(log.append), Pace(4000), stop=stop, clock=lambda: NOON) as dialer:
            target = Target("127.77.0.1", ports[1], Transport.TCP)
            question = asyncio.create_task(dialer.ask(probe_of(seconds=30), target))
            await asyncio.sleep(0.1)
        before = time.monotonic()
        (exchange,) = await question
        assert time.monotonic() - before < 0.5
        assert exchange.end is ScanEnd.STOPPED
        for server in servers:
            server.close()
        await asyncio.sleep(0.05)
        assert json.loads(log[-1]) == {"at": NOON.isoformat(), "act": "end", "why": "done"}

    asyncio.run(scan())


def test_a_question_that_is_cancelled_closes_its_socket():
    async def scan() -> None:
        servers, ports = await devices()
        scope = scope_of("127.77.0.0/16", also=("loopback",))
        log = AuditLog(lambda line: None)
        async with Dialer(scope, log, Pace(4000), stop=StopSignal(), clock=lambda: NOON) as dialer:
            target = Target("127.77.0.1", ports[1], Transport.TCP)
            question = asyncio.create_task(dialer.ask(probe_of(seconds=30), target))
            await asyncio.sleep(0.1)
            question.cancel()
            with pytest.raises(asyncio.CancelledError):
                await question
            assert (await dialer.connect("127.77.0.1", ports[0], 1)).end is ScanEnd.ANSWERED  # its turn is free again
        for server in servers:
            server.close()
        await asyncio.sleep(0.05)

    with socket.socket() as probe:
        first = probe.fileno()
    asyncio.run(scan())
    with socket.socket() as probe:
        assert probe.fileno() == first
