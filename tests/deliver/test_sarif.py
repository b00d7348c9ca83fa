"""SARIF 2.1.0, held against the types of the standard."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator
from tests.account.nasty_results import results
from tests.account.sample_result import build_sample
from tests.deliver.sarif_schema import build_schema

from camcensus.account.result import CheckResult
from camcensus.deliver.sarif import address_of, write_sarif

VALIDATOR = Draft7Validator(build_schema())


def log_of(result: CheckResult) -> dict[str, Any]:
    stream = io.StringIO()
    write_sarif(result, stream)
    log: dict[str, Any] = json.loads(stream.getvalue())
    return log


SAMPLE_LOG = log_of(build_sample())
RUN = SAMPLE_LOG["runs"][0]


def test_the_sample_is_valid() -> None:
    VALIDATOR.validate(SAMPLE_LOG)


def test_the_schema_would_notice() -> None:
    assert list(VALIDATOR.iter_errors({**SAMPLE_LOG, "version": "2.0.0"}))


@given(results())
def test_every_result_is_valid(result: CheckResult) -> None:
    log = log_of(result)
    VALIDATOR.validate(log)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    for item in log["runs"][0]["results"]:
        assert rules[item["ruleIndex"]]["id"] == item["ruleId"]


def test_a_result_for_each_device_and_provision_that_covers_or_may() -> None:
    kinds = [(item["ruleId"], item["kind"], item["level"]) for item in RUN["results"]]
    assert kinds.count(("zz-example-act-2022/s. 4(1)", "fail", "error")) == 3
    assert kinds.count(("zz-example-act-2022/s. 4(1)", "open", "none")) == 4
    assert kinds.count(("zz-members-call-2022/letter", "fail", "note")) == 4
    assert len(kinds) == 11


def test_the_place_is_the_input_and_its_row() -> None:
    item = next(item for item in RUN["results"] if item["properties"]["device"] == "register.csv row 14")
    assert item["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "register.csv"
    lines = [note["locations"][0]["physicalLocation"].get("region") for note in notifications()]
    assert lines == [{"startLine": 9}, None]


def notifications() -> list[dict[str, Any]]:
    notes: list[dict[str, Any]] = RUN["invocations"][0]["toolExecutionNotifications"]
    return notes


def test_an_incomplete_check_is_no_success() -> None:
    assert RUN["invocations"][0]["executionSuccessful"] is False


def test_a_rule_has_help_and_source() -> None:
    rule = RUN["tool"]["driver"]["rules"][0]
    assert rule["helpUri"] == "https://example.org/acts/2022-9"
    assert "It binds" in rule["help"]["text"]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        pytest.param("my scan.xml", "my%20scan.xml", id="blank"),
        pytest.param("/data/a.xml", "file:///data/a.xml", id="absolute path"),
        pytest.param("a.zip!b.xml", "a.zip!b.xml", id="member of an archive"),
        pytest.param("c:d.xml", "c%3Ad.xml", id="no scheme by accident"),
        pytest.param("", "unnamed", id="empty"),
        pytest.param("\ud800", "%3F", id="lone surrogate"),
    ],
)
def test_address_of(name: str, uri: str) -> None:
    assert address_of(name) == uri
