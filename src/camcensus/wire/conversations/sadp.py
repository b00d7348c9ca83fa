"""SADP: Hikvision's question who is there. This module can make one message, the inquiry, and no other.

Equipment answers to the group, so who asks must have joined it and listen on the port. Other types of the message
change a device; no function takes a type.

Source: messages quoted in public repositories; the maker publishes no specification.
"""

from __future__ import annotations

from uuid import UUID

from camcensus.model.scan import Target, Transport
from camcensus.wire.conversations.conversation import AnswerReader, Probe
from camcensus.wire.conversations.framing import DatagramReader

PORT = 37020
GROUP = "239.255.255.250"


def _ask(target: Target) -> bytes:
    identity = str(UUID(target.nonce) if target.nonce else UUID(int=0)).upper()
    return (
        f'<?xml version="1.0" encoding="utf-8"?><Probe><Uuid>{identity}</Uuid><Types>inquiry</Types></Probe>'
    ).encode("ascii")


def _is_answer(datagram: bytes) -> bool:
    return b"<ProbeMatch" in datagram and b"<Device" in datagram


def _new_reader() -> AnswerReader:
    return DatagramReader(_is_answer)


INQUIRY = Probe(
    id="sadp.inquiry",
    title="Hikvision SADP inquiry",
    kind="sadp",
    transports=(Transport.UDP,),
    ask=_ask,
    reader=_new_reader,
    ports=(PORT,),
    group=GROUP,
    seconds=0.8,
    source="messages quoted in public repositories",
)
