"""The job behind the letters: makers from the facts, tables of bodies, replies sorted."""

from __future__ import annotations

import pytest

from camcensus.jobs.letters import maker_names, read_recipients, sort_replies
from camcensus.model.errors import InputError
from camcensus.store.shipped import shipped_facts


def test_makers_and_the_brands_that_are_theirs_come_from_the_facts():
    book = shipped_facts()
    hikvision, dahua = maker_names(book)
    assert (hikvision.maker, dahua.maker) == ("Hikvision", "Dahua")
    for maker in (hikvision, dahua):
        owned = {one.brand for one in book.rebrands if one.makers == (maker.maker.lower(),)}
        assert maker.brands
        assert set(maker.brands) <= owned


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("body,sector\n,council\n", "line 2: names no body"),
        ('body,sector\n"x\n', "is not CSV"),
    ],
)
def test_tables_of_bodies_that_cannot_be_read(tmp_path, text, words):
    (tmp_path / "b.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read_recipients(tmp_path / "b.csv")


def test_columns_are_found_by_their_other_names(tmp_path):
    (tmp_path / "b.csv").write_text(
        "ID,Body name,Body type,Nation,Address\n7,X,council,Wales,a@b.example\n", encoding="utf-8"
    )
    one = read_recipients(tmp_path / "b.csv")[0]
    assert (one.id, one.name, one.body_type, one.nation, one.email, one.language) == (
        "7", "X", "council", "Wales", "a@b.example", "en",
    )  # fmt: skip


def test_a_table_of_requests_without_ids(tmp_path):
    (tmp_path / "r.csv").write_text("request_id,body\n,X\n", encoding="utf-8")
    (tmp_path / "in.mbox").write_text("From a\nFrom: a@b.example\n\n", encoding="utf-8")
    with pytest.raises(InputError, match="has no request id"):
        sort_replies(tmp_path / "in.mbox", tmp_path / "out", tmp_path / "r.csv", ())
