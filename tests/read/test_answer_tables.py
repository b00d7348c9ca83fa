from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.jobs.lexicon import lexicon_of
from camcensus.model.document import DocumentRead, Segment, SegmentKind
from camcensus.model.request import Asked
from camcensus.read.answers import read_answer
from camcensus.store.shipped import shipped_facts


def read(headers, *rows, letter=""):
    segments = [
        Segment("a.xlsx", f"sheet 'A' row {n}", SegmentKind.TABLE_ROW, " | ".join(cells), cells=cells, headers=headers)
        for n, cells in enumerate(rows, 2)
    ]
    if letter:
        segments.insert(0, Segment("a.txt", "paragraph 1", SegmentKind.PARAGRAPH, letter))
    book = shipped_facts()
    document = DocumentRead("a.xlsx", "workbook", "0" * 64, tuple(segments), (), "none")
    return read_answer(book, Asked("r1", nation="England"), [document], lexicon_of(book))


@pytest.mark.parametrize(
    ("headers", "rows", "expected"),
    [
        pytest.param(
            ("Site", "Make", "Cameras"),
            [("Mill Road", "Hikvision", "12"), ("Dock Street", "Axis", "5"), ("Trust total", "", "17")],
            (17, 12),
            id="a row of totals with a word before it is not added",
        ),
        pytest.param(
            ("Site", "Make", "Cameras"),
            [("Total Care Centre", "Hikvision", "12"), ("Dock Street", "Axis", "5")],
            (17, 12),
            id="a site whose name begins with the word is added",
        ),
        pytest.param(
            ("Site", "Make", "Cameras"),
            [
                ("North", "Hikvision", "12"),
                ("North", "Axis", "3"),
                ("Subtotal North", "", "15"),
                ("South", "Hikvision", "4"),
                ("Subtotal South", "", "4"),
                ("Total", "", "19"),
            ],
            (19, 16),
            id="subtotals are not added",
        ),
        pytest.param(
            ("Site", "Hikvision", "Dahua", "Other", "All cameras"),
            [("North", "122", "0", "40", "162"), ("South", "34", "9", "0", "43"), ("Overall", "156", "9", "40", "205")],
            (205, 156),
            id="a column of all cameras stands beside the columns of makers",
        ),
        pytest.param(
            ("Site", "Hikvision", "Axis"),
            [("North", "10", "5"), ("South", "4", "0"), ("Total", "14", "5")],
            (19, 14),
            id="columns of makers add up to all cameras",
        ),
        pytest.param(
            ("Service", "Makes present", "Cameras"),
            [
                ("Parks", "Hikvision and Redvision", "14 and 9 respectively"),
                ("Museum", "Axis and Hikvision", "33 and 5 respectively"),
                ("Depots", "Redvision", "22"),
            ],
            (83, 19),
            id="two makes and two numbers to a row",
        ),
        pytest.param(
            ("Service", "Makes present", "Cameras"),
            [("Parks", "Hikvision and Axis", "23"), ("Depots", "Axis", "22")],
            (45, None),
            id="two makes to one number: the number of each is not known",
        ),
        pytest.param(
            ("Asset class", "Manufacturer", "In service", "Year"),
            [("Dome", "Dahua", "37", "2019"), ("PTZ", "Bosch", "8", "2016"), ("Bullet", "Hikvision", "4", "2020")],
            (49, 4),
            id="the year is no number of cameras",
        ),
        pytest.param(
            ("Make", "Model", "Year", "Qty"),
            [("Hikvision", "DS-2CD2143G2-I", "2019", "6"), ("Axis", "P3245-LV", "2020", "3")],
            (9, 6),
            id="model numbers are no number of cameras",
        ),
        pytest.param(
            ("Location", "Camera make"),
            [("Hall", "Hikvision"), ("Yard", "Hikvision"), ("Gate", "Axis")],
            (3, 2),
            id="a register with a row for each camera",
        ),
        pytest.param(
            ("Item", "Make", "Number"),
            [("Cameras", "Hikvision", "31"), ("Recorders", "Hikvision", "2"), ("Monitors", "Dell", "4")],
            (31, 31),
            id="recorders and monitors are not added to cameras",
        ),
        pytest.param(
            ("Make", "Cameras", "Recorders"),
            [("Hikvision", "31", "2"), ("Axis", "4", "1")],
            (35, 31),
            id="recorders in a column of their own",
        ),
        pytest.param(
            ("Make", "Share"),
            [("Hikvision", "60%"), ("Axis", "40%")],
            (None, None),
            id="shares are no numbers of cameras",
        ),
        pytest.param(
            ("Make", "Number"),
            [("Hikvision", "twelve"), ("Axis", "3")],
            (15, 12),
            id="a number in words",
        ),
        pytest.param(
            ("Make", "Number"),
            [("Hikvision", "c. 40"), ("Axis", "10")],
            (50, 40),
            id="a number that is about right",
        ),
        pytest.param(
            ("Make", "Number"),
            [("Hikvision", "10-20"), ("Axis", "10")],
            (None, None),
            id="a range leaves the sum open",
        ),
        pytest.param(
            ("Make", "2023", "2024", "2025"),
            [("Hikvision", "40", "22", "9"), ("Axis", "10", "30", "44")],
            (53, 9),
            id="of columns by year the last counts",
        ),
        pytest.param(
            ("", "Number"),
            [("Hikvision cameras", "9"), ("Other cameras", "21"), ("All cameras", "30")],
            (30, 9),
            id="makers in the lines of a list without a head",
        ),
    ],
)
def test_numbers_of_a_table(headers, rows, expected):
    reading = read(headers, *rows)

    assert (reading.device_count_total, reading.device_count_hikvision) == expected


