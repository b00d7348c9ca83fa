"""Every letter of tests/read/counted/: the numbers of cameras that a person reads in it.

A line: number of all cameras and of Hikvision cameras (- not stated) :: the letter, " / " between paragraphs, " >> "
between messages :: q=the request that was asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from camcensus.jobs.lexicon import lexicon_of
from camcensus.model.document import DocumentRead, Segment, SegmentKind
from camcensus.model.request import Asked
from camcensus.read.answers import read_answer
from camcensus.store.shipped import shipped_facts

COUNTED = Path(__file__).parent / "counted"
FLOOR = 0.95  # of the letters of each kind; a kind of few may miss one


def letters(path: Path) -> Iterator[tuple[str, str, str]]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    for line in content["cases"].strip().splitlines():
        expected, text, *more = [part.strip() for part in line.split(" :: ")]
        yield expected, text, more[0].removeprefix("q=").replace(" / ", "\n") if more else ""


def read(text: str, asked: str = ""):
    book = shipped_facts()
    documents = []
    for message, letter in enumerate(text.split(" >> ")):
        file = f"m{message}.txt"
        segments = [
            Segment(file, f"paragraph {place}", SegmentKind.PARAGRAPH, words.strip(), message=message)
            for place, words in enumerate(letter.split(" / "), 1)
        ]
        documents.append(DocumentRead(file, "text", "0" * 64, tuple(segments), (), "none"))
    return read_answer(book, Asked("r1", nation="England", text=asked), documents, lexicon_of(book))


@pytest.mark.parametrize("path", sorted(COUNTED.glob("*.yaml")), ids=lambda path: path.stem)
def test_numbers_of_a_kind_are_read_as_a_person_reads_them(path):
    missed, count = [], 0
    for expected, text, asked in letters(path):
        count += 1
        reading = read(text, asked)
        numbers = (reading.device_count_total, reading.device_count_hikvision)
        found = " ".join("-" if number is None else str(number) for number in numbers)
        if found != expected:
            missed.append(f"{expected}, read {found} ({reading.uses_hikvision.value}): {text}")

    assert len(missed) <= max(1, count * (1 - FLOOR)), "\n".join(missed)
