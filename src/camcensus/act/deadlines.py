"""The clocks of a request: when the body must answer, when the requester must act, and by which rule.

Days in, values out: no clock is read, nothing is sent. Each deadline carries its chain: the rule, its citation, the day
it runs from and the weekdays that did not count; the clocks name the edition of the bank-holiday table they used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from camcensus.act.working_days import Counted, NotCounted, Term, WorkingDays, add_months
from camcensus.model.evidence import Source
from camcensus.model.request_law import DeadlineRule, HolidayTable, RequestBody, RequestLaw

_SCHOOL = "school-days"


@dataclass(frozen=True, slots=True)
class Pause:
    """The body asked something (a clarification, a fee), and when it got it."""

    on: str  # "clarification" or "fee"
    asked: date
    answered: date | None = None  # None: it still waits for the requester


@dataclass(frozen=True, slots=True)
class Events:
    """What happened to a request, as days."""

    received: date  # by the body
    pauses: tuple[Pause, ...] = ()
    extended: bool = False  # the body has said that it takes the longer period
    replied: date | None = None
    review_asked: date | None = None  # received by the body
    reviewed: date | None = None
    terms: tuple[Term, ...] = ()  # of a school; empty: not known

    def __post_init__(self) -> None:
        days = [("the reply", self.replied), ("the review", self.review_asked), ("its answer", self.reviewed)]
        days += [(f"the {pause.on}", pause.asked) for pause in self.pauses]
        for what, day in days:
            if day is not None and day < self.received:
                raise ValueError(f"{what} on {day} is before the request came in on {self.received}")
        for pause in self.pauses:
            if pause.answered is not None and pause.answered < pause.asked:
                raise ValueError(f"the {pause.on} was answered on {pause.answered}, before it was asked")
        if self.reviewed and (self.review_asked is None or self.reviewed < self.review_asked):
            raise ValueError("the review was answered before it was asked for")


@dataclass(frozen=True, slots=True)
class Link:
    """One step of the chain behind a deadline."""

    says: str
    citation: str
    status: str  # "read" at its source on the day seen, or "canonical": the text was not re-read


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day that matters."""

    rule: str  # id of the rule: "reply", "reply-school", "ask-review", ...
    title: str
    who: str  # who must act: "body" or "requester"
    due: date | None  # the last day; None: no day can be named, and `note` says why
    earliest: date | None  # where the day is not certain: not before this one; None: it is certain
    latest: date | None  # an outer limit for exceptional cases; None: there is none
    runs_from: date | None
    basis: str  # "statute" or "guidance"
    citation: str
    chain: tuple[Link, ...]
    not_counted: tuple[NotCounted, ...]
    note: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class HolidaysUsed:
    """The bank-holiday table behind the deadlines, to be stored with them."""

    table: str
    edition: str
    parts: tuple[str, ...]  # whose holidays did not count
    days: tuple[NotCounted, ...]  # every holiday on a weekday from the first day to the last deadline
    covers: tuple[date, date]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Clocks:
    """All deadlines of one request, in the order in which they come."""

    law: str | None  # id; None: no law gives a clock
    law_title: str
    body_type: str
    received: date
    deadlines: tuple[Deadline, ...]
    holidays: HolidaysUsed | None
    notes: tuple[str, ...]


def law_for(body: RequestBody, nation: str, laws: Mapping[str, RequestLaw]) -> tuple[RequestLaw | None, str]:
    """The law a type of body answers under in a nation, and what to know about it.

    None where it is outside the law there, or where that is not known: the note says which.
    """
    note = body.notes.get(nation, "")
    if nation not in body.laws:
        return (
            None,
            note or f"Whether a {body.title} in {nation} answers to requests by law is not in the facts: check it.",
        )
    law = body.laws[nation]
    if law is None:
        return None, f"A {body.title} is outside freedom of information law: no clock runs. {note}".strip()
    return laws[law], note


def no_clocks(body_type: str, received: date, note: str) -> Clocks:
    """The answer for a body that no law binds."""
    return Clocks(None, "no law of requests", body_type, received, (), None, (note,))


def keep_clocks(law: RequestLaw, table: HolidayTable, events: Events, body_type: str = "") -> Clocks:
    """Every deadline of one request under one law.

    Args:
        body_type: id of a type of body; "school" has a rule of its own in some laws. Empty: nothing special.
    """
    calendar = WorkingDays(table, law.holidays_of)
    days: dict[str, Deadline] = {}
    for rule in _rules_for(law, events, body_type):
        days[rule.replaces or rule.id] = _deadline(rule, law, calendar, events, days)
    deadlines = tuple(days.values())
    return Clocks(
        law.id,
        law.title,
        body_type,
        events.received,
        deadlines,
        _used(calendar, events, deadlines),
        _notes(law, events),
    )


def _rules_for(law: RequestLaw, events: Events, body_type: str) -> list[DeadlineRule]:
    """The rules that apply, a special one in the place of the general one it replaces."""
    rules: dict[str, DeadlineRule] = {}
    for rule in law.deadlines:
        fits = (not rule.bodies or body_type in rule.bodies) and (rule.when != "extended" or events.extended)
        standing = rules.get(rule.replaces or rule.id)
        if fits and not (standing and standing.bodies and not rule.bodies):
            rules[rule.replaces or rule.id] = rule
    return list(rules.values())


