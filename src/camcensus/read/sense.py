"""What a clause says of the maker written XMX in it, weighed from signs that are looked for one by one.

Which signs there are is data (data/answers/sense.yaml); how they join is here: negatives are counted within their reach and
turn each other, what went is told from what is to go, a part from the whole, an exception turns what it is taken from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from camcensus.facts.answers import AnswerFacts
from camcensus.read.clauses import spelt_out
from camcensus.read.phrases import shows
from camcensus.read.polarity import FOCUS, OTHER, Judged
from camcensus.read.statements import Stance

_ANSWER = re.compile(
    r"^\W*(?:no|nope|naw|nac oes|nac ydym|nac ydy\w*|yes|yep|aye|oes|ydym)\b\s*[,;:.!-]+\s+(?=\w+ \w+)", re.I
)
_JOINED = re.compile(r"^[^.;]{0,40}\b(?:and|or|nor|n)\b[^.;]{0,25}$", re.I)
_LOCAL = re.compile(r"rather than|instead of|as opposed to|exclud|steer|anything but", re.I)
_CUT = re.compile(
    rf"{OTHER}[^.;]*?(?:\b(?:and|but|yet|so)\b|[,/])[^.;]*?\b(?:\d[\d,]*|only|all|our|yes|we|some|several|uses?|have|one|two|three|four|five|six|seven|eight|nine|ten|do)\b(?! or\b)|{OTHER}\b[^.;]*?\b(?:it'?s|they'?re|they are|it is|we|our|ours|everything|all are)\b",
    re.I,
)
_HELD = re.compile(
    r"\b(?:have|has|had|hold|holds|held|own|owns|owned|retain\w*|there (?:are|is|were)|remain\w*|still|install\w*|fitted|in place|in situ|kept|\d+|two|three|four|five|six|seven|eight|nine|ten|dozen|few|several|our|its|some|bought|old|existing)\b",
    re.I,
)
_MERELY_UNUSED = re.compile(r"^not\b[^.;]*\b(?:use|used|service|operation|operational)$", re.I)
_VERBALLY = re.compile(
    r"\b(?:remains?|still|continu\w+|survive[sd]?|stays?|persists?|is left|are left|left (?:in|on|up|running)|as yet|carr(?:y|ies) on|kept|keeps?|retain(?:s|ed)?|to this day)\b",
    re.I,
)
_BEFORE = re.compile(
    r"\b(?:previous\w*|former\w*|in the past|historic\w*|hitherto|ever|once|at any time|at one time)\b", re.I
)
_THERE = re.compile(
    r"\b(?:is|are) (?:now |currently |also |all )?(?:installed|in use|used|in place|live|fitted|operational|present|deployed|in operation|running)\b",
    re.I,
)
_COMING = re.compile(r"\b(?:will|to be|plan\w*|due|soon|next|going to|intend\w*|20(?:2[7-9]|3\d))\b", re.I)
_EVERY_MAKE = re.compile(
    r"\b(?:all|any|every|each|most|various|other)\b(?: \w+){0,3} (?:makes?|manufacturers?|brands?|makers?|suppliers?|vendors?|companies)\b",
    re.I,
)
_AFTER_NAME = re.compile(rf"^\W*(?:{OTHER}|\w+ {OTHER}|\w+ \w+ {OTHER})", re.I)
_PUT_IN = re.compile(
    r"\b(?:was|were|been|had)\b(?: \w+){0,3} (?:bought|purchased|procured|acquired|installed|fitted|supplied|put (?:in|up))\b",
    re.I,
)
_BOUGHT = re.compile(
    r"\b(?:was|were|been|had|we|it|they|who|which|that|body|council|trust|school|college|contractor|installer|governors|facilities|estates|company|i)\b(?: (?!is\b|are\b|has\b|have\b)\w+){0,3} "
    r"(?:bought|purchased|procured|acquired|installed|fitted|ordered|supplied|obtained|delivered|commissioned|put (?:in|up)|paid for|received|specified|leased|hired)\b"
    r"|^\W*(?:bought|purchased|installed|procured)\b|\b(?:bought|purchased|procured|acquired|ordered) (?:\w+ ){0,6}(?:in|during|for|at|back in) (?:19|20)\d\d|\b(?:gosodwyd|prynwyd|went in)\b",
    re.I,
)
_NONE_ALIVE = re.compile(
    r"\bno XMX (?:is|are|was|were) (?:now |currently |any longer )?(?:connected(?! (?:to|with)\b)|live|powered|working|switched on|recording|functioning|functional|operational|plugged in|wired up|energised)\b",
    re.I,
)
_TAIL = re.compile(r"\b(?:when|while|because|after|as soon as)\b.*$", re.I | re.S)
_FREE_SINCE = re.compile(r"\b(?:free|clear|rid) of\b", re.I)
_PUT_IN_PLACE = re.compile(
    r"\b(?:were|was|have been|has been) (?:\w+ly |then |subsequently |since |first )*(?:installed|fitted|put (?:in|up)|deployed|erected|mounted|commissioned)\b",
    re.I,
)
_TO_BE_FREE = re.compile(
    r"\b(?:will|shall|intend\w*|aim\w*|plan\w*|hope\w*|expect\w*|due|target\w*)\b[^.;]{0,40}\b(?:free of|without|rid of|have no|clear of|no longer)\b",
    re.I,
)
_CHOSEN = re.compile(
    r"\s*\(?\b(?:y ?/ ?n|yes ?/ ?no)\)?\s*[:=?-]+\s*(?P<one>[yn])(?:es|o)?\b\W*$|\s*[:=]\s*(?P<alone>[YN])\W*$", re.I
)
_DONE = re.compile(
    r"\b(?:which|this|that|it) (?:was|has been|were) (?:duly |since |then |all )*(?:done|completed|carried out|accomplished|finished|achieved|met)\b",
    re.I,
)
_MISSED = re.compile(
    r"\b(?:which|this|that|it|target|date|deadline) (?:was|has been|were) (?:\w+ )?(?:missed|not (?:met|achieved|reached|kept|done))\b",
    re.I,
)
_OUR_OWN = re.compile(
    r"\b(?:our|its own|our own)(?: (?!cameras?\b|units?\b|is\b|are\b|was\b|were\b|has\b|have\b|systems?\b|equipment\b|cctv\b|not\b|brands?\b|makes?\b|names?\b|firms?\b|manufacturers?\b|about\b|on\b|from\b|by\b|of\b|with\b|for\b|and\b|or\b|to\b|in\b|at\b|compan)\w+){0,2} XMX\b",
    re.I,
)
_OF_WHICH_NONE = re.compile(
    r"\bXMX\b[^.;]{0,40},? of which (?:we|it|the \w+) (?:have|has|own|owns|use|uses|run|runs) (?:none|not one|no \w+)\b",
    re.I,
)
_SINCE_PUT_IN = re.compile(
    r"^\W*(?:before|since|when|after|until) (?:the|our|its|these|those)(?: \w+){0,2} XMX(?: \w+){0,2} (?:were|was|had been|went) (?:first )?(?:fitted|installed|put (?:in|up)|bought|in|up|erected)\b",
    re.I,
)
_DEFINITE = re.compile(
    r"\b(?:our|its|their|these|those|the(?= (?:\w+ )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten)?\s?XMX))(?: (?!cameras?\b|units?\b|is\b|are\b|was\b|were\b|has\b|have\b|systems?\b|equipment\b|cctv\b|not\b|brands?\b|makes?\b|names?\b|firms?\b|manufacturers?\b|about\b|on\b|from\b|by\b|of\b|with\b|for\b|and\b|or\b|to\b|in\b|at\b|compan)\w+){0,2} XMX\b",
    re.I,
)
_USES = r"(?:use|uses|using|have|has|had|own|owns|operate|operates|run|runs|hold|holds|employ|deploy|possess|rely|keep|retain)"
_DENIES_USE = re.compile(
    rf"\b(?:not|never|no longer|neither|nor|cannot)\b(?: \w+){{0,2}} {_USES}\b[^.;]{{0,60}}XMX"
    r"|XMX[^.;]{0,60}\b(?:used|in use|in service|in operation|install\w*|exist\w*|remain\w*|left|there|present|deployed|live|operational|working|connected(?! (?:to|with)\b)|bought|purchased|fitted|ours|owned|part of|on (?:our|the) (?:estate|register|list))\b"
    r"|\b(?:no|none|never|not any|without any|nor any)\b[^.;]{0,30}\b(?:of|by|from|made by|manufactured by)\b(?! (?:our|its|the|these|those))[^.;]{0,20}XMX",
    re.I,
)
_ANY_MORE = re.compile(r"\b(?:no|not|none|nothing|never)\b[^.;]*\b(?:any ?more|any longer)\b", re.I)
_ARE = re.compile(
    rf"{OTHER}[^;]*\bnot (?:used|in use|present)\b\W+(?:but )?{FOCUS}(?: \w+)? (?:are|is|do|does)\W*$", re.I
)
_UNSAID = re.compile(r"^(?:cannot|could not|can not|would not|unable|not able|am not|not in a position)", re.I)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its negatives told apart."""

    text: str  # idle negatives written ~
    whole: str
    before: str  # up to the first XMX
    after: str  # from the last XMX on
    negatives: int  # that turn what is said of XMX
    direct: bool  # one of them stands before XMX


