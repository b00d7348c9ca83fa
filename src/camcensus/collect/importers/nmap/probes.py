"""Answers inside nmap's service fingerprint: text -> what each probe got back.

nmap writes one where it could not name the service, so these are the raw words of devices it does not know:
SF-Port80-TCP:V=7.93%I=7%...%r(GetRequest,1A4,"HTTP/1\\.1\\x20401\\x20...");

Source: Nmap Network Scanning, "Community Contributions", anatomy of a service fingerprint;
https://nmap.org/book/vscan-community.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_FINGERPRINT = 262_144  # characters looked at

_ANSWER_BEGIN = re.compile(r'%r\(([\w.-]{1,64}),[0-9A-Fa-f]{1,6},"')
_ANSWER_END = '")'  # a quotation mark of the answer itself stands behind a backslash
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|.)", re.DOTALL)
_SIGN = re.compile(r"\\(?=[^\\xnrt0])")
_LINE_BREAK = re.compile(r"\s?\n?SF:|\n")  # the fingerprint is wrapped for mail; `SF:` begins each further line
_NAMED = {"n": "\n", "r": "\r", "t": "\t", "0": "\x00"}


def read_probe_answers(fingerprint: str) -> Iterator[tuple[str, str]]:
    """Name of the probe and its answer, the same answer once. Bytes stand as Latin-1; nothing for other text."""
    seen: set[str] = set()
    text = fingerprint[:MAX_FINGERPRINT]
    if "SF:" in text or "\n" in text:
        text = _LINE_BREAK.sub("", text)
    at = 0
    while (begin := _ANSWER_BEGIN.search(text, at)) and (end := _end_of_answer(text, begin.end())) >= 0:
        at = end + len(_ANSWER_END)
        answer = as_received(unescaped(text[begin.end() : end]))
        if answer not in seen and answer.strip("\x00\r\n\t "):
            seen.add(answer)
            yield begin[1], answer


def _end_of_answer(text: str, begin: int) -> int:
    """Where the first closing quotation mark that no backslash escapes stands; -1 where there is none."""
    end = text.find(_ANSWER_END, begin)
    while end >= 0:
        sign = end
        while sign > begin and text[sign - 1] == "\\":
            sign -= 1
        if (end - sign) % 2 == 0:
            return end
        end = text.find(_ANSWER_END, end + 1)
    return -1


def unescaped(text: str) -> str:
    """The text with \\xHH, \\r, \\n, \\t, \\0 and \\<sign> resolved, one character a byte."""
    if "\\" not in text:
        return text
    if text.isascii() and "\\\\" not in text:  # no backslash is itself escaped: what is left, the codec does at once
        try:
            return _SIGN.sub("", text).encode("ascii").decode("unicode_escape")
        except UnicodeDecodeError:
            pass
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    code = match[1]
    if len(code) == 3:
        return chr(int(code[1:], 16))
    return _NAMED.get(code, code)


def as_received(text: str) -> str:
    """Text of one character a byte as UTF-8 where it is that, else as it stands."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
