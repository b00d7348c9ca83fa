"""Calibration counted from labelled lines: what it prints is what the facts read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.asked import ask

from camcensus.facts.calibration import parse_calibration
from camcensus.facts.records import read_records
from camcensus.jobs.calibrate import CEILING, SEEN, USUAL_PRIOR, measure
from camcensus.model.errors import InputError
from camcensus.model.evidence import Strength
from camcensus.store.shipped import shipped_facts

HIKVISION = {"kind": "http", "field": "http.server", "raw": "Server: App-webs/"}
DAHUA = {"kind": "http", "field": "http.realm", "raw": 'WWW-Authenticate: Digest realm="Login to 0000000PAJ00001"'}
SILENT = {"kind": "http", "field": "http.server", "raw": "Server: nginx"}


def corpus(folder: Path, *rows: tuple[dict, str | None]) -> Path:
    """Labelled lines: an observation and the name of its maker."""
    path = folder / "labelled.jsonl"
    lines = [{"id": f"d{number}", **row, "truth": {"manufacturer": maker}} for number, (row, maker) in enumerate(rows)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def calibration(text: str):
    (record,) = read_records("data/calibration/calibration.yaml", text)
    return parse_calibration(record)


def test_what_is_printed_is_read_as_the_calibration(tmp_path):
    path = corpus(tmp_path, (HIKVISION, "hikvision"), (DAHUA, "dahua"), (SILENT, "axis"), (SILENT, None))
    read = calibration(measure(shipped_facts(), path, None))
    shipped = shipped_facts().calibration
    assert read.of_strength.keys() == set(Strength)
    assert read.measured == "3 labelled observations with a known maker"
    for name in ("agreement", "of_confidence", "unproven_fit", "some_products", "own_among_others", "peer_label"):
        assert getattr(read, name) == getattr(shipped, name)


def test_a_wrong_claim_lowers_the_share_of_its_strength_only(tmp_path):
    right = calibration(measure(shipped_facts(), corpus(tmp_path, *[(HIKVISION, "hikvision")] * 20), None))
    wrong = calibration(
        measure(shipped_facts(), corpus(tmp_path, *[(HIKVISION, "hikvision")] * 10, *[(HIKVISION, "axis")] * 10), None)
    )
    lowered = {level for level in Strength if wrong.of_strength[level] < right.of_strength[level]}
    assert lowered == {Strength.DISTINCTIVE}
    share = (10 / SEEN + USUAL_PRIOR[0]) / (10 / SEEN + 10 + sum(USUAL_PRIOR))
    assert wrong.of_strength[Strength.DISTINCTIVE] == pytest.approx(share, abs=0.001)


def test_no_count_makes_certain(tmp_path):
    read = calibration(measure(shipped_facts(), corpus(tmp_path, *[(HIKVISION, "hikvision")] * 3000), None))
    assert read.of_strength[Strength.DISTINCTIVE] == CEILING


def test_names_of_the_corpus_are_translated(tmp_path):
    makers = tmp_path / "makers.csv"
    makers.write_text("name_in_corpus,entity_id\nHangzhou H.,hikvision\n")
    path = corpus(tmp_path, *[(HIKVISION, "Hangzhou H.")] * 10)
    assert "# 10 right, 0 wrong" in measure(shipped_facts(), path, makers)
    assert "# 0 right, 10 wrong" in measure(shipped_facts(), path, None)


@pytest.mark.parametrize(
    "line",
    ["no JSON", '{"id": "a"}', '"text"', '{"id": "a", "kind": "http", "raw": "x", "truth": null}'],
    ids=["no JSON", "no label", "no object", "an empty label"],
)
def test_a_line_that_is_not_labelled_is_named(tmp_path, line):
    path = corpus(tmp_path, (HIKVISION, "hikvision"))
    path.write_text(path.read_text() + line + "\n")
    with pytest.raises(InputError, match="line 2"):
        measure(shipped_facts(), path, None)


@pytest.mark.parametrize(
    "line",
    [
        b'{"id": "a", "kind": "http", "raw": "\xff", "truth": {"manufacturer": "axis"}}',
        b"[" * 100_000,
        b'{"id": 1, "kind": 2, "raw": 3, "truth": {"manufacturer": "axis"}}',
    ],
    ids=["no UTF-8", "nested without end", "numbers for texts"],
)
def test_a_hostile_line_is_named_too(tmp_path, line):
    path = corpus(tmp_path, (HIKVISION, "hikvision"))
    path.write_bytes(path.read_bytes() + line + b"\n")
    with pytest.raises(InputError, match="line 2"):
        measure(shipped_facts(), path, None)


def test_a_table_of_makers_without_its_columns_is_named(tmp_path):
    makers = tmp_path / "makers.csv"
    makers.write_text("name,id\nHangzhou H.,hikvision\n")
    with pytest.raises(InputError, match="name_in_corpus"):
        measure(shipped_facts(), corpus(tmp_path, (HIKVISION, "hikvision")), makers)


def test_the_command_prints_it(tmp_path):
    asked = ask("facts", "calibrate", corpus(tmp_path, (HIKVISION, "hikvision")))
    assert asked.status == 0
    assert calibration(asked.out).measured.startswith("1 labelled")
