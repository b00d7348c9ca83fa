"""Twelve situations in which earlier tools go wrong, judged by the shipped facts."""

from __future__ import annotations

from datetime import date

import pytest

from camcensus.facts.book import FactBook
from camcensus.identify.rebrand import makers_of
from camcensus.judge.finding import judge
from camcensus.judge.subject import Setting, Subject
from camcensus.model.equipment import EquipmentKind, Standing
from camcensus.model.interval import PartialDate
from camcensus.model.law import Finding, Verdict
from camcensus.store.shipped import shipped_facts

COVERED, NOT_COVERED, UNDETERMINED = Verdict.COVERED, Verdict.NOT_COVERED, Verdict.UNDETERMINED


@pytest.fixture(scope="module")
def book() -> FactBook:
    return shipped_facts()


def made_by(maker: str, kind: EquipmentKind = EquipmentKind.CAMERA, **facts: object) -> Subject:
    return Subject(
        manufacturer=maker, standing=Standing.CONFIRMED, probability=0.99, camera=True, equipment=kind, **facts
    )


def badged(book: FactBook, brand: str, model: str, produced: date | None = None, **facts: object) -> Subject:
    """A device known by its badge only: the makers that the rebrand facts name."""
    claims = makers_of(book, brand, model, produced)
    first = claims[0].maker if claims else None
    rest = tuple((claim.maker, 0.3) for claim in claims[1:])
    standing = Standing.LIKELY if claims else Standing.UNKNOWN
    return Subject(
        manufacturer=first,
        rivals=rest,
        standing=standing,
        probability=0.9,
        brand=brand,
        model=model,
        camera=True,
        equipment=EquipmentKind.CAMERA,
        **facts,
    )


def found(book: FactBook, subject: Subject, setting: Setting, as_of: str, instrument: str) -> dict[str, Finding]:
    findings = judge(book, subject, setting, date.fromisoformat(as_of), [instrument])
    return {finding.provision: finding for finding in findings}


def duties(book: FactBook, subject: Subject, setting: Setting, as_of: str, *instruments: str) -> set[str | None]:
    findings = judge(book, subject, setting, date.fromisoformat(as_of), instruments)
    return {finding.duty for finding in findings if finding.verdict is COVERED}


def decided_by(finding: Finding) -> str:
    return finding.because[-1].step


def test_1_department_with_a_sensitive_site(book):
    camera = made_by("hikvision")
    setting = Setting("uk-government-department", site="sensitive")
    both = ("uk-wms-dowden-2022-11-24", "uk-sensitive-sites-timeline-2024")
    assert duties(book, camera, setting, "2022-11-23", *both) == set()
    assert duties(book, camera, setting, "2022-11-24", *both) == {
        "do-not-deploy",
        "disconnect-from-core-network",
        "consider-removal",
    }
    last_day = found(book, camera, setting, "2025-04-30", both[1])["timeline"]
    assert (last_day.verdict, str(last_day.due), last_day.overdue) == (COVERED, "2025-04", False)
    day_after = found(book, camera, setting, "2025-05-01", both[1])["timeline"]
    assert (day_after.verdict, day_after.duty, day_after.overdue) == (COVERED, "remove-by", True)


@pytest.mark.parametrize("as_of", ["2022-11-24", "2024-04-09", "2026-11-23"])
def test_2_an_english_council_is_never_bound_and_the_answer_is_the_source(book, as_of):
    findings = found(book, made_by("hikvision"), Setting("uk-english-council"), as_of, "uk-wms-dowden-2022-11-24")
    for finding in findings.values():
        assert (finding.verdict, decided_by(finding)) == (NOT_COVERED, "body-not-bound")
        assert "9 April 2024" in finding.because[-1].says
        assert finding.because[-1].source.startswith("https://parallelparliament.co.uk/writtenanswers/")


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        pytest.param("2020-08-12", NOT_COVERED, id="the day before 889(a)(1)(B)"),
        pytest.param("2020-08-13", COVERED, id="its first day"),
        pytest.param("2021-12-31", COVERED, id="the year it was bought"),
    ],
)
def test_3_a_contractor_s_honeywell_of_the_performance_series(book, as_of, verdict):
    camera = badged(book, "Honeywell", "HQA-B1", acquired_on=PartialDate(2021))
    assert camera.manufacturer == "dahua"
    findings = found(book, camera, Setting("us-federal-contractor"), as_of, "us-ndaa-fy2019-s889-a1b")
    assert findings["889(a)(1)(B)"].verdict is verdict


def test_4_the_35_series_does_not_inherit_the_performance_series(book):
    assert makers_of(book, "Honeywell", "35 Series", None) == ()
    setting = Setting("us-federal-contractor")
    own = made_by("honeywell", brand="Honeywell", model="35 Series")
    finding = found(book, own, setting, "2024-01-01", "us-ndaa-fy2019-s889-a1b")["889(a)(1)(B)"]
    assert (finding.verdict, decided_by(finding)) == (NOT_COVERED, "maker-not-named")
    badge_only = badged(book, "Honeywell", "35 Series")
    finding = found(book, badge_only, setting, "2024-01-01", "us-ndaa-fy2019-s889-a1b")["889(a)(1)(B)"]
    assert (finding.verdict, finding.missing) == (UNDETERMINED, ("who made the device",))


