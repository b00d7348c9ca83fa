"""LLDP: what a device tells its switch of itself. Frames are never forwarded, so the sender is the device.

Source: IEEE 802.1AB-2016 clause 8.
"""

from __future__ import annotations

from collections.abc import Iterator

from camcensus.collect.importers.packets.datagrams import Answer
from camcensus.collect.importers.packets.dns import show_text
from camcensus.collect.importers.packets.layers import Lldp, show_ip

_END, _NAME, _DESCRIPTION, _MANAGEMENT = 0, 5, 6, 8
_IPV4 = b"\x05\x01"  # length of type and address, address family IPv4


def read_lldp(frame: Lldp) -> Iterator[Answer]:
    """The system description, with name and management address where they are told.

    The field is SNMP's: clause 8.5.7 asks for the text of sysDescr where the device has one.
    """
    found: dict[int, bytes] = {}
    at = 0
    body = frame.body
    while at + 2 <= len(body):
        kind, size = body[at] >> 1, (body[at] & 1) << 8 | body[at + 1]
        if kind == _END:
            break
        found.setdefault(kind, body[at + 2 : at + 2 + size])
        at += 2 + size
    text = show_text(found.get(_DESCRIPTION, b"").strip(b"\x00 \r\n"))
    if not text:
        return
    address = found.get(_MANAGEMENT, b"")
    host = show_ip(address[2:6]) if address[:2] == _IPV4 and len(address) >= 6 else None
    name = show_text(found.get(_NAME, b"").strip(b"\x00 "))
    more = {"name": name} if name else {}
    yield Answer("lldp", "snmp.sysdescr", text, host=host, mac=frame.sender, relayed=True, provenance=more)
