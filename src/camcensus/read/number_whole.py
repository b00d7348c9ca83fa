"""Whether a number that no maker takes counts all cameras: "an estate of 347", "there are 190", "Cameras: 77"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from camcensus.facts.answers import AnswerFacts
from camcensus.read.mentions import Mention
from camcensus.read.phrases import shows
from camcensus.read.statements import Asks, Question

_TERSE = 6  # words of an answer that is a bare number
_ELLIPTIC = re.compile(
    r"^\W*(?:(?:and|in total|altogether|overall|in all|of these|currently|now|at present),?\s+)*(?:there (?:are|is|were)|there's|we have(?: got)?|we've(?: got)?|i counted|i make it|it has|they number|numbering|totall?ing|a total of|which (?:is|are|number)|in total|making|"
    r"that (?:is|makes)|the (?:number|figure|total|answer) (?:is|,? which is)|(?:cctv |security |surveillance |total )?cameras?(?: \w+){0,3}\s?[:=-]|total(?: \w+){0,2}\s?[:=-]|number(?: of cameras)?(?: \w+){0,3}\s?[:=-])?\s*"
    r"(?:about|around|approximately|some|roughly|currently|now|a total of|just)?\s*$",
    re.IGNORECASE,
)
_ELLIPTIC_AFTER = re.compile(
    r"^\s*(?:in (?:all|total|number|place|use)|altogether|all told|of (?:them|the things)|overall|at present|currently|now|strong|here|on site|or so|live|operational|working|in operation|in service|(?:live |working )?on (?:the|our) (?:system|estate|network|books|premises|register))?(?:\W*$|\s*[(,;])",
    re.IGNORECASE,
)
_NUMBER_IS = re.compile(
    r"\b(?:number|total|figure|count|how many|nifer|cyfanswm)\b(?![^.;:]{0,60}\b(?:sites|schools|premises|buildings|requests|days)\b)[^.;:]{0,70}?(?:\b(?:is|are|was|stands? at|comes? to)|[:=-])\s*(?:about |around |approximately |now |currently )*$",
    re.IGNORECASE,
)
_ESTATE_IS = re.compile(
    r"\b(?:estate|fleet|stock|complement|inventory)\b(?: now| currently)? (?:is|are|stands at|numbers|comes to|runs to)(?: \w+){0,2}\s*$",
    re.IGNORECASE,
)
_CAMERAS_NUMBER = re.compile(r"\bcameras\b[^.;:]{0,40}\bnumber(?:s|ed)?\s+(?:about |around |some )?$", re.IGNORECASE)
_WIDE = re.compile(
    r"\bpublic space and|\bpublic space cameras\b(?!.{0,30}\bat\b)|\bacross (?:all|the|our)\b", re.IGNORECASE
)
_MADE_UP = re.compile(
    r"\b(?:consist(?:s|ing) of|compris(?:es|ing)|made up of|extends? to|amounts? to|in the region of|numbers?|numbering|totals?|totall?ing|a total of|stock of|fleet of|estate of|network of|system of)\s+(?:(?:about|around|some|approximately|roughly|currently)\s+)*$",
    re.IGNORECASE,
)
_SYSTEM_MADE_UP = re.compile(
    r"\b(?:system|estate|network|installation|fleet|stock|scheme)\b[^.;]{0,60}\b(?:consist(?:s|ing) of|compris(?:es|ing)|made up of|of|with|numbering)\s+(?:(?:about|around|some|only|just)\s+)*$",
    re.IGNORECASE,
)
_STRONG = re.compile(r"^\s*strong\b|^\s*in (?:number|all|total)\b|^\s*(?:altogether|all told)\b", re.IGNORECASE)
_ALL_AHEAD = re.compile(r"\ball(?: the| our| of our)?\s*$", re.IGNORECASE)
_ALL_AFTER = re.compile(r"\s*of (?:our|the|its|these) (?:cameras|units)\b|\s*cameras\b", re.IGNORECASE)
_SUBJECT = re.compile(r"\bcameras(?: themselves)?,\s*$", re.IGNORECASE)
_NO_CAMERA = re.compile(r"^\s*(?:\w+ ){0,2}(?:drones?|uavs?|unmanned|aircraft|dash ?cams?|doorbells?)\b", re.IGNORECASE)
_KINDS = re.compile(
    r"\b(?:static|fixed|ptz|domes?|bullet|turret|internal|external|indoor|outdoor|moving|pan[- ]tilt[- ]zoom)\b",
    re.IGNORECASE,
)
_LIMITING = re.compile(
    r"\b(?:of (?:which|these|them|those)|including|includes?|incl|comprising|with (?:about )?\d+)\b", re.IGNORECASE
)
_OWNED = re.compile(
    r"\b(?:we|there|has|have|had|operates?|runs?|owns?|of|our|the|mae|gennym|number|stands? at|comprises?|\w+'s)\b",
    re.IGNORECASE,
)


def counts_all(
    facts: AnswerFacts,
    words: str,
    start: int,
    end: int,
    *,
    totals: bool,
    question: Question | None,
    named: Sequence[Mention],
    line: bool,
) -> bool:
    """Whether the number at `start` to `end` of a clause counts all cameras.

    Args:
        totals: words such as "in all" stand by it.
        named: makers of the clause, none of which takes the number.
        line: the clause is a line of a list of places, so that the number counts all cameras of that place.
    """
    ahead, rest = words[:start], words[end:]
    if counts_no_camera(rest):
        return False
    camera = shows(facts, "camera-noun", rest[:40]) is not None
    if totals and (shows(facts, "camera-noun", words) is not None or "total" in words.casefold()):
        return True
    if question is not None and question.asks is Asks.COUNT:
        return camera or len(words.split()) <= _TERSE
    if says_all(words, start, end) or (camera and (_MADE_UP.search(ahead) or _LIMITING.search(rest))):
        return True
    if (
        _STRONG.match(rest)
        or _NUMBER_IS.search(ahead)
        or _CAMERAS_NUMBER.search(ahead)
        or _ESTATE_IS.search(ahead)
        or _SUBJECT.search(ahead)
    ):
        return True
    if ahead.strip() and _ELLIPTIC.match(ahead) and _ELLIPTIC_AFTER.match(rest):
        return True
    if not camera or (named and _OWNED.search(ahead) is None):
        return False
    words = _around(words, start, end)
    plainly = _KINDS.sub(" ", words) if len(set(_KINDS.findall(words.casefold()))) > 1 else words
    return line or shows(facts, "limited", plainly) is None or _WIDE.search(words) is not None


def counts_no_camera(after: str) -> bool:
    """Whether what follows a number is a drone or the like, which is not among the cameras of an estate."""
    return _NO_CAMERA.match(after) is not None


def _around(words: str, start: int, end: int) -> str:
    """The part of a clause that a number stands in: to the next comma, colon or number on either side."""
    ahead = re.split(r"[,:;(]", words[:start])[-1]
    rest = re.split(r"[,:;(]|\d", words[end:])[0]
    return f"{ahead}{words[start:end]}{rest}"


def says_all(words: str, start: int, end: int) -> bool:
    """ "All nineteen of our cameras", "a system consisting of four X cameras": the number of all, whoever made them."""
    ahead, rest = words[:start], words[end:]
    every = _ALL_AHEAD.search(ahead) is not None and _ALL_AFTER.match(rest) is not None
    return every or _SYSTEM_MADE_UP.search(ahead) is not None or _SUBJECT.search(ahead) is not None
