import pytest

from camcensus.model.observation import Field
from camcensus.wire.mdns import read_mdns


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param("_axis-video._tcp.local", [("mdns.service", "_axis-video._tcp")], id="a service"),
        pytest.param(
            r"AXIS\032P1\032-\03200._axis-video._tcp.local",
            [("mdns.service", "_axis-video._tcp"), ("mdns.instance", "AXIS P1 - 00")],
            id="an instance with escaped blanks",
        ),
        pytest.param("macaddress=ACCC8E000001", [("mdns.txt", "macaddress=ACCC8E000001")], id="a TXT entry"),
        pytest.param('x._hap._tcp.local TXT "md=C1" "ci=17"', [("mdns.txt", "ci=17")], id="quoted TXT entries"),
        pytest.param("axis-accc8e000001.local", [("mdns.host", "axis-accc8e000001")], id="a host"),
    ],
)
def test_a_line(raw: str, expected: list[tuple[str, str]]) -> None:
    found = [(field.name, field.value) for field in read_mdns(raw, None)]
    assert all(item in found for item in expected)


def test_a_text_record_named_by_its_service() -> None:
    assert read_mdns("model=Macmini2,1", "mdns.device-info") == (Field("mdns.txt", "model=Macmini2,1"),)


def test_what_is_no_announcement_gives_nothing() -> None:
    assert read_mdns("hello there", None) == ()


def test_records_a_line_with_tabs_between_their_parts() -> None:
    fields = read_mdns(
        "A\taxis-accc8e000001.local\t192.0.2.4\n"
        "PTR\t_axis-video._tcp.local\tAXIS M1065-LW - ACCC8E000001._axis-video._tcp.local\n"
        'TXT\tAXIS M1065-LW - ACCC8E000001._axis-video._tcp.local\t"macaddress=ACCC8E000001"',
        None,
    )
    assert set(fields) == {
        Field("mdns.host", "axis-accc8e000001"),
        Field("mdns.service", "_axis-video._tcp"),
        Field("mdns.instance", "AXIS M1065-LW - ACCC8E000001"),
        Field("mdns.txt", "macaddress=ACCC8E000001"),
    }
