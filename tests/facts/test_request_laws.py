"""Laws of requests, holidays and types of body: the shipped records against their schema, and slips said by name."""

from __future__ import annotations

import json

import jsonschema
import pytest

from camcensus.facts.records import Record
from camcensus.facts.request_laws import (
    check_request_bodies,
    parse_holiday_table,
    parse_request_body,
    parse_request_law,
)
from camcensus.model.errors import FactError
from camcensus.store.shipped import DATA, shipped_facts

BOOK = shipped_facts()
LAW = BOOK.records("request_laws/laws/uk.yaml")[0]
BODY = {"id": "x", "title": "x", "called": [], "laws": {"England": "foia"}}
TABLE = {
    "id": "t",
    "title": "t",
    "edition": "e",
    "covers": {"from": "2026-01-01", "to": "2026-12-31"},
    "days": [{"day": "2026-12-25", "in": ["ENG"], "title": "Christmas Day"}],
    "sources": [{"title": "t", "url": "https://example.org/", "seen": "2026-11-23"}],
}


def test_shipped_records_fit_the_schema():
    schema = json.loads((DATA / "request_laws" / "schema.json").read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    records = [dict(record.values) for record in BOOK.records("request_laws/")]
    assert len(records) > 10
    assert [error.message for error in checker.iter_errors(records)] == []


def test_every_law_can_be_appealed_and_reviewed():
    for law in BOOK.request_laws.values():
        assert {"reply", "ask-review", "review", "complain"} <= {rule.id for rule in law.deadlines}
        assert law.routes


def test_every_holiday_is_in_order_and_on_a_known_part():
    days = [one.day for one in BOOK.holiday_tables["uk-bank-holidays"].days]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"holidays_of": ["ENGLAND"]}, "holidays_of 'ENGLAND'"),
        ({"titel": "x"}, "closest: 'title'"),
        ({"title_cy": ["one"]}, "not two titles"),
        ({"sources": None}, "has no source"),
    ],
)
def test_slips_in_a_law(changes, words):
    with pytest.raises(FactError, match=words):
        parse_request_law(Record("uk.yaml:1", {**LAW.values, **changes}))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"count": 0}, "'count' is 0"),
        ({"starts": "recieved"}, "closest: 'received'"),
        ({"replaces": "nothing"}, "deadline 'nothing'"),
        ({"status": "guessed"}, "status 'guessed'"),
        ({"id": "review"}, "stands twice"),
    ],
)
def test_slips_in_a_deadline(changes, words):
    first, *others = LAW.values["deadlines"]
    with pytest.raises(FactError, match=words):
        parse_request_law(Record("uk.yaml:1", {**LAW.values, "deadlines": [{**first, **changes}, *others]}))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"days": [{"day": "2027-01-01", "in": ["ENG"], "title": "x"}]}, "outside the days"),
        ({"days": [TABLE["days"][0], {"day": "2026-05-04", "in": ["ENG"], "title": "x"}]}, "not in order"),
        ({"days": [{"day": "soon", "in": ["ENG"], "title": "x"}]}, "not a day"),
        ({"days": [{"day": "2026-05-04", "in": ["XYZ"], "title": "x"}]}, "in 'XYZ'"),
    ],
)
def test_slips_in_a_holiday_table(changes, words):
    assert parse_holiday_table(Record("t.yaml:1", TABLE)).days
    with pytest.raises(FactError, match=words):
        parse_holiday_table(Record("t.yaml:1", {**TABLE, **changes}))


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"laws": {"Cornwall": "foia"}}, "Cornwall"), ({"laws": {"England": "foi"}}, "closest: 'foia'")],
)
def test_slips_in_a_body(changes, words):
    def read():
        body = parse_request_body(Record("b.yaml:1", {**BODY, **changes}))
        check_request_bodies({"x": body}, BOOK.request_laws)

    with pytest.raises(FactError, match=words):
        read()
