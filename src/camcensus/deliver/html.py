"""One HTML file that holds everything: no script, nothing fetched, fit to be printed.

All text goes through `visible` and Jinja's escaping on its way into the page, by the environment and not by the
template's care. The content security policy admits the page's own style sheet, by its hash, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import Any, TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from camcensus.account.argument import list_reasons, list_silent, proves, seen_places
from camcensus.account.escape import link, visible
from camcensus.account.report import (
    ORDER,
    WORDS,
    ProvisionRow,
    Row,
    count,
    describe,
    headline,
    is_elsewhere,
    list_provisions,
    list_rows,
    reason_of,
)
from camcensus.account.result import CheckResult
from camcensus.account.wording import name_device, name_maker, next_steps
from camcensus.model.law import Finding, Verdict

OPEN_UP_TO = 30  # arguments unfolded on screen; in print all are
SILENT_SHOWN = 20  # observations of one device that prove nothing


def write_html(result: CheckResult, stream: TextIO) -> None:
    """The whole report as one page, written piece by piece."""
    style = _environment().get_template("report.css.j2").render()
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    page = _environment().get_template("report.html.j2")
    for piece in page.generate(**_content(result), style=Markup(style), style_hash=digest):  # noqa: S704  our own file
        stream.write(piece)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("camcensus.deliver", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters["link"] = link
    return environment


def _shown(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _content(result: CheckResult) -> dict[str, Any]:
    rows = list_rows(result)
    counts = count(result, rows)
    provisions = list_provisions(result)
    told = [row for row in rows if row.worth_a_line]
    numbers = {row.device.key: number for number, row in enumerate(told, start=1)}
    shared = {(rule.instrument, rule.provision) for rule in provisions if rule.same_reason}
    groups = [(verdict, [row for row in told if row.verdict is verdict]) for verdict in ORDER]
    argued = [
        row for row in told if row.verdict is not Verdict.NOT_COVERED or row.exploited or row.calls or row.binding
    ]
    arguments = _number_arguments(argued)
    return {
        "result": result,
        "arguments": arguments,
        "argument_of": lambda finding: arguments[replace(finding, device="")][0],
        "counts": counts,
        "headline": headline(result, counts),
        "sentences": describe(result, counts),
        "groups": [(verdict, chosen, sum(row.units for row in chosen)) for verdict, chosen in groups if chosen],
        "totals": {verdict: sum(row.units for row in rows if row.verdict is verdict) for verdict in ORDER},
        "quiet": _count_quiet(rows),
        "argued": argued,
        "numbers": numbers,
        "unfold": len(argued) <= OPEN_UP_TO,
        "binding": [rule for rule in provisions if rule.binding],
        "calls": [rule for rule in provisions if not rule.binding],
        "exploited": [(row, item) for row in rows for item in row.exploited],
        "steps": next_steps(result, rows),
        "shares": _shares(counts.covered, counts.undetermined, counts.not_covered, counts.not_judged),
        # what the template asks about a row, a finding, a rule
        "words": WORDS,
        "style_of": _style_of,
        "name_device": name_device,
        "name_maker": name_maker,
        "reason_of": reason_of,
        "proves": proves,
        "list_reasons": list_reasons,
        "seen_places": lambda reasons: seen_places(result, reasons),
        "silent": lambda row: _silent(result, row),
        "argue": _argue,
        "outside": lambda findings: _outside(findings, shared),
        "reached": _reached,
    }


def _number_arguments(rows: list[Row]) -> dict[Finding, tuple[int, list[Row]]]:
    """Each chain of reasons once, whichever devices it decides, with its number and those devices.

    Devices by one maker share their chains to the letter: a page for each would be the same page again.
    """
    found: dict[Finding, tuple[int, list[Row]]] = {}
    for row in rows:
        for finding in (*_argue(row.binding), *_argue(row.calls)):
            _number, decided = found.setdefault(replace(finding, device=""), (len(found) + 1, []))
            decided.append(row)
    return found


_STYLES = {Verdict.COVERED: "covered", Verdict.UNDETERMINED: "open", Verdict.NOT_COVERED: "clear", None: "unjudged"}


def _style_of(verdict: Verdict | None) -> str:
    return _STYLES[verdict]


def _shares(*numbers: int) -> list[tuple[str, int, float, float]]:
    """For the bar: style, number, start and width in percent of the whole."""
    whole = sum(numbers) or 1
    start, shares = 0.0, []
    for style, number in zip(("covered", "open", "clear", "unjudged"), numbers, strict=True):
        shares.append((style, number, round(start, 3), round(100 * number / whole, 3)))
        start += 100 * number / whole
    return [share for share in shares if share[1]]


def _count_quiet(rows: tuple[Row, ...]) -> list[tuple[str, str, int]]:
    """Devices without a line of their own: verdict in words, kind, number."""
    kinds: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if not row.worth_a_line:
            told = row.device.identification
            kind = told.equipment.value if told.equipment else "not camera equipment, kind not known"
            if told.is_camera_equipment is None:
                kind = "nothing says what it is"
            kinds[WORDS[row.verdict], kind] += row.units
    return [(verdict, kind, number) for (verdict, kind), number in sorted(kinds.items(), key=lambda k: (-k[1], k[0]))]


def _silent(result: CheckResult, row: Row) -> tuple[list[tuple[str, str, str]], int]:
    """Observations of a device that no reason rests on: part, text, place; and how many there are in all."""
    found = list_silent(result, row.device)
    shown = [(item.field or item.kind, item.raw[:300], str(item.origin)) for item in found[:SILENT_SHOWN]]
    return shown, len(found)


def _argue(findings: tuple[Finding, ...]) -> list[Finding]:
    """Findings whose chain is shown in full: those that cover the device or may."""
    order = (Verdict.COVERED, Verdict.UNDETERMINED)
    return sorted((finding for finding in findings if finding.verdict in order), key=lambda f: order.index(f.verdict))


def _outside(findings: tuple[Finding, ...], shared: set[tuple[str, str]]) -> list[Finding]:
    """Findings that do not reach the device, for a reason that is not the same for all devices."""
    return [
        finding
        for finding in findings
        if finding.verdict is Verdict.NOT_COVERED
        and not is_elsewhere(finding)
        and (finding.instrument, finding.provision) not in shared
    ]


def _reached(rules: list[ProvisionRow]) -> int:
    return sum(1 for rule in rules if rule.covered or rule.undetermined)
