"""Rows of registers become observations; what is not read is told."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.collect.importers.registers.importer import shipped_vocabulary
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Rejected
from camcensus.read.columns import parse_mapping, parse_mapping_file
from camcensus.read.register_notes import MAX_CELL
from camcensus.read.tables import read_table

VOCABULARY = shipped_vocabulary()


def read(*rows: Sequence[str], chosen: Sequence[str] = ()) -> tuple[list[Observation], list[str]]:
    mapping = parse_mapping(chosen, VOCABULARY)
    items = list(read_table(enumerate(rows, 1), "register.csv", "", VOCABULARY, mapping))
    observations = [item for item in items if isinstance(item, Observation)]
    return observations, [item.text for item in items if isinstance(item, Note)]


def said(observations: Sequence[Observation]) -> list[tuple[str | None, str]]:
    return [(one.field, one.raw) for one in observations]


def test_headings_in_any_order_and_spelling():
    observations, _ = read(["S/N", "MODEL  NO.", "Make"], ["0000", "DS-2CD2143G2-I", "Hikvision"])
    assert said(observations) == [
        ("register.serial", "0000"),
        ("register.model", "DS-2CD2143G2-I"),
        ("register.manufacturer", "Hikvision"),
    ]
    assert {one.record for one in observations} == {"register.csv#!2"}
    assert len({one.id for one in observations}) == 3
    assert str(observations[0].origin) == "register.csv, row 2"


def test_mapping_and_unread_columns_are_shown():
    _, notes = read(["Make", "Cost centre", "Model"], ["Axis", "E100", "P3245-LVE"])
    assert notes[0] == "read 'Make' as manufacturer, 'Model' as model; not read: 'Cost centre'"


def test_header_below_title_rows():
    observations, notes = read(["Northmere Borough Council"], [], ["Make", "Model"], ["Axis", "P3245-LVE"])
    assert len(observations) == 2
    assert "1 row above the headings not read as devices: 'Northmere Borough Council'" in notes


def test_a_data_row_is_not_taken_for_the_header():
    observations, _ = read(["Make", "Model"], ["Name", "DS-2CD2143G2-I"])
    assert said(observations) == [("register.manufacturer", "Name"), ("register.model", "DS-2CD2143G2-I")]


def test_addresses_reach_host_and_mac_of_every_observation_of_the_row():
    observations, _ = read(["Make", "IP Address", "MAC"], ["Axis", "http://192.0.2.7:8080/", "00408C000001"])
    assert {one.host for one in observations} == {"192.0.2.7"}
    assert {one.mac for one in observations} == {"00:40:8c:00:00:01"}
    assert ("register.mac", "00:40:8c:00:00:01") in said(observations)


def test_column_full_of_macs_is_a_mac_column_whatever_its_name():
    observations, notes = read(
        ["Make", "Whatever"], ["Axis", "00:40:8c:00:00:01"], ["Axis", "0040.8c00.0002"], ["Axis", "00-40-8C-00-00-03"]
    )
    assert [one.mac for one in observations if one.field == "register.mac"] == [
        "00:40:8c:00:00:01",
        "00:40:8c:00:00:02",
        "00:40:8c:00:00:03",
    ]
    assert "'Whatever' as MAC address (by its cells)" in notes[0]


def test_models_are_found_where_no_heading_names_them():
    observations, notes = read(["Make", "Fitted"], ["Hikvision", "DS-2CD2143G2-I (white)"], ["Axis", "P3245-LVE"])
    assert ("register.model", "DS-2CD2143G2-I (white)") in said(observations)
    assert "'Fitted' as model (by its cells)" in notes[0]


def test_tags_are_not_taken_for_models_where_a_heading_names_the_models():
    observations, notes = read(["Model", "Ref of ours"], ["P3245-LVE", "NBC-0001"], ["P3245-LVE", "NBC-0002"])
    assert said(observations) == [("register.model", "P3245-LVE")] * 2
    assert "not read: 'Ref of ours'" in notes[0]


def test_postal_address_is_not_a_network_address():
    observations, notes = read(["Make", "Address"], ["Axis", "1 High Street"], ["Axis", "2 High Street"])
    assert {one.host for one in observations} == {None}
    assert "not read: 'Address' (its cells do not look like network address)" in notes[0]


def test_row_with_nothing_to_identify_is_counted():
    observations, notes = read(["Make", "Model", "Site"], ["Axis", "P3245-LVE", "Depot"], ["", "", "Depot"])
    assert len(observations) == 2
    assert "1 row with nothing to identify a device by: 3" in notes
    assert notes[-1] == "1 row read, 0 blank"


@pytest.mark.parametrize("word", ["Total", "TOTAL:", "Grand total", "Total: 42", "Gesamt", "合計"])
def test_totals_are_not_devices(word):
    observations, notes = read(["Make", "Model", "Qty"], ["Axis", "P3245-LVE", "42"], [word, "", "42"])
    assert len(observations) == 2
    assert "1 row of totals not read as devices: 3" in notes


def test_a_maker_called_total_with_a_model_is_a_device():
    observations, _ = read(["Make", "Model"], ["Total Surveillance", "TS-2000X"])
    assert len(observations) == 2


def test_repeated_and_new_headings():
    observations, notes = read(
        ["Make", "Model", "Serial"],
        ["Axis", "P3245-LVE", "00000001"],
        ["Make", "Model", "Serial"],
        ["Model", "Make", "Location"],
        ["DS-2CD2143G2-I", "Hikvision", "Depot"],
    )
    assert ("register.manufacturer", "Hikvision") in said(observations)
    assert observations[-1].provenance["location"] == "Depot"
    assert "headings repeated in 1 row" in notes
    assert any(note.startswith("row 4 begins a table of its own: ") for note in notes)


def test_words_that_say_nothing_are_no_values():
    observations, _ = read(["Make", "Model", "Serial"], ["Axis", "n/a", "TBC"])
    assert said(observations) == [("register.manufacturer", "Axis")]


def test_remark_under_the_table_is_not_a_device():
    _, notes = read(["Make", "Model", "Serial"], ["Axis", "P3245-LVE", "1"], ["Prepared by the estates team", "", ""])
    assert "1 row with nothing to identify a device by: 3" in notes


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(["03/04/2021", "23/04/2021"], "2021-04-03", id="another row says day first"),
        pytest.param(["03/04/2021", "04/23/2021"], "2021-03-04", id="another row says month first"),
        pytest.param(["03/04/2021", "05/06/2021"], "2021", id="nothing settles it: the year"),
        pytest.param(["03/04/2021", "23/04/2021", "04/23/2021"], "2021", id="rows contradict each other: the year"),
        pytest.param(["2021-04-03T09:00:00"], "2021-04-03", id="ISO with time"),
        pytest.param(["3 April 2021"], "2021-04-03", id="month in words"),
        pytest.param(["Apr 3, 2021"], "2021-04-03", id="American words"),
        pytest.param(["03.04.2021"], "2021-04-03", id="dots are day first"),
        pytest.param(["03-Apr-21"], "2021-04-03", id="two-digit year"),
        pytest.param(["2021"], "2021", id="a year"),
        pytest.param(["04/2021"], "2021-04", id="a month"),
        pytest.param(["31/02/2021"], None, id="no such day"),
        pytest.param(["before 2018"], None, id="words"),
    ],
)
def test_day_of_purchase(cells, expected):
    rows = [["Model", "Purchase date"], *(["P3245-LVE", cell] for cell in cells)]
    observations, _ = read(*rows)
    assert observations[0].provenance.get("acquired_on") == expected
    kept = observations[0].provenance.get("acquired_on_text")
    assert kept == (cells[0] if expected in ("2021", None) and cells[0] != "2021" else None)


def test_open_dates_are_told_with_the_mend():
    _, notes = read(["Model", "Purchased"], ["P3245-LVE", "03/04/2021"])
    told = [note for note in notes if note.startswith("day of purchase: day and month could be swapped in 1 row (2)")]
    assert told
    assert "dd/mm/yyyy" in told[0]


def test_heading_settles_the_order_of_dates():
    observations, _ = read(["Model", "Purchased (mm/dd/yyyy)"], ["P3245-LVE", "03/04/2021"])
    assert observations[0].provenance["acquired_on"] == "2021-03-04"


@pytest.mark.parametrize(
    ("cell", "expected"), [("4", "4"), ("4.0", "4"), ("x 12", "12"), ("3 no.", "3"), ("several", None)]
)
def test_quantity(cell, expected):
    observations, notes = read(["Model", "Qty"], ["P3245-LVE", cell], ["P3245-LVE", "1"])
    assert observations[0].provenance.get("quantity") == expected
    assert any("quantity could not be read" in note for note in notes) == (expected is None)


def test_user_mapping_outranks_headings_and_cells():
    observations, notes = read(
        ["Make", "Thing", "MAC"],
        ["Axis", "P3245-LVE", "00:40:8c:00:00:01"],
        chosen=["Thing=model", "MAC=-"],
    )
    assert said(observations) == [("register.manufacturer", "Axis"), ("register.model", "P3245-LVE")]
    assert "'Thing' as model (as you said)" in notes[0]
    assert "not read: 'MAC' (as you said)" in notes[0]


def test_user_mapping_of_a_column_by_its_place_without_headings():
    observations, _ = read(["Lobby", "P3245-LVE"], ["Gate", "M3106-LVE"], chosen=["#2=model", "#1=location"])
    assert said(observations) == [("register.model", "P3245-LVE"), ("register.model", "M3106-LVE")]
    assert observations[0].provenance["location"] == "Lobby"


def test_user_mapping_of_a_heading_that_is_not_there_is_told():
    _, notes = read(["Make", "Model"], ["Axis", "P3245-LVE"], chosen=["Fabrikat=manufacturer"])
    assert any("no column is headed 'fabrikat'" in note for note in notes)


def test_what_is_said_of_one_sheet_makes_no_devices_of_another():
    chosen = parse_mapping(["Kit=name", "Who makes it?=manufacturer"], VOCABULARY)

    def read_sheet(sheet: str, *rows: Sequence[str]) -> list[object]:
        return list(read_table(enumerate(rows, 1), "book.xlsx", sheet, VOCABULARY, chosen))

    (note,) = read_sheet("Contacts", ["Name", "Phone"], ["Ada", "000"])
    assert isinstance(note, Note)
    assert note.text.startswith("the sheet is not read: 2 rows of which no column says what a device is")
    items = read_sheet("Kit list", ["Kit", "Who makes it?"], ["Gate", "Axis"])
    observations = [item for item in items if isinstance(item, Observation)]
    assert said(observations) == [("register.name", "Gate"), ("register.manufacturer", "Axis")]


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        pytest.param("Make=manufactorer", "Did you mean 'manufacturer'?", id="near miss"),
        pytest.param("Make", "is not HEADING=FIELD", id="no sign"),
        pytest.param("=model", "is not HEADING=FIELD", id="no heading"),
    ],
)
def test_wrong_mapping_names_the_mend(setting, words):
    with pytest.raises(InputError, match="--column") as error:
        parse_mapping([setting], VOCABULARY)
    assert words in str(error.value)


def test_mapping_file():
    text = '[columns]\n"Fabrikat" = "manufacturer"\n"#3" = "register.model"\n"Cost" = "-"\n'
    assert parse_mapping_file(text, VOCABULARY, "columns.toml") == {
        "fabrikat": "manufacturer",
        "#3": "model",
        "cost": "-",
    }


@pytest.mark.parametrize(
    "text",
    ["[columns", "columns = 3", "[columns]\nMake = 3\n", "", "a" + ".a" * 100_000 + " = 1", "a = 5", "a = [" * 200],
)
def test_wrong_mapping_file(text):
    with pytest.raises(InputError, match=r"columns\.toml"):
        parse_mapping_file(text, VOCABULARY, "columns.toml")


def test_a_row_without_headings_is_a_line_of_text_with_its_addresses():
    observations, notes = read(["Hikvision", "DS-2CD2143G2-I", "192.0.2.41", "44:19:b6:00:00:41"])
    (one,) = observations
    assert (one.kind, one.field, one.raw) == ("text", "asset-row", "Hikvision DS-2CD2143G2-I")
    assert (one.host, one.mac) == ("192.0.2.41", "44:19:b6:00:00:41")
    assert notes[0].startswith("no headings that are known; each row is read as a line of text")


def test_headings_that_nobody_knows_are_shown_for_the_user_to_name():
    rows = [["Where", "What is it?", "Who made it"], ["Gate", "DS-2CD2143G2-I", "HIKVISION"]]
    _, notes = read(*rows)
    assert notes[0].startswith("no headings that are known (row 1 may be them: Where, What is it?, Who made it)")
    observations, notes = read(*rows, chosen=["Who made it=manufacturer"])
    assert ("register.manufacturer", "HIKVISION") in said(observations)
    assert "'What is it?' as model (by its cells)" in notes[0]


def test_a_list_of_staff_is_not_a_register():
    rows = [["Name", "Department", "Location"], ["Ada", "Estates", "Town Hall"], ["Ben", "ICT", "Depot"]]
    (item,) = read_table(enumerate(rows, 1), "staff.csv", "", VOCABULARY, {})
    assert isinstance(item, Rejected)
    assert item.problem.startswith("not a register: 3 rows of which no column says what a device is")
    assert "--column" in item.mend
    (item,) = read_table(enumerate(rows, 1), "book.xlsx", "Staff", VOCABULARY, {})
    assert isinstance(item, Note)


def test_rows_without_headings_and_models_are_refused():
    items = list(read_table(enumerate([["Salaries", "1000"], ["Rent", "500"]], 1), "b.csv", "", VOCABULARY, {}))
    assert [item.problem for item in items if isinstance(item, Rejected)] == [
        "no heading that is known and no cell like a model number in 2 rows"
    ]
    assert not any(isinstance(item, Observation) for item in items)


def test_app_rows_are_not_tied_to_the_phone():
    observations, _ = read(
        ["Device name", "Serial number", "App name", "Bundle ID", "Ownership"],
        ["Chi phone", "00000001", "TikTok", "com.zhiliaoapp.musically", "Personal"],
    )
    assert said(observations) == [("register.app", "TikTok"), ("register.app", "com.zhiliaoapp.musically")]
    assert dict(observations[0].provenance) == {
        "name": "Chi phone",
        "device_serial": "00000001",
        "ownership": "personal",
    }


def test_one_model_in_two_columns_is_said_once():
    observations, _ = read(["Model name", "Model number"], ["P3245-LVE", "P3245-LVE"], ["Turret", "DS-2CD2347G2-LU"])
    assert [raw for _, raw in said(observations)] == ["P3245-LVE", "Turret", "DS-2CD2347G2-LU"]


def test_a_host_name_is_a_name_and_an_address():
    (one,), _ = read(["Hostname", "Site"], ["NVR-GATE-1.example.org", "Depot"])
    assert (one.field, one.raw, one.host) == ("register.name", "NVR-GATE-1.example.org", "NVR-GATE-1.example.org")


def test_a_row_with_only_an_address_is_a_device():
    (one,), _ = read(["Make", "IP"], ["", "192.0.2.9"], ["", ""])
    assert (one.field, one.raw, one.host) == ("register.name", "192.0.2.9", "192.0.2.9")


def test_several_apps_in_a_cell():
    observations, _ = read(["Device name", "Installed apps"], ["Chi phone", "TikTok; Notes\nMaps"])
    assert [raw for _, raw in said(observations)] == ["TikTok", "Notes", "Maps"]
    assert len({one.id for one in observations}) == 3


def test_cells_are_bounded_and_told():
    observations, notes = read(["Make", "Model"], ["A" * (MAX_CELL + 1), "P3245-LVE"], ["B" * MAX_CELL, "M3106"])
    assert len(observations[0].raw) == MAX_CELL
    assert f"1 cell longer than {MAX_CELL} characters were cut to that" in notes


def test_failure_of_the_rows_comes_after_what_was_read():
    def rows():
        yield 1, ["Make", "Model"]
        yield 2, ["Axis", "P3245-LVE"]
        raise InputError("register.csv", "line 3", "broken", "Mend it.")

    items = []
    with pytest.raises(InputError, match="line 3"):
        items.extend(iter_into(items, read_table(rows(), "register.csv", "", VOCABULARY, {})))
    assert sum(isinstance(item, Observation) for item in items) == 2


def iter_into(kept, items):
    for item in items:
        kept.append(item)
        yield from ()


cells = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            *list(VOCABULARY.by_name)[:60],
            "Make",
            "Model",
            "03/04/2021",
            "192.0.2.1",
            "00:40:8c:00:00:01",
            "Total",
            "DS-2CD2143G2-I",
        ]
    ),
)


@given(st.lists(st.lists(cells, max_size=8), max_size=12))
def test_any_rows_end_in_values(rows):
    items = list(read_table(enumerate(rows, 1), "r.csv", "S", VOCABULARY, {}))
    assert all(isinstance(item, Observation | Rejected | Note) for item in items)
    observations = [item for item in items if isinstance(item, Observation)]
    assert len({one.id for one in observations}) == len(observations)
    assert all(one.raw and "\x00" not in one.raw for one in observations)


@given(st.lists(st.text(max_size=30), max_size=5))
def test_any_mapping_is_read_or_refused(settings):
    try:
        chosen = parse_mapping(settings, VOCABULARY)
    except InputError:
        return
    assert set(chosen.values()) <= {*VOCABULARY.columns, "-"}


@given(st.text(max_size=200))
def test_any_mapping_file_is_read_or_refused(text):
    with contextlib.suppress(InputError):
        assert all(isinstance(key, str) for key in parse_mapping_file(text, VOCABULARY, "c.toml"))
