"""What devices said -> observations: each distinct answer once, the rest counted; whose hardware address is whose.

All tables are bounded: what is over a bound is counted in a note, or given out early where it can be.
"""

from __future__ import annotations

import ipaddress
from collections import Counter, OrderedDict
from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

from camcensus.collect.importers.lines import is_device_mac, is_virtual_router_mac
from camcensus.collect.importers.packets.datagrams import Answer, Asked
from camcensus.collect.importers.packets.frames import show_time
from camcensus.collect.importers.packets.layers import Binding, show_ip, show_mac
from camcensus.model.observation import Note, Observation, Origin

MAX_DISTINCT = 200_000  # answers remembered, to tell repeats
MAX_DEVICES = 100_000  # (host, kind) pairs whose distinct answers are counted
MAX_BINDINGS = 65_536
MAX_ASKED = 100_000  # (host, name) pairs held
MAX_RESOLVERS = 4_096
ANSWERS_EACH = 32  # distinct answers of one device in one protocol
PROXY_ARP = 4  # IPv4 addresses one card may answer ARP for before it is taken for a router that answers for others


_PRIVATE = tuple(
    ipaddress.ip_network(text)
    for text in (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "100.64.0.0/10",
        "fc00::/7",
        "fe80::/10",
    )
)  # RFC 1918, 3927, 6598, 4193, 4291


class When(NamedTuple):
    """Where in the capture, and at what time."""

    frame: int
    time: int | None  # nanoseconds since 1970