def test_5_a_lorex_recorder_shows_both_reasons(book):
    recorder = made_by("dahua", EquipmentKind.RECORDER, brand="Lorex")
    setting = Setting("us-federal-contractor")
    finding = found(book, recorder, setting, "2024-06-01", "us-ndaa-fy2019-s889-a1b")["889(a)(1)(B)"]
    told = {step.step: step.says for step in finding.because}
    assert finding.verdict is COVERED
    assert "produced by" in told["maker"]
    assert "Dahua" in told["maker"]
    assert "skywatch controls lorex" in told["brand-owner"]
    assert "no affiliate" in told["brand-owner"]
    earlier = found(book, recorder, setting, "2021-06-01", "us-ndaa-fy2019-s889-a1b")["889(a)(1)(B)"]
    assert "dahua controls lorex" in next(step.says for step in earlier.because if step.step == "brand-owner")


def test_6_uniview(book):
    camera = made_by("uniview")
    us = found(book, camera, Setting("us-federal-contractor"), "2026-01-01", "us-ndaa-fy2019-s889-a1b")
    assert decided_by(us["889(a)(1)(B)"]) == "maker-not-named"
    sensitive = Setting("uk-government-department", site="sensitive")
    uk = found(book, camera, sensitive, "2023-01-01", "uk-wms-dowden-2022-11-24")["HCWS386 (deployment)"]
    assert (uk.verdict, uk.duty) == (COVERED, "do-not-deploy")
    for name in ("us-entity-list-2019-10-09", "us-entity-list-2023-03-28"):
        for finding in found(book, camera, Setting("any"), "2026-01-01", name).values():
            assert (finding.verdict, decided_by(finding)) == (NOT_COVERED, "no-duty")


@pytest.mark.parametrize(
    ("acquired", "expected"),
    [
        pytest.param(
            PartialDate(2023, 12, 20), {"risk-assess", "isolate"}, id="before the order: kept under conditions"
        ),
        pytest.param(PartialDate(2023, 12, 22), {"do-not-deploy"}, id="after it: may not be installed"),
    ],
)
def test_7_a_school_centre_in_quebec(book, acquired, expected):
    camera = made_by("hikvision", acquired_on=acquired)
    assert duties(book, camera, Setting("ca-quebec-body"), "2024-06-01", "ca-qc-arrete-2023-12") == expected


def test_8_huawei_core_at_an_operator(book):
    core = made_by("huawei", EquipmentKind.TELECOMS)
    setting = Setting("uk-telecoms-operator", purpose="network-core")
    finding = found(book, core, setting, "2023-06-01", "uk-huawei-dvd-2022")["direction (core)"]
    assert (finding.verdict, finding.duty, str(finding.due), finding.overdue) == (
        COVERED,
        "remove-by",
        "2023-12-31",
        False,
    )
    unknown = Setting("uk-telecoms-operator")
    open_ = found(book, core, unknown, "2023-06-01", "uk-huawei-dvd-2022")["direction (core)"]
    assert (open_.verdict, open_.missing) == (UNDETERMINED, ("whether it is used for: network-core",))


def test_9_a_private_shop_may_use_but_not_import(book):
    camera, notice = made_by("hikvision"), "us-fcc-2026-06-26-notice"
    use = found(book, camera, Setting("us-private"), "2026-08-01", notice)["import and marketing"]
    assert (use.verdict, decided_by(use)) == (NOT_COVERED, "act-not-restricted")
    replacement = found(book, camera, Setting("us-private", act="import"), "2026-08-01", notice)["import and marketing"]
    assert (replacement.verdict, replacement.duty) == (COVERED, "import-and-marketing-blocked")
    july = found(book, camera, Setting("us-private", act="import"), "2026-07-10", notice)["import and marketing"]
    assert july.verdict is UNDETERMINED
    assert "first day" in july.missing[0]


def test_10_the_ukrainian_list_has_ended(book):
    setting = Setting("any")
    during, after = (
        found(book, made_by("dahua"), setting, day, "ua-nacp-sponsors-2023")["listing"]
        for day in ("2023-09-01", "2024-06-01")
    )
    assert during.verdict is NOT_COVERED
    assert decided_by(during) == "binds-nobody"
    assert decided_by(after) == "ended"


def test_11_illustra_essentials_but_not_pro(book):
    setting = Setting("us-federal-contractor")
    old = badged(book, "Illustra Essentials", "Web3.0")
    new = badged(book, "Illustra Pro", "Gen4")
    assert (old.manufacturer, new.manufacturer) == ("dahua", None)
    verdicts = [
        found(book, camera, setting, "2024-01-01", "us-ndaa-fy2019-s889-a1b")["889(a)(1)(B)"].verdict
        for camera in (old, new)
    ]
    assert verdicts == [COVERED, UNDETERMINED]


@pytest.mark.parametrize(
    ("as_of", "purpose", "verdict"),
    [
        pytest.param("2023-03-15", None, NOT_COVERED, id="the day before"),
        pytest.param("2023-03-16", None, COVERED, id="the day itself"),
        pytest.param("2023-03-16", "personal-device", NOT_COVERED, id="a personal phone"),
    ],
)
def test_12_tiktok_on_a_government_phone(book, as_of, purpose, verdict):
    app = Subject(manufacturer="bytedance", standing=Standing.CONFIRMED, camera=False, equipment=EquipmentKind.APP)
    setting = Setting("uk-government-department", purpose=purpose)
    finding = found(book, app, setting, as_of, "uk-tiktok-government-devices-2023")["ban on government devices"]
    assert finding.verdict is verdict
