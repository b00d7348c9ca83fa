"""WS-Discovery: who is there that speaks ONVIF.

Asked with ONVIF's type and without any: recorders and door stations answer to only one of the two.

Source: WS-Discovery, April 2005, sections 2.4 and 5.2; ONVIF Core Specification, chapter 7.
"""

from __future__ import annotations

from functools import partial
from uuid import UUID

from camcensus.model.scan import Target, Transport
from camcensus.wire.conversations.conversation import AnswerReader, Probe
from camcensus.wire.conversations.framing import DatagramReader

PORT = 3702
GROUP = "239.255.255.250"
_TYPES = '<d:Types xmlns:dn="http://www.onvif.org/ver10/network/wsdl">dn:NetworkVideoTransmitter</d:Types>'


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
        seconds=1.5,
        source="WS-Discovery 1.0 (2005/04); ONVIF Core Specification, chapter 7",
    )


TYPED = _probe("onvif.wsdiscovery", "WS-Discovery for ONVIF video devices", _TYPES)
UNTYPED = _probe("onvif.wsdiscovery-any", "WS-Discovery for devices of any type", "")
