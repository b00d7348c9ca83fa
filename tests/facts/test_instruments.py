"""Instruments: records to typed clauses, every slip with file, line and the closest name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.judge.world import RULE, book_of

from camcensus.facts import terms
from camcensus.facts.instruments import parse_instrument
from camcensus.facts.records import Record, read_records
from camcensus.judge.cases import run_cases
from camcensus.model.body import PublicBody
from camcensus.model.equipment import EquipmentKind
from camcensus.model.errors import FactError
from camcensus.model.law import Affiliates
from camcensus.store.shipped import DATA, shipped_facts

EXAMPLE = Path(__file__).resolve().parents[2] / "docs/how-to/examples/uk-2022-call-as-law.yaml"
NAMES = book_of().names


def parse(text: str) -> Any:
    (record,) = read_records("my-rule.yaml", text)
    return parse_instrument(record, NAMES)


def test_a_rule_is_read_whole():
    rule = parse(RULE)
    (main,) = rule.provisions
    assert (rule.id, rule.kind, str(main.in_force.start)) == ("rule", "law", "2020-01-02")
    assert [listing.manufacturer for listing in main.limbs[0].manufacturers] == ["dahua", "hikvision"]
    assert main.limbs[0].including is Affiliates.SUBSIDIARIES
    assert (main.duties[0].action, str(main.duties[0].by)) == ("remove-by", "2022-06-30")


def test_calls_do_not_bind_unless_the_record_says_so():
    call = RULE.replace("kind: law", "kind: call")
    assert parse(call).provisions[0].binding is False
    assert parse(call.replace("kind: call", "kind: call\nbinding: true")).provisions[0].binding is True
    assert parse(RULE).provisions[0].binding is True


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        pytest.param("[dahua, hik", "[dahau, hik", 11, "closest: 'dahua'", id="a maker misspelt"),
        pytest.param("binds: [councils]", "binds: [council]", 11, "closest: 'councils'", id="a party misspelt"),
        pytest.param("body: council,", "body: counsil,", 17, "closest: 'council'", id="a body misspelt"),
        pytest.param("kind: law", "kind: lawe", 2, "closest: 'law'", id="a kind that is not known"),
        pytest.param("    clause:", "    clauze:", 11, "closest: 'clause'", id="a key misspelt"),
        pytest.param("remove-by, by", "remove-bye, by", 11, "closest: 'remove-by'", id="an action misspelt"),
        pytest.param("including: subsidiaries", "including: subsidaries", 15, "closest: 'subsidiaries'", id="a reach"),
        pytest.param("[video-surveillance]", "[video]", 15, "equipment 'video' is not known", id="a class"),
        pytest.param("2022-06-30", "2022-06-31", 11, "is out of range", id="a day that is none"),
        pytest.param(
            "by: 2022-06-30", "by: 2022-06-30, from: 2023-01-01", 11, "before it begins", id="due before it begins"
        ),
        pytest.param(
            "from: 2020-01-02", "from: 2020-01-02, to: 2019-01-01", 7, "ends (2019-01-01) before", id="ends first"
        ),
        pytest.param("sources:", "notes: x\nsauces:", 2, "closest: 'sources'", id="no source"),
        pytest.param("expect: covered", "expect: coverd", 17, "closest: 'covered'", id="a verdict misspelt"),
        pytest.param("as_of: 2021-01-01", "as_of: 2021-01", 17, "is not a day", id="a case without a whole day"),
        pytest.param("cases: [{name: covered, expect: covered}]", "cases: []", 11, "has no case", id="no case"),
        pytest.param("    duties:", "    no_duty: x\n    duties:", 11, "not both", id="a duty and none"),
        pytest.param("manufacturers: [dahua, hikvision], ", "", 15, "whose equipment", id="nobody's equipment"),
        pytest.param("provisions:", "provisions: []\nx:", 2, "is not a key", id="no provision"),
    ],
)
def test_a_slip_ends_in_file_line_and_mend(old, new, line, words):
    assert old in RULE
    with pytest.raises(FactError) as raised:
        parse(RULE.replace(old, new))
    path, _, found = raised.value.where.rpartition(":")
    assert path == "my-rule.yaml"
    assert words in f"{raised.value.problem} {raised.value.mend}"
    assert raised.value.mend
    assert int(found) == line


def test_a_comma_without_quotes_does_not_become_a_key():
    text = RULE.replace("    duties:", "    carve_outs: [{id: a, says: one, and another}]\n    duties:")
    with pytest.raises(FactError, match="'and another' is not a key"):
        parse(text)


def test_two_provisions_of_one_name_are_refused():
    (record,) = read_records("my-rule.yaml", RULE)
    doubled = {**record.values, "provisions": record.values["provisions"] * 2}
    with pytest.raises(FactError, match="stands twice"):
        parse_instrument(Record(record.where, doubled))


leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates().map(str)
nested = st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner))
(WHOLE,) = read_records("my-rule.yaml", RULE)
MAIN = WHOLE.values["provisions"][0]


@given(st.sampled_from(sorted(terms.INSTRUMENT_KEYS)), nested)
def test_any_value_under_any_key_is_read_or_refused(key, value):
    _read_or_refuse({**WHOLE.values, key: value})


@given(st.sampled_from(sorted(terms.PROVISION_KEYS)), nested)
def test_any_value_in_a_provision_is_read_or_refused(key, value):
    _read_or_refuse({**WHOLE.values, "provisions": [{**MAIN, key: value}]})


@given(st.sampled_from(sorted(terms.LIMB_KEYS)), nested)
def test_any_value_in_a_limb_is_read_or_refused(key, value):
    _read_or_refuse({**WHOLE.values, "provisions": [{**MAIN, "covers": {**MAIN["covers"], key: value}}]})


@given(st.sampled_from(sorted(terms.CASE_KEYS | terms.CASE_FACTS)), nested)
def test_any_value_in_a_case_is_read_or_refused(key, value):
    _read_or_refuse({**WHOLE.values, "provisions": [{**MAIN, "cases": [{**MAIN["cases"][0], key: value}]}]})


def _read_or_refuse(values: dict[str, Any]) -> None:
    try:
        instrument = parse_instrument(Record("my-rule.yaml:1", values), NAMES)
        run_cases(book_of(), instrument)
    except FactError as error:
        refused = error
    else:
        return
    assert refused.where.startswith("my-rule.yaml")
    assert refused.mend


def test_what_is_shipped_is_whole():
    instruments = shipped_facts().instruments
    provisions = [provision for instrument in instruments.values() for provision in instrument.provisions]
    cases = [case for provision in provisions for case in provision.cases]
    assert len(instruments) == 60
    assert len(cases) > 250
    assert min(len(provision.cases) for provision in provisions) >= 3
    assert all(instrument.sources for instrument in instruments.values())


@pytest.mark.parametrize("name", sorted(shipped_facts().instruments))
def test_the_cases_of_each_instrument_hold(name):
    book = shipped_facts()
    assert run_cases(book, book.instruments[name]) == []


def test_each_provision_is_tried_on_more_than_one_side():
    for instrument in shipped_facts().instruments.values():
        for provision in instrument.provisions:
            if provision.no_duty is None:
                assert len({case.expect for case in provision.cases}) > 1, (instrument.id, provision.id)


def test_no_two_provisions_of_an_instrument_are_cited_alike():
    for instrument in shipped_facts().instruments.values():
        clauses = [provision.clause for provision in instrument.provisions]
        assert len(set(clauses)) == len(clauses), instrument.id


def test_the_readme_counts_what_is_there():
    instruments = shipped_facts().instruments.values()
    provisions = [provision for instrument in instruments for provision in instrument.provisions]
    cases = sum(len(provision.cases) for provision in provisions)
    readme = (DATA / "instruments/README.md").read_text(encoding="utf-8")
    assert f"{len(instruments)} instruments with {len(provisions)} provisions and {cases} cases" in readme


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        pytest.param("instruments", [*sorted((DATA / "instruments").glob("*/*.yaml")), EXAMPLE], id="instruments"),
        pytest.param("bodies", [DATA / "bodies/bodies.yaml"], id="bodies"),
        pytest.param("terms", [DATA / "terms/parties.yaml", DATA / "terms/equipment-classes.yaml"], id="terms"),
    ],
)
def test_the_schema_accepts_what_is_shipped(schema, files):
    validator = Draft202012Validator(json.loads((DATA / schema / "schema.json").read_text(encoding="utf-8")))
    for path in files:
        values = [dict(record.values) for record in read_records(path.name, path.read_text(encoding="utf-8"))]
        errors = validator.iter_errors(values[0] if schema == "instruments" else values)
        assert [f"{path.name}: {list(error.path)}: {error.message}" for error in errors] == []


def test_the_schema_knows_the_same_words_as_the_reader():
    schema = json.loads((DATA / "instruments/schema.json").read_text(encoding="utf-8"))
    definitions = schema["$defs"]
    provision, limb = definitions["provision"]["properties"], definitions["limb"]["properties"]
    assert set(schema["properties"]) == terms.INSTRUMENT_KEYS
    assert set(provision) == terms.PROVISION_KEYS
    assert set(limb) == terms.LIMB_KEYS
    assert set(definitions["case"]["properties"]) == terms.CASE_KEYS | terms.CASE_FACTS
    assert schema["properties"]["kind"]["enum"] == list(terms.KINDS)
    assert provision["acts"]["items"]["enum"] == list(terms.ACTS)
    assert limb["equipment"]["items"]["enum"] == list(terms.CLASSES)
    assert limb["purposes"]["properties"]["only"]["items"]["enum"] == list(terms.PURPOSES)
    assert provision["duties"]["items"]["anyOf"][0]["enum"] == list(terms.ACTIONS)
    assert limb["including"]["enum"] == [reach.value for reach in Affiliates]


def test_the_worked_example_parses_and_its_cases_hold():
    (record,) = read_records(EXAMPLE.name, EXAMPLE.read_text(encoding="utf-8"))
    book = shipped_facts()
    instrument = parse_instrument(record, book.names)
    assert "not law" in instrument.title
    assert instrument.id not in book.instruments
    assert run_cases(book, instrument) == []
    guide = (EXAMPLE.parents[1] / "judge-by-your-own-instrument.md").read_text(encoding="utf-8")
    assert EXAMPLE.name in guide


BODY_TYPES = [
    "us-federal-agency",
    "us-federal-contractor",
    "us-grant-recipient",
    "us-private",
    "uk-government-department",
    "uk-english-council",
    "uk-scottish-public-authority",
    "uk-welsh-public-authority",
    "uk-nhs-trust",
    "uk-police-force",
    "uk-school",
    "uk-telecoms-operator",
    "ca-federal-body",
    "ca-quebec-body",
    "au-commonwealth-body",
    "eu-institution",
    "tw-government-agency",
    "any",
]


@pytest.mark.parametrize("name", BODY_TYPES)
def test_every_type_of_body_that_the_command_offers_is_there(name):
    body = shipped_facts().bodies[name]
    assert isinstance(body, PublicBody)
    assert body.kind == "type"


def test_every_party_that_is_bound_has_a_body_to_judge():
    book = shipped_facts()
    bound = {p for i in book.instruments.values() for provision in i.provisions for p in provision.binds}
    reachable = {party for body in book.bodies.values() for party in (*body.parties, *body.may_be)}
    reachable |= {party.id for party in book.parties.values() if party.everyone_in is not None}
    only_through_any = {"exporters-of-items-subject-to-ear"}  # an exporter's act, not a kind of body that runs cameras
    assert bound - reachable == only_through_any


def test_every_kind_of_equipment_has_its_classes():
    assert set(shipped_facts().equipment_classes) == set(EquipmentKind)
