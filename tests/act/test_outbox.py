"""The outbox: a letter a body, reasons for those left out, batches by law."""

from __future__ import annotations

from datetime import date

import pytest

from camcensus.act.outbox import LawBooks, Recipient, batches, plan, reference_for
from camcensus.facts.letters import arguments, letter_templates
from camcensus.store.shipped import shipped_facts

BOOK = shipped_facts()
BOOKS = LawBooks(
    BOOK.request_laws,
    BOOK.request_bodies,
    BOOK.holiday_tables["uk-bank-holidays"],
    letter_templates(BOOK),
    arguments(BOOK),
)
COUNCIL = Recipient("b1", "Example Council", "council", "England", "foi@council.example", "example_council")
SCOTS = Recipient("b2", "Example Scottish Council", "council", "Scotland", "foi@scots.example", "example_scots")


def sent(*recipients):
    return plan(recipients, BOOKS, "Ada Example", date(2026, 11, 16), date(2026, 11, 1))


def test_each_body_gets_its_law_its_reference_and_its_day():
    outbox = sent(COUNCIL, SCOTS)
    assert [one.clocks.law for one in outbox.letters] == ["foia", "foisa"]
    assert "[CC-b1]" in outbox.letters[0].letter.subject
    assert "15 December 2026" in outbox.letters[0].letter.text
    assert "Freedom of Information (Scotland) Act 2002" in outbox.letters[1].letter.text
    assert outbox.hours_of_work == 18 + 40


@pytest.mark.parametrize(
    ("recipient", "words"),
    [
        (Recipient("x", "X", "council", "England"), "neither an address"),
        (Recipient("x", "X", "council", "England", "not an address"), "not an e-mail address"),
        (Recipient("x", "X", "council", "England", "a@b.example\nBcc: c@d.example"), "not an e-mail address"),
        (Recipient("x", "X", "castle", "England", "a@b.example"), "not a type of body"),
        (Recipient("x", "X", "contractor", "England", "a@b.example"), "no clock runs"),
        (Recipient("x", "X", "housing-association", "Scotland", "a@b.example"), "not in the facts"),
    ],
)
def test_who_cannot_be_asked_is_left_out_with_the_reason(recipient, words):
    outbox = sent(recipient)
    assert outbox.letters == ()
    assert words in outbox.left_out[0].why


def test_a_body_that_stands_twice_is_asked_once():
    outbox = sent(COUNCIL, COUNCIL)
    assert len(outbox.letters) == 1
    assert "twice" in outbox.left_out[0].why


def test_batches_are_by_law_and_name_no_single_body():
    made = batches(sent(COUNCIL, SCOTS), BOOKS)
    assert [(one.law, one.bodies) for one in made] == [("foia", ("example_council",)), ("foisa", ("example_scots",))]
    assert "Dear [Authority name]," in made[0].text
    assert "Example Council" not in made[0].text
    assert "[CC-" not in made[0].subject
    assert "15 December" not in made[0].text


def test_a_batch_holds_no_more_than_the_site_takes():
    many = [Recipient(f"b{n}", f"B {n}", "council", "England", wdtk=f"b{n}") for n in range(501)]
    assert [len(one.bodies) for one in batches(sent(*many), BOOKS)] == [500, 1]


def test_references_hold_in_a_subject():
    assert reference_for("CC", "E07 000/123") == "CC-E07-000-123"
    assert reference_for("CC", "///") == "CC-x"
