"""What is read from captures of a small camera network, and what is not."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import pytest

from camcensus.collect.importers.packets.importer import IMPORTER
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation

FIXTURES = Path(__file__).parents[2] / "fixtures" / "packets"


def _load_builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("packet_builder", FIXTURES / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = _load_builder()


def observe(data: bytes) -> list[Observation]:
    return [item for item in IMPORTER.read(io.BytesIO(data), "estate") if isinstance(item, Observation)]


def notes(data: bytes) -> str:
    return "\n".join(item.text for item in IMPORTER.read(io.BytesIO(data), "estate") if isinstance(item, Note))


def of_kind(seen: Iterable[Observation], kind: str, field: str | None = None) -> list[Observation]:
    return [one for one in seen if (one.kind, one.field) == (kind, field)]


@pytest.fixture(scope="module")
def estate() -> list[Observation]:
    return observe((FIXTURES / "valid" / "estate.pcap").read_bytes())


@pytest.mark.parametrize(
    ("kind", "field", "host", "mac", "says"),
    [
        ("sadp", None, "192.0.2.21", build.HIK, "<DeviceDescription>DS-2CD2T47G1-L</DeviceDescription>"),
        ("dhip", None, "192.0.2.22", build.DAHUA, '"DeviceType":"IPC-HFW2431S-S-S2"'),
        ("dahua-discovery", None, "192.0.2.22", build.DAHUA, "IPC-HDW1000"),
        ("onvif-wsd", None, "192.0.2.21", build.HIK, "onvif://www.onvif.org/hardware/DS-2CD2T47G1-L"),
        ("ssdp", None, "192.0.2.23", build.AXIS, "uuid:Upnp-BasicDevice-1_0-ACCC8E000003"),
        ("dhcp", "dhcp.vendor-class", None, build.AXIS, "AXIS,Network Camera,P3343,5.20.3"),
        ("dhcp", "dhcp.host-name", None, build.AXIS, "axis-accc8e000003"),
        ("lldp", "snmp.sysdescr", "192.0.2.23", build.AXIS, "AXIS P3343 Network Camera 5.20.3"),
        ("snmp", "snmp.sysdescr", "192.0.2.21", build.HIK, "Hikvision company products"),
        ("tls", "tls.subject", "192.0.2.21", build.HIK, "CN=www.hikvision.com,OU=DVRNVR,O=HIKVISION,L=HangZhou"),
        ("isapi-deviceinfo", "/ISAPI/System/deviceInfo", "192.0.2.21", build.HIK, "<model>DS-2CD2T47G1-L</model>"),
    ],
)
def test_each_protocol_gives_the_answer_of_the_device(
    estate: list[Observation], kind: str, field: str | None, host: str | None, mac: str, says: str
) -> None:
    (one,) = of_kind(estate, kind, field)
    assert (one.host, one.mac) == (host, mac)
    assert says in one.raw


def test_an_observation_says_where_in_the_capture_and_when(estate: list[Observation]) -> None:
    (sadp,) = of_kind(estate, "sadp")
    assert str(sadp.origin) == "estate, frame 4"
    assert sadp.observed_at == "2026-11-18T11:06:43.250000Z"
    assert sadp.port == 37020


def test_tplink_answers_are_unwrapped_and_keep_no_place_of_the_owner(estate: list[Observation]) -> None:
    camera, plug = of_kind(estate, "tplink-discovery")
    assert camera.raw == '{"device_model": "C200", "device_type": "SMART.IPCAMERA", "mac": "5C-E9-31-00-00-04"}'
    assert plug.raw == '{"model": "HS100(UK)", "type": "IOT.SMARTPLUGSWITCH", "dev_name": "Plug"}'
    assert plug.port == 9999


def test_mdns_records_stand_one_a_line(estate: list[Observation]) -> None:
    lines = of_kind(estate, "mdns")[0].raw.splitlines()
    assert "PTR\t_axis-video._tcp.local\tAXIS P3343 - ACCC8E000003._axis-video._tcp.local" in lines
    assert 'TXT\tAXIS P3343 - ACCC8E000003._axis-video._tcp.local\t"macaddress=ACCC8E000003"\t"model=P3343"' in lines


def test_mdns_passed_on_by_a_router_is_not_the_router(estate: list[Observation]) -> None:
    relayed = of_kind(estate, "mdns")[1]
    assert (relayed.host, relayed.mac) == ("198.51.100.23", None)
    assert relayed.provenance["relayed_by"] == "192.0.2.1"


def test_rtsp_keeps_header_and_description_and_no_video(estate: list[Observation]) -> None:
    challenge, described = of_kind(estate, "rtsp")
    assert 'realm="IP Camera(C0000)"' in challenge.raw
    assert "\r\nDate:  Wed" in challenge.raw
    assert described.raw.endswith("\r\n\r\n" + build.SDP)
    assert not any("\ufffd" in one.raw or "\xde\xad" in one.raw for one in estate)


def test_http_is_put_in_order_and_keeps_header_and_title_without_secrets(estate: list[Observation]) -> None:
    page = of_kind(estate, "http")[0]
    assert page.raw.startswith("HTTP/1.1 200 OK\r\n")
    assert page.raw.endswith("\r\n\r\n<title>index</title>")
    assert "Set-Cookie: WebSession=aaaaaa0000000000; path=/" in page.raw
    assert not any("c2VjcmV0" in one.raw or "not-to-be-kept" in one.raw for one in estate)


def test_a_name_asked_for_is_counted_for_the_host_that_asks_and_not_for_its_resolver(estate: list[Observation]) -> None:
    asked = [
        (one.host, one.raw, one.provenance["queries"], one.provenance["asked_in"])
        for one in estate
        if one.kind == "dns-query"
    ]
    assert asked == [
        ("192.0.2.21", "dev.hik-connect.com", "2", "dns"),
        ("192.0.2.21", "litedev.hik-connect.com", "1", "tls"),
    ]


def test_repeats_that_differ_only_in_their_message_number_are_one(estate: list[Observation]) -> None:
    assert [len(of_kind(estate, kind)) for kind in ("sadp", "onvif-wsd", "ssdp")] == [1, 1, 1]
    said = notes((FIXTURES / "valid" / "estate.pcap").read_bytes())
    assert "repeats of an answer, not shown: onvif-wsd 1, sadp 1, ssdp 1" in said
    assert "1 IP fragments (not put together) were not read" in said


def test_hardware_addresses_are_evidence_only_where_they_are_the_devices_own(estate: list[Observation]) -> None:
    pairs = {(one.host, one.raw) for one in of_kind(estate, "mac", "oui")}
    assert pairs == {
        ("192.0.2.21", build.HIK),
        ("2001:db8::21", build.HIK),
        ("192.0.2.1", build.ROUTER),
        ("192.0.2.22", build.DAHUA),
        ("192.0.2.23", build.AXIS),
        ("192.0.2.24", build.TAPO),
        ("192.0.2.25", build.PLUG),
    }
    (remote,) = [one for one in estate if one.host == "198.51.100.9"]
    assert remote.mac is None


@pytest.mark.parametrize(("answered", "expected"), [(4, 4), (5, 0)])
def test_a_router_that_answers_arp_for_others_is_not_their_maker(answered: int, expected: int) -> None:
    frames = [build.arp(2, build.ROUTER, f"192.0.2.{host}", "192.0.2.10") for host in range(30, 30 + answered)]
    assert len(observe(build.pcap(frames))) == expected


def test_addresses_that_routers_share_are_no_evidence() -> None:
    data = build.pcap([build.arp(2, "00:00:5e:00:01:05", "192.0.2.1", "192.0.2.10")])
    assert observe(data) == []
    assert "1 hardware addresses that routers share: not taken as evidence" in notes(data)


@pytest.mark.parametrize(("ttl", "mac"), [(64, build.HIK), (63, None)])
def test_an_answer_that_crossed_a_router_has_no_hardware_address(ttl: int, mac: str | None) -> None:
    frame = build.udp4(build.HIK, "198.51.100.21", 37020, "192.0.2.10", 37020, build.SADP.encode(), ttl=ttl)
    (sadp,) = of_kind(observe(build.pcap([frame])), "sadp")
    assert (sadp.host, sadp.mac) == ("198.51.100.21", mac)


def test_questions_are_not_answers() -> None:
    probe = b"<?xml version='1.0'?><Probe><Types>inquiry</Types></Probe>"
    search = b'{ "method":"DHDiscover.search","params":{"mac":"","uni":1} }'
    questions = [
        build.udp4(build.PC, "192.0.2.10", 37020, "239.255.255.250", 37020, probe),
        build.udp4(build.PC, "192.0.2.10", 37810, "239.255.255.251", 37810, build.dhip_frame(search.decode())),
        build.udp4(
            build.PC, "192.0.2.10", 1900, "239.255.255.250", 1900, b"M-SEARCH * HTTP/1.1\r\nST: ssdp:all\r\n\r\n"
        ),
        build.udp4(build.PC, "192.0.2.10", 5353, "224.0.0.251", 5353, build.dns_query("_axis-video._tcp.local")),
    ]
    assert observe(build.pcap(questions)) == []


def test_a_device_that_says_something_new_each_time_is_cut_off_and_counted() -> None:
    frames = [
        build.udp4(build.HIK, "192.0.2.21", 161, "192.0.2.10", 5000, build.snmp_answer(f"camera {number}"))
        for number in range(40)
    ]
    data = build.pcap(frames)
    assert len(of_kind(observe(data), "snmp", "snmp.sysdescr")) == 32
    assert "over 32 distinct answers of one device, left out: snmp 8" in notes(data)


def test_nothing_inside_a_download_is_taken_for_an_answer() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: 3000\r\n\r\n"
    inside = b"HTTP/1.1 200 OK\r\nServer: App-webs/\r\n\r\n" + bytes(1400)
    after = b"HTTP/1.1 200 OK\r\nServer: nginx\r\n\r\n"
    parts = [head + bytes(1000), inside, bytes(2000 - len(inside)), after]
    frames, at = [], 1
    for part in parts:
        frames.append(build.tcp4(build.HIK, "192.0.2.21", 80, "192.0.2.10", 5000, at, part))
        at += len(part)
    said = [one.raw for one in of_kind(observe(build.pcap(frames)), "http")]
    assert [("App-webs" in raw, "nginx" in raw) for raw in said] == [(False, False), (False, True)]


def test_gzipped_and_chunked_pages_still_give_their_title() -> None:
    import gzip

    page = gzip.compress(b"<html><title>NETSurveillance WEB</title></html>")
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    frame = build.tcp4(build.HIK, "192.0.2.21", 80, "192.0.2.10", 5000, 1, head + body)
    (page_seen,) = of_kind(observe(build.pcap([frame])), "http")
    assert page_seen.raw.endswith("<title>NETSurveillance WEB</title>")


def test_an_answer_in_crumbs_is_put_together() -> None:
    answer = b"RTSP/1.0 200 OK\r\nServer: Dahua Rtsp Server\r\n\r\n"
    frames = [build.tcp4(build.DAHUA, "192.0.2.22", 554, "192.0.2.10", 5000, 9, b"", 0x12)]
    frames += build.in_segments(build.DAHUA, "192.0.2.22", 554, "192.0.2.10", 5000, 10, answer, 1)
    (one,) = of_kind(observe(build.pcap(frames)), "rtsp")
    assert "Dahua Rtsp Server" in one.raw


def test_a_malformed_certificate_is_passed_over() -> None:
    der = build.certificate()
    for broken in (b"", der[:100], b"\x30\x82\x01\x00" + bytes(256), der[:40] + b"\xff" * 60 + der[100:]):
        frame = build.tcp4(build.HIK, "192.0.2.21", 443, "192.0.2.10", 5000, 1, build.server_certificate(broken))
        assert of_kind(observe(build.pcap([frame])), "tls", "tls.subject") == []


def test_a_cut_capture_gives_what_was_good_and_names_the_byte() -> None:
    data = (FIXTURES / "damaged" / "cut-in-frame-20.pcap").read_bytes()
    seen: list[Observation] = []
    items = IMPORTER.read(io.BytesIO(data), "cut.pcap")
    with pytest.raises(InputError) as caught:
        seen.extend(item for item in items if isinstance(item, Observation))
    assert {"sadp", "dhip", "mdns", "mac"} <= {one.kind for one in seen}
    assert caught.value.place == f"byte {len(data) - 20}"
    assert "ends inside frame 20" in caught.value.problem


def test_a_capture_without_frames_is_read_and_says_so() -> None:
    data = (FIXTURES / "damaged" / "no-frames.pcap").read_bytes()
    assert notes(data) == "0 frames looked at"


def test_every_answer_is_one_that_the_wire_readers_take_apart(estate: list[Observation]) -> None:
    """The kinds and raw texts given out here are those that camcensus.wire reads."""
    from camcensus.wire.answers import take_apart

    refused = [
        one for one in estate if any(field.name == "unreadable" for field in take_apart(one.kind, one.field, one.raw))
    ]
    assert refused == []
    named = {field.name for one in estate for field in take_apart(one.kind, one.field, one.raw)}
    assert {
        "sadp.DeviceDescription",
        "dhip.DeviceType",
        "onvif.scope.hardware",
        "mdns.service",
        "mdns.txt",
        "dhcp.vendor-class",
        "ssdp.server",
        "snmp.sysdescr",
        "rtsp.realm",
        "sdp.session",
        "http.title",
        "tls.subject.cn",
        "tplink.model",
        "dns.name",
    } <= named


def test_a_public_address_that_nothing_shows_on_this_network_is_marked(estate: list[Observation]) -> None:
    assert {one.host for one in estate if "off_link" in one.provenance} == {"198.51.100.9"}


@pytest.mark.parametrize(("source", "marked"), [("10.1.2.3", False), ("172.32.0.1", True), ("172.31.255.255", False)])
def test_private_addresses_are_ours_without_proof(source: str, marked: bool) -> None:
    answer = b"RTSP/1.0 200 OK\r\nServer: Dahua Rtsp Server\r\n\r\n"
    (one,) = observe(build.pcap([build.tcp4(build.ROUTER, source, 554, "192.0.2.10", 5000, 1, answer)]))
    assert ("off_link" in one.provenance) is marked


def test_a_page_gives_scripts_and_redirections_and_no_text_of_persons() -> None:
    page = (
        b'<html><script type="text/javascript" src="/script/lib/seajs.js?version=4.0.51"></script>'
        b'<script>window.location.href = "/doc/page/login.asp?_123";</script><p>Dear Ada</p></html>'
    )
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page)
    frame = build.tcp4(build.HIK, "192.0.2.21", 80, "192.0.2.10", 5000, 1, head + page)
    (one,) = of_kind(observe(build.pcap([frame])), "http")
    _, _, text = one.raw.partition("\r\n\r\n")
    assert text == '<script src="/script/lib/seajs.js"></script>\n<script>location="/doc/page/login.asp"</script>'


def test_a_long_capability_document_is_kept_whole() -> None:
    document = b"<DeviceCap>" + b"<isSupportX>true</isSupportX>" * 1200 + b"</DeviceCap>"
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n\r\n%s" % (
        len(document),
        document,
    )
    request = b"GET /ISAPI/System/capabilities HTTP/1.1\r\n\r\n"
    frames = [build.tcp4(build.PC, "192.0.2.10", 5000, "192.0.2.21", 80, 1, request)]
    frames += build.in_segments(build.HIK, "192.0.2.21", 80, "192.0.2.10", 5000, 1, answer, 1400)
    (one,) = of_kind(observe(build.pcap(frames)), "isapi-capabilities", "/ISAPI/System/capabilities")
    assert one.raw.encode() == document


def test_an_answer_whose_request_was_not_seen_is_not_taken_for_the_one_before() -> None:
    document = b"<DeviceInfo><model>DS-2CD0000</model></DeviceInfo>"
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n\r\n%s" % (
        len(document),
        document,
    )
    other = answer.replace(b"<model>", b"<other>").replace(b"</model>", b"</other>")
    frames = [
        build.tcp4(build.PC, "192.0.2.10", 5000, "192.0.2.21", 80, 1, b"GET /ISAPI/System/deviceInfo HTTP/1.1\r\n\r\n"),
        build.tcp4(build.HIK, "192.0.2.21", 80, "192.0.2.10", 5000, 1, answer),
        build.tcp4(build.HIK, "192.0.2.21", 80, "192.0.2.10", 5000, 1 + len(answer), other),
    ]
    (one,) = of_kind(observe(build.pcap(frames)), "isapi-deviceinfo", "/ISAPI/System/deviceInfo")
    assert "<model>" in one.raw