class Report:
    """Turns what was said into observations of one capture."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._ids = 0
        self._seen: OrderedDict[int, None] = OrderedDict()
        self._each: OrderedDict[tuple[str, str], int] = OrderedDict()
        self._distinct: Counter[str] = Counter()
        self._repeats: Counter[str] = Counter()
        self._over: Counter[str] = Counter()
        self._bindings: OrderedDict[tuple[bytes, bytes], tuple[When, Binding]] = OrderedDict()
        self._owner: dict[bytes, bytes] = {}  # IP -> MAC
        self._answered_for: Counter[bytes] = Counter()  # MAC -> IPv4 addresses known from its ARP answers alone
        self._asked: OrderedDict[Asked, tuple[When, int]] = OrderedDict()
        self._resolvers: OrderedDict[str, None] = OrderedDict()
        self._lost_bindings = 0

    def bind(self, binding: Binding, when: When) -> None:
        """Remember that an address pair belongs to one device."""
        key = binding.mac, binding.ip
        known = self._bindings.get(key)
        if known is not None:
            if known[1].asked and not binding.asked:  # shown by its own question as well: no proxy
                self._bindings[key] = known[0], binding
                self._answered_for[binding.mac] -= len(binding.ip) == 4
            return
        if len(self._bindings) >= MAX_BINDINGS:
            self._lost_bindings += 1
            return
        self._bindings[key] = when, binding
        self._owner[binding.ip] = binding.mac
        self._answered_for[binding.mac] += binding.asked and len(binding.ip) == 4

    def note_resolver(self, address: bytes) -> None:
        """Remember a host that answers DNS: what it asks, it asks for others."""
        self._resolvers[show_ip(address)] = None
        if len(self._resolvers) > MAX_RESOLVERS:
            self._resolvers.popitem(last=False)

    def ask(self, asked: Asked, when: When) -> Iterator[Observation]:
        """Count a name that a host asked for; gives the oldest out where there are too many to hold."""
        first, count = self._asked.get(asked, (when, 0))
        self._asked[asked] = first, count + 1
        if len(self._asked) > MAX_ASKED:
            oldest, (first, count) = self._asked.popitem(last=False)
            if not self._asks_for_others(oldest):
                yield self._observe_name(oldest, first, count)

    def _asks_for_others(self, asked: Asked) -> bool:
        return asked.via == "dns" and asked.host in self._resolvers

    def answer(self, said: Answer, source: bytes, vlan: int | None, when: When) -> Iterator[Observation]:
        """The observation of an answer, unless the same device has given it before."""
        host = said.host if said.host is not None or said.relayed else show_ip(source)
        mac = said.mac if said.mac is not None else None if said.relayed else self._mac_of(source)
        who = host or (show_mac(mac) if mac else "")
        label = said.kind if said.field is None else said.field
        mark = hash((who, said.port, label, said.raw if said.key is None else said.key))
        if mark in self._seen:
            self._seen.move_to_end(mark)
            self._repeats[said.kind] += 1
            return
        self._seen[mark] = None
        if len(self._seen) > MAX_DISTINCT:
            self._seen.popitem(last=False)
        count = self._each.get((who, label), 0)
        if count >= ANSWERS_EACH:
            self._over[said.kind] += 1
            return
        self._each[(who, label)] = count + 1
        if len(self._each) > MAX_DEVICES:
            self._each.popitem(last=False)
        self._distinct[said.kind] += 1
        more = dict(said.provenance)
        if vlan is not None:
            more["vlan"] = str(vlan)
        if mac is None and not said.relayed and not _is_private(source):
            more["off_link"] = "yes"  # a public address that nothing shows on this network: perhaps not ours
        if said.relayed and said.mac is None:
            more["relayed_by"] = show_ip(source)
        yield self._observe(
            said.kind, said.field, said.raw, when, host, said.port, show_mac(mac) if mac else None, more
        )

    def finish(self) -> Iterator[Observation | Note]:
        """What is only known at the end: hardware addresses, names asked for, and the counts."""
        hidden: Counter[str] = Counter()
        for (raw_mac, raw_ip), (when, binding) in self._bindings.items():
            mac = show_mac(raw_mac)
            reason = self._why_not(mac, binding)
            if reason is not None:
                hidden[reason] += 1
                continue
            more = {} if binding.vlan is None else {"vlan": str(binding.vlan)}
            yield self._observe("mac", "oui", mac, when, show_ip(raw_ip), None, mac, more)
        asked_by_resolvers = 0
        for asked, (when, count) in self._asked.items():
            if self._asks_for_others(asked):
                asked_by_resolvers += 1
                continue
            yield self._observe_name(asked, when, count)
        yield from self._notes(hidden, asked_by_resolvers)

    def _notes(self, hidden: Counter[str], asked_by_resolvers: int) -> Iterator[Note]:
        if self._distinct:
            shown = (f"{kind} {count}" for kind, count in sorted(self._distinct.items()))
            yield self._note(f"distinct answers: {', '.join(shown)}")
        if self._repeats:
            shown = (f"{kind} {count}" for kind, count in sorted(self._repeats.items()))
            yield self._note(f"repeats of an answer, not shown: {', '.join(shown)}")
        if self._over:
            shown = (f"{kind} {count}" for kind, count in sorted(self._over.items()))
            yield self._note(f"over {ANSWERS_EACH} distinct answers of one device, left out: {', '.join(shown)}")
        for reason, count in sorted(hidden.items()):
            yield self._note(f"{count} hardware addresses {reason}: not taken as evidence")
        if asked_by_resolvers:
            yield self._note(
                f"{asked_by_resolvers} names asked for by hosts that answer DNS themselves: they ask for others, left out"
            )
        if self._lost_bindings:
            yield self._note(
                f"{self._lost_bindings} pairs of hardware and IP address over {MAX_BINDINGS} were left out"
            )

    def _why_not(self, mac: str, binding: Binding) -> str | None:
        if not is_device_mac(mac):
            return "that are group, broadcast or zero"
        if is_virtual_router_mac(mac):
            return "that routers share"
        if binding.asked and self._is_proxy(binding.mac):
            return f"given in ARP answers for more than {PROXY_ARP} IP addresses (a router answering for others)"
        return None

    def _is_proxy(self, mac: bytes) -> bool:
        return self._answered_for[mac] > PROXY_ARP

    def _mac_of(self, ip: bytes) -> bytes | None:
        mac = self._owner.get(ip)
        if mac is None or self._why_not(show_mac(mac), self._bindings[(mac, ip)][1]) is not None:
            return None
        return mac

    def _observe_name(self, asked: Asked, when: When, count: int) -> Observation:
        mac = self._mac_of(ipaddress.ip_address(asked.host).packed)
        shown = show_mac(mac) if mac else None
        more = {"queries": str(count), "asked_in": asked.via}
        return self._observe("dns-query", "dns.name", asked.name, when, asked.host, None, shown, more)

    def _observe(
        self,
        kind: str,
        field: str | None,
        raw: str,
        when: When,
        host: str | None,
        port: int | None,
        mac: str | None,
        more: dict[str, str],
    ) -> Observation:
        self._ids += 1
        return Observation(
            id=f"{self.name}#{self._ids}",
            kind=kind,
            field=field,
            raw=raw,
            origin=Origin(self.name, f"frame {when.frame}"),
            record=f"{self.name}#{mac or host or self._ids}",
            host=host,
            port=port or None,
            mac=mac,
            observed_at=show_time(when.time),
            provenance=MappingProxyType(more),
        )

    def _note(self, text: str) -> Note:
        return Note(Origin(self.name), text)


def _is_private(address: bytes) -> bool:
    """Is it an address for use inside a network? Named one by one: `ipaddress.is_private` changes between releases."""
    shown = ipaddress.ip_address(show_ip(address))
    return any(shown.version == network.version and shown in network for network in _PRIVATE)
