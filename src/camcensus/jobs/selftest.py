"""Every record's examples and cases, run; used by the tests and by `camcensus facts check`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from camcensus.facts.answers import check_answers
from camcensus.facts.book import FactBook
from camcensus.facts.manufacturers import check_manufacturers
from camcensus.facts.rebrands import check_rebrands
from camcensus.facts.vulnerabilities import check_vulnerabilities
from camcensus.identify.match import fill
from camcensus.judge.cases import run_cases
from camcensus.model.errors import FactError
from camcensus.model.evidence import Asserts, Fingerprint


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What was run, and what failed."""

    fingerprints: int
    makers_with_fingerprints: int
    examples: int  # matches and near misses
    instruments: int
    cases: int
    manufacturers: int
    rebrands: int
    vulnerabilities: int
    failures: tuple[str, ...]  # each says file, line, problem, mend


def check_facts(book: FactBook) -> SelfTest:
    """Run every example and case of the book. A record that cannot even be read is the only failure reported of it."""
    failures: list[str] = []
    for section in (
        "manufacturers",
        "controls",
        "rebrands",
        "vulnerabilities",
        "bodies",
        "instruments",
        "fingerprints",
    ):
        try:
            getattr(book, section)
        except FactError as error:
            failures.append(str(error))
    if failures:
        return SelfTest(
            0, 0, 0, 0, 0, 0, 0, 0, tuple(dict.fromkeys(failures))
        )  # sections that read others repeat theirs
    failures += check_manufacturers(book.manufacturers, book.controls)
    failures += check_rebrands(book.manufacturers, book.rebrands)
    failures += check_vulnerabilities(book.manufacturers, book.vulnerabilities)
    failures += check_answers(book.answers)
    failures += [failure for fingerprint in book.fingerprints for failure in check_fingerprint(book, fingerprint)]
    cases = 0
    for instrument in book.instruments.values():
        cases += sum(len(provision.cases) for provision in instrument.provisions)
        try:
            failures += run_cases(book, instrument)
        except FactError as error:
            failures.append(str(error))
    makers = {f.asserts.manufacturer for f in book.fingerprints if f.asserts.manufacturer}
    return SelfTest(
        fingerprints=len(book.fingerprints),
        makers_with_fingerprints=len(makers),
        examples=sum(len(f.matches) + len(f.ignores) for f in book.fingerprints),
        instruments=len(book.instruments),
        cases=cases,
        manufacturers=len(book.manufacturers),
        rebrands=len(book.rebrands),
        vulnerabilities=len(book.vulnerabilities),
        failures=tuple(failures),
    )


def check_fingerprint(book: FactBook, fingerprint: Fingerprint) -> Iterator[str]:
    """Failures of one record: unknown names, examples that do not match or claim otherwise, near misses that match."""
    yield from _unknown_names(book, fingerprint)
    pattern = re.compile(fingerprint.pattern)
    for example in fingerprint.matches:
        match = pattern.fullmatch(example.text)
        if match is None:
            yield _failure(
                fingerprint, f"does not match its example {example.text!r}", "Correct the pattern or the example."
            )
            continue
        claims = fill(fingerprint.asserts, match)
        for claim, expected in _stated(example.asserts):
            got = getattr(claims, claim)
            if got != expected:
                yield _failure(
                    fingerprint,
                    f"reads {claim} {got!r} from {example.text!r}, not {expected!r}",
                    "Correct the group in the pattern, or the expectation.",
                )
    for text in fingerprint.ignores:
        if pattern.fullmatch(text):
            yield _failure(fingerprint, f"matches its near miss {text!r}", "Narrow the pattern.")


def _unknown_names(book: FactBook, fingerprint: Fingerprint) -> Iterator[str]:
    maker = fingerprint.asserts.manufacturer
    if maker is not None and maker not in book.manufacturers:
        yield _failure(
            fingerprint,
            f"manufacturer '{maker}' is not in data/manufacturers/{_closest(maker, book.manufacturers)}",
            "Correct the spelling, or add the manufacturer there with a source.",
        )
    for field in fingerprint.reads:
        if field not in book.fields:
            yield _failure(
                fingerprint,
                f"reads '{field}', which is not in data/fields.yaml{_closest(field, book.fields)}",
                "Correct the spelling, or add the field there with its meaning.",
            )


def _closest(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    return f" (closest: '{near[0]}')" if near else ""


def _stated(asserts: Asserts) -> Iterator[tuple[str, object]]:
    for claim in Asserts.__dataclass_fields__:
        value = getattr(asserts, claim)
        if value is not None:
            yield claim, value


def _failure(fingerprint: Fingerprint, problem: str, mend: str) -> str:
    return f"{fingerprint.where}: {fingerprint.id} {problem}.\n{mend}"
