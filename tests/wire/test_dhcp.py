import pytest

from camcensus.model.observation import Field
from camcensus.wire.dhcp import read_dhcp


@pytest.mark.parametrize(
    ("field", "raw", "expected"),
    [
        pytest.param("dhcp.vendor-class", "AXIS,Network", Field("dhcp.vendor-class", "AXIS,Network"), id="named"),
        pytest.param("dhcp.hostname", "axis-1", Field("dhcp.host-name", "axis-1"), id="another spelling"),
        pytest.param("dhcp.60", "x", Field("dhcp.vendor-class", "x"), id="by number"),
        pytest.param(None, "option 60: x", Field("dhcp.vendor-class", "x"), id="a line with a number"),
        pytest.param(None, 'client-hostname = "cam-1";', Field("dhcp.host-name", "cam-1"), id="a line of a lease"),
        pytest.param(None, "AXIS,Network", Field("dhcp.vendor-class", "AXIS,Network"), id="the class alone"),
    ],
)
def test_an_option(field: str | None, raw: str, expected: Field) -> None:
    assert read_dhcp(raw, field) == (expected,)
