"""Which number of a clause counts which maker's cameras, and which counts all cameras."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from camcensus.facts.answers import AnswerFacts
from camcensus.read.counts import Number
from camcensus.read.mentions import Mention
from camcensus.read.phrases import shows

_OUT_OF = re.compile(
    r"^\s*(?:[\w-]+,?\s+){0,3}(?:of|out of|among|amongst|o'r|from|o gyfanswm o|allan o|ohonynt,? o gyfanswm o)\s+(?:an? (?:total|estate|stock|fleet|system|network) of\s+)?(?:(?:our|the|its|their|those|these|all|about|some)\s+)*(?:\w+'s\s+)?$",
    re.I,
)
_PARTS = re.compile(r"\b(?:made up|consist\w*|compris\w*|of which|of these)\b", re.I)
_BETWEEN = re.compile(r"^\s*[x×]?\s*(?:no\.?\s+)?(?:[\w/-]+\s+){0,4}[\"'(]*$", re.I)
_BREAKS = re.compile(r"\b(?:and|or|are|is|were|of which|of|plus|with|including|from|a)\b|[,:;]", re.I)
_AFTER = re.compile(
    r"^\s*(?:(?:cctv|ip|cameras?|units?|devices?|equipment|products?|branded|made|manufactured|brand|ones|kit|dome|domes|bullet)\s*){0,4}"
    r"(?:[:=(|,x×-]\s*|\s)\s*\(?\s*(?:x\s*)?(?:there (?:are|were)\s+|(?:is|are|accounts? for|make up|total(?:s|ling)?|numbers?|come to|count|"
    r"number|qty|quantity|we have|of which there are|amounting to|approximately|approx\.?|about|around|some|currently)\s*[:=-]?\s*){0,3}$",
    re.I,
)
_OF_ALL = re.compile(
    r"\b(?:our|the|all|every|each|its|whole|school's|trust's|council's|force's|\w+'s)\b[^,;]{0,30}$", re.I
)
_OF_MAKER = re.compile(
    r"^[\s,]*(?:[\w'-]+\s+){0,5}?(?:(?:cameras?|units?|devices?|ones|of (?:these|them|which|those)|in total|in all)\W*\s*)?(?:\w+\s+){0,3}"
    r"(?:is|are|were|from|by|come|comes|made|manufactured|supplied|being|badged|branded|carry|bear|yn)\b",
    re.I,
)
_OF_KIND = re.compile(r"\b(?:of|in) (?:the )?(?:type|model|make|brand)s?\b", re.I)
_FROM = re.compile(r"^\s*(?:[\w-]+\s+){0,3}(?:from|by|of)\s+$", re.I)
_OF_THEM = re.compile(
    r"^\s*of (?:them|these|those|which|whom)\s+(?:(?:are|is|were|being|by|from|made|manufactured|supplied)\s+)*$", re.I
)
_OF_OUR = re.compile(r"^\s*of (?:our|the|its|these|those|their)\s+(?:\w+\s+){0,2}$", re.I)
_PLAIN_AFTER = re.compile(
    r"^\W*(?:$|(?:are|is|were|in|at|of|and|on|to|which|that|still|remain\w*|have|has|for|with|being|installed|by|from|x|no|nos|off|altogether|all|each|or|internal|external|indoor|outdoor|fixed|static|moving|analogue|ip|digital|ptzs?|new|old|older|branded|made)\b)",
    re.I,
)
_ASIDE = re.compile(r"^\s*(?:cameras?\s*)?\([^)]*\)", re.I)
_CAMERAS_TOTAL = re.compile(
    r"^\s*(?:cameras|units|devices)\b(?!.*\b(?:we|there|all|our)\b)[^,;.]{0,50}\b(?:total(?:s|led)?|number(?:s|ed)?|amount(?:s|ed)? to|c[oa]mes? to)\s+(?:about |around |some )?$",
    re.I,
)
_LISTED = re.compile(r"^\s*(?:and|,|&|/)\s*(?:others?|[A-Z])")
_MAKE_IS = re.compile(
    r"^\s*(?:\w+ )?cameras?\s*[,;(-]\s*(?:the )?(?:makes?|brand|manufacturer|maker)(?: is| being|:)?\s*$", re.I
)
_KINDS = re.compile(
    r"^\s*(?:fixed|static|domes?|ptzs?|bullets?|internal|external|indoor|outdoor|analogue|ip|turrets?|moving|colour)\s*(?:cameras?\s*)?(?:and|&|,|plus)\s*$",
    re.I,
)
_SYSTEM_OF = re.compile(
    r"\b(?:system|estate|network|installation|set-?up|fleet) (?:of|with|comprising|consisting of|has|having)\s+(?:\w+\s+)?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number given to a maker or to the whole."""

    number: Number
    maker: str | None  # None: all makes
    everything: bool = False  # the maker's cameras are all there are
    words: bool = False  # words of a total stand by it
    total: bool = False  # it counts all cameras


