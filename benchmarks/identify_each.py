"""`identify --each` in process against the plain way: every fingerprint's `re` in turn on every record.

usage: identify_each.py [OBSERVATIONS.jsonl]    without a file, answers of its own making are used

Ours makes the whole identification and its JSON line. The plain way only searches each record's text with each compiled
expression, as a list of expressions is commonly used. A second, stricter figure matches each expression against each
value that our readers took out of the record, which is quicker, since most values fail at their first letter.
"""

from __future__ import annotations

import io
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from camcensus.deliver.json_lines import write_identifications
from camcensus.facts.book import FactBook
from camcensus.identify.combine import combine
from camcensus.identify.match import Matcher
from camcensus.identify.signs import signs_of
from camcensus.model.observation import Observation
from camcensus.store.shipped import shipped_facts
from camcensus.wire.answers import take_apart

ROUNDS = 3  # of each side in turn; the best of each counts
SEARCHED = (
    20  # one record in so many is searched the plain way, which takes minutes for all; the time is taken as many times
)


def observations(path: Path | None) -> list[Observation]:
    if path is None:
        return [made(number) for number in range(8000)]
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Observation(id=row["id"], kind=row["kind"], field=row.get("field"), raw=row["raw"]) for row in rows]


def made(number: int) -> Observation:
    servers = [
        "nginx",
        "Apache/2.4.57 (Debian)",
        "App-webs/",
        "Hikvision-Webs",
        "lighttpd/1.4.59",
        "DNVRS-Webs",
        "Boa/0.94",
    ]
    raw = (
        f"HTTP/1.1 200 OK\r\nServer: {servers[number % 7]}\r\nX-Row: {number}\r\n\r\n<title>Page {number}</title>"
        + "<p>text</p>" * (number % 90)
    )
    return Observation(id=f"m{number}", kind="http", raw=raw)


def identify_all(book: FactBook, matcher: Matcher, records: list[Observation]) -> None:
    matcher.forget()  # answers kept from a former round would be a present
    answers = (combine(book, o.id, signs_of(book, matcher, o)) for o in records)
    write_identifications(answers, io.StringIO())


def search_records(compiled: list[re.Pattern[str]], records: list[Observation]) -> int:
    return sum(pattern.search(observation.raw) is not None for observation in records for pattern in compiled)


def match_values(compiled: list[re.Pattern[str]], records: list[Observation]) -> int:
    hits = 0
    for observation in records:
        fields = take_apart(observation.kind, observation.field, observation.raw)
        for value in [observation.raw[:4096], *(field.value for field in fields)]:
            for pattern in compiled:
                hits += pattern.fullmatch(value) is not None
    return hits


def seconds(work: Callable[[], object]) -> float:
    """Processor time, so that other work on the machine counts for neither side."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    book = shipped_facts()
    records = observations(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    fingerprints = book.fingerprints

    matcher = Matcher(fingerprints)
    matcher.prepare()
    compiled = [re.compile(fingerprint.pattern) for fingerprint in fingerprints]
    ours = values = float("inf")
    for _ in range(ROUNDS):
        ours = min(ours, seconds(lambda: identify_all(book, matcher, records)))
        values = min(values, seconds(lambda: match_values(compiled, records)))
    part = records[::SEARCHED]
    searches = seconds(lambda: search_records(compiled, part)) * len(records) / len(part)
    print(
        f"identify_each: {len(records)} observations, {len(fingerprints)} fingerprints: {len(records) / ours:,.0f}/s in {ours:.2f} s; "
        f"every re searched in turn {searches:.1f} s (from {len(part)} of them), ratio {searches / ours:.0f}x (at least 20x wanted); "
        f"every re matched against every value {values:.2f} s, ratio {values / ours:.1f}x"
    )


if __name__ == "__main__":
    main()
