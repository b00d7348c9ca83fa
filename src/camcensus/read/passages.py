"""From the body's own words to statements: clause by clause, with the question that a passage answers."""

from __future__ import annotations

from collections.abc import Sequence

from camcensus.facts.book import FactBook
from camcensus.read.brief import answer_in_brief, bare_statement
from camcensus.read.clauses import Span, clauses, plain, sentences, spelt_out
from camcensus.read.counting import count_whole, read_counts
from camcensus.read.lexicon import DAHUA, HIKVISION, Lexicon, makers_of
from camcensus.read.mentions import Mention, find_mentions, mentions_within
from camcensus.read.phrases import phrase_of, shows
from camcensus.read.polarity import Judged, is_exhaustive, judge, mask, refer_back
from camcensus.read.statements import Asks, Passage, Said, Stance, Statement

_SHORT = 6  # words of a sentence that is little more than a name


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
        count_whole(book, passage, text, sentence, spoken, said)
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
    read_counts(book, passage, words, clause, own, named, about, judged_makers, said)


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


def _one_each(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    first: dict[str, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.maker, mention)
    return tuple(first.values())
