"""Identification + provision + body + day -> finding, with the chain of reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from camcensus.facts.book import FactBook
from camcensus.judge.answer import Answer, decisive
from camcensus.judge.applies import (
    acquired_in_time,
    asks_something,
    binds_body,
    duty_on,
    is_at_site,
    is_carved_out,
    is_in_force,
    meets_needs,
    restricts_act,
)
from camcensus.judge.covers import reach
from camcensus.judge.subject import Setting, Subject, subject_of
from camcensus.model.interval import PartialDate
from camcensus.model.law import Duty, Finding, Instrument, Provision, Step, Verdict
from camcensus.model.truth import Truth

__all__ = ["Setting", "Subject", "judge", "judge_provision", "subject_of", "worst_first"]

_OUTCOME = {Truth.YES: Verdict.COVERED, Truth.NO: Verdict.NOT_COVERED, Truth.UNKNOWN: Verdict.UNDETERMINED}


def judge(
    book: FactBook,
    subject: Subject,
    setting: Setting,
    as_of: date,
    instruments: Sequence[str] | None = None,
    *,
    own: Sequence[Instrument] = (),
) -> tuple[Finding, ...]:
    """One finding a provision, in order of instrument and provision.

    Args:
        instruments: ids of shipped instruments; None: all of them.
        own: instruments that the user wrote, judged beside them.
    Raises: KeyError for a body or instrument that the book does not have.
    The last step of `because` is the reason that decided; its `step` is a word that stays the same ("body-not-bound").
    """
    chosen = tuple(book.instruments) if instruments is None else tuple(instruments)
    same = replace(subject, device="", model=None, probability=0.0)  # no rule asks for these
    findings = _judge_once(book, same, setting, as_of, chosen, tuple(own))
    if not subject.device:  # equal devices share their findings: an estate of 100,000 has a few hundred kinds
        return findings
    return tuple(replace(finding, device=subject.device) for finding in findings)


@lru_cache(maxsize=2048)  # equal devices have equal findings; an estate holds many of a model
def _judge_once(
    book: FactBook,
    subject: Subject,
    setting: Setting,
    as_of: date,
    instruments: tuple[str, ...],
    own: tuple[Instrument, ...],
) -> tuple[Finding, ...]:
    chosen = (*(book.instruments[name] for name in instruments), *own)
    return tuple(
        judge_provision(book, instrument, provision, subject, setting, as_of)
        for instrument in chosen
        for provision in instrument.provisions
    )


def judge_provision(
    book: FactBook, instrument: Instrument, provision: Provision, subject: Subject, setting: Setting, as_of: date
) -> Finding:
    """One device against one provision. Every question is answered; the first NO decides, else the first UNKNOWN."""
    source = provision.source or instrument.sources[0].url
    found = reach(book, instrument, provision, subject, setting, as_of)
    before, after, duty = _apart_from_device(book, instrument, provision, setting, as_of)
    acquired = acquired_in_time(provision, subject, setting, as_of, source)
    answers = (*before, *found.answers, *acquired, *after)
    stop = decisive(answers)
    truth = Truth.YES if stop is None or stop.truth is None else stop.truth
    covered = truth is Truth.YES
    due: PartialDate | None = duty.by if covered and duty is not None else None
    missing = (fact for answer in answers if answer.truth is Truth.UNKNOWN for fact in answer.missing)
    return Finding(
        device=subject.device,
        instrument=instrument.id,
        provision=provision.clause,
        title=instrument.title,
        as_of=as_of.isoformat(),
        verdict=_OUTCOME[truth],
        duty=duty.action if covered and duty is not None else None,
        due=due,
        overdue=due is not None and due.latest < as_of,
        because=(*(answer.as_step() for answer in answers if answer is not stop), _last_step(provision, stop, source)),
        missing=tuple(dict.fromkeys(missing)) if truth is Truth.UNKNOWN else (),
        binding=provision.binding,
        manufacturer=found.manufacturer,
    )


@lru_cache(maxsize=4096)
def _apart_from_device(
    book: FactBook, instrument: Instrument, provision: Provision, setting: Setting, as_of: date
) -> tuple[tuple[Answer, ...], tuple[Answer, ...], Duty | None]:
    """What is the same for every device of an estate: the answers before those on the device, those after, the duty."""
    body = book.bodies[setting.body]
    source = provision.source or instrument.sources[0].url
    duty_answer, duty = duty_on(provision, as_of, source)
    before = (
        is_in_force(instrument, provision, as_of),
        binds_body(book, instrument, provision, body),
        *asks_something(provision, source),
        *restricts_act(provision, setting, body, source),
    )
    after = (
        *is_at_site(provision, setting, source),
        *meets_needs(provision, setting, source),
        *is_carved_out(provision, setting, source),
        *(() if provision.no_duty is not None else (duty_answer,)),
    )
    return before, after, duty


def _last_step(provision: Provision, stop: Answer | None, source: str) -> Step:
    if stop is None:
        says = provision.says if provision.binding else f"Asked for, not required: {provision.says}"
        return Step("covered", says, source)
    return Step(stop.code, stop.says, stop.source)


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Binding before calls; then covered and overdue, covered with a due date, covered, undetermined, not covered."""
    return tuple(sorted(findings, key=_urgency))


def _urgency(finding: Finding) -> tuple[bool, int, date, str, str]:
    due = finding.due.latest if finding.due is not None else date.max
    if finding.verdict is Verdict.COVERED:
        rank = 0 if finding.overdue else 1 if finding.due is not None else 2
    else:
        rank = 3 if finding.verdict is Verdict.UNDETERMINED else 4
    return (not finding.binding, rank, due, finding.instrument, finding.provision)
