"""How DNS servers and sensors write down a query.

Sources: BIND 9 Administrator Reference Manual, "query logging"; dnsmasq(8) --log-queries; unbound.conf(5) log-queries
and log-replies; Microsoft, "DNS logging and diagnostics"; Zeek documentation, dns.log.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

MAX_NAME = 255  # characters


@dataclass(frozen=True, slots=True)
class Query:
    """One host asked for one name."""

    host: str
    name: str
    at: str | None  # as the log gives it; ISO 8601 where the log has seconds since 1970


class Passed:
    """A line that was understood and holds no query: an answer, a heading."""


PASSED = Passed()
ReadLine = Callable[[str], Query | Passed | None]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BIND = re.compile(
    r"(?P<at>.{0,80}?)\bclient (?:@0x[0-9a-f]+ )?(?P<host>[0-9A-Fa-f.:]+)#\d+(?: \([^)]*\))?: (?:view \S+: )?"
    r"query: (?P<name>\S+) IN \S+ .*"
)
_DNSMASQ = re.compile(
    r"(?P<at>.{0,80}?)\bdnsmasq(?:\[\d+\])?: (?:\d+ \S+ )?query\[[^\]]+\] (?P<name>\S+) from (?P<host>[0-9A-Fa-f.:]+)"
)
_DNSMASQ_OTHER = re.compile(r".{0,80}?\bdnsmasq(?:-dhcp|-tftp)?(?:\[\d+\])?: .*")
_UNBOUND = re.compile(
    r"(?P<at>.{0,80}?)\bunbound(?:\[\d+(?::\d+)?\])?:? (?:\[\d+:\d+\] )?(?:info|query|reply): "
    r"(?P<host>[0-9A-Fa-f.:]+) (?P<name>\S+) (?P<type>[A-Z0-9]+) IN(?P<reply> \S+ .*)?"
)
_UNBOUND_OTHER = re.compile(r".{0,80}?\bunbound(?:\[\d+(?::\d+)?\])?:? (?:\[\d+:\d+\] )?[a-z]+: .*")
_WINDOWS = re.compile(
    r"(?P<at>\S+ \S+(?: [AP]M)?) +[0-9A-Fa-f]+ PACKET +[0-9A-Fa-f]+ (?:UDP|TCP) (?P<way>Rcv|Snd) (?P<host>\S+) +"
    r"[0-9A-Fa-f]+ (?P<reply>R?) +[QNU?] \[.*?\] +(?P<type>\S+) +(?P<name>(?:\(\d+\)[^()\s]*)+)"
)
_WINDOWS_OTHER = re.compile(
    r"\s*(?:$|DNS Server log file|Log file wrap|Message logging key|Field #|-----|\d+ +(?:Date|Time|Thread|Context"
    r"|Internal|UDP/TCP|Send/|Remote|Xid|Query/|Opcode|\[ Flags|Question|blank|\S)|Flags|[AQR] *=|\S+ \S+(?: [AP]M)? +"
    r"[0-9A-Fa-f]+ (?:EVENT|Note|PACKET|INIT|LOOKUP|RECURSE).*).*"
)


def read_bind(line: str) -> Query | Passed | None:
    """BIND's querylog, by itself or through syslog."""
    match = _BIND.fullmatch(line)
    if match is None:
        return PASSED if re.search(r"\b(?:named\[\d+\]|queries|query-errors|general|resolver): ", line) else None
    at = re.sub(r"(?:\b[\w.\-]+ named\[\d+\]: |queries: |info: )", "", match["at"])
    return _query(match["host"], match["name"], _bind_time(at))


def _bind_time(text: str) -> str:
    """ "18-Nov-2026 10:00:00.123" as ISO 8601 without a zone, which the log does not tell; other forms as they are."""
    day = re.match(r"(\d\d)-([A-Z][a-z]{2})-(\d{4}) (\d\d:\d\d:\d\d(?:\.\d{1,6})?)\s*$", text)
    if day is None or day[2] not in _MONTHS:
        return text
    return f"{day[3]}-{_MONTHS.index(day[2]) + 1:02d}-{day[1]}T{day[4]}"


