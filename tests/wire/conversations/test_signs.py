"""Which questions an answer makes worth asking."""

from __future__ import annotations

from datetime import UTC, datetime
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.model.scan import Exchange, ScanEnd
from camcensus.wire.conversations.probes import PROBES
from camcensus.wire.conversations.signs import Sign, signs_of

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def signs(probe: str, received: bytes, end: ScanEnd = ScanEnd.ANSWERED) -> frozenset[str]:
    return signs_of(
        Exchange(NOW, "192.0.2.7", 80, PROBES[probe].transports[0], probe, PROBES[probe].kind, end, b"", received)
    )


def web(headers: str, body: str = "") -> bytes:
    return f"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n{body}".encode()


@pytest.mark.parametrize(
    ("probe", "answer", "sign"),
    [
        pytest.param("http.root", web("Server: App-webs/"), "asks:hikvision", id="a server of Hikvision"),
        pytest.param("http.root", web("Server: webserver"), "asks:hikvision", id="a server of newer firmware"),
        pytest.param(
            "http.root", web('WWW-Authenticate: Digest realm="IP Camera(C0000)"'), "asks:hikvision", id="realm"
        ),
        pytest.param("http.root", web("P3P: CP=CAO PSA OUR"), "asks:dahua", id="a policy of Dahua"),
        pytest.param(
            "http.root", web('WWW-Authenticate: Digest realm="Login to 0000"'), "asks:dahua", id="Dahua's realm"
        ),
        pytest.param("http.root", web("Server: uc-httpd 1.0.0"), "asks:xiongmai", id="Xiongmai's server"),
        pytest.param("tls.certificate", b"subject: CN=TPRI-DEVICE,O=TPRI", "asks:tplink", id="TP-Link's certificate"),
        pytest.param("tls.certificate", b"subject: CN=axis-0,O=Axis Communications AB", "asks:axis", id="Axis's"),
        pytest.param(
            "rtsp.options",
            b"RTSP/1.0 200 OK\r\nPublic: OPTIONS, DESCRIBE, PLAY, PAUSE, SETUP, TEARDOWN, SET_PARAMETER, GET_PARAMETER\r\n\r\n",
            "asks:hikvision",
            id="methods in Hikvision's order",
        ),
        pytest.param("rtsp.describe", b"RTSP/1.0 404 Not Found\r\n\r\n", Sign.VIDEO, id="any RTSP"),
        pytest.param("http.root", web("", "<title>HP LaserJet M1536dnf</title>"), Sign.OTHER, id="a printer"),
        pytest.param(
            "sadp.inquiry",
            b"<ProbeMatch><DeviceDescription>DS-2CD1</DeviceDescription></ProbeMatch>",
            Sign.MAKER,
            id="SADP",
        ),
        pytest.param(
            "sadp.inquiry",
            b"<ProbeMatch><DeviceDescription>DS-2CD1</DeviceDescription></ProbeMatch>",
            "is:hikvision",
            id="is",
        ),
        pytest.param(
            "dhip.search",
            b'{"params":{"deviceInfo":{"DeviceType":"IPC-1","Vendor":"Lorex"}}}',
            Sign.LABEL,
            id="a label",
        ),
        pytest.param(
            "onvif.information",
            b"HTTP/1.1 400 Bad Request\r\n\r\n<e:Envelope><e:Fault/></e:Envelope>",
            Sign.SOAP,
            id="a fault",
        ),
    ],
)
def test_a_sign(probe: str, answer: bytes, sign: str) -> None:
    assert sign in signs(probe, answer)


@pytest.mark.parametrize(
    ("probe", "answer", "sign"),
    [
        pytest.param("http.root", web("Server: nginx", "<title>Home</title>"), "asks:hikvision", id="any server"),
        pytest.param("http.root", web("Server: webs3"), "asks:hikvision", id="near a server"),
        pytest.param(
            "http.root", web('WWW-Authenticate: Basic realm="Please Login to it"'), "asks:dahua", id="near a realm"
        ),
        pytest.param("http.root", web("", "<title>switching</title>"), Sign.OTHER, id="near a switch"),
        pytest.param(
            "dhip.search",
            b'{"params":{"deviceInfo":{"DeviceType":"IPC-1","Vendor":"General"}}}',
            Sign.LABEL,
            id="a neutral label",
        ),
        pytest.param(
            "isapi.deviceinfo", web("", "<html><title>Index</title></html>"), Sign.MAKER, id="a page for every path"
        ),
        pytest.param(
            "isapi.deviceinfo",
            b"HTTP/1.1 403 x\r\n\r\n<ResponseStatus><statusCode>4</statusCode></ResponseStatus>",
            Sign.MAKER,
            id="a refusal proves no maker",
        ),
        pytest.param("onvif.information", web("", "<html></html>"), Sign.SOAP, id="a page is no envelope"),
    ],
)
def test_no_sign(probe: str, answer: bytes, sign: str) -> None:
    assert sign not in signs(probe, answer)


@pytest.mark.parametrize("end", [ScanEnd.REFUSED, ScanEnd.OFF_LIMITS, ScanEnd.STOPPED])
def test_what_was_not_answered_gives_no_sign(end: ScanEnd) -> None:
    assert signs("http.root", web("Server: App-webs/"), end) == frozenset()


@pytest.mark.parametrize(
    "piece",
    [
        b"<title>",
        b"<meta ",
        b"<!--",
        b"<frame ",
        b"location='x",
        b"\r\n",
        b"1\r\na\r\n",
        b"{",
        b'x="',
        b"<x:",
        b"A: b\r\n",
    ],
)
@pytest.mark.parametrize(
    "probe", ["http.root", "onvif.information", "ssdp.description", "rtsp.describe", "sadp.inquiry"]
)
def test_an_answer_made_to_be_slow_is_read_in_no_time(probe: str, piece: bytes) -> None:
    for head in (
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"RTSP/1.0 200 OK\r\n",
        b"",
    ):
        before = process_time()
        signs(probe, (head + piece * 70_000)[: PROBES[probe].max_bytes])
        assert process_time() - before < 1  # seconds; 0.06 where it was measured


@given(st.sampled_from(sorted(PROBES)), st.sampled_from(list(ScanEnd)), st.binary(max_size=300))
def test_any_exchange_gives_signs(probe: str, end: ScanEnd, received: bytes) -> None:
    known = {*Sign} | {
        f"{word}:{maker}" for word in ("asks", "is") for maker in ("hikvision", "dahua", "axis", "tplink", "xiongmai")
    }
    assert signs(probe, received, end) <= known
