"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from camcensus.model.errors import InputError


@contextmanager
def replace(path: str | os.PathLike[str]) -> Iterator[TextIO]:
    """Open a text stream (UTF-8, no translation of line ends) that takes the place of `path` when the block ends well.

    It is written beside the target and moved there: a reader sees the old file or the new one, and after an error or an
    interruption the old one stands unchanged. What is not a plain file (a pipe, /dev/stdout) is written to directly. The
    target keeps its permissions; a symbolic link keeps pointing, and what it points to is replaced.

    Raises InputError where the folder or file cannot be written.
    """
    target, draft = _prepare(path)
    if draft is None:
        try:
            with target.open("w", encoding="utf-8", newline="") as stream:
                yield stream
        except OSError as error:
            raise _unwritable(path, error) from None
        return
    try:
        with draft.open("w", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        draft.chmod(_mode_for(target))
        draft.replace(target)
    except BaseException as error:  # an interruption too must not leave the draft behind
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritable(path, error) from None
        raise


def _prepare(path: str | os.PathLike[str]) -> tuple[Path, Path | None]:
    """The target and an empty draft beside it; no draft where the target is not a plain file."""
    try:
        target = Path(path).resolve()
        if target.is_dir():
            raise InputError(os.fspath(path), "", "is a folder", "Name a file to write the report to.")
        if target.exists() and not target.is_file():
            return target, None
        handle, draft = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
        os.close(handle)
        return target, Path(draft)
    except (OSError, ValueError, RuntimeError) as error:  # no such folder, a NUL in the name, links in a circle
        raise _unwritable(path, error) from None


def _mode_for(target: Path) -> int:
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _unwritable(path: str | os.PathLike[str], error: Exception) -> InputError:
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(os.fspath(path), "", f"cannot be written: {why}", "Name a file in a folder you may write to.")
