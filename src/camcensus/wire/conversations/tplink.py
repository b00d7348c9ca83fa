"""TP-Link discovery: newer devices (Tapo, VIGI, new Kasa) on UDP port 20002, older Kasa on 9999.

The first question is a fixed header without content. The second is JSON XORed with the byte before it, beginning with
171. Both are plain requests for what the device is; the answers carry no account.

Source: python-kasa, kasa/discover.py and kasa/transports/xortransport.py.
"""

from __future__ import annotations

from camcensus.model.scan import Target, Transport
from camcensus.wire.conversations.conversation import AnswerReader, Probe
from camcensus.wire.conversations.framing import DatagramReader

_HEADER = bytes.fromhex("020000010000000000000000463cb5d3")
_SYSINFO = b'{"system":{"get_sysinfo":{}}}'
_XOR_START = 171


def _ask_new(_: Target) -> bytes:
    return _HEADER


def _ask_old(_: Target) -> bytes:
    return scramble(_SYSINFO)


def scramble(plain: bytes) -> bytes:
    """Each byte XORed with the scrambled byte before it, the first with 171."""
    key, out = _XOR_START, bytearray()
    for byte in plain:
        key ^= byte
        out.append(key)
    return bytes(out)


def _is_new_answer(datagram: bytes) -> bool:
    return datagram[:1] == b"\x02" and b"{" in datagram and b"device_" in datagram


def _is_old_answer(datagram: bytes) -> bool:
    return len(datagram) > len(_SYSINFO) and datagram[:1] == scramble(b"{")


def _new_reader() -> AnswerReader:
    return DatagramReader(_is_new_answer)


def _old_reader() -> AnswerReader:
    return DatagramReader(_is_old_answer)


DISCOVERY = Probe(
    id="tplink.discovery",
    title="TP-Link discovery",
    kind="tplink-discovery",
    transports=(Transport.UDP,),
    ask=_ask_new,
    reader=_new_reader,
    ports=(20002,),
    seconds=0.8,
    source="python-kasa, kasa/discover.py",
)
KASA = Probe(
    id="tplink.kasa",
    title="TP-Link discovery of older devices",
    kind="tplink-discovery",
    transports=(Transport.UDP,),
    ask=_ask_old,
    reader=_old_reader,
    ports=(9999,),
    seconds=0.8,
    source="python-kasa, kasa/discover.py and kasa/transports/xortransport.py",
)