def read_dnsmasq(line: str) -> Query | Passed | None:
    """dnsmasq's and Pi-hole's log."""
    match = _DNSMASQ.fullmatch(line)
    if match is None:
        return PASSED if _DNSMASQ_OTHER.fullmatch(line) else None
    return _query(match["host"], match["name"], match["at"])


def read_unbound(line: str) -> Query | Passed | None:
    """unbound's log with log-queries; replies are passed over, they repeat the query."""
    match = _UNBOUND.fullmatch(line)
    if match is None:
        return PASSED if _UNBOUND_OTHER.fullmatch(line) else None
    if match["reply"]:
        return PASSED
    epoch = re.match(r"\[(\d{1,11})\]", match["at"])
    return _query(match["host"], match["name"], _from_epoch(float(epoch[1])) if epoch else match["at"])


def read_windows(line: str) -> Query | Passed | None:
    """The debug log of Windows DNS: received questions; names as "(5)apiieu(9)ezvizlife(3)com(0)"."""
    match = _WINDOWS.match(line)
    if match is None:
        return PASSED if _WINDOWS_OTHER.fullmatch(line) else None
    if match["way"] != "Rcv" or match["reply"]:
        return PASSED
    name = re.sub(r"\(\d+\)", ".", match["name"]).strip(".")
    return _query(match["host"], name, match["at"])


def read_zeek_json(line: str) -> Query | Passed | None:
    """One line of Zeek's dns.log written as JSON."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict) or "id.orig_h" not in row:
        return None
    host, name, at = row["id.orig_h"], row.get("query"), row.get("ts")
    if not isinstance(host, str) or not isinstance(name, str):
        return PASSED if name is None else None
    seen = _from_epoch(at) if isinstance(at, (int, float)) else at if isinstance(at, str) else None
    return _query(_plain(host), _plain(name), seen and _plain(seen))


def zeek_table(fields: list[str]) -> ReadLine:
    """A reader of the lines of Zeek's dns.log as tab-separated values with these fields."""
    columns = {field: at for at, field in enumerate(fields)}

    def read(line: str) -> Query | Passed | None:
        if line.startswith("#") or not line.strip():
            return PASSED
        cells = line.split("\t")
        if len(cells) != len(fields):
            return None
        name, at = cells[columns["query"]], cells[columns["ts"]]
        seen = _from_epoch(float(at)) if re.fullmatch(r"\d{1,11}(?:\.\d{1,9})?", at) else at
        return PASSED if name == "-" else _query(cells[columns["id.orig_h"]], name, seen)

    return read


def reader_of(lines: list[str]) -> ReadLine | None:
    """The reader of the dialect in which most of these lines hold queries; None if there is none."""
    for line in lines[:50]:
        if line.startswith("#fields\t"):
            fields = line.rstrip("\r\n").split("\t")[1:]
            return zeek_table(fields) if {"ts", "id.orig_h", "query"} <= set(fields) else None
    shown = [line for line in lines if line.strip()]
    best, most = None, 0
    for reader in (read_bind, read_dnsmasq, read_unbound, read_windows, read_zeek_json):
        found = [reader(line) for line in shown]
        queries = sum(isinstance(one, Query) for one in found)
        strange = sum(one is None for one in found)
        if queries > most and strange <= max(2, len(found) // 10, queries // 4):
            best, most = reader, queries
    return best


def _query(host: str, name: str, at: str | None) -> Query | Passed | None:
    name = name.rstrip(".").lower()
    if not re.fullmatch(r"[0-9A-Fa-f.:]{2,45}", host) or len(name) > MAX_NAME:
        return None
    if "." not in name or name.endswith((".arpa", ".local")):
        return PASSED
    return Query(host, name, (at or "").strip() or None)


def _plain(text: str) -> str:
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


def _from_epoch(seconds: float) -> str | None:
    if not math.isfinite(seconds):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")
    except (OverflowError, ValueError, OSError):
        return None
