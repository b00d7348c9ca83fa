"""What the dialer does not do, over a wire in memory: budgets, turns, back-off, logins, silent hosts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from tests.collect.scan.scopes import NOON, scope_of
from tests.collect.scan.wires import Answer, FakeLine, FakeWire, probe_of

from camcensus.collect.scan._hosts import GAP
from camcensus.collect.scan.dial import Dialer
from camcensus.collect.scan.pace import Pace
from camcensus.collect.scan.stop import StopSignal
from camcensus.model.scan import MAX_HOST_BYTES, MAX_PROBES, MAX_RATE, Exchange, ScanEnd, Target, Transport

CAMERA = "10.1.2.3"
LAN = scope_of("10.1.2.0/24", interfaces=("lan0",))
YES = Answer(says=(b"yes\n",))
SILENT = Answer(says=(None,))
GONE = Answer(connect=None)


def scan(wire: FakeWire, steps: Callable[[Dialer], Awaitable[None]], **options: object) -> StopSignal:
    """Runs the steps with a dialer on a wire; gives the stop signal back."""
    stop = StopSignal()

    async def run() -> None:
        chosen = {"gap": 0, "rest": 0, "clock": lambda: NOON, **options}
        async with Dialer(LAN, wire.log(), Pace(MAX_RATE), stop=stop, wire=wire, **chosen) as dialer:
            await steps(dialer)

    asyncio.run(run())
    return stop


async def ask(dialer: Dialer, address: str = CAMERA, port: int = 80, **probe: object) -> Exchange:
    options: dict[str, object] = {"seconds": 0.02, "ports": (port,), **probe}
    return (await dialer.ask(probe_of(**options), Target(address, port, Transport.TCP)))[0]


def test_a_host_is_asked_twelve_questions_and_no_more():
    wire = FakeWire(lambda address, port: YES)
    ends: list[Exchange] = []

    async def steps(dialer: Dialer) -> None:
        for _ in range(MAX_PROBES + 1):
            await dialer.connect(CAMERA, 80, 1)  # is no question
            ends.append(await ask(dialer))
        ends.append(await ask(dialer, f"::ffff:{CAMERA}"))  # the same host
        ends.append(await ask(dialer, "10.1.2.4"))

    scan(wire, steps)
    assert [e.end for e in ends[:MAX_PROBES]] == [ScanEnd.ANSWERED] * MAX_PROBES
    assert [(e.end, e.note) for e in ends[MAX_PROBES:-1]] == [(ScanEnd.OFF_LIMITS, "12 questions were asked of it")] * 2
    assert ends[-1].end is ScanEnd.ANSWERED
    assert sum(left.act == "send" for left in wire.left()) == MAX_PROBES + 1


def test_before_it_is_entered_and_after_it_is_left_a_dialer_sends_nothing():
    wire = FakeWire(lambda address, port: YES)

    async def run() -> list[ScanEnd]:
        dialer = Dialer(LAN, wire.log(), Pace(MAX_RATE), stop=StopSignal(), wire=wire, gap=0, clock=lambda: NOON)
        ends = [(await ask(dialer)).end]
        async with dialer:
            ends.append((await ask(dialer)).end)
        return [*ends, (await ask(dialer)).end, (await dialer.connect(CAMERA, 80, 1)).end]

    assert asyncio.run(run()) == [ScanEnd.STOPPED, ScanEnd.ANSWERED, ScanEnd.STOPPED, ScanEnd.STOPPED]
    assert [line["act"] for line in wire.lines] == ["begin", "connect", "send", "end"]


def test_a_pace_over_that_of_the_scope_is_refused():
    with pytest.raises(ValueError, match="over 100 of the scope"):
        Dialer(scope_of("10.1.2.0/24", rate=100), FakeWire().log(), Pace(101), stop=StopSignal())


def test_twelve_questions_at_once_are_still_twelve():
    wire = FakeWire(lambda address, port: YES)

    async def steps(dialer: Dialer) -> None:
        await asyncio.gather(*(ask(dialer) for _ in range(30)))

    scan(wire, steps)
    assert sum(left.act == "send" for left in wire.left()) == MAX_PROBES
    assert wire.most_open == {CAMERA: 1}


def test_no_more_than_256_kilobytes_are_taken_from_a_host():
    wire = FakeWire(lambda address, port: Answer(says=(b"y" * 16_384,) * 100))
    ends: list[Exchange] = []

    async def steps(dialer: Dialer) -> None:
        for _ in range(7):
            ends.append(await ask(dialer, max_bytes=60_000))

    scan(wire, steps)
    assert [len(e.received) for e in ends] == [60_000] * 4 + [MAX_HOST_BYTES - 240_000, 0, 0]
    assert [e.end for e in ends] == [ScanEnd.TOO_LONG] * 5 + [ScanEnd.OFF_LIMITS] * 2
    assert ends[-1].note == f"{MAX_HOST_BYTES} bytes came from it"


def test_fifteen_seconds_of_questions_and_no_more(monkeypatch):
    monkeypatch.setattr("camcensus.collect.scan._hosts.MAX_HOST_SECONDS", 0.35)
    wire = FakeWire(lambda address, port: Answer(says=(b"y", None)))  # a beginning, then nothing
    ends: list[Exchange] = []

    async def steps(dialer: Dialer) -> None:
        for _ in range(5):
            ends.append(await ask(dialer, seconds=0.2))

    scan(wire, steps)
    assert [e.end for e in ends[:2]] == [ScanEnd.NOT_THIS_PROTOCOL] * 2
    assert [e.end for e in ends[2:]] == [ScanEnd.OFF_LIMITS] * 3
    assert ends[0].seconds >= 0.2
    assert ends[1].seconds < 0.19
    assert "0.35 seconds were spent on it" in ends[-1].note


def test_there_is_a_gap_between_two_questions_to_one_host():
    wire = FakeWire(lambda address, port: YES)

    async def steps(dialer: Dialer) -> None:
        loop = asyncio.get_running_loop()
        before = loop.time()
        for _ in range(4):
            await ask(dialer)
        assert loop.time() - before >= 3 * GAP
        before = loop.time()
        await asyncio.gather(*(ask(dialer, f"10.1.2.{last}") for last in range(10, 40)))
        assert loop.time() - before < 3 * GAP  # others do not wait for it

    scan(wire, steps, gap=GAP)


@pytest.mark.parametrize(
    ("bad", "end"), [(SILENT, ScanEnd.TIMED_OUT), (Answer(says=(ConnectionResetError(),)), ScanEnd.RESET)]
)
def test_a_host_that_falters_twice_is_left_alone_but_for_one_later_try(bad, end):
    wire = FakeWire(lambda address, port: YES if port == 80 else bad)
    ends: list[Exchange] = []

    async def steps(dialer: Dialer) -> None:
        loop = asyncio.get_running_loop()
        ends.append(await ask(dialer))
        ends.append(await ask(dialer, port=81))
        ends.append(await ask(dialer, port=82))
        before = loop.time()
        ends.append(await ask(dialer, port=83))  # the later try
        assert loop.time() - before >= 0.1
        ends.append(await ask(dialer, port=80))
        ends.append(await dialer.connect(CAMERA, 80, 1))
        ends.append(await ask(dialer, "10.1.2.4"))

    scan(wire, steps, rest=0.1)
    assert [e.end for e in ends[:4]] == [ScanEnd.ANSWERED, end, end, end]
    assert [e.end for e in ends[4:]] == [ScanEnd.OFF_LIMITS, ScanEnd.OFF_LIMITS, ScanEnd.ANSWERED]
    assert "left alone" in ends[4].note


def test_an_answer_in_between_or_to_the_later_try_is_forgiving():
    wire = FakeWire(lambda address, port: YES if port == 80 else SILENT)
    ends: list[ScanEnd] = []

    async def steps(dialer: Dialer) -> None:
        for port in (80, 81, 80, 82, 80, 81, 82, 80, 83, 80):
            ends.append((await ask(dialer, port=port)).end)

    scan(wire, steps)
    assert ends == [
        ScanEnd.ANSWERED if port == 80 else ScanEnd.TIMED_OUT for port in (80, 81, 80, 82, 80, 81, 82, 80, 83, 80)
    ]


def test_silence_to_datagrams_of_other_makers_is_no_faltering():
    wire = FakeWire(lambda address, port: YES if port == 80 else SILENT)
    ends: list[ScanEnd] = []

    async def steps(dialer: Dialer) -> None:
        await ask(dialer)
        for port in (3702, 37020, 37810, 20002):
            probe = probe_of(ports=(port,), seconds=0.02)
            ends.append((await dialer.ask(probe, Target(CAMERA, port, Transport.UDP)))[0].end)
        ends.append((await ask(dialer)).end)

    scan(wire, steps)
    assert ends == [ScanEnd.TIMED_OUT] * 4 + [ScanEnd.ANSWERED]


def silent_after(first: int) -> tuple[FakeWire, dict[str, int]]:
    """Hosts that answer once; those with a last number up to `first` are then gone."""
    asked: dict[str, int] = {}

    def answer(address: str, port: int) -> Answer:
        asked[address] = asked.get(address, 0) + 1
        gone = asked[address] > 1 and int(address.rpartition(".")[2]) <= first
        return GONE if gone else YES

    return FakeWire(answer), asked


@pytest.mark.parametrize(
    ("live", "lost", "stops"),
    [
        pytest.param(10, 2, False, id="two are not three"),
        pytest.param(10, 3, True, id="three of ten"),
        pytest.param(60, 3, False, id="just five in a hundred"),
        pytest.param(59, 3, True, id="just over five in a hundred"),
    ],
)
def test_the_scan_stops_when_hosts_that_had_answered_go_silent(live, lost, stops):
    wire, _ = silent_after(lost)

    async def steps(dialer: Dialer) -> None:
        for last in range(1, live + 1):
            await ask(dialer, f"10.1.2.{last}")
        for last in range(1, lost + 1):
            for _ in range(2):
                await ask(dialer, f"10.1.2.{last}")

    stop = scan(wire, steps)
    assert stop.reason == (f"{lost} of {live} hosts that had answered went silent" if stops else None)


@pytest.mark.parametrize("bad", [SILENT, Answer(says=(ConnectionResetError(),))], ids=["silent", "resetting"])
def test_services_that_do_not_answer_are_no_silent_hosts(bad):
    wire = FakeWire(lambda address, port: bad)

    async def steps(dialer: Dialer) -> None:
        for last in range(1, 20):
            await dialer.connect(f"10.1.2.{last}", 80, 1)
            for port in (80, 80, 80):
                await ask(dialer, f"10.1.2.{last}", port=port)

    assert scan(wire, steps).reason is None


def test_closed_and_filtered_ports_of_live_hosts_are_no_silent_hosts():
    wire = FakeWire(lambda address, port: YES if port == 80 else GONE)

    async def steps(dialer: Dialer) -> None:
        for last in range(1, 20):
            for port in (80, 81, 82, 83, 80):
                await dialer.connect(f"10.1.2.{last}", port, 0.01)

    assert scan(wire, steps).reason is None


@pytest.mark.parametrize(
    "question",
    [
        b"GET / HTTP/1.1\r\nAuthorization: Basic YWRtaW46YWRtaW4=\r\n\r\n",
        b"GET / HTTP/1.1\r\nauthorization:Digest username=x\r\n\r\n",
        b"DESCRIBE rtsp://h/ RTSP/1.0\r\nAUTHORIZATION : Basic x\r\n\r\n",
        b"GET / HTTP/1.1\r\nProxy-Authorization: Basic x\r\n\r\n",
        b"GET / HTTP/1.1\r\nCookie: session=1\r\n\r\n",
        b"<s:Header><wsse:UsernameToken>",
    ],
)
def test_a_question_that_would_log_in_does_not_leave(question):
    wire = FakeWire(lambda address, port: YES)
    ends: list[Exchange] = []

    async def steps(dialer: Dialer) -> None:
        for transport in (Transport.TCP, Transport.TLS, Transport.UDP):
            probe = probe_of(question, ports=(80,))
            ends.extend(await dialer.ask(probe, Target(CAMERA, 80, transport)))

    scan(wire, steps)
    assert [(e.end, e.note) for e in ends] == [(ScanEnd.OFF_LIMITS, "the question would log in")] * 3
    assert wire.left() == []
    assert question not in str(wire.lines).encode()


def test_the_owners_own_roll_call_may_log_in():
    wire = FakeWire(lambda address, port: YES)
    question = b"GET / HTTP/1.1\r\nAuthorization: Digest x\r\n\r\n"
    ends: list[Exchange] = []

    async def steps(dialer: Dialer) -> None:
        ends.append(await ask(dialer, question=question, name="rollcall.channels"))

    scan(wire, steps, may_log_in=frozenset({"rollcall.channels"}))
    assert ends[0].end is ScanEnd.ANSWERED
    assert ends[0].sent == b"(a question with the owner's account, which is not kept)"
    assert wire.left()[-1].size == len(question)


@pytest.mark.parametrize("port", [515, 9100, 9107])
def test_printer_ports_are_connected_to_but_never_spoken_to(port):
    wire = FakeWire(lambda address, port: YES)
    ends: list[Exchange] = []

    async def steps(dialer: Dialer) -> None:
        ends.append(await dialer.connect(CAMERA, port, 1))
        ends.append(await ask(dialer, port=port))

    scan(wire, steps)
    assert [e.end for e in ends] == [ScanEnd.ANSWERED, ScanEnd.OFF_LIMITS]
    assert [left.act for left in wire.left()] == ["connect"]


def test_a_datagram_goes_only_to_a_port_of_its_probe():
    wire = FakeWire(lambda address, port: YES)
    ends: list[Exchange] = []

    async def steps(dialer: Dialer) -> None:
        probe = probe_of(ports=(3702,))
        ends.extend(await dialer.ask(probe, Target(CAMERA, 3702, Transport.UDP)))
        ends.extend(await dialer.ask(probe, Target(CAMERA, 19, Transport.UDP)))

    scan(wire, steps)
    assert [e.end for e in ends] == [ScanEnd.ANSWERED, ScanEnd.OFF_LIMITS]


def test_an_answer_of_another_address_is_kept_apart_and_only_from_inside_the_scope():
    sources = iter(["10.1.2.9", "10.1.3.9"])
    wire = FakeWire(lambda address, port: Answer(says=(b"yes\n",), source=next(sources)))
    ends: list[tuple[Exchange, ...]] = []

    async def steps(dialer: Dialer) -> None:
        for last in (3, 4):
            probe = probe_of(ports=(3702,), seconds=0.05)
            ends.append(await dialer.ask(probe, Target(f"10.1.2.{last}", 3702, Transport.UDP)))

    scan(wire, steps)
    (own, inside), (other, outside) = ends
    assert (own.end, own.received, own.source) == (ScanEnd.TIMED_OUT, b"", None)
    assert (inside.end, inside.received, inside.address, inside.source) == (
        ScanEnd.ANSWERED,
        b"yes\n",
        CAMERA,
        "10.1.2.9",
    )
    assert inside.note == "answered from another address"
    assert other.end is ScanEnd.TIMED_OUT
    assert (outside.end, outside.received, outside.source) == (ScanEnd.OFF_LIMITS, b"", None)
    assert outside.note == "1 datagrams from 1 addresses outside the scope, not kept"


def test_a_scan_stops_in_the_middle_when_its_scope_expires():
    now = [NOON]
    wire = FakeWire(lambda address, port: YES)
    ends: list[ScanEnd] = []

    async def steps(dialer: Dialer) -> None:
        ends.append((await ask(dialer)).end)
        now[0] = LAN.valid_until - timedelta(microseconds=1)
        ends.append((await ask(dialer)).end)
        now[0] = LAN.valid_until
        ends.append((await ask(dialer)).end)
        now[0] = NOON  # a clock that is set back does not wake it
        ends.append((await ask(dialer)).end)

    stop = scan(wire, steps, clock=lambda: now[0])
    assert ends == [ScanEnd.ANSWERED, ScanEnd.ANSWERED, ScanEnd.STOPPED, ScanEnd.STOPPED]
    assert stop.reason is not None
    assert stop.reason.startswith("the scope expired at 2026-12-01T13:00")
    assert wire.lines[-1]["act"] == "end"
    assert wire.lines[-1]["why"] == stop.reason


def test_questions_under_way_end_when_the_scope_expires():
    now = [NOON]
    wire = FakeWire(lambda address, port: SILENT)
    ends: list[Exchange] = []

    async def steps(dialer: Dialer) -> None:
        asyncio.get_running_loop().call_later(0.05, lambda: now.__setitem__(0, LAN.valid_until))
        ends.append(await ask(dialer, seconds=30))

    scan(wire, steps, clock=lambda: now[0])
    assert ends[0].end is ScanEnd.STOPPED
    assert ends[0].seconds < 1


def test_one_that_floods_a_group_does_not_crowd_out_the_others():
    crowd = [("10.1.2.66", f"yes {number}\n".encode()) for number in range(5000)]
    crowd += [(f"10.1.{2 + number // 100}.{number % 100}", b"yes\n") for number in range(1, 200)]
    crowd += [("10.1.2.7", b"yes\n"), ("10.1.2.8", b"no\n"), ("10.1.2.9", b"")]
    heard = iter(crowd)
    wire = FakeWire()

    class Heard(FakeLine):
        async def receive_from(self) -> tuple[bytes, str]:
            await asyncio.sleep(0)
            source, data = next(heard, (None, b""))
            if source is None:
                await asyncio.sleep(3600)
            return data, str(source)

    wire.to_group = lambda group, interface: Heard(wire, "udp")
    found: list[Exchange] = []

    async def steps(dialer: Dialer) -> None:
        found.extend(await dialer.ask_group(probe_of(ports=(3702,), group="239.255.255.250"), "lan0", 2))

    scan(wire, steps)
    assert sum(e.source == "10.1.2.66" for e in found) == 8
    kept = {e.source for e in found if e.end is ScanEnd.ANSWERED}
    assert kept == {f"10.1.2.{last}" for last in range(1, 100)}
    assert [e.received for e in found if e.source == "10.1.2.8"] == [b"yes\n", b"no\n"]
    assert [e.end for e in found if e.source == "10.1.2.9"] == [ScanEnd.ANSWERED, ScanEnd.NOT_THIS_PROTOCOL]
    assert found[-1].end is ScanEnd.OFF_LIMITS
    assert found[-1].note == "100 datagrams from 100 addresses outside the scope, not kept"
    assert {e.address for e in found} == {"239.255.255.250"}