def weigh(facts: AnswerFacts, masked: str) -> Judged | None:
    """What the clause says of XMX; None: it does not name XMX."""
    text = without_opening(facts, spelt_out(masked))
    if FOCUS not in text:
        return None
    before = shows(facts, "said-before", text)
    if before is not None:
        if shows(facts, "overtaken", text) is not None:
            return Judged(Stance.FORMER, 0.7, "overtaken")
        if shows(facts, "still-holds", text) is None:
            return Judged(Stance.ASIDE, 0.8, "said-before")
    flipped, unsaid = False, False
    lie = shows(facts, "not-true", text)
    if lie is not None:
        flipped, unsaid = True, _UNSAID.search(lie.group()) is not None
        text = f"{text[: lie.start()]} ~ {text[lie.end() :]}"
        if FOCUS not in text:
            return Judged(Stance.ASIDE, 0.7, "denied-as-a-whole")
    if shows(facts, "spoken-aside", text) is not None:
        return Judged(Stance.ASIDE, 0.9, "spoken-aside")
    if shows(facts, "not-known", text) is not None:
        if _OUR_OWN.search(text) and re.search(r"\b(?:whether|if|any)\b", text, re.I) is None:
            return Judged(Stance.USE, 0.8, "presupposed")
        return Judged(Stance.ASIDE, 0.7, "cannot-be-told")
    if _OF_WHICH_NONE.search(text):
        return Judged(Stance.NO, 0.93, "turned")
    clause = _clause(facts, text)
    judged = _of_others(facts, clause) or _over_time(facts, clause) or _as_it_is(facts, clause)
    if judged.stance is Stance.NO and _ANY_MORE.search(clause.whole):
        judged = Judged(Stance.FORMER, 0.9, "not-any-more")
    if not flipped:
        return judged
    return _turned_over(judged, unsaid)


