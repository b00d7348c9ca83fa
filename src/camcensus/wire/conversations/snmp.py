"""SNMP: one GET of the system's description with the owner's community; without one nothing can be asked.

A second GET asks for the few values that makers of cameras keep below their own number.

Source: RFC 3416 section 4.2.1 and RFC 1901 (v2c); RFC 3418 section 2; X.690 sections 8.3 and 8.19. Makers' objects:
LibreNMS, tests/snmpsim (recordings of Hikvision and Dahua devices).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from camcensus.model.scan import Target, Transport
from camcensus.wire.conversations.conversation import AnswerReader, Probe
from camcensus.wire.conversations.framing import DatagramReader

PORT = 161
COMMUNITY = "snmp-community"  # name of the option
SYSTEM = ("1.3.6.1.2.1.1.1.0", "1.3.6.1.2.1.1.2.0")  # sysDescr, sysObjectID
# type of device, firmware, maker
HIKVISION = ("1.3.6.1.4.1.39165.1.1.0", "1.3.6.1.4.1.39165.1.3.0", "1.3.6.1.4.1.39165.1.6.0")
DAHUA = ("1.3.6.1.4.1.1004849.2.1.2.6.0", "1.3.6.1.4.1.1004849.2.1.1.1.0")  # type of device, firmware


def is_community(text: str) -> bool:
    """True for what can be sent as a community: 1 to 255 characters of printable ASCII."""
    return 0 < len(text) <= 255 and text.isascii() and text.isprintable()


def _ask(objects: Sequence[str], target: Target) -> bytes:
    """Raises ValueError where the owner gave no community: none is ever assumed."""
    community = target.options.get(COMMUNITY, "")
    if not is_community(community):
        raise ValueError("SNMP is only asked with a community that the owner gave, of at most 255 ASCII characters")
    bindings = b"".join(_element(0x30, _object_id(oid) + b"\x05\x00") for oid in objects)
    request = _element(0xA0, _number(1) + _number(0) + _number(0) + _element(0x30, bindings))
    return _element(0x30, _number(1) + _element(0x04, community.encode("ascii")) + request)


def _element(tag: int, content: bytes) -> bytes:
    length = len(content)
    if length < 0x80:
        return bytes([tag, length]) + content
    return bytes([tag, 0x82]) + length.to_bytes(2, "big") + content


def _number(value: int) -> bytes:
    return _element(0x02, bytes([value]))


def _object_id(text: str) -> bytes:
    first, second, *rest = (int(part) for part in text.split("."))
    content = bytearray([first * 40 + second])
    for number in rest:
        septets = [number & 0x7F]
        while number := number >> 7:
            septets.append(number & 0x7F | 0x80)
        content += bytes(reversed(septets))
    return _element(0x06, bytes(content))


def _is_answer(datagram: bytes) -> bool:
    """A sequence that holds a response."""
    return datagram[:1] == b"\x30" and b"\xa2" in datagram


def _new_reader() -> AnswerReader:
    return DatagramReader(_is_answer)


def _probe(name: str, title: str, objects: Sequence[str], source: str) -> Probe:
    return Probe(
        id=name,
        title=title,
        kind="snmp",
        transports=(Transport.UDP,),
        ask=partial(_ask, objects),
        reader=_new_reader,
        ports=(PORT,),
        seconds=1.0,
        max_bytes=8 * 1024,
        source=source,
    )


DESCRIPTION = _probe("snmp.system", "SNMP system description", SYSTEM, "RFC 3418 section 2")
HIKVISION_VALUES = _probe("snmp.hikvision", "SNMP values of Hikvision equipment", HIKVISION, "LibreNMS, tests/snmpsim")
DAHUA_VALUES = _probe("snmp.dahua", "SNMP values of Dahua equipment", DAHUA, "LibreNMS, tests/snmpsim")
