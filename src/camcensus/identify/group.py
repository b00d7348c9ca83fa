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
_TOO_MANY = 3  # addresses of one input with one serial number; recorders have two network cards at most
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
    into: _Group | None = None  # the group that took this one in


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
        members.observations.sort(key=_as_read)
        members.merges.sort()
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
            _add_serial(members, sign.asserts.serial)
        _add_serial(members, observation.provenance.get("serial"))
    return list(groups.values())


def _add_serial(members: _Group, text: str | None) -> None:
    serial = normal_serial(text) if text else None
    if serial is None:
        return
    members.serials.add(serial)
    as_mac = normal_mac(serial) if _MAC.fullmatch(serial) and not serial.isdigit() else None
    if as_mac:  # Axis and others print the card's address as the serial number
        members.macs.add(as_mac)


def _merge(groups: list[_Group], keep_apart: frozenset[str]) -> list[_Group]:
    """One pass a kind of identity, strongest first; within a pass the earlier record takes the later one in."""
    never_set = _never_set(groups)
    passes: tuple[tuple[str, Callable[[_Group], set[str]]], ...] = (
        ("MAC address", lambda g: g.macs),
        ("serial number", lambda g: g.serials - never_set),
        ("address", lambda g: g.hosts),
    )
    for what, identities in passes:
        holders: dict[str, _Group] = {}
        for members in groups:
            if not keep_apart.intersection(members.records):
                shared = sorted(
                    identities(members)
                )  # its own: what a long chain has gathered is not gone through again
                holders.update(dict.fromkeys(shared, _joined(what, members, shared, holders)))
        groups = [members for members in groups if members.into is None]
    return groups


def _never_set(groups: Iterable[_Group]) -> set[str]:
    """Serial numbers that three or more addresses of one input show: never set at the factory, or blanked."""
    shown: dict[tuple[str, str], set[str]] = {}
    for members in groups:
        source = members.observations[0].origin.source
        for serial in members.serials if members.hosts else ():
            shown.setdefault((source, serial), set()).update(members.hosts)
    return {serial for (_, serial), hosts in shown.items() if len(hosts) >= _TOO_MANY}


def _joined(what: str, members: _Group, shared: list[str], holders: Mapping[str, _Group]) -> _Group:
    """The earlier group that takes these members in, itself joined with every other that shares one of its identities."""
    target = members
    for identity in shared:
        holder = _standing(holders[identity]) if identity in holders else None
        if holder is None or holder is target or (what == "address" and _conflict(holder, target)):
            continue
        if what == "serial number" and _seen_apart(holder, target):
            continue
        line = f"{members.records[0]} and {holder.records[0]} share the {what} {identity}"
        if target is members:
            target = holder
            _absorb(target, members)
        else:
            _absorb(target, holder)
        target.merges.append(line)
    return target


def _standing(members: _Group) -> _Group:
    """The group that these members belong to by now; the way there is made short for the next who asks."""
    end = members
    while end.into is not None:
        end = end.into
    while members.into is not None:
        members.into, members = end, members.into
    return end


def _conflict(one: _Group, other: _Group) -> bool:
    """Different MACs or serials on both sides: two devices that had the same address at different times."""
    return bool(
        (one.macs and other.macs and not one.macs & other.macs)
        or (one.serials and other.serials and not one.serials & other.serials)
    )


def _seen_apart(one: _Group, other: _Group) -> bool:
    """One input saw both, at different addresses with different MACs: two devices whose serial was never set or is blanked."""
    if not (one.macs and other.macs and one.hosts and other.hosts) or one.macs & other.macs or one.hosts & other.hosts:
        return False
    sources = {observation.origin.source for observation in one.observations}
    return any(observation.origin.source in sources for observation in other.observations)


def _absorb(target: _Group, members: _Group) -> None:
    target.records += members.records
    target.observations += members.observations
    target.macs = _both(target.macs, members.macs)
    target.serials = _both(target.serials, members.serials)
    target.hosts = _both(target.hosts, members.hosts)
    target.merges += members.merges
    members.into = target


def _both(one: set[str], other: set[str]) -> set[str]:
    """The smaller is put into the larger: merges of any order stay near linear. Neither may be used afterwards."""
    small, large = sorted((one, other), key=len)
    large |= small
    return large


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


def _as_read(observation: Observation) -> tuple[bool, str, int, str]:
    """What people wrote first, then by input and place: the order in which inputs were named changes nothing."""
    return (
        observation.kind not in ("register", "text"),
        observation.origin.source,
        len(observation.id),
        observation.id,
    )


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
