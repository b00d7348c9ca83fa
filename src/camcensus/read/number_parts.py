"""Sums, remainders and parts among the numbers of one sentence: "9 here, 4 there - 13 in all", "of 40, 28 remain"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from camcensus.facts.answers import AnswerFacts
from camcensus.read.clauses import Span
from camcensus.read.mentions import Mention
from camcensus.read.number_places import Counted
from camcensus.read.number_whole import counts_no_camera
from camcensus.read.statements import Stance, Statement

_GONE = re.compile(
    r"\b(?:removed|replaced|taken (?:down|out|away)|decommissioned|retired|scrapped|disposed|gone|went|withdrawn|stripped out|switched off|disconnected|in store|swapped|binned|returned|sold)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|to be|being|due|plans?|planned|going to|until|(?:is|are) to|should be|programme|intends?|hopes?)\b",
    re.IGNORECASE,
)
_TOOK = re.compile(
    r"\b(?:replaced|removed|took (?:down|out|away)|taken (?:down|out)|scrapped|disposed of|got rid of|decommissioned|retired|swapped(?: out)?|sold)(?: (?:about|some|around|another|the first))?\s+$",
    re.IGNORECASE,
)
_STILL_HAVE = re.compile(
    r"\b(?:still (?:have|has|run|use|operate)|leaving|left with|which leaves|keeping|kept)(?: (?:us|it|just|only|about))*\s+$",
    re.IGNORECASE,
)
_STAYS = re.compile(
    r"\b(?:remain\w*|(?:are|is|still|have been) left|left\b|still|in use|in service|in place|live|to (?:go|be (?:done|replaced|removed))|stay\w*|today|at present|now|currently)\b",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(
    r"^[^.;]*?\b(?:of (?:which|these|those|whom|them)|including|includes?|incl\.?|comprising|made up of|consisting of|among (?:which|them|these)|with)\b[^.;]*$",
    re.IGNORECASE,
)
_ALL_OF_THEM = re.compile(
    r"^[^.;:]{0,60}?(?:,|-|\(|\band\b|\bwhich are\b)\s*(?:they are |these are |and are )?(?:all|both|each|every one|each one|without exception|exclusively|solely|entirely|only|(?:it|they|these) (?:is|are)|it's|they're)\b(?! (?:but|bar|except|save|apart)\b)(?:\s+(?:of (?:them|these|those|which)|are|were|is|being|made|manufactured|supplied|by|from|a|an))*",
    re.IGNORECASE,
)
_WHOLE_SUBJECT = re.compile(
    r"\b(?:the|our|all|these|school's|council's) (?:\w+ )?(?:cameras|cctv|system|units) (?:are|is)\b|\b(?:it'?s|they'?re|they are|it is) all\b",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r"^\s*(?:(?:cams|cameras|units)\b\s*)?(?:in all|in total|altogether|all told|of them|of the things|$|\W*$)",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(
    r"^[^.;:]{0,40}?(?:,|-|\(|\band\b)\s*all (?:but|bar|except(?: for)?|save(?: for)?|apart from) (?P<but>[\w-]+)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\b(?:plus|a further|another|an? additional|an extra|additionally|together with|as well as|along with|(?:and|with) (?:\d+ )?more)\b",
    re.IGNORECASE,
)
_NEXT_PLACE = re.compile(
    r"^\s*[;,]\s*(?:and\s+)?(?:site|school|building|block|phase) (?:\d+|[A-Z])\s*[-:=]\s*$|"
    r"^\s*\([^)]{2,40}\)\s*[;,]\s*(?:and\s+)?$|^\s*(?:cameras\s*)?[;,]\s*(?:and\s+)?(?:the\s+)?[A-Z][\w'&. ]{1,30}?\s*[-(:=x]?\s*$"
)
_TIMES = re.compile(
    r"\b(?:in|since|by|at) (?:19|20)\d\d\b|\b(?:19|20)\d\d:|\blast year\b|\bpreviously\b|\b(?:down|up) from\b|\bnow\b|\bused to\b|\bof (?:which|these|those|them)\b|\bremain|\bhad\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\s*(?:are |is |by |of |from |being )*(?:others?|another|different|non-|the rest|unbranded|unknown|various)\b",
    re.IGNORECASE,
)
_MIXED = re.compile(
    r"^[^.;,]*?\b(?:from|by|of)\s+(?:a (?:mix|mixture|range|variety|number)|several|various|different|many)\b|^[^.;]*?\b(?:among others|and come from .{3,40} and)\b",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_OF_THEM = re.compile(
    r"\s*(?:of (?:them|these|those|which|the (?:former|latter|first|second))|are by the (?:first|second|former|latter))\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s*more\b", re.IGNORECASE)
_AND_AT = re.compile(r"\b(?:and|,|;)\s*(?:about |around |approximately |a further |another )?$", re.IGNORECASE)
_PLACED = re.compile(
    r"^\s*(?:more\s+)?(?:cameras\s+|units\s+|ones\s+|of them\s+)?(?:at|in|on|by|outside|inside|within)\b", re.IGNORECASE
)
_SEVERAL = re.compile(
    r"\b(?:mix(?:ture)?|range|variety|several|various|different|number of|among|one of|some|included|including|others?|a few|mainly|mostly|part(?:ly)?)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\beach of (?:our|the|its|these|those|their)?\s*(?P<places>[\w-]+)\s+(?:[\w'-]+\s+){1,4}?(?:has|have|with|holds?|houses?|contains?|uses?|runs?)\s+(?:about\s+)?(?P<number>[\w-]+)\b"
    r"|\b(?P<places2>[\w-]+)\s+(?:sites?|schools?|buildings|garages|depots|stations|offices|libraries|halls|homes|centres|campuses)\b[^.;]{0,20}\b(?:has|have|with)\s+(?P<number2>[\w-]+)\b[^.;]{0,40}\beach\b",
    re.IGNORECASE,
)
_OWN_SUBJECT = re.compile(
    r"\b(?:we|there|estate|our|the (?:council|trust|force|school|college|university|total)|total number|all makes|all makers|system|network|cameras altogether)\b[^,;-]*$",
    re.IGNORECASE,
)


def settle_parts(
    facts: AnswerFacts,
    text: str,
    sentence: Span,
    found: Sequence[Counted],
    spoken: Sequence[Mention],
    stances: Mapping[str, Statement],
) -> list[Counted]:
    """The numbers of a sentence with sums, remainders and parts seen for what they are, in order of place."""
    numbers = sorted(found, key=lambda one: one.number.start)
    using = [maker for maker, one in stances.items() if one.stance in (Stance.USE, Stance.ONCE, Stance.DOUBTFUL)]
    only = using[0] if len(using) == 1 and len({one.maker for one in spoken} | set(stances)) == 1 else None
    numbers = _take_in_order(text, sentence, numbers, spoken)
    numbers = _take_mixtures(text, numbers)
    numbers = _take_of_which(text, numbers, spoken)
    numbers = _take_all_but(facts, text, sentence, numbers, spoken)
    numbers = _take_all_of_them(text, sentence, numbers, spoken)
    numbers = _take_rest(text, sentence, numbers, only)
    numbers = _take_sum(text, numbers, only)
    numbers = _take_whole_subject(text, sentence, numbers, only)
    numbers = _add_places(text, sentence, numbers, only)
    numbers = _add_up(text, numbers)
    numbers = _add_repeated(text, sentence, numbers)
    numbers = _multiply(facts, text, sentence, numbers)
    return _take_in_all(text, sentence, numbers, only)


def _take_in_order(text: str, sentence: Span, numbers: list[Counted], spoken: Sequence[Mention]) -> list[Counted]:
    """ "The number of cameras by X and by Y is 24 and 6 respectively": each its own, in the order of naming."""
    at = _RESPECTIVELY.search(text, sentence.start, sentence.end)
    makers = list(dict.fromkeys(one.maker for one in sorted(spoken, key=lambda one: one.start)))
    if at is None or len(makers) < 2:
        return numbers
    before = [one for one in numbers if one.number.start < at.start() and not one.number.recorders]
    if len(before) != len(makers):
        return numbers
    each = dict(zip(before, makers, strict=True))
    return [
        replace(one, maker=each[one], total=False, words=False, everything=False) if one in each else one
        for one in numbers
    ]


def _take_mixtures(text: str, numbers: list[Counted]) -> list[Counted]:
    """ "300 cameras from a mix of makers, X included": all of them, not the maker's."""
    settled = []
    for one in numbers:
        after = text[one.number.end : one.number.end + 60]
        mixed = _MIXED.match(after)
        settled.append(replace(one, maker=None, everything=False, total=True) if mixed and one.maker else one)
    return settled


