from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.jobs.lexicon import lexicon_of
from camcensus.model.document import DocumentRead, Segment, SegmentKind, Unread
from camcensus.model.request import Asked, Outcome, Use
from camcensus.read.answers import COLUMNS, as_row, read_answer
from camcensus.read.threshold import Scored, set_threshold, write_threshold
from camcensus.store.shipped import shipped_facts

ASKED = Asked("r1", nation="England")


def read(*segments, asked=ASKED, unread=()):
    document = DocumentRead("reply.txt", "text", "0" * 64, tuple(segments), tuple(unread), "none")
    book = shipped_facts()
    return read_answer(book, asked, [document], lexicon_of(book))


def paragraph(text, kind=SegmentKind.PARAGRAPH, **more):
    return Segment("reply.txt", more.pop("place", "paragraph 1"), kind, text, **more)


def table(headers, *rows):
    return [
        Segment(
            "reply.xlsx", f"sheet 'A' row {n}", SegmentKind.TABLE_ROW, " | ".join(cells), cells=cells, headers=headers
        )
        for n, cells in enumerate(rows, 2)
    ]


def test_a_row_has_the_columns_of_the_contract():
    assert tuple(as_row(read(paragraph("We use Hikvision cameras.")))) == COLUMNS


def test_a_table_with_the_maker_in_a_column_is_added_up_without_its_total():
    reading = read(
        *table(
            ("Site", "Make", "Quantity"),
            ("Mill Road", "Hikvision", "12"),
            ("Dock Street", "Axis", "5"),
            ("Town Hall", "Hikvision", "3"),
            ("Total", "", "20"),
        )
    )

    assert (reading.device_count_hikvision, reading.device_count_total) == (15, 20)
    assert (reading.uses_hikvision, reading.uses_dahua) == (Use.YES, Use.NO)
    assert reading.proofs["quote"].words == "Mill Road | Hikvision | 12\nTown Hall | Hikvision | 3"


def test_a_table_with_the_maker_in_its_headers():
    reading = read(*table(("Site", "Hikvision", "Dahua"), ("Mill Road", "4", "0"), ("Dock Street", "6", "0")))

    assert (reading.uses_hikvision, reading.uses_dahua, reading.device_count_hikvision) == (Use.YES, Use.NO, 10)


def test_a_table_with_model_numbers_only():
    reading = read(*table(("Site", "Model", "Qty"), ("Mill Road", "DS-2CD2043G2-I", "7"), ("Quay", "P1455-LE", "2")))

    assert (reading.uses_hikvision, reading.device_count_hikvision, reading.other_makers) == (Use.YES, 7, ("Axis",))


def test_rows_that_were_removed_are_former():
    reading = read(*table(("Make", "Quantity", "Status"), ("Hikvision", "9", "Removed 2022"), ("Axis", "4", "In use")))

    assert (reading.uses_hikvision, reading.device_count_hikvision) == (Use.FORMER, 0)


@pytest.mark.parametrize(
    ("first", "second", "chinese"),
    [
        ("The Hikvision cameras were taken down in August 2024.", "All 24 cameras were made by Axis.", Use.FORMER),
        ("The Hikvision cameras were taken down in August 2024.", "We also have Axis cameras.", Use.UNKNOWN),
        ("We have never had Hikvision cameras.", "All 24 cameras were made by Axis.", Use.NO),
    ],
)
def test_chinese_makers_are_former_where_one_went_and_a_whole_list_has_none(first, second, chinese):
    assert read(paragraph(f"{first} {second}")).uses_any_prc_maker is chinese


def test_a_table_of_questions_and_answers():
    reading = read(
        *table(
            ("Question", "Answer"),
            ("Do you have Hikvision cameras?", "Yes"),
            ("Do you have Dahua cameras?", "No"),
            ("How many cameras do you have in total?", "31"),
        )
    )

    assert (reading.uses_hikvision, reading.uses_dahua, reading.device_count_total) == (Use.YES, Use.NO, 31)


def test_makes_named_as_examples_in_the_question_are_not_in_use():
    reading = read(
        paragraph("1. The make(s) of CCTV equipment used (for example Hikvision, Dahua, Axis)", place="paragraph 1"),
        paragraph("Bosch", place="paragraph 2"),
        paragraph("2. The total number of cameras", place="paragraph 3"),
        paragraph("64", place="paragraph 4"),
    )

    assert (reading.uses_hikvision, reading.other_makers, reading.device_count_total) == (Use.UNKNOWN, ("Bosch",), 64)


