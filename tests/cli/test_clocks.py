"""`camcensus deadline` and `camcensus letters`: what is printed, how errors end, what is written."""

from __future__ import annotations

import json

import pytest
import typer
from typer.testing import CliRunner

from camcensus.cli import clock_commands
from camcensus.model.errors import CamcensusError

APP = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
clock_commands.add_to(APP)
BODIES = (
    "body_id,body,sector,nation,email,wdtk\n"
    "b1,Example Council,council,England,foi@council.example,example_council\n"
    "b2,Example School,school,England,office@school.example,\n"
)


def run(*arguments, stdin=None):
    return CliRunner().invoke(APP, arguments, input=stdin)


def failed(*arguments, stdin=None):
    result = run(*arguments, stdin=stdin)
    return str(result.exception) if isinstance(result.exception, CamcensusError) else result.output


@pytest.mark.parametrize(("received", "due"), [("2026-11-16", "2026-12-15"), ("2026-12-21", "2027-01-22")])
def test_a_deadline_as_json_holds_the_day_the_chain_and_the_holidays(received, due):
    result = run("deadline", "--law", "foia", "--received", received, "--format", "json")
    shown = json.loads(result.stdout)
    assert result.exit_code == 0
    assert shown["deadlines"][0]["due"] == due
    assert shown["deadlines"][0]["citation"] == "FOIA s.10(1)"
    assert "GOV.UK" in shown["holidays"]["edition"]
    assert shown["holidays"]["days"]


def test_a_calendar_file(tmp_path):
    run("deadline", "--law", "foia", "--received", "2026-11-16", "-f", "ics", "-o", str(tmp_path / "due.ics"))
    text = (tmp_path / "due.ics").read_bytes()
    assert text.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"DTSTART;VALUE=DATE:20261215" in text


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--body-type", "school"), "earlier if 20 school days"),
        (("--body-type", "council", "--nation", "scotland"), "FOISA s.10(1)"),
        (("--body-type", "contractor"), "no clock runs"),
        (("--law", "eir", "--extended"), "2027-01-18"),
        (("--law", "foia", "--clarification", "2026-11-18"), "Answer it"),
        (("--law", "foia", "--clarification", "2026-11-18:2026-11-25"), "2026-12-24"),
    ],
)
def test_tables(options, words):
    result = run("deadline", "--received", "2026-11-16", *options)
    assert result.exit_code == 0
    assert words in result.stdout


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "Give --law or --body-type"),
        (("--body-type", "scool"), "closest: 'school'"),
        (("--law", "foia", "--replied", "2026-11-01"), "before the request came in"),
        (("--law", "foia", "--term", "2026-11-01"), "write FIRST:LAST"),
        (("--law", "foia", "--fee", "soon"), "is not a day"),
        (("--law", "foi"), "--law"),
    ],
)
def test_errors_say_what_to_do(options, words):
    assert words in failed("deadline", "--received", "2026-11-16", *options)


def test_lint_stops_a_text_for_the_wrong_body():
    result = run("letters", "lint", "-", "--body-type", "police", stdin="Does your council use Hikvision?")
    assert result.exit_code == 1
    assert 'STOP wrong-kind-of-body (line 1): "your council"' in result.stdout


def test_lint_as_json():
    result = run("letters", "lint", "-", "--format", "json", stdin="Do you use Hikvision?")
    assert json.loads(result.stdout)[0]["rule"] == "one-maker-only"


def test_our_own_draft_passes_the_linter(tmp_path):
    options = ("--body-name", "Example Council", "--sender", "Ada", "--body-type", "council", "--as-of", "2026-11-01")
    run("letters", "draft", "request", *options, "-o", str(tmp_path / "request.txt"))
    result = run("letters", "lint", str(tmp_path / "request.txt"), "--body-type", "council")
    assert (result.exit_code, result.stdout) == (0, "0 findings, 0 of them to mend first\n")


@pytest.mark.parametrize(
    ("data", "words"), [(b"\xff\xff", "is not UTF-8"), (b"x" * 1_000_001, "is over 1000000 bytes")]
)
def test_a_text_that_cannot_be_read(tmp_path, data, words):
    (tmp_path / "x.txt").write_bytes(data)
    assert words in failed("letters", "lint", str(tmp_path / "x.txt"))


