"""A device that is gone in the middle of a question. Runs in the scanner's namespace.

usage: wire_gone.py. Says "asked" while it waits for an answer, then when it closed (seconds since 1970).
"""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta

from tests.collect.scan.scopes import scope_of
from tests.collect.scan.wires import probe_of

from camcensus.collect.scan.audit import AuditLog
from camcensus.collect.scan.dial import Dialer
from camcensus.collect.scan.pace import Pace
from camcensus.collect.scan.stop import StopSignal, utc_now
from camcensus.model.scan import Target, Transport


async def ask() -> None:
    now = utc_now()
    scope = scope_of("10.77.1.0/24", valid_from=now - timedelta(1), valid_until=now + timedelta(1))
    async with Dialer(scope, AuditLog(lambda line: None), Pace(100), stop=StopSignal()) as dialer:
        asyncio.get_running_loop().call_later(0.3, lambda: print("asked", flush=True))
        await dialer.ask(probe_of(seconds=1.5), Target("10.77.1.1", 554, Transport.TCP))
        print(time.time(), flush=True)
        await asyncio.sleep(3)


if __name__ == "__main__":
    asyncio.run(ask())
