"""The gate accepts what the fingerprints accept, no more and no less."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.identify.match import Matcher
from camcensus.model.evidence import Asserts, Example, Fingerprint, Source, Strength
from camcensus.model.observation import Field

SOURCE = Source("a page", "https://example.org/", date(2026, 11, 23))


def fingerprint(name, pattern, reads=("http.server",), **claims):
    return Fingerprint(
        name, reads, pattern, Asserts(**claims), Strength.DISTINCTIVE, "why", (SOURCE,), (Example("x"),), ("y",), "f:1"
    )


RECORDS = [
    fingerprint("b", r"(?i)acme-webs", manufacturer="acme"),
    fingerprint("a", r"Acme (?P<model>[A-Z]\d+)(?:/(?P<firmware>[\d.]+))?", manufacturer="acme"),
    fingerprint("c", r"x|y", manufacturer="other"),
    fingerprint("d", r"Acme.*", reads=("http.title",), brand="Acme"),
]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("ACME-WEBS", [("b", None, None)], id="a flag of one record does not leak"),
        pytest.param("acme C3", [], id="nor does its absence"),
        pytest.param("Acme C3/1.2", [("a", "C3", "1.2")], id="groups fill claims"),
        pytest.param("Acme C3", [("a", "C3", None)], id="an empty group claims nothing"),
        pytest.param("y", [("c", None, None)], id="an alternation stays inside its record"),
        pytest.param("xAcme C3", [], id="the whole value must match"),
        pytest.param("Acme C3\n", [], id="a line end is part of the value"),
    ],
)
def test_matches(value, expected):
    found = Matcher(RECORDS).matches(Field("http.server", value))
    assert [(m.fingerprint.id, m.asserts.model, m.asserts.firmware) for m in found] == expected


def test_a_field_nobody_reads_matches_nothing():
    assert Matcher(RECORDS).matches(Field("rtsp.server", "Acme C3")) == ()


@given(st.text(alphabet="Acmewbsxy-C3/.1 \n", max_size=20), st.sampled_from(["http.server", "http.title"]))
def test_the_gate_changes_nothing(value, name):
    matcher = Matcher(RECORDS)
    in_turn = sorted(f.id for f in RECORDS if name in f.reads and re.compile(f.pattern).fullmatch(value))
    assert [m.fingerprint.id for m in matcher.matches(Field(name, value))] == in_turn
    assert [m.fingerprint.id for m in matcher.matches(Field(name, value))] == in_turn  # from memory
