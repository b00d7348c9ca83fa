"""Work spread over processes: whatever a piece of work does to its process, the others go on and none is lost."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_AHEAD = 3  # pieces given out a worker, so that none waits for the next; bounds what is held in memory


def default_workers() -> int:
    """One a core that we may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_spread() -> bool:
    """Processes can share a queue here. Some containers leave no shared memory that an ordinary user may write to."""
    try:
        multiprocessing.get_context("fork").Lock()
    except (OSError, ImportError, ValueError):  # no /dev/shm, none of ours; no semaphores; no fork
        return False
    return True


def spread(
    work: Callable[[_Item], _Result],
    items: Iterable[_Item],
    workers: int,
    prepare: Callable[[], None],
    together: int = 1,
) -> Iterator[tuple[_Item, _Result | None]]:
    """Each item with what `work` made of it, in the order of completion; None where it ended its process twice.

    Args:
        together: items given to a process at a time: handing one over costs as much as reading a short letter.

    With one worker, or where processes cannot share a queue, the work is done here. `prepare` runs once in each process, before any
    work. Processes are forked: what the caller has loaded they have too. They end when the caller does, however it ends.
    """
    if workers == 1 or not can_spread():
        prepare()
        for item in items:
            yield item, work(item)
        return
    waiting = iter(items)
    each = partial(_each, work)
    while True:
        suspects: list[_Item] = []
        with _Pool(workers, prepare) as pool:
            given: dict[Future[list[_Result]], list[_Item]] = {}
            while not suspects:
                while len(given) < workers * _AHEAD and (some := list(islice(waiting, together))):
                    try:
                        given[pool.submit(each, some)] = some
                    except BrokenProcessPool:  # between two looks; those given out come back broken too
                        suspects += some
                        break
                if not given and not suspects:
                    return
                done, _ = wait(given, return_when=FIRST_COMPLETED)
                for future in done:
                    try:
                        results = future.result()
                    except BrokenProcessPool:  # one of those given out did it, and all of them are lost
                        suspects += given.pop(future)
                    else:
                        yield from zip(given.pop(future), results, strict=True)
            for some in given.values():
                suspects += some
        for item in suspects:
            yield item, _alone(work, item, prepare)


def _each(work: Callable[[_Item], _Result], items: list[_Item]) -> list[_Result]:
    return [work(item) for item in items]


def _alone(work: Callable[[_Item], _Result], item: _Item, prepare: Callable[[], None]) -> _Result | None:
    with _Pool(1, prepare) as pool:
        try:
            return pool.submit(work, item).result()
        except BrokenProcessPool:
            return None


class _Pool(ProcessPoolExecutor):
    """A pool whose processes are ended, not waited for, when the block is left early."""

    def __init__(self, workers: int, prepare: Callable[[], None]) -> None:
        super().__init__(
            workers, multiprocessing.get_context("fork"), initializer=_start, initargs=(os.getpid(), prepare)
        )

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:  # an error, an interruption, a caller who wants no more
            for process in list((self._processes or {}).values()):
                process.kill()
        self.shutdown(wait=True, cancel_futures=True)


def _start(parent: int, prepare: Callable[[], None]) -> None:
    """First steps of a worker: it dies with its parent, and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError, AttributeError):  # no Linux: a worker then ends when its queue does
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before we asked
        os._exit(1)
    prepare()
