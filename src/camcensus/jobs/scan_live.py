"""Naming devices while a scan goes on: the same steps as for a capture, on one host's answers."""

from __future__ import annotations

from collections.abc import Iterable

from camcensus.account.report import letters_of
from camcensus.account.wording import shorten_maker
from camcensus.facts.book import FactBook
from camcensus.identify.combine import combine
from camcensus.identify.match import Matcher
from camcensus.identify.signs import Sign, signs_of
from camcensus.model.equipment import Identification
from camcensus.model.observation import Observation
from camcensus.model.scan import Exchange
from camcensus.wire.conversations.evidence import parts_of


class LiveNames:
    """Identifies one host at a time from what it has answered."""

    def __init__(self, book: FactBook) -> None:
        self._book = book
        self._matcher = Matcher(book.fingerprints)

    def name(self, address: str, exchanges: Iterable[Exchange]) -> Identification:
        """What the host is, by its own answers. The capture may know more: other hosts' words, and hardware addresses."""
        signs: list[Sign] = []
        for number, exchange in enumerate(exchanges):
            for count, part in enumerate(parts_of(exchange)):
                observation = Observation(f"{number}.{count}", part.kind, part.raw, part.field, host=address)
                signs += signs_of(self._book, self._matcher, observation)
        return combine(self._book, address, signs)

    def maker(self, found: Identification) -> str:
        """Badge and maker as reports show them."""
        known = self._book.manufacturers.get(found.manufacturer or "")
        maker = shorten_maker(found.manufacturer, known.name if known else None) if found.manufacturer else "not known"
        same = found.brand is None or letters_of(found.brand) in (
            letters_of(maker),
            letters_of(found.manufacturer or ""),
        )
        return maker if same else f"{found.brand} → {maker}"
