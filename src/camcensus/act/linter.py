"""A look over the text of a request before it goes out: what is weak in it, why, and a better wording.

Patterns are records (data/letters/lint); here are the rules that need the bodies, the law or the makers. Text in,
findings out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from camcensus.act.letters import cost_limit_for
from camcensus.facts.letters import fires
from camcensus.model.letter import LintRule
from camcensus.model.request_law import RequestBody, RequestLaw

MAX_TEXT = 60_000  # characters looked at
MAX_QUESTIONS = 8  # numbered questions; more are rarely all answered, and their work is added up
_SHOWN = 3  # findings of one rule
_ADDRESS = r"\b(?:your|the|this|eich) {}\b"
_ITEM = re.compile(r"^[ \t]*(?:q(?:uestion)? ?)?(\d{1,2}|[a-z])[.):]\s", re.IGNORECASE | re.MULTILINE)
_SECOND = re.compile(
    r"\b(?:(?:a |my )?(?:second|separate|further|another|additional) (?:foi |freedom of information )?requests?\b"
    r"|(?:two|three|four|several|multiple|following) (?:foi |freedom of information )?requests\b"
    r"|i (?:would )?also (?:request|like to request))",
    re.IGNORECASE,
)
_UK_ACT = re.compile(r"\bfreedom of information act(?: 2000)?\b|\bFOIA\b", re.IGNORECASE)
_SCOTS_ACT = re.compile(r"\bfreedom of information \(scotland\) act(?: 2002)?\b|\bFOISA\b", re.IGNORECASE)
_SEVERITIES = ("stop", "warn", "note")


@dataclass(frozen=True, slots=True)
class LintFinding:
    """One weak place in a request."""

    rule: str
    severity: str  # "stop": do not send it like this; "warn"; "note"
    words: str  # verbatim; empty where something is missing
    line: int  # from 1; 0 where something is missing
    why: str
    better: str
    citation: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """A body the text is meant for."""

    body: RequestBody
    law: RequestLaw | None  # None: outside the law, or not known
    note: str = ""


@dataclass(frozen=True, slots=True)
class MakerNames:
    """Names that a request may use for one maker."""

    maker: str  # as shown
    names: tuple[str, ...]
    brands: tuple[str, ...]  # sold under these, made by it


def lint(
    text: str,
    rules: Sequence[LintRule],
    bodies: Mapping[str, RequestBody],
    addressees: Sequence[Addressee] = (),
    makers: Sequence[MakerNames] = (),
) -> tuple[LintFinding, ...]:
    """Everything weak in a text, worst first, then in order of place.

    Args:
        addressees: whom it is for; empty: only what the text says by itself is looked at.
        makers: the makers of interest (Hikvision, Dahua), for requests that name only one of them.
    """
    looked_at = text[:MAX_TEXT]
    findings = [
        *_wrong_kind(looked_at, bodies, addressees),
        *_outside(addressees),
        *_wrong_law(looked_at, addressees),
        *_one_maker(looked_at, makers),
        *_several(looked_at, addressees),
        *(finding for rule in rules for finding in _by_rule(rule, looked_at, addressees)),
    ]
    if len(text) > MAX_TEXT:
        why = f"only the first {MAX_TEXT} characters were looked over"
        findings.append(LintFinding("too-long", "warn", "", 0, why, "Ask for less in one request.", ""))
    return tuple(sorted(findings, key=lambda one: (_SEVERITIES.index(one.severity), one.line, one.rule)))


def _wrong_kind(text: str, bodies: Mapping[str, RequestBody], addressees: Sequence[Addressee]) -> list[LintFinding]:
    """ "your council" in a text that goes to a police force."""
    if not addressees:
        return []
    found = []
    own = {word.lower() for one in addressees for word in one.body.called}
    kinds = sorted({one.body.title for one in addressees})
    for body in bodies.values():
        for word in body.called:
            strangers = [
                one.body.title for one in addressees if word.lower() not in {w.lower() for w in one.body.called}
            ]
            if not strangers:
                continue
            for match in list(re.finditer(_ADDRESS.format(re.escape(word)), text, re.IGNORECASE))[:_SHOWN]:
                if word.lower() not in own and _inside_longer(text, match.end(), own):
                    continue
                to = ", ".join(sorted(set(strangers)))
                why = f"It speaks of a {body.title}, and goes to: {to}. Such a body may truthfully answer that it has none."
                better = f'Write "you" or "your organisation" ({", ".join(kinds)}).'
                found.append(
                    LintFinding("wrong-kind-of-body", "stop", match[0], _line(text, match.start()), why, better, "")
                )
    return list(dict.fromkeys(found))


def _inside_longer(text: str, end: int, own: set[str]) -> bool:
    """Whether the words go on to a name of the addressee's own kind ("the school" in "the school trust")."""
    rest = re.match(r" (\w+)", text[end:])
    return rest is not None and rest[1].lower() in own


