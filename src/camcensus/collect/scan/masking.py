"""A capture fit to be handed on: serial numbers, hardware addresses and secrets are masked, all else is as it was.

What is masked is replaced by something of the same shape that is the same throughout one export and different in the
next: devices stay apart, makers and models can still be told, and nobody can look the number up.

    hardware addresses   the last three bytes; the first three name the maker
    serial numbers       the last six characters (of short ones half), digits by digits, letters by letters
    secrets              cookies' values, passwords in addresses and queries, logins, SNMP communities

An answer whose coding hides what is to be masked is left out, and says so.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from camcensus.collect.scan.capture_lines import CaptureEnd, CaptureHeader, HostDone, Line, LineMaker, LineTaker
from camcensus.model.errors import InputError
from camcensus.model.scan import Exchange
from camcensus.wire.answers import take_apart
from camcensus.wire.conversations.evidence import parts_of

MASKED = "masked"  # stands among the options of the header
LEFT_OUT = "left out on export: its coding hides what is masked"
_TAIL = 6  # characters of a serial number that are masked
_SERIALS = frozenset({"serial.number", "tls.subject.serial", "vapix.SerialNumber"})
_MAC = re.compile(r"(?:[0-9A-Fa-f]{2}([:-]?)(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2})")
_IN_REALM = re.compile(r"[0-9A-Za-z]{10,}|(?<=\()[A-Z]\d{4}(?=\))")  # Login to <serial>; IP Camera(C2183)
_SECRETS = re.compile(
    rb"(?i)(?:^set-cookie:[ \t]*[^=;\r\n]{1,100}=|^cookie:[ \t]*|^(?:proxy-)?authorization:[ \t]*"
    rb"|://[^/\s:@\"'<>]{1,64}:|(?:passw(?:or)?d|passwd|pwd|token|session_?id)[\"']?[=:][\"']?)([^;\r\n&\s\"'<>@]{1,256})",
    re.MULTILINE,
)
_SILENT_QUESTIONS = ("snmp.", "rollcall.")  # what was sent holds a community or a login


def masked(lines: Iterable[bytes], again: Iterable[bytes], key: bytes) -> Iterator[bytes]:
    """The lines of the masked capture. `lines` and `again` are the capture, read twice; `key` is random and thrown away.

    Raises InputError where a line is not one of a capture.
    """
    names = _Names(key)
    for item in _items(lines):
        names.learn(item)
    maker = LineMaker()
    for item in _items(again):
        if isinstance(item, CaptureHeader):
            yield maker.header(replace(item, options=(*item.options, MASKED)))
        elif isinstance(item, Exchange):
            yield maker.exchange(names.cover(item))
        elif isinstance(item, HostDone):
            yield maker.host(replace(item, mac=names.cover_mac(item.mac) if item.mac else None))
        elif isinstance(item, CaptureEnd):
            yield maker.end(item)


def _items(lines: Iterable[bytes]) -> Iterator[Line]:
    taker = LineTaker()
    for number, line in enumerate(lines, start=1):
        try:
            value = json.loads(line)
            item = taker.take(value) if isinstance(value, dict) else None
        except (ValueError, RecursionError) as fault:
            raise InputError("the capture", f"line {number}", str(fault), "Export it from an undamaged file.") from None
        if item is not None:
            yield item


class _Names:
    """What is to be masked, and by what."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._covers: dict[bytes, bytes] = {}
        self._pattern: re.Pattern[bytes] | None = None

    def learn(self, item: Line) -> None:
        """Notes what one line holds of serial numbers and hardware addresses."""
        if isinstance(item, HostDone) and item.mac:
            self._learn_mac(item.mac)
        elif isinstance(item, Exchange):
            for kind, value in _sensitive(item):
                if kind == "mac":
                    self._learn_mac(value)
                elif len(value) >= 5:
                    self._covers.setdefault(value.encode(), self._shaped(value).encode())

    def _learn_mac(self, text: str) -> None:
        bare = re.sub("[:-]", "", text)
        cover = re.sub("[:-]", "", self.cover_mac(text))
        for digits, covered in ((bare.lower(), cover.lower()), (bare.upper(), cover.upper())):
            for mark in ("", ":", "-"):
                pairs = (mark.join(each[at : at + 2] for at in range(0, 12, 2)) for each in (digits, covered))
                real, false = pairs
                self._covers[real.encode()] = false.encode()

    def cover_mac(self, text: str) -> str:
        """A hardware address with its last three bytes replaced, written as it was."""
        bare = re.sub("[:-]", "", text).lower()
        tail = hmac.digest(self._key, bare.encode(), "sha256").hex()[:6]
        digits = iter(bare[:6] + tail)
        return "".join(char if char in ":-" else next(digits) for char in text)

    def _shaped(self, text: str) -> str:
        """Other characters of the same kinds at its end."""
        count = min(_TAIL, (len(text) + 1) // 2)
        stream = hashlib.shake_256(self._key + text.encode()).digest(count)
        tail = "".join(_like(char, number) for char, number in zip(text[-count:], stream, strict=True))
        return text[:-count] + tail

    def cover(self, exchange: Exchange) -> Exchange:
        """The exchange with everything masked that is known to need it."""
        quiet = exchange.probe.startswith(_SILENT_QUESTIONS)
        sent = b"" if quiet else self._replaced(exchange.sent)
        covered = replace(exchange, sent=sent, received=self._replaced(exchange.received))
        if any(value.encode() in self._covers for _, value in _sensitive(covered)):
            return replace(covered, received=b"", note=LEFT_OUT)
        return covered

    def _replaced(self, data: bytes) -> bytes:
        if self._pattern is None:
            longest = sorted(self._covers, key=lambda real: (-len(real), real))
            self._pattern = re.compile(b"|".join(map(re.escape, longest)) or rb"(?!)")
        data = self._pattern.sub(lambda found: self._covers[found[0]], data)
        return _SECRETS.sub(self._without_secret, data)

    def _without_secret(self, found: re.Match[bytes]) -> bytes:
        start = found.start(1) - found.start(0)
        return found[0][:start] + b"*" * len(found[1])


def _sensitive(exchange: Exchange) -> Iterator[tuple[str, str]]:
    """("mac" or "serial", value) of everything in an answer that points at one device."""
    for part in parts_of(exchange):
        for field in take_apart(part.kind, part.field, part.raw):
            if field.name == "mac.address":
                yield from (("mac", found[0]) for found in _MAC.finditer(field.value))
            elif field.name in _SERIALS:
                yield "serial", field.value
            elif field.name in ("http.realm", "rtsp.realm", "sip.realm"):
                yield from (("serial", found[0]) for found in _IN_REALM.finditer(field.value))


def _like(char: str, number: int) -> str:
    if char.isdigit():
        return "0123456789"[number % 10]
    if char.isascii() and char.isalpha():
        letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 26]
        return letter if char.isupper() else letter.lower()
    return char
