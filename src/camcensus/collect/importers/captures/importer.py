"""The capture file that `camcensus scan` writes: every answer of a scan, byte for byte.

Only answers are evidence. What was refused, silent or cut off is counted and told, because it proves nothing: a camera
that does not answer is still there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, BinaryIO

from camcensus.collect.importer import Importer, Item
from camcensus.collect.importers.lines import is_device_mac, is_virtual_router_mac, normalise_mac
from camcensus.collect.json_lines import read_json_records
from camcensus.collect.scan.capture_lines import (
    COMPLETE,
    FORM,
    CaptureEnd,
    CaptureHeader,
    HostDone,
    LineTaker,
    is_group,
)
from camcensus.collect.shapes import json_paths
from camcensus.model.errors import WireError
from camcensus.model.observation import Note, Observation, Origin, Rejected
from camcensus.model.scan import Exchange, ScanEnd
from camcensus.wire.conversations.evidence import parts_of
from camcensus.wire.conversations.rollcall import attached_in, attached_parts

_MEND = "Copy the capture again, or scan again"
_SURROGATE = re.compile("[\ud800-\udfff]")
_RESUME = (
    "Go on with it: camcensus scan --scope FILE --output CAPTURE --resume. What is missing is not shown to be absent"
)


def recognises(head: bytes, _name: str) -> bool:
    """The first object has capture, tool and scope."""
    return {"capture", "tool", "scope.digest"} <= json_paths(head)


@dataclass(slots=True)
class _Tally:
    """What a scan met, for the notes at the end."""

    addresses: int | None = None  # that were to be asked; None: its header cannot be read
    hosts: int = 0  # that are done
    without_answer: int = 0
    ends: Counter[ScanEnd] = field(default_factory=Counter)  # of questions, connections not counted
    from_elsewhere: int = 0
    answered: set[str] = field(default_factory=set)
    neighbours: dict[str, dict[str, tuple[datetime, str]]] = field(default_factory=dict)  # mac -> address -> when, line
    refusing: int = 0  # hosts of which nothing but refusals was seen
    mute: int = 0  # hosts that let us connect and answered no question
    end: CaptureEnd | None = None


def read(stream: BinaryIO, source: str) -> Iterator[Item]:
    """An observation an answer (two where HTTP carries a document), one a hardware address; then counts as notes.

    Captures may be laid end to end: each counts for itself. Rejected: a line that is no line of a capture, a scan that
    ended before it was done, and all that follows the header of a later form.
    """
    taker, tally = LineTaker(), _Tally()
    started = False
    number = 0
    for record in read_json_records(stream, source):
        if isinstance(record, Rejected):
            yield record
            continue
        if _is_of_later_form(record.value):
            problem = f"a capture of form {record.value['capture']}; this version reads form {FORM}"
            yield Rejected(Origin(source, record.place), problem, "Read it with the version of camcensus that wrote it")
            return
        try:
            item = taker.take(record.value)
        except ValueError as fault:
            yield Rejected(Origin(source, record.place), str(fault), _MEND)
            continue
        if isinstance(item, CaptureHeader):
            if started:
                for observation in _own_macs(tally, source, number):
                    number += 1
                    yield observation
                yield from _closing(tally, source)
                tally = _Tally()
            tally.addresses, started = item.addresses, True
        elif isinstance(item, Exchange) and item.source is not None and not is_group(item.address):
            tally.from_elsewhere += 1
        elif isinstance(item, Exchange):
            for observation in _observations(item, source, record.place, number):
                number += 1
                yield observation
            for observation in _attached(item, source, record.place, number):
                number += 1
                yield observation
            _count(tally, item)
        elif isinstance(item, HostDone):
            _count_host(tally, item)
            if item.mac is not None and (mac := _own_mac(item.mac)):
                tally.neighbours.setdefault(mac, {})[item.address] = (item.at, record.place)
        elif isinstance(item, CaptureEnd):
            tally.end = item
    yield from _own_macs(tally, source, number)
    yield from _closing(tally, source)


def _is_of_later_form(value: Mapping[str, Any]) -> bool:
    form = value.get("capture")
    return isinstance(form, int) and form > FORM


def _own_macs(tally: _Tally, source: str, before: int) -> Iterator[Observation]:
    """The hardware addresses that stand for one address each."""
    alone = [(mac, host) for mac, holders in tally.neighbours.items() if len(holders) == 1 for host in holders.items()]
    for count, (mac, (address, (at, place))) in enumerate(alone, start=1):
        yield _mac_observation(address, mac, at, Origin(source, f"{place}, host {address}"), before + count)


def _observations(exchange: Exchange, source: str, place: str, before: int) -> Iterator[Observation]:
    host = exchange.source or exchange.address
    more = {"probe": exchange.probe, "transport": exchange.transport.value}
    if exchange.note:
        more["scan_note"] = exchange.note
    for count, part in enumerate(parts_of(exchange), start=1):
        yield Observation(
            id=f"{source}#{before + count}",
            kind=part.kind,
            raw=_SURROGATE.sub("\ufffd", part.raw),
            field=part.field,
            origin=Origin(source, f"{place}, host {host} port {exchange.port}/{exchange.transport.value}"),
            record=f"{source} host {host}",
            host=host,
            port=exchange.port or None,
            observed_at=_time(exchange.at),
            provenance=MappingProxyType(more),
        )


def _attached(exchange: Exchange, source: str, place: str, before: int) -> Iterator[Observation]:
    """The cameras that a recorder names in a roll-call: devices of their own, on a network that no scan reaches."""
    try:
        cameras = attached_in(exchange)
    except WireError:
        return  # the answer itself is an observation, and its reader says what is wrong with it
    count = before
    for camera in cameras:
        where = f"host {exchange.address} channel {camera.channel}"
        for part in attached_parts(camera):
            count += 1
            yield Observation(
                id=f"{source}#{count}",
                kind=part.kind,
                raw=_SURROGATE.sub("\ufffd", part.raw),
                field=part.field,
                origin=Origin(source, f"{place}, {where}"),
                record=f"{source} {where}",
                observed_at=_time(exchange.at),
                provenance=MappingProxyType({"probe": exchange.probe, "behind": exchange.address}),
            )


def _mac_observation(address: str, mac: str, at: datetime, origin: Origin, number: int) -> Observation:
    return Observation(
        id=f"{origin.source}#{number}",
        kind="mac",
        raw=mac,
        origin=origin,
        record=f"{origin.source} host {address}",
        host=address,
        mac=mac,
        observed_at=_time(at),
        provenance=MappingProxyType({"probe": "neighbours"}),
    )


def _own_mac(text: str) -> str | None:
    """A hardware address that can be one device's own; None for groups and for those that routers share."""
    mac = normalise_mac(text)
    return mac if mac is not None and is_device_mac(mac) and not is_virtual_router_mac(mac) else None


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _count(tally: _Tally, exchange: Exchange) -> None:
    tally.ends[exchange.end] += 1
    if exchange.end is ScanEnd.ANSWERED:
        tally.answered.add(exchange.source or exchange.address)