def _turned_over(judged: Judged, unsaid: bool) -> Judged:
    """ "It is not true that ...", "we cannot say that ..."."""
    if judged.stance in (Stance.NO, Stance.FORMER):
        return Judged(Stance.USE, 0.75, "denial-denied")
    if judged.stance is Stance.USE:
        return Judged(Stance.DOUBTFUL, 0.6, "cannot-be-told") if unsaid else Judged(Stance.NO, 0.85, "use-denied")
    return Judged(Stance.DOUBTFUL, 0.6, "denied-as-a-whole")


def without_opening(facts: AnswerFacts, text: str) -> str:
    """A clause without "we can confirm that" and the like."""
    for phrase in facts.phrases.get("opening", ()):
        text = " ".join(phrase.pattern.sub(" ", text).split()) or text
    text = _CHOSEN.sub(
        lambda match: ": yes" if (match.group("one") or match.group("alone")).casefold() == "y" else ": no", text
    )
    return _ANSWER.sub("", text)


def _clause(facts: AnswerFacts, whole: str) -> Clause:
    text = whole
    for phrase in facts.phrases.get("idle-negative", ()):
        text = phrase.pattern.sub(lambda match: match.group() if FOCUS in match.group() else " ~ ", text)
    first, last = text.find(FOCUS), text.rfind(FOCUS)
    before, after = text[:first], text[last + len(FOCUS) :]
    ahead = _negatives_before(facts, before)
    between = text[first + len(FOCUS) : last] if last > first else ""
    behind = _negative_after(facts, after) or (bool(between) and _negative_after(facts, between))
    return Clause(text, whole, before, after, ahead + behind, ahead > 0)


def _negatives_before(facts: AnswerFacts, before: str) -> int:
    found: list[re.Match[str]] = []
    for phrase in facts.phrases.get("turned", ()):
        for match in phrase.pattern.finditer(before):
            reach = before[match.end() :]
            if _LOCAL.match(match.group()) and OTHER in reach:
                continue
            if _CUT.search(reach):
                continue
            found.append(match)
    count = 0
    for place, match in enumerate(found):
        if place and _JOINED.match(before[found[place - 1].end() : match.start()]):
            continue
        count += 1
    return count


