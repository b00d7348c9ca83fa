"""What is looked at before a scan sends anything: is each link of the scope one of this machine, does
each exclusion touch a network?

A socket is the dialer's business, so the names come from the kernel's table: proc(5), /proc/net/dev. Unlike
/sys/class/net it is that of our own network namespace, whoever mounted it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from camcensus.model.errors import InputError
from camcensus.model.scan import Network, Scope

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


def exclusions_beside(scope: Scope) -> tuple[Network, ...]:
    """The exclusions that lie in no network of the scope: most often one of the two is mistyped."""
    return tuple(
        excluded for excluded in scope.exclusions if not any(_touch(excluded, network) for network in scope.networks)
    )


def _touch(one: Network, other: Network) -> bool:
    return one.version == other.version and (one[0] in other or other[0] in one)
