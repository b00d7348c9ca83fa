"""Two network namespaces joined by one link: a scanner here, devices and a capture there. Needs root and `ip`.

Every network but the link itself is routed to the far end, so that whatever leaves the scanner arrives at the capture.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
INTERFACE = "lan0"
SCANNER, FAR = "10.99.0.1", "10.99.0.2"
SCANNER_6, FAR_6 = "fd00:99::1", "fd00:99::2"
LIVE = ("10.77.1.0/24", "10.77.9.0/24", "fd00:77::/112")  # every address of these is a device
DEAD = ("10.77.2.0/24", "fd00:78::/112")  # and none of these


def why_not() -> str | None:
    """Why there can be no link here; None if there can."""
    if os.geteuid() != 0:
        return "making a network namespace needs root"
    if shutil.which("ip") is None:
        return "`ip` (iproute2) is not installed"
    name = f"cctest{os.getpid()}"
    made = subprocess.run(["ip", "netns", "add", name], capture_output=True, text=True)
    if made.returncode:
        return f"network namespaces are not permitted here: {made.stderr.strip()}"
    subprocess.run(["ip", "netns", "del", name], check=True)
    return None


@dataclass(frozen=True)
class Link:
    near: str  # namespace of the scanner
    far: str
    capture: Path

    def run(self, script: str, *arguments: str, seconds: float = 60) -> str:
        """Runs a Python script of this folder in the scanner's namespace; its output."""
        command = ["ip", "netns", "exec", self.near, sys.executable, str(HERE / script), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, env=environment())
        assert done.returncode == 0, done.stderr
        return done.stdout


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parents[2]), *sys.path])}


@contextmanager
def link(folder: Path) -> Iterator[Link]:
    """A link for as long as the block runs."""
    made = Link(f"cc{os.getpid()}n", f"cc{os.getpid()}f", folder / "frames")

    def ip(*arguments: str) -> None:
        subprocess.run(["ip", *arguments], check=True, capture_output=True)

    try:
        for name in (made.near, made.far):
            ip("netns", "add", name)
        ip("link", "add", INTERFACE, "netns", made.near, "type", "veth", "peer", "name", INTERFACE, "netns", made.far)
        for name, four, six in ((made.near, SCANNER, SCANNER_6), (made.far, FAR, FAR_6)):
            for device in ("lo", INTERFACE):
                ip("-n", name, "link", "set", device, "up")
            ip("-n", name, "addr", "add", f"{four}/30", "dev", INTERFACE)
            ip("-n", name, "-6", "addr", "add", f"{six}/126", "dev", INTERFACE, "nodad")
        ip("-n", made.near, "route", "add", "default", "via", FAR)
        ip("-n", made.near, "-6", "route", "add", "default", "via", FAR_6)
        for network in LIVE:
            ip("-n", made.far, "route", "add", "local", network, "dev", "lo")
        for network in DEAD:
            ip("-n", made.far, "route", "add", "blackhole", network)
        command = ["ip", "netns", "exec", made.far, sys.executable, str(HERE / "wire_devices.py"), INTERFACE]
        devices = subprocess.Popen(
            [*command, str(made.capture)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
        )
        assert devices.stdin is not None
        assert devices.stdout is not None
        try:
            assert devices.stdout.readline() == b"ready\n"
            yield made
        finally:
            devices.stdin.close()
            devices.kill()
            devices.wait()
            devices.stdout.close()
    finally:
        for name in (made.near, made.far):
            subprocess.run(["ip", "netns", "del", name], capture_output=True)


class Packet(NamedTuple):
    """One packet as it arrived at the far end."""

    at: float  # seconds since 1970
    kind: str  # "tcp", "udp", "icmp", or the protocol's number
    to: str
    port: int
    local: int  # port it came from
    payload: int  # bytes
    sequence: int
    flags: int  # of TCP: 1 FIN, 2 SYN, 4 RST, 16 ACK
    hops: int  # that it may still go


def packets(path: Path) -> Iterator[Packet]:
    """The IP packets of a capture, in the order of arrival. ARP is left out."""
    data = path.read_bytes()
    at = 0
    while at + 12 <= len(data):
        when, size = struct.unpack_from(">QI", data, at)
        frame = data[at + 12 : at + 12 + size]
        at += 12 + size
        kind = int.from_bytes(frame[12:14], "big")
        if kind == 0x0800:
            header = (frame[14] & 15) * 4
            whole = int.from_bytes(frame[16:18], "big")
            protocol, hops, to = frame[23], frame[22], str(ip_address(frame[30:34]))
            body = frame[14 + header : 14 + whole]
        elif kind == 0x86DD:
            protocol, hops, to = frame[20], frame[21], str(ip_address(frame[38:54]))
            body = frame[54 : 54 + int.from_bytes(frame[18:20], "big")]
        else:
            continue
        seconds = when / 1e9
        if protocol == 6:
            local, port, sequence = struct.unpack_from(">HHI", body)
            payload = len(body) - (body[12] >> 4) * 4
            yield Packet(seconds, "tcp", to, port, local, payload, sequence, body[13], hops)
        elif protocol == 17:
            local, port = struct.unpack_from(">HH", body)
            yield Packet(seconds, "udp", to, port, local, len(body) - 8, 0, 0, hops)
        else:
            yield Packet(seconds, str(protocol), to, 0, 0, len(body), 0, 0, hops)
