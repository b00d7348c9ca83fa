"""The readers that a census is made with: files by `collect.documents`, answers by `read`, names by the shipped facts."""

from __future__ import annotations

from functools import partial

from camcensus.collect.documents import read_documents
from camcensus.jobs.census import Readers
from camcensus.jobs.lexicon import lexicon_of
from camcensus.read.answers import read_answer
from camcensus.store.shipped import shipped_facts


def shipped_readers() -> Readers:
    """Made in each process; what they look up in the facts is kept there."""
    book = shipped_facts()
    return Readers(read_documents, partial(read_answer, book, lexicon=lexicon_of(book)))
