"""--column and --columns: the user's mapping reaches the reader."""

from __future__ import annotations

import io

import pytest

from camcensus.collect.importers.registers.choices import MAX_FILE, column_choices
from camcensus.collect.importers.registry import all_importers
from camcensus.model.errors import InputError
from camcensus.model.observation import Observation


def test_the_command_line_outranks_the_file(tmp_path):
    file = tmp_path / "columns.toml"
    file.write_text('[columns]\n"Fabrikat" = "model"\n"Was" = "model"\n', encoding="utf-8-sig")
    assert column_choices(["Fabrikat=manufacturer"], str(file)) == {"fabrikat": "manufacturer", "was": "model"}


def test_chosen_columns_are_read_and_recognised():
    data = b"Fabrikat;Was\nHikvision;Kamera aussen\n"
    plain = [importer.name for importer in all_importers() if importer.recognises(data, "x")]
    assert plain == []
    chosen = column_choices(["Fabrikat=manufacturer", "Was=description"])
    (register,) = [importer for importer in all_importers(chosen) if importer.recognises(data, "x")]
    said = [(item.field, item.raw) for item in register.read(io.BytesIO(data), "x") if isinstance(item, Observation)]
    assert said == [("register.manufacturer", "Hikvision"), ("register.description", "Kamera aussen")]


def test_nothing_said_is_nothing_chosen():
    assert column_choices() == {}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"\xff\xfe", "is not UTF-8", id="not UTF-8"),
        pytest.param(b"columns = 1", "has no table", id="no table"),
        pytest.param(b"#" * (MAX_FILE + 1), "longer than", id="too long"),
        pytest.param(b'[columns]\n"A" = "modell"', "Did you mean 'model'?", id="unknown field"),
        pytest.param(None, "cannot be opened", id="missing"),
    ],
)
def test_wrong_files(tmp_path, content, words):
    file = tmp_path / "columns.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(InputError) as error:
        column_choices([], str(file))
    assert words in str(error.value)
    assert str(error.value).startswith(str(file))
