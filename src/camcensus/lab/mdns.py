"""mDNS answers of an emulated device. Source: RFC 6762 sections 5 and 6, RFC 6763 section 4, RFC 1035 section 4."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from ipaddress import IPv4Address
from typing import Any

from camcensus.lab.host import Host

_PTR, _TXT, _A, _SRV, _ANY = 12, 16, 1, 33, 255
_ALL_SERVICES = "_services._dns-sd._udp.local"


def mdns_reply(host: Host, values: Mapping[str, Any], data: bytes) -> list[bytes]:
    """One datagram with all records that answer the question and what belongs to them, or none."""
    asked = _questions(data)
    records: list[bytes] = []
    extra: list[bytes] = []
    name = _filled(host, values["host"])
    for service in values["services"]:
        kind = f"{service['type']}.local"
        instance = [_filled(host, service["instance"]), *kind.split(".")]
        if (_ALL_SERVICES, _PTR) in asked:
            records.append(_record(_ALL_SERVICES.split("."), _PTR, _name(kind.split("."))))
        if (kind, _PTR) in asked or (kind, _ANY) in asked:
            records.append(_record(kind.split("."), _PTR, _name(instance)))
            target = struct.pack(">HHH", 0, 0, service["port"]) + _name([name, "local"])
            extra.append(_record(instance, _SRV, target))
            texts = [_filled(host, each).encode()[:255] for each in service.get("txt", ())] or [b""]
            extra.append(_record(instance, _TXT, b"".join(bytes([len(each)]) + each for each in texts)))
    if not records:
        return []
    if extra:
        extra.append(_record([name, "local"], _A, IPv4Address(host.address).packed))
    header = data[:2] + struct.pack(">HHHHH", 0x8400, 0, len(records), 0, len(extra))
    return [header + b"".join(records) + b"".join(extra)]


def _questions(data: bytes) -> set[tuple[str, int]]:
    if len(data) < 12 or data[2] & 0x80:
        return set()
    found: set[tuple[str, int]] = set()
    at = 12
    for _ in range(min(struct.unpack_from(">H", data, 4)[0], 32)):
        labels = []
        while at < len(data) and 0 < data[at] < 64:
            labels.append(data[at + 1 : at + 1 + data[at]].decode("utf-8", "replace"))
            at += 1 + data[at]
        if at + 5 > len(data) or data[at]:  # a compressed name in a question: not ours
            break
        found.add((".".join(labels), struct.unpack_from(">H", data, at + 1)[0]))
        at += 5
    return found


def _filled(host: Host, text: str) -> str:
    return host.fill(text.encode()).decode()


def _name(labels: list[str]) -> bytes:
    packed = [each.encode()[:63] for each in labels]
    return b"".join(bytes([len(each)]) + each for each in packed) + b"\0"


def _record(labels: list[str], kind: int, data: bytes) -> bytes:
    return _name(labels) + struct.pack(">HHIH", kind, 1, 120, len(data)) + data
