"""Every letter of tests/read/endings/: how it ends the request, and which sections it relies on.

A line: outcome (* any) and sections (- none, ";" between them) :: the letter, " / " between paragraphs, " >> " between
messages :: q=the request that was asked. What a letter says of makers is not looked at here.
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

ENDINGS = Path(__file__).parent / "endings"
FLOOR = 0.95  # of the letters of each kind; a kind of few may miss one


def letters(path: Path) -> Iterator[tuple[str, str, str, str, str]]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    for line in content["cases"].strip().splitlines():
        expected, text, *more = [part.strip() for part in line.split(" :: ")]
        outcome, sections = expected.split(maxsplit=1)
        asked = more[0].removeprefix("q=").replace(" / ", "\n") if more else ""
        yield outcome, "" if sections == "-" else sections, text, asked, content.get("nation", "England")


def read(text: str, asked: str = "", nation: str = "England"):
    book = shipped_facts()
    documents = []
    for message, letter in enumerate(text.split(" >> ")):
        file = f"m{message}.txt"
        segments = [
            Segment(file, f"paragraph {place}", SegmentKind.PARAGRAPH, words.strip(), message=message)
            for place, words in enumerate(letter.split(" / "), 1)
        ]
        documents.append(DocumentRead(file, "text", "0" * 64, tuple(segments), (), "none"))
    return read_answer(book, Asked("r1", nation=nation, text=asked), documents, lexicon_of(book))


@pytest.mark.parametrize("path", sorted(ENDINGS.glob("*.yaml")), ids=lambda path: path.stem)
def test_letters_of_a_kind_end_as_a_person_reads_them(path):
    missed, count = [], 0
    for outcome, sections, text, asked, nation in letters(path):
        count += 1
        reading = read(text, asked, nation)
        ended, cited = reading.outcome.value, ";".join(reading.exemptions)
        if (outcome not in ("*", ended)) or cited != sections:
            missed.append(f"{outcome} {sections or '-'}, read {ended} {cited or '-'}: {text}")

    assert len(missed) <= max(1, count * (1 - FLOOR)), "\n".join(missed)
