"""CSV for a spreadsheet: one row a device, with the finding that decided and what else reaches it.

RFC 4180: a header, CRLF, every cell quoted. It starts with a byte order mark, without which Excel takes UTF-8 for a
Windows code page. No cell starts with a sign that makes it a formula.
"""

from __future__ import annotations

import csv
from typing import TextIO

from camcensus.account.argument import origins, spread, word_for
from camcensus.account.escape import csv_cell
from camcensus.account.report import Row, list_rows
from camcensus.account.result import CheckResult
from camcensus.model.law import Finding, Verdict

COLUMNS = (
    "device",
    "addresses",
    "mac",
    "name",
    "site",
    "quantity",
    "acquired_on",
    "camera_equipment",
    "equipment",
    "brand",
    "manufacturer",
    "manufacturer_id",
    "strength",
    "probability",
    "model",
    "firmware",
    "serial",
    "produced_on",
    "verdict",
    "reason",
    "instrument",
    "provision",
    "duty",
    "due",
    "overdue",
    "would_settle",
    "covered_by",
    "open_under",
    "reached_by_non_binding",
    "exploited",
    "seen_in",
    "as_of",
    "body",
)


def write_csv(result: CheckResult, stream: TextIO) -> None:
    """The devices, worst first. The stream must not translate line ends (newline="")."""
    stream.write("﻿")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in list_rows(result):
        writer.writerow([csv_cell(text) for text in _cells(result, row)])


def _cells(result: CheckResult, row: Row) -> tuple[str, ...]:
    device, told, decider = row.device, row.device.identification, row.decider
    return (
        device.key,
        spread(device.addresses),
        device.mac or "",
        device.name or "",
        device.site or "",
        str(row.units),
        str(device.acquired_on or ""),
        {True: "yes", False: "no", None: "cannot tell"}[told.is_camera_equipment],
        told.equipment.value if told.equipment else "",
        told.brand or "",
        row.maker or "",
        told.manufacturer or "",
        told.standing.value,
        f"{told.probability:.2f}",
        told.model or "",
        told.firmware or "",
        device.serial or told.serial or "",
        told.produced_on or "",
        word_for(row.verdict),
        row.reason,
        decider.instrument if decider else "",
        decider.provision if decider else "",
        (decider.duty or "") if decider else "",
        str(decider.due or "") if decider else "",
        "" if decider is None or decider.due is None else "yes" if decider.overdue else "no",
        spread(decider.missing) if decider else "",
        spread(_named(row.binding, Verdict.COVERED)),
        spread(_named(row.binding, Verdict.UNDETERMINED)),
        spread(_named(row.calls, Verdict.COVERED)),
        spread(f"{item.cve} ({item.certainty})" for item in row.exploited),
        spread(str(observation.origin) for observation in origins(result, device)[:10]),
        result.as_of.isoformat(),
        result.body_title if result.judged else "",
    )


def _named(findings: tuple[Finding, ...], verdict: Verdict) -> list[str]:
    return [f"{finding.instrument} {finding.provision}" for finding in findings if finding.verdict is verdict]
