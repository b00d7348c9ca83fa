"""The terminal answers at a glance; `explain` gives the whole argument."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from rich.cells import cell_len
from tests.account.nasty_results import results
from tests.account.sample_result import build_sample

from camcensus.account.result import CheckResult
from camcensus.deliver.table import MAX_ROWS, explain, write_table
from camcensus.model.equipment import EquipmentKind
from camcensus.model.errors import InputError

SAMPLE = build_sample()


def table_of(result: CheckResult, width: int | None = None, colour: bool = False) -> str:
    stream = io.StringIO()
    write_table(result, stream, width=width, colour=colour)
    return stream.getvalue()


def argument(name: str, result: CheckResult = SAMPLE) -> str:
    stream = io.StringIO()
    explain(result, name, stream, width=200)
    return stream.getvalue()


def test_the_answer_comes_first() -> None:
    assert table_of(SAMPLE).startswith("5 of 14 devices covered, 5 not covered, 4 cannot tell for want of: maker (2)")


def test_a_device_has_one_line_with_the_reason_that_decided() -> None:
    line = next(line for line in table_of(SAMPLE, 160).splitlines() if "192.0.2.11" in line)
    assert "Annke → Hikvision (likely)" in line
    assert "2026-06-30 late" in line
    assert "zz-example-act-2022: remove-by" in line


def test_a_long_name_keeps_its_count() -> None:
    long = {"name": "Recorders in the cellar of the library"}
    devices = [replace(one, **long) if one.quantity == 3 else one for one in SAMPLE.devices]
    line = next(
        line for line in table_of(replace(SAMPLE, devices=tuple(devices)), 120).splitlines() if "Recorders" in line
    )
    assert line.startswith("  Recorders in the… (x3) ")


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = table_of(SAMPLE, width).split("\nNext\n")[0].splitlines()
    assert max(cell_len(line) for line in lines) <= width
    assert all(line == line.rstrip() for line in lines)


def test_in_eighty_columns_the_reason_is_whole() -> None:
    text = " ".join(table_of(SAMPLE, 80).split())
    assert "The badge is Annke; Hikvision made it, which the schedule names." in text


def test_binding_rules_and_calls_stand_apart() -> None:
    text = table_of(SAMPLE)
    assert "Binding rules: 1 of 2 reach a device or may" in text
    assert "Calls and recommendations (not binding): 1 of 1 reach a device or may" in text


def test_no_colour_means_no_escape_sequence() -> None:
    assert "\x1b" not in table_of(SAMPLE)
    assert "\x1b[" in table_of(SAMPLE, colour=True)


def test_devices_alike_that_no_rule_reaches_share_a_line() -> None:
    assert "2 like 192.0.2.16" in table_of(SAMPLE)
    assert "192.0.2.17" not in table_of(SAMPLE)


def test_250_hosts_stay_readable() -> None:
    printer = next(device for device in SAMPLE.devices if device.key == "192.0.2.78")
    camera = next(device for device in SAMPLE.devices if device.key == "192.0.2.11")
    printers = [replace(printer, key=f"p{number}", addresses=(f"p{number}",)) for number in range(200)]
    cameras = [replace(camera, key=f"c{number}", addresses=(f"c{number}",), name=None) for number in range(50)]
    findings = {device.key: SAMPLE.findings["192.0.2.78"] for device in printers}
    findings |= {device.key: SAMPLE.findings["192.0.2.11"] for device in cameras}
    text = table_of(replace(SAMPLE, devices=(*cameras, *printers), findings=findings), 120)
    assert "50 of 250 devices covered, 200 not covered, 0 cannot tell" in text
    assert f"... and {50 - MAX_ROWS} more lines, use --format html" in text
    assert "Not listed: 200 other" in text
    assert len(text.splitlines()) < 90


def test_a_covered_switch_is_listed_though_it_is_no_camera() -> None:
    switch = next(device for device in SAMPLE.devices if device.key == "192.0.2.1")
    assert switch.identification.equipment is EquipmentKind.NETWORK
    text = table_of(replace(SAMPLE, findings={"192.0.2.1": SAMPLE.findings["192.0.2.11"]}))
    assert "Cisco (likely)" in text


@pytest.mark.parametrize("name", ["192.0.2.11", "car park", " CAR PARK "])
def test_explain_finds_a_device_by_any_of_its_names(name: str) -> None:
    assert argument(name).startswith("192.0.2.11 Car park\nCovered: The badge is Annke")


def test_explain_gives_the_whole_argument() -> None:
    text = argument("192.0.2.13")
    for part in (
        "What speaks for it (1)\n  1. http.server = App-webs/",
        "What speaks against it (1)\n  1. rtsp.server = Dahua Rtsp Server",
        "proves: manufacturer dahua (distinctive); rule rtsp-server-dahua",
        "seen in: scan.xml, host 192.0.2.13 port 554, 2026-11-20T09:00:00Z (observation o7)",
        "source: Example fact <https://example.org/facts/maker>, seen 2026-11-23",
        "cannot tell: Example Surveillance Act 2022, s. 4(1) (zz-example-act-2022)",
        "3. decides: Hikvision or Dahua made it; the evidence is divided.",
        "not covered: Example Surveillance Act 2022, s. 7: Applies to purchases from 2027-01-01 on.",
        "What would settle what is open\n  maker (for zz-example-act-2022 s. 4(1))",
        "others left open: dahua 44%",
        "ab" * 32,
    ):
        assert part in text


def test_explain_shows_what_proved_nothing() -> None:
    assert "Seen, and proving nothing (1 of 3 observations)\n  http.headers = X-Frame-Options" in argument("Main hall")


def test_an_unknown_device_is_answered_with_the_closest() -> None:
    with pytest.raises(InputError, match=r"no device '192\.0\.2\.110' among 12\. Did you mean .*192\.0\.2\.11"):
        argument("192.0.2.110")
    with pytest.raises(InputError, match="none was read"):
        argument("x", replace(SAMPLE, devices=()))


def test_a_name_of_two_devices_is_answered_with_their_keys() -> None:
    twins = tuple(replace(device, name="Door") for device in SAMPLE.devices[:2])
    with pytest.raises(
        InputError, match=r"'door' is the name of 2 devices\. Give a key: 00:00:5e:00:53:10, 192\.0\.2\.11"
    ):
        argument("door", replace(SAMPLE, devices=twins))


@given(results())
def test_explain_ends_normally_on_every_device(result: CheckResult) -> None:
    for device in result.devices:
        stream = io.StringIO()
        try:
            explain(result, device.key, stream)
        except InputError:
            continue  # another device has this key but for case or blanks
        assert all(char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs") for char in stream.getvalue())
