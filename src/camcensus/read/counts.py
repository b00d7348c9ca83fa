"""Numbers in a clause, in digits and words, and what they count.

Percentages, money, dates, sections, references and numbers of sites, days or makes count no equipment.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from camcensus.facts.answers import AnswerFacts
from camcensus.read.mentions import Mention
from camcensus.read.phrases import shows

MAX_COUNT = 1_000_000  # cameras of one body; a larger number is a reference

_DIGITS = re.compile(
    r"(?<![\w.,/£$€-])(?:\d{1,3}(?:,\d{3})+|\d+)(?![\w/]|[.,]\d|-\d|-[A-Za-z]{2})|(?<=[(x×])\d+(?!\w)|(?<![\w.,/£$€-])\d+(?=(?:no|nos|nr|off|x)\b)"
)
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOT_BEFORE = re.compile(
    r"(?:[£$€#]|(?<!['\w])(?:section|sections|s|ss|reg|regulation|adran|question|q|answer|a|part|page|ref|reference|foi|foisa|no\. foi|version|"
    r"annex|appendix|item|paragraph|para|table|article|act|point|request|since|in|during|by|until|from|before|after|year|schedule|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|phase|level|grade|block|zone|building|"
    r"unit|room|floor|port|channel|lot|windows|version|fy|hik|site|camera|school|site no|bus|route|line)\.?[\s#]*)$",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(
    r"^(?:st|nd|rd|th)?\s*(?:of\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|"
    r"mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?! be\b)",
    re.IGNORECASE,
)
_PERCENT_AFTER = re.compile(r"^\s*(?:%|per ?cent|percent|y cant)", re.IGNORECASE)
_FRACTION_AFTER = re.compile(
    r"^[\s-]*(?:quarters?|thirds?|halves|fifths?|sixths?|tenths?|in (?:ten|five|four|three|every))\b", re.IGNORECASE
)
_BOUND_BEFORE = re.compile(
    r"\b(?:(?:fewer|less|more|greater|no more|not more|no fewer|no less|other) than|up to|under|over|above|below|at (?:least|most)|in excess of|upwards of|"
    r"beyond|a (?:maximum|minimum) of|at a maximum|between|(?:down|fallen|dropped|reduced|cut|risen|up) from|compared (?:with|to)|instead of)\s+"
    r"(?:(?:around|about|some|a|the|approximately|roughly|our)\s+)*$",
    re.IGNORECASE,
)
_RANGE_BETWEEN = re.compile(r"^\s*(?:-|to|or)\s*$", re.IGNORECASE)
_HAVE = re.compile(
    r"^\s*(?:of (?:them|these|those) )?(?:(?:have|has) (?!been\b|no\b|now\b|gone\b|since\b|a Hik)|(?:are|were) (?:covered|fitted|equipped|served) (?:by|with)\b)",
    re.IGNORECASE,
)
_IN_ANSWER_TO = re.compile(
    r"\b(?:answers?|repl(?:y|ies)|responses?|respect|regards?|relation|as|points?|parts?) (?:to|of)? ?(?:your )?(?:questions? |points? |parts? |items? )?(?:\d+\s*(?:,|and|&|to|-)\s*)*$",
    re.IGNORECASE,
)
_OF_PLACES = re.compile(r"^\s*(?:out of|of)\s+(?:(?:our|the|its|all|their|these)\s+)*(?:\d[\d,]*)?", re.IGNORECASE)
_BETWEEN_AHEAD = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_SUMS = re.compile(r"\s*(?:in all|in total|altogether|all told)\b", re.IGNORECASE)  # "11 here - 24 in all"
_OUT_OF = re.compile(r"\s*(?:out of|of)\b", re.IGNORECASE)
_JOINS = frozenset(["and", "a", "ar"])
_LIST_MARK = re.compile(r"^\s*\(?\d{1,2}[.):]\s")
_YEAR_WORDS = re.compile(
    r"^\s*(?:[.,;)]|$|and\b|when\b|to\b|but\b|with\b|as\b|by\b|onwards|after\b|until\b|financial)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may count equipment."""

    value: int
    start: int
    end: int
    recorders: bool  # counts recorders or other kit that is no camera


