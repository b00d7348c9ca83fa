"""Work timed side by side: processor time of this process and all its children, and the time that passed.

On a machine that others use too, the time that passed says as much about them as about us. Processor time does not, save
that caches are shared. So contestants take turns, round after round, and the best round of each counts.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from camcensus.collect.documents import readers


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds."""

    computing: float  # user and system, of this process, of children that ended and of readers that are kept
    passed: float


def kept_children() -> list[int]:
    """Process numbers of the readers that wait for work."""
    return [child._process.pid for child in readers._idle.children]


def computing() -> float:
    """Seconds of processor time so far. A reader that was replaced meanwhile counts as a child that ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    alive = sum(time.clock_gettime((~pid << 3) | 2) for pid in kept_children())  # CPU clock of a process, Linux
    return time.process_time() + ended.ru_utime + ended.ru_stime + alive


def spend(work: Callable[[], object]) -> Spent:
    """What one run costs."""
    before, start = computing(), time.perf_counter()
    work()
    return Spent(computing() - before, time.perf_counter() - start)


def take_turns(contestants: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Spent]:
    """The best of so many rounds for each, computing and passing apart; in every round each runs once."""
    runs: dict[str, list[Spent]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, work in contestants.items():
            runs[name].append(spend(work))
    return {
        name: Spent(min(run.computing for run in found), min(run.passed for run in found))
        for name, found in runs.items()
    }


def resident(pids: Iterable[int]) -> int:
    """Bytes that the processes hold together."""
    total = 0
    for pid in pids:
        with open(f"/proc/{pid}/status", encoding="ascii") as file:
            total += next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmRSS"))
    return total
