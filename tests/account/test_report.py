"""Counts have denominators, open questions stay open, and what decided is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from tests.account.nasty_results import results
from tests.account.sample_result import build_sample

from camcensus.account.report import (
    count,
    deciding_step,
    describe,
    headline,
    is_rebranded,
    list_provisions,
    list_rows,
    reaches,
    reason_of,
)
from camcensus.account.result import CheckResult
from camcensus.account.wording import brief_reason, due_text, name_device, name_maker, next_steps, shorten_maker
from camcensus.model.law import Finding, Step, Verdict

SAMPLE = build_sample()
ROWS = {row.device.key: row for row in list_rows(SAMPLE)}


def test_headline_says_of_how_many_and_why_not_more() -> None:
    assert headline(SAMPLE, count(SAMPLE)) == (
        "5 of 14 devices covered, 5 not covered, 4 cannot tell for want of: "
        "maker (2), day of purchase (1), kind of equipment (1)."
    )


def test_a_row_of_three_devices_counts_three_times() -> None:
    counts = count(SAMPLE)
    assert (counts.devices, counts.records) == (14, 12)
    assert ROWS["register.csv row 14"].units == 3
    assert "The 14 devices stand in 12 records; some rows state a quantity." in describe(SAMPLE, counts)


def test_incomplete_is_said() -> None:
    assert any(line.startswith("Incomplete") for line in describe(SAMPLE, count(SAMPLE)))
    whole = replace(SAMPLE, rejected=(), inputs=SAMPLE.inputs[:2])
    assert not any(line.startswith("Incomplete") for line in describe(whole, count(whole)))


def test_calls_never_make_a_device_covered() -> None:
    called = {key: tuple(item for item in found if not item.binding) for key, found in SAMPLE.findings.items()}
    counts = count(replace(SAMPLE, findings=called))
    assert (counts.covered, counts.undetermined, counts.not_covered, counts.not_judged) == (0, 0, 0, 14)
    assert counts.called == 6


def test_hosts_of_which_nothing_is_known_are_told_apart() -> None:
    counts = count(SAMPLE)
    assert counts.nothing_known == 1
    assert "For 1 of the 4 devices that cannot be told, nothing shows what they are." in describe(SAMPLE, counts)


@pytest.mark.parametrize(
    ("keys", "threshold", "expected"),
    [
        pytest.param(["192.0.2.11"], "covered", True, id="covered is at the threshold covered"),
        pytest.param(["192.0.2.12"], "covered", False, id="open is below covered"),
        pytest.param(["192.0.2.12"], "undetermined", True, id="open is at the threshold undetermined"),
        pytest.param(["192.0.2.11"], "undetermined", True, id="covered is above undetermined"),
        pytest.param(["192.0.2.16"], "undetermined", False, id="not covered reaches nothing"),
        pytest.param([], "undetermined", False, id="nothing judged reaches nothing"),
    ],
)
def test_reaches(keys: list[str], threshold: str, expected: bool) -> None:
    assert reaches(replace(SAMPLE, findings={key: SAMPLE.findings[key] for key in keys}), threshold) is expected


def test_a_call_reaches_no_threshold() -> None:
    only = {"192.0.2.11": tuple(item for item in SAMPLE.findings["192.0.2.11"] if not item.binding)}
    assert not reaches(replace(SAMPLE, findings=only), "undetermined")


def test_identify_counts_makers_instead_of_verdicts() -> None:
    plain = replace(SAMPLE, judged=False, findings={})
    assert headline(plain, count(plain)) == (
        "A maker is named for 11 of 14 devices: 4 confirmed, 3 likely, 3 possible, 1 contradicted; for 3 it is not known."
    )


def test_rows_come_worst_first() -> None:
    verdicts = [row.verdict for row in list_rows(SAMPLE)]
    assert verdicts == [Verdict.COVERED] * 3 + [Verdict.UNDETERMINED] * 4 + [Verdict.NOT_COVERED] * 5


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        pytest.param("192.0.2.11", "The badge is Annke; Hikvision made it, which the schedule names.", id="the maker"),
        pytest.param("192.0.2.12", "not known: day of purchase", id="the missing fact"),
        pytest.param("192.0.2.16", "Axis is not named in the schedule.", id="the last step"),
    ],
)
def test_the_reason_that_decided(key: str, reason: str) -> None:
    assert ROWS[key].reason == reason


def ending(code: str, verdict: Verdict, missing: tuple[str, ...] = (), instrument: str = "zz-other") -> Finding:
    finding = SAMPLE.findings["192.0.2.16"][0]
    return replace(
        finding, instrument=instrument, verdict=verdict, missing=missing, because=(Step(code, f"says {code}", None),)
    )


def reason_with(*findings: Finding) -> str:
    rows = list_rows(replace(SAMPLE, findings={"192.0.2.16": findings}))
    return next(row for row in rows if row.device.key == "192.0.2.16").reason


def test_of_open_findings_the_one_nearest_to_being_settled_is_shown() -> None:
    far = ending("maker-unknown", Verdict.UNDETERMINED, ("day", "maker"))
    assert reason_with(far, ending("maker-unknown", Verdict.UNDETERMINED, ("maker",))) == "not known: maker"


def test_a_rule_of_another_country_is_no_reason_where_a_nearer_one_looked_at_the_device() -> None:
    abroad = ending("body-not-bound", Verdict.NOT_COVERED)
    near = ending("maker-not-named", Verdict.NOT_COVERED)
    assert reason_with(abroad, near) == "says maker-not-named"
    assert reason_with(abroad, abroad) == "none of 2 binding provisions applies here"


def test_where_no_rule_applies_the_one_that_spares_this_body_is_named() -> None:
    abroad = ending("body-not-bound", Verdict.NOT_COVERED, instrument="aa-abroad")
    ended = ending("ended", Verdict.NOT_COVERED, instrument="bb-ended")
    spared = ending("no-duty", Verdict.NOT_COVERED, instrument="zz-spared")
    spared = replace(spared, because=(Step("binds-body", "binds it", None), *spared.because))
    assert reason_with(abroad, ended, spared) == "none of 3 binding provisions applies here; the nearest: says no-duty"


def test_of_rules_that_do_not_name_the_maker_one_that_covers_other_devices_is_shown() -> None:
    may = ending("maker-not-named", Verdict.NOT_COVERED, instrument="aa-may")
    does = ending("maker-not-named", Verdict.NOT_COVERED, instrument="zz-does")
    other = {
        "192.0.2.11": (
            ending("maker-unknown", Verdict.UNDETERMINED, ("maker",), "aa-may"),
            ending("maker", Verdict.COVERED, (), "zz-does"),
        )
    }
    rows = list_rows(replace(SAMPLE, findings={**other, "192.0.2.16": (may, does)}))
    decider = next(row.decider for row in rows if row.device.key == "192.0.2.16")
    assert decider is not None
    assert decider.instrument == "zz-does"


def test_deciding_step_of_a_finding_without_steps() -> None:
    finding = replace(SAMPLE.findings["192.0.2.16"][0], because=())
    assert deciding_step(finding) is None
    assert reason_of(finding) == "not covered"


@pytest.mark.parametrize(
    ("brand", "manufacturer", "name", "expected"),
    [
        pytest.param("Annke", "hikvision", "Hikvision", True, id="another badge"),
        pytest.param(
            "HIKVISION", "hikvision", "Hangzhou Hikvision Digital Technology", False, id="its own, in capitals"
        ),
        pytest.param("Dahua Technology", "dahua", "Dahua", False, id="its own, in full"),
        pytest.param(None, "dahua", "Dahua", False, id="no badge seen"),
        pytest.param("Annke", None, None, False, id="no maker known"),
    ],
)
def test_is_rebranded(brand: str | None, manufacturer: str | None, name: str | None, expected: bool) -> None:
    assert is_rebranded(brand, manufacturer, name) is expected


@pytest.mark.parametrize(
    ("manufacturer", "name", "short"),
    [
        pytest.param(
            "hikvision", "Hangzhou Hikvision Digital Technology Co., Ltd.", "Hikvision", id="one word of many"
        ),
        pytest.param("hanwha-vision", "Hanwha Vision Co., Ltd.", "Hanwha Vision", id="two words"),
        pytest.param("motorola-solutions", "Pelco Inc.", "Pelco Inc.", id="its id is not in its name"),
        pytest.param(None, None, "a maker not known", id="none"),
    ],
)
def test_shorten_maker(manufacturer: str | None, name: str | None, short: str) -> None:
    assert shorten_maker(manufacturer, name) == short


@pytest.mark.parametrize(
    ("key", "brief"),
    [
        pytest.param("192.0.2.11", "zz-example-act-2022: remove-by", id="covered"),
        pytest.param("192.0.2.12", "not known: day of purchase (zz-example-act-2022)", id="open"),
        pytest.param("192.0.2.16", "Axis is not named in the schedule. (zz-example-act-2022)", id="not covered"),
    ],
)
def test_brief_reason(key: str, brief: str) -> None:
    assert brief_reason(ROWS[key]) == brief


def test_brief_reason_of_a_maker_that_is_not_named() -> None:
    rows = list_rows(replace(SAMPLE, findings={"192.0.2.16": (ending("maker-not-named", Verdict.NOT_COVERED),)}))
    assert brief_reason(next(row for row in rows if row.device.key == "192.0.2.16")) == "zz-other does not name Axis"


def test_a_device_known_by_its_row_is_called_by_the_file_and_row() -> None:
    device = replace(SAMPLE.devices[2], key="/data/estate/register.csv#14", name=None, quantity=None)
    assert name_device(device) == "register.csv#14"


def test_names_shown() -> None:
    assert name_maker(ROWS["192.0.2.11"]) == "Annke → Hikvision (likely)"
    assert name_maker(ROWS["192.0.2.15"]) == "not known"
    assert name_device(ROWS["192.0.2.11"].device) == "192.0.2.11 Car park"
    assert name_device(ROWS["register.csv row 14"].device) == "NVR Library (x3)"
    assert due_text(ROWS["192.0.2.11"].decider) == "2026-06-30 (overdue)"
    assert due_text(ROWS["192.0.2.12"].decider) == ""


def test_only_hosts_with_nothing_to_say_are_not_listed() -> None:
    assert [key for key, row in ROWS.items() if not row.worth_a_line] == ["192.0.2.77", "192.0.2.1", "192.0.2.78"]


def test_a_switch_that_is_covered_gets_its_line() -> None:
    covered = replace(SAMPLE.findings["192.0.2.11"][0], device="192.0.2.1")
    rows = list_rows(replace(SAMPLE, findings={"192.0.2.1": (covered,)}))
    assert next(row for row in rows if row.device.key == "192.0.2.1").worth_a_line


def test_provisions_binding_first_with_what_they_are_out_of() -> None:
    provisions = list_provisions(SAMPLE)
    assert [(rule.provision, rule.covered, rule.undetermined, rule.judged) for rule in provisions] == [
        ("s. 4(1)", 5, 4, 14),
        ("s. 7", 0, 0, 14),
        ("letter", 6, 0, 7),
    ]
    assert provisions[1].same_reason == "Applies to purchases from 2027-01-01 on."
    assert provisions[0].same_reason is None


def test_next_steps_name_a_covered_and_an_open_device() -> None:
    commands = [command for _why, command in next_steps(SAMPLE, list_rows(SAMPLE))]
    assert "camcensus explain INPUT... --device 192.0.2.12" in commands
    assert "camcensus explain INPUT... --device 00:00:5e:00:53:10" in commands


def test_next_steps_quote_for_the_shell() -> None:
    few = replace(SAMPLE, inputs=(replace(SAMPLE.inputs[0], name="a b;rm.xml"),))
    assert all("'a b;rm.xml'" in command for _why, command in next_steps(few, list_rows(few)))


@given(results())
def test_the_verdicts_add_up_to_the_devices(result: CheckResult) -> None:
    counts = count(result)
    assert counts.covered + counts.undetermined + counts.not_covered + counts.not_judged == counts.devices
    assert counts.camera + counts.not_camera + counts.camera_unknown == counts.devices
    assert sum(number for _standing, number in counts.standings) == counts.devices
    assert len(list_rows(result)) == len(result.devices) == counts.records
