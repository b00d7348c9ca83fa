"""What a host is asked next, from what it has answered so far. Pure and deterministic: no address, clock or chance.

The questions stand in one order, the most telling first, each with the reason for asking it. The first that applies and
has not been asked is put. A host that has proved its maker and model by the maker's own protocol is only asked what
still adds: the label it is sold under, and the version of its firmware.

What keeps a device safe is here as well as in the dialer: at most MAX_PROBES questions, none to a port that accepted and
stayed silent or answered in another protocol, none to ports where a question prints paper or moves a machine.

    host = begin(address, open_ports, options=options)
    while (asked := next_question(host, nonce=str(uuid4()))) is not None:
        probe, target = asked
        for exchange in await ask(probe, target):
            host = learn(host, exchange)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from camcensus.model.scan import MAX_PROBES, Target, Transport
from camcensus.wire.conversations import (
    axis,
    dahua_cgi,
    dhip,
    http,
    isapi,
    mdns,
    onvif,
    rtsp,
    sadp,
    snmp,
    ssdp,
    tplink,
    wsdiscovery,
    xiongmai,
)
from camcensus.wire.conversations.conversation import Probe
from camcensus.wire.conversations.known import (
    HostFacts,
    begin,
    hints_of,
    is_tarpit,
    learn,
    quiet_ports,
    web_ports,
)
from camcensus.wire.conversations.signs import Sign

__all__ = ["DISCOVERY", "NEVER_ASKED", "USUAL_PORTS", "HostFacts", "begin", "learn", "next_question"]

# TCP ports on which cameras, recorders and door stations listen, the most frequent first.
USUAL_PORTS = (80, 443, 554, 8000, 8080, 37777, 34567, 2020, 8443, 8899, 81, 88, 8554, 10554, 9000)

# Questions that are put to discovery groups on a link before any host is asked.
DISCOVERY: tuple[Probe, ...] = (
    wsdiscovery.TYPED,
    wsdiscovery.UNTYPED,
    sadp.INQUIRY,
    dhip.SEARCH,
    ssdp.SEARCH,
    mdns.QUERY,
)

TLS_PORTS = frozenset({443, 4443, 7443, 8443, 9443, 10443})
# Ports where an open connection is all there is to learn, or where a question does harm: printers print it (515, 9100),
# controllers of machines act on it (102, 502, 789, 1911, 4911, 2404, 9600, 20000, 44818), logins count it (22, 23, 3389).
NEVER_ASKED = frozenset(
    {7, 9, 19, 21, 22, 23, 25, 53, 102, 111, 135, 139, 161, 389, 445, 502, 515, 631, 789, 1883, 1911}
)
NEVER_ASKED |= frozenset({2404, 3306, 3389, 4911, 5060, 5900, 6379, 8291, 9100, 9101, 9102, 9600, 20000, 44818, 47808})
_MUTE = frozenset({37777, 34567, 9000, 8800, 8200})  # makers' own: that they are open is the hint
_ODD = frozenset({8000})  # HTTP or ONVIF on some devices, mute on others: tried last
_HINTING = {37777: "dahua", 34567: "xiongmai", 8899: "xiongmai", 2020: "tplink"}
_WEB_FIRST = (80, 443, 8080, 81, 88, 8081, 8443)
MAX_FRONTS = 3  # front pages that are asked of one host
TIRING = 7.0  # seconds of one host's time after which what seldom tells anything is left out
MAX_TRIES = 2  # web services that one question is put to, where the first lets it go unanswered
MAX_SERVICES = 2  # ports on which its ONVIF service is sought


def next_question(host: HostFacts, *, nonce: str = "") -> tuple[Probe, Target] | None:
    """The next question to the host and where it goes; None when enough is known or the limit is reached.

    `nonce`: a fresh UUID for protocols whose questions carry one.
    """
    if host.questions >= MAX_PROBES:
        return None
    put = {(asked.probe, asked.port, asked.transport) for asked in host.asked}
    for question in _in_order(host):
        if (question.probe.id, question.port, question.transport) not in put:
            options = {**host.options, **({"path": question.path} if question.path else {})}
            if question.probe.kind != "snmp":
                options.pop(snmp.COMMUNITY, None)
            target = Target(host.address, question.port, question.transport, nonce, MappingProxyType(options))
            return question.probe, target
    return None


@dataclass(frozen=True, slots=True)
class _Question:
    """A probe with where it goes."""

    probe: Probe
    port: int
    transport: Transport
    path: str = ""


def _in_order(host: HostFacts) -> Iterator[_Question]:
    """Every question that applies now, the most telling first."""
    if is_tarpit(host):
        yield from _makers_datagrams(host)
    elif {Sign.MAKER, Sign.MODEL} <= host.signs:
        yield from _still_to_add(host)
    elif host.open_ports <= NEVER_ASKED | _MUTE:
        yield from _without_a_port(host)
    else:
        yield from _who_is_it(host)


def _who_is_it(host: HostFacts) -> Iterator[_Question]:
    signs = host.signs
    hints = hints_of(host)
    fronts = list(_fronts(host))
    if quiet_ports(host) and not web_ports(host):
        yield from _streams(host, rtsp.DESCRIBE)  # the web service is silent: whether the rest is too shows here
    yield from fronts[:1]
    yield from _onward(host)
    yield from _owners_snmp(host)
    yield from (front for front in fronts[1:] if front.transport is Transport.TLS)  # the certificate names makers
    yield from _streams(host, rtsp.DESCRIBE)
    yield from _makers_own(host)
    if Sign.OTHER in signs and Sign.VIDEO not in signs:
        return  # a printer, telephone, router: named as such, and left in peace
    yield from _onvif(host)
    if hints and {Sign.MODEL, Sign.LABEL} <= signs:
        return  # its own words name maker, model and label, though not in the maker's own protocol
    yield from _streams(host, rtsp.OPTIONS)
    if Sign.VIDEO in signs and not hints:  # a label may hide its maker: the two that are most often relabelled
        yield from _over_web(host, isapi.DEVICE_INFO)
        yield from _over_web(host, dahua_cgi.DEVICE_TYPE)
    if (Sign.MODEL in signs and Sign.LABEL in signs) or host.seconds > TIRING:
        return
    yield from _announced(host)
    yield from fronts[1:MAX_FRONTS]
    if not web_ports(host):
        yield from (_Question(http.ROOT, port, Transport.TCP) for port in _odd_ports(host))
    if not hints and not {Sign.LABEL, Sign.NAMED, Sign.VIDEO} & signs:  # TP-Link's services give no name
        yield from _datagrams(host, tplink.DISCOVERY)
    if not hints and not {Sign.LABEL, Sign.MODEL} & signs:
        yield from _over_web(host, http.FAVICON)


def _still_to_add(host: HostFacts) -> Iterator[_Question]:
    """For a device that has proved its maker and model: its front page, its firmware, the label it is sold under."""
    if all(asked.probe != http.ROOT.id for asked in host.asked):
        yield from list(_fronts(host))[:1]
    yield from _onward(host)
    if Sign.FIRMWARE not in host.signs:
        yield from _makers_own(host)
    if Sign.LABEL not in host.signs:
        yield from _onvif(host)
    if Sign.LABEL not in host.signs:
        yield from _described(host)


def _without_a_port(host: HostFacts) -> Iterator[_Question]:
    """For a host that is there but has no port to knock at: it may still answer datagrams."""
    yield from _makers_datagrams(host)
    if not host.searched:
        yield from _datagrams(host, wsdiscovery.TYPED, sadp.INQUIRY, dhip.SEARCH)
    yield from _datagrams(host, tplink.DISCOVERY, tplink.KASA)


def _fronts(host: HostFacts) -> Iterator[_Question]:
    """Front pages, of the usual ports first; the odd ones are left to `_odd_ports`."""
    web = host.open_ports - NEVER_ASKED - _MUTE - _ODD - frozenset(rtsp.PORTS) - quiet_ports(host)
    for port in sorted(web, key=lambda port: (_WEB_FIRST.index(port) if port in _WEB_FIRST else 99, port)):
        yield _Question(http.ROOT, port, _transport(port))


def _odd_ports(host: HostFacts) -> list[int]:
    """Odd ports that may speak HTTP; none on Hikvision's devices, where they are mute."""
    return [] if "hikvision" in hints_of(host) else sorted((host.open_ports & _ODD) - quiet_ports(host))


