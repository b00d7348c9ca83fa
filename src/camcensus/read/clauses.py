"""Sentences and clauses of a passage, with their places in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_TEXT = 6000  # characters of one passage that are read; a longer one is cut, and its reading goes to a person

# Typographic signs; those of Windows-1252 too, where a text was taken for Latin-1.
_PLAIN = str.maketrans("’‘“”–—\u00a0\u2011\u00ad", "''\"\"-- --") | str.maketrans(
    "\x91\x92\x93\x94\x96\x97", "''\"\"--"
)
_STOPS = re.compile(r"[.!?](?=[\s)\"']|$)|[\n•▪●]|(?<=\d)\.(?=[A-Z])")
_SHORTENED = re.compile(
    r"\b(?:s|ss|sec|reg|regs|approx|e\.g|i\.e|eg|ie|mr|mrs|ms|dr|st|ltd|plc|inc|co|vs|etc|art|para|ref|tel|fig|cf|incl|qty)$",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\b(?:ltd|plc|inc|etc)$", re.IGNORECASE)
_NUMBER_SIGN = re.compile(r"\bnos?$", re.IGNORECASE)
_NUMBERED = re.compile(r"^\W*(?:\d{1,2}[a-z]?|[a-h])$")
_CLAUSES = re.compile(
    r"\s*;\s*"
    r"|,?\s+\b(?:(?<!nothing )(?<!none )(?<!anything )(?<!all )(?<!everywhere )(?<!anywhere )(?<!nowhere )but(?! (?:have|has|had|are|is|were|was|not|now|never|no longer|since|currently|continue\w*|remain\w*|await\w*|will|still|kept|retain\w*|then|later|subsequently|cannot|could|may|might)\b)|however|although|though|whereas|while|whilst|albeit|(?<=,\s)yet|ond|"
    r"having(?= (?:removed|replaced|taken|disposed|decommissioned|since|previously|been|had)))\b\s*,?\s+"
    r"|(?<=[a-z]):\s+(?=(?:we|it|there|they|the (?:\w+ ){1,6}(?:has|have|is|are|was|were|uses?|operates?|owns?)|our \w+ (?:is|are))\b)"
    r"|(?<=mail|tter|uest|uiry|tion):\s+(?=[a-z])"
    r"|\s+-\s+(?!\(?\d|(?:nil|none|no|zero|yes|n/a|not|never|unknown|withheld|exempt|see|removed|replaced|decommissioned|retired|disposed|former|formerly|in use|used|unused|in store|refused|gone|present|tbc|live|switched|qty|x)\b)"
    r"|,\s+(?!(?:and |but )?(?:this|that|it|which) (?:was|has been|were) (?:\w+ )?(?:missed|met|done|achieved|completed|finished)\b)(?=(?:and\s+|or\s+)?(?:we|there|the(?! lot\b)|all(?! of (?:them|these|those)\W*$)|our|they|these|those|only|with no|it|each|an?|this|that|its|i|(?:none|no|zero|neither|not|nothing)(?=\s\w)|"
    r"nid|nac|does not|do not|has no|have no)\b)"
    r"|,\s+(?=\w+(?: \w+)? (?:only|exclusively|throughout)\b)"
    r"|\s+and\s+(?=all (?:our |the |of \w+ )?\w+ (?:is|are)\b)"
    r"|\s+and\s+(?:that\s+)?(?=(?:we|there|none|they|no|does not|do not|has no|have no|have never|has never|never|have not|has not|is not|are not|zero|neither|not|nothing|"
    r"the (?:rest|remainder|others?|last|remaining|cameras|units|equipment|kit|recorders)|nil|nid|nac)\b)"
    r"|,\s+and\s+(?=(?:the )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|some|most|many|several|remaining|other)\b)"
    r"|(?<=\d)\s*,\s+(?=(?-i:[A-Z]))"
    r"|,\s+(?=\d[\d,]*\s+(?:x\s+)?(?-i:[A-Z]))",
    re.IGNORECASE,
)

_SUBORDINATE = re.compile(
    r"(?:(?:while|whilst|although|though|despite|whereas)\b[^,;.]{3,160}|(?:apart from|except for|aside from|other than|save for|with the exception of)\b[^;.]{3,160}),",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    r",\s+(?P<inside>(?:an?|the|itself an?|whose|who|which (?:is|are))\s[^,;.]{2,90}\b(?:dealers?|partners?|installers?|resellers?|distributors?|agents?|approved|accredited|certified|elsewhere|customers|clients)\b[^,;.]{0,60}),\s+",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(r"n't\b", re.IGNORECASE)
_WITHOUT_SIGN = re.compile(r"\b(do|does|have|has|had|is|are|was|were|did|would|could|should)nt\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a passage."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words."""
        return text[self.start : self.end]


