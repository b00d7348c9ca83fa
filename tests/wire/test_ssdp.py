import pytest

from camcensus.model.observation import Field
from camcensus.wire.ssdp import read_ssdp


def test_an_answer_to_a_search() -> None:
    fields = read_ssdp(
        "HTTP/1.1 200 OK\r\nLOCATION: http://192.0.2.1:49152/upnp_device_desc.xml\r\n"
        "SERVER: Linux, UPnP/1.0, Private Upnp SDK\r\nST: upnp:rootdevice\r\nUSN: uuid:x::upnp:rootdevice\r\n\r\n",
        None,
    )
    assert fields == (
        Field("ssdp.location-path", "/upnp_device_desc.xml"),
        Field("ssdp.location-port", "49152"),
        Field("ssdp.server", "Linux, UPnP/1.0, Private Upnp SDK"),
        Field("ssdp.target", "upnp:rootdevice"),
        Field("ssdp.usn", "uuid:x::upnp:rootdevice"),
    )


@pytest.mark.parametrize("cut", [False, True])
def test_a_description_whole_or_cut(cut: bool) -> None:
    text = (
        '<?xml version="1.0"?><root xmlns="urn:schemas-upnp-org:device-1-0"><device><manufacturer>AXIS</manufacturer>'
        "<modelName>AXIS M1014</modelName><presentationURL>http://192.0.2.1:80/a</presentationURL>"
        "<serialNumber>ACCC8E000001</serialNumber></device></root>"
    )
    fields = read_ssdp(text[: text.index("</device>")] if cut else text, None)
    assert set(fields) == {
        Field("upnp.manufacturer", "AXIS"),
        Field("upnp.model-name", "AXIS M1014"),
        Field("upnp.presentation-path", "/a"),
        Field("upnp.serial", "ACCC8E000001"),
    }


@pytest.mark.parametrize(
    ("field", "expected"),
    [("upnp.modelName", "upnp.model-name"), ("upnp.model_name", "upnp.model-name"), ("ssdp.server", "ssdp.server")],
)
def test_a_named_part(field: str, expected: str) -> None:
    assert read_ssdp("X", field) == (Field(expected, "X"),)
