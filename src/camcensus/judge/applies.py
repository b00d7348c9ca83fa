"""Does a provision apply on this day to this body, this act, this site, this purchase? The device plays no part yet."""

from __future__ import annotations

from datetime import date

from camcensus.facts.book import FactBook
from camcensus.facts.terms import RUNNING
from camcensus.judge.answer import Answer
from camcensus.judge.subject import Setting, Subject
from camcensus.model.body import PublicBody
from camcensus.model.interval import Interval, PartialDate
from camcensus.model.law import Duty, Instrument, Provision
from camcensus.model.truth import Truth, any_of


def is_in_force(instrument: Instrument, provision: Provision, as_of: date) -> Answer:
    """Question 3: does it exist on this day?"""
    interval, source = provision.in_force, _source(instrument, provision)
    truth = interval.holds_on(as_of)
    spell = f"{instrument.title}, {provision.clause}"
    if truth is Truth.YES:
        return Answer("in-force", truth, "in-force", f"{spell} is in force on {as_of} ({_span(interval)}).", source)
    if truth is Truth.UNKNOWN:
        says = f"No source settles whether {spell} was in force on {as_of} ({_span(interval)})."
        missing = (f"the {'last' if _blurred_end(interval, as_of) else 'first'} day of {spell}",)
        return Answer("in-force", truth, "in-force-unknown", says, source, missing)
    if interval.start is not None and as_of < interval.start.earliest:
        says = f"{spell} begins on {interval.start}; {as_of} is before that."
        return Answer("in-force", truth, "before-in-force", says, source)
    if instrument.superseded_by is not None:
        says = f"{spell} ended on {interval.end}, replaced by {instrument.superseded_by}."
        return Answer("in-force", truth, "superseded", says, source)
    return Answer("in-force", truth, "ended", f"{spell} ended on {interval.end}.", source)


def binds_body(book: FactBook, instrument: Instrument, provision: Provision, body: PublicBody) -> Answer:
    """Question 4, first half: is this body one of those it binds (or, for a call, speaks to)?"""
    verb = "binds" if provision.binding else "speaks to"
    source = _source(instrument, provision)
    if body.is_any:
        whom = ", ".join(book.parties[party].title for party in provision.binds) or "nobody"
        truth = Truth.YES if provision.binds else Truth.NO
        code = "body-bound" if provision.binds else "binds-nobody"
        return Answer("binds-body", truth, code, f"Judged for any body: the provision {verb} {whom}.", source)
    for exclusion in provision.excludes:
        if exclusion.party in body.parties:
            return Answer(
                "binds-body", Truth.NO, "body-not-bound", f"{body.title}: {exclusion.says}", exclusion.source or source
            )
    for party in provision.binds:
        if party in body.parties or _is_everyone(book, party, body):
            says = f"It {verb} {book.parties[party].title}; {body.title} is one of them."
            return Answer("binds-body", Truth.YES, "body-bound", says, source)
    for exclusion in provision.doubts:
        if exclusion.party in body.parties:
            says = f"{body.title}: {exclusion.says}"
            missing = (f"whether {instrument.title} binds {book.parties[exclusion.party].title}",)
            return Answer("binds-body", Truth.UNKNOWN, "body-unsettled", says, exclusion.source or source, missing)
    for party in (*provision.binds, *(doubt.party for doubt in provision.doubts)):
        if party in body.may_be:
            says = f"It {verb} {book.parties[party].title}; of {body.title} that is not known."
            return Answer("binds-body", Truth.UNKNOWN, "body-unknown", says, source, (body.may_be[party],))
    whom = ", ".join(book.parties[party].title for party in provision.binds)
    if not whom:
        return Answer("binds-body", Truth.NO, "binds-nobody", "It binds nobody and is addressed to nobody.", source)
    says = f"It {verb} {whom}; {body.title} is not among them."
    return Answer("binds-body", Truth.NO, "body-not-bound", says, source)


