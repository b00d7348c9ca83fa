"""Discovery answers of emulated devices, without a socket: each meets the question that a scan really asks."""

from __future__ import annotations

import json
import socket
import struct

import dpkt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.lab.datagrams import reply
from camcensus.lab.host import Host
from camcensus.lab.personality import Personality, UdpService, personalities
from camcensus.model.scan import ScanEnd, Target, Transport
from camcensus.wire.conversations.probes import PROBES

ASKED_BY = {
    "ws-discovery": "onvif-wsd",
    "sadp": "sadp",
    "dhip": "dhip",
    "xiongmai": "xiongmai",
    "ssdp": "ssdp",
    "mdns": "mdns",
    "snmp": "snmp",
}
SERVICES = [(each, service) for each in personalities().values() for service in each.udp]


def _host(personality: Personality) -> Host:
    return Host("192.0.2.7", personality, personality.models[0])


def _probes(service: UdpService) -> list[str]:
    if service.speaks in ("tplink", "tplink-legacy"):
        return ["tplink.discovery" if service.speaks == "tplink" else "tplink.kasa"]
    kind = ASKED_BY[service.speaks]
    return [name for name, probe in PROBES.items() if Transport.UDP in probe.transports and probe.kind == kind]


@pytest.mark.parametrize(
    ("personality", "service"), SERVICES, ids=lambda each: getattr(each, "id", None) or each.speaks
)
def test_the_real_question_is_answered(personality: Personality, service: UdpService) -> None:
    target = Target(
        "192.0.2.7", service.port, Transport.UDP, "6ba7b810-9dad-11d1-80b4-00c04fd430c8", {"snmp-community": "public"}
    )
    ends = []
    for name in _probes(service):
        reader = PROBES[name].reader()
        for datagram in reply(_host(personality), service, PROBES[name].ask(target)):
            reader.feed(datagram)
        ends.append(reader.end())
    assert ScanEnd.ANSWERED in ends


@given(st.binary(max_size=300), st.sampled_from(SERVICES))
def test_any_datagram_gets_an_answer_or_none(data: bytes, chosen: tuple[Personality, UdpService]) -> None:
    reply(_host(chosen[0]), chosen[1], data)


def _service(speaks: str, **values: object) -> UdpService:
    return UdpService(1, speaks, values)


PRINTER = _host(personalities()["printer-hp"])


@pytest.mark.parametrize(
    ("types", "answers"),
    [
        pytest.param(b"<d:Types>x:NetworkVideoTransmitter</d:Types>", True, id="its type under another prefix"),
        pytest.param(b"<d:Types>x:Printer</d:Types>", False, id="another type"),
        pytest.param(b"<d:Types/>", True, id="no type"),
        pytest.param(b"", True, id="no element"),
    ],
)
def test_discovery_answers_by_type(types: bytes, answers: bool) -> None:
    data = b"<e><a:MessageID>uuid:1</a:MessageID><d:Probe>" + types + b"</d:Probe></e>"
    said = reply(PRINTER, _service("ws-discovery", scopes=["onvif://www.onvif.org/name/x"]), data)
    assert bool(said) is answers
    assert all(b"<wsa:RelatesTo>uuid:1</wsa:RelatesTo>" in each for each in said)


def test_some_recorders_do_not_answer_untyped_questions() -> None:
    service = _service("ws-discovery", scopes=["x"], untyped=False)
    assert reply(PRINTER, service, b"<MessageID>uuid:1</MessageID><Probe/>") == []


def test_sadp_answers_the_inquiry_and_nothing_that_changes_a_device() -> None:
    service = _service("sadp", fields={"IPv4Address": "{{address}}"})
    (said,) = reply(PRINTER, service, b"<Probe><Uuid>ABC</Uuid><Types>inquiry</Types></Probe>")
    assert b"<Uuid>ABC</Uuid>" in said
    assert b"<IPv4Address>192.0.2.7</IPv4Address>" in said
    assert reply(PRINTER, service, b"<Probe><Uuid>ABC</Uuid><Types>update</Types></Probe>") == []


def test_dhip_does_not_answer_bare_json() -> None:
    service = _service("dhip", device={"DeviceType": "{{model}}"})
    question = b'{"method":"DHDiscover.search","params":{"mac":"","uni":1}}'
    assert reply(PRINTER, service, question) == []
    assert reply(PRINTER, service, b"\0") == []
    assert len(reply(PRINTER, service, b"\xff")) == 1
    framed = b"\x20\0\0\0DHIP" + b"\0" * 8 + struct.pack("<IIII", len(question), 0, len(question), 0) + question
    (said,) = reply(PRINTER, service, framed)
    assert struct.unpack_from("<I", said, 16)[0] == len(said) - 32
    assert json.loads(said[32:])["params"]["deviceInfo"]["DeviceType"] == PRINTER.model


def test_mdns_is_read_by_another_implementation() -> None:
    service = _service(
        "mdns", host="cam", services=[{"type": "_axis-video._tcp", "instance": "Cam - 1", "port": 80, "txt": ["a=b"]}]
    )
    question = dpkt.dns.DNS(qd=[dpkt.dns.DNS.Q(name="_axis-video._tcp.local", type=dpkt.dns.DNS_PTR, cls=1)])
    (said,) = reply(PRINTER, service, bytes(question))
    read = dpkt.dns.DNS(said)
    assert [(each.name, each.ptrname) for each in read.an] == [
        ("_axis-video._tcp.local", "Cam - 1._axis-video._tcp.local")
    ]
    server, text, place = read.ar
    assert (server.srvname, server.port, text.text, place.ip) == (
        "cam.local",
        80,
        ["a=b"],
        socket.inet_aton("192.0.2.7"),
    )
    other = dpkt.dns.DNS(qd=[dpkt.dns.DNS.Q(name="_ipp._tcp.local", type=dpkt.dns.DNS_PTR, cls=1)])
    assert reply(PRINTER, service, bytes(other)) == []


@pytest.mark.parametrize(
    ("community", "answers"),
    [pytest.param(b"public", True, id="its community"), pytest.param(b"secret", False, id="another")],
)
def test_snmp_answers_its_community_only(community: bytes, answers: bool) -> None:
    name = bytes.fromhex("2b06010201010100")
    binding = b"\x30\x0c\x06\x08" + name + b"\x05\x00"
    pdu = b"\xa0\x19\x02\x01\x07\x02\x01\x00\x02\x01\x00\x30\x0e" + binding
    message = b"\x02\x01\x01\x04" + bytes([len(community)]) + community + pdu
    question = b"\x30" + bytes([len(message)]) + message
    said = reply(PRINTER, _service("snmp", values={"1.3.6.1.2.1.1.1.0": "a thing"}), question)
    assert bool(said) is answers
    assert all(b"a thing" in each for each in said)
