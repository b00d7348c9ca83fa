"""What every question is, byte for byte where it matters, and what none of them ever is."""

from __future__ import annotations

import base64
import json
import re
import struct
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus import __version__
from camcensus.model.scan import ScanEnd, Target, Transport
from camcensus.wire.answers import READERS
from camcensus.wire.conversations import sadp
from camcensus.wire.conversations.conversation import Probe
from camcensus.wire.conversations.plan import DISCOVERY
from camcensus.wire.conversations.probes import PROBES
from camcensus.wire.markup import read_elements

NONCE = "0b6bd2a4-61a5-4b7b-8d0f-6a1f6f2c9a10"
# For the questions that need them, and harmless to all others.
OPTIONS = {"path": "/onvif/device_service", "snmp-community": "owners-own"}
EVERY = [pytest.param(probe, id=probe.id) for probe in PROBES.values()]
OVER_TEXT = [pytest.param(probe, id=probe.id) for probe in PROBES.values() if Transport.UDP not in probe.transports]
OVER_HTTP = [
    pytest.param(probe, id=probe.id)
    for probe in PROBES.values()
    if Transport.UDP not in probe.transports and probe.kind not in ("rtsp", "tls")
]


def asked(probe: Probe, address: str = "192.0.2.7", port: int | None = None, **options: str) -> bytes:
    path = "/index.html" if probe.id in ("http.page", "ssdp.description") else OPTIONS["path"]
    port = port or (probe.ports[0] if probe.ports else 80)
    return probe.ask(Target(address, port, probe.transports[0], NONCE, {**OPTIONS, "path": path, **options}))


def test_ids_are_the_keys() -> None:
    assert all(name == probe.id for name, probe in PROBES.items())


@pytest.mark.parametrize("probe", EVERY)
def test_a_probe_says_what_it_is_and_where_it_comes_from(probe: Probe) -> None:
    assert probe.kind in READERS
    assert probe.title
    assert probe.source
    assert 0 < probe.seconds <= 5
    assert 0 < probe.max_bytes <= 64 * 1024


@pytest.mark.parametrize("probe", EVERY)
def test_a_question_is_small_and_the_same_each_time(probe: Probe) -> None:
    assert asked(probe) == asked(probe)
    assert len(asked(probe)) < 1400


@pytest.mark.parametrize("probe", EVERY)
def test_no_question_holds_a_login(probe: Probe) -> None:
    """No user name, password, cookie or authorisation, in any usual spelling; and no default that could be one."""
    text = asked(probe).decode("latin-1").lower()
    if probe.kind == "snmp":
        assert text.count("owners-own") == 1
        text = text.replace("owners-own", "")
    for word in ("authorization", "cookie", "passw", "pwd", "username", "user=", "login", "admin", "root\r", "token"):
        assert word not in text, word
    for word in ("public", "private", "12345", "888888", "usernametoken", "wsse", base64.b64encode(b"admin:").decode()):
        assert word.lower() not in text, word


@pytest.mark.parametrize("probe", OVER_HTTP)
def test_over_http_a_question_only_reads(probe: Probe) -> None:
    line, _, rest = asked(probe).decode("ascii").partition("\r\n")
    method, path, version = line.split(" ")
    assert version == "HTTP/1.1"
    if method == "POST":
        allowed = (
            r"<Get(?:SystemDateAndTime|Services|DeviceInformation) xmlns|\"method\":\"getAllUnrestrictedProperties\""
        )
        assert re.search(allowed, rest)
    else:
        assert method == "GET"
        assert rest.endswith("\r\n\r\n")
    assert not re.search(r"(?i)reboot|reset|snapshot|picture|config|backup|upgrade|setparam|\.\.", path)


@pytest.mark.parametrize("probe", OVER_HTTP)
def test_over_http_a_question_says_who_asks_and_declines_compression(probe: Probe) -> None:
    lines = asked(probe, port=8080).decode("ascii").split("\r\n")
    assert "Host: 192.0.2.7:8080" in lines
    assert f"User-Agent: camcensus/{__version__} (authorised inventory)" in lines
    assert "Accept-Encoding: identity" in lines
    assert "Connection: close" in lines


@pytest.mark.parametrize("probe", OVER_HTTP)
def test_a_body_is_as_long_as_it_says(probe: Probe) -> None:
    head, _, body = asked(probe).partition(b"\r\n\r\n")
    length = re.search(rb"Content-Length: (\d+)", head)
    assert (int(length[1]) if length else 0) == len(body)


@pytest.mark.parametrize("probe", OVER_TEXT)
def test_an_ipv6_address_stands_in_brackets(probe: Probe) -> None:
    text = asked(probe, "2001:db8::7", 8080).decode("ascii")
    assert not text or "[2001:db8::7]:8080" in text


