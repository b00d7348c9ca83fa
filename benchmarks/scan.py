"""A scan of the lab of 254 addresses, timed beside nmap in the same network; and what 65,536 dead addresses cost.

Needs root for network namespaces and nmap (Debian: apt-get install nmap); says so and stops where one is missing.
nmap -sV is stopped after LONGEST seconds: the ratio is then "at least". One run each, one after the other: a run beside
other work on the machine says little.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path

from camcensus.lab.network import DEVICES_OWN_ADDRESS, LabNetwork, lab_network
from camcensus.wire.conversations.plan import USUAL_PORTS

LONGEST = int(os.environ.get("CAMCENSUS_BENCH_NMAP_SECONDS", "300"))
PORTS = ",".join(map(str, USUAL_PORTS))
DEAD = "10.88.0.0/16"


def main() -> None:
    """Print one line of figures; or, with an argument, be the scan of dead addresses."""
    if len(sys.argv) > 1:
        scan_dead(Path(sys.argv[1]))
        return
    if os.geteuid() != 0 or not shutil.which("ip") or not shutil.which("nmap"):
        print("scan: not measured: needs root, ip (iproute2) and nmap")
        return
    with tempfile.TemporaryDirectory() as folder, lab_network(loopback=False) as net:
        place = Path(folder)
        ours, processor = timed(net, ours_command(net, place / "lab.jsonl.gz"))
        brisk, _ = timed(net, [*ours_command(net, place / "brisk.jsonl.gz"), "--wait", "1"])
        bare, _ = timed(net, ["nmap", "-n", "-T4", "-p", PORTS, net.network])
        named, _ = timed(net, ["nmap", "-n", "-T4", "-sV", "-p", PORTS, net.network], LONGEST)
        dead = dead_figures(net, place)
    least = "at least " if named >= LONGEST else ""
    print(
        f"scan of 254 addresses, {len(USUAL_PORTS)} ports, everything named: {ours:.1f} s ({brisk:.1f} s with --wait 1),"
        f" {1000 * processor / 254:.1f} ms of CPU an address, start and facts included;"
        f" nmap bare ports {bare:.1f} s ({ours / bare:.2f} of it; {brisk / bare:.2f}), nmap -sV {least}{named:.0f} s"
        f" ({least}{named / ours:.0f} times ours; {named / brisk:.0f}); {dead}"
    )


def ours_command(net: LabNetwork, capture: Path) -> list[str]:
    """The whole command, devices printed."""
    program = [sys.executable, "-m", "camcensus", "scan"]
    return [*program, "--scope", str(net.scope), "--output", str(capture), "--go", "--quiet", "--format", "json"]


def timed(net: LabNetwork, command: list[str], longest: float | None = None) -> tuple[float, float]:
    """Seconds on the wall and of CPU."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    with net.start(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(longest)
        except subprocess.TimeoutExpired:
            process.kill()
    seconds = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def dead_figures(net: LabNetwork, place: Path) -> str:
    """65,534 addresses behind a router that swallows everything: the devices' side, which forwards nothing."""
    net.run(["ip", "route", "add", DEAD, "via", DEVICES_OWN_ADDRESS])
    done = net.run([sys.executable, __file__, str(place / "dead.jsonl.gz")], capture_output=True, text=True)
    return str(done.stdout).strip() or f"dead addresses: not measured ({done.stderr[-200:]})"


def scan_dead(capture: Path) -> None:
    """One port of each dead address; CPU and memory of the process that does it."""
    from camcensus.jobs.scan import ScanFiles, plan_scan, run_scan
    from camcensus.model.scan import MAX_RATE, Scope

    now = datetime.now(UTC)
    network = ip_network(DEAD)
    scope = Scope(
        "nobody", "bench", "-", (network,), now, now + timedelta(hours=1), ports=(80,), rate=MAX_RATE, digest="0"
    )
    began = time.process_time()
    outcome = run_scan(plan_scan(scope), ScanFiles(capture, capture.with_suffix(".audit")), most_hosts=2_000)
    used = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{outcome.hosts:,} dead addresses: {1000 * used / outcome.hosts:.2f} ms of CPU each, {memory:.0f} MB", end=""
    )


if __name__ == "__main__":
    main()
