"""From the numbers of a sentence to counts: of one maker's cameras, of all cameras.

Each number goes to a maker, to the whole, or to nothing by the words of its clause; then the sentence as a whole is
looked at, for sums, remainders and parts (read/number_parts.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from camcensus.facts.answers import AnswerFacts
from camcensus.facts.book import FactBook
from camcensus.read.clauses import Span, clauses
from camcensus.read.counts import Number, find_numbers
from camcensus.read.lexicon import makers_of
from camcensus.read.mentions import Mention, mentions_within
from camcensus.read.number_owner import is_labelled_before, lettered_owner, owner_of
from camcensus.read.number_parts import settle_parts
from camcensus.read.number_places import Counted, place_numbers
from camcensus.read.number_whole import counts_all, says_all
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
_PLACE_SUBJECT = re.compile(
    r"^\W*(?:(?:at|in) )?(?!(?:we|it|they|there|this|these|those|all|every|some|most|many|none|neither|no|our|both|each|hikvision|dahua|the (?:council|trust|force|school|college|university|board|service|authority|department|agency|estate|"
    r"constabulary|academy|system|body|police|number|total))\b)(?:the |our )?[\w']+(?: [\w']+){0,3}? (?:has|have|houses?|holds?|contains?|there (?:is|are))\b(?! been)",
    re.IGNORECASE,
)
_SURER = {Stance.USE: 3, Stance.ONCE: 2, Stance.DOUBTFUL: 1}  # of two stances in one sentence the number belongs to
_APART = re.compile(
    r"\bcamer\w*\b.*\b(?:and|ac|but|none|no|not|nid|neither)\b|\bgamer\w*\b.*\b(?:ac|nid|dim)\b", re.IGNORECASE
)
_FLIES = re.compile(r"\b(?:drones?|uavs?|unmanned|aircraft|fly|flies|flown)\b", re.IGNORECASE)
_WORN = re.compile(r"\b(?:body[- ]?worn|bwv|bwc|dash ?cams?|drones?|in-vehicle)\b", re.IGNORECASE)
_OF_PREMISES = re.compile(
    r"\bhow many (?:\w+ ){0,2}(?:premises|sites|schools|buildings|stations|locations|depots|hospitals)\b", re.IGNORECASE
)
_BOTH_ASKED = re.compile(
    r"\bhow many\b.{0,60}\bhow many\b|\b(?:total|number)\b.{0,60}\b(?:and|of which)\b.{0,20}\b(?:number|how many|those)\b",
    re.IGNORECASE,
)
_OF_SOME_MAKE = re.compile(r"^[^:|]{2,42}[:|]\s*[A-Z][\w-]+(?: [A-Z][\w-]+)?\s*[,(-]\s*\d")


def count_sentence(
    book: FactBook, passage: Passage, text: str, sentence: Span, spoken: Sequence[Mention], said: Said
) -> None:
    """Add what the numbers of a sentence count to `said`, where what it says of makers stands already.

    Args:
        text: of the passage, plain; `spoken`: the mentions of the sentence, with places in it.
    """
    facts, question = book.answers, passage.question
    own = sentence.of(passage.text)
    if passage.question is not None and asks_for_places(passage.question):
        return
    if any(one.passage is passage and one.rule == "row-of-numbers" for one in said.statements):
        return
    stances = _stances(said, passage, own)
    found: list[Counted] = []
    before: tuple[Span, Sequence[Mention]] | None = None
    pieces = clauses(text, sentence)
    for place, clause in enumerate(pieces):
        words, named = clause.of(text), mentions_within(spoken, clause)
        numbers = tuple(_moved(number, clause.start) for number in find_numbers(facts, words, _shifted(named, clause)))
        if numbers:
            near = before[1] if before is not None else ()
            ahead = text[: sentence.start]
            about = None if named else owner_of(book, words, clause.start, ahead, numbers, near, passage, said, stances)
            if about is None and not named and place + 1 < len(pieces):
                about = _named_alone(text, pieces[place + 1], spoken)
            placed = place_numbers(facts, words, clause.start, numbers, named, about)
            lettered = {one: lettered_owner(text, one.number.end, said) for one in placed}
            if any(lettered.values()):
                placed = tuple(replace(one, maker=lettered[one] or one.maker) for one in placed)
            elif not named:
                placed = _two_fold(placed, question, said) or _summed(words, clause, placed)
            placed = tuple(_seen_as_recorder(one, spoken) for one in placed)
            labelled = is_labelled_before(text, passage, said)
            found += [_as_total(facts, words, clause, one, question, named, stances, labelled) for one in placed]
        before = (clause, named) if named or before is None else before
    if not found or (not spoken and is_line_of_list(sentence.of(text)) and _OF_SOME_MAKE.match(sentence.of(text))):
        return  # "Interview rooms: Indico, 40 units": of a maker that is not known
    found = settle_parts(facts, text, sentence, found, spoken, stances)
    whole = _of_whole(book, text, sentence, spoken)
    part = _is_part(text, sentence, spoken)
    for counted in found:
        _add_total(passage, own, counted, part, question, said)
        _add_maker(book, passage, own, counted, spoken, stances, part, said)
    if whole is not None:
        _count_whole(passage, own, whole, said)


def _named_alone(text: str, clause: Span, spoken: Sequence[Mention]) -> str | None:
    """The maker that the next clause names and nothing else: "18 units - X"."""
    named = mentions_within(spoken, clause)
    if len(named) != 1:
        return None
    rest = text[clause.start : named[0].start] + text[named[0].end : clause.end]
    return named[0].maker if re.search(r"\w", rest) is None else None


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
            if known is None or _SURER.get(one.stance, 0) > _SURER.get(known.stance, 0):
                found[one.maker] = one
    return found


def _as_total(
    facts: AnswerFacts,
    words: str,
    clause: Span,
    counted: Counted,
    question: Question | None,
    named: Sequence[Mention],
    stances: Mapping[str, Statement],
    labelled: bool,
) -> Counted:
    """The number with what it counts made plain: `total` where it counts all cameras."""
    if counted.number.recorders:
        return counted
    start, end = counted.number.start - clause.start, counted.number.end - clause.start
    if counted.maker is not None:
        denied = counted.maker in stances and stances[counted.maker].stance is Stance.NO and counted.number.value
        among = re.search(r"\b(?:of|among|amongst|in|from|our|the)\s+(?:\w+\s+){0,2}$", words[:start], re.IGNORECASE)
        near = [mention.start - clause.start for mention in named if mention.start - clause.start >= end]
        apart = bool(near) and _APART.search(words[end : min(near)]) is not None
        several = len({mention.maker for mention in named}) > 1
        if (denied and (among or apart)) or (says_all(words, start, end) and several):
            return replace(counted, maker=None, total=True)
        every = (counted.everything and not _WORN.search(words)) or says_all(words, start, end)
        return replace(counted, total=every, everything=every)
    line = is_line_of_list(words)
    every = counts_all(facts, words, start, end, totals=counted.words, question=question, named=named, line=line)
    return replace(counted, total=every or labelled)


def _add_total(passage: Passage, own: str, counted: Counted, part: bool, question: Question | None, said: Said) -> None:
    if counted.total and not counted.number.recorders and not (speaks_of_drones(own) and question is None):
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
    if _PLACE_SUBJECT.match(words):
        return True
    if is_line_of_list(words):
        first = min((one.start for one in spoken), default=len(text)) - sentence.start
        label = _LABEL.match(words)
        if label is not None and label.end("label") <= first:
            return True
    return bool(spoken) and all(one.by == "model" for one in spoken) and len(words.split()) <= 12


def speaks_of_drones(words: str) -> bool:
    """Whether the numbers of a sentence count drones, which are no cameras of an estate."""
    return _FLIES.search(words) is not None


def asks_for_places(question: Question) -> bool:
    """ "At how many premises is it found?" asks for no number of cameras."""
    return _OF_PREMISES.search(question.text) is not None


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


def _two_fold(counted: Sequence[Counted], question: Question | None, said: Said) -> tuple[Counted, ...]:
    """ "73, of which 20" to "how many cameras, and how many of them by X?": all of them, and those by X; empty otherwise."""
    if question is None or len(counted) != 2 or _BOTH_ASKED.search(question.text) is None:
        return ()
    using = {one.maker for one in said.statements if one.stance in (Stance.USE, Stance.ONCE)}
    asked = question.makers or tuple(sorted(using))
    makers = asked if len(asked) == 1 else [maker for maker in asked if maker in using]
    first, second = sorted(counted, key=lambda one: one.number.start)
    if len(makers) != 1 or first.number.value < second.number.value or second.number.recorders:
        return ()
    return replace(first, maker=None, words=True), replace(second, maker=makers[0])


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
    after = words[parts[-1].number.end - clause.start :]
    if re.search(
        r"\b(?:removed|replaced|remain|left|taken|gone|from|to|with|of the (?:former|latter|first|second))\b", between
    ) or re.match(r"\s*of (?:them|these|those)\b", after):
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
