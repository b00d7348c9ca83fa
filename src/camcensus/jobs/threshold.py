"""The confidence from which on readings may stand without a person, found from answers that people have read."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from camcensus.account.intervals import wilson
from camcensus.model.errors import InputError

JUDGED = ("uses_hikvision", "uses_dahua")  # a reading is right where these are


def find_threshold(rows: Iterable[Mapping[str, Any]], truth: Path, precision: float) -> str:
    """A sentence: the lowest threshold at which at least this share of what is decided is right, and what it rests on.

    Raises InputError where the right answers cannot be read, or none of them belongs to a reading.
    """
    right = _read_truth(truth)
    seen = [row for row in rows if row["request_id"] in right]
    if not seen:
        raise InputError(str(truth), "", "holds none of the requests read", "Give the right answers to these requests.")
    judged = sorted(
        (
            (float(row["confidence"]), all(row[name] == right[row["request_id"]][name] for name in JUDGED))
            for row in seen
            if row["decision"] == "auto"
        ),
        reverse=True,
    )
    found = lowest_threshold(judged, precision)
    if found is None:
        return f"No threshold keeps a precision of {precision:g}: of {len(judged)} readings decided, even the surest are wrong."
    threshold, decided, correct = found
    interval = wilson(correct, decided)
    assert interval is not None
    return (
        f"--threshold {threshold:g}: decides {decided} of {len(seen)} readings, {correct} of them right "
        f"({correct / decided:.3f}; 95% interval {interval.low:.3f} to {interval.high:.3f})."
    )


def lowest_threshold(judged: Sequence[tuple[float, bool]], precision: float) -> tuple[float, int, int] | None:
    """Threshold, readings at or above it, right ones among them; None where no threshold keeps the precision.

    Args:
        judged: confidence and whether the reading is right, the surest first.
    """
    best = None
    correct = 0
    for place, (confidence, is_right) in enumerate(judged, start=1):
        correct += is_right
        last_of_its_like = place == len(judged) or judged[place][0] < confidence
        if last_of_its_like and correct / place >= precision:
            best = (confidence, place, correct)
    return best


def _read_truth(path: Path) -> dict[str, Mapping[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream, strict=True))
    except OSError as error:
        raise InputError(str(path), "", f"cannot be read: {error.strerror}", "Name a CSV file.") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(str(path), "", f"is not CSV in UTF-8 ({error})", "Save it as CSV in UTF-8.") from None
    missing = {"request_id", *JUDGED} - set(rows[0] if rows else ())
    if missing:
        raise InputError(str(path), "line 1", f"has no column {', '.join(sorted(missing))}", "Name the columns so.")
    return {row["request_id"]: row for row in rows}
