"""From evidence to findings: ids stay apart, and what a record says of its own site and owner is heard."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cli.asked import check as ask_check

from camcensus.jobs.check import Evidence, Question, check
from camcensus.judge.finding import Setting
from camcensus.model.law import Verdict
from camcensus.model.observation import Observation, Origin
from camcensus.store.shipped import shipped_facts

DEPARTMENT = Setting(body="uk-government-department", site="sensitive")
TIMELINE = "uk-sensitive-sites-timeline-2024"
TIKTOK = "uk-tiktok-government-devices-2023"


def seen(name: str, source: str = "a.jsonl", **more) -> Observation:
    return Observation(
        id=name, kind="http", field="http.server", raw="Server: App-webs/", origin=Origin(source), record=f"{source}:{name}", **more
    )  # fmt: skip


def result_of(*observations: Observation, setting: Setting | None = DEPARTMENT, instrument: str | None = None):
    question = Question(date(2026, 11, 23), setting, (instrument,) if instrument else None)
    return check(shipped_facts(), Evidence(observations=list(observations)), question, lambda _what, _count: None)


def test_ids_that_two_inputs_share_are_kept_apart():
    result = result_of(seen("1"), seen("1", "b.jsonl"), seen("1", "b.jsonl"), setting=None)
    assert list(result.observations) == ["1", "b.jsonl:1", "b.jsonl:1#2"]
    assert sum(len(device.observations) for device in result.devices) == 3


def test_identify_alone_judges_nothing():
    result = result_of(seen("1"), setting=None)
    assert result.findings == {}
    assert result.judged is False


def test_nothing_read_is_a_result_too():
    result = result_of()
    assert result.devices == ()
    assert result.incomplete is False


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [
        pytest.param({"site_class": "ordinary"}, Verdict.NOT_COVERED, id="the register says ordinary"),
        pytest.param({"site_class": "sensitive"}, Verdict.COVERED, id="the register says sensitive"),
        pytest.param({"site_class": "OFFICIAL"}, Verdict.COVERED, id="a word nobody knows leaves what was asked"),
        pytest.param({}, Verdict.COVERED, id="nothing said leaves what was asked"),
    ],
)
def test_the_register_stands_above_the_option_for_the_site(stated, verdict):
    result = result_of(seen("1", provenance=stated), instrument=TIMELINE)
    assert [finding.verdict for finding in result.findings["a.jsonl:1"] if finding.provision == "timeline"] == [verdict]


def test_a_register_with_a_column_for_the_class_of_site(tmp_path):
    register = tmp_path / "register.csv"
    register.write_text(
        "Asset name,Make,Model,Sensitive site\nGate,Hikvision,DS-2CD2143G2-I,yes\nShed,Hikvision,DS-2CD2143G2-I,no\n"
    )
    rows = ask_check(register, "--instrument", TIMELINE).document["devices"]
    assert {row["identification"]["name"]: row["verdict"] for row in rows} == {"Gate": "covered", "Shed": "not-covered"}


@pytest.mark.parametrize(
    ("owner", "verdict"),
    [("Institutional", "covered"), ("Personal", "not-covered"), ("", "covered")],
    ids=["the body's own phone", "a person's own phone", "not said"],
)
def test_whose_phone_it_is(tmp_path, owner, verdict):
    apps = tmp_path / "apps.csv"
    apps.write_text(
        '"Display Name","Serial Number","Device Ownership Level","App Name","App Identifier","App Version"\n'
        f'"Phone","DMPX00000007","{owner}","TikTok","com.zhiliaoapp.musically","31.1.0"\n'
    )
    rows = ask_check(apps, "--instrument", TIKTOK).document["devices"]
    assert [row["verdict"] for row in rows] == [verdict]


def test_the_worst_stands_first():
    answers = {
        "a": "Server: nginx",
        "b": 'WWW-Authenticate: Digest realm="AXIS_ACCC8E000001"',
        "c": "Server: App-webs/",
    }
    fields = {"a": "http.server", "b": "http.realm", "c": "http.server"}
    observations = [
        Observation(id=name, kind="http", field=fields[name], raw=raw, origin=Origin("x"), host=f"192.0.2.{number}")
        for number, (name, raw) in enumerate(answers.items(), 1)
    ]
    result = result_of(*observations)
    assert result.devices[0].observations[0] == "c"
