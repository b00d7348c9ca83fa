"""The laws under which information is asked for: clocks, pauses, exemptions, costs, and the days that do not count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from camcensus.model.evidence import Source

UNITS = ("working-days", "school-days", "months")
STARTS = (
    "received",
    "review-asked",
    "replied-or-reply-due",  # the reply; where there is none, the day it was due
    "later-of-reply-due-and-replied",  # FOISA s.20(5): an early reply does not shorten the time to ask for a review
    "reviewed-or-review-due",
)
PARTS_OF_UK = ("ENG", "WLS", "SCT", "NIR")


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """One clock of a law."""

    id: str  # "reply", "reply-school", "reply-extended", "ask-review", "review", "complain"
    title: str
    who: str  # who must act: "body" or "requester"
    starts: str  # one of STARTS
    count: int | None  # None: no fixed length ("without undue delay")
    unit: str  # one of UNITS
    outer: int | None  # working days that end it at the latest
    outer_when: str  # when the outer limit applies; empty: whichever comes first
    replaces: str | None  # id of the rule it takes the place of
    bodies: tuple[str, ...]  # types of body it is for; empty: all
    when: str | None  # "extended": only once the body has taken more time
    basis: str  # "statute" or "guidance": guidance makes no breach of the law
    citation: str
    rule: str  # in our own words
    status: str  # "read": at its source on the day seen; "canonical": official address given, text not re-read
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class PauseRule:
    """What a question or a fee does to the clock of the reply."""

    on: str  # "clarification" or "fee"
    effect: str  # "restart": received anew on the day it is answered; "skip": the days between do not count
    citation: str
    says: str
    status: str
    url: str


@dataclass(frozen=True, slots=True)
class Exemption:
    """A ground on which information is withheld, or a reason for not dealing with a request."""

    section: str  # "31", "40(5B)", "12(4)(b)"
    topic: str  # the key of the arguments in the letters
    kind: str  # "absolute", "mostly-absolute", "qualified" (public-interest test), "procedural"
    meaning: str


@dataclass(frozen=True, slots=True)
class CostLimit:
    """How much work a body must do for one request."""

    bodies: tuple[str, ...]  # types of body; empty: all others
    gbp: int
    rate: int  # pounds an hour
    hours: int
    citation: str


@dataclass(frozen=True, slots=True)
class Aggregation:
    """When several requests count as one for the cost limit."""

    days: int  # consecutive working days
    citation: str
    says: str


@dataclass(frozen=True, slots=True)
class Route:
    """A step of appeal."""

    step: str
    citation: str


@dataclass(frozen=True, slots=True)
class RequestLaw:
    """One law under which information is asked for."""

    id: str
    title: str
    title_cy: tuple[str, str]  # in Welsh: plain, and with soft mutation, as after "o dan"
    short: str
    jurisdiction: str
    right: str  # citation of the right itself
    advice: str  # citation of the duty to help requesters
    holidays_of: tuple[str, ...]  # parts of the UK whose bank holidays do not count
    working_day: str
    working_day_citation: str
    regulator: str
    regulator_cy: str
    regulator_url: str
    deadlines: tuple[DeadlineRule, ...]
    pauses: tuple[PauseRule, ...]
    exemptions: tuple[Exemption, ...]
    cost_limits: tuple[CostLimit, ...]
    aggregation: Aggregation | None
    routes: tuple[Route, ...]
    sources: tuple[Source, ...]
    where: str


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """A day that is a bank holiday somewhere in the United Kingdom."""

    day: date
    parts: tuple[str, ...]  # of PARTS_OF_UK
    title: str
    observed: bool  # stands in for a day on a weekend


@dataclass(frozen=True, slots=True)
class HolidayTable:
    """The bank holidays of some years, as published."""

    id: str
    title: str
    edition: str  # which publication this is
    first: date  # the table is complete from this day
    last: date  # to this day
    days: tuple[BankHoliday, ...]  # in order
    sources: tuple[Source, ...]
    where: str


@dataclass(frozen=True, slots=True)
class RequestBody:
    """A type of body, and the law it answers under in each nation."""

    id: str
    title: str
    called: tuple[str, ...]  # words that requests use for it
    laws: Mapping[str, str | None]  # nation -> id of a law; None: outside the law there; absent: not known
    notes: Mapping[str, str]  # nation -> what to know
    where: str