def _onward(host: HostFacts) -> Iterator[_Question]:
    """The page that a front page points at, the first only; over TLS where plain HTTP is refused."""
    quiet = quiet_ports(host)
    for page in host.onward[:2]:
        if page.port in host.open_ports and page.port not in quiet | NEVER_ASKED:
            probe = http.PAGE if page.path != "/" else http.ROOT
            yield _Question(probe, page.port, page.transport, page.path if probe is http.PAGE else "")


def _streams(host: HostFacts, probe: Probe) -> Iterator[_Question]:
    for port in rtsp.PORTS:
        if port in host.open_ports and port not in quiet_ports(host):
            yield _Question(probe, port, Transport.TCP)
            return


def _makers_own(host: HostFacts) -> Iterator[_Question]:
    """The makers' own protocols, where a port or an answer hints at them; what is answered fastest first."""
    hints = hints_of(host)
    if "hikvision" in hints:
        yield from _over_web(host, isapi.DEVICE_INFO)
    if "axis" in hints:
        yield from _over_web(host, axis.DEVICE_INFO)
    yield from _makers_datagrams(host)
    if "dahua" in hints:
        yield from _over_web(host, dahua_cgi.DEVICE_TYPE)


def _makers_datagrams(host: HostFacts) -> Iterator[_Question]:
    hints = hints_of(host) | {maker for port, maker in _HINTING.items() if port in host.open_ports}
    if "hikvision" in hints:
        yield from _datagrams(host, sadp.INQUIRY)
    if "dahua" in hints:
        yield from _datagrams(host, dhip.SEARCH)
    if "tplink" in hints:
        yield from _datagrams(host, tplink.DISCOVERY)
    if 9999 in host.open_ports:
        yield from _datagrams(host, tplink.KASA)
    if "xiongmai" in hints:
        yield from _datagrams(host, xiongmai.SEARCH)
    if "hikvision" in hints and snmp.DESCRIPTION.id in host.answered:
        yield from _datagrams(host, snmp.HIKVISION_VALUES)
    if "dahua" in hints and snmp.DESCRIPTION.id in host.answered:
        yield from _datagrams(host, snmp.DAHUA_VALUES)


