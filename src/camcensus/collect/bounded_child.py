"""The child that opens hostile files: shuts itself in, runs one named task, answers JSON lines.

Started by `bounded.py` as `python -I -m camcensus.collect.bounded_child ORDER`, with the file as standard input.
Lines out: {"isolation": ...} first, {"value": ...} for each value, {"problem", "mend", "place"} where the task raised
InputError, {"end": true} last. Anything else, or no end, means that it broke.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from camcensus.model.errors import InputError

Task = Callable[[BinaryIO, Mapping[str, Any]], Iterator[Any]]

# name -> module and function; imported only after the child is shut in
TASKS: Mapping[str, str] = {
    "workbook-rows": "camcensus.collect.importers.registers.workbook:read_rows",
}

_NEW_USER, _NEW_NET, _NEW_IPC = 0x10000000, 0x40000000, 0x08000000  # linux/sched.h
_NO_NEW_PRIVILEGES = 38  # linux/prctl.h
_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_LANDLOCK_CREATE, _LANDLOCK_RESTRICT = 444, 446  # one number on every architecture
_RUN_OR_CHANGE_FILES = 0b1_1111_1111_0011  # linux/landlock.h, first version: all rights but reading
_TRUNCATE = 1 << 14  # known from the third version on
_NOBODY = 65534


def main(tasks: Mapping[str, str | Task] = TASKS) -> int:
    """Run the task that the order names. Returns the exit status: 0 done, 1 said why not."""
    order = json.loads(sys.argv[1])
    task = _load(tasks[order["task"]])  # our own code and its libraries, while they can still be read
    say({"isolation": shut_in(order["limits"])})
    try:
        with os.fdopen(0, "rb", closefd=False) as file:
            for value in task(file, order["options"]):
                say({"value": value})
    except InputError as error:
        say({"problem": error.problem, "mend": error.mend, "place": error.place})
        return 1
    except MemoryError:
        say({"problem": "it asks for more memory than its reader may use"})
        return 1
    say({"end": True})
    sys.stdout.flush()
    return 0


def say(message: Mapping[str, Any]) -> None:
    """One line out; plain ASCII, so that no text can break the line or its encoding."""
    sys.stdout.write(json.dumps(message, ensure_ascii=True, allow_nan=False) + "\n")


def shut_in(limits: Mapping[str, Any]) -> str:
    """Give up network, rights, files and plenty for good. Returns the value of an Isolation."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if os.geteuid() == 0:
        alone = libc.unshare(_NEW_NET | _NEW_IPC) == 0
        _stop_being_root()
        libc.unshare(_NEW_USER)
    else:
        alone = libc.unshare(_NEW_USER | _NEW_NET | _NEW_IPC) == 0
    libc.prctl(_END_WITH_PARENT, signal.SIGKILL, 0, 0, 0)  # after the change of user, which clears it
    _forbid_changing_files(libc)
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),  # no byte to any file; standard output is a pipe
        (resource.RLIMIT_NPROC, 0),  # no child of its own
        (resource.RLIMIT_NOFILE, limits["open_files"]),
        (resource.RLIMIT_CPU, limits["cpu_seconds"]),
        (resource.RLIMIT_AS, limits["memory_bytes"]),
    ):
        hard = resource.getrlimit(what)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, bound))
    return "namespaces" if alone else "limits"


def _stop_being_root() -> None:
    """Root is not bound by the limit on processes. A container may refuse the change: the other limits still hold."""
    try:
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, _NOBODY)
    except OSError:
        return


def _forbid_changing_files(libc: ctypes.CDLL) -> None:
    """Landlock: no file may be written, made, removed or run from here on. Linux before 5.13 has none."""
    for rights in (_RUN_OR_CHANGE_FILES | _TRUNCATE, _RUN_OR_CHANGE_FILES):
        rules = ctypes.c_uint64(rights)
        fd = libc.syscall(_LANDLOCK_CREATE, ctypes.byref(rules), ctypes.c_size_t(8), ctypes.c_uint32(0))
        if fd >= 0:
            libc.syscall(_LANDLOCK_RESTRICT, ctypes.c_int(fd), ctypes.c_uint32(0))
            os.close(fd)
            return


def _load(task: str | Task) -> Task:
    if not isinstance(task, str):
        return task
    module, _, function = task.partition(":")
    loaded: Task = getattr(importlib.import_module(module), function)
    return loaded


if __name__ == "__main__":
    sys.exit(main())
