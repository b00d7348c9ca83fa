"""Devices that a careless scan hurts. Each says what it suffered in its scene's `hurt`, and is dead from then on.

They stand for what owners report of weak equipment: a device must be found and named without any of them being hurt.
"""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import Awaitable, Callable
from xml.parsers import expat

from camcensus.lab.behaviour import PAGE, Behaviour, Line, Player
from camcensus.lab.scene import Scene

FAST_SYNS, FAST_SECONDS = 3, 0.1
GAP_SECONDS = 0.05
MAX_QUESTIONS = 12  # the limit that a scan promises to keep
BUSY_SECONDS = 3.0
SILENT_SECONDS = 2.0
MAX_QUESTION_BYTES = 2048
_KNOWN_HEADERS = frozenset(
    {
        "host",
        "user-agent",
        "accept",
        "connection",
        "content-type",
        "content-length",
        "accept-encoding",
        "cseq",
        "soapaction",
    }
)
_RTSP_OK = b"RTSP/1.0 200 OK\r\nCSeq: %s\r\nPublic: OPTIONS, DESCRIBE\r\n\r\n"
_CSEQ = re.compile(rb"^cseq:[ \t]*(\d+)", re.I | re.M)


async def _answer(line: Line, question: bytes) -> None:
    await line.wait(line.scene.delay)
    if b"RTSP/1.0" in question[:2000]:
        found = _CSEQ.search(question)
        await line.send(_RTSP_OK % (found[1] if found else b"1"))
    else:
        await line.send(PAGE)


def _player(check: Callable[[Line, bytes], Awaitable[str | None]]) -> Player:
    """A player that answers each question until `check` says what hurt the device. It is asked first with b"" at the
    moment of connecting."""

    async def play(line: Line) -> None:
        scene = line.scene
        if scene.hurt is None and (how := await check(line, b"")):
            scene.hurts(how)
        while scene.hurt is None:
            question = await line.question()
            if not question:
                return
            if how := await check(line, question):
                scene.hurts(how)
                break
            await _answer(line, question)
        line.reset()  # dead

    return play


async def _one_connection(line: Line, question: bytes) -> str | None:
    del question
    return "two connections at a time" if line.scene.open_now > 1 else None


async def _fast_syns(line: Line, question: bytes) -> str | None:
    if question:
        return None
    now = asyncio.get_running_loop().time()
    times: deque[float] = line.scene.memory.setdefault("syns", deque(maxlen=FAST_SYNS))
    times.append(now)
    if len(times) == FAST_SYNS and now - times[0] < FAST_SECONDS:
        return f"{FAST_SYNS} connections in {(now - times[0]) * 1000:.0f} ms"
    return None


async def _odd_xml(line: Line, question: bytes) -> str | None:
    del line
    if not question.startswith(b"POST"):
        return None
    body = question.partition(b"\r\n\r\n")[2]
    if body.lstrip().startswith(b"{"):
        return None
    if b"<!" in body:
        return "XML with a declaration of types or a comment"
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(body, True)
    except expat.ExpatError:
        return "XML that is not well-formed"
    return None if b"Envelope" in body else "XML without an envelope"


async def _login(line: Line, question: bytes) -> str | None:
    del line
    tried = re.search(
        rb"^authorization:|[?&](?:user|usr|username|pwd|password|auth)=|://[^/\s]+@", question, re.I | re.M
    )
    return "a login was tried: locked" if tried else None


async def _many_questions(line: Line, question: bytes) -> str | None:
    del question
    return f"more than {MAX_QUESTIONS} questions" if line.scene.questions > MAX_QUESTIONS else None


async def _needs_gap(line: Line, question: bytes) -> str | None:
    if not question:
        return None
    now = asyncio.get_running_loop().time()
    before = line.scene.memory.get("asked")
    line.scene.memory["asked"] = now
    if before is not None and now - before < GAP_SECONDS:
        return f"two questions {(now - before) * 1000:.0f} ms apart"
    return None


