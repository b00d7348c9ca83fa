"""The records of emulated equipment: their schema, their truth, their variety."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from camcensus.lab.behaving import BEHAVIOURS
from camcensus.lab.personality import DEVICES, PLACEHOLDERS, personalities, read_personality
from camcensus.model.errors import FactError
from camcensus.store.shipped import DATA, shipped_facts

SCHEMA = json.loads((DATA / "lab" / "schema.json").read_text("utf-8"))
FILES = sorted(DEVICES.glob("*.yaml"))
RECORDS: list[dict[str, Any]] = [record for file in FILES for record in yaml.safe_load(file.read_text("utf-8"))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_keeps_to_the_schema(file: Path) -> None:
    checker = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in checker.iter_errors(yaml.safe_load(file.read_text("utf-8")))] == []


def test_ids_are_unique_and_all_are_loaded() -> None:
    ids = [record["id"] for record in RECORDS]
    assert len(set(ids)) == len(ids)
    assert sorted(ids) == list(personalities())


def test_there_is_the_promised_variety() -> None:
    cameras = [each for each in personalities().values() if each.truth.is_camera_equipment]
    decoys = [each for each in personalities().values() if not each.truth.is_camera_equipment]
    assert len(cameras) >= 40
    assert len({each.truth.manufacturer for each in cameras}) >= 20
    assert {each.kind for each in cameras} == {"camera", "recorder", "encoder", "intercom", "vms"}
    assert len(decoys) >= 12
    assert {"printer", "phone", "switch", "speaker", "stream-relay", "router", "nas", "plug"} <= {
        each.kind for each in decoys
    }


def test_makers_are_of_the_closed_list() -> None:
    known = set(shipped_facts().manufacturers)
    assert {record["truth"]["manufacturer"] for record in RECORDS} - {None} - known == set()


def test_camera_equipment_has_a_maker() -> None:
    assert [
        each.id for each in personalities().values() if each.truth.is_camera_equipment and not each.truth.manufacturer
    ] == []


def test_only_known_placeholders_are_used() -> None:
    used = {name for file in FILES for name in re.findall(r"\{\{(\w+)\}\}", file.read_text("utf-8"))}
    assert used - set(PLACEHOLDERS) == set()


def test_hardware_addresses_and_serials_are_nobodys() -> None:
    text = "\n".join(file.read_text("utf-8") for file in FILES)
    macs = re.findall(r"\b(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}\b", text)
    assert macs == []
    hosts = re.findall(r"(?:://|IP4 |Address: '?)(\d{1,3}(?:\.\d{1,3}){3})", text)
    assert [host for host in hosts if not host.startswith(("0.", "127.", "192.0.2."))] == []


def test_the_lab_is_no_part_of_the_facts() -> None:
    assert shipped_facts().records("lab/") == ()


@pytest.mark.parametrize(
    ("record", "said"),
    [
        pytest.param({"id": "x"}, "not a personality", id="without truth"),
        pytest.param(
            {"id": "x", "kind": "camera", "truth": {"maker": "x"}},
            "not a personality",
            id="with an unknown word of truth",
        ),
    ],
)
def test_a_wrong_record_says_where(record: dict[str, Any], said: str) -> None:
    with pytest.raises(FactError, match=said) as error:
        read_personality(record, "data/lab/devices/x.yaml")
    assert "data/lab/devices/x.yaml: x" in str(error.value)


def test_the_readme_counts_what_is_there() -> None:
    text = (DATA / "lab" / "README.md").read_text("utf-8")
    cameras = [each for each in personalities().values() if each.truth.is_camera_equipment]
    makers = {each.truth.manufacturer for each in cameras}
    hostile = [each for each in BEHAVIOURS if each.startswith("hostile:")]
    assert f"{len(RECORDS)} kinds: {len(cameras)} of camera equipment" in text
    assert re.search(rf"from {len(makers)}\s+makers", text)
    assert f"{len(RECORDS) - len(cameras)} things that stand on the same networks" in text
    assert f"{len(hostile)} hostile devices and {len(BEHAVIOURS) - len(hostile)} fragile ones" in text