def _take_all_but(
    facts: AnswerFacts, text: str, sentence: Span, numbers: list[Counted], spoken: Sequence[Mention]
) -> list[Counted]:
    """ "96 cameras, all but one of which are X": 96 and 95."""
    for one in numbers:
        match = _ALL_BUT.match(text[one.number.end : sentence.end])
        near = [mention for mention in spoken if mention.start >= one.number.end]
        if match is None or len({mention.maker for mention in near}) != 1 or one.maker not in (None, near[0].maker):
            continue
        but = _value(facts, match["but"])
        if but is not None and but < one.number.value:
            rest = replace(one.number, value=one.number.value - but)
            return [replace(one, maker=None, total=True), Counted(rest, near[0].maker)]
    return numbers


def _take_all_of_them(text: str, sentence: Span, numbers: list[Counted], spoken: Sequence[Mention]) -> list[Counted]:
    """ "We have eleven cameras, all of them X": the whole is the maker's."""
    settled = []
    for one in numbers:
        after = text[one.number.end : sentence.end]
        able = one.maker is None and not one.number.recorders and not counts_no_camera(after)
        match = _ALL_OF_THEM.match(after) if able else None
        near = [mention for mention in spoken if mention.start >= one.number.end]
        if match is not None and len({mention.maker for mention in near}) == 1:
            between = after[match.end() : near[0].start - one.number.end]
            if near[0].start >= one.number.end + match.end() and len(between.split()) <= 5:
                one = replace(one, maker=near[0].maker, total=True, everything=True)
        settled.append(one)
    return settled


