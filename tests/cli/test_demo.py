"""The sample estate tells its story: what `camcensus demo` writes, shows and concludes."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
from tests.cli.asked import ESTATE, MAIN_GATE, REBRAND, REGISTER_WRONG, Asked, ask, check

ROOT = Path(__file__).resolve().parents[2]
PHONE, OWN_PHONE = "DHL-PHONE-07 (Ben)", "Chi's own phone"
DOCUMENTATION = [ip_network(block) for block in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24")]


@pytest.fixture(scope="module")
def checked() -> Asked:
    return check(ESTATE)


def tiktok_on(asked: Asked, name: str) -> dict:
    """The TikTok row of a phone; other apps of the same phone are rows of their own."""
    rows = [row for row in asked.document["devices"] if row["identification"]["brand"] == "TikTok"]
    return next(row for row in rows if row["identification"]["name"] == name)


def test_the_demo_ends_well_and_says_what_to_type_next(tmp_path):
    demo = ask("demo", "--folder", tmp_path)
    assert demo.status == 0
    assert f"camcensus check {tmp_path / 'estate'} --body uk-government-department --site sensitive" in demo.err
    assert "Honeywell → Dahua" in demo.out
    assert f"camcensus tally {tmp_path / 'readings.csv'}" in demo.err
    assert "of 46 bodies asked" in demo.out or "Of 46 bodies asked" in demo.out
    assert "Traceback" not in demo.err


def test_the_demo_as_a_program_writes_every_file_and_a_second_run_changes_none(tmp_path):
    command = [sys.executable, "-m", "camcensus", "demo", "--folder", "here"]
    runs = [subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False) for _ in range(2)]
    assert [done.returncode for done in runs] == [0, 0], runs[0].stderr
    assert runs[0].stdout == runs[1].stdout
    written = {path.name: path.read_bytes() for path in (tmp_path / "here" / "estate").iterdir()}
    assert written == {path.name: path.read_bytes() for path in ESTATE.iterdir()}


def test_a_folder_that_cannot_be_written_is_said_with_a_mend(tmp_path):
    (tmp_path / "taken").write_text("a file")
    demo = ask("demo", "--folder", tmp_path / "taken")
    assert demo.status == 2
    assert "--folder" in demo.err


def test_files_of_the_users_own_are_not_replaced(tmp_path):
    (tmp_path / "readings.csv").write_text("my own")
    demo = ask("demo", "--folder", tmp_path)
    assert demo.status == 2
    assert "is not empty and holds no former demo" in demo.err
    assert [path.name for path in tmp_path.iterdir()] == ["readings.csv"]
    assert (tmp_path / "readings.csv").read_text() == "my own"


def test_every_file_is_read_whole(checked):
    assert checked.document["rejected"] == []
    assert checked.document["complete"] is True
    formats = {row["name"].rsplit("/", 1)[-1]: row["format"] for row in checked.document["inputs"]}
    assert formats.keys() == {path.name for path in ESTATE.iterdir()}
    assert "not recognised" not in formats.values()
    assert len(set(formats.values())) >= 9
    assert all(row["observations"] for row in checked.document["inputs"])


def test_the_counts_add_up_and_count_what_lies_on_the_shelf(checked):
    summary = checked.document["summary"]
    assert summary["covered"] + summary["not_covered"] + summary["undetermined"] == summary["devices"]
    assert summary["records"] == len(checked.document["devices"])
    on_shelf = 12 + 4 + 6 - 3  # units in the sheet of spares beyond one a row
    assert summary["devices"] == summary["records"] + on_shelf
    assert min(summary["covered"], summary["not_covered"], summary["undetermined"]) >= 10


@pytest.mark.parametrize(
    ("key", "brand", "maker", "model"),
    [
        pytest.param(REBRAND, "Honeywell", "dahua", "HEN08104", id="a recorder under another badge"),
        pytest.param("192.0.2.37", "ANNKE", "hikvision", "C800", id="a camera under another badge"),
        pytest.param(MAIN_GATE, "Hikvision", "hikvision", "DS-2CD2T47G1-L", id="the maker's own badge"),
    ],
)
def test_who_made_it_and_what_it_is_sold_as(checked, key, brand, maker, model):
    device = checked.devices[key]
    found = device["identification"]
    assert (found["brand"], found["manufacturer"], found["model"]) == (brand, maker, model)
    assert found["strength"] == "confirmed"
    assert device["verdict"] == "covered"


def test_the_badge_is_seen_through_by_the_makers_own_protocol(checked):
    reasons = checked.devices[REBRAND]["identification"]["reasons"]
    assert {"dhip-answer", "rebrand:honeywell--dahua"} <= {reason["fingerprint"] for reason in reasons if reason["for"]}


def test_the_device_stands_above_a_register_that_says_otherwise(checked):
    found = checked.devices[REGISTER_WRONG]["identification"]
    assert found["manufacturer"] == "hikvision"
    against = {
        (reason["observed"], reason["asserts"].get("manufacturer")) for reason in found["reasons"] if not reason["for"]
    }
    assert ("Axis", "axis") in against


def test_one_camera_in_five_files_is_one_device(checked):
    camera = checked.devices[MAIN_GATE]
    lines = " ".join(camera["identification"]["merged_because"])
    for part in ("nmap.xml", "port-12.pcapng", "register.xlsx", "dhcpd.leases", "isapi-deviceinfo.xml"):
        assert part in lines
    assert sum("192.0.2.21" in device["identification"]["addresses"] for device in checked.document["devices"]) == 1


@pytest.mark.parametrize(
    ("key", "missing"),
    [
        pytest.param("3c:ef:8c:00:00:12", "what kind of equipment it is", id="a card that a switch saw"),
        pytest.param("192.0.2.51", "who made the device", id="a camera without a maker"),
    ],
)
def test_what_cannot_be_told_says_what_would_settle_it(checked, key, missing):
    device = checked.devices[key]
    assert device["verdict"] == "undetermined"
    assert missing in {fact for finding in device["findings"]["binding"] for fact in finding["missing"]}


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        pytest.param("2023-03-15", "not-covered", id="the day before"),
        pytest.param("2023-03-16", "covered", id="the day"),
    ],
)
def test_tiktok_on_a_phone_of_the_department(day, verdict):
    assert tiktok_on(check(ESTATE, "--as-of", day), PHONE)["verdict"] == verdict


def test_tiktok_on_a_persons_own_phone_is_left_alone(checked):
    phone = tiktok_on(checked, OWN_PHONE)
    assert phone["identification"]["manufacturer"] == "bytedance"
    assert phone["verdict"] == "not-covered"
    steps = [
        step for f in phone["findings"]["binding"] if f["instrument"].startswith("uk-tiktok") for step in f["because"]
    ]
    assert any("personal-device" in step["says"] for step in steps)


def test_what_a_recorder_offers_is_told_and_only_of_that_one(checked):
    offers = {
        key: text for key, device in checked.devices.items() if (text := device["identification"].get("analytics"))
    }
    told = ask("explain", ESTATE, "--device", "192.0.2.27").out
    assert "face comparison (isSupportFaceContrast)" in told
    assert "face comparison" not in ask("explain", ESTATE, "--device", "192.0.2.21").out
    assert set(offers) <= {"44:19:b6:00:00:07"}


def test_addresses_and_serials_are_nobodys():
    text = "".join(
        path.read_text(errors="ignore") for path in ESTATE.iterdir() if path.suffix not in (".xlsx", ".pcapng")
    )
    found = set(re.findall(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])", text))
    strangers = {one for one in found if not any(ip_address(one) in block for block in DOCUMENTATION)}
    assert strangers <= {"255.255.255.0"}
    tails = re.findall(r"\b(?:[0-9a-f]{2}:){3}((?:[0-9a-f]{2}:){2}[0-9a-f]{2})\b", text, re.IGNORECASE)
    assert tails
    assert all(tail.startswith("00:00:") for tail in tails)


def test_the_estate_is_small():
    assert sum(path.stat().st_size for path in ESTATE.iterdir()) < 200_000


def test_the_binary_files_are_what_the_tool_makes(tmp_path):
    spec = spec_from_file_location("make_demo", ROOT / "tools/make_demo.py")
    module = module_from_spec(spec)
    sys.modules["make_demo"] = module
    spec.loader.exec_module(module)
    for path in module.make(tmp_path):
        if path.suffix == ".xlsx":
            continue  # what zlib makes of the same sheets differs between its versions; the next test reads them
        assert path.read_bytes() == (ESTATE / path.name).read_bytes(), path.name


def test_the_workbook_holds_what_the_tool_writes(tmp_path):
    import zipfile

    module = sys.modules.get("make_demo")
    if module is None:
        spec = spec_from_file_location("make_demo", ROOT / "tools/make_demo.py")
        module = module_from_spec(spec)
        sys.modules["make_demo"] = module
        spec.loader.exec_module(module)
    (tmp_path / "made.xlsx").write_bytes(module.workbook())
    shipped, made = zipfile.ZipFile(ESTATE / "saltmarsh-house-register.xlsx"), zipfile.ZipFile(tmp_path / "made.xlsx")
    with shipped, made:
        assert shipped.namelist() == made.namelist()
        assert [shipped.read(name) for name in shipped.namelist()] == [made.read(name) for name in made.namelist()]


def test_the_screen_shows_how_many_lie_on_the_shelf(tmp_path):
    assert "Breakwater spares (x12)" in ask("demo", "--folder", tmp_path).out
