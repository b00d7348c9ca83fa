"""Drafts of letters: a template, what is known of the request, text out. Nothing is read and nothing is sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from string import Formatter

from camcensus.act.deadlines import Clocks, Deadline
from camcensus.model.errors import InputError
from camcensus.model.letter import Argument, Letter, LetterKind, LetterTemplate
from camcensus.model.request_law import CostLimit, Exemption, RequestLaw

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "cy": "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr",
}
_SECTION = re.compile(r"\d+[A-Z]?(?:\(\d*[a-zA-Z]*\))*")
_OPTIONS = {
    "body": "--body-name",
    "sender": "--sender",
    "sent_on": "--sent",
    "as_of": "--as-of",
    "asked_on": "--asked",
    "answer": "--answer",
    "review_asked": "--review-asked",
    "due": "--received",
    "due_citation": "--received",
}


@dataclass(frozen=True, slots=True)
class Matter:
    """What is known of one request."""

    body: str
    law: RequestLaw
    sender: str = ""
    address: str = ""  # of the body or regulator; empty: not known
    body_type: str = ""
    reference: str = ""  # ours, put in brackets in the subject so that replies can be matched
    their_reference: str = ""
    clocks: Clocks | None = None
    sent_on: date | None = None
    as_of: date | None = None  # the day asked about
    asked_on: date | None = None  # when the body asked for clarification
    answer: str = ""  # to that question
    replied_on: date | None = None
    exemptions: tuple[str, ...] = ()  # as the body cited them: "s.31(1)(a)", "reg.12(4)(b) EIR"
    grounds: str = ""  # what else is wrong with the answer
    review_asked: date | None = None
    reviewed_on: date | None = None


Templates = Mapping[tuple[str, str], LetterTemplate]
Arguments = Mapping[tuple[str, str], Argument]


def draft(kind: LetterKind, language: str, matter: Matter, templates: Templates, arguments: Arguments) -> Letter:
    """One letter, filled in.

    Raises InputError where the letter needs something that the matter does not say, or there is no such template.
    """
    template = templates.get((kind.value, language))
    if template is None:
        raise InputError("the letter", "", f"there is no {kind.value} in '{language}'", "Use --language en or cy.")
    values = _values(language, matter, arguments)
    holds = _conditions(matter, values)
    paragraphs = [part.text for part in template.paragraphs if part.when is None or part.when in holds]
    text = "\n\n".join(_fill(part, values) for part in paragraphs)
    subject = _one_line(_fill(template.subject, values)).replace(" []", "")
    cites = [
        values.get(name, "") for name in ("due_citation", "review_citation", "complaint_citation", "cost_citation")
    ]
    used = tuple(
        cite for name, cite in zip(_CITES, cites, strict=True) if cite and any(name in part for part in paragraphs)
    )
    return Letter(kind, language, values["body"], matter.address, subject, f"{text}\n", matter.reference, used)


_CITES = ("{due_citation}", "{review_citation}", "{complaint_citation}", "{cost_citation}")


def check_overdue(kind: LetterKind, matter: Matter, on: date) -> None:
    """Raises InputError for a letter that complains of silence before the reply is overdue.

    Args:
        on: the day of the letter. On the last day itself the body may still answer.
    """
    of_silence = kind in (LetterKind.REMINDER, LetterKind.INTERNAL_REVIEW, LetterKind.COMPLAINT)
    reply = _of(matter.clocks, "reply")
    if not of_silence or matter.replied_on is not None or reply is None:
        return
    if reply.due is None:
        raise InputError("the letter", "", "no reply is due while the clock waits", reply.note or "Give the days.")
    if on <= reply.due:
        mend = "Wait, or give --replied if there was an answer."
        raise InputError("the letter", "", f"the reply is not overdue before the end of {reply.due}", mend)


def topic_of(cited: str, law: RequestLaw) -> tuple[str, Exemption | None]:
    """The bare section in a citation, and the ground of the law it stands for.

    The longest section that the citation begins with: s.31(1)(a) is section 31, s.31(3) neither confirms nor denies.
    """
    found = _SECTION.search(cited)
    if found is None:
        return cited.strip(), None
    section = found[0]
    fits = [one for one in law.exemptions if section == one.section or section.startswith(f"{one.section}(")]
    return section, max(fits, key=lambda one: len(one.section), default=None)


def cost_limit_for(law: RequestLaw, body_type: str) -> CostLimit | None:
    """The limit on the work for one request; None where the law has none in figures."""
    named = [one for one in law.cost_limits if body_type in one.bodies]
    return next(iter(named or [one for one in law.cost_limits if not one.bodies]), None)


def write_day(day: date, language: str) -> str:
    """16 November 2026, or 16 Tachwedd 2026."""
    return f"{day.day} {_MONTHS[language].split()[day.month - 1]} {day.year}"


def _values(language: str, matter: Matter, arguments: Arguments) -> dict[str, str]:
    law = matter.law
    welsh = language == "cy"
    values = {
        "body": _one_line(matter.body),
        "law": law.short,
        "law_title": law.title_cy[0] if welsh else law.title,
        "law_title_soft": law.title_cy[1] if welsh else law.title,
        "regulator": law.regulator_cy if welsh else law.regulator,
        "advice": law.advice,
        "reference": _one_line(matter.reference),
        "sender": _lines(matter.sender),
        "answer": _lines(matter.answer),
        "grounds": _lines(matter.grounds),
        "their_reference": _theirs(matter.their_reference, welsh),
    }
    days = {
        "sent_on": matter.sent_on,
        "as_of": matter.as_of,
        "asked_on": matter.asked_on,
        "replied_on": matter.replied_on,
        "review_asked": matter.review_asked,
        "reviewed_on": matter.reviewed_on,
    }
    values |= {name: write_day(day, language) for name, day in days.items() if day is not None}
    limit = cost_limit_for(law, matter.body_type)
    if limit is not None:
        values |= {"cost_citation": limit.citation, "cost_hours": str(limit.hours)}
    values |= _clock_values(matter.clocks, language)
    complain = next((rule for rule in law.deadlines if rule.id == "complain"), None)
    values["complaint_citation"] = complain.citation if complain else law.title
    if matter.exemptions:
        values["exemptions"] = _listed([_section_words(cited, law, welsh) for cited in matter.exemptions], welsh)
        values["arguments"] = "\n\n".join(_arguments(matter, language, arguments))
    return values


def _clock_values(clocks: Clocks | None, language: str) -> dict[str, str]:
    values = {}
    for name, deadline in (("due", _of(clocks, "reply")), ("review_due", _of(clocks, "review"))):
        if deadline is None or deadline.due is None:
            continue
        values[name] = write_day(deadline.due, language)
        values["due_citation" if name == "due" else "review_citation"] = deadline.citation
        if name == "due" and deadline.not_counted:
            missed = [
                write_day(one.day, language) + ("" if language == "cy" else f", {one.why}")
                for one in deadline.not_counted
            ]
            values["not_counted"] = "; ".join(missed)
    return values


def _of(clocks: Clocks | None, rule: str) -> Deadline | None:
    """The deadline of a rule or of what takes its place."""
    found = [one for one in clocks.deadlines if one.rule == rule or one.rule.startswith(f"{rule}-")] if clocks else []
    return next(iter(found), None)


def _conditions(matter: Matter, values: Mapping[str, str]) -> set[str]:
    holds = {
        "cost-limit": "cost_hours" in values,
        "due": "due" in values,
        "not-counted": "not_counted" in values,
        "replied": matter.replied_on is not None,
        "silent": matter.replied_on is None,
        "exemptions": bool(matter.exemptions),
        "grounds": bool(values["grounds"]),
        "review-due": "review_due" in values,
        "reviewed": matter.reviewed_on is not None,
        "review-silent": matter.review_asked is not None and matter.reviewed_on is None,
    }
    return {name for name, true in holds.items() if true}


def _arguments(matter: Matter, language: str, arguments: Arguments) -> list[str]:
    """One paragraph a topic, in the order in which the body cited the sections."""
    texts = []
    by_topic: dict[str, list[str]] = {}
    for cited in matter.exemptions:
        _, exemption = topic_of(cited, matter.law)
        by_topic.setdefault(exemption.topic if exemption else "other", []).append(cited)
    for topic, cited_as in by_topic.items():
        argument = arguments.get((topic, language)) or arguments.get(("other", language))
        if argument is not None:
            sections = _listed(
                [_section_words(one, matter.law, language == "cy") for one in cited_as], language == "cy"
            )
            texts.append(_fill(argument.text, {"section": sections, "advice": matter.law.advice}))
    return texts


def _section_words(cited: str, law: RequestLaw, welsh: bool) -> str:
    section, _ = topic_of(cited, law)
    regulation = law.id in ("eir", "eisr")
    word = ("rheoliad" if regulation else "adran") if welsh else ("regulation" if regulation else "section")
    return f"{word} {section}"


def _theirs(reference: str, welsh: bool) -> str:
    clean = _one_line(reference)
    return f" ({'eich cyfeirnod' if welsh else 'your reference'} {clean})" if clean else ""


def _listed(parts: list[str], welsh: bool) -> str:
    unique = list(dict.fromkeys(parts))
    join = " ac " if welsh else " and "
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])}{join}{unique[-1]}"


def _fill(template: str, values: Mapping[str, str]) -> str:
    """Names in braces replaced once: braces in a value stay as they are. Raises InputError for one that is not known."""
    pieces = []
    for literal, name, _, _ in Formatter().parse(template):
        pieces.append(literal)
        if name is None:
            continue
        if not values.get(name) and name not in ("their_reference", "reference"):
            option = _OPTIONS.get(name)
            mend = f"Give {option}." if option else "Give the days and references that it speaks of."
            raise InputError("the letter", "", f"it needs '{name.replace('_', ' ')}', which is not known", mend)
        pieces.append(values.get(name, ""))
    return "".join(pieces)


def _lines(text: str) -> str:
    """Lines without control characters."""
    return "\n".join(_one_line(line) for line in text.strip().splitlines())


def _one_line(text: str) -> str:
    """No line breaks or control characters: such a text can go into the header of a message."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
