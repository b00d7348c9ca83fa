"""Pages of the restriction instruments, and of the questions that only a body can answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from reference_text import bullets, cell, code, links, listed, source_line, table, time_of, words

from camcensus.facts.book import FactBook
from camcensus.facts.records import Record
from camcensus.facts.terms import ACTS, NOT_BINDING, PURPOSES

Pages = dict[str, str]  # path below docs/reference -> text


def instrument_pages(book: FactBook) -> Pages:
    pages: Pages = {}
    rows = []
    for record in book.records("instruments/"):
        values = record.values
        cases = sum(len(provision["cases"]) for provision in values["provisions"])
        pages[f"instruments/{values['id']}.md"] = instrument_page(record)
        rows.append(
            (
                f"[{cell(values['title'])}]({values['id']}.md)",
                values["jurisdiction"],
                values["kind"],
                cell(time_of(values["in_force"])),
                str(len(values["provisions"])),
                str(cases),
                str(len(listed(values.get("open_points", ()))) or ""),
            )
        )
    provisions = sum(int(row[4]) for row in rows)
    cases = sum(int(row[5]) for row in rows)
    pages["instruments/README.md"] = (
        f"# Restriction instruments\n\n{len(rows)} instruments, {provisions} provisions, {cases} cases. What was left out, and which "
        "way that errs, is said [beside the records](../../../src/camcensus/data/instruments/README.md). None of this is legal "
        "advice.\n\n"
        + table(("instrument", "jurisdiction", "kind", "in force", "provisions", "cases", "open points"), rows)
    )
    return pages


def instrument_page(record: Record) -> str:
    values = record.values
    rows = [("id", code(values["id"]))]
    for key, title in (
        ("jurisdiction", "jurisdiction"),
        ("issuer", "issued by"),
        ("kind", "kind"),
        ("made_on", "made on"),
        ("confidence", "confidence"),
        ("superseded_by", "superseded by"),
    ):
        if values.get(key):
            rows.append((title, cell(str(values[key]))))
    rows.insert(-1, ("in force", cell(time_of(values["in_force"]))))
    rows.append(
        ("record", f"[{record.where.rpartition(':')[0]}](../../../src/camcensus/{record.where.rpartition(':')[0]})")
    )
    parts = [f"# {cell(values['title'])}\n", table(("", ""), rows)]
    if values.get("notes"):
        parts.append(f"{cell(values['notes'])}\n")
    if values.get("open_points"):
        parts.append("Open:\n\n" + bullets(listed(values["open_points"])))
    for provision in values["provisions"]:
        parts.append(provision_part(provision, values))
    parts.append("## Sources\n\n" + "".join(f"- {source_line(source)}\n" for source in values["sources"]))
    return "\n".join(parts)


def provision_part(provision: Mapping[str, Any], instrument: Mapping[str, Any]) -> str:
    binding = provision.get("binding", instrument.get("binding", instrument["kind"] not in NOT_BINDING))
    rows = [("binds" if binding else "speaks to (not binding)", cell(words(provision["binds"])))]
    for key in ("excludes", "doubts"):
        for item in provision.get(key, ()):
            source = f" ({links([{'title': 'source', 'url': item['source']}])})" if item.get("source") else ""
            title = "does not bind" if key == "excludes" else "not known whether it binds"
            rows.append((title, f"{cell(item['party'])}: {cell(item['says'])}{source}"))
    for key, title in (
        ("acts", "restricts"),
        ("site", "sites"),
        ("in_force", "in force"),
        ("acquired", "acquired"),
        ("needs", "needs to be stated"),
        ("duties", "asks"),
        ("no_duty", "asks nothing of who runs a device"),
        ("carve_outs", "carve-outs"),
    ):
        if provision.get(key):
            shown = time_of(provision[key]) if key in ("in_force", "acquired") else words(provision[key])
            rows.append((title, cell(shown)))
    limbs = provision["covers"] if isinstance(provision["covers"], list) else [provision["covers"]]
    for limb in limbs:
        rows.append(
            ("covers", cell("; ".join(f"{key.replace('_', ' ')}: {words(value)}" for key, value in limb.items())))
        )
    expected = Counter(case["expect"] for case in provision["cases"])
    counted = ", ".join(f"{count} {verdict}" for verdict, count in sorted(expected.items()))
    rows.append(("cases", f"{len(provision['cases'])}: {counted}"))
    return f"## {cell(provision['clause'])}\n\n{cell(provision['says'])}\n\n" + table(("", ""), rows)


def questions_page(book: FactBook) -> str:
    """The words that --act, --purpose, --fact and --relies-on take, and which instruments ask for them."""
    asked: dict[str, tuple[str, set[str]]] = {}
    held: dict[str, tuple[str, set[str]]] = {}
    for instrument in book.instruments.values():
        for provision in instrument.provisions:
            for need in provision.needs:
                asked.setdefault(need.fact, (need.asks, set()))[1].add(instrument.id)
            for exception in provision.carve_outs:
                held.setdefault(exception.id, (exception.says, set()))[1].add(instrument.id)

    def rows(found: dict[str, tuple[str, set[str]]]) -> list[tuple[str, str, str]]:
        return [
            (code(name), cell(says), ", ".join(f"[{one}](instruments/{one}.md)" for one in sorted(ids)))
            for name, (says, ids) in sorted(found.items())
        ]

    return (
        "# What only you can say\n\nSome questions nothing about a device answers. "
        "[How to state them](../how-to/state-what-only-you-know.md).\n\n"
        f"`--act` takes: {', '.join(map(code, ACTS))}.\n\n`--purpose` takes: {', '.join(map(code, PURPOSES))}.\n\n"
        "## `--fact NAME=yes` or `NAME=no`\n\n"
        + table(("name", "asks", "instruments"), rows(asked))
        + "\n## `--relies-on ID`\n\n"
        + table(("id", "carve-out", "instruments"), rows(held))
    )