def find_numbers(facts: AnswerFacts, text: str, mentions: Sequence[Mention] = ()) -> tuple[Number, ...]:
    """The numbers of a text that may count equipment, in order of place."""
    taken = [(mention.start, mention.end) for mention in mentions]
    found = []
    for start, end, value in (*_in_digits(text), *_in_words(facts.numerals, text)):
        if any(low < end and start < high for low, high in taken) or value > MAX_COUNT:
            continue
        after = text[end : end + 60]
        if _counts_nothing(facts, text, start, end, value, after):
            continue
        found.append(Number(value, start, end, _of_recorders(facts, after)))
    found.sort(key=lambda number: number.start)
    found = _said_twice(text, found)
    return _without_ranges(text, found)


def _said_twice(text: str, found: Sequence[Number]) -> list[Number]:
    """ "7 (seven)" is one number."""
    once: list[Number] = []
    for one in found:
        last = once[-1] if once else None
        same = last is not None and last.value == one.value and text[last.end : one.start].strip() == "("
        if last is not None and same and text[one.end : one.end + 1] == ")":
            once[-1] = Number(one.value, last.start, one.end + 1, one.recorders or _of_recorders_after(text, one))
        else:
            once.append(one)
    return once


def _of_recorders_after(text: str, one: Number) -> bool:
    return re.match(r"\)\s*(?:nvrs?|dvrs?|recorders?)\b", text[one.end :], re.IGNORECASE) is not None


def _without_ranges(text: str, found: Sequence[Number]) -> tuple[Number, ...]:
    """Without the ends of "10 to 20" and "between 150 and 160": a range is no count."""
    ends: set[Number] = set()
    for low, high in itertools.pairwise(found):
        between = text[low.end : high.start]
        within = _RANGE_BETWEEN.match(between) or (
            between.strip().casefold() == "and" and _BETWEEN_AHEAD.search(text[max(0, low.start - 16) : low.start])
        )
        if within and low.value < high.value and not _adds_kinds(text, high) and not _SUMS.match(text, high.end):
            ends |= {low, high}
    return tuple(one for one in found if one not in ends)


def _adds_kinds(text: str, number: Number) -> bool:
    return _OUT_OF.match(text, number.end) is not None


def _counts_nothing(facts: AnswerFacts, text: str, start: int, end: int, value: int, after: str) -> bool:
    before = text[max(0, start - 14) : start]
    if _FRACTION_AFTER.match(after) or _BOUND_BEFORE.search(text[max(0, start - 60) : start]):
        between = re.search(r"\bbetween\s+$", text[max(0, start - 12) : start], re.IGNORECASE)
        return between is None or re.match(r"\s*(?:-|to|and)\s*\d", after) is not None
    if re.search(r"\bbetween\s+\d[\d,]*\s+(?:and|to|-)\s+$", text[max(0, start - 40) : start], re.IGNORECASE):
        return True
    if re.search(r"\byour request\s+$", before, re.IGNORECASE) and re.match(
        r"\s*(?:remain\w*|were|are|still|had)\b", after
    ):
        return False  # "at the date of your request 71 remained"
    if _PERCENT_AFTER.match(after) or _MONTH_AFTER.match(after) or _NOT_BEFORE.search(before):
        return not (value < 1900 and re.search(r"\b(?:by|from|in|a)\s*$", before) and _is_camera(facts, after))
    if text[start - 1 : start] == "(" and start > 1 and (text[start - 2].isdigit() or text[start - 2] == ")"):
        return True
    if _IN_ANSWER_TO.search(text[max(0, start - 40) : start]):
        return True  # "in answer to 3: 75 cameras"
    next_words = re.split(r"\d|[:=.,;]", after)[0].split()[:2]
    if 1950 <= value <= 2100 and not _is_camera(facts, f" {' '.join(next_words)}"):
        return True
    if start == 0 and _LIST_MARK.match(text[: end + 2]):
        return True
    if (
        text[start - 1 : start] == "("
        and text[end : end + 1] == ")"
        and re.search(r"\b(?:at|see|to|section)\s*\($", before)
    ):
        return True
    if _HAVE.match(after):
        return True  # "of our 58 stations, 12 have CCTV"
    of_places = _OF_PLACES.match(after)
    if of_places is not None and shows(facts, "other-noun", after[of_places.end() :]) is not None:
        return True  # "14 of our 20 stations"
    return shows(facts, "other-noun", after) is not None


