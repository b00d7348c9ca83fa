"""Every way a finding can come about, on invented rules."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.judge.world import RULE, book_of, rule_with

from camcensus.facts.terms import ACTS, PURPOSES, SITES
from camcensus.judge.finding import judge, subject_of, worst_first
from camcensus.judge.subject import Setting, Subject
from camcensus.model.equipment import Device, EquipmentKind, Identification, Standing
from camcensus.model.interval import PartialDate
from camcensus.model.law import Finding, Verdict

BOOK = book_of()
DAY = date(2021, 1, 1)
CAMERA = Subject(manufacturer="dahua", standing=Standing.CONFIRMED, camera=True, equipment=EquipmentKind.CAMERA)


def one(subject: Subject = CAMERA, setting: Setting | None = None, as_of: date = DAY, **provision: object) -> Finding:
    (finding,) = judge(BOOK, subject, setting or Setting("council"), as_of, [], own=[rule_with(provision)])
    return finding


def seen(finding: Finding) -> tuple[str, str]:
    return finding.verdict.value, finding.because[-1].step


def by(maker: str | None, standing: Standing = Standing.CONFIRMED, *rivals: str) -> Subject:
    return Subject(
        manufacturer=maker,
        standing=standing,
        rivals=tuple((rival, 0.3) for rival in rivals),
        camera=True,
        equipment=EquipmentKind.CAMERA,
    )


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        pytest.param(date(2020, 1, 1), ("not-covered", "before-in-force"), id="the day before"),
        pytest.param(date(2020, 1, 2), ("covered", "covered"), id="the first day"),
    ],
)
def test_the_first_day(as_of, expected):
    assert seen(one(as_of=as_of)) == expected


@pytest.mark.parametrize(
    ("as_of", "due", "overdue"),
    [
        pytest.param(date(2022, 6, 30), "2022-06-30", False, id="the last day"),
        pytest.param(date(2022, 7, 1), "2022-06-30", True, id="the day after"),
    ],
)
def test_a_deadline_is_overdue_the_day_after(as_of, due, overdue):
    finding = one(as_of=as_of)
    assert (finding.duty, str(finding.due), finding.overdue) == ("remove-by", due, overdue)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        pytest.param(by("dahua"), ("covered", "covered"), id="a named maker"),
        pytest.param(by("axis"), ("not-covered", "maker-not-named"), id="another maker"),
        pytest.param(by("nobody-knows-it"), ("not-covered", "maker-not-named"), id="a maker without a record"),
        pytest.param(by(None), ("undetermined", "maker-unknown"), id="no maker"),
        pytest.param(by("dahua", Standing.POSSIBLE), ("undetermined", "maker-disputed"), id="a possible maker alone"),
        pytest.param(by("axis", Standing.POSSIBLE), ("undetermined", "maker-disputed"), id="a possible other maker"),
        pytest.param(by("axis", Standing.CONTRADICTED, "dahua"), ("undetermined", "maker-disputed"), id="contradicted"),
        pytest.param(
            by("dahua", Standing.POSSIBLE, "hikvision"), ("covered", "covered"), id="all candidates agree on yes"
        ),
        pytest.param(by("axis", Standing.LIKELY, "homeless"), ("not-covered", "maker-not-named"), id="agree on no"),
        pytest.param(by("dahua", Standing.CONFIRMED, "axis"), ("covered", "covered"), id="confirmed silences rivals"),
        pytest.param(by("lorex"), ("covered", "covered"), id="a subsidiary on the day"),
    ],
)
def test_who_made_it(subject, expected):
    assert seen(one(subject)) == expected


def test_a_rival_that_is_barely_possible_is_not_open():
    subject = Subject(
        manufacturer="dahua", standing=Standing.LIKELY, rivals=(("axis", 0.01),), equipment=EquipmentKind.CAMERA
    )
    assert one(subject).verdict is Verdict.COVERED


@pytest.mark.parametrize(
    ("including", "expected"),
    [
        pytest.param("named-only", ("not-covered", "affiliate-not-included"), id="only those named"),
        pytest.param("subsidiaries", ("covered", "covered"), id="and subsidiaries"),
        pytest.param("subsidiaries-and-affiliates", ("covered", "covered"), id="and affiliates"),
        pytest.param("excludes-abroad", ("not-covered", "affiliate-abroad"), id="not those abroad"),
        pytest.param("not-stated", ("undetermined", "affiliates-not-stated"), id="no source says"),
    ],
)
def test_affiliates(including, expected):
    covers = {"manufacturers": ["dahua"], "including": including, "equipment": ["video-surveillance"]}
    assert seen(one(by("lorex"), covers=covers)) == expected


def test_a_company_above_a_named_one_is_an_affiliate_but_no_subsidiary():
    reach = {"manufacturers": ["lorex"], "equipment": ["video-surveillance"]}
    assert one(covers={**reach, "including": "subsidiaries-and-affiliates"}).verdict is Verdict.COVERED
    assert seen(one(covers={**reach, "including": "subsidiaries"})) == ("not-covered", "maker-not-named")


def test_control_that_ended_or_is_not_attested():
    assert seen(one(by("lorex"), as_of=date(2023, 2, 1))) == ("not-covered", "maker-not-named")
    before_it_was_seen = one(by("ezviz"))
    assert seen(before_it_was_seen) == ("undetermined", "control-unknown")
    assert "hikvision controls ezviz" in before_it_was_seen.missing[0]


@pytest.mark.parametrize(
    ("produced", "expected"),
    [
        pytest.param(PartialDate(2023, 1), ("undetermined", "control-ended"), id="made while it was controlled"),
        pytest.param(PartialDate(2023, 2), ("not-covered", "maker-not-named"), id="made after"),
        pytest.param(None, ("not-covered", "maker-not-named"), id="day of making not known"),
    ],
)
def test_made_by_a_subsidiary_that_has_left_since(produced, expected):
    subject = Subject(
        manufacturer="lorex", standing=Standing.CONFIRMED, equipment=EquipmentKind.CAMERA, produced_on=produced
    )
    assert seen(one(subject, as_of=date(2024, 1, 1))) == expected


@pytest.mark.parametrize(
    ("acquired", "expected"),
    [
        pytest.param(PartialDate(1985), "covered", id="long before"),
        pytest.param(PartialDate(2020, 5, 31), "covered", id="the last day"),
        pytest.param(PartialDate(2020, 6, 1), "acquired-after", id="the day after"),
    ],
)
def test_a_line_with_an_end_only_reaches_everything_before(acquired, expected):
    finding = one(setting=Setting("council", acquired=acquired), acquired={"to": "2020-06-01"})
    assert finding.because[-1].step == expected


@pytest.mark.parametrize(
    ("maker", "expected"),
    [
        pytest.param("hikvision", ("covered", "covered"), id="at home there"),
        pytest.param("axis", ("not-covered", "maker-outside-criterion"), id="at home elsewhere"),
        pytest.param("homeless", ("undetermined", "home-country-unknown"), id="home not known"),
        pytest.param("lorex", ("undetermined", "home-country-of-owner"), id="owned from there"),
        pytest.param(None, ("undetermined", "maker-unknown"), id="maker not known"),
    ],
)
def test_home_country(maker, expected):
    assert seen(one(by(maker), covers={"home_countries": ["CN"], "equipment": ["video-surveillance"]})) == expected


def test_a_home_country_that_is_open():
    covers = {"home_countries": ["CN"], "open_countries": ["SE"], "equipment": ["video-surveillance"]}
    assert seen(one(by("axis"), covers=covers)) == ("undetermined", "home-country-open")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"country_of_manufacture": "CN"}, ("covered", "covered"), id="made there"),
        pytest.param({"country_of_manufacture": "VN"}, ("not-covered", "made-elsewhere"), id="made elsewhere"),
        pytest.param({}, ("undetermined", "made-in-unknown"), id="never inferred from the maker"),
    ],
)
def test_country_of_manufacture(facts, expected):
    subject = Subject(manufacturer="hikvision", standing=Standing.CONFIRMED, equipment=EquipmentKind.CAMERA, **facts)
    assert seen(one(subject, covers={"made_in": ["CN"], "equipment": ["video-surveillance"]})) == expected


@pytest.mark.parametrize(
    ("components", "expected"),
    [
        pytest.param(("dahua",), ("covered", "covered"), id="one inside"),
        pytest.param((), ("not-covered", "components-clear"), id="none inside"),
        pytest.param(None, ("undetermined", "components-unknown"), id="not known"),
    ],
)
def test_components(components, expected):
    subject = Subject(manufacturer="axis", standing=Standing.CONFIRMED, camera=True, components=components)
    assert seen(one(subject, covers={"components_by": ["dahua"]})) == expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        pytest.param("STQC", ("not-covered", "certified"), id="held, whatever its case"),
        pytest.param("none", ("covered", "covered"), id="none held"),
        pytest.param(None, ("undetermined", "certificate-unknown"), id="not known"),
    ],
)
def test_certificate(held, expected):
    subject = Subject(manufacturer="axis", standing=Standing.CONFIRMED, camera=True, certification=held)
    assert seen(one(subject, covers={"uncertified": "stqc"})) == expected


@pytest.mark.parametrize(
    ("facts", "classes", "expected"),
    [
        pytest.param({"equipment": EquipmentKind.CAMERA}, ["video-surveillance"], "covered", id="a camera"),
        pytest.param({"camera": True}, ["video-surveillance"], "covered", id="some camera equipment"),
        pytest.param({"camera": False}, ["video-surveillance"], "equipment-outside", id="no camera equipment"),
        pytest.param({}, ["video-surveillance"], "equipment-unknown", id="nobody knows what"),
        pytest.param({"equipment": EquipmentKind.APP}, ["video-surveillance"], "equipment-outside", id="an app"),
        pytest.param({"equipment": EquipmentKind.NETWORK}, ["telecoms"], "equipment-doubtful", id="a switch"),
        pytest.param({"equipment": EquipmentKind.DRONE}, ["apps"], "equipment-outside", id="a kind without classes"),
        pytest.param({"camera": True}, ["apps"], "equipment-outside", id="camera equipment is no app"),
        pytest.param({}, [], "covered", id="a rule about all equipment"),
    ],
)
def test_equipment(facts, classes, expected):
    subject = Subject(manufacturer="dahua", standing=Standing.CONFIRMED, **facts)
    assert one(subject, covers={"manufacturers": ["dahua"], "equipment": classes}).because[-1].step == expected


LIMIT = {"only": ["public-safety"], "unstated": "open", "other": "out", "why": "the law says so"}


@pytest.mark.parametrize(
    ("limit", "purpose", "expected"),
    [
        pytest.param({}, "public-safety", "covered", id="inside"),
        pytest.param({}, "other", "purpose-outside", id="outside"),
        pytest.param({"other": "open"}, "other", "purpose-open", id="outside and open"),
        pytest.param({}, None, "purpose-unknown", id="not stated and open"),
        pytest.param({"unstated": "met"}, None, "covered", id="not stated and taken as met"),
        pytest.param(
            {"blurred": {"public-safety": "a court asked"}}, "public-safety", "purpose-unsettled", id="blurred"
        ),
        pytest.param(
            {"blurred": {"public-safety": "a court asked"}, "blurred_from": "2021-01-02"},
            "public-safety",
            "covered",
            id="the day before it blurred",
        ),
    ],
)
def test_purpose(limit, purpose, expected):
    covers = {"manufacturers": ["dahua"], "purposes": {**LIMIT, **limit}}
    assert one(setting=Setting("council", purpose=purpose), covers=covers).because[-1].step == expected


@pytest.mark.parametrize(
    ("body", "provision", "expected"),
    [
        pytest.param("council", {}, "covered", id="bound"),
        pytest.param("ministry", {}, "body-not-bound", id="not bound"),
        pytest.param("any", {}, "covered", id="whoever is bound"),
        pytest.param("shop", {"binds": ["ministries"]}, "body-unknown", id="may be bound"),
        pytest.param("ministry", {"binds": ["all"]}, "covered", id="everybody in a part of the country"),
        pytest.param("shop", {"binds": ["all"]}, "body-not-bound", id="everybody, but abroad"),
        pytest.param("any", {"binds": []}, "binds-nobody", id="a rule that binds nobody"),
        pytest.param("council", {"binds": []}, "binds-nobody", id="a rule that binds nobody, for a body"),
        pytest.param(
            "council",
            {"excludes": [{"party": "councils", "says": "left out"}]},
            "body-not-bound",
            id="left out expressly",
        ),
        pytest.param(
            "ministry", {"doubts": [{"party": "ministries", "says": "sources differ"}]}, "body-unsettled", id="in doubt"
        ),
    ],
)
def test_body(body, provision, expected):
    assert one(setting=Setting(body), **provision).because[-1].step == expected


@pytest.mark.parametrize(
    ("setting", "acts", "expected"),
    [
        pytest.param(Setting("council"), ["keep"], "covered", id="running it"),
        pytest.param(Setting("council"), ["import"], "act-not-restricted", id="running is not importing"),
        pytest.param(Setting("council", act="import"), ["import"], "covered", id="importing stated"),
        pytest.param(Setting("seller"), ["keep"], "act-not-restricted", id="a seller sells"),
        pytest.param(Setting("any"), ["import"], "covered", id="whoever it is about"),
    ],
)
def test_act(setting, acts, expected):
    assert one(setting=setting, acts=acts).because[-1].step == expected


@pytest.mark.parametrize(
    ("site", "expected"),
    [("sensitive", "covered"), ("ordinary", "site-outside"), (None, "site-unknown")],
)
def test_site(site, expected):
    assert one(setting=Setting("council", site=site), site="sensitive").because[-1].step == expected


@pytest.mark.parametrize(
    ("acquired", "expected"),
    [
        pytest.param(PartialDate(2020, 1, 1), "acquired-before", id="the day before"),
        pytest.param(PartialDate(2020, 1, 2), "covered", id="the day itself"),
        pytest.param(PartialDate(2020, 1), "acquired-unclear", id="only the month"),
        pytest.param(PartialDate(2020, 2), "covered", id="a month wholly after"),
        pytest.param(None, "acquired-unknown", id="not known"),
    ],
)
def test_a_purchase_rule_asks_for_the_day_of_purchase(acquired, expected):
    setting = Setting("council", acquired=acquired)
    assert one(setting=setting, acts=["procure"]).because[-1].step == expected
    own_day = Subject(
        manufacturer="dahua", standing=Standing.CONFIRMED, equipment=EquipmentKind.CAMERA, acquired_on=acquired
    )
    assert one(own_day, acts=["procure"]).because[-1].step == expected


def test_a_purchase_in_view_is_judged_on_the_day():
    assert one(setting=Setting("council", act="procure"), acts=["procure"]).verdict is Verdict.COVERED


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param((("funded", True),), "covered", id="holds"),
        pytest.param((("funded", False),), "fact-does-not-hold", id="does not hold"),
        pytest.param((), "fact-unknown", id="not stated"),
    ],
)
def test_a_fact_only_the_body_knows(stated, expected):
    needs = [{"fact": "funded", "asks": "whether it was funded"}]
    assert one(setting=Setting("council", facts=stated), needs=needs).because[-1].step == expected


def test_carve_outs_are_told_and_decide_only_where_met():
    carve_outs = [{"id": "waiver", "says": "a waiver", "purposes": ["security-research"]}]
    plain = one(carve_outs=carve_outs)
    assert plain.verdict is Verdict.COVERED
    assert any("waiver" in step.says for step in plain.because if step.step == "carve-out")
    assert seen(one(setting=Setting("council", relies_on=("waiver",)), carve_outs=carve_outs))[1] == "carve-out"
    assert seen(one(setting=Setting("council", purpose="security-research"), carve_outs=carve_outs))[1] == "carve-out"


def test_the_most_urgent_duty_is_told_first():
    duties = ["audit", {"action": "remove-by", "by": "2022-01-01"}, {"action": "remove", "from": "2030-01-01"}]
    finding = one(duties=duties)
    assert (finding.duty, str(finding.due)) == ("remove-by", "2022-01-01")
    later = one(duties=[{"action": "remove", "from": "2030-01-01"}])
    assert seen(later) == ("not-covered", "duty-not-yet")
    assert seen(one(duties=[{"action": "remove", "from": "2021"}])) == ("undetermined", "duty-unsettled")


def test_an_open_point_of_the_rule_is_what_is_missing():
    covers = {"manufacturers": ["dahua"], "unsettled": "whether the annex was issued"}
    finding = one(covers=covers)
    assert (finding.verdict, finding.missing) == (Verdict.UNDETERMINED, ("whether the annex was issued",))


def test_a_listing_has_its_own_time():
    covers = {"manufacturers": [{"id": "dahua", "from": "2021-01-01", "to": "2021-06-01"}]}
    assert one(covers=covers).verdict is Verdict.COVERED
    assert seen(one(as_of=date(2020, 12, 31), covers=covers)) == ("not-covered", "maker-not-listed")
    assert seen(one(as_of=date(2021, 6, 1), covers=covers)) == ("not-covered", "maker-not-listed")


def test_one_of_several_limbs_is_enough_and_a_no_beats_an_unknown_elsewhere():
    yes = {"manufacturers": ["dahua"], "equipment": ["video-surveillance"]}
    unknown = {"made_in": ["CN"]}
    assert one(covers=[unknown, yes]).verdict is Verdict.COVERED
    assert one(by("axis"), covers=[unknown, yes]).verdict is Verdict.UNDETERMINED
    # Kleene: the body is not bound, so what is unknown of the device does not matter.
    assert seen(one(by(None), setting=Setting("ministry"))) == ("not-covered", "body-not-bound")


def test_no_duty_and_calls():
    assert seen(one(duties=None, no_duty="It restricts exports.")) == ("not-covered", "no-duty")
    call = one(binding=False)
    assert (call.verdict, call.binding) == (Verdict.COVERED, False)


def test_worst_first():
    late, soon, plain = (one(as_of=day) for day in (date(2023, 1, 1), date(2021, 1, 1), date(2021, 1, 1)))
    plain = one(duties=["remove"])
    unknown, no, call = one(by(None)), one(by("axis")), one(binding=False)
    assert worst_first([call, no, unknown, plain, soon, late]) == (late, soon, plain, unknown, no, call)


def test_a_device_becomes_a_subject():
    identification = Identification(
        id="k",
        is_camera_equipment=True,
        equipment=EquipmentKind.CAMERA,
        manufacturer="dahua",
        brand="Lorex",
        model="LNB",
        firmware=None,
        serial=None,
        produced_on="2021-04",
        standing=Standing.LIKELY,
        probability=0.9,
        rivals=(("axis", 0.06),),
        analytics=(),
        reasons=(),
    )
    device = Device(
        key="k",
        addresses=(),
        mac=None,
        serial=None,
        name=None,
        site=None,
        acquired_on=PartialDate(2021),
        quantity=None,
        observations=(),
        merged_because=(),
        identification=identification,
        provenance={"country_of_manufacture": "cn", "certification": "stqc"},
    )
    subject = subject_of(device)
    assert subject.candidates == ("dahua", "axis")
    assert (subject.device, subject.brand, subject.produced_on) == ("k", "Lorex", PartialDate(2021, 4))
    assert (subject.country_of_manufacture, subject.certification, subject.components) == ("CN", "stqc", None)


def test_findings_name_their_device_and_unknown_names_are_refused():
    book = book_of(RULE)
    (finding,) = judge(book, Subject(device="here"), Setting("council"), DAY)
    assert finding.device == "here"
    with pytest.raises(KeyError):
        judge(book, CAMERA, Setting("no-such-body"), DAY)
    with pytest.raises(KeyError):
        judge(book, CAMERA, Setting("council"), DAY, ["no-such-instrument"])


days = st.dates(date(1990, 1, 1), date(2040, 12, 31))
partial_days = (
    st.none() | days.map(PartialDate.of) | st.builds(PartialDate, st.integers(1990, 2040), st.integers(1, 12))
)
makers = st.none() | st.sampled_from(["dahua", "hikvision", "ezviz", "lorex", "axis", "homeless", "unheard-of"])
subjects = st.builds(
    Subject,
    manufacturer=makers,
    rivals=st.lists(st.tuples(st.sampled_from(["axis", "dahua", "lorex"]), st.floats(0, 1)), max_size=3).map(tuple),
    standing=st.sampled_from(Standing),
    brand=st.none() | st.sampled_from(["Lorex", "Dahua", "???"]),
    camera=st.none() | st.booleans(),
    equipment=st.none() | st.sampled_from(EquipmentKind),
    acquired_on=partial_days,
    country_of_manufacture=st.none() | st.sampled_from(["CN", "VN"]),
    components=st.none() | st.lists(st.sampled_from(["dahua", "axis"])).map(tuple),
    certification=st.none() | st.sampled_from(["stqc", "none"]),
)
settings_ = st.builds(
    Setting,
    body=st.sampled_from(["any", "council", "ministry", "shop", "seller"]),
    site=st.none() | st.sampled_from(SITES),
    acquired=partial_days,
    purpose=st.none() | st.sampled_from(PURPOSES),
    act=st.none() | st.sampled_from(ACTS),
)
RULES = [
    rule_with(),
    rule_with({"acts": ["procure"], "site": "sensitive"}),
    rule_with({"covers": [{"home_countries": ["CN"]}, {"made_in": ["CN"], "uncertified": "stqc"}]}),
    rule_with({"covers": {"components_by": ["dahua"], "purposes": {**LIMIT, "blurred": {"other": "open"}}}}),
    rule_with({"in_force": {"from": "2020", "to": "2023-05"}, "duties": [{"action": "audit", "from": "2021-03"}]}),
]


@given(subjects, settings_, days)
def test_judging_always_ends_in_a_finding_that_holds_together(subject, setting, as_of):
    for finding in judge(BOOK, subject, setting, as_of, [], own=RULES):
        assert finding.because
        assert bool(finding.missing) is (finding.verdict is Verdict.UNDETERMINED)
        assert (finding.duty is not None) is (finding.verdict is Verdict.COVERED)
        assert not finding.overdue or finding.due is not None


@given(subjects, settings_, days)
def test_what_is_settled_stays_so_when_a_missing_maker_is_filled_in(subject, setting, as_of):
    unknown = Subject(equipment=subject.equipment, camera=subject.camera)
    known = Subject(
        equipment=subject.equipment,
        camera=subject.camera,
        manufacturer=subject.manufacturer,
        standing=Standing.CONFIRMED,
    )
    for before, after in zip(
        judge(BOOK, unknown, setting, as_of, [], own=RULES),
        judge(BOOK, known, setting, as_of, [], own=RULES),
        strict=True,
    ):
        if before.verdict is not Verdict.UNDETERMINED:
            assert after.verdict is before.verdict


@given(days, days)
def test_a_later_purchase_is_never_freer_of_a_purchase_rule(first, second):
    earlier, later = sorted((first, second))
    rule = rule_with({"acts": ["procure"]})
    verdicts = []
    for day in (earlier, later):
        setting = Setting("council", acquired=PartialDate.of(day))
        verdicts.append(judge(BOOK, CAMERA, setting, DAY, [], own=[rule])[0].verdict)
    assert verdicts != [Verdict.COVERED, Verdict.NOT_COVERED]
