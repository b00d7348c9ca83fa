"""Templates of letters, arguments against refusals, and rules for request texts: records -> typed values."""

from __future__ import annotations

import re
from string import Formatter

from camcensus.facts.bodies import misnamed, refuse_unknown_keys
from camcensus.facts.book import FactBook
from camcensus.facts.records import Record
from camcensus.model.errors import FactError
from camcensus.model.letter import Argument, LetterKind, LetterTemplate, LintRule, Paragraph

LANGUAGES = ("en", "cy")
_NOT_ASKED = re.compile(r"\b(?:not|don't|nor) (?:ask|want|need|seek|requir\w*|interested)", re.IGNORECASE)
NAMES = frozenset(
    [
        "body",
        "law",
        "law_title",
        "law_title_soft",
        "reference",
        "as_of",
        "cost_citation",
        "cost_hours",
        "advice",
        "due",
        "due_citation",
        "sender",
        "sent_on",
        "their_reference",
        "not_counted",
        "regulator",
        "asked_on",
        "answer",
        "replied_on",
        "exemptions",
        "arguments",
        "grounds",
        "review_due",
        "review_citation",
        "review_asked",
        "reviewed_on",
        "complaint_citation",
        "section",
    ]
)
CONDITIONS = frozenset(
    [
        "cost-limit",
        "due",
        "not-counted",
        "replied",
        "silent",
        "exemptions",
        "grounds",
        "review-due",
        "reviewed",
        "review-silent",
    ]
)


def letter_templates(book: FactBook) -> dict[tuple[str, str], LetterTemplate]:
    """(kind, language) -> template. Raises FactError for a wrong record or two for one letter."""
    found: dict[tuple[str, str], LetterTemplate] = {}
    for record in (one for language in LANGUAGES for one in book.records(f"letters/{language}/letters.yaml")):
        one = parse_template(record)
        key = (one.kind.value, one.language)
        if key in found:
            raise record.fail(f"a second {one.kind.value} in '{one.language}'", "Keep one template a letter.")
        found[key] = one
    return found


def arguments(book: FactBook) -> dict[tuple[str, str], Argument]:
    """(topic, language) -> argument. Raises FactError."""
    found = {}
    for record in (one for language in LANGUAGES for one in book.records(f"letters/{language}/arguments.yaml")):
        refuse_unknown_keys(record, {"id", "topic", "language", "text"}, "an argument")
        text = _checked(record, record.text("text"))
        one = Argument(record.text("id"), record.text("topic"), _language(record), text, record.where)
        found[(one.topic, one.language)] = one
    return found


def lint_rules(book: FactBook) -> tuple[LintRule, ...]:
    """In the order of the file. Raises FactError for a wrong record or one whose examples fail."""
    return tuple(parse_lint_rule(record) for record in book.records("letters/lint/"))


def parse_template(record: Record) -> LetterTemplate:
    """One template. Raises FactError, also for a name that nobody fills in."""
    refuse_unknown_keys(record, {"id", "kind", "language", "title", "subject", "paragraphs"}, "a letter")
    kinds = [kind.value for kind in LetterKind]
    kind = record.text("kind")
    if kind not in kinds:
        raise misnamed(record.where, "kind of letter", kind, kinds, "model/letter.py")
    paragraphs = []
    for part in record.parts("paragraphs"):
        when = part.optional_text("when")
        if when is not None and when not in CONDITIONS:
            raise misnamed(part.where, "condition", when, sorted(CONDITIONS), "facts/letters.py")
        paragraphs.append(Paragraph(_checked(part, part.text("text")), when))
    return LetterTemplate(
        record.text("id"),
        LetterKind(kind),
        _language(record),
        record.text("title"),
        _checked(record, record.text("subject")),
        tuple(paragraphs),
        record.where,
    )


def parse_lint_rule(record: Record) -> LintRule:
    """One rule for request texts, its examples run. Raises FactError."""
    known = {"id", "severity", "finds", "lacks", "only_if", "why", "better", "citation", "matches", "ignores"}
    refuse_unknown_keys(record, known, "a rule for requests")
    severity = record.text("severity")
    if severity not in ("stop", "warn", "note"):
        raise misnamed(record.where, "severity", severity, ("stop", "warn", "note"), "model/letter.py")
    rule = LintRule(
        record.text("id"),
        severity,
        record.optional_text("finds"),
        record.optional_text("lacks"),
        record.optional_text("only_if"),
        record.text("why"),
        record.text("better"),
        record.optional_text("citation") or "",
        record.where,
    )
    if (rule.finds is None) == (rule.lacks is None):
        raise record.fail("has not exactly one of 'finds' and 'lacks'", "Keep one.")
    for text, wanted in ((t, w) for key, w in (("matches", True), ("ignores", False)) for t in record.texts(key)):
        if bool(fires(rule, text)) != wanted:
            raise record.fail(
                f"example {text!r} is{'' if wanted else ' not'} meant to be found", "Correct the pattern."
            )
    if not record.texts("matches") or not record.texts("ignores"):
        raise record.fail("has no examples on both sides", "Add 'matches' and 'ignores'.")
    return rule


def fires(rule: LintRule, text: str) -> list[tuple[int, int]]:
    """The spans that a rule finds in a text; (0, 0) for something that is missing from all of it."""
    try:
        if rule.finds is not None:
            spans = [match.span() for match in re.finditer(rule.finds, text, re.IGNORECASE)]
            return [span for span in spans if not _declined(text, span[0])]
        present = re.search(rule.only_if, text, re.IGNORECASE) if rule.only_if else True
        missing = rule.lacks is not None and not re.search(rule.lacks, text, re.IGNORECASE)
    except re.error as error:
        raise FactError(rule.where, f"a pattern of '{rule.id}' is wrong: {error}", "Correct it.") from None
    return [(0, 0)] if present and missing else []


def _declined(text: str, at: int) -> bool:
    """Whether the sentence says that what follows is not asked for."""
    start = max(text.rfind(mark, 0, at) for mark in ".?!\n") + 1
    return _NOT_ASKED.search(text, start, at) is not None


def _language(record: Record) -> str:
    language = record.text("language")
    if language not in LANGUAGES:
        raise misnamed(record.where, "language", language, LANGUAGES, "facts/letters.py")
    return language


def _checked(record: Record, text: str) -> str:
    try:
        names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise record.fail(f"braces do not match: {error}", "Write a name to fill in as {name}.") from None
    for name in names:
        if name not in NAMES:
            raise misnamed(record.where, "name to fill in", name, sorted(NAMES), "facts/letters.py")
    return text
