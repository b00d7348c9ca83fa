from __future__ import annotations

import pytest

from camcensus.collect.importers.registers.importer import shipped_vocabulary
from camcensus.facts.records import Record
from camcensus.model.errors import FactError
from camcensus.read.columns import parse_vocabulary, plain, read_addresses, read_macs

VOCABULARY = shipped_vocabulary()


def test_addresses_and_macs_in_cells():
    assert read_addresses("192.0.2.7/24, 2001:db8::1") == ("192.0.2.7", "2001:db8::1")
    assert read_addresses("rtsp://user:x@192.0.2.8:554/1") == ("192.0.2.8",)
    assert read_addresses("0.0.0.0 224.0.0.1 dhcp 300.1.1.1") == ()
    assert read_macs("00:00:00:00:00:00 01:00:5e:00:00:01 ff:ff:ff:ff:ff:ff") == ()


def test_two_records_may_not_claim_one_heading():
    records = [
        Record("data/columns.yaml:1", {"id": "a", "fills": "site", "title": "a", "names": ["S/N"]}),
        Record("data/columns.yaml:2", {"id": "b", "fills": "location", "title": "b", "names": ["sn"]}),
    ]
    with pytest.raises(FactError, match=r"columns\.yaml:2: heading 'sn' belongs to 'a' too"):
        parse_vocabulary(records)


def test_profiles_name_known_columns_and_headings():
    assert {profile.title for profile in VOCABULARY.profiles} >= {"Snipe-IT", "ServiceNow"}
    for profile in VOCABULARY.profiles:
        assert set(profile.names.values()) <= set(VOCABULARY.columns)


def test_plain_headings():
    assert plain("S/N ") == plain("s n") == plain("ＳＮ") == "sn"
