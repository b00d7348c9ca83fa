"""Folders of answers become readings: the same ones in the same order, however many processes, kills and bad files."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.jobs.fake_readers import make

from camcensus.facts.book import FactBook
from camcensus.jobs.census import is_incomplete, read_census
from camcensus.jobs.journal import Journal
from camcensus.jobs.requests_csv import read_frame, read_requests
from camcensus.jobs.workers import can_spread
from camcensus.model.errors import InputError

ROOT = Path(__file__).resolve().parents[2]
BOOK = FactBook({}, {}, "digest")


@pytest.fixture(autouse=True)
def _own_state(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


def answers(folder, **texts):
    for request, text in texts.items():
        (folder / request).mkdir(parents=True)
        (folder / request / "reply.txt").write_text(text, encoding="utf-8")
    return folder


def read(folder, requests=None, **options):
    done = read_census(BOOK, folder, requests, readers=make, **options)
    with done.journal:
        rows = list(done.rows())
        done.finish()
    return rows, done


def test_a_row_a_request_in_the_order_of_ids(tmp_path):
    rows, _ = read(answers(tmp_path, b="yes", a="no", c="yes"))
    assert [(row["request_id"], row["uses_hikvision"]) for row in rows] == [("a", "no"), ("b", "yes"), ("c", "yes")]
    assert rows[1]["quote"] == "yes"
    assert rows[1]["received_on"] == "2026-05-04"


@pytest.mark.parametrize("workers", [2, 3])
def test_more_workers_change_nothing(tmp_path, workers):
    folder = answers(tmp_path, **{f"r{n:02}": "yes" if n % 3 else "no" for n in range(20)})
    assert read(folder)[0] == read(folder, workers=workers)[0]


def test_where_processes_cannot_share_a_queue_one_does_the_work(tmp_path, monkeypatch):
    folder = answers(tmp_path, a="yes", b="no", c="yes")
    undisturbed = read(folder)[0]

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")  # what a container without /dev/shm of ours says

    monkeypatch.setattr("multiprocessing.synchronize.SemLock.__init__", refused)
    assert not can_spread()
    assert read(folder, workers=2)[0] == undisturbed


def test_a_file_lying_about_is_a_request_of_its_own(tmp_path):
    (tmp_path / "letter-7.txt").write_text("yes", encoding="utf-8")
    rows, _ = read(answers(tmp_path, a="no"))
    assert [row["request_id"] for row in rows] == ["a", "letter-7"]


def test_a_line_of_the_requests_file_without_files_is_silence(tmp_path):
    folder = answers(tmp_path / "files", a="yes")
    requests = tmp_path / "requests.csv"
    requests.write_text("request_id,body\na,Ada Council\nb,Ben Council\n", encoding="utf-8")
    rows, _ = read(folder, requests)
    assert [(row["body"], row["rule"]) for row in rows] == [("Ada Council", "fake"), ("Ben Council", "nothing-arrived")]
    assert not is_incomplete(rows[1])


def test_only_what_is_known_before_an_answer_is_taken_from_the_requests_file(tmp_path):
    plain = tmp_path / "plain.csv"
    plain.write_text("request_id,body_name,sector,nation,sent_date\na,Ada Council,council,Wales,2026-01-02\n", "utf-8")
    columns = ("outcome", "uses_hikvision", "uses_dahua", "uses_any_prc_maker", "quote", "exemptions", "other_makers",
               "device_count_total", "notes", "phenomena", "decision", "confidence", "rule", "reasons", "files")  # fmt: skip
    told = tmp_path / "told.csv"
    told.write_text(
        f"request_id,body_name,sector,nation,sent_date,{','.join(columns)}\n"
        f"a,Ada Council,council,Wales,2026-01-02,{','.join('planted' for _ in columns)}\n",
        "utf-8",
    )
    assert read_requests(plain) == read_requests(told)
    folder = answers(tmp_path / "files", a="no")
    rows = read(folder, told)[0]
    assert rows == read(folder, plain)[0]
    assert "planted" not in json.dumps(rows)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("request_id,body\na,A\na,B\n", "line 3: request 'a' stands there twice"),
        ("body\nA\n", "has no column request_id"),
        ("request_id,body\n,A\n", "line 2: has no request id"),
        ("", "has no column request_id"),
        ("request_id,sent_on\na,1 May\n", "line 2: sent_on is '1 May'"),
    ],
)
def test_a_requests_file_that_cannot_be_meant_is_refused(tmp_path, text, problem):
    path = tmp_path / "requests.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_requests(path)
    assert problem in str(caught.value)


def test_a_requests_file_that_is_no_csv_is_refused(tmp_path):
    path = tmp_path / "requests.csv"
    path.write_bytes(b'request_id\n"open')
    with pytest.raises(InputError, match="is not CSV"):
        read_requests(path)


def test_a_frame_names_bodies_by_id_or_name(tmp_path):
    path = tmp_path / "bodies.csv"
    path.write_text("body_id,name,sector\n7,Ada Council,council\n,Ben School,school\n", encoding="utf-8")
    assert [body.body for body in read_frame(path)] == ["id 7", "ben school (school, )"]


def test_an_empty_folder_is_told(tmp_path):
    with pytest.raises(InputError, match="holds no answers"):
        read(tmp_path)


# what is wrong with files


def test_a_part_that_was_not_read_is_in_the_reasons(tmp_path):
    rows, _ = read(answers(tmp_path, a="yes but the annex is locked"))
    assert rows[0]["reasons"] == ["not read: reply.txt: is locked with a password"]
    assert is_incomplete(rows[0])


def test_a_request_that_cannot_be_read_goes_to_a_person(tmp_path):
    rows, _ = read(answers(tmp_path, a="unreadable folder", b="yes"))
    assert (rows[0]["decision"], rows[0]["rule"]) == ("review", "not-read")
    assert "is damaged" in rows[0]["reasons"][0]
    assert rows[1]["decision"] == "auto"


@pytest.mark.skipif(not can_spread(), reason="processes cannot share a queue here (/dev/shm)")
def test_a_file_that_ends_its_process_is_a_reading_and_the_others_are_read(tmp_path):
    texts = {f"r{n:02}": "yes" for n in range(12)} | {"r05": "deadly", "r06": "no"}
    rows, _ = read(answers(tmp_path, **texts), workers=2)
    assert len(rows) == 12
    assert (rows[5]["rule"], rows[5]["decision"]) == ("reader-ended", "review")
    assert [row["decision"] for row in rows].count("auto") == 11


def test_confidence_below_the_threshold_goes_to_a_person(tmp_path):
    rows, _ = read(answers(tmp_path, a="perhaps yes", b="yes"), threshold=0.61)
    assert [row["decision"] for row in rows] == ["review", "auto"]
    assert rows[0]["reasons"] == ["confidence 0.60 is below the threshold 0.61"]


def test_confidence_at_the_threshold_stands(tmp_path):
    rows, _ = read(answers(tmp_path, a="perhaps yes"), threshold=0.6)
    assert rows[0]["decision"] == "auto"


# resuming

RUN = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.jobs.fake_readers import make
from camcensus.jobs.census import read_census
from camcensus.facts.book import FactBook
done = read_census(FactBook({}, {}, "digest"), Path(sys.argv[1]), None, readers=make, workers=2, resume=True)
print(json.dumps([done.taken_over, list(done.rows())]))
done.finish()
"""


