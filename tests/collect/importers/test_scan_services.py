"""Shodan, Censys and zgrab2: what each part of their records becomes."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from camcensus.collect.importer import Item
from camcensus.collect.importers.censys.importer import read as read_censys
from camcensus.collect.importers.shodan.importer import read as read_shodan
from camcensus.collect.importers.zgrab2.importer import read as read_zgrab2
from camcensus.model.observation import Note, Observation, Rejected

SCANS = Path(__file__).parents[2] / "fixtures" / "scans"
Seen = tuple[str | None, int | None, str, str | None, str]


def items_of(read: Callable[..., object], name: str) -> list[Item]:
    return list(read(io.BytesIO((SCANS / name).read_bytes()), name))  # type: ignore[call-overload, no-any-return]


def seen(read: Callable[..., object], name: str) -> set[Seen]:
    return {(o.host, o.port, o.kind, o.field, o.raw) for o in items_of(read, name) if isinstance(o, Observation)}


PAGE = "<!doctype html>\n<html><head><title>index</title></head><body></body></html>"


@pytest.mark.parametrize(
    "expected",
    [
        ("192.0.2.7", 80, "http", None, "HTTP/1.1 200 OK\r\nServer: App-webs/\r\nContent-Length: 481\r\n\r\n" + PAGE),
        ("192.0.2.7", 80, "http", "http.favicon_mmh3", "favicon-mmh3: 999357577"),
        (
            "192.0.2.7",
            80,
            "banner",
            "shodan.hikvision",
            '{"web_version":"V4.0.1 build180903","plugin_version":"3.0.6.23","activex_files":{}}',
        ),
        ("192.0.2.7", 80, "banner", "shodan.product", "Hikvision IP Camera"),
        ("192.0.2.8", 37777, "banner", "shodan.dahua", '{"serial_number":"000000000000000"}'),
        ("192.0.2.8", 37777, "banner", None, "\x01\ufffd\ufffdDahua\ufffd"),
        ("192.0.2.9", 161, "snmp", "snmp.sysdescr", "Linux nvr 3.10"),
        ("192.0.2.9", 443, "tls", "tls.subject", "CN=General,O=Example\\, Ltd,C=CN"),
        ("192.0.2.9", 443, "tls", "tls.issuer", "CN=Product Root CA"),
        ("192.0.2.9", 443, "mac", "oui", "3c:ef:8c:00:00:01"),
    ],
    ids=lambda value: f"{value[0]} {value[2]} {value[3]}",
)
def test_a_shodan_banner_becomes(expected: Seen) -> None:
    assert expected in seen(read_shodan, "shodan/banners.jsonl")


def test_a_shodan_rtsp_banner_is_rtsp() -> None:
    kinds = {
        kind for host, port, kind, *_ in seen(read_shodan, "shodan/banners.jsonl") if (host, port) == ("192.0.2.8", 554)
    }
    assert kinds == {"rtsp"}


def test_shodans_host_answer_gives_each_of_its_banners_the_hosts_address() -> None:
    found = seen(read_shodan, "shodan/host.json")
    assert {(host, port) for host, port, *_ in found} == {("192.0.2.7", 80), ("192.0.2.7", 23)}
    assert ("192.0.2.7", 23, "telnet", None, "\r\nlogin: ") in found


def test_a_shodan_banner_without_an_address_is_refused() -> None:
    items = list(read_shodan(io.BytesIO(b'{"port": 80, "_shodan": {}, "data": "x"}\n'), "x"))
    assert [item.problem for item in items if isinstance(item, Rejected)] == ["a banner without 'ip_str'"]


def test_time_name_and_place_of_a_shodan_banner_are_kept() -> None:
    first = next(item for item in items_of(read_shodan, "shodan/banners.jsonl") if isinstance(item, Observation))
    assert first.observed_at == "2026-10-02T09:00:00.000000"
    assert first.provenance["hostname"] == "cam.example.org"
    assert first.origin.place == "line 1, host 192.0.2.7 port 80/tcp"


BANNER = (
    "HTTP/1.1 401 Unauthorized\r\nServer: webserver\r\n"
    'WWW-Authenticate: Digest realm="IP Camera(00000)"\r\nContent-Length: 178\r\n\r\n'
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "hosts-search-v2.json",
            ("192.0.2.7", 80, "http", None, BANNER + "<title>Document Error: Unauthorized</title>"),
        ),
        (
            "hosts-search-v2.json",
            (
                "192.0.2.7",
                443,
                "http",
                None,
                (
                    'HTTP/1.1 200 OK\r\nWWW-Authenticate: Basic realm="NVR"\r\nContent-Type: text/html\r\n\r\n'
                    "<title>WEB SERVICE</title>"
                ),
            ),
        ),
        ("hosts-search-v2.json", ("192.0.2.7", 443, "tls", "tls.subject", "C=CN, O=Example, CN=General")),
        ("hosts-search-v2.json", ("192.0.2.7", 80, "banner", "censys.software", "Hikvision Web Server")),
        (
            "platform-host.json",
            (
                "192.0.2.20",
                8080,
                "http",
                None,
                "HTTP/1.1 200 OK\r\nServer: Boa/0.94.13\r\n\r\n<html><title>NETSurveillance WEB</title></html>",
            ),
        ),
        ("platform-host.json", ("192.0.2.20", 161, "snmp", "snmp.sysdescr", "Linux dvr")),
        ("platform-host.json", ("192.0.2.20", 23, "telnet", None, "\r\nlogin: ")),
        ("platform-host.json", ("192.0.2.20", 8080, "banner", "censys.software", "xiongmai dvr")),
        (
            "services.jsonl",
            (
                "192.0.2.8",
                554,
                "rtsp",
                None,
                'RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\nWWW-Authenticate: Digest realm="Login to 000000000000000"\r\n\r\n',
            ),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{value[1]} {value[2]} {value[3]}",
)
def test_a_censys_service_becomes(name: str, expected: Seen) -> None:
    assert expected in seen(read_censys, f"censys/{name}")


def test_a_censys_page_is_seen_once_with_its_headers() -> None:
    https = [entry for entry in seen(read_censys, "censys/hosts-search-v2.json") if entry[1:3] == (80, "http")]
    assert len(https) == 1


def test_the_time_of_a_censys_service_is_its_own() -> None:
    times = {
        item.port: item.observed_at
        for item in items_of(read_censys, "censys/hosts-search-v2.json")
        if isinstance(item, Observation)
    }
    assert times == {80: "2026-10-02T09:00:00.000000000Z", 554: "2026-10-02T09:00:01Z", 443: "2026-10-02T09:00:05Z"}


@pytest.mark.parametrize(
    "expected",
    [
        (
            "192.0.2.7",
            80,
            "http",
            None,
            (
                'HTTP/1.1 401 Unauthorized\r\nContent-Length: 178\r\nServer: DNVRS-Webs\r\nWWW-Authenticate: Digest realm="DNVRS"\r\n'
                "Date: Fri, 02 Oct 2026 09:00:00 GMT\r\n\r\n<html><title>Document Error</title></html>"
            ),
        ),
        ("192.0.2.7", 80, "tls", "tls.subject", "CN=cam.example.org"),
        (
            "192.0.2.8",
            554,
            "rtsp",
            None,
            "RTSP/1.0 400 Bad Request\r\nServer: HiIpcam/V100R003 VodServer/1.0.0\r\n\r\n",
        ),
        ("192.0.2.8", 22, "ssh", None, "SSH-2.0-dropbear_2019.78"),
    ],
    ids=lambda value: f"{value[0]} {value[2]}",
)
def test_a_zgrab2_module_becomes(expected: Seen) -> None:
    assert expected in seen(read_zgrab2, "zgrab2/results.jsonl")


def test_a_zgrab2_module_that_failed_is_counted_and_is_no_evidence() -> None:
    items = items_of(read_zgrab2, "zgrab2/results.jsonl")
    hosts = {item.host for item in items if isinstance(item, Observation)}
    assert not hosts & {"192.0.2.9", "192.0.2.10"}
    assert [item.text for item in items if isinstance(item, Note)] == [
        "results that are no evidence: http application-error (1), http connection-timeout (1)",
        "successful results with nothing that is read: modbus (1)",
    ]


@pytest.mark.parametrize("port", [0, 65536, -1, "80x", True, 80.5, None, [80]])
def test_a_port_that_is_none_is_left_out(port: object) -> None:
    line = json.dumps({"ip_str": "192.0.2.1", "port": port, "data": "hello"}).encode()
    assert [item.port for item in read_shodan(io.BytesIO(line), "x") if isinstance(item, Observation)] == [None]