@pytest.mark.parametrize("probe", EVERY)
@pytest.mark.parametrize("path", ["/a b", "/a\r\nX: y", "/é", "a", "//a\n", "/" + "a" * 3000])
def test_nothing_that_a_device_says_becomes_a_header(probe: Probe, path: str) -> None:
    target = Target("192.0.2.7", 80, probe.transports[0], NONCE, {**OPTIONS, "path": path})
    if probe.id in ("http.page", "ssdp.description") or probe.kind == "onvif":
        with pytest.raises(ValueError):
            probe.ask(target)
    else:
        assert probe.ask(target) == asked(probe, port=80)


@pytest.mark.parametrize("probe", [pytest.param(probe, id=probe.id) for probe in PROBES.values() if probe.group])
def test_a_group_is_a_multicast_address(probe: Probe) -> None:
    assert probe.group is not None
    assert ip_address(probe.group).is_multicast
    assert probe.transports == (Transport.UDP,)
    assert probe in DISCOVERY


def test_the_front_page() -> None:
    assert asked(PROBES["http.root"]) == (
        b"GET / HTTP/1.1\r\nHost: 192.0.2.7\r\n"
        + f"User-Agent: camcensus/{__version__} (authorised inventory)\r\n".encode()
        + b"Accept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n"
    )


@pytest.mark.parametrize("method", ["OPTIONS", "DESCRIBE"])
def test_rtsp(method: str) -> None:
    first, second, *_ = asked(PROBES[f"rtsp.{method.lower()}"]).decode().split("\r\n")
    assert (first, second) == (f"{method} rtsp://192.0.2.7:554/ RTSP/1.0", "CSeq: 1")


def test_rtsp_plays_nothing() -> None:
    for probe in PROBES.values():
        assert not re.match(rb"(?i)SETUP|PLAY|RECORD|ANNOUNCE|SET_PARAMETER", asked(probe))


def test_sadp_asks_and_nothing_else() -> None:
    """Other types of the message change a device: whatever it is given, the module makes an inquiry."""
    made = asked(PROBES["sadp.inquiry"]).decode()
    assert made == (
        f'<?xml version="1.0" encoding="utf-8"?><Probe><Uuid>{NONCE.upper()}</Uuid><Types>inquiry</Types></Probe>'
    )
    functions = [value for value in vars(sadp).values() if callable(value) and value.__module__ == sadp.__name__]
    makers = [function for function in functions if function.__annotations__.get("return") == "bytes"]
    assert [function.__name__ for function in makers] == ["_ask"]
    assert set(makers[0].__annotations__) == {"target", "return"}


@given(st.text(max_size=60), st.dictionaries(st.text(max_size=20), st.text(max_size=20), max_size=4))
def test_no_target_makes_sadp_anything_but_an_inquiry(nonce: str, options: dict[str, str]) -> None:
    try:
        made = sadp.INQUIRY.ask(Target("192.0.2.7", 37020, Transport.UDP, nonce, options)).decode()
    except ValueError:
        return  # the nonce is no UUID
    elements = read_elements(made)
    assert [(e.local, e.text) for e in elements if e.local != "Uuid"] == [("Probe", ""), ("Types", "inquiry")]


def test_dhip_carries_its_length_twice() -> None:
    made = asked(PROBES["dhip.search"])
    size, magic, session, first, second = struct.unpack("<I4sQQQ", made[:32])
    assert (size, magic, session) == (32, b"DHIP", 0)
    assert first == second == len(made) - 32
    assert json.loads(made[32:]) == {"method": "DHDiscover.search", "params": {"mac": "", "uni": 1}}


def test_tplink_asks_what_python_kasa_asks() -> None:
    assert asked(PROBES["tplink.discovery"]).hex() == "020000010000000000000000463cb5d3"
    scrambled = asked(PROBES["tplink.kasa"])
    plain = bytes(byte ^ key for byte, key in zip(scrambled, b"\xab" + scrambled, strict=False))
    assert json.loads(plain) == {"system": {"get_sysinfo": {}}}


def test_xiongmai_asks_with_an_empty_message_1530() -> None:
    assert asked(PROBES["xiongmai.search"]) == b"\xff" + bytes(13) + b"\xfa\x05" + bytes(4)


def test_mdns_asks_for_pointers_answered_to_the_asker() -> None:
    made = asked(PROBES["mdns.services"])
    count = struct.unpack(">6H", made[:12])[2]
    assert made.count(b"\x04_tcp\x05local\x00\x00\x0c\x80\x01") == count == 8
    assert b"\x0b_axis-video\x04_tcp" in made


