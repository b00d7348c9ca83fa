"""Lease files -> the hardware address, vendor class and host name of each client, with its address.

A lease shows that the client was there when it was given out; whether it still is, the state and the end tell.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from types import MappingProxyType
from typing import BinaryIO

from camcensus.collect.importer import Importer, Item
from camcensus.collect.importers.dhcp_leases.formats import Lease, Strange, format_of
from camcensus.collect.importers.lines import Unread, decode_head, is_device_mac, read_lines
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Origin

MAX_REMEMBERED = 200_000  # distinct leases, to tell repeats
_LOOKED_AT = 400  # lines that tell the format
_MEND = "Expected dhcpd.leases, Kea's CSV, dnsmasq.leases or Get-DhcpServerv4Lease | Export-Csv."


def recognise(head: bytes, name: str) -> bool:
    """Does it begin as one of the four kinds of lease files?"""
    del name
    return head[:1] not in (b"{", b"[", b"<") and format_of(decode_head(head)) is not None


def read(stream: BinaryIO, name: str) -> Iterator[Item]:
    """Up to three observations a lease: `mac`, `dhcp.vendor-class`, `dhcp.host-name`. Repeats are counted only."""
    lines = read_lines(stream, name)
    head = list(itertools.islice(lines, _LOOKED_AT))
    reader = format_of("\n".join(line for _, line in head))
    if reader is None:
        raise InputError(name, "line 1", "not a lease file of a DHCP server", _MEND)
    unread = Unread(name, "a lease", _MEND)
    seen: dict[tuple[str, str | None, str | None, str | None], None] = {}
    counts: Counter[str] = Counter()
    for lease in reader(itertools.chain(head, lines)):
        if isinstance(lease, Strange):
            yield from unread.reject(f"line {lease.line}", lease.text)
        elif isinstance(lease, Lease):
            counts["leases"] += 1
            key = lease.ip, lease.mac, lease.hostname, lease.vendor_class
            if key in seen:
                counts["repeats"] += 1
                continue
            seen[key] = None
            if len(seen) > MAX_REMEMBERED:
                del seen[next(iter(seen))]
            if lease.mac is None or not is_device_mac(lease.mac):
                counts["without"] += 1
            yield from _observe(lease, name)
    yield from unread.total()
    if counts["leases"] == 0:
        raise InputError(name, "", "holds no lease that can be read", _MEND)
    yield Note(Origin(name), f"{counts['leases']} leases read, {counts['repeats']} of them repeats of the same client")
    if counts["without"]:
        yield Note(Origin(name), f"{counts['without']} leases without a usable hardware address")


def _observe(lease: Lease, name: str) -> Iterator[Observation]:
    mac = lease.mac if lease.mac is not None and is_device_mac(lease.mac) else None
    more = {"name": lease.hostname, "lease_state": lease.state, "lease_until": lease.until}
    provenance = MappingProxyType({key: value for key, value in more.items() if value})
    parts = (
        ("mac", "oui", mac),
        ("dhcp", "dhcp.vendor-class", lease.vendor_class),
        ("dhcp", "dhcp.host-name", lease.hostname),
    )
    for kind, field, raw in parts:
        if raw:
            yield Observation(
                id=f"{name}#{lease.line}.{field}",
                kind=kind,
                field=field,
                raw=raw,
                origin=Origin(name, f"line {lease.line}"),
                record=f"{name}#{lease.line}",
                host=lease.ip,
                mac=mac,
                observed_at=lease.seen,
                provenance=provenance,
            )


IMPORTER = Importer("dhcp-leases", "DHCP lease file", recognise, read)