def test_twenty_kills_change_no_reading(tmp_path):
    """A run killed at twenty random moments, each time taken up again, ends with what an undisturbed run gives."""
    folder = answers(tmp_path, **{f"r{n:03}": f"slow {'yes' if n % 3 else 'no'} {n}" for n in range(300)})
    chance = random.Random(20260401)
    command = [sys.executable, "-c", RUN, str(folder), str(ROOT)]
    lengths = [0]
    for _ in range(20):
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds = chance.uniform(0.0, 0.15)
        deadline = time.monotonic() + 20
        while journal_size() == lengths[-1] and run.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)  # until it has begun
        time.sleep(seconds)
        run.send_signal(signal.SIGKILL)
        run.wait()
        lengths.append(journal_size())
    last = subprocess.run(command, capture_output=True, check=True, text=True)
    taken_over, rows = json.loads(last.stdout)
    assert sorted(lengths) == lengths
    assert 0 < taken_over <= len(rows)
    assert rows == read(folder)[0]


def journal_size():
    """Bytes of the one journal in the state folder; 0 before there is one."""
    return sum(path.stat().st_size for path in Path(os.environ["XDG_STATE_HOME"]).rglob("*.journal"))


def test_a_run_that_was_killed_goes_on_where_it_stood(tmp_path, monkeypatch):
    folder = answers(tmp_path, a="yes", b="no", c="yes")
    seen = []

    def stop(done, left, before):
        seen.append((done, left, before))
        if done == 2 and not before:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(folder, progress=stop)
    rows, done = read(folder, resume=True, progress=stop)
    assert done.taken_over == 2
    assert seen[-1] == (1, 0, 2)
    assert rows == read(folder)[0]


def test_a_request_whose_files_changed_is_read_again(tmp_path):
    folder = answers(tmp_path, a="yes", b="no")
    read_census(BOOK, folder, readers=make).journal.close()
    (folder / "a" / "later.txt").write_text("more", encoding="utf-8")
    _, done = read(folder, resume=True)
    assert done.taken_over == 1


def test_other_settings_begin_anew_and_say_so(tmp_path):
    folder = answers(tmp_path, a="yes")
    read_census(BOOK, folder, readers=make).journal.close()
    _, done = read(folder, resume=True, threshold=0.5)
    assert done.taken_over == 0
    assert "everything was read again" in done.notes[0]


@pytest.mark.parametrize("damage", ["cut", "flip", "tail"])
def test_a_damaged_line_of_the_journal_is_read_again(tmp_path, damage):
    path = tmp_path / "a.journal"
    with Journal(path, {"facts": "x"}, resume=False) as journal:
        for request in "abc":
            journal.write(request, "s", {"n": request})
    content = path.read_bytes()
    last = content.splitlines(keepends=True)[-1]
    damaged = {"cut": last[:-5], "flip": last.replace(b'"c"', b'"d"', 1), "tail": last[:-1]}[damage]
    path.write_bytes(content[: -len(last)] + damaged)
    with Journal(path, {"facts": "x"}, resume=True) as journal:
        assert [journal.has(request, "s") for request in "abc"] == [True, True, False]
        journal.write("c", "s", {"n": "again"})
        assert [row["n"] for row in journal.rows("abc")] == ["a", "b", "again"]


def test_every_prefix_of_a_journal_is_taken_up(tmp_path):
    path = tmp_path / "a.journal"
    with Journal(path, {"facts": "x"}, resume=False) as journal:
        for request in "ab":
            journal.write(request, "s", {"n": request})
    content = path.read_bytes()
    for length in range(len(content)):
        path.write_bytes(content[:length])
        with Journal(path, {"facts": "x"}, resume=True) as journal:
            for request in "ab":
                if not journal.has(request, "s"):
                    journal.write(request, "s", {"n": request})
            assert [row["n"] for row in journal.rows("ab")] == ["a", "b"]


def test_two_runs_cannot_share_a_journal(tmp_path):
    with Journal(tmp_path / "a.journal", {}, resume=False), pytest.raises(InputError, match="another run"):
        Journal(tmp_path / "a.journal", {}, resume=True)
