"""The default network as a scanner sees it: discovery groups, hardware addresses, the dead, loss, packets recorded."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import dpkt
import pytest

from camcensus.collect.scan.scope_file import read_scope
from camcensus.lab.network import NETWORK, LabNetwork, lab_network
from camcensus.lab.personality import personalities
from camcensus.lab.population import Placed

ASK_GROUP = """
import json, socket, struct, sys
group, port, question, seconds = sys.argv[1], int(sys.argv[2]), bytes.fromhex(sys.argv[3]), float(sys.argv[4])
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
sock.bind(("", port))
if not group.startswith("255"):
    link = struct.pack("=4s4si", socket.inet_aton(group), b"\\0" * 4, socket.if_nametoindex("lab0"))
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, link)
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 0)
sock.settimeout(seconds)
sock.sendto(question, (group, port))
seen = set()
try:
    while True:
        seen.add(sock.recvfrom(65535)[1][0])
except TimeoutError:
    print(json.dumps(sorted(seen)))
"""
CONNECT = """
import json, socket, sys, time
start = time.monotonic()
try:
    socket.create_connection((sys.argv[1], int(sys.argv[2])), float(sys.argv[3])).close()
    end = "open"
except OSError as error:
    end = type(error).__name__
print(json.dumps([end, time.monotonic() - start]))
"""
QUESTION = b"<Probe><MessageID>uuid:1</MessageID><Uuid>A</Uuid><Types>inquiry</Types></Probe>"
DHIP = b'{"method":"DHDiscover.search"}'


def _run(net: LabNetwork, code: str, *arguments: str) -> object:
    done = net.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _that_speak(net: LabNetwork, speaks: str) -> list[str]:
    return sorted(
        each.address
        for each in net.placed
        if each.plays in personalities()
        and any(service.speaks == speaks for service in personalities()[each.plays].udp)
    )


def test_it_starts_within_three_seconds(in_namespaces: LabNetwork) -> None:
    seconds = []
    for _ in range(3):
        start = time.monotonic()
        with lab_network() as net:
            assert len(net.placed) == len(in_namespaces.placed) >= 180
            seconds.append(time.monotonic() - start)
    assert min(seconds) < 3


@pytest.mark.parametrize(
    ("speaks", "group", "port", "question"),
    [
        pytest.param("sadp", "239.255.255.250", 37020, QUESTION, id="SADP, answered to the group"),
        pytest.param(
            "dhip",
            "239.255.255.251",
            37810,
            b"\x20\0\0\0DHIP" + b"\0" * 8 + bytes([len(DHIP), 0, 0, 0] + [0] * 4) * 2 + DHIP,
            id="DHIP",
        ),
        pytest.param(
            "xiongmai",
            "255.255.255.255",
            34569,
            bytes.fromhex("ff00000000000000000000000000fa0500000000"),
            id="broadcast",
        ),
    ],
)
def test_discovery_groups_are_answered_by_all(
    in_namespaces: LabNetwork, speaks: str, group: str, port: int, question: bytes
) -> None:
    expected = _that_speak(in_namespaces, speaks)
    assert len(expected) > 3
    seen = _run(in_namespaces, ASK_GROUP, group, str(port), question.hex(), "0.7")
    assert [each for each in seen if each != "10.77.1.1"] == expected  # type: ignore[attr-defined]


def test_each_device_has_its_own_hardware_address(in_namespaces: LabNetwork) -> None:
    axis = next(each.address for each in in_namespaces.placed if each.plays == "axis-camera")
    assert _run(in_namespaces, CONNECT, axis, "80", "2")[0] == "open"  # type: ignore[index]
    table = in_namespaces.run(["ip", "neigh", "show", axis], capture_output=True, text=True).stdout
    assert f"lladdr ac:cc:8e:00:00:{int(axis.rpartition('.')[2]):02x}" in table


def test_the_dead_are_silent_and_the_living_refuse(in_namespaces: LabNetwork) -> None:
    dead = next(f"10.77.0.{last}" for last in range(1, 255) if f"10.77.0.{last}" not in in_namespaces.addresses)
    end, seconds = _run(in_namespaces, CONNECT, dead, "80", "0.4")  # type: ignore[misc]
    assert (end, seconds > 0.35) == ("TimeoutError", True)
    printer = next(each.address for each in in_namespaces.placed if each.plays == "printer-hp")
    assert _run(in_namespaces, CONNECT, printer, "554", "2")[0] == "ConnectionRefusedError"  # type: ignore[index]


def test_the_scope_file_is_one(in_namespaces: LabNetwork) -> None:
    scope = read_scope(in_namespaces.scope.read_bytes(), "lab-scope.toml")
    assert [str(each) for each in scope.networks] == [NETWORK]
    assert scope.interfaces == ("lab0",)
    assert scope.also == frozenset()


def test_the_scope_file_on_loopback_names_loopback() -> None:
    with lab_network((Placed("10.77.0.9", "xiongmai-camera-quiet"),), loopback=True) as net:
        scope = read_scope(net.scope.read_bytes(), "lab-scope.toml")
        assert scope.also == {"loopback"}
        assert net.addresses[0] in scope.networks[0].with_prefixlen.replace("0/24", "9")


def test_truth_names_every_address(in_namespaces: LabNetwork) -> None:
    assert [row["address"] for row in in_namespaces.truth] == list(in_namespaces.addresses)
    row = next(row for row in in_namespaces.truth if row["plays"] == "geovision-label-on-uniview")
    assert (row["is_camera_equipment"], row["manufacturer"], row["brand"]) == ("true", "uniview", "GeoVision")


@pytest.mark.parametrize("loopback", [pytest.param(True, id="loopback"), pytest.param(False, id="namespaces")])
def test_lost_packets_slow_but_do_not_stop(loopback: bool, in_namespaces: LabNetwork) -> None:
    placed = tuple(Placed(f"10.77.0.{last}", "ezviz-camera") for last in range(1, 21))
    ask = """
import json, socket, sys
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.settimeout(0.4)
for address in sys.argv[2:]:
    for _ in range(5):
        sock.sendto(bytes.fromhex(sys.argv[1]), (address, 37020))
came = 0
try:
    while True:
        sock.recvfrom(65535)
        came += 1
except TimeoutError:
    print(came)
"""
    with lab_network(placed, loopback=loopback, loss=0.4, delay=0.0) as net:
        came = _run(net, ask, QUESTION.hex(), *net.addresses)
    assert isinstance(came, int)
    assert 10 <= came <= 85  # of 100


def test_packets_are_recorded_both_ways(in_namespaces: LabNetwork, tmp_path: Path) -> None:
    address = next(each.address for each in in_namespaces.placed if each.plays == "mobotix-camera")
    file = tmp_path / "packets.pcap"
    with in_namespaces.capture(file):
        _run(in_namespaces, CONNECT, address, "80", "2")
    flags = []
    with file.open("rb") as opened:
        for _, data in dpkt.pcap.Reader(opened):
            packet = dpkt.ethernet.Ethernet(data).data
            if isinstance(packet, dpkt.ip.IP) and isinstance(packet.data, dpkt.tcp.TCP):
                flags.append((".".join(map(str, packet.dst)) == address, packet.data.flags & 0x12))
    assert flags[:2] == [(True, 0x02), (False, 0x12)]  # SYN there, SYN and ACK back
