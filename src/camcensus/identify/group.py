"""Observations -> devices: which of them speak of the same thing, and why we think so.

Two records (a host of a scan, a row of a register, a sender in a capture) are one device where they share a MAC address
or a serial number; where they share an IP address, only if nothing speaks against it, because addresses are handed on.
Every merge leaves a line that a person can read, and a record can be kept apart by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from camcensus.identify.signs import Sign
from camcensus.model.equipment import Device, Identification
from camcensus.model.interval import PartialDate
from camcensus.model.observation import Observation

_MAC = re.compile(r"[0-9A-Fa-f]{12}")
_SEPARATORS = re.compile(r"[\s:.\-]")
_EMPTY_SERIAL = re.compile(r"[0xX\-\s.*]*|.{0,4}|n/?a|none|unknown|null|to be filled.*", re.IGNORECASE)
_PLACEHOLDER_HOSTS = frozenset({"", "0.0.0.0", "::", "127.0.0.1", "::1", "255.255.255.255"})  # noqa: S104 - not bound to

Identify = Callable[[str, Sequence[Sign]], Identification]


@dataclass(slots=True)
class _Group:
    """Records found to be one device, while grouping goes on."""

    records: list[str] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    macs: set[str] = field(default_factory=set)
    serials: set[str] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)
    merges: list[str] = field(default_factory=list)


def normal_mac(text: str) -> str | None:
    """aa:bb:cc:dd:ee:ff, or None if this is no address of one card (too short, all zero, broadcast, multicast)."""
    digits = _SEPARATORS.sub("", text)
    if not _MAC.fullmatch(digits) or int(digits, 16) in (0, 0xFFFFFFFFFFFF) or int(digits[1], 16) & 1:
        return None
    return ":".join(digits[i : i + 2] for i in range(0, 12, 2)).lower()


def normal_serial(text: str) -> str | None:
    """A serial in capitals without spaces, or None for placeholders and masked ones."""
    return None if _EMPTY_SERIAL.fullmatch(text.strip()) else re.sub(r"\s", "", text).upper()


def group(
    observations: Iterable[Observation],
    signs: Mapping[str, Sequence[Sign]],
    identify: Identify,
    keep_apart: Collection[str] = (),
) -> tuple[Device, ...]:
    """Bring observations together into devices, each identified from all its signs.

    Args:
        observations: of all inputs, in order.
        signs: observation id -> its signs.
        identify: makes one identification of a key and signs.
        keep_apart: names of records that are never merged with others.

    Returns: devices in order of key.
    """
    groups = _merge(_by_record(observations, signs), frozenset(keep_apart))
    devices = []
    used: set[str] = set()
    for members in groups:
        key = _unique(_key(members), used)
        all_signs = [sign for observation in members.observations for sign in signs.get(observation.id, ())]
        devices.append(_device(key, members, identify(key, all_signs)))
    return tuple(sorted(devices, key=lambda device: device.key))


def _by_record(observations: Iterable[Observation], signs: Mapping[str, Sequence[Sign]]) -> list[_Group]:
    groups: dict[str, _Group] = {}
    for observation in observations:
        name = observation.record or observation.id
        members = groups.setdefault(name, _Group(records=[name]))
        members.observations.append(observation)
        if observation.host and observation.host not in _PLACEHOLDER_HOSTS:
            members.hosts.add(observation.host.lower())
        for text in (observation.mac, observation.raw if observation.kind == "mac" else None):
            mac = normal_mac(text) if text else None
            if mac:
                members.macs.add(mac)
        for sign in signs.get(observation.id, ()):
            serial = normal_serial(sign.asserts.serial) if sign.asserts.serial else None
            if serial:
                members.serials.add(serial)
        stated = observation.provenance.get("serial")
        serial = normal_serial(stated) if stated else None
        if serial:
            members.serials.add(serial)
    return list(groups.values())


def _merge(groups: list[_Group], keep_apart: frozenset[str]) -> list[_Group]:
    """One pass a kind of identity, strongest first; within a pass the earlier record takes the later one in."""
    passes: tuple[tuple[str, Callable[[_Group], set[str]]], ...] = (
        ("MAC address", lambda g: g.macs),
        ("serial number", lambda g: g.serials),
        ("address", lambda g: g.hosts),
    )
    for what, identities in passes:
        holders: dict[str, _Group] = {}
        kept: list[_Group] = []
        for members in groups:
            target = members
            if not keep_apart.intersection(members.records):
                target = _joined(what, members, sorted(identities(members)), holders, kept)
                holders.update(dict.fromkeys(identities(target), target))
            if target is members:
                kept.append(members)
        groups = kept
    return groups


def _joined(what: str, members: _Group, shared: list[str], holders: dict[str, _Group], kept: list[_Group]) -> _Group:
    """The earlier group that takes these members in, itself joined with every other that shares one of its identities."""
    target = members
    for identity in shared:
        holder = holders.get(identity)
        if holder is None or holder is target or (what == "address" and _conflict(holder, target)):
            continue
        line = f"{members.records[0]} and {holder.records[0]} share the {what} {identity}"
        if target is members:
            target = holder
            _absorb(target, members)
        else:
            _absorb(target, holder)
            kept[:] = [group for group in kept if group is not holder]
            holders.update({name: target for name, group in holders.items() if group is holder})
        target.merges.append(line)
    return target


def _conflict(one: _Group, other: _Group) -> bool:
    """Different MACs or serials on both sides: two devices that had the same address at different times."""
    return bool(
        (one.macs and other.macs and not one.macs & other.macs)
        or (one.serials and other.serials and not one.serials & other.serials)
    )


def _absorb(target: _Group, members: _Group) -> None:
    target.records += members.records
    target.observations += members.observations
    target.macs |= members.macs
    target.serials |= members.serials
    target.hosts |= members.hosts
    target.merges += members.merges


def _key(members: _Group) -> str:
    for identities in (members.macs, members.serials, members.hosts):
        if identities:
            return sorted(identities)[0]
    return members.records[0]


def _unique(key: str, used: set[str]) -> str:
    candidate, count = key, 1
    while candidate in used:
        count += 1
        candidate = f"{key}#{count}"
    used.add(candidate)
    return candidate


def _device(key: str, members: _Group, identification: Identification) -> Device:
    provenance: dict[str, str] = {}
    for observation in members.observations:
        for name, value in observation.provenance.items():
            provenance.setdefault(name, value)
    return Device(
        key=key,
        addresses=tuple(sorted(members.hosts)),
        mac=min(members.macs, default=None),
        serial=min(members.serials, default=None),
        name=provenance.get("name"),
        site=provenance.get("site"),
        acquired_on=_day(provenance.get("acquired_on")),
        quantity=_count(provenance.get("quantity")),
        observations=tuple(observation.id for observation in members.observations),
        merged_because=tuple(members.merges),
        identification=identification,
        provenance=provenance,
    )


def _day(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except ValueError:
        return None  # a register's free text; it stays in provenance as written


def _count(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) <= 9 else None
