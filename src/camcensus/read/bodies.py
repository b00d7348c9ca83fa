"""What a body calls itself in its answers."""

from __future__ import annotations

import re

from camcensus.model.request import Asked

_KINDS_OF_BODY = (
    "county council",
    "district council",
    "borough council",
    "city council",
    "town council",
    "parish council",
    "community council",
    "police",
    "constabulary",
    "council",
    "university",
    "college",
    "school",
    "trust",
    "board",
)
_BY_SECTOR = {
    "council": ("council", "authority", "borough", "corporation"),
    "police": ("force", "constabulary", "police service", "police", "service"),
    "fire": ("service", "brigade", "authority"),
    "nhs": ("trust", "health board", "board", "hospital", "organisation"),
    "university": ("university", "institution"),
    "college": ("college", "corporation"),
    "school": ("school", "academy", "federation"),
    "government": ("department", "agency", "office", "commission", "executive", "authority", "ministry", "regulator"),
    "transport": ("authority", "company", "organisation", "executive", "operator", "corporation"),
}
_NOT_OF = r"(?<!another )(?<!neighbouring )(?<!other )(?<!county )(?<!district )(?<!borough )(?<!town )"


def own_names(asked: Asked) -> re.Pattern[str] | None:
    """Names the body goes by in its letters: its own, "the Council" of a council, "the Force" of a police force."""
    name = asked.body.strip()
    if not name and not asked.sector:
        every = sorted({kind for kinds in _BY_SECTOR.values() for kind in kinds if kind not in ("company", "operator")})
        return re.compile(
            "|".join(rf"{_NOT_OF}\b(?:the|this) {kind}\b(?! (?:of|station|tax|house))" for kind in every), re.I
        )
    kinds = [kind for kind in _KINDS_OF_BODY if kind in name.casefold()][:2]
    named = [rf"{_NOT_OF}\b(?:the )?{kind}(?! (?:of|station|tax|house))" for kind in kinds]
    by_sector = [
        rf"\b(?:the|this|our) {kind}\b(?! (?:of|station|tax|house))" for kind in _BY_SECTOR.get(asked.sector, ())
    ]
    patterns = [*([re.escape(name)] if name else []), *named, *by_sector]
    return re.compile("|".join(patterns), re.IGNORECASE) if patterns else None