def _is_camera(facts: AnswerFacts, after: str) -> bool:
    return shows(facts, "camera-noun", after[:30]) is not None


def _of_recorders(facts: AnswerFacts, after: str) -> bool:
    near = re.split(r"\band\b|[,;.(]|\d", after, maxsplit=1)[0]
    recorder, camera = shows(facts, "recorder-noun", near), shows(facts, "camera-noun", near)
    return recorder is not None and (camera is None or recorder.start() < camera.start())


def _in_digits(text: str) -> list[tuple[int, int, int]]:
    return [
        (match.start(), match.end(), int(match.group().replace(",", "")))
        for match in _DIGITS.finditer(text)
        if len(match.group()) <= 9
    ]


def _in_words(numerals: Mapping[str, int], text: str) -> list[tuple[int, int, int]]:
    """Numbers in words: "forty-two", "one hundred and six", "two dozen", "dau ddeg tri", "hanner cant"."""
    found: list[tuple[int, int, int]] = []
    words = list(_WORDS.finditer(text))
    at = 0
    while at < len(words):
        value, used = _number_at(numerals, [word.group().casefold() for word in words[at : at + 12]])
        if used and _stands_together(text, words[at : at + used]):
            found.append((words[at].start(), words[at + used - 1].end(), value))
            at += used
        else:
            at += 1
    return found


def _stands_together(text: str, words: Sequence[re.Match[str]]) -> bool:
    if words[0].group().casefold() in ("hundred", "thousand", "dozen", "score") and re.search(
        r"\b(?:several|few|many|some|couple of|half a|half)\s+$", text[: words[0].start()], re.IGNORECASE
    ):
        return False  # "several thousand"
    if len(words) == 1 and words[0].group().casefold() in ("one", "un", "a", "score", "mil", "fil"):
        after = text[words[0].end() : words[0].end() + 24].casefold()
        ahead = text[: words[0].start()]
        if re.search(
            r"\b(?:any|every|each|no|which|this|that|last|another|either|the first|at|being)\s+$", ahead, re.IGNORECASE
        ):
            return False
        if re.search(r"\bthe\s+$", ahead, re.IGNORECASE) and re.match(
            r"\s*(?:on|at|in|by|which|that|outside|near|over|we)\b", after
        ):
            return False  # "counting the one on the shed"
        return words[0].group().casefold() == "one" and not re.match(
            r"\s*(?:of|or|make|maker|manufacturer|is|has|was|time|day|another|by one|hand|thing|firm|company)\b", after
        )
    return all(text[a.end() : b.start()] in (" ", "-", ", ") for a, b in itertools.pairwise(words))


def _number_at(numerals: Mapping[str, int], words: Sequence[str]) -> tuple[int, int]:
    """The value of the number words that a text opens with, and how many words it takes; (0, 0): none."""
    if words[:2] == ["hanner", "cant"]:
        return 50, 2
    total, current, used = 0, 0, 0
    for place, word in enumerate(words):
        value = numerals.get(word)
        if value is None:
            joins = bool(used) and word in _JOINS and current > 0 and current % 100 == 0 and place + 1 < len(words)
            if joins and numerals.get(words[place + 1], 1000) < 100:
                continue
            if place == 0 and word == "a" and len(words) > 1 and words[1] in ("hundred", "dozen", "thousand"):
                current = 1
                continue
            break
        if value in (100, 1000, 12) and word not in ("twelve", "deuddeg", "ddeuddeg"):
            if value == 1000:
                total, current = total + max(current, 1) * 1000, 0
            else:
                current = max(current, 1) * value
        elif value == 10 and word in ("deg", "ddeg") and 2 <= current <= 9:
            current *= 10
        elif current and not _fits(current, value):
            break
        else:
            current += value
        used = place + 1
    return total + current, used


def _fits(current: int, value: int) -> bool:
    """Whether a number word may follow: units after tens, tens or units after hundreds."""
    if current % 100 == 0:
        return value < 100
    return value < 10 and current % 10 == 0 and current % 100 >= 20
