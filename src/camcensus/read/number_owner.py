"""Whose cameras a number counts where its clause names no maker: "there are 14 of them", "Quantity: 77"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from camcensus.facts.book import FactBook
from camcensus.read.counts import Number
from camcensus.read.mentions import Mention
from camcensus.read.phrases import shows
from camcensus.read.statements import Asks, Passage, Said, Stance, Statement

_HAD = frozenset([Stance.USE, Stance.ONCE, Stance.FORMER, Stance.NO, Stance.DOUBTFUL])
_BARE = re.compile(
    r"\W*(?:(?:qty|quantity|numbers?|nos?|count|units?|cameras?|domes?|total(?:ling)?|x|in|all|and|of|them|those|currently|now|about|around|approximately|off|each|ones)\b\W*)*",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"^\W*(?:qty|quantity|quantities|numbers?|no\.?|count|no\.? of units|units|number of units|how many)\s*[:=–-]",
    re.IGNORECASE,
)
_SUCH = re.compile(
    r"\bsuch (?:cameras?|devices?|units?|equipment|items?)\b|\b(?:it|they|these|those|this|which) (?:now |currently )?(?:amounts?|comes?|runs?|numbers?|totals?)\b(?: to)?"
    r"|\b(?:remain(?:s|ed|ing)?|(?:are|were) (?:still |now )?left|(?:are|were) still|stay(?:s|ed)?|survive[ds]?)\b|\bohonynt\b",
    re.IGNORECASE,
)
_OF_THINGS = re.compile(
    r"\d (?:of|off) (?:the|those|these) (?:things|little|blighters|beasts|in (?:all|total))", re.IGNORECASE
)
_IT_SUPPLIED = re.compile(
    r"\b(?:it|they|the (?:company|firm|maker|manufacturer)) (?:has |have )?(?:supplied|installed|fitted|sold|made|provided)\b",
    re.IGNORECASE,
)
_BY_THOSE = re.compile(
    r"\b(?:by|from|of|made by) (?:the|these|those|this|that|either|such|said) (?:\w+ )?(?:manufacturers?|makers?|makes?|compan(?:y|ies)|firms?|brands?)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\bhow many\b.*\bhow many\b|\btotal\b|\bin all\b|\beach\b", re.IGNORECASE)
_AS_TO = re.compile(
    r"\s*(?:cameras? )?(?:as to|for|under|in respect of|in answer to|at|in) \(?([a-h])\)", re.IGNORECASE
)
_IN_WORDS = re.compile(r"[A-Z][a-z]+(?:[ -][a-z]+){1,6}\.?")  # "One hundred and four."
_LABEL_OF_NUMBER = re.compile(r"\b(?:numbers?|total|quantity|qty|nifer|cyfanswm|how many)\b", re.IGNORECASE)


def owner_of(
    book: FactBook,
    words: str,
    start: int,
    ahead: str,
    numbers: Sequence[Number],
    before: Sequence[Mention],
    passage: Passage,
    said: Said,
    stances: Mapping[str, Statement],
) -> str | None:
    """The maker whose cameras a clause without a name counts; None: of all makes, or nobody knows.

    Args:
        words: the clause, beginning at `start` of the passage; `ahead`: the passage before its sentence.
        before: the makers named in the clause before it.
        stances: what the sentence says of makers it refers to.
    """
    rest = words
    for number in reversed(numbers):
        rest = rest[: number.start - start] + rest[number.end - start :]
    makers = list(dict.fromkeys(one.maker for one in before))
    bare = _BARE.fullmatch(rest) is not None
    if len(makers) == 1 and ((bare and shows(book.answers, "totals", words) is None) or _IT_SUPPLIED.search(words)):
        return makers[0]
    if _SUCH.search(words):
        near = makers or list(stances) or _spoken_of_at_all(said, passage)
        if len(near) == 1:
            return near[0]
    if shows(book.answers, "refers-back", words) is not None or _OF_THINGS.search(words) or _QUANTITY.match(words):
        near = makers or list(stances) or _last_spoken_of(said, passage)
        if len(near) == 1:
            return near[0]
    if not before and bare and re.search(r"(?:\.{3,}|[:=-])\s*$", ahead):
        near = _last_spoken_of(said, passage)
        if len(near) == 1:
            return near[0]  # "Hikvision ........ 88"
    question = passage.question
    if question is None or question.asks not in (Asks.COUNT, Asks.USE):
        return None
    if not question.makers and _BY_THOSE.search(question.text) and not _BOTH.search(question.text):
        near = _spoken_of_at_all(said, passage)
        return near[0] if len(near) == 1 else None
    return question.makers[0] if len(question.makers) == 1 else None


def lettered_owner(words: str, end: int, said: Said) -> str | None:
    """The maker of question (b) in "519 as to (b)"; None: the number is of no lettered question."""
    match = _AS_TO.match(words[end:])
    if match is None:
        return None
    for one in said.statements:
        question = one.passage.question
        if question is not None and question.number.strip("().").casefold() == match[1].casefold():
            return one.maker if len(question.makers) == 1 else None
    return None


def is_labelled_before(words: str, passage: Passage, said: Said) -> bool:
    """Whether the paragraph before a bare number is its label: "Number of cameras", then "118"; or it is in words."""
    if passage.question is None and _IN_WORDS.fullmatch(words.strip()) is not None:
        return True
    if said.last is None or passage.question is not None or len(words.split()) > 2:
        return False
    before = said.last[0]
    near = passage.order - before.order == 1 and before.segment.file == passage.segment.file
    return (
        near
        and len(before.text) < 80
        and _LABEL_OF_NUMBER.search(before.text) is not None
        and not re.search(r"\d", before.text)
    )


def _spoken_of_at_all(said: Said, passage: Passage) -> list[str]:
    """The makers said to be in use in the message so far, or spoken of last."""
    using = [
        one.maker
        for one in said.statements
        if one.passage.segment.message == passage.segment.message
        and one.stance in (Stance.USE, Stance.ONCE, Stance.SUPPLIER)
    ]
    return list(dict.fromkeys(using)) or _last_spoken_of(said, passage)


def _last_spoken_of(said: Said, passage: Passage) -> list[str]:
    """The makers of the last sentence that spoke of any, in this paragraph or the one before."""
    for one in reversed(said.statements):
        near = passage.order - one.passage.order <= 1 and one.passage.segment.file == passage.segment.file
        if not near or one.passage.question is not passage.question:
            return []
        if one.stance in _HAD:
            words = one.words
            return list(dict.fromkeys(other.maker for other in said.statements if other.words == words))
    return []
