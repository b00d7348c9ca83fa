"""The four kinds of lease files -> leases.

Sources: dhcpd.leases(5) of ISC DHCP; Kea Administrator Reference Manual, "Memfile"; the DhcpServerv4Lease class of
Windows Server; lease.c of dnsmasq (the layout of dnsmasq.leases).
"""

from __future__ import annotations

import csv
import ipaddress
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from camcensus.collect.importers.lines import normalise_mac

MAX_LEASE_LINES = 200  # of one ISC lease; real ones have fewer than 30
MAX_COLUMNS = 200

Lines = Iterator[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Lease:
    """One lease as the server wrote it down."""

    line: int
    ip: str
    mac: str | None  # normalised; None for DHCPv6 leases without one
    hostname: str | None = None
    vendor_class: str | None = None
    state: str | None = None
    seen: str | None = None  # ISO 8601: when it began or was last renewed
    until: str | None = None  # as the file gives it


@dataclass(frozen=True, slots=True)
class Strange:
    """A line or a record that is no lease."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A line or a record that was understood and holds no lease."""


_ISC_BEGIN = re.compile(r"\s*lease\s+(\S+)\s*\{\s*")
_ISC_OTHER = re.compile(
    r"\s*(?:#|$|authoring-byte-order|server-duid|failover|host |group|subgroup|ia-[nt]a|ia-pd|my state|partner state|mclt"
    r"|default-duid|\}|iaaddr|iaprefix|cltt|preferred-life|max-life|binding state|ends|starts|peer holds|set )"
)


def read_isc(lines: Lines) -> Iterator[Lease | Strange | Passed]:
    """dhcpd.leases: blocks "lease 192.0.2.7 { ... }"; other statements are passed over."""
    begun: tuple[int, str, str] | None = None  # line, its text, address
    values: dict[str, str] = {}
    size = 0
    for number, line in lines:
        start = _ISC_BEGIN.fullmatch(line)
        size += 1
        if begun is not None and (start is not None or size > MAX_LEASE_LINES):
            yield Strange(begun[0], begun[1])  # never closed
            begun = None
        if start is not None:
            begun, values, size = (number, line, start[1]), {}, 0
        elif begun is None:
            yield Passed() if _ISC_OTHER.match(line) else Strange(number, line)
        elif line.strip() == "}":
            yield _isc_lease(begun, values)
            begun = None
        else:
            _read_isc_line(line, values)
    if begun is not None:
        yield Strange(begun[0], begun[1])


def _isc_lease(begun: tuple[int, str, str], values: dict[str, str]) -> Lease | Strange:
    ip = _address(begun[2])
    if ip is None:
        return Strange(begun[0], begun[1])
    return Lease(
        line=begun[0],
        ip=ip,
        mac=normalise_mac(values.get("hardware", "")),
        hostname=values.get("hostname"),
        vendor_class=values.get("vendor"),
        state=values.get("state"),
        seen=values.get("starts") or values.get("cltt"),
        until=values.get("ends"),
    )


_ISC_LINES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("hardware", re.compile(r"\s*hardware ethernet ([0-9A-Fa-f:]+);")),
    ("state", re.compile(r"\s*binding state (\w+);")),
    ("hostname", re.compile(r'\s*client-hostname "(.*)";')),
    ("vendor", re.compile(r'\s*set (?:vendor-class-identifier|vendor-class|vendor-string|vci) = "(.*)";')),
    ("starts", re.compile(r"\s*starts (.*);")),
    ("ends", re.compile(r"\s*ends (.*);")),
    ("cltt", re.compile(r"\s*cltt (.*);")),
)


def _read_isc_line(line: str, values: dict[str, str]) -> None:
    for name, form in _ISC_LINES:
        match = form.match(line)
        if match is not None:
            text = match[1]
            if name in ("hostname", "vendor"):
                text = re.sub(r"\\(?:([0-7]{3})|(.))", _unescape, text)
            elif name in ("starts", "ends", "cltt"):
                text = _isc_time(text) or ""
            if text:
                values[name] = text
            return


def _unescape(match: re.Match[str]) -> str:
    return chr(int(match[1], 8) & 0xFF).replace("\x00", "") if match[1] else match[2]


def _isc_time(text: str) -> str | None:
    """ "4 2026/11/19 09:15:00" (weekday, UTC) or "epoch 1763543700; # ..." as ISO 8601; "never" as None."""
    day = re.match(r"\d (\d{4})/(\d\d)/(\d\d) (\d\d:\d\d:\d\d)$", text)
    if day is not None:
        return f"{day[1]}-{day[2]}-{day[3]}T{day[4]}Z"
    epoch = re.match(r"epoch (\d{1,11})\b", text)
    return _from_epoch(epoch[1]) if epoch else None


