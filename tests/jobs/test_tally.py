"""A file of readings becomes figures that anybody can make again from the published files."""

from __future__ import annotations

import csv
import io
import json
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.account.answers import COLUMNS
from camcensus.account.census_report import FIGURE_COLUMNS
from camcensus.deliver.census_files import write_readings
from camcensus.deliver.datapackage import write_datapackage
from camcensus.jobs.tally import tally_readings
from camcensus.jobs.threshold import find_threshold, lowest_threshold
from camcensus.model.errors import CamcensusError, InputError

SECTORS = ("council", "nhs", "police", "school")


def invented(count=120, seed=3):
    """Readings as `read` gives them, of every outcome."""
    chance = random.Random(seed)
    for number in range(count):
        outcome = chance.choice(
            ("answered",) * 5 + ("partial", "refused", "not_held", "no_answer_yet", "clarification")
        )
        settled = outcome in ("answered", "partial")
        use = [chance.choice(("yes", "no", "former", "unknown")) if settled else "unknown" for _ in range(2)]
        yield dict.fromkeys(COLUMNS, "") | {
            "request_id": f"r{number:03}",
            "outcome": outcome,
            "exemptions": ["s.31(1)(a)", "s.43(2)"][: chance.randint(0, 2)]
            if outcome in ("refused", "partial")
            else [],
            "uses_hikvision": use[0],
            "uses_dahua": use[1],
            "uses_any_prc_maker": "yes" if "yes" in use else use[0],
            "other_makers": ["Axis"] if chance.random() < 0.3 else [],
            "quote": "=cmd|'/c calc'!A1" if number == 5 else "All of them, really",
            "confidence": 0.9,
            "decision": chance.choice(("auto", "auto", "auto", "review", "checked")),
            "rule": "nothing-arrived" if outcome == "no_answer_yet" and number % 2 else "rule",
            "reasons": [],
            "files": [],
            "body_id": f"b{number % 100}",
            "body": f"Body {number % 100}",
            "sector": SECTORS[number % 100 % 4],
            "nation": "England",
            "received_on": f"2026-0{1 + number // 100}-10",
            "proofs": {},
        }


def written(folder, fmt, rows=None):
    path = folder / f"readings.{fmt}"
    with path.open("w", encoding="utf-8", newline="") as stream:
        write_readings(invented() if rows is None else rows, fmt, stream)
    return path


