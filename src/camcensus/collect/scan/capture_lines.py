"""The lines of a capture file: values to JSON and back, byte for byte.

A capture is JSON lines. The first is the header; then, in the order in which they came,

    {"bytes": SHA-256, "text": ...}    bytes that were sent or received, once each; "base64" where they are not UTF-8 text
    {"at": ..., "address": ..., ...}   an exchange: a question and how it ended; its bytes are named by their SHA-256
    {"host": ..., "ports": {...}}      one host is done: how each port answered, and its hardware address

and at the end a trailer, {"end": "complete", ...}. Without a trailer the scan was killed. A file cut anywhere is good
up to its last whole line; bytes always stand before the line that names them.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from datetime import UTC, datetime
from ipaddress import ip_address
from types import MappingProxyType
from typing import Any

from camcensus.model.scan import Exchange, ScanEnd, Transport

FORM = 1  # of the lines; a reader refuses higher ones
COMPLETE = "complete"  # the end of a scan that asked every host
_MAX_TEXT = 2_000  # characters of a note or name
_NO_PORTS: Mapping[ScanEnd, tuple[int, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class CaptureHeader:
    """What a capture rests on. A scan is resumed only where all but `tool` and `started` is the same."""

    tool: str  # "camcensus 0.4.0"
    started: datetime  # UTC
    scope_digest: str  # SHA-256 of the scope file
    body: str
    networks: tuple[str, ...]
    addresses: int  # that are to be asked
    ports: tuple[int, ...]
    probes: tuple[str, ...]  # ids of the questions that this version knows
    interfaces: tuple[str, ...] = ()
    options: tuple[str, ...] = ()  # "roll-call": what the scan was allowed beyond the ordinary

    def rests_on(self) -> tuple[object, ...]:
        """What must be the same for a scan to go on with this capture."""
        return (self.scope_digest, self.networks, self.addresses, self.ports, self.interfaces, self.options)


@dataclass(frozen=True, slots=True)
class HostDone:
    """A host that has been asked all it will be asked."""

    address: str
    at: datetime
    ports: Mapping[ScanEnd, tuple[int, ...]] = default(default_factory=lambda: _NO_PORTS)  # ANSWERED: open
    mac: str | None = None  # from this machine's own table of neighbours
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaptureEnd:
    """The trailer: how the scan ended and what it counted."""

    end: str  # "complete", "interrupted", "kill file", "scope no longer valid", "hosts fell silent"
    finished: datetime
    hosts: int
    exchanges: int
    ends: Mapping[str, int]  # end -> exchanges


Line = CaptureHeader | Exchange | HostDone | CaptureEnd


def is_group(address: str) -> bool:
    """Is it a discovery group, multicast or the broadcast of a link? Only there may an answer have another source."""
    return address == "255.255.255.255" or ip_address(address).is_multicast


class LineMaker:
    """Turns values into lines; remembers which bytes stand in the file already."""

    def __init__(self) -> None:
        self._stored: set[bytes] = set()

    def header(self, header: CaptureHeader) -> bytes:
        """The first line."""
        scope = {"digest": header.scope_digest, "body": header.body, "networks": header.networks}
        value: dict[str, Any] = {
            "capture": FORM,
            "tool": header.tool,
            "started": _time(header.started),
            "scope": scope,
            "addresses": header.addresses,
            "ports": header.ports,
            "probes": header.probes,
            "interfaces": header.interfaces,
            "options": header.options,
        }
        return _line(value)

    def exchange(self, exchange: Exchange) -> bytes:
        """One line, after those of its bytes that are new."""
        lines = []
        value: dict[str, Any] = {
            "at": _time(exchange.at),
            "address": exchange.address,
            "port": exchange.port,
            "transport": exchange.transport.value,
            "probe": exchange.probe,
            "kind": exchange.kind,
            "end": exchange.end.value,
        }
        for name, data in (("sent", exchange.sent), ("received", exchange.received)):
            if data:
                digest = hashlib.sha256(data).digest()
                value[name] = digest.hex()
                if digest not in self._stored:
                    self._stored.add(digest)
                    lines.append(_line({"bytes": digest.hex(), **_shown(data)}))
        if exchange.source is not None:
            value["source"] = exchange.source
        value["seconds"] = round(exchange.seconds, 4)
        if exchange.note:
            value["note"] = exchange.note[:_MAX_TEXT]
        lines.append(_line(value))
        return b"".join(lines)

    def host(self, done: HostDone) -> bytes:
        """One line."""
        ports = {end.value: numbers for end, numbers in done.ports.items() if numbers}
        value: dict[str, Any] = {"host": done.address, "at": _time(done.at), "ports": ports}
        if done.mac:
            value["mac"] = done.mac
        if done.note:
            value["note"] = done.note[:_MAX_TEXT]
        return _line(value)

    def end(self, end: CaptureEnd) -> bytes:
        """The last line."""
        value = {
            "end": end.end,
            "finished": _time(end.finished),
            "hosts": end.hosts,
            "exchanges": end.exchanges,
            "ends": dict(sorted(end.ends.items())),
        }
        return _line(value)

    def know(self, data: bytes) -> None:
        """These bytes stand in the file already."""
        if data:
            self._stored.add(hashlib.sha256(data).digest())


class LineTaker:
    """Turns the values of lines back; keeps the bytes that later lines may name."""

    def __init__(self) -> None:
        self._stored: dict[str, bytes] = {}

    def take(self, value: Mapping[str, Any]) -> Line | None:
        """What a line says; None for a line of bytes. Raises ValueError, in words for a user, for any other."""
        if "bytes" in value:
            self._keep(value)
            return None
        if "capture" in value:
            return _header(value)
        if "probe" in value:
            return self._exchange(value)
        if "host" in value:
            return _host(value)
        if "end" in value:
            return _end(value)
        raise ValueError("it is no line of a capture")

    def _keep(self, value: Mapping[str, Any]) -> None:
        digest, data = value["bytes"], _data(value)
        if not isinstance(digest, str) or hashlib.sha256(data).hexdigest() != digest:
            raise ValueError("the bytes are not those that were received: their SHA-256 is another")
        self._stored[digest] = data

    def _exchange(self, value: Mapping[str, Any]) -> Exchange:
        kind, source = value.get("kind"), value.get("source")
        seconds = value.get("seconds", 0.0)
        if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds < 1e6:
            raise ValueError("'seconds' is no number of seconds")
        return Exchange(
            at=_as_time(value, "at"),
            address=_as_address(value, "address"),
            port=_as_number(value, "port", 65_535),
            transport=Transport(_as_text(value, "transport")),
            probe=_as_text(value, "probe"),
            kind=_as_text(value, "kind") if kind is not None else None,
            end=ScanEnd(_as_text(value, "end")),
            sent=self._bytes(value, "sent"),
            received=self._bytes(value, "received"),
            source=_as_address(value, "source") if source is not None else None,
            seconds=float(seconds),
            note=_as_text(value, "note") if "note" in value else "",
        )

    def _bytes(self, value: Mapping[str, Any], name: str) -> bytes:
        digest = value.get(name)
        if digest is None:
            return b""
        if not isinstance(digest, str) or digest not in self._stored:
            raise ValueError(f"the bytes {name} are not in the file before it")
        return self._stored[digest]


def _line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def _shown(data: bytes) -> dict[str, str]:
    """Text where that is byte for byte the same after JSON; a reader of JSON may not keep NUL."""
    if b"\0" not in data:
        try:
            return {"text": data.decode("utf-8")}
        except UnicodeDecodeError:
            pass
    return {"base64": base64.b64encode(data).decode("ascii")}


def _data(value: Mapping[str, Any]) -> bytes:
    text, encoded = value.get("text"), value.get("base64")
    if isinstance(text, str):
        return text.encode("utf-8", "surrogatepass")
    if not isinstance(encoded, str):
        raise ValueError("neither 'text' nor 'base64'")
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("'base64' is none") from None


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _header(value: Mapping[str, Any]) -> CaptureHeader:
    if value["capture"] != FORM:
        raise ValueError(f"a capture of form {str(value['capture'])[:20]!r}; this version reads form {FORM}")
    scope = value.get("scope")
    if not isinstance(scope, dict):
        raise ValueError("'scope' is missing")
    return CaptureHeader(
        tool=_as_text(value, "tool"),
        started=_as_time(value, "started"),
        scope_digest=_as_text(scope, "digest"),
        body=_as_text(scope, "body"),
        networks=_as_texts(scope, "networks"),
        addresses=_as_number(value, "addresses", 1 << 32),
        ports=_as_numbers(value.get("ports")),
        probes=_as_texts(value, "probes"),
        interfaces=_as_texts(value, "interfaces"),
        options=_as_texts(value, "options"),
    )


def _host(value: Mapping[str, Any]) -> HostDone:
    ports = value.get("ports")
    if not isinstance(ports, dict):
        raise ValueError("'ports' is missing")
    mac = value.get("mac")
    if mac is not None and not isinstance(mac, str):
        raise ValueError("'mac' is no text")
    return HostDone(
        _as_address(value, "host"),
        _as_time(value, "at"),
        MappingProxyType({ScanEnd(end): _as_numbers(numbers) for end, numbers in ports.items()}),
        mac,
        _as_text(value, "note") if "note" in value else "",
    )


def _end(value: Mapping[str, Any]) -> CaptureEnd:
    ends = value.get("ends")
    if not isinstance(ends, dict) or not all(type(count) is int for count in ends.values()):
        raise ValueError("'ends' is missing")
    return CaptureEnd(
        _as_text(value, "end"),
        _as_time(value, "finished"),
        _as_number(value, "hosts", 1 << 40),
        _as_number(value, "exchanges", 1 << 40),
        MappingProxyType(dict(ends)),
    )


def _as_text(value: Mapping[str, Any], name: str) -> str:
    text = value.get(name)
    if not isinstance(text, str):
        raise ValueError(f"'{name}' is missing or no text")
    return text[:_MAX_TEXT]


def _as_texts(value: Mapping[str, Any], name: str) -> tuple[str, ...]:
    texts = value.get(name, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise ValueError(f"'{name}' is no list of texts")
    return tuple(texts)


def _as_time(value: Mapping[str, Any], name: str) -> datetime:
    text = _as_text(value, name)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"'{name}' is no time") from None
    if at.tzinfo is None:
        raise ValueError(f"'{name}' has no time zone")
    return at


def _as_address(value: Mapping[str, Any], name: str) -> str:
    text = _as_text(value, name)
    try:
        return str(ip_address(text))
    except ValueError:
        raise ValueError(f"'{name}' is no address") from None


def _as_number(value: Mapping[str, Any], name: str, most: int) -> int:
    number = value.get(name)
    if type(number) is not int or not 0 <= number <= most:
        raise ValueError(f"'{name}' is no number from 0 to {most}")
    return number


def _as_numbers(numbers: object) -> tuple[int, ...]:
    if not isinstance(numbers, list) or not all(type(number) is int and 0 <= number <= 65_535 for number in numbers):
        raise ValueError("no list of ports")
    return tuple(numbers)
