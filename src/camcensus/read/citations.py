"""Sections of law as people write them, in one spelling: "subsection (2) of section 43", "S31.1(a)", "s 31(1)(a)-(c)".

Text in, text out: nothing here knows which section means what, or whether it is relied on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORD = r"(?:sections?|sects?|secs?|adran(?:nau)?|regulations?|regs?|rheoliad(?:au)?)"
_OF_SECTION = re.compile(
    r"\b(?:sub-?\s?sections?|paragraphs?|paras?|sub-?\s?paragraphs?|parts?)\s?\(?(\w{1,2})\)?\s+(?:of|to|in)\s+((?:the\s+)?"
    + _WORD
    + r"|s)\.?\s?(\d{1,2}[A-C]?(?:\s?\(\w{1,3}\))*)",
    re.IGNORECASE,
)
_SECTION_THEN = re.compile(
    r"(\b"
    + _WORD
    + r"\.?\s?\d{1,2}[A-C]?(?:\s?\(\w{1,3}\))*),?\s+(?:sub-?\s?sections?|paragraphs?|paras?)\s?\(?(\w{1,2})\)?"
    r"((?:\s?\(\w{1,3}\))*)",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    r"(\b" + _WORD + r")\s+([a-z]+(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)\b", re.IGNORECASE
)
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2}[A-C]?)\s?[.:]\s?(\d)(?:\.([a-h]))?(?=\s?\(|[\s.,;)]|$)", re.IGNORECASE)
_SPACED = re.compile(r"((?:\b" + _WORD + r"|\bs)\.?\s?\d{2}[A-C]?)\s+(\d)(?=\s?\([a-h]\))", re.IGNORECASE)
_UNBRACKETED = re.compile(r"(\d\s?\(\s?\d[A-C]?\s?\))([a-h])(?!\w)", re.IGNORECASE)
_SIDE_BY_SIDE = re.compile(r"(\(\s?[a-h]\s?\))\s?(?=\(\s?[b-h]\s?\))", re.IGNORECASE)
_RANGE = re.compile(r"\(([a-h])\)\s?(?:-|to|through)\s?\(?([b-h])\)", re.IGNORECASE)


def in_one_spelling(text: str, numerals: Mapping[str, int]) -> str:
    """The text with its sections written as "section 31(1)(a), (b)". Places are not kept."""
    text = _IN_WORDS.sub(lambda match: _in_digits(match, numerals), text)
    text = _OF_SECTION.sub(r"\2 \3(\1)", text)
    text = _SECTION_THEN.sub(r"\1(\2)\3", text)
    if re.search(_WORD + r"|\bs\.?\s?\d", text, re.IGNORECASE):
        text = _DOTTED.sub(lambda match: f"{match[1]}({match[2]})" + (f"({match[3]})" if match[3] else ""), text)
    text = _SPACED.sub(r"\1(\2)", text)
    text = _UNBRACKETED.sub(r"\1(\2)", text)
    text = _RANGE.sub(_spread, text)
    return _SIDE_BY_SIDE.sub(r"\1, ", text)


def _in_digits(match: re.Match[str], numerals: Mapping[str, int]) -> str:
    values = [numerals.get(word) for word in re.split(r"[- ]", match[2].casefold())]
    if values[0] is None or values[-1] is None:
        return match.group()
    return f"{match[1]} {sum(value for value in values if value is not None)}"


def _spread(match: re.Match[str]) -> str:
    first, last = ord(match[1].casefold()), ord(match[2].casefold())
    if last <= first:
        return match.group()
    return ", ".join(f"({chr(letter)})" for letter in range(first, last + 1))
