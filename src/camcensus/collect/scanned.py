"""What files of scanners have in common: ports, addresses, times, and HTTP answers that were taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from camcensus.collect.answer_kinds import MAX_ANSWER, kind_of_answer
from camcensus.model.observation import Observation, Origin

MAX_TEXT = 2_000  # characters of a host name, time or label

_MAC_FORM = re.compile(r"[0-9a-f]{2}([:-]?)[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}")

# Services that greet, by the names scanners give them: kinds of our own vocabulary.
_GREETERS = {"ftp": "ftp", "telnet": "telnet", "ssh": "ssh", "sip": "sip", "smtp": "smtp"}
_SPECIAL_NAMES = {"www": "WWW", "etag": "ETag", "p3p": "P3P", "xss": "XSS", "dns": "DNS", "te": "TE", "md5": "MD5"}


def as_text(value: object) -> str | None:
    """A string, or a number as text, without blanks round it; None for anything else and for nothing."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        value = str(value)
    if not isinstance(value, str):
        return None
    return value.strip()[:MAX_TEXT] or None


def as_port(value: object) -> int | None:
    """A port number from 1 to 65535; None for anything else."""
    if type(value) is str:
        if len(value) > 5 or not value.isdigit() or not value.isascii():
            return None
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 1 <= value <= 65535 else None


def as_mac(value: object) -> str | None:
    """A MAC address as aa:bb:cc:dd:ee:ff; None for anything else. Reads aabb.ccdd.eeff and AA-BB-... too."""
    if not isinstance(value, str):
        return None
    text = value.strip().lower()
    if not _MAC_FORM.fullmatch(text):
        return None
    if text[2] == ":":
        return text
    digits = re.sub(r"[^0-9a-f]", "", text)
    return ":".join(digits[at : at + 2] for at in range(0, 12, 2))


def as_part(value: object) -> Mapping[str, Any]:
    """A JSON object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def as_parts(value: object) -> list[Mapping[str, Any]]:
    """The JSON objects of an array, or the one object; empty for anything else."""
    if isinstance(value, dict):
        return [value]
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def header_pairs(headers: object) -> Iterator[tuple[str, str]]:
    """Names and values of headers as zgrab2 and Censys write them.

    {"server": ["x"]}, {"Server": {"headers": ["x"]}}, {"Server": "x"}, {"unknown": [{"key": "date", "value": ["x"]}]}.
    """
    for name, value in as_part(headers).items():
        if name == "_encoding":
            continue
        if name == "unknown":
            for pair in as_parts(value):
                yield from _values(as_text(pair.get("key")) or "", pair.get("value"))
        else:
            yield from _values(name, value.get("headers") if isinstance(value, dict) else value)


def _values(name: str, values: object) -> Iterator[tuple[str, str]]:
    for value in values if isinstance(values, list) else [values]:
        if isinstance(value, str) and name:
            yield header_name(name), " ".join(value.split())


def header_name(name: str) -> str:
    """www_authenticate -> WWW-Authenticate: scanners lower the case and write _ for -."""
    parts = re.split(r"[_-]", name[:MAX_TEXT])
    return "-".join(_SPECIAL_NAMES.get(part.lower(), part[:1].upper() + part[1:]) for part in parts)


def http_answer(status_line: str, headers: Iterable[tuple[str, str]], body: object) -> str:
    """An HTTP answer put back together; the order and case of its headers are the scanner's."""
    lines = [status_line, *(f"{name}: {value}" for name, value in headers)]
    return ("\r\n".join(lines) + "\r\n\r\n" + (body if isinstance(body, str) else ""))[:MAX_ANSWER]


def greeting_kind(text: str, service: str | None) -> str:
    """The kind of a banner: by its own words first, by the name the scanner gave the service next, else "banner"."""
    if text.startswith("HTTP/1.") and not text.startswith("HTTP/1.1 200"):  # the commonest, and no answer of SSDP
        return "http"
    found = kind_of_answer(text)
    if found is not None:
        return found
    name = (service or "").lower()
    if name == "ftp" and not text.lstrip().startswith("2"):
        return "banner"
    return _GREETERS.get(name, "banner")


# A frozen dataclass sets each field through object.__setattr__. One large scan makes hundreds of thousands of observations:
# filling a class of the same slots that is not frozen, and giving the result its true class, takes less than half the
# time. Python refuses the change of class where the slots are not the same, so a field added to Observation cannot be
# forgotten unseen; one that is not filled fails at its first reading, in the first test.
_NEW = object.__new__


class _OpenObservation:
    __slots__ = tuple(part.name for part in fields(Observation))


class _OpenOrigin:
    __slots__ = tuple(part.name for part in fields(Origin))


class HostObservations:
    """Makes the observations of one host: same record, address and provenance, ids in a row."""

    __slots__ = (
        "_count",
        "_origin",
        "_port",
        "_prefix",
        "host",
        "mac",
        "observed_at",
        "provenance",
        "record",
        "source",
    )

    def __init__(
        self,
        source: str,
        host: str,
        first: int,
        *,
        mac: str | None = None,
        observed_at: str | None = None,
        provenance: Mapping[str, str] | None = None,
    ) -> None:
        self.source = source
        self.host = host
        self.record = f"{source} host {host}"
        self.mac = mac
        self.observed_at = observed_at
        self.provenance: Mapping[str, str] = MappingProxyType(dict(provenance or {}))
        self._count = first
        self._prefix = f"{source}#"
        self.turn_to(None)

    @property
    def count(self) -> int:
        """The number that the next observation of the file will bear."""
        return self._count

    def turn_to(self, port: int | None, transport: str = "tcp", line: str = "") -> None:
        """What is seen next is of this port; `line` is where the record stands in the file, as far as that is known."""
        place = f"{line}, host {self.host}" if line else f"host {self.host}"
        self._port = port
        origin: Any = _NEW(_OpenOrigin)
        origin.source = self.source
        origin.place = f"{place} port {port}/{transport}" if port else place
        origin.__class__ = Origin
        self._origin = origin

    def note(self, kind: str, field: str | None, raw: str) -> Observation:
        """One observation of the port turned to; the caller has cleaned `raw` of NUL and surrogates."""
        number = self._count
        self._count = number + 1
        made: Any = _NEW(_OpenObservation)
        made.id = f"{self._prefix}{number}"
        made.kind = kind
        made.raw = raw if len(raw) <= MAX_ANSWER else raw[:MAX_ANSWER]
        made.field = field
        made.origin = self._origin
        made.record = self.record
        made.host = self.host
        made.port = self._port
        made.mac = self.mac
        made.observed_at = self.observed_at
        made.provenance = self.provenance
        made.__class__ = Observation
        seen: Observation = made
        return seen

    def see(
        self, kind: str, field: str | None, raw: str, port: int | None = None, transport: str = "tcp", line: str = ""
    ) -> Observation:
        """Turns to the port and notes; place is "line 3, host 192.0.2.7 port 80/tcp", as far as it is known."""
        self.turn_to(port, transport, line)
        return self.note(kind, field, raw)
