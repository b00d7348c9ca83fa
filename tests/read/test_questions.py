"""What a question asks: whether cameras of a maker are in use, or something else about them."""

from __future__ import annotations

import pytest

from camcensus.jobs.lexicon import lexicon_of
from camcensus.read.questions import make_question
from camcensus.read.statements import Asks
from camcensus.store.shipped import shipped_facts

BOOK = shipped_facts()


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Does your organisation have in use any camera, recorder or video analytics software by Hikvision?", Asks.USE),
        ("Do you own any cameras, software or other equipment made by Dahua?", Asks.USE),
        ("Do you use any CCTV equipment by Hikvision?", Asks.USE),
        ("Do you have any contracts for Hikvision cameras?", Asks.OTHER),
        ("Do any of your Hikvision cameras have analytics software?", Asks.OTHER),
        ("Do you have any Hikvision cameras with facial recognition?", Asks.OTHER),
        ("Have you any plans or policy on Hikvision equipment?", Asks.OTHER),
    ],
)
def test_use_is_asked_for_where_software_stands_among_equipment(text, asks) -> None:
    assert make_question(BOOK, lexicon_of(BOOK), text).asks is asks
