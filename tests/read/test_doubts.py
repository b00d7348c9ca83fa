"""What is refused, taken back or only pointed at goes to a person; the same words where they are plain do not."""

from __future__ import annotations

import pytest

from camcensus.jobs.lexicon import lexicon_of
from camcensus.model.document import DocumentRead, Segment, SegmentKind
from camcensus.model.request import Asked
from camcensus.read.answers import read_answer
from camcensus.store.shipped import shipped_facts

BOOK = shipped_facts()


def read(*messages, table=(), headers=()):
    found = []
    for number, paragraphs in enumerate(messages):
        for place, text in enumerate(paragraphs, 1):
            found.append(Segment(f"{number}.txt", f"paragraph {place}", SegmentKind.PARAGRAPH, text, message=number))
    for place, cells in enumerate(table, 2):
        found.append(
            Segment(
                "a.xlsx",
                f"sheet 'A' row {place}",
                SegmentKind.TABLE_ROW,
                " | ".join(cells),
                cells=cells,
                headers=headers,
            )
        )
    document = DocumentRead("0.txt", "text", "0" * 64, tuple(found), (), "none")
    return read_answer(BOOK, Asked("r1", nation="England"), [document], lexicon_of(BOOK))


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(
            [
                "All of our cameras are made by Axis.",
                "The makers of the recorders are withheld under section 31(1)(a) of the Freedom of Information Act 2000.",
            ],
            id="a list beside something that is withheld",
        ),
        pytest.param(
            [
                "You asked about Hikvision and Dahua. The information is exempt under section 31(1)(a).",
                "We accept that there is an interest in where such equipment comes from.",
            ],
            id="words that only point",
        ),
        pytest.param(
            ["Mae'r Cyngor yn gwrthod datgelu a yw Hikvision neu Dahua yn eu plith, o dan adran 31(1)(a)."],
            id="a refusal in Welsh",
        ),
        pytest.param(
            [
                "Makes (Hikvision / Dahua / Uniview / Axis / other)",
                "We have cameras of four makes. Their names are withheld under section 31(1)(a) and section 24(1).",
            ],
            id="a list to choose from",
        ),
        pytest.param(["12, Hikvision, Kestrel & Daughters, no."], id="answers in a row"),
        pytest.param(
            [
                "I have no information to give you on Hikvision, on Dahua or on how many there are.",
                "If they should tell you that the cameras are ours, they are mistaken.",
            ],
            id="a supposition",
        ),
    ],
)
def test_no_use_and_no_absence_is_decided_from(paragraphs) -> None:
    reading = read(paragraphs)
    decided = {reading.uses_hikvision.value, reading.uses_dahua.value} - {"unknown"}
    assert reading.decision == "review" or not decided


@pytest.mark.parametrize(
    "later",
    [
        "Please disregard what I wrote last week. All thirty are Hanwha.",
        "I got it wrong: the sheet was an old one.",
        "My answer to your first question should have read no.",
    ],
)
def test_what_a_later_message_takes_back_is_not_decided(later) -> None:
    reading = read(["Our thirty cameras are Hikvision."], [later])
    assert reading.decision == "review" or reading.uses_hikvision.value != "yes"


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(["All of our 40 cameras are made by Axis."], ("no", "no"), id="a list and nothing withheld"),
        pytest.param(
            [
                "We use Hikvision cameras at all of our sites.",
                "Their exact locations are withheld under section 31(1)(a) of the Freedom of Information Act 2000.",
            ],
            ("yes", "unknown"),
            id="a maker named as ours, and places withheld",
        ),
        pytest.param(
            ["The Trust uses Hikvision, Axis and Bosch cameras. We do not use Dahua."],
            ("yes", "no"),
            id="names in a sentence",
        ),
    ],
)
def test_plain_words_are_decided(paragraphs, expected) -> None:
    reading = read(paragraphs)
    assert (reading.uses_hikvision.value, reading.uses_dahua.value) == expected
    assert reading.decision == "auto", reading.reasons


def test_a_later_message_that_thanks_takes_nothing_back() -> None:
    reading = read(["We use 30 Hikvision cameras."], ["Thank you for your email. I hope this helps."])
    assert (reading.uses_hikvision.value, reading.decision) == ("yes", "auto")


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["What has the Council bought since 2015, and is any of it by Hikvision or Dahua?", "Please see the table."],
        ["And how many Dahua cameras do you have? That is not recorded."],
    ],
)
def test_a_question_told_again_is_no_answer(paragraphs) -> None:
    reading = read(paragraphs)
    assert "yes" not in (reading.uses_hikvision.value, reading.uses_dahua.value)


def test_a_question_told_again_is_answered_by_what_follows() -> None:
    reading = read(["Do we use Hikvision cameras? Yes, forty of them.", "Do we use Dahua cameras? No."])
    assert (reading.uses_hikvision.value, reading.uses_dahua.value) == ("yes", "no")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Hikvision: The Council does not use any equipment made by Hikvision.", ("no", "unknown")),
        ("Dahua: The Council does not use any Dahua.", ("unknown", "no")),
        ("Hikvision: none.", ("no", "unknown")),
        ("Hikvision: yes, we use forty of their cameras.", ("yes", "unknown")),
        ("Hikvision: we do not use it.", ("no", "unknown")),
    ],
)
def test_a_label_says_nothing_by_itself(text, expected) -> None:
    reading = read([text])
    assert (reading.uses_hikvision.value, reading.uses_dahua.value) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Council doesn\x92t use Dahua.",  # Windows-1252 taken for Latin-1
        "The Council doesn’t use Dahua.",
        "We dont use Dahua.",
        "The Trust hasnt any Dahua cameras.",
    ],
)
def test_a_denial_is_one_however_its_sign_is_written(text) -> None:
    assert read([text]).uses_dahua.value == "no"


@pytest.mark.parametrize(
    "text", ["We have no Hikvision at all any more.", "There are no Hikvision cameras here any longer."]
)
def test_any_more_says_that_there_were_some(text) -> None:
    assert read([text]).uses_hikvision.value == "former"


@pytest.mark.parametrize(
    "paragraphs",
    [
        [
            "We've had quotes in for new cameras and the one the governors liked is Hikvision, subject to finding the money."
        ],
        ["There was a motion at Full Council in 2022 on banning Hikvision. It was withdrawn for that reason."],
        ["All of our cameras are Axis.", "Housing's own stock is not included; we'll send it on."],
    ],
)
def test_what_may_come_or_is_about_something_else_is_not_decided(paragraphs) -> None:
    reading = read(paragraphs)
    assert reading.decision == "review" or reading.uses_hikvision.value == "unknown"
