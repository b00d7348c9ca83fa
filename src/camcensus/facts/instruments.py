"""Restriction instruments: records -> Instrument, for those shipped and for one that a user wrote.

Names of makers, parties and bodies are checked against the lists that are handed in. Every mistake is a FactError with
file, line and mend.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from typing import Any, TypeVar

from camcensus.facts.bodies import misnamed, refuse_unknown_keys
from camcensus.facts.records import Record
from camcensus.facts.terms import (
    ACTIONS,
    ACTS,
    CASE_FACTS,
    CASE_KEYS,
    CLASSES,
    INSTRUMENT_KEYS,
    KINDS,
    LIMB_KEYS,
    NOT_BINDING,
    PROVISION_KEYS,
    PURPOSES,
    SITES,
)
from camcensus.model.interval import Interval, PartialDate
from camcensus.model.law import (
    Affiliates,
    CarveOut,
    Case,
    Duty,
    Exclusion,
    Instrument,
    Limb,
    Listing,
    Need,
    Provision,
    Purposes,
    Verdict,
)

_E = TypeVar("_E", bound=Enum)


@dataclass(frozen=True, slots=True)
class Names:
    """The lists that an instrument's names must be in."""

    manufacturers: Collection[str]
    parties: Collection[str]
    bodies: Collection[str]


def parse_instrument(record: Record, names: Names | None = None) -> Instrument:
    """One record as an Instrument; without `names` only its form is checked. Raises FactError."""
    refuse_unknown_keys(record, INSTRUMENT_KEYS, "an instrument")
    kind = _one_of(record, "kind", KINDS)
    binding = _flag(record, "binding", kind not in NOT_BINDING)
    standing = _interval(record, "in_force") or Interval()
    sources = record.sources()
    provisions = tuple(_provision(record, part, binding, standing) for part in record.parts("provisions"))
    if not provisions:
        raise record.fail("has no provision", "Add at least one under 'provisions:'.")
    seen: set[str] = set()
    for provision in provisions:
        if provision.id in seen:
            raise record.fail(f"provision '{provision.id}' stands twice", "Give each provision an id of its own.")
        seen.add(provision.id)
    instrument = Instrument(
        id=record.text("id"),
        title=record.text("title"),
        jurisdiction=record.text("jurisdiction"),
        issuer=record.text("issuer"),
        kind=kind,
        made_on=record.partial_date("made_on"),
        superseded_by=record.optional_text("superseded_by"),
        confidence=record.optional_text("confidence") or "not-stated",
        open_points=record.texts("open_points"),
        notes=record.optional_text("notes") or "",
        sources=sources,
        provisions=provisions,
        where=record.where,
    )
    if names is not None:
        check_names(instrument, names)
    return instrument


def check_names(instrument: Instrument, names: Names) -> None:
    """Raises FactError, with the closest name, for a maker, party or body that no list has."""
    for provision in instrument.provisions:
        for limb in provision.limbs:
            for listing in (*limb.manufacturers, *limb.components_by):
                _known(
                    provision.where, "manufacturer", listing.manufacturer, names.manufacturers, "data/manufacturers/"
                )
        others = (exclusion.party for exclusion in (*provision.excludes, *provision.doubts))
        for party in (*provision.binds, *others):
            _known(provision.where, "party", party, names.parties, "data/terms/parties.yaml")
        for case in provision.cases:
            _known(case.where, "body", str(case.facts["body"]), names.bodies, "data/bodies/bodies.yaml")


def _provision(instrument: Record, part: Record, binding: bool, standing: Interval) -> Provision:
    refuse_unknown_keys(part, PROVISION_KEYS, "a provision")
    site = part.optional_text("site")
    if site is not None and site not in SITES:
        raise part.fail(f"site '{site}' is not known", f"Write {' or '.join(SITES)}, or leave it out.")
    duties = _duties(part)
    no_duty = part.optional_text("no_duty")
    if bool(duties) == bool(no_duty):
        raise part.fail(
            "needs either duties or a reason why it has none",
            "Give 'duties:', or 'no_duty:' with the reason; not both.",
        )
    given = {**instrument.part("given").values, **part.part("given").values}
    cases = tuple(_case(case, given) for case in part.parts("cases"))
    if not cases:
        raise part.fail("has no case", "Add 'cases:' on both sides of its lines: each with name, facts, expect.")
    return Provision(
        id=part.text("id"),
        clause=part.text("clause"),
        says=part.text("says"),
        binding=_flag(part, "binding", binding),
        binds=part.texts("binds"),
        excludes=_exclusions(part, "excludes"),
        doubts=_exclusions(part, "doubts"),
        acts=_all_of(part, "acts", ACTS),
        site=site,
        acquired=_interval(part, "acquired"),
        limbs=_limbs(part),
        needs=tuple(
            Need(need.text("fact"), need.text("asks")) for need in _strict(part, "needs", {"fact", "asks"}, "a need")
        ),
        in_force=_interval(part, "in_force") or standing,
        duties=duties,
        carve_outs=tuple(
            CarveOut(item.text("id"), item.text("says"), _all_of(item, "purposes", PURPOSES))
            for item in _strict(part, "carve_outs", {"id", "says", "purposes"}, "a carve-out")
        ),
        no_duty=no_duty,
        source=part.optional_text("source"),
        cases=cases,
        where=part.where,
    )


