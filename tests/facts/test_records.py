"""YAML text to records: plain values with their lines, and every slip named with file and line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.facts.records import Record, read_records
from camcensus.model.errors import FactError


def test_records_know_their_lines_and_dates_stay_text():
    records = read_records("data/x.yaml", "- id: a\n  on: 2022-06-01\n- id: b\n  n: 3\n  none: null\n  yes: true\n")
    assert [record.where for record in records] == ["data/x.yaml:1", "data/x.yaml:3"]
    assert records[0].values == {"id": "a", "on": "2022-06-01"}
    assert records[1].values == {"id": "b", "n": 3, "none": None, "yes": True}


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        pytest.param("- id: a\n  id: b\n", "'id' stands twice", 2, id="duplicate key"),
        pytest.param("- id: a\n- just text\n", "is not a record", 2, id="a text among records"),
        pytest.param("- id: [a\n", "is not YAML", None, id="open bracket"),
        pytest.param("- !!python/object/apply:os.system [ls]\n", "is not a record", 1, id="a python object"),
        pytest.param("- id: !!python/name:os.system a\n", "not a plain value", 1, id="a python name"),
        pytest.param("- &a\n  id: x\n  self: *a\n", "refers to itself", None, id="a loop"),
    ],
)
def test_a_slip_is_named_with_its_line(text, problem, line):
    with pytest.raises(FactError) as raised:
        read_records("data/x.yaml", text)
    assert problem in str(raised.value)
    if line:
        assert raised.value.where == f"data/x.yaml:{line}"
    assert raised.value.mend


def test_sources_need_title_address_and_day():
    good = {"title": "t", "url": "https://example.org/a", "seen": "2026-11-23"}
    assert Record("f:1", {"sources": [good]}).sources()[0].url == "https://example.org/a"
    for broken in ({}, {**good, "seen": "soon"}, {**good, "url": "ftp://x"}, {**good, "title": ""}):
        with pytest.raises(FactError):
            Record("f:1", {"sources": [broken] if broken else []}).sources()


@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>'\"\n \t#0"), max_size=60) | st.text(max_size=40))
def test_any_text_is_records_or_a_fact_error(text):
    try:
        records = read_records("f", text)
    except FactError:
        return
    assert all(isinstance(record.values, dict) for record in records)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("a: " + "[" * 100_000, "nested over", id="deep lists"),
        pytest.param("{a: " * 50_000, "nested over", id="deep mappings"),
        pytest.param(
            "a: &a [x,x,x,x,x,x,x,x,x]\n"
            + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)),
            "holds over 1,000,000 values",
            id="anchors that multiply",
        ),
        pytest.param("a: \x00", "is not YAML", id="a NUL"),
        pytest.param("a: b\nc: \ud800", "half of a surrogate pair", id="half of a surrogate pair"),
    ],
)
def test_hostile_text_is_refused_in_bounded_time(text, problem):
    with pytest.raises(FactError, match=problem):
        read_records("data/x.yaml", text)


def test_parts_know_the_line_they_stand_on():
    (record,) = read_records("x.yaml", "id: a\nparts:\n  - name: b\n    below:\n      - {deep: c}\n  - name: d\n")
    first, second = record.parts("parts")
    assert (first.where, second.where) == ("x.yaml:3", "x.yaml:6")
    assert first.parts("below")[0].where == "x.yaml:5"
