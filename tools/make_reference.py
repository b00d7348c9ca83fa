"""Writes the generated pages of docs/reference from the command line, the facts and the manifests of the readers.

    python tools/make_reference.py            write them
    python tools/make_reference.py --check    say which differ from what would be written; exit status 1 if any does

A generated page begins with a comment that says so. Pages that would no longer be written are removed.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import yaml
from reference_commands import commands_page
from reference_instruments import instrument_pages, questions_page
from reference_text import cell, code, links, listed, short, table, time_of, words

from camcensus.facts.book import FactBook
from camcensus.facts.records import Record
from camcensus.store.shipped import shipped_facts

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
IMPORTERS = ROOT / "src" / "camcensus" / "collect" / "importers"
MARK = "<!-- Written by tools/make_reference.py; change the facts or the code, then run it again. -->\n"

Pages = dict[str, str]  # path below docs/reference -> text


def make_pages(book: FactBook) -> Pages:
    """Every generated page."""
    pages = {
        "cli.md": commands_page(),
        "fields.md": fields_page(book),
        "formats-read.md": formats_page(),
        "columns.md": columns_page(book),
        "bodies.md": bodies_page(book),
        "makers.md": makers_page(book),
        "questions.md": questions_page(book),
        "brands.md": brands_page(book),
        "vulnerabilities.md": vulnerabilities_page(book),
        **instrument_pages(book),
        **fingerprint_pages(book),
    }
    return {path: f"{MARK}\n{text.rstrip()}\n" for path, text in pages.items()}


def fields_page(book: FactBook) -> str:
    readers: defaultdict[str, int] = defaultdict(int)
    for record in book.records("fingerprints/"):
        for name in listed(record.values["reads"]):
            readers[name] += 1
    rows = [
        (code(record.values["name"]), cell(record.values["means"]), str(readers[record.values["name"]] or ""))
        for record in book.records("fields.yaml")
    ]
    return (
        "# Fields\n\nThe names under which readers give what they saw, and which fingerprints read. "
        f"{len(rows)} fields; the last column counts the fingerprints that read one.\n\n"
        + table(("field", "means", "fingerprints"), rows)
    )


def formats_page() -> str:
    parts = [
        "# Formats read\n",
        (
            "Inputs are recognised by content, not by name. Folders are read with everything below them; `.gz`, `.zst` and `.zip` "
            "are read through, three layers deep at most; `-` is standard input. A CISA KEV catalogue or a CVE record (JSON 5) "
            "among the inputs is [used as a catalogue](../how-to/use-your-own-kev-catalogue.md).\n"
        ),
    ]
    for path in sorted(IMPORTERS.glob("*/manifest.yaml")):
        manifest = yaml.safe_load(path.read_text(encoding="utf-8"))
        parts.append(f"## {cell(manifest['title'])}\n")
        rows = []
        for key, title in (
            ("reads", "reads"),
            ("scripts", "scripts"),
            ("columns", "columns"),
            ("columns_expected", "columns expected"),
            ("left_out", "left out"),
            ("leaves_out", "left out"),
            ("errs_towards", "errs towards"),
            ("publisher", "publisher"),
            ("licence", "licence"),
            ("how_often", "how often"),
        ):
            if manifest.get(key):
                rows.append((title, cell(words(manifest[key]))))
        parts.append(table(("", "says"), rows))
        if manifest.get("sources"):
            parts.append(f"Sources: {links(manifest['sources'])}.\n")
    return "\n".join(parts)


def columns_page(book: FactBook) -> str:
    rows = []
    for record in book.records("columns.yaml"):
        values = record.values
        if "fills" in values:
            known = listed(values.get("names", ()))
            rows.append((code(values["id"]), code(values["fills"]), cell(", ".join(known[:8])), str(len(known))))
    return (
        '# Columns of a register\n\nWhat a column can be read as: `--column "Heading=ID"`. `--column "Heading=ignore"` leaves '
        'it unread, and `--column "#3=model"` names the third column. See '
        "[how to read a register with odd headings](../how-to/read-an-asset-register-with-odd-headings.md).\n\n"
        + table(("id", "fills", "headings that are known, among others", "known"), rows)
    )


def bodies_page(book: FactBook) -> str:
    rows = []
    for record in book.records("bodies/"):
        values = record.values
        doubt = "; ".join(f"{item['party']}: {item['unless']}" for item in values.get("may_be", ()))
        belongs = ", ".join(listed(values["parties"]))
        rows.append(
            (
                code(values["id"]),
                cell(values["title"]),
                values["jurisdiction"],
                values["kind"],
                cell(belongs),
                cell(doubt),
            )
        )
    return (
        "# Bodies\n\nWhat `--body` takes: a type of body, or a particular body that some instrument binds by name.\n\n"
        + table(("id", "is", "jurisdiction", "kind", "belongs to", "may belong to, and what settles it"), rows)
    )


def makers_page(book: FactBook) -> str:
    rows = [
        (
            code(record.values["id"]),
            cell(record.values["name"]),
            str(record.values.get("country") or "not known"),
            record.values["kind"],
            cell(", ".join(listed(record.values.get("aliases", ())))),
            links(record.values["sources"][:1]),
        )
        for record in book.records("manufacturers/makers.yaml")
    ]
    controls = [
        (
            code(record.values["subject"]),
            cell(record.values["predicate"]),
            code(record.values["object"]),
            cell(time_of(record.values.get("holds"))),
            links(record.values["sources"][:1]),
        )
        for record in book.records("manufacturers/control.yaml")
    ]
    return (
        "# Makers\n\nThe closed list of companies, state bodies and owners of brands that other facts may name.\n\n"
        + table(("id", "name", "head office", "kind", "also called", "first source"), rows)
        + "\n## Who controlled whom\n\n"
        + table(("who", "relation", "whom", "when", "first source"), controls)
    )


def brands_page(book: FactBook) -> str:
    rows = []
    for record in book.records("brands/"):
        values = record.values
        part = listed(values.get("product_lines", ())) + listed(values.get("model_prefixes", ()))
        meant = ", ".join(part) or ("the whole range" if values.get("whole_range") else "no series stated")
        rows.append(
            (
                code(values["id"]),
                cell(values["brand"]),
                ", ".join(map(code, listed(values["made_by"]))),
                cell(meant),
                cell(time_of(values.get("holds"))),
                values["confidence"],
                links(values["sources"][:1]),
            )
        )
    return (
        "# Brands made by others\n\nOne row a claim: this badge, on these series, in this time, is made by this maker. More than "
        "one maker in a row: the sources do not tell them apart.\n\n"
        + table(("id", "badge", "made by", "series", "when", "confidence", "first source"), rows)
    )


def vulnerabilities_page(book: FactBook) -> str:
    rows = []
    for record in sorted(book.records("vulnerabilities/"), key=lambda item: str(item.values["cve"])):
        values = record.values
        listed_on = values.get("listed", {}).get("added") or f"not by {values.get('not_listed_on', 'any day known')}"
        rows.append(
            (
                values["cve"],
                cell(values["listed_for"]),
                cell(values["title"]),
                cell(str(listed_on)),
                links(values["sources"][:1]),
            )
        )
    return (
        "# Vulnerabilities\n\nMatching only: nothing here tells how one is used. The fourth column is the day it entered the CISA "
        "catalogue of known exploited vulnerabilities.\n\n"
        + table(("CVE", "filed under", "is", "listed as exploited", "first source"), rows)
    )


def fingerprint_pages(book: FactBook) -> Pages:
    by_protocol: defaultdict[str, list[Record]] = defaultdict(list)
    for record in book.records("fingerprints/"):
        by_protocol[record.where.split("/")[2]].append(record)
    pages = {f"fingerprints/{name}.md": fingerprint_page(name, records) for name, records in by_protocol.items()}
    rows = []
    for name, records in sorted(by_protocol.items()):
        makers = {record.values["asserts"].get("manufacturer") for record in records} - {None}
        rows.append((f"[{name}]({name}.md)", str(len(records)), str(len(makers))))
    pages["fingerprints/README.md"] = (
        f"# Fingerprints\n\n{sum(len(records) for records in by_protocol.values())} records. What each strength means, what was "
        "learned from others' mistakes and what was left out is said "
        "[beside the records](../../../src/camcensus/data/fingerprints/README.md).\n\n"
        + table(("protocol or document", "records", "makers named"), rows)
    )
    return pages


def fingerprint_page(name: str, records: Iterable[Record]) -> str:
    rows = []
    for record in records:
        values = record.values
        claims = "; ".join(f"{key.replace('_', ' ')}: {words(value)}" for key, value in values["asserts"].items())
        first = values["matches"][0]
        first = first["text"] if isinstance(first, dict) else first
        path, _, line = record.where.partition(":")
        rows.append(
            (
                f"[{values['id']}](../../../src/camcensus/{path}#L{line})",
                cell(", ".join(listed(values["reads"]))),
                cell(claims or "what the pattern reads"),
                values["strength"],
                cell(values["why"]),
                code(short(str(first))),
                code(short(str(values["ignores"][0]))) if values["ignores"] else "",
                links(values["sources"][:1])
                + (f" +{len(values['sources']) - 1}" if len(values["sources"]) > 1 else ""),
            )
        )
    heads = ("record", "reads", "claims", "strength", "why, and known problems", "matches", "ignores", "sources")
    return f"# Fingerprints: {name}\n\n" + table(heads, rows)


def written_before() -> list[Path]:
    """Pages that this tool wrote, by their first line."""
    return [path for path in REFERENCE.rglob("*.md") if path.read_text(encoding="utf-8").startswith(MARK)]


def differing(pages: Pages) -> list[str]:
    """Paths whose page is missing, differs, or should not be there any more."""
    wrong = [path for path, text in pages.items() if not _is(REFERENCE / path, text)]
    left = [path.relative_to(REFERENCE).as_posix() for path in written_before()]
    return sorted({*wrong, *(path for path in left if path not in pages)})


def _is(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def write(pages: Pages) -> None:
    for path in written_before():
        if path.relative_to(REFERENCE).as_posix() not in pages:
            path.unlink()
    for name, text in pages.items():
        target = REFERENCE / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> int:
    pages = make_pages(shipped_facts())
    if arguments == ["--check"]:
        wrong = differing(pages)
        for path in wrong:
            sys.stderr.write(f"docs/reference/{path}: is not what the facts and the code say\n")
        if wrong:
            sys.stderr.write("Run: python tools/make_reference.py\n")
        return int(bool(wrong))
    if arguments:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    write(pages)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
