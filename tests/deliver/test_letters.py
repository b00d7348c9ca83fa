"""Drafts as files: headers that nobody can break into, a folder that says everything, nothing sent."""

from __future__ import annotations

import csv
import email
import email.policy
import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.act.outbox import LawBooks, Recipient, batches, plan
from camcensus.deliver.letters import make_message, write_outbox
from camcensus.facts.letters import arguments, letter_templates
from camcensus.model.errors import InputError
from camcensus.model.letter import Letter, LetterKind
from camcensus.store.shipped import shipped_facts

BOOK = shipped_facts()
BOOKS = LawBooks(
    BOOK.request_laws,
    BOOK.request_bodies,
    BOOK.holiday_tables["uk-bank-holidays"],
    letter_templates(BOOK),
    arguments(BOOK),
)
LETTER = Letter(
    LetterKind.REQUEST,
    "cy",
    "Cyngor Enghraifft",
    "foi@council.example",
    "Camerâu [CC-1]",
    "Annwyl,\n\ncamerâu\n",
    "CC-1",
    (),
)
STAMP = datetime(2026, 11, 16, tzinfo=UTC)


def parsed(raw):
    return email.message_from_bytes(raw, policy=email.policy.default)


def test_a_draft_reads_back_as_it_was_written():
    message = parsed(make_message(LETTER, "ada@campaign.example"))
    assert message["Subject"] == LETTER.subject
    assert message["To"].addresses[0].addr_spec == "foi@council.example"
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None
    assert message.get_content().replace("\r\n", "\n") == LETTER.text


@pytest.mark.parametrize("address", ["a@b\nBcc: c@d.example", "no address", "<>"])
def test_an_address_that_would_break_the_headers_is_refused(address):
    with pytest.raises(InputError, match="not an address"):
        make_message(replace(LETTER, to_address=address))


@given(st.text(max_size=80), st.text(max_size=200))
def test_any_words_stay_in_their_place(name, text):
    try:
        raw = make_message(replace(LETTER, to_name=name, text=text))
    except InputError:
        return
    assert raw.isascii()
    assert parsed(raw)["Bcc"] is None
    assert all(len(line) < 998 for line in raw.split(b"\r\n"))


def test_a_batch_in_a_folder(tmp_path):
    recipients = [
        Recipient("b1", "Example Council", "council", "England", "foi@council.example", "example_council"),
        Recipient("b2", "=Example School", "school", "Wales", "office@school.example", language="cy"),
        Recipient("b3", "Example Ltd", "contractor", "England", "x@contractor.example"),
    ]
    outbox = plan(recipients, BOOKS, "Ada Example", date(2026, 11, 16), date(2026, 11, 1))
    written = write_outbox(tmp_path / "out", outbox, batches(outbox, BOOKS), "ada@campaign.example", STAMP)
    assert sorted(path.relative_to(tmp_path / "out").as_posix() for path in written) == [
        "deadlines.ics",
        "eml/0001-CC-b1.eml",
        "eml/0002-CC-b2.eml",
        "left-out.csv",
        "requests.csv",
        "whatdotheyknow/01-foia-en-bodies.txt",
        "whatdotheyknow/01-foia-en.txt",
    ]
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out/requests.csv").read_text(encoding="utf-8"))))
    assert rows[0]["due"] == "2026-12-15"
    assert "GOV.UK" in rows[0]["holidays"]
    assert rows[1]["due_not_before"] == "2026-12-15" < rows[1]["due"]
    assert rows[1]["body"] == "'=Example School"
    left_out = (tmp_path / "out/left-out.csv").read_text(encoding="utf-8")
    assert "no clock runs" in left_out
    with pytest.raises(InputError, match="is not empty"):
        write_outbox(tmp_path / "out", outbox, (), "", STAMP)
