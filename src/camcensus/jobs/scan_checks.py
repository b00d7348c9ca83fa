"""What is looked at before a scan sends anything: is each link of the scope one of this machine?

A socket is the dialer's business, so the names come from the kernel's table: proc(5), /proc/net/dev. Unlike
/sys/class/net it is that of our own network namespace, whoever mounted it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from camcensus.model.errors import InputError

LINKS = Path("/proc/net/dev")
_HEADINGS = 2  # lines before the first interface


def check_interfaces(names: Iterable[str], table: Path = LINKS) -> None:
    """Raises InputError for an interface that this machine does not have; passes where the system has no such table."""
    try:
        lines = table.read_text("ascii", "replace").splitlines()[_HEADINGS:]
    except OSError:
        return
    known = sorted(line.partition(":")[0].strip() for line in lines)
    for name in names:
        if name not in known:
            mend = f"It has {', '.join(known) or 'none'}; without a link its devices would never be asked who is there."
            raise InputError("interfaces", "", f"this machine has no interface {name!r}", mend)
