"""A batch of letters to many bodies, as values: a letter a body, who is left out and why, text for WhatDoTheyKnow.

Nothing is sent; `deliver.letters` writes the files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from camcensus.act.deadlines import Clocks, Events, keep_clocks, law_for
from camcensus.act.letters import Arguments, Matter, Templates, cost_limit_for, draft
from camcensus.model.letter import Letter, LetterKind
from camcensus.model.request_law import HolidayTable, RequestBody, RequestLaw

PLACEHOLDER = "[Authority name]"
MAX_BODIES = 500  # of one batch: what WhatDoTheyKnow Pro takes
_ADDRESS = re.compile(r"[^@\s<>\"',;:()\[\]\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?\.[A-Za-z]{2,24}")


@dataclass(frozen=True, slots=True)
class Recipient:
    """A body to be asked."""

    id: str
    name: str
    body_type: str
    nation: str
    email: str = ""
    wdtk: str = ""  # its URL name at WhatDoTheyKnow
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One letter and the clocks that start if it is received on the day it is meant to go."""

    recipient: Recipient
    letter: Letter
    clocks: Clocks
    matter: Matter


@dataclass(frozen=True, slots=True)
class Batch:
    """One text for many bodies at WhatDoTheyKnow."""

    law: str
    language: str
    subject: str
    text: str
    bodies: tuple[str, ...]  # their URL names there


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A body that gets no letter."""

    recipient: Recipient
    why: str


@dataclass(frozen=True, slots=True)
class Outbox:
    """A batch, ready to be written."""

    letters: tuple[Outgoing, ...]
    left_out: tuple[LeftOut, ...]
    hours_of_work: int  # the most that the batch may cost the bodies together, by their cost limits


@dataclass(frozen=True, slots=True)
class LawBooks:
    """The facts a batch needs."""

    laws: Mapping[str, RequestLaw]
    bodies: Mapping[str, RequestBody]
    holidays: HolidayTable
    templates: Templates
    arguments: Arguments


def plan(
    recipients: Sequence[Recipient], books: LawBooks, sender: str, goes_on: date, as_of: date, prefix: str = "CC"
) -> Outbox:
    """A request for every body that a law binds and that can be reached, in the order given.

    Args:
        goes_on: the day of sending, taken as the day of receipt for the clocks.
        as_of: the day that is asked about.
        prefix: of the references, which end in the id of the body.
    """
    letters: list[Outgoing] = []
    left_out: list[LeftOut] = []
    hours = 0
    seen: set[str] = set()
    for one in recipients:
        why = _unreachable(one, books, seen)
        seen.add(one.id)
        law, note = (None, why) if why else law_for(books.bodies[one.body_type], one.nation, books.laws)
        if law is None:
            left_out.append(LeftOut(one, note))
            continue
        clocks = keep_clocks(law, books.holidays, Events(goes_on), one.body_type)
        matter = Matter(
            body=one.name,
            law=law,
            sender=sender,
            address=one.email,
            body_type=one.body_type,
            reference=reference_for(prefix, one.id),
            clocks=clocks,
            sent_on=goes_on,
            as_of=as_of,
        )
        letter = draft(LetterKind.REQUEST, one.language, matter, books.templates, books.arguments)
        letters.append(Outgoing(one, letter, clocks, matter))
        limit = cost_limit_for(law, one.body_type)
        hours += limit.hours if limit else 0
    return Outbox(tuple(letters), tuple(left_out), hours)


def reference_for(prefix: str, identifier: str) -> str:
    """A reference that stays whole in subjects and can be found again: CC-E07000123."""
    return f"{prefix}-{re.sub(r'[^A-Za-z0-9]+', '-', identifier).strip('-') or 'x'}"


def batches(outbox: Outbox, books: LawBooks) -> tuple[Batch, ...]:
    """Texts and lists of bodies for WhatDoTheyKnow: bodies of one law, language and cost limit together, 500 at most.

    The name of the body is the site's own placeholder; what holds for one body only (reference, due day) is left out.
    """
    groups: dict[tuple[str, str, int], list[Outgoing]] = {}
    for one in outbox.letters:
        limit = cost_limit_for(one.matter.law, one.matter.body_type)
        if one.recipient.wdtk:
            key = (one.matter.law.id, one.letter.language, limit.hours if limit else 0)
            groups.setdefault(key, []).append(one)
    found = []
    for (law, language, _), members in groups.items():
        matter = replace(members[0].matter, body=PLACEHOLDER, clocks=None, reference="")
        letter = draft(LetterKind.REQUEST, language, matter, books.templates, books.arguments)
        names = list(dict.fromkeys(one.recipient.wdtk for one in members))
        for at in range(0, len(names), MAX_BODIES):
            found.append(Batch(law, language, letter.subject, letter.text, tuple(names[at : at + MAX_BODIES])))
    return tuple(found)


def _unreachable(one: Recipient, books: LawBooks, seen: set[str]) -> str:
    if one.id in seen:
        return "stands on the list twice"
    if one.body_type not in books.bodies:
        return f"'{one.body_type}' is not a type of body; use one of {', '.join(sorted(books.bodies))}"
    if not one.email and not one.wdtk:
        return "has neither an address nor a name at WhatDoTheyKnow"
    if one.email and not _ADDRESS.fullmatch(one.email):
        return f"'{one.email[:80]}' is not an e-mail address"
    return ""
