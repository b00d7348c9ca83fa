"""Vulnerabilities known to be exploited, set beside a device through maker, badge and rebrand facts, both ways.

A catalogue files a flaw under the name on the box ("Amcrest"), the device answers with its maker's firmware (Dahua), or
the other way round. A join over a badge that the device does not bear says "may be affected" and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from camcensus.facts.book import FactBook
from camcensus.identify.firmware import lies_in
from camcensus.identify.rebrand import brands_made_by, find_brand, makers_of
from camcensus.model.equipment import Identification, Rebrand
from camcensus.model.interval import PartialDate
from camcensus.model.truth import Truth, all_of, any_of
from camcensus.model.vulnerability import (
    AFFECTED,
    MAY_BE_AFFECTED,
    NOT_IN_RANGE,
    NOT_YET_LISTED,
    Affected,
    Catalogue,
    ExploitedVulnerability,
)

_CAMERA_WORDS = re.compile(r"\b(ip ?cam\w*|cameras?|nvrs?|dvrs?|recorders?|video|surveillance|cctv)\b", re.IGNORECASE)
_OTHER_WORDS = re.compile(
    r"\b(routers?|access points?|nas|storage|dsl|cpe|firewalls?|switch(es)?|gateways?|modems?|archer|airos|vpn|"
    r"phones?|printers?)\b",
    re.IGNORECASE,
)
_MODEL_WORD = re.compile(r"\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{4,40}")
_BADGES = re.compile(r"\s+and\s+|\s*[,/&]\s*", re.IGNORECASE)
_VIDEO_ONLY = frozenset({"video-surveillance", "thermal", "intercom", "body-worn-video"})
_SALES_PREFIXES = ("DHI", "DH")  # Dahua puts them before the model number on labels


@dataclass(frozen=True, slots=True)
class _Entry:
    """One listed vulnerability, our own record and the user's catalogues brought together."""

    cve: str
    sold_by: str  # the name it is filed under
    ids: frozenset[str]  # makers and brands of that name
    title: str
    product: str
    added: date
    due: date | None
    catalogue: str
    source: str
    affected: tuple[Affected, ...]
    other_badges: bool | None


@dataclass(frozen=True, slots=True)
class _Join:
    why: str
    own_badge: bool  # the device bears the name the record is filed under, so its model numbers can be compared


def exploited(
    book: FactBook, identification: Identification, as_of: date, catalogues: Sequence[Catalogue] = ()
) -> tuple[ExploitedVulnerability, ...]:
    """Vulnerabilities listed as exploited by the day that affect the device or may affect it, by number."""
    return tuple(
        row
        for row in set_beside(book, identification, as_of, catalogues)
        if row.certainty in (AFFECTED, MAY_BE_AFFECTED)
    )


def set_beside(
    book: FactBook, identification: Identification, as_of: date, catalogues: Sequence[Catalogue] = ()
) -> tuple[ExploitedVulnerability, ...]:
    """Every listed vulnerability of the maker or badge, those ruled out or listed later included, by number.

    Nothing for what is known not to be camera equipment and for a device of which neither maker nor badge is known.
    """
    if identification.is_camera_equipment is False:
        return ()
    found = []
    for entry in _entries(book, tuple(catalogues)):
        join = _join(book, identification, entry)
        if join is None:
            continue
        answer, detail = _reaches(book, identification, entry, join)
        if answer is None:
            continue
        certainty = {Truth.YES: AFFECTED, Truth.UNKNOWN: MAY_BE_AFFECTED, Truth.NO: NOT_IN_RANGE}[answer]
        if entry.added > as_of:
            certainty = NOT_YET_LISTED
        why = f"{join.why}; {detail}"
        due = entry.due.isoformat() if entry.due else None
        found.append(ExploitedVulnerability(entry.cve, entry.title, certainty, why, entry.catalogue, due, entry.source))
    return tuple(sorted(found, key=lambda row: (row.cve, row.why)))


