"""The shipped facts hold, and a slip in any of them is reported with file, line and mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.cli.asked import ask

from camcensus.jobs.selftest import check_facts
from camcensus.store.shipped import DATA, facts_in, shipped_facts

DHIP = "fingerprints/dhip/dahua.yaml"
TIKTOK = "instruments/uk/tiktok-government-devices-2023.yaml"


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    """Broken books are kept out of the user's cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def data(tmp_path) -> Path:
    """The shipped facts with one file of fingerprints and one instrument, so that they are read in no time."""
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy, ignore=shutil.ignore_patterns("demo"))
    for folder, kept in (("fingerprints", DHIP), ("instruments", TIKTOK)):
        for path in (copy / folder).rglob("*.yaml"):
            if path != copy / kept:
                path.unlink()
    return copy


def edit(data: Path, name: str, old: str, new: str) -> int:
    """Put one line in place of another, the first that holds `old`; returns its number."""
    lines = (data / name).read_text().splitlines(keepends=True)
    number = next(number for number, line in enumerate(lines) if old in line)
    lines[number] = lines[number].replace(old, new)
    (data / name).write_text("".join(lines))
    return number + 1


def test_the_shipped_facts_have_no_failure():
    done = check_facts(shipped_facts())
    assert done.failures == ()
    assert done.fingerprints > 300
    assert done.makers_with_fingerprints > 50
    assert done.examples >= 2 * done.fingerprints  # a match and a near miss each
    assert done.instruments > 40
    assert done.cases >= 3 * done.instruments
    assert min(done.manufacturers, done.rebrands, done.vulnerabilities) > 40


def test_a_part_of_the_facts_holds_too(data):
    done = check_facts(facts_in(data))
    assert done.failures == ()
    assert done.instruments == 1
    assert 5 < done.fingerprints < 30


@pytest.mark.parametrize(
    ("name", "old", "new", "problem", "mend"),
    [
        pytest.param(
            DHIP, r"client\.notifyDevInfo", r"client\.notifyDevice", "does not match its example", "Correct the pattern",
            id="a pattern that misses its example",
        ),
        pytest.param(
            DHIP, "ignores: ['client.notifyEvent', 'notifyDevInfo']", "ignores: ['client.notifyDevInfo']",
            "matches its near miss", "Narrow the pattern", id="a pattern that takes its near miss",
        ),
        pytest.param(
            DHIP, "{text: 'W461ASC', model: 'W461ASC'}", "{text: 'W461ASC', model: 'W461'}",
            "reads model 'W461ASC' from 'W461ASC', not 'W461'", "or the expectation", id="a wrong expectation",
        ),
        pytest.param(
            DHIP, "{manufacturer: dahua}", "{manufacturer: dahuaa}", "manufacturer 'dahuaa' is not in data/manufacturers/",
            "closest: 'dahua'", id="an unknown maker",
        ),
        pytest.param(
            DHIP, "reads: dhip.DeviceType", "reads: dhip.DeviceTipe", "which is not in data/fields.yaml",
            "closest: 'dhip.DeviceType'", id="an unknown field",
        ),
        pytest.param(
            DHIP, "why: DHIP is Dahua's own discovery", "wy: DHIP is Dahua's own discovery", "wy", "", id="an unknown key",
        ),
        pytest.param(
            TIKTOK, "as_of: 2023-03-16, expect: covered", "as_of: 2023-03-16, expect: not-covered",
            "the day itself", "", id="a case that fails",
        ),
        pytest.param(
            TIKTOK, "because: before-in-force", "because: maker-not-named", "the day before", "",
            id="a case with another reason",
        ),
        pytest.param(
            TIKTOK, "manufacturers: [bytedance]", "manufacturers: [bytedans]", "'bytedans'", "closest: 'bytedance'",
            id="an instrument against an unknown maker",
        ),
    ],
)  # fmt: skip
def test_a_slip_is_reported_with_file_and_mend(data, name, old, new, problem, mend):
    line = edit(data, name, old, new)
    failures = check_facts(facts_in(data)).failures
    assert len(failures) >= 1
    text = failures[0]
    assert text.startswith(f"data/{name}:"), text
    assert problem in text
    assert mend in text
    assert "\n" in text, "the mend stands on a line of its own"
    stated = int(text.split(":")[1])
    record = max(
        number
        for number, row in enumerate((data / name).read_text().splitlines()[:line], 1)
        if row.startswith(("- id:", "id:", "  - id:", "      - {"))
    )
    assert record - 12 <= stated <= line, (stated, line)


def test_one_slip_does_not_hide_another(data):
    edit(data, DHIP, r"client\.notifyDevInfo", r"client\.notifyDevice")
    edit(data, TIKTOK, "as_of: 2023-03-16, expect: covered", "as_of: 2023-03-16, expect: not-covered")
    failures = "\n".join(check_facts(facts_in(data)).failures)
    assert DHIP in failures
    assert TIKTOK in failures


def test_a_record_that_cannot_be_read_is_the_only_one_reported_of_it(data):
    edit(data, "manufacturers/makers.yaml", "sources:", "surces:")
    done = check_facts(facts_in(data))
    assert any("manufacturers/makers.yaml" in failure for failure in done.failures)
    assert len(done.failures) == len(set(done.failures))


def test_the_command_ends_with_1_and_shows_each_failure(data):
    edit(data, DHIP, r"client\.notifyDevInfo", r"client\.notifyDevice")
    asked = ask("facts", "check", "--data", data)
    assert asked.status == 1
    assert f"data/{DHIP}:1: dhip-answer does not match its example" in asked.err
    assert "1 failures" in asked.out


def test_the_command_ends_with_0_where_all_hold():
    assert ask("facts", "check").status == 0