def read_dnsmasq(lines: Lines) -> Iterator[Lease | Strange | Passed]:
    """dnsmasq.leases: expiry, MAC, address, name or *, client id or *; DHCPv6 lines follow a line "duid ..."."""
    form = re.compile(r"(\d{1,11}) (?:\d\d-)?(\S+) (\S+) (\S+) (\S+)\s*")
    for number, line in lines:
        match = form.fullmatch(line)
        ip = _address(match[3]) if match else None
        if match is None or ip is None:
            yield Passed() if not line.strip() or line.startswith("duid ") else Strange(number, line)
            continue
        mac = normalise_mac(match[2]) or _mac_of_duid(match[5])
        name = None if match[4] == "*" else match[4]
        yield Lease(number, ip, mac, hostname=name, until=_from_epoch(match[1]))


def read_kea(lines: Lines) -> Iterator[Lease | Strange | Passed]:
    """kea-leases4.csv and kea-leases6.csv; commas inside values are written as "&#x2c"."""
    names: list[str] = []
    for number, line in lines:
        cells = [cell.replace("&#x2c", ",") for cell in line.split(",", MAX_COLUMNS)]
        if cells[0] == "address":
            names = cells
            yield Passed()
            continue
        row = dict(zip(names, cells, strict=False))
        ip = _address(row.get("address", ""))
        if ip is None:
            yield Passed() if not line.strip() else Strange(number, line)
            continue
        life, expire = row.get("valid_lifetime", ""), row.get("expire", "")
        began = str(int(expire) - int(life)) if _is_number(life) and _is_number(expire) else ""
        states = {"0": "active", "1": "declined", "2": "expired", "3": "released"}
        yield Lease(
            line=number,
            ip=ip,
            mac=normalise_mac(row.get("hwaddr", "")) or _mac_of_duid(row.get("duid", "")),
            hostname=row.get("hostname", "").rstrip(".") or None,
            state=states.get(row.get("state", "")),
            seen=_from_epoch(began),
            until=_from_epoch(expire),
        )


def read_windows(lines: Lines) -> Iterator[Lease | Strange | Passed]:
    """Get-DhcpServerv4Lease | Export-Csv: any order of columns, comma, semicolon or tab."""
    names: list[str] = []
    mark = ","
    for number, line in lines:
        if not line.strip() or line.startswith("#TYPE"):
            yield Passed()
            continue
        if not names:
            mark = max(",;\t", key=line.count)
            names = [cell.strip().lower() for cell in _cells(line, mark)]
            yield Passed()
            continue
        row = dict(zip(names, _cells(line, mark), strict=False))
        ip = _address(row.get("ipaddress", ""))
        if ip is None:
            yield Strange(number, line)
            continue
        yield Lease(
            line=number,
            ip=ip,
            mac=normalise_mac(row.get("clientid", "")),
            hostname=row.get("hostname", "").rstrip(".") or None,
            state=row.get("addressstate") or None,
            until=row.get("leaseexpirytime") or None,  # in the form of the user's culture, so it is kept as it is
        )


def _cells(line: str, mark: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=mark), [])[:MAX_COLUMNS]
    except csv.Error:
        return []


def _mac_of_duid(text: str) -> str | None:
    """The hardware address that a DHCPv6 client put into its identifier (RFC 8415 sections 11.2, 11.4)."""
    match = re.fullmatch(r"00:(?:01:00:01(?::[0-9a-f]{2}){4}|03:00:01):((?:[0-9a-f]{2}:){5}[0-9a-f]{2})", text.lower())
    return normalise_mac(match[1]) if match else None


def _address(text: str) -> str | None:
    try:
        return str(ipaddress.ip_address(text.strip()))
    except ValueError:
        return None


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,11}", text) is not None


def _from_epoch(text: str) -> str | None:
    """Seconds since 1970 as ISO 8601; None for 0 (never) and what lies outside the years 1970 to 9999."""
    if not _is_number(text) or int(text) == 0:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC).isoformat().replace("+00:00", "Z")
    except (OverflowError, ValueError, OSError):
        return None


def format_of(text: str) -> Callable[[Lines], Iterator[Lease | Strange | Passed]] | None:
    """The reader for a file that begins with this text, None if it is no lease file."""
    lines = [line.rstrip("\r") for line in text.split("\n")[:400]]
    first = next((line for line in lines if line.strip()), "")
    if re.match(r"address,(?:hwaddr|duid),", first):
        return read_kea
    heading = next((line for line in lines if line.strip() and not line.startswith("#TYPE")), "")
    columns = {cell.strip().strip('"').lower() for cell in re.split("[,;\t]", heading[:4000])}
    if {"ipaddress", "clientid"} <= columns and columns & {"scopeid", "addressstate", "leaseexpirytime"}:
        return read_windows
    if any(re.match(r"lease \S+ \{\s*$", line) for line in lines):
        return read_isc
    if re.match(r"\d{9,11} \S+ \S+ \S+ \S+$", first.rstrip()) and _address(first.split()[2]) is not None:
        return read_dnsmasq
    return None
