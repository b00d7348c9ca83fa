"""Bodies and parties: what is certain, what is doubtful, and slips."""

from __future__ import annotations

import pytest

from camcensus.facts.bodies import check_bodies, parse_body, parse_party
from camcensus.facts.records import Record
from camcensus.model.errors import FactError

COUNCIL = {"id": "council", "title": "a council", "jurisdiction": "XA", "kind": "type", "parties": ["councils"]}


def test_a_type_needs_no_source_and_a_particular_body_does():
    assert parse_body(Record("bodies.yaml:1", COUNCIL)).parties == ("councils",)
    with pytest.raises(FactError, match="has no source"):
        parse_body(Record("bodies.yaml:1", {**COUNCIL, "kind": "particular"}))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"kind": "kind"}, "kind 'kind' is not known", id="a kind there is not"),
        pytest.param({"partys": []}, "closest: 'parties'", id="a key misspelt"),
        pytest.param({"title": ""}, "'title' is missing", id="no title"),
        pytest.param({"may_be": [{"party": "x"}]}, "'unless' is missing", id="a doubt without its question"),
    ],
)
def test_slips(changes, words):
    with pytest.raises(FactError, match=words):
        parse_body(Record("bodies.yaml:1", {**COUNCIL, **changes}))


def test_parties_must_be_known_and_not_both_sure_and_doubtful():
    parties = {"councils": parse_party(Record("parties.yaml:1", {"id": "councils", "title": "councils"}))}
    body = parse_body(Record("bodies.yaml:1", {**COUNCIL, "parties": ["council"]}))
    with pytest.raises(FactError, match="closest: 'councils'"):
        check_bodies({"council": body}, parties)
    doubt = {"may_be": [{"party": "councils", "unless": "whether it is one"}]}
    both = parse_body(Record("bodies.yaml:1", {**COUNCIL, **doubt}))
    with pytest.raises(FactError, match="both certain and doubtful"):
        check_bodies({"council": both}, parties)
