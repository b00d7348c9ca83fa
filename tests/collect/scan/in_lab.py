"""A scan of the lab as a user runs it: a process beside the emulated devices, its capture, and what it says of them."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from camcensus.lab.network import LabNetwork

PROGRAM = (sys.executable, "-m", "camcensus")


def scope_for(net: LabNetwork, folder: Path, hosts: int) -> Path:
    """A scope of the first `hosts` addresses of the lab's network, a power of two less two."""
    prefix = 32 - (hosts + 2 - 1).bit_length()
    now = datetime.now(UTC).replace(microsecond=0)
    also = 'also = ["loopback"]' if net.interface is None else f'interfaces = ["{net.interface}"]'
    path = folder / "scope.toml"
    path.write_text(
        'body = "The lab"\nauthorised_by = "the test"\ncontact = "test@example.org"\n'
        f'networks = ["{net.network.partition("/")[0]}/{prefix}"]\n'
        f"valid_from = {(now - timedelta(minutes=5)).isoformat()}\n"
        f"valid_until = {(now + timedelta(hours=1)).isoformat()}\nrate = 4000\n{also}\n"
    )
    return path


def scan_command(scope: Path, capture: Path, *options: str) -> list[str]:
    """The command line of a scan that asks nobody."""
    return [*PROGRAM, "scan", "--scope", str(scope), "--output", str(capture), "--go", "--quiet", *options]


def scanned(net: LabNetwork, scope: Path, capture: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a scan to its end."""
    return net.run(scan_command(scope, capture, *options), capture_output=True, text=True, timeout=120)


def devices_in(report: str) -> list[dict[str, Any]]:
    """The identifications of a report in JSON."""
    return [device["identification"] for device in json.loads(report)["devices"]]


def identified(capture: Path) -> list[dict[str, Any]]:
    """What `identify` says of a capture, offline."""
    done = subprocess.run(
        [*PROGRAM, "identify", str(capture), "--format", "json", "--quiet"], capture_output=True, text=True, check=False
    )
    return devices_in(done.stdout)


def gist(devices: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What is said of each device, without ids and times."""
    names = ("key", "mac", "serial", "manufacturer", "brand", "model", "firmware", "equipment", "strength")
    return sorted((tuple(device["addresses"]), *(str(device[name]) for name in names)) for device in devices)
