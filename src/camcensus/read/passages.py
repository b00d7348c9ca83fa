"""From the body's own words to statements: clause by clause, with the question that a passage answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from camcensus.facts.book import FactBook
from camcensus.read.brief import answer_in_brief, bare_statement
from camcensus.read.clauses import Span, clauses, plain, sentences, spelt_out
from camcensus.read.counts import find_numbers
from camcensus.read.lexicon import DAHUA, HIKVISION, Lexicon, makers_of
from camcensus.read.mentions import Mention, find_mentions, mentions_within
from camcensus.read.number_places import Counted, place_numbers
from camcensus.read.phrases import phrase_of, shows
from camcensus.read.polarity import Judged, is_exhaustive, judge, mask, refer_back
from camcensus.read.statements import Asks, Passage, Question, Said, Stance, Statement, Total

SURE, FAIR, WEAK = 0.96, 0.85, 0.6  # of rules that no phrase stands behind
_PLACES = re.compile(r"\b(?:at|in|on|within|yn|ym|mewn)\s+(?:the\s+|our\s+)?[A-Z]")
_SHORT = 6  # words of a sentence that is little more than a name
_TERSE = 6  # words of an answer that is a bare yes or no


def read_passage(book: FactBook, lexicon: Lexicon, passage: Passage, asked: Sequence[str], said: Said) -> None:
    """Add what a passage says to `said`. `asked`: ids of the makers that the request named."""
    text = plain(passage.text)
    mentions = find_mentions(book, lexicon, text)
    answer_in_brief(book, passage, text, mentions, asked, said)
    last = _carried_over(passage, said)
    for sentence in sentences(text):
        spoken = mentions_within(mentions, sentence)
        for clause in clauses(text, sentence):
            named = mentions_within(mentions, clause)
            _read_clause(book, passage, text, sentence, clause, named, last, asked, said)
            last = _one_each(named) or last
        last = _one_each(spoken) or last
        _count_whole(book, passage, text, sentence, spoken, said)
    said.last = (passage, last)


def _carried_over(passage: Passage, said: Said) -> tuple[Mention, ...]:
    """The makers named last in the paragraph before, where this one answers no question of its own."""
    if said.last is None:
        return ()
    before, makers = said.last
    near = passage.order - before.order <= 1 and passage.segment.file == before.segment.file
    return makers if near and before.question is passage.question else ()


def _read_clause(
    book: FactBook,
    passage: Passage,
    text: str,
    sentence: Span,
    clause: Span,
    named: Sequence[Mention],
    last: tuple[Mention, ...],
    asked: Sequence[str],
    said: Said,
) -> None:
    words, own = clause.of(text), sentence.of(passage.text)
    facts = book.answers
    judged_makers: list[tuple[Mention, Stance]] = []
    alone = shows(facts, "nothing-else", sentence.of(text)) is not None
    about = _spoken_of(book, words, named, last, passage)
    focused = _one_each(named)
    if not focused and about is not None:
        focused = (about,)
    for mention in focused:
        masked = mask(words, clause.start, named, mention.maker) if named else refer_back(facts, words)
        if masked is None:
            continue
        if said.own is not None:
            masked = said.own.sub("the body", masked)
        judged = judge(facts, masked)
        if judged is None and passage.question is not None and passage.question.asks is Asks.MAKES and named:
            judged = judge(facts, f"we use {masked}")
        withheld = any(shows(facts, name, words.casefold()) for name in ("refused", "not-held", "neither-confirm"))
        if (
            judged is None
            and named
            and not withheld
            and (mention.by == "model" or len(sentence.of(text).split()) <= _SHORT)
        ):
            judged = Judged(Stance.USE, 0.9 if mention.by == "model" else 0.75, "named-alone")
        if judged is None:
            if named:
                said.notes.append(f"'{mention.shown}' is named, and what is said of it was not understood")
            continue
        if judged.rule == "doubtful" or (judged.stance is Stance.ASIDE and not named):
            continue
        exhaustive = bool(named) and judged.stance is Stance.USE and (is_exhaustive(facts, masked) or alone)
        lowered = 0.08 if mention.by == "misspelling" and mention.maker not in (HIKVISION, DAHUA) else 0.0
        statement = Statement(
            mention.maker,
            mention.shown,
            judged.stance,
            judged.confidence - lowered - (0.04 if not named else 0),
            judged.rule,
            own,
            passage,
            exhaustive=exhaustive,
            sub_brand=mention.sub_brand,
            rebrand=mention.rebrand,
            by=mention.by,
        )
        said.statements.append(statement)
        judged_makers.append((mention, judged.stance))
    if about is None:
        _read_denials(book, passage, words, own, named, asked, said)
    _read_counts(book, passage, words, clause, own, named, about, judged_makers, said)


def _count_whole(
    book: FactBook, passage: Passage, text: str, sentence: Span, spoken: Sequence[Mention], said: Said
) -> None:
    """ "The make of our CCTV is X and we have 60 cameras": the total is the maker's number as well."""
    makers = _one_each(spoken)
    if len(makers) != 1:
        return
    own = sentence.of(passage.text)
    if shows(book.answers, "whole-make", mask(sentence.of(text), sentence.start, spoken, makers[0].maker)) is None:
        return
    totals = [total for total in said.totals if total.passage is passage and total.words == own]
    known = [
        one for one in said.statements if one.words == own and one.passage is passage and one.maker == makers[0].maker
    ]
    if len(totals) == 1 and known and all(one.stance is Stance.USE and one.count is None for one in known):
        said.statements.append(replace(known[0], count=totals[0].value, rule="number-of-the-whole"))