def asks_something(provision: Provision, source: str | None) -> tuple[Answer, ...]:
    """Does it ask anything of who runs a device? Left out where it does."""
    if provision.no_duty is None:
        return ()
    return (Answer("effect", Truth.NO, "no-duty", provision.no_duty, source),)


def restricts_act(provision: Provision, setting: Setting, body: PublicBody, source: str | None) -> tuple[Answer, ...]:
    """Question 4, second half: is what the body does with the device among the acts it restricts?"""
    if not provision.acts or (body.is_any and setting.act is None):
        return ()
    done = (setting.act,) if setting.act is not None else body.acts or RUNNING
    restricted = ", ".join(provision.acts)
    if set(done) & set(provision.acts):
        return (Answer("act", Truth.YES, "act-restricted", f"It is about: {restricted}.", source),)
    doing = setting.act or ("running a device one already has" if not body.acts else ", ".join(body.acts))
    says = f"It is about {restricted}, not about {doing}."
    return (Answer("act", Truth.NO, "act-not-restricted", says, source),)


def is_at_site(provision: Provision, setting: Setting, source: str | None) -> tuple[Answer, ...]:
    """Is the device at the class of site it is limited to?"""
    if provision.site is None:
        return ()
    if setting.site is None:
        says = f"It is limited to {provision.site} sites; the class of this site is not stated."
        missing = ("the class of the site: sensitive or ordinary",)
        return (Answer("site", Truth.UNKNOWN, "site-unknown", says, source, missing),)
    truth = Truth.of(setting.site == provision.site)
    code = "site-inside" if truth is Truth.YES else "site-outside"
    says = f"It is limited to {provision.site} sites; this one is stated to be {setting.site}."
    return (Answer("site", truth, code, says, source),)


def acquired_in_time(
    provision: Provision, subject: Subject, setting: Setting, as_of: date, source: str | None
) -> tuple[Answer, ...]:
    """Was the device acquired in the time that the provision reaches? A purchase in view counts as made on `as_of`."""
    line = provision.acquired
    if line is None:
        if not provision.acts or not set(provision.acts) <= {"procure", "renew"}:
            return ()
        starts = [duty.starts for duty in provision.duties if duty.starts is not None]
        line = provision.in_force
        if len(starts) == len(provision.duties) and starts:
            line = Interval(min(starts, key=lambda day: day.earliest), line.end)
    if setting.act in ("procure", "renew"):
        day: PartialDate | None = PartialDate.of(as_of)
    else:
        day = subject.acquired_on or setting.acquired
    span = _span(line) if line.start or line.witnessed else f"until {line.end}"
    if provision.acquired is not None and line.start is None:
        line = Interval(PartialDate(1), line.end)  # a line with an end only: everything before it
    if day is None:
        says = f"It reaches what was acquired in its time ({span}); the day of acquisition is not known."
        return (Answer("acquired", Truth.UNKNOWN, "acquired-unknown", says, source, ("the day it was acquired",)),)
    first, last = line.holds_on(day.earliest), line.holds_on(day.latest)
    truth = first if first is last else Truth.UNKNOWN
    if truth is Truth.UNKNOWN:
        says = f"It reaches what was acquired in its time ({span}); {day} is not exact enough to say."
        missing = (f"the exact day it was acquired (known: {day})",)
        if day.day is not None:
            says = f"It reaches what was acquired in its time ({span}); no source settles that time for {day}."
            missing = ("the exact first and last day of the provision",)
        return (Answer("acquired", truth, "acquired-unclear", says, source, missing),)
    before = line.start is not None and day.latest < line.start.latest
    code = "acquired-in-time" if truth is Truth.YES else "acquired-before" if before else "acquired-after"
    says = f"Acquired {day}; it reaches what was acquired in its time ({span})."
    return (Answer("acquired", truth, code, says, source),)


