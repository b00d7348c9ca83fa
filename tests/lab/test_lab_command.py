"""`camcensus lab` as a process."""

from __future__ import annotations

import csv
import io
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from camcensus.cli.lab_command import SCOPE_MARK
from camcensus.lab.namespaces import left_over
from camcensus.lab.network import LabNetwork

LAB = [sys.executable, "-m", "camcensus", "lab"]


def _lab(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*LAB, *arguments], cwd=folder, capture_output=True, text=True, timeout=60)


def test_it_lists_what_there_is(tmp_path: Path) -> None:
    done = _lab("--list", folder=tmp_path)
    assert done.returncode == 0
    assert "geovision-label-on-uniview\tcamera\tGeoVision" in done.stdout
    assert "fragile:fast-syns\tdies at three connections within 100 ms" in done.stdout


def test_a_command_runs_beside_the_devices_on_loopback(tmp_path: Path) -> None:
    done = _lab(
        "--loopback", "--addresses", "10", "--truth", "truth.csv", "--run", "cat", "lab-scope.toml", folder=tmp_path
    )
    assert (done.returncode, 'also = ["loopback"]' in done.stdout) == (0, True)
    assert "Left out: discovery groups" in done.stderr
    assert len(list(csv.DictReader(io.StringIO((tmp_path / "truth.csv").read_text())))) == 7


def test_the_exit_status_is_that_of_the_command(tmp_path: Path) -> None:
    assert _lab("--loopback", "--only", "xiongmai-camera-quiet", "--run", "false", folder=tmp_path).returncode == 1


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("GET / HTTP/1.1", "1 of 1 fragile devices were hurt:", id="careless"),
        pytest.param("GET / HTTP/1.0", "0 of 1 fragile devices were hurt.", id="polite"),
    ],
)
def test_it_says_what_the_command_hurt(question: str, said: str, tmp_path: Path) -> None:
    ask = (
        "import re, socket; address = re.search(r'\\d+\\.\\d+\\.\\d+\\.', open('lab-scope.toml').read())[0] + '1';"
        f"door = socket.create_connection((address, 8000), 10); door.sendall(b'{question}\\r\\n\\r\\n'); door.recv(9)"
    )
    done = _lab("--loopback", "--only", "fragile:no-host", "--run", sys.executable, "-c", ask, folder=tmp_path)
    assert said in done.stderr
    assert ("fragile:no-host: HTTP/1.1 without Host" in done.stderr) == ("1 of 1" in said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--run"], "belong together", id="nothing to run"),
        pytest.param(["ls"], "belong together", id="a command without --run"),
        pytest.param(["--loopback", "--run", "no-such-program-here"], "there is no program", id="no such program"),
        pytest.param(["--only", "nobody"], "nothing is called 'nobody'", id="no such device"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: list[str], said: str, tmp_path: Path) -> None:
    done = _lab(*arguments, folder=tmp_path)
    assert (done.returncode, said in done.stderr) == (2, True)
    assert "Traceback" not in done.stderr


def test_a_scan_of_the_lab_is_gone_on_with_in_the_next(tmp_path: Path, in_namespaces: LabNetwork) -> None:
    del in_namespaces  # on loopback each lab has a network of its own
    scan = ["camcensus", "scan", "--scope", "lab-scope.toml", "--go", "--output", "lab.jsonl.gz"]
    for more in ([], ["--resume"]):
        done = _lab("--only", "axis-camera", "--run", *scan, *more, folder=tmp_path)
        assert done.returncode == 0, done.stderr


def test_a_scope_that_is_over_is_written_again(tmp_path: Path) -> None:
    scope, over = tmp_path / "lab-scope.toml", "valid_until = 2001-01-01T00:00:00+00:00"
    scope.write_text(f'{SCOPE_MARK}\nvalid_from = 2000-01-01T00:00:00+00:00\n{over}\nbody = "x"\n')
    assert _lab("--loopback", "--addresses", "3", "--run", "true", folder=tmp_path).returncode == 0
    assert over not in scope.read_text()


def test_a_scope_of_somebodys_network_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "scope.toml").write_text('body = "A hospital"\n')
    done = _lab("--loopback", "--scope", "scope.toml", "--run", "true", folder=tmp_path)
    assert (done.returncode, "was not written by a lab" in done.stderr) == (2, True)
    assert (tmp_path / "scope.toml").read_text() == 'body = "A hospital"\n'


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stays_until_it_is_stopped(number: signal.Signals, tmp_path: Path, in_namespaces: LabNetwork) -> None:
    command = [*LAB, "--addresses", "5"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        said = [running.stderr.readline() for _ in range(3)]
        assert "ip netns exec cclab-" in said[1]
        assert f"camcensus scan --scope {tmp_path}/lab-scope.toml --go" in said[1]
        name = said[1].split("exec ")[1].split()[0]
        assert name in left_over()
        running.send_signal(number)
        assert "The lab is gone." in running.stderr.read()
        assert running.wait(10) == 0
    assert name not in left_over()
