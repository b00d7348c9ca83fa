"""What a body calls itself in its answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

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
_NOT_A_THING = r"(?! (?:of|station|tax|house))"


@dataclass(frozen=True, slots=True)
class OwnNames:
    """Names a body goes by in its letters: its own, "the Council" of a council, "the Force" of a police force."""

    name: str  # as it is registered; empty: not known
    kinds: re.Pattern[str]

    def written_over(self, text: str) -> str:
        """The text with "the body" for each of its names."""
        if self.name and self.name.casefold() in text.casefold():
            text = re.sub(re.escape(self.name), "the body", text, flags=re.IGNORECASE)
        return self.kinds.sub("the body", text)


def own_names(asked: Asked) -> OwnNames:
    """What the body of a request calls itself; where nothing is known of it, every kind of body is taken for it."""
    name = asked.body.strip()
    kinds = tuple(kind for kind in _KINDS_OF_BODY if kind in name.casefold())[:2]
    return OwnNames(name, _kinds(kinds, asked.sector if name or asked.sector else None))


@lru_cache(maxsize=256)
def _kinds(named: tuple[str, ...], sector: str | None) -> re.Pattern[str]:
    if sector is None:
        every = {
            kind for kinds in _BY_SECTOR.values() for kind in kinds if kind not in ("company", "operator", "police")
        }
        return re.compile(rf"{_NOT_OF}\b(?:the|this) (?:{'|'.join(sorted(every))})\b{_NOT_A_THING}", re.IGNORECASE)
    own = [rf"{_NOT_OF}\b(?:the )?(?:{'|'.join(named)}){_NOT_A_THING}"] if named else []
    of_sector = _BY_SECTOR.get(sector, ())
    own += [rf"\b(?:the|this|our) (?:{'|'.join(of_sector)})\b{_NOT_A_THING}"] if of_sector else []
    return re.compile("|".join(own) if own else r"(?!)", re.IGNORECASE)
