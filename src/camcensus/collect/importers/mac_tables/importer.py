"""ARP and MAC address tables -> one `mac` observation an entry, with switch port and VLAN as provenance.

An entry that is incomplete or has failed shows that somebody asked, not that a device is there: counted in a note.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from types import MappingProxyType
from typing import BinaryIO

from camcensus.collect.importer import Importer, Item
from camcensus.collect.importers.lines import (
    Unread,
    decode_head,
    is_device_mac,
    is_virtual_router_mac,
    read_lines,
)
from camcensus.collect.importers.mac_tables.dialects import Entry, is_furniture, read_entry, switch_of
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Origin

_LOOKED_AT = 200  # lines of the head that decide
_MEND = "Save the command's plain output (ip neigh, arp -a, show mac address-table, show ip arp) without editing it."


def recognise(head: bytes, name: str) -> bool:
    """Is most of what stands in the head entries or headings of one of the known tables?"""
    del name
    if head[:1] in (b"{", b"[", b"<"):
        return False
    entries = strange = 0
    lines = decode_head(head).splitlines()[:_LOOKED_AT]
    for line in lines if len(head) < 60_000 else lines[:-1]:
        if len(line) > 400:
            strange += 1
        elif read_entry(line) is not None:
            entries += 1
        elif not is_furniture(line):
            strange += 1
    return entries > 0 and strange <= entries


def read(stream: BinaryIO, name: str) -> Iterator[Item]:
    """Observations of kind `mac`, field `oui`, in file order; repeats of the same entry are counted only."""
    unread = Unread(name, "an entry of an ARP or MAC table", _MEND)
    skipped: Counter[str] = Counter()
    seen: dict[tuple[str, str | None, str | None], None] = {}
    dialect: str | None = None
    switch: str | None = None
    entries = 0
    for number, line in read_lines(stream, name):
        place = f"line {number}"
        entry = read_entry(line, dialect) if len(line) <= 1000 else None
        if entry is None:
            switch = switch_of(line) or switch
            if len(line) > 1000 or not is_furniture(line):
                yield from unread.reject(place, line)
            continue
        dialect = entry.dialect
        entries += 1
        reason = _why_not(entry)
        if reason is None and (entry.mac, entry.ip, entry.port) in seen:
            reason = "repeated"
        if reason is not None:
            skipped[reason] += 1
            continue
        seen[(entry.mac or "", entry.ip, entry.port)] = None
        if len(seen) > 200_000:
            del seen[next(iter(seen))]
        yield _observe(entry, name, place, number, switch)
    yield from unread.total()
    if entries == 0:
        raise InputError(name, "", "no line is an entry of an ARP or MAC table", _MEND)
    for reason, count in sorted(skipped.items()):
        yield Note(Origin(name), f"{count} {'entry' if count == 1 else 'entries'} {reason}: not taken as evidence")


def _why_not(entry: Entry) -> str | None:
    """Why an entry proves no device; None if it does."""
    if not entry.answers or entry.mac is None:
        return "incomplete or failed"
    if not is_device_mac(entry.mac):
        return "for group, broadcast or zero addresses"
    if is_virtual_router_mac(entry.mac):
        return "for addresses that routers share"
    if entry.own:
        return "of the switch or router itself"
    return None


def _observe(entry: Entry, name: str, place: str, number: int, switch: str | None) -> Observation:
    more = {
        "table": entry.dialect,
        "switch": switch,
        "switch_port": entry.port,
        "vlan": entry.vlan,
        "interface": entry.interface,
        "name": entry.name,
    }
    return Observation(
        id=f"{name}#{number}",
        kind="mac",
        field="oui",
        raw=entry.mac or "",
        origin=Origin(name, place),
        record=f"{name}#{entry.mac}",
        host=entry.ip,
        mac=entry.mac,
        provenance=MappingProxyType({key: value for key, value in more.items() if value}),
    )


IMPORTER = Importer("mac-table", "ARP or MAC address table", recognise, read)
