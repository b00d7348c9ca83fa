"""How an answer ends the request: what was disclosed, refused, not held, or put off."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from camcensus.model.request import Outcome
from camcensus.read.exemptions import most_precise
from camcensus.read.statements import Passage, Said, Stance, Statement, Total

_INFORMS = frozenset(
    [Stance.USE, Stance.NO, Stance.FORMER, Stance.PLANNED, Stance.ONCE, Stance.DOUBTFUL, Stance.ANOTHERS]
)
PERHAPS = {  # signs that count only where nothing surer is said, in this order, and what they make of an answer
    "perhaps-clarify": Outcome.CLARIFICATION,
    "perhaps-not-held": Outcome.NOT_HELD,
    "perhaps-refused": Outcome.REFUSED,
    "perhaps-waiting": Outcome.NO_ANSWER_YET,
    "perhaps-asks": Outcome.CLARIFICATION,
}
_BARE = frozenset(["no-to-the-question", "row-of-numbers", "number-of-a-maker"])


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that refuse, deny holding, or put off."""

    shows: str  # refused, not-held, neither-confirm, clarify, acknowledged, transferred, anothers-matter
    words: str
    passage: Passage
    rule: str
    confidence: float
    silences: bool = False  # makers and numbers named in the same sentence tell nothing


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that refuses nothing and puts nothing off."""

    words: str
    passage: Passage
    plainly: bool  # it answers a question or hands something over; else only that it is none of the signs


@dataclass(slots=True)
class Ending:
    """What bears on the outcome, of all messages."""

    signs: list[Sign] = field(default_factory=list)
    sections: list[tuple[str, Sign]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    argued: set[tuple[str, str]] = field(default_factory=set)  # place and words of sentences that only give reasons
    courteous: set[tuple[str, str]] = field(default_factory=set)  # thanks, references, questions: they tell nothing
    reported: set[tuple[str, str]] = field(default_factory=set)  # of sentences that tell of the press or other bodies
    own: set[tuple[str, str]] = field(default_factory=set)  # of sentences that say what the body itself has
    corrects: set[int] = field(default_factory=set)  # messages that say they put an earlier one right


def place_of(passage: Passage) -> str:
    """Where a passage stands, for telling passages apart."""
    return f"{passage.segment.message}\n{passage.segment.file}\n{passage.segment.place}"


def decide_outcome(ending: Ending, said: Said) -> tuple[Outcome, float, str, Sign | None]:
    """The outcome, its confidence, the rule, and the words that stand for it where no statement does."""
    _supersede(ending, said)
    by = {name: [sign for sign in ending.signs if sign.shows == name] for name in _NAMES}
    refused = [*by["neither-confirm"], *by["refused"]]
    silent = {(place_of(sign.passage), sign.words) for sign in ending.signs if sign.silences} | ending.courteous
    stated = [one for one in _informing(said) if _counts_as_told(ending, one, silent, bool(refused))]
    not_held = [sign for sign in by["not-held"] if not (_said_for_none(sign, said) or _brand_is_known(sign, said))]
    stated = [one for one in stated if not _none_said_for_not_held(one, not_held)]
    stated = [one for one in stated if not _only_asked(one, not_held)]
    if refused or not_held:
        stated = [one for one in stated if _speaks_for_the_body(ending, one)]
    totals = [one for one in said.totals if _counts_as_told(ending, one, silent, bool(refused))]
    if not stated and _of_cost(refused):
        reckoned = any(_RECKONS.search(words) for _, words in ending.argued)
        totals = [
            one
            for one in totals
            if not any(one.passage is sign.passage for sign in refused)
            and (one.passage.question is not None or not reckoned)
        ]
    plainly = [one for one in ending.told if one.plainly and (place_of(one.passage), one.words) not in ending.argued]
    if by["clarify"] and not (stated or plainly or refused or not_held):
        return _by(Outcome.CLARIFICATION, by["clarify"][-1])
    if stated or totals or plainly or (by["not-held"] and not not_held):
        if refused:
            return Outcome.PARTIAL, 0.9, "answered-and-refused", refused[0]
        if not_held:
            return Outcome.PARTIAL, 0.88, "answered-and-not-held", not_held[0]
        sure = 0.96 if stated or totals else 0.75
        return Outcome.ANSWERED, sure, "answered", None
    waiting = [sign for sign in by["acknowledged"] if _STILL_WEIGHED.search(sign.words)]
    if refused and waiting and not ending.sections and not by["neither-confirm"]:
        return _by(Outcome.NO_ANSWER_YET, waiting[0])
    if refused and not_held:
        return Outcome.REFUSED, 0.7, "refused-and-not-held", refused[0]
    if refused:
        return Outcome.REFUSED, max(sign.confidence for sign in refused), refused[0].rule, refused[0]
    if not_held:
        return _by(Outcome.NOT_HELD, not_held[0])
    return _without_decision(ending, by)


def _without_decision(ending: Ending, by: dict[str, list[Sign]]) -> tuple[Outcome, float, str, Sign | None]:
    """Neither refused nor denied nor plainly answered."""
    waiting = [*by["transferred"], *by["acknowledged"]]
    told = [one for one in ending.told if (place_of(one.passage), one.words) not in ending.argued]
    latest = max((sign.passage.order for sign in waiting), default=-1)
    if by["clarify"] and by["clarify"][-1].passage.segment.message >= max(
        (sign.passage.segment.message for sign in waiting), default=0
    ):
        return _by(Outcome.CLARIFICATION, by["clarify"][-1])
    if by["anothers-matter"] and not by["transferred"] and latest < by["anothers-matter"][-1].passage.order:
        return Outcome.NOT_HELD, 0.7, by["anothers-matter"][0].rule, by["anothers-matter"][0]
    if waiting:
        return _by(Outcome.NO_ANSWER_YET, waiting[0])
    perhaps = [sign for sign in ending.signs if sign.shows in PERHAPS]
    if perhaps:
        best = min(perhaps, key=lambda sign: list(PERHAPS).index(sign.shows))
        return _by(PERHAPS[best.shows], best)
    if told:
        return Outcome.ANSWERED, 0.5, "told-something", None
    if by["redirected"]:
        return _by(Outcome.NO_ANSWER_YET, by["redirected"][0])
    return Outcome.NO_ANSWER_YET, 0.5, "nothing-understood", ending.signs[0] if ending.signs else None


def sections_of(ending: Ending) -> tuple[str, ...]:
    """The sections relied on."""
    return most_precise([name for name, _ in ending.sections])


_NAMES = (
    "refused",
    "not-held",
    "neither-confirm",
    "clarify",
    "acknowledged",
    "transferred",
    "anothers-matter",
    "redirected",
)


def _by(outcome: Outcome, sign: Sign) -> tuple[Outcome, float, str, Sign]:
    return outcome, sign.confidence, sign.rule, sign


def _informing(said: Said) -> list[Statement]:
    return [one for one in said.statements if one.stance in _INFORMS]


def _supersede(ending: Ending, said: Said) -> None:
    """What an earlier message put off, refused or did not hold is over where a later one answers."""
    spoken: list[Statement | Total] = [*_informing(said), *said.totals]
    informing = [one.passage.segment.message for one in spoken]
    told = [sentence.passage.segment.message for sentence in ending.told if sentence.plainly]
    first = min(informing, default=None)
    for message in sorted({*informing, *told}):
        earlier = [sign for sign in ending.signs if sign.passage.segment.message < message]
        decided = [sign for sign in earlier if sign.shows in ("refused", "not-held", "neither-confirm")]
        if not earlier or (decided and message not in ending.corrects and (first is None or first < message)):
            continue
        ending.signs[:] = [sign for sign in ending.signs if sign not in earlier]
        ending.sections[:] = [(name, sign) for name, sign in ending.sections if sign not in earlier]
    for message in sorted({sign.passage.segment.message for sign in ending.signs if sign.shows in _DECIDE}):
        ending.signs[:] = [
            sign for sign in ending.signs if sign.shows in _DECIDE or sign.passage.segment.message >= message
        ]


_DECIDE = ("refused", "not-held", "neither-confirm")


def _counts_as_told(ending: Ending, one: Statement | Total, silent: set[tuple[str, str]], refused: bool) -> bool:
    """Whether what was read of makers or numbers tells the applicant something, and is no reason, plan or report."""
    key = (place_of(one.passage), one.words)
    return key not in silent and not (refused and key in ending.argued | ending.reported)


def _of_cost(refused: Iterable[Sign]) -> bool:
    """Whether all that is refused is refused for its cost: then a number of cameras beside it is part of the sum."""
    words = [sign.words for sign in refused]
    return bool(words) and all(_COST.search(text) for text in words)


_RECKONS = re.compile(r"\b(?:minutes?|hours?|days?)\b", re.IGNORECASE)
_COST = re.compile(r"\b(?:section|s\.?)\s?12\b|\bcosts?\b|\blimit\b|\bhours\b|£", re.IGNORECASE)


def _said_for_none(sign: Sign, said: Said) -> bool:
    """ "Not held - the College has no Hikvision cameras": there are none, and nothing is kept back."""
    explicit = [one for one in said.statements if one.passage is sign.passage and one.rule not in _BARE]
    if _FOLLOWS.search(sign.words) and any(one.exhaustive or one.stance is Stance.NO for one in explicit):
        return True
    bare = _BARE_NOT_HELD.match(sign.words)
    if bare is None:
        return False
    own = [one for one in _informing(said) if one.passage is sign.passage and one.rule not in _BARE]
    rest = sign.words[bare.end() :]
    near = _next_sentence(sign)
    return (bool(own) and all(one.stance is Stance.NO for one in own)) or bool(
        _HAS_NONE.search(rest) or (not rest.strip(" .") and near and _HAS_NONE.search(near))
    )


_FOLLOWS = re.compile(r"\b(?:follows that|therefore|accordingly|hence|thus|so that|it follows)\b", re.IGNORECASE)
_BARE_NOT_HELD = re.compile(
    r"^\W*(?:(?:the|this|that|such) )?(?:information|data)?\s?(?:is |are )?(?:not (?:currently )?held|no (?:such )?information(?: is)?(?: held)?|nothing(?: is)? held|none held|not applicable)\b"
    r"\W*(?:(?:as|because|since|for|given that)\b)?",
    re.IGNORECASE,
)
_HAS_NONE = re.compile(
    r"\b(?:(?:do|does|did) ?n[o']t (?:currently |now )?(?:use|have|own|operate|run)|(?:has|have|uses?|operates?|owns?|with) (?:no|none|neither)\b|(?:there is|there are) no\b|no cctv|there being none|none exists?|(?:there are|we have|it has|has|have) none|never (?:had|used|owned|bought)|neither \w+ is used)",
    re.IGNORECASE,
)


def _next_sentence(sign: Sign) -> str:
    at = sign.passage.text.find(sign.words)
    return sign.passage.text[at + len(sign.words) :][:160] if at >= 0 else ""


def _only_asked(one: Statement, not_held: Iterable[Sign]) -> bool:
    """ "We have no way of telling which of our cameras are X": nothing is said of X."""
    if not any(sign.passage is one.passage and sign.words == one.words for sign in not_held):
        return False
    at = one.words.casefold().find(one.shown.casefold())
    return (
        at >= 0 and re.search(r"\b(?:which|whether|if|what|how many|who)\b", one.words[:at], re.IGNORECASE) is not None
    )


def _brand_is_known(sign: Sign, said: Said) -> bool:
    """ "All are TruVision. We do not know who made them": the make that was asked about is told."""
    if _WHO_MADE.search(sign.words) is None:
        return False
    return any(one.passage is sign.passage and (one.rebrand or one.stance is Stance.USE) for one in said.statements)


_WHO_MADE = re.compile(r"\bwho (?:made|makes?|manufactur\w+|actually)\b", re.IGNORECASE)


def _speaks_for_the_body(ending: Ending, one: Statement) -> bool:
    """Beside a refusal only what the body says of itself tells something: not plans, others or what is generally so."""
    if one.stance in (Stance.ANOTHERS, Stance.PLANNED):
        return False
    key = (place_of(one.passage), one.words)
    short = len(one.words.split()) <= _SHORT
    if key in ending.own or short or one.by in ("question", "table") or one.passage.question is not None:
        return True
    return key not in ending.reported and one.shown.casefold() in one.words.casefold()


_STILL_WEIGHED = re.compile(
    r"\b(?:more|further|additional|extra) (?:time|\w+ working days)\b|\bextend\w*\b|\bextension\b|\bstill (?:consider|weigh|decid)\w*|\bpublic interest test (?:is|has)\b",
    re.IGNORECASE,
)
_SHORT = 8  # words of "Neither, I am glad to say."


def _none_said_for_not_held(one: Statement, not_held: Iterable[Sign]) -> bool:
    """ "Nil - we do not record the make": not held, whatever the nil says."""
    if one.stance is not Stance.NO or one.rule not in _BARE:
        return False
    return any(sign.passage is one.passage and sign.words == one.words for sign in not_held)
