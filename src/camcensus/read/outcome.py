"""How an answer ends the request: what was disclosed, refused, not held, or put off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from camcensus.facts.answers import AnswerFacts
from camcensus.model.request import Outcome
from camcensus.read.clauses import plain, sentences, spelt_out
from camcensus.read.exemptions import cited_sections, most_precise
from camcensus.read.phrases import phrase_of, shows
from camcensus.read.statements import Asks, Passage, Said, Stance

_INFORMS = frozenset(
    [Stance.USE, Stance.NO, Stance.FORMER, Stance.PLANNED, Stance.ONCE, Stance.DOUBTFUL, Stance.ANOTHERS]
)


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that refuse, deny holding, or put off."""

    shows: str  # refused, not-held, neither-confirm, clarify, acknowledged, transferred
    words: str
    passage: Passage
    rule: str
    confidence: float


@dataclass(slots=True)
class Ending:
    """What bears on the outcome, of all messages."""

    signs: list[Sign] = field(default_factory=list)
    sections: list[tuple[str, Sign]] = field(default_factory=list)


def read_ending(facts: AnswerFacts, passages: Iterable[Passage], scottish: bool) -> Ending:
    """Collect refusals, sections and delays from the body's own words."""
    ending = Ending()
    for passage in passages:
        text = passage.text
        for sentence in sentences(plain(text)):
            own, lowered = sentence.of(text), spelt_out(sentence.of(text)).casefold()
            closing = shows(facts, "boilerplate", lowered) is not None and shows(facts, "corrects", lowered) is None
            if closing and (shows(facts, "refused", lowered) is None or _of_review(lowered)):
                continue
            found = _sign_of(facts, passage, own, lowered)
            silent = found is not None and found.shows == "neither-confirm"
            cited = list(cited_sections(facts, text, sentence, scottish, silent))
            if cited and (found is None or found.shows in ("acknowledged", "transferred", "clarify")):
                found = Sign("refused", own, passage, "section-cited", 0.9)
            refuses = found is not None and found.shows == "refused" and not cited
            if refuses and shows(facts, "exemption-denied", lowered) is not None:
                continue  # "we are not relying on any exemption"
            if found is not None:
                if found.shows == "refused" and any(one.name.startswith("s.17") for one in cited) and len(cited) == 1:
                    found = Sign("not-held", own, passage, "notice-not-held", 0.94)
                if any("12(4)(a)" in one.name or "10(4)(a)" in one.name for one in cited) and len(cited) == 1:
                    found = Sign("not-held", own, passage, "notice-not-held", 0.94)
                ending.signs.append(found)
                ending.sections += [(one.name, found) for one in cited]
    return ending


def decide_outcome(ending: Ending, said: Said) -> tuple[Outcome, float, str, Sign | None]:
    """The outcome, its confidence, the rule, and the words that stand for it where no statement does."""
    informs = [one for one in said.statements if one.stance in _INFORMS and not _of_another_part(one.passage, one.rule)]
    informed = bool(informs or said.totals)
    by = {name: [sign for sign in ending.signs if sign.shows == name] for name in _NAMES}
    refused = [*by["neither-confirm"], *by["refused"]]
    first = ending.signs[0] if ending.signs else None
    if informed and refused:
        return Outcome.PARTIAL, 0.9, "answered-and-refused", refused[0]
    if informed and by["not-held"]:
        return Outcome.PARTIAL, 0.88, "answered-and-not-held", by["not-held"][0]
    if informed:
        return Outcome.ANSWERED, 0.96, "answered", None
    if refused and by["not-held"]:
        return Outcome.REFUSED, 0.7, "refused-and-not-held", refused[0]
    if refused:
        return Outcome.REFUSED, max(sign.confidence for sign in refused), refused[0].rule, refused[0]
    if by["not-held"]:
        return Outcome.NOT_HELD, by["not-held"][0].confidence, by["not-held"][0].rule, by["not-held"][0]
    if by["clarify"]:
        return Outcome.CLARIFICATION, by["clarify"][0].confidence, by["clarify"][0].rule, by["clarify"][0]
    for name in ("transferred", "acknowledged"):
        if by[name]:
            return Outcome.NO_ANSWER_YET, by[name][0].confidence, by[name][0].rule, by[name][0]
    return Outcome.NO_ANSWER_YET, 0.5, "nothing-understood", first


def sections_of(ending: Ending) -> tuple[str, ...]:
    """The sections relied on."""
    return most_precise([name for name, _ in ending.sections])


_NAMES = ("refused", "not-held", "neither-confirm", "clarify", "acknowledged", "transferred")


def _sign_of(facts: AnswerFacts, passage: Passage, own: str, lowered: str) -> Sign | None:
    for name in ("neither-confirm", "not-held", "refused", "clarify", "transferred", "acknowledged"):
        phrase = phrase_of(facts, name, lowered)
        if phrase is None:
            continue
        if name == "not-held" and _refuses_as_well(facts, lowered):
            return Sign("refused", own, passage, phrase.id, phrase.confidence)
        return Sign(name, own, passage, phrase.id, phrase.confidence)
    return None


def _of_review(lowered: str) -> bool:
    return "complain" in lowered or "internal review" in lowered


def _refuses_as_well(facts: AnswerFacts, lowered: str) -> bool:
    """ "we do not hold it in one place and to collect it would exceed the cost limit" is a refusal."""
    return "limit" in lowered and shows(facts, "refused", lowered) is not None


def _of_another_part(passage: Passage, rule: str) -> bool:
    return rule == "no-to-the-question" and passage.question is not None and passage.question.asks is Asks.OTHER


def latest_message(passages: Sequence[Passage]) -> int:
    """The number of the last message that has words of the body."""
    return max((passage.segment.message for passage in passages), default=0)
