"""Count how often each rule of `camcensus read` is right on answers that people read, and set the threshold from that.

Usage: uv run python tools/calibrate_answers.py FOLDER... [--precision 0.98] [--write]

Each FOLDER holds `files/<request>/...` and `truth.csv`, one corpus; the sentences of tests/read/sentences are added as a
corpus of their own. The threshold is set on readings that were scored by the counts of the other corpora alone, so a
corpus never vouches for itself. Answers whose label is arguable are left out. The rules were written with these answers in view: a right claim in a corpus counts
whole, one in a sentence for a tenth, a wrong one always whole.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))

from tests.read.test_answers_sentences import cases  # noqa: E402
from tests.read.test_answers_sentences import read as read_case  # noqa: E402

from camcensus.collect.documents import read_documents  # noqa: E402
from camcensus.facts.answers import Threshold  # noqa: E402
from camcensus.jobs.lexicon import lexicon_of  # noqa: E402
from camcensus.jobs.requests_csv import read_requests  # noqa: E402
from camcensus.model.request import Reading, Use  # noqa: E402
from camcensus.read.answers import read_answer  # noqa: E402
from camcensus.read.threshold import (  # noqa: E402
    Claim,
    Labelled,
    count_rules,
    score_apart,
    set_threshold,
    write_threshold,
)
from camcensus.store.shipped import shipped_facts  # noqa: E402

SENTENCES = "sentences"
THINNED = {SENTENCES: 10}
ARGUABLE = "arguable label"  # careful people could differ: nothing is measured by it
OUTPUT = HOME / "src/camcensus/data/calibration/answers.yaml"


def main() -> int:
    """Print the record; with --write put it into the data."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--precision", type=float, default=0.98)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    book = shipped_facts()
    book.__dict__["answer_threshold"] = Threshold(
        0.0, 1.0, "not measured"
    )  # a rule counts for what it is, not for what it was
    labelled = [*_of_sentences()]
    names = []
    for folder in arguments.folders:
        names.append(folder.resolve().name)
        labelled += _of_corpus(folder, names[-1])
    found = set_threshold(score_apart(labelled, THINNED, names), arguments.precision)
    measured = f"{found.measured}, each corpus by the counts of the others ({', '.join(names)})"
    text = write_threshold(replace(found, measured=measured, rules=count_rules(labelled, THINNED)))
    sys.stdout.write(text)
    if arguments.write:
        OUTPUT.write_text(text, encoding="utf-8")
    return 0


def _of_corpus(folder: Path, name: str) -> Iterator[Labelled]:
    book = shipped_facts()
    known = read_requests(folder / "truth.csv")
    with (folder / "truth.csv").open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            if ARGUABLE in row.get("notes", ""):
                continue
            documents = read_documents(folder / "files" / row["request_id"])
            reading = read_answer(book, known[row["request_id"]], documents, lexicon_of(book))
            yield _labelled(name, reading, (row["uses_hikvision"], row["uses_dahua"]))


def _of_sentences() -> Iterator[Labelled]:
    for case in cases():
        yield _labelled(SENTENCES, read_case(case), case.uses)


def _labelled(corpus: str, reading: Reading, truth: tuple[str, str]) -> Labelled:
    claims = []
    for name, use, expected in zip(
        ("uses_hikvision", "uses_dahua"), (reading.uses_hikvision, reading.uses_dahua), truth, strict=True
    ):
        proof = reading.proofs.get(name)
        if proof is not None and use is not Use.UNKNOWN:
            claims.append(Claim(proof.rule, max(0.0, _NEUTRAL - proof.confidence), use.value == expected))
    return Labelled(corpus, tuple(claims), bool(reading.reasons))


_NEUTRAL = 0.9  # reliability of a rule that was never counted


if __name__ == "__main__":
    sys.exit(main())
