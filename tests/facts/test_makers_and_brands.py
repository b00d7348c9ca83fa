"""The shipped records of makers, control, rebrands and vulnerabilities, walked as a whole; and slips refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from camcensus.facts.manufacturers import check_manufacturers, parse_control, parse_manufacturer
from camcensus.facts.rebrands import check_rebrands, parse_rebrand
from camcensus.facts.records import Record, read_records
from camcensus.facts.vulnerabilities import check_vulnerabilities, parse_vulnerability
from camcensus.model.errors import FactError
from camcensus.store.shipped import DATA, shipped_facts

SOURCE = {"title": "A page", "url": "https://example.org/page", "seen": "2026-01-01"}
MAKER = {
    "id": "alder",
    "name": "Alder Ltd",
    "kind": "company",
    "makes": ["video-surveillance"],
    "confidence": "high",
    "sources": [SOURCE],
}
CONTROL = {
    "id": "birch--controls--alder",
    "subject": "birch",
    "predicate": "controls",
    "object": "alder",
    "holds": {"from": "2018-02-06", "until": "2023-02"},
    "confidence": "high",
    "sources": [SOURCE],
}
REBRAND = {
    "id": "lookout--alder",
    "brand": "Lookout",
    "brand_id": "lookout",
    "made_by": ["alder"],
    "relation": "oem",
    "status": "current",
    "evidence": "press",
    "confidence": "high",
    "sources": [SOURCE],
}
VULNERABILITY = {
    "id": "cve-2099-10001",
    "cve": "CVE-2099-10001",
    "listed_for": "alder",
    "title": "a flaw",
    "affected": [{"models": ["AB-1"], "built": {"before": "2021-06-01"}}],
    "not_listed_on": "2025-08-25",
    "confidence": "high",
    "sources": [SOURCE],
}
KINDS: dict[str, tuple[dict[str, Any], Callable[[Record], Any], str]] = {
    "maker": (MAKER, parse_manufacturer, "data/manufacturers/makers.yaml:7"),
    "control": (CONTROL, parse_control, "data/manufacturers/control.yaml:7"),
    "rebrand": (REBRAND, parse_rebrand, "data/brands/lookout.yaml:7"),
    "vulnerability": (VULNERABILITY, parse_vulnerability, "data/vulnerabilities/alder.yaml:7"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_record_is_read(kind: str) -> None:
    values, parse, where = KINDS[kind]
    assert parse(Record(where, values)).id == values["id"]


@pytest.mark.parametrize(
    ("kind", "changes", "says"),
    [
        pytest.param("maker", {"colour": "red"}, "'colour' is not a key of a maker", id="unknown key"),
        pytest.param("maker", {"country": "China"}, "not two capital letters", id="country in words"),
        pytest.param("maker", {"kind": "firm"}, "kind 'firm' is not known", id="unknown kind"),
        pytest.param("maker", {"id": "Alder Ltd"}, "is not lower case", id="id with blanks"),
        pytest.param("maker", {"sources": []}, "has no source", id="no source"),
        pytest.param("control", {"object": "birch"}, "stands on both sides", id="controls itself"),
        pytest.param("control", {"share_percent": 101}, "share_percent is 101", id="more than all"),
        pytest.param("control", {"share_percent": True}, "share_percent is True", id="a yes for a number"),
        pytest.param("control", {"predicate": "likes"}, "predicate 'likes'", id="unknown relation"),
        pytest.param(
            "control", {"holds": {"from": "2020", "until": "2019"}}, "ends (2019) before it starts", id="dates swapped"
        ),
        pytest.param(
            "control",
            {"holds": {"until": "2019-01-01", "witnessed": "2019-01-01"}},
            "was witnessed (2019-01-01) after its end",
            id="seen when it had ended",
        ),
        pytest.param("control", {"holds": {"to": "2019"}}, "'to' is not a key of a time", id="another word for until"),
        pytest.param("rebrand", {"made_by": []}, "names no maker", id="no maker"),
        pytest.param("rebrand", {"brand_id": "outlook"}, "is not the name of its file", id="in another brand's file"),
        pytest.param("rebrand", {"whole_range": "yes"}, "whole_range is 'yes'", id="text for yes"),
        pytest.param("rebrand", {"status": "over"}, "status 'over' is not known", id="unknown status"),
        pytest.param("vulnerability", {"cve": "CVE-1"}, "is not a CVE number", id="no CVE number"),
        pytest.param("vulnerability", {"id": "cve-2099-10002"}, "is not that of CVE-2099-10001", id="id of another"),
        pytest.param("vulnerability", {"affected": []}, "states nothing that is affected", id="nothing affected"),
        pytest.param("vulnerability", {"affected": [{}]}, "an affected range is empty", id="an empty range"),
        pytest.param(
            "vulnerability",
            {"affected": [{"built": {"from": "2021-06-02", "to": "2021-06-01"}}]},
            "ends before it starts",
            id="builds swapped",
        ),
        pytest.param(
            "vulnerability", {"affected": [{"version": {"before": "V1.1"}}]}, "is not dotted numbers", id="a letter"
        ),
        pytest.param("vulnerability", {"not_listed_on": None}, "must say either", id="listed or not is not said"),
        pytest.param("vulnerability", {"not_listed_on": "2025"}, "'2025' is not a day", id="a year for a day"),
        pytest.param("vulnerability", {"cvss": {"score": 11, "version": "3.1"}}, "is not 0 to 10", id="score over 10"),
        pytest.param(
            "vulnerability",
            {
                "not_listed_on": None,
                "listed": {"added": "2026-02-02", "due": "2026-02-01", "title": "T", "url": "https://example.org"},
            },
            "is due before it was listed",
            id="due before listed",
        ),
    ],
)
def test_a_slip_is_refused_with_its_place(kind: str, changes: dict[str, Any], says: str) -> None:
    values, parse, where = KINDS[kind]
    with pytest.raises(FactError) as caught:
        parse(Record(where, {**values, **changes}))
    assert says in str(caught.value)
    assert caught.value.where == where
    assert caught.value.mend


def test_names_that_nobody_knows_are_told() -> None:
    makers = {"alder": parse_manufacturer(Record("m.yaml:1", MAKER))}
    control = parse_control(Record("c.yaml:3", CONTROL))
    rebrand = parse_rebrand(Record("data/brands/lookout.yaml:4", {**REBRAND, "made_by": ["aldre"]}))
    flaw = parse_vulnerability(Record("v.yaml:5", {**VULNERABILITY, "listed_for": "aldre"}))
    mend = "\nCorrect the spelling, or add the maker there with a source."
    listed = "is not in data/manufacturers/makers.yaml"
    assert check_manufacturers(makers, [control]) == (f"c.yaml:3: maker 'birch' {listed}.{mend}",)
    wrong = f"maker 'aldre' {listed} (closest: 'alder').{mend}"
    assert check_rebrands(makers, [rebrand]) == (f"data/brands/lookout.yaml:4: {wrong}",)
    assert check_vulnerabilities(makers, [flaw]) == (f"v.yaml:5: {wrong}",)


def test_one_name_for_two_makers_is_told() -> None:
    one = parse_manufacturer(Record("m.yaml:1", MAKER))
    two = parse_manufacturer(Record("m.yaml:2", {**MAKER, "id": "birch", "name": "Birch", "aliases": ["alder ltd"]}))
    (line,) = check_manufacturers({"alder": one, "birch": two}, [])
    assert line.startswith("m.yaml:2: 'alder ltd' is a name of 'alder' too (m.yaml:1).")


def test_shipped_records_agree_with_each_other() -> None:
    book = shipped_facts()
    assert check_manufacturers(book.manufacturers, book.controls) == ()
    assert check_rebrands(book.manufacturers, book.rebrands) == ()
    assert check_vulnerabilities(book.manufacturers, book.vulnerabilities) == ()


def test_every_sourced_row_is_there() -> None:
    """The counts that the README of each folder gives."""
    book = shipped_facts()
    assert (len(book.manufacturers), len(book.controls), len(book.rebrands), len(book.vulnerabilities)) == (
        136,
        35,
        158,
        47,
    )


@pytest.mark.parametrize("folder", ["manufacturers", "brands", "vulnerabilities"])
def test_schema_and_records_agree(folder: str) -> None:
    schema = json.loads((DATA / folder / "schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    files = sorted((DATA / folder).glob("*.yaml"))
    assert files
    for path in files:
        records = read_records(str(path), path.read_text(encoding="utf-8"))
        errors = [error.message for error in validator.iter_errors([record.values for record in records])]
        assert errors == [], path.name


@pytest.mark.parametrize("kind", KINDS)
def test_schema_refuses_an_unknown_key(kind: str) -> None:
    values, _, where = KINDS[kind]
    schema = json.loads((DATA / Path(where).parts[1] / "schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid([values])
    assert not validator.is_valid([{**values, "colour": "red"}])
