import csv
import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.jobs.tables import cell, columns_of, decode, parse_table, read_days, read_table
from camcensus.model.errors import InputError

ROWS = [["Ref. no.", "Body", "Text"], ["R1", "Café Council", "1. Which\nmakes?"], ["R2", "B; C", "x, y"]]
EXPECTED = [
    {"ref_no": "R1", "body": "Café Council", "text": "1. Which\nmakes?"},
    {"ref_no": "R2", "body": "B; C", "text": "x, y"},
]


def saved(delimiter: str = ",", end: str = "\r\n") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(ROWS)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(saved().encode(), id="UTF-8"),
        pytest.param(saved(end="\n").encode("utf-8-sig"), id="UTF-8 with a byte order mark"),
        pytest.param(saved(";").encode("cp1252"), id="semicolons in Windows-1252, as Excel saves in much of Europe"),
        pytest.param(saved("\t").encode("utf-16"), id="Unicode text of Excel"),
        pytest.param(("sep=;\r\n" + saved(";")).encode(), id="the separator named on a line of its own"),
        pytest.param(("\r\n,,\r\n" + saved() + ",,\r\n\r\n").encode(), id="empty rows before and after"),
        pytest.param(saved().replace("Text\r\n", "Text,,\r\n").replace('"x, y"\r\n', '"x, y",,\r\n').encode(), id="empty columns"),
    ],
)  # fmt: skip
def test_a_table_is_read_as_spreadsheets_save_it(tmp_path, content):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    assert [row for _, row in read_table(path).rows] == EXPECTED


def test_a_row_is_placed_by_the_line_it_begins_on():
    assert [line for line, _ in parse_table('a,b\n1,"x\ny\nz"\n\n2,w\n', "t").rows] == [2, 6]
    assert [line for line, _ in parse_table("sep=,\na,b\n1,2\n", "t").rows] == [3]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"a,b\n1,2,3\n", "line 2: has 3 cells under 2 columns"),
        (b'a,b\n1,"2\n', "is not CSV"),
        (b"a\0b", "byte 1: is not text"),
        (b"\xff\xfe\x41", "is not text"),
        (b"caf\x81", "is not text"),
        (b"PK\x03\x04rest", "is a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is a workbook"),
        (b"a" * 1_100_000, "is not CSV"),
    ],
)
def test_what_is_no_table_is_told_with_its_place(tmp_path, content, problem):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_table(path)
    assert problem in str(caught.value)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="is no plain file"):
        read_table(tmp_path / "pipe")


def test_a_missing_column_is_told_with_those_that_are_there():
    table = parse_table("Case,Who\n1,A\n", "t")
    with pytest.raises(InputError) as caught:
        columns_of(table, {"request_id": ("request_id", "ref")}, ("request_id",))
    assert "has no column request_id; it has 'Case', 'Who'" in str(caught.value)


def test_a_column_that_stands_twice_is_not_chosen_from():
    table = parse_table("ref,Ref\n1,2\n", "t")
    with pytest.raises(InputError, match="has two columns 'ref'"):
        columns_of(table, {"request_id": ("request_id", "ref")}, ("request_id",))
    assert columns_of(parse_table("ref,,\n1\n", "t"), {"x": ("ref",)}, ()) == {"x": "ref"}


def test_the_apostrophe_against_formulas_is_taken_off_again():
    assert cell({"a": "'=1+1"}, "a") == "=1+1"
    assert cell({"a": "'twas"}, "a") == "'twas"
    assert cell({}, None) == ""


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(["2026-11-16", "", "2026-12-08T10:00:00Z"], ["2026-11-16", "", "2026-12-08"], id="as the manual says"),
        pytest.param(["08/12/2026", "16/11/2026"], ["2026-12-08", "2026-11-16"], id="day first follows from another row"),
        pytest.param(["12/8/2026", "11/16/2026 00:00"], ["2026-12-08", "2026-11-16"], id="month first follows too"),
        pytest.param(["5.5.2026"], ["2026-05-05"], id="either order is the same day"),
    ],
)  # fmt: skip
def test_days_are_read_as_spreadsheets_write_them(cells, expected):
    assert read_days([(f"line {n}", text) for n, text in enumerate(cells)], "t", "sent_on") == expected


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (["08/12/2026"], "day or month first"),
        (["31/02/2026"], "sent_on is '31/02/2026'"),
        (["16/11/2026", "11/16/2026"], "sent_on is"),
        (["soon"], "sent_on is 'soon'"),
        (["2026-02-30"], "sent_on is '2026-02-30'"),
        (["20261116"], "sent_on is"),
    ],
)
def test_a_day_is_never_guessed(cells, problem):
    with pytest.raises(InputError) as caught:
        read_days([(f"line {n}", text) for n, text in enumerate(cells)], "t", "sent_on")
    assert problem in str(caught.value)


@given(st.binary(max_size=400) | st.text(alphabet='ab,;\t"\r\n\ufeff=sep', max_size=60).map(str.encode))
def test_any_bytes_end_in_a_table_or_the_declared_error(content):
    try:
        table = parse_table(decode(content, "t"), "t")
    except InputError:
        return
    assert [line for line, _ in table.rows] == sorted({line for line, _ in table.rows})
    assert all(line > 1 for line, _ in table.rows)


@given(st.lists(st.text(alphabet="0123456789/.-T ", max_size=12), max_size=4))
def test_any_days_end_in_days_or_the_declared_error(cells):
    try:
        days = read_days([("", text) for text in cells], "t", "c")
    except InputError:
        return
    assert [bool(text) for text in cells] == [bool(made) for made in days]
