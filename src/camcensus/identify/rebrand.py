"""Brand to maker by dated, sourced facts: who made this series in this period. Never a guess from looks.

A brand may have several makers, by series and by time. A row that names the series of the device outranks rows that
speak of the brand at large; rows that disagree on the same footing are all returned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from camcensus.facts.book import FactBook
from camcensus.identify.control import ControlLink, ControlPath, controlled_by, controllers_of
from camcensus.model.equipment import EquipmentKind, Rebrand
from camcensus.model.evidence import Source
from camcensus.model.truth import Truth, all_of

__all__ = [
    "ControlLink",
    "ControlPath",
    "MakerClaim",
    "brand_index",
    "brands_made_by",
    "controlled_by",
    "controllers_of",
    "find_brand",
    "makers_of",
]

MAX_TEXT = 512  # characters of a badge or model that are looked at

_WORD = re.compile(r"[^\W_]+")
_LEGAL = frozenset(
    ["inc", "ltd", "llc", "limited", "gmbh", "co", "corp", "corporation", "company", "ag", "bv", "sa", "plc"]
)
_KINDS = frozenset(kind.value for kind in EquipmentKind)
_CONFIDENCE = {"high": 0, "medium": 1, "low": 2}


@dataclass(frozen=True, slots=True)
class MakerClaim:
    """That a maker made what is sold under the badge, and how well that fits the device."""

    maker: str  # manufacturer id
    rows: tuple[str, ...]  # ids of the rebrand facts, the one that fits best first
    confidence: str  # of the first row: high, medium, low
    series: Truth  # is the device of the series that the first row speaks of?
    period: Truth  # was it made in the time of the first row? UNKNOWN where no day was given
    fits: Truth  # both together; without a day the series alone
    alone: bool  # the first row names this maker only
    named: bool  # the first row names the series that the device shows
    outranked: tuple[str, ...]  # facts about the brand at large that name other makers and gave way to the series
    sources: tuple[Source, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Fit:
    row: Rebrand
    series: Truth
    named: bool  # the row names the series (or prefix) that the device shows
    period: Truth


def makers_of(
    book: FactBook, brand: str, model: str | None, produced: date | None, equipment: EquipmentKind | None = None
) -> tuple[MakerClaim, ...]:
    """Who made what is sold under this badge, model and day of production as far as they are known.

    Rows known not to fit (another series, another time, another kind of equipment) are left out. The claim that fits
    best comes first. Empty: no fact speaks of this badge, or every one of them speaks of other series.
    """
    brand, model = brand[:MAX_TEXT], model[:MAX_TEXT] if model else None
    rows = _rows_of(book, brand, model)
    ruled_out = {maker for row in rows if _is_not_meant(row, brand, model) for maker in row.makers}
    fits = [_fit(row, brand, model, produced, equipment) for row in rows]
    fits = [fit for fit in fits if Truth.NO not in (fit.series, fit.period)]
    fits = [fit for fit in fits if fit.named or not ruled_out.issuperset(fit.row.makers)]
    named = {maker for fit in fits if fit.named for maker in fit.row.makers}
    kept = [fit for fit in fits if fit.named or not named or named.intersection(fit.row.makers)]
    outranked = tuple(sorted(fit.row.id for fit in fits if fit not in kept))
    makers = sorted({maker for fit in kept for maker in fit.row.makers if not named or maker in named})
    claims = [_claim(maker, [fit for fit in kept if maker in fit.row.makers], produced, outranked) for maker in makers]
    return tuple(sorted(claims, key=lambda claim: (_better(claim.fits), _CONFIDENCE[claim.confidence], claim.maker)))


def brand_index(book: FactBook) -> Mapping[str, str]:
    """Every name of a maker or brand, in lower case and without punctuation, -> maker id, else brand id."""
    return _brand_index(book)


def find_brand(book: FactBook, text: str) -> str | None:
    """The maker or brand that a whole field names, whatever its case and punctuation; legal forms are ignored.

    Short names ("HIK", "DH") are found because the field holds nothing else; this never looks inside a longer text.
    """
    words = _words(text[:MAX_TEXT])
    index = _brand_index(book)
    return index.get("".join(words)) or index.get("".join(_without_legal(words)))


def brands_made_by(book: FactBook, maker: str) -> tuple[Rebrand, ...]:
    """The rebrand facts that name this maker, in order of id."""
    return tuple(sorted((row for row in book.rebrands if maker in row.makers), key=lambda row: row.id))


def _claim(maker: str, fits: Iterable[_Fit], produced: date | None, outranked: tuple[str, ...]) -> MakerClaim:
    ordered = sorted(
        fits,
        key=lambda fit: (
            not fit.named,
            _better(fit.series),
            _better(fit.period),
            len(fit.row.makers),
            _CONFIDENCE[fit.row.confidence],
            fit.row.id,
        ),
    )
    best = ordered[0]
    return MakerClaim(
        maker=maker,
        rows=tuple(fit.row.id for fit in ordered),
        confidence=best.row.confidence,
        series=best.series,
        period=best.period,
        fits=best.series if produced is None else all_of((best.series, best.period)),
        alone=len(best.row.makers) == 1,
        named=best.named,
        outranked=outranked,
        sources=tuple(dict.fromkeys(source for fit in ordered for source in fit.row.sources)),
        notes=tuple(dict.fromkeys(fit.row.notes for fit in ordered if fit.row.notes)),
    )


def _better(truth: Truth) -> int:
    return {Truth.YES: 0, Truth.UNKNOWN: 1, Truth.NO: 2}[truth]


def _fit(row: Rebrand, brand: str, model: str | None, produced: date | None, equipment: EquipmentKind | None) -> _Fit:
    series, named = _series(row, brand, model, equipment)
    return _Fit(row, series, named, _period(row, produced))


def _series(row: Rebrand, brand: str, model: str | None, equipment: EquipmentKind | None) -> tuple[Truth, bool]:
    """Is the device of the series meant, and does the row name that series?"""
    label = _words(f"{brand} {model or ''}")
    number = _model_number(row, model)
    kinds = _KINDS.intersection(row.equipment)
    if kinds and equipment is not None and equipment.value not in kinds:
        return Truth.NO, False
    if _is_not_meant(row, brand, model):
        return Truth.NO, False
    if any(number.startswith(_squash(prefix)) for prefix in row.model_prefixes):
        return Truth.YES, True
    if any(_names(line, label, number) for line in row.product_lines):
        return Truth.YES, True
    if row.whole_range:
        return Truth.YES, False
    if row.model_prefixes and number and not row.product_lines:
        return Truth.NO, False  # where the row names lines as well, a bare number cannot show that it is none of them
    return Truth.UNKNOWN, False


def _is_not_meant(row: Rebrand, brand: str, model: str | None) -> bool:
    """Whether the row says of this very series that it is of other origin."""
    label, number = _words(f"{brand} {model or ''}"), _model_number(row, model)
    return any(_names(text, label, number) for text in row.not_meant)


def _names(text: str, label: tuple[str, ...], number: str) -> bool:
    """Whether the words of a series stand in the label in a row, or the model number begins with them."""
    words = _words(text)
    together = any(label[at : at + len(words)] == words for at in range(len(label) - len(words) + 1))
    return together or number.startswith("".join(words))


def _model_number(row: Rebrand, model: str | None) -> str:
    """The model without the badge in front of it."""
    words = _words(model or "")
    for name in (row.brand, *row.also_called):
        badge = _words(name)
        if len(words) > len(badge) and words[: len(badge)] == badge:
            return "".join(words[len(badge) :])
    return "".join(words)


def _period(row: Rebrand, produced: date | None) -> Truth:
    if produced is None:
        return Truth.UNKNOWN
    held = row.holds.holds_on(produced)
    witnessed = row.holds.witnessed
    only_seen = row.holds.start is None and witnessed is not None and produced > witnessed.latest
    # "Seen in 2016" says nothing of 2020, unless the source describes the present.
    return Truth.UNKNOWN if held is Truth.YES and only_seen and row.status != "current" else held


def _rows_of(book: FactBook, brand: str, model: str | None) -> tuple[Rebrand, ...]:
    """The rows whose badge this is: as it stands, as it opens badge and model together, or by another name of it."""
    by_name = _rows_by_name(book)
    words = _words(brand)
    for form in (words, _without_legal(words)):
        rows = by_name.get("".join(form))
        if rows:
            longer = _rows_of_label(by_name, form, _words(f"{brand} {model or ''}"))
            return longer or rows
    label = _rows_of_label(by_name, words, _words(f"{brand} {model or ''}"))
    if label:
        return label
    for end in range(len(words) - 1, 0, -1):  # "Honeywell Performance Series": badge and line in one field
        rows = by_name.get("".join(words[:end]), ())
        lined = tuple(row for row in rows if any(_names(line, words[end:], "") for line in row.product_lines))
        if lined:
            return lined
    owner = find_brand(book, brand)
    return tuple(row for row in book.rebrands if owner is not None and row.brand_id == owner)


def _rows_of_label(
    by_name: Mapping[str, tuple[Rebrand, ...]], brand: tuple[str, ...], label: tuple[str, ...]
) -> tuple[Rebrand, ...]:
    """Rows of a longer badge that badge and model make together: "Illustra" and "Essentials ..."."""
    for end in range(min(len(label), len(brand) + 3), len(brand), -1):
        rows = by_name.get("".join(label[:end]))
        if rows:
            return rows
    return ()


@lru_cache(maxsize=4)
def _rows_by_name(book: FactBook) -> Mapping[str, tuple[Rebrand, ...]]:
    found: dict[str, list[Rebrand]] = {}
    for row in book.rebrands:
        for name in dict.fromkeys(_squash(name) for name in (row.brand, *row.also_called)):
            found.setdefault(name, []).append(row)
    return MappingProxyType({name: tuple(rows) for name, rows in found.items()})


@lru_cache(maxsize=4)
def _brand_index(book: FactBook) -> Mapping[str, str]:
    index: dict[str, str] = {}
    for maker in book.manufacturers.values():
        for name in (maker.name, *maker.aliases):
            words = _words(name)
            index.setdefault("".join(words), maker.id)
            index.setdefault("".join(_without_legal(words)), maker.id)
    for row in book.rebrands:
        for name in (row.brand, *row.also_called):
            index.setdefault(_squash(name), row.brand_id)
    index.pop("", None)
    return MappingProxyType(index)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _squash(text: str) -> str:
    return "".join(_words(text))


def _without_legal(words: tuple[str, ...]) -> tuple[str, ...]:
    end = len(words)
    while end > 1 and words[end - 1] in _LEGAL:
        end -= 1
    return words[:end]
