"""Names and model numbers for the reading of answers, from what identifies devices."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from camcensus.facts.book import FactBook
from camcensus.identify.match import Matcher
from camcensus.identify.names import find_names
from camcensus.model.observation import Field


class DeviceLexicon:
    """A `read.lexicon.Lexicon`. One serves any number of readings."""

    def __init__(self, book: FactBook) -> None:
        self._book = book
        self._matcher = Matcher([one for one in book.fingerprints if "model.number" in one.reads])

    def names(self, text: str) -> Sequence[tuple[str, int, int]]:
        """Names of makers and brands: (id, start, end)."""
        return [(name.id, name.start, name.end) for name in find_names(self._book, text)]

    def model_maker(self, word: str) -> tuple[str, str] | None:
        """Manufacturer and kind of a model number; None where no grammar takes it, or two disagree."""
        matches = self._matcher.matches(Field("model.number", word))
        makers = {match.asserts.manufacturer for match in matches if match.asserts.manufacturer}
        if len(makers) != 1:
            return None
        kinds = sorted(
            match.asserts.equipment.value if hasattr(match.asserts.equipment, "value") else str(match.asserts.equipment)
            for match in matches
            if match.asserts.equipment
        )
        return makers.pop() or "", kinds[0] if kinds else ""


@lru_cache(maxsize=2)
def lexicon_of(book: FactBook) -> DeviceLexicon:
    """The lexicon of these facts."""
    return DeviceLexicon(book)