def frame(folder):
    path = folder / "bodies.csv"
    lines = [f"b{n},Body {n},{SECTORS[n % 4]}" for n in range(160)]
    path.write_text("body_id,body,sector\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("fmt", ["jsonl", "json"])
def test_every_format_of_readings_gives_the_same_figures(tmp_path, fmt):
    first, second = (tally_readings(written(tmp_path, kind), None, "T") for kind in ("csv", fmt))
    assert first.tally == second.tally


def test_one_reading_as_json_is_read_whichever_way_it_is_written(tmp_path):
    rows = list(invented(1))
    found = [tally_readings(written(tmp_path, kind, rows), None, "T").tally for kind in ("csv", "jsonl", "json")]
    assert found[0] == found[1] == found[2]


# the figures from the published files, with nothing but the standard library


def recompute(folder):
    """figures.csv made again from bodies.csv, by the words of docs/reference/readings.md and not by our code."""
    with (folder / "bodies.csv").open(encoding="utf-8", newline="") as stream:
        bodies = list(csv.DictReader(stream))
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as stream:
        sizes = {(row["question"], row["sector"]): row["in_frame"] for row in csv.DictReader(stream)}
    rows = []
    for (question, sector), size in sizes.items():
        chosen = [body for body in bodies if sector in ("all", body["sector"])]
        standing = [body["standing"] for body in chosen]
        told = [body for body in chosen if body["standing"] in ("answered", "partial")]
        uses = [body[question] for body in chosen]
        asked, yes = len(chosen), uses.count("yes")
        settled = yes + uses.count("no") + uses.count("former")
        population = int(size) if size else None
        row = {
            "question": question, "sector": sector, "in_frame": size, "asked": asked, "answered": len(told),
            "partial": standing.count("partial"), "refused": standing.count("refused"),
            "not_held": standing.count("not-held"), "no_answer_yet": standing.count("no-answer-yet"),
            "silent": standing.count("silent"), "to_check": standing.count("to-check"), "settled": settled, "yes": yes,
            "no": uses.count("no"), "former": uses.count("former"),
            "share_of_settled": yes / settled if settled else "",
            "share_of_answered": sum(body[question] == "yes" for body in told) / len(told) if told else "",
            "share_of_asked": yes / asked if asked else "",
            "bound_low": yes / asked if asked else "", "bound_high": (yes + asked - settled) / asked if asked else "",
            "frame_bound_low": yes / population if population else "",
            "frame_bound_high": (yes + population - settled) / population if population else "",
            "interval_low": "", "interval_high": "", "weighted_share": "",
        }  # fmt: skip
        if settled and question != "uses_any_prc_maker":  # a yes settles more easily: no interval
            low, high = score_interval(yes, settled, population)
            row["interval_low"] = max(low, row["frame_bound_low"]) if population else low
            row["interval_high"] = min(high, row["frame_bound_high"]) if population else high
        if sector == "all":
            row["weighted_share"] = weighted(question, bodies, sizes)
        rows.append(row)
    return rows


def score_interval(yes, settled, population):
    """The two roots of (p - yes/n)^2 = z^2 p (1 - p) / n, n the count corrected for the population."""
    share = yes / settled
    if population == settled:
        return share, share
    n = settled if population is None else settled * (population - 1) / (population - settled)
    z = 1.959963984540054
    a, b, c = 1 + z * z / n, -(2 * share + z * z / n), share * share
    root = math.sqrt(max(0.0, b * b - 4 * a * c))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def weighted(question, bodies, sizes):
    total = mass = 0.0
    for (of, sector), size in sizes.items():
        if of != question or sector == "all":
            continue
        chosen = [body[question] for body in bodies if body["sector"] == sector]
        settled = [use for use in chosen if use != "unknown"]
        if settled:
            weight = float(size) if size else len(chosen)
            total += weight
            mass += weight * settled.count("yes") / len(settled)
    return mass / total if total else ""


@pytest.mark.parametrize("framed", [False, True])
def test_the_table_can_be_made_again_from_the_published_files(tmp_path, framed):
    census = tally_readings(written(tmp_path, "csv"), frame(tmp_path) if framed else None, "T")
    write_datapackage(tmp_path / "package", census.tally, census.page, census.rows)
    with (tmp_path / "package/figures.csv").open(encoding="utf-8", newline="") as stream:
        published = list(csv.DictReader(stream))
    again = recompute(tmp_path / "package")
    assert len(published) == len(again) == 15
    for row, other in zip(published, again, strict=True):
        for name in FIGURE_COLUMNS:
            if isinstance(other[name], float):
                assert float(row[name]) == pytest.approx(other[name], abs=1e-6), (row["question"], row["sector"], name)
            else:
                assert row[name] == str(other[name]), (row["question"], row["sector"], name)


# what cannot be read


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "holds no readings"),
        (b"a,b\n1,2\n", "line 2: has no request_id"),
        (b"\xff\xfe\x00", "is not text"),
        (b"a\x00b", "byte 1: is not text"),
        (b"PK\x03\x04", "is a workbook"),
        (b'{"readings": [3]}', "reading 1: is not a reading"),
        (b'{"request_id": "a"}\n{oops', "line 2: is not JSON"),
        (b'{"a": 1}\n[1]', "line 2: is not a reading"),
        (b"{" * 5000, "is not JSON"),
        (b'request_id,outcome\n"a', "is not CSV"),
    ],
)
def test_a_file_that_holds_no_readings_is_told_with_its_place(tmp_path, content, problem):
    path = tmp_path / "readings"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        tally_readings(path, None, "T")
    assert problem in str(caught.value)


@given(st.binary(max_size=300))
def test_any_bytes_end_in_figures_or_the_declared_error(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(content)
    try:
        found = tally_readings(path, None, "T")
    except CamcensusError as error:
        problem = str(error)
    else:
        problem = f"{path}: none" if found.tally.figures else ""
    assert problem.startswith(str(path))


def test_every_prefix_of_readings_ends_in_figures_or_the_declared_error(tmp_path):
    for fmt in ("csv", "jsonl", "json"):
        content = written(tmp_path, fmt, list(invented(3))).read_bytes()
        path = tmp_path / "prefix"
        for length in range(0, len(content), 7):
            path.write_bytes(content[:length])
            try:
                tally_readings(path, None, "T")
            except InputError:
                continue


def test_a_quote_that_starts_a_formula_is_kept_from_being_one(tmp_path):
    text = written(tmp_path, "csv").read_text(encoding="utf-8")
    assert "'=cmd" in text
    assert ",=cmd" not in text


# the threshold


@pytest.mark.parametrize(
    ("judged", "precision", "found"),
    [
        pytest.param([(0.9, True), (0.8, True), (0.7, False)], 1.0, (0.8, 2, 2), id="stops above the first wrong one"),
        pytest.param([(0.9, True), (0.8, True), (0.7, False)], 0.66, (0.7, 3, 2), id="takes a wrong one where allowed"),
        pytest.param(
            [(0.9, True), (0.9, False), (0.8, True)], 1.0, None, id="equal confidence stands or falls together"
        ),
        pytest.param([(0.9, False), (0.8, True), (0.7, True)], 0.66, (0.7, 3, 2), id="recovers below a wrong one"),
        pytest.param([], 0.9, None, id="nothing decided"),
    ],
)
def test_the_lowest_threshold_that_keeps_a_precision(judged, precision, found):
    assert lowest_threshold(judged, precision) == found


def test_the_threshold_is_found_from_right_answers(tmp_path):
    rows = [{**row, "confidence": 0.5 if row["uses_hikvision"] == "former" else 0.9} for row in invented(40)]
    truth = tmp_path / "truth.csv"
    with truth.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("request_id", "uses_hikvision", "uses_dahua"))
        for row in rows:
            right = "yes" if row["uses_hikvision"] == "former" else row["uses_hikvision"]
            writer.writerow((row["request_id"], right, row["uses_dahua"]))
    decided = sum(row["decision"] == "auto" and row["confidence"] == 0.9 for row in rows)
    assert find_threshold(rows, truth, 1.0).startswith(
        f"--threshold 0.9: decides {decided} of 40 readings, {decided} of them right"
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("request_id,uses_dahua\na,no\n", "has no column uses_hikvision"),
        ("request_id,uses_hikvision,uses_dahua\nz,no,no\n", "holds none"),
    ],
)
def test_right_answers_that_cannot_be_used_are_told(tmp_path, content, problem):
    truth = tmp_path / "truth.csv"
    truth.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=problem):
        find_threshold(invented(3), truth, 0.9)


