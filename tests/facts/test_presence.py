"""A pattern that is asked only where it may be gives what the library gives."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.facts.presence import Presence, QuickPattern
from camcensus.store.shipped import shipped_facts

PATTERNS = [
    r"\b(not|no|n't|never) (\w+ ){0,4}(held|hold|holding)\b",
    r"^\W*(yes|no)\b",
    r"(?<!re)quest(ion|ed)?s?",
    r"(?=.*cameras?)we (use|have)",
    r"(?i:Hikvision)|dahua",
    r"k{2,}|s+t",
    r"[a-z]+",
    r"",
    r"(?:a|bc)(?:de|f)?(ghi|jkl)",
    r"(?!hold)h\w+d",
    r"\u0175y|d\u0175r",
]
WORDS = st.sampled_from([
    "not", "held", "HOLD", "no", "yes", "request", "questions", "camera", "we", "use", "Hikvision", "DAHUA", "kk", "st",
    "ghi", "bcde", "jkl", "h\u0175d", "\u212ak", "\u017ft", "D\u0174R", "n't", " ", ".", "\n",
])  # fmt: skip


def asked_often(patterns: list[QuickPattern], text: str) -> list[QuickPattern]:
    """As in a long job: every pattern was taken apart, and the text looked at."""
    for _ in range(30):
        for quick in patterns:
            quick.search("other words")
    for quick in patterns:
        quick.search(text)
    return patterns


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60))
def test_it_finds_what_the_library_finds(text):
    presence = Presence()
    for quick in asked_often([presence.add(re.compile(pattern, re.IGNORECASE)) for pattern in PATTERNS], text):
        plain = quick.compiled
        expected = plain.search(text)
        found = quick.search(text)
        assert (found and found.regs) == (expected and expected.regs), plain.pattern
        assert [one.span() for one in quick.finditer(text)] == [one.span() for one in plain.finditer(text)]
        assert quick.sub("~", text) == plain.sub("~", text)


def test_the_shipped_phrases_are_found_in_their_own_examples():
    shipped = [phrase for phrases in shipped_facts().answers.phrases.values() for phrase in phrases]
    asked_often([phrase.pattern for phrase in shipped], "")
    for phrase in shipped:
        for text in (*phrase.matches, *phrase.ignores, *(example.upper() for example in phrase.matches)):
            for words in (text, f"{text} And {text}"):
                asked_often([phrase.pattern], words)
                expected, found = phrase.pattern.compiled.search(words), phrase.pattern.search(words)
                assert (found and found.regs) == (expected and expected.regs), (phrase.id, words)


@pytest.mark.parametrize("sign", ["\u017f", "\u212a", "\u0130", "\u0131"])
def test_letters_that_are_equal_only_where_case_is_ignored(sign):
    """The oracle: every letter that the library takes for one of ours."""
    ours = [letter for letter in "abcdefghijklmnopqrstuvwxyz" if re.fullmatch(letter, sign, re.IGNORECASE)]
    assert ours


def test_no_other_sign_equals_a_letter_where_case_is_ignored():
    letters = re.compile("[a-z]", re.IGNORECASE)
    equal = {chr(at) for at in range(0x110000) if letters.match(chr(at))}
    assert {sign for sign in equal if not sign.isascii()} == {"\u017f", "\u212a", "\u0130", "\u0131"}


def test_a_long_text_is_looked_at_once():
    presence = Presence()
    (quick,) = asked_often([presence.add(re.compile("dahua"))], "")
    text = "camera " * 500
    assert quick.search(text) is None
    assert quick.search(text + "dahua") is not None
