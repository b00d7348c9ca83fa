import pytest

from camcensus.model.observation import Field
from camcensus.wire.wsdiscovery import read_wsdiscovery

FRAGMENT = (
    "<wsa:EndpointReference><wsa:Address>urn:uuid:00110300-0000-0000-0000-000000000001</wsa:Address>"
    "</wsa:EndpointReference><d:Types>dn:NetworkVideoTransmitter</d:Types>"
    "<d:Scopes>onvif://www.onvif.org/hardware/X1 onvif://www.onvif.org/name/A%20B</d:Scopes>"
    "<d:XAddrs>http://192.0.2.1:2000/onvif/device_service</d:XAddrs>"
)
EXPECTED = {
    Field("onvif.endpoint", "urn:uuid:00110300-0000-0000-0000-000000000001"),
    Field("wsd.types", "dn:NetworkVideoTransmitter"),
    Field("onvif.scope.hardware", "X1"),
    Field("onvif.scope.name", "A B"),
    Field("onvif.xaddr-path", "/onvif/device_service"),
    Field("onvif.port", "2000"),
}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(FRAGMENT, id="a fragment with unbound prefixes"),
        pytest.param(f"<e><b><d:ProbeMatch>{FRAGMENT}</d:ProbeMatch></b></e>", id="a document"),
        pytest.param(FRAGMENT.replace("<d:", "<wsd:").replace("</d:", "</wsd:"), id="another prefix"),
        pytest.param(
            FRAGMENT.replace(">onvif", ">\r\n  onvif").replace(" onvif", "\r\n onvif"), id="over several lines"
        ),
    ],
)
def test_a_probe_match(text: str) -> None:
    assert set(read_wsdiscovery(text)) == EXPECTED


def test_a_printer_gives_its_types_and_no_scopes() -> None:
    text = "<soap:Body><wsd:Types>wsdp:Device pub:Computer</wsd:Types></soap:Body>"
    assert read_wsdiscovery(text) == (Field("wsd.types", "wsdp:Device pub:Computer"),)


def test_scopes_alone_are_found_by_their_shape() -> None:
    assert read_wsdiscovery("onvif://www.onvif.org/name/A") == (Field("onvif.scope.name", "A"),)


def test_types_alone_are_known_by_their_field() -> None:
    assert read_wsdiscovery("wsdp:Device", "onvif-wsd.types") == (Field("wsd.types", "wsdp:Device"),)
