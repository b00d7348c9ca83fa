"""UDP datagrams -> what devices answer in them: makers' discovery protocols, WS-Discovery, SSDP, mDNS, DHCP, SNMP.

Only answers and announcements are read; a question tells of the asker's software, not of a camera. DNS queries are the
exception: the name of a maker's cloud tells of the host that asks for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import field as default

from camcensus.collect.importers.packets.dns import Record, read_message, read_question, show_text
from camcensus.collect.importers.packets.layers import Binding, Packet, show_ip, show_mac
from camcensus.collect.importers.packets.snmp import read_snmp_answer

MAX_RAW = 16_384  # characters of one answer that are kept

SADP, DHIP, WSD, SSDP, MDNS, DNS, SNMP, TPLINK, KASA = 37020, 37810, 3702, 1900, 5353, 53, 161, 20002, 9999
DAHUA_OLD, DAHUA_OLD_ASKER = 5050, 5051
DHCP_SERVER, DHCP_CLIENT = 67, 68
PORTS = frozenset(
    {SADP, DHIP, WSD, SSDP, MDNS, DNS, SNMP, TPLINK, KASA, DAHUA_OLD, DAHUA_OLD_ASKER, DHCP_SERVER, DHCP_CLIENT}
)
_PERSONAL = {"latitude", "longitude", "latitude_i", "longitude_i", "owner", "alias", "ssid"}  # of TP-Link answers
_VARYING = {"rssi", "on_time", "err_code", "children", "next_action", "updating"}  # the same


@dataclass(frozen=True, slots=True)
class Answer:
    """What one device said in one message, not yet placed in a file."""

    kind: str
    field: str | None
    raw: str
    key: str | None = None  # what makes it distinct; None: the raw text
    host: str | None = None  # where it is not the sender's address
    relayed: bool = False  # the sender passes on what another said: its addresses prove nothing
    mac: bytes | None = None  # where the message states it and the protocol makes it the device's own
    port: int | None = None
    on_link_discovery: bool = False  # asked for by multicast or broadcast; the sender is on the same link
    provenance: dict[str, str] = default(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """A host asked for a name."""

    host: str
    name: str
    via: str = "dns"  # or "tls": the name in a client hello


Said = Answer | Asked | Binding


def read_datagram(packet: Packet) -> Iterator[Said]:
    """What a datagram on one of PORTS says; nothing if it is a question or not its port's protocol."""
    reader = _READERS.get(packet.source_port) or _READERS.get(packet.target_port)
    return reader(packet) if reader is not None else iter(())


def _sadp(packet: Packet) -> Iterator[Said]:
    if b"<ProbeMatch" not in packet.payload:
        return
    text = _text(packet.payload)
    yield _discovered(packet, "sadp", text, re.sub(r"<Uuid>[^<]*</Uuid>", "", text))


def _dhip(packet: Packet) -> Iterator[Said]:
    payload = packet.payload
    if payload[4:8] == b"DHIP":
        payload = payload[32:]
    start = payload.find(b"{")
    if start < 0 or b"deviceInfo" not in payload:
        return
    yield _discovered(packet, "dhip", _text(payload[start:]))


def _dahua_old(packet: Packet) -> Iterator[Said]:
    """The binary answer (b3) of older Dahua firmware to the query a3: its strings are kept, its layout is not read.

    A kind of its own, so that nobody takes it for the JSON of DHIP: its words count as a bare banner.
    """
    if packet.payload[:1] != b"\xb3" or len(packet.payload) < 32:
        return
    strings = re.findall(rb"[\x20-\x7e]{3,}", packet.payload[32:MAX_RAW])
    if strings:
        yield _discovered(packet, "dahua-discovery", "\n".join(part.decode("ascii") for part in strings))


def _wsd(packet: Packet) -> Iterator[Said]:
    payload = packet.payload
    if b"ProbeMatch" in payload or b"ResolveMatch" in payload or b"discovery/Hello" in payload:
        text = _text(payload)
        once = r"<([\w.-]+:)?(MessageID|RelatesTo|To|AppSequence)\b[^>]{0,200}>([^<]{0,200}</[^>]{0,100}>)?"
        yield _discovered(packet, "onvif-wsd", text, re.sub(once, "", text))


def _ssdp(packet: Packet) -> Iterator[Said]:
    payload = packet.payload
    if not payload.startswith((b"HTTP/1.1 200", b"HTTP/1.0 200", b"NOTIFY ")) or b"ssdp:byebye" in payload:
        return
    text = _text(payload)
    once = r"(?im)^(?:DATE|CACHE-CONTROL|BOOTID\.UPNP\.ORG|CONFIGID\.UPNP\.ORG|EXT|OPT|NLS|01-NLS|S)\s*:.*\n?"
    yield _discovered(packet, "ssdp", text, re.sub(once, "", text))


def _mdns(packet: Packet) -> Iterator[Said]:
    message = read_message(packet.payload)
    if message is None or not message.is_answer or not message.records or packet.source_port != MDNS:
        return
    addresses = {record.value for record in message.records if record.kind == "A"}
    sender = show_ip(packet.source)
    relayed = len(packet.source) == 4 and bool(addresses) and sender not in addresses
    host = (addresses.pop() if len(addresses) == 1 else None) if relayed else sender
    lines = sorted({_show_record(record) for record in message.records})
    yield Answer(
        "mdns", None, "\n".join(lines)[:MAX_RAW], host=host, relayed=relayed, port=MDNS, on_link_discovery=True
    )


