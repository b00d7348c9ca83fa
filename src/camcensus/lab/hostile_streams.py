"""TLS and RTSP of hostile devices, and the ports beside them. Each also shows a plain page on port 80, to be found by."""

from __future__ import annotations

import os

from camcensus.lab.behaviour import PAGE, Behaviour, Line, Player, says
from camcensus.lab.hostile_http import BIDI, ESCAPES

_SDP = b"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=%s\r\nt=0 0\r\na=control:%s\r\nm=video 0 RTP/AVP 96\r\n"
_RTSP_OK = b"RTSP/1.0 200 OK\r\nCSeq: 1\r\nPublic: OPTIONS, DESCRIBE\r\n"


async def _tls_garbage(line: Line) -> None:
    await line.reader.read(1)
    await line.send(os.urandom(4096))


async def _tls_slow(line: Line) -> None:
    await line.reader.read(1)
    for byte in b"\x16\x03\x03\x00\x7a\x02\x00\x00\x76\x03\x03" + bytes(112):
        await line.send(bytes([byte]))
        await line.wait(1.0)


async def _tls_alert(line: Line) -> None:
    await line.reader.read(1)
    await line.send(b"\x15\x03\x03\x00\x02\x02\x28")


async def _tls_lying_record(line: Line) -> None:
    await line.reader.read(1)
    await line.send(b"\x16\x03\x03\xff\xff" + b"\0" * 100)
    await line.hold()


async def _tls_silence(line: Line) -> None:
    await line.hold()


async def _tls_endless(line: Line) -> None:
    await line.reader.read(1)
    await line.flood(b"\x16\x03\x03\x00\x00" * 4096, 16_384)


async def _tls_reset(line: Line) -> None:
    await line.reader.read(1)
    line.reset()


async def _tls_body(line: Line) -> None:
    await line.question()
    await line.send(b"HTTP/1.1 200 OK\r\n\r\n")
    await line.flood(b"A" * 65_536, 16_384)


async def _rtsp_endless(line: Line) -> None:
    await line.question()
    await line.send(_RTSP_OK + b"Content-Type: application/sdp\r\nContent-Length: 999999999\r\n\r\nv=0\r\n")
    await line.flood(b"a=x:" + b"y" * 65_000 + b"\r\n", 16_384)


async def _rtsp_frames(line: Line) -> None:
    await line.question()
    await line.flood(b"$\x00\xff\xff" + b"\0" * 65_535, 16_384)


async def _rtsp_drip(line: Line) -> None:
    while await line.question():
        for byte in _RTSP_OK + b"\r\n":
            await line.send(bytes([byte]))
            await line.wait(0.5)


def _rtsp(name: str, does: str, player: Player) -> Behaviour:
    return Behaviour(f"hostile:rtsp-{name}", does, tcp={80: says(PAGE), 554: player})


def _tls(name: str, does: str, player: Player) -> Behaviour:
    return Behaviour(f"hostile:tls-{name}", does, tcp={80: says(PAGE), 443: player})


def _described(session: bytes, control: bytes, head: bytes = b"") -> Player:
    sdp = _SDP % (session, control)
    return says(_RTSP_OK + head + b"Content-Type: application/sdp\r\nContent-Length: %d\r\n\r\n" % len(sdp) + sdp)


_NAMED = {"CN": "\x1b[2J=cmd|' /C calc'!A0", "O": "Hikvision\u202eaxiS", "OU": "<script>alert(1)</script>"}

HOSTILE_STREAMS: tuple[Behaviour, ...] = (
    _tls("garbage", "random bytes in answer to a TLS hello", _tls_garbage),
    _tls("slow", "a TLS handshake of a byte a second", _tls_slow),
    _tls("alert", "a TLS alert at once", _tls_alert),
    _tls("lying-record", "a TLS record of 65,535 bytes that never comes", _tls_lying_record),
    _tls("silence", "no answer to a TLS hello", _tls_silence),
    _tls("endless", "empty TLS records without end", _tls_endless),
    _tls("reset", "RST after a TLS hello", _tls_reset),
    _tls("plain", "plain HTTP on the TLS port", says(PAGE)),
    Behaviour("hostile:tls-body", "a body without end inside TLS", tcp={80: says(PAGE)}, tls={443: _tls_body}),
    Behaviour(
        "hostile:tls-names",
        "a certificate with escapes, script and a formula in its names",
        tcp={80: says(PAGE)},
        tls={443: says(PAGE)},
        certificate=_NAMED,
    ),
    _rtsp("endless", "a stream description without end", _rtsp_endless),
    _rtsp("frames", "interleaved frames instead of an answer", _rtsp_frames),
    _rtsp("drip", "an answer of a byte every 0.5 s", _rtsp_drip),
    _rtsp("length", "a description of -1 bytes", says(_RTSP_OK + b"Content-Length: -1\r\n\r\nv=0\r\n", holds=True)),
    _rtsp(
        "elsewhere",
        "streams at 127.0.0.1",
        _described(b"x", b"rtsp://127.0.0.1/", b"Content-Base: rtsp://127.0.0.1/\r\n"),
    ),
    _rtsp(
        "redirect",
        "sends on to 169.254.169.254",
        says(b"RTSP/1.0 302 Moved\r\nCSeq: 1\r\nLocation: rtsp://169.254.169.254/\r\n\r\n"),
    ),
    _rtsp(
        "escapes",
        "terminal escapes in a description",
        _described(ESCAPES + BIDI, ESCAPES, b"Server: " + ESCAPES + b"\r\n"),
    ),
    _rtsp("cseq", "the number of another question", says(b"RTSP/1.0 200 OK\r\nCSeq: 99999999999999999999\r\n\r\n")),
    _rtsp("http", "HTTP on the stream port", says(PAGE)),
    _rtsp("binary", "all bytes from 0 to 255", says(bytes(range(256)) * 16, holds=True)),
)