def test_a_draft_as_mail_in_welsh():
    result = run(
        "letters", "draft", "request", "--law", "foia", "--body-name", "Cyngor Enghraifft", "--sender", "Ada",
        "--to", "foi@council.example", "--language", "cy", "--format", "eml",
    )  # fmt: skip
    assert "To: Cyngor Enghraifft <foi@council.example>" in result.stdout
    assert "X-Unsent: 1" in result.stdout


def test_a_reminder_waits_until_the_reply_is_overdue():
    options = ("--law", "foia", "--body-name", "X", "--sender", "Ada", "--received", "2026-11-16")
    assert "not overdue" in failed("letters", "draft", "reminder", *options, "--on", "2026-12-15")
    assert "15 December 2026" in run("letters", "draft", "reminder", *options, "--on", "2026-12-16").stdout


def test_from_a_batch_to_sorted_replies(tmp_path):
    (tmp_path / "bodies.csv").write_text(BODIES, encoding="utf-8")
    out = tmp_path / "outbox"
    result = run(
        "letters", "batch", str(tmp_path / "bodies.csv"), "--sender", "Ada", "--into", str(out), "--on", "2026-11-16"
    )  # fmt: skip
    assert result.exit_code == 0
    assert "2 drafts" in result.stdout
    assert "nothing was sent" in result.stdout
    reply = (
        "From: office@council.example\nSubject: RE: request [CC-b1]\nDate: Thu, 10 Dec 2026 10:00:00 +0000\n\nNone.\n"
    )
    (tmp_path / "in.mbox").write_text(f"From a Thu\n{reply}\nFrom b Thu\nFrom: x@y.example\nSubject: Sale\n\nBuy.\n")
    sorted_to = run(
        "letters", "sort", str(tmp_path / "in.mbox"), "--requests", str(out / "requests.csv"),
        "--into", str(tmp_path / "answers"),
    )  # fmt: skip
    assert sorted_to.exit_code == 3
    assert "1 messages of 1 of 2 requests" in sorted_to.stdout
    assert "1 not placed, in " in sorted_to.stdout
    assert len(list((tmp_path / "answers" / "b1").glob("*.eml"))) == 1


def test_bodies_left_out_make_a_batch_incomplete(tmp_path):
    (tmp_path / "bodies.csv").write_text(BODIES + "b3,Example Ltd,contractor,England,x@c.example,\n", encoding="utf-8")
    result = run("letters", "batch", str(tmp_path / "bodies.csv"), "--sender", "Ada", "--into", str(tmp_path / "out"))
    assert result.exit_code == 3
    assert "left out" in result.output


@pytest.mark.parametrize(
    "command", [("deadline",), ("letters", "lint"), ("letters", "draft"), ("letters", "batch"), ("letters", "sort")]
)
def test_every_help_has_an_example(command):
    assert f"Example: camcensus {' '.join(command)}" in " ".join(run(*command, "--help").stdout.split())


def test_from_readings_to_reminders(tmp_path):
    (tmp_path / "r.csv").write_text(
        "request_id,outcome,uses_hikvision,uses_dahua,uses_any_prc_maker,decision,rule\n"
        "R-1,no_answer_yet,unknown,unknown,unknown,auto,nothing-arrived\n"
        "R-2,no_answer_yet,unknown,unknown,unknown,auto,nothing-arrived\n"
        "R-3,answered,yes,no,yes,auto,x\n",
        encoding="utf-8",
    )
    (tmp_path / "q.csv").write_text(
        "request_id,body,sector,nation,sent_on,email\n"
        "R-1,Ada Council,council,England,2026-11-16,foi@ada.example\n"
        "R-2,Ben Council,council,England,2026-11-16,\n"
        "R-3,Chi Council,council,England,2026-11-16,\n",
        encoding="utf-8",
    )
    out = tmp_path / "reminders"
    arguments = ("letters", "remind", str(tmp_path / "r.csv"), "--requests", str(tmp_path / "q.csv"), "--sender", "Ada\x1b[31m",
                 "--into", str(out), "--on", "2026-12-16")  # fmt: skip
    done = run(*arguments)
    assert done.exit_code == 0
    assert "2 reminders" in done.stdout
    assert "none for 1 requests; nothing was sent" in done.stdout
    assert "To: Ada Council <foi@ada.example>" in (out / "eml" / "0001-reminder-R-1.eml").read_text()
    text = (out / "text" / "0002-reminder-R-2.txt").read_text()
    assert "gave you until 15 December 2026" in text
    assert "\x1b" not in text
    assert "R-3,Chi Council,is answered (answered)" in (out / "left-out.csv").read_text()
    assert "is not empty" in str(run(*arguments).exception)
