"""On the wire, outside of the scanner: what a capture at the far end of the link holds, against scope and audit log."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from bisect import bisect_left
from collections import Counter
from datetime import datetime
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest
from tests.collect.scan.link import FAR, FAR_6, SCANNER, Link, Packet, environment, link, packets, why_not
from tests.collect.scan.wire_scanner import random_scope

from camcensus.model.scan import MAX_RATE

REASON = why_not()
pytestmark = pytest.mark.skipif(REASON is not None, reason=REASON or "")
GROUP, GROUP_6 = "239.255.255.250", "ff02::c"
# What the kernel adds of its own accord: IGMP and MLD reports and neighbour discovery, all to multicast on the link.
HOUSEKEEPING = {"2", "0", "58"}


@pytest.fixture(scope="module")
def line(tmp_path_factory):
    with link(tmp_path_factory.mktemp("link")) as made:
        yield made


def scan(
    line: Link, folder: Path, seed: int, *seconds: str
) -> tuple[dict[str, Any], list[dict[str, Any]], list[Packet]]:
    """One scan: what it says of itself, its audit log, and what arrived at the far end since it began."""
    before = time.time()
    audit = folder / f"audit-{seed}"
    said = json.loads(line.run("wire_scanner.py", str(seed), str(audit), *seconds))
    time.sleep(0.3)  # for the capture to be written
    log = [json.loads(text) for text in audit.read_text().splitlines()]
    return said, log, [packet for packet in packets(line.capture) if packet.at >= before]


def is_inside(said: dict[str, Any], packet: Packet) -> bool:
    if packet.to in (GROUP, GROUP_6):
        return packet.kind == "udp" and packet.port == 3702 and packet.hops == 1 and bool(said["interfaces"])
    if packet.to == "255.255.255.255":
        return packet.kind == "udp" and bool(said["interfaces"]) and "broadcast" in said["also"]
    address = ip_address(packet.to)
    inside = any(address in ip_network(text) for text in said["networks"])
    excluded = any(address in ip_network(text) for text in said["exclusions"])
    return inside and not excluded and (packet.kind == "udp" or not said["ports"] or packet.port in said["ports"])


@pytest.mark.parametrize("seed", range(1, 6))
def test_capture_and_audit_log_hold_the_same(line, tmp_path, seed):
    said, log, seen = scan(line, tmp_path, seed)
    assert {"answered", "timed-out", "off-limits"} <= set(said["ends"]), said
    ours = [packet for packet in seen if packet.kind in ("tcp", "udp")]
    others = [packet for packet in seen if packet.kind not in ("tcp", "udp")]
    assert [packet for packet in ours if not is_inside(said, packet)] == []
    for packet in others:  # "1": the kernel says that a late datagram found its port closed
        to = ip_address(packet.to)
        on_link = to.is_multicast or to.is_link_local or packet.to in (FAR, FAR_6)
        assert (packet.kind in HOUSEKEEPING and on_link) or packet.kind == "1", packet

    connections = {(packet.to, packet.port, packet.local) for packet in ours if packet.flags & 2}
    logged = [(line["address"], line["port"], line["from"]) for line in log if line["act"] == "connect"]
    assert len(logged) == len(set(logged))
    assert connections == set(logged)
    assert {(packet.to, packet.port, packet.local) for packet in ours if packet.kind == "tcp"} == connections

    bytes_seen: Counter[tuple[str, int, int]] = Counter()
    for to, port, local, payload, _ in {
        (p.to, p.port, p.local, p.payload, p.sequence) for p in ours if p.kind == "tcp" and p.payload
    }:
        bytes_seen[to, port, local] += payload
    bytes_logged: Counter[tuple[str, int, int]] = Counter()
    for entry in log:
        if entry["act"] == "send":
            bytes_logged[entry["address"], entry["port"], entry["from"]] += entry["bytes"]
    assert bytes_seen == bytes_logged

    datagrams = Counter((p.to, p.port, p.local, p.payload) for p in ours if p.kind == "udp")
    assert datagrams == Counter((e["address"], e["port"], e["from"], e["bytes"]) for e in log if e["act"] == "datagram")
    begun = {(e["address"], e["port"], e["from"]): e["at"] for e in log if e["act"] == "connect"}
    for packet in ours:  # the clock of both is the same machine's
        if packet.flags & 2:
            logged_at = begun[packet.to, packet.port, packet.local]
            assert time_of(logged_at) <= packet.at


def time_of(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


def test_the_group_is_asked_on_the_link_and_only_answers_from_inside_the_scope_are_kept(line, tmp_path):
    seed = next(seed for seed in range(1, 50) if _scope_of(seed).interfaces and _scope_of(seed).also)
    said, log, seen = scan(line, tmp_path, seed)
    groups = (GROUP, GROUP_6, "255.255.255.255")
    assert [sum(packet.to == group for packet in seen) for group in groups] == [1, 1, 1]
    assert [(entry["address"], entry["interface"]) for entry in log if entry["act"] == "join"] == [
        (GROUP, "lan0"),
        (GROUP_6, "lan0"),
    ]
    assert {end: n for end, n in said["ends"].items() if end.startswith(groups)} == {
        f"{GROUP} answered 10.77.1.9": 1,
        f"{GROUP} answered 10.77.1.10": 1,
        f"{GROUP} off-limits None": 1,
        f"{GROUP_6} timed-out None": 1,
        "255.255.255.255 timed-out None": 1,
    }


def _scope_of(seed: int) -> Any:
    return random_scope(random.Random(seed))


@pytest.mark.parametrize("seed", range(11, 16))
def test_after_a_stop_nothing_leaves(line, tmp_path, seed):
    said, log, seen = scan(line, tmp_path, seed, f"0.{seed % 7 + 2}")
    stopped = said["stopped_at"]
    assert said["done_at"] - stopped < 1
    assert len(seen) > 20
    last = max(packet.at for packet in seen if packet.kind in ("tcp", "udp"))
    assert last - stopped < 1
    assert not [
        entry for entry in log if entry["act"] in ("connect", "send", "datagram") and time_of(entry["at"]) > stopped
    ]
    assert log[-1]["why"] == "the test says so"


@pytest.mark.parametrize(("rate", "hosts"), [(MAX_RATE, 500), (300, 60)])
def test_the_rate_holds_on_the_wire(line, tmp_path, rate, hosts):
    before = time.time()
    said = json.loads(line.run("wire_rate.py", str(rate), str(hosts), str(tmp_path / "audit")))
    time.sleep(0.3)
    assert said["ends"]["answered"] == hosts // 2 * 4
    times = [packet.at for packet in packets(line.capture) if packet.kind == "tcp" and packet.at >= before]
    most = max(bisect_left(times, start + 1) - place for place, start in enumerate(times))
    assert rate / 4 < most <= rate, f"{most} packets in one second; {said}"


def test_ports_held_by_closed_connections_are_had_again(line, tmp_path):
    few = ["ip", "netns", "exec", line.near, "sysctl", "-q", "net.ipv4.ip_local_port_range=40000 40200"]
    subprocess.run(few, check=True)
    try:
        said = json.loads(line.run("wire_rate.py", str(MAX_RATE), "300", str(tmp_path / "audit")))
    finally:
        subprocess.run([*few[:-1], "net.ipv4.ip_local_port_range=32768 60999"], check=True)
    assert said["ends"] == {"answered": 600, "timed-out": 1350, "refused": 750}


def test_a_device_that_is_gone_is_not_told_goodbye_for_long(line):
    command = ["ip", "netns", "exec", line.near, sys.executable, str(Path(__file__).with_name("wire_gone.py"))]
    route = ["ip", "-n", line.far, "route"]
    before = time.time()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment()) as scanner:
        assert scanner.stdout is not None
        assert scanner.stdout.readline() == "asked\n"
        subprocess.run([*route, "add", "blackhole", f"{SCANNER}/32"], check=True)  # it hears, and is not heard
        try:
            closed = float(scanner.stdout.readline())
            assert scanner.wait(10) == 0
        finally:
            subprocess.run([*route, "del", "blackhole", f"{SCANNER}/32"], check=True)
    times = [packet.at for packet in packets(line.capture) if packet.at > before and packet.kind == "tcp"]
    assert sum(at > closed - 0.05 for at in times) >= 2  # it was told, and once more
    assert max(times) - closed < 1
