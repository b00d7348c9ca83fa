"""Every observation answered on its own, in order, as it comes."""

from __future__ import annotations

import io
import json
import tracemalloc

from tests.cli.asked import ESTATE

from camcensus.jobs import identify_each as job
from camcensus.jobs.identify_each import identify_each
from camcensus.store.shipped import shipped_facts

LINE = '{"id": "%d", "kind": "http", "field": "http.server", "raw": "Server: App-webs/"}\n'


def answers(*inputs, progress=lambda _what, _count: None):
    stream = io.StringIO()
    rejected = identify_each(shipped_facts(), [str(path) for path in inputs], {}, stream, progress)
    return [json.loads(line) for line in stream.getvalue().splitlines()], rejected


def test_an_answer_for_each_in_order(tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_text("".join(LINE % number for number in (3, 1, 2)))
    other = tmp_path / "other.jsonl"
    other.write_bytes(path.read_bytes())
    rows, rejected = answers(path, other)
    assert [row["id"] for row in rows] == ["3", "1", "2"] * 2  # ids are the caller's; none is changed
    assert {row["manufacturer"] for row in rows} == {"hikvision"}
    assert rejected == []


def test_an_id_that_stands_twice_in_a_file_would_make_two_answers_one(tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_text("".join(LINE % number for number in (1, 2, 1)))
    rows, rejected = answers(path)
    assert [row["id"] for row in rows] == ["1", "2"]
    assert "line 3" in str(rejected[0].origin)


def test_a_bad_line_is_returned_and_the_others_are_answered(tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_text(LINE % 1 + "{broken\n" + LINE % 2)
    rows, rejected = answers(path)
    assert [row["id"] for row in rows] == ["1", "2"]
    assert len(rejected) == 1
    assert "line 2" in str(rejected[0].origin)


def test_what_is_not_there_is_returned(tmp_path):
    rows, rejected = answers(tmp_path / "nothing", ESTATE / "observations.jsonl")
    assert len(rows) == 6
    assert len(rejected) == 1


def test_what_is_kept_of_bad_lines_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(job, "MAX_REJECTED", 5)
    path = tmp_path / "lines.jsonl"
    path.write_text(LINE % 1 + "{broken\n" * 50)
    _, rejected = answers(path)
    assert 1 <= len(rejected) <= 5


def test_progress_is_told_every_500(tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_text("".join(LINE % number for number in range(1001)))
    told: list[int] = []
    answers(path, progress=lambda _what, count: told.append(count))
    assert told == [500, 1000]


def test_memory_does_not_grow_with_the_input(tmp_path):
    class Away(io.StringIO):
        def write(self, text: str) -> int:
            return len(text)

    book = shipped_facts()

    def peak(count: int) -> int:
        path = tmp_path / f"{count}.jsonl"
        path.write_text("".join(LINE % number for number in range(count)))
        tracemalloc.start()
        identify_each(book, [str(path)], {}, Away(), lambda _what, _count: None)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)  # what is loaded once
    few, many = peak(300), peak(2000)
    assert many < few + 1_500_000
