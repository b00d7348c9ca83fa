"""Every writer ends normally on every text, and lets nothing through that acts where it is shown."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from tests.account.nasty_results import results
from tests.account.sample_result import build_sample

from camcensus.account.escape import well_formed
from camcensus.account.plain import plain_check
from camcensus.account.result import CheckResult
from camcensus.deliver.formats import FORMATS, write
from camcensus.model.errors import InputError

SAMPLE = build_sample()


class Attributes(HTMLParser):
    """The names of all attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.update(name for name, _value in attrs)


def written(result: CheckResult, fmt: str, width: int | None = None, colour: bool = False) -> str:
    stream = io.StringIO(newline="")
    write(result, fmt, stream, width=width, colour=colour)
    text = stream.getvalue()
    text.encode("utf-8")  # a lone surrogate would end the run when the file is written
    return text


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_same_result_gives_the_same_bytes(fmt: str) -> None:
    assert written(SAMPLE, fmt) == written(build_sample(), fmt)


@pytest.mark.parametrize("fmt", FORMATS)
def test_nothing_found_is_written_too(fmt: str) -> None:
    empty = replace(SAMPLE, devices=(), findings={}, exploited={}, observations={}, inputs=(), rejected=(), notes=())
    assert written(empty, fmt) or fmt == "jsonl"


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_megabyte_of_banner_breaks_no_writer(fmt: str) -> None:
    device = SAMPLE.devices[0]
    reason = replace(device.identification.reasons[0], observed="A" * 1_000_000)
    told = replace(device.identification, model="B" * 1_000_000, note="\x1b" * 1_000_000, reasons=(reason,))
    text = written(replace(SAMPLE, devices=(replace(device, identification=told),)), fmt)
    assert len(text) < 100_000 or fmt in ("json", "jsonl")


@pytest.mark.parametrize("fmt", [fmt for fmt in FORMATS if fmt not in ("json", "jsonl")])
def test_no_verdict_in_a_courts_words(fmt: str) -> None:
    assert not re.search(r"violat|complian|breach|illegal", written(SAMPLE, fmt), re.IGNORECASE)


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(InputError, match="table, json, jsonl, csv, html, md, sarif, cyclonedx"):
        written(SAMPLE, "pdf")


def test_a_terminal_of_an_old_code_page_gets_escapes() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", newline="")
    write(SAMPLE, "table", stream)
    stream.flush()
    assert b"Annke \\u2192 Hikvision" in raw.getvalue()


@given(results())
def test_terminal_text_holds_no_control_but_line_ends(result: CheckResult) -> None:
    for width in (None, 40, 80):
        text = written(result, "table", width)
        assert all(char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs") for char in text)


@given(results())
def test_colour_is_the_only_escape_sequence(result: CheckResult) -> None:
    text = re.sub(r"\x1b\[[0-9;]*m", "", written(result, "table", 100, colour=True))
    assert all(char == "\n" or unicodedata.category(char) != "Cc" for char in text)


@given(results())
def test_json_parses_and_is_ascii(result: CheckResult) -> None:
    text = written(result, "json")
    assert text.isascii()
    assert "\x7f" not in text
    assert json.loads(text) == well_formed(plain_check(result))
    lines = written(result, "jsonl")
    assert lines.isascii()
    assert [bool(json.loads(line)) for line in lines.splitlines()] == [True] * len(result.devices)


@given(results())
def test_csv_round_trips_and_no_cell_is_a_formula(result: CheckResult) -> None:
    text = written(result, "csv")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert len(rows) == len(result.devices) + 1
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
        assert len(cell) <= 32_767
        assert cell.isprintable() or all(unicodedata.category(char) in "Zs" for char in cell if not char.isprintable())


@given(results())
def test_html_holds_no_markup_of_strangers(result: CheckResult) -> None:
    text = written(result, "html").casefold()
    assert "<script" not in text
    assert "<img" not in text
    assert 'href="javascript:' not in text
    parser = Attributes()
    parser.feed(text)
    assert not any(name.startswith("on") for name in parser.names)
    assert all(unicodedata.category(char) not in ("Cf", "Cs") for char in text)


@given(results())
def test_markdown_holds_no_markup_of_strangers(result: CheckResult) -> None:
    text = written(result, "md")
    assert "<script" not in text
    assert not re.search(r"(?<!\\)\]\(", text)
    assert all(unicodedata.category(char) not in ("Cf", "Cs") and (char == "\n" or char >= " ") for char in text)
