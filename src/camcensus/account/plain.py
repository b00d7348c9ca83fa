"""Results as plain, JSON-ready values: the objects `Identification` and `Finding` of the outside interface.

The keys are described in docs/reference/output/*.schema.json; a test holds the two together. `schema_version` is raised
when a key changes its meaning or goes away; a new key does not raise it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from camcensus.account.report import count, describe, headline, list_rows
from camcensus.account.result import CheckResult, Exploited, InputRead
from camcensus.model.equipment import Device, Identification
from camcensus.model.evidence import Asserts, Reason
from camcensus.model.law import Finding, Verdict
from camcensus.model.observation import Note, Rejected

SCHEMA_VERSION = 1

_CLAIMS = tuple(claim.name for claim in fields(Asserts))


def plain_identification(told: Identification) -> dict[str, Any]:
    """An Identification with exactly the keys of the interface."""
    return {
        "id": told.id,
        "is_camera_equipment": told.is_camera_equipment,
        "equipment": told.equipment.value if told.equipment else None,
        "manufacturer": told.manufacturer,
        "brand": told.brand,
        "model": told.model,
        "firmware": told.firmware,
        "produced_on": told.produced_on,
        "strength": told.standing.value,
        "probability": round(told.probability, 4),
        "reasons": [plain_reason(reason) for reason in told.reasons],
    }


def plain_reason(reason: Reason) -> dict[str, Any]:
    """One reason; `source` is the first address that vouches for it, null where none does."""
    asserts = reason.asserts
    claims = {}
    for name in _CLAIMS:
        value = getattr(asserts, name)
        if value is not None:
            claims[name] = value
    return {
        "fingerprint": reason.fingerprint,
        "observed": reason.observed,
        "asserts": claims,
        "for": reason.speaks_for,
        "source": reason.sources[0].url if reason.sources else None,
    }


def plain_grouped(device: Device) -> dict[str, Any]:
    """The Identification of a grouped device: the same keys, and what says which device it is."""
    told = device.identification
    return {
        **plain_identification(told),
        "serial": told.serial,
        "rivals": [{"manufacturer": rival, "probability": round(share, 4)} for rival, share in told.rivals],
        "analytics": list(told.analytics),
        "note": told.note,
        "key": device.key,
        "addresses": list(device.addresses),
        "mac": device.mac,
        "name": device.name,
        "site": device.site,
        "acquired_on": str(device.acquired_on) if device.acquired_on else None,
        "quantity": device.quantity,
        "observations": list(device.observations),
        "merged_because": list(device.merged_because),
    }


def plain_finding(finding: Finding, device: str) -> dict[str, Any]:
    """A Finding on the device of this key."""
    return {
        "device": device,
        "instrument": finding.instrument,
        "provision": finding.provision,
        "title": finding.title,
        "as_of": finding.as_of,
        "verdict": finding.verdict.value,
        "duty": finding.duty,
        "due": str(finding.due) if finding.due else None,
        "overdue": finding.overdue,
        "because": [{"step": step.step, "says": step.says, "source": step.source} for step in finding.because],
        "missing": list(finding.missing),
        "manufacturer": finding.manufacturer,
    }


def plain_exploited(item: Exploited) -> dict[str, Any]:
    """A known-exploited vulnerability of one device."""
    return {
        "cve": item.cve,
        "title": item.title,
        "certainty": item.certainty,
        "why": item.why,
        "catalogue": item.catalogue,
        "due": item.due,
        "source": item.source,
    }


def plain_device(result: CheckResult, device: Device) -> dict[str, Any]:
    """One device of a check: its identification, its findings, what speaks of its vulnerabilities.

    `verdict` is that of all binding findings together, null where no binding provision was judged.
    """
    findings = result.findings.get(device.key, ())
    binding = [finding for finding in findings if finding.binding]
    worst = (Verdict.COVERED, Verdict.UNDETERMINED, Verdict.NOT_COVERED)
    verdict = next((verdict.value for verdict in worst if any(item.verdict is verdict for item in binding)), None)
    return {
        "key": device.key,
        "verdict": verdict,
        "identification": plain_grouped(device),
        "findings": {
            "binding": [plain_finding(finding, device.key) for finding in binding],
            "non_binding": [plain_finding(finding, device.key) for finding in findings if not finding.binding],
        },
        "exploited": [plain_exploited(item) for item in result.exploited.get(device.key, ())],
    }


def plain_head(result: CheckResult) -> dict[str, Any]:
    """Everything of a result but its devices: what was judged, by what, read from what, and the counts."""
    rows = list_rows(result)
    counts = count(result, rows)
    return {
        "schema_version": SCHEMA_VERSION,
        "camcensus": result.version,
        "as_of": result.as_of.isoformat(),
        "asked": result.asked,
        "body": {"id": result.body, "title": result.body_title},
        "judged": result.judged,
        "complete": not result.incomplete,
        "facts": {"sha256": result.facts_digest, "seen": result.facts_day.isoformat() if result.facts_day else None},
        "catalogues": list(result.catalogues),
        "inputs": [_plain_input(item) for item in result.inputs],
        "rejected": [_plain_rejected(item) for item in result.rejected],
        "notes": [_plain_note(item) for item in result.notes],
        "summary": {
            "devices": counts.devices,
            "records": counts.records,
            "covered": counts.covered,
            "not_covered": counts.not_covered,
            "undetermined": counts.undetermined,
            "not_judged": counts.not_judged,
            "nothing_known": counts.nothing_known,
            "missing": [{"fact": fact, "devices": number} for fact, number in counts.missing],
            "camera_equipment": counts.camera,
            "not_camera_equipment": counts.not_camera,
            "camera_equipment_unknown": counts.camera_unknown,
            "strengths": {standing.value: number for standing, number in counts.standings},
            "reached_by_non_binding": counts.called,
            "exploited": counts.exploited,
            "observations": counts.observations,
            "rejected": counts.rejected,
            "says": [headline(result, counts), *describe(result, counts)],
        },
        "makers": dict(sorted(_named_makers(result).items())),
    }


def plain_check(result: CheckResult) -> dict[str, Any]:
    """The whole result as one object."""
    return {**plain_head(result), "devices": [plain_device(result, device) for device in result.devices]}


def _named_makers(result: CheckResult) -> Mapping[str, str]:
    ids: set[str | None] = {device.identification.manufacturer for device in result.devices}
    ids.update(finding.manufacturer for findings in result.findings.values() for finding in findings)
    return {maker: result.maker_names.get(maker, maker) for maker in ids if maker}


def _plain_input(item: InputRead) -> dict[str, Any]:
    return {
        "name": item.name,
        "format": item.format,
        "sha256": item.sha256 or None,
        "observations": item.observations,
        "rejected": item.rejected,
    }


def _plain_rejected(item: Rejected) -> dict[str, Any]:
    return {"source": item.origin.source, "place": item.origin.place, "problem": item.problem, "mend": item.mend}


def _plain_note(item: Note) -> dict[str, Any]:
    return {"source": item.origin.source, "place": item.origin.place, "text": item.text}
