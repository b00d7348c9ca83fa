"""Writes the shipped sample estate into a folder. Real formats, invented bodies, addresses for documentation."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from camcensus.model.errors import InputError

BODY = "uk-government-department"  # what the sample estate's owner is
SITE = "sensitive"


def check_folder(folder: Path) -> None:
    """Raises InputError for a folder that holds something else than a former demo: nobody's own readings are replaced."""
    try:
        there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    except OSError as error:
        raise _unwritable(folder, error) from None
    if there and "estate" not in there:  # what is written first, so that a run that was ended can be gone through again
        raise InputError(str(folder), "", "is not empty and holds no former demo", "Name a new folder with --folder.")


def write_demo(folder: Path, sample: str = "estate") -> list[Path]:
    """Write the files of a sample, "estate" or "census", below `folder`, over what a former run wrote there.

    Returns their paths in order. Raises InputError where the folder cannot be written.
    """
    written: list[Path] = []
    try:
        _copy(files("camcensus") / "data" / "demo" / sample, folder, written)
    except OSError as error:
        raise _unwritable(folder, error) from None
    return sorted(written)


def _unwritable(folder: Path, error: OSError) -> InputError:
    return InputError(str(folder), "", f"cannot be written ({error.strerror})", "Name another with --folder.")


def _copy(source: Traversable, target: Path, written: list[Path]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for entry in source.iterdir():
        if entry.is_dir():
            _copy(entry, target / entry.name, written)
        else:
            (target / entry.name).write_bytes(entry.read_bytes())
            written.append(target / entry.name)
