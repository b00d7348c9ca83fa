"""The shipped fingerprints as records: known fields, the published schema, and patterns that hostile text cannot slow."""

from __future__ import annotations

import json
import re
import time
from typing import Any

import jsonschema
import pytest

from camcensus.model.evidence import Fingerprint
from camcensus.store.shipped import DATA, shipped_facts

HOSTILE = [
    unit * (4096 // len(unit)) for unit in ("a", " ", "A1-", "1.", "AXIS x ", "camera ", "network ", "hikvision ")
]
HOSTILE += ["Login to " + "A" * 4000, "IP Camera(" + "1" * 4000, "; AXIS " + "Camera " * 500, "/cam/realmonitor?" * 200]


@pytest.fixture(scope="module")
def fingerprints() -> tuple[Fingerprint, ...]:
    return shipped_facts().fingerprints


def test_there_are_as_many_records_and_makers_as_promised(fingerprints: tuple[Fingerprint, ...]) -> None:
    assert len(fingerprints) >= 300
    assert len({f.asserts.manufacturer for f in fingerprints if f.asserts.manufacturer}) >= 45


def test_every_field_a_record_reads_is_in_the_vocabulary(fingerprints: tuple[Fingerprint, ...]) -> None:
    known = {record.text("name") for record in shipped_facts().records("fields.yaml")}
    assert {name for f in fingerprints for name in f.reads} <= known


def test_no_field_is_listed_twice() -> None:
    names = [record.text("name") for record in shipped_facts().records("fields.yaml")]
    assert len(names) == len(set(names))


def test_every_file_keeps_to_the_published_schema() -> None:
    validator = jsonschema.Draft202012Validator(json.loads((DATA / "fingerprints" / "schema.json").read_text("utf-8")))
    files: dict[str, list[Any]] = {}
    for record in shipped_facts().records("fingerprints/"):
        files.setdefault(record.where.rpartition(":")[0], []).append(dict(record.values))
    faults = [
        f"{name}: {fault.json_path}: {fault.message}"
        for name, rows in files.items()
        for fault in validator.iter_errors(rows)
    ]
    assert faults == []


def test_no_pattern_can_be_slowed_by_a_hostile_answer(fingerprints: tuple[Fingerprint, ...]) -> None:
    slow = []
    for fingerprint in fingerprints:
        pattern = re.compile(fingerprint.pattern)
        texts = [*HOSTILE, *((example.text * 400)[:4095] + "\x00" for example in fingerprint.matches)]
        began = time.process_time()
        for text in texts:
            pattern.fullmatch(text)
        if time.process_time() - began > 0.5:  # seconds for some fifteen texts; a bad pattern takes minutes
            slow.append(fingerprint.id)
    assert slow == []


def test_every_record_matches_its_examples_and_no_near_miss(fingerprints: tuple[Fingerprint, ...]) -> None:
    for fingerprint in fingerprints:
        pattern = re.compile(fingerprint.pattern)
        assert [example.text for example in fingerprint.matches if not pattern.fullmatch(example.text)] == [], (
            fingerprint.id
        )
        assert [text for text in fingerprint.ignores if pattern.fullmatch(text)] == [], fingerprint.id