def _take_of_which(text: str, numbers: list[Counted], spoken: Sequence[Mention]) -> list[Counted]:
    """ "64, of which 20 are X": the first is the whole; "20 X cameras, of which 3 are PTZ": the second is left out."""
    dropped: list[Counted] = []
    settled = list(numbers)
    for place, (first, second) in enumerate(itertools.pairwise(numbers)):
        if first.number.recorders or second.number.recorders or first.number.value < second.number.value:
            continue
        if not _OF_WHICH.match(text[first.number.end : second.number.start]):
            continue
        if first.maker is None and second.maker is not None:
            settled[place] = replace(first, total=True, words=True)
        elif (
            first.maker is not None
            and not spoken
            and second.maker == first.maker
            and _OF_THEM.match(text[second.number.end :])
        ):
            settled[place] = replace(first, maker=None, total=True, words=True)
        elif first.maker is not None and second.maker in (None, first.maker):
            gone = _GONE.search(text[second.number.end : second.number.end + 50])
            dropped += [] if gone else [second]
        elif first.maker is None and second.maker is None and first.total:
            dropped.append(second)
    return [one for one in settled if one not in dropped]


def _take_sum(text: str, numbers: list[Counted], only: str | None) -> list[Counted]:
    """A number that is the sum of the others of the sentence: of the one maker, or of all."""
    cameras = [one for one in numbers if not one.number.recorders]
    if len(cameras) < 3:
        return numbers
    largest = max(cameras, key=lambda one: one.number.value)
    if largest.number.value * 2 != sum(one.number.value for one in cameras):
        return numbers
    makers = {one.maker for one in cameras if one is not largest} - {None}
    others = any(_OF_OTHERS.match(text[one.number.end :]) for one in cameras if one.maker is None)
    if only is not None and makers <= {only} and not others:
        return [replace(largest, maker=only, total=largest.everything)]
    return [replace(one, total=True, maker=None) if one is largest else one for one in numbers]


def _take_rest(text: str, sentence: Span, numbers: list[Counted], only: str | None) -> list[Counted]:
    """ "Of the 40 X cameras 12 have been removed and 28 remain": 28."""
    gone, stays = [], []
    ends = [*[one.number.start for one in numbers[1:]], sentence.end]
    for one, end in zip(numbers, ends, strict=True):
        after = re.split(r"[,;]|\bbut\b|\bwhile\b", text[one.number.end : end])[0]
        ahead = text[max(sentence.start, one.number.start - 40) : one.number.start]
        if _TOOK.search(ahead):
            gone.append(one)
            continue
        if _STILL_HAVE.search(ahead):
            stays.append(one)
            continue
        went = _GONE.search(after)
        if went is not None and _AHEAD.search(text[sentence.start : one.number.end] + after[: went.start()]) is None:
            gone.append(one)
        elif _STAYS.search(after) and one is not numbers[0]:
            stays.append(one)
    if not gone:
        return numbers
    rest = [one for one in numbers if one not in gone]
    if len(stays) == 1 and only is not None and stays[0].maker in (None, only):
        return [replace(stays[0], maker=only, total=False)]
    return rest


def _add_up(text: str, numbers: list[Counted]) -> list[Counted]:
    """ "12 X cameras at the town hall plus a further 6 at the depot": 18."""
    joined: list[Counted] = []
    for one in numbers:
        last = joined[-1] if joined else None
        if last is not None and last.maker is not None and one.maker in (None, last.maker) and not one.words:
            between = text[last.number.end : one.number.start]
            after = text[one.number.end : one.number.end + 30]
            placed = (
                _AND_AT.search(between)
                and _PLACED.match(after)
                and re.search(r"\b(?:at|in|on|by|outside|inside)\b", between)
            )
            if (
                _ADDED.search(between) or placed or _MORE.match(after)
            ) and last.number.recorders == one.number.recorders:
                whole = replace(last.number, value=last.number.value + one.number.value, end=one.number.end)
                joined[-1] = replace(last, number=whole)
                continue
        joined.append(one)
    return joined


