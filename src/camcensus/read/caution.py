"""What sends a reading to a person although values were read: words that the rules may have taken too simply.

Each check is about the answer as a whole. A reading decided without a person should be one in which every sentence on
cameras was understood, nothing speaks against the proof, and the proof speaks of the body itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from camcensus.facts.book import FactBook
from camcensus.model.request import Use
from camcensus.read.clauses import plain, sentences, spelt_out
from camcensus.read.combine import Settled
from camcensus.read.doubts import doubts
from camcensus.read.lexicon import DAHUA, HIKVISION
from camcensus.read.outcome import Ending
from camcensus.read.phrases import shows
from camcensus.read.statements import Passage, Said, Stance, Statement

_CLOSED = ("boilerplate", "aside", "sign-off", "acknowledged", "transferred", "corrects", "about-request", "of-law")
_LONG = 30  # words; a sentence that speaks of makes without naming them is short
_SHOWN = 100  # characters of a sentence in a reason


def reasons_for_caution(
    book: FactBook, passages: Sequence[Passage], said: Said, ending: Ending, hikvision: Settled, dahua: Settled
) -> list[str]:
    """Why a person should look, in plain words; empty where nothing speaks against deciding."""
    settled = [one for one in (hikvision, dahua) if one.statement is not None and one.use is not Use.UNKNOWN]
    return [
        *_against_the_proof(settled),
        *_against_a_list(said, settled),
        *_former_in_the_same_words(said, (HIKVISION, DAHUA)),
        *_silence_broken(book, ending, settled),
        *_not_understood(book, passages, said, ending),
        *doubts(passages, ending, {HIKVISION: hikvision, DAHUA: dahua}),
    ]


def may_hide(one: Statement) -> bool:
    """Whether equipment under this badge may be made by Hikvision, so that a list of it does not exclude that maker."""
    return bool(one.rebrand)


def _against_the_proof(settled: Iterable[Settled]) -> Iterable[str]:
    """Where the two ways of reading a clause, by signs weighed together and by phrases in order, come to different ends."""
    for one in settled:
        if one.statement is not None and one.statement.seen_otherwise:
            yield f"read in two ways ({one.use.value}, {one.statement.seen_otherwise}): {one.statement.words[:_SHOWN]!r}"


def _against_a_list(said: Said, settled: Iterable[Settled]) -> Iterable[str]:
    """In use, and elsewhere another make is said to be the only one."""
    for one in settled:
        if one.use is not Use.YES or one.statement is None or one.statement.exhaustive:
            continue
        for other in said.statements:
            apart = other.words != one.statement.words and other.maker != one.statement.maker
            if other.exhaustive and other.stance is Stance.USE and apart and not _of_one_list(said, one, other):
                yield f"said to be in use, and a list is complete without it: {other.words[:_SHOWN]!r}"
                break


def _of_one_list(said: Said, one: Settled, other: Statement) -> bool:
    maker = one.statement.maker if one.statement is not None else ""
    return any(s.maker == maker and s.words == other.words for s in said.statements)


def _former_in_the_same_words(said: Said, makers: Sequence[str]) -> Iterable[str]:
    """ "Four are installed but were switched off": what holds now?"""
    for maker in makers:
        own = [one for one in said.statements if one.maker == maker]
        former = {one.words for one in own if one.stance is Stance.FORMER}
        for one in own:
            if one.stance in (Stance.USE, Stance.ONCE) and one.words in former and one.rule != "number-of-a-maker":
                yield f"in use and gone in one sentence: {one.words[:_SHOWN]!r}"
                break


def _silence_broken(book: FactBook, ending: Ending, settled: Sequence[Settled]) -> Iterable[str]:
    """Where the body neither confirms nor denies, or refuses, words of use are about itself only if they say so."""
    if not settled:
        return
    if any(sign.shows == "neither-confirm" for sign in ending.signs):
        yield "neither confirmed nor denied, and something was read as an answer"
    elif any(sign.shows == "refused" for sign in ending.signs):
        for one in settled:
            if one.use is Use.NO or one.statement is None or one.statement.by == "question":
                continue
            if shows(book.answers, "says-we", plain(one.statement.words)) is None:
                yield f"refused, and this does not say whose equipment: {one.statement.words[:_SHOWN]!r}"


def _not_understood(book: FactBook, passages: Iterable[Passage], said: Said, ending: Ending) -> Iterable[str]:
    facts = book.answers
    understood = {one.words for one in said.statements} | {one.words for one in said.totals}
    understood |= {sign.words for sign in ending.signs} | said.heard
    for passage in passages:
        spans = sentences(plain(passage.text))
        if not spans or any(shows(facts, name, plain(passage.text)) for name in ("boilerplate", "sign-off")):
            continue
        first = spans[0].of(passage.text)
        if passage.reasons:
            continue
        if passage.question is None and _is_bare(book, first) and first not in understood:
            yield f"a bare yes or no, and what it answers is not known: {first[:_SHOWN]!r}"
        for span in spans:
            own = span.of(passage.text)
            lowered = spelt_out(own).casefold()
            if own in understood or any(shows(facts, name, lowered) is not None for name in _CLOSED):
                continue
            if shows(facts, "bears-on-use", lowered) is not None and len(lowered.split()) <= _LONG:
                yield f"not understood, and it may bear on the answer: {own[:_SHOWN]!r}"


def _is_bare(book: FactBook, words: str) -> bool:
    lowered = spelt_out(words).casefold()
    few = len(re.findall(r"\w+", lowered)) <= 4
    return few and any(shows(book.answers, name, lowered) is not None for name in ("yes", "no"))
