"""What a clause says of a maker it names: in use, formerly, planned, denied, another body's, or nothing at all.

The maker looked at is written XMX and others XOX, and the phrases of the facts are tried group by group; the first
group with a match decides. A clause that names nobody but refers back ("that company", "they") speaks of the maker last
named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from camcensus.facts.answers import AnswerFacts
from camcensus.read.clauses import spelt_out
from camcensus.read.mentions import Mention
from camcensus.read.phrases import phrase_of, shows
from camcensus.read.statements import Stance

FOCUS, OTHER = "XMX", "XOX"
DOUBT = 0.2  # taken off where a word of doubt stands beside plain words of use

_ORDER = (
    ("aside", Stance.ASIDE),
    ("denied-outright", Stance.NO),
    ("still", Stance.USE),
    ("supplier", Stance.SUPPLIER),
    ("replacement-ahead", Stance.PLANNED),
    ("replacement", Stance.USE),
    ("in-use", Stance.USE),
    ("planned", Stance.PLANNED),
    ("former", Stance.FORMER),
    ("anothers", Stance.ANOTHERS),
    ("denied", Stance.NO),
    ("doubtful", Stance.DOUBTFUL),
    ("once-used", Stance.ONCE),
    ("use", Stance.USE),
)

_NONE_BUT = re.compile(
    r"\b(?:other than|but|besides|except(?: for)?|apart from|beyond)\b[^.]{0,20}XMX|\bno others?\b", re.IGNORECASE
)
_FEW = re.compile(
    r"\b(?:only|just)\s+(?:\w+\s+){0,2}?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a|an|some|few)\b(?! (?:make|manufacturer|brand|maker|type|kind))",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(
    r"XMX\b[^.;]*\b(?:apart from|except(?:ing)?(?: for)?|save(?: for)?|bar|but (?:for )?(?:one|two|three|four|a|an|the)|other than|with the exception)\b",
    re.IGNORECASE,
)
_RECORDERS = re.compile(
    r"XMX(?: \w+)? (?:recorders?|nvrs?|dvrs?|monitors?|drones?|body)\b(?!.*\bcameras?\b)", re.IGNORECASE
)
_BEGINS = re.compile(r"^\W*(?:and\s+)?(?:were|was|have|has|had|are|is|since|now|will)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judged:
    """A stance and what decided it."""

    stance: Stance
    confidence: float
    rule: str  # id of the phrase


def mask(text: str, start: int, mentions: Sequence[Mention], maker: str) -> str:
    """A clause that begins at `start` of its passage, its mentions written XMX and XOX."""
    pieces = []
    at = 0
    for mention in mentions:
        pieces.append(text[at : mention.start - start])
        pieces.append(FOCUS if mention.maker == maker else OTHER)
        at = mention.end - start
    pieces.append(text[at:])
    return " ".join("".join(pieces).split())


def refer_back(facts: AnswerFacts, clause: str) -> str | None:
    """A clause without a name, XMX in the place of the words that refer back; None: it refers to nothing."""
    match = shows(facts, "refers-back", clause)
    if match is None:
        return f"{FOCUS} {clause}" if _BEGINS.match(clause) else None
    name = f"none {FOCUS}" if match.group().lower().startswith("none") else FOCUS
    return " ".join(f"{clause[: match.start()]}{name} {clause[match.end() :]}".split())


def judge(facts: AnswerFacts, masked: str) -> Judged | None:
    """What the clause says of XMX; None: nothing that a phrase reads."""
    whole = spelt_out(masked)
    for phrase in facts.phrases.get("opening", ()):
        whole = " ".join(phrase.pattern.sub(" ", whole).split())
    for what, stance in _ORDER:
        text = whole
        if what == "denied":
            for phrase in facts.phrases.get("not-a-denial", ()):
                text = phrase.pattern.sub(" ~ ", text)
        found = phrase_of(facts, what, text)
        if found is None:
            continue
        if stance in (Stance.NO, Stance.ONCE) and _NONE_BUT.search(whole) and is_exhaustive(facts, whole):
            break
        doubt = what in ("use", "once-used") and shows(facts, "doubt", _without_harmless(facts, whole)) is not None
        return Judged(stance, found.confidence - (DOUBT if doubt else 0), found.id)
    if is_exhaustive(facts, whole):
        only = phrase_of(facts, "every-camera", whole) or phrase_of(facts, "only-make", whole)
        if only is not None:
            return Judged(Stance.USE, only.confidence, only.id)
    return None


def _without_harmless(facts: AnswerFacts, text: str) -> str:
    for phrase in facts.phrases.get("not-a-denial", ()):
        text = phrase.pattern.sub(" ~ ", text)
    return text


def is_exhaustive(facts: AnswerFacts, masked: str) -> bool:
    """Whether the clause says that XMX, with XOX where they stand, is all there is."""
    if shows(facts, "limited", masked) is not None or _RECORDERS.search(masked) or _ALL_BUT.search(masked):
        return False
    if shows(facts, "only-make", masked) is not None and not _FEW.search(masked):
        return True
    return shows(facts, "every-camera", masked) is not None


def covers_every_camera(facts: AnswerFacts, masked: str) -> bool:
    """Whether all cameras are said to be of XMX alone, so that their number is the total as well."""
    return shows(facts, "every-camera", masked) is not None and OTHER not in masked
