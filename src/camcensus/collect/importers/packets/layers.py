"""Frames -> what stands inside: ARP, neighbour discovery, LLDP, UDP datagrams, TCP segments.

Reads by offset without building objects for frames that cannot matter: a capture holds millions of them, most of them
video. A cut or malformed frame gives None, never an error.

Source: RFC 791, 8200, 768, 9293, 826, 4861; IEEE 802.1Q; www.tcpdump.org/linktypes.html.
"""

from __future__ import annotations

import ipaddress
import struct
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

ETHERNET, NULL, LOOP, RAW, SLL, SLL2 = 1, 0, 108, 101, 113, 276
_RAW_LINKS = {RAW, 12, 14, 228, 229}
KNOWN_LINKS = frozenset({ETHERNET, NULL, LOOP, SLL, SLL2} | _RAW_LINKS)
_TAGS = {0x8100, 0x88A8, 0x9100, 0x9200}
MAX_TAGS = 4
# initial TTLs that hosts use: a packet that still has one was not forwarded by a router (4: UPnP 1.0 multicast)
_UNFORWARDED = {4, 64, 128, 255}

_U16 = struct.Struct(">H").unpack_from
_UDP = struct.Struct(">HHH").unpack_from
_TCP = struct.Struct(">HHII").unpack_from


class Packet(NamedTuple):
    """One UDP datagram or TCP segment."""

    tcp: bool
    source: bytes  # 4 or 16 bytes
    target: bytes
    source_port: int
    target_port: int
    sequence: int  # TCP only
    flags: int  # TCP only
    payload: bytes
    sender: bytes | None  # hardware address in the frame: the device's, or its router's
    vlan: int | None
    on_link: bool  # no router forwarded it, as far as its TTL tells


class Binding(NamedTuple):
    """Something by which a device shows that a hardware address and an IP address are its own."""

    mac: bytes
    ip: bytes
    asked: bool  # it was sent as an answer (a router may answer for others: proxy ARP)
    vlan: int | None


class Lldp(NamedTuple):
    """The body of an LLDP frame; never forwarded, so its sender is the device itself."""

    sender: bytes
    body: bytes
    vlan: int | None


Found = Packet | Binding | Lldp


@lru_cache(maxsize=65_536)
def show_ip(address: bytes) -> str:
    """4 or 16 bytes as text; an IPv4-mapped address as IPv4."""
    if len(address) == 4:
        return "%d.%d.%d.%d" % tuple(address)  # noqa: UP031 (five times as fast as ipaddress; frames are many)
    six = ipaddress.IPv6Address(address)
    return str(six.ipv4_mapped or six)


def show_mac(address: bytes) -> str:
    """Six bytes as aa:bb:cc:dd:ee:ff."""
    return address.hex(":")


