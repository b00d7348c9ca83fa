"""What changed between two days: provisions that began or ended, duties that began or fell due, and what did it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from camcensus.facts.book import FactBook
from camcensus.judge.applies import binds_body
from camcensus.model.body import PublicBody
from camcensus.model.interval import Interval, PartialDate
from camcensus.model.law import Change, Duty, Instrument, Provision
from camcensus.model.truth import Truth


def change_between(book: FactBook, day_from: date, day_to: date, body: str | None = None) -> tuple[Change, ...]:
    """Changes after `day_from` up to and on `day_to`, in order of day.

    Args:
        body: id of a body; only what binds it (or may, or speaks to it) is told. None: everything.
    Raises: ValueError where the days are the wrong way round, KeyError for a body there is not.
    """
    if day_to < day_from:
        raise ValueError(f"{day_to} is before {day_from}")
    judged = book.bodies[body] if body is not None else None
    found = [
        change
        for instrument in book.instruments.values()
        for provision in instrument.provisions
        if judged is None or _concerns(book, instrument, provision, judged)
        for change in _changes(book, instrument, provision, day_from, day_to)
    ]
    return tuple(sorted(found, key=lambda change: (change.on or "", change.instrument, change.provision, change.kind)))


def _concerns(book: FactBook, instrument: Instrument, provision: Provision, body: PublicBody) -> bool:
    return binds_body(book, instrument, provision, body).truth is not Truth.NO


def _changes(
    book: FactBook, instrument: Instrument, provision: Provision, day_from: date, day_to: date
) -> Iterator[Change]:
    before, after = provision.in_force.holds_on(day_from), provision.in_force.holds_on(day_to)
    plain = Change(
        instrument=instrument.id,
        provision=provision.clause,
        title=instrument.title,
        kind="",
        on=None,
        caused_by=instrument.id,
        duty=provision.duties[0].action if provision.duties else None,
        says=f"{provision.says}{_open_point(provision)}",
        binding=provision.binding,
    )
    if before is not after:
        yield _turn(book, instrument, plain, provision.in_force, before, after)
    elif after is Truth.NO and _within(provision.in_force, day_from, day_to):
        yield replace(plain, kind="began", on=_text(provision.in_force.start))
        yield _turn(book, instrument, plain, provision.in_force, Truth.YES, after)
    if after is not Truth.NO or before is not Truth.NO:
        for duty in provision.duties:
            yield from _duty_changes(plain, provision, duty, day_from, day_to)


def _turn(
    book: FactBook, instrument: Instrument, plain: Change, interval: Interval, before: Truth, after: Truth
) -> Change:
    if after is Truth.YES:
        kind = "became-clear" if before is Truth.UNKNOWN and interval.start is None else "began"
        return replace(plain, kind=kind, on=_text(interval.start or interval.witnessed))
    if after is Truth.UNKNOWN:
        at = interval.start if before is Truth.NO else interval.end
        return replace(plain, kind="became-unclear", on=_text(at))
    replaced = instrument.superseded_by
    says = f"{plain.says} Replaced by {book.instruments[replaced].title}." if replaced else plain.says
    return replace(plain, kind="ended", on=_text(interval.end), caused_by=replaced or instrument.id, says=says)


def _duty_changes(plain: Change, provision: Provision, duty: Duty, day_from: date, day_to: date) -> Iterator[Change]:
    note = f" ({duty.note})" if duty.note else ""
    told = f"{duty.action}{f' by {duty.by}' if duty.by else ''}{note}. {plain.says}"
    starts = duty.starts
    if starts is not None and starts != provision.in_force.start and day_from < starts.latest <= day_to:
        yield replace(plain, kind="duty-began", on=_text(starts), duty=duty.action, says=told)
    end = provision.in_force.end
    standing = end is None or (duty.by is not None and duty.by.latest < end.latest)
    if duty.by is not None and standing and day_from <= duty.by.latest < day_to:
        yield replace(plain, kind="deadline-passed", on=_text(duty.by), duty=duty.action, says=told)


def _open_point(provision: Provision) -> str:
    """What everything in the provision hangs on, where that is open."""
    points = [limb.unsettled for limb in provision.limbs]
    return f" Open: {points[0]}." if points and all(points) else ""


def _within(interval: Interval, day_from: date, day_to: date) -> bool:
    """Began and ended between the two days."""
    start, end = interval.start, interval.end
    return start is not None and end is not None and day_from < start.latest and end.latest <= day_to


def _text(day: PartialDate | None) -> str | None:
    return None if day is None else str(day)
