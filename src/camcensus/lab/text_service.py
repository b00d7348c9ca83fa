"""HTTP and RTSP of an emulated device: questions out of a byte stream, answers from its records.

Bytes in, bytes out: no socket. Sources: RFC 9112 and RFC 2326, as far as framing goes; the answers themselves are data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from camcensus.lab.host import Host
from camcensus.lab.owner import is_owner
from camcensus.lab.personality import Answer

MAX_QUESTION = 64 * 1024  # bytes; a longer one is not answered
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,9})[ \t]*\r?$", re.I | re.M)
_CSEQ = re.compile(rb"^cseq:[ \t]*(\d+)", re.I | re.M)
_CLOSE = re.compile(rb"^connection:[ \t]*close", re.I | re.M)
_RELATES = re.compile(rb"<(?:\w+:)?MessageID[^>]*>([^<]*)<")
_NOT_FOUND = Answer("*", "*", "", "HTTP/1.1 404 Not Found\nContent-Type: text/html", b"<html><body>404</body></html>")


@dataclass(frozen=True, slots=True)
class Question:
    """One question as it came in."""

    method: str
    target: str
    head: bytes
    body: bytes

    @property
    def path(self) -> str:
        """Path and query, without scheme and host."""
        target = self.target
        if "://" in target:
            target = "/" + target.split("://", 1)[1].partition("/")[2]
        return target


@dataclass(slots=True)
class QuestionBuffer:
    """Cuts a stream of bytes into questions."""

    _bytes: bytearray = field(default_factory=bytearray)

    def feed(self, data: bytes) -> list[Question]:
        """Take in more bytes; the questions that are whole by now. Raises ValueError where they are none."""
        self._bytes += data
        found: list[Question] = []
        while (end := self._bytes.find(b"\r\n\r\n")) >= 0:
            head = bytes(self._bytes[:end])
            length = _LENGTH.search(head)
            whole = end + 4 + (int(length[1]) if length else 0)
            if whole > MAX_QUESTION:
                raise ValueError(f"a question of {whole} bytes")
            if len(self._bytes) < whole:
                break
            body = bytes(self._bytes[end + 4 : whole])
            del self._bytes[:whole]
            words = head.partition(b"\r\n")[0].decode("latin-1").split(" ")
            if len(words) != 3:
                raise ValueError("a first line of other than three words")
            found.append(Question(words[0], words[1], head, body))
        if len(self._bytes) > MAX_QUESTION:
            raise ValueError("a question without end")
        return found


def answer(host: Host, answers: tuple[Answer, ...], question: Question, port: int) -> tuple[bytes, bool]:
    """What the device says, and whether it closes the connection after it."""
    chosen = next((each for each in answers if _fits(each, question)), None)
    if chosen is None:
        chosen = _NOT_FOUND if b"HTTP/" in question.head[:400] else Answer("*", "*", "", _rtsp_no(), b"")
    cseq, relates = _CSEQ.search(question.head), _RELATES.search(question.body)
    values = {
        "port": str(port),
        "url": question.target,
        "cseq": cseq[1].decode() if cseq else "0",
        "relates": relates[1].decode("utf-8", "replace").strip() if relates else "",
    }
    body = host.fill(chosen.body, **values)
    if question.method == "HEAD":
        body = b""
    head = host.fill(chosen.head.rstrip("\n").encode("utf-8"), length=str(len(body)), **values)
    lines = head.split(b"\n")
    names = {line.partition(b":")[0].strip().lower() for line in lines[1:]}
    if b"content-length" not in names and (body or not question.head.startswith((b"OPTIONS", b"DESCRIBE"))):
        lines.append(b"Content-Length: %d" % len(body))
    closes = bool(_CLOSE.search(head)) or bool(_CLOSE.search(question.head)) or b"HTTP/1.0" in lines[0]
    return b"\r\n".join([*lines, b"", b""]) + body, closes


def _rtsp_no() -> str:
    return "RTSP/1.0 404 Not Found\nCSeq: {{cseq}}"


def _fits(each: Answer, question: Question) -> bool:
    if each.method not in ("*", question.method):
        return False
    if each.to_owner and not is_owner(question.head, question.method, question.target):
        return False
    path = question.path
    if each.path.endswith("*"):
        if not path.startswith(each.path[:-1]):
            return False
    elif each.path != path and ("?" in each.path or each.path != path.partition("?")[0]):
        return False
    return not each.operation or re.search(rb"[:<]" + each.operation.encode() + rb"[\s/>]", question.body) is not None
