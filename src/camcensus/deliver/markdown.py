"""Markdown for an issue, a wiki or a pull request: summary, what is covered or open, the rules, what was not read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from camcensus.account.escape import link, markdown
from camcensus.account.report import ORDER, WORDS, Row, count, describe, headline, list_provisions, list_rows
from camcensus.account.result import CheckResult
from camcensus.account.wording import due_text, name_device, name_maker, next_steps
from camcensus.model.law import Verdict

MAX_ROWS = 500  # devices in one table; the rest is counted


def write_markdown(result: CheckResult, stream: TextIO) -> None:
    """The report as GitHub Flavored Markdown."""
    rows = list_rows(result)
    counts = count(result, rows)
    write = stream.write
    write(f"# Camera equipment{f': {markdown(result.body_title)}' if result.body_title else ''}\n\n")
    write(f"**{markdown(headline(result, counts))}**\n\n")
    for sentence in describe(result, counts):
        write(f"- {markdown(sentence)}\n")
    for verdict in ORDER:
        chosen = [row for row in rows if row.verdict is verdict]
        if chosen:
            write(f"\n## {WORDS[verdict].capitalize()} ({sum(row.units for row in chosen)} of {counts.devices})\n\n")
            _write_devices(chosen, verdict, stream)
    _write_rules(result, stream)
    exploited = [(row, item) for row in rows for item in row.exploited]
    if exploited:
        write("\n## Known-exploited vulnerabilities\n\n")
        cells = [
            (name_device(row.device), item.cve, item.certainty, item.why, item.catalogue)
            for row, item in exploited[:MAX_ROWS]
        ]
        _write_table(("Device", "CVE", "How sure", "Why", "Catalogue"), cells, stream)
        _write_rest(len(exploited), stream)
    write("\n## Inputs\n\n")
    _write_table(
        ("Input", "Read as", "Observations", "Rejected", "SHA-256"),
        ((item.name, item.format, str(item.observations), str(item.rejected), item.sha256) for item in result.inputs),
        stream,
    )
    if result.rejected:
        write(f"\n## Rejected ({counts.rejected})\n\n")
        for item in result.rejected[:MAX_ROWS]:
            write(f"- {markdown(str(item.origin))}: {markdown(item.problem)} {markdown(item.mend)}\n")
        _write_rest(len(result.rejected), stream)
    if result.notes:
        write("\n## Notes\n\n")
        for note in result.notes[:MAX_ROWS]:
            write(f"- {markdown(str(note.origin))}: {markdown(note.text)}\n")
        _write_rest(len(result.notes), stream)
    write("\n## Next\n\n")
    for why, command in next_steps(result, rows):
        write(f"- {markdown(why)}: {markdown(command)}\n")


def _write_devices(rows: list[Row], verdict: Verdict | None, stream: TextIO) -> None:
    told = [row for row in rows if row.worth_a_line]
    cells = [
        (
            name_device(row.device),
            name_maker(row),
            row.device.identification.model or "",
            f"{row.decider.instrument} {row.decider.provision}" if row.decider else "",
            row.reason,
            due_text(row.decider),
        )
        for row in told[:MAX_ROWS]
    ]
    if cells:
        _write_table(("Device", "Made by", "Model", "Rule", "Reason", "Due"), cells, stream)
        _write_rest(len(told), stream)
    quiet = sum(row.units for row in rows if not row.worth_a_line)
    if quiet:
        what = (
            "whose maker and kind are not known"
            if verdict is Verdict.UNDETERMINED
            else "that are not camera equipment, or of which nothing is known"
        )
        stream.write(f"\nAnd {quiet} {what}.\n")


def _write_rules(result: CheckResult, stream: TextIO) -> None:
    rules = list_provisions(result)
    for binding, title in ((True, "Binding rules"), (False, "Calls and recommendations, not binding")):
        cells = [
            (
                f"{rule.title} {rule.provision}",
                f"{rule.covered} of {rule.judged}",
                f"{rule.undetermined} of {rule.judged}",
                rule.duty or "",
                rule.same_reason or "",
            )
            for rule in rules
            if rule.binding is binding
        ]
        if cells:
            stream.write(f"\n## {title}\n\n")
            _write_table(("Rule", "Covered", "Cannot tell", "Duty", "Why none"), cells, stream)
            sources = {source for rule in rules if rule.binding is binding for source in rule.sources}
            addresses = sorted(address for address in sources if link(address))
            if addresses:
                stream.write("\nSources: " + " ".join(f"<{address}>" for address in addresses) + "\n")


def _write_table(header: tuple[str, ...], cells: Iterable[tuple[str, ...]], stream: TextIO) -> None:
    stream.write(f"| {' | '.join(header)} |\n|{' --- |' * len(header)}\n")
    for row in cells:
        stream.write(f"| {' | '.join(markdown(text) for text in row)} |\n")


def _write_rest(total: int, stream: TextIO) -> None:
    if total > MAX_ROWS:
        stream.write(f"\n... and {total - MAX_ROWS:,} more; use the HTML or CSV report for all.\n")
