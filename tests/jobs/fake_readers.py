"""Readers that need no documents to be understood: a file's words are what its answer says. Used by tests of the jobs."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from camcensus.jobs.census import Readers
from camcensus.model.document import DocumentRead, Segment, SegmentKind, Unread
from camcensus.model.errors import InputError
from camcensus.model.request import Outcome, Proof, Reading, Use


def documents(folder: Path):
    found = []
    for path in sorted(folder.rglob("*")):
        text = path.read_text(encoding="utf-8")
        if "slow" in text:
            time.sleep(0.02)
        if "deadly" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "unreadable folder" in text:
            raise InputError(path.name, "", "is damaged", "Ask for it again.")
        unread = (
            (Unread(path.name, "", "is locked with a password", "Ask for it unlocked."),) if "locked" in text else ()
        )
        segment = Segment(path.name, "line 1", SegmentKind.PARAGRAPH, text)
        found.append(DocumentRead(path.name, "text", "0" * 64, (segment,), unread, "none", "2026-05-04T10:00:00Z"))
    return found


def answer(asked, read):
    text = read[0].segments[0].text
    use = Use.YES if "yes" in text else Use.NO
    sure = 0.6 if "perhaps" in text else 0.95
    proof = Proof(text, read[0].file, "line 1", "fake", sure)
    return Reading(
        asked.request_id, Outcome.ANSWERED, (), use, Use.NO, (), use, "", None, None, {"quote": proof}, sure, "auto",
        "fake", (),
    )  # fmt: skip


def make() -> Readers:
    return Readers(documents, answer)
