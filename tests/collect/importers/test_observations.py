"""Our own observation lines."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from camcensus.collect.importers.observations.importer import read
from camcensus.model.observation import Observation, Rejected

LINES = Path(__file__).parents[2] / "fixtures" / "scans" / "observations" / "lines.jsonl"


def read_lines(*records: dict[str, object]) -> list[object]:
    return list(read(io.BytesIO("".join(json.dumps(record) + "\n" for record in records).encode()), "x.jsonl"))


def test_ids_fields_and_addresses_are_kept_as_they_are() -> None:
    found = [item for item in read(io.BytesIO(LINES.read_bytes()), "x.jsonl") if isinstance(item, Observation)]
    assert [(o.id, o.kind, o.field, o.host, o.port, o.mac, o.record) for o in found] == [
        ("d1", "http", "http.server", "192.0.2.7", 80, None, None),
        ("d2", "sadp", None, None, None, "44:19:b6:00:00:01", None),
        ("d3", "something-new", None, None, None, None, "row 3"),
    ]
    assert found[0].raw == "Server: App-webs/"
    assert found[1].raw == "<ProbeMatch><DeviceDescription>é</DeviceDescription></ProbeMatch>"


def test_unknown_keys_are_kept_as_provenance_only() -> None:
    found = [item for item in read(io.BytesIO(LINES.read_bytes()), "x.jsonl") if isinstance(item, Observation)]
    assert dict(found[0].provenance) == {"source": "own probe"}
    assert dict(found[1].provenance) == {"truth": '{"manufacturer":"Hikvision"}', "why": "label of a benchmark"}
    assert "Hikvision" not in found[1].raw


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"id": None}, "'id' is missing"),
        ({"id": " "}, "'id' is missing"),
        ({"kind": ["http"]}, "'kind' is missing"),
        ({"raw": None}, "neither 'raw'"),
        ({"raw": 5}, "neither 'raw'"),
        ({"raw": None, "raw_base64": "%%%"}, "neither 'raw'"),
        ({"port": 65536}, "'port' is"),
        ({"port": 0}, "'port' is"),
        ({"mac": "44:19"}, "'mac' is"),
        ({"field": 3}, "'field' is"),
        ({"field": "f" * 1_001}, "'field' is"),
        ({"id": "i" * 1_001}, "longer than 1000"),
        ({"kind": "k" * 1_001}, "longer than 1000"),
    ],
)
def test_a_line_that_lacks_what_is_needed_is_refused(change: dict[str, object], problem: str) -> None:
    good: dict[str, object] = {"id": "a", "kind": "http", "raw": "x", "port": 65535, "mac": "44-19-B6-00-00-01"}
    assert isinstance(read_lines(good)[0], Observation)
    (item,) = read_lines({**good, **change})
    assert isinstance(item, Rejected)
    assert problem in item.problem


def test_an_id_used_before_is_refused_with_the_line_that_used_it() -> None:
    line: dict[str, object] = {"id": "a", "kind": "http", "raw": "x"}
    _, second = read_lines(line, line)
    assert isinstance(second, Rejected)
    assert second.problem == "id 'a' is that of line 1"


def test_an_empty_answer_is_an_answer() -> None:
    (item,) = read_lines({"id": "a", "kind": "http", "raw": ""})
    assert isinstance(item, Observation)
    assert item.raw == ""
