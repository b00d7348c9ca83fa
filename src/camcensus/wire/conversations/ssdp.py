"""SSDP: a search for root devices, and the description that an answer names, on the asked device only.

The address in LOCATION is data. Its path and port are used only where its host is the very address that was asked.

Source: UPnP Device Architecture 1.1, sections 1.3.2 and 2.1.
"""

from __future__ import annotations

import re
from ipaddress import ip_address

from camcensus.model.scan import Target, Transport
from camcensus.wire.conversations.conversation import AnswerReader, Probe
from camcensus.wire.conversations.framing import DatagramReader
from camcensus.wire.conversations.http import new_reader, request

PORT = 1900
GROUP = "239.255.255.250"
_LOCATION = re.compile(rb"(?im)^location[ \t]{0,8}:[ \t]{0,8}([!-~]{1,512})[ \t]{0,8}\r?$")
_ADDRESS = re.compile(r"(?i)http://(\[[0-9a-f:.]{2,45}\]|\d{1,3}(?:\.\d{1,3}){3})(?::(\d{1,5}))?(/[^#\s]{0,300})")
_DESCRIPTION = re.compile(r"/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,99}/){0,8}[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,99}")


def description_of(answer: bytes, address: str) -> tuple[int, str] | None:
    """Port and path of the device description, where LOCATION is plain HTTP on `address` itself; None otherwise.

    A path with a query, or with anything but letters, digits, `.`, `_`, `~` and `-` between its slashes, is not used.
    """
    found = _LOCATION.search(answer[:8192])
    match = _ADDRESS.fullmatch(found[1].decode("ascii")) if found else None
    if match is None or not _DESCRIPTION.fullmatch(match[3]):
        return None
    try:
        same = ip_address(match[1].strip("[]")) == ip_address(address)
    except ValueError:
        return None
    port = int(match[2] or 80)
    return (port, match[3]) if same and 0 < port < 65536 else None


def _ask(_: Target) -> bytes:
    return (
        f'M-SEARCH * HTTP/1.1\r\nHOST: {GROUP}:{PORT}\r\nMAN: "ssdp:discover"\r\nMX: 1\r\nST: upnp:rootdevice\r\n\r\n'
    ).encode("ascii")


def _is_answer(datagram: bytes) -> bool:
    return datagram[:7].upper() == b"HTTP/1." and b"\n" in datagram


def _new_reader() -> AnswerReader:
    return DatagramReader(_is_answer)


def _ask_description(target: Target) -> bytes:
    path = target.options.get("path", "")
    if not _DESCRIPTION.fullmatch(path):
        raise ValueError(f"not the path of a device description: {path[:80]!r}")
    return request(target, path)


SEARCH = Probe(
    id="ssdp.search",
    title="SSDP search for root devices",
    kind="ssdp",
    transports=(Transport.UDP,),
    ask=_ask,
    reader=_new_reader,
    ports=(PORT,),
    group=GROUP,
    seconds=1.2,
    max_bytes=8 * 1024,
    source="UPnP Device Architecture 1.1, section 1.3.2",
)
DESCRIPTION = Probe(
    id="ssdp.description",
    title="UPnP description of the device",
    kind="ssdp",
    transports=(Transport.TCP,),
    ask=_ask_description,  # options: "path"
    reader=new_reader,
    source="UPnP Device Architecture 1.1, section 2.1",
)