def test_a_table_that_repeats_what_the_letter_says_changes_nothing():
    reading = read(
        ("Make", "Number"),
        ("Hikvision", "12"),
        ("Axis", "8"),
        letter="We have 20 cameras, 12 of them Hikvision.",
    )

    assert (reading.device_count_total, reading.device_count_hikvision) == (20, 12)


def test_rows_that_were_removed_are_not_counted():
    reading = read(
        ("Make", "Number", "Status"),
        ("Hikvision", "12", "In use"),
        ("Hikvision", "5", "Removed 2023"),
        ("Axis", "8", "In use"),
    )

    assert (reading.device_count_total, reading.device_count_hikvision) == (20, 12)


@pytest.mark.parametrize(
    ("headers", "rows", "expected"),
    [
        pytest.param(
            ("Manufacturer", "No. of units", "% of estate"),
            [("Hikvision", "40", "40%"), ("Axis", "60", "60%")],
            (100, 40),
            id="shares beside numbers are left alone",
        ),
        pytest.param(
            ("Building", "Hikvision cameras", "Axis cameras", "Total"),
            [("Hall", "4", "", "4"), ("Pool", "", "6", "6"), ("", "4", "6", "10")],
            (10, 4),
            id="empty cells are none, and a row of sums without a name is no place",
        ),
        pytest.param(
            ("Building", "Internal", "External", "Make"),
            [("Hall", "4", "2", "Hikvision"), ("Pool", "1", "6", "Axis")],
            (13, 6),
            id="two columns of kinds make one number",
        ),
        pytest.param(
            ("Building", "Make", "Cameras", "Recorders", "Year installed"),
            [("Hall", "Hikvision", "4", "1", "2018"), ("Pool", "Axis", "7", "1", "2020")],
            (11, 4),
            id="cameras beside recorders and years",
        ),
        pytest.param(
            ("Make", "Cameras at 1 April 2024", "Cameras at 1 April 2025"),
            [("Hikvision", "44", "30"), ("Axis", "10", "24")],
            (54, 30),
            id="of two dates the later counts",
        ),
        pytest.param(
            ("Camera", "Model", "Location"),
            [
                ("1", "Hikvision DS-2CD2143G2-I", "Gate"),
                ("2", "Hikvision DS-2CD2143G2-I", "Yard"),
                ("3", "Axis P3245-LV", "Hall"),
                ("4", "Axis P3245-LV", "Hall"),
            ],
            (4, 2),
            id="the running number of a camera is not how many there are",
        ),
        pytest.param(
            ("Site", "Make", "Quantity"),
            [("Hall", "Hikvision", "4"), ("", "Axis", "2"), ("Pool", "Hikvision", "1")],
            (7, 5),
            id="a site that spans rows",
        ),
        pytest.param(
            ("Make", "In use", "In store"),
            [("Hikvision", "4", "9"), ("Axis", "2", "0")],
            (6, 4),
            id="what is in store is not counted",
        ),
        pytest.param(
            ("Site", "Cameras", "Make"),
            [("Hall", "4", "Hikvision"), ("Pool", "exempt s.31(1)(a)", "exempt s.31(1)(a)")],
            (None, 4),
            id="a row withheld leaves the whole open",
        ),
        pytest.param(
            ("Ref", "Position", "Model"),
            [
                ("1", "Car park", "Axis P3265-LVE"),
                ("2", "Bike store", "DS-2CD2386G2-IU"),
                ("3", "Stock room", "DS-2CD2386G2-IU"),
            ],
            (3, 2),
            id="a store where a camera hangs is no store that it lies in",
        ),
        pytest.param(
            ("Item", "Qty"),
            [("Hikvision 4MP dome camera", "12"), ("Hikvision 16 channel NVR", "1"), ("Bosch dome", "3")],
            (15, 12),
            id="makes within descriptions",
        ),
    ],
)
def test_numbers_of_further_tables(headers, rows, expected):
    reading = read(headers, *rows)

    assert (reading.device_count_total, reading.device_count_hikvision) == expected


CELLS = st.one_of(
    st.sampled_from(
        ["Hikvision", "Dahua", "Total", "12", "1,204", "10-20", "60%", "exempt", "", "Make", "Cameras", "2024", "no"]
    ),
    st.text(max_size=8),
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=6))
def test_any_table_ends_in_a_reading(rows):
    reading = read((), *(tuple(row) for row in rows))

    assert reading.device_count_total is None or reading.device_count_total >= 0
    assert reading.device_count_hikvision is None or reading.device_count_hikvision >= 0
