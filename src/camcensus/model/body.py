"""Who must obey: bodies, the parties that rules bind, and how sure it is that a body is one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from camcensus.model.evidence import Source


@dataclass(frozen=True, slots=True)
class Party:
    """A circle of bodies that an instrument binds or addresses."""

    id: str
    title: str
    everyone_in: str | None  # jurisdiction whose every body belongs to it; None: only those that say so
    where: str


@dataclass(frozen=True, slots=True)
class PublicBody:
    """A body, or a type of body, and the parties it belongs to. What is neither listed nor doubtful it is not."""

    id: str
    title: str
    jurisdiction: str  # "UK", "UK-SCT"; "*": everywhere
    kind: str  # "type" or "particular"
    parties: tuple[str, ...]
    may_be: Mapping[str, str]  # party -> the fact that would settle it
    acts: tuple[str, ...]  # what it is taken to do with a device where nobody says; empty: runs it
    notes: str
    sources: tuple[Source, ...]  # empty for a type: it is what its title says
    where: str

    @property
    def is_any(self) -> bool:
        """Stands for whichever body a rule binds."""
        return self.jurisdiction == "*"
