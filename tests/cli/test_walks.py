"""Walks a user takes through the main job on the sample estate: formats, days, rules, columns, inputs of every kind."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import subprocess
import sys
import time
import zipfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from jsonschema import Draft7Validator, Draft202012Validator
from referencing import Registry, Resource
from tests.cli.asked import DEPARTMENT, ESTATE, MAIN_GATE, REBRAND, ask, check
from tests.deliver.sarif_schema import build_schema

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "docs/reference/output"
SCAN = ESTATE / "saltmarsh-house-nmap.xml"
REGISTER = ESTATE / "lamp-street-snipe-it.csv"
LINES = ESTATE / "observations.jsonl"


SCHEMAS = {path.name: json.loads(path.read_text()) for path in OUTPUT.glob("*.schema.json")}
KNOWN = Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items())


def holding(name: str, part: str = "") -> Draft202012Validator:
    """What holds JSON against a published schema, or a part of one."""
    return Draft202012Validator({"$ref": f"{name}{part}"}, registry=KNOWN)


@cache
def written(form: str) -> str:
    asked = ask("check", ESTATE, *DEPARTMENT, "--format", form)
    assert asked.status == 1  # something is covered
    return asked.out


def test_json_is_what_its_schema_says():
    holding("check.schema.json").validate(json.loads(written("json")))


def test_json_lines_are_devices_of_the_same_schema():
    device = holding("check.schema.json", "#/$defs/device")
    lines = written("jsonl").splitlines()
    for line in lines:
        device.validate(json.loads(line))
    assert len(lines) == len(check(ESTATE).document["devices"])


def test_each_observation_gets_an_identification_of_its_schema():
    asked = ask("identify", LINES, "--each", "--format", "jsonl")
    valid = holding("identification.schema.json")
    rows = [json.loads(line) for line in asked.out.splitlines()]
    for row in rows:
        valid.validate(row)
    assert [row["id"] for row in rows] == [json.loads(line)["id"] for line in LINES.read_text().splitlines()]


def test_csv_has_a_row_a_device():
    rows = list(csv.DictReader(io.StringIO(written("csv").removeprefix("\ufeff"))))
    assert len(rows) == len(check(ESTATE).document["devices"])
    assert {row["verdict"] for row in rows} == {"covered", "not covered", "cannot tell"}


def test_html_is_one_well_formed_file_that_fetches_nothing():
    text = written("html")

    class Reader(HTMLParser):
        open: list[str] = []

        def handle_starttag(self, tag, attrs):
            assert tag not in ("script", "iframe", "img", "object")
            assert tag != "link"
            if tag not in ("meta", "br", "hr", "col", "wbr", "input"):
                self.open.append(tag)

        def handle_endtag(self, tag):
            assert self.open.pop() == tag

    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    assert "HEN08104" in text


def test_sarif_is_of_the_standard():
    log = json.loads(written("sarif"))
    Draft7Validator(build_schema()).validate(log)
    assert log["runs"][0]["results"]


def test_cyclonedx_is_of_the_standard():
    text = written("cyclonedx")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert len(json.loads(text)["components"]) > 20


def test_markdown_tables_are_rectangular():
    text = written("md")
    widths = [len(re.findall(r"(?<!\\)\|", line)) for line in text.splitlines() if line.startswith("|")]
    assert widths
    tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


@pytest.mark.parametrize(
    ("form", "suffix"), [("json", "json"), ("csv", "csv"), ("html", "html"), ("md", "md"), ("sarif", "sarif")]
)
def test_a_file_holds_what_standard_output_shows(tmp_path, form, suffix):
    target = tmp_path / f"report.{suffix}"
    ask("check", ESTATE, *DEPARTMENT, "-o", target)
    assert target.read_bytes().decode("utf-8").replace("\r\n", "\n") == written(form).replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("day", "verdicts"),
    [
        pytest.param("2022-11-23", {"not-covered"}, id="the day before the statement nothing reaches it"),
        pytest.param("2022-11-24", {"covered"}, id="the day of the statement"),
    ],
)
def test_the_day_decides(day, verdicts):
    asked = check(SCAN, "--as-of", day, "--instrument", "uk-wms-dowden-2022-11-24")
    assert asked.devices[MAIN_GATE]["verdict"] == ("covered" if verdicts == {"covered"} else "not-covered")
    whole = check(SCAN, "--as-of", day)
    assert {whole.devices[MAIN_GATE]["verdict"]} == verdicts


def test_an_ordinary_site_is_outside_the_binding_rules_of_a_sensitive_one():
    asked = check(SCAN, "--site", "ordinary", "--instrument", "uk-sensitive-sites-timeline-2024")
    assert asked.devices[MAIN_GATE]["verdict"] == "not-covered"
    assert asked.status == 0


def test_one_instrument_by_its_id():
    asked = check(ESTATE, "--instrument", "uk-tiktok-government-devices-2023")
    named = {f["instrument"] for device in asked.document["devices"] for f in device["findings"]["binding"]}
    assert named == {"uk-tiktok-government-devices-2023"}
    assert asked.document["summary"]["covered"] == 1


def test_an_instrument_of_ones_own():
    own = ROOT / "docs/how-to/examples/uk-2022-call-as-law.yaml"
    asked = check(SCAN, "--body", "uk-english-council", "--instrument", own)
    named = {f["instrument"] for device in asked.document["devices"] for f in device["findings"]["binding"]}
    assert named == {"illustration-uk-2022-call-as-law"}
    assert asked.devices[REBRAND]["verdict"] == "covered"
    assert asked.devices["ac:cc:8e:00:00:01"]["verdict"] == "not-covered"


def test_an_instrument_with_a_mistake_is_named_by_file_and_line(tmp_path):
    text = (ROOT / "docs/how-to/examples/uk-2022-call-as-law.yaml").read_text()
    mistaken = tmp_path / "own.yaml"
    mistaken.write_text(text.replace("manufacturers: [hikvision, dahua]", "manufacturers: [hikvison, dahua]", 1))
    asked = check(SCAN, "--instrument", mistaken)
    assert asked.status == 2
    rows = mistaken.read_text().splitlines()
    provision = next(number for number, row in enumerate(rows, 1) if "- id: purchase" in row)
    assert f"own.yaml:{provision}:" in asked.err
    assert "closest: 'hikvision'" in asked.err


@pytest.fixture
def odd_register(tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text(
        "Ref,Whose kit,Which one,Box count\nA1,Hikvision,DS-2CD2143G2-I,3\nA2,Axis,P3245-LVE,1\nA3,Dahua,NVR5216-16P-4KS2E,2\n"
    )
    return path


@pytest.mark.parametrize("by", ["options", "file"])
def test_columns_that_nobody_knows_are_named_by_the_user(odd_register, tmp_path, by):
    chosen = {"Whose kit": "manufacturer", "Which one": "model", "Box count": "quantity"}
    if by == "options":
        said = [part for name, field in chosen.items() for part in ("--column", f"{name}={field}")]
    else:
        file = tmp_path / "columns.toml"
        file.write_text("[columns]\n" + "".join(f'"{name}" = "{field}"\n' for name, field in chosen.items()))
        said = ["--columns", str(file)]
    summary = check(odd_register, *said).document["summary"]
    assert (summary["records"], summary["devices"], summary["covered"]) == (3, 6, 5)


def test_a_record_kept_apart_is_a_device_of_its_own():
    inputs = (SCAN, ESTATE / "saltmarsh-house-dhcpd.leases")
    together = check(*inputs)
    merged = together.devices[MAIN_GATE]["identification"]["merged_because"]
    record = merged[0].split(" and ")[0]
    apart = check(*inputs, "--keep-apart", record)
    assert len(apart.devices) == len(together.devices) + 1


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("192.0.2.21", id="address"),
        pytest.param(MAIN_GATE, id="MAC"),
        pytest.param(MAIN_GATE.upper(), id="MAC in capitals"),
        pytest.param("44-19-B6-00-00-01", id="MAC as Windows writes it"),
        pytest.param("4419.b600.0001", id="MAC as Cisco writes it"),
        pytest.param("DS-2CD2T47G1-L20190522AAWRD00000000", id="serial"),
        pytest.param("SH-01", id="name"),
    ],
)
def test_explain_finds_a_device_by(key):
    asked = ask("explain", ESTATE, "--device", key, *DEPARTMENT)
    assert asked.status == 0, asked.err
    assert f"key: {MAIN_GATE}" in asked.out
    assert "uk-sensitive-sites-timeline-2024" in asked.out or "Timeline for removal from sensitive sites" in asked.out


def test_explain_of_a_device_there_is_not():
    asked = ask("explain", SCAN, "--device", "192.0.2.211", *DEPARTMENT)
    assert asked.status == 2
    assert "192.0.2.211" in asked.err
    assert "Traceback" not in asked.err


def verdicts(*inputs: str | Path) -> dict[str, str]:
    asked = check(*inputs)
    assert asked.document["complete"], asked.err
    return {key: device["verdict"] for key, device in asked.devices.items() if "/" not in key and ".csv" not in key}


def test_a_folder_gives_what_its_files_give():
    assert verdicts(ESTATE) == verdicts(*sorted(ESTATE.iterdir()))


def test_a_zip_gives_what_its_files_give(tmp_path):
    packed = tmp_path / "estate.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(ESTATE.iterdir()):
            archive.write(path, path.name)
    asked = check(packed)
    assert asked.document["complete"], asked.err
    assert asked.document["summary"]["devices"] == check(ESTATE).document["summary"]["devices"]
    assert any("estate.zip!" in row["name"] for row in asked.document["inputs"])


def test_a_gzip_gives_what_the_file_gives(tmp_path):
    packed = tmp_path / "scan.xml.gz"
    packed.write_bytes(gzip.compress(SCAN.read_bytes()))
    assert verdicts(packed) == verdicts(SCAN)


def test_standard_input_gives_what_the_file_gives():
    done = subprocess.run(
        [sys.executable, "-m", "camcensus", "check", "-", *DEPARTMENT, "--format", "json"],
        input=SCAN.read_bytes(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    devices = {row["key"]: row["verdict"] for row in json.loads(done.stdout)["devices"]}
    assert devices == verdicts(SCAN)


def test_the_same_file_twice_doubles_no_device():
    assert verdicts(SCAN, SCAN) == verdicts(SCAN)


def test_a_copy_of_a_file_doubles_no_device(tmp_path):
    copy = tmp_path / "copy.xml"
    copy.write_bytes(SCAN.read_bytes())
    assert verdicts(SCAN, copy) == verdicts(SCAN)


def test_a_damaged_file_among_good_ones_is_told_and_the_others_are_done(tmp_path):
    for path in (SCAN, LINES):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes((ESTATE / "saltmarsh-house-register.xlsx").read_bytes()[:3000])
    asked = check(tmp_path)
    assert asked.status == 3
    assert asked.document["complete"] is False
    assert [row["source"] for row in asked.document["rejected"]] == [str(cut)]
    assert "cut.xlsx" in asked.err
    assert asked.devices[MAIN_GATE]["verdict"] == "covered"


def test_a_scan_that_was_cut_off_keeps_the_hosts_before_the_cut(tmp_path):
    cut = tmp_path / "cut.xml"
    cut.write_bytes(SCAN.read_bytes()[:20_000])
    asked = check(cut)
    assert asked.status == 3
    assert MAIN_GATE in asked.devices
    assert "Traceback" not in asked.err


def test_an_empty_folder_is_not_clean(tmp_path):
    asked = check(tmp_path)
    assert asked.status == 3
    assert str(tmp_path) in asked.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_that_may_not_be_read(tmp_path):
    closed = tmp_path / "closed.xml"
    closed.write_bytes(SCAN.read_bytes())
    closed.chmod(0)
    asked = check(closed, SCAN)
    assert asked.status == 3
    assert "closed.xml" in asked.err


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens and cannot be read")
def test_a_file_whose_reading_fails():
    asked = check("/proc/self/mem", SCAN)
    assert asked.status == 3
    assert "/proc/self/mem" in asked.err
    assert asked.devices[MAIN_GATE]["verdict"] == "covered"


def test_pipes_and_dead_links_in_a_folder_are_told_and_not_waited_for(tmp_path):
    (tmp_path / "scan.xml").write_bytes(SCAN.read_bytes())
    (tmp_path / "dead.xml").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to(".")
    os.mkfifo(tmp_path / "pipe")
    asked = check(tmp_path)
    assert asked.status == 3
    told = {Path(row["source"]).name for row in asked.document["rejected"]}
    assert {"dead.xml", "pipe"} <= told
    assert asked.devices.keys() == check(SCAN).devices.keys()


def test_a_million_useless_lines_end_soon_and_are_not_clean(tmp_path):
    useless = tmp_path / "useless.log"
    useless.write_bytes(b"nothing to see here, really\n" * 1_000_000)
    begun = time.monotonic()
    asked = check(useless, LINES)
    assert time.monotonic() - begun < 20
    assert asked.status == 3
    assert "useless.log" in asked.err
    assert asked.devices


def test_a_million_useless_lines_of_a_known_kind_are_not_each_complained_of(tmp_path):
    useless = tmp_path / "useless.jsonl"
    useless.write_bytes(LINES.read_bytes() + b"nothing\n" * 1_000_000)
    begun = time.monotonic()
    asked = check(useless)
    assert time.monotonic() - begun < 20
    assert asked.status == 3
    assert len(asked.err.splitlines()) < 100
    assert asked.devices.keys() == check(LINES).devices.keys()


def test_two_runs_write_the_same_bytes_in_every_format(tmp_path):
    inputs = [str(path) for path in (SCAN, REGISTER, LINES, ESTATE / "saltmarsh-house-port-12.pcapng")]
    forms = ["table", "json", "jsonl", "csv", "html", "md", "sarif", "cyclonedx"]
    program = (
        "import sys; from camcensus.cli.app import run\n"
        "for form in sys.argv[2].split(','): run(['check', *sys.argv[3:], '-f', form, '-o', f'{sys.argv[1]}/{form}'])"
    )
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        command = [sys.executable, "-c", program, str(tmp_path / seed), ",".join(forms), *inputs, *DEPARTMENT]
        subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    for form in forms:
        first, second = ((tmp_path / seed / form).read_bytes() for seed in ("1", "2"))
        assert first
        assert first == second, form


def in_both_orders(*left_out: str) -> list[dict]:
    """What a check says of the files in order and in reverse, but for what names the inputs in the order of reading."""
    files = sorted(ESTATE.iterdir())
    documents = [check(*files).document, check(*reversed(files)).document]
    for document in documents:
        document.pop("asked")  # the command as typed: in the order of the inputs
        document["inputs"].sort(key=lambda row: row["name"])
        document["notes"].sort(key=json.dumps)
        for device in document["devices"]:
            found = device["identification"]
            for field in ("merged_because", "observations"):  # which record took which in; the order of what was seen
                found[field] = len(found[field])
            if "observed" in left_out:
                for reason in found["reasons"]:
                    reason.pop("observed")
            if "name" in left_out:
                found.pop("name")
    return documents


def test_the_order_of_inputs_changes_no_identification_and_no_verdict():
    one, other = in_both_orders("observed", "name")
    assert one == other


def test_the_order_of_inputs_changes_the_list_of_inputs_only():
    one, other = in_both_orders()
    assert one == other


def test_identify_each_tells_of_rejected_inputs_as_check_does(tmp_path):
    hostile = tmp_path / "a\x1b[31m.jsonl"
    hostile.write_text(LINES.read_text() + "{broken\n" * 300)
    told = ask("identify", "--each", hostile).err
    assert "\x1b" not in told
    assert len(told.splitlines()) <= 51
    assert told == ask("check", hostile, "--quiet").err


def test_the_commands_to_go_on_with_read_the_inputs_as_they_were_read(tmp_path: Path) -> None:
    register = tmp_path / "kit.csv"
    register.write_text("Kit,Who makes it?,Type no.\nGate,Honeywell,HEN08104\n")
    mapping = tmp_path / "columns.toml"
    mapping.write_text('[columns]\nKit = "name"\n')
    said = ask("check", register, *DEPARTMENT, "--column", "Who makes it?=manufacturer", "--columns", mapping, "-q")
    commands = [line for line in said.out.splitlines() if line.startswith("    camcensus ")]
    assert commands
    assert all(f"--column 'Who makes it?=manufacturer' --columns {mapping}" in line for line in commands)


def test_a_company_that_no_source_has_controlled_by_another_says_so() -> None:
    assert ask("facts", "show", "axis", "--on", "2014-01-01").out.rstrip().endswith("controlled by: none known")


def test_rows_of_facts_come_in_the_form_asked_for() -> None:
    table = ask("facts", "list", "makers", "--format", "csv").out.splitlines()
    assert table[0] == "id,name,kind,confidence"
    lines = [json.loads(line) for line in ask("facts", "list", "makers", "--format", "jsonl").out.splitlines()]
    assert lines == json.loads(ask("facts", "list", "makers", "--format", "json").out)
    assert len(lines) == len(table) - 1
    assert ask("facts", "list", "makers", "--format", "html").status == 2


def test_the_day_of_a_fact_is_named_as_everywhere_else() -> None:
    on, as_of = (ask("facts", "show", "ezviz", option, "2024-01-01").out for option in ("--on", "--as-of"))
    assert on == as_of