def _limbs(part: Record) -> tuple[Limb, ...]:
    covers = part.values.get("covers")
    pieces = (part.part("covers"),) if isinstance(covers, Mapping) else part.parts("covers")
    if not pieces:
        raise part.fail("covers nothing", "Say under 'covers' which makers and equipment it reaches.")
    return tuple(_limb(piece) for piece in pieces)


def _limb(part: Record) -> Limb:
    refuse_unknown_keys(part, LIMB_KEYS, "'covers'")
    manufacturers = _listings(part, "manufacturers")
    components = _listings(part, "components_by")
    limb = Limb(
        manufacturers=manufacturers,
        including=_enum(part, "including", Affiliates, Affiliates.NOT_STATED),
        home_countries=_countries(part, "home_countries"),
        open_countries=_countries(part, "open_countries"),
        made_in=_countries(part, "made_in"),
        components_by=components,
        uncertified=part.optional_text("uncertified"),
        any_maker=_flag(part, "any_maker", False),
        equipment=_all_of(part, "equipment", CLASSES),
        purposes=_purposes(part),
        unsettled=part.optional_text("unsettled"),
        further=part.optional_text("further"),
    )
    criteria = (manufacturers, limb.home_countries, limb.made_in, components, limb.uncertified, limb.any_maker)
    if not any(criteria):
        raise part.fail(
            "does not say whose equipment it reaches",
            "Give manufacturers, home_countries, made_in, components_by, uncertified, or 'any_maker: true'.",
        )
    return limb


def _listings(part: Record, key: str) -> tuple[Listing, ...]:
    items = part.values.get(key) or ()
    if isinstance(items, str) or not isinstance(items, list | tuple):
        raise part.fail(f"'{key}' is not a list", f"Write '{key}: [first, second]'.")
    found = []
    for item in items:
        if isinstance(item, str):
            found.append(Listing(item))
            continue
        if not isinstance(item, Mapping):
            raise part.fail(f"'{key}' holds {item!r}", "Write a maker's id, or {id: ..., from: ..., to: ...}.")
        inner = Record(part.where, item)
        refuse_unknown_keys(inner, {"id", "from", "to", "unsettled"}, f"an item of '{key}'")
        holds = _days(inner) if {"from", "to"} & set(item) else None
        found.append(Listing(inner.text("id"), holds, inner.optional_text("unsettled")))
    return tuple(found)


def _purposes(part: Record) -> Purposes | None:
    piece = part.part("purposes")
    if not piece.values:
        return None
    refuse_unknown_keys(piece, {"only", "unstated", "other", "why", "blurred", "blurred_from"}, "'purposes'")
    blurred = piece.part("blurred").values
    for purpose in blurred:
        _member(piece, "blurred", str(purpose), PURPOSES)
    return Purposes(
        only=_all_of(piece, "only", PURPOSES),
        unstated_meets=_one_of(piece, "unstated", ("met", "open")) == "met",
        other_is_out=_one_of(piece, "other", ("out", "open")) == "out",
        why=piece.text("why"),
        blurred={str(purpose): str(why) for purpose, why in blurred.items()},
        blurred_from=piece.partial_date("blurred_from"),
    )


def _duties(part: Record) -> tuple[Duty, ...]:
    items = part.values.get("duties") or ()
    if isinstance(items, str) or not isinstance(items, list | tuple):
        raise part.fail("'duties' is not a list", "Write 'duties: [do-not-procure]' or a list of mappings.")
    found = []
    for item in items:
        values: Any = {"action": item} if isinstance(item, str) else item
        if not isinstance(values, Mapping):
            raise part.fail(f"'duties' holds {item!r}", "Write an action, or {action: ..., from: ..., by: ...}.")
        inner = Record(part.where, values)
        refuse_unknown_keys(inner, {"action", "from", "by", "unsettled", "note"}, "a duty")
        action = _one_of(inner, "action", ACTIONS)
        starts, by = inner.partial_date("from"), inner.partial_date("by")
        if starts is not None and by is not None and by.latest < starts.earliest:
            raise part.fail(f"duty '{action}' is due ({by}) before it begins ({starts})", "Correct one of the two.")
        found.append(Duty(action, starts, by, inner.optional_text("unsettled"), inner.optional_text("note") or ""))
    return tuple(found)