def _outside(addressees: Sequence[Addressee]) -> list[LintFinding]:
    found = {}
    for one in addressees:
        if one.law is None:
            why = one.note or f"A {one.body.title} is not known to answer under freedom of information law."
            better = "Take it off the list, or ask the public body it works for; no clock runs here."
            found[one.body.id] = LintFinding("body-not-under-foi", "stop", "", 0, why, better, "")
    return list(found.values())


def _wrong_law(text: str, addressees: Sequence[Addressee]) -> list[LintFinding]:
    scots = [one for one in addressees if one.law is not None and one.law.jurisdiction == "UK-SCT"]
    others = [one for one in addressees if one.law is not None and one.law.jurisdiction != "UK-SCT"]
    found = []
    for pattern, wrong, right in (
        (_UK_ACT, scots, "Freedom of Information (Scotland) Act 2002"),
        (_SCOTS_ACT, others, "Freedom of Information Act 2000"),
    ):
        match = pattern.search(text)
        if match and wrong:
            why = f"{len(wrong)} of the bodies answer under the {right}; its exemptions, clocks and reviews differ."
            better = f'Write "{right}" to them, or keep two versions of the letter.'
            found.append(LintFinding("wrong-law", "warn", match[0], _line(text, match.start()), why, better, ""))
    return found


def _one_maker(text: str, makers: Sequence[MakerNames]) -> list[LintFinding]:
    """Only one of the makers of interest is named, so that the others and rebrands may truthfully be denied."""
    named = {one.maker: match for one in makers if (match := _mention(text, one.names))}
    if not named or len(named) == len(makers):
        return []
    absent = [one for one in makers if one.maker not in named]
    maker, match = next(iter(named.items()))
    brands = [brand for one in makers for brand in one.brands if not _mention(text, (brand,))][:6]
    also = f" (such as {', '.join(brands)})" if brands else ""
    others = " and ".join(one.maker for one in absent)
    why = f"Only {maker} is asked about: {others} may be in use, and equipment sold under another brand{also} may truthfully be denied."
    better = (
        f'Ask for the make and model of all equipment, then: "whether any is made by {maker} or {others}, or sold under '
        'another brand but made by one of them".'
    )
    return [LintFinding("one-maker-only", "stop", match[0], _line(text, match.start()), why, better, "")]


def _mention(text: str, names: Sequence[str]) -> re.Match[str] | None:
    found = [re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in names if name]
    return min((one for one in found if one), key=lambda one: one.start(), default=None)


def _several(text: str, addressees: Sequence[Addressee]) -> list[LintFinding]:
    """More than one request in one letter, or so many questions that their work is added up."""
    laws = [one.law for one in addressees if one.law is not None]
    joined = next((law.aggregation for law in laws if law.aggregation), None)
    citation = joined.citation if joined else ""
    says = f" {joined.says[0].upper()}{joined.says[1:]}." if joined else ""
    found = []
    match = _SECOND.search(text)
    if match:
        why = f"Several requests in one letter, or sent together, are costed together.{says}"
        found.append(
            LintFinding(
                "several-requests", "warn", match[0], _line(text, match.start()), why,
                "Ask one thing now; send what else you need after the answer.", citation,
            )
        )  # fmt: skip
    items = list(_ITEM.finditer(text))
    if len(items) > MAX_QUESTIONS:
        item = items[MAX_QUESTIONS]
        why = f"{len(items)} numbered questions: their work is added up, and the last are rarely answered.{says}"
        better = f"Keep the questions that decide (makes, models, totals), at most {MAX_QUESTIONS}."
        found.append(
            LintFinding("many-questions", "warn", item[0].strip(), _line(text, item.start()), why, better, citation)
        )
    return found


def _by_rule(rule: LintRule, text: str, addressees: Sequence[Addressee]) -> list[LintFinding]:
    citation, why = rule.citation, rule.why
    if citation == "cost-limit":
        limits = [cost_limit_for(one.law, one.body.id) for one in addressees if one.law is not None]
        known = [limit for limit in limits if limit is not None]
        tightest = min(known, key=lambda limit: limit.hours, default=None)
        citation = tightest.citation if tightest else "FOIA s.12; FOISA s.12"
        why += f" The limit is {tightest.hours} hours (£{tightest.gbp})." if tightest else ""
    return [
        LintFinding(
            rule.id,
            rule.severity,
            text[start:end],
            _line(text, start) if end else 0,
            why,
            rule.better,
            citation,
        )
        for start, end in fires(rule, text)[:_SHOWN]
    ]


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