def plain(text: str) -> str:
    """Typographic quotes, dashes and blanks as plain ones; every character keeps its place."""
    return text.translate(_PLAIN)


def spelt_out(text: str) -> str:
    """Contracted denials written out: "don't" as "do not". Places are not kept."""
    return (
        _CONTRACTED.sub(" not", _WITHOUT_SIGN.sub(r"\1 not", plain(text)))
        .replace("ca not", "cannot")
        .replace("wo not", "will not")
    )


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a passage, without the blanks around them."""
    spans: list[Span] = []
    start = 0
    for stop in _STOPS.finditer(text[:MAX_TEXT]):
        before = text[start : stop.start()]
        if (
            stop.group() == "."
            and _NUMBER_SIGN.search(before)
            and re.match(r"\s*\d", text[stop.end() : stop.end() + 4])
        ):
            continue
        ends = _FIRM.search(before) and re.match(r"\s+(?!Ltd|Limited|LLP)[A-Z]\w+ ", text[stop.end() : stop.end() + 24])
        if stop.group() == "." and not ends and (_SHORTENED.search(before) or _NUMBERED.search(before)):
            continue
        spans.append(Span(start, stop.end()))
        start = stop.end()
    spans.append(Span(start, min(len(text), MAX_TEXT)))
    return tuple(trimmed for span in spans if (trimmed := _trim(text, span)) is not None)


def exchanges(text: str) -> list[tuple[str, str]]:
    """ "Hikvision? No. Dahua? No." as questions and answers; empty unless there are two questions or more."""
    parts = [span.of(text) for span in sentences(text)]
    if (
        sum(part.endswith("?") for part in parts) < 2
        or all(part.endswith("?") for part in parts)
        or not parts[0].endswith("?")
    ):
        return []
    found: list[tuple[str, str]] = []
    for part in parts:
        if part.endswith("?"):
            found.append((part, ""))
        else:
            found[-1] = (found[-1][0], f"{found[-1][1]} {part}".strip())
    return found


def clauses(text: str, sentence: Span) -> tuple[Span, ...]:
    """The clauses of a sentence."""
    spans: list[Span] = []
    start = sentence.start
    opening = _SUBORDINATE.match(text, sentence.start, sentence.end)
    if opening is not None:
        spans.append(Span(start, opening.end() - 1))
        start = opening.end()
    aside = _APPOSITION.search(text, start, sentence.end)
    if aside is not None:
        before = Span(start, aside.start())
        spans += [before, Span(aside.start("inside"), aside.end("inside"))]
        start = aside.end()
    for gap in _CLAUSES.finditer(text, start, sentence.end):
        spans.append(Span(start, gap.start()))
        start = gap.end()
    spans.append(Span(start, sentence.end))
    return tuple(trimmed for span in spans if (trimmed := _trim(text, span)) is not None)


def _trim(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and text[start] in " \t\n\r•▪●*":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if any(sign.isalnum() for sign in text[start:end]) else None
