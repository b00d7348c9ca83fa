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
from camcensus.read.clauses import Span, plain
from camcensus.read.phrases import shows

UK_SECTIONS = frozenset([12, 14, *range(21, 45)])
SCOTTISH_SECTIONS = frozenset([12, 14, 17, 18, *range(25, 42)])
UK_REGULATIONS = frozenset([12, 13])
SCOTTISH_REGULATIONS = frozenset([10, 11])

_SUB = r"(?:\s?\(\s?[0-9A-Za-z]{1,3}\s?\))*"
_NUMBER = r"\d{1,2}[A-Ca-c]?(?![\d%])" + _SUB
_CITED = re.compile(
    r"(?<![\w£])(?P<kind>sections?|ss?|secs?|adran(?:nau)?|exemptions?(?: under)?|regulations?|regs?|rheoliad(?:au)?)\s?\.?\s?"
    r"(?P<list>"
    + _NUMBER
    + r"(?:(?:\s?,\s?(?:and\s|or\s)?|\s?;\s?|\s(?:and|&|or|a|ac|/)\s|\s?/\s?)(?:(?:sections?|ss?|regulations?|regs?|adran)\s?\.?\s?)?(?:"
    + _NUMBER
    + r"|\([0-9a-z]{1,3}\)))*)",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?P<number>\d{1,2}[A-Ca-c]?)(?P<sub>" + _SUB + r")|(?P<alone>\([0-9a-z]{1,3}\))", re.IGNORECASE)
_OTHER_ACT = re.compile(
    r"^[^.;]{0,12}\b(?:of|to|in|under)\s+(?:the\s+)?(?:uk\s+)?(?:data protection|gdpr|general data|protection of freedoms|crime and disorder|local government|"
    r"regulation of investigatory|investigatory powers|equality|human rights|police|education|health and safety at|companies|town and country|"
    r"national defense|ndaa|procurement|public contracts|criminal justice|official secrets|telecommunications|"
    r"children|highways|transport act|contract|agreement|code|policy|report|annex|lease|tender|specification)",
    re.IGNORECASE,
)
_EIR = re.compile(r"\b(?:eir|eirs|eisrs?|ei\(s\)rs?|environmental information)\b", re.IGNORECASE)


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
    words = plain(sentence.of(text))
    denied = None if silent else shows(facts, "exemption-denied", words.casefold())
    for match in _CITED.finditer(words):
        if _OTHER_ACT.match(words[match.end() : match.end() + 70]):
            continue
        regulation = match.group("kind").casefold().startswith(("reg", "rheol"))
        if match.group("kind").casefold() in ("s", "ss", "exemption", "exemptions") and not _looks_cited(
            match.group("list"), words
        ):
            continue
        if denied is not None and not _relied_on_after(words, match, denied):
            continue
        previous = ""
        for one in _ONE.finditer(match.group("list")):
            if one.group("alone"):
                if previous:
                    stem = previous[: previous.rindex("(")] if "(" in previous else previous
                    previous = stem + one.group("alone").casefold()
                    yield Cited(
                        _form(previous, regulation), sentence.start + match.start(), sentence.start + match.end()
                    )
                continue
            number = int(re.sub(r"\D", "", one.group("number")))
            if regulation:
                known = number in (SCOTTISH_REGULATIONS if scottish else UK_REGULATIONS)
                known = known and (number in UK_REGULATIONS | SCOTTISH_REGULATIONS)
            else:
                known = number in (SCOTTISH_SECTIONS if scottish else UK_SECTIONS)
            if not known:
                previous = ""
                continue
            sub = re.sub(r"\s", "", one.group("sub"))
            letters = one.group("number").upper() if not one.group("number").isdigit() else one.group("number")
            previous = letters + _cased(sub)
            yield Cited(_form(previous, regulation), sentence.start + match.start(), sentence.start + match.end())


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


def _relied_on_after(words: str, match: re.Match[str], denied: re.Match[str]) -> bool:
    """Whether a section stands in another part of the sentence than the words that deny it."""
    low, high = sorted((match.start(), denied.start()))
    return re.search(r"\bbut\b|;|\bhowever\b|\binstead\b|\balthough\b|, and\b", words[low:high]) is not None


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
