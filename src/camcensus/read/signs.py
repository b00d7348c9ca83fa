"""Signs of how an answer ends: each sentence of the body's own words that refuses, denies holding, asks back or puts off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from camcensus.facts.answers import AnswerFacts
from camcensus.model.document import DocumentRead, Segment, SegmentKind
from camcensus.read.clauses import Span, plain, sentences, spelt_out
from camcensus.read.exemptions import cited_sections
from camcensus.read.outcome import PERHAPS, Ending, Sign, Told, place_of
from camcensus.read.phrases import phrase_of, shows
from camcensus.read.statements import Passage

_ORDER = (
    "neither-confirm",
    "not-held",
    "refused",
    "clarify",
    "transferred",
    "acknowledged",
    "anothers-matter",
    "redirected",
)
_BRIEF = 16  # words of an answer bound to its question that tells something by itself
_TOLD_OTHERWISE = re.compile(
    r"\b(?:however|nevertheless|nonetheless|but)\b.{0,60}\b(?:models?|invoices?|orders?|labels?|stickers?|schedule|purchas\w*|delivery|inspection|walk)\b"
)
_HOLD_ASKED = re.compile(r"\bwhether (?:or not )?(?:we|it|the \w+) holds?\b")
_DO_NOT = re.compile(r"\W*(?:we|it|the \w+) (?:do|does) not\W*$")
_INFO = re.compile(r"\binfo\b")
_HAS_SOME = re.compile(
    r"\b(?:we|it|school|council|trust|force|college|university|board|service|authority|department|agency) (?:\w+ )?(?:has|have|uses?|runs?|operates?|owns?|do|does) (?!not (?:comment|discuss))"
    r"|\b(?:cameras?|cctv|system|units) (?:is|are|was|were|has|have)\b|\bnone\b|\d"
)
_OF_YOU = re.compile(
    r"\b(?:whether|which|what|if) you (?:want|mean|are (?:asking|after|looking|interested)|would|wish|require|seek|have in mind)\b"
)
_CENTRALLY = re.compile(r"\b(?:centrally|central|in one place|single (?:list|record|register))\b")
_BUT = re.compile(
    r"\W*(?:however|nevertheless|nonetheless|but|that said|having|we have (?:asked|been able)|i have (?:asked|been able))\b"
)
_NOTICE = re.compile(r"^s\.17\b|1[02]\(4\)\(a\)")  # says that it is not held
_SILENCING = ("neither-confirm", "clarify", "transferred", "acknowledged")
_PERHAPS = "is-perhaps-put-off"  # may as well speak of the cameras
_UNDECIDED = ("acknowledged", "transferred", "clarify", "anothers-matter", "redirected")


def read_ending(
    facts: AnswerFacts,
    passages: Iterable[Passage],
    scottish: bool,
    rows: Sequence[tuple[int, Segment]] = (),
    documents: Sequence[DocumentRead] = (),
) -> Ending:
    """Collect refusals, sections, delays and what is told from the body's own words.

    Args:
        rows: table rows with their place among the passages; a cell may refuse too.
        documents: where a heading says that reasons follow, what stands under it tells nothing.
    """
    ending = Ending()
    under_reasons = _under_reasons(facts, documents)
    for passage in passages:
        reasons = (passage.segment.message, passage.segment.file, passage.segment.place) in under_reasons
        _read_sentences(facts, passage, reasons, scottish, ending)
    for order, segment in rows:
        for cell in segment.cells:
            _read_cell(facts, cell, Passage(segment.text, segment, order), scottish, ending)
    return ending


def _read_sentences(facts: AnswerFacts, passage: Passage, reasons: bool, scottish: bool, ending: Ending) -> None:
    before = before_own = ""
    for sentence in sentences(plain(passage.text)):
        own = sentence.of(passage.text)
        lowered = _INFO.sub("information", spelt_out(own).casefold())
        if shows(facts, "corrects", lowered) is not None:
            ending.corrects.add(passage.segment.message)
        elif shows(facts, "boilerplate", lowered) is not None and (
            shows(facts, "refused", lowered) is None
            or not list(cited_sections(facts, passage.text, sentence, scottish))
        ):
            continue
        if shows(facts, "says-own", lowered) is not None:
            ending.own.add((place_of(passage), own))
        if reasons or shows(facts, "argues", lowered) is not None:
            ending.argued.add((place_of(passage), own))
        elif shows(facts, "reports", lowered) is not None and shows(facts, "says-own", lowered) is None:
            ending.reported.add((place_of(passage), own))
        cited = tuple(one.name for one in cited_sections(facts, passage.text, sentence, scottish))
        if not cited and _only_recounts(facts, lowered):
            ending.courteous.add((place_of(passage), own))
            before = lowered
            continue
        found = _sign_of(facts, passage, own, lowered, before)
        if shows(facts, "overturns", lowered) is not None:
            _overturn(facts, passage, sentence, scottish, ending)
            found = None if found is not None and found.shows == "refused" and not cited else found
        if (
            found is None
            and (_TOLD_OTHERWISE.search(lowered) or (_CENTRALLY.search(before_own) and _BUT.match(lowered)))
            and ending.signs
            and ending.signs[-1].words.casefold() == before_own
        ):
            ending.signs.pop()  # not held by maker, and the models are given instead
        before_own = own.casefold()
        silent = found is not None and found.shows == "neither-confirm"
        if silent:
            cited = tuple(one.name for one in cited_sections(facts, passage.text, sentence, scottish, silent))
        before = lowered
        if found is None and not cited:
            _tell(facts, passage, own, lowered, ending)
            continue
        if cited and (found is None or found.shows in _UNDECIDED):
            if shows(facts, "pending", lowered) is not None:
                cited = ()
                found = found or Sign("acknowledged", own, passage, "still-weighed", 0.9)
            else:
                found = Sign("refused", own, passage, "section-cited", 0.9)
        if found is None:
            continue
        if found.shows == "not-held" and cited and not all(_NOTICE.search(name) for name in cited):
            found = Sign("refused", own, passage, "section-cited", 0.85)
        if len(cited) == 1 and _NOTICE.search(cited[0]) and found.shows == "refused":
            found = Sign("not-held", own, passage, "notice-not-held", 0.94)
        ending.signs.append(found)
        ending.sections += [(name, found) for name in cited]


def _sign_of(facts: AnswerFacts, passage: Passage, own: str, lowered: str, before: str) -> Sign | None:
    if _HOLD_ASKED.search(before) and _DO_NOT.match(lowered):
        return Sign("not-held", own, passage, "does-not", 0.85)
    for name in _ORDER:
        phrase = phrase_of(facts, name, lowered)
        if phrase is None or _only_seems(facts, name, lowered, before):
            continue
        if name == "not-held" and "limit" in lowered and shows(facts, "refused", lowered) is not None:
            # "we do not hold it in one place and to collect it would exceed the cost limit" is a refusal
            return Sign("refused", own, passage, phrase.id, phrase.confidence)
        silences = name in _SILENCING and phrase.id != _PERHAPS
        return Sign(name, own, passage, phrase.id, phrase.confidence, silences)
    return None


def _only_seems(facts: AnswerFacts, name: str, lowered: str, before: str) -> bool:
    """Whether the words of a sign are of something else: a rule of the office, another body, an offer declined."""
    if name in ("refused", "not-held", "clarify") and shows(facts, "only-possible", lowered) is not None:
        return True
    if name == "refused":
        if shows(facts, "pending", lowered) is not None and shows(facts, "refuses-now", lowered) is None:
            return True
        return any(shows(facts, what, lowered) is not None for what in ("refused-otherwise", "withheld-nothing")) or (
            any(
                shows(facts, what, lowered) is not None
                for what in ("exemption-denied", "exemption-past", "exemption-weighed")
            )
            and shows(facts, "refuses-now", lowered) is None
        )
    if name == "not-held" and _OF_YOU.search(lowered):
        return True
    if name == "not-held":
        return shows(facts, "held-otherwise", lowered) is not None or (
            shows(facts, "of-other-bodies", f"{before} {lowered}") is not None
            and shows(facts, "own-make", lowered) is None
        )
    if name in _UNDECIDED and shows(facts, "answers-now", lowered) is not None:
        return True
    return name == "clarify" and shows(facts, "clear-now", lowered) is not None


def _perhaps(facts: AnswerFacts, passage: Passage, own: str, lowered: str, argued: bool) -> Sign | None:
    """What a sentence may mean by words too common to count against surer ones; one that gives reasons may ask back."""
    for name in list(PERHAPS)[: 1 if argued else None]:
        phrase = phrase_of(facts, name, lowered)
        if phrase is not None and not (
            name == "perhaps-not-held" and shows(facts, "held-otherwise", lowered) is not None
        ):
            return Sign(name, own, passage, phrase.id, phrase.confidence)
    return None


def _only_recounts(facts: AnswerFacts, lowered: str) -> bool:
    """Whether a sentence says what was asked or argued, and nothing of what the body has or refuses."""
    match = shows(facts, "recounts", lowered)
    if match is None:
        return False
    rest = re.split(r"[;:]|, and\b|, (?=we\b|the\b|there\b)", lowered[match.end() :], maxsplit=1)
    if len(rest) > 1 and shows(facts, "says-own", rest[1]) is not None:
        return False
    if re.search(r"\b(?:we|our|us)\b", lowered) is not None and shows(facts, "says-own", lowered) is not None:
        return False
    return all(
        shows(facts, what, lowered) is None
        for what in ("refuses-now", "neither-confirm", "answers-now", "acknowledged", "clarify", "overturns")
    )


def _overturn(facts: AnswerFacts, passage: Passage, sentence: Span, scottish: bool, ending: Ending) -> None:
    """Refusals before this one are over: of the sections it names, or all of them."""
    named = {one.name for one in cited_sections(facts, passage.text, sentence, scottish, silent=True)}
    gone = (
        {sign for name, sign in ending.sections if name in named}
        if named
        else {sign for sign in ending.signs if sign.shows == "refused"}
    )
    ending.signs[:] = [sign for sign in ending.signs if sign not in gone]
    ending.sections[:] = [(name, sign) for name, sign in ending.sections if sign not in gone]


def _tell(facts: AnswerFacts, passage: Passage, own: str, lowered: str, ending: Ending) -> None:
    if shows(facts, "courtesy", lowered) is not None or lowered.rstrip().endswith("?"):
        if re.match(r"\W*(?:many )?(?:thank|diolch)|.*\?\W*$", lowered, re.DOTALL):
            ending.courteous.add((place_of(passage), own))
        if lowered.rstrip().endswith("?") and passage.question is None:
            ending.signs.append(Sign("perhaps-asks", own, passage, "ends-in-a-question-mark", 0.5))
        return
    answers = (
        passage.question is not None
        and len(passage.text.split()) <= _BRIEF
        and (
            re.search(r"(?<![/\d])\d+(?![/\d])", own) is not None
            or any(shows(facts, what, lowered) for what in ("yes", "no"))
        )
    )
    points = (
        re.search(r"\b(?:as|see) (?:above|below|question|answer|q ?\d|\d)|^\W*as \d\b|\bsame as\b", lowered) is not None
    )
    argued = (place_of(passage), own) in ending.argued
    perhaps = None if answers else _perhaps(facts, passage, own, lowered, argued)
    if perhaps is not None:
        ending.signs.append(perhaps)
        return
    policy = any(shows(facts, what, lowered) is not None for what in ("speaks-of-policy", "reports"))
    if policy and not answers and not _HAS_SOME.search(lowered):
        ending.argued.add((place_of(passage), own))
    plainly = (answers and not points) or shows(facts, "hands-over", lowered) is not None
    ending.told.append(Told(own, passage, plainly and not argued))


def _read_cell(facts: AnswerFacts, cell: str, passage: Passage, scottish: bool, ending: Ending) -> None:
    """ "Withheld - s.31(1)(a)" in a table of equipment."""
    lowered = spelt_out(cell).casefold()
    if len(lowered) < 4 or len(lowered) > 300 or shows(facts, "refuses-in-a-cell", lowered) is None:
        return
    for sentence in sentences(plain(cell)):
        cited = [one.name for one in cited_sections(facts, cell, sentence, scottish)]
        held = shows(facts, "not-held", lowered) is not None and not cited
        sign = Sign("not-held" if held else "refused", cell, passage, "cell-refuses", 0.85)
        ending.signs.append(sign)
        ending.sections += [(name, sign) for name in cited]


def _under_reasons(facts: AnswerFacts, documents: Sequence[DocumentRead]) -> set[tuple[int, str, str]]:
    """Places below headings such as "Evidence of harm" and "Public interest test", up to the next heading."""
    found: set[tuple[int, str, str]] = set()
    for document in documents:
        reasons = False
        for segment in document.segments:
            short = len(segment.text) < 90
            heading = segment.kind is SegmentKind.HEADING or (
                short and (segment.bold or segment.text.rstrip().endswith(":"))
            )
            if short and shows(facts, "reasons-begin", plain(segment.text).casefold()) is not None:
                reasons = True
            elif heading:
                reasons = False
            elif reasons:
                found.add((segment.message, segment.file, segment.place))
    return found
