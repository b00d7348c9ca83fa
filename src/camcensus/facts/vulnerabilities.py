"""Records of vulnerabilities -> typed facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from camcensus.facts.manufacturers import CONFIDENCES, maker_id, one_of, refuse_unknown_keys, unknown_maker
from camcensus.facts.records import Record
from camcensus.model.equipment import Manufacturer
from camcensus.model.vulnerability import Affected, Listing, Vulnerability

_CVE = re.compile(r"CVE-\d{4}-\d{4,}")
_DOTTED = re.compile(r"\d+(\.\d+)*")
_KEYS = {
    "id",
    "cve",
    "listed_for",
    "title",
    "published",
    "affected",
    "cvss",
    "listed",
    "not_listed_on",
    "under_other_badges",
    "confidence",
    "notes",
    "sources",
}
_AFFECTED_KEYS = {"models", "built", "version", "all_versions", "says"}


def parse_vulnerability(record: Record) -> Vulnerability:
    """One record below vulnerabilities/. Raises FactError with file, line and mend."""
    refuse_unknown_keys(record, _KEYS, "a vulnerability")
    cve = record.text("cve")
    if not _CVE.fullmatch(cve):
        raise record.fail(f"'{cve}' is not a CVE number", "Write it like CVE-2021-36260.")
    if record.text("id") != cve.lower():
        raise record.fail(f"id '{record.text('id')}' is not that of {cve}", f"Write 'id: {cve.lower()}'.")
    affected = tuple(_affected(part) for part in record.parts("affected"))
    if not affected:
        raise record.fail("states nothing that is affected", "Add 'affected:' with models, a range, or 'says:'.")
    listed = _listing(record.part("listed")) if record.values.get("listed") is not None else None
    looked = _day(record, "not_listed_on")
    if (listed is None) == (looked is None):
        raise record.fail("must say either 'listed' or 'not_listed_on'", "Keep the one that the catalogue shows.")
    published = record.partial_date("published")
    score, version = _score(record)
    return Vulnerability(
        id=record.text("id"),
        cve=cve,
        listed_for=maker_id(record, "listed_for"),
        title=record.text("title"),
        affected=affected,
        listed=listed,
        not_listed_on=looked,
        under_other_badges=_yes_no(record, "under_other_badges"),
        score=score,
        score_version=version,
        published=str(published) if published else None,
        sources=record.sources(),
        confidence=one_of(record, "confidence", CONFIDENCES),
        notes=record.optional_text("notes") or "",
        where=record.where,
    )


def check_vulnerabilities(
    makers: Mapping[str, Manufacturer], vulnerabilities: Iterable[Vulnerability]
) -> tuple[str, ...]:
    """What is wrong between the records: makers that nobody knows, each with file, line and mend; empty: nothing."""
    return tuple(
        unknown_maker(one.where, one.listed_for, makers) for one in vulnerabilities if one.listed_for not in makers
    )


def _affected(part: Record) -> Affected:
    refuse_unknown_keys(part, _AFFECTED_KEYS, "an affected range")
    built, version = part.part("built"), part.part("version")
    refuse_unknown_keys(built, {"from", "to", "before"}, "a range of builds")
    refuse_unknown_keys(version, {"from", "to", "before"}, "a range of versions")
    for key in version.values:
        if not _DOTTED.fullmatch(version.text(key)):
            raise part.fail(f"version '{version.text(key)}' is not dotted numbers", "Put it under 'says' instead.")
    found = Affected(
        models=part.texts("models"),
        built_from=_day(built, "from"),
        built_to=_day(built, "to"),
        built_before=_day(built, "before"),
        version_from=version.optional_text("from"),
        version_to=version.optional_text("to"),
        version_before=version.optional_text("before"),
        all_versions=_yes_no(part, "all_versions") or False,
        says=part.optional_text("says") or "",
    )
    if not (found.models or found.has_limits or found.says):
        raise part.fail("an affected range is empty", "State models, a range, or 'says:'.")
    if found.built_from and found.built_to and found.built_to < found.built_from:
        raise part.fail("a range of builds ends before it starts", "Put the earlier day under 'from'.")
    return found


def _listing(part: Record) -> Listing:
    refuse_unknown_keys(part, {"added", "due", "title", "url"}, "a listing")
    added = _day(part, "added")
    if added is None:
        raise part.fail("a listing has no day", "Add 'added: YYYY-MM-DD'.")
    due = _day(part, "due")
    if due is not None and due < added:
        raise part.fail("is due before it was listed", "Correct one of the two days.")
    return Listing(added, due, part.text("title"), part.text("url"))


def _score(record: Record) -> tuple[float | None, str | None]:
    part = record.part("cvss")
    if not part.values:
        return None, None
    refuse_unknown_keys(part, {"score", "version"}, "a score")
    score = part.values.get("score")
    if isinstance(score, bool) or not isinstance(score, int | float) or not 0 <= score <= 10:
        raise part.fail(f"score {score!r} is not 0 to 10", "Write the CVSS base score.")
    return float(score), part.text("version")


def _day(part: Record, key: str) -> date | None:
    text = part.optional_text(key)
    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError:
        raise part.fail(f"{key} '{text}' is not a day", "Write YYYY-MM-DD in quotes.") from None


def _yes_no(part: Record, key: str) -> bool | None:
    value = part.values.get(key)
    if value is not None and not isinstance(value, bool):
        raise part.fail(f"{key} is {value!r}", "Write true or false, or leave it out.")
    return value
