"""The lab of a user who is not root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from camcensus.lab import without_root

NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


def test_root_needs_no_user_namespace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert without_root.wrapped(["true"]) is None


def test_inside_it_is_not_entered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("CAMCENSUS_LAB_INSIDE", "1")
    assert without_root.wrapped(["true"]) is None
    assert without_root.from_outside(["ls"])[-2:] == [f"--target={os.getpid()}", "ls"]


def test_where_it_is_refused_the_lab_falls_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("unshare", "mount", "ip"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert without_root.wrapped(["true"]) is None


def test_outside_a_command_is_left_as_it_is() -> None:
    assert without_root.from_outside(["ls"]) == ["ls"]


def test_a_user_has_a_whole_lab(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("only root can become another user here, with setpriv")
    inside = [*NOBODY, "unshare", "--user", "--map-root-user", "--net", "--mount"]
    if subprocess.run([*inside, "true"], capture_output=True).returncode != 0:
        pytest.skip("user namespaces are not permitted here")
    if (
        subprocess.run([*inside, sys.executable, "-c", "import camcensus"], capture_output=True, cwd="/").returncode
        != 0
    ):
        pytest.skip("this interpreter cannot be run by another user")
    command = [*NOBODY, sys.executable, "-m", "camcensus", "lab", "--addresses", "9", "--run", "ip", "-br", "addr"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, "10.77.1.1/23" in done.stdout) == (0, True), done.stderr
