"""Records of rebrands -> typed facts: what is sold under a brand and made by somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from camcensus.facts.manufacturers import CONFIDENCES, maker_id, one_of, parse_holds, refuse_unknown_keys, unknown_maker
from camcensus.facts.records import Record
from camcensus.model.equipment import Manufacturer, Rebrand

RELATIONS = ("sub-brand", "oem", "white-label", "rename", "successor-stock")
STATES = ("current", "ended", "mixed", "unknown")
EVIDENCE = ("seller-documented", "press", "directory", "technical", "community")
_KEYS = {
    "id",
    "brand",
    "brand_id",
    "also_called",
    "made_by",
    "relation",
    "product_lines",
    "model_prefixes",
    "not_meant",
    "whole_range",
    "equipment",
    "markets",
    "holds",
    "status",
    "evidence",
    "confidence",
    "notes",
    "sources",
}


def parse_rebrand(record: Record) -> Rebrand:
    """One record below brands/. Raises FactError with file, line and mend."""
    refuse_unknown_keys(record, _KEYS, "a rebrand")
    makers = record.texts("made_by")
    if not makers:
        raise record.fail("names no maker", "Write 'made_by: [maker id]'.")
    whole = record.values.get("whole_range", False)
    if not isinstance(whole, bool):
        raise record.fail(f"whole_range is {whole!r}", "Write true, or leave it out.")
    brand_id = maker_id(record, "brand_id")
    if f"/{brand_id}.yaml:" not in record.where:
        raise record.fail(f"brand_id '{brand_id}' is not the name of its file", f"Move it to {brand_id}.yaml.")
    return Rebrand(
        id=record.text("id"),
        brand=record.text("brand"),
        brand_id=brand_id,
        makers=makers,
        relation=one_of(record, "relation", RELATIONS),
        product_lines=record.texts("product_lines"),
        model_prefixes=record.texts("model_prefixes"),
        equipment=record.texts("equipment"),
        markets=record.texts("markets"),
        holds=parse_holds(record),
        status=one_of(record, "status", STATES),
        evidence_class=one_of(record, "evidence", EVIDENCE),
        sources=record.sources(),
        confidence=one_of(record, "confidence", CONFIDENCES),
        notes=record.optional_text("notes") or "",
        where=record.where,
        also_called=record.texts("also_called"),
        not_meant=record.texts("not_meant"),
        whole_range=whole,
    )


def check_rebrands(makers: Mapping[str, Manufacturer], rebrands: Iterable[Rebrand]) -> tuple[str, ...]:
    """What is wrong between the records: makers that nobody knows, a state body as brand.

    Each with file, line and mend; empty: nothing.
    """
    problems = []
    for rebrand in rebrands:
        problems += [unknown_maker(rebrand.where, name, makers) for name in rebrand.makers if name not in makers]
        maker = makers.get(rebrand.brand_id)
        if maker is not None and maker.kind == "state-body":
            problems.append(f"{rebrand.where}: '{rebrand.brand_id}' is a state body.\nGive the brand an id of its own.")
    return tuple(problems)
