from __future__ import annotations

import pytest

from camcensus.model.document import Segment, SegmentKind
from camcensus.read.numbering import bare_number, bind_by_order, is_polite, numbered_pieces
from camcensus.read.statements import Asks, Passage, Question
from camcensus.read.wrapped import unwrap
from camcensus.store.shipped import shipped_facts


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param("1. Yes 2. No", [("1", "Yes"), ("2", "No")], id="numbers with marks"),
        pytest.param("1 No 2 No", [("1", "No"), ("2", "No")], id="numbers without"),
        pytest.param("Q1 Yes, Q2 No", [("1", "Yes"), ("2", "No")], id="letters before them"),
        pytest.param("Q1/Q2: exempt", [("1", "exempt"), ("2", "exempt")], id="two at once"),
        pytest.param("Questions 1 to 3: none", [("1", "none"), ("2", "none"), ("3", "none")], id="a range"),
        pytest.param("Response to 2: we do not.", [("2", "we do not.")], id="response to"),
        pytest.param("On 2, no, never had.", [("2", "no, never had.")], id="on"),
        pytest.param(
            "Yes to question 1, no to question 2. We have 55.",
            [("1", "Yes to question 1"), ("2", "no to question 2"), (None, "We have 55")],
            id="the answer before the number",
        ),
        pytest.param(
            "No to your first question, yes to your second.",
            [("1", "No to your first"), ("2", "yes to your second")],
            id="by rank",
        ),
        pytest.param("We have 12 cameras", [(None, "We have 12 cameras")], id="a number that is none of a question"),
    ],
)
def test_numbered_pieces(text, pieces):
    assert numbered_pieces(text, None) == pieces


def test_the_letter_before_a_number_is_taken_off():
    assert bare_number("Q1") == bare_number("Answer 1") == "1"


def test_greetings_are_polite_unless_they_answer():
    assert is_polite("Dear Sam,")
    assert not is_polite("Hi Sam, no we don't.")


def passages(*texts):
    segments = [Segment("a.txt", f"paragraph {n}", SegmentKind.PARAGRAPH, text) for n, text in enumerate(texts)]
    return [Passage(segment.text, segment, n) for n, segment in enumerate(segments)]


QUESTIONS = [
    Question("Do you use Hikvision?", "1", ("hikvision",), Asks.USE),
    Question("Do you use Dahua?", "2", ("dahua",), Asks.USE),
]


def test_as_many_bare_answers_as_questions_are_bound_in_order():
    bound = bind_by_order(shipped_facts(), passages("Please see our answers in order.", "Yes.", "No."), QUESTIONS)

    assert [one.question for one in bound] == [None, *QUESTIONS]


def test_answers_on_one_line_are_bound_in_order():
    bound = bind_by_order(shipped_facts(), passages("Yes, no."), QUESTIONS)

    assert [(one.text, one.question) for one in bound] == [("Yes", QUESTIONS[0]), ("no", QUESTIONS[1])]


def test_fewer_answers_than_questions_are_not_bound():
    bound = bind_by_order(shipped_facts(), passages("Yes."), QUESTIONS)

    assert bound[0].question is None


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        pytest.param(
            "Formerly this was a site of one make throughout, but", "they were switched off.", True, id="goes on"
        ),
        pytest.param(
            "The cameras in both of the entrance halls are made by", "Hikvision.", True, id="ends with a preposition"
        ),
        pytest.param("The cameras in both of the entrance halls are new.", "they are fine.", False, id="ended"),
        pytest.param("Hikvision: 12", "axis: 4", False, id="short lines"),
        pytest.param("The cameras in both of the entrance halls are made by", "1. Hikvision", False, id="a list item"),
    ],
)
def test_broken_lines_are_joined(first, second, joined):
    segments = [passage.segment for passage in passages(first, second)]

    assert (len(unwrap(segments)) == 1) is joined