def place_numbers(
    facts: AnswerFacts,
    clause: str,
    start: int,
    numbers: Sequence[Number],
    mentions: Sequence[Mention],
    about: str | None,
) -> tuple[Counted, ...]:
    """Give each number of a clause to the maker it counts.

    Args:
        clause: the words, beginning at `start` of the passage; `numbers` and `mentions` hold places in the passage.
        about: the maker that the clause refers back to or answers about; None: none.
    """
    found: list[Counted] = []
    free = list(numbers)
    whole = _take_whole(clause, start, free)
    if whole is not None:
        free.remove(whole)
        found.append(Counted(whole, None, words=True))
    for number in free:
        near = clause[max(0, number.start - start - 40) : number.end - start + 40]
        in_words = shows(facts, "totals", near) is not None
        counted = _maker_of(facts, clause, start, number, mentions, free, in_words)
        if counted is not None:
            found.append(counted)
        elif about is not None and not mentions:
            found.append(Counted(number, about))
        else:
            found.append(Counted(number, None, words=in_words))
    return join_parts(clause, start, sorted(found, key=lambda one: one.number.start))


def _take_whole(clause: str, start: int, numbers: Sequence[Number]) -> Number | None:
    """The second number of "75 of our 366 cameras", or the one of "60% of the 196 cameras"."""
    for first, second in itertools.pairwise(numbers):
        between = clause[first.end - start : second.start - start]
        if second.value >= first.value and _OUT_OF.match(between) and _PARTS.search(between) is None:
            return second
    for number in numbers:
        before = clause[: number.start - start]
        if re.search(
            r"(?:%|per ?cent|percent|half|third|third|quarter|quarters|majority|most|some|many)\s+of\s+(?:our|the|its|their)?\s*(?:total of )?$",
            before,
            re.I,
        ):
            return number
    return None


def _maker_of(
    facts: AnswerFacts,
    clause: str,
    start: int,
    number: Number,
    mentions: Sequence[Mention],
    numbers: Sequence[Number],
    total_words: bool,
) -> Counted | None:
    before = [mention for mention in mentions if mention.end <= number.start]
    after = [mention for mention in mentions if mention.start >= number.end]
    ahead = clause[: number.start - start]
    alone = len({mention.maker for mention in mentions}) == 1
    if before:
        between = clause[before[-1].end - start : number.start - start]
        if (_AFTER.match(between) or _CAMERAS_TOTAL.match(between)) and not any(
            before[-1].end <= other.start < number.start for other in numbers
        ):
            return Counted(number, before[-1].maker)
    aside = _ASIDE.match(clause[number.end - start :])
    past = number.end + (aside.end() if aside is not None else 0)
    if after and not any(past <= other.start < after[0].start for other in numbers):
        between = clause[number.end - start : after[0].start - start].removeprefix(")")
        between = re.sub(r"\([^)]*\)", " ", between)
        near = _OF_KIND.sub(" ", between)
        if between.rstrip().endswith("(") and _LISTED.match(clause[after[0].end - start :]):
            return None  # "35 (X and others)"
        if _BETWEEN.match(near) and not _BREAKS.search(near) and len(near) < 60:
            return Counted(number, after[0].maker, everything=_copula(between, ahead))
        if _MAKE_IS.match(between):
            return Counted(number, after[0].maker)
        if _FROM.match(between):
            return Counted(number, after[0].maker, everything=_copula(between, ahead))
        if _OF_THEM.match(between) or _OF_OUR.match(between):
            return Counted(number, after[0].maker)
        if _OF_MAKER.match(between):
            all_of = bool(re.search(r"\b(?:all|every|each)\b", between[:40], re.I))
            return Counted(number, after[0].maker, everything=bool(_OF_ALL.search(ahead)) or all_of)
    if before and alone and _SYSTEM_OF.search(ahead):
        return Counted(number, before[-1].maker, everything=True)
    rest = clause[number.end - start :]
    if (
        before
        and alone
        and not total_words
        and (_PLAIN_AFTER.match(rest) or shows(facts, "camera-noun", rest[:30]) is not None)
    ):
        between = clause[before[-1].end - start : number.start - start]
        if not re.search(r"\b(?:we have|there are|total|has|have|run|operate)\b", between, re.I):
            return Counted(number, before[-1].maker)
    return None


def _copula(between: str, ahead: str) -> bool:
    """ "The Council's 35 cameras were made by X" speaks of all of them, "our 35 cameras made by X" does not."""
    verb = re.search(r"\b(?:are|is|were|was|come|came)\b", between, re.I)
    return verb is not None and _OF_ALL.search(ahead) is not None


def join_parts(clause: str, start: int, found: Sequence[Counted]) -> tuple[Counted, ...]:
    """ "Thirty fixed and six PTZ Hikvision cameras" as one number."""
    joined: list[Counted] = []
    for counted in found:
        last = joined[-1] if joined else None
        if last is not None and counted.maker is not None and last.maker in (None, counted.maker) and not last.words:
            between = clause[last.number.end - start : counted.number.start - start]
            if _KINDS.match(between) and last.number.value != counted.number.value * 2:
                number = Number(last.number.value + counted.number.value, last.number.start, counted.number.end, False)
                joined[-1] = Counted(number, counted.maker, counted.everything)
                continue
        joined.append(counted)
    return tuple(joined)
