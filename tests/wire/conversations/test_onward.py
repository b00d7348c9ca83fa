"""Addresses that a device hands out are data: followed on the same host alone, to a page and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.model.scan import Exchange, ScanEnd, Transport
from camcensus.wire.conversations.http import is_harmless_page
from camcensus.wire.conversations.onward import Onward, page_after
from camcensus.wire.conversations.ssdp import description_of
from camcensus.wire.conversations.wsdiscovery import services_of

HERE = "192.0.2.7"
TCP, TLS = Transport.TCP, Transport.TLS


def after(answer: bytes, address: str = HERE, port: int = 80, transport: Transport = TCP) -> Onward | None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    return page_after(Exchange(now, address, port, transport, "http.root", "http", ScanEnd.ANSWERED, b"", answer))


def redirect(location: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {location}\r\n\r\n".encode()


def page(text: str) -> bytes:
    return f"HTTP/1.1 200 OK\r\n\r\n{text}".encode()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param(redirect("/doc/page/login.asp"), Onward(80, TCP, "/doc/page/login.asp"), id="a path"),
        pytest.param(redirect("index.html"), Onward(80, TCP, "/index.html"), id="a relative path"),
        pytest.param(redirect("./web/../index.htm?x=1#y"), Onward(80, TCP, "/index.htm"), id="dots, query, fragment"),
        pytest.param(
            redirect("/ui/login"), Onward(80, TCP, "/ui/login"), id="a path without an ending that names a page"
        ),
        pytest.param(redirect("/default.asp"), Onward(80, TCP, "/default.asp"), id="the default page"),
        pytest.param(redirect("http://192.0.2.7/web/"), Onward(80, TCP, "/web/"), id="an address of its own"),
        pytest.param(redirect("http://192.0.2.7:8080/"), Onward(8080, TCP, "/"), id="another port of its own"),
        pytest.param(redirect("https://192.0.2.7/"), Onward(443, TLS, "/"), id="TLS"),
        pytest.param(
            page("<meta http-equiv='refresh' content='0; url=/web/index.html'>"),
            Onward(80, TCP, "/web/index.html"),
            id="refresh",
        ),
        pytest.param(
            page('<script>window.location.href = "doc/page/login.asp?_" + (new Date()).getTime();</script>'),
            Onward(80, TCP, "/doc/page/login.asp"),
            id="a script",
        ),
        pytest.param(
            page('<frameset><frame name="a" src="/main.htm"></frameset>'), Onward(80, TCP, "/main.htm"), id="a frame"
        ),
        pytest.param(
            b"HTTP/1.1 400 Bad Request\r\n\r\n<center>The plain HTTP request was sent to HTTPS port</center>",
            Onward(80, TLS, "/"),
            id="plain HTTP where TLS is wanted",
        ),
    ],
)
def test_a_page_of_the_same_host(answer: bytes, expected: Onward) -> None:
    assert after(answer) == expected


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://192.0.2.8/index.html",
        "http://[::ffff:192.0.2.7]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://camera.example.org/",
        "//192.0.2.8/index.html",
        "file:///etc/passwd",
        "gopher://192.0.2.7/",
        "http://user@192.0.2.7/",
        "http://192.0.2.7:0/",
        "http://192.0.2.7:99999/",
        "/cgi-bin/reboot.cgi",
        "/reboot.html",
        "/factory/default.asp",
        "/system/default.asp",
        "/halt",
        "/login/logout",
        "/System/configurationFile?auth=YWRtaW46MTEK",
        "/onvif-http/snapshot.html",
        "/..%2f..%2fetc/passwd",
        "/a\x00b.html",
        "/\u202eindex.html",
        "/" + "a/" * 100 + "x.html",
        "/video.mjpg",
        "/",
        "",
    ],
)
def test_anything_else_is_not_followed(location: str) -> None:
    assert after(redirect(location)) is None


def test_ipv6_in_any_spelling_is_the_same_host() -> None:
    assert after(redirect("http://[2001:DB8:0::7]/web/"), "2001:db8::7") == Onward(80, TCP, "/web/")


def test_a_long_page_is_looked_at_for_a_script_no_more() -> None:
    assert after(page("<script>location='/x.html'</script>" + "x" * 5000)) is None


@given(
    st.binary(max_size=300)
    | st.binary(max_size=100).map(lambda tail: b"HTTP/1.1 302 x\r\nLocation: " + tail + b"\r\n\r\n")
)
def test_any_answer_points_nowhere_or_at_a_harmless_page(answer: bytes) -> None:
    found = after(answer)
    assert found is None or is_harmless_page(found.path)


@given(st.text(max_size=80))
def test_a_harmless_page_stands_on_one_line(path: str) -> None:
    if is_harmless_page(path):
        assert path.isascii()
        assert path.isprintable()
        assert not set(path) & set(" ?%\\:@")
        assert "/.." not in path


def search_answer(location: str) -> bytes:
    return f"HTTP/1.1 200 OK\r\nST: upnp:rootdevice\r\nLocation: {location}\r\nUSN: x\r\n\r\n".encode(
        "latin-1", "replace"
    )


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("http://192.0.2.7:49152/rootdesc1.xml", (49152, "/rootdesc1.xml")),
        ("http://192.0.2.7/upnpdevicedesc.xml", (80, "/upnpdevicedesc.xml")),
        ("http://192.0.2.8:49152/rootdesc1.xml", None),
        ("http://127.0.0.1:49152/rootdesc1.xml", None),
        ("http://camera.example.org/d.xml", None),
        ("https://192.0.2.7/d.xml", None),
        ("file:///etc/passwd", None),
        ("http://192.0.2.7:0/d.xml", None),
        ("http://192.0.2.7:123456/d.xml", None),
        ("http://192.0.2.7/d.xml?reboot=1", None),
        ("http://192.0.2.7/../d.xml", None),
        ("http://192.0.2.7/", None),
        ("http://192.0.2.7@192.0.2.8/d.xml", None),
    ],
)
def test_a_description_is_fetched_from_the_same_host(location: str, expected: tuple[int, str] | None) -> None:
    assert description_of(search_answer(location), HERE) == expected


@given(st.binary(max_size=200), st.text(max_size=40))
def test_any_search_answer_gives_a_port_or_nothing(answer: bytes, location: str) -> None:
    for data in (answer, search_answer(location)):
        found = description_of(data, HERE)
        assert found is None or 0 < found[0] < 65536


def match(xaddrs: str) -> bytes:
    return f"<d:ProbeMatch><d:XAddrs>{xaddrs}</d:XAddrs></d:ProbeMatch>".encode()


@pytest.mark.parametrize(
    ("xaddrs", "expected"),
    [
        ("http://192.0.2.7/onvif/device_service", ((80, "/onvif/device_service"),)),
        ("http://192.0.2.7:2020/onvif/device_service http://[2001:db8::7]/x", ((2020, "/onvif/device_service"),)),
        ("http://192.0.2.7:8000/somewhere", ((8000, ""),)),
        ("https://192.0.2.7/onvif/services", ((443, "/onvif/services"),)),
        ("http://192.0.2.8/onvif/device_service", ()),
        ("http://127.0.0.1/onvif/device_service", ()),
        ("http://192.0.2.7:70000/onvif/device_service", ()),
        ("http://192.0.2.7/onvif/../reboot", ((80, ""),)),
        ("", ()),
    ],
)
def test_services_are_those_of_the_same_host(xaddrs: str, expected: tuple[tuple[int, str], ...]) -> None:
    assert services_of(match(xaddrs), HERE) == expected


@given(st.binary(max_size=200), st.text(max_size=60))
def test_any_answer_names_a_few_services_or_none(answer: bytes, xaddrs: str) -> None:
    assert len(services_of(answer, HERE)) <= 4
    assert len(services_of(match(xaddrs * 20), HERE)) <= 4
