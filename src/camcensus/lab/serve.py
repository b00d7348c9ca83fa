"""The process that plays a lab: `python -m camcensus.lab.serve`, started by lab.network.

Reads one JSON line that says what to play, answers {"ready": ...}, then obeys one JSON line at a time: "counts", "stop".
Ends when its standard input does, and so with its parent, however that ends.
"""

from __future__ import annotations

import asyncio
import json
import resource
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from camcensus.lab.host import Host
from camcensus.lab.personality import personalities
from camcensus.lab.population import Placed
from camcensus.lab.stage import Stage

_SETTINGS = {  # each device answers ARP for its own address only; nothing is checked on the way back
    "ipv4/conf/all/arp_ignore": "1",
    "ipv4/conf/all/rp_filter": "0",
    "ipv4/conf/default/rp_filter": "0",
    "ipv6/conf/all/disable_ipv6": "1",
    "ipv6/conf/default/disable_ipv6": "1",
}


def main() -> None:
    """Play what standard input says."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; our parent tells us when
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    order = json.loads(sys.stdin.readline())
    placed = [Placed(**each) for each in order["placed"]]
    if order["interface"] is not None:
        _make_addresses(order["interface"], placed)
    asyncio.run(_play(order, placed))


def _make_addresses(interface: str, placed: list[Placed]) -> None:
    """Give each device its address and, where the kernel can, an interface with a hardware address of its own."""
    for name, value in _SETTINGS.items():
        with suppress(OSError):
            Path("/proc/sys/net", name).write_text(value)
    own = [Host(each.address, _personality(each.plays), "") for each in placed]
    lines = []
    for index, host in enumerate(own):
        lines += [
            f"link add link {interface} name d{index} address {host.mac} type macvlan mode private",
            f"link set d{index} up",
            f"addr add {host.address}/32 dev d{index}",
        ]
    if _ip(lines) != 0:
        _ip([f"link del d{index}" for index in range(len(own))], force=True)
        _ip([f"addr add {host.address}/32 dev {interface}" for host in own])


def _personality(plays: str) -> Any:
    from camcensus.lab.behaving import STRANGER

    return personalities().get(plays, STRANGER)


def _ip(lines: list[str], *, force: bool = False) -> int:
    options = ["-force"] if force else []
    text = "\n".join([*lines, ""])
    command = ["ip", *options, "-batch", "-"]
    return subprocess.run(command, input=text, text=True, capture_output=True, check=False).returncode


async def _play(order: dict[str, Any], placed: list[Placed]) -> None:
    loop = asyncio.get_running_loop()
    stage = Stage(delay=order["delay"], loss=order["loss"], interface=order["interface"])
    await stage.play(placed)
    _say({"ready": len(stage.scenes), "not_opened": stage.not_opened})
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        match json.loads(line):
            case "counts":
                _say({address: scene.counts() for address, scene in stage.scenes.items()})
            case _:
                break
    stage.stop()
    for task in asyncio.all_tasks():
        if task is not asyncio.current_task():
            task.cancel()


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