def _take_whole_subject(text: str, sentence: Span, numbers: list[Counted], only: str | None) -> list[Counted]:
    """ "The cameras are X, 38 in all": of the maker and of all."""
    if only is None or _WHOLE_SUBJECT.search(sentence.of(text)) is None:
        return numbers
    return [
        replace(one, total=True, everything=True)
        if one.maker == only and not one.number.recorders and _IN_ALL.match(text[one.number.end :])
        else one
        for one in numbers
    ]


def _add_places(text: str, sentence: Span, numbers: list[Counted], only: str | None) -> list[Counted]:
    """ "X cameras: Town Hall 12; Library 19": 31."""
    cameras = [one for one in numbers if not one.number.recorders]
    if only is None or len(cameras) < 2 or ":" not in text[sentence.start : cameras[0].number.start]:
        return numbers
    gaps = [text[a.number.end : b.number.start] for a, b in itertools.pairwise(cameras)]
    if not all(_NEXT_PLACE.match(gap) for gap in gaps) or any(one.maker not in (None, only) for one in cameras):
        return numbers
    whole = replace(cameras[0].number, value=sum(one.number.value for one in cameras))
    return [replace(cameras[0], number=whole, maker=only, total=False, words=False)]


def _add_repeated(text: str, sentence: Span, numbers: list[Counted]) -> list[Counted]:
    """ "Town Hall (12 X cameras), Library (19 X cameras)": several numbers of one maker in one sentence are parts."""
    if _TIMES.search(sentence.of(text)):
        return numbers
    joined: list[Counted] = []
    for one in numbers:
        earlier = next(
            (place for place, other in enumerate(joined) if other.maker == one.maker and one.maker is not None), None
        )
        if earlier is not None and joined[earlier].number.value == one.number.value:
            between = text[joined[earlier].number.end : one.number.start]
            if re.search(r"[:(]", between):
                continue  # "30 X cameras: 18 dome, 12 bullet"
        if (
            earlier is None
            or one.number.recorders != joined[earlier].number.recorders
            or one.words
            or joined[earlier].everything
        ):
            joined.append(one)
            continue
        whole = replace(joined[earlier].number, value=joined[earlier].number.value + one.number.value)
        joined[earlier] = replace(joined[earlier], number=whole)
    return joined


def _multiply(facts: AnswerFacts, text: str, sentence: Span, numbers: list[Counted]) -> list[Counted]:
    """ "Each of our two garages has six": 12."""
    match = _EACH.search(sentence.of(text))
    if match is None:
        return numbers
    places = _value(facts, match["places"] or match["places2"])
    each = _value(facts, match["number"] or match["number2"])
    start = sentence.start + (match.start("number") if match["number"] else match.start("number2"))
    if places is None or each is None:
        return numbers
    return [
        replace(one, number=replace(one.number, value=places * each)) if one.number.start == start else one
        for one in numbers
        if one.number.start == start or one.number.value != places
    ]


def _value(facts: AnswerFacts, word: str) -> int | None:
    return int(word) if word.isdigit() and len(word) < 6 else facts.numerals.get(word.casefold())


def _take_in_all(text: str, sentence: Span, numbers: list[Counted], only: str | None) -> list[Counted]:
    """ "X equipment serves 14 stations, in all 133 cameras": the maker's, since nothing else is spoken of."""
    if only is None or not numbers or _SEVERAL.search(sentence.of(text)):
        return numbers
    last = numbers[-1]
    ahead = text[sentence.start : last.number.start]
    if (
        last.maker is not None
        or not last.words
        or any(one.maker == only and not one.number.recorders for one in numbers)
    ):
        return numbers
    if (
        re.search(
            r"[,:(-]\s*(?:and\s+)?(?:in all|in total|altogether|a total of|totall?ing|making)?,?\s*(?:about |around |some )?$",
            ahead,
            re.IGNORECASE,
        )
        is None
    ):
        return numbers
    if _OWN_SUBJECT.search(re.split(r"[,:(]|\s-\s", ahead)[-1]):
        return numbers
    whole = re.match(
        r"^\W*(?:the|our|all|all the|all our|its|school|these) (?:\w+ )?(?:cameras|cctv|system|units) (?:are|is)\b",
        sentence.of(text),
        re.IGNORECASE,
    )
    return [*numbers[:-1], replace(last, maker=only, total=whole is not None, everything=whole is not None)]
