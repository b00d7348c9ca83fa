"""Xiongmai's IP search: a header of 20 bytes with message 1530 and no content, answered with message 1531 and JSON.

Source: NeiroNx/python-dvr, DeviceManager.py.
"""

from __future__ import annotations

import struct

from camcensus.model.scan import Target, Transport
from camcensus.wire.conversations.conversation import AnswerReader, Probe
from camcensus.wire.conversations.framing import DatagramReader

PORT = 34569
_QUESTION, _ANSWER = 1530, 1531
_FRAME = struct.Struct("<BBHIIHHI")


def _ask(_: Target) -> bytes:
    return _FRAME.pack(255, 0, 0, 0, 0, 0, _QUESTION, 0)


def _is_answer(datagram: bytes) -> bool:
    return len(datagram) > _FRAME.size and datagram[0] == 255 and _FRAME.unpack_from(datagram)[6] == _ANSWER


def _new_reader() -> AnswerReader:
    return DatagramReader(_is_answer)


SEARCH = Probe(
    id="xiongmai.search",
    title="Xiongmai IP search",
    kind="xiongmai",
    transports=(Transport.UDP,),
    ask=_ask,
    reader=_new_reader,
    ports=(PORT,),
    seconds=0.8,
    source="NeiroNx/python-dvr, DeviceManager.py",
)
