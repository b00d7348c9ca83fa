"""Whom a clause speaks of that names nobody: neither, both, the former, those makers, they, of which, none, five.

A reference is written over with XMX, so that the clause can be weighed as if it named the maker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from camcensus.facts.answers import AnswerFacts
from camcensus.read.phrases import shows
from camcensus.read.polarity import FOCUS, OTHER

_NAMED = r"(?:named|listed|mentioned|specified|referred to|above|in (?:your|the) (?:\w+ )?(?:request|question|list|letter|e-?mail)|in question|concerned|asked about|identified|quoted|cited|enquired about)"
_YOU = r"(?:(?:that |which |whom )?you (?:have |had )?(?:list|name|mention|ask|refer|specif|enquir|inquir|identif|quote|cite|give|gave|set out|cit|say|state)\w*(?: (?:about|to|out|after))?)"
_WORD = r"(?:manufacturers|makers|makes|brands|companies|firms|vendors|suppliers|producers|names|marques|labels|businesses|organisations)"
_OWN = r"(?:cameras?|equipment|products?|devices?|kit|systems?|cctv|goods)"
_SET = (
    (
        "none",
        re.compile(
            rf"\bneither\b(?= of | is\b| are\b| was\b| were\b| has\b| have\b| feature| appear| in use| used| ?(?:of the |named )?(?:manufacturer|maker|make|brand|company|firm|vendor|supplier|one)\b|\W*$|[,;:.])(?: of (?:them|these|those|the (?:\w+ )?(?:two|above|{_WORD[3:-1]})))?(?: (?:manufacturer|maker|make|brand|company|firm|vendor|supplier|one|is|are)\b(?<! is)(?<! are))?(?: ?(?:{_YOU}|{_NAMED}))?",
            re.I,
        ),
    ),
    (
        "none",
        re.compile(
            rf"\bnone of (?:the |these |those )(?:\w+ )?(?:above|two|{_WORD[3:-1]})(?: ?(?:{_YOU}|{_NAMED}))?\b", re.I
        ),
    ),
    (
        "all",
        re.compile(
            rf"\bboth\b(?: of (?:them|these|those|the (?:two|{_WORD[3:-1]})))?(?: (?:the |of the |of these |of those )?{_WORD})?(?: ?(?:{_YOU}|{_NAMED}))?(?=\W*$|\W*[,:;(]| (?:is|are|was|were|have|has|feature|appear|remain|in|make|account|used)\b)",
            re.I,
        ),
    ),
    (
        "all",
        re.compile(
            rf"\b(?:either|any|one|some|all|each)\b(?: (?:one )?of (?:them|these|those|the (?:\w+ )?(?:two|above|named|{_WORD[3:-1]})))(?: ?(?:{_WORD}|{_YOU}|{_NAMED}))*",
            re.I,
        ),
    ),
    (
        "all",
        re.compile(
            r"\beither(?: (?:manufacturer|maker|make|brand|company|firm|vendor|supplier|name|badge|label|one)\b|(?=\W*$))",
            re.I,
        ),
    ),
    (
        "all",
        re.compile(
            rf"\b(?:these|those|such|the|your|said|the said|the two|these two|those two|the named|the above|the above-?named|aforementioned|aforesaid)(?: (?:two|named|above|listed|chinese|aforementioned|particular|specific|said))* {_WORD}\b(?: ?(?:{_YOU}|{_NAMED}))?",
            re.I,
        ),
    ),
    ("all", re.compile(rf"\b{_WORD} (?:{_YOU}|{_NAMED})", re.I)),
    (
        "all",
        re.compile(
            rf"\b(?:those|the ones|anything|{_OWN})(?: (?:of|by|from) (?:the (?:type|kind|sort)))? (?:{_YOU}|named|listed|above|mentioned|in question)\b",
            re.I,
        ),
    ),
    (
        "all",
        re.compile(
            r"\b(?:all|both|each|either) (?:of )?(?:your|the|these|those) (?:questions|points|parts|limbs)\b", re.I
        ),
    ),
    ("all", re.compile(r"\bthe two\b(?= (?:is|are|in|was|were)\b|\W*$)", re.I)),
)
_LAW = re.compile(r"\b(?:sections?|regulations?|s\.? ?\d|exempt\w*|act|article|paragraph)\b", re.I)
_YOU_SAY = re.compile(rf"\b(?:the )?{_WORD}? ?{_YOU}", re.I)
_VERB_OBJECT = re.compile(
    r"\b(?:free of|identif\w+|found|uses?|using|have|has|removed|replaced|installed|bought|owns?|operates?|keeps?|kept|retain\w*|stores?|stored|stopped using|took|take|disposed of|got rid of) (?P<who>it|them|these|those)\b",
    re.I,
)
_ECHO = re.compile(r"^\W*(?:they|it|we|these|those) (?:are|is|do|does|did|have|has|were|was)(?: not)?\W*$", re.I)
_OF_TWO = re.compile(
    r"^\W*(?:and |but )?(?:both|neither|either|one of them|each) (?:is|are|was|were|has|have|remain|work)", re.I
)
_WE_DO = re.compile(
    r"^\W*(?:no,? |yes,? |but |and )?(?:we|it|i|the body|the (?:council|trust|force|school|college|university|service|board|authority|department|agency)) (?P<verb>do|does|did|have|has)(?P<rest>(?: not| never)?(?:\W*$|,| until| but| once| still| now| indeed| so)[^.;]*)$",
    re.I,
)
_OF_MAKERS = re.compile(
    rf"\b(?:{_WORD}|{_YOU}|{_NAMED}|questions?|points|parts|either|neither|both|manufacturer|maker|make|brand|company|firm)\b",
    re.I,
)
_OWN_VOICE = re.compile(
    r"^\W*(?:but |and |however,? |that said,? |even so,? |in fact,? |no,? |yes,? |to date,? |so far,? |at present,? |currently,? |today,? |now,? )*(?:we|our|i|it (?:has|does|uses|owns|operates|did)|the body|this \w+|there (?:is|are)|none|no|neither|both|the (?:council|trust|force|school|college|university|service|board|authority|department|agency))\b",
    re.I,
)
_PARTICIPLE = re.compile(
    r"^\W*(?P<who>all|both|most|some|half|none|each)(?: of (?:them|these|which|those|it))? (?=(?:now |since |already |still )?(?:\w+ed\b(?! \w+ cameras)|taken|gone|in (?:use|service|store|storage)|out of|switched))",
    re.I,
)
_BY_IT = re.compile(r"\b(?:made|manufactured|supplied|produced|sold|badged) by (?P<who>it|them)\b", re.I)
_WHAT_IT = re.compile(
    r"^\W*(?P<who>what (?:it|we|they|was|were|had been|has been|is already|the body)(?: had| has| have)? ?(?:bought|supplied|installed|fitted|purchased|put in|acquired|there|in place|up)?(?: \w+){0,3}?) (?=remain|stay|is\b|are\b|continue|will|still)",
    re.I,
)
_OUR_OWN = re.compile(
    r"^\W*(?:and |but |whereas |while )?(?P<who>ours|our own(?: (?:cameras|ones|system|equipment))?|those of our own) (?P<verb>are|is)(?P<rest>(?: not)?)\W*$",
    re.I,
)
_ARE_NOT = re.compile(r"^\W*(?:but )?(?:they|it|these|those) (?:are|is|was|were) not\W*$", re.I)
_NOT_YET = re.compile(r"^\W*(?:not yet|yes|no|nope|yep|aye)\s*[,;:-]\s+(?=\w+ \w+)", re.I)
_OF_THE_LETTER = re.compile(
    r"\b(?:(?<!date of your )(?<!date of the )(?<!time of your )(?<!time of the )requests?|information|exempt\w*|sections?|act|review|records?|correspondence|enquir\w+|letters?|decisions?|response|replies|disclos\w*|release\w*|withh\w+|commissioner|survey of|law|regulations?)\b",
    re.I,
)
_SUCH = re.compile(rf"\bsuch (?:\w+ )?{_OWN}\b", re.I)
_LOOSE = re.compile(rf"^(?:the|your|such|said) (?:\w+ )?{_WORD}$", re.I)
_RANKED = r"(?:[- ](?:named|mentioned|listed)|(?: of (?:these|those|the two|the makers|the makes|them|your)\b(?: \w+)?)| (?:company|manufacturer|make|maker|brand|firm|vendor|supplier|limb|named)\b|(?=\W*$|,|;| but\b| and (?:not|no|never|none|have|has|do|does)\b| only\b| is (?:used|not|in use|the)\b| are\b| made\b| suppl\w+\b))"
_ORDINAL = (
    (
        0,
        re.compile(
            rf"(?<!on )(?<!in )(?<!at )\b(?:the )?(?:former(?= |\W|$)(?! (?:head|heads|chair|owner|owners|supplier|contractor|system|cameras?|use|site|school|council|building|estate|installation))|(?:the )first{_RANKED}|(?:(?<=from )|(?<=by )|(?<=of ))the first\b)(?: (?:company|manufacturer|make|maker|brand|firm|vendor|supplier|limb))?",
            re.I,
        ),
    ),
    (
        1,
        re.compile(
            rf"(?<!on )(?<!in )(?<!at )\b(?:the )?(?:latter\b|(?:the )second{_RANKED}|(?:(?<=from )|(?<=by )|(?<=of ))the second\b)(?: (?:company|manufacturer|make|maker|brand|firm|vendor|supplier|limb))?",
            re.I,
        ),
    ),
    (0, re.compile(r"(?:^|(?<=[a-z] ))\((?:i|a|1)\)", re.I)),
    (1, re.compile(r"(?:^|(?<=[a-z] ))\((?:ii|b|2)\)", re.I)),
)
_NUMBER = r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a dozen|a handful|a few|a couple)"
_BE = r"(?:is|are|was|were|has|have|had|remain\w*|will|do|does|did|went|came|stay\w*|still|continue\w*|await\w*|sit|sits|belong\w*|stand|stands|operate(?! )|run(?! )|work|works|survive\w*|ceased|left|got|shall|should|can|now|since|lie|lies|hang|hangs|were|came|no longer|exist\w*|appear\w*|record|recording)"
_SUBJECT = re.compile(
    rf"^(?P<lead>\W*(?:and |but |so |yes,? |no,? |also |now |currently |however,? |to date,? |at present,? |today,? |since then,? |of these,? |in (?:19|20)\d\d,? |there )*)"
    rf"(?P<who>(?:all (?:of )?(?:the )?{_NUMBER}|all|none|some|most|many|several|few|half|each|every one|any|both|(?:the )?(?:last|final|rest|remaining|majority|bulk)(?: (?:one|few|ones|{_NUMBER}))?|(?:a |the )?(?:further |other |last |remaining )?{_NUMBER})(?: (?:of )?(?:it|them|these|those|which|(?:the|our|its) (?:\w+ )?(?:cameras|units|devices|systems|ones|domes|equipment|kit|items)))?|they|these|those|them|it(?= (?:was|has (?:since |now )?been|were|will be|remains|had been|is being|went|came)\b)|which|(?:these|those|the) (?:(?!new|present|current|other|same)\w+ )?(?:cameras|units|devices|ones|systems|items)|the (?:last of the )?(?:old|former|previous|original|existing|redundant|legacy) (?:\w+ )?(?:cameras?|units?|devices?|ones?|systems?|equipment|kit|installations?|recorders?))"
    rf"(?P<rest>(?:,? (?:now|still|since|then|also|all|\w+ly|then|of which|in fact))* {_BE}\b.*)$",
    re.I | re.S,
)
_LEFT = re.compile(
    rf"^\W*(?:there (?:is|are|were) )?(?:now |currently |about |some |just |only |still )*(?P<who>{_NUMBER}|none|no more|no others?|nothing)(?P<rest>(?:,? (?:such|more|left|remaining|now|at present|here|there|in use|today|these days|currently|at (?:the|our|one|two) \w+|in (?:the|our) \w+))*\W*)$",
    re.I,
)
_OBJECT = re.compile(
    r"\b(?P<who>(?:any|none|some|theirs)(?: of (?:them|these|those))?)(?P<rest>(?: (?:at all|now|here|either|in use|at present|installed|currently|today|yet|ourselves|any ?more|any longer|of our own|anywhere|at (?:any|our|its|the) \w+|in (?:19|20)\d\d|last \w+))*\W*)$",
    re.I,
)
_HAVE = re.compile(
    rf"\b(?:have|has|had|use|uses|own|owns|run|runs|operates?|got|with)(?: (?:just|only|about|some|another|a further))? (?P<who>{_NUMBER})(?P<rest>(?: each| apiece| there| more| in use| between them| in all| altogether)*\W*)$",
    re.I,
)
_SUPPLIED = re.compile(
    r"\b(?:cameras|units|equipment|ones|devices|kit|systems?|recorders?) (?:that |which )?(?:it|they) (?:had )?(?:once )?(?:supplied|provided|sold|made|installed|fitted|manufactured|delivered)(?: us| to us)?\b",
    re.I,
)
_NONE = re.compile(
    r"^\W*(?:(?:there|we|it) (?:is|are|remain|have|has|had) )?(?:now |currently |at present |today |presently )*(?P<who>none|nothing(?! else| more| further| to ))\b(?! of (?:our|the|its)| (?:of )?(?:this|that) )",
    re.I,
)
_NOT_NOW = re.compile(
    r"^\W*(?:no,? |but )?not (?:any ?more|any longer|now|since|currently|at present|these days|yet)\b", re.I
)
_BEGINS = re.compile(
    r"^\W*(?:and\s+|but\s+)?(?:were|was|are|is|(?:have|has|had)(?: \w+ly| since| now| all| both| never)* been|since|now|will be)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Topic:
    """Whom the words before spoke of, by manufacturer id, in order of naming."""

    last: tuple[str, ...] = ()  # named last
    pair: tuple[str, ...] = ()  # two or more that were named together or asked about together
    aside: bool = False  # `last` was named only in speaking of policy or news
    just: bool = False  # the clause before, of the same sentence, spoke of `last`


def refer(facts: AnswerFacts, clause: str, topic: Topic) -> list[tuple[str, str]]:
    """Makers that a clause without names speaks of, each with the clause, XMX in the place of the reference."""
    clause = _NOT_YET.sub("", clause)
    if topic.aside and _OWN_VOICE.match(clause) is None:
        return []
    if len(topic.last) == 1 and _OF_TWO.match(clause):
        return _by_pronoun(facts, clause, topic.last)
    ordinals = _by_order(clause, topic.pair)
    if ordinals:
        return ordinals
    if len(topic.pair) > 1:
        for kind, pattern in _SET:
            match = pattern.search(clause)
            if match is not None and len(topic.last) == 1 and not _OF_MAKERS.search(match.group()):
                continue  # "all of them" are cameras of the maker named last
            if match is not None and not (
                kind == "all" and _LOOSE.match(match.group()) and not _is_plural_pair(topic, match)
            ):
                written = f"no {FOCUS}" if kind == "none" else FOCUS
                return [(maker, _with(clause, match.start(), match.end(), written)) for maker in topic.pair]
    found = _by_pronoun(facts, clause, topic.last or (topic.pair if _SUCH.search(clause) else ()))
    ours = _OUR_OWN.match(clause) if topic.just else None
    if ours is not None:
        return [(maker, f"our own cameras are{ours.group('rest')} {FOCUS}") for maker in topic.last]
    if not found and topic.just and _ARE_NOT.match(clause):
        return [(maker, f"they are not {FOCUS}") for maker in topic.last]
    if not found and topic.just and _BEGINS.match(clause):
        return [(maker, f"{FOCUS} {clause}") for maker in topic.last]
    return found


def refer_beside(clause: str, topic: Topic) -> list[tuple[str, str]]:
    """As `refer`, for a clause that names other makers (written XOX): only what names the makers asked about."""
    for kind, pattern in _SET:
        match = pattern.search(clause)
        if match is not None and re.search(rf"\b{_WORD}\b.*(?:{_YOU}|{_NAMED})", match.group(), re.I):
            written = f"no {FOCUS}" if kind == "none" else FOCUS
            return [(maker, _with(clause, match.start(), match.end(), written)) for maker in topic.pair]
    return []


def _is_plural_pair(topic: Topic, match: re.Match[str]) -> bool:
    """ "the makes" alone refers to nobody; "the two makes" does."""
    return re.search(r"\b(?:two|named|above|said|such)\b", match.group(), re.I) is not None and len(topic.pair) > 1


def _by_order(clause: str, pair: Sequence[str]) -> list[tuple[str, str]]:
    found: dict[int, re.Match[str]] = {}
    if len(pair) != 2 or _LAW.search(clause):
        return []
    for place, pattern in _ORDINAL:
        match = pattern.search(clause)
        if match is not None:
            found.setdefault(place, match)
    written = []
    for place in sorted(found):
        pieces = sorted(
            ((match.start(), match.end(), FOCUS if at == place else OTHER) for at, match in found.items()), reverse=True
        )
        text = clause
        for start, end, name in pieces:
            text = _with(text, start, end, name)
        text = " ".join(_YOU_SAY.sub(" ", text).split())
        written.append((pair[place], text))
    return written


def _by_pronoun(facts: AnswerFacts, clause: str, last: Sequence[str]) -> list[tuple[str, str]]:
    by_it = _BY_IT.search(clause)
    what = _WHAT_IT.match(clause)
    for found in (by_it, what):
        if found is not None and len(last) == 1:
            return [(last[0], _with(clause, found.start("who"), found.end("who"), FOCUS))]
    echo = _WE_DO.match(clause)
    if echo is not None and len(last) == 1:
        verb = "used" if echo.group("verb").casefold() == "did" and "not" not in echo.group("rest") else "use"
        rest = echo.group("rest").strip()
        denied = re.match(r"(?:not|never)\b", rest, re.I)
        return [(last[0], f"we do not use {FOCUS}" if denied else f"we {verb} {FOCUS} {rest}")]
    if not last or _OF_THE_LETTER.search(clause[:50]) or _ECHO.match(clause):
        return []
    supplied = _SUPPLIED.search(clause)
    if supplied is not None and len(last) == 1:
        return [(last[0], _with(clause, supplied.start(), supplied.end(), f"{FOCUS} cameras"))]
    subject = _SUBJECT.match(clause)
    if subject is not None:
        who = subject.group("who").casefold()
        if who == "it" and len(last) > 1:
            return []
        written = (
            FOCUS
            if re.match(r"(?:they|these|those|them|it|this|which|the)\b", who)
            else f"{'no' if who.startswith('none') else who} {FOCUS}"
        )
        text = f"{subject.group('lead')}{written}{subject.group('rest')}"
        return [(maker, " ".join(text.split())) for maker in last]
    rest = _PARTICIPLE.match(clause)
    if rest is not None:
        return [(maker, f"{rest.group('who')} {FOCUS} {clause[rest.end() :]}") for maker in last]
    left = _LEFT.match(clause)
    if left is not None and len(last) == 1 and len(clause.split()) <= 8:
        who = left.group("who").casefold()
        written = f"no {FOCUS}" if who in ("none", "nothing", "no more") or who.startswith("no ") else f"{who} {FOCUS}"
        return [(last[0], f"there are {written}{left.group('rest')}")]
    none = _NONE.match(clause)
    if none is not None:
        return [(maker, _with(clause, none.start("who"), none.end("who"), f"no {FOCUS}")) for maker in last]
    have = _HAVE.search(clause)
    if have is not None and len(last) == 1:
        return [(last[0], _with(clause, have.start("who"), have.end("who"), f"{have.group('who')} {FOCUS}"))]
    if _NOT_NOW.match(clause):
        return [(maker, f"{FOCUS} {clause}") for maker in last]
    such = _SUCH.search(clause)
    if such is not None:
        return [(maker, _with(clause, such.start(), such.end(), FOCUS)) for maker in last]
    back = shows(facts, "refers-back", clause)
    if back is not None:
        name = f"no {FOCUS}" if back.group().lower().startswith("none") else FOCUS
        return [(maker, _with(clause, back.start(), back.end(), name)) for maker in (last if len(last) == 1 else ())]
    object_ = _VERB_OBJECT.search(clause)
    if object_ is not None and len(last) == 1:
        return [(last[0], _with(clause, object_.start("who"), object_.end("who"), FOCUS))]
    ending = _OBJECT.search(clause)
    if ending is not None and len(last) == 1:
        empty = ending.group("who").casefold().startswith("none")
        return [(last[0], _with(clause, ending.start("who"), ending.end("who"), f"no {FOCUS}" if empty else FOCUS))]
    return []


def _with(text: str, start: int, end: int, name: str) -> str:
    return " ".join(f"{text[:start]} {name} {text[end:]}".split())
