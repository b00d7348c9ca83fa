"""Letters that camcensus drafts and never sends, and the rules by which request texts are looked over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class LetterKind(Enum):
    """What a letter is for."""

    REQUEST = "request"
    REMINDER = "reminder"
    CLARIFICATION = "clarification"
    INTERNAL_REVIEW = "internal-review"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a template."""

    text: str  # names to fill in stand in braces
    when: str | None  # the condition under which it stands; None: always


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A letter before it is filled in."""

    id: str
    kind: LetterKind
    language: str  # "en" or "cy"
    title: str
    subject: str
    paragraphs: tuple[Paragraph, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Argument:
    """What an internal review says against one ground of refusal."""

    id: str
    topic: str  # of the exemption
    language: str
    text: str
    where: str


@dataclass(frozen=True, slots=True)
class LintRule:
    """One thing that makes a request text weak."""

    id: str
    severity: str  # "stop", "warn" or "note"
    finds: str | None  # pattern whose words are the finding
    lacks: str | None  # pattern that should be there
    only_if: str | None  # with `lacks`: only in texts that have this
    why: str
    better: str
    citation: str  # empty: no rule of law is behind it
    where: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft: nothing is sent."""

    kind: LetterKind
    language: str
    to_name: str
    to_address: str  # empty: not known
    subject: str
    text: str  # paragraphs separated by an empty line
    reference: str
    cites: tuple[str, ...]
