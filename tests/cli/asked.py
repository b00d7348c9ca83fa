"""Runs one command line in this process and keeps what it wrote; and where the sample estate lies."""

from __future__ import annotations

import contextlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import camcensus
from camcensus.cli.app import run

ESTATE = Path(camcensus.__file__).parent / "data/demo/estate"
DEPARTMENT = ("--body", "uk-government-department", "--site", "sensitive", "--as-of", "2026-11-23")
REBRAND, REGISTER_WRONG, MAIN_GATE = "00:40:84:00:00:01", "44:19:b6:00:00:06", "44:19:b6:00:00:01"


@dataclass(frozen=True)
class Asked:
    """What came of a command line."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """Standard output as JSON."""
        parsed: dict[str, Any] = json.loads(self.out)
        return parsed

    @property
    def devices(self) -> dict[str, dict[str, Any]]:
        """The devices of a JSON report by key."""
        return {device["key"]: device for device in self.document["devices"]}


def ask(*arguments: str | Path) -> Asked:
    """Run `camcensus` with these arguments."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run([str(argument) for argument in arguments])
    return Asked(status, out.getvalue(), err.getvalue())


def check(*arguments: str | Path) -> Asked:
    """Run `camcensus check` for the sample's department, in JSON; later options stand above these."""
    return ask("check", *DEPARTMENT, "--format", "json", *arguments)
