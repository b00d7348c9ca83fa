import pytest

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.shadowserver import read_shadowserver


def test_the_devices_words_and_the_scanners_opinion_go_into_different_fields() -> None:
    fields = read_shadowserver('{"server": "DNVRS-Webs", "device_vendor": "Example", "port": 80}', "scan_http")
    assert fields == (Field("http.server", "DNVRS-Webs"), Field("shadowserver.device-vendor", "Example"))


def test_in_the_report_on_dahuas_port_the_columns_are_the_devices_words() -> None:
    fields = read_shadowserver('# shadowserver scan_dvr_dhcpdiscover\n{"device_vendor": "General"}', None)
    assert fields == (Field("dhip.Vendor", "General"),)


def test_scopes_are_taken_apart() -> None:
    fields = read_shadowserver('{"scopes": "onvif://www.onvif.org/name/A", "xaddrs": "http://192.0.2.1/b"}', "x")
    assert fields == (Field("onvif.scope.name", "A"), Field("onvif.xaddr-path", "/b"))


@pytest.mark.parametrize("raw", ["", "# heading", "[]", "{", "null", "[" * 100_000])
def test_what_is_no_row_is_refused(raw: str) -> None:
    with pytest.raises(WireError, match="not a JSON object"):
        read_shadowserver(raw, None)
