"""Network namespaces for a user who is not root: inside a user namespace of their own, where the system permits it.

The lab is started once more as a child of `unshare`, in which the user is root over namespaces of their own making and
over nothing else. Some systems forbid that; the lab then stands on loopback addresses.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress

_PR_SET_PDEATHSIG = 1
_INSIDE = "CAMCENSUS_LAB_INSIDE"  # set for the child
_UNSHARE = ("unshare", "--user", "--map-root-user", "--net", "--mount", "--")


def wrapped(command: Sequence[str]) -> list[str] | None:
    """The command line that runs a command as root of its own user namespace; None where that is needless or refused."""
    if os.geteuid() == 0 or is_inside() or any(shutil.which(tool) is None for tool in ("unshare", "mount", "ip")):
        return None
    tried = subprocess.run([*_UNSHARE, "true"], capture_output=True, check=False)
    return [*_UNSHARE, *command] if tried.returncode == 0 else None


def environment() -> dict[str, str]:
    """The child's environment."""
    return {**os.environ, _INSIDE: "1"}


def is_inside() -> bool:
    """True in the child."""
    return os.environ.get(_INSIDE) == "1"


def prepare() -> None:
    """In the child: a /run of our own, where `ip netns` keeps its names, and an end when the parent ends."""
    if is_inside():
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        command = ("mount", "-t", "tmpfs", "camcensus-lab", "/run")
        subprocess.run(command, capture_output=True, check=False)


def from_outside(command: Sequence[str]) -> list[str]:
    """The command line that runs a command of the child's from another terminal of the same user."""
    if not is_inside():
        return list(command)
    return ["nsenter", "--preserve-credentials", "--user", "--mount", f"--target={os.getpid()}", *command]
