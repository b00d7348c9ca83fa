"""One door for all protocols: whatever comes in, named and bounded fields come out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.model.observation import Field
from camcensus.wire.answers import READERS, take_apart
from camcensus.wire.bounds import MAX_FIELDS, MAX_VALUE

SAMPLES = {
    "http": 'HTTP/1.1 401 Unauthorized\r\nServer: App-webs/\r\nWWW-Authenticate: Digest realm="x"\r\n\r\n<title>y</title>',
    "rtsp": "RTSP/1.0 200 OK\r\nPublic: OPTIONS\r\n\r\nv=0\r\ns=Media Server\r\na=packetization-supported:DH\r\n",
    "onvif": '<?xml version="1.0"?><s:Envelope xmlns:s="urn:x"><s:Body><tds:GetDeviceInformationResponse>'
    "<tds:Manufacturer>AXIS</tds:Manufacturer></tds:GetDeviceInformationResponse></s:Body></s:Envelope>",
    "onvif-wsd": "<d:Scopes>onvif://www.onvif.org/name/IPC%201 onvif://www.onvif.org/hardware/X1</d:Scopes>",
    "ssdp": "HTTP/1.1 200 OK\r\nSERVER: Linux\r\nLOCATION: http://192.0.2.1:80/d.xml\r\nUSN: uuid:x\r\n\r\n",
    "mdns": "AXIS P1 - 00._axis-video._tcp.local\nmacaddress=ACCC8E000001",
    "tls": "subject: CN=a,O=b\nissuer: CN=c",
    "snmp": "1.3.6.1.2.1.1.1.0 = STRING: NVR\n1.3.6.1.2.1.1.2.0 = OID: 1.3.6.1.4.1.368.1",
    "dhcp": "60: AXIS,Network Camera,P3343,5.20.3\n12: axis-accc8e000001",
    "sip": "SIP/2.0 200 OK\r\nUser-Agent: AXIS A8105-E Network Video Door Station\r\n\r\n",
    "shadowserver": '# shadowserver scan_http\n{"server": "DNVRS-Webs"}',
    "ftp": "220 AXIS 205 Network Camera version 4.05 ready.",
    "telnet": "\xff\xfb\x01192.0.0.64 login:",
    "ssh": "SSH-2.0-dropbear_2017.75",
}


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_a_sample_of_each_protocol_gives_fields_of_the_vocabulary(kind: str, field_names: frozenset[str]) -> None:
    fields = take_apart(kind, None, SAMPLES[kind])
    assert fields
    assert {field.name for field in fields} <= field_names
    assert "unreadable" not in {field.name for field in fields}


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_every_prefix_of_a_sample_is_read_without_a_fault(kind: str) -> None:
    for end in range(len(SAMPLES[kind])):
        assert all(field.value for field in take_apart(kind, None, SAMPLES[kind][:end]))


@given(
    kind=st.sampled_from([*sorted(READERS), "unheard-of"]),
    field=st.none() | st.sampled_from(["http.server", "tls.subject", "rtsp.sdp", "snmp.sysdescr", "x", ""]),
    raw=st.text(max_size=400) | st.sampled_from(sorted(SAMPLES.values())).flatmap(lambda s: st.just(s[::-1])),
)
def test_arbitrary_text_gives_bounded_fields_and_never_an_error(kind: str, field: str | None, raw: str) -> None:
    fields = take_apart(kind, field, raw)
    assert len(fields) <= MAX_FIELDS
    assert all(0 < len(found.value) <= MAX_VALUE for found in fields)


@given(st.lists(st.sampled_from([*"<>/=\"'&;![]-: \r\nasCDTA", "<a:b>", "</a:b>", "<![CDATA[", "<!--", "onvif://"])))
def test_broken_markup_gives_fields_and_never_an_error(pieces: list[str]) -> None:
    for kind in ("onvif", "onvif-wsd", "ssdp", "http"):
        take_apart(kind, None, "".join(pieces))


@pytest.mark.parametrize("kind", sorted(READERS))
def test_a_huge_answer_is_cut_and_not_refused(kind: str) -> None:
    fields = take_apart(kind, None, "a=b: <x>" * 400_000)
    assert len(fields) <= MAX_FIELDS
    assert all(len(found.value) <= MAX_VALUE for found in fields)


@pytest.mark.parametrize("kind", ["onvif", "ssdp", "onvif-wsd"])
def test_a_document_that_declares_entities_is_not_read(kind: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><a><Manufacturer>&b;&b;</Manufacturer></a>'
    fields = take_apart(kind, None, bomb)
    assert [found.name for found in fields] == ["unreadable"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param("HTTP/1.0 200 OK\r\nServer: DNVRS-Webs\r\n\r\n", Field("http.server", "DNVRS-Webs"), id="HTTP"),
        pytest.param("RTSP/1.0 200 OK\r\nServer: H264DVR 1.0\r\n\r\n", Field("rtsp.server", "H264DVR 1.0"), id="RTSP"),
        pytest.param("v=0\r\ns=Media Server\r\n", Field("sdp.session", "Media Server"), id="a stream description"),
        pytest.param("220 iCatch ready", Field("ftp.banner", "iCatch ready"), id="an FTP greeting"),
        pytest.param("SSH-2.0-Cisco-1.25", Field("ssh.software", "Cisco-1.25"), id="SSH"),
    ],
)
def test_a_banner_of_unknown_kind_is_read_as_what_it_evidently_is(raw: str, expected: Field) -> None:
    fields = take_apart("service on port 8080", None, raw)
    assert expected in fields
    assert any(found.name == "banner" for found in fields)


def test_a_field_of_ours_is_read_as_such_whatever_the_kind_is_called() -> None:
    assert take_apart("shodan", "http.server", "Server: App-webs/") == (Field("http.server", "App-webs/"),)


def test_doubled_and_empty_fields_are_dropped_and_the_order_kept() -> None:
    fields = take_apart("http", "headers", "Server: a\nServer: a\nX-One: \nServer: b")
    assert [found.value for found in fields] == ["a", "x-one:", "b"]
