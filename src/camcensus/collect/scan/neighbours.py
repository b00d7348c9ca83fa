"""The machine's own table of neighbours: which addresses of its links answered ARP, and with which hardware address.

Reading it sends nothing: the kernel asked by ARP when a connection was tried. An address that did not answer ARP has
nothing to connect to, which spares it all further packets.

IPv4 only: the kernel shows its IPv6 neighbours over netlink alone, and a socket is the dialer's business.

Source: proc(5), /proc/net/arp; arp(7): three questions, one second apart, before the kernel gives up.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum
from pathlib import Path

TABLE = Path("/proc/net/arp")
GIVEN_UP = 3.3  # seconds after which the kernel has given up asking by ARP
_KEPT = 0.1  # seconds for which one reading of the table serves
_MAX_BYTES = 8 * 1024 * 1024  # some 100,000 neighbours
_COMPLETE = 0x02  # ATF_COM: the hardware address is known
_NO_MAC = "00:00:00:00:00:00"


class Neighbour(Enum):
    """What the table says of an address."""

    PRESENT = "present"  # it answered ARP
    ASKED = "asked"  # it has not answered, so far or at all
    NOT_LISTED = "not listed"  # behind a router, not tried, or forgotten


class Neighbours:
    """The table, read again when it is older than a tenth of a second."""

    def __init__(self, table: Path = TABLE, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._table = table
        self._clock = clock
        self._read_at = float("-inf")
        self._macs: dict[str, str | None] = {}

    def state_of(self, address: str) -> Neighbour:
        """What is known of an address now."""
        self._refresh()
        if address not in self._macs:
            return Neighbour.NOT_LISTED
        return Neighbour.PRESENT if self._macs[address] is not None else Neighbour.ASKED

    def mac_of(self, address: str) -> str | None:
        """aa:bb:cc:dd:ee:ff; None where the table does not tell."""
        self._refresh()
        return self._macs.get(address)

    def _refresh(self) -> None:
        now = self._clock()
        if now - self._read_at < _KEPT:
            return
        self._read_at = now
        try:
            with self._table.open("rb") as file:
                text = file.read(_MAX_BYTES).decode("ascii", "replace")
        except OSError:  # no such table on this system: nothing is known
            text = ""
        self._macs = read_table(text)


def read_table(text: str) -> dict[str, str | None]:
    """Address -> hardware address, None where ARP was not answered. Lines of another shape are passed over."""
    found: dict[str, str | None] = {}
    for line in text.splitlines()[1:]:
        parts = line.split()
        if len(parts) != 6:
            continue
        address, _, flags, mac, _, _ = parts
        try:
            complete = bool(int(flags, 16) & _COMPLETE)
        except ValueError:
            continue
        if complete and mac != _NO_MAC:
            found[address] = mac.lower()
        else:
            found.setdefault(address, None)
    return found
