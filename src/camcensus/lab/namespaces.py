"""Network namespaces of a lab, made with `ip` and taken away again, also those that a killed lab left behind.

Two namespaces joined by a veth pair: devices in one, the scanner in the other. Nothing is connected to the machine's own
network, so no packet of a lab can leave it. Names carry the process id and its start time: what a dead process left is
recognised and removed by the next lab.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PREFIX = "cclab"
DEVICE_LINK, SCANNER_LINK = "lab1", "lab0"
SCANNER_MAC = "02:00:00:00:01:01"
_NAME = re.compile(rf"^{PREFIX}-(\d+)-(\d+)-\d+-(?:devices|scanner)$")
_counter = iter(range(1_000_000))


class NamespacesRefusedError(Exception):
    """Network namespaces cannot be made here; the text says why."""


@dataclass(frozen=True, slots=True)
class Namespaces:
    """A pair that exists."""

    devices: str
    scanner: str

    def inside(self, name: str, command: list[str]) -> list[str]:
        """The command line that runs a command in one of them."""
        return ["ip", "netns", "exec", name, *command]

    def remove(self) -> None:
        """Take both away. Processes in them lose their network."""
        _ip([f"netns del {self.devices}", f"netns del {self.scanner}"], force=True)


def make_namespaces(scanner_address: str, devices_address: str, prefix_length: int) -> Namespaces:
    """Make a pair with a link between them.

    Raises NamespacesRefusedError without the permission, without `ip`, or where the kernel lacks something.
    """
    if shutil.which("ip") is None:
        raise NamespacesRefusedError("the program `ip` (iproute2) is not installed")
    if os.geteuid() != 0:
        raise NamespacesRefusedError("making network namespaces needs root")
    remove_left_behind()
    stem = f"{PREFIX}-{os.getpid()}-{_started(os.getpid())}-{next(_counter)}"
    made = Namespaces(f"{stem}-devices", f"{stem}-scanner")
    problem = _ip([f"netns add {made.devices}", f"netns add {made.scanner}"])
    if not problem:
        both = f"address {SCANNER_MAC} netns {made.scanner} type veth peer name {DEVICE_LINK} netns {made.devices}"
        problem = _ip([f"link add name {SCANNER_LINK} {both}"])
    if not problem:
        problem = _ip(
            [
                f"addr add {scanner_address}/{prefix_length} broadcast + dev {SCANNER_LINK}",
                "link set lo up",
                f"link set {SCANNER_LINK} up",
                # discovery groups and broadcasts have no route of their own where there is no default route
                f"route add 224.0.0.0/4 dev {SCANNER_LINK}",
                f"route add 255.255.255.255/32 dev {SCANNER_LINK}",
            ],
            made.scanner,
        ) or _ip(
            [
                f"addr add {devices_address}/{prefix_length} broadcast + dev {DEVICE_LINK}",
                "link set lo up",
                f"link set {DEVICE_LINK} up",
                f"neigh replace {scanner_address} lladdr {SCANNER_MAC} nud permanent dev {DEVICE_LINK}",
            ],
            made.devices,
        )
    if problem:
        made.remove()
        raise NamespacesRefusedError(f"`ip` said: {problem}")
    return made


def lose_packets(namespaces: Namespaces, share: float) -> bool:
    """Let the link lose a share of all packets both ways; False where the kernel has no netem."""
    percent = f"{share * 100:g}%"
    problem = _ip([f"qdisc add dev {SCANNER_LINK} root netem loss {percent}"], namespaces.scanner, tool="tc") or _ip(
        [f"qdisc add dev {DEVICE_LINK} root netem loss {percent}"], namespaces.devices, tool="tc"
    )
    if problem:
        _ip([f"qdisc del dev {SCANNER_LINK} root"], namespaces.scanner, tool="tc")
    return not problem


def remove_left_behind() -> list[str]:
    """Remove the namespaces of labs whose process is gone; their names."""
    gone = []
    for name in left_over():
        parts = _NAME.match(name)
        if parts is not None and _started(int(parts[1])) != parts[2]:
            gone.append(name)
    if gone:
        _ip([f"netns del {name}" for name in gone], force=True)
    return gone


def left_over() -> list[str]:
    """Names of all namespaces that are of a lab, running or not."""
    with suppress(OSError):
        return sorted(name for name in os.listdir("/run/netns") if _NAME.match(name))
    return []


def _started(pid: int) -> str:
    """Start of a process in ticks since boot; "0" where there is none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return "0"


def _ip(lines: list[str], namespace: str | None = None, *, force: bool = False, tool: str = "ip") -> str:
    """Run lines of `ip` or `tc`; what it complained of, empty if nothing."""
    if shutil.which(tool) is None:
        return f"{tool} is not installed"
    options = [*(["-netns", namespace] if namespace else []), *(["-force"] if force else [])]
    command = [tool, *options, "-batch", "-"]
    done = subprocess.run(command, input="\n".join([*lines, ""]), text=True, capture_output=True, check=False)
    return "" if done.returncode == 0 else (done.stderr.strip() or f"exit status {done.returncode}")