def _spoken_of(
    book: FactBook, words: str, named: Sequence[Mention], last: tuple[Mention, ...], passage: Passage
) -> Mention | None:
    """The maker a clause without names speaks of: the one named last, or the one its question asks about."""
    if named or refer_back(book.answers, words) is None:
        return None
    if len(last) == 1:
        return last[0]
    question = passage.question
    if not last and question is not None and len(question.makers) == 1 and question.asks is not Asks.OTHER:
        maker = question.makers[0]
        return Mention(maker, makers_of(book).shown.get(maker, maker), 0, 0, "question")
    return None


def _read_denials(
    book: FactBook, passage: Passage, words: str, own: str, named: Sequence[Mention], asked: Sequence[str], said: Said
) -> None:
    """Denials that name no maker: "no equipment by the firms you list", "no Chinese cameras"."""
    facts = book.answers
    lowered = spelt_out(words).casefold()
    chinese = phrase_of(facts, "chinese-denied", lowered)
    aside = shows(facts, "aside", lowered) is not None or shows(facts, "is-refused", lowered) is not None
    if shows(facts, "not-held", lowered) is not None or shows(facts, "neither-confirm", lowered) is not None:
        return
    spoken = {mention.maker for mention in named}
    if chinese is not None and not aside:
        for maker in (HIKVISION, DAHUA):
            statement = bare_statement(book, maker, Stance.NO, chinese.confidence, chinese.id, own, passage)
            said.statements.append(statement)
            said.chinese_denied.append(statement)
        return
    bare = phrase_of(facts, "no-cameras", lowered)
    if bare is not None and not aside and not named:
        for maker in (HIKVISION, DAHUA):
            statement = bare_statement(book, maker, Stance.NO, bare.confidence, bare.id, own, passage)
            said.statements.append(statement)
            said.chinese_denied.append(statement)
        return
    denied = phrase_of(facts, "asked-denied", lowered)
    if denied is not None and not aside:
        question = passage.question
        makers = question.makers if question is not None and question.makers else asked
        for maker in makers:
            if maker not in spoken:
                said.statements.append(
                    bare_statement(book, maker, Stance.NO, denied.confidence, denied.id, own, passage)
                )
        return
    used = phrase_of(facts, "asked-used", lowered)
    if used is not None and not aside:
        for maker in asked:
            if maker not in spoken:
                said.statements.append(bare_statement(book, maker, Stance.USE, used.confidence, used.id, own, passage))


def _read_counts(
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


def _one_each(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    first: dict[str, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.maker, mention)
    return tuple(first.values())


def _moved(mentions: Sequence[Mention], clause: Span) -> tuple[Mention, ...]:
    return tuple(
        replace(mention, start=mention.start - clause.start, end=mention.end - clause.start) for mention in mentions
    )
