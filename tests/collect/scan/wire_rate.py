"""Connections as fast as the dialer lets them, to open, closed and dead ports. Runs in the scanner's namespace.

usage: wire_rate.py RATE HOSTS AUDIT_LOG. Prints what it took as JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

from tests.collect.scan.scopes import scope_of

from camcensus.collect.scan.audit import AuditFile, AuditLog
from camcensus.collect.scan.dial import Dialer
from camcensus.collect.scan.pace import Pace
from camcensus.collect.scan.stop import StopSignal, utc_now

PORTS = (80, 81, 443, 554, 8000, 8080, 8443, 8899, 37777)


async def scan(rate: int, hosts: int, path: str) -> dict[str, object]:
    scope = scope_of(
        "10.77.1.0/24",
        "10.77.2.0/24",
        valid_from=utc_now() - timedelta(minutes=1),
        valid_until=utc_now() + timedelta(minutes=5),
        rate=rate,
    )
    targets = [f"10.77.{1 + place % 2}.{1 + place // 2 % 254}" for place in range(hosts)]
    ends: Counter[str] = Counter()
    file = AuditFile(Path(path))
    began, worked = time.monotonic(), time.process_time()
    async with Dialer(scope, AuditLog(file.write), Pace(scope.rate), stop=StopSignal()) as dialer:

        async def knock(address: str) -> None:
            for port in PORTS:
                ends[(await dialer.connect(address, port, 0.3)).end] += 1

        await asyncio.gather(*map(knock, targets))
    return {"ends": ends, "seconds": time.monotonic() - began, "cpu": time.process_time() - worked}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(scan(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))))
