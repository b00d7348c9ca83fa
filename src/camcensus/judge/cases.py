"""Runs the cases that every provision carries: stated facts in, the finding they must give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from camcensus.facts.book import FactBook
from camcensus.judge.finding import judge_provision
from camcensus.judge.subject import Setting, Subject
from camcensus.model.equipment import EquipmentKind, Standing
from camcensus.model.errors import FactError
from camcensus.model.interval import PartialDate
from camcensus.model.law import Case, Finding, Instrument, Provision


def run_cases(book: FactBook, instrument: Instrument) -> list[str]:
    """The cases that fail, each with file, line, name, what was expected and got, and how to mend it. Empty: all hold.

    Raises FactError for a case whose facts cannot be read.
    """
    return [failure for provision in instrument.provisions for failure in _failures(book, instrument, provision)]


def _failures(book: FactBook, instrument: Instrument, provision: Provision) -> Iterator[str]:
    for case in provision.cases:
        subject, setting, as_of = scene_of(case)
        finding = judge_provision(book, instrument, provision, subject, setting, as_of)
        differences = [f"{what} '{wanted}', got '{got}'" for what, wanted, got in _compared(case, finding)]
        if differences:
            last = finding.because[-1]
            yield (
                f"{case.where}: case '{case.name}' of {instrument.id}, {provision.id}: expected "
                f"{'; '.join(differences)}. It was decided by {last.step}: {last.says}\n"
                "Correct the provision's dates, parties or makers, or the case where the source says so."
            )


def _compared(case: Case, finding: Finding) -> Iterator[tuple[str, str, str]]:
    expected = {"verdict": case.expect.value, "because": case.because, "duty": case.duty, "due": case.due}
    got = {
        "verdict": finding.verdict.value,
        "because": finding.because[-1].step,
        "duty": finding.duty or "none",
        "due": str(finding.due) if finding.due else "none",
    }
    for what, wanted in expected.items():
        if wanted is not None and wanted != got[what]:
            yield what, wanted, got[what]
    if case.overdue is not None and case.overdue is not finding.overdue:
        yield "overdue", str(case.overdue).lower(), str(finding.overdue).lower()


def scene_of(case: Case) -> tuple[Subject, Setting, date]:
    """A case's facts as what is judged, where, and when. Raises FactError naming the fact that cannot be read."""
    facts = case.facts
    maker = _text(case, "manufacturer")
    standing = _text(case, "standing") or (Standing.UNKNOWN.value if maker is None else Standing.CONFIRMED.value)
    rivals = _texts(case, "rivals") or ()
    kind = _text(case, "equipment")
    camera = facts.get("camera")
    if camera is not None and not isinstance(camera, bool):
        raise _wrong(case, "camera", "true, false or null")
    subject = Subject(
        manufacturer=maker,
        rivals=tuple((rival, 0.3) for rival in rivals),
        standing=_member(case, "standing", Standing, standing),
        probability=0.0 if maker is None else 0.97,
        brand=_text(case, "brand"),
        model=_text(case, "model"),
        camera=camera,
        equipment=None if kind is None else _member(case, "equipment", EquipmentKind, kind),
        produced_on=_day(case, "produced"),
        acquired_on=_day(case, "acquired"),
        country_of_manufacture=_text(case, "made_in"),
        components=_texts(case, "components"),
        certification=_text(case, "certification"),
    )
    stated = facts.get("facts") or {}
    if not isinstance(stated, Mapping) or not all(isinstance(value, bool) for value in stated.values()):
        raise _wrong(case, "facts", "a mapping of names to true or false")
    setting = Setting(
        body=str(facts["body"]),
        site=_text(case, "site"),
        purpose=_text(case, "purpose"),
        act=_text(case, "act"),
        relies_on=_texts(case, "relies_on") or (),
        facts=tuple(sorted((str(name), value) for name, value in stated.items())),
    )
    return subject, setting, PartialDate.parse(str(facts["as_of"])).earliest


def _text(case: Case, key: str) -> str | None:
    value = case.facts.get(key)
    if value is not None and not isinstance(value, str):
        raise _wrong(case, key, "text, in quotes")
    return value


def _texts(case: Case, key: str) -> tuple[str, ...] | None:
    value = case.facts.get(key)
    if value is None:
        return None
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise _wrong(case, key, "a list of texts")
    return tuple(value)


def _day(case: Case, key: str) -> PartialDate | None:
    value = case.facts.get(key)
    try:
        return None if value is None else PartialDate.parse(str(value))
    except ValueError as error:
        raise FactError(
            case.where, f"case '{case.name}': {key}: {error}", "Write YYYY, YYYY-MM or YYYY-MM-DD."
        ) from None


def _member(case: Case, key: str, kind: Any, value: str) -> Any:
    try:
        return kind(value)
    except ValueError:
        raise _wrong(case, key, f"one of {', '.join(member.value for member in kind)}") from None


def _wrong(case: Case, key: str, wanted: str) -> FactError:
    return FactError(case.where, f"case '{case.name}': '{key}' is {case.facts.get(key)!r}", f"Write {wanted}.")
