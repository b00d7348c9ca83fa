"""CycloneDX 1.6, held against the schema that its own library ships."""

from __future__ import annotations

import io
import json
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from hypothesis import given
from tests.account.nasty_results import results
from tests.account.sample_result import build_sample

from camcensus.account.result import CheckResult
from camcensus.deliver.cyclonedx import write_cyclonedx

VALIDATOR = JsonStrictValidator(SchemaVersion.V1_6)


def text_of(result: CheckResult) -> str:
    stream = io.StringIO()
    write_cyclonedx(result, stream)
    return stream.getvalue()


SAMPLE = text_of(build_sample())
BOM: dict[str, Any] = json.loads(SAMPLE)


def properties(component: dict[str, Any]) -> dict[str, str]:
    return {item["name"]: item["value"] for item in component["properties"]}


def test_the_sample_is_valid() -> None:
    assert VALIDATOR.validate_str(SAMPLE) is None


def test_the_schema_would_notice() -> None:
    assert VALIDATOR.validate_str(SAMPLE.replace('"type": "device"', '"type": "camera"')) is not None


@given(results())
def test_every_result_is_valid(result: CheckResult) -> None:
    assert VALIDATOR.validate_str(text_of(result)) is None


def test_devices_have_maker_quantity_and_verdict() -> None:
    recorder = next(item for item in BOM["components"] if item["description"] == "NVR Library (x3)")
    assert recorder["type"] == "device"
    assert recorder["manufacturer"] == {"name": "Hikvision"}
    assert properties(recorder)["cdx:device:quantity"] == "3"
    assert properties(recorder)["camcensus:verdict"] == "covered"


def test_a_rebrand_keeps_badge_and_maker_apart() -> None:
    car_park = next(item for item in BOM["components"] if item["name"] == "C800")
    assert (properties(car_park)["camcensus:brand"], car_park["manufacturer"]["name"]) == ("Annke", "Hikvision")
    assert BOM["vulnerabilities"][0]["affects"] == [{"ref": car_park["bom-ref"]}]


def test_what_has_no_component_is_counted() -> None:
    assert len(BOM["components"]) == 9
    assert properties(BOM["metadata"])["camcensus:devices:withoutComponent"] == "3"


def test_no_clock_is_in_it() -> None:
    assert "timestamp" not in BOM["metadata"]
    assert properties(BOM["metadata"])["cdx:reproducible"] == "true"
