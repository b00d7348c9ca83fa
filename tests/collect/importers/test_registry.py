"""The table of readers agrees with the readers, and files of one kind are taken by its own reader."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from camcensus.collect.importers.registry import _READERS, IMPORTERS
from camcensus.collect.opening.streams import Ahead

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


def taker(file):
    with file.open("rb") as stream:
        head = Ahead(stream).look()
    return next((importer.name for importer in IMPORTERS if importer.recognises(head, file.name)), None)