@lru_cache(maxsize=4)
def _entries(book: FactBook, catalogues: tuple[Catalogue, ...]) -> tuple[_Entry, ...]:
    return tuple(_read_entries(book, catalogues))


def _read_entries(book: FactBook, catalogues: tuple[Catalogue, ...]) -> Iterator[_Entry]:
    """Our records first; where the user's catalogue lists the same number, its days and its version are shown."""
    own = {record.cve: record for record in book.vulnerabilities}
    ranges: dict[str, list[Affected]] = {}
    sellers: dict[str, dict[str, None]] = {}  # a record may name several, in order
    for catalogue in catalogues:
        for entry in catalogue.entries:
            ranges.setdefault(entry.cve, []).extend(entry.affected)
            sellers.setdefault(entry.cve, {})[entry.sold_by] = None
    seen = set()
    for catalogue in catalogues:
        for entry in catalogue.entries:
            if entry.added is None or entry.cve in seen:
                continue
            record = own.get(entry.cve)
            named = sellers[entry.cve]
            names = frozenset().union(*(_ids(book, seller) for seller in named))
            if record:
                names |= {record.listed_for}
            if not names:
                continue
            seen.add(entry.cve)
            yield _Entry(
                cve=entry.cve,
                sold_by=", ".join(named),
                ids=names,
                title=record.title if record else entry.title,
                product=entry.product,
                added=entry.added,
                due=entry.due,
                catalogue=catalogue.title,
                source=catalogue.url,
                affected=record.affected if record else tuple(ranges[entry.cve]),
                other_badges=record.under_other_badges if record else None,
            )
    for cve, record in own.items():
        if record.listed is not None and cve not in seen:
            yield _Entry(
                cve=cve,
                sold_by=_name(book, record.listed_for),
                ids=frozenset([record.listed_for]),
                title=record.title,
                product="",
                added=record.listed.added,
                due=record.listed.due,
                catalogue=record.listed.title,
                source=record.listed.url,
                affected=record.affected,
                other_badges=record.under_other_badges,
            )


def _ids(book: FactBook, text: str) -> frozenset[str]:
    parts = [text, *_BADGES.split(text)]
    return frozenset(found for part in parts if (found := find_brand(book, part)) is not None)


def _join(book: FactBook, device: Identification, entry: _Entry) -> _Join | None:
    """How the device comes to the record: by maker, by badge, by the maker behind the badge, by a badge of its maker."""
    badge = find_brand(book, device.brand) if device.brand else None
    maker = device.manufacturer
    if maker in entry.ids:
        own = badge is None or badge in entry.ids
        return _Join(f"made by {_name(book, maker)}" + ("" if own else f", sold as {device.brand}"), own)
    if badge in entry.ids:
        return _Join(f"sold as {device.brand}", own_badge=True)
    if maker is None and device.brand:
        day = PartialDate.parse(device.produced_on).earliest if device.produced_on else None
        for claim in makers_of(book, device.brand, device.model, day, device.equipment):
            if claim.maker in entry.ids:
                why = f"sold as {device.brand}, which {_name(book, claim.maker)} makes or may make ({claim.rows[0]})"
                return _Join(why, own_badge=False)
    if maker is not None and entry.other_badges is not False:
        for ids, row in _other_badges(book, maker):
            if ids & entry.ids:
                why = f"made by {_name(book, maker)}, and listed under another badge: {row.brand} ({row.id})"
                return _Join(why, own_badge=False)
    return None


@lru_cache(maxsize=256)
def _other_badges(book: FactBook, maker: str) -> tuple[tuple[frozenset[str | None], Rebrand], ...]:
    """The badges under which others sell what the maker makes, where the fact is more than a rumour."""
    return tuple(
        (frozenset([row.brand_id, find_brand(book, row.brand)]), row)
        for row in brands_made_by(book, maker)
        if row.confidence != "low"
    )


