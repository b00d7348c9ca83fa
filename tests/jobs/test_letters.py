"""The job behind the letters: makers from the facts, tables of bodies, replies sorted."""

from __future__ import annotations

import pytest

from camcensus.jobs.letters import maker_names, read_recipients, read_waiting, sort_replies
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
        ("body,sector\n", "names no body"),
        ("who,sector\nX,council\n", "has no column body; it has 'who', 'sector'"),
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


def test_nations_and_sectors_are_read_however_they_are_written(tmp_path):
    (tmp_path / "b.csv").write_text(
        "body,sector,nation\nX,Council,northern ireland\nY,police,Narnia\n", encoding="utf-8"
    )
    assert [(one.body_type, one.nation) for one in read_recipients(tmp_path / "b.csv")] == [
        ("council", "Northern Ireland"),
        ("police", "Narnia"),
    ]


def test_who_waits_for_an_answer_follows_from_the_readings(tmp_path):
    (tmp_path / "r.csv").write_text(
        "request_id,outcome,uses_hikvision,uses_dahua,uses_any_prc_maker,decision,rule\n"
        "R1,no_answer_yet,unknown,unknown,unknown,auto,nothing-arrived\n"
        "R2,no_answer_yet,unknown,unknown,unknown,auto,acknowledged\n"
        "R3,no_answer_yet,unknown,unknown,unknown,review,nothing-understood\n"
        "R4,clarification,unknown,unknown,unknown,auto,asks\n"
        "R5,refused,unknown,unknown,unknown,auto,refused\n",
        encoding="utf-8",
    )
    (tmp_path / "q.csv").write_text(
        "request_id,body,sector,nation,sent_on,law,email\n"
        + "".join(f"R{n},Body {n},Council,wales,2026-11-16,FOIA,a{n}@b.example\n" for n in range(1, 7)),
        encoding="utf-8",
    )
    waiting = read_waiting(tmp_path / "r.csv", tmp_path / "q.csv")
    assert [one.why_not.partition(" ")[0] for one in waiting] == ["", "", "something", "the", "is", "is"]
    assert waiting[5].why_not == "is not in the readings"
    first = waiting[0]
    assert (first.law, first.reference, first.sent_on.isoformat()) == ("foia", "R1", "2026-11-16")
    assert (first.recipient.email, first.recipient.nation) == ("a1@b.example", "Wales")
