"""From the body's own words to statements: clause by clause, with the question that a passage answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from camcensus.facts.book import FactBook
from camcensus.read.brief import answer_in_brief, answer_to_told, bare_statement
from camcensus.read.clauses import Span, clauses, plain, sentences, spelt_out
from camcensus.read.completeness import closes_list, is_whole, opens_list
from camcensus.read.counting import count_sentence
from camcensus.read.items import cut_items
from camcensus.read.lexicon import DAHUA, HIKVISION, Lexicon, makers_of
from camcensus.read.mentions import Mention, find_mentions, mentions_within
from camcensus.read.phrases import phrase_of, shows
from camcensus.read.polarity import Judged, is_exhaustive, judge, mask
from camcensus.read.references import Topic, refer, refer_beside
from camcensus.read.sense import weigh, without_opening
from camcensus.read.statements import Asks, Passage, Said, Stance, Statement

_PARTLY = re.compile(
    r"^\W*(?:\w+ )?(?:\d|some|most|many|several|few|half|one|two|three|four|five|six|seven|eight|nine|ten|the rest|the remaining|a )",
    re.IGNORECASE,
)
_ASSERTS = re.compile(
    r"^\W*(?:and |but |so |that |, )*(?:(?:we|i|it|they|the body|this \w+|the (?:council|trust|force|school|college|university|service|board|authority|department|agency|constabulary|academy))\b (?:now |currently |do |does )*(?:can|have|has|use|uses|are|is|hold|holds|own|owns|operate|operates|run|runs|did|had|enclose|attach)\b|there (?:are|is)|our |none|no\b|neither|all |every |each |both |the \w+'s )",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(
    r"(?:apart from|except for|aside from|other than|save for|with the exception of)\b", re.IGNORECASE
)
_OF_THEM = re.compile(
    r"\b(?:them|they|any|these|those|it|still|surviv\w+|remain\w*|that make|that company)\b", re.IGNORECASE
)
_SOME = re.compile(
    r"\b(?:some of (?:the|our|its)|including|among (?:others|them)|such as|for example)\b", re.IGNORECASE
)
_ONLY = re.compile(r"\b(?:only|solely|exclusively|nothing else|no other)\b", re.IGNORECASE)
_SUCH = re.compile(r"\b(?:no|any) such\b", re.IGNORECASE)
_WHETHER = re.compile(
    r"\b(?:if|whether)\b[^.;]{0,60}\b(?:use|uses|used|have|has|own|owns|operate\w*|run|runs|hold|holds|any|are|is)\b",
    re.IGNORECASE,
)
_THE_ANSWER_IS = re.compile(r"\b(?:answer|response|reply)\b[^.;]{0,30}\b(?:is|must be|has to be)\b", re.IGNORECASE)
_WEAK = frozenset(["not-turned", "turned-twice", "once-had"])
_EVERYWHERE = re.compile(r"\b(?:any(?:where)?|at all|whatsoever|of any kind|every|throughout|nowhere)\b", re.IGNORECASE)
_NAME = 3  # words of a heading that is little more than a name
_BARE = 5  # words of an answer that is little more than yes or no
_LIST = 14  # passages back from the end of a list that belong to it
_SIDES = {
    Stance.USE: "in use",
    Stance.ONCE: "in use",
    Stance.NO: "none",
    Stance.PLANNED: "none",
    Stance.FORMER: "former",
    Stance.DOUBTFUL: "open",
    Stance.ANOTHERS: "open",
    Stance.SUPPLIER: "open",
    Stance.ASIDE: "open",
}


def read_passage(book: FactBook, lexicon: Lexicon, passage: Passage, asked: Sequence[str], said: Said) -> None:
    """Add what a passage says to `said`. `asked`: ids of the makers that the request named."""
    text = plain(passage.text)
    mentions = find_mentions(book, lexicon, text)
    topic = _topic(passage, asked, said)
    if passage.reasons:
        said.last = (passage, topic.last, topic.pair)
        return
    answer_in_brief(book, passage, text, mentions, asked, said)
    asked_in_text: tuple[str, ...] = ()
    for sentence in sentences(text):
        if shows(book.answers, "of-law", sentence.of(text)) is not None:
            continue
        words, own = sentence.of(text), sentence.of(passage.text)
        is_question = words.rstrip(" \"')").endswith("?")
        told = is_question or shows(book.answers, "about-request", words) is not None
        asks = is_question or (told and _WHETHER.search(words) is not None)
        if asked_in_text and not told and passage.question is None:
            answer_to_told(book, passage, words, own, asked_in_text, said)
        asked_in_text = tuple(one.maker for one in _one_each(mentions_within(mentions, sentence))) if asks else ()
        if asks and _THE_ANSWER_IS.search(words) and answer_to_told(book, passage, words, own, asked_in_text, said):
            said.heard.add(own)
        spoken = _one_each(mentions_within(mentions, sentence))
        begun = len(said.statements)
        for clause in cut_items(_rejoined(clauses(text, sentence), text, mentions), text, mentions):
            named = mentions_within(mentions, clause)
            if _merely_answers(passage, clause.of(text), named):
                continue
            told = told and (is_question or _ASSERTS.match(clause.of(text)) is None)
            if told:
                topic = _moved_on(topic, _one_each(named))
                said.aside.update(mention.maker for mention in named)
                continue
            spoke = _read_clause(book, passage, text, sentence, clause, named, topic, said)
            topic = replace(_moved_on(topic, _one_each(named)), just=spoke)
        topic = replace(topic, just=False)
        aside = spoken and not told and all(one.stance is Stance.ASIDE for one in said.statements[begun:])
        if aside and len(said.statements) > begun and said.statements[-1].rule == "spoken-aside":
            topic = replace(topic, aside=True)
        if (
            spoken
            and all(one.rule == "cannot-be-told" for one in said.statements[begun:])
            and begun < len(said.statements)
        ):
            topic, spoken = replace(topic, last=(), aside=True), ()
        topic = _moved_on(topic, spoken)
        if not told:
            count_sentence(book, passage, text, sentence, mentions_within(mentions, sentence), said)
        if _complete(book, passage, sentence, spoken, begun, said):
            said.heard.add(sentence.of(passage.text))
    said.last = (passage, tuple(topic.last), tuple(topic.pair))


def _merely_answers(passage: Passage, words: str, named: Sequence[Mention]) -> bool:
    """ "Yes, all of them", to a question whether all were removed: it says nothing without the question."""
    question = passage.question
    return question is not None and question.means is not Stance.USE and not named and len(words.split()) <= _BARE


def _rejoined(spans: Sequence[Span], text: str, mentions: Sequence[Mention]) -> Sequence[Span]:
    """ "Except for three in the yard, our X were removed" and "X: we have none" are one clause."""
    if len(spans) > 1 and len(spans[0].of(text).split()) <= _NAME and mentions_within(mentions, spans[0]):
        between = text[spans[0].end : spans[1].start]
        if ":" in between:  # a label, and what is said of it
            return [Span(spans[0].start, spans[1].end), *spans[2:]]
    if len(spans) > 1 and _EXCEPTION.match(spans[0].of(text)) and not mentions_within(mentions, spans[0]):
        return [Span(spans[0].start, spans[1].end), *spans[2:]]
    return spans


def _topic(passage: Passage, asked: Sequence[str], said: Said) -> Topic:
    """Whom the passage may refer back to: the paragraph before, where this one answers no question of its own."""
    question = passage.question
    if said.last is not None:
        before, last, pair = said.last
        near = passage.order - before.order <= 2 and passage.segment.file == before.segment.file
        later = passage.segment.message > before.segment.message
        if near and before.question is question and last:
            return Topic(last, pair)
        if later and question is None:
            using = {one.maker for one in said.statements if one.stance in (Stance.USE, Stance.ONCE)}
            return Topic(tuple(using) if len(using) == 1 else last, pair)
    makers = question.makers if question is not None and question.asks is not Asks.OTHER else ()
    return Topic(makers if len(makers) == 1 else (), makers if len(makers) > 1 else tuple(asked))


def _moved_on(topic: Topic, named: Sequence[Mention]) -> Topic:
    makers = tuple(one.maker for one in named)
    if not makers or makers == topic.last:
        return topic
    return Topic(makers, makers if len(makers) == 2 else topic.pair)


def _read_clause(
    book: FactBook,
    passage: Passage,
    text: str,
    sentence: Span,
    clause: Span,
    named: Sequence[Mention],
    topic: Topic,
    said: Said,
) -> bool:
    """Add what a clause says; did it speak of a maker?"""
    words, own = clause.of(text), sentence.of(passage.text)
    facts = book.answers
    alone = shows(facts, "nothing-else", sentence.of(text)) is not None
    read = (
        [(mention, mask(words, clause.start, named, mention.maker)) for mention in _one_each(named)]
        if named
        else []
        if _withheld(book, words if _SUCH.search(words) else sentence.of(text))
        else [
            (_unnamed(book, maker), masked)
            for maker, masked in refer(facts, without_opening(facts, words.rstrip(" .;:!")), topic)
        ]
    )
    if named:
        others = mask(words, clause.start, named, "")
        read += [
            (_unnamed(book, maker), masked)
            for maker, masked in refer_beside(others, topic)
            if all(maker != one.maker for one in named)
        ]
    if not named and shows(facts, "boilerplate", sentence.of(text)) is not None:
        return False
    if not named and shows(facts, "not-known", words) is not None and _OF_THEM.search(words):
        for maker in topic.last:
            said.statements.append(
                replace(
                    bare_statement(book, maker, Stance.ASIDE, 0.7, "cannot-be-told", own, passage), place=clause.start
                )
            )
    for mention, masked in read:
        if said.own is not None:
            masked = said.own.written_over(masked)
        judged = weigh(facts, masked)
        if judged is not None and shows(facts, "likewise", masked) is not None:
            judged = _like_before(said, passage, mention.maker) or judged
        if judged is None or (judged.stance is Stance.ASIDE and not named and judged.rule != "cannot-be-told"):
            continue
        if judged.rule in _WEAK and _withheld(book, sentence.of(text)):
            continue
        if not named and judged.rule == "not-turned":
            continue
        part = _is_part(book, masked)
        whole = judged.stance is Stance.USE and (is_exhaustive(facts, masked) or alone)
        whole = whole and (bool(named) or _ONLY.search(masked) is not None)
        if judged.rule == "once-bought" and is_exhaustive(facts, masked):
            judged, whole = Judged(Stance.USE, 0.85, "all-bought"), True
        lowered = 0.08 if mention.by == "misspelling" and mention.maker not in (HIKVISION, DAHUA) else 0.0
        said.statements.append(
            Statement(
                mention.maker,
                mention.shown,
                judged.stance,
                judged.confidence - lowered - (0.04 if not named else 0),
                judged.rule,
                own,
                passage,
                exhaustive=whole,
                sub_brand=mention.sub_brand,
                rebrand=mention.rebrand,
                by="part" if mention.by == "reference" and _PARTLY.match(masked) else mention.by,
                place=clause.start,
                part=part,
                seen_otherwise=_second_sight(judged, judge(facts, masked)),
            )
        )
    if not read or named:
        _read_denials(book, passage, words, own, named, said)
    if read:
        said.heard.add(own)
    return bool(read)


def _is_part(book: FactBook, masked: str) -> bool:
    """Whether a clause speaks of one place, kind or time only."""
    limited = any(shows(book.answers, name, masked) is not None for name in ("limited", "part-of-time"))
    return limited and _EVERYWHERE.search(masked) is None


def _like_before(said: Said, passage: Passage, maker: str) -> Judged | None:
    """ "The same goes for": what was said last of another maker."""
    before = [
        one for one in said.statements if one.maker != maker and one.stance not in (Stance.ASIDE, Stance.SUPPLIER)
    ]
    near = [one for one in before if 0 <= passage.order - one.passage.order <= 1]
    return Judged(near[-1].stance, near[-1].confidence - 0.03, "the-same-holds") if near else None


def _second_sight(judged: Judged, again: Judged | None) -> str:
    """What the other way of reading a clause found, where it is something else; empty: the same."""
    if again is None:
        return "" if judged.stance is not Stance.USE or judged.confidence >= 0.9 else "not understood"
    ours, theirs = _SIDES[judged.stance], _SIDES[again.stance]
    return "" if ours == theirs else theirs


@lru_cache(maxsize=256)  # asked for each clause of a sentence, and a sentence may be long
def _withheld(book: FactBook, words: str) -> bool:
    return any(shows(book.answers, name, words.casefold()) for name in ("refused", "not-held", "neither-confirm"))


def _unnamed(book: FactBook, maker: str) -> Mention:
    return Mention(maker, makers_of(book).shown.get(maker, maker), 0, 0, "reference")


def _complete(
    book: FactBook, passage: Passage, sentence: Span, spoken: Sequence[Mention], begun: int, said: Said
) -> bool:
    """Mark the statements of a list that is said to be complete; does the sentence say so?"""
    facts = book.answers
    words, own = sentence.of(plain(passage.text)), sentence.of(passage.text)
    if opens_list(facts, words):
        said.listed = (passage, own)
    whole = len(spoken) > 0 and is_whole(facts, words, spoken) and _SOME.search(passage.text) is None
    closed = not spoken and closes_list(facts, words)
    listed = said.listed is not None and 0 <= passage.order - said.listed[0].order <= _LIST
    for place, one in enumerate(said.statements):
        if one.stance is not Stance.USE or one.exhaustive:
            continue
        same = (
            one.passage.segment.file == passage.segment.file and one.passage.segment.message == passage.segment.message
        )
        near = same and 0 <= passage.order - one.passage.order <= (_LIST if closed else 1)
        if (whole and (place >= begun or (near and one.passage is passage))) or (closed and near):
            said.statements[place] = replace(one, exhaustive=True, closed=(passage, own))
        elif listed and place >= begun:
            said.statements[place] = replace(one, exhaustive=True, closed=said.listed)
    return whole or closed


def _read_denials(book: FactBook, passage: Passage, words: str, own: str, named: Sequence[Mention], said: Said) -> None:
    """Denials that name no maker: "no Chinese cameras", "no cameras at all"."""
    facts = book.answers
    lowered = spelt_out(words).casefold()
    aside = (
        shows(facts, "spoken-aside", f"{lowered} XMX") is not None or shows(facts, "is-refused", lowered) is not None
    )
    if aside or shows(facts, "not-held", lowered) is not None or shows(facts, "neither-confirm", lowered) is not None:
        return
    denied = phrase_of(facts, "chinese-denied", lowered)
    if denied is None and not named and shows(facts, "limited", lowered) is None:
        denied = phrase_of(facts, "no-cameras", lowered)
    if denied is not None:
        for maker in (HIKVISION, DAHUA):
            statement = bare_statement(book, maker, Stance.NO, denied.confidence, denied.id, own, passage)
            said.statements.append(statement)
            said.chinese_denied.append(statement)
        return


def _one_each(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    first: dict[str, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.maker, mention)
    return tuple(first.values())
