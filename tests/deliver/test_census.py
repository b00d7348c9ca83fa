"""Reports of a census: nothing that is shown acts on what shows it, nothing is fetched, a table beside every chart."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from tests.account.test_tally import CENSUS, answer

from camcensus.account.answers import COLUMNS
from camcensus.account.census_report import build_page
from camcensus.account.tally import frame_body, tally
from camcensus.deliver.census_files import (
    write_figures_csv,
    write_page_csv,
    write_page_json,
    write_page_markdown,
    write_readings,
    write_tally_json,
)
from camcensus.deliver.census_html import write_census_html
from camcensus.deliver.census_table import write_page_table, write_readings_table
from camcensus.deliver.datapackage import write_datapackage
from camcensus.model.errors import InputError
from camcensus.model.request import Outcome, Use

NASTY = "<script>alert(1)</script>\x1b[2J‮\"'&|`=cmd"
ROW = dict.fromkeys(COLUMNS, "") | {
    "request_id": "r1", "outcome": "answered", "uses_hikvision": "yes", "uses_dahua": "no", "uses_any_prc_maker": "yes",
    "confidence": 0.9, "decision": "review", "rule": "x", "quote": NASTY, "body": NASTY, "reasons": [NASTY],
    "exemptions": [], "other_makers": [], "files": [], "sent_on": "2026-01-02", "proofs": {},
}  # fmt: skip


def census(framed=False):
    frame = [frame_body(str(n), f"B{n}", "council" if n < 20 else "school", "") for n in range(40)] if framed else None
    odd = [
        answer("R90", "id 30", Use.UNKNOWN, Outcome.REFUSED, sector=NASTY, exemptions=(NASTY,), name=NASTY),
        answer("R91", "id 31", Use.YES, others=(NASTY,), sector=NASTY),
    ]
    found = tally([*CENSUS, *odd], frame)
    return found, build_page(found, NASTY, [("readings", NASTY)])


def html(framed=False):
    stream = io.StringIO()
    write_census_html(census(framed)[1], stream)
    return stream.getvalue()


def text_of(write, *arguments):
    stream = io.StringIO()
    write(*arguments, stream)
    return stream.getvalue()


def test_the_page_runs_nothing_and_fetches_nothing():
    soup = BeautifulSoup(html(), "html.parser")
    assert not soup.find_all(["script", "img", "link", "iframe", "object"])
    assert not [
        tag for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on") or name in ("src", "style")
    ]
    policy = soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    style = soup.find("style").string
    digest = re.search(r"sha256-([^']+)'", policy)[1]
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() == digest
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("framed", [False, True])
def test_every_chart_has_a_table_beside_it(framed):
    soup = BeautifulSoup(html(framed), "html.parser")
    for section in soup.find_all("section"):
        assert len(section.find_all("svg")) <= len(section.find_all("table"))
    assert len(soup.find_all("svg")) == 5


def test_charts_stay_on_their_scale():
    soup = BeautifulSoup(html(True), "html.parser")
    for rect in soup.select("svg rect"):
        assert 190 <= float(rect["x"]) <= 710
        assert 190 <= float(rect["x"]) + float(rect["width"]) <= 711.5


def test_a_stacked_bar_fills_its_whole():
    soup = BeautifulSoup(html(), "html.parser")
    first = soup.find("svg")
    total = sum(float(rect["width"]) for rect in first.select("rect.part"))
    assert total == pytest.approx(520 * len(first.select("rect.track")))


@pytest.mark.parametrize(
    "written",
    [
        lambda: html(),
        lambda: text_of(write_page_markdown, census()[1]),
        lambda: text_of(write_page_table, census()[1]),
        lambda: text_of(write_page_csv, census()[1]),
        lambda: text_of(write_figures_csv, census()[0]),
        lambda: text_of(write_tally_json, *census()),
        lambda: text_of(write_page_json, census()[1]),
        lambda: text_of(write_readings, [ROW], "csv"),
        lambda: text_of(write_readings_table, [ROW]),
    ],
    ids=["html", "md", "table", "page csv", "figures csv", "json", "page json", "readings csv", "readings table"],
)
def test_text_of_strangers_acts_on_nothing(written):
    text = written()
    assert not [sign for sign in text if not sign.isprintable() and sign not in "\n\t"]


def test_html_and_markdown_escape_markup():
    assert "<script>alert" not in html()
    assert "<script>alert" not in text_of(write_page_markdown, census()[1])


def test_json_is_json_and_keeps_every_figure():
    value = json.loads(text_of(write_tally_json, *census()))
    assert value["schema_version"] == "1.0"
    assert {row["question"] for row in value["figures"]} == {"uses_hikvision", "uses_dahua", "uses_any_prc_maker"}
    assert len(value["bodies"]) == 12


def test_a_terminal_table_says_what_waits_for_a_person_and_why():
    text = text_of(write_readings_table, [{**ROW, "reasons": ["two answers disagree"]}])
    assert "1 requests: 0 decided, 1 wait for a person." in text
    assert "r1: two answers disagree" in text


def test_an_unknown_format_of_readings_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="no format"):
        write_readings([], "xml", io.StringIO())


# the data package: the rules of Data Package and Table Schema 1 that a reader relies on, written down here

TYPES = {
    "string": lambda text: True,
    "integer": lambda text: int(text) is not None,
    "number": lambda text: float(text) is not None,
    "date": lambda text: date.fromisoformat(text) is not None,
}


def check_package(folder):
    """Assert what the specifications ask of a tabular data package."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["profile"] == "tabular-data-package"
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    assert package["resources"]
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names)
    for resource in package["resources"]:
        assert resource["profile"] == "tabular-data-resource"
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
        path = resource["path"]
        assert not path.startswith(("/", "..", "~")), "paths are relative and stay in the package"
        assert ".." not in path
        content = (folder / path).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
        check_table(resource["schema"], content.decode(resource["encoding"]))
    return package


def check_table(schema, text):
    """Header as the schema's fields, types, constraints, primary key."""
    reader = csv.DictReader(io.StringIO(text))
    fields = schema["fields"]
    assert reader.fieldnames == [field["name"] for field in fields]
    assert len({field["name"] for field in fields}) == len(fields)
    assert set(schema["primaryKey"]) <= set(reader.fieldnames)
    seen = set()
    for row in reader:
        key = tuple(row[name] for name in schema["primaryKey"])
        assert key not in seen
        assert all(key)
        seen.add(key)
        for field in fields:
            cell = row[field["name"]]
            if cell in schema["missingValues"]:
                continue
            assert TYPES[field["type"]](cell)
            limits = field.get("constraints", {})
            assert cell in limits.get("enum", [cell])
            if "minimum" in limits:
                assert float(cell) >= limits["minimum"]
            if "maximum" in limits:
                assert float(cell) <= limits["maximum"]
    assert seen


@pytest.mark.parametrize("framed", [False, True])
def test_the_data_package_is_one(tmp_path, framed):
    found, page = census(framed)
    written = write_datapackage(tmp_path / "package", found, page, [ROW])
    assert sorted(path.name for path in written) == [
        "README.md", "bodies.csv", "datapackage.json", "figures.csv", "readings.csv",
    ]  # fmt: skip
    package = check_package(tmp_path / "package")
    assert [resource["name"] for resource in package["resources"]] == ["figures", "bodies", "readings"]


def test_a_second_package_of_the_same_figures_is_the_same(tmp_path):
    for name in ("first", "second"):
        write_datapackage(tmp_path / name, *census(), [ROW])
    first, second = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("first", "second"))
    assert first == second


def test_a_package_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        write_datapackage(tmp_path / "taken", *census(), [ROW])
