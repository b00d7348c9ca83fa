"""Runs a program that may start nothing of the network, with bounds, then becomes it.

Run as a file by its path: `python -I -S confined.py MEMORY_BYTES CPU_SECONDS FILE_BYTES PROGRAM ARGUMENT...`. It
imports little, because it is started for every page that is recognised.
"""

import ctypes
import os
import resource
import sys

_NEW_USER, _NEW_NET, _NEW_IPC = 0x10000000, 0x40000000, 0x08000000  # linux/sched.h
_NO_NEW_PRIVILEGES = 38  # linux/prctl.h


def main() -> None:
    """Give up the network where the host allows it, set the bounds, become the program."""
    memory, seconds, size = (int(word) for word in sys.argv[1:4])
    libc = ctypes.CDLL(None)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if os.geteuid() == 0:
        libc.unshare(_NEW_NET | _NEW_IPC)
    else:
        libc.unshare(_NEW_USER | _NEW_NET | _NEW_IPC)
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, size),
        (resource.RLIMIT_NOFILE, 256),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
    ):
        hard = resource.getrlimit(what)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, bound))
    os.execv(sys.argv[4], sys.argv[4:])  # noqa: S606 (a program named by our own code, no shell)


if __name__ == "__main__":
    main()