async def _slow(line: Line, question: bytes) -> str | None:
    if not question:
        return None
    if line.scene.memory.get("busy"):
        return "asked while it was busy"
    line.scene.memory["busy"] = True
    await line.wait(BUSY_SECONDS)
    line.scene.memory["busy"] = False
    return None


async def _unknown_header(line: Line, question: bytes) -> str | None:
    head = question.partition(b"\r\n\r\n")[0].decode("latin-1").lower()
    names = {each.partition(":")[0].strip() for each in head.split("\r\n")[1:]}
    if question and names - _KNOWN_HEADERS:
        line.scene.memory["closed"] = closed = line.scene.memory.get("closed", 0) + 1
        line.writer.close()
        return f"asked again with {min(names - _KNOWN_HEADERS)} after it closed 3 times" if closed > 3 else None
    return None


async def _no_host(line: Line, question: bytes) -> str | None:
    del line
    first = question.partition(b"\r\n")[0]
    without = first.endswith(b" HTTP/1.1") and not re.search(rb"^host:", question, re.I | re.M)
    return "HTTP/1.1 without Host" if without else None


async def _long_question(line: Line, question: bytes) -> str | None:
    del line
    return f"a question of {len(question)} bytes" if len(question) > MAX_QUESTION_BYTES else None


async def _silent_connection(line: Line) -> None:
    scene = line.scene
    while scene.hurt is None:
        try:
            async with asyncio.timeout(SILENT_SECONDS):
                question = await line.reader.readuntil(b"\r\n\r\n")
        except TimeoutError:
            scene.hurts(f"a connection that said nothing for {SILENT_SECONDS:.0f} s")
            break
        except asyncio.IncompleteReadError:
            return  # closed by the asker: nothing left hanging
        scene.questions += 1
        await _answer(line, question)
    line.reset()


async def _reset_hurts(line: Line) -> None:
    scene = line.scene
    try:
        while scene.hurt is None:
            question = await line.reader.readuntil(b"\r\n\r\n")
            scene.questions += 1
            await _answer(line, question)
    except asyncio.IncompleteReadError:
        return
    except ConnectionResetError:
        scene.hurts("a connection was reset")
    line.reset()


def _odd_datagram(scene: Scene, data: bytes) -> list[bytes]:
    if b"<" not in data or b"Envelope" not in data:
        scene.hurts("a datagram that is no message of its service")
    return []


def _fragile(name: str, does: str, player: Player, ports: tuple[int, ...] = (80, 554, 8000)) -> Behaviour:
    return Behaviour(f"fragile:{name}", does, tcp=dict.fromkeys(ports, player))


FRAGILE: tuple[Behaviour, ...] = (
    _fragile("one-connection", "dies at a second connection at the same time", _player(_one_connection)),
    _fragile("fast-syns", "dies at three connections within 100 ms", _player(_fast_syns), (80, 443, 554, 8000, 8080)),
    _fragile("odd-xml", "its watchdog restarts it at XML that is not plain SOAP", _player(_odd_xml)),
    _fragile("login", "locks after one login that fails", _player(_login)),
    _fragile("many-questions", "dies at more than 12 questions", _player(_many_questions)),
    _fragile("gap", "dies at two questions within 50 ms", _player(_needs_gap)),
    _fragile("slow", "takes 3 s an answer, dies when asked meanwhile", _player(_slow)),
    _fragile("unknown-header", "closes at a header it does not know, dies when that goes on", _player(_unknown_header)),
    _fragile("no-host", "restarts at HTTP/1.1 without Host", _player(_no_host)),
    _fragile("long-question", "dies at a question of over 2 kB", _player(_long_question)),
    _fragile("silent-connection", "dies at a connection that says nothing for 2 s", _silent_connection),
    _fragile("reset", "dies when a connection is reset", _reset_hurts),
    Behaviour(
        "fragile:odd-datagram",
        "dies at a datagram that its discovery does not understand",
        tcp={80: _player(_no_host)},
        udp={3702: _odd_datagram},
    ),
)
