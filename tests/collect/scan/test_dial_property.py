"""Whatever scope, whatever is asked for: nothing outside leaves, and the audit log holds just what left, before it left."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.collect.scan.scopes import NOON, scope_of
from tests.collect.scan.wires import Answer, FakeWire, Left, probe_of

from camcensus.collect.scan.dial import Dialer
from camcensus.collect.scan.pace import Pace
from camcensus.collect.scan.scope import DISCOVERY_GROUPS, KINDS
from camcensus.collect.scan.stop import StopSignal
from camcensus.model.scan import MAX_RATE, ScanEnd, Scope, Target, Transport

PRIVATE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")


@st.composite
def networks(draw):
    """Small networks: private, special, public; IPv4 and IPv6."""
    if draw(st.integers(0, 3)):
        start = draw(
            st.sampled_from(
                [
                    "10.1.2.0",
                    "10.1.2.0",
                    "10.1.2.0",
                    "192.168.9.128",
                    "127.0.0.0",
                    "169.254.169.0",
                    "8.8.8.0",
                    "0.0.0.0",
                ]
            )
        )
        return str(ip_network((start, draw(st.integers(26, 32))), strict=False))
    start = draw(st.sampled_from(["fd00::a00:0", "64:ff9b::a01:200", "2002:a01:203::", "::1", "fe80::", "ff02::"]))
    return str(ip_network((start, draw(st.integers(122, 128))), strict=False))


@st.composite
def scopes(draw):
    return scope_of(
        *draw(st.lists(networks(), min_size=1, max_size=4)),
        exclusions=tuple(draw(st.lists(networks(), max_size=1))),
        also=KINDS if draw(st.booleans()) else tuple(draw(st.lists(st.sampled_from(KINDS), max_size=4))),
        ports=tuple(draw(st.lists(st.sampled_from([80, 443, 554]), max_size=2))),
        interfaces=tuple(draw(st.lists(st.sampled_from(["lan0", "lan1"]), max_size=2))),
        valid_from=NOON + timedelta(minutes=draw(st.sampled_from([-60] * 7 + [1]))),
        valid_until=NOON + timedelta(minutes=draw(st.sampled_from([60] * 7 + [0]))),
    )


@st.composite
def addresses(draw, scope):
    """Addresses in and around the scope's networks, in every spelling that leads somewhere."""
    if draw(st.booleans()):
        return str(draw(st.sampled_from(scope.networks))[0] + draw(st.integers(0, 3)))
    network = draw(st.sampled_from(scope.networks + scope.exclusions))
    number = int(network.network_address) + draw(st.integers(-2, network.num_addresses + 1))
    top = 2**network.max_prefixlen - 1
    address = (IPv4Address if network.version == 4 else IPv6Address)(min(max(number, 0), top))
    if address.version == 6:
        return draw(st.sampled_from([str(address), address.exploded, f"{address}%lan0", f"[{address}]"]))
    bits = int(address)
    return draw(
        st.sampled_from(
            [
                str(address),
                str(address),
                f"::ffff:{address}",
                f"::FFFF:{bits >> 16:x}:{bits & 0xFFFF:x}",
                f"64:ff9b::{address}",
                f"64:ff9b:1::{address}",
                f"2002:{bits >> 16:x}:{bits & 0xFFFF:x}::1",
                f"2001:0:{bits >> 16:x}:{bits & 0xFFFF:x}::1",
                f"::{address}",
                str(bits),
                hex(bits),
                ".".join(f"{part:04o}" for part in address.packed),
                f"{address} ",
                f"{address}.",
                "localhost",
                "",
            ]
        )
    )


@st.composite
def acts(draw, scope):
    kind = draw(st.sampled_from(["connect", "connect", "tcp", "tls", "udp", "group"]))
    if kind == "group":
        group = draw(
            st.sampled_from(["239.255.255.250", *DISCOVERY_GROUPS, "224.0.0.1", "255.255.255.255", "10.1.2.3"])
        )
        return (
            kind,
            group,
            draw(st.sampled_from([1900, 3702, 5353, 37810, 80])),
            draw(st.sampled_from(["lan0", "lan1"])),
        )
    return (kind, draw(addresses(scope)), draw(st.sampled_from([80, 80, 80, 443, 554, 0, 65_536, 9100, 3702])), None)


def answers():
    pieces = st.sampled_from(
        [b"yes\n", b"no\n", b"y", b"x" * 70_000, None, ConnectionResetError(), OSError(113, "gone")]
    )
    return st.builds(
        Answer,
        connect=st.sampled_from([True, True, None, ConnectionRefusedError(), OSError(101, "no way")]),
        says=st.lists(pieces, max_size=3).map(tuple),
        source=st.sampled_from([None, "10.1.2.3", "8.8.8.8", "::ffff:10.1.2.3"]),
    )


