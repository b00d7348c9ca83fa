"""Small words of registers: counts, yes and no, who owns it."""

from __future__ import annotations

import re

_COUNT = re.compile(r"(?:x ?)?(\d{1,6})(?:[.,]0+)?(?: ?(?:x|no\.?|nr|off|units?|pcs|ea))?", re.ASCII)


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
