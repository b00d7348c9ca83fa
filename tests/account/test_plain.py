"""The objects of the outside interface, held to its published schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from tests.account.nasty_results import results
from tests.account.sample_result import build_sample

from camcensus.account.plain import plain_check, plain_finding, plain_grouped, plain_identification
from camcensus.account.result import CheckResult

SAMPLE = build_sample()
SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "output"


def load(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((SCHEMAS / name).read_text("utf-8"))
    return schema


def validator(name: str) -> Draft202012Validator:
    known = [
        (other, Resource.from_contents(load(other))) for other in ("check.schema.json", "identification.schema.json")
    ]
    Draft202012Validator.check_schema(load(name))
    return Draft202012Validator(
        load(name),
        registry=Registry().with_resources(known),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def test_identification_has_exactly_the_keys_of_the_interface() -> None:
    plain = plain_identification(SAMPLE.devices[0].identification)
    assert list(plain) == [
        "id", "is_camera_equipment", "equipment", "manufacturer", "brand", "model", "firmware", "produced_on",
        "strength", "probability", "reasons",
    ]  # fmt: skip
    assert plain["reasons"][0] == {
        "fingerprint": "sadp-DeviceDescription-hikvision",
        "observed": "DS-2CD2042WD-I",
        "asserts": {"manufacturer": "hikvision", "camera_equipment": True},
        "for": True,
        "source": "https://example.org/facts/maker",
    }


def test_finding_has_the_keys_of_the_interface() -> None:
    plain = plain_finding(SAMPLE.findings["192.0.2.12"][0], "192.0.2.12")
    assert plain["device"] == "192.0.2.12"
    assert plain["verdict"] == "undetermined"
    assert plain["missing"] == ["day of purchase"]
    assert plain["due"] is None
    assert plain["because"][0]["source"] == "https://example.org/acts/2022-9"


def test_binding_and_calls_stand_apart() -> None:
    devices = {device["key"]: device for device in plain_check(SAMPLE)["devices"]}
    assert [item["provision"] for item in devices["192.0.2.12"]["findings"]["binding"]] == ["s. 4(1)", "s. 7"]
    assert [item["provision"] for item in devices["192.0.2.12"]["findings"]["non_binding"]] == ["letter"]
    assert devices["192.0.2.12"]["verdict"] == "undetermined"


@given(results())
def test_every_result_fits_the_schema(result: CheckResult) -> None:
    CHECK.validate(plain_check(result))
    for device in result.devices:
        IDENTIFICATION.validate(plain_identification(device.identification))
        IDENTIFICATION.validate(plain_grouped(device))


@pytest.mark.parametrize("change", [{"extra": 1}, {"strength": "sure"}, {"probability": 1.5}])
def test_the_schema_refuses_what_is_not_in_it(change: dict[str, Any]) -> None:
    plain = {**plain_identification(SAMPLE.devices[0].identification), **change}
    assert list(IDENTIFICATION.iter_errors(plain))


CHECK, IDENTIFICATION = validator("check.schema.json"), validator("identification.schema.json")


def test_the_sample_fits_the_schema() -> None:
    CHECK.validate(plain_check(SAMPLE))
