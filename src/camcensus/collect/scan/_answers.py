"""Datagrams that come back: kept apart by who sent them, and no more of them than can be looked at."""

from __future__ import annotations

import time

from camcensus.collect.scan._hosts import Hosts
from camcensus.collect.scan._talk import Talk
from camcensus.model.scan import Exchange, ScanEnd, Transport
from camcensus.wire.conversations.conversation import Probe

MAX_DATAGRAMS = 64  # that one question to one host may bring
MAX_GROUP_DATAGRAMS = 4096  # kept of the answers to one question to a group
MAX_GROUP_BYTES = 4 * 1024 * 1024  # likewise
MAX_OF_ONE = 8  # different datagrams kept of one address: one that floods does not crowd out the others


class Datagrams:
    """Answers of other addresses than the one asked (all, where a group was asked), in the order they came."""

    def __init__(self, probe: Probe, hosts: Hosts, talk: Talk, note: str) -> None:
        self._probe = probe
        self._hosts = hosts
        self._talk = talk
        self._note = note
        self._kept: dict[str, list[bytes]] = {}
        self._exchanges: list[Exchange] = []
        self._foreign = 0  # datagrams from outside the scope
        self._foreign_from: set[str] = set()
        self._bytes = 0  # kept

    def take(self, data: bytes, source: str) -> None:
        """One datagram. Kept if its sender is in the scope, has bytes left and has not said the same before."""
        host = self._hosts.find(source)
        if host.refusal is not None:
            self._foreign += 1
            if len(self._foreign_from) < MAX_GROUP_DATAGRAMS:
                self._foreign_from.add(source)
            return
        kept = self._kept.setdefault(host.text, [])
        left = host.bytes_left()
        host.received += len(data)
        if left <= 0 or len(kept) >= MAX_OF_ONE or data in kept:
            return
        kept.append(data)
        reader = self._probe.reader()
        reader.feed(data)
        most = min(self._probe.max_bytes, left)
        self._bytes += min(len(data), most)
        end = reader.end() if len(data) <= most else ScanEnd.TOO_LONG
        if end is ScanEnd.TIMED_OUT:  # an empty datagram, or one that is not whole
            end = ScanEnd.NOT_THIS_PROTOCOL
        self._exchanges.append(self._exchange(end, self._note, data[:most], host.text))

    def is_full(self) -> bool:
        """Is as much kept as may be?"""
        return len(self._exchanges) >= MAX_GROUP_DATAGRAMS or self._bytes >= MAX_GROUP_BYTES

    def exchanges(self) -> list[Exchange]:
        """One for each datagram kept; a last one says how many came from outside the scope, not from whom."""
        if not self._foreign:
            return list(self._exchanges)
        note = f"{self._foreign} datagrams from {len(self._foreign_from)} addresses outside the scope, not kept"
        return [*self._exchanges, self._exchange(ScanEnd.OFF_LIMITS, note)]

    def _exchange(self, end: ScanEnd, note: str, data: bytes = b"", source: str | None = None) -> Exchange:
        talk = self._talk
        return Exchange(
            at=talk.at,
            address=talk.host.text,
            port=talk.port,
            transport=Transport.UDP,
            probe=self._probe.id,
            kind=self._probe.kind if data and end is not ScanEnd.NOT_THIS_PROTOCOL else None,
            end=end,
            sent=talk.question or b"",
            received=data,
            source=source,
            seconds=round(time.monotonic() - talk.began, 6),
            note=note,
        )
