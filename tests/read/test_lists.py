from __future__ import annotations

import pytest

from camcensus.jobs.lexicon import lexicon_of
from camcensus.read.clauses import clauses, sentences
from camcensus.read.completeness import closes_list, is_whole, opens_list
from camcensus.read.items import cut_items
from camcensus.read.mentions import find_mentions
from camcensus.store.shipped import shipped_facts

BOOK = shipped_facts()


def mentions(text):
    return find_mentions(BOOK, lexicon_of(BOOK), text)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param("Hikvision: 16, Dahua: none", ["Hikvision: 16", "Dahua: none"], id="the answer follows the name"),
        pytest.param(
            "yes hikvision 16 cameras no dahua", ["yes hikvision 16 cameras", "no dahua"], id="it stands before"
        ),
        pytest.param("We use Hikvision and Dahua", ["We use Hikvision and Dahua"], id="no answers beside the names"),
    ],
)
def test_lists_are_cut_into_items(text, items):
    (sentence,) = sentences(text)

    assert [span.of(text).strip() for span in cut_items(clauses(text, sentence), text, mentions(text))] == items


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        pytest.param("Hikvision 60%, Axis 40%", True, id="shares that add up"),
        pytest.param("Hikvision 60%, Axis 30%", False, id="shares that do not"),
        pytest.param("Half are Hikvision and the rest are Axis", True, id="the rest is named"),
        pytest.param("Half are Hikvision and the rest are of various makes", False, id="the rest is not"),
        pytest.param("Half are Hikvision and we do not know what the rest are", False, id="the rest is not known"),
    ],
)
def test_whether_the_makes_of_a_sentence_are_all(text, whole):
    assert is_whole(BOOK.answers, text, mentions(text)) is whole


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        pytest.param("Nothing else.", True, id="nothing else"),
        pytest.param("That's it.", True, id="that is it"),
        pytest.param("There are no devices on the schedule besides these.", True, id="none besides these"),
        pytest.param("No other information is held.", False, id="of information"),
        pytest.param("We have no other equipment by that company.", False, id="of that company"),
    ],
)
def test_what_ends_a_list(text, closes):
    assert closes_list(BOOK.answers, text) is closes


def test_what_announces_a_list():
    assert opens_list(BOOK.answers, "The makes are as follows (this is the whole list):")
    assert not opens_list(BOOK.answers, "The makes include:")
