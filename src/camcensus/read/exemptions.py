"""Sections of law that an answer relies on, in one form: "s.31(1)(a)", "reg.12(4)(b) EIR".

FOIA: sections 12, 14, 21 to 44 (Part II and the limits of Part I). FOISA: 12, 14, 17 (notice that information is not
held), 18, 25 to 41. The same numbers mean other things under the two Acts: a refusal notice is section 17 of FOIA and
section 16 of FOISA, neither of them an exemption. EIR 2004: regulations 12 and 13; EI(S)R 2004: 10 and 11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from camcensus.facts.answers import AnswerFacts
from camcensus.read.citations import in_one_spelling
from camcensus.read.clauses import Span, plain, spelt_out
from camcensus.read.phrases import shows

UK_SECTIONS = frozenset([12, 14, *range(21, 45)])
SCOTTISH_SECTIONS = frozenset([12, 14, 17, 18, *range(25, 42)])
UK_REGULATIONS = frozenset([12, 13])
SCOTTISH_REGULATIONS = frozenset([10, 11])

_SUB = r"(?:\s?\(\s?[0-9A-Za-z]{1,4}\s?\))*"
_NUMBER = r"\d{1,2}[A-Ca-c]?(?![\d%:])" + _SUB
_WITHIN = r"(?:\s(?:at|in|under|of|contained in|set out (?:at|in)|provided (?:by|for in)))?"
_KIND = (
    r"sections?|sects?|ss?|secs?|adran(?:nau)?|exemptions?(?:\s(?:relied (?:up)?on|applied|applies|used|claimed|cited|engaged))?\s?:?"
    + _WITHIN
    + r"|exceptions?"
    + _WITHIN
    + r"|regulations?|regs?|rheoliad(?:au)?"
    r"|rr?(?=\.?\s?1[0-3]\s?\()|foi(?:s)?a(?=\s\d\d)|eis?rs?(?=\s1[0-3]\s?\()"
)
_AND = r"(?:\s?[,;/&]\s?(?:(?:and|or)\s)?|\s(?:and|or|a|ac|plus|with|read with|together with|as well as|in conjunction with)\s(?:also\s|with\s)?)"
_CITED = re.compile(
    r"(?<![\w£])(?P<kind>"
    + _KIND
    + r")\s?\.?\s?(?P<list>"
    + _NUMBER
    + r"(?:"
    + _AND
    + r"(?:(?:under\s)?(?:sections?|ss?|regulations?|regs?|adran)\s?\.?\s?)?(?:"
    + _NUMBER
    + r"|\(\s?[0-9a-z]{1,3}\s?\)"
    + _SUB
    + r"))*)",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"(?P<number>\d{1,2}[A-Ca-c]?)(?P<sub>" + _SUB + r")|(?P<alone>\([0-9a-z]{1,3}\)" + _SUB + ")", re.IGNORECASE
)
_COUNTS = re.compile(
    r"^\s+(?!appl|is\b|are\b|of\b|and\b|have\b|has\b|to\b|in\b|under\b|as\b|for\b|wer|was\b|both\b|FOI|respectively|exempt|relat|provid|allow|yn\b|o'r\b|engag)[A-Za-z]"
)
_OTHER_ACT = re.compile(
    r"^[^.;]{0,12}\b(?:of|to|in|under)\s+(?:the\s+|our\s+|its\s+|that\s+)?(?:own\s+)?(?:uk\s+)?(?:data protection|gdpr|general data|protection of freedoms|crime and disorder|local government|"
    r"regulation of investigatory|investigatory powers|equality|human rights|police|education|health and safety at|companies|town and country|"
    r"national defense|ndaa|procurement|public contracts|criminal justice|official secrets|telecommunications|"
    r"children|highways|transport act|contract|agreement|code|policy|report|annex|lease|tender|specification|manual|protocol|standing orders|constitution)",
    re.IGNORECASE,
)
_NAMED_ACT = re.compile(
    r"^[^.;,]{0,12}\b(?:of|to|in|under)\s+(?:the\s+)?(?P<title>(?=[A-Z])(?:[A-Z][\w'&-]*\s+|of\s+|and\s+|the\s+|\([A-Z]\w+\)\s+)+)(?:Act|Regulations|Order|Code|Measure)\b"
)
_OWN_ACT = re.compile(r"freedom of information|foi|environmental|\beir|ddeddf", re.IGNORECASE)
_ACT_BEFORE = re.compile(
    r"\b(?:data protection act|dpa|gdpr|contract|lease|agreement|code of practice)(?:\s\d{4})?,?\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_EIR = re.compile(r"\b(?:eir|eirs|eisrs?|ei\(s\)rs?|environmental information)\b", re.IGNORECASE)
_PARTS = re.compile(
    r";|:\s|\.\s|,?\s\b(?:but|however|instead|although|though|whereas|yet|rather than|even if|so|hence|therefore|thus)\b|,\s(?:and|or)\b|\s-\s|\band\s(?=(?:we|it|concluded?|decided|found)\b)",
    re.IGNORECASE,
)
_CONCLUDED = re.compile(
    r"\b(?:it|they|none|neither|this|these|that|both)\b(?:\s\w+){0,3}\s(?:not|none|neither|nor)\b|\b(?:none|neither)\b(?! of the information)",
    re.IGNORECASE,
)
_UPHELD = re.compile(
    r"\b(?:uph[eo]ld\w*|maintain\w*|stand(?:s|ing)? by|still (?:rel|appl|consider)\w*|continue\w*|confirm(?:s|ed)? (?:the|our)|remains?|stands)\b",
    re.IGNORECASE,
)
_CONDITIONS = re.compile(r"^40\([34][A-C]?\)")  # say when section 40(2) applies
_NEAR = 300  # characters before and after a section in which its part of the sentence is looked for
_PRESUMED = re.compile(r"^1[02]\([123]\)")  # presumption and public interest test: no exceptions of themselves


@dataclass(frozen=True, slots=True)
class Cited:
    """A section relied on."""

    name: str
    start: int
    end: int


def cited_sections(
    facts: AnswerFacts, text: str, sentence: Span, scottish: bool, silent: bool = False
) -> Iterator[Cited]:
    """The sections that a sentence relies on, in order of place. `silent`: it neither confirms nor denies."""
    words = in_one_spelling(plain(sentence.of(text)), facts.numerals)
    for match in _CITED.finditer(words):
        after = words[match.end() : match.end() + 90]
        named = _NAMED_ACT.match(after)
        if _OTHER_ACT.match(after) or (named is not None and _OWN_ACT.search(named.group()) is None):
            continue
        if _ACT_BEFORE.search(words[: match.start()]):
            continue
        kind = match["kind"].casefold()
        if kind in ("s", "ss", "exemption", "exemptions") and not _looks_cited(match["list"], words):
            continue
        if not silent and not _is_relied_on(facts, words, match):
            continue
        regulation = kind.startswith(("reg", "rheol", "exception", "r", "ei"))
        if not regulation and re.match(r"1[02]\([45]\)\(", match["list"]) and _EIR.search(words):
            regulation = True
        for name in _names(match, words, regulation, scottish):
            yield Cited(name, sentence.start, sentence.end)


def _names(match: re.Match[str], words: str, regulation: bool, scottish: bool) -> Iterator[str]:
    """The sections of a list, those that can be relied on; "(b)" alone takes what stands before it."""
    known = (
        (SCOTTISH_REGULATIONS if scottish else UK_REGULATIONS)
        if regulation
        else (SCOTTISH_SECTIONS if scottish else UK_SECTIONS)
    )
    previous = ""
    for at, one in enumerate(_ONE.finditer(match["list"])):
        if one["alone"]:
            if previous:
                previous = _beside(previous, re.sub(r"\s", "", one["alone"]).casefold())
                yield _form(previous, regulation)
            continue
        sub = re.sub(r"\s", "", one["sub"])
        number = int(re.sub(r"\D", "", one["number"]))
        if at and not sub and one.end() == len(match["list"]) and _COUNTS.match(words[match.end() :]):
            continue  # "section 31 and 12 cameras"
        previous = one["number"].upper() + _cased(sub)
        can_be = number in known or (regulation and previous.startswith("6(1)(b)"))
        if not can_be or (_PRESUMED if regulation else _CONDITIONS).match(previous):
            previous = ""
        else:
            yield _form(previous, regulation)


def _beside(previous: str, alone: str) -> str:
    """ "31(1)(a)" and "(b)" as "31(1)(b)"; "36(2)(b)(i)" and "(ii)" as "36(2)(b)(ii)"; "40(2)" and "(3A)(a)" as "40(3A)(a)"."""
    parts = re.findall(r"\([^)]*\)", previous)
    stem = previous[: previous.index("(")] if parts else previous
    kind = _sort_of(re.findall(r"\([^)]*\)", alone)[0])
    for place in range(len(parts) - 1, -1, -1):
        if _sort_of(parts[place]) == kind:
            return stem + "".join(parts[:place]) + _cased(alone)
    return stem + "".join(parts[:-1]) + _cased(alone) if parts else stem + _cased(alone)


def _sort_of(part: str) -> str:
    inner = part.strip("() ").casefold()
    if inner[:1].isdigit():
        return "number"
    return "roman" if re.fullmatch(r"[ivx]+", inner) else "letter"


def most_precise(names: list[str]) -> tuple[str, ...]:
    """Each section once; "s.31" goes where "s.31(1)(a)" stands as well."""
    unique = list(dict.fromkeys(names))
    return tuple(
        sorted(
            (
                name
                for name in unique
                if not any(other != name and _stem(other).startswith(_stem(name) + "(") for other in unique)
            ),
            key=_order,
        )
    )


def _is_relied_on(facts: AnswerFacts, words: str, match: re.Match[str]) -> bool:
    """Whether the part of the sentence that a section stands in does not deny, report or merely consider it."""
    low, high = max(0, match.start() - _NEAR), min(len(words), match.end() + _NEAR)
    gaps = [gap for gap in _PARTS.finditer(words, low, high) if not _inside_citation(words, gap)]
    start = max((gap.end() for gap in gaps if gap.end() <= match.start()), default=low)
    end = min((gap.start() for gap in gaps if gap.start() >= match.end()), default=high)
    part = spelt_out(words[start:end]).casefold()
    if shows(facts, "exemption-denied", part) is not None:
        return False
    if shows(facts, "exemption-past", part) is not None:
        return _UPHELD.search(words[low:high]) is not None
    following = words[end : end + 90]
    if shows(facts, "exemption-weighed", part) is not None:
        return re.search(r"\b(?:that|and) (?:it|they) (?:do(?:es)?|is|are)\b(?! not|n't)", following) is not None
    return True


def _inside_citation(words: str, gap: re.Match[str]) -> bool:
    """ "s. 31" and "sections 24(1), and 31": no end of a part."""
    around = words[gap.start() - 6 : gap.end() + 12]
    return bool(
        (gap.group().startswith(".") and re.search(r"\b(?:s|ss|sec|reg|regs|r)\.\s$", words[: gap.end()], re.I))
        or (
            gap.group().startswith(",")
            and re.match(r"\s*(?:sections?|regulations?|s\.?|regs?\.?)?\s?\(?\d", words[gap.end() :], re.I)
        )
        or re.search(r"\)\s?,\s(?:and|or)\s\([a-z]\)", around, re.I)
    )


def _looks_cited(listed: str, words: str) -> bool:
    return (
        "(" in listed
        or re.search(r"\b(?:exempt\w*|foia?|foisa|act|appl\w+|refus\w+|withh\w+|engag\w+|rel\w+)\b", words, re.I)
        is not None
    )


def _cased(sub: str) -> str:
    return "".join(
        part if re.fullmatch(r"\(\d[A-Z]\)", part) else part.casefold() for part in re.findall(r"\([^)]*\)", sub)
    )


def _form(number: str, regulation: bool) -> str:
    number = re.sub(r"\((\d[a-z])\)", lambda match: f"({match.group(1).upper()})", number)
    return f"reg.{number} EIR" if regulation else f"s.{number}"


def _stem(name: str) -> str:
    return name.removesuffix(" EIR")


def _order(name: str) -> tuple[bool, int, str]:
    return name.startswith("reg."), int(re.sub(r"\D.*", "", re.sub(r"^\D+", "", name)) or 0), name
