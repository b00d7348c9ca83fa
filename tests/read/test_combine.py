from __future__ import annotations

import pytest

from camcensus.jobs.lexicon import lexicon_of
from camcensus.model.document import DocumentRead, Segment, SegmentKind
from camcensus.model.request import Asked, Use
from camcensus.read.answers import read_answer
from camcensus.store.shipped import shipped_facts


def read(*messages, body="", sector=""):
    book = shipped_facts()
    documents = [
        DocumentRead(
            f"m{number}.txt",
            "text",
            "0" * 64,
            (Segment(f"m{number}.txt", "paragraph 1", SegmentKind.PARAGRAPH, text, message=number),),
            (),
            "none",
        )
        for number, text in enumerate(messages)
    ]
    return read_answer(book, Asked("r1", body=body, sector=sector, nation="England"), documents, lexicon_of(book))


@pytest.mark.parametrize(
    ("text", "use"),
    [
        pytest.param(
            "No Hikvision at our schools. The offices have 15 Hikvision cameras.", Use.YES, id="denied of a part"
        ),
        pytest.param(
            "We have 16 Hikvision cameras. They were all taken down in May.", Use.FORMER, id="all of them went"
        ),
        pytest.param("We have 16 Hikvision cameras. Four were taken down in May.", Use.YES, id="some went"),
        pytest.param(
            "Our estate was wholly Hikvision; it is now wholly Axis.", Use.FORMER, id="was, and a list without it"
        ),
        pytest.param(
            "We tried Hikvision cameras. Images reach us from them; they belong to a shop.", Use.UNKNOWN, id="another's"
        ),
        pytest.param(
            "The Hikvision cameras were switched off. They are still up on the poles.", Use.FORMER, id="merely hangs"
        ),
        pytest.param("We do not use Hikvision. We use HiWatch.", Use.YES, id="its own badge outweighs the denial"),
    ],
)
def test_what_is_said_is_joined(text, use):
    assert read(text).uses_hikvision is use


def test_the_later_message_prevails_for_the_makers_it_speaks_of():
    reading = read("We use Dahua and have no Hikvision.", "I must correct this: we have four Hikvision cameras.")

    assert (reading.uses_hikvision, reading.uses_dahua) == (Use.YES, Use.YES)


def test_a_message_that_takes_all_back_leaves_nothing_of_the_earlier():
    reading = read("We use Dahua.", "Please disregard our first reply. We use Hikvision.")

    assert (reading.uses_hikvision, reading.uses_dahua) == (Use.YES, Use.UNKNOWN)


def test_the_council_of_a_council_is_itself_and_of_a_force_is_another():
    text = "The Council uses Hikvision cameras."

    assert read(text, body="Amber Borough Council", sector="council").uses_hikvision is Use.YES


def test_a_proof_takes_in_the_sentence_beside_it_that_says_the_same():
    reading = read("We are replacing our Hikvision cameras. 88 remain in use. Thank you.")

    assert reading.proofs["quote"].words == "We are replacing our Hikvision cameras. 88 remain in use."