def _count_host(tally: _Tally, done: HostDone) -> None:
    tally.hosts += 1
    if done.address in tally.answered:
        return
    if done.ports.get(ScanEnd.ANSWERED):
        tally.mute += 1
    elif done.ports.get(ScanEnd.REFUSED):
        tally.refusing += 1
    else:
        tally.without_answer += 1


_QUESTIONS_ENDED = (
    (ScanEnd.REFUSED, "refused"),
    (ScanEnd.TIMED_OUT, "not answered in time"),
    (ScanEnd.RESET, "cut off by the device"),
    (ScanEnd.UNREACHABLE, "unreachable"),
    (ScanEnd.NOT_THIS_PROTOCOL, "answered in another protocol"),
    (ScanEnd.TOO_LONG, "longer than we read"),
    (ScanEnd.OFF_LIMITS, "not sent: off limits"),
    (ScanEnd.STOPPED, "not sent or cut short: the scan was stopped"),
)


def _closing(tally: _Tally, source: str) -> Iterator[Item]:
    origin = Origin(source)
    done = (
        f"{tally.hosts:,} addresses" if tally.addresses is None else f"{tally.hosts:,} of {tally.addresses:,} addresses"
    )
    asked = f"{done} asked: {len(tally.answered):,} answered"
    if tally.mute:
        asked += f", {tally.mute:,} open to connections and answered no question"
    shared = sum(1 for holders in tally.neighbours.values() if len(holders) > 1)
    if shared:
        text = f"{shared:,} hardware addresses stand for several addresses each, as routers' do: they identify nothing"
        yield Note(origin, text)
    if tally.from_elsewhere:
        text = f"{tally.from_elsewhere:,} answers came from another address than the one asked and are not used"
        yield Note(origin, text)
    yield Note(
        origin,
        f"{asked}, {tally.refusing:,} refused every connection, {tally.without_answer:,} silent. Silence is no proof of"
        " absence",
    )
    parts = [f"{tally.ends[end]:,} {words}" for end, words in _QUESTIONS_ENDED if tally.ends[end]]
    if parts:
        answered = f"{tally.ends[ScanEnd.ANSWERED]:,} questions answered"
        yield Note(origin, f"{answered}, {', '.join(parts)}: none of these is evidence of anything")
    if tally.end is None:
        yield Rejected(origin, f"the scan did not come to its end: {done} are done", _RESUME)
    elif tally.end.end != COMPLETE:
        yield Rejected(origin, f"the scan was stopped ({tally.end.end[:80]}): {done} are done", _RESUME)


IMPORTER = Importer("captures", "capture of a scan", recognises, read)
