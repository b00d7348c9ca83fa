"""Naming devices while a scan goes on: the same steps as for a capture, on one host's answers."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date

from camcensus.account.report import letters_of
from camcensus.account.wording import shorten_maker
from camcensus.facts.book import FactBook
from camcensus.identify.combine import combine
from camcensus.identify.match import Matcher
from camcensus.identify.signs import Sign, signs_of
from camcensus.jobs.check import Evidence, Question, check
from camcensus.model.equipment import Identification
from camcensus.model.errors import CamcensusError
from camcensus.model.observation import Observation
from camcensus.model.scan import Exchange
from camcensus.store.shipped import shipped_facts
from camcensus.wire.conversations.evidence import parts_of

_BUSY_SECONDS = 2.0  # at the beginning of a scan, when ports are tried and the processor has its hands full


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


@contextmanager
def facts_made_ready() -> Iterator[None]:
    """Parses the facts beside the block, while it waits for the network; they are ready when the block has ended well."""
    over, cancelled = threading.Event(), threading.Event()
    thread = threading.Thread(target=_make_ready, args=(over, cancelled), daemon=True)
    thread.start()
    try:
        yield
    except BaseException:
        cancelled.set()
        raise
    finally:
        over.set()
    thread.join()


def _make_ready(over: threading.Event, cancelled: threading.Event) -> None:
    over.wait(_BUSY_SECONDS)
    if cancelled.is_set():
        return
    with suppress(CamcensusError):  # told where the facts are used
        evidence = Evidence(observations=[Observation("a", "http", "HTTP/1.1 200 OK\r\nServer: a\r\n\r\n")])
        check(shipped_facts(), evidence, Question(date.min, None), _say_nothing)


def _say_nothing(what: str, count: int) -> None:
    """Progress of what nobody waits for."""
    del what, count
