from __future__ import annotations

import pytest

from camcensus.facts.answers import check_answers, parse_answers, parse_threshold
from camcensus.facts.records import Record
from camcensus.model.errors import FactError
from camcensus.store.shipped import shipped_facts


def phrase(**changes):
    return Record("data/answers/x.yaml:1", {"id": "a", "shows": "use", "says": ["XMX"], "matches": ["XMX"], **changes})


def test_every_example_of_every_shipped_phrase_is_read_as_its_record_says():
    assert check_answers(shipped_facts().answers) == ()


def test_the_shipped_threshold_is_a_fraction():
    assert 0 < shipped_facts().answer_threshold.confidence < 1


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        pytest.param({"shows": "nonsense"}, "which nothing reads", id="a kind that no code asks for"),
        pytest.param({"says": ["("]}, "not a regular expression", id="a broken pattern"),
        pytest.param({"says": []}, "says nothing", id="no pattern"),
        pytest.param({"confidence": 0}, "confidence is 0", id="a confidence of nought"),
        pytest.param({"confidence": True}, "confidence is True", id="a truth value for a confidence"),
        pytest.param({"sayz": ["a"]}, "'sayz' is not a key", id="a slip in a key"),
    ],
)
def test_a_wrong_phrase_is_refused(changes, problem):
    with pytest.raises(FactError, match=problem):
        parse_answers([phrase(**changes)])


def test_an_id_may_stand_once():
    with pytest.raises(FactError, match="id 'a' stands in"):
        parse_answers([phrase(), phrase()])


def test_an_example_that_fails_is_named():
    found = check_answers(parse_answers([phrase(matches=["XOX"], ignores=["XMX"])]))

    assert [line.split(": ")[1] for line in found] == ["'a' misses 'XOX'", "'a' takes 'XMX'"]


@pytest.mark.parametrize("value", [0, 1.5, True, "high", None])
def test_a_threshold_that_is_no_fraction_is_refused(value):
    record = Record("data/calibration/answers.yaml:1", {"id": "answers", "confidence": value, "precision": 0.99})
    with pytest.raises(FactError, match="confidence is"):
        parse_threshold([record])


def test_there_is_one_threshold():
    with pytest.raises(FactError, match="holds 0 records"):
        parse_threshold([])


@pytest.mark.parametrize("counts", [[3, 2], [1], "1 of 2", [1.5, 2], [-1, 2]])
def test_counts_of_a_rule_that_are_none_are_refused(counts):
    values = {"id": "answers", "confidence": 0.9, "precision": 0.98, "measured": "here", "rules": {"a": counts}}
    with pytest.raises(FactError, match="the counts of rule 'a'"):
        parse_threshold([Record("data/calibration/answers.yaml:1", values)])


def test_a_family_stands_for_its_words():
    facts = parse_answers(
        [
            Record("a.yaml:1", {"id": "gone", "family": ["removed", "taken (?:down|out)"]}),
            Record("a.yaml:2", {"id": "went", "shows": "gone", "says": [r"\bwas {gone}\b"]}),
        ]
    )

    assert facts.phrases["gone"][0].pattern.search("it was taken down")


def test_a_family_that_is_missing_is_named():
    with pytest.raises(FactError, match="family 'lost'"):
        parse_answers([Record("a.yaml:1", {"id": "went", "shows": "gone", "says": ["was {lost}"]})])
