"""Letters: every kind in both languages, the sections cited, and what is missing said by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.act.deadlines import Events, keep_clocks
from camcensus.act.letters import Matter, check_overdue, cost_limit_for, draft, topic_of, write_day
from camcensus.facts.letters import arguments, letter_templates, parse_template
from camcensus.facts.records import Record
from camcensus.model.errors import FactError, InputError
from camcensus.model.letter import LetterKind
from camcensus.store.shipped import shipped_facts

BOOK = shipped_facts()
TEMPLATES, ARGUMENTS = letter_templates(BOOK), arguments(BOOK)
FOIA = BOOK.request_laws["foia"]
TABLE = BOOK.holiday_tables["uk-bank-holidays"]
MATTER = Matter(
    body="Example Council",
    law=FOIA,
    sender="Ada Example",
    address="foi@council.example",
    body_type="council",
    reference="CC-1",
    their_reference="FOI/1",
    clocks=keep_clocks(FOIA, TABLE, Events(date(2026, 11, 16), review_asked=date(2026, 12, 16)), "council"),
    sent_on=date(2026, 11, 16),
    as_of=date(2026, 11, 1),
    asked_on=date(2026, 11, 18),
    answer="I mean the cameras of the council itself.",
    exemptions=("s.31(1)(a)", "s.43(2)"),
    review_asked=date(2026, 12, 16),
)


def write(kind, language="en", **changes):
    return draft(kind, language, replace(MATTER, **changes), TEMPLATES, ARGUMENTS)


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_letter_can_be_written_with_nothing_left_to_fill_in(kind, language):
    letter = write(kind, language)
    assert "{" not in letter.text + letter.subject
    assert "Ada Example" in letter.text
    assert letter.text.endswith("\n")


@pytest.mark.parametrize("law", sorted(BOOK.request_laws))
@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_ground_of_every_law_has_an_argument(law, language):
    missing = [e.topic for e in BOOK.request_laws[law].exemptions if (e.topic, language) not in ARGUMENTS]
    assert missing == []


def test_both_languages_have_the_same_conditions():
    for kind in LetterKind:
        whens = [[part.when for part in TEMPLATES[(kind.value, language)].paragraphs] for language in ("en", "cy")]
        assert whens[0] == whens[1]


def test_a_request_shows_the_day_due_and_the_limit_that_holds():
    assert "15 December 2026" in write(LetterKind.REQUEST).text
    assert "18 hours" in write(LetterKind.REQUEST).text
    assert "24 hours" in write(LetterKind.REQUEST, body_type="government").text
    assert "15 Rhagfyr 2026" in write(LetterKind.REQUEST, "cy").text


def test_a_review_cites_the_sections_used_and_argues_each():
    text = write(LetterKind.INTERNAL_REVIEW, replied_on=date(2026, 12, 10)).text
    assert "You relied on section 31(1)(a) and section 43(2)." in text
    assert "not for places, network addresses" in text
    assert "I do not ask for prices" in text
    assert "10 December 2026" in text


def test_silence_is_reviewed_for_what_it_is():
    text = write(LetterKind.INTERNAL_REVIEW, exemptions=()).text
    assert "has not been answered" in text
    assert "relied on" not in text


def test_a_reminder_names_the_days_that_did_not_count():
    assert "30 November 2026, St Andrew's Day" in write(LetterKind.REMINDER).text


def test_a_scottish_complaint_goes_to_the_scottish_commissioner():
    letter = write(LetterKind.COMPLAINT, law=BOOK.request_laws["foisa"], exemptions=("s.35(1)(a)",))
    assert "Scottish Information Commissioner" in letter.text
    assert "FOISA s.47(4)" in letter.cites


def test_welsh_titles_mutate_after_o_dan():
    assert "O dan Ddeddf Rhyddid Gwybodaeth 2000" in write(LetterKind.REQUEST, "cy").text


@pytest.mark.parametrize(
    ("cited", "law", "section", "topic"),
    [
        ("s.31(1)(a)", "foia", "31(1)(a)", "law-enforcement"),
        ("s.31(3)", "foia", "31(3)", "neither-confirm-nor-deny"),
        ("section 40(5B)", "foia", "40(5B)", "neither-confirm-nor-deny"),
        ("s.12(1)", "foia", "12(1)", "cost-limit"),
        ("s.17(1)", "foisa", "17(1)", "not-held"),
        ("reg.12(4)(b) EIR", "eir", "12(4)(b)", "vexatious"),
        ("s.36", "foia", "36", None),
        ("no number", "foia", "no number", None),
    ],
)
def test_topics_of_citations(cited, law, section, topic):
    found, exemption = topic_of(cited, BOOK.request_laws[law])
    assert found == section
    assert (exemption.topic if exemption else None) == topic


def test_a_ground_nobody_foresaw_is_still_answered():
    assert "On section 36:" in write(LetterKind.INTERNAL_REVIEW, exemptions=("s.36",)).text


@pytest.mark.parametrize(
    ("kind", "changes", "words"),
    [
        (LetterKind.REQUEST, {"sender": ""}, "--sender"),
        (LetterKind.REMINDER, {"clocks": None}, "--received"),
        (LetterKind.CLARIFICATION, {"answer": ""}, "--answer"),
        (LetterKind.REMINDER, {"sent_on": None}, "--sent"),
    ],
)
def test_what_is_missing_is_named(kind, changes, words):
    with pytest.raises(InputError, match=words):
        write(kind, **changes)


@pytest.mark.parametrize("kind", [LetterKind.REMINDER, LetterKind.INTERNAL_REVIEW, LetterKind.COMPLAINT])
def test_silence_is_complained_of_from_the_day_after_the_last(kind):
    check_overdue(kind, MATTER, date(2026, 12, 16))
    check_overdue(kind, replace(MATTER, replied_on=date(2026, 12, 1)), date(2026, 12, 2))
    with pytest.raises(InputError, match="not overdue before the end of 2026-12-15"):
        check_overdue(kind, MATTER, date(2026, 12, 15))


def test_a_request_may_go_out_at_any_time():
    check_overdue(LetterKind.REQUEST, MATTER, date(2026, 11, 16))


def test_there_is_no_letter_in_a_third_language():
    with pytest.raises(InputError, match="--language"):
        write(LetterKind.REQUEST, "fr")


def test_no_figure_is_given_where_the_law_has_none():
    assert cost_limit_for(BOOK.request_laws["eir"], "council") is None
    assert "hours)" not in write(LetterKind.REQUEST, law=BOOK.request_laws["eir"]).text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"subject": "{boddy}"}, "closest: 'body'"),
        ({"kind": "rant"}, "kind of letter 'rant'"),
        ({"paragraphs": [{"text": "x", "when": "duee"}]}, "closest: 'due'"),
        ({"subject": "{"}, "braces do not match"),
    ],
)
def test_slips_in_templates(changes, words):
    record = {"id": "x", "kind": "request", "language": "en", "title": "t", "subject": "s", "paragraphs": []}
    with pytest.raises(FactError, match=words):
        parse_template(Record("letters.yaml:1", {**record, **changes}))


def test_days_in_both_languages():
    assert write_day(date(2026, 2, 1), "en") == "1 February 2026"
    assert write_day(date(2026, 2, 1), "cy") == "1 Chwefror 2026"


@given(st.text(min_size=1), st.lists(st.text(max_size=20), max_size=4))
def test_any_words_end_in_a_letter_whose_subject_is_one_line(words, cited):
    try:
        letter = write(LetterKind.INTERNAL_REVIEW, body=words, their_reference=words, exemptions=tuple(cited))
    except InputError:
        return
    assert letter.subject.isprintable()