def is_inside(left: Left, scope: Scope) -> bool:
    """An oracle of its own: plain comparison of numbers, kinds by the registries' first lines."""
    address = ip_address(left.address)
    same = [n for n in scope.networks if n.version == address.version]
    holding = [n for n in same if int(n.network_address) <= int(address) <= int(n.broadcast_address)]
    banned = [n for n in scope.exclusions if n.version == address.version and address in n]
    private = any(address in ip_network(text) for text in PRIVATE if ip_network(text).version == address.version)
    for network in holding:
        if network.version == 4 and network.num_addresses > 2:
            if address == network.broadcast_address and "broadcast" not in scope.also:
                return False
            if address == network.network_address and "network" not in scope.also:
                return False
    port = not scope.ports or left.port in scope.ports or left.transport == "udp"
    return bool(holding) and not banned and (private or bool(scope.also)) and port and scope.valid_from <= NOON


async def carry_out(scope: Scope, wire: FakeWire, plan: list[tuple[str, str, int, str | None]]) -> list[ScanEnd]:
    ends: list[ScanEnd] = []
    stop = StopSignal(clock=lambda: NOON)
    async with Dialer(
        scope, wire.log(), Pace(MAX_RATE), stop=stop, clock=lambda: NOON, wire=wire, gap=0, rest=0
    ) as dialer:

        async def act(kind: str, address: str, port: int, interface: str | None) -> None:
            probe = probe_of(seconds=0.02, ports=(port,), group=address)
            if kind == "connect":
                ends.append((await dialer.connect(address, port, 0.02)).end)
            elif kind == "group":
                assert interface is not None
                ends.extend(e.end for e in await dialer.ask_group(probe, interface, 0.02))
            else:
                ends.extend(e.end for e in await dialer.ask(probe, Target(address, port, Transport(kind))))

        await asyncio.gather(*(act(*what) for what in plan))
    return ends


@given(st.data())
@settings(max_examples=300)  # more than 50 of them with packets that leave
def test_nothing_outside_the_scope_leaves_and_the_audit_log_is_what_left(data):
    scope = data.draw(scopes())
    plan = data.draw(st.lists(acts(scope), min_size=4, max_size=14))
    answer = data.draw(st.lists(answers(), min_size=1, max_size=4))
    wire = FakeWire(lambda address, port: answer[(sum(address.encode()) + port) % len(answer)])
    ends = asyncio.run(carry_out(scope, wire, plan))
    assert len(ends) >= len(plan)  # every act ends in a word
    for place in range(0, len(wire.events), 2):  # a line, and at once what it speaks of
        (first, line), (second, left) = wire.events[place : place + 2]
        assert (first, second, line) == ("log", "wire", left)
    for left in wire.left():
        if left.address in DISCOVERY_GROUPS or left.address == "255.255.255.255":
            assert scope.interfaces
            assert left.act == "datagram"
            assert left.port in DISCOVERY_GROUPS.get(left.address, ()) or "broadcast" in scope.also
        else:
            assert is_inside(left, scope), left
        assert left.port != 9100 or left.act == "connect"
    if scope.valid_until <= NOON or scope.valid_from > NOON:
        assert not wire.left()
    assert all(count <= 1 for count in wire.most_open.values())  # one connection at a time a host
    assert not any(wire.opened.values())
    refused = sum(end is ScanEnd.OFF_LIMITS for end in ends)
    assert len(wire.refused()) <= refused or scope.valid_until <= NOON


def test_the_oracle_itself_can_fail():
    scope = scope_of("10.1.2.0/26", exclusions=("10.1.2.3/32",))
    for address, inside in (("10.1.2.4", True), ("10.1.2.3", False), ("10.1.2.64", False), ("10.1.2.63", False)):
        assert is_inside(Left("connect", address, 80, "tcp", 0, 1), scope) is inside


@pytest.mark.parametrize("act", ["connect", "send", "datagram"])
def test_a_line_that_cannot_be_written_stops_the_scan_before_the_packet(act):
    wire = FakeWire(lambda address, port: Answer(says=(b"yes\n",)))
    log = wire.log()
    write = log._write

    def fail(line: bytes) -> None:
        if f'"act":"{act}"'.encode() in line:
            raise OSError(28, "No space left on device")
        write(line)

    log._write = fail
    stop = StopSignal()

    async def scan() -> list[ScanEnd]:
        scope = scope_of("10.1.2.0/24")
        async with Dialer(scope, log, Pace(MAX_RATE), stop=stop, clock=lambda: NOON, wire=wire) as dialer:
            kind = Transport.UDP if act == "datagram" else Transport.TCP
            first = await dialer.ask(probe_of(ports=(3702,)), Target("10.1.2.3", 3702, kind))
            return [first[0].end, (await dialer.connect("10.1.2.4", 80, 1)).end]

    assert asyncio.run(scan()) == [ScanEnd.STOPPED, ScanEnd.STOPPED]
    assert [left.act for left in wire.left()] == (["connect"] if act == "send" else [])
    assert stop.reason == "the audit log cannot be written: No space left on device"
