"""How soon the program answers: `--help` against `import typer`, and `check` of 250 hosts against `facts list`.

Each command is run as a whole process five times; the medians are compared. Prints one line with both ratios.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = str(Path(sys.executable).parent / "camcensus")
RUNS = 5


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        scan = Path(folder) / "scan.xml"
        scan.write_text(hosts(250), encoding="utf-8")
        floor = median([sys.executable, "-c", "import typer"])
        shown = median([PROGRAM, "--help"])
        listed = median([PROGRAM, "facts", "list"])
        checked = median([PROGRAM, "check", str(scan), "--fail-on", "never", "--body", "uk-government-department"])
    print(
        f"start: --help {shown:.3f} s, import typer {floor:.3f} s, ratio {shown / floor:.1f}x (at most 3x wanted); "
        f"check of 250 hosts {checked:.3f} s, facts list {listed:.3f} s, ratio {checked / listed:.1f}x (at most 4x wanted)"
    )


def median(command: list[str]) -> float:
    subprocess.run(command, check=True, capture_output=True)  # fills the cache of facts and of compiled Python
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def hosts(count: int) -> str:
    servers = ["Hikvision IP camera httpd", "nginx", "Dahua DH-IPC httpd", "Boa httpd", "lighttpd"]
    rows = []
    for number in range(count):
        title = ["index", "NETSurveillance WEB", "WEB SERVICE", "AXIS", "Welcome"][number % 5]
        rows.append(
            f'<host starttime="1760000000" endtime="1760000100"><status state="up" reason="syn-ack"/>'
            f'<address addr="192.0.2.{number % 250 + 1}" addrtype="ipv4"/><ports><port protocol="tcp" portid="80">'
            f'<state state="open" reason="syn-ack"/><service name="http" product="{servers[number % 5]}" method="probed" conf="10"/>'
            f'<script id="http-title" output="{title}"/></port><port protocol="tcp" portid="554"><state state="open" reason="syn-ack"/>'
            f'<service name="rtsp" method="table" conf="3"/></port></ports></host>'
        )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nmaprun>\n<nmaprun scanner="nmap" args="nmap -sV -oX scan.xml" start="1760000000" version="7.95" xmloutputversion="1.05">'
    return head + "".join(rows) + '<runstats><finished time="1760000200" exit="success"/></runstats></nmaprun>'


if __name__ == "__main__":
    main()
