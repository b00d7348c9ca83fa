"""A small world of invented bodies and rules, and real names of makers, in memory."""

from __future__ import annotations

from typing import Any

from camcensus.facts.book import FactBook
from camcensus.facts.instruments import parse_instrument
from camcensus.facts.records import Record, read_records
from camcensus.model.law import Instrument

SOURCE = "[{title: A rule of our own making, url: 'https://example.org/rule', seen: '2026-11-23'}]"
MAKERS = f"""
- {{id: dahua, name: Dahua, country: CN, kind: company, makes: [], confidence: high, sources: {SOURCE}}}
- {{id: hikvision, name: Hikvision, country: CN, kind: company, makes: [], confidence: high, sources: {SOURCE}}}
- {{id: ezviz, name: EZVIZ, country: CN, kind: company, makes: [], confidence: high, sources: {SOURCE}}}
- {{id: lorex, name: Lorex, country: CA, kind: company, makes: [], confidence: high, sources: {SOURCE}}}
- {{id: axis, name: Axis, country: SE, kind: company, makes: [], confidence: high, sources: {SOURCE}}}
- {{id: homeless, name: Homeless, kind: company, makes: [], confidence: low, sources: {SOURCE}}}
"""
CONTROL = f"""
- {{id: c1, subject: dahua, predicate: controls, object: lorex, holds: {{from: '2018-02-06', until: '2023-02-01'}}, confidence: high, sources: {SOURCE}}}
- {{id: c2, subject: hikvision, predicate: controls, object: ezviz, holds: {{witnessed: '2022-01-01'}}, confidence: high, sources: {SOURCE}}}
"""
PARTIES = "- {id: councils, title: councils}\n- {id: ministries, title: ministries}\n- {id: all, title: everybody, everyone_in: XA}\n"
BODIES = """
- {id: any, title: any body, jurisdiction: '*', kind: type, parties: []}
- {id: council, title: a council, jurisdiction: XA, kind: type, parties: [councils]}
- {id: ministry, title: a ministry, jurisdiction: XA-N, kind: type, parties: [ministries]}
- {id: shop, title: a shop, jurisdiction: XB, kind: type, parties: [], may_be: [{party: ministries, unless: whether the shop is a ministry}]}
- {id: seller, title: a seller, jurisdiction: XB, kind: type, parties: [councils], acts: [sell]}
"""
CLASSES = """
- {kind: camera, is: [video-surveillance]}
- {kind: network, is: [network], may_be: [telecoms]}
- {kind: app, is: [apps]}
"""
RULE = f"""
id: rule
title: A rule
jurisdiction: XA
issuer: Nobody
kind: law
in_force: {{from: 2020-01-02}}
sources: {SOURCE}
given: {{body: council, manufacturer: dahua, equipment: camera, as_of: 2021-01-01}}
provisions:
  - id: main
    clause: section 1
    says: Councils keep no such cameras.
    binds: [councils]
    covers: {{manufacturers: [dahua, hikvision], including: subsidiaries, equipment: [video-surveillance]}}
    duties: [{{action: remove-by, by: 2022-06-30}}]
    cases: [{{name: covered, expect: covered}}]
"""


def book_of(*instruments: str) -> FactBook:
    """A book with the makers and bodies above and these instruments."""
    records = {
        "manufacturers/makers.yaml": read_records("data/manufacturers/makers.yaml", MAKERS),
        "manufacturers/control.yaml": read_records("data/manufacturers/control.yaml", CONTROL),
        "terms/parties.yaml": read_records("data/terms/parties.yaml", PARTIES),
        "terms/equipment-classes.yaml": read_records("data/terms/equipment-classes.yaml", CLASSES),
        "bodies/bodies.yaml": read_records("data/bodies/bodies.yaml", BODIES),
    }
    for number, text in enumerate(instruments):
        path = f"instruments/xa/{number}.yaml"
        records[path] = read_records(f"data/{path}", text)
    return FactBook(records, {}, "")


def rule_with(provision: dict[str, Any] | None = None, **changes: Any) -> Instrument:
    """RULE as an Instrument, with keys of it or of its one provision changed."""
    (record,) = read_records("rule.yaml", RULE)
    (main,) = record.values["provisions"]
    values = {**record.values, **changes, "provisions": [{**main, **(provision or {})}]}
    values["provisions"][0] = {key: value for key, value in values["provisions"][0].items() if value is not None}
    return parse_instrument(Record(record.where, values), book_of().names)
