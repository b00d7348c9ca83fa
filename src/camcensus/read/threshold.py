"""From which confidence on a reading may stand without a person, for a stated precision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from camcensus.facts.answers import Threshold

STEPS = 1000  # thresholds are thousandths


@dataclass(frozen=True, slots=True)
class Scored:
    """A reading held against what a person read."""

    confidence: float  # 0..1, as `read_answer` gave it
    right: bool
    held_back: bool = False  # has reasons of its own for a person, whatever the threshold


def set_threshold(scored: Sequence[Scored], precision: float) -> Threshold:
    """The lowest confidence from which on the readings are right in at least this share.

    Readings held back for other reasons are left out. Where no threshold gives the precision it is 1.0: nothing stands
    without a person. Raises ValueError unless 0 < precision <= 1 and there is a reading.
    """
    if not 0 < precision <= 1:
        raise ValueError(f"a precision of {precision} is not over 0 and at most 1")
    if not scored:
        raise ValueError("no scored reading to set a threshold from")
    free = [one for one in scored if not one.held_back]
    best = STEPS
    for step in range(STEPS, -1, -1):
        decided = [one for one in free if one.confidence * STEPS >= step]
        if decided and sum(one.right for one in decided) < precision * len(decided):
            break
        best = step
    decided = [one for one in free if one.confidence * STEPS >= best]
    right = sum(one.right for one in decided)
    words = f"{right} of {len(decided)} decided readings right, {len(scored)} scored"
    return Threshold(best / STEPS, precision, words)


def write_threshold(threshold: Threshold) -> str:
    """The text of data/calibration/answers.yaml."""
    return (
        "# From which confidence on the reading of an answer stands without a person; see README.md.\n"
        f"id: answers\nconfidence: {threshold.confidence}\nprecision: {threshold.precision}\nmeasured: {threshold.measured}\n"
    )
