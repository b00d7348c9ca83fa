"""What answers say, as plain values: statements on makers, counts, and how the request ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from camcensus.model.document import Segment
from camcensus.read.bodies import OwnNames


class Stance(Enum):
    """What a clause says of a maker."""

    USE = "use"
    ONCE = "once"  # in use at some time, perhaps still
    FORMER = "former"
    PLANNED = "planned"
    NO = "no"
    ANOTHERS = "anothers"
    DOUBTFUL = "doubtful"
    SUPPLIER = "supplier"
    ASIDE = "aside"


class Asks(Enum):
    """What a question is about."""

    USE = "use"
    EVER = "ever"
    COUNT = "count"
    MAKES = "makes"
    REMOVAL = "removal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the request."""

    text: str
    number: str  # "1", "2b"; empty: none
    makers: tuple[str, ...]  # ids, in order of naming
    asks: Asks
    parts: tuple[tuple[str, str], ...] = ()  # ("a", "hikvision"), ("b", "dahua")
    means: Stance = Stance.USE  # what yes says of its maker: that none is in use, that all were removed


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the body itself, with the question they answer where that is known."""

    text: str
    segment: Segment
    order: int  # place among all passages
    question: Question | None = None
    reasons: bool = False  # stands under a heading such as "Evidence of harm"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one clause or table row says of one maker."""

    maker: str  # manufacturer id, or the name where the lists have none
    shown: str
    stance: Stance
    confidence: float
    rule: str
    words: str
    passage: Passage
    count: int | None = None  # cameras
    recorders: int | None = None
    placed: bool = False  # the count is of one place among several
    exhaustive: bool = False  # no other make is used
    sub_brand: str = ""
    rebrand: str = ""
    by: str = "name"
    place: int = 0  # where its clause begins in the passage
    part: bool = False  # said of one place, kind or time
    closed: tuple[Passage, str] | None = None  # the words that say that its list is complete, and where they stand
    seen_otherwise: str = ""  # what a second way of reading found, where it is something else


@dataclass(frozen=True, slots=True)
class Total:
    """A number of cameras of all makes."""

    value: int
    confidence: float
    rule: str
    words: str
    passage: Passage
    placed: bool = False


@dataclass(slots=True)
class Said:
    """Everything said, in order of the passages."""

    statements: list[Statement] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    chinese_denied: list[Statement] = field(default_factory=list)
    own: OwnNames | None = None
    last: tuple[Passage, tuple[str, ...], tuple[str, ...]] | None = None  # the passage before; the makers it named last
    heard: set[str] = field(default_factory=set)  # sentences that were weighed, whether or not they say anything
    aside: set[str] = field(default_factory=set)  # makers named only in telling what was asked
    listed: tuple[Passage, str] | None = None  # the words that announced a complete list
    notes: list[str] = field(default_factory=list)  # why a person should look
