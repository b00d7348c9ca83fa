from __future__ import annotations

import pytest

from camcensus.facts.answers import Threshold
from camcensus.read.threshold import (
    Claim,
    Labelled,
    Scored,
    count_rules,
    least_reliability,
    reliability,
    score_apart,
    set_threshold,
    write_threshold,
)


def labelled(corpus, rule, *right):
    return [Labelled(corpus, (Claim(rule, 0.0, one),), False) for one in right]


def test_right_claims_of_sentences_are_thinned_and_wrong_ones_are_not():
    counts = count_rules(labelled("sentences", "a", *[True] * 20, False), {"sentences": 10})

    assert counts == {"a": (2, 3)}


def test_a_rule_never_counted_is_doubted_and_one_often_right_is_not():
    threshold = Threshold(0.9, 0.98, "", {"often": (99, 100)})

    assert reliability(threshold, "never") == pytest.approx(0.9)
    assert reliability(threshold, "often") > 0.98


def test_a_rule_often_wrong_is_relied_on_less():
    threshold = Threshold(0.9, 0.98, "", {"good": (99, 100), "bad": (5, 10)})

    assert reliability(threshold, "bad") < 0.75 < 0.95 < reliability(threshold, "good")


def test_a_corpus_is_scored_by_the_counts_of_the_others():
    found = score_apart([*labelled("one", "a", True, True), *labelled("two", "a", False, False)], {}, ["one"])

    assert [one.right for one in found] == [True, True]
    assert all(one.confidence == pytest.approx(0.72) for one in found)  # in the other corpus the rule was never right


def test_what_speaks_against_a_claim_is_taken_off():
    known = labelled("one", "a", *[True] * 10)
    (found,) = score_apart([*known, Labelled("two", (Claim("a", 0.2, True),), False)], {}, ["two"])

    assert found.confidence == pytest.approx(17.2 / 18 - 0.2)


def test_the_lowest_confidence_that_keeps_the_precision_is_taken():
    scored = [Scored(0.99, True), Scored(0.98, True), Scored(0.97, False), Scored(0.2, False, held_back=True)]

    assert set_threshold(scored, 0.98).confidence == 0.971


def test_however_well_all_do_a_rule_must_have_been_seen():
    threshold = set_threshold([Scored(0.99, True), Scored(0.5, True)], 0.98)

    assert 0.9 < threshold.confidence == pytest.approx(least_reliability(), abs=0.001)


def test_where_nothing_keeps_the_precision_nothing_stands():
    assert set_threshold([Scored(0.9, False)], 0.98).confidence == 1.0


def test_the_record_names_the_counts():
    text = write_threshold(Threshold(0.9, 0.98, "here", {"a": (1, 2)}))

    assert "confidence: 0.9\n" in text
    assert "  a: [1, 2]\n" in text
