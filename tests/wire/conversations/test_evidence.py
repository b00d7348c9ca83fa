"""What a capture's reader makes of one exchange."""

from __future__ import annotations

import base64
import gzip
import hashlib
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.model.observation import Field
from camcensus.model.scan import Exchange, ScanEnd, Transport
from camcensus.wire.answers import take_apart
from camcensus.wire.conversations.evidence import (
    MAX_DECODED,
    Part,
    favicon_parts,
    murmur3,
    parts_of,
    split_http,
    status_of,
    text_of,
)
from camcensus.wire.conversations.probes import PROBES

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def exchange(probe: str, received: bytes, end: ScanEnd = ScanEnd.ANSWERED) -> Exchange:
    return Exchange(NOW, "192.0.2.7", 80, PROBES[probe].transports[0], probe, PROBES[probe].kind, end, b"", received)


def fields_of(probe: str, received: bytes, end: ScanEnd = ScanEnd.ANSWERED) -> set[Field]:
    parts = parts_of(exchange(probe, received, end))
    return {field for part in parts for field in take_apart(part.kind, part.field, part.raw)}


PAGE = b"HTTP/1.1 200 OK\r\nServer: App-webs/\r\n\r\n<html><head><title>K\xc3\xbcche</title></head></html>"
INFO = (
    b"HTTP/1.1 200 OK\r\nServer: App-webs/\r\nContent-Type: application/xml\r\n\r\n"
    b'<?xml version="1.0"?><DeviceInfo xmlns="http://www.hikvision.com/ver20/XMLSchema"><model>DS-2CD2042WD-I</model>'
    b"</DeviceInfo>"
)


def test_a_page_is_one_part() -> None:
    assert {Field("http.title", "Küche"), Field("http.server", "App-webs/")} <= fields_of("http.root", PAGE)


def test_a_document_over_http_speaks_of_its_server_too() -> None:
    found = fields_of("isapi.deviceinfo", INFO)
    assert {Field("isapi.model", "DS-2CD2042WD-I"), Field("http.server", "App-webs/")} <= found


def test_a_refusal_over_http_is_evidence_of_http_alone() -> None:
    refused = b'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm="IP Camera(C0000)"\r\n\r\n<html></html>'
    parts = parts_of(exchange("isapi.deviceinfo", refused))
    assert [part.kind for part in parts] == ["http"]
    assert Field("http.realm", "IP Camera(C0000)") in fields_of("isapi.deviceinfo", refused)


@pytest.mark.parametrize(
    ("probe", "kind"),
    [("isapi.deviceinfo", "isapi-deviceinfo"), ("dahua.devicetype", "dahua-cgi"), ("axis.deviceinfo", "vapix")],
)
def test_a_server_that_answers_every_path_with_its_page_proves_no_maker(probe: str, kind: str) -> None:
    page = PAGE.replace(b"</html>", b"<script>\ntype=IPC-HFW\nversion=1\n</script></html>")
    assert kind not in {part.kind for part in parts_of(exchange(probe, page))}


def test_a_type_of_device() -> None:
    answer = b"HTTP/1.1 200 OK\r\nCONNECTION: close\r\n\r\ntype=IPC-HFW1230S\r\n"
    assert Field("dahua-cgi.type", "IPC-HFW1230S") in fields_of("dahua.devicetype", answer)


def test_a_soap_fault_is_onvif() -> None:
    fault = (
        b"HTTP/1.1 400 Bad Request\r\n\r\n<env:Envelope xmlns:env='x'><env:Body><env:Fault/></env:Body></env:Envelope>"
    )
    assert Field("onvif.envelope", "env:Envelope") in fields_of("onvif.information", fault)


def test_a_search_answer_over_udp_is_ssdp() -> None:
    answer = b"HTTP/1.1 200 OK\r\nSERVER: Linux UPnP/1.0\r\nLOCATION: http://192.0.2.7:49152/d.xml\r\n\r\n"
    assert fields_of("ssdp.search", answer) == {
        Field("ssdp.server", "Linux UPnP/1.0"),
        Field("ssdp.location-path", "/d.xml"),
        Field("ssdp.location-port", "49152"),
    }


def test_a_description_is_ssdp_and_its_server_http() -> None:
    answer = (
        b"HTTP/1.1 200 OK\r\nServer: Boa\r\n\r\n<root xmlns='urn:schemas-upnp-org:device-1-0'><device>"
        b"<manufacturer>AXIS</manufacturer></device></root>"
    )
    assert {Field("http.server", "Boa"), Field("upnp.manufacturer", "AXIS")} <= fields_of("ssdp.description", answer)


def test_rtsp_is_one_part() -> None:
    assert Field("rtsp.server", "Rtsp Server/3.0") in fields_of(
        "rtsp.options", b"RTSP/1.0 200 OK\r\nServer: Rtsp Server/3.0\r\n\r\n"
    )


def test_http_on_an_rtsp_port_is_a_banner_that_is_recognised() -> None:
    found = fields_of("rtsp.options", b"HTTP/1.1 400 Bad\r\nServer: x\r\n\r\n", ScanEnd.NOT_THIS_PROTOCOL)
    assert Field("http.server", "x") in found


