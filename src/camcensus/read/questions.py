"""Questions of a request: what each asks, and about which makers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from camcensus.facts.answers import AnswerFacts
from camcensus.facts.book import FactBook
from camcensus.read.clauses import plain
from camcensus.read.lexicon import Lexicon
from camcensus.read.mentions import Mention, find_mentions
from camcensus.read.phrases import shows
from camcensus.read.polarity import mask
from camcensus.read.sense import weigh
from camcensus.read.statements import Asks, Question, Stance

_LETTERS = re.compile(r"(?<!\w)\(?([a-h])[.)]\s*([^;]*?)(?=(?:\s+(?:or|and)\s+)?\s\(?[a-h][.)]|$)", re.IGNORECASE)

# "Do you have any camera, recorder or analytics software by ...": of software only among other things.
_ANY_EQUIPMENT = re.compile(
    r"^\W*(?:do|does|has|have|is there|are there|whether)\b[^?;]{0,60}\b(?:have|has|use|using|own|operate|run|lease|possess|there|got|in use)\b[^?;]{0,20}\bany\b"
    r"(?! of\b| (?:\w+ )?(?:contract|plan|polic|dpia|assess|concern|record|information|incident|breach|spend|budget|guidance))"
    r"(?: [\w-]+){0,2} (?:cameras?|cctv|recorders?|equipment|devices?)\b(?![^?;]{0,60}\b(?:with|that|which|capable|connected|stored|in storage)\b)"
)

_ASKING = re.compile(
    r"^\W*(?:please )?(?:can|could|will|would) you (?:please )?(?:confirm|state|say|tell (?:me|us)) (?:that|whether|if)?\s*|^\W*please confirm (?:that|whether|if)?\s*|^\W*(?:and|is it (?:true|correct|the case)) that\s+",
    re.IGNORECASE,
)


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
    elif makers and _ANY_EQUIPMENT.match(lowered):
        asks = Asks.USE
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
    means = _means(facts, text, mentions) if len(makers) == 1 and len(lowered.split()) > 3 else Stance.USE
    if means is not Stance.USE:
        asks = Asks.USE
    return Question(text, number, makers, asks, tuple(parts), means)


def _means(facts: AnswerFacts, text: str, mentions: Sequence[Mention]) -> Stance:
    """What yes to a question says: "can you confirm that you have none?", "have all been removed?"."""
    if re.search(
        r"\b(?:how many|which|when|where|why|what|who|plans?|intend\w*|process|being|will|ever)\b", text, re.IGNORECASE
    ):
        return Stance.USE
    stated = _ASKING.sub("", mask(plain(text).strip(" ?"), 0, mentions, mentions[0].maker))
    judged = weigh(facts, stated)
    if judged is not None and judged.stance in (Stance.NO, Stance.FORMER) and judged.confidence >= 0.85:
        return judged.stance
    return Stance.USE
