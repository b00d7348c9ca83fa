"""Makers, brands and model numbers named in a passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from camcensus.facts.answers import AnswerFacts, Spelling
from camcensus.facts.book import FactBook
from camcensus.read.clauses import MAX_TEXT, Span
from camcensus.read.lexicon import DAHUA, HIKVISION, Lexicon, makers_of

MAX_MENTIONS = 400  # of one passage

_SMALL = 16  # characters
_WORD = re.compile(r"[^\W_]+(?:['’]s)?")
_MODEL = re.compile(r"\b(?=[A-Za-z0-9/().-]*\d)(?=[A-Za-z0-9/().-]*[A-Z])[A-Za-z0-9][A-Za-z0-9/.()-]{3,47}[A-Za-z0-9)]")
# Words within the edit distance that mean something else.
_NOT_MEANT = frozenset(["division", "revision", "provision", "television", "dahlia", "sahara", "hivision"])
_FUZZY = ((HIKVISION, "hikvision", 7, 2), (DAHUA, "dahua", 5, 1), ("uniview", "uniview", 7, 1))


@dataclass(frozen=True, slots=True)
class Mention:
    """A maker named in a passage."""

    maker: str  # manufacturer id; for a third party's brand its own id; for a name without an id, the name
    shown: str  # as it is shown in results
    start: int
    end: int
    by: str  # "name", "misspelling", "model"
    sub_brand: str = ""  # the brand on the housing where the maker owns it
    rebrand: str = ""  # the brand of a third party that a facts record ties to Hikvision
    equipment: str = ""  # of a model number: camera, recorder, ...


@dataclass(frozen=True, slots=True)
class _Spellings:
    loose: re.Pattern[str]
    exact: re.Pattern[str]
    any_case: re.Pattern[str]  # the exact ones, for texts without capitals
    by_name: dict[str, Spelling]


def find_mentions(book: FactBook, lexicon: Lexicon, text: str) -> tuple[Mention, ...]:
    """Everything in the passage that names a maker, in order of place; of two that overlap the longer, then the spelling."""
    text = text[:MAX_TEXT]
    found = [*_spelled(book, text), *_models(book, lexicon, text), *_named(book, lexicon, text), *_misspelt(book, text)]
    found.sort(key=lambda mention: (mention.start, mention.start - mention.end))
    chosen: list[Mention] = []
    for mention in found[:MAX_MENTIONS]:
        if chosen and mention.start < chosen[-1].end:
            continue
        if (
            chosen
            and mention.by == "model"
            and chosen[-1].maker == mention.maker
            and mention.start - chosen[-1].end < 3
        ):
            continue  # "Hikvision DS-2CD2043G2-I" is one
        chosen.append(mention)
    return tuple(chosen)


def mentions_within(mentions: Sequence[Mention], span: Span) -> tuple[Mention, ...]:
    """The mentions inside a piece of the passage."""
    return tuple(mention for mention in mentions if span.start <= mention.start and mention.end <= span.end)


def _mention(book: FactBook, maker: str, shown: str, start: int, end: int, by: str, equipment: str = "") -> Mention:
    makers = makers_of(book)
    if maker in makers.owner:
        return Mention(makers.owner[maker], makers.shown.get(maker, shown), start, end, by, sub_brand=shown)
    behind = makers.rebrand_of.get(maker, ())
    rebrand = shown if HIKVISION in behind else ""
    return Mention(maker, shown, start, end, by, rebrand=rebrand, equipment=equipment)


def _named(book: FactBook, lexicon: Lexicon, text: str) -> Iterable[Mention]:
    shown = makers_of(book).shown
    for maker, start, end in lexicon.names(text):
        written = text[start:end]
        name = shown.get(maker, written) if maker in (HIKVISION, DAHUA) else written
        if written[0].islower() and len(written) < 6 and maker not in (HIKVISION, DAHUA):
            continue  # an ordinary word
        yield _mention(book, maker, name, start, end, "name")


def _spelled(book: FactBook, text: str) -> Iterable[Mention]:
    table = _spellings(book.answers)
    small = len(text) > _SMALL and text == text.lower()  # a mail without capitals
    for pattern in (table.loose, table.any_case if small else table.exact):
        for match in pattern.finditer(text):
            spelling = table.by_name[_key(match.group())]
            by = "name" if _key(spelling.name) == _key(match.group()) else "misspelling"
            yield _mention(book, spelling.maker or spelling.name, spelling.name, match.start(), match.end(), by)


def _models(book: FactBook, lexicon: Lexicon, text: str) -> Iterable[Mention]:
    for match in _MODEL.finditer(text):
        known = lexicon.model_maker(match.group().rstrip(".)"))
        if known is not None:
            shown = makers_of(book).shown.get(known[0], known[0])
            yield _mention(book, known[0], shown, match.start(), match.end(), "model", known[1])


def _misspelt(book: FactBook, text: str) -> Iterable[Mention]:
    for match in _WORD.finditer(text):
        word = match.group().casefold().removesuffix("'s").removesuffix("’s")
        if not 4 <= len(word) <= 12 or word in _NOT_MEANT:
            continue
        for maker, name, least, away in _FUZZY:
            if len(word) >= least and 0 < OSA.distance(word, name, score_cutoff=away) <= away and word[0] == name[0]:
                yield _mention(book, maker, makers_of(book).shown[maker], match.start(), match.end(), "misspelling")


def _key(name: str) -> str:
    return re.sub(r"[\s-]+", "", name).casefold()


@lru_cache(maxsize=4)
def _compiled(spellings: tuple[Spelling, ...]) -> _Spellings:
    by_name: dict[str, Spelling] = {}
    loose, exact = [], []
    for spelling in spellings:
        for name in spelling.spellings:
            by_name.setdefault(_key(name), spelling)
            loose.append(re.escape(name).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]?"))
        for name in spelling.exact_case:
            by_name.setdefault(_key(name), spelling)
            exact.append(re.escape(name).replace(r"\ ", r"[\s-]+"))
    return _Spellings(_joined(loose, re.IGNORECASE), _joined(exact, 0), _joined(exact, re.IGNORECASE), by_name)


def _joined(names: list[str], flags: int) -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(sorted(names, key=lambda name: (-len(name), name))) + r")(?!\w)", flags
    )


def _spellings(facts: AnswerFacts) -> _Spellings:
    return _compiled(facts.spellings)
