"""Every exit status, one by one, and where talk and data go."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from camcensus.cli.app import run

HIKVISION = '{"id": "a", "kind": "http", "field": "http.server", "raw": "Server: DNVRS-Webs", "host": "192.0.2.7"}\n'
PRINTER = '{"id": "b", "kind": "http", "field": "http.server", "raw": "Server: nginx", "host": "192.0.2.8"}\n'
CONTRACTOR = ["--body", "us-federal-contractor", "--as-of", "2024-06-01"]


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "answers.jsonl"
    path.write_text(HIKVISION + PRINTER)
    return str(path)


def test_1_where_something_is_covered(answers, capsys):
    assert run(["check", answers, *CONTRACTOR]) == 1
    assert "Hikvision" in capsys.readouterr().out


def test_0_where_nothing_binds_the_body(answers):
    assert run(["check", answers, "--body", "uk-english-council", "--as-of", "2024-06-01"]) == 0


@pytest.mark.parametrize(("fail_on", "status"), [("never", 0), ("covered", 1), ("undetermined", 1)])
def test_fail_on(answers, fail_on, status):
    assert run(["check", answers, *CONTRACTOR, "--fail-on", fail_on]) == status


def test_fail_on_undetermined_where_the_maker_is_open(tmp_path):
    path = tmp_path / "answers.jsonl"
    path.write_text('{"id": "c", "kind": "http", "field": "http.server", "raw": "Server: camera"}\n')
    assert run(["check", str(path), *CONTRACTOR]) == 0
    assert run(["check", str(path), *CONTRACTOR, "--fail-on", "undetermined"]) == 1


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        pytest.param(["check"], "INPUT", id="no input"),
        pytest.param(["check", "x", "--as-of", "yesterday"], "YYYY-MM-DD", id="no day"),
        pytest.param(
            ["check", "x", "--body", "uk-goverment-department"], "uk-government-department", id="a body misspelt"
        ),
        pytest.param(
            ["check", "x", "--instrument", "uk-wms-dowden"], "uk-wms-dowden-2022-11-24", id="an instrument misspelt"
        ),
        pytest.param(["check", "x", "--format", "pdf"], "cyclonedx", id="a format there is not"),
        pytest.param(["check", "x", "--column", "Make=manufacterer"], "manufacturer", id="a column misspelt"),
        pytest.param(["chek", "x"], "check", id="a command misspelt"),
        pytest.param(["facts", "show", "hikvison"], "hikvision", id="a fact misspelt"),
        pytest.param(["identify", "x", "--each", "--format", "csv"], "jsonl", id="each in another format"),
    ],
)
def test_2_for_usage_with_a_hint(arguments, hint, capsys):
    assert run(arguments) == 2
    assert hint in capsys.readouterr().err


def test_3_where_an_input_is_missing_and_the_others_are_done(answers, capsys):
    assert run(["check", answers, "no-such-file", *CONTRACTOR]) == 3
    out, err = capsys.readouterr()
    assert "Hikvision" in out
    assert "no-such-file" in err
    assert "Traceback" not in err


def test_3_outranks_1_and_5(answers, capsys):
    assert run(["check", answers, "no-such-file", *CONTRACTOR, "--max-age", "0"]) == 3


def test_5_where_the_facts_are_old(answers, monkeypatch, capsys):
    from datetime import date

    monkeypatch.setattr("camcensus.cli.main_job.today", lambda: date(2030, 1, 1))
    assert run(["check", answers, *CONTRACTOR, "--max-age", "30"]) == 5
    assert "Upgrade" in capsys.readouterr().err


def test_json_on_standard_output_is_nothing_but_json(answers, capsys):
    run(["check", answers, *CONTRACTOR, "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    assert document["schema_version"]
    assert len(document["devices"]) == 2


def test_standard_input(monkeypatch):
    done = subprocess.run(
        [sys.executable, "-m", "camcensus", "identify", "--each", "-"],
        input=HIKVISION,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["manufacturer"] == "hikvision"


def test_output_whose_reader_goes_away(answers):
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [sys.executable, "-m", "camcensus", "identify", answers],
        stdout=write_end,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(write_end)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_no_color_and_no_terminal_mean_no_escape(answers, capsys):
    run(["check", answers, *CONTRACTOR])
    assert "\x1b" not in capsys.readouterr().out


def test_an_output_file_names_its_format(answers, tmp_path):
    target = tmp_path / "report.html"
    run(["check", answers, *CONTRACTOR, "-o", str(target)])
    assert target.read_text().lower().startswith("<!doctype html>")
