"""Whose words: the lines of a message as its sender's own, quoted from an older message, or signature.

Forms told apart: "> " in front; "On ... wrote:" and what follows; "-----Original Message-----"; Outlook's block of
"From: / Sent: / To: / Subject:"; the same in Welsh. Nothing below Outlook's block is marked line by line, so all of it
is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from camcensus.collect.documents.paragraphs import Line
from camcensus.model.document import SegmentKind

_MARKED = re.compile(r"^\s{0,3}(?:>\s?)+")
_WROTE = re.compile(
    r"^\s*(?:On|Ar|Ddydd|Am)\b.{4,300}\b(?:wrote|ysgrifennodd)\b.{0,80}:?\s*$|^.{3,200}\b(?:wrote|writes):\s*$", re.I
)
_WROTE_START = re.compile(r"^\s*(?:On|Ar)\s.{4,120}(?:\d{4}|\d\d:\d\d|@)", re.I)
_DIVIDER = re.compile(
    r"^\s*[-_]{2,}\s*(?:Original (?:Message|Appointment)|Forwarded (?:message|by)|Neges Wreiddiol|Reply message)"
    r".{0,60}?[-_]*\s*$"
    r"|^\s*Begin forwarded message:\s*$",
    re.I,
)
_FORWARD = re.compile(r"forwarded", re.I)
_FIELD = re.compile(
    r"^\s*\*{0,2}(?P<field>From|Sent|Date|To|Cc|Subject|Oddi wrth|Anfonwyd|At|Pwnc|O)\s*:\*{0,2}\s*\S", re.I
)
_FROM = ("from", "oddi wrth", "o")
_SENT = ("sent", "date", "anfonwyd")
_RULE = re.compile(r"^\s*[_-]{10,}\s*$")


def mark_quoting(lines: Sequence[Line]) -> list[Line]:
    """The same lines, each with its kind; marks such as "> " taken off, headers of older messages quoted too."""
    marked: list[Line] = []
    quoted_to_end = False
    signed = False
    at = 0
    while at < len(lines):
        line = lines[at]
        if quoted_to_end:
            marked.append(_quoted(line))
        elif (mark := _MARKED.match(line.text)) is not None:
            marked.append(replace(line, text=line.text[mark.end() :], kind=SegmentKind.QUOTED))
            signed = False
        elif starts_older_message(lines, at):
            quoted_to_end = True
            marked.append(_quoted(line))
        elif (span := _wrote_span(lines, at)) > 0:
            marked += [_quoted(one) for one in lines[at : at + span]]
            at += span
            quoted_to_end = not _marks_follow(lines, at)
            signed = False
            continue
        elif line.text.rstrip("\r\n") in ("-- ", "--"):
            signed = True
            marked.append(replace(line, text=""))
        else:
            marked.append(replace(line, kind=SegmentKind.SIGNATURE) if signed else line)
        at += 1
    return marked


def starts_older_message(lines: Sequence[Line], at: int) -> bool:
    """A divider, or a block that begins with "From:" and has "Sent:" or "Date:" within the next four lines."""
    text = lines[at].text
    if _DIVIDER.match(text):
        return True
    if _RULE.match(text):
        following = [later for later in range(at + 1, min(at + 4, len(lines))) if lines[later].text.strip()]
        return bool(following) and _is_header_block(lines, following[0])
    return _is_header_block(lines, at)


def _is_header_block(lines: Sequence[Line], at: int) -> bool:
    found = _FIELD.match(lines[at].text)
    if found is None or found["field"].lower() not in _FROM:
        return False
    fields = [_FIELD.match(line.text) for line in lines[at + 1 : at + 7]]
    return any(field is not None and field["field"].lower() in _SENT for field in fields)


def _wrote_span(lines: Sequence[Line], at: int) -> int:
    """How many lines "On ... wrote:" takes here: 0 where it does not stand here; mail programs wrap it."""
    text = lines[at].text
    if _WROTE.match(text) and (text.rstrip().endswith(":") or _marks_follow(lines, at + 1)):
        return 1
    if not _WROTE_START.match(text):
        return 0
    for more in (2, 3):
        whole = " ".join(line.text.strip() for line in lines[at : at + more])
        if len(whole) < 400 and _WROTE.match(whole) and whole.endswith(":"):
            return more
    return 0


def _marks_follow(lines: Sequence[Line], at: int) -> bool:
    following = [line for line in lines[at : at + 4] if line.text.strip()]
    if not following:
        return False
    return following[0].kind is SegmentKind.QUOTED or _MARKED.match(following[0].text) is not None


def _quoted(line: Line) -> Line:
    mark = _MARKED.match(line.text)
    return replace(line, text=line.text[mark.end() :] if mark else line.text, kind=SegmentKind.QUOTED)


def own_where_forwarded(lines: Sequence[Line], subject: str) -> Sequence[Line]:
    """A message that only hands on another: where it has no words of its own, the first quoted message is what it says."""
    if any(line.kind is SegmentKind.PARAGRAPH and len(line.text.split()) > 3 for line in lines):
        return lines
    forwarded = re.match(r"\s*(?:fwd?|ymlaen)\s*:", subject, re.I) or any(
        line.kind is SegmentKind.QUOTED and _FORWARD.search(line.text) and _DIVIDER.match(line.text) for line in lines
    )
    if not forwarded:
        return lines
    first = next((at for at, line in enumerate(lines) if line.kind is SegmentKind.QUOTED), len(lines))
    body = first
    while body < len(lines) and (
        _DIVIDER.match(lines[body].text) or _FIELD.match(lines[body].text) or not lines[body].text.strip()
    ):
        body += 1
    rest = [replace(line, kind=SegmentKind.PARAGRAPH) for line in lines[body:]]
    return [*lines[:body], *mark_quoting(rest)]
