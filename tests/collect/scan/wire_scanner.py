"""A scan over a real link, of a random scope and random targets. Runs in the scanner's namespace.

usage: wire_scanner.py SEED AUDIT_LOG [SECONDS_TO_STOP]. Prints the scope and what came of it as JSON.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections import Counter
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

from tests.collect.scan.link import DEAD, INTERFACE, LIVE
from tests.collect.scan.scopes import scope_of
from tests.collect.scan.wires import probe_of

from camcensus.collect.scan.audit import AuditFile, AuditLog
from camcensus.collect.scan.dial import Dialer
from camcensus.collect.scan.pace import Pace
from camcensus.collect.scan.stop import StopSignal, utc_now
from camcensus.model.scan import Scope, Target, Transport

GROUPS = ("239.255.255.250", "ff02::c", "255.255.255.255")
PORTS = (80, 81, 554, 8000, 8080)


def part_of(chance: random.Random, text: str) -> str:
    """A random network inside a network."""
    network = ip_network(text)
    length = chance.randint(network.max_prefixlen - 6, network.max_prefixlen)
    place = network[chance.randrange(network.num_addresses)]
    return str(ip_network((place, length), strict=False))


def random_scope(chance: random.Random) -> Scope:
    networks = [part_of(chance, text) for text in chance.choices((*LIVE, *DEAD), k=3)]
    return scope_of(
        "10.77.1.8/29",
        *networks,
        exclusions=tuple(part_of(chance, text) for text in chance.choices(networks, k=2)),
        ports=chance.choice([(), (80, 554), PORTS]),
        interfaces=chance.choice([(), (INTERFACE,)]),
        also=chance.choice([(), ("broadcast",)]),
        valid_from=utc_now() - timedelta(minutes=1),
        valid_until=utc_now() + timedelta(minutes=5),
        rate=chance.choice([500, 4000]),
    )


def random_address(chance: random.Random, scope: Scope) -> str:
    network = chance.choice([*scope.networks, *scope.exclusions, *map(ip_network, (*LIVE, *DEAD))])
    address = network[chance.randrange(network.num_addresses)]
    if address.version == 6:
        return str(address)
    bits = int(address)
    forms = [f"{address}"] * 6
    forms += [f"::ffff:{address}", f"64:ff9b::{address}", f"2002:{bits >> 16:x}:{bits & 0xFFFF:x}::1", str(bits)]
    return chance.choice(forms)


async def scan(seed: int, path: str, seconds: float | None) -> dict[str, object]:
    chance = random.Random(seed)
    scope = random_scope(chance)
    stop = StopSignal()
    file = AuditFile(Path(path))
    ends: Counter[str] = Counter()
    stopped_at: list[float] = []
    done_at = 0.0

    def halt() -> None:
        stopped_at.append(time.time())
        stop.stop("the test says so")

    async with Dialer(scope, AuditLog(file.write), Pace(scope.rate), stop=stop, gap=0.001, rest=0.1) as dialer:

        async def act() -> None:
            address, port = random_address(chance, scope), chance.choice(PORTS)
            what = chance.randrange(6)
            if what < 3:
                ends[(await dialer.connect(address, port, 0.15)).end] += 1
            elif what < 5:
                kind = chance.choice([Transport.TCP, Transport.TLS])
                for exchange in await dialer.ask(probe_of(seconds=0.3), Target(address, port, kind)):
                    ends[exchange.end] += 1
            else:
                probe = probe_of(ports=(3702,), seconds=0.3)
                for exchange in await dialer.ask(probe, Target(address, 3702, Transport.UDP)):
                    ends[exchange.end] += 1

        async def ask_group() -> None:
            for group in GROUPS:
                for exchange in await dialer.ask_group(probe_of(ports=(3702,), group=group), INTERFACE, 0.3):
                    ends[f"{group} {exchange.end} {exchange.source}"] += 1

        async def work() -> None:
            while not stop.is_stopped():
                await act()
                await asyncio.sleep(0)

        if seconds is None:
            await asyncio.gather(ask_group(), *(act() for _ in range(400)))
        else:
            asyncio.get_running_loop().call_later(seconds, halt)
            await asyncio.gather(*(work() for _ in range(100)))
            done_at = time.time()
            await asyncio.sleep(2.2)  # for whatever might still leave
    return {
        "networks": [str(network) for network in scope.networks],
        "exclusions": [str(network) for network in scope.exclusions],
        "ports": scope.ports,
        "interfaces": scope.interfaces,
        "rate": scope.rate,
        "also": sorted(scope.also),
        "ends": ends,
        "stopped_at": stopped_at[0] if stopped_at else None,
        "done_at": done_at,
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(scan(int(sys.argv[1]), sys.argv[2], float(sys.argv[3]) if sys.argv[3:] else None))))
