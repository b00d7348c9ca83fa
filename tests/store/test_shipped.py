"""The shipped facts and the cache of their plain form."""

from __future__ import annotations

import hashlib

import pytest

from camcensus.model.errors import FactError
from camcensus.store.shipped import DATA, facts_in, shipped_facts


@pytest.fixture
def small(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    data = tmp_path / "data"
    (data / "calibration").mkdir(parents=True)
    (data / "calibration" / "calibration.yaml").write_text((DATA / "calibration" / "calibration.yaml").read_text())
    return data


def cache_files(small):
    return list((small.parent / "cache" / "camcensus").glob("facts-*.json"))


def test_the_cache_gives_what_the_files_gave(small):
    first = facts_in(small)
    (kept,) = cache_files(small)
    assert facts_in(small).calibration == first.calibration
    assert kept in cache_files(small)


@pytest.mark.parametrize("damage", [b"", b"{", b"[1, 2]", b'{"calibration/calibration.yaml": 3}', b"\xff"])
def test_a_damaged_cache_only_costs_time(small, damage):
    first = facts_in(small)
    (kept,) = cache_files(small)
    kept.write_bytes(damage)
    assert facts_in(small).calibration == first.calibration


@pytest.mark.parametrize("change", [(b"0.9", b"0.8"), (b'"', b"'"), (b"[", b"{"), (b"agreement", b"disagreement")])
def test_a_cache_that_somebody_changed_is_not_believed(small, change):
    first = facts_in(small)
    (kept,) = cache_files(small)
    kept.write_bytes(kept.read_bytes().replace(*change))
    assert facts_in(small).calibration == first.calibration


@pytest.mark.parametrize("content", [b"[" * 100_000, b"{}", b'{"calibration/calibration.yaml": [[5, null, null]]}'])
def test_a_cache_of_other_shapes_is_not_believed(small, content):
    first = facts_in(small)
    (kept,) = cache_files(small)
    kept.write_bytes(content)
    assert facts_in(small).calibration == first.calibration


def test_a_cache_that_others_may_write_is_not_believed(small):
    facts_in(small)
    (kept,) = cache_files(small)
    text = b"{}"
    kept.write_bytes(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
    kept.chmod(0o666)
    assert facts_in(small).calibration.agreement >= 1


def test_a_changed_fact_has_another_digest_and_replaces_the_cache(small):
    before = facts_in(small).digest
    path = small / "calibration" / "calibration.yaml"
    path.write_text(path.read_text().replace("agreement: ", "agreement: 1"))
    after = facts_in(small)
    assert after.digest != before
    assert len(cache_files(small)) == 1


def test_a_home_that_cannot_be_written_is_no_error(small, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    assert facts_in(small).calibration.agreement >= 1


def test_a_broken_file_is_named(small):
    (small / "calibration" / "calibration.yaml").write_text("id: [")
    with pytest.raises(FactError, match=r"data/calibration/calibration\.yaml:\d"):
        facts_in(small)


def test_the_shipped_book_is_read_once():
    assert shipped_facts() is shipped_facts()
