"""The parts of an argument in words."""

from __future__ import annotations

from dataclasses import replace

from tests.account.sample_result import build_sample

from camcensus.account.argument import list_reasons, list_silent, origins, proves, seen_places, where_seen
from camcensus.model.evidence import Asserts

SAMPLE = build_sample()
HALL = SAMPLE.devices[0]


def test_reasons_that_say_the_same_are_one_sign_seen_in_several_places() -> None:
    first = HALL.identification.reasons[0]
    alike = tuple(replace(first, observation=f"x{number}", origin=f"row {number}") for number in range(5))
    device = replace(HALL, identification=replace(HALL.identification, reasons=alike))
    groups = list_reasons(device, True)
    assert [len(group) for group in groups] == [5]
    assert list_reasons(device, False) == []
    assert seen_places(SAMPLE, groups[0]) == (
        "row 0 (observation x0); row 1 (observation x1); row 2 (observation x2); and 2 more"
    )


def test_signs_that_differ_stay_apart() -> None:
    assert [len(group) for group in list_reasons(HALL, True)] == [1, 1]


def test_what_proved_nothing_is_found() -> None:
    assert [item.id for item in list_silent(SAMPLE, HALL)] == ["o13"]


def test_proves_names_each_claim() -> None:
    reason = replace(HALL.identification.reasons[0], asserts=Asserts(produced_on="2017-03", camera_equipment=False))
    assert proves(reason) == "produced on 2017-03, not camera equipment"
    assert proves(replace(reason, asserts=Asserts())) == "nothing by itself"


def test_where_a_sign_was_seen_falls_back_on_its_observation() -> None:
    reason = replace(HALL.identification.reasons[0], origin="")
    assert where_seen(SAMPLE, reason) == "lobby.pcap, packet 14, 2026-11-20T09:00:00Z (observation o2)"
    assert where_seen(SAMPLE, replace(reason, observation="gone")) == "not stated (observation gone)"


def test_origins_name_each_place_once() -> None:
    assert [str(item.origin) for item in origins(SAMPLE, HALL)] == [
        "scan.xml, host 192.0.2.10 port 80",
        "lobby.pcap, packet 14",
    ]
