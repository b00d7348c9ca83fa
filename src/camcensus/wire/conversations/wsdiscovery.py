"""WS-Discovery: who is there that speaks ONVIF.

Asked with ONVIF's type and without any: recorders and door stations answer to only one of the two.

Source: WS-Discovery, April 2005, sections 2.4 and 5.2; ONVIF Core Specification, chapter 7.
"""

from __future__ import annotations

import re
from functools import partial
from ipaddress import ip_address
from uuid import UUID

from camcensus.model.scan import Target, Transport
from camcensus.wire.conversations.conversation import AnswerReader, Probe
from camcensus.wire.conversations.framing import DatagramReader

PORT = 3702
GROUP = "239.255.255.250"
_TYPES = '<d:Types xmlns:dn="http://www.onvif.org/ver10/network/wsdl">dn:NetworkVideoTransmitter</d:Types>'


_XADDRS = re.compile(rb"XAddrs\s{0,8}>([^<]{1,2000})<")
_PATH = re.compile(r"/onvif(?:/\w[\w.-]{0,59}){0,3}", re.ASCII)
_ADDRESS = re.compile(r"(?i)https?://(\[[0-9a-f:.]{2,45}\]|\d{1,3}(?:\.\d{1,3}){3})(?::(\d{1,5}))?(/[\w./-]{0,100})?")


def services_of(answer: bytes, address: str) -> tuple[tuple[int, str], ...]:
    """Port and path of the services that a ProbeMatch names on `address` itself, at most four; the path is empty where
    it is not one of ONVIF's. Addresses of other hosts are left out: they are data."""
    found: list[tuple[int, str]] = []
    for listed in _XADDRS.findall(answer[:65_536])[:4]:
        for text in listed.decode("latin-1").split()[:8]:
            match = _ADDRESS.fullmatch(text)
            port = int(match[2] or (443 if text[:5].lower() == "https" else 80)) if match else 0
            if match and 0 < port < 65536 and _is_same(match[1].strip("[]"), address):
                path = match[3] or ""
                found.append((port, path if _PATH.fullmatch(path) else ""))
    return tuple(dict.fromkeys(found))[:4]


def _is_same(host: str, address: str) -> bool:
    try:
        return ip_address(host) == ip_address(address)
    except ValueError:
        return False


def _ask(types: str, target: Target) -> bytes:
    identity = UUID(target.nonce) if target.nonce else UUID(int=0)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"'
        ' xmlns:w="http://schemas.xmlsoap.org/ws/2004/08/addressing"'
        ' xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery">'
        f"<e:Header><w:MessageID>urn:uuid:{identity}</w:MessageID>"
        "<w:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</w:To>"
        "<w:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</w:Action></e:Header>"
        f"<e:Body><d:Probe>{types}</d:Probe></e:Body></e:Envelope>"
    ).encode("ascii")


def _is_answer(datagram: bytes) -> bool:
    return b"ProbeMatch" in datagram and b"<" in datagram


def _new_reader() -> AnswerReader:
    return DatagramReader(_is_answer)


def _probe(name: str, title: str, types: str) -> Probe:
    return Probe(
        id=name,
        title=title,
        kind="onvif-wsd",
        transports=(Transport.UDP,),
        ask=partial(_ask, types),
        reader=_new_reader,
        ports=(PORT,),
        group=GROUP,
        seconds=0.8,
        source="WS-Discovery 1.0 (2005/04); ONVIF Core Specification, chapter 7",
    )


TYPED = _probe("onvif.wsdiscovery", "WS-Discovery for ONVIF video devices", _TYPES)
UNTYPED = _probe("onvif.wsdiscovery-any", "WS-Discovery for devices of any type", "")
