"""Registers as files: encodings, delimiters, workbooks, lists; damaged and hostile ones."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.collect.bounded import BoundedReading, Isolation
from camcensus.collect.importers.mobile_devices.importer import mobile_device_importer
from camcensus.collect.importers.registers.delimited import MAX_COLUMNS, MAX_LINE
from camcensus.collect.importers.registers.importer import register_importers
from camcensus.collect.importers.registers.workbook import read_rows
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Rejected

REGISTERS = Path(__file__).parents[2] / "fixtures" / "registers"
WORKBOOK, REGISTER, MODEL_LIST = register_importers()
MOBILE = mobile_device_importer()
HEAD = 65_536


def read(importer, data, name="register"):
    """Items, and the error that ended the reading."""
    items = []
    try:
        for item in importer.read(io.BytesIO(data), name):
            items.append(item)
    except InputError as error:
        return items, error
    return items, None


def fields(items, field):
    return [item.raw for item in items if isinstance(item, Observation) and item.field == field]


def notes(items):
    return [item.text for item in items if isinstance(item, Note)]


@pytest.mark.parametrize(
    ("file", "importer", "models"),
    [
        ("netbox-devices.csv", REGISTER, ["DS-2CD2143G2-I", "XNV-6080R", "NVR5216-16P-4KS2E", "C9200L-24P-4G"]),
        (
            "snipe-it-assets.csv",
            REGISTER,
            ["Turret", "DS-2CD2347G2-LU", "P5655-E", "Latitude 5420"],
        ),
        ("servicenow-cmdb-cp1252.csv", REGISTER, ["DH-IPC-HFW2431S", "Bosch NBE-3502-AL"]),
        ("freeform-german.csv", REGISTER, ["DS-2CD2085FWD-I", "M73"]),
        ("freeform-utf16.tsv", REGISTER, ["IPC3614LB-SF28", "IPC3614LB-SF28"]),
        (
            "freeform-sheets.xlsx",
            WORKBOOK,
            ["DS-2CD2143G2-I", "DS-2CD2T47G2-L", "P3245-LVE", "DH-SD49225T-HN", "PD785"],
        ),
        ("freeform.xls", WORKBOOK, ["DS-7608NI-K2", "DIP-3040"]),
        ("freeform.ods", WORKBOOK, ["DS-2CD1023G0E-I", "NDE-3512-AL"]),
    ],
)
def test_models_of_real_layouts(file, importer, models):
    data = (REGISTERS / "valid" / file).read_bytes()
    assert importer.recognises(data[:HEAD], "no-name")
    items, error = read(importer, data)
    assert error is None
    assert fields(items, "register.model") == models


@pytest.mark.parametrize(
    ("file", "program"),
    [
        ("netbox-devices.csv", "NetBox"),
        ("snipe-it-assets.csv", "Snipe-IT"),
        ("servicenow-cmdb-cp1252.csv", "ServiceNow"),
    ],
)
def test_program_is_told_by_its_headings(file, program):
    items, _ = read(REGISTER, (REGISTERS / "valid" / file).read_bytes())
    assert notes(items)[0].startswith(program)


def test_windows_1252_text_is_read_as_such():
    items, _ = read(REGISTER, (REGISTERS / "valid" / "servicenow-cmdb-cp1252.csv").read_bytes())
    assert fields(items, "register.name")[0] == "cam-café-01"
    assert {item.provenance["site"] for item in items if isinstance(item, Observation)} == {"Café", "Gate – north"}


def test_merged_cells_sheets_and_dates_of_a_workbook():
    items, _ = read(WORKBOOK, (REGISTERS / "valid" / "freeform-sheets.xlsx").read_bytes(), "r.xlsx")
    third = next(item for item in items if isinstance(item, Observation) and item.raw == "P3245-LVE")
    assert third.provenance["site"] == "Town Hall"  # from the merged cell above
    assert third.provenance["acquired_on"] == "2022-01-09"
    assert str(third.origin) == "r.xlsx, sheet 'Town Hall' row 6"
    assert "the sheet is hidden in the workbook; it is read all the same" in notes(items)
    assert fields(items, "register.serial") == ["DS-2CD00000000", "12345678", "ACCC8E000000"]
    assert "1 row of totals not read as devices: 8" in notes(items)


def test_intune_rows_are_apps_on_devices():
    data = (REGISTERS / "valid" / "intune-app-inventory.csv").read_bytes()
    assert MOBILE.recognises(data, "x")
    items, _ = read(MOBILE, data)
    assert fields(items, "register.app") == ["TikTok", "Microsoft Teams"]
    assert fields(items, "register.publisher")[0] == "TikTok Ltd."
    assert "ada@example.org" not in repr([item for item in items if isinstance(item, Observation)])


def test_jamf_rows_carry_the_bundle_id_and_the_ownership():
    data = (REGISTERS / "valid" / "jamf-mobile-apps.csv").read_bytes()
    assert MOBILE.recognises(data, "x")
    items, _ = read(MOBILE, data)
    assert "com.zhiliaoapp.musically" in fields(items, "register.app")
    assert [item.provenance["ownership"] for item in items if isinstance(item, Observation)][::2] == [
        "corporate",
        "personal",
    ]


@pytest.mark.parametrize("file", ["netbox-devices.csv", "snipe-it-assets.csv", "freeform-german.csv"])
def test_a_register_of_equipment_is_no_app_inventory(file):
    assert not MOBILE.recognises((REGISTERS / "valid" / file).read_bytes(), file)


def test_lists_of_models_and_pasted_quotes():
    items, _ = read(MODEL_LIST, (REGISTERS / "valid" / "models.txt").read_bytes())
    assert fields(items, "asset-row") == ["DS-2CD2143G2-I", "IPC-HDW2431T", "XNV-6080R", "P3245-LVE"]
    items, _ = read(MODEL_LIST, (REGISTERS / "valid" / "quote.txt").read_bytes())
    first = next(item for item in items if isinstance(item, Observation))
    assert (first.raw, first.provenance["quantity"]) == ("Hikvision DS-2CD2347G2-LU turret, white", "4")


@pytest.mark.parametrize(
    ("line", "text", "count"),
    [
        pytest.param("IPC-HFW2431S-S-S2  qty 10 ", "IPC-HFW2431S-S-S2", "10", id="qty"),
        pytest.param("DS-2CD2143G2-I x 3", "DS-2CD2143G2-I", "3", id="x"),
        pytest.param("P3245-LVE (x4)", "P3245-LVE", "4", id="in brackets"),
        pytest.param("P3245-LVE, 12 pcs", "P3245-LVE,", "12", id="pieces"),
        pytest.param("2 x P3245-LVE 1920 x 1080", "P3245-LVE 1920 x 1080", "2", id="the one before stands"),
        pytest.param("P3245-LVE 1920 x 1080", "P3245-LVE 1920 x 1080", None, id="a picture's size counts nothing"),
        pytest.param("P3245-LVE (2022)", "P3245-LVE (2022)", None, id="a year"),
        pytest.param("SD49225XA-HNR PTZ 25x", "SD49225XA-HNR PTZ 25x", None, id="a zoom"),
        pytest.param("Domes (12)", "Domes (12)", None, id="nothing that is counted"),
        pytest.param("DS-2CD2143G2-I no 3", "DS-2CD2143G2-I no 3", None, id="the third, not three"),
    ],
)
def test_a_count_behind_a_model_number(line: str, text: str, count: str | None) -> None:
    items, _ = read(MODEL_LIST, line.encode())
    one = next(item for item in items if isinstance(item, Observation))
    assert (one.raw, one.provenance.get("quantity")) == (text, count)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"id": "1", "raw": "DS-2CD2143G2-I"}', id="JSON lines"),
        pytest.param("<?xml version='1.0'?><nmaprun/>", id="XML"),
        pytest.param("# Nmap 7.94 scan initiated\nNmap scan report for DS-2CD2143G2-I\n", id="nmap text"),
        pytest.param("import os\ndef read_DS2CD2143():\n    return A100\n", id="program"),
        pytest.param("2021-04-03 10:00:01 CAM-100 started\n2021-04-03 10:00:02 CAM-101 started\n", id="log"),
        pytest.param("Dear Sir,\nplease tell us which cameras you use.\nYours, Ada\n", id="letter"),
        pytest.param("", id="nothing"),
    ],
)
def test_something_else_is_not_claimed(text):
    data = text.encode()
    assert not any(importer.recognises(data, "file.txt") for importer in (*register_importers(), MOBILE))


def test_unclosed_quote_is_told_by_line_and_the_rows_after_it_are_read():
    items, error = read(REGISTER, (REGISTERS / "damaged" / "unclosed-quote.csv").read_bytes(), "r.csv")
    assert error is None
    assert fields(items, "register.model") == ["DS-2CD2143G2-I", "P3245-LVE"]
    (rejected,) = [item for item in items if isinstance(item, Rejected)]
    assert (rejected.origin.place, rejected.problem) == ("line 3", "a quote is opened here and never closed")


def test_unclosed_quote_over_the_longest_cell():
    rows = b'Make,Model\nAxis,"P3245\n' + b"Axis,M3106-LVE\n" * 12_000
    items, error = read(REGISTER, rows)
    assert error is None
    assert [item.origin.place for item in items if isinstance(item, Rejected)] == ["line 2"]
    assert len(fields(items, "register.model")) == 12_000


def test_nul_and_escapes_are_taken_out_and_counted():
    items, _ = read(REGISTER, (REGISTERS / "damaged" / "nul-and-escapes.csv").read_bytes())
    assert fields(items, "register.manufacturer") == ["Hikvision"]
    assert "2 cells held control characters, which were taken out" in notes(items)


@pytest.mark.parametrize("columns", [MAX_COLUMNS, MAX_COLUMNS + 1, 1_000_000])
def test_a_million_columns(columns):
    data = b"Make,Model\n" + b"," * (columns - 1) + b"\nAxis,P3245-LVE\n"
    items, error = read(REGISTER, data)
    assert error is None
    assert fields(items, "register.model") == ["P3245-LVE"]
    rejected = [item.problem for item in items if isinstance(item, Rejected)]
    assert rejected == ([] if columns == MAX_COLUMNS else [f"a row of {columns} columns, over {MAX_COLUMNS}"])


def test_nothing_but_wide_rows_ends_in_an_error():
    _, error = read(REGISTER, (b"," * MAX_COLUMNS + b"\n") * 60)
    assert error is not None
    assert "more than 50 rows are like that" in str(error)


@pytest.mark.parametrize("importer", [REGISTER, MODEL_LIST])
def test_one_endless_line_is_rejected_in_bounded_memory(importer):
    data = b"DS-2CD2143G2-I,Axis\n" + b"A" * (3 * MAX_LINE) + b"\nP3245-LVE,Axis\n"
    items, error = read(importer, data)
    assert error is None
    assert [item.origin.place for item in items if isinstance(item, Rejected)] == ["line 2"]
    assert len(fields(items, "asset-row")) == 2


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("importer", [REGISTER, MODEL_LIST])
def test_line_ends_of_every_system(importer, end):
    data = end.join([b"Make,Model", *[b"Axis,P3245-LVE"] * 20_000])  # longer than one piece read
    items, error = read(importer, data)
    assert error is None
    field = "register.model" if importer is REGISTER else "asset-row"
    assert len([one for one in fields(items, field) if "P3245-LVE" in one]) == 20_000


def test_nothing_but_line_ends():
    items, error = read(REGISTER, b"Make,Model" + b"\r" * 400_000)
    assert error is None
    assert not [item for item in items if isinstance(item, Observation)]


def test_utf_16_without_a_mark():
    items, _ = read(REGISTER, "Make,Model\nAxis,P3245-LVE\n".encode("utf-16-le"))
    assert fields(items, "register.model") == ["P3245-LVE"]


def small_workbook(cells: str, swell: int = 0) -> bytes:
    """The smallest workbook that calamine opens, with these cells; `swell`: megabytes of text in a cell after them."""
    kinds = "http://schemas.openxmlformats.org"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{kinds}/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{kinds}/package/2006/relationships"><Relationship Id="a" '
        f'Type="{kinds}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{kinds}/spreadsheetml/2006/main" xmlns:r="{kinds}/officeDocument/2006/'
        'relationships"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{kinds}/package/2006/relationships"><Relationship Id="a" '
        f'Type="{kinds}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{kinds}/spreadsheetml/2006/main"><sheetData>{cells}</sheetData>'
        "</worksheet>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            with archive.open(name, "w") as part:
                before, after = text.encode().split(b"SWELL") if b"SWELL" in text.encode() else (text.encode(), b"")
                part.write(before)
                for _ in range(swell if after else 0):
                    part.write(b"A" * 1_000_000)
                part.write(after)
    return file.getvalue()


def test_a_small_workbook_that_asks_for_550_gigabytes():
    data = small_workbook(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )
    assert len(data) < 2000
    assert WORKBOOK.recognises(data, "x.xlsx")
    items, error = read(WORKBOOK, data, "x.xlsx")
    assert items == []
    assert str(error).startswith(
        "x.xlsx: reading it broke off (SIGABRT), as a file does that asks for more than 768 MB"
    )


def test_a_workbook_that_swells():
    bomb = small_workbook('<row r="1"><c r="A1" t="inlineStr"><is><t>SWELL</t></is></c></row>', swell=400)
    assert len(bomb) < 1_000_000
    items, error = read(WORKBOOK, bomb, "x.xlsx")
    assert error is not None or all(len(item.raw) < 10_000 for item in items if isinstance(item, Observation))


def test_an_ods_row_repeated_without_end():
    with zipfile.ZipFile(REGISTERS / "valid" / "freeform.ods") as good:
        content = good.read("content.xml").decode()
    content = content.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="1048576">')
    content = content.replace("<table:table-cell ", '<table:table-cell table:number-columns-repeated="16384" ')
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as bomb:
        bomb.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        bomb.writestr("content.xml", content)
        bomb.writestr("META-INF/manifest.xml", "<m/>")
    items, error = read(WORKBOOK, file.getvalue(), "x.ods")
    assert error is not None
    assert str(error).startswith("x.ods: ")
    assert len(items) < 10


def repeated(times: int) -> io.BytesIO:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in "MB"
    )
    with zipfile.ZipFile(REGISTERS / "valid" / "freeform.ods") as good:
        before, rows = good.read("content.xml").decode().split("<table:table-row>", 1)
    row = f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as bomb:
        bomb.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        bomb.writestr("content.xml", f"{before}{row}</table:table>{rows.split('</table:table>', 1)[1]}")
        bomb.writestr("META-INF/manifest.xml", "<m/>")
    file.seek(0)
    return file


def test_a_row_repeated_as_often_as_it_may_be_is_read():
    assert sum(isinstance(row, list) for row in read_rows(repeated(50_001), {})) == 50_001


@pytest.mark.parametrize("times", [50_002, 1_000_000_000])
def test_a_row_that_few_bytes_repeat_makes_no_estate_of_a_million(times):
    rows = read_rows(repeated(times), {})
    next(rows)  # the sheet
    assert sum(1 for _ in zip(range(50_001), rows, strict=False)) == 50_001
    with pytest.raises(InputError) as raised:
        next(rows)
    assert "50,000 rows repeat" in raised.value.problem


def test_a_weaker_isolation_is_told(monkeypatch):
    class Weak(BoundedReading):
        def values(self):
            yield from super().values()
            self.isolation = Isolation.LIMITS

    monkeypatch.setattr("camcensus.collect.importers.registers.importer.BoundedReading", Weak)
    items, _ = read(WORKBOOK, (REGISTERS / "valid" / "freeform.ods").read_bytes())
    assert notes(items)[-1].startswith("read in a child with limits only")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04", id="four bytes"),
        pytest.param((REGISTERS / "damaged" / "truncated.xlsx").read_bytes(), id="half"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096, id="an empty XLS container"),
    ],
)
def test_damaged_workbooks_say_what_to_do(data):
    items, error = read(WORKBOOK, data, "x.xlsx")
    assert items == []
    assert error is not None
    assert str(error).startswith("x.xlsx: ")
    assert error.mend


def test_cut_at_every_40th_byte_a_workbook_is_read_or_refused():
    data = (REGISTERS / "valid" / "freeform.ods").read_bytes()
    for end in range(0, len(data), 40):
        items, error = read(WORKBOOK, data[:end])
        assert error is not None or items


@pytest.mark.parametrize("file", ["netbox-devices.csv", "freeform-german.csv", "freeform-utf16.tsv", "quote.txt"])
def test_every_prefix_is_read_or_refused(file):
    data = (REGISTERS / "valid" / file).read_bytes()
    whole = len(read(REGISTER, data)[0])
    for end in range(len(data)):
        for importer in (REGISTER, MODEL_LIST, MOBILE):
            importer.recognises(data[:end], file)
        items, error = read(REGISTER, data[:end])
        assert error is not None or items
        assert len(items) <= whole + 3


tables = st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8).map(
    lambda rows: "\n".join(",".join(row) for row in [["Make", "Model"], *rows])
)


@given(st.one_of(st.binary(max_size=400), tables.map(str.encode), tables.map(lambda text: text.encode("utf-16"))))
def test_any_bytes_end_in_values_or_the_declared_error(data):
    for importer in (REGISTER, MODEL_LIST, MOBILE):
        importer.recognises(data, "x.csv")
        items, _ = read(importer, data)
        for item in items:
            assert isinstance(item, Observation | Note | Rejected)
            repr(item).encode("utf-8")


@given(st.binary(max_size=60), st.integers(0, 1300))
def test_recognising_a_damaged_workbook_never_fails(noise, at):
    data = (REGISTERS / "valid" / "freeform.ods").read_bytes()
    WORKBOOK.recognises(data[:at] + noise + data[at + len(noise) :], "x")


SHEETS = (REGISTERS / "valid" / "freeform-sheets.xlsx").read_bytes()
with zipfile.ZipFile(io.BytesIO(SHEETS)) as archive:
    PARTS = {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.starts_a_process
@given(st.sampled_from(sorted(PARTS)), st.integers(0, 20_000), st.integers(0, 40), st.binary(max_size=40))
def test_a_workbook_with_a_mutated_part_gives_items_or_the_declared_error(name, start, length, put):
    part = PARTS[name]
    start = min(start, len(part))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as whole:
        for other, content in PARTS.items():
            whole.writestr(other, part[:start] + put + part[start + length :] if other == name else content)
    items, error = read(WORKBOOK, packed.getvalue(), "x.xlsx")
    assert items or error is not None
    assert all(isinstance(item, Observation | Note | Rejected) for item in items)
