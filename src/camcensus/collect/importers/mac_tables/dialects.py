"""How each system prints a line of its ARP, neighbour or MAC address table.

Sources: ip-neighbour(8) and arp(8) of Linux, arp(8) of FreeBSD and macOS, Microsoft's arp command reference, Cisco
IOS and NX-OS, Juniper Junos, HPE ProCurve and ArubaOS-CX command references.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

from camcensus.collect.importers.lines import normalise_mac

_IP = r"(?P<ip>(?:\d{1,3}\.){3}\d{1,3}|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%[\w.\-]+)?)"
_COLON = r"(?P<mac>[0-9A-Fa-f]{1,2}(?::[0-9A-Fa-f]{1,2}){5})"
_DASH = r"(?P<mac>[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5})"
_DOT = r"(?P<mac>[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4})"
_HALVES = r"(?P<mac>[0-9A-Fa-f]{6}-[0-9A-Fa-f]{6})"
_QUADS = r"(?P<mac>[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4})"
_ANY = r"(?P<mac>[0-9A-Fa-f]{1,2}(?:[:-][0-9A-Fa-f]{1,2}){5}|[0-9A-Fa-f]{4}(?:[.-][0-9A-Fa-f]{4}){2})"
_VLAN_NAME = r"(?P<vlan>[\w.\-/+]{1,64})"

# name of the dialect, line
_FORMS: tuple[tuple[str, str], ...] = (
    (
        "ip neigh",
        rf"{_IP} dev (?P<interface>\S+)(?: +lladdr {_COLON})?(?: +(?:ref|used|probes) \S+)*(?: +(?:router|proxy|extern_learn|managed))* +(?P<state>[A-Z]+)(?: +proto \S+)?",
    ),
    (
        "arp -a",
        rf"(?P<name>\S+) \({_IP}\) at (?:{_COLON}|(?P<state><incomplete>|\(incomplete\)))(?: \[\w+\])?(?: (?:PERM|PUB))*(?: on (?P<interface>\S+))?(?: .*)?",
    ),
    (
        "arp -n",
        rf"(?:{_IP}|(?P<name>[\w.\-]+))\s+(?:ether\s+{_COLON}\s+[CMP]+(?:\s+\S+)?\s+|(?P<state>\(incomplete\))\s+)(?P<interface>\S+)",
    ),
    ("Windows arp -a", rf"\s+{_IP}\s+{_DASH}\s+[^\W\d]{{3,20}}"),
    (
        "Cisco show ip arp",
        rf"Internet\s+{_IP}\s+(?P<age>-|\d+)\s+(?:{_DOT}|(?P<state>Incomplete))\s+ARPA(?:\s+(?P<interface>\S+))?",
    ),
    (
        "NX-OS show ip arp",
        rf"{_IP}\s+(?P<age>-|[\d:]+)\s+(?:{_DOT}|(?P<state>INCOMPLETE))\s+(?P<interface>\S+)(?:\s+\S+)*",
    ),
    (
        "NX-OS show mac address-table",
        rf"[*+GCOV()R~ ]{{0,8}}(?P<vlan>\d+|-)\s+{_DOT}\s+(?P<state>dynamic|static)\s+(?:[\d:]+|-|~~~|NA)\s+[TF~]\s+[TFC~]\s+(?P<port>\S+)",
    ),
    (
        "Cisco show mac address-table",
        rf"[* ]*(?P<vlan>\d+|All)\s+{_DOT}\s+(?P<state>[A-Za-z]+)\s+(?:(?:Yes|No)\s+\S+\s+|[a-z,]+\s+)?(?P<port>\S.*)",
    ),
    ("Junos show arp", rf"{_COLON}\s+{_IP}\s+(?:\S+\s+)??(?P<interface>\S+)(?: \[(?P<port>[^\]]+)\])?\s+[a-z]\S*"),
    (
        "Junos show ethernet-switching table",
        rf"\s*{_VLAN_NAME}\s+(?:{_COLON}|\*)\s+(?P<state>[A-Z][A-Za-z]*(?:,[A-Z]+)*)\s+(?:-|[\d:]+)\s+(?P<port>\S+)(?:\s+\S+)*",
    ),
    ("ArubaOS-CX show mac-address-table", rf"{_COLON}\s+(?P<vlan>\d+)\s+(?P<state>[a-z\-]+)\s+(?P<port>\S+)"),
    ("ProCurve show arp", rf"\s*{_IP}\s+{_HALVES}\s+(?P<state>dynamic|static)\s+(?P<port>\S+)"),
    ("ProCurve show mac-address", rf"\s*{_HALVES}\s+(?P<port>\S+)(?:\s+(?P<vlan>\d+))?"),
    (
        "Comware display mac-address",
        rf"{_QUADS}\s+(?P<vlan>\d+)(?:/\S+)?\s+(?P<state>[A-Za-z]+)\s+(?P<port>\S+)(?:\s+\S+)*",
    ),
)
_COMPILED = tuple((name, re.compile(form + r"\s*")) for name, form in _FORMS)
_ORDERS = {first: tuple(sorted(_COMPILED, key=lambda pair: pair[0] != first)) for first, _ in _FORMS}

# Lines that belong to such tables and hold no entry.
_FURNITURE = re.compile(
    r"\s*(?:"
    r"[-=+|\s*]*"
    r"|(?:Address|IP Address|Protocol|MAC Address|MAC address|Vlan|VLAN|Legend|Mac Address Table|name|Internet Address"
    r"|Internetadresse|Adresse Internet|Interface:|Schnittstelle:|Total|MAC flags|SE - |Ethernet[ -]switching table"
    r"|Routing instance|Status and Counters|IP ARP|Flags:|[*+#] - |D - |age - |CP - |Multicast Entries"
    r"|Dynamic Address|Static Address|MAC age-time|Number of MAC|Port |Unicast Entries|NOTE:|Note:).*"
    r"|\(T\) - .*|\(R\) - .*|\{master.*\}.*|Building .*|[A-Z]:\\.*>.*|-+ ?more ?-+.*|- - .*"
    r"|\S{1,64}(?:\s?\([\w-]+\))?[#>$%]\s?.*"
    r")",
    re.IGNORECASE,
)
_PROMPT = re.compile(r"(?:[\w.\-]+@)?(?P<switch>[\w.\-]{1,63})(?:\([\w-]+\))?[#>]\s*(?:sh|show|display|do sh)\b.*")
_DEAD = {"failed", "incomplete", "<incomplete>", "(incomplete)", "none"}
_OWN = {"cpu", "router", "switch", "self", "sup-eth1(r)", "vpc", "inband"}  # the switch's own entries


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a table."""

    dialect: str
    mac: str | None  # normalised; None: the entry is incomplete
    ip: str | None
    port: str | None  # of the switch
    vlan: str | None
    interface: str | None
    name: str | None
    answers: bool  # False: failed or incomplete, nobody answered
    own: bool  # an address of the switch itself


