"""SARIF 2.1.0, for code scanning and build servers: a result for each device and provision that covers it or may.

A covered device is a result of kind "fail" (level "error" where the provision binds, "note" where it only calls for
something). One that cannot be told is of kind "open", for which the standard allows no level but "none". What is not
covered makes no result; its number stands in the run's properties.

Source: OASIS, Static Analysis Results Interchange Format 2.1.0 with errata 01, sections 3.27.9, 3.27.10, 3.49.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any, TextIO
from urllib.parse import quote

from camcensus.account.argument import origins
from camcensus.account.escape import link, visible
from camcensus.account.report import Row, count, describe, headline, list_rows, reason_of
from camcensus.account.result import CheckResult
from camcensus.account.wording import due_text, name_device, name_maker
from camcensus.deliver.json_lines import write_object
from camcensus.model.law import Finding, Verdict

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MAX_LOCATIONS = 10  # places in the inputs shown for one result
_LINE = re.compile(r"\b(?:line|row) (\d{1,9})\b")


def write_sarif(result: CheckResult, stream: TextIO) -> None:
    """The result as one SARIF log with one run."""
    rows = list_rows(result)
    rules: dict[str, dict[str, Any]] = {}
    results = [_result(result, row, finding, rules) for row, finding in _reaching(rows)]
    write_object({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(result, rows, rules, results)]}, stream)


def _reaching(rows: tuple[Row, ...]) -> Iterator[tuple[Row, Finding]]:
    for row in rows:
        for finding in (*row.binding, *row.calls):
            if finding.verdict is not Verdict.NOT_COVERED:
                yield row, finding


def _run(
    result: CheckResult, rows: tuple[Row, ...], rules: dict[str, dict[str, Any]], results: list[dict[str, Any]]
) -> dict[str, Any]:
    counts = count(result, rows)
    driver = {
        "name": "camcensus",
        "version": result.version,
        "semanticVersion": result.version,
        "informationUri": "https://camcensus.example/docs",
        "rules": [rules[key] for key in rules],
    }
    if not re.fullmatch(r"\d+\.\d+\.\d+.*", result.version):
        del driver["semanticVersion"]
    return {
        "tool": {"driver": driver},
        "invocations": [
            {
                "executionSuccessful": not result.incomplete,
                "toolExecutionNotifications": [
                    {
                        "level": "error",
                        "message": {"text": visible(f"{item.origin}: {item.problem} {item.mend}")},
                        "locations": [_location(item.origin.source, item.origin.place)],
                    }
                    for item in result.rejected
                ],
            }
        ],
        "artifacts": [_artifact(name, sha256) for name, sha256 in {i.name: i.sha256 for i in result.inputs}.items()],
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {
            "summary": [headline(result, counts), *describe(result, counts)],
            "asOf": result.as_of.isoformat(),
            "body": result.body,
            "factsSha256": result.facts_digest,
            "devices": counts.devices,
            "covered": counts.covered,
            "notCovered": counts.not_covered,
            "undetermined": counts.undetermined,
        },
    }


def _artifact(name: str, sha256: str) -> dict[str, Any]:
    artifact: dict[str, Any] = {"location": {"uri": address_of(name)}}
    if sha256:
        artifact["hashes"] = {"sha-256": sha256}
    return artifact


def _result(result: CheckResult, row: Row, finding: Finding, rules: dict[str, dict[str, Any]]) -> dict[str, Any]:
    key = f"{finding.instrument}/{finding.provision}"
    rules.setdefault(key, _rule(key, finding))
    covered = finding.verdict is Verdict.COVERED
    text = f"{name_device(row.device)}, made by {name_maker(row)}: {'covered' if covered else 'cannot tell'}, {reason_of(finding).rstrip('.')}"
    if finding.duty:
        text += f". Duty: {finding.duty}; due: {due_text(finding) or 'no day set'}"
    seen = [_location(item.origin.source, item.origin.place) for item in origins(result, row.device)[:MAX_LOCATIONS]]
    identity = hashlib.sha256(f"{row.device.key}\0{key}".encode("utf-8", "surrogatepass")).hexdigest()
    return {
        "ruleId": key,
        "ruleIndex": list(rules).index(key),
        "kind": "fail" if covered else "open",
        "level": ("error" if finding.binding else "note") if covered else "none",
        "message": {"text": visible(text)},
        "locations": seen,
        "partialFingerprints": {"deviceAndProvision/v1": identity},
        "properties": {
            "device": visible(row.device.key),
            "verdict": finding.verdict.value,
            "binding": finding.binding,
            "manufacturer": finding.manufacturer or row.device.identification.manufacturer,
            "because": [visible(f"{step.step}: {step.says}") for step in finding.because],
            "missing": [visible(fact) for fact in finding.missing],
        },
    }


def _rule(key: str, finding: Finding) -> dict[str, Any]:
    sources = list(dict.fromkeys(step.source for step in finding.because if link(step.source)))
    help_text = f"{finding.title}, {finding.provision}. " + (
        "It binds: a device it covers carries a duty."
        if finding.binding
        else "A call or recommendation; it does not bind."
    )
    if sources:
        help_text += f" Sources: {' '.join(str(source) for source in sources)}"
    rule: dict[str, Any] = {
        "id": key,
        "shortDescription": {"text": visible(f"{finding.title}, {finding.provision}")},
        "fullDescription": {"text": visible(help_text)},
        "help": {"text": visible(help_text)},
        "defaultConfiguration": {"level": "error" if finding.binding else "note"},
    }
    if sources:
        rule["helpUri"] = sources[0]
    return rule


def _location(source: str, place: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": address_of(source)}}
    line = _LINE.search(place)
    if line and int(line.group(1)) > 0:
        physical["region"] = {"startLine": int(line.group(1))}
    location: dict[str, Any] = {"physicalLocation": physical}
    if place:
        location["message"] = {"text": visible(place)}
    return location


def address_of(name: str) -> str:
    """The name of an input as a URI reference; an absolute path as a file address."""
    path = quote(name.replace("\\", "/"), safe="/!", errors="replace")
    if path.startswith("/"):
        return f"file://{path}"
    return path or "unnamed"
