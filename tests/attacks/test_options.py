"""Files and texts that options name: hostile ones end in a line and the status for usage."""

from __future__ import annotations

import pytest

from camcensus.cli.app import run


@pytest.fixture
def register(tmp_path):
    path = tmp_path / "register.csv"
    path.write_text("Manufacturer,Model\nHikvision,DS-2CD2143G2-I\n")
    return str(path)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            "a" + ".a" * 100_000 + " = 1\n", "line 1: is longer than 1,000 characters", id="a dotted key of 200 kB"
        ),
        pytest.param("a = " + "9" * 5_000, "is longer than", id="a number of 5,000 digits"),
        pytest.param(
            '[columns]\n"Make" = "manufacturer"\n' + "# x\n" * 70_000, "is longer than 250,000 bytes", id="cut"
        ),
        pytest.param("a = " + "[" * 900, "is not TOML", id="900 deep"),
        pytest.param('[columns]\nMake = "\\u001b[2J\\u202e"\n', "\\x1b[2J\\u202e", id="signs that act on a terminal"),
    ],
)
def test_a_file_of_columns(register, tmp_path, capsys, text, problem):
    columns = tmp_path / "columns.toml"
    columns.write_text(text)
    assert run(["check", register, "--columns", str(columns)]) == 2
    told = capsys.readouterr().err
    assert problem in told
    assert told.count("\n") == 1
