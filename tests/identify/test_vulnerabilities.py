"""Exploited vulnerabilities beside a device: joins in both directions, ranges, and the day of listing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.collect.catalogues import Catalogue, read_catalogue
from camcensus.identify.vulnerabilities import exploited, set_beside
from camcensus.model.equipment import EquipmentKind, Identification, Standing
from camcensus.model.vulnerability import AFFECTED, MAY_BE_AFFECTED, NOT_IN_RANGE, NOT_YET_LISTED
from camcensus.store.shipped import shipped_facts

TODAY = date(2026, 11, 23)
SAMPLES = Path(__file__).parents[1] / "fixtures" / "catalogues"


def catalogue(name: str) -> Catalogue:
    with (SAMPLES / name).open("rb") as stream:
        return read_catalogue(stream, name)


def device(
    manufacturer: str | None,
    brand: str | None = None,
    model: str | None = None,
    firmware: str | None = None,
    camera: bool | None = True,
) -> Identification:
    return Identification(
        id="d1",
        is_camera_equipment=camera,
        equipment=EquipmentKind.CAMERA,
        manufacturer=manufacturer,
        brand=brand,
        model=model,
        firmware=firmware,
        serial=None,
        produced_on=None,
        standing=Standing.LIKELY,
        probability=0.9,
        rivals=(),
        analytics=(),
        reasons=(),
    )


def certainties(found: Identification, day: date = TODAY, *given_lists: Catalogue) -> dict[str, str]:
    return {row.cve: row.certainty for row in set_beside(shipped_facts(), found, day, given_lists)}


@pytest.mark.parametrize(
    ("firmware", "expected"),
    [
        pytest.param("V5.2.0 build 140720", NOT_IN_RANGE, id="the day before the first build"),
        pytest.param("V5.2.0 build 140721", AFFECTED, id="the first build"),
        pytest.param("V5.4.0 build 160530", AFFECTED, id="the last build"),
        pytest.param("V5.4.1 build 160531", NOT_IN_RANGE, id="the day after"),
        pytest.param(None, MAY_BE_AFFECTED, id="firmware not known"),
        pytest.param("V5.4.0", MAY_BE_AFFECTED, id="build not known"),
    ],
)
def test_hikvision_builds(firmware: str | None, expected: str) -> None:
    assert certainties(device("hikvision", None, "DS-2CD2132F-I", firmware))["CVE-2017-7921"] == expected


def test_model_outside_every_range() -> None:
    assert certainties(device("hikvision", None, "DS-2CD2387G2-LU", "V5.4.0 build 160530"))["CVE-2017-7921"] == (
        NOT_IN_RANGE
    )


def test_same_firmware_under_another_badge_may_be_affected() -> None:
    found = device("hikvision", "TRENDnet", "TV-IP310PI", "V5.4.0 build 160401")
    assert certainties(found)["CVE-2017-7921"] == MAY_BE_AFFECTED


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2026, 3, 4), NOT_YET_LISTED, id="the day before"),
        pytest.param(date(2026, 3, 5), AFFECTED, id="the day itself"),
    ],
)
def test_day_of_listing(day: date, expected: str) -> None:
    found = device("hikvision", None, "DS-2CD2132F-I", "V5.4.0 build 160530")
    assert certainties(found, day)["CVE-2017-7921"] == expected
    assert ("CVE-2017-7921" in {row.cve for row in exploited(shipped_facts(), found, day)}) is (expected == AFFECTED)


def test_badge_gets_what_is_listed_for_its_maker_and_for_itself() -> None:
    rows = exploited(shipped_facts(), device("dahua", "Amcrest", "IP2M-841"), TODAY)
    assert {row.cve for row in rows} == {"CVE-2020-5735", "CVE-2021-33044", "CVE-2021-33045"}
    assert {row.certainty for row in rows} == {MAY_BE_AFFECTED}


def test_maker_gets_what_is_listed_under_another_badge() -> None:
    rows = exploited(shipped_facts(), device("dahua", None, "IPC-HFW1230S", "2.840.0.R,build:2023-01-05"), TODAY)
    assert [(row.cve, row.certainty) for row in rows] == [("CVE-2020-5735", MAY_BE_AFFECTED)]
    assert "listed under another badge: Amcrest (amcrest--dahua" in rows[0].why


def test_badge_without_a_known_maker_is_joined_through_the_rebrand() -> None:
    (row, *_) = exploited(shipped_facts(), device(None, "Annke", "C800"), TODAY)
    assert "which Hikvision makes or may make (annke--hikvision)" in row.why


def test_series_of_another_maker_is_not_joined() -> None:
    assert certainties(device(None, "Honeywell", "35 Series HC35W45R3")) == {}


@pytest.mark.parametrize(
    "found",
    [
        pytest.param(device("axis", "AXIS", "P3245-LV"), id="nothing is listed for the maker"),
        pytest.param(device(None), id="neither maker nor badge"),
        pytest.param(device("hikvision", None, "DS-3E0105P", camera=False), id="not camera equipment"),
        pytest.param(device(None, "Nobody Knows", "X1"), id="a badge not on record"),
    ],
)
def test_nothing_to_say(found: Identification) -> None:
    assert exploited(shipped_facts(), found, TODAY) == ()


def test_users_catalogue_is_joined_both_ways_and_names_its_version() -> None:
    kev = catalogue("kev.json")
    rows = {row.cve: row for row in exploited(shipped_facts(), device("dahua"), TODAY, [kev])}
    assert rows["CVE-2099-10001"].certainty == MAY_BE_AFFECTED
    assert "another badge: Amcrest" in rows["CVE-2099-10001"].why
    assert rows["CVE-2099-10002"].catalogue == "CISA Known Exploited Vulnerabilities 2026.10.01"
    assert rows["CVE-2099-10002"].due == "2026-09-23"


def test_router_of_a_seller_says_nothing_of_its_cameras() -> None:
    kev = catalogue("kev.json")
    assert "CVE-2099-10003" not in certainties(device("d-link", "D-Link"), TODAY, kev)
    assert "CVE-2099-10003" not in certainties(device("hikvision", "TRENDnet"), TODAY, kev)


@pytest.mark.parametrize(
    ("model", "firmware", "expected"),
    [
        pytest.param("RLC-999X", "v3.1.4", AFFECTED, id="below the mended version"),
        pytest.param("RLC-999X", "v3.1.5", NOT_IN_RANGE, id="the mended version"),
        pytest.param("RLC-999X", None, MAY_BE_AFFECTED, id="firmware not known"),
        pytest.param("RLC-820A", "v3.1.4", NOT_IN_RANGE, id="another model"),
    ],
)
def test_cve_record_gives_the_range(model: str, firmware: str | None, expected: str) -> None:
    found = device("reolink", None, model, firmware)
    assert certainties(found, TODAY, catalogue("cve-record.json"))["CVE-2099-20001"] == expected


def test_users_catalogue_does_not_hide_what_it_lacks() -> None:
    assert "CVE-2017-7921" in certainties(device("hikvision"), TODAY, catalogue("kev.json"))


@given(
    maker=st.none() | st.sampled_from(["hikvision", "dahua", "tvt", "amcrest", "nobody"]),
    brand=st.none() | st.text(max_size=30),
    model=st.none() | st.text(max_size=200),
    firmware=st.none() | st.text(max_size=200),
    day=st.dates(),
)
def test_any_device_is_answered(
    maker: str | None, brand: str | None, model: str | None, firmware: str | None, day: date
) -> None:
    rows = set_beside(shipped_facts(), device(maker, brand, model, firmware), day, [])
    assert list(rows) == sorted(rows, key=lambda row: (row.cve, row.why))
