"""Reminders to the bodies that owe an answer, as values. Nothing is sent; `deliver.letters` writes the files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from camcensus.act.deadlines import Events, keep_clocks, law_for
from camcensus.act.letters import Matter, check_overdue, draft
from camcensus.act.outbox import LawBooks, LeftOut, Outbox, Outgoing, Recipient
from camcensus.model.errors import InputError
from camcensus.model.letter import LetterKind


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request that was sent, and what is known of its answer."""

    recipient: Recipient
    sent_on: date | None  # taken as the day of receipt; None: not known
    law: str = ""  # id; empty: by type of body and nation
    reference: str = ""
    why_not: str = ""  # why no reminder is due whatever the day; empty: no answer is there


def plan_reminders(waiting: Sequence[Waiting], books: LawBooks, sender: str, on: date) -> Outbox:
    """A reminder for every request whose reply is overdue on a day, in the order given; the rest with the reason.

    Args:
        on: the day of the letters. On the last day itself the body may still answer.
    """
    letters: list[Outgoing] = []
    left_out: list[LeftOut] = []
    for one in waiting:
        try:
            letters.append(_remind(one, books, sender, on))
        except InputError as error:
            left_out.append(LeftOut(one.recipient, error.problem))
    return Outbox(tuple(letters), tuple(left_out), 0)


def _remind(one: Waiting, books: LawBooks, sender: str, on: date) -> Outgoing:
    """One reminder. Raises InputError where none is due."""
    who = one.recipient
    if one.why_not:
        raise _no_letter(one.why_not)
    if one.sent_on is None:
        raise _no_letter("the day it was sent is not known")
    law = books.laws.get(one.law)
    if law is None:
        body = books.bodies.get(who.body_type)
        if body is None:
            known = ", ".join(sorted(books.bodies))
            raise _no_letter(f"'{who.body_type}' is not a type of body; use one of {known}")
        law, note = law_for(body, who.nation, books.laws)
        if law is None:
            raise _no_letter(note)
    clocks = keep_clocks(law, books.holidays, Events(one.sent_on), who.body_type)
    matter = Matter(
        body=who.name,
        law=law,
        sender=sender,
        address=who.email,
        body_type=who.body_type,
        reference=one.reference,
        clocks=clocks,
        sent_on=one.sent_on,
    )
    check_overdue(LetterKind.REMINDER, matter, on)
    letter = draft(LetterKind.REMINDER, who.language, matter, books.templates, books.arguments)
    return Outgoing(who, letter, clocks, matter)


def _no_letter(why: str) -> InputError:
    return InputError("the letter", "", why, "")