def _reaches(book: FactBook, device: Identification, entry: _Entry, join: _Join) -> tuple[Truth | None, str]:
    """Does the record reach the device? None: it speaks of something else, and nothing need be said."""
    if not entry.affected:
        return _product_reaches(book, device, entry)
    answers = [
        all_of((_model_matches(stated, device.model, join.own_badge), lies_in(stated, device.firmware)))
        for stated in entry.affected
    ]
    answer = any_of(answers)
    if answer is Truth.YES and not join.own_badge:
        answer = Truth.UNKNOWN  # the stated model numbers are those of another badge
    model, firmware = device.model or "not known", device.firmware or "not known"
    return answer, f"model {model}, firmware {firmware}, beside {_stated(entry.affected)}"


def _model_matches(stated: Affected, model: str | None, own_badge: bool) -> Truth:
    if not stated.models or model is None:
        return Truth.UNKNOWN
    number = _squash(model)
    forms = [number] + [number[len(p) :] for p in _SALES_PREFIXES if number.startswith(p)]
    if any(_pattern(text).match(form) for text in stated.models for form in forms):
        return Truth.YES
    return Truth.NO if own_badge else Truth.UNKNOWN


def _product_reaches(book: FactBook, device: Identification, entry: _Entry) -> tuple[Truth | None, str]:
    """A catalogue's product text beside the device: it names the model, or kinds of equipment, or neither."""
    named = [word for word in _MODEL_WORD.findall(entry.product) if not _CAMERA_WORDS.fullmatch(word)]
    listed = f"listed for {entry.sold_by}, {entry.product or 'no product named'}"
    if device.model and any(_squash(device.model).startswith(_squash(word)) for word in named):
        return Truth.UNKNOWN, f"{listed}: the model is named, the firmware is not"
    if named and device.model:
        return None, ""
    if _OTHER_WORDS.search(entry.product):
        return None, ""
    if _CAMERA_WORDS.search(entry.product) or (not named and _makes_video_only(book, entry.ids)):
        return Truth.UNKNOWN, f"{listed}: no model or firmware is stated"
    return None, ""


def _makes_video_only(book: FactBook, ids: Iterable[str]) -> bool:
    makers = [book.manufacturers.get(one) for one in ids]
    return all(maker is None or _VIDEO_ONLY.issuperset(maker.equipment_classes) for maker in makers)


def _stated(affected: Sequence[Affected]) -> str:
    """The stated ranges in words, the first few of them."""
    parts = []
    for stated in affected[:3]:
        limits = [
            f"built from {stated.built_from}" if stated.built_from else "",
            f"built to {stated.built_to}" if stated.built_to else "",
            f"built before {stated.built_before}" if stated.built_before else "",
            f"from version {stated.version_from}" if stated.version_from else "",
            f"to version {stated.version_to}" if stated.version_to else "",
            f"before version {stated.version_before}" if stated.version_before else "",
            "all versions" if stated.all_versions else "",
            stated.says,
        ]
        words = [", ".join(stated.models[:4]), *limits]
        parts.append(" ".join(word for word in words if word))
    more = f" and {len(affected) - 3} more ranges" if len(affected) > 3 else ""
    return "; ".join(parts) + more


@lru_cache(maxsize=1024)
def _pattern(text: str) -> re.Pattern[str]:
    """How a model number begins: '#' one digit, '*' any run of letters and digits."""
    signs = {"#": "[0-9]", "*": "[A-Z0-9]{0,12}?"}
    return re.compile(
        "".join(signs.get(sign) or re.escape(sign) for sign in text.upper() if sign.isalnum() or sign in signs)
    )


def _squash(text: str) -> str:
    return "".join(sign for sign in text[:128].upper() if sign.isalnum())


def _name(book: FactBook, maker: str) -> str:
    found = book.manufacturers.get(maker)
    return found.aliases[0] if found and found.aliases else found.name if found else maker