def test_numbered_lines_that_state_numbers_are_answers():
    reading = read(
        paragraph("1) Number of Hikvision cameras: 12", place="paragraph 1"),
        paragraph("2) Number of Dahua cameras: 0", place="paragraph 2"),
        paragraph("3) Total: 30", place="paragraph 3"),
    )

    assert (reading.device_count_hikvision, reading.uses_dahua, reading.device_count_total) == (12, Use.NO, 30)


def test_a_quoted_request_is_no_answer():
    reading = read(
        paragraph("Your request has been received."),
        paragraph("1) Do you have Hikvision cameras?", SegmentKind.QUOTED),
        paragraph("We have been told that you use Dahua cameras.", SegmentKind.QUOTED),
    )

    assert (reading.outcome, reading.uses_hikvision, reading.uses_dahua) == (
        Outcome.NO_ANSWER_YET,
        Use.UNKNOWN,
        Use.UNKNOWN,
    )


def test_the_request_known_beforehand_is_subtracted_though_its_words_slipped():
    asked = Asked(
        "r1", nation="England", text="1. Which Hikvision cameras does the body own\n2. How many are Dahua cameras"
    )
    reading = read(
        paragraph("Which Hikvison cameras does the body own", place="paragraph 1"),
        paragraph("None.", place="paragraph 2"),
        asked=asked,
    )

    assert reading.uses_hikvision is Use.NO


def test_a_police_force_that_names_itself_is_not_another_body():
    asked = Asked("r1", body="Saltmarsh Police", sector="police", nation="England")

    assert read(paragraph("Saltmarsh Police uses 12 Hikvision cameras."), asked=asked).uses_hikvision is Use.YES
    assert (
        read(paragraph("Marram Police owns Hikvision cameras here, which are not ours.")).uses_hikvision is Use.UNKNOWN
    )


def test_a_file_that_was_not_read_goes_to_a_person():
    unread = Unread("annex.pdf", "page 1", "is protected by a password", "Ask for it without one.")
    reading = read(paragraph("We have no Hikvision or Dahua cameras."), unread=[unread])

    assert reading.decision == "review"
    assert "password" in reading.reasons[0]


def test_words_that_were_hardly_legible_go_to_a_person():
    assert read(paragraph("We use Hikvision cameras.", ocr_confidence=0.5)).decision == "review"
    assert read(paragraph("We use Hikvision cameras.", ocr_confidence=0.95)).decision == "auto"


def test_nothing_at_all_goes_to_a_person():
    reading = read()

    assert (reading.outcome, reading.decision) == (Outcome.NO_ANSWER_YET, "review")


WORDS = st.sampled_from(
    [
        "Hikvision",
        "Dahua",
        "no",
        "yes",
        "12",
        "cameras",
        "section 31(1)(a)",
        "?",
        ".",
        ";",
        "1.",
        "a)",
        "not",
        "we",
        "|",
        ">",
        "\n",
        "%",
    ]
)


@given(
    st.lists(st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=14), max_size=6),
    st.sampled_from(list(SegmentKind)),
)
def test_any_text_ends_in_a_reading_whose_proofs_stand_in_it(paragraphs, kind):
    texts = [" ".join(words) for words in paragraphs]
    reading = read(*(paragraph(text, kind, place=f"paragraph {n}") for n, text in enumerate(texts)))

    assert 0 <= reading.confidence <= 1
    assert (reading.decision == "auto") == (not reading.reasons)
    for proof in reading.proofs.values():
        whole = " ".join(" ".join(texts).split())  # broken lines are joined with a blank
        pieces = [piece for piece in proof.words.split("\n") if piece.strip()]
        assert all(any(piece in text for text in texts) or " ".join(piece.split()) in whole for piece in pieces)


def test_same_in_same_out():
    segments = [paragraph("We have 12 Hikvision cameras, and none by Dahua.")]

    assert read(*segments) == read(*segments)


def test_the_threshold_is_the_lowest_that_keeps_the_precision():
    scored = [
        Scored(0.99, True),
        Scored(0.97, True),
        Scored(0.95, False),
        Scored(0.94, True),
        Scored(0.995, False, True),
    ]

    found = set_threshold(scored, 1.0)

    assert 0.95 < found.confidence <= 0.97
    assert "2 of 2" in found.measured
    assert f"confidence: {found.confidence}" in write_threshold(found)


@pytest.mark.parametrize("precision", [0, -1, 1.01])
def test_an_impossible_precision_is_refused(precision):
    with pytest.raises(ValueError, match="precision"):
        set_threshold([Scored(0.9, True)], precision)


def test_no_threshold_without_readings():
    with pytest.raises(ValueError, match="no scored reading"):
        set_threshold([], 0.99)
