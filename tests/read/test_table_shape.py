"""Tables that do not tell everything: what is left out follows only from tables that tell the maker of every camera."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.jobs.lexicon import lexicon_of
from camcensus.model.document import DocumentRead, Segment, SegmentKind
from camcensus.model.request import Asked
from camcensus.read.answers import read_answer
from camcensus.read.table_shape import find_legend, is_untold, may_be_maker, tells_of_before
from camcensus.store.shipped import shipped_facts

BOOK = shipped_facts()
LETTER = "We attach the full list of our cameras. You asked whether any of them is made by Hikvision or Dahua."


def segments(sheet, headers, rows):
    first = 2 if headers else 1
    return [
        Segment(
            "a.xlsx", f"sheet {sheet!r} row {n}", SegmentKind.TABLE_ROW, " | ".join(cells), cells=cells, headers=headers
        )
        for n, cells in enumerate(rows, first)
    ]


def read(*tables, letter=LETTER):
    found = [Segment("a.txt", "paragraph 1", SegmentKind.PARAGRAPH, letter)]
    for number, (headers, rows) in enumerate(tables):
        found += segments(f"S{number}", headers, rows)
    document = DocumentRead("a.xlsx", "workbook", "0" * 64, tuple(found), (), "none")
    reading = read_answer(BOOK, Asked("r1", nation="England"), [document], lexicon_of(BOOK))
    return reading.uses_hikvision.value, reading.uses_dahua.value


@pytest.mark.parametrize(
    "told", ["Not recorded", "REDACTED", "withheld s.31", "unknown", "", "various", "n/a", "See note 2"]
)
def test_a_row_that_does_not_tell_its_maker_leaves_all_open(told) -> None:
    rows = [("Mill Road", "14", told), ("Dock Street", "9", told), ("Pier", "3", told)]
    assert read((("Site", "Cameras", "Manufacturer"), rows)) == ("unknown", "unknown")


@pytest.mark.parametrize("told", ["Not recorded", "REDACTED", "unknown", ""])
def test_one_such_row_is_enough(told) -> None:
    rows = [("Mill Road", "14", "Axis"), ("Dock Street", "9", "Bosch"), ("Pier", "3", told)]
    assert read((("Site", "Cameras", "Manufacturer"), rows)) == ("unknown", "unknown")


def test_where_every_row_tells_its_maker_those_left_out_are_not_in_use() -> None:
    rows = [("Mill Road", "14", "Axis"), ("Dock Street", "9", "Bosch"), ("Pier", "3", "Kestrel & Sons")]
    assert read((("Site", "Cameras", "Manufacturer"), rows)) == ("no", "no")


def test_a_line_below_a_table_is_no_row_of_it() -> None:
    rows = [("Mill Road", "14", "Axis"), ("Pier", "9", "Bosch"), ("Prepared by Estates", "", "")]
    assert read((("Site", "Cameras", "Manufacturer"), rows)) == ("no", "no")


def counts(*tables):
    found = [segment for number, table in enumerate(tables) for segment in segments(f"S{number}", *table)]
    document = DocumentRead("a.xlsx", "workbook", "0" * 64, tuple(found), (), "none")
    reading = read_answer(BOOK, Asked("r1", nation="England"), [document], lexicon_of(BOOK))
    return reading.device_count_total, reading.device_count_hikvision


@pytest.mark.parametrize("word", ["Both", "All three", "The lot", "", "Trust"])
def test_a_row_that_is_the_sum_of_those_above_is_not_added(word) -> None:
    rows = [("City", "7", "80"), ("Park", "3", "41"), (word, "10", "121")]
    assert counts((("Campus", "Hikvision", "Bosch"), rows)) == (131, 10)


def test_a_row_that_is_no_sum_is_added() -> None:
    rows = [("City", "7", "80"), ("Park", "3", "41"), ("Annexe", "10", "11")]
    assert counts((("Campus", "Hikvision", "Bosch"), rows)) == (152, 20)


def test_the_column_beside_of_which_holds_all() -> None:
    rows = [("Abbey", "4", "4"), ("Ford", "6", "0"), ("Nant", "5", "2"), ("Centre", "8", "0")]
    assert counts((("Station", "Cameras", "Of which Hikvision"), rows)) == (23, 6)


def test_numbers_that_run_on_are_names_of_rows() -> None:
    rows = [
        (str(1001 + n), "Gate", "HIKVISION" if n % 2 else "AXIS", "DS-2CD2385G1" if n % 2 else "P1375")
        for n in range(6)
    ]
    assert counts((("cam_id", "building", "vendor", "model"), rows)) == (6, 3)
    assert counts((("Unit", "building", "vendor", "model"), rows)) == (6, 3)


def test_a_column_of_which_leaves_the_others_open() -> None:
    rows = [("Abbey", "4", "4"), ("Ford", "6", "0"), ("Nant", "5", "2")]
    assert read((("Station", "Cameras", "Of which Hikvision"), rows)) == ("yes", "unknown")


def test_dashes_under_a_maker_are_noughts_in_a_grid_without_marked_heads() -> None:
    rows = [
        ("Campus", "Hikvision", "Dahua", "Bosch", "All"),
        ("City", "-", "12", "80", "92"),
        ("Park", "–", "3", "41", "44"),
    ]
    assert read(((), rows)) == ("no", "yes")


def test_heads_that_come_to_the_whole_leave_nobody_out() -> None:
    rows = [("Ward 1", "3", "4", "2", "9"), ("Ward 2", "1", "0", "5", "6")]
    assert read((("Ward", "Redvision", "Axis", "360 Vision", "All"), rows)) == ("no", "no")


def test_heads_that_do_not_come_to_the_whole_leave_the_rest_open() -> None:
    rows = [("Ward 1", "3", "4", "9"), ("Ward 2", "1", "0", "6")]
    assert read((("Ward", "Redvision", "Axis", "All"), rows)) == ("unknown", "unknown")


def test_a_nought_with_a_past_is_former() -> None:
    rows = [
        ("Hikvision", "Nil", "Forty until the refit of 2023, when they were skipped"),
        ("Axis", "31", "In use"),
    ]
    assert read((("Make", "Number", "Remarks"), rows))[0] == "former"


def test_a_nought_without_one_is_none() -> None:
    rows = [("Hikvision", "Nil", "Never bought"), ("Axis", "31", "In use")]
    assert read((("Make", "Number", "Remarks"), rows))[0] == "no"


def test_codes_are_read_by_their_legend_and_the_legend_is_no_evidence() -> None:
    register = (("Building", "Make", "Qty"), [("Library", "HK", "6"), ("Depot", "AX", "11"), ("Gate", "HK", "2")])
    legend = ((), [("HK", "Hikvision"), ("AX", "Axis"), ("DH", "Dahua")])
    assert read(register, legend) == ("yes", "no")


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [("Disposals", "former"), ("Decommissioned 2024", "former"), ("On order", "no"), ("Cameras", "yes")],
)
def test_the_name_of_a_sheet_speaks_for_its_rows(sheet, expected) -> None:
    rows = segments("Current", ("Site", "Make", "Qty"), [("Hall", "Axis", "9"), ("Depot", "Bosch", "4")])
    rows += segments(sheet, ("Site", "Make", "Qty"), [("Pier", "Hikvision", "7"), ("Gate", "Hikvision", "2")])
    document = DocumentRead("a.xlsx", "workbook", "0" * 64, tuple(rows), (), "none")
    reading = read_answer(BOOK, Asked("r1", nation="England"), [document], lexicon_of(BOOK))
    assert reading.uses_hikvision.value == expected
    assert (reading.device_count_total, reading.device_count_hikvision or 0) == (
        (22, 9) if expected == "yes" else (13, 0)
    )


@pytest.mark.parametrize("mark", ['"', "ditto", "〃", "as above", "''"])
def test_a_mark_stands_for_the_cell_above(mark) -> None:
    table = (
        ("School", "Make", "Number"),
        [("Junior", "Hikvision", "8"), ("Infant", mark, "5"), ("High", "Axis", "18")],
    )
    assert read(table) == ("yes", "no")
    assert counts(table) == (31, 13)


def test_blanks_under_a_maker_are_noughts() -> None:
    table = (
        ("Count of cameras", "Dahua", "Vivotek", "Hikvision", "Grand Total"),
        [("Clinics", "", "44", "19", "63"), ("Wards", "", "80", "", "80"), ("Grand Total", "", "124", "19", "143")],
    )
    assert read(table) == ("yes", "no")
    assert counts(table) == (143, 19)


def test_cameras_are_counted_where_no_maker_is_told() -> None:
    assert counts((("Station", "Cameras", "Make"), [("A", "21", "Not recorded"), ("B", "9", "Not recorded")])) == (
        30,
        None,
    )
    assert counts((("Site", "CCTV cameras"), [("A", "21"), ("B", "9"), ("Total", "30")])) == (30, None)


def test_other_things_are_not_counted() -> None:
    assert counts((("Site", "Incidents"), [("A", "21"), ("B", "9")])) == (None, None)


def test_a_state_that_says_off_is_not_in_use() -> None:
    rows = [("Main", "Hikvision", "on", "61"), ("Ward 9", "Dahua", "off", "13")]
    assert read((("Place", "Make", "Status", "Number"), rows)) == ("yes", "former")


def test_a_table_of_makers_and_numbers_is_no_legend() -> None:
    assert find_legend([[("AX", "12"), ("HK", "6")], [("Library", "HK")]]) == ({}, None)
    assert find_legend([[("HK", "Hikvision"), ("AX", "Axis")], [("Library", "6")]]) == ({}, None)


@pytest.mark.parametrize("cell", ["Fixed dome", "Not recorded", "12", "n/a", "Internal", "s.31(1)(a)", "CCTV"])
def test_words_that_are_no_name(cell) -> None:
    assert not may_be_maker(cell)


@pytest.mark.parametrize("cell", ["Redvision", "Kestrel & Sons", "360 Vision", "Notting Hill Video", "Nilfisk"])
def test_words_that_may_be_one(cell) -> None:
    assert may_be_maker(cell)


def test_what_never_was_is_not_before() -> None:
    assert tells_of_before(("removed in 2022",))
    assert not tells_of_before(("never installed",))
    assert not tells_of_before(("0", ""))


@given(st.text(max_size=60))
def test_any_cell_is_told_or_not(cell) -> None:
    assert not (is_untold(cell) and may_be_maker(cell))
