"""Questions of a request: what each asks, and about which makers."""

from __future__ import annotations

import re

from camcensus.facts.book import FactBook
from camcensus.read.clauses import plain
from camcensus.read.lexicon import Lexicon
from camcensus.read.mentions import find_mentions
from camcensus.read.phrases import shows
from camcensus.read.statements import Asks, Question

_LETTERS = re.compile(r"(?<!\w)\(?([a-h])[.)]\s*([^;]*?)(?=(?:\s+(?:or|and)\s+)?\s\(?[a-h][.)]|$)", re.IGNORECASE)


def make_question(book: FactBook, lexicon: Lexicon, text: str, number: str = "") -> Question:
    """A question from its words."""
    facts = book.answers
    lowered = plain(text).casefold()
    mentions = find_mentions(book, lexicon, plain(text))
    makers = tuple(dict.fromkeys(mention.maker for mention in mentions))
    parts = []
    for match in _LETTERS.finditer(text):
        inside = [one.maker for one in mentions if match.start() <= one.start < match.end()]
        if len(set(inside)) == 1:
            parts.append((match.group(1).casefold(), inside[0]))
    if shows(facts, "ask-removal", lowered) is not None:
        asks = Asks.REMOVAL
    elif shows(facts, "ask-ever", lowered) is not None and makers:
        asks = Asks.EVER
    elif shows(facts, "ask-other", lowered) is not None and not (makers and shows(facts, "ask-count", lowered)):
        asks = Asks.OTHER
    elif (
        re.match(
            r"^\W*(?:are|is|do|does|has|have|whether|a oes|oes|a yw|a ydych|please confirm (?:if|whether))\b", lowered
        )
        and makers
    ):
        asks = Asks.USE
    elif shows(facts, "ask-count", lowered) is not None and not re.match(
        r"\W*(?:a |the |full |complete )*lists?\b", lowered
    ):
        asks = Asks.COUNT
    elif shows(facts, "ask-makes", lowered) is not None and shows(facts, "made by", lowered) is None:
        asks = Asks.MAKES
    else:
        asks = Asks.USE if makers else Asks.OTHER
    if asks is Asks.MAKES and len(makers) > 2:
        makers = ()  # "for example Hikvision, Dahua, Axis": named as examples
    return Question(text, number, makers, asks, tuple(parts))
