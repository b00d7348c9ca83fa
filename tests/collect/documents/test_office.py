"""Files as office programs save them, not as our tests write them: XLS, ODS, DOC, ODT and RTF by LibreOffice 7.4."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collect.documents import writers

from camcensus.collect.documents import programs, read_bytes
from camcensus.collect.documents.hidden import binary_sheets, hidden_in_ods, hidden_in_xls, hidden_in_xlsb
from camcensus.model.document import DocumentRead, SegmentKind

OFFICE = Path(__file__).resolve().parents[2] / "fixtures" / "documents" / "office"
needs_office = pytest.mark.skipif(programs.find_office() is None, reason="LibreOffice is not installed here")


def read(name: str) -> DocumentRead:
    (document,) = read_bytes((OFFICE / name).read_bytes(), name)
    return document


@pytest.mark.parametrize(("name", "form"), [("register.xls", "XLS"), ("register.ods", "ODS")])
def test_a_register_is_read_with_headers_and_hidden_rows(name: str, form: str) -> None:
    document = read(name)
    rows = [one for one in document.segments if one.kind is SegmentKind.TABLE_ROW]
    assert document.format == form
    assert not document.unread
    assert [(row.text, row.hidden) for row in rows] == [
        ("Town Hall | Axis | P3245-LV | 12 | 2021-03-01", False),
        ("Depot | Hikvision | DS-2CD2143G2-I | 4 | 2019-06-30", True),
        ("Library | Hanwha Vision | XNO-6080R | 7.5", False),
        ("Museum | Dahua | 3", True),
    ]
    assert rows[0].headers == ("Site", "Make", "Model", "Quantity", "Installed")
    assert rows[1].place == "sheet 'Cameras' row 5"


@pytest.mark.parametrize(
    "name", [pytest.param("letter.doc", marks=needs_office), "letter.odt", "letter.rtf"], ids=["doc", "odt", "rtf"]
)
def test_a_letter_keeps_its_numbers_and_its_table(name: str) -> None:
    document = read(name)
    assert not document.unread
    numbered = {one.number: one.text for one in document.segments if one.number}
    assert numbered == {"1": "Do you use cameras made by Hikvision?", "2": "How many cameras do you use?"}
    assert any(one.text == "We use 47 cameras, of which 4 are made by Hikvision." for one in document.segments)
    rows = [one.text for one in document.segments if one.kind is SegmentKind.TABLE_ROW]
    assert rows == ["Depot | Hikvision | 4", "Town Hall | Axis | 43"]


def test_a_binary_workbook_is_read_with_its_hidden_row() -> None:
    """Made by hand after MS-XLSB: no program here writes one."""
    (document,) = read_bytes(writers.cameras_xlsb(), "register.xlsb")
    rows = [(one.text, one.hidden) for one in document.segments if one.kind is SegmentKind.TABLE_ROW]
    assert document.format == "XLSB"
    assert rows == [("Depot | Hikvision | 4", False), ("Gate | Dahua | 2", True)]


@given(st.binary(max_size=400))
def test_any_bytes_are_a_sheet_without_an_error(data: bytes) -> None:
    assert all(row > 0 for row in hidden_in_xlsb(data).rows)
    assert all(isinstance(name, str) for name in binary_sheets(data))


@needs_office
def test_slides_are_read_by_way_of_pdf() -> None:
    slides = (
        b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        b'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
        b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2" '
        b'office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body><office:presentation><draw:page>'
        b'<draw:frame svg:x="2cm" svg:y="2cm" svg:width="20cm" svg:height="4cm"><draw:text-box>'
        b"<text:p>We use 47 cameras.</text:p></draw:text-box></draw:frame>"
        b"</draw:page></office:presentation></office:body></office:document>"
    )
    from camcensus.collect.documents.pieces import Convert

    made = programs.convert(slides, Convert(".fodp", "ppt"))
    assert isinstance(made, bytes)
    (document,) = read_bytes(made, "slides.ppt")
    assert document.format == "PowerPoint"
    assert any("47 cameras" in one.text for one in document.segments)


@given(st.data())
def test_a_damaged_register_of_the_old_form_is_no_reason_to_stop(data: st.DataObject) -> None:
    whole = bytearray((OFFICE / "register.xls").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    for form in (bytes(whole), bytes(whole[:cut])):
        assert all(row > 0 for sheet in hidden_in_xls(form) for row in sheet.rows)


def test_sheets_that_all_begin_in_one_place_are_looked_at_within_bounds() -> None:
    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    row = record(0x0208, struct.pack("<7H", 3, 0, 0, 0, 0, 0, 0x20) + b"\0\0")
    sheet = record(0x0809, b"\0" * 16) + row * 20_000 + record(0x000A, b"")
    head = record(0x0809, b"\0" * 16)
    start = len(head) + 2_000 * 12 + 4
    listed = record(0x0085, struct.pack("<IBBBB", start, 0, 0, 0, 0))
    stream = head + listed * 2_000 + record(0x000A, b"") + sheet
    found = hidden_in_xls(writers.compound({"Workbook": stream}))
    assert len(found) == 250
    assert found[0].rows == {4}


def test_rows_repeated_for_ever_are_told_within_bounds() -> None:
    names = 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    row = '<table:table-row table:visibility="collapse" table:number-rows-repeated="9999999"/>'
    (sheet,) = hidden_in_ods(f"<table:table {names}>{row * 3}</table:table>".encode())
    assert len(sheet.rows) == 200_000
