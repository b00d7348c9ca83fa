"""CycloneDX 1.6: the estate as a hardware bill of materials, with who made each device and on what evidence.

Hosts of which nothing is known make no component; their number stands in the metadata. The document holds no time and
no random number, so that the same check gives the same bytes.

Source: CycloneDX 1.6; CycloneDX property taxonomy, namespaces cdx and cdx:device.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TextIO

from cyclonedx.model import Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.component_evidence import (
    AnalysisTechnique,
    ComponentEvidence,
    Identity,
    IdentityField,
    Method,
    Occurrence,
)
from cyclonedx.model.contact import OrganizationalEntity
from cyclonedx.model.vulnerability import BomTarget, Vulnerability, VulnerabilitySource
from cyclonedx.output.json import JsonV1Dot6

from camcensus.account.argument import origins, spread, word_for
from camcensus.account.escape import link, visible
from camcensus.account.report import Row, count, describe, headline, list_rows
from camcensus.account.result import CheckResult
from camcensus.account.wording import due_text, name_device
from camcensus.deliver.json_lines import write_object

MAX_METHODS = 50  # reasons kept as evidence of one device
_STREAM = uuid.UUID("0d2f4a4e-9d1c-5f1b-8f7e-6f3f0a2c7b11")  # namespace of our serial numbers


def write_cyclonedx(result: CheckResult, stream: TextIO) -> None:
    """The devices as a CycloneDX 1.6 JSON document."""
    write_object(_document(result), stream)


def _document(result: CheckResult) -> dict[str, Any]:
    rows = list_rows(result)
    told = [row for row in rows if row.worth_a_line]
    components = {f"device-{number}": _component(result, row, f"device-{number}") for number, row in enumerate(told, 1)}
    bom = Bom(components=components.values(), serial_number=_serial(result), vulnerabilities=list(_exploited(told)))
    bom.metadata.component = Component(
        name=visible(result.body_title, 400) or "estate", type=ComponentType.PLATFORM, bom_ref="estate"
    )
    bom.metadata.properties.update(_metadata(result, rows))
    bom.register_dependency(bom.metadata.component, list(components.values()))
    document: dict[str, Any] = json.loads(JsonV1Dot6(bom).output_as_string())
    for component in document.get("components", ()):  # the library leaves the order of equal locations to chance
        component.get("evidence", {}).get("occurrences", []).sort(key=lambda seen: sorted(seen.items()))
    document["metadata"].pop("timestamp", None)  # the day of judgement is in the properties; no clock is read here
    document["metadata"]["tools"] = {
        "components": [{"type": "application", "name": "camcensus", "version": result.version}]
    }
    return document


def _serial(result: CheckResult) -> uuid.UUID:
    read = [f"{item.name}={item.sha256}" for item in result.inputs]
    keys = [device.key for device in result.devices]
    parts = [result.version, result.facts_digest, result.as_of.isoformat(), result.body, *read, *keys]
    return uuid.uuid5(_STREAM, "\n".join(parts).encode("utf-8", "replace").decode("utf-8"))


def _metadata(result: CheckResult, rows: tuple[Row, ...]) -> Iterator[Property]:
    counts = count(result, rows)
    yield Property(name="cdx:reproducible", value="true")
    yield Property(name="camcensus:asOf", value=result.as_of.isoformat())
    yield Property(name="camcensus:body", value=visible(result.body))
    yield Property(name="camcensus:facts:sha256", value=result.facts_digest)
    for number, sentence in enumerate((headline(result, counts), *describe(result, counts)), 1):
        yield Property(name=f"camcensus:summary:{number}", value=visible(sentence))
    left_out = sum(row.units for row in rows if not row.worth_a_line)
    yield Property(name="camcensus:devices:withoutComponent", value=str(left_out))
    for item in result.inputs:
        yield Property(
            name="camcensus:input", value=visible(f"{item.name} ({item.format}) sha256 {item.sha256 or '-'}")
        )
    for lost in result.rejected:
        yield Property(name="camcensus:rejected", value=visible(f"{lost.origin}: {lost.problem}"))


def _component(result: CheckResult, row: Row, reference: str) -> Component:
    told = row.device.identification
    return Component(
        type=ComponentType.DEVICE,
        bom_ref=reference,
        name=visible(told.model or told.brand or row.maker or row.device.name or row.device.key, 400),
        version=visible(told.firmware, 400) if told.firmware else None,
        manufacturer=OrganizationalEntity(name=visible(row.maker, 400)) if row.maker else None,
        description=visible(name_device(row.device), 400),
        properties=_properties(row),
        evidence=_evidence(result, row),
    )


def _properties(row: Row) -> list[Property]:
    device, told, decider = row.device, row.device.identification, row.decider
    values = (
        ("cdx:device:quantity", str(row.units)),
        ("cdx:device:function", told.equipment.value if told.equipment else None),
        ("cdx:device:serialNumber", device.serial or told.serial),
        ("cdx:device:macAddress", device.mac),
        ("cdx:device:prodTimestamp", told.produced_on),
        ("camcensus:key", device.key),
        ("camcensus:address", spread(device.addresses)),
        ("camcensus:site", device.site),
        ("camcensus:brand", told.brand),
        ("camcensus:manufacturer", told.manufacturer),
        ("camcensus:strength", told.standing.value),
        ("camcensus:acquired", str(device.acquired_on) if device.acquired_on else None),
        ("camcensus:verdict", word_for(row.verdict)),
        ("camcensus:reason", row.reason),
        ("camcensus:provision", f"{decider.instrument} {decider.provision}" if decider else None),
        ("camcensus:duty", decider.duty if decider else None),
        ("camcensus:due", due_text(decider)),
    )
    return [Property(name=name, value=visible(value)) for name, value in values if value]


def _evidence(result: CheckResult, row: Row) -> ComponentEvidence | None:
    told = row.device.identification
    methods = [
        Method(
            technique=AnalysisTechnique.OTHER,
            confidence=_share(told.probability if reason.speaks_for else 0.0),
            value=visible(f"{'for' if reason.speaks_for else 'against'}: {reason.fingerprint}: {reason.observed}", 400),
        )
        for reason in told.reasons[:MAX_METHODS]
    ]
    places = {str(observation.origin): observation.origin for observation in origins(result, row.device)[:MAX_METHODS]}
    if not methods and not places:
        return None
    identity = Identity(
        field=IdentityField.NAME,
        confidence=_share(told.probability),
        concluded_value=visible(row.maker, 400) if row.maker else None,
        methods=methods,
    )
    return ComponentEvidence(
        identity=[identity] if methods else [],
        occurrences=[
            Occurrence(location=visible(origin.source) or "unnamed", additional_context=visible(origin.place) or None)
            for origin in places.values()
        ],
    )


def _share(probability: float) -> Decimal:
    return Decimal(f"{min(1.0, max(0.0, probability)):.4f}")


def _exploited(rows: list[Row]) -> Iterator[Vulnerability]:
    affected: dict[tuple[str, str], Vulnerability] = {}
    for number, row in enumerate(rows, 1):
        for item in row.exploited:
            key = (item.cve, item.certainty)
            if key not in affected:
                affected[key] = Vulnerability(
                    bom_ref=f"vulnerability-{len(affected) + 1}",
                    id=visible(item.cve, 200),
                    source=VulnerabilitySource(
                        name=visible(item.catalogue, 400), url=XsUri(item.source) if link(item.source) else None
                    ),
                    description=visible(item.title),
                    detail=visible(f"{item.certainty}: {item.why}"),
                )
            affected[key].affects.add(BomTarget(ref=f"device-{number}"))
    yield from affected.values()
