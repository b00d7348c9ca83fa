"""Identify every observation on its own and write the answers as they come: nothing is held but the current one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TextIO

from camcensus.collect.catalogues import recognises as recognises_catalogue
from camcensus.collect.importers.registry import all_importers
from camcensus.collect.opening import read_inputs
from camcensus.deliver.json_lines import write_identifications
from camcensus.facts.book import FactBook
from camcensus.identify.combine import combine
from camcensus.identify.match import Matcher
from camcensus.identify.signs import signs_of
from camcensus.model.equipment import Identification
from camcensus.model.observation import Observation, Rejected

MAX_REJECTED = 10_000  # kept to be shown; the rest is only counted by the exit status


def identify_each(
    book: FactBook,
    arguments: Sequence[str],
    columns: Mapping[str, str],
    stream: TextIO,
    progress: Callable[[str, int], None],
) -> list[Rejected]:
    """Write one JSON line an observation, in order. Returns what could not be read."""
    matcher = Matcher(book.fingerprints)
    rejected: list[Rejected] = []

    def answers() -> Iterator[Identification]:
        count = 0
        for reading in read_inputs(arguments, all_importers(columns), is_catalogue=recognises_catalogue):
            for item in () if reading.is_catalogue else reading.items():
                if isinstance(item, Observation):
                    count += 1
                    if count % 500 == 0:
                        progress(f"identifying {reading.name}", count)
                    yield combine(book, item.id, signs_of(book, matcher, item))
                elif isinstance(item, Rejected) and len(rejected) < MAX_REJECTED:
                    rejected.append(item)

    write_identifications(answers(), stream)
    return rejected
