"""Deadlines as an iCalendar file (RFC 5545): text out, nothing written. The time stamp is handed in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from camcensus.act.deadlines import Clocks, Deadline

MAX_OCTETS = 75  # RFC 5545, 3.1: longer lines are folded


def make_calendar(requests: Sequence[tuple[str, Clocks]], stamp: datetime) -> str:
    """All-day events for every deadline that has a day, CRLF line ends.

    Args:
        requests: (name of the request or body, its clocks); the name heads the summary of its events.
        stamp: when the file is made, aware.

    An event keeps its UID while request, rule and day of receipt stay the same, so that a new import moves it.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//camcensus//clocks//EN", "CALSCALE:GREGORIAN"]
    for name, clocks in requests:
        for deadline in clocks.deadlines:
            lines += _event(name, clocks, deadline, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(name: str, clocks: Clocks, deadline: Deadline, stamp: datetime) -> list[str]:
    if deadline.due is None:
        return []
    key = f"{name}\0{clocks.law}\0{clocks.received}\0{deadline.rule}"
    uid = hashlib.sha256(key.encode()).hexdigest()[:32]
    who = "the body" if deadline.who == "body" else "you"
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}@camcensus.invalid",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{deadline.due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{_next(deadline.due):%Y%m%d}",
        f"SUMMARY:{_text(f'{name}: {deadline.title} ({who})' if name else f'{deadline.title} ({who})')}",
        f"DESCRIPTION:{_text(describe(clocks, deadline))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def describe(clocks: Clocks, deadline: Deadline) -> str:
    """The chain of one deadline in plain lines: rule and citation, days not counted, the table used."""
    lines = [f"Last day under {clocks.law_title}; request received {clocks.received}."]
    for link in deadline.chain:
        unread = (
            "" if link.status == "read" else " (a well-known provision whose text was not re-read for this version)"
        )
        lines.append(f"{link.citation}: {link.says}{unread}.")
    if deadline.basis == "guidance":
        lines.append("This is guidance, not a duty of the law.")
    if deadline.note:
        lines.append(deadline.note)
    if deadline.not_counted:
        lines.append("Not counted: " + "; ".join(f"{one.day} {one.why}" for one in deadline.not_counted) + ".")
    if clocks.holidays and deadline.due:
        lines.append(f"Bank holidays: {clocks.holidays.edition}.")
    return "\n".join(lines)


def _next(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _text(text: str) -> str:
    """TEXT of RFC 5545, 3.3.11: backslash, comma and semicolon escaped, line breaks as \\n, no control characters."""
    plain = "".join(c for c in text.replace("\r\n", "\n").replace("\r", "\n") if c == "\n" or c.isprintable())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, never inside a character; later pieces begin with a blank."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8", "replace"))
        if size + octets > MAX_OCTETS:
            yield piece
            piece, size = " ", 1
        piece += character
        size += octets
    yield piece
