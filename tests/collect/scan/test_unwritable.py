from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from camcensus.collect.scan.unwritable import unwritable


@pytest.mark.parametrize(
    ("number", "mend"),
    [
        (errno.ENOSPC, "Make room, and go on with --resume."),
        (errno.EDQUOT, "Make room, and go on with --resume."),
        (errno.ENOENT, "Make the folder some/where first, or name a file in another with --output."),
        (errno.EISDIR, "It is a folder: name a file, such as --output some/where/a.gz/scan.jsonl.gz"),
        (errno.EACCES, "Get leave to write in some/where, or name a file in another folder with --output."),
        (errno.EROFS, "Get leave to write in some/where, or name a file in another folder with --output."),
        (errno.EIO, "Name a file in another folder with --output."),
    ],
)
def test_the_advice_fits_what_the_system_says(number, mend):
    error = unwritable(Path("some/where/a.gz"), OSError(number, os.strerror(number)))
    assert str(error) == f"some/where/a.gz: cannot be written: {os.strerror(number)}. {mend}"


def test_an_error_without_a_number_is_told_too():
    error = unwritable(Path("a.audit.jsonl"), OSError("odd"), "the audit log ")
    assert error.problem == "the audit log cannot be written: odd"
