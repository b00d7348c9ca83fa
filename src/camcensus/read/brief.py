"""Answers that say nothing without their question: yes, no, and rows of numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from camcensus.facts.book import FactBook
from camcensus.read.clauses import sentences, spelt_out
from camcensus.read.lexicon import makers_of
from camcensus.read.mentions import Mention, mentions_within
from camcensus.read.phrases import shows
from camcensus.read.sense import without_opening
from camcensus.read.statements import Asks, Passage, Said, Stance, Statement, Total

SURE, WEAK = 0.96, 0.6
_TERSE = 6  # words of an answer that is a bare yes or no


_TO_BOTH = re.compile(
    r"\b(?:answers?|responses?|reply) (?:to|for) (?:both|all|each|either|the first two)\b[^.;]{0,40}\b(?:is|are|was):?(?: also| both)? \W?(?P<what>yes|no|none|nil|in the (?:negative|affirmative)|negative|affirmative)\b"
    r"|\b(?:answers?|responses?|reply) (?:is|are|was):? \W?(?P<also>yes|no|none|nil|in the (?:negative|affirmative)|negative|affirmative)\b[^.;]{0,30}\b(?:both|each|all|either) (?:cases?|questions?|makers?|makes?|instances?|of (?:these|them)|companies|manufacturers?|parts?)\b",
    re.IGNORECASE,
)
_THE_ANSWER = re.compile(
    r"\b(?:the|our|my) (?:short )?(?:answer|response|reply)(?: to (?:that|this|your question|the question))? (?:is|must be|has to be):? (?P<what>yes|no|none|nil|in the (?:affirmative|negative))\b"
)
_PLAINLY = re.compile(
    r"^\W*(?:yes|yep|yeah|aye|no|nope|nah|naw|none|never|nil|not (?:any ?more|now|at all|since)|indeed|correct|that is (?:correct|right)|afraid (?:so|not)|(?:we|it|i) (?:do|does)(?: not)?\W*$|(?:we|it|i) (?:do|does)(?: not)?,)"
)
_THERE_BEING_NONE = re.compile(
    r"\b(?:there being|as there (?:are|is)|because there (?:are|is)|as we have|since there (?:are|is)) none\b"
)


def answer_in_brief(
    book: FactBook, passage: Passage, text: str, mentions: Sequence[Mention], asked: Sequence[str], said: Said
) -> None:
    """Yes, no, and rows of numbers, bound to the question."""
    if _respectively(book, passage, text, mentions, asked, said):
        return
    both = _TO_BOTH.search(spelt_out(text))
    if both is not None and not mentions:
        denied = re.match(
            r"no|none|nil|in the negative|negative", both.group("what") or both.group("also"), re.IGNORECASE
        )
        stance, words = Stance.NO if denied else Stance.USE, sentences(text)[0].of(passage.text)
        said.statements += [bare_statement(book, maker, stance, 0.93, "to-both", words, passage) for maker in asked]
        return
    question = passage.question
    if question is None:
        return
    parts = _lettered(text, question.parts)
    if parts:
        for maker, answer in parts:
            _yes_or_no(book, passage, answer, (maker,), mentions, said)
        return
    makers = question.makers or tuple(asked)
    values = _series(text)
    if values and question.asks is Asks.COUNT and len(values) in (len(makers), len(makers) + 1) and len(values) > 1:
        if len(values) == len(makers) + 1:
            said.totals.append(Total(values[0], SURE, "row-of-numbers", passage.text, passage))
            values = values[1:]
        _count_each(book, passage, makers, values, 0.9, "row-of-numbers", said)
        return
    spans = sentences(text)
    if spans:
        first = spans[0]
        named = mentions_within(mentions, first)
        makers = question.makers
        own = first.of(passage.text)
        if question.asks is Asks.REMOVAL and shows(book.answers, "yes", own) is not None and len(makers) == 1:
            said.statements.append(bare_statement(book, makers[0], Stance.USE, 0.75, "being-removed", own, passage))
        if question.asks in (Asks.USE, Asks.EVER, Asks.COUNT, Asks.MAKES) and makers:
            _yes_or_no(book, passage, own, makers, named, said)


def answer_to_told(book: FactBook, passage: Passage, words: str, own: str, makers: Sequence[str], said: Said) -> bool:
    """ "You asked if we use it. Yes, at two sites": yes or no after a sentence that tells the question; was it one?"""
    lowered = spelt_out(words).casefold()
    match = _THE_ANSWER.search(lowered)
    if match is not None:
        lowered = match.group("what")
    elif _PLAINLY.match(lowered) is None:
        return False
    for name, stance in (("not-any-more", Stance.FORMER), ("yes", Stance.USE), ("no", Stance.NO)):
        if shows(book.answers, name, lowered) is not None and shows(book.answers, "not-held", lowered) is None:
            said.statements += [
                bare_statement(book, maker, stance, 0.9, "answer-to-the-told", own, passage) for maker in makers
            ]
            return True
    return False


def _respectively(
    book: FactBook, passage: Passage, text: str, mentions: Sequence[Mention], asked: Sequence[str], said: Said
) -> bool:
    """ "Nil and 45 respectively": values in the order in which the makers were asked about."""
    match = re.match(r"\W*(.{1,80}?),?\s+respectively\W*(?:$|(?<=[.])\s)", text, re.IGNORECASE)
    if match is None or mentions:
        return False
    pieces = re.split(r"\s*(?:,|;|/|\band\b)\s*", match.group(1))
    values = [_value(book, piece) for piece in pieces if piece.strip()]
    if len(values) != len(asked) or any(value is None for value in values):
        return False
    _count_each(book, passage, asked, values, 0.9, "respectively", said)
    return True


def _value(book: FactBook, piece: str) -> int | None:
    """A number, none, or yes as -1."""
    word = piece.strip(" .()").casefold()
    if re.fullmatch(r"(?:no|none|nil|zero|nought|0)(?: \w+)?", word):
        return 0
    if re.fullmatch(r"(?:yes|oes)", word):
        return -1
    if word.split()[0:1] and word.split()[0] in book.answers.numerals:
        return book.answers.numerals[word.split()[0]]
    match = re.fullmatch(r"(\d{1,6})(?: \w+){0,2}", word.replace(",", ""))
    return int(match.group(1)) if match else None


def _count_each(
    book: FactBook,
    passage: Passage,
    makers: Sequence[str],
    values: Sequence[int | None],
    sure: float,
    rule: str,
    said: Said,
) -> None:
    for maker, value in zip(makers, values, strict=True):
        one = bare_statement(book, maker, Stance.USE if value else Stance.NO, sure, rule, passage.text, passage)
        said.statements.append(replace(one, count=None if value is not None and value < 0 else value))


def _yes_or_no(
    book: FactBook, passage: Passage, words: str, makers: Sequence[str], named: Sequence[Mention], said: Said
) -> None:
    facts = book.answers
    asks = passage.question.asks if passage.question is not None else Asks.USE
    means = passage.question.means if passage.question is not None else Stance.USE
    whole = spelt_out(words).casefold()
    lowered = without_opening(facts, whole)
    if any(shows(facts, name, whole) is not None for name in ("yes", "no")):
        lowered = whole
    spoken = {mention.maker for mention in named}
    if asks is Asks.COUNT and re.match(r"\W*(?:n/?a|not applicable)\W*$", lowered):
        said.statements += [
            bare_statement(book, maker, Stance.NO, 0.7, "no-to-the-question", words, passage) for maker in makers
        ]
        return
    if shows(facts, "believed", lowered) is not None:
        return
    if shows(facts, "as-before", lowered) is not None:
        _as_before(book, passage, words, makers, said)
    elif shows(facts, "not-any-more", lowered) is not None and len(makers) == 1:
        said.statements.append(bare_statement(book, makers[0], Stance.FORMER, 0.9, "not-any-more", words, passage))
    elif shows(facts, "yes", lowered) is not None:
        if asks is Asks.MAKES:
            return
        several = len(makers) > 1 and not (shows(facts, "asked-used", lowered))
        for maker in makers:
            if several and spoken and maker not in spoken:
                continue
            sure = WEAK if several or asks is Asks.EVER else SURE
            stance = Stance.DOUBTFUL if (several and not spoken) or asks is Asks.EVER else means
            said.statements.append(bare_statement(book, maker, stance, sure, "yes-to-the-question", words, passage))
    elif _THERE_BEING_NONE.search(lowered) or (
        shows(facts, "no", lowered) is not None and shows(facts, "not-held", lowered) is None
    ):
        longer = len(lowered.split()) > _TERSE
        for maker in makers:
            if maker not in spoken:
                stance = Stance.NO if means is Stance.USE else Stance.USE
                sure = SURE - (0.06 if longer else 0) if means is Stance.USE else 0.78
                one = bare_statement(book, maker, stance, sure, "no-to-the-question", words, passage)
                said.statements.append(replace(one, count=0) if stance is Stance.NO else one)
    elif asks is Asks.USE and len(makers) == 1 and not named and _merely_where(book, lowered):
        said.statements.append(bare_statement(book, makers[0], Stance.USE, 0.85, "where-or-what", words, passage))


def _merely_where(book: FactBook, words: str) -> bool:
    """ "At the depot only", "CCTV only, 204": where or what, which is a yes."""
    facts = book.answers
    if len(words.split()) > _TERSE + 2 or any(
        shows(facts, name, words) is not None
        for name in (
            "turned",
            "not-known",
            "believed",
            "refused",
            "not-held",
            "acknowledged",
            "boilerplate",
            "about-request",
        )
    ):
        return False
    return shows(facts, "where-or-what", words) is not None


def _as_before(book: FactBook, passage: Passage, words: str, makers: Sequence[str], said: Said) -> None:
    """ "As above": what was answered last."""
    before = [one for one in said.statements if one.passage.segment.message == passage.segment.message]
    if (
        before
        and len(makers) == 1
        and makers[0] != before[-1].maker
        and 1 <= passage.order - before[-1].passage.order <= 3
    ):
        stance = before[-1].stance
        said.statements.append(bare_statement(book, makers[0], stance, 0.9, "as-before", words, passage))


def _lettered(text: str, parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """ "a) Yes b) No" by the makers of the parts a and b."""
    if not parts:
        return []
    makers = dict(parts)
    marks = list(re.finditer(r"(?:^|(?<=[\s;,.]))\(?([a-h])[.):]\s*", text, re.IGNORECASE))
    found = []
    for mark, after in zip_longest(marks, marks[1:]):
        maker = makers.get(mark.group(1).casefold())
        if maker is not None:
            found.append((maker, text[mark.end() : after.start() if after is not None else len(text)].strip(" ;,")))
    return found


def _series(text: str) -> list[int]:
    """The numbers of an answer that is nothing but numbers: "41 cameras; 18; 0"."""
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    pieces = [
        piece.strip(" .") for piece in re.split(r"[;/\n]|(?<!\d),|,(?!\d{3}\b)|\band\b", text) if piece.strip(" .")
    ]
    values = []
    for piece in pieces:
        match = re.fullmatch(
            r"(?:total:?\s*)?(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\s+(?:cameras?|in total|total|units?|gamer\w*))*",
            piece,
            re.IGNORECASE,
        )
        if match is None:
            return []
        values.append(int(match.group(1).replace(",", "")))
    return values


def bare_statement(
    book: FactBook, maker: str, stance: Stance, confidence: float, rule: str, words: str, passage: Passage
) -> Statement:
    """A statement on a maker that the words do not name."""
    shown = makers_of(book).shown.get(maker, maker)
    return Statement(maker, shown, stance, confidence, rule, words, passage, by="question")