class Layers:
    """Takes frames apart; counts what it does not read."""

    def __init__(self, udp_ports: frozenset[int]) -> None:
        self.udp_ports = udp_ports
        self.skipped: Counter[str] = Counter()  # "802.11 frames", "fragments", ...

    def read(self, link: int, data: bytes) -> Found | None:
        """What a frame holds, None if it is of no use here or is cut or malformed."""
        sender: bytes | None = None
        vlan: int | None = None
        if link == ETHERNET:
            if len(data) < 14:
                return self._skip("frames cut before their addresses end")
            sender, kind, at = data[6:12], _U16(data, 12)[0], 14
        elif link == SLL:
            if len(data) < 16:
                return self._skip("frames cut before their addresses end")
            sender = data[6:12] if _U16(data, 4)[0] == 6 else None
            kind, at = _U16(data, 14)[0], 16
        elif link == SLL2:
            if len(data) < 20:
                return self._skip("frames cut before their addresses end")
            sender = data[12:18] if data[11] == 6 else None
            kind, at = _U16(data, 0)[0], 20
        elif link in _RAW_LINKS:
            kind, at = _kind_by_version(data, 0), 0
        elif link in (NULL, LOOP):
            kind, at = _kind_by_version(data, 4), 4
        else:
            return self._skip(f"frames of link type {link}")
        tags = 0
        while kind in _TAGS and tags < MAX_TAGS:
            if len(data) < at + 4:
                return self._skip("frames cut before their addresses end")
            vlan, kind = _U16(data, at)[0] & 0x0FFF, _U16(data, at + 2)[0]
            at += 4
            tags += 1
        if kind == 0x0800:
            return self._read_ipv4(data, at, sender, vlan)
        if kind == 0x86DD:
            return self._read_ipv6(data, at, sender, vlan)
        if kind == 0x0806:
            return _read_arp(data, at, vlan)
        if kind == 0x88CC and sender is not None:
            return Lldp(sender, data[at:], vlan)
        return None

    def _skip(self, what: str) -> Packet | None:
        self.skipped[what] += 1
        return None  # typed as what its callers return

    def _read_ipv4(self, data: bytes, at: int, sender: bytes | None, vlan: int | None) -> Found | None:
        if len(data) < at + 20 or data[at] >> 4 != 4:
            return self._skip("frames cut or malformed in the IP header")
        protocol = data[at + 9]
        if protocol != 17 and protocol != 6:
            return None
        header = (data[at] & 15) * 4
        total = _U16(data, at + 2)[0]
        if header < 20:
            return self._skip("frames cut or malformed in the IP header")
        if _U16(data, at + 6)[0] & 0x3FFF:  # more fragments, or an offset
            return self._skip("IP fragments (not put together)")
        stop = min(len(data), at + total) if total else len(data)  # 0: the card cuts it into segments later
        source, target = data[at + 12 : at + 16], data[at + 16 : at + 20]
        on_link = data[at + 8] in _UNFORWARDED or target[:3] == b"\xe0\x00\x00" or target == b"\xff\xff\xff\xff"
        return self._read_transport(data, at + header, stop, protocol, source, target, sender, vlan, on_link)

    def _read_ipv6(self, data: bytes, at: int, sender: bytes | None, vlan: int | None) -> Found | None:
        if len(data) < at + 40 or data[at] >> 4 != 6:
            return self._skip("frames cut or malformed in the IP header")
        stop = min(len(data), at + 40 + _U16(data, at + 4)[0])
        protocol, hops = data[at + 6], data[at + 7]
        source, target = data[at + 8 : at + 24], data[at + 24 : at + 40]
        at += 40
        for _ in range(8):  # extension headers
            if protocol in (0, 43, 60):
                if at + 2 > stop:
                    return self._skip("frames cut or malformed in the IP header")
                protocol, at = data[at], at + 8 + data[at + 1] * 8
            elif protocol == 44:
                if at + 8 > stop:
                    return self._skip("frames cut or malformed in the IP header")
                if _U16(data, at + 2)[0] & 0xFFF9:
                    return self._skip("IP fragments (not put together)")
                protocol, at = data[at], at + 8
            else:
                break
        if protocol == 58:
            return _read_neighbour(data, at, stop, hops, source, vlan)
        if protocol != 17 and protocol != 6:
            return None
        on_link = hops in _UNFORWARDED or (source[0] == 0xFE and source[1] & 0xC0 == 0x80)
        return self._read_transport(data, at, stop, protocol, source, target, sender, vlan, on_link)

    def _read_transport(
        self,
        data: bytes,
        at: int,
        stop: int,
        protocol: int,
        source: bytes,
        target: bytes,
        sender: bytes | None,
        vlan: int | None,
        on_link: bool,
    ) -> Packet | None:
        if protocol == 17:
            if at + 8 > stop:
                return self._skip("frames cut or malformed in the UDP or TCP header")
            source_port, target_port, length = _UDP(data, at)
            if source_port not in self.udp_ports and target_port not in self.udp_ports:
                return None
            stop = min(stop, at + max(length, 8)) if length else stop
            payload = data[at + 8 : stop]
            return Packet(False, source, target, source_port, target_port, 0, 0, payload, sender, vlan, on_link)
        if at + 20 > stop:
            return self._skip("frames cut or malformed in the UDP or TCP header")
        source_port, target_port, sequence, _ = _TCP(data, at)
        header = (data[at + 12] >> 4) * 4
        if header < 20 or at + header > stop:
            return self._skip("frames cut or malformed in the UDP or TCP header")
        flags = data[at + 13]
        payload = data[at + header : stop]
        return Packet(True, source, target, source_port, target_port, sequence, flags, payload, sender, vlan, on_link)


def _kind_by_version(data: bytes, at: int) -> int:
    """The EtherType that a raw IP packet would have: its first half byte is the version."""
    if len(data) <= at:
        return 0
    return {4: 0x0800, 6: 0x86DD}.get(data[at] >> 4, 0)


def _read_arp(data: bytes, at: int, vlan: int | None) -> Binding | None:
    if data[at : at + 6] != b"\x00\x01\x08\x00\x06\x04" or len(data) < at + 28:
        return None
    operation = _U16(data, at + 6)[0]
    mac, ip = data[at + 8 : at + 14], data[at + 14 : at + 18]
    if operation not in (1, 2) or ip == bytes(4):  # sender 0.0.0.0: a probe before the address is taken, RFC 5227
        return None
    return Binding(mac, ip, operation == 2, vlan)


def _read_neighbour(data: bytes, at: int, stop: int, hops: int, source: bytes, vlan: int | None) -> Binding | None:
    """Neighbour solicitation (135) and advertisement (136); RFC 4861 section 7.1 asks for a hop limit of 255."""
    if hops != 255 or at + 24 > stop or data[at] not in (135, 136):
        return None
    advertised = data[at] == 136
    ip = data[at + 8 : at + 24] if advertised else source
    wanted = 2 if advertised else 1
    at += 24
    while at + 8 <= stop and data[at + 1]:
        if data[at] == wanted and data[at + 1] == 1:
            return None if ip == bytes(16) else Binding(data[at + 2 : at + 8], ip, advertised, vlan)
        at += data[at + 1] * 8
    return None
