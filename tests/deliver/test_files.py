"""A report file is the old one or the new one, never half of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from camcensus.deliver.files import replace
from camcensus.model.errors import InputError


def test_a_new_file_is_written(tmp_path: Path) -> None:
    with replace(tmp_path / "out.csv") as stream:
        stream.write("ü\r\n")
    assert (tmp_path / "out.csv").read_bytes() == "ü\r\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_after_an_error_the_old_file_stands(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")

    def write_half() -> None:
        with replace(target) as stream:
            stream.write("half")
            raise error

    with pytest.raises(error):
        write_half()
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    target = tmp_path / "real.html"
    target.write_text("old")
    target.chmod(0o640)
    (tmp_path / "link.html").symlink_to(target)
    with replace(tmp_path / "link.html") as stream:
        stream.write("new")
    assert (tmp_path / "link.html").is_symlink()
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with replace(tmp_path / "out") as stream:
            stream.write("x")
    finally:
        os.umask(before)
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o640


def test_what_is_no_plain_file_is_written_to(tmp_path: Path) -> None:
    with replace("/dev/null") as stream:
        stream.write("x")
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("name", ["", "missing/out.csv", "nul\0.csv"])
def test_what_cannot_be_written_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"is a folder|cannot be written"), replace(os.path.join(tmp_path, name)):
        pytest.fail("nothing may be written")
