"""Further reasons why a person should look: an answer that says less, or later something else, than the words that were read.

They look at how the answer hangs together: what was refused beside what was read, what a later message takes back, words
that only point at a maker, lists of answers on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from camcensus.model.request import Use
from camcensus.read.clauses import plain
from camcensus.read.combine import Settled
from camcensus.read.outcome import Ending
from camcensus.read.statements import Passage, Statement

_SHOWN = 100  # characters of a sentence in a reason
_REFUSES = re.compile(
    r"\b(?:withh[eo]ld\w*|exempt\w*|refus\w+|declin\w+|not (?:be )?(?:disclos|releas|provid|confirm)\w*|redact\w*|cannot (?:disclose|release|confirm)"
    r"|section \d+ ?\(|s\.? ?\d+ ?\(|regulation \d+ ?\(|gwrthod\w*|eithri\w+|adran \d+)",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"\b(?:disregard|ignore|withdraw|put (?:me|us) right|got (?:it|that|this) wrong|was wrong|were wrong|not (?:right|correct)|misread|misled"
    r"|should have (?:read|said|been)|my mistake|our mistake|in error|incorrect\w*|please replace|instead of what|superse\w+)\b",
    re.IGNORECASE,
)
_OPTIONS = re.compile(r"\w\s*/\s*\w[^.?!]*/\s*\w")  # "Hikvision / Dahua / other"
_BARE = re.compile(r"(?:^|,)\s*(?:\d+|yes|no|none|nil)\s*(?:,|[.;]?\s*$)", re.IGNORECASE)  # an answer of one word
_SUPPOSES = re.compile(r"^\W*(?:if|should|were|suppose|supposing|in case|unless|even if)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:subject to|quot(?:es?|ations?) (?:in|from|for|received)|(?:in|had|got|getting|obtained) quotes|tender\w*|shortlist\w*|preferred bidder"
    r"|the one (?:\w+ ){1,4}(?:liked|chose|picked|preferred|wants?)|awaiting (?:approval|funding)|business case)\b",
    re.IGNORECASE,
)
_INCOMPLETE = re.compile(
    r"\b(?:(?:is|are|was|were) not included|(?:do|does) not include|exclud(?:es|ing)|leaves? out|to follow|will (?:follow|be sent|send)|we'll send"
    r"|still (?:working|compiling|gathering|collating|waiting|awaiting)|incomplete|not (?:yet )?complete|yet to (?:hear|reply|respond|provide))\b",
    re.IGNORECASE,
)
_MATTER = re.compile(
    r"\b(?:motion|petition|ban(?:ning|ned)?|report|article|letter|policy|debate|question|proposal)\b", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|uses?|used|using|owns?|runs?|operates?|made|supplied|installed|fitted|employs?)\b",
    re.IGNORECASE,
)


def doubts(passages: Sequence[Passage], ending: Ending, settled: Mapping[str, Settled]) -> Iterable[str]:
    """Reasons in plain words. `settled`: what was read of each maker asked about, by manufacturer id."""
    told = {maker: one for maker, one in settled.items() if one.statement is not None and one.use is not Use.UNKNOWN}
    yield from _beside_a_refusal(ending, told)
    yield from _taken_back(passages, told)
    yield from _on_one_line(told)
    yield from _list_of_options(told)
    yield from _by_pointing_only(ending, told)
    yield from _of_what_may_come(told)
    yield from _list_unfinished(passages, told)


def _beside_a_refusal(ending: Ending, told: Mapping[str, Settled]) -> Iterable[str]:
    """Where something was withheld, a list proves no absence, and words that only point at a maker prove no use."""
    refused = any(sign.shows in ("refused", "neither-confirm") for sign in ending.signs)
    if not refused:
        return
    for maker, one in told.items():
        proof = one.statement
        if proof is None or proof.by == "question":
            continue
        if one.use is Use.NO and proof.maker != maker:
            yield f"something is withheld, so what a list leaves out may be too: {proof.words[:_SHOWN]!r}"
        elif _REFUSES.search(proof.words):
            yield f"read from words that refuse: {proof.words[:_SHOWN]!r}"
        elif proof.by == "reference" and one.use is not Use.NO:
            yield f"something is withheld, and this does not name the maker: {proof.words[:_SHOWN]!r}"


def _taken_back(passages: Sequence[Passage], told: Mapping[str, Settled]) -> Iterable[str]:
    """A later message takes something back, and the proof stands in an earlier one."""
    for one in told.values():
        proof = one.statement
        if proof is None:
            continue
        message = proof.passage.segment.message
        for passage in passages:
            if passage.segment.message > message and _TAKES_BACK.search(passage.text):
                yield f"a later message takes something back: {plain(passage.text)[:_SHOWN]!r}"
                return


def _on_one_line(told: Mapping[str, Settled]) -> Iterable[str]:
    """ "12, Hikvision, Kestrel, no.": answers in a row, and which is whose is guessed."""
    for one in told.values():
        proof = one.statement
        if proof is None or proof.by == "table" or proof.rule == "table-of-equipment":
            continue
        if proof.passage.question is not None and proof.passage.question.number:
            continue  # the answer to one numbered question
        words = proof.words
        in_a_row = len(words.split()) <= 10 and words.count(",") >= 2 and _VERB.search(words) is None
        if in_a_row and _BARE.search(words):
            yield f"several answers on one line: {words[:_SHOWN]!r}"


def _list_of_options(told: Mapping[str, Settled]) -> Iterable[str]:
    """ "Makes (Hikvision / Dahua / other)": a heading of the form, filled in or not."""
    for one in told.values():
        proof = one.statement
        if proof is not None and _is_options(proof):
            yield f"a list to choose from, not an answer: {proof.words[:_SHOWN]!r}"


def _is_options(proof: Statement) -> bool:
    return proof.by != "table" and _OPTIONS.search(proof.words) is not None and _VERB.search(proof.words) is None


def _by_pointing_only(ending: Ending, told: Mapping[str, Settled]) -> Iterable[str]:
    """Use that was read from words like "they" or "the cameras", in a supposition or where nothing is held."""
    for one in told.values():
        proof = one.statement
        if proof is None or proof.by != "reference" or one.use is Use.NO:
            continue
        if _SUPPOSES.match(proof.words):
            yield f"this only supposes something: {proof.words[:_SHOWN]!r}"
        elif _MATTER.search(proof.passage.text):
            yield f"this may speak of something else: {proof.words[:_SHOWN]!r}"
        elif any(sign.shows == "not-held" for sign in ending.signs):
            yield f"something is not held, and this does not name the maker: {proof.words[:_SHOWN]!r}"


def _of_what_may_come(told: Mapping[str, Settled]) -> Iterable[str]:
    """Use that was read from words about a purchase that may come."""
    for one in told.values():
        proof = one.statement
        if proof is not None and one.use is Use.YES and _TO_COME.search(proof.words):
            yield f"this may be about equipment to come: {proof.words[:_SHOWN]!r}"


def _list_unfinished(passages: Sequence[Passage], told: Mapping[str, Settled]) -> Iterable[str]:
    """Absence that was read from a list, and the answer says that something is missing from it."""
    for maker, one in told.items():
        proof = one.statement
        if proof is None or one.use is not Use.NO or proof.maker == maker:
            continue
        for passage in passages:
            same = passage.segment.message == proof.passage.segment.message
            if same and _INCOMPLETE.search(passage.text):
                yield f"the list may not be whole: {plain(passage.text)[:_SHOWN]!r}"
                return
