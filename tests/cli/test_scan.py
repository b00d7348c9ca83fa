"""`camcensus scan` and its companions, from their options to their exit status."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import re
import socket
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.cli.asked import ask
from tests.collect.scan.captured import HEADER, HIKVISION_PAGE, STARTED, done, exchange

from camcensus.cli.scan_commands import audit_path
from camcensus.cli.scan_view import _View
from camcensus.collect.scan.capture_file import CaptureFile
from camcensus.collect.scan.capture_lines import COMPLETE
from camcensus.collect.scan.scope_file import read_scope
from camcensus.jobs.scan import plan_scan
from camcensus.jobs.scan_live import LiveNames
from camcensus.store.shipped import shipped_facts

HOST = "127.99.0.7"


def scope_text(**changes):
    now = datetime.now(UTC).replace(microsecond=0)
    lines = {
        "body": '"Example Borough Council"',
        "authorised_by": '"A. Adams, Head of IT"',
        "contact": '"a.adams@example.org"',
        "networks": f'["{HOST}/32"]',
        "valid_from": (now - timedelta(hours=1)).isoformat(),
        "valid_until": (now + timedelta(hours=1)).isoformat(),
        "rate": "4000",
        "also": '["loopback"]',
        **changes,
    }
    return "".join(f"{key} = {value}\n" for key, value in lines.items())


@pytest.fixture
def scope(tmp_path):
    path = tmp_path / "scope.toml"
    path.write_text(scope_text())
    return path


@pytest.fixture
def camera():
    """A server on a loopback address of its own that answers every request with one page; its port."""
    with socket.create_server((HOST, 0)) as server:

        def serve():
            with contextlib.suppress(OSError):
                while True:
                    line, _ = server.accept()
                    with line, contextlib.suppress(OSError):
                        line.settimeout(2)
                        if line.recv(4096):
                            line.sendall(HIKVISION_PAGE)

        threading.Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1]
        with contextlib.suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)


def test_4_without_a_scope_and_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    asked = ask("scan", "--go")
    assert asked.status == 4
    assert "scan init" in asked.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("key", "why"), [("valid_until", "expired"), ("valid_from", "not valid before")])
def test_4_outside_the_time_of_the_scope(tmp_path, key, why):
    path = tmp_path / "scope.toml"
    if key == "valid_until":
        changed = {"valid_from": "2020-01-01T00:00:00Z", "valid_until": "2020-01-02T00:00:00Z"}
    else:
        changed = {"valid_from": "2090-01-01T00:00:00Z", "valid_until": "2090-01-02T00:00:00Z"}
    path.write_text(scope_text(**changed))
    asked = ask("scan", "--scope", path, "--go", "--output", tmp_path / "x.jsonl.gz")
    assert asked.status == 4
    assert why in asked.err
    assert "A. Adams" in asked.err
    assert not (tmp_path / "x.jsonl.gz").exists()


def test_4_where_nobody_confirms(tmp_path, scope):
    asked = ask("scan", "--scope", scope, "--output", tmp_path / "x.jsonl.gz", "--no-input")
    assert asked.status == 4
    assert "say --go" in asked.err
    assert not (tmp_path / "x.jsonl.gz").exists()


def test_a_dry_run_tells_targets_packets_and_time_and_sends_nothing(tmp_path):
    path = tmp_path / "scope.toml"
    networks = {"networks": '["10.1.2.0/24"]', "exclusions": '["10.1.2.128/26"]', "also": "[]", "rate": "100"}
    path.write_text(scope_text(**networks, ports="[80, 554]", interfaces='["lo"]'))
    asked = ask("scan", "--scope", path, "--dry-run", "--output", tmp_path / "x.jsonl.gz")
    assert asked.status == 0
    for words in (
        "190 addresses",
        "380 to try",
        "10.1.2.128/26",
        "80, 554",
        "4 s",
        "groups on lo:",
        "Hikvision SADP",
        "x.audit.jsonl",
    ):
        assert words in asked.err
    assert [file.name for file in tmp_path.iterdir()] == ["scope.toml"]


@pytest.mark.parametrize("how", ["--dry-run", "--go"])
def test_2_for_a_link_that_this_machine_has_not(tmp_path, how):
    path = tmp_path / "scope.toml"
    path.write_text(scope_text(interfaces='["lo", "none0"]'))
    asked = ask("scan", "--scope", path, how, "--output", tmp_path / "x.jsonl.gz")
    assert asked.status == 2
    assert "no interface 'none0'" in asked.err
    assert re.search(r"It has (\S+, )*lo[,;]", asked.err)
    assert [file.name for file in tmp_path.iterdir()] == ["scope.toml"]
    assert ask("scan", "--scope", path, "--dry-run", "--interface", "lo").status == 0


@pytest.mark.parametrize("how", [["--dry-run"], ["--go", "--quiet"]])
def test_an_exclusion_beside_the_networks_is_told_before_the_start(tmp_path, how, camera):
    path = tmp_path / "scope.toml"
    path.write_text(scope_text(exclusions='["127.99.0.8/32", "10.1.2.9"]', ports=f"[{camera}]"))
    asked = ask("scan", "--scope", path, *how, "--output", tmp_path / "x.jsonl.gz")
    assert asked.status == 0
    assert "warning: the exclusion 127.99.0.8/32 lies in no network" in asked.err
    assert "warning: the exclusion 10.1.2.9/32 lies in no network" in asked.err


@pytest.mark.parametrize("how", ["--dry-run", "--go"])
def test_2_where_the_exclusions_leave_nothing(tmp_path, how):
    path = tmp_path / "scope.toml"
    path.write_text(scope_text(exclusions='["127.99.0.0/16"]', interfaces='["lo"]'))
    asked = ask("scan", "--scope", path, how, "--output", tmp_path / "x.jsonl.gz")
    assert asked.status == 2
    assert "leave no address" in asked.err
    assert [file.name for file in tmp_path.iterdir()] == ["scope.toml"]


@pytest.mark.parametrize(
    ("output", "words"),
    [
        pytest.param("none/x.gz", "Make the folder none first", id="in a folder that is not there"),
        pytest.param("folder", "such as --output folder/scan.jsonl.gz", id="a folder"),
        pytest.param(".", "such as --output scan.jsonl.gz", id="this folder"),
    ],
)
@pytest.mark.parametrize("resume", [[], ["--resume"]])
def test_2_for_an_output_that_cannot_be_a_capture(tmp_path, scope, monkeypatch, output, words, resume):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    asked = ask("scan", "--scope", scope, "--go", *resume, "--output", output)
    assert asked.status == 2
    assert words in asked.err
    assert "Make room" not in asked.err
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["folder", "scope.toml"]


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("typed", "status"), [("1\n", 0), ("2\n", 4), ("\n", 4), ("yes\n", 4), ("", 4)])
def test_the_number_of_addresses_is_typed_back(tmp_path, camera, monkeypatch, typed, status):
    path = tmp_path / "scope.toml"
    path.write_text(scope_text(ports=f"[{camera}]"))
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    asked = ask("scan", "--scope", path, "--output", tmp_path / "x.jsonl.gz", "--format", "json")
    assert asked.status == status
    assert "Type the number of addresses (1)" in asked.err
    assert (tmp_path / "x.jsonl.gz").exists() == (status == 0)


def test_a_scan_writes_capture_and_audit_log_and_prints_what_identify_says_of_the_capture(tmp_path, camera):
    path, capture = tmp_path / "scope.toml", tmp_path / "x.jsonl.gz"
    path.write_text(scope_text(ports=f"[{camera}]"))
    asked = ask("scan", "--scope", path, "--go", "--output", capture, "--format", "json")
    assert asked.status == 0, asked.err
    assert "Targets: 1 address of" in asked.err
    assert "\n1 address asked, " in asked.err
    (device,) = asked.document["devices"]
    assert device["identification"]["addresses"] == [HOST]
    assert device["identification"]["manufacturer"] == "hikvision"
    again = ask("identify", capture, "--format", "json")
    assert again.document["devices"] == asked.document["devices"]
    lines = [json.loads(line) for line in audit_path(capture).read_text().splitlines()]
    assert lines[0]["act"] == "begin"
    assert {line["address"] for line in lines if "port" in line} == {HOST}
    assert gzip.decompress(capture.read_bytes()).endswith(b"\n")
    assert ask("check", capture, "--body", "us-federal-contractor", "--as-of", "2026-11-23").status == 1


def test_2_where_the_capture_is_there_already(tmp_path, scope):
    capture = tmp_path / "x.jsonl.gz"
    capture.write_bytes(b"something")
    asked = ask("scan", "--scope", scope, "--go", "--output", capture)
    assert asked.status == 2
    assert "--resume" in asked.err
    assert capture.read_bytes() == b"something"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param(["--resume"], "--output", id="resume without a capture"),
        pytest.param(["--interface", "eth7"], "not named in the scope", id="a link that the scope does not name"),
        pytest.param(["--wait", "100"], "15", id="more patience than there is"),
        pytest.param(["--credentials-from", "file"], "keyring", id="an account from a file"),
        pytest.param(["--credentials-from", "env"], "CAMCENSUS_SCAN_USER", id="no account"),
    ],
)
def test_2_for_usage_with_a_hint(scope, options, words, monkeypatch):
    monkeypatch.delenv("CAMCENSUS_SCAN_USER", raising=False)
    asked = ask("scan", "--scope", scope, "--go", *options)
    assert asked.status == 2
    assert words in asked.err


def test_2_where_the_kill_file_is_there_already(tmp_path, scope):
    (tmp_path / "stop").touch()
    output = tmp_path / "x.jsonl.gz"
    asked = ask("scan", "--scope", scope, "--go", "--output", output, "--kill-file", tmp_path / "stop")
    assert asked.status == 2
    assert not output.exists()


def test_a_roll_call_shows_what_it_sends_and_never_the_password(tmp_path, scope, monkeypatch):
    monkeypatch.setenv("CAMCENSUS_SCAN_USER", "viewer")
    monkeypatch.setenv("CAMCENSUS_SCAN_PASSWORD", "secret-word")
    asked = ask("scan", "--scope", scope, "--dry-run", "--credentials-from", "env", "--output", tmp_path / "x.jsonl.gz")
    assert asked.status == 0
    assert "/ISAPI/ContentMgmt/InputProxy/channels" in asked.err
    assert "viewer" in asked.err
    assert "secret-word" not in asked.err + asked.out


def test_an_unusable_scope_names_its_line(tmp_path):
    path = tmp_path / "scope.toml"
    path.write_text(scope_text(networks='["10.0.0.0/8"]'))
    asked = ask("scan", "--scope", path, "--dry-run")
    assert asked.status == 2
    assert "line 4" in asked.err
    assert ask("scan", "--scope", tmp_path / "none.toml").status == 2


INIT = ("--no-input", "--body", 'The "Example" Council', "--authorised-by", "A. Adams", "--contact", "+44 20 7946 0000")


def test_a_scope_is_written_from_options_and_says_what_each_line_is(tmp_path):
    path = tmp_path / "scope.toml"
    options = (
        "--network",
        "10.1.2.0/24",
        "--exclude",
        "10.1.2.9/32",
        "--interface",
        "lo",
        "--days",
        "3",
        "--rate",
        "99",
    )
    asked = ask("scan", "init", *INIT, *options, "--output", path)
    assert asked.status == 0, asked.err
    written = read_scope(path.read_bytes(), "x")
    assert (written.body, written.rate, written.interfaces) == ('The "Example" Council', 99, ("lo",))
    assert [str(network) for network in (*written.networks, *written.exclusions)] == ["10.1.2.0/24", "10.1.2.9/32"]
    assert timedelta(days=2) < written.valid_until - datetime.now(UTC) <= timedelta(days=3)
    assert "Computer Misuse Act" in path.read_text()
    assert ask("scan", "--scope", path, "--dry-run").status == 0


def test_a_scope_is_asked_for(tmp_path, monkeypatch):
    path = tmp_path / "scope.toml"
    answers = [
        "Council",
        "A. Adams",
        "a@example.org",
        "10.1.2.0/33",
        "10.1.2.0/24, 10.1.3.0/24",
        "",
        "",
        "9999",
        "50",
        "",
    ]
    monkeypatch.setattr(sys, "stdin", Terminal("\n".join([*answers, ""])))
    asked = ask("scan", "init", "--output", path)
    assert asked.status == 0, asked.err
    written = read_scope(path.read_bytes(), "x")
    assert (len(written.networks), written.exclusions, written.rate, written.interfaces) == (2, (), 50, ())
    assert "10.1.2.0/33" in asked.err
    assert "9999 is not from 1 to" in asked.err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param(INIT, "--network", id="no network"),
        pytest.param(("--no-input",), "--body", id="nothing at all"),
        pytest.param((*INIT, "--network", "10.0.0.0/8"), "/16", id="a network that is too large"),
        pytest.param((*INIT, "--network", "198.51.100.7/24"), "198.51.100", id="bits beside the network"),
    ],
)
def test_a_scope_that_would_not_do_is_not_written(tmp_path, options, words):
    asked = ask("scan", "init", *options, "--output", tmp_path / "scope.toml")
    assert asked.status == 2
    assert words in asked.err
    assert list(tmp_path.iterdir()) == []


def test_a_scope_is_not_written_over(tmp_path, scope):
    before = scope.read_text()
    assert ask("scan", "init", *INIT, "--network", "10.1.2.0/24", "--output", scope).status == 2
    assert scope.read_text() == before


def test_answers_that_end_early_write_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stdin", Terminal("Council\n"))
    asked = ask("scan", "init", "--output", tmp_path / "scope.toml")
    assert asked.status == 2
    assert not (tmp_path / "scope.toml").exists()


def test_an_export_is_a_capture_and_is_not_written_over(tmp_path):
    capture, output = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl.gz"
    with CaptureFile.begin(capture, HEADER) as writing:
        writing.exchange(exchange("192.0.2.7"))
        writing.host(done("192.0.2.7", mac="44:19:b6:00:00:01"))
        writing.end(COMPLETE, STARTED)
    assert ask("scan", "export", capture, "--output", output).status == 0
    assert b"44:19:b6:00:00:01" not in gzip.decompress(output.read_bytes())
    assert ask("identify", output).status == 0
    assert ask("scan", "export", capture, "--output", output).status == 2
    assert ask("scan", "export", tmp_path / "none", "--output", tmp_path / "c").status == 2
    (tmp_path / "text").write_text("no capture")
    assert ask("scan", "export", tmp_path / "text", "--output", tmp_path / "c").status == 2


def test_a_capture_that_was_cut_off_is_read_and_incomplete(tmp_path):
    capture = tmp_path / "a.jsonl.gz"
    with CaptureFile.begin(capture, replace(HEADER, addresses=2)) as writing:
        writing.exchange(exchange("192.0.2.7"))
        writing.host(done("192.0.2.7"))
    asked = ask("identify", capture, "--format", "json")
    assert asked.status == 3
    assert "1 of 2 addresses are done" in asked.err
    assert len(asked.document["devices"]) == 1


def test_devices_appear_as_they_are_named_and_bring_no_control_character(scope, monkeypatch):
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    plan = plan_scan(read_scope(scope.read_bytes(), "x"))
    view = _View(plan, LiveNames(shipped_facts()))
    evil = HIKVISION_PAGE + b"<title>\x1b]0;pwn\x07\x1b[2J</title>"
    answer = exchange("192.0.2.7", received=evil)
    view.question_ended(answer)
    view.host_done(done("192.0.2.7"), [answer])
    view.host_done(done("192.0.2.8"), [])
    shown = screen.getvalue()
    assert "192.0.2.7  Hikvision" in shown
    assert "192.0.2.8" not in shown
    assert "of 1 address, " in shown
    assert set(shown.replace("\r\x1b[K", "")) & {chr(code) for code in (*range(9), *range(11, 32), 127)} == set()
