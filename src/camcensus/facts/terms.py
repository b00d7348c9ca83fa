"""The closed words of the instruments' format. data/instruments/schema.json says the same; a test compares them."""

from __future__ import annotations

from dataclasses import dataclass

from camcensus.facts.bodies import refuse_unknown_keys
from camcensus.facts.records import Record
from camcensus.model.equipment import EquipmentKind

KINDS = (
    "law",
    "regulation",
    "direction",
    "guidance",
    "recommendation",
    "company-decision",
    "call",
    "list",
    "decision",
    "enforcement",
    "proposal",
    "contract-term",
)
NOT_BINDING = ("recommendation", "call", "list", "proposal")  # unless the record says otherwise
CLASSES = (
    "video-surveillance",
    "telecoms",
    "network",
    "apps",
    "access-control",
    "drones",
    "software",
    "all-ict",
)
ACTS = (
    "procure",
    "renew",
    "deploy",
    "use",
    "keep",
    "connect",
    "provide",
    "import",
    "market",
    "sell",
    "authorise",
    "relabel",
    "export",
    "invest",
    "operate",
)
RUNNING = ("procure", "renew", "deploy", "use", "keep", "connect", "provide")  # what whoever runs a device may do
PURPOSES = (
    "public-safety",
    "government-facility-security",
    "critical-infrastructure",
    "national-security",
    "other",
    "network-core",
    "5g-network",
    "5g-access",
    "full-fibre-access",
    "transmission",
    "national-security-site",
    "fixed-network",
    "official-device",
    "personal-device",
    "personal-device-with-work-apps",
    "law-enforcement",
    "security-research",
    "backhaul-roaming-interconnection",
    "no-data-visibility",
)
SITES = ("sensitive", "ordinary")
ACTIONS = (
    "do-not-procure",
    "do-not-deploy",
    "do-not-use",
    "do-not-provide",
    "do-not-contract-with-users",
    "disconnect-from-core-network",
    "remove",
    "remove-by",
    "consider-removal",
    "consider-extension",
    "authorisation-blocked",
    "import-and-marketing-blocked",
    "modification-of-authorised-covered-equipment-blocked",
    "procedure-to-limit-existing-authorisations",
    "no-supplier-declaration-route",
    "report",
    "flow-down",
    "audit",
    "risk-assess",
    "isolate",
    "review-estate",
    "certification-required",
    "sale-blocked-without-certificate",
    "do-not-sell",
    "remove-listings",
    "limit-share",
    "allow-list-only",
    "exclude-debarred-suppliers",
    "terminate-contract",
    "stop-oem",
    "publish-timeline",
    "call-for-ban",
    "call-for-removal",
    "call-for-review",
    "call-for-exclusion",
    "call-no-public-contracts",
)
INSTRUMENT_KEYS = {
    "id",
    "title",
    "jurisdiction",
    "issuer",
    "kind",
    "binding",
    "made_on",
    "in_force",
    "superseded_by",
    "confidence",
    "open_points",
    "notes",
    "sources",
    "given",
    "provisions",
}
PROVISION_KEYS = {
    "id",
    "clause",
    "says",
    "binding",
    "binds",
    "excludes",
    "doubts",
    "acts",
    "site",
    "acquired",
    "covers",
    "needs",
    "in_force",
    "duties",
    "carve_outs",
    "no_duty",
    "source",
    "given",
    "cases",
}
LIMB_KEYS = {
    "manufacturers",
    "including",
    "home_countries",
    "open_countries",
    "made_in",
    "components_by",
    "uncertified",
    "any_maker",
    "equipment",
    "purposes",
    "unsettled",
    "further",
}
CASE_KEYS = {"name", "expect", "because", "duty", "due", "overdue"}
CASE_FACTS = {
    "as_of",
    "body",
    "site",
    "purpose",
    "act",
    "acquired",
    "manufacturer",
    "rivals",
    "standing",
    "brand",
    "model",
    "equipment",
    "camera",
    "produced",
    "made_in",
    "components",
    "certification",
    "relies_on",
    "facts",
}


@dataclass(frozen=True, slots=True)
class EquipmentClasses:
    """What a kind of device is in the words of the rules."""

    certain: frozenset[str]
    possible: frozenset[str]


def parse_equipment_classes(record: Record) -> tuple[EquipmentKind, EquipmentClasses]:
    """One row of data/terms/equipment-classes.yaml. Raises FactError."""
    refuse_unknown_keys(record, {"kind", "is", "may_be"}, "an equipment class")
    kind = record.text("kind")
    if kind not in {known.value for known in EquipmentKind}:
        raise record.fail(f"kind '{kind}' is not known", f"Use {', '.join(known.value for known in EquipmentKind)}.")
    for name in (*record.texts("is"), *record.texts("may_be")):
        if name not in CLASSES:
            raise record.fail(f"class '{name}' is not known", f"Use {', '.join(CLASSES)}.")
    return EquipmentKind(kind), EquipmentClasses(frozenset(record.texts("is")), frozenset(record.texts("may_be")))