def test_json_of_readings_is_valid(tmp_path):
    value = json.loads(written(tmp_path, "json").read_text(encoding="utf-8"))
    assert value["schema_version"] == "1.0"
    assert len(value["readings"]) == 120
    empty = io.StringIO()
    write_readings([], "json", empty)
    assert json.loads(empty.getvalue())["readings"] == []


def readings_as(path, encoding="utf-8", separator=",", **changed):
    names = ["request_id", "outcome", "uses_hikvision", "uses_dahua", "uses_any_prc_maker", "decision", "body_id", "received_on",
             "device_count_total", "confidence"]  # fmt: skip
    values = {
        "request_id": "R1", "outcome": "answered", "uses_hikvision": "yes", "uses_dahua": "no", "uses_any_prc_maker": "yes",
        "decision": "auto", "body_id": "b1", "received_on": "2026-12-08", "device_count_total": "12", "confidence": "0.9",
    } | changed  # fmt: skip
    text = f"{separator.join(names)}\n{separator.join(values[name] for name in names)}\n"
    path.write_bytes(text.encode(encoding))
    return path


def test_readings_that_a_spreadsheet_saved_again_count_the_same(tmp_path):
    path = readings_as(tmp_path / "r.csv", "cp1252", ";", received_on="16/11/2026", body_id="Ä1")
    census = tally_readings(path, None, "T")
    assert census.rows[0]["received_on"] == "2026-11-16"
    assert census.tally.bodies[0].body == "id ä1"


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"device_count_total": "-5"}, "line 2: device_count_total is '-5'"),
        ({"device_count_total": "NaN"}, "device_count_total is 'NaN'"),
        ({"device_count_total": "9" * 10}, "device_count_total is"),
        ({"confidence": "nan"}, "confidence is 'nan'"),
        ({"confidence": "1.01"}, "confidence is '1.01'"),
        ({"request_id": ""}, "has no request_id"),
        ({"uses_dahua": ""}, "uses_dahua is ''"),
        ({"received_on": "31/02/2026"}, "received_on is '31/02/2026'"),
    ],
)
def test_nonsense_in_a_reading_is_told_and_not_published(tmp_path, changed, problem):
    with pytest.raises(InputError) as caught:
        tally_readings(readings_as(tmp_path / "r.csv", **changed), None, "T")
    assert problem in str(caught.value)


@pytest.mark.parametrize("changed", [{"confidence": "1.0"}, {"confidence": "0"}, {"device_count_total": "0"}])
def test_the_last_value_that_is_allowed(tmp_path, changed):
    assert tally_readings(readings_as(tmp_path / "r.csv", **changed), None, "T").tally.answered == 1


def test_a_frame_with_nobody_who_was_asked_gives_no_figures(tmp_path):
    (tmp_path / "frame.csv").write_text("body_id,body,sector\nzz,Other,council\n")
    with pytest.raises(InputError, match="names none of the 1 bodies that were asked"):
        tally_readings(readings_as(tmp_path / "r.csv"), tmp_path / "frame.csv", "T")


def test_who_is_left_out_of_the_frame_stands_at_the_top(tmp_path):
    path = readings_as(tmp_path / "r.csv")
    path.write_text(path.read_text() + path.read_text().splitlines()[1].replace("R1", "R2").replace("b1", "b2") + "\n")
    (tmp_path / "frame.csv").write_text("body_id,body,sector\nb1,A,council\n")
    page = tally_readings(path, tmp_path / "frame.csv", "T").page
    assert page.warning.startswith("1 body of 2 asked are not in the frame")


def test_an_id_of_several_bodies_is_told(tmp_path):
    path = readings_as(tmp_path / "r.csv")
    path.write_text(path.read_text() + path.read_text().splitlines()[1].replace("b1", "b2") + "\n")
    census = tally_readings(path, None, "T")
    assert len(census.tally.bodies) == 2
    assert "1 request ids stand in rows of several bodies, each of which counts: R1" in census.tally.notes
