"""The scope file: who gave leave, for which networks, how long. TOML; every error names the line and what to write.

Nothing is assumed: a key that is not known is an error, since a misspelt `exclusions` would be a scan of what was to be
left alone. Credentials are refused: a scope is shown to others.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from ipaddress import IPv4Network, IPv6Network, collapse_addresses, ip_network
from typing import Any

from camcensus.collect.scan.scope import KINDS, kind_of
from camcensus.model.errors import InputError
from camcensus.model.scan import MAX_ADDRESSES, MAX_RATE, Network, Scope

MAX_BYTES = 256 * 1024  # of the file: some 10,000 networks
MAX_LINE = 2_000  # characters: the TOML reader keeps every beginning of a dotted key
MAX_NETWORKS = 4_096  # networks, and as many exclusions

_TEXTS = ("body", "authorised_by", "contact")
_TIMES = ("valid_from", "valid_until")
_LISTS = ("networks", "exclusions", "ports", "also", "interfaces")
_KEYS = (*_TEXTS, *_TIMES, *_LISTS, "rate")
_SECRETS = re.compile(r"user|pass|secret|credential|token|community|login|account|api.?key", re.IGNORECASE)
_OTHER_WORDS = {
    "authorized_by": "authorised_by",
    "authorizer": "authorised_by",
    "by": "authorised_by",
    "exclude": "exclusions",
    "excluded": "exclusions",
    "except": "exclusions",
    "targets": "networks",
    "ranges": "networks",
    "hosts": "networks",
    "from": "valid_from",
    "until": "valid_until",
    "expires": "valid_until",
    "pps": "rate",
    "speed": "rate",
    "phone": "contact",
    "organisation": "body",
    "organization": "body",
    "allow": "also",
}
_SAMPLE_TIME = "2026-12-01T08:00:00Z"


def read_scope(data: bytes, source: str) -> Scope:
    """The scope that a file's bytes hold; its digest is their SHA-256. Raises InputError naming the line."""
    if len(data) > MAX_BYTES:
        raise InputError(
            source, "", f"is longer than {MAX_BYTES:,} bytes", "Name networks instead of single addresses."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(source, f"line {line}", "is not UTF-8", "Save the file as UTF-8.") from None
    return _Reading(text, source).scope(hashlib.sha256(data).hexdigest())


def scope_text(scope: Scope) -> str:
    """The same scope as the text of a file: `read_scope` gives it back, but for the digest."""
    lines = [
        "# Where this scan may go, by whose leave, and until when. Without leave, scanning is an offence in many places.",
        *(f"{key} = {_quoted(getattr(scope, key))}" for key in _TEXTS),
        *(f"{key} = {getattr(scope, key).astimezone(UTC).isoformat().replace('+00:00', 'Z')}" for key in _TIMES),
        f"networks = {_listed(map(str, scope.networks))}",
        f"exclusions = {_listed(map(str, scope.exclusions))}  # win over networks",
    ]
    if scope.ports:
        lines.append(f"ports = [{', '.join(map(str, scope.ports))}]")
    lines.append(f"rate = {scope.rate}  # packets a second")
    if scope.also:
        lines.append(f"also = {_listed(sorted(scope.also))}  # kinds of address that are otherwise refused")
    if scope.interfaces:
        lines.append(f"interfaces = {_listed(scope.interfaces)}  # on whose links devices are asked who is there")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _listed(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


class _Reading:
    """One file being read."""

    def __init__(self, text: str, source: str) -> None:
        self._lines = text.splitlines()
        self._source = source
        self._values = self._parse(text)

    def _parse(self, text: str) -> dict[str, Any]:
        import tomllib  # only where a scope is read

        for number, line in enumerate(self._lines, start=1):
            if len(line) > MAX_LINE:
                problem = f"is longer than {MAX_LINE:,} characters"
                raise InputError(self._source, f"line {number}", problem, "Write one network a line.")
        try:
            return tomllib.loads(text)
        except (ValueError, RecursionError) as error:  # TOMLDecodeError, and int() for over 4,300 digits
            found = re.search(r"\(at line (\d+), column \d+\)", str(error))
            place = f"line {found[1]}" if found else ""
            if "(at end of document)" in str(error):
                place = f"line {len(self._lines)}"
            what = re.sub(r"\s*\(at .*\)$", "", str(error)) or type(error).__name__
            mend = "Quote texts, and write lists as [..., ...]; `camcensus scan init` writes a correct file."
            raise InputError(self._source, place, f"is not TOML: {what}", mend) from None

    def scope(self, digest: str) -> Scope:
        for key in self._values:
            self._known(key)
        body, authorised_by, contact = map(self._text, _TEXTS)
        valid_from, valid_until = map(self._time, _TIMES)
        if valid_until <= valid_from:
            raise self._wrong("valid_until", "is not after valid_from", "Give the end of the leave.")
        also = frozenset(self._kinds())
        networks = self._networks("networks", also)
        if not networks:
            problem = "'networks' is empty" if "networks" in self._values else "'networks' is missing"
            raise self._wrong("networks", problem, 'Write for example networks = ["10.20.0.0/24"].')
        return Scope(
            body=body,
            authorised_by=authorised_by,
            contact=contact,
            networks=networks,
            valid_from=valid_from,
            valid_until=valid_until,
            exclusions=self._networks("exclusions", None),
            ports=self._ports(),
            rate=self._rate(),
            also=also,
            interfaces=self._interfaces(),
            digest=digest,
        )

    def _known(self, key: str) -> None:
        if key in _KEYS:
            return
        if _SECRETS.search(key):
            problem = f"'{key[:40]}' looks like a credential, and a scope holds none"
            raise self._wrong(key, problem, "Take the line out; `camcensus scan --help` says how an owner logs in.")
        near = _OTHER_WORDS.get(key.lower()) or next(iter(difflib.get_close_matches(key.lower(), _KEYS, 1, 0.5)), None)
        hint = f"Did you mean '{near}'?" if near else f"The keys are {', '.join(_KEYS)}."
        raise self._wrong(key, f"'{key[:40]}' is not a key of a scope", hint)

    def _text(self, key: str) -> str:
        value = self._values.get(key)
        if not isinstance(value, str) or not value.strip():
            state = "is missing" if value is None else "is empty" if isinstance(value, str) else "is not a text"
            problem = f"'{key}' {state}"
            samples = {
                "body": "Example Council",
                "authorised_by": "A. Officer, head of estates",
                "contact": "it-desk@example.org, +44 20 7946 0000",
            }
            raise self._wrong(key, problem, f'Write {key} = "{samples[key]}".')
        if not value.isprintable():
            raise self._wrong(key, f"'{key}' holds control characters", "Write it on one line.")
        return value.strip()

    def _time(self, key: str) -> datetime:
        value = self._values.get(key)
        if isinstance(value, datetime) and value.tzinfo is not None:
            if 2000 <= value.year <= 9000:  # at the ends of the calendar UTC cannot be told
                return value.astimezone(UTC)
            raise self._wrong(key, f"'{key}' is in the year {value.year}", f"Write {key} = {_SAMPLE_TIME}.")
        if isinstance(value, datetime):
            sample = f"{value.isoformat()}Z"
            raise self._wrong(key, f"'{key}' has no time zone", f"Write {key} = {sample} for UTC, or ...+01:00.")
        problem = f"'{key}' is missing" if value is None else f"'{key}' is not a moment with a time zone"
        raise self._wrong(key, problem, f"Write {key} = {_SAMPLE_TIME} (without quotes).")

    def _list(self, key: str) -> list[Any]:
        value = self._values.get(key, [])
        if not isinstance(value, list):
            raise self._wrong(key, f"'{key}' is not a list", f"Write {key} = [...].")
        return value

    def _networks(self, key: str, also: frozenset[str] | None) -> tuple[Network, ...]:
        """`also` None: exclusions, which may be of any kind and size."""
        items = self._list(key)
        if len(items) > MAX_NETWORKS:
            raise self._wrong(key, f"'{key}' lists over {MAX_NETWORKS:,} networks", "Write larger networks.")
        networks = [self._network(key, item) for item in items]
        if also is None:
            return tuple(networks)
        for network, item in zip(networks, items, strict=True):
            self._too_large(network, item)
            for kind in sorted({kind_of(network[0]), kind_of(network[-1])} - {None} - also):  # type: ignore[type-var]
                problem = f"{network} holds {kind} addresses"
                raise self._wrong(key, problem, f'If they are meant, add also = ["{kind}"].', item)
        for whole in collapse_addresses([n for n in networks if isinstance(n, IPv4Network)]):
            self._too_large(whole, None)
        for whole_6 in collapse_addresses([n for n in networks if isinstance(n, IPv6Network)]):
            self._too_large(whole_6, None)
        return tuple(networks)

    def _too_large(self, network: Network, item: object) -> None:
        if network.num_addresses <= MAX_ADDRESSES:
            return
        smaller = f"/{network.max_prefixlen - 16}"
        problem = f"{network} holds more than {MAX_ADDRESSES:,} addresses"
        if item is None:
            problem = f"networks that lie side by side make {problem}"
        mend = f"Scan {smaller} networks or smaller, each with a scope of its own."
        raise self._wrong("networks", problem, mend, item)

    def _network(self, key: str, item: object) -> Network:
        if not isinstance(item, str):
            raise self._wrong(key, f"'{key}' holds what is not a text", 'Write "10.20.0.0/24" in quotes.', item)
        if "@" in item:
            problem = f"an item of '{key}' is a network with a name or password"
            raise self._wrong(key, problem, "Write the network alone.", item)
        try:
            network = ip_network(item.strip())
        except ValueError as error:
            raise self._wrong(key, f"{item[:60]!r} is not a network", self._mend_network(item, error), item) from None
        if isinstance(network, IPv6Network) and network.subnet_of(IPv6Network("::ffff:0:0/96")):
            plain = f"{network.network_address.ipv4_mapped}/{max(network.prefixlen - 96, 0)}"
            raise self._wrong(key, f"{item!r} is an IPv4 network in disguise", f'Write "{plain}".', item)
        if isinstance(network, IPv6Network) and network.network_address.scope_id is not None:
            raise self._wrong(key, f"{item!r} names a zone", "Name the link in 'interfaces' instead.", item)
        return network

    @staticmethod
    def _mend_network(item: str, error: ValueError) -> str:
        if "host bits" in str(error):
            whole = ip_network(item.strip(), strict=False)
            return f'Write "{whole}" for the network or "{item.partition("/")[0].strip()}" for the one address.'
        if re.search(r"[a-zA-Z]{2}", item) and ":" not in item:
            return "Names are not looked up: write numeric addresses."
        return 'Write for example "10.20.0.0/24", "10.20.0.7" or "fd00:20::/112".'

    def _ports(self) -> tuple[int, ...]:
        ports = self._list("ports")
        for port in ports:
            if type(port) is not int or not 1 <= port <= 65_535:
                raise self._wrong("ports", f"{str(port)[:40]!r} is not a port", "Write numbers from 1 to 65535.", port)
        return tuple(dict.fromkeys(ports))

    def _kinds(self) -> list[str]:
        kinds = self._list("also")
        for kind in kinds:
            if kind not in KINDS:
                near = difflib.get_close_matches(str(kind), KINDS, 1)
                hint = f"Did you mean '{near[0]}'?" if near else f"The kinds are {', '.join(KINDS)}."
                raise self._wrong("also", f"{str(kind)[:40]!r} is not a kind of address", hint, kind)
        return kinds

    def _interfaces(self) -> tuple[str, ...]:
        names = self._list("interfaces")
        for name in names:  # as Linux allows them: dev_valid_name in net/core/dev.c
            if not isinstance(name, str) or not re.fullmatch(r"[!-~]{1,15}", name) or "/" in name or ":" in name:
                mend = "Write the name that `ip link` shows, in quotes."
                raise self._wrong("interfaces", f"{str(name)[:40]!r} is not an interface", mend, name)
        return tuple(dict.fromkeys(names))

    def _rate(self) -> int:
        rate = self._values.get("rate", Scope.__dataclass_fields__["rate"].default)
        if type(rate) is not int or rate < 1:
            raise self._wrong("rate", "'rate' is not a number of packets a second", "Write for example rate = 250.")
        if rate > MAX_RATE:
            problem = f"a rate of {str(rate)[:20]} is over the ceiling of {MAX_RATE:,} packets a second"
            raise self._wrong("rate", problem, f"Write {MAX_RATE} or less.")
        return rate

    def _wrong(self, key: str, problem: str, mend: str, item: object = None) -> InputError:
        return InputError(self._source, self._place(key, item), problem, mend)

    def _place(self, key: str, item: object) -> str:
        """The line of a key, or of an item of its list; empty where it cannot be told (the key is missing)."""
        begins = re.compile(rf"""\s*(?:\[\s*)?["']?{re.escape(key)}["']?\s*[=.\]]""")
        start = next((n for n, line in enumerate(self._lines) if begins.match(line)), None)
        if start is None:
            return ""
        if item is not None and not isinstance(item, list | dict):
            wanted = str(item).lower() if isinstance(item, bool) else str(item)
            for number in range(start, len(self._lines)):
                line = self._lines[number] if number > start else self._lines[number].partition("=")[2]
                if wanted in line.partition("#")[0]:
                    return f"line {number + 1}"
        return f"line {start + 1}"
