"""DHIP search: Dahua's question who is there.

A header of 32 bytes carries the length of the JSON after it twice; the JSON alone gets no answer.

Source: rroller/dahua, custom_components/dahua/discovery.py; the frame is the same in other public implementations.
"""

from __future__ import annotations

import struct

from camcensus.model.scan import Target, Transport
from camcensus.wire.conversations.conversation import AnswerReader, Probe
from camcensus.wire.conversations.framing import DatagramReader

PORT = 37810
GROUP = "239.255.255.251"
_SEARCH = b'{"method":"DHDiscover.search","params":{"mac":"","uni":1}}\n'


def _ask(_: Target) -> bytes:
    return struct.pack("<I4s8xI4xI4x", 32, b"DHIP", len(_SEARCH), len(_SEARCH)) + _SEARCH


def _is_answer(datagram: bytes) -> bool:
    return b"deviceInfo" in datagram and b"DHDiscover.search" not in datagram


def _new_reader() -> AnswerReader:
    return DatagramReader(_is_answer)


SEARCH = Probe(
    id="dhip.search",
    title="Dahua DHIP search",
    kind="dhip",
    transports=(Transport.UDP,),
    ask=_ask,
    reader=_new_reader,
    ports=(PORT,),
    group=GROUP,
    seconds=0.8,
    source="rroller/dahua, custom_components/dahua/discovery.py",
)
