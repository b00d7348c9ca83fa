import pytest

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.onvif import read_onvif, read_scopes

INFORMATION = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<s:Envelope xmlns:sc="urn:a" xmlns:s="urn:b" xmlns:tt="urn:c"><s:Header/><s:Body><tds:GetDeviceInformationResponse>
<tds:Manufacturer>Example &amp; Co.</tds:Manufacturer><tds:Model>IPC-1</tds:Model>
<tds:FirmwareVersion>2.800</tds:FirmwareVersion><tds:SerialNumber>0000001</tds:SerialNumber>
<tds:HardwareId>1.00</tds:HardwareId></tds:GetDeviceInformationResponse></s:Body></s:Envelope>"""


def test_device_information() -> None:
    fields = read_onvif(INFORMATION, None)
    assert {(field.name, field.value) for field in fields} >= {
        ("onvif.operation", "GetDeviceInformationResponse"),
        ("onvif.manufacturer", "Example & Co."),
        ("onvif.model", "IPC-1"),
        ("onvif.firmware", "2.800"),
        ("onvif.serial", "0000001"),
        ("onvif.hardware-id", "1.00"),
    }


def test_the_way_a_document_is_written_is_a_trait() -> None:
    fields = read_onvif(INFORMATION, None)
    assert Field("onvif.prefixes", "sc s tt") in fields
    assert Field("onvif.trait", "standalone-yes") in fields
    assert Field("onvif.trait", "empty-s-header") in fields


@pytest.mark.parametrize(
    ("scopes", "expected"),
    [
        pytest.param("onvif://www.onvif.org/name/HIK%20DS-1", ("onvif.scope.name", "HIK DS-1"), id="percent-decoded"),
        pytest.param("ONVIF://www.onvif.org/Hardware/X", ("onvif.scope.hardware", "X"), id="capitals do not matter"),
        pytest.param("onvif://www.onvif.org/Profile/G", ("onvif.scope.profile", "G"), id="profile"),
        pytest.param("onvif://www.onvif.org/extra/a/b", ("onvif.scope", "extra/a/b"), id="a kind of its own"),
    ],
)
def test_a_scope(scopes: str, expected: tuple[str, str]) -> None:
    assert [(field.name, field.value) for field in read_scopes(scopes)] == [expected]


def test_addresses_lose_host_and_keep_port() -> None:
    fields = read_onvif("<a><tt:XAddr>http://192.0.2.1:8899/onvif/device_service</tt:XAddr></a>", None)
    assert Field("onvif.xaddr-path", "/onvif/device_service") in fields
    assert Field("onvif.port", "8899") in fields


def test_printed_device_information_is_read_too() -> None:
    assert read_onvif("Manufacturer: AXIS\nFirmware Version: 1.2", None) == (
        Field("onvif.manufacturer", "AXIS"),
        Field("onvif.firmware", "1.2"),
    )


def test_markup_without_an_element_is_refused() -> None:
    with pytest.raises(WireError, match="without a single element"):
        read_onvif("<", None)


def test_comments_and_character_data_do_not_hide_elements() -> None:
    fields = read_onvif("<a><!-- <Model>no</Model> --><Model><![CDATA[IPC<2]]></Model></a>", None)
    assert [field.value for field in fields if field.name == "onvif.model"] == []  # not inside the answer to ask for it
    fields = read_onvif("<GetDeviceInformationResponse><!-- x --><Model><![CDATA[IPC<2]]></Model>", None)
    assert [field.value for field in fields if field.name == "onvif.model"] == ["IPC<2"]