def read_entry(line: str, before: str | None = None) -> Entry | None:
    """The entry of one line, None if the line is not one. `before`: the dialect of the last entry, tried first."""
    for name, form in _ORDERS.get(before or "", _COMPILED):
        match = form.fullmatch(line)
        if match is not None:
            entry = _entry(name, match.groupdict())
            if entry is not None:
                return entry
    return None


def is_furniture(line: str) -> bool:
    """Is it a heading, rule, legend or prompt of such a table?"""
    return _FURNITURE.fullmatch(line) is not None


def switch_of(line: str) -> str | None:
    """The name in a prompt that asks for a table ("core-1#show mac address-table")."""
    match = _PROMPT.match(line)
    return match["switch"] if match else None


def _entry(dialect: str, found: dict[str, str | None]) -> Entry | None:
    state = (found.get("state") or "").lower()
    mac = normalise_mac(found.get("mac") or "")
    if mac is None and state not in _DEAD and found.get("mac") is not None:
        return None
    ip = None
    if found.get("ip"):
        try:
            ip = str(ipaddress.ip_address((found["ip"] or "").split("%")[0]))
        except ValueError:
            return None
    port = (found.get("port") or "").strip() or None
    if mac is None and ip is None and dialect != "arp -n" and "Junos" not in dialect:
        return None
    name = found.get("name")
    return Entry(
        dialect=dialect,
        mac=mac,
        ip=ip,
        port=port,
        vlan=found.get("vlan"),
        interface=found.get("interface"),
        name=None if name == "?" else name,
        answers=mac is not None and state not in _DEAD,
        own=(port or "").lower() in _OWN or found.get("age") == "-",
    )
