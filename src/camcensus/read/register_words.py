"""Words of registers: counts, yes and no, who owns it, and what looks like a model number."""

from __future__ import annotations

import re

_COUNT = re.compile(r"(?:x ?)?(\d{1,6})(?:[.,]0+)?(?: ?(?:x|no\.?|nr|off|units?|pcs|ea))?", re.ASCII)
_MODEL_LIKE = re.compile(r"(?=[^\s]*\d)(?=[^\s]*[A-Z])[A-Z0-9a-z][A-Za-z0-9/()+._-]{3,40}")
_NOT_A_MODEL = re.compile(
    r"[0-9a-fA-F-]{8,}|\d[\d./:-]*(?:[TZ][\d:.]*Z?)?|[\w.+-]+\.(?:com|org|net|txt|csv|xml|json|html?)"
)


def has_model(text: str) -> bool:
    """Does a word of this text look like a model number: capitals and digits, not a date, hash or file name?"""
    return any(is_model_like(word.strip(",;:\"'")) for word in text.split()[:60])


def is_model_like(word: str) -> bool:
    """Does this word look like a model number?"""
    return bool(_MODEL_LIKE.fullmatch(word)) and not _NOT_A_MODEL.fullmatch(word)


def read_count(cell: str) -> int | None:
    """A count as "4", "4.0", "x4", "4 no."; None for anything else ("about 4" is not a count)."""
    match = _COUNT.fullmatch(cell.strip().lower())
    return int(match[1]) if match else None


def read_host_name(text: str | None) -> str | None:
    """A host name that can stand for an address; None for words."""
    return text if text and re.fullmatch(r"[A-Za-z0-9_.-]{1,253}", text) else None


def read_ownership(cell: str) -> str:
    """corporate or personal where the word says so, else the word (Intune: Corporate; Jamf: Institutional)."""
    word = cell.casefold()
    if word in ("corporate", "company", "institutional", "organisation", "organization", "company owned"):
        return "corporate"
    return "personal" if word in ("personal", "personally owned", "byod", "employee owned") else cell


def read_site_class(cell: str) -> str:
    """sensitive or ordinary where the word says so, else the word."""
    word = cell.casefold()
    if word in ("yes", "y", "true", "sensitive", "high", "secure", "1"):
        return "sensitive"
    if word in ("no", "n", "false", "ordinary", "not sensitive", "non-sensitive", "normal", "low", "0"):
        return "ordinary"
    return cell
