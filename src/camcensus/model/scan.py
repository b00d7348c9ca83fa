"""What a scan is allowed to do, what it asks, and how each question ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from datetime import datetime
from enum import StrEnum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from types import MappingProxyType

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# What no option, scope or flag raises.
MAX_RATE = 4_000  # packets a second in all
MAX_PROBES = (
    12  # questions one host is asked in one scan; a TCP connection that only learns whether a port is open is none
)
MAX_HOST_BYTES = 256 * 1024  # received from one host in one scan
MAX_ADDRESSES = 65_536  # of one network
MAX_HOST_SECONDS = 15.0  # from the first question to a host to its verdict, waiting for our own turn not counted


class Transport(StrEnum):
    """What a question travels on."""

    TCP = "tcp"
    TLS = "tls"
    UDP = "udp"


class ScanEnd(StrEnum):
    """How a question ended. Only `answered` carries evidence; none of the others says that there is no camera."""

    ANSWERED = "answered"
    REFUSED = "refused"  # the port is closed: RST, or port unreachable
    TIMED_OUT = "timed-out"  # nothing, or not enough, before the deadline
    RESET = "reset"  # cut off by the device before an answer was whole; what came is kept
    UNREACHABLE = "unreachable"  # no such host or network on the way
    NOT_THIS_PROTOCOL = "not-this-protocol"  # an answer, but of another protocol; kept
    TOO_LONG = "too-long"  # the answer reached the limit of bytes; the beginning is kept
    OFF_LIMITS = "off-limits"  # refused by the dialer: no packet left
    STOPPED = "stopped"  # the scan was stopped before the answer


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a scan may go, by whose leave, how long, how fast. Read from a file by collect.scan.scope_file.

    `digest` is the SHA-256 of the file's bytes: captures carry it.
    """

    body: str  # whose network it is
    authorised_by: str  # name and office of who gave leave
    contact: str  # how to reach them while the scan runs
    networks: tuple[Network, ...]
    valid_from: datetime  # with time zone
    valid_until: datetime  # the scan stops there, in the middle if need be
    exclusions: tuple[Network, ...] = ()  # win over networks
    ports: tuple[int, ...] = ()  # TCP ports; empty: the usual ones of cameras
    rate: int = 250  # packets a second, at most MAX_RATE
    also: frozenset[str] = (
        frozenset()
    )  # kinds of address that the scope names in so many words: "public", "loopback", ...
    interfaces: tuple[str, ...] = ()  # on whose links the named discovery groups are asked; empty: on none
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """One port of one device, as a question needs to know it."""

    address: str  # textual, without zone; a discovery group's address for multicast
    port: int
    transport: Transport
    nonce: str = ""  # a fresh UUID, for protocols whose questions carry an id
    options: Mapping[str, str] = default(
        default_factory=lambda: MappingProxyType({})
    )  # "snmp-community": given by owner


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and what came of it: a line of a capture file."""

    at: datetime  # when the question was sent, UTC
    address: str  # asked
    port: int
    transport: Transport
    probe: str  # id of the probe: "http.root"; "connect" where only the port was tried
    kind: str | None  # of the observation that the answer makes; None where it makes none
    end: ScanEnd
    sent: bytes = b""
    received: bytes = b""  # byte for byte, up to the probe's limit
    source: str | None = None  # address that answered where it is not the one asked (discovery groups)
    seconds: float = 0.0  # from the question to its end
    note: str = ""  # what a person should know: "TLS 1.0 only", "answered from another address"