def _deadline(
    rule: DeadlineRule, law: RequestLaw, calendar: WorkingDays, events: Events, before: Mapping[str, Deadline]
) -> Deadline:
    start, start_note = _start(rule, events, before)
    links = [Link(rule.rule, rule.citation, rule.status)]
    if rule.count is not None and rule.unit != "months":
        links.append(Link(law.working_day, law.working_day_citation, "read"))
    skip: list[tuple[date, date]] = []
    if rule.starts == "received":
        start, pause_links, skip, waiting = _paused(law, events)
        links += pause_links
        start_note = waiting
    blank = Deadline(
        rule.id,
        rule.title,
        rule.who,
        None,
        None,
        None,
        start,
        rule.basis,
        rule.citation,
        tuple(links),
        (),
        start_note,
        rule.sources,
    )
    if start is None:
        return blank
    if rule.count is None:
        return replace(blank, note=f"No last day is named: {rule.rule.split(';')[0]}.")
    if rule.unit == "months":
        return replace(blank, due=add_months(start, rule.count), note=start_note)
    if rule.unit == _SCHOOL:
        return _school_deadline(blank, rule, calendar, start, events, skip)
    counted = calendar.count(start, rule.count, skip=skip)
    latest = calendar.count(start, rule.outer, skip=skip).due if rule.outer else None
    note = counted.stopped or start_note
    if latest:
        note = f"{rule.outer_when} by {latest}; {note}".rstrip("; ")
    return replace(blank, due=counted.due, latest=latest, not_counted=counted.not_counted, note=note)


def _school_deadline(
    blank: Deadline,
    rule: DeadlineRule,
    calendar: WorkingDays,
    start: date,
    events: Events,
    skip: Sequence[tuple[date, date]],
) -> Deadline:
    """The twentieth school day or the sixtieth working day, whichever is first; the outer one while terms are unknown."""
    count = rule.count or 1
    outer = calendar.count(start, rule.outer or count, skip=skip)
    soonest = calendar.count(start, count, skip=skip)
    taught: Counted | None = calendar.count(start, count, terms=events.terms, skip=skip) if events.terms else None
    if taught is not None and taught.due is not None and (outer.due is None or taught.due <= outer.due):
        return replace(blank, due=taught.due, not_counted=taught.not_counted, note=f"{count} school days")
    if taught is not None and taught.due is not None:
        return replace(
            blank,
            due=outer.due,
            not_counted=outer.not_counted,
            note=f"{rule.outer} working days came before {count} school days",
        )
    why = "term dates are not known" if taught is None else taught.stopped
    return replace(
        blank,
        due=outer.due,
        earliest=soonest.due,
        not_counted=outer.not_counted,
        note=outer.stopped
        or f"{why}: {rule.outer} working days are the outer limit; earlier if {count} school days end before, "
        f"not before {soonest.due}. Give the term dates to settle it.",
    )


def _paused(law: RequestLaw, events: Events) -> tuple[date | None, list[Link], list[tuple[date, date]], str]:
    """The day a reply's clock runs from, the links that say why, the days skipped, and what is waited for."""
    start: date | None = events.received
    links: list[Link] = []
    skip: list[tuple[date, date]] = []
    for pause in sorted(events.pauses, key=lambda one: one.asked):
        rule = next((one for one in law.pauses if one.on == pause.on), None)
        if rule is None:
            continue
        links.append(Link(rule.says, rule.citation, rule.status))
        if pause.answered is None:
            return None, links, skip, f"The clock waits: the body asked for a {pause.on} on {pause.asked}. Answer it."
        if rule.effect == "restart":
            start = max(start, pause.answered) if start else pause.answered
        else:
            skip.append((pause.asked, pause.answered))
    return start, links, skip, ""


def _start(rule: DeadlineRule, events: Events, before: Mapping[str, Deadline]) -> tuple[date | None, str]:
    """The day a clock runs from, and what to know of it; None and why where it does not run yet."""
    reply = before["reply"].due if "reply" in before else None
    review = before["review"].due if "review" in before else None
    if rule.starts == "received":
        return events.received, ""
    if rule.starts == "review-asked":
        known = events.review_asked
        return known, "" if known else "Runs from the day the body has the request for review."
    if rule.starts == "reviewed-or-review-due":
        known = events.reviewed or review
        return known, "" if known else "Runs from the answer to the review."
    note = ""
    if events.replied is None:
        note = "If there is no reply by the day it is due; a later reply starts it anew."
        if "reply" in before and before["reply"].earliest is not None:
            note += " Counted from the outer limit of the reply, which may have been due earlier."
    if rule.starts == "replied-or-reply-due":
        return events.replied or reply, note
    both = [day for day in (events.replied, reply) if day is not None]
    return max(both, default=None), note


def _used(calendar: WorkingDays, events: Events, deadlines: Sequence[Deadline]) -> HolidaysUsed:
    table = calendar.table
    ends = [day for one in deadlines for day in (one.due, one.latest) if day is not None]
    last = max(ends, default=events.received)
    days = []
    for one in table.days:
        if events.received <= one.day <= last:
            why = calendar.why_not(one.day)
            if why not in (None, "weekend"):
                days.append(NotCounted(one.day, str(why)))
    unique = sorted(set(days), key=lambda one: one.day)
    return HolidaysUsed(
        table.id, table.edition, calendar.parts, tuple(unique), (table.first, table.last), table.sources
    )


def _notes(law: RequestLaw, events: Events) -> tuple[str, ...]:
    notes = []
    if events.extended and not any(rule.when == "extended" for rule in law.deadlines):
        notes.append(f"{law.short} gives the body no longer period: the extension it announced does not move the day.")
    if events.received.weekday() >= 5:
        notes.append("Received on a weekend: the day of receipt is day zero all the same.")
    return tuple(notes)
