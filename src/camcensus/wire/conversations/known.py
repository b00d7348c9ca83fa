"""What is known of one host while it is asked: values that grow with each exchange. Pure, and changed by nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from camcensus.model.scan import Exchange, ScanEnd, Transport
from camcensus.wire.conversations import http, ssdp, tls, wsdiscovery
from camcensus.wire.conversations.onward import Onward, page_after
from camcensus.wire.conversations.signs import signs_of

MAX_SILENT = 2  # TCP questions that a host lets go unanswered, with none answered, before it is left alone
_LEFT_ALONE = frozenset({ScanEnd.TIMED_OUT, ScanEnd.RESET, ScanEnd.REFUSED, ScanEnd.UNREACHABLE, ScanEnd.OFF_LIMITS})
_SPOKE = frozenset({ScanEnd.ANSWERED, ScanEnd.TOO_LONG})
_NO_OPTIONS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put, and how it ended."""

    probe: str
    port: int
    transport: Transport
    end: ScanEnd
    said_something: bool
    seconds: float  # that it took


@dataclass(frozen=True, slots=True)
class HostFacts:
    """What is known of one host. Made by `begin`, never changed: `learn` gives a new one."""

    address: str
    open_ports: frozenset[int]  # TCP
    options: Mapping[str, str]  # "snmp-community": given by the owner
    searched: bool  # the discovery groups of its link were asked, so its silence there was an answer
    asked: tuple[Asked, ...] = ()  # questions put to the host itself, in order
    answered: frozenset[str] = frozenset()  # ids of the probes that it answered, on a discovery group or itself
    signs: frozenset[str] = frozenset()  # see wire.conversations.signs
    onward: tuple[Onward, ...] = ()  # pages that its front pages point at
    services: tuple[tuple[int, str], ...] = ()  # port and path of ONVIF services that it names
    description: tuple[int, str] | None = None  # port and path of the UPnP description, on this very host

    @property
    def questions(self) -> int:
        """How many questions it was asked; what the dialer refused to send is none."""
        return sum(asked.end is not ScanEnd.OFF_LIMITS for asked in self.asked)

    @property
    def seconds(self) -> float:
        """That its answers, or waiting for them, took in all."""
        return sum(asked.seconds for asked in self.asked)


def begin(
    address: str, open_ports: Iterable[int], *, options: Mapping[str, str] = _NO_OPTIONS, searched: bool = False
) -> HostFacts:
    """A host of which only its open TCP ports are known.

    `searched`: the discovery groups were asked on the host's own link.
    """
    return HostFacts(address, frozenset(open_ports), MappingProxyType(dict(options)), searched)


def learn(host: HostFacts, exchange: Exchange) -> HostFacts:
    """The host after one more exchange: an answer to a question, to a discovery group, a certificate, or a port tried."""
    if exchange.probe == "connect":
        ports = host.open_ports | {exchange.port} if exchange.end is ScanEnd.ANSWERED else host.open_ports
        return replace(host, open_ports=ports)
    if exchange.probe == tls.CERTIFICATE.id and exchange.probe in host.answered:
        return host  # each question over TLS shows it again
    asked, answered = host.asked, host.answered
    if exchange.source is None and exchange.probe != tls.CERTIFICATE.id:
        spoke = bool(exchange.received)
        asked += (Asked(exchange.probe, exchange.port, exchange.transport, exchange.end, spoke, exchange.seconds),)
    if exchange.end in _SPOKE:
        answered |= {exchange.probe}
    onward, services, description = host.onward, host.services, host.description
    if exchange.probe == http.ROOT.id and (page := page_after(exchange)) is not None:
        onward += (page,)
    elif exchange.kind == "onvif-wsd":
        services += wsdiscovery.services_of(exchange.received, host.address)
    elif exchange.probe == ssdp.SEARCH.id:
        description = description or ssdp.description_of(exchange.received, host.address)
    return replace(
        host,
        asked=asked,
        answered=answered,
        signs=host.signs | signs_of(exchange),
        onward=onward,
        services=services,
        description=description,
    )


def hints_of(host: HostFacts) -> set[str]:
    """Makers that an answer hints at or proves."""
    return {sign.partition(":")[2] for sign in host.signs if sign.startswith(("asks:", "is:"))}


def web_ports(host: HostFacts) -> list[tuple[int, Transport]]:
    """The ports on which HTTP was answered and that have not fallen silent since, in the order asked."""
    quiet = quiet_ports(host)
    spoke = (a for a in host.asked if a.probe.startswith("http.") and a.end in _SPOKE and a.port not in quiet)
    return list(dict.fromkeys((asked.port, asked.transport) for asked in spoke))


def quiet_ports(host: HostFacts) -> frozenset[int]:
    """TCP ports that accepted and stayed silent, cut us off, or speak something else: they are not asked again."""
    return frozenset(
        asked.port
        for asked in host.asked
        if asked.transport is not Transport.UDP
        and (asked.end is ScanEnd.NOT_THIS_PROTOCOL or (asked.end in _LEFT_ALONE and not asked.said_something))
    )


def is_tarpit(host: HostFacts) -> bool:
    """True for a host that lets one TCP question after the other go unanswered."""
    streams = [asked for asked in host.asked if asked.transport is not Transport.UDP]
    silent = [asked for asked in streams if asked.end is ScanEnd.TIMED_OUT and not asked.said_something]
    return len(silent) >= MAX_SILENT and len(silent) == len(streams)
