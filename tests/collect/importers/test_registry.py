"""The table of readers agrees with the readers, and files of one kind are taken by its own reader."""

from __future__ import annotations

import io
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from camcensus.collect.importers.registers.importer import shipped_vocabulary
from camcensus.collect.importers.registry import _READERS, IMPORTERS, all_importers
from camcensus.collect.opening.streams import Ahead
from camcensus.model.observation import Observation
from camcensus.read.columns import parse_mapping

FIXTURES = Path(__file__).parents[2] / "fixtures"
FOLDERS = {
    path.parent.name for path in Path(import_module("camcensus.collect.importers").__path__[0]).glob("*/importer.py")
}


@pytest.mark.parametrize(("name", "title", "module", "may_be"), _READERS)
def test_table_agrees_with_the_module(name, title, module, may_be):
    importer = import_module(f"camcensus.collect.importers.{module}.importer").IMPORTER
    assert (importer.name, importer.title) == (name, title)


def test_no_reader_is_left_out():
    assert {module for _, _, module, _ in _READERS} | {"registers", "mobile_devices"} == FOLDERS


def test_names_and_titles_are_unique():
    assert len({importer.name for importer in IMPORTERS}) == len(IMPORTERS)
    assert len({importer.title for importer in IMPORTERS}) == len(IMPORTERS)


def test_loading_the_table_loads_no_heavy_parser():
    heavy = "lxml dpkt cryptography python_calamine openpyxl yaml"
    code = (
        f"import sys, camcensus.collect.importers.registry; print([m for m in {heavy.split()!r} if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() in ("[]", "['yaml']")


@pytest.mark.parametrize("file", sorted((FIXTURES / "registers" / "valid").iterdir()), ids=lambda path: path.name)
def test_registers_are_taken_by_their_readers(file):
    assert taker(file) in ("workbook", "register", "model-list", "mobile-devices")


def test_chosen_columns_are_recognised_and_read():
    data = b"Fabrikat;Was\nHikvision;Kamera aussen\n"
    assert [importer.name for importer in all_importers() if importer.recognises(data, "x")] == []
    chosen = parse_mapping(["Fabrikat=manufacturer", "Was=description"], shipped_vocabulary())
    (register,) = [importer for importer in all_importers(chosen) if importer.recognises(data, "x")]
    said = [(item.field, item.raw) for item in register.read(io.BytesIO(data), "x") if isinstance(item, Observation)]
    assert said == [("register.manufacturer", "Hikvision"), ("register.description", "Kamera aussen")]


def taker(file):
    with file.open("rb") as stream:
        head = Ahead(stream).look()
    return next((importer.name for importer in IMPORTERS if importer.recognises(head, file.name)), None)
