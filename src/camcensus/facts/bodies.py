"""Bodies and the parties that rules bind: records -> PublicBody, Party."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from camcensus.facts.records import Record
from camcensus.model.body import Party, PublicBody
from camcensus.model.errors import FactError

_BODY_KEYS = {"id", "title", "jurisdiction", "kind", "parties", "may_be", "acts", "notes", "sources"}
_PARTY_KEYS = {"id", "title", "everyone_in"}


def parse_party(record: Record) -> Party:
    """One circle of bodies. Raises FactError."""
    refuse_unknown_keys(record, _PARTY_KEYS, "a party")
    return Party(record.text("id"), record.text("title"), record.optional_text("everyone_in"), record.where)


def parse_body(record: Record) -> PublicBody:
    """One body or type of body. Raises FactError; that its parties exist is checked by `check_bodies`."""
    refuse_unknown_keys(record, _BODY_KEYS, "a body")
    kind = record.text("kind")
    if kind not in ("type", "particular"):
        raise record.fail(f"kind '{kind}' is not known", "Write 'type' or 'particular'.")
    doubts: dict[str, str] = {}
    for part in record.parts("may_be"):
        doubts[part.text("party")] = part.text("unless")
    return PublicBody(
        id=record.text("id"),
        title=record.text("title"),
        jurisdiction=record.text("jurisdiction"),
        kind=kind,
        parties=record.texts("parties"),
        may_be=doubts,
        acts=record.texts("acts"),
        notes=record.optional_text("notes") or "",
        sources=record.sources() if kind == "particular" else (),
        where=record.where,
    )


def check_bodies(bodies: Mapping[str, PublicBody], parties: Mapping[str, Party]) -> None:
    """Raises FactError for a body that names a party nobody defined, or is sure and unsure of the same one."""
    for body in bodies.values():
        for party in (*body.parties, *body.may_be):
            if party not in parties:
                raise misnamed(body.where, "party", party, tuple(parties), "data/bodies/parties.yaml")
        both = sorted(set(body.parties) & set(body.may_be))
        if both:
            raise FactError(body.where, f"'{both[0]}' is both certain and doubtful", "Keep it in one of the two lists.")


def refuse_unknown_keys(record: Record, known: set[str], thing: str) -> None:
    """Raises FactError naming the closest key that exists."""
    for key in record.values:
        if key not in known:
            close = get_close_matches(key, sorted(known), 1)
            hint = f" (closest: '{close[0]}')" if close else ""
            raise record.fail(f"'{key}' is not a key of {thing}{hint}", f"Use {', '.join(sorted(known))}.")


def misnamed(where: str, thing: str, name: str, known: Sequence[str], listed_in: str) -> FactError:
    """The error for a name that no list has, with the closest that one has."""
    close = get_close_matches(name, known, 1)
    hint = f" (closest: '{close[0]}')" if close else ""
    return FactError(
        where, f"{thing} '{name}' is not in {listed_in}{hint}", "Correct the spelling, or add it there with a source."
    )