def _onvif(host: HostFacts) -> Iterator[_Question]:
    """WS-Discovery, then the device service: once without a login, and what is open to all where that was refused."""
    found = wsdiscovery.UNTYPED.id in host.answered
    if not found and (not host.searched or (Sign.VIDEO in host.signs and Sign.MODEL not in host.signs)):
        yield from _datagrams(host, wsdiscovery.TYPED)  # after a search too: one datagram is soon lost
    asked = [asked for asked in host.asked if asked.probe == onvif.INFORMATION.id]
    if Sign.SOAP not in host.signs and len(asked) < MAX_SERVICES:
        tried = {asked.port for asked in asked}
        for port, path in [place for place in _service_ports(host) if place[0] not in tried][:1]:
            transport = dict(web_ports(host)).get(port, _transport(port))
            yield _Question(onvif.INFORMATION, port, transport, path)
    if not host.searched and Sign.VIDEO in host.signs and wsdiscovery.TYPED.id not in host.answered:
        yield from _datagrams(host, wsdiscovery.UNTYPED)
    if asked and Sign.MODEL not in host.signs and asked[-1].port not in quiet_ports(host):
        if Sign.SOAP in host.signs:
            yield _Question(onvif.SERVICES, asked[-1].port, asked[-1].transport)
        elif Sign.LOCKED in host.signs:
            yield _Question(onvif.DATE, asked[-1].port, asked[-1].transport)


def _announced(host: HostFacts) -> Iterator[_Question]:
    """UPnP with its description, and mDNS."""
    yield from _described(host)
    if not host.searched:
        yield from _datagrams(host, mdns.QUERY)


def _described(host: HostFacts) -> Iterator[_Question]:
    """The UPnP description, on the same host; asked where it is if the discovery group was not."""
    if not host.searched:
        yield from _datagrams(host, ssdp.SEARCH)
    if host.description is not None and host.description[0] not in quiet_ports(host) | NEVER_ASKED:
        yield _Question(ssdp.DESCRIPTION, host.description[0], Transport.TCP, host.description[1])


def _owners_snmp(host: HostFacts) -> Iterator[_Question]:
    if snmp.is_community(host.options.get(snmp.COMMUNITY, "")):
        yield from _datagrams(host, snmp.DESCRIPTION)


def _datagrams(host: HostFacts, *probes: Probe) -> Iterator[_Question]:
    """Over UDP, whatever the host has not answered already."""
    yield from (_Question(probe, probe.ports[0], Transport.UDP) for probe in probes if probe.id not in host.answered)


def _over_web(host: HostFacts, probe: Probe) -> Iterator[_Question]:
    """Once, on the web service that answered first; on the next one if nothing came back."""
    tries = [asked for asked in host.asked if asked.probe == probe.id]
    if len(tries) < MAX_TRIES and not any(asked.said_something for asked in tries):
        yield from (_Question(probe, port, transport) for port, transport in web_ports(host)[:1])


def _service_ports(host: HostFacts) -> list[tuple[int, str]]:
    """Where the ONVIF service may be, with its path where the host named it: as it says itself, then the ports that are
    used for nothing else, then web services that answered, then the odd ones where they are not known to be mute."""
    quiet = quiet_ports(host)
    own = [(port, "") for port in (2020, 8899) if port in host.open_ports]
    web = [(port, "") for port, _ in web_ports(host)]
    odd = [(port, "") for port in _odd_ports(host)]
    found: dict[int, str] = {}
    for port, path in (*host.services, *own, *web, *odd):
        if port not in quiet | NEVER_ASKED | _MUTE:
            found.setdefault(port, path)
    return list(found.items())


def _transport(port: int) -> Transport:
    return Transport.TLS if port in TLS_PORTS else Transport.TCP
