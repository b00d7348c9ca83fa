"""From the numbers of a clause to counts: of one maker's cameras, of all cameras."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from camcensus.facts.book import FactBook
from camcensus.read.clauses import Span
from camcensus.read.counts import find_numbers
from camcensus.read.lexicon import makers_of
from camcensus.read.mentions import Mention
from camcensus.read.number_places import Counted, place_numbers
from camcensus.read.phrases import shows
from camcensus.read.polarity import mask
from camcensus.read.statements import Asks, Passage, Question, Said, Stance, Statement, Total

FAIR, WEAK = 0.85, 0.6
_PLACES = re.compile(r"\b(?:at|in|on|within|yn|ym|mewn)\s+(?:the\s+|our\s+)?[A-Z]")
_TERSE = 6  # words of an answer that is a bare number


def read_counts(
    book: FactBook,
    passage: Passage,
    words: str,
    clause: Span,
    own: str,
    named: Sequence[Mention],
    about: Mention | None,
    judged: Sequence[tuple[Mention, Stance]],
    said: Said,
) -> None:
    facts = book.answers
    numbers = tuple(
        replace(number, start=number.start + clause.start, end=number.end + clause.start)
        for number in find_numbers(facts, words, _moved(named, clause))
    )
    if not numbers:
        return
    question = passage.question
    asked_about = _counted_in(question) if question is not None and not named else None
    referred = about.maker if about is not None else asked_about
    placed = _PLACES.search(words) is not None
    stances = {mention.maker: (mention, stance) for mention, stance in judged}
    counted_all = place_numbers(facts, words, clause.start, numbers, named, referred)
    if asked_about is not None or not named:
        counted_all = _summed(words, clause, counted_all)
    for counted in counted_all:
        value = counted.number.value
        of_all = (counted.maker is None or counted.everything) and not counted.number.recorders
        if of_all and _is_total(book, words, clause, counted, question, named):
            sure = FAIR if counted.words or counted.everything or question is not None else WEAK + 0.2
            said.totals.append(Total(value, sure, "number-of-cameras", own, passage, placed))
        if counted.maker is None:
            continue
        mention, stance = stances.get(counted.maker, (None, None))
        if stance in (Stance.FORMER, Stance.PLANNED, Stance.ANOTHERS, Stance.ASIDE, Stance.SUPPLIER):
            continue
        if stance is None or stance is Stance.NO:
            if question is not None and question.asks is Asks.OTHER and not named:
                continue
            stance = Stance.USE if value else Stance.NO
            if mention is not None and value:
                continue  # "no more than 5", a denial with a number in it
        sub_brand = mention.sub_brand if mention is not None else ""
        rebrand = mention.rebrand if mention is not None else ""
        shown = mention.shown if mention is not None else makers_of(book).shown.get(counted.maker, counted.maker)
        if not value:
            said.statements[:] = [
                one
                for one in said.statements
                if not (
                    one.passage is passage
                    and one.maker == counted.maker
                    and one.words == own
                    and one.stance is Stance.USE
                )
            ]
        statement = Statement(
            counted.maker,
            shown,
            stance if value else Stance.NO,
            0.95,
            "number-of-a-maker",
            own,
            passage,
            count=None if counted.number.recorders else value,
            recorders=value if counted.number.recorders else None,
            placed=placed,
            sub_brand=sub_brand,
            rebrand=rebrand,
        )
        said.statements.append(statement)


def _is_total(
    book: FactBook, words: str, clause: Span, counted: Counted, question: Question | None, named: Sequence[Mention]
) -> bool:
    """Whether a number that no maker takes counts all cameras."""
    if counted.everything:
        return True
    if counted.words and (shows(book.answers, "camera-noun", words) is not None or "total" in words.casefold()):
        return True
    after = words[counted.number.end - clause.start :][:40]
    camera = shows(book.answers, "camera-noun", after) is not None
    ahead = words[: counted.number.start - clause.start]
    if question is not None and question.asks is Asks.COUNT:
        return camera or len(words.split()) <= _TERSE
    if camera and re.search(
        r"\bof (?:which|these|them)\b", after + words[counted.number.end - clause.start :], re.IGNORECASE
    ):
        return True
    owned = (
        re.search(r"\b(?:we|there|has|have|had|operates?|runs?|owns?|of|our|the|mae|gennym)\b", ahead, re.IGNORECASE)
        is not None
    )
    return camera and (owned or not named) and shows(book.answers, "limited", words) is None


def _summed(words: str, clause: Span, counted: Sequence[Counted]) -> tuple[Counted, ...]:
    """Parts of one kind added up: "47 static and 9 PTZ"; left alone where one of them is the sum of the others."""
    parts = [one for one in counted if not one.number.recorders]
    if (
        len(parts) < 2
        or len({one.maker for one in parts}) != 1
        or any(one.words and one.maker is None for one in parts)
    ):
        return tuple(counted)
    values = [one.number.value for one in parts]
    between = words[parts[0].number.end - clause.start : parts[-1].number.start - clause.start]
    if re.search(r"\bof which\b|\bof these\b|\bincluding\b|\bof them\b|\bcomprising\b|[:(]", between):
        rest = [one for one in counted if one not in parts[1:]]
        return tuple(rest)
    largest = max(values)
    total = largest if largest * 2 == sum(values) else sum(values)
    whole = replace(parts[0], number=replace(parts[0].number, value=total))
    return (whole, *[one for one in counted if one.number.recorders])


def _counted_in(question: Question | None) -> str | None:
    one = question is not None and len(question.makers) == 1 and question.asks in (Asks.COUNT, Asks.USE)
    return question.makers[0] if question is not None and one else None


def count_whole(
    book: FactBook, passage: Passage, text: str, sentence: Span, spoken: Sequence[Mention], said: Said
) -> None:
    """ "The make of our CCTV is X and we have 60 cameras": the total is the maker's number as well."""
    makers = {mention.maker for mention in spoken}
    if len(makers) != 1:
        return
    (maker,) = makers
    own = sentence.of(passage.text)
    if shows(book.answers, "whole-make", mask(sentence.of(text), sentence.start, spoken, maker)) is None:
        return
    totals = [total for total in said.totals if total.passage is passage and total.words == own]
    known = [one for one in said.statements if one.words == own and one.passage is passage and one.maker == maker]
    if len(totals) == 1 and known and all(one.stance is Stance.USE and one.count is None for one in known):
        said.statements.append(replace(known[0], count=totals[0].value, rule="number-of-the-whole"))


def _moved(mentions: Sequence[Mention], clause: Span) -> tuple[Mention, ...]:
    return tuple(
        replace(mention, start=mention.start - clause.start, end=mention.end - clause.start) for mention in mentions
    )