def _show_record(record: Record) -> str:
    """One record a line, its parts between tabs, the strings of a TXT record in quotes."""
    value = record.value
    if record.kind == "TXT":
        strings = value.replace('"', "'").split("\t") if value else []
        value = "\t".join(f'"{part}"' for part in strings)
    return f"{record.kind}\t{record.name}\t{value}".replace("\n", " ").replace("\r", " ")


def _dns(packet: Packet) -> Iterator[Said]:
    if packet.target_port != DNS:
        return
    name = read_question(packet.payload)
    if name and "." in name and not name.endswith((".arpa", ".local")):
        yield Asked(show_ip(packet.source), name)


def _dhcp(packet: Packet) -> Iterator[Said]:
    payload = packet.payload
    if len(payload) < 241 or payload[1:3] != b"\x01\x06" or payload[236:240] != b"\x63\x82\x53\x63":
        return
    mac = payload[28:34]
    options = _dhcp_options(payload)
    if payload[0] == 2:
        given = payload[16:20]
        if options.get(53) == b"\x05" and given != bytes(4):  # DHCPACK
            yield Binding(mac, given, False, packet.vlan)
        return
    own = payload[12:16]
    host = show_ip(own) if own != bytes(4) else None
    parameters = ",".join(str(code) for code in options.get(55, b""))
    wanted = show_ip(options[50]) if len(options.get(50, b"")) == 4 else ""
    more = {"dhcp_parameters": parameters, "dhcp_requested": wanted}
    more = {key: value for key, value in more.items() if value}
    found = False
    for code, name in ((60, "dhcp.vendor-class"), (12, "dhcp.host-name")):
        text = show_text(options.get(code, b"").rstrip(b"\x00")).strip()
        if text:
            found = True
            yield Answer("dhcp", name, text, host=host, mac=mac, relayed=host is None, provenance=more)
    if parameters and not found:
        yield Answer("dhcp", "dhcp.parameter-list", parameters, host=host, mac=mac, relayed=host is None)


def _dhcp_options(payload: bytes) -> dict[int, bytes]:
    options: dict[int, bytes] = {}
    at = 240
    while at + 2 <= len(payload) and payload[at] != 255:
        if payload[at] == 0:
            at += 1
            continue
        code, size = payload[at], payload[at + 1]
        options[code] = (options.get(code, b"") + payload[at + 2 : at + 2 + size])[:1024]  # RFC 3396: parts are joined
        at += 2 + size
    return options


def _tplink(packet: Packet) -> Iterator[Said]:
    """TP-Link's discovery on 20002: a header of 16 bytes, then JSON; the query has an empty or key-only body."""
    start = packet.payload.find(b"{", 0, 64)
    if packet.source_port == TPLINK and start >= 0:
        yield from _tplink_answer(packet, packet.payload[start:], ("result",))


def _kasa(packet: Packet) -> Iterator[Said]:
    """TP-Link's older discovery on 9999: each byte is XORed with the coded byte before it, the first with 171."""
    if packet.source_port != KASA or len(packet.payload) > 65_535:
        return
    coded = packet.payload
    plain = bytes(a ^ b for a, b in zip(coded, b"\xab" + coded, strict=False))
    if plain.startswith(b"{"):
        yield from _tplink_answer(packet, plain, ("system", "get_sysinfo"))


def _tplink_answer(packet: Packet, body: bytes, path: tuple[str, ...]) -> Iterator[Said]:
    try:
        value = json.loads(body.rstrip(b"\x00"))
        for step in path:
            value = value.get(step) if isinstance(value, dict) else None
        if not isinstance(value, dict) or not value:
            return
        kept = {key: part for key, part in value.items() if key not in _PERSONAL}
        raw = json.dumps(kept)
        key = json.dumps({key: part for key, part in kept.items() if key not in _VARYING}, sort_keys=True)
    except (ValueError, RecursionError):
        return
    yield _discovered(packet, "tplink-discovery", raw, key)


def _snmp(packet: Packet) -> Iterator[Said]:
    if packet.source_port != SNMP:
        return
    for name, value in read_snmp_answer(packet.payload):
        if name == "1.3.6.1.2.1.1.1.0":
            yield Answer("snmp", "snmp.sysdescr", value, port=SNMP)
        elif name == "1.3.6.1.2.1.1.2.0":
            yield Answer("snmp", "snmp.sysobjectid", value, port=SNMP)
        else:
            yield Answer("snmp", None, f"{name} = {value}", port=SNMP)


def _discovered(packet: Packet, kind: str, raw: str, key: str | None = None) -> Answer:
    return Answer(kind, None, raw[:MAX_RAW], key=key, port=packet.source_port, on_link_discovery=True)


def _text(payload: bytes) -> str:
    return show_text(payload[:MAX_RAW].strip(b"\x00 \r\n\t"))


def describe_binding(binding: Binding) -> tuple[str, str]:
    """Hardware and IP address as text."""
    return show_mac(binding.mac), show_ip(binding.ip)


_READERS: dict[int, Callable[[Packet], Iterator[Said]]] = {
    SADP: _sadp,
    DHIP: _dhip,
    DAHUA_OLD: _dahua_old,
    DAHUA_OLD_ASKER: _dahua_old,
    WSD: _wsd,
    SSDP: _ssdp,
    MDNS: _mdns,
    DNS: _dns,
    DHCP_SERVER: _dhcp,
    DHCP_CLIENT: _dhcp,
    TPLINK: _tplink,
    KASA: _kasa,
    SNMP: _snmp,
}