def _exclusions(part: Record, key: str) -> tuple[Exclusion, ...]:
    return tuple(
        Exclusion(item.text("party"), item.text("says"), item.optional_text("source"))
        for item in _strict(part, key, {"party", "says", "source"}, f"an item of '{key}'")
    )


def _strict(part: Record, key: str, known: set[str], thing: str) -> tuple[Record, ...]:
    """The parts under a key, an unknown key in any of them refused: often a comma that wanted quotes."""
    for item in part.parts(key):
        refuse_unknown_keys(item, known, thing)
    return part.parts(key)


def _case(part: Record, given: Mapping[str, Any]) -> Case:
    refuse_unknown_keys(part, CASE_KEYS | CASE_FACTS, "a case")
    facts = {**given, **{key: value for key, value in part.values.items() if key in CASE_FACTS}}
    for key in facts:
        if key not in CASE_FACTS:
            raise part.fail(f"'given' states '{key}'", f"Use {', '.join(sorted(CASE_FACTS))}.")
    for key in ("as_of", "body"):
        if not isinstance(facts.get(key), str):
            raise part.fail(f"case does not say '{key}'", f"State '{key}' in the case or under 'given'.")
    day = part.fail(f"as_of {facts['as_of']!r} is not a day", "Write YYYY-MM-DD.")
    try:
        if PartialDate.parse(facts["as_of"]).day is None:
            raise day
    except ValueError:
        raise day from None
    for key, known in (("site", SITES), ("purpose", PURPOSES), ("act", ACTS)):
        if facts.get(key) is not None:
            _member(part, key, str(facts[key]), known)
    overdue = part.values.get("overdue")
    if overdue is not None and not isinstance(overdue, bool):
        raise part.fail(f"overdue is {overdue!r}", "Write true or false.")
    return Case(
        name=part.text("name"),
        facts=facts,
        expect=_enum(part, "expect", Verdict, None),
        because=part.optional_text("because"),
        duty=part.optional_text("duty"),
        due=part.optional_text("due"),
        overdue=overdue,
        where=part.where,
    )


def _interval(part: Record, key: str) -> Interval | None:
    if part.values.get(key) is None:
        return None
    piece = part.part(key)
    refuse_unknown_keys(piece, {"from", "to", "witnessed"}, f"'{key}'")
    return _days(piece)


def _days(part: Record) -> Interval:
    try:
        return Interval(part.partial_date("from"), part.partial_date("to"), part.partial_date("witnessed"))
    except ValueError as error:
        raise part.fail(str(error), "Correct 'from' or 'to'; 'to' is the first day after.") from None


def _countries(part: Record, key: str) -> tuple[str, ...]:
    for code in part.texts(key):
        if len(code) != 2 or not code.isascii() or not code.isupper():
            raise part.fail(f"'{key}' names '{code}'", "Write the two capital letters of ISO 3166-1, quoted: 'CN'.")
    return part.texts(key)


def _enum(part: Record, key: str, kind: type[_E], default: _E | None) -> _E:
    if default is not None and part.values.get(key) is None:
        return default
    return kind(_one_of(part, key, [str(member.value) for member in kind]))


def _one_of(part: Record, key: str, known: Collection[str]) -> str:
    value = part.text(key)
    _member(part, key, value, known)
    return value


def _all_of(part: Record, key: str, known: Collection[str]) -> tuple[str, ...]:
    values = part.texts(key)
    for value in values:
        _member(part, key, value, known)
    return values


def _member(part: Record, key: str, value: str, known: Collection[str]) -> None:
    if value not in known:
        close = get_close_matches(value, known, 1)
        hint = f" (closest: '{close[0]}')" if close else ""
        raise part.fail(f"{key} '{value}' is not known{hint}", f"Use one of {', '.join(known)}.")


def _flag(part: Record, key: str, default: bool) -> bool:
    value = part.values.get(key, default)
    if not isinstance(value, bool):
        raise part.fail(f"'{key}' is {value!r}", "Write true or false.")
    return value


def _known(where: str, thing: str, name: str, known: Collection[str], listed_in: str) -> None:
    if name not in known:
        raise misnamed(where, thing, name, tuple(known), listed_in)