def test_wsdiscovery_asks_with_and_without_a_type() -> None:
    typed, untyped = (asked(PROBES[name]).decode() for name in ("onvif.wsdiscovery", "onvif.wsdiscovery-any"))
    assert "dn:NetworkVideoTransmitter</d:Types>" in typed
    assert "Types" not in untyped
    for made in (typed, untyped):
        assert f"urn:uuid:{NONCE}" in made
        assert [e.local for e in read_elements(made)][:2] == ["Envelope", "Header"]


def test_ssdp_asks_for_root_devices() -> None:
    assert b'MAN: "ssdp:discover"\r\nMX: 1\r\nST: upnp:rootdevice\r\n\r\n' in asked(PROBES["ssdp.search"])


@pytest.mark.parametrize("community", ["", "é", "x" * 256, None])
@pytest.mark.parametrize("name", ["snmp.system", "snmp.hikvision", "snmp.dahua"])
def test_without_the_owners_community_snmp_is_not_asked(name: str, community: str | None) -> None:
    options = {} if community is None else {"snmp-community": community}
    with pytest.raises(ValueError):
        PROBES[name].ask(Target("192.0.2.7", 161, Transport.UDP, options=options))


def test_snmp_is_a_get_of_version_2c() -> None:
    made = asked(PROBES["snmp.system"], **{"snmp-community": "x" * 200})
    assert made[:4] == b"\x30\x82" + (len(made) - 4).to_bytes(2, "big")
    assert made[4:7] == b"\x02\x01\x01"
    assert made[7:10] == b"\x04\x82\x00"  # the community's length in two bytes
    assert b"\xa0" in made[10 + 200 :]
    assert bytes.fromhex("06082b06010201010100") + b"\x05\x00" in made
    assert bytes.fromhex("06082b06010201010200") + b"\x05\x00" in made


ANSWERS = {
    "onvif.wsdiscovery": b"<?xml?><e:Envelope><d:ProbeMatches><d:ProbeMatch/></d:ProbeMatches></e:Envelope>",
    "onvif.wsdiscovery-any": b"<Envelope><ProbeMatches><ProbeMatch/></ProbeMatches></Envelope>",
    "sadp.inquiry": b"<ProbeMatch><DeviceDescription>x</DeviceDescription></ProbeMatch>",
    "dhip.search": struct.pack("<I4sQQQ", 32, b"DHIP", 0, 40, 40) + b'{"params":{"deviceInfo":{}}}',
    "tplink.discovery": b"\x02\0\0\1" + bytes(12) + b'{"result":{"device_type":"SMART.IPCAMERA"}}',
    "tplink.kasa": b"\xd0" + b"\xf2" * 40,
    "xiongmai.search": b"\xff" + bytes(13) + b"\xfb\x05" + b"\x02\0\0\0" + b"{}",
    "ssdp.search": b"HTTP/1.1 200 OK\r\nST: upnp:rootdevice\r\n\r\n",
    "mdns.services": b"\0\0\x84\0\0\0\0\1\0\0\0\0" + bytes(12),
    "snmp.system": b"\x30\x10\x02\x01\x01\x04\x01x\xa2\x08",
    "snmp.hikvision": b"\x30\x10\x02\x01\x01\x04\x01x\xa2\x08",
    "snmp.dahua": b"\x30\x10\x02\x01\x01\x04\x01x\xa2\x08",
}


@pytest.mark.parametrize("probe", [p for p in EVERY if Transport.UDP in p.values[0].transports])
def test_a_datagram_is_known_by_its_protocol(probe: Probe) -> None:
    reader = probe.reader()
    assert not reader.feed(b"hello")
    assert not reader.feed(asked(probe)), "our own question, echoed, is no answer"
    assert reader.feed(ANSWERS[probe.id])
    assert reader.end() is ScanEnd.ANSWERED


@given(
    st.sampled_from(sorted(PROBES)),
    st.lists(st.binary(max_size=80) | st.sampled_from(sorted(ANSWERS.values())), max_size=20),
)
def test_no_reader_raises(probe: str, pieces: list[bytes]) -> None:
    reader = PROBES[probe].reader()
    for piece in pieces:
        reader.feed(piece)
    assert reader.end() in ScanEnd


@pytest.mark.parametrize("probe", [p for p in EVERY if Transport.UDP in p.values[0].transports])
def test_every_prefix_of_a_datagram_ends_in_a_verdict(probe: Probe) -> None:
    for length in range(len(ANSWERS[probe.id])):
        reader = probe.reader()
        reader.feed(ANSWERS[probe.id][:length])
        assert reader.end() in (ScanEnd.ANSWERED, ScanEnd.NOT_THIS_PROTOCOL)


def test_a_certificate_comes_at_once() -> None:
    reader = PROBES["tls.certificate"].reader()
    assert reader.end() is ScanEnd.TIMED_OUT
    assert reader.feed(b"subject: CN=x\n")
    assert reader.end() is ScanEnd.ANSWERED
