"""How far a reading can be relied on: by the rules that decided it, as often as each was right on answers that people read.

The counts stand in data/calibration/answers.yaml, with the confidence from which on a reading stands without a person for
a stated precision; tools/calibrate_answers.py writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from camcensus.facts.answers import Threshold

STEPS = 1000  # thresholds are thousandths
_START, _RIGHT = 8, 7.2  # claims that every rule is thought to have made before it is counted, and right ones of them
SEEN = 4  # times that a rule must have been right before a reading may stand on it alone


@dataclass(frozen=True, slots=True)
class Scored:
    """A reading held against what a person read."""

    confidence: float  # 0..1, as `read_answer` gave it
    right: bool
    held_back: bool = False  # has reasons of its own for a person, whatever the threshold


@dataclass(frozen=True, slots=True)
class Claim:
    """What a reading said of one maker, held against what a person read."""

    rule: str
    taken_off: float  # for what speaks against it in the same answer, 0..1
    right: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """One reading with its claims that settle something; none: nothing was settled."""

    corpus: str
    claims: tuple[Claim, ...]
    held_back: bool


def reliability(threshold: Threshold, rule: str) -> float:
    """How often a rule is right, 0..1, erring on the side of doubt: one that was never counted is taken for 0.9."""
    right, claimed = threshold.rules.get(rule, (0, 0))
    return (right + _RIGHT) / (claimed + _START)


def least_reliability() -> float:
    """That of a rule which was right each of the few times that it must have been seen."""
    return (SEEN + _RIGHT) / (SEEN + _START)


def count_rules(labelled: Iterable[Labelled], thinned: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Times right and times claimed, by rule.

    Args:
        thinned: corpus -> how many right claims count as one, where the rules were written from it.
    """
    right: dict[str, float] = {}
    wrong: dict[str, int] = {}
    for one in labelled:
        for claim in one.claims:
            if claim.right:
                right[claim.rule] = right.get(claim.rule, 0.0) + 1 / thinned.get(one.corpus, 1)
            else:
                wrong[claim.rule] = wrong.get(claim.rule, 0) + 1
    counted = {}
    for rule in sorted(right.keys() | wrong.keys()):
        good = int(right.get(rule, 0.0) + 0.5)
        counted[rule] = (good, good + wrong.get(rule, 0))
    return counted


def score_apart(labelled: Sequence[Labelled], thinned: Mapping[str, int], scored: Iterable[str]) -> list[Scored]:
    """The readings of some corpora, each by the counts of all the others."""
    found = []
    for corpus in scored:
        others = Threshold(1.0, 1.0, "", count_rules([one for one in labelled if one.corpus != corpus], thinned))
        for one in labelled:
            if one.corpus == corpus and one.claims:
                confidence = min(max(0.0, reliability(others, claim.rule) - claim.taken_off) for claim in one.claims)
                found.append(Scored(confidence, all(claim.right for claim in one.claims), one.held_back))
    return found


def set_threshold(scored: Sequence[Scored], precision: float) -> Threshold:
    """The lowest confidence from which on the readings are right in at least this share, and no rule is new.

    Readings held back for other reasons are left out. Where no threshold gives the precision it is 1.0: nothing stands
    without a person. However well all do, none stands on a rule that was seldom seen. Raises ValueError unless 0 < precision <= 1 and there is a reading.
    """
    if not 0 < precision <= 1:
        raise ValueError(f"a precision of {precision} is not over 0 and at most 1")
    if not scored:
        raise ValueError("no scored reading to set a threshold from")
    free = [one for one in scored if not one.held_back]
    best = STEPS
    for step in range(STEPS, -1, -1):
        decided = [one for one in free if one.confidence * STEPS >= step]
        if decided and sum(one.right for one in decided) >= precision * len(decided):
            best = step
    best = max(best, int(least_reliability() * STEPS))
    decided = [one for one in free if one.confidence * STEPS >= best]
    right = sum(one.right for one in decided)
    words = f"{right} of {len(decided)} decided readings right, {len(scored)} scored"
    return Threshold(best / STEPS, precision, words)


def write_threshold(threshold: Threshold) -> str:
    """The text of data/calibration/answers.yaml."""
    rules = "".join(f"  {rule}: [{right}, {claimed}]\n" for rule, (right, claimed) in threshold.rules.items())
    return (
        "# From which confidence on the reading of an answer stands without a person; see README.md.\n"
        f"id: answers\nconfidence: {threshold.confidence}\nprecision: {threshold.precision}\nmeasured: {threshold.measured}\n"
        + (f"rules:  # times right, times claimed\n{rules}" if rules else "")
    )
