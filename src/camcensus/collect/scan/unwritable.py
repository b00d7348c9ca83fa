"""What to do about a file of a scan that cannot be written, by what the system says of it."""

from __future__ import annotations

import errno
from pathlib import Path

from camcensus.model.errors import InputError

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_LEAVE = (errno.EACCES, errno.EPERM, errno.EROFS)


def unwritable(path: Path, error: OSError, what: str = "") -> InputError:
    """The error that a user is shown; `what` is the file where its name does not say it: "the audit log "."""
    problem = f"{what}cannot be written: {error.strerror or error}"
    return InputError(str(path), "", problem, _mend(path, error.errno))


def _mend(path: Path, number: int | None) -> str:
    if number in _NO_ROOM:
        return "Make room, and go on with --resume."
    if number == errno.ENOENT:
        return f"Make the folder {path.parent} first, or name a file in another with --output."
    if number == errno.EISDIR:
        return f"It is a folder: name a file, such as --output {path / 'scan.jsonl.gz'}"
    if number in _NO_LEAVE:
        return f"Get leave to write in {path.parent}, or name a file in another folder with --output."
    return "Name a file in another folder with --output."
