"""Standard streams that are full, closed or of a small alphabet: a line that says so, never a defect of ours."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time

import pytest

LINE = '{"id": "a", "kind": "http", "field": "http.server", "raw": "Server: DNVRS-Webs", "host": "192.0.2.7"}\n'


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "answers.jsonl"
    path.write_text(LINE)
    return str(path)


def run(arguments, redirection="", **environment):
    program = ["sh", "-c", f'exec "$@" {redirection}', "sh", sys.executable, "-m", "camcensus", *arguments]
    return subprocess.run(program, capture_output=True, text=True, env={**os.environ, **environment}, check=False)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize(
    "arguments",
    [["check", "-q"], ["check", "-q", "-f", "html"], ["identify", "--each"], ["explain", "-d", "192.0.2.7"]],
)
def test_a_full_standard_output_is_told(answers, arguments):
    done = run([*arguments, answers], "> /dev/full")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "standard output: cannot be written: No space left on device" in done.stderr


def test_a_closed_standard_output_is_told(answers):
    done = run(["check", "-q", answers], ">&-")
    assert done.returncode == 2
    assert "standard output: cannot be written: Bad file descriptor" in done.stderr


def test_a_closed_standard_output_does_not_matter_to_a_report_in_a_file(answers, tmp_path):
    done = run(["check", "-q", answers, "-o", str(tmp_path / "report.html"), "--fail-on", "never"], ">&-")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "report.html").read_text().rstrip().endswith("</html>")


def test_a_closed_standard_input_is_an_input_that_cannot_be_read(answers):
    done = run(["check", "-q", "-", answers, "--fail-on", "never"], "<&-")
    assert done.returncode == 3
    assert "standard input: is closed" in done.stderr
    assert "192.0.2.7" in done.stdout


def test_a_closed_standard_error_changes_nothing(answers):
    assert run(["check", answers, "missing.csv", "--fail-on", "never"], "2>&-").returncode == 3


def test_explain_shows_escapes_where_the_terminal_lacks_the_signs(answers):
    done = run(["explain", "-d", "192.0.2.7", answers], PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "DNVRS-Webs" in done.stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_a_full_folder_for_unnamed_files_ends_that_input_alone(answers, monkeypatch):

    from camcensus.collect import bounded
    from camcensus.collect.opening import streams
    from camcensus.model.errors import InputError

    def full():
        return open("/dev/full", "w+b", buffering=0)

    monkeypatch.setattr(bounded.tempfile, "TemporaryFile", full)
    with pytest.raises(InputError, match="No space left"):
        streams.spool(io.BytesIO(b"x" * 10), "a.zip", 100)
    with pytest.raises(InputError, match="No space left"):
        bounded.BoundedReading("workbook-rows", io.BytesIO(b"x" * 10), "a.xlsx")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal_leaves_the_old_report_and_no_draft(tmp_path, number):
    report = tmp_path / "report.html"
    report.write_text("as it was")
    os.mkfifo(tmp_path / "never-ends")
    process = subprocess.Popen(
        [sys.executable, "-m", "camcensus", "identify", "--each", str(tmp_path / "never-ends"), "-o", str(report)],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    with open(tmp_path / "never-ends", "w") as pipe:  # opened once the program reads it, its draft already there
        pipe.write(LINE * 3)
        pipe.flush()
        time.sleep(0.2)
        process.send_signal(number)
        _, told = process.communicate(timeout=20)
    assert process.returncode == 128 + number
    assert "Traceback" not in told
    assert report.read_text() == "as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["never-ends", "report.html"]
