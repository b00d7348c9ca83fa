"""May a packet go there, now? A pure decision over a scope: no sockets, no clock, no file.

What an address is decided by explicit networks, never by `is_private` or `is_global`: those differ between releases of
Python, and take NAT64 and 6to4 forms of a loopback address for public ones.

Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries; RFC 4291 (mapped, compatible), RFC 6052 and RFC 8215
(NAT64), RFC 3056 (6to4), RFC 4380 (Teredo), RFC 5214 (ISATAP), RFC 7915 (translated), RFC 3021 (/31).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from types import MappingProxyType

from camcensus.model.scan import Address, Network, Scope, Transport

# Where a body's own network usually is: allowed as soon as a network of the scope holds it.
_OWN = tuple(IPv4Network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))
_OWN_6 = (IPv6Network("fc00::/7"),)

# Anything else is allowed only where the scope names its kind. The first network that holds an address gives its kind.
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("broadcast", ("255.255.255.255/32",)),
    ("unspecified", ("0.0.0.0/8", "::/128")),
    ("loopback", ("127.0.0.0/8", "::1/128")),
    ("link-local", ("169.254.0.0/16", "fe80::/10")),
    ("multicast", ("224.0.0.0/4", "ff00::/8")),
    ("shared", ("100.64.0.0/10",)),
    ("documentation", ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20")),
    ("benchmark", ("198.18.0.0/15", "2001:2::/48")),
    ("site-local", ("fec0::/10",)),
    ("translated", ("::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")),
    ("reserved", ("192.0.0.0/24", "192.88.99.0/24", "240.0.0.0/4", "100::/64", "5f00::/16")),
)
_SPECIAL: tuple[tuple[str, Network], ...] = tuple(
    (kind, IPv6Network(text) if ":" in text else IPv4Network(text)) for kind, texts in _KINDS for text in texts
)
_SPECIAL_4 = tuple((kind, network) for kind, network in _SPECIAL if isinstance(network, IPv4Network))
_SPECIAL_6 = tuple((kind, network) for kind, network in _SPECIAL if isinstance(network, IPv6Network))

# What `also` may name. "network": the first address of an IPv4 network, which some devices answer as a broadcast.
KINDS = ("public", "network", *(kind for kind, _ in _KINDS))

_MAPPED = IPv6Network("::ffff:0:0/96")
_LAST_32 = tuple(IPv6Network(text) for text in ("64:ff9b::/96", "::ffff:0:0:0/96", "::/96"))
_NAT64_LOCAL = IPv6Network("64:ff9b:1::/48")
_SIX_TO_FOUR = IPv6Network("2002::/16")
_TEREDO = IPv6Network("2001::/32")
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)

# Groups that ask who is there, on one link: the only multicast that is ever sent, and only on an interface that the
# scope names. SSDP: UPnP Device Architecture 1.1; WS-Discovery 2005/04; mDNS: RFC 6762; the other ports are makers'.
DISCOVERY_GROUPS: Mapping[str, frozenset[int]] = MappingProxyType(
    {
        "239.255.255.250": frozenset({1900, 3702, 37020}),
        "239.255.255.251": frozenset({37810}),
        "224.0.0.251": frozenset({5353}),
        "ff02::c": frozenset({1900, 3702}),
        "ff02::fb": frozenset({5353}),
    }
)

# Ports where bytes act: what arrives at a raw printing port is printed. They may be connected to, never spoken to.
SILENT_PORTS: Mapping[int, str] = MappingProxyType(
    {515: "what is sent to a line printer port may be printed"}
    | dict.fromkeys(range(9100, 9108), "what is sent to a raw printing port is printed")
)


def read_address(text: str) -> Address:
    """A numeric address; a mapped IPv4 address as the IPv4 address that the packet would go to.

    Raises ValueError for a name, a zone (fe80::1%eth0), octal or short forms.
    """
    address = ip_address(text)
    if isinstance(address, IPv6Address):
        if address.scope_id is not None:
            raise ValueError(f"{text!r} names a zone")
        if address in _MAPPED:
            return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address


def unwrap(address: Address) -> tuple[Address, ...]:
    """The address and every address that it wraps, outermost first: what a packet to it may reach.

    A local NAT64 prefix does not say where in the address the IPv4 one stands: all four places are taken.
    """
    if isinstance(address, IPv4Address):
        return (address,)
    if address in _MAPPED:
        return (IPv4Address(int(address) & 0xFFFF_FFFF),)
    found = dict.fromkeys(IPv4Address(inner) for inner in _wrapped(int(address), address))
    return (address, *found)


def _wrapped(bits: int, address: IPv6Address) -> Iterator[int]:
    last = bits & 0xFFFF_FFFF
    if any(address in network for network in _LAST_32):
        yield last
    elif address in _SIX_TO_FOUR:
        yield (bits >> 80) & 0xFFFF_FFFF
    elif address in _TEREDO:
        yield (bits >> 64) & 0xFFFF_FFFF  # the server
        yield last ^ 0xFFFF_FFFF  # the client, its bits turned
    elif address in _NAT64_LOCAL:  # RFC 6052, table 2: prefixes of 48, 56, 64 and 96 bits; bits 64 to 71 are zero
        yield ((bits >> 64) & 0xFFFF) << 16 | (bits >> 40) & 0xFFFF
        yield ((bits >> 64) & 0xFF) << 24 | (bits >> 32) & 0xFF_FFFF
        yield (bits >> 24) & 0xFFFF_FFFF
        yield last
    if (bits >> 32) & 0xFFFF_FFFF in _ISATAP:
        yield last


def kind_of(address: Address) -> str | None:
    """The kind that a scope must name for this address; None for a private one, which needs no leave of its own."""
    own: tuple[Network, ...]
    special: tuple[tuple[str, Network], ...]
    own, special = (_OWN, _SPECIAL_4) if isinstance(address, IPv4Address) else (_OWN_6, _SPECIAL_6)
    for network in own:
        if address in network:
            return None
    for kind, network in special:
        if address in network:
            return kind
    return "public"


def verdict(
    scope: Scope, address: str | Address, port: int, now: datetime, transport: Transport = Transport.TCP
) -> str | None:
    """Why a packet to this port of this address may not leave now; None if it may.

    `address` is numeric, in any form. A wrapped address is allowed only where both it and all that it wraps are; a
    mapped one is the IPv4 address. `scope.ports` binds TCP and TLS; makers' discovery ports over UDP are the probes'.
    """
    return time_refusal(scope, now) or port_refusal(scope, port, transport) or address_refusal(scope, address)


def time_refusal(scope: Scope, now: datetime) -> str | None:
    """Why nothing may leave now; None inside the time of the scope (its last moment is outside)."""
    if now < scope.valid_from:
        return f"the scope is not valid before {scope.valid_from.isoformat()}"
    if now >= scope.valid_until:
        return f"the scope expired at {scope.valid_until.isoformat()}"
    return None


def port_refusal(scope: Scope, port: int, transport: Transport) -> str | None:
    """Why this port may not be asked; None if it may."""
    if not 1 <= port <= 65_535:
        return f"{port} is not a port"
    if scope.ports and transport is not Transport.UDP and port not in scope.ports:
        return f"TCP port {port} is not among the ports of the scope"
    return None


def address_refusal(scope: Scope, address: str | Address) -> str | None:
    """Why this address may not be touched at any time; None if it may."""
    try:
        plain = read_address(address) if isinstance(address, str) else address
    except ValueError:
        return f"{str(address)[:80]!r} is not a numeric address"
    for form in unwrap(plain):
        refusal = _form_refusal(scope, form)
        if refusal is not None:
            return refusal if form == plain else f"{refusal} ({plain} leads to it)"
    return None


def _form_refusal(scope: Scope, address: Address) -> str | None:
    for network in scope.exclusions:
        if address in network:
            return f"{address} is excluded by {network}"
    holding = [network for network in scope.networks if address in network]
    if not holding:
        return f"{address} is in no network of the scope"
    kind = kind_of(address)
    if kind is not None and kind not in scope.also:
        return f"{address} is a {kind} address, which the scope does not name in 'also'"
    for network in holding:
        if isinstance(network, IPv4Network) and network.prefixlen <= 30:  # RFC 3021: both of a /31 are hosts
            if address == network.broadcast_address and "broadcast" not in scope.also:
                return f"{address} is the broadcast address of {network}"
            if address == network.network_address and "network" not in scope.also:
                return f"{address} is the address of the network {network} itself"
    return None


def group_refusal(scope: Scope, group: str, port: int, interface: str, now: datetime) -> str | None:
    """Why a question may not be sent to a discovery group on the link of this interface; None if it may.

    255.255.255.255 counts as a group where the scope names "broadcast" in `also`.
    """
    refusal = time_refusal(scope, now)
    if refusal is not None:
        return refusal
    if interface not in scope.interfaces:
        return f"interface {interface!r} is not named in the scope"
    if group == "255.255.255.255":
        if "broadcast" in scope.also:
            return port_refusal(scope, port, Transport.UDP)
        return "a broadcast to the link is not named in the 'also' of the scope"
    if port not in DISCOVERY_GROUPS.get(group, ()):
        return f"{group} port {port} is not a discovery group"
    return None
