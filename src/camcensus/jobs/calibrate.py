"""Measure the weights of signs on labelled observations, so that anyone can make the calibration again."""

from __future__ import annotations

import collections
import csv
import json
from pathlib import Path

from camcensus.facts.book import FactBook
from camcensus.identify.match import Matcher
from camcensus.identify.signs import signs_of
from camcensus.model.errors import InputError
from camcensus.model.evidence import Strength
from camcensus.model.observation import Observation

PRIOR = {Strength.SHARED: (1.0, 1.0)}  # right, wrong: hints are believed an even chance until counted
USUAL_PRIOR = (4.0, 0.2)  # others start near 0.95, worth about four observations
SEEN = 10.0  # observations the records were written from count for a tenth: other devices will fit them less well
CEILING = 0.995  # no count here is large enough to say more


def measure(book: FactBook, corpus: Path, makers: Path | None) -> str:
    """The text of data/calibration/calibration.yaml as this corpus gives it.

    Args:
        corpus: observation lines, each with `truth: {manufacturer, ...}`.
        makers: CSV with columns name_in_corpus, entity_id; None: truths already hold ids.

    Raises: InputError where a line is no labelled observation.
    """
    ids = _ids(makers)
    matcher = Matcher(book.fingerprints)
    counts: dict[Strength, collections.Counter[bool]] = {level: collections.Counter() for level in Strength}
    records = 0
    with corpus.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                row = json.loads(line)
                truth = row["truth"]["manufacturer"]
                observation = _observation(row)
            except (ValueError, KeyError, TypeError, RecursionError):
                raise InputError(
                    str(corpus), f"line {number}", "is no labelled observation", "Give id, kind, raw and truth."
                ) from None
            if not truth:
                continue
            records += 1
            right_id = ids.get(truth, truth)
            said = {
                (s.strength, s.asserts.manufacturer)
                for s in signs_of(book, matcher, observation)
                if s.asserts.manufacturer
            }
            for strength, maker in said:
                counts[strength][maker == right_id] += 1
    return _as_yaml(book, counts, records)


def _observation(row: dict[str, object]) -> Observation:
    """Raises KeyError or TypeError where a text is missing or none."""
    name, kind, field, raw = row["id"], row["kind"], row.get("field"), row["raw"]
    if isinstance(name, str) and isinstance(kind, str) and isinstance(raw, str) and isinstance(field, str | None):
        return Observation(id=name, kind=kind, field=field, raw=raw)
    raise TypeError("id, kind, field and raw are texts")


def _ids(makers: Path | None) -> dict[str, str]:
    if makers is None:
        return {}
    with makers.open(encoding="utf-8", errors="replace", newline="") as text:
        rows = csv.DictReader(text)
        if not {"name_in_corpus", "entity_id"} <= set(rows.fieldnames or ()):
            raise InputError(str(makers), "", "has no columns name_in_corpus and entity_id", "Give a table with both.")
        return {row["name_in_corpus"]: row["entity_id"] for row in rows}


def _as_yaml(book: FactBook, counts: dict[Strength, collections.Counter[bool]], records: int) -> str:
    lines = [
        "# Shares of right maker claims. of_strength is written by `camcensus facts calibrate CORPUS`; see README.md.",
        "id: calibration",
        f"measured: {records} labelled observations with a known maker",
        "of_strength:",
    ]
    for level in Strength:
        right, wrong = counts[level][True], counts[level][False]
        plus_right, plus_wrong = PRIOR.get(level, USUAL_PRIOR)
        counted = right / SEEN  # wrong ones count whole
        share = min((counted + plus_right) / (counted + wrong + plus_right + plus_wrong), CEILING)
        lines.append(f"  {level.value}: {share:.3f}   # {right} right, {wrong} wrong")
    kept = book.calibration
    lines += [f"agreement: {kept.agreement}", "of_confidence:"]
    lines += [f"  {level}: {share}" for level, share in kept.of_confidence.items()]
    lines += [
        f"{name}: {getattr(kept, name)}" for name in ("unproven_fit", "some_products", "own_among_others", "peer_label")
    ]
    return "\n".join(lines) + "\n"