def _negative_after(facts: AnswerFacts, after: str) -> bool:
    for phrase in facts.phrases.get("turned", ()):
        for match in phrase.pattern.finditer(after):
            gap, rest = after[: match.start()], after[match.end() :]
            if OTHER in gap and not re.fullmatch(
                rf"[\s,/]*(?:(?:and|or|nor|n)?[\s,/]*{OTHER}[\s,/]*)+(?:\S+\s+){{0,5}}", gap
            ):
                break
            if _LOCAL.match(match.group()) or _AFTER_NAME.match(rest) or len(gap.split()) > 12:
                break
            return True
    return False


def _of_others(facts: AnswerFacts, clause: Clause) -> Judged | None:
    if shows(facts, "not-here", clause.whole) is not None:
        return Judged(Stance.ANOTHERS, 0.85, "not-here")
    if shows(facts, "of-others", clause.whole) is None or shows(facts, "for-us", clause.whole) is not None:
        return None
    if (
        clause.direct
        and clause.negatives % 2
        and re.search(r"\b(?:none|no|not|neither)\b[^.;]*XMX", clause.before + FOCUS)
    ):
        return None  # "none of the cameras, ours or the council's, is XMX"
    return Judged(Stance.ANOTHERS, 0.85, "of-another-body")


def _over_time(facts: AnswerFacts, clause: Clause) -> Judged | None:
    """What went, goes, stays, lies unused, came instead, or is thought of."""
    text, odd = clause.text, clause.negatives % 2 == 1
    gone, going = shows(facts, "gone", text), shows(facts, "going", text)
    stays, ended = shows(facts, "stays", text), shows(facts, "ended", clause.whole)
    dormant = shows(facts, "dormant", clause.whole)
    if shows(facts, "not-buying", clause.whole) is not None:
        if stays is not None or going is not None:
            return Judged(Stance.USE, 0.88, "still-there")
        return Judged(Stance.SUPPLIER, 0.85, "buying-only")
    if shows(facts, "goal", text) is not None and not odd:
        return (
            Judged(Stance.PLANNED, 0.8, "to-come-instead")
            if going is not None and _COMING.search(text)
            else Judged(Stance.USE, 0.93, "came-instead")
        )
    if _NONE_ALIVE.search(clause.whole):
        return Judged(Stance.FORMER, 0.9, "there-unused")
    if dormant is not None:
        rest = clause.whole
        for phrase in facts.phrases.get("dormant", ()):
            rest = phrase.pattern.sub(" ~ ", rest)
        held = _HELD.search(rest) is not None or not _MERELY_UNUSED.match(dormant.group())
        if held and _clause(facts, rest).negatives % 2 == 0:
            return Judged(Stance.FORMER, 0.9, "there-unused")
    if stays is not None and _VERBALLY.search(text):
        if odd or re.search(r"\b(?:none|no|not (?:one|any)|nothing)\b[^.;]{0,40}\b(?:remain|left|surviv|stay)", text):
            if not clause.direct and gone is None and going is not None:
                return Judged(Stance.USE, 0.85, "still-there")
            return Judged(Stance.FORMER, 0.85, "none-left")
        return Judged(Stance.USE, 0.94, "still-there")
    if (gone is not None or shows(facts, "gone-for-good", text) is not None) and _excepted(facts, clause):
        return Judged(Stance.USE, 0.85, "partly-gone")
    if shows(facts, "gone-for-good", text) is not None and not (odd and clause.direct):
        return Judged(Stance.FORMER, 0.93, "went")
    if going is not None or gone is not None:
        if _MISSED.search(clause.whole):
            return Judged(Stance.USE, 0.85, "not-gone")
        if going is not None and _DONE.search(clause.whole):
            return Judged(Stance.FORMER, 0.9, "went")
    if shows(facts, "not-going", clause.whole) is not None:
        return Judged(Stance.USE, 0.88, "not-gone")
    if gone is not None and going is not None and not (odd and clause.direct):
        return Judged(Stance.USE, 0.88, "partly-gone")
    if gone is not None:
        if (
            shows(facts, "not-all", text) is not None
            and re.search(r"\b(?:last|final|all)\b(?! (?:bar|but|except|save|apart))", text) is None
        ):
            return Judged(Stance.USE, 0.8, "partly-gone")
        return Judged(Stance.FORMER, 0.94, "went")
    if going is not None and _TO_BE_FREE.search(text):
        return Judged(Stance.USE, 0.82, "is-to-go")
    if going is not None and not (odd and clause.direct) and shows(facts, "ahead", text) is None:
        return Judged(Stance.USE, 0.92, "is-to-go")
    if ended is not None and not _excepted(facts, clause):
        if odd and (_BEFORE.search(text) or re.search(r"\bnever\b", text)):
            return Judged(Stance.NO, 0.9, "never-was")
        if not odd:
            return Judged(Stance.FORMER, 0.93, "at-an-end")
    until = shows(facts, "until-then", clause.whole)
    if until is not None and not odd and not _excepted(facts, clause) and shows(facts, "ahead", text) is None:
        bought = shows(facts, "acquired", text)
        if bought is None or shows(facts, "was", _PUT_IN.sub(" ", text)) is not None:
            return Judged(Stance.FORMER, 0.9, "up-to-a-time")
    if _PUT_IN_PLACE.search(text) and not odd:
        return None
    if shows(facts, "ahead", clause.whole) is not None and not (_THERE.search(text) and not _COMING.search(text)):
        return Judged(Stance.PLANNED, 0.88, "thought-of")
    return None


