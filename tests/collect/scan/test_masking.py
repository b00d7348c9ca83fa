"""What an export hides, and what it leaves."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collect.scan.captured import HEADER, STARTED, done, exchange

from camcensus.collect.importers.captures.importer import read
from camcensus.collect.scan.capture_lines import COMPLETE, CaptureEnd, CaptureHeader, LineMaker, LineTaker
from camcensus.collect.scan.masking import LEFT_OUT, MASKED, masked
from camcensus.model.errors import InputError
from camcensus.model.observation import Observation
from camcensus.model.scan import ScanEnd, Transport

KEY = b"k" * 32
SERIAL, MAC = "DS-2CD2T47G1-L20200414AAWRE00000001", "44-19-b6-00-00-01"
SADP = (
    f"<ProbeMatch><DeviceDescription>DS-2CD2T47G1-L</DeviceDescription><DeviceSN>{SERIAL}</DeviceSN>"
    f"<MAC>{MAC}</MAC><SoftwareVersion>V5.5.3build 171025</SoftwareVersion></ProbeMatch>"
).encode()


def lines_of(*exchanges, hosts=()):
    maker = LineMaker()
    trailer = maker.end(CaptureEnd(COMPLETE, STARTED, 1, 1, {}))
    parts = [maker.header(HEADER), *map(maker.exchange, exchanges), *map(maker.host, hosts), trailer]
    return b"".join(parts).splitlines()


def covered(*exchanges, hosts=(), key=KEY):
    lines = lines_of(*exchanges, hosts=hosts)
    return b"".join(masked(lines, lines, key))


def values(text):
    taker = LineTaker()
    return [item for line in text.splitlines() if (item := taker.take(json.loads(line))) is not None]


def sadp(address="192.0.2.7"):
    return exchange(address, probe="sadp.inquiry", kind="sadp", received=SADP, port=37020, transport=Transport.UDP)


def test_serial_numbers_and_hardware_addresses_keep_their_beginning_and_shape():
    text = covered(sadp(), hosts=[done("192.0.2.7", mac="44:19:b6:00:00:01")]).decode()
    assert SERIAL not in text
    assert MAC not in text
    assert "44:19:b6:00:00:01" not in text
    assert "DS-2CD2T47G1-L20200414AAWRE00" in text
    assert "44-19-b6-" in text
    assert "44:19:b6:" in text
    assert "V5.5.3build 171025" in text


def test_a_number_is_the_same_throughout_an_export_and_another_in_the_next():
    page = b'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm="Login to ' + SERIAL.encode() + b'"\r\n\r\n'
    first = values(covered(sadp(), exchange("192.0.2.7", received=page)))
    shown = [item.received for item in first if hasattr(item, "received")]
    serial = shown[0].split(b"<DeviceSN>")[1].split(b"<")[0]
    assert serial in shown[1]
    assert serial not in covered(sadp(), key=b"x" * 32)


def test_the_masked_capture_says_so_and_is_read_like_any():
    text = covered(sadp(), hosts=[done("192.0.2.7", mac="44:19:b6:00:00:01")])
    header = values(text)[0]
    assert isinstance(header, CaptureHeader)
    assert header.options == (MASKED,)
    kinds = {item.kind for item in read(io.BytesIO(text), "x") if isinstance(item, Observation)}
    assert kinds == {"sadp", "mac"}


@pytest.mark.parametrize(
    ("received", "secret"),
    [
        (b"HTTP/1.1 200 OK\r\nSet-Cookie: session=abc123; path=/\r\n\r\n", b"abc123"),
        (b"HTTP/1.1 302 Found\r\nLocation: rtsp://admin:hunter2@192.0.2.7/\r\n\r\n", b"hunter2"),
        (b"HTTP/1.1 200 OK\r\n\r\n<a href='/?user=a&password=hunter2'>", b"hunter2"),
        (b'HTTP/1.1 200 OK\r\n\r\n{"token":"hunter2"}', b"hunter2"),
    ],
)
def test_secrets_are_starred(received, secret):
    text = covered(exchange("192.0.2.7", received=received))
    assert secret not in text
    assert b"*" * len(secret) in text


def test_a_community_and_a_login_that_were_sent_are_left_out():
    login = exchange("192.0.2.7", probe="rollcall.hikvision-channels.login", received=b"HTTP/1.1 200 OK\r\n\r\nx")
    sent = [item.sent for item in values(covered(login)) if hasattr(item, "sent")]
    assert sent == [b""]


def test_an_answer_whose_coding_hides_a_number_is_left_out_and_says_so():
    plain = b'{"system":{"get_sysinfo":{"model":"KC100","type":"IOT.IPCAMERA","mac":"44:19:B6:00:00:01"}}}'
    coded, last = bytearray(), 171
    for byte in plain:
        last ^= byte
        coded.append(last)
    kasa = exchange(
        "192.0.2.7",
        probe="tplink.kasa",
        kind="tplink-discovery",
        received=bytes(coded),
        port=9999,
        transport=Transport.UDP,
    )
    found = [item for item in values(covered(kasa)) if hasattr(item, "received")]
    assert (found[0].received, found[0].note) == (b"", LEFT_OUT)


def test_what_points_at_nobody_is_as_it_was():
    plain = exchange("192.0.2.7", end=ScanEnd.ANSWERED)
    found = [item for item in values(covered(plain)) if hasattr(item, "received")]
    assert found == [plain]


@given(st.binary(max_size=500), st.sampled_from(["http", "sadp", "mdns", "snmp", "tls", "dhip", "onvif"]))
def test_any_answer_can_be_exported(data, kind):
    received = SADP[:40] + data if data[:1] == b"<" else data or b"x"
    found = values(covered(exchange("192.0.2.7", kind=kind, received=received), sadp()))
    assert len(found) == 4


def test_a_damaged_capture_is_refused():
    with pytest.raises(InputError, match="line 2"):
        b"".join(masked([lines_of()[0], b"{"], [], KEY))
