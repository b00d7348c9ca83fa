"""Looking for phrases of the facts in a text."""

from __future__ import annotations

import re

from camcensus.facts.answers import AnswerFacts, Phrase


def shows(facts: AnswerFacts, what: str, text: str) -> re.Match[str] | None:
    """The first match of a phrase that shows this; None: none does."""
    for phrase in facts.phrases.get(what, ()):
        match = phrase.pattern.search(text)
        if match is not None:
            return match
    return None


def phrase_of(facts: AnswerFacts, what: str, text: str) -> Phrase | None:
    """The first phrase that shows this in the text; None: none does."""
    for phrase in facts.phrases.get(what, ()):
        if phrase.pattern.search(text):
            return phrase
    return None