def _as_it_is(facts: AnswerFacts, clause: Clause) -> Judged:
    text, odd = clause.text, clause.negatives % 2 == 1
    if shows(facts, "believed", clause.whole) is not None:
        return Judged(Stance.DOUBTFUL, 0.6, "said-with-doubt")
    excepted = _excepted(facts, clause)
    if excepted and not (clause.negatives == 0 and _EVERY_MAKE.search(clause.before)):
        return Judged(Stance.USE, 0.85, "excepted")
    if excepted:
        return Judged(Stance.NO, 0.8, "excepted")
    if odd and _ARE.search(text):
        return Judged(Stance.USE, 0.84, "turned-twice")
    if odd and _presupposed(text):
        return Judged(Stance.USE, 0.84, "presupposed")
    if odd:
        return Judged(Stance.NO, 0.96 if clause.direct else 0.93, "turned")
    if shows(facts, "landlords", clause.whole) is not None:
        return Judged(Stance.DOUBTFUL, 0.6, "of-a-landlord")
    if shows(facts, "on-trial", clause.whole) is not None or shows(facts, "no-camera", clause.whole) is not None:
        return Judged(Stance.DOUBTFUL, 0.6, "in-another-way")
    plain = shows(facts, "plainly-had", text) is not None
    main = _TAIL.sub("", text) if FOCUS in _TAIL.sub("", text) else text
    if _BOUGHT.search(main) or shows(facts, "was", main) is not None:
        now = re.search(
            r"\b(?!(?:have|has|are|is) (?:all |since |also )?(?:been )?(?:bought|purchased|procured|delivered|received|acquired|ordered)\b)(?:use|uses|have|has|operates?|owns?|runs?|are|is|still|remain\w*|current\w*|now|in use|mae|rydym|made|manufactured)\b",
            text,
            re.I,
        )
        if now is None:
            return Judged(Stance.ONCE, 0.85, "once-bought" if _BOUGHT.search(text) else "once-had")
    if clause.negatives:
        return Judged(Stance.USE, 0.75, "turned-twice")
    return Judged(Stance.USE, 0.95 if plain else 0.78, "plainly-had" if plain else "not-turned")


def _presupposed(text: str) -> bool:
    """ "None of our XMX cameras records sound" speaks of cameras that there are; "we do not use the XMX cameras" does not."""
    if _SINCE_PUT_IN.search(text):
        return True
    return _DEFINITE.search(text) is not None and _DENIES_USE.search(text) is None


def _excepted(facts: AnswerFacts, clause: Clause) -> bool:
    """ "none but XMX", "no XMX except at the depot"."""
    for phrase in facts.phrases.get("excepting", ()):
        for match in phrase.pattern.finditer(clause.text):
            at = clause.text.find(FOCUS)
            if (
                match.start() < at
                and len(clause.text[match.end() : at].split()) <= 8
                and OTHER not in clause.text[match.end() : at]
            ):
                return True
            if match.start() > at and (
                clause.negatives or any(shows(facts, name, clause.text) for name in ("gone", "gone-for-good"))
            ):
                return True
    return False