def meets_needs(provision: Provision, setting: Setting, source: str | None) -> tuple[Answer, ...]:
    """The facts that only the body can state."""
    stated = dict(setting.facts)
    answers = []
    for need in provision.needs:
        if need.fact not in stated:
            says = f"It depends on {need.asks}; that is not stated."
            answers.append(Answer("fact", Truth.UNKNOWN, "fact-unknown", says, source, (need.asks,)))
        else:
            truth = Truth.of(stated[need.fact])
            code = "fact-holds" if truth is Truth.YES else "fact-does-not-hold"
            answers.append(Answer("fact", truth, code, f"Stated on {need.asks}: {truth.value}.", None))
    return tuple(answers)


def is_carved_out(provision: Provision, setting: Setting, source: str | None) -> tuple[Answer, ...]:
    """Exceptions and waivers: those met or relied on decide, the others are told."""
    answers = []
    for carve_out in provision.carve_outs:
        if carve_out.id in setting.relies_on:
            says = f"The body states that it relies on this exception: {carve_out.says}"
            answers.append(Answer("carve-out", Truth.NO, "carve-out", says, source))
        elif setting.purpose is not None and setting.purpose in carve_out.purposes:
            says = f"Use stated as {setting.purpose}; excepted: {carve_out.says}"
            answers.append(Answer("carve-out", Truth.NO, "carve-out", says, source))
        else:
            says = f"Exception not claimed ({carve_out.id}): {carve_out.says}"
            answers.append(Answer("carve-out", None, "carve-out-not-claimed", says, source))
    return tuple(answers)


def duty_on(provision: Provision, as_of: date, source: str | None) -> tuple[Answer, Duty | None]:
    """Question 5: what is due on this day, the most urgent first; None where nothing is."""
    standing = [(duty, _duty_holds(duty, as_of)) for duty in provision.duties]
    if not standing:
        return Answer("duty", Truth.NO, "no-duty", provision.no_duty or "It asks nothing.", source), None
    truth = any_of(truth for _, truth in standing)
    if truth is Truth.YES:
        running = [duty for duty, holds in standing if holds is Truth.YES]
        chief = min(running, key=lambda duty: duty.by.latest if duty.by else date.max)
        others = [duty.action for duty, holds in standing if holds is Truth.YES and duty is not chief]
        also = f" Also: {', '.join(others)}." if others else ""
        note = f" {chief.note}." if chief.note else ""
        says = f"What it asks: {chief.action}{f' by {chief.by}' if chief.by else ''}.{note}{also}"
        return Answer("duty", truth, "duty", says, source), chief
    if truth is Truth.NO:
        firsts = ", ".join(f"{duty.action} from {duty.starts}" for duty in provision.duties)
        return Answer("duty", truth, "duty-not-yet", f"Nothing is due on {as_of}: {firsts}.", source), None
    duty = next(duty for duty, holds in standing if holds is Truth.UNKNOWN)
    open_point = duty.unsettled or f"the exact day on which the duty {duty.action} begins ({duty.starts})"
    says = f"The duty {duty.action} is not settled: {open_point}."
    return Answer("duty", truth, "duty-unsettled", says, source, (open_point,)), None


def _duty_holds(duty: Duty, as_of: date) -> Truth:
    if duty.starts is not None and as_of < duty.starts.earliest:
        return Truth.NO
    if duty.unsettled is not None or (duty.starts is not None and as_of < duty.starts.latest):
        return Truth.UNKNOWN
    return Truth.YES


def _is_everyone(book: FactBook, party: str, body: PublicBody) -> bool:
    place = book.parties[party].everyone_in
    return place is not None and (body.jurisdiction == place or body.jurisdiction.startswith(place + "-"))


def _blurred_end(interval: Interval, day: date) -> bool:
    return interval.end is not None and day >= interval.end.earliest


def _span(interval: Interval) -> str:
    start = f"from {interval.start}" if interval.start else "first day not known"
    if interval.start is None and interval.witnessed:
        start += f", seen in force on {interval.witnessed}"
    return f"{start}, until {interval.end}" if interval.end else start


def _source(instrument: Instrument, provision: Provision) -> str:
    return provision.source or instrument.sources[0].url