def test_another_protocol_is_a_banner() -> None:
    found = fields_of("http.root", b"SSH-2.0-dropbear_2019\r\n", ScanEnd.NOT_THIS_PROTOCOL)
    assert Field("ssh.software", "dropbear_2019") in found


@pytest.mark.parametrize("end", [ScanEnd.OFF_LIMITS, ScanEnd.STOPPED, ScanEnd.REFUSED, ScanEnd.UNREACHABLE])
def test_what_was_not_answered_is_no_evidence(end: ScanEnd) -> None:
    assert parts_of(exchange("http.root", PAGE, end)) == ()


def test_nothing_received_is_no_evidence() -> None:
    assert parts_of(exchange("http.root", b"")) == ()


def test_a_port_that_was_only_tried_is_no_evidence() -> None:
    tried = Exchange(NOW, "192.0.2.7", 80, Transport.TCP, "connect", None, ScanEnd.ANSWERED, received=b"x")
    assert parts_of(tried) == ()


@pytest.mark.parametrize("end", [ScanEnd.RESET, ScanEnd.TOO_LONG, ScanEnd.TIMED_OUT])
def test_what_came_before_the_end_counts(end: ScanEnd) -> None:
    assert Field("http.server", "App-webs/") in fields_of("http.root", PAGE[:45], end)


ICON = b"\0\0\1\0" + bytes(range(200))


def test_an_icon_counts_by_its_hashes() -> None:
    assert favicon_parts(b"HTTP/1.1 200 OK\r\nContent-Type: image/x-icon\r\n\r\n" + ICON) == (
        Part("http", "http.favicon-md5", hashlib.md5(ICON).hexdigest()),
        Part("http", "http.favicon-mmh3", str(murmur3(base64.encodebytes(ICON)))),
        Part("http", "http.favicon-sha256", hashlib.sha256(ICON).hexdigest()),
    )


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 404 Not Found\r\n\r\n" + ICON,
        b"HTTP/1.1 200 OK\r\n\r\n",
        PAGE,
        b"",
        b"HTTP/1.1 200 OK\r\n\r\n\n <svg/>",
    ],
)
def test_what_is_no_icon_has_no_hash(answer: bytes) -> None:
    assert favicon_parts(answer) == ()
    assert parts_of(exchange("http.favicon", answer)) == ()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", 0),
        (b"hello", 0x248BFA47),
        (b"hello, world", 0x149BBB7F),
        (b"The quick brown fox jumps over the lazy dog", 0x2E4FF723),
    ],
)
def test_murmur3_of_known_texts(data: bytes, expected: int) -> None:
    assert murmur3(data) == expected


def test_murmur3_is_signed() -> None:
    assert murmur3(b"test") == 0xBA6BD213 - (1 << 32)


def test_chunks_are_put_together() -> None:
    answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<tit\r\n7;a=b\r\nle>Door\r\n8\r\n</title>\r\n0\r\n\r\n"
    assert split_http(answer)[1] == b"<title>Door</title>"
    assert Field("http.title", "Door") in fields_of("http.root", answer)


@pytest.mark.parametrize("body", [gzip.compress(PAGE), zlib.compress(PAGE), zlib.compress(PAGE, wbits=-15)])
def test_what_was_compressed_against_our_wish_is_read(body: bytes) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\n\r\n" % (b"gzip" if body[:2] == b"\x1f\x8b" else b"deflate")
    assert split_http(head + body)[1] == PAGE
    assert split_http(head + body[:-12])[1][:20] == PAGE[:20]


def test_a_bomb_stays_small() -> None:
    bomb = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(bytes(50_000_000))
    assert len(split_http(bomb)[1]) == MAX_DECODED


@given(st.sampled_from(sorted(PROBES)), st.sampled_from(list(ScanEnd)), st.binary(max_size=300), st.booleans())
def test_any_exchange_gives_parts_that_can_be_read(probe: str, end: ScanEnd, received: bytes, http: bool) -> None:
    data = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" * http + received
    for part in parts_of(exchange(probe, data, end)):
        take_apart(part.kind, part.field, part.raw)


@pytest.mark.parametrize("answer", [PAGE, INFO])
def test_every_prefix_gives_parts(answer: bytes) -> None:
    for length in range(len(answer)):
        for probe in ("http.root", "isapi.deviceinfo"):
            assert all(part.kind in ("http", "isapi-deviceinfo") for part in parts_of(exchange(probe, answer[:length])))


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b"K\xc3\xbcche", "Küche"), (b"K\xc3\xbcche\xe5\xb0", "Küche"), (b"K\xfcche", "Küche"), (b"\xff\xfe", "ÿþ")],
)
def test_bytes_become_text(data: bytes, expected: str) -> None:
    assert text_of(data) == expected


@pytest.mark.parametrize(
    ("data", "expected"), [(b"HTTP/1.0 401 x", 401), (b"http/1.1 200", 200), (b"HTTP/1.1 2000", None), (b"", None)]
)
def test_status(data: bytes, expected: int | None) -> None:
    assert status_of(data) == expected
