"""Text of strangers, made safe for terminal, page, spreadsheet and Markdown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from tests.account.nasty_results import texts

from camcensus.account.escape import csv_cell, link, markdown, visible, well_formed


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("IPC-HFW4431R-Z", "IPC-HFW4431R-Z", id="plain text is unchanged"),
        pytest.param("高清 カメラ é", "高清 カメラ é", id="other scripts are unchanged"),
        pytest.param("a\u3000b\u00a0c", "a\u3000b\u00a0c", id="wide and hard spaces stay"),
        pytest.param("\x1b[2J", "\\x1b[2J", id="terminal escape"),
        pytest.param("\x9b31m", "\\x9b31m", id="eight-bit terminal escape"),
        pytest.param("a\r\nb\tc", "a\\r\\nb\\tc", id="line ends and tabs"),
        pytest.param("\u202egpj", "\\u202egpj", id="right-to-left override"),
        pytest.param("\u200b\ufeff", "\\u200b\\ufeff", id="zero width"),
        pytest.param("\ud800", "\\ud800", id="lone surrogate"),
        pytest.param("\U000e0041", "\\U000e0041", id="tag character"),
    ],
)
def test_visible_shows_what_would_act(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_visible_cuts_after_the_limit_and_says_how_much_is_left() -> None:
    assert visible("x" * 10, 10) == "x" * 10
    assert visible("x" * 1011, 10) == "x" * 10 + " ... (1,001 more characters)"


@given(texts)
def test_visible_leaves_no_control_and_no_surrogate(text: str) -> None:
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in visible(text))


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@A1", "＝1", "  =1", "\t=1"])
def test_csv_cell_is_no_formula(text: str) -> None:
    assert csv_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["", "DS-2CD", "192.0.2.1", "a=b", "1-2"])
def test_csv_cell_leaves_other_text_alone(text: str) -> None:
    assert csv_cell(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        pytest.param("a|b", r"a\|b", id="a cell's border"),
        pytest.param("<b>", "&lt;b&gt;", id="HTML"),
        pytest.param("[x](http://y)", r"\[x\]\(http\://y\)", id="a link"),
        pytest.param("www.example.org", r"www\.example.org", id="an address a renderer would link"),
        pytest.param("@someone", r"\@someone", id="a mention"),
        pytest.param("a\nb", r"a\\nb", id="a line end"),
    ],
)
def test_markdown_is_only_text(text: str, escaped: str) -> None:
    assert markdown(text) == escaped


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", 'https://a"b', "https://a b", "//a", None]
)
def test_link_refuses_what_is_no_web_address(address: str | None) -> None:
    assert link(address) is None


def test_link_lets_web_addresses_through() -> None:
    assert link("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"


def test_well_formed_replaces_lone_surrogates_at_every_depth() -> None:
    assert well_formed({"a\ud800": ["\udfff", 1, None, "ok 😀"]}) == {"a\ufffd": ["\ufffd", 1, None, "ok 😀"]}
