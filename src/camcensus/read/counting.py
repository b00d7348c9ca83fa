"""From the numbers of a sentence to counts: of one maker's cameras, of all cameras.

Each number goes to a maker, to the whole, or to nothing by the words of its clause; then the sentence as a whole is
looked at, for sums, remainders and parts (read/number_parts.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from camcensus.facts.book import FactBook
from camcensus.read.clauses import Span, clauses
from camcensus.read.counts import Number, find_numbers
from camcensus.read.lexicon import makers_of
from camcensus.read.mentions import Mention, mentions_within
from camcensus.read.number_parts import settle_parts
from camcensus.read.number_places import Counted, place_numbers
from camcensus.read.phrases import shows
from camcensus.read.polarity import mask
from camcensus.read.statements import Asks, Passage, Question, Said, Stance, Statement, Total

FAIR, WEAK = 0.85, 0.6
_PLACES = re.compile(r"\b(?:at|in|on|within|yn|ym|mewn)\s+(?:the\s+|our\s+)?[A-Z]")
_LABEL = re.compile(r"^\W*(?P<label>[A-Z][\w'&./ -]{1,40}?)\s*(?:\s[-|]\s|[:|])\s*\S")
_NO_LABEL = re.compile(
    r"\b(?:cameras?|total|number|qty|quantity|make|makes|manufacturer|brand|count|cctv|model|answer|response|yes|no|q\d|recorders?|of which|other|others)\b",
    re.IGNORECASE,
)
_TERSE = 6  # words of an answer that is a bare number
_BARE = re.compile(
    r"\W*(?:(?:qty|quantity|numbers?|nos?|count|units?|cameras?|domes?|total(?:ling)?|x|in|all|and|of|them|those|currently|now|about|around|approximately|off|each|ones)\b\W*)*",
    re.IGNORECASE,
)
_OF_THINGS = re.compile(r"\d (?:of|off) (?:the|those|these) (?:things|little|blighters|beasts|in (?:all|total))", re.I)
_IT_SUPPLIED = re.compile(
    r"\b(?:it|they|the (?:company|firm|maker|manufacturer)) (?:has |have )?(?:supplied|installed|fitted|sold|made|provided)\b",
    re.I,
)
_ELLIPTIC = re.compile(
    r"^\W*(?:(?:and|in total|altogether|overall|in all|of these|currently|now|at present),?\s+)*(?:there (?:are|is|were)|there's|we have|it has|they number|numbering|totall?ing|a total of|which (?:is|are|number)|in total|making|"
    r"that (?:is|makes)|the (?:number|figure|total|answer) (?:is|,? which is)|cameras?\s?[:=-]|total\s?[:=-]|number(?: of cameras)?\s?[:=-])?\s*"
    r"(?:about|around|approximately|some|roughly|currently|now|a total of|just)?\s*$",
    re.IGNORECASE,
)
_ELLIPTIC_AFTER = re.compile(
    r"^\s*(?:in (?:all|total|number|place|use)|altogether|all told|of (?:them|the things)|overall|at present|currently|now|strong|here|on site|or so)?\W*$",
    re.IGNORECASE,
)
_NUMBER_IS = re.compile(
    r"\b(?:number|total|figure|count)(?: of (?:our |the )?(?:cctv )?cameras)?(?: (?:in|across|on|at) [^.;:]{1,40})?,?(?: which)?\s*(?:is|are|was|stands? at|comes? to|[:=-])\s*(?:about |around |approximately |now |currently )*$",
    re.IGNORECASE,
)
_STRONG = re.compile(r"^\s*strong\b|^\s*in (?:number|all|total)\b|^\s*(?:altogether|all told)\b", re.IGNORECASE)


def count_sentence(
    book: FactBook, passage: Passage, text: str, sentence: Span, spoken: Sequence[Mention], said: Said
) -> None:
    """Add what the numbers of a sentence count to `said`, where what it says of makers stands already.

    Args:
        text: of the passage, plain; `spoken`: the mentions of the sentence, with places in it.
    """
    facts, question = book.answers, passage.question
    own = sentence.of(passage.text)
    if any(one.passage is passage and one.rule == "row-of-numbers" for one in said.statements):
        return
    stances = _stances(said, passage, own)
    found: list[Counted] = []
    before: tuple[Span, Sequence[Mention]] | None = None
    for clause in clauses(text, sentence):
        words, named = clause.of(text), mentions_within(spoken, clause)
        numbers = tuple(_moved(number, clause.start) for number in find_numbers(facts, words, _shifted(named, clause)))
        if numbers:
            about = None if named else _referred(book, words, clause.start, numbers, before, passage, said, stances)
            placed = place_numbers(facts, words, clause.start, numbers, named, about)
            if not named:
                placed = _summed(words, clause, placed)
            placed = tuple(_seen_as_recorder(one, spoken) for one in placed)
            found += [_as_total(book, words, clause, one, question, named, stances) for one in placed]
        before = (clause, named) if named or before is None else before
    if not found:
        return
    found = settle_parts(facts, text, sentence, found, spoken, stances)
    whole = _of_whole(book, text, sentence, spoken)
    part = _is_part(text, sentence, spoken)
    for counted in found:
        _add_total(passage, own, counted, part, question, said)
        _add_maker(book, passage, own, counted, spoken, stances, part, said)
    if whole is not None:
        _count_whole(passage, own, whole, said)


def _seen_as_recorder(counted: Counted, spoken: Sequence[Mention]) -> Counted:
    """A number beside the model number of a recorder counts recorders."""
    of_maker = [one for one in spoken if one.maker == counted.maker]
    if not of_maker or counted.number.recorders:
        return counted
    near = min(of_maker, key=lambda one: min(abs(one.end - counted.number.start), abs(one.start - counted.number.end)))
    recorder = near.by == "model" and near.equipment == "recorder"
    return replace(counted, number=replace(counted.number, recorders=True)) if recorder else counted


def _stances(said: Said, passage: Passage, own: str) -> dict[str, Statement]:
    """What the sentence says of each maker; where it says two things, use stands before the rest."""
    found: dict[str, Statement] = {}
    for one in said.statements:
        if one.passage is passage and one.words == own and one.rule != "number-of-a-maker":
            known = found.get(one.maker)
            if known is None or (one.stance is Stance.USE and known.stance is not Stance.USE):
                found[one.maker] = one
    return found


def _referred(
    book: FactBook,
    words: str,
    start: int,
    numbers: Sequence[Number],
    before: tuple[Span, Sequence[Mention]] | None,
    passage: Passage,
    said: Said,
    stances: Mapping[str, Statement],
) -> str | None:
    """The maker that a clause without a name counts the cameras of; None: all makes, or nobody knows."""
    makers = tuple(dict.fromkeys(one.maker for one in before[1])) if before is not None else ()
    rest = words
    for number in reversed(numbers):
        rest = rest[: number.start - start] + rest[number.end - start :]
    if len(makers) == 1 and _BARE.fullmatch(rest) and shows(book.answers, "totals", words) is None:
        return makers[0]
    if len(makers) == 1 and _IT_SUPPLIED.search(words):
        return makers[0]
    if shows(book.answers, "refers-back", words) is not None or _OF_THINGS.search(words):
        near = list(makers) or list(stances) or _last_spoken_of(said, passage)
        if len(near) == 1:
            return near[0]
    question = passage.question
    one = question is not None and len(question.makers) == 1 and question.asks in (Asks.COUNT, Asks.USE)
    return question.makers[0] if question is not None and one else None


def _last_spoken_of(said: Said, passage: Passage) -> list[str]:
    for one in reversed(said.statements):
        near = passage.order - one.passage.order <= 1 and one.passage.segment.file == passage.segment.file
        if not near or one.passage.question is not passage.question:
            return []
        words = one.words
        return list(dict.fromkeys(other.maker for other in said.statements if other.words == words))
    return []


def _as_total(
    book: FactBook,
    words: str,
    clause: Span,
    counted: Counted,
    question: Question | None,
    named: Sequence[Mention],
    stances: Mapping[str, Statement],
) -> Counted:
    """The number with what it counts made plain: `total` where it counts all cameras."""
    if counted.number.recorders:
        return counted
    ahead = words[: counted.number.start - clause.start]
    if counted.maker is not None:
        denied = counted.maker in stances and stances[counted.maker].stance is Stance.NO and counted.number.value
        if denied and re.search(r"\b(?:of|among|amongst|in|from|our|the)\s+(?:\w+\s+){0,2}$", ahead, re.IGNORECASE):
            return replace(counted, maker=None, total=True)
        return replace(counted, total=counted.everything)
    return replace(counted, total=_is_total(book, words, clause, counted, question, named))


def _is_total(
    book: FactBook, words: str, clause: Span, counted: Counted, question: Question | None, named: Sequence[Mention]
) -> bool:
    """Whether a number that no maker takes counts all cameras."""
    if counted.words and (shows(book.answers, "camera-noun", words) is not None or "total" in words.casefold()):
        return True
    rest = words[counted.number.end - clause.start :]
    after = rest[:40]
    camera = shows(book.answers, "camera-noun", after) is not None
    ahead = words[: counted.number.start - clause.start]
    if question is not None and question.asks is Asks.COUNT:
        return camera or len(words.split()) <= _TERSE
    if (
        _STRONG.match(rest)
        or _NUMBER_IS.search(ahead)
        or (_ELLIPTIC.match(ahead) and _ELLIPTIC_AFTER.match(rest) and len(ahead.split()) >= 1)
    ):
        return True
    if camera and re.search(
        r"\b(?:of (?:which|these|them|those)|including|includes?|incl|comprising)\b", rest, re.IGNORECASE
    ):
        return True
    owned = re.search(
        r"\b(?:we|there|has|have|had|operates?|runs?|owns?|of|our|the|mae|gennym|number|stands? at|comprises?|\w+'s)\b",
        ahead,
        re.IGNORECASE,
    )
    return camera and (owned is not None or not named) and shows(book.answers, "limited", words) is None


def _add_total(passage: Passage, own: str, counted: Counted, part: bool, question: Question | None, said: Said) -> None:
    if counted.total and not counted.number.recorders:
        sure = FAIR if counted.words or counted.everything or question is not None else WEAK + 0.2
        placed = part or _PLACES.search(own) is not None
        said.totals.append(Total(counted.number.value, sure, "number-of-cameras", own, passage, placed))


def _add_maker(
    book: FactBook,
    passage: Passage,
    own: str,
    counted: Counted,
    spoken: Sequence[Mention],
    stances: Mapping[str, Statement],
    part: bool,
    said: Said,
) -> None:
    maker, value, question = counted.maker, counted.number.value, passage.question
    if maker is None:
        return
    known = stances.get(maker)
    stance = known.stance if known is not None else None
    if stance in (Stance.FORMER, Stance.PLANNED, Stance.ANOTHERS, Stance.ASIDE, Stance.SUPPLIER):
        return
    if stance is None or stance is Stance.NO:
        if (question is not None and question.asks is Asks.OTHER and not spoken) or (known is not None and value):
            return  # "no more than 5", a denial with a number in it
        stance = Stance.USE if value else Stance.NO
    if not value:
        said.statements[:] = [
            one
            for one in said.statements
            if not (one.passage is passage and one.maker == maker and one.words == own and one.stance is Stance.USE)
        ]
    mention = next((one for one in spoken if one.maker == maker), None)
    shown = mention.shown if mention is not None else makers_of(book).shown.get(maker, maker)
    said.statements.append(
        Statement(
            maker,
            shown,
            stance if value else Stance.NO,
            0.95,
            "number-of-a-maker",
            own,
            passage,
            count=None if counted.number.recorders else value,
            recorders=value if counted.number.recorders else None,
            placed=part or _PLACES.search(own) is not None,
            sub_brand=mention.sub_brand if mention is not None else "",
            rebrand=mention.rebrand if mention is not None else "",
        )
    )


def _is_part(text: str, sentence: Span, spoken: Sequence[Mention]) -> bool:
    """A line of a list: "Town Hall: 7 Hikvision", "DS-2CD2143G2-I x 24", "another 6 at the depot"."""
    words = sentence.of(text)
    if re.match(
        r"^\W*(?:and |plus |with )?(?:a further|another|an additional|additionally|plus)\b", words, re.IGNORECASE
    ):
        return True
    if is_line_of_list(words):
        first = min((one.start for one in spoken), default=len(text)) - sentence.start
        label = _LABEL.match(words)
        if label is not None and label.end("label") <= first:
            return True
    return bool(spoken) and all(one.by == "model" for one in spoken) and len(words.split()) <= 12


def is_line_of_list(words: str) -> bool:
    """Whether words begin with the name of a place or thing before a colon or dash."""
    label = _LABEL.match(words)
    return label is not None and _NO_LABEL.search(label["label"]) is None


def _of_whole(book: FactBook, text: str, sentence: Span, spoken: Sequence[Mention]) -> str | None:
    """The maker in "The make of our CCTV is X and we have 60 cameras"."""
    makers = {mention.maker for mention in spoken}
    if len(makers) != 1:
        return None
    (maker,) = makers
    masked = mask(sentence.of(text), sentence.start, spoken, maker)
    return maker if shows(book.answers, "whole-make", masked) is not None else None


def _count_whole(passage: Passage, own: str, maker: str, said: Said) -> None:
    """The total is the number of the one make as well."""
    totals = [total for total in said.totals if total.passage is passage and total.words == own]
    known = [one for one in said.statements if one.words == own and one.passage is passage and one.maker == maker]
    if len(totals) == 1 and known and all(one.stance is Stance.USE and one.count is None for one in known):
        said.statements.append(replace(known[0], count=totals[0].value, rule="number-of-the-whole"))


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
    if re.search(r"\bof (?:which|these|them|those)\b|\bincluding\b|\bcomprising\b|[:(]", between):
        return tuple(one for one in counted if one not in parts[1:])
    if re.search(r"\b(?:removed|replaced|remain|left|taken|gone|from|to)\b", between):
        return tuple(counted)
    largest = max(values)
    total = largest if largest * 2 == sum(values) else sum(values)
    whole = replace(parts[0], number=replace(parts[0].number, value=total))
    return (whole, *[one for one in counted if one.number.recorders])


def _moved(number: Number, by: int) -> Number:
    return replace(number, start=number.start + by, end=number.end + by)


def _shifted(mentions: Sequence[Mention], clause: Span) -> tuple[Mention, ...]:
    return tuple(
        replace(mention, start=mention.start - clause.start, end=mention.end - clause.start) for mention in mentions
    )
