"""The answer to one question of the chain, three-valued, with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from camcensus.model.law import Step
from camcensus.model.truth import Truth, all_of


@dataclass(frozen=True, slots=True)
class Answer:
    """What one question came to.

    `code` names the reason in a word that stays the same: cases and scripts refer to it; docs/reference/reasons.md lists them.
    """

    question: str  # "in-force", "binds-body", "equipment-class", "maker", ...
    truth: Truth | None  # None: told for the record, decides nothing
    code: str
    says: str
    source: str | None = None  # None: rests on what the user stated or on the instrument as a whole
    missing: tuple[str, ...] = ()  # what would settle it, where it is UNKNOWN

    def as_step(self) -> Step:
        """As a link of the chain."""
        return Step(self.question, self.says, self.source)


def truth_of(answers: Sequence[Answer]) -> Truth:
    """All of them together."""
    return all_of(answer.truth for answer in answers if answer.truth is not None)


def decisive(answers: Sequence[Answer]) -> Answer | None:
    """The first NO, else the first UNKNOWN; None where everything is YES."""
    for wanted in (Truth.NO, Truth.UNKNOWN):
        for answer in answers:
            if answer.truth is wanted:
                return answer
    return None
