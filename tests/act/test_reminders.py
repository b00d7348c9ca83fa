"""Reminders: who owes an answer on a day, and why the others get no letter."""

from __future__ import annotations

from datetime import date

import pytest

from camcensus.act.outbox import LawBooks, Recipient
from camcensus.act.reminders import Waiting, plan_reminders
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
COUNCIL = Recipient("R1", "Example Council", "council", "England", "foi@council.example")
SENT = date(2026, 11, 16)  # due on 2026-12-15
AFTER = date(2026, 12, 16)


def remind(waiting, on=AFTER):
    return plan_reminders([waiting], BOOKS, "Ada Example", on)


def test_the_day_after_the_last_a_reminder_goes_out():
    letter = remind(Waiting(COUNCIL, SENT, reference="CC-b1")).letters[0].letter
    assert letter.subject.endswith("[CC-b1]")
    assert "15 December 2026" in letter.text
    assert letter.to_address == "foi@council.example"


def test_on_the_last_day_none_does():
    outbox = remind(Waiting(COUNCIL, SENT), on=date(2026, 12, 15))
    assert not outbox.letters
    assert outbox.left_out[0].why == "the reply is not overdue before the end of 2026-12-15"


def test_the_law_that_it_was_asked_under_stands_above_the_kind_of_body():
    outbox = remind(Waiting(Recipient("R1", "X", "", ""), SENT, law="eir"))
    assert outbox.letters[0].clocks.law == "eir"


@pytest.mark.parametrize(
    ("waiting", "words"),
    [
        (Waiting(COUNCIL, None), "the day it was sent is not known"),
        (Waiting(COUNCIL, SENT, why_not="is answered (refused)"), "is answered"),
        (Waiting(Recipient("R1", "X", "castle", "England"), SENT), "not a type of body"),
        (Waiting(Recipient("R1", "X", "contractor", "England"), SENT), "no clock runs"),
        (Waiting(Recipient("R1", "X", "council", "Narnia"), SENT), "not in the facts"),
        (Waiting(Recipient("R1", "X", "council", "England", language="fr"), SENT), "there is no reminder in 'fr'"),
    ],
)
def test_who_gets_none_is_told_why(waiting, words):
    outbox = remind(waiting)
    assert not outbox.letters
    assert words in outbox.left_out[0].why
