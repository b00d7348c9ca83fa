"""Dahua's discovery and CGI answers."""

from __future__ import annotations

import pytest

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.dahua_cgi import read_dahua_cgi
from camcensus.wire.dahua_dhip import read_dhip

BARE = (
    '{"mac":"00:1f:54:00:00:00","method":"client.notifyDevInfo","params":{"deviceInfo":{"DeviceClass":"IPC",'
    '"DeviceType":"W461ASC","SerialNo":"**************","Vendor":"Lorex","Version":"2.800.030000000.3.R"}}}'
)


def test_frame_with_header_says_the_same_as_bare_json():
    header = "\x20\x00\x00\x00DHIP" + "\x00" * 24
    assert read_dhip(header + BARE + "\n\x00") == read_dhip(BARE)


def test_masked_values_are_left_out():
    names = {field.name for field in read_dhip(BARE)}
    assert "dhip.SerialNo" not in names
    assert Field("dhip.Vendor", "Lorex") in read_dhip(BARE)


def test_answer_to_another_question_is_refused():
    with pytest.raises(WireError, match="deviceInfo"):
        read_dhip('{"id":1,"result":true}')


@pytest.mark.parametrize(
    ("text", "field"),
    [
        pytest.param("type=IPC-HDW5831R-ZE", Field("dahua-cgi.type", "IPC-HDW5831R-ZE"), id="getDeviceType"),
        pytest.param("vendor=Dahua\r\n", Field("dahua-cgi.vendor", "Dahua"), id="getVendor"),
        pytest.param("sn=4X7C5A1ZAG00000", Field("dahua-cgi.serial", "4X7C5A1ZAG00000"), id="getSerialNo"),
        pytest.param(
            "version=2.800.0000016.0.R,build:2020-06-05",
            Field("dahua-cgi.version", "2.800.0000016.0.R,build:2020-06-05"),
            id="getSoftwareVersion",
        ),
        pytest.param(
            "HTTP/1.1 200 OK\r\nServer: x=y\r\n\r\ntype=SD49225XA-HNR",
            Field("dahua-cgi.type", "SD49225XA-HNR"),
            id="headers are passed over",
        ),
        pytest.param(
            "table.General.MachineName=gate\r\n", Field("dahua-cgi.answer", "table"), id="a configuration answer"
        ),
        pytest.param("Error\r\nBad Request!\r\n", Field("dahua-cgi.refusal", "Error Bad Request!"), id="a refusal"),
    ],
)
def test_cgi_answers(text, field):
    assert field in read_dahua_cgi(text)


def test_refusal_names_no_device():
    assert [field.name for field in read_dahua_cgi("Error\r\nBad Request!\r\n")] == ["dahua-cgi.refusal"]


def test_first_of_two_equal_keys_counts():
    assert Field("dahua-cgi.type", "A1") in read_dahua_cgi("type=A1\ntype=B2")


def test_prose_is_refused():
    with pytest.raises(WireError):
        read_dahua_cgi("nothing to see here")
