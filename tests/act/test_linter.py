"""The linter: each weak place found with its words, and a sound request let through."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.act.letters import Matter, draft
from camcensus.act.linter import Addressee, MakerNames, lint
from camcensus.facts.letters import arguments, letter_templates, lint_rules, parse_lint_rule
from camcensus.facts.records import Record
from camcensus.model.errors import FactError
from camcensus.model.letter import LetterKind
from camcensus.store.shipped import shipped_facts

BOOK = shipped_facts()
RULES = lint_rules(BOOK)
BODIES, LAWS = BOOK.request_bodies, BOOK.request_laws
MAKERS = (
    MakerNames("Hikvision", ("Hikvision",), ("HiLook", "Annke")),
    MakerNames("Dahua", ("Dahua",), ("Imou", "Amcrest")),
)
SOUND = (
    "Under the Freedom of Information Act 2000, as on 1 November 2026: a spreadsheet of the make and model of all cameras "
    "and recorders that you own, lease or use, in use or held as spares, and whether any is made by Hikvision or Dahua."
)


def to(body, law="foia"):
    return Addressee(BODIES[body], LAWS[law] if law else None)


def found(text, *addressees):
    return {one.rule: one for one in lint(text, RULES, BODIES, addressees, MAKERS)}


def test_a_sound_request_has_no_findings():
    assert found(SOUND, to("council")) == {}


def test_the_request_we_draft_has_no_findings():
    templates, against = letter_templates(BOOK), arguments(BOOK)
    for body_type in ("council", "police", "school"):
        matter = Matter("Example Body", LAWS["foia"], "Ada", body_type=body_type, as_of=date(2026, 11, 1))
        text = draft(LetterKind.REQUEST, "en", matter, templates, against).text
        assert found(text, to(body_type)) == {}


def test_your_council_to_a_police_force_is_stopped():
    finding = found(f"{SOUND}\nWhich of these does your council use?", to("police"))["wrong-kind-of-body"]
    assert (finding.severity, finding.words, finding.line) == ("stop", "your council", 2)
    assert "police force" in finding.why
    assert "your organisation" in finding.better


def test_your_council_to_a_council_is_right():
    assert "wrong-kind-of-body" not in found(f"{SOUND} Does your council know?", to("council"))


def test_a_mixed_batch_is_stopped_for_the_part_it_does_not_fit():
    assert "wrong-kind-of-body" in found(f"{SOUND} Does your council know?", to("council"), to("nhs"))


def test_only_one_maker_named_is_stopped_and_the_other_and_rebrands_are_offered():
    finding = found("Do you use Hikvision cameras?")["one-maker-only"]
    assert finding.severity == "stop"
    assert "Dahua" in finding.better
    assert "HiLook" in finding.why
    assert "no-rebrands" in found("Do you use Hikvision cameras?")


@pytest.mark.parametrize("text", ["Do you use Hikvision or Dahua?", "Which makes do you use?"])
def test_both_makers_or_none_pass(text):
    assert "one-maker-only" not in found(text)


def test_a_scope_over_the_cost_limit_says_which_limit():
    finding = found("all correspondence about CCTV", to("council"), to("government"))["all-correspondence"]
    assert finding.words == "all correspondence"
    assert "18 hours" in finding.why
    assert "SI 2004/3244" in finding.citation
    scots = found("all correspondence about CCTV", to("council", "foisa"))["all-correspondence"]
    assert "40 hours" in scots.why


def test_a_body_outside_the_law_is_stopped():
    assert found(SOUND, to("contractor", None))["body-not-under-foi"].severity == "stop"


@pytest.mark.parametrize(
    ("text", "law", "expected"),
    [
        ("Freedom of Information Act 2000", "foisa", True),
        ("Freedom of Information Act 2000", "foia", False),
        ("Freedom of Information (Scotland) Act 2002", "foia", True),
        ("Freedom of Information (Scotland) Act 2002", "foisa", False),
    ],
)
def test_the_law_of_the_other_nation(text, law, expected):
    assert ("wrong-law" in found(text, to("council", law))) == expected


@pytest.mark.parametrize("text", ["I would also like to request", "These two FOI requests", "My second request"])
def test_more_than_one_request_is_costed_together(text):
    assert "60 consecutive working days" in found(text, to("council"))["several-requests"].why


@pytest.mark.parametrize(("count", "expected"), [(8, False), (9, True)])
def test_too_many_questions(count, expected):
    text = "\n".join(f"{n}. Question" for n in range(1, count + 1))
    assert ("many-questions" in found(text)) == expected


def test_what_is_not_asked_for_is_not_found():
    assert "people" not in found("I do not ask for the names of staff.")
    assert "people" in found("I do not ask for prices. Give the names of staff.")


def test_no_time_span():
    assert "no-time" in found("Which makes of camera do you use?")
    assert "no-time" not in found("Which makes of camera did you use on 1 November 2026?")


def test_worst_first():
    severities = [
        one.severity for one in lint("Does your council use Hikvision etc.?", RULES, BODIES, (to("nhs"),), MAKERS)
    ]
    assert severities == sorted(severities, key=("stop", "warn", "note").index)


def test_every_finding_says_why_and_offers_words():
    for one in lint(
        "Why does your council ever used all documents etc. since 2001?", RULES, BODIES, (to("nhs"),), MAKERS
    ):
        assert one.why
        assert one.better


def test_a_long_text_is_looked_at_in_part_and_says_so():
    assert "too-long" in found("x " * 40_000)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"matches": ["abc"]}, "meant to be found"),
        ({"finds": "("}, "pattern of 'x' is wrong"),
        ({"severity": "bad"}, "severity 'bad'"),
        ({"lacks": "y"}, "exactly one"),
        ({"ignores": []}, "both sides"),
    ],
)
def test_slips_in_rules(changes, words):
    record = {
        "id": "x",
        "severity": "warn",
        "finds": "x",
        "why": "w",
        "better": "b",
        "matches": ["x"],
        "ignores": ["z"],
    }
    with pytest.raises(FactError, match=words):
        parse_lint_rule(Record("rules.yaml:1", {**record, **changes}))


@given(st.text(max_size=400))
def test_any_text_ends_in_findings_whose_words_stand_in_it(text):
    for one in lint(text, RULES, BODIES, (to("police"),), MAKERS):
        assert one.words in text
        assert one.words == "" or one.line >= 1


def test_the_request_we_draft_in_welsh_has_no_findings():
    matter = Matter("Cyngor Enghraifft", LAWS["foia"], "Ada", body_type="council", as_of=date(2026, 11, 1))
    text = draft(LetterKind.REQUEST, "cy", matter, letter_templates(BOOK), arguments(BOOK)).text
    assert found(text, to("council")) == {}
