"""Which question an answer belongs to: by its number or letter, by several numbers at once, by order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from camcensus.facts.book import FactBook
from camcensus.read.clauses import plain
from camcensus.read.phrases import shows
from camcensus.read.statements import Asks, Passage, Question

_LABEL = r"(?:questions?|answers?|responses?|reply|replies|parts?|points?|items?|q|a|r|qs|nos?\.?|cwestiwn|ateb)"

MARK = re.compile(
    r"^\s*(?:(?:question|answer|response|reply|part|q|a|r)\s*\.?\s*)?\(?(\d{1,2}[a-z]?|[a-h]|[ivx]{1,4})\s*[.):\-]\s*",
    re.IGNORECASE,
)
MARK_Q = re.compile(
    r"^\s*(?:question|answer|response|reply|part|q|a|r)\.?\s*(\d{1,2}[a-z]?)\b\s*[.):\-]?\s*", re.IGNORECASE
)
_INNER = re.compile(
    r"(?:(?<=^)|(?<=[\s;(]))(?:(?:question|answer|(?:response|answer|reply) to(?: question)?|q|a)\s?q?\(?(\d{1,2})[.):,\-]?\s+|\(?(\d{1,2})[.):]\s+)(?=\S)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    rf"^\W*(?:(?:our|the)\s+)?(?:(?:response|answer|reply|ateb|ymateb)s?\s+(?:to\s+)?)?(?:your\s+|the\s+)?{_LABEL}?\s*\(?(\d{{1,2}})\)?"
    rf"\s*(?P<join>/|&|\+|,|and|to|-|–|a)\s*(?:{_LABEL}\s*)?\(?(\d{{1,2}})\)?(?:\s*(?:/|&|,|and)\s*(?:{_LABEL}\s*)?\(?(\d{{1,2}})\)?)?\s*(?:[:.)\-–]+|\s(?:is|are)(?: that|:)?\s|(?=\s*(?:yes|no|none|neither|both|see|exempt|refused|withheld|not)\b))\s*",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"^\W*(?:(?:in\s+)?(?:response|answer|reply|ateb|ymateb|relation|regard|respect)\s+(?:to|of|i)\s+|(?:on|as to|re|regarding|for)\s+)?(?:your\s+|the\s+)?(?:{_LABEL}\s*)?(?:no\.?\s*)?\(?(\d{{1,2}})\)?\s*(?!,\d|,\s*(?:of|including|all|in|mostly|mainly|with)\b)[:.)\-–,]+\s*",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"\b(?P<what>(?:yes|no|none|nil|neither|oes|nac oes)\b[^.;,]{{0,24}}?) (?:to|for|on|in (?:respect|answer|response|relation|regard) (?:of|to)|at|as to|in) (?:your )?(?:{_LABEL} )?\(?(?P<first>\d{{1,2}})\)?(?: ?(?:and|&|,|/) ?(?:{_LABEL} )?\(?(?P<second>\d{{1,2}})\)?)?(?!\d|\s*(?:cameras?|sites?|%|years?))",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"\b(?:answer|response|reply) (?:to|for) (?:your )?(?:{_LABEL} )?\(?(?P<first>\d{{1,2}})\)?(?: ?(?:and|&|,|/) ?(?:{_LABEL} )?\(?(?P<second>\d{{1,2}})\)?)? (?:is|was|are)(?: both| also)?:? (?P<what>yes|no|none|nil|negative|affirmative|in the (?:affirmative|negative))\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?P<what>yes|no|none|nil) (?:to|for) (?:your |the )?(?P<place>first|second|third|last)\b", re.IGNORECASE
)
_PLACED = re.compile(
    rf"\b(?:in (?:answer|response|reply|respect|regard|relation) (?:to|of)|with (?:regard|respect) to|as (?:to|for)|on|for|to) (?:your |the )?"
    rf"(?:(?P<place>first|second|third)(?: {_LABEL}| limb)?|{_LABEL} (?P<number>\d{{1,2}}))(?: of your (?:request|letter|e-?mail))?,? "
    r"(?:(?:the|our|my) (?:answer|response|reply) (?:is|must be):? |it is |that is )?(?P<what>yes|no|none|nil|in the (?:affirmative|negative))\b",
    re.IGNORECASE,
)
_TERSE = re.compile(
    r"^\W*(?:yes|no|none|nil|zero|n/?a|not applicable|oes|nac oes|ydym|as above|same|see above|not held|we do|we do not|it does(?: not)?|there are(?: none)?|(?:about |approx\w* |around |total:? )?\d[\d,]*)\b[^.;]{0,70}\W*$",
    re.IGNORECASE,
)
_UNMARKED = re.compile(
    r"(?:(?<=^)|(?<=[\s,;]))(\d{1,2})\s*[-–=]?\s+(?=(?:yes|no|none|nil|see|as|same|n/a|not|y|n)\b)", re.IGNORECASE
)
_INNER_LETTER = re.compile(r"(?:(?<=^)|(?<=\s))\(?([a-h])[.)]\s+(?=\S)", re.IGNORECASE)
_NTH = {"first": "1", "second": "2", "third": "3", "last": "99"}
_WORDS = 12  # of a terse answer
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_POLITE = re.compile(
    r"^\W*(?:dear|good (?:morning|afternoon|evening)|hello|hi(?![ -]?(?:look|watch|view))|annwyl|f[oe]i|sir|madam|to whom)\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"[,.!-]\s.*\b(?:yes|no|not|none|nope|we|they|just|only|all|don't|haven't|\d+)\b", re.IGNORECASE
)  # after a greeting


def bare_number(number: str) -> str:
    """The number of a question or an answer without the letter before it: "Q1", "A1" and "1" are one."""
    return re.sub(r"^(?:question|answer|response|reply|part|[qar])\W*(?=\d)", "", number.strip().casefold())


def places_of(number: str) -> tuple[str, ...]:
    """Other ways to number the same place: "a" and "i" begin a list as "1" does."""
    if number.isdigit() and 1 <= int(number) <= 8:
        return ("abcdefgh"[int(number) - 1], _ROMAN[int(number) - 1])
    places = [str(row.index(number) + 1) for row in (_ROMAN, tuple("abcdefgh")) if number in row]
    return tuple(places[:1])


def numbered_pieces(text: str, number: str | None) -> list[tuple[str | None, str]]:
    """ "1. Yes 2. 47 static" as [("1", "Yes"), ("2", "47 static")]; "Q1/Q2: no" gives "no" to both."""
    to = list(_IS.finditer(text)) or list(_TO.finditer(text))
    if len(to) > 1 or (to and len(text.split()) <= _WORDS):
        return _answers_to(text, to)
    ranked = list(_PLACED.finditer(text))
    if len(ranked) > 1:
        return [
            (
                match.group("number") or _NTH[match.group("place").casefold()],
                match.group()[match.start("what") - match.start() :],
            )
            for match in ranked
        ]
    placed = list(_FIRST.finditer(text))
    if len(placed) > 1:
        return [(_NTH[match.group("place").casefold()], match.group()) for match in placed]
    unmarked = list(_UNMARKED.finditer(text))
    if len(unmarked) > 1 and [int(match.group(1)) for match in unmarked] == list(range(1, len(unmarked) + 1)):
        ends = [*[match.start() for match in unmarked[1:]], len(text)]
        return [
            (match.group(1), text[match.end() : end].strip(" ,;")) for match, end in zip(unmarked, ends, strict=True)
        ]
    several = _SEVERAL.match(text)
    if several is not None and (rest := text[several.end() :].strip()):
        return [(one, rest) for one in _range(several)]
    mark = MARK_Q.match(text) or MARK.match(text) or _ONE.match(text)
    if mark is None:
        return [(number, text)]
    marks = list(_INNER.finditer(text))
    places = [int(match.group(1) or match.group(2)) for match in marks]
    if len(marks) > 1 and places == list(range(places[0], places[0] + len(marks))):
        ends = [*[match.start() for match in marks[1:]], len(text)]
        return [
            (str(place), text[match.end() : end].strip(" ,;\n"))
            for place, match, end in zip(places, marks, ends, strict=True)
        ]
    label = mark.group(1)
    if label.casefold() in _ROMAN and len(text[mark.end() :]) > 0 and text[mark.end() - 2 : mark.end()].strip():
        return [(number or label.casefold(), text[mark.end() :].strip() or text)]
    if label.isalpha():
        return [(number if number and not number.isalpha() else None, text)]  # the letter tells the parts of a question
    return [(number or label, text[mark.end() :].strip() or text)]


def lettered_pieces(text: str) -> list[tuple[str | None, str]]:
    """ "a. Yes b. No" as [("a", "Yes"), ("b", "No")]; empty unless the letters follow each other."""
    marks = list(_INNER_LETTER.finditer(text))
    if len(marks) < 2 or [match.group(1).casefold() for match in marks] != list("abcdefgh")[: len(marks)]:
        return []
    ends = [*[match.start() for match in marks[1:]], len(text)]
    return [
        (match.group(1).casefold(), text[match.end() : end].strip(" ,;"))
        for match, end in zip(marks, ends, strict=True)
    ]


def is_terse(text: str) -> bool:
    """Whether a text is a bare answer: yes, no, none, a number."""
    return len(text.split()) <= _WORDS and _TERSE.match(text.strip()) is not None


def _range(several: re.Match[str]) -> list[str]:
    first, second, third = int(several.group(1)), int(several.group(3)), several.group(4)
    if several.group("join").strip() in ("to", "-", "–") and first < second <= first + 9:
        return [str(one) for one in range(first, second + 1)]
    return [str(first), str(second), *([third] if third else [])]


def _answers_to(text: str, to: Sequence[re.Match[str]]) -> list[tuple[str | None, str]]:
    """ "Yes to question 1, no to question 2. We have 55." """
    pieces: list[tuple[str | None, str]] = []
    for match in to:
        numbers = [one for one in (match.group("first"), match.group("second")) if one]
        words = match.group()
        pieces += [(one, words if match.re is _TO else words[match.start("what") - match.start() :]) for one in numbers]
    rest = text[to[-1].end() :].strip(" .,;")
    return [*pieces, (None, rest)] if rest else pieces


def bind_by_order(book: FactBook, passages: list[Passage], questions: Sequence[Question]) -> list[Passage]:
    """Answers without numbers, as many as questions, the first a bare yes or no, are bound by their order."""
    several = list({question.text.strip().casefold(): question for question in questions}.values())
    asked = [one for one in several if one.number] or [one for one in several if one.asks is not Asks.OTHER]
    if len(asked) < 2:
        return passages
    free = [passage for passage in passages if passage.question is None and _may_answer(book, passage)]
    for run in _runs(free):
        if len(run) == len(asked) and _answers(book, run[0].text):
            bound = {id(one): replace(one, question=question) for one, question in zip(run, asked, strict=True)}
            return [bound.get(id(passage), passage) for passage in passages]
    for passage in free:
        pieces = [piece for piece in re.split(r"\s*[,;/\n]\s*|\.\s+|\.$", passage.text) if piece.strip()]
        if len(pieces) == len(asked) and all(_TERSE.match(piece) for piece in pieces) and _answers(book, pieces[0]):
            own = [replace(passage, text=piece, question=one) for piece, one in zip(pieces, asked, strict=True)]
            at = passages.index(passage)
            return [*passages[:at], *own, *passages[at + 1 :]]
    return passages


def is_polite(text: str) -> bool:
    """Whether a text greets and says no more."""
    return _POLITE.match(text) is not None and _ANSWERS.search(text) is None


def _may_answer(book: FactBook, passage: Passage) -> bool:
    return not is_polite(passage.text) and shows(book.answers, "boilerplate", plain(passage.text)) is None


def _answers(book: FactBook, text: str) -> bool:
    first = plain(text).casefold()
    return any(shows(book.answers, name, first) is not None for name in ("yes", "no"))


def _runs(free: Sequence[Passage]) -> list[list[Passage]]:
    """Terse answers that stand together in one file."""
    terse = [one for one in free if len(one.text.split()) <= _WORDS and _TERSE.match(plain(one.text).strip())]
    runs: list[list[Passage]] = [terse[:1]] if terse else []
    for before, one in pairwise(terse):
        if one.segment.file == before.segment.file and one.order - before.order <= 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs
