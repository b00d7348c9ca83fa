"""The estate of Exampleton Council: an invented body under invented rules, with every verdict and every awkward case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from camcensus.account.result import CheckResult, Exploited, InputRead
from camcensus.model.equipment import Device, EquipmentKind, Identification, Standing
from camcensus.model.evidence import Asserts, Reason, Source, Strength
from camcensus.model.interval import PartialDate
from camcensus.model.law import Finding, Step, Verdict
from camcensus.model.observation import Note, Observation, Origin, Rejected

DAY = date(2026, 11, 23)
FACT = Source("Example fact", "https://example.org/facts/maker", DAY)
ACT = "https://example.org/acts/2022-9"
CALL = "https://example.org/calls/2022-07"
NAMES = {"hikvision": "Hikvision", "dahua": "Dahua", "axis": "Axis", "uniview": "Uniview", "cisco": "Cisco"}


def seen(key: str, field: str, raw: str, place: str, source: str = "scan.xml") -> Observation:
    return Observation(key, field.split(".")[0], raw, field, Origin(source, place), observed_at="2026-11-20T09:00:00Z")


def reason(observation: Observation, asserts: Asserts, strength: Strength, speaks_for: bool = True) -> Reason:
    return Reason(
        fingerprint=f"{observation.field}-{asserts.manufacturer or asserts.brand or 'kind'}".replace(".", "-"),
        observation=observation.id,
        field=observation.field or observation.kind,
        observed=observation.raw,
        asserts=asserts,
        strength=strength,
        speaks_for=speaks_for,
        sources=(FACT,),
        origin=str(observation.origin),
    )


def told(
    key: str,
    maker: str | None,
    standing: Standing,
    *reasons: Reason,
    brand: str | None = None,
    model: str | None = None,
    kind: EquipmentKind | None = EquipmentKind.CAMERA,
    camera: bool | None = True,
    probability: float = 0.0,
    **more: object,
) -> Identification:
    plain = Identification(
        id=key, is_camera_equipment=camera, equipment=kind, manufacturer=maker, brand=brand, model=model, firmware=None,
        serial=None, produced_on=None, standing=standing, probability=probability, rivals=(), analytics=(),
        reasons=reasons,
    )  # fmt: skip
    return replace(plain, **more)


def device(identification: Identification, address: str | None = None, **more: object) -> Device:
    plain = Device(
        key=identification.id, addresses=(address,) if address else (), mac=None, serial=None, name=None, site=None,
        acquired_on=None, quantity=None,
        observations=tuple(dict.fromkeys(reason.observation for reason in identification.reasons)), merged_because=(),
        identification=identification,
    )  # fmt: skip
    return replace(plain, **more)


def act(key: str, verdict: Verdict, says: str, maker: str | None = None, missing: tuple[str, ...] = ()) -> Finding:
    steps = [
        Step("in-force", "In force since 2022-01-01; judged as of 2026-11-23.", ACT),
        Step("binds-body", "Binds local authorities, and a council is one.", ACT),
        Step("maker" if verdict is Verdict.COVERED else "decides", says, ACT),
    ]
    covered = verdict is Verdict.COVERED
    return Finding(
        device=key, instrument="zz-example-act-2022", provision="s. 4(1)", title="Example Surveillance Act 2022",
        as_of="2026-11-23", verdict=verdict, duty="remove-by" if covered else None,
        due=PartialDate(2026, 6, 30) if covered else None, overdue=covered, because=tuple(steps), missing=missing,
        binding=True, manufacturer=maker,
    )  # fmt: skip


def bought_after(key: str, says: str, verdict: Verdict = Verdict.NOT_COVERED, missing: tuple[str, ...] = ()) -> Finding:
    return Finding(
        device=key, instrument="zz-example-act-2022", provision="s. 7", title="Example Surveillance Act 2022",
        as_of="2026-11-23", verdict=verdict, duty=None, due=None, overdue=False,
        because=(Step("acquired", says, ACT),), missing=missing, binding=True, manufacturer=None,
    )  # fmt: skip


def call(key: str, verdict: Verdict = Verdict.COVERED) -> Finding:
    return Finding(
        device=key, instrument="zz-members-call-2022", provision="letter", title="Call of 67 members of Parliament",
        as_of="2026-11-23", verdict=verdict, duty="call-for-ban" if verdict is Verdict.COVERED else None, due=None,
        overdue=False, because=(Step("maker", "Names the maker of this device.", CALL),), missing=(), binding=False,
        manufacturer=None,
    )  # fmt: skip


def build_sample() -> CheckResult:
    """About a dozen devices: covered, rebranded, contradicted, undetermined for two reasons, not covered, other kinds."""
    observations: dict[str, Observation] = {}

    def see(key: str, field: str, raw: str, place: str, source: str = "scan.xml") -> Observation:
        observations[key] = seen(key, field, raw, place, source)
        return observations[key]

    hik, dah = Asserts(manufacturer="hikvision", camera_equipment=True), Asserts(manufacturer="dahua")
    private, own = Strength.PRIVATE_PROTOCOL, Strength.SELF_DECLARED
    realm = see("o1", "http.realm", "DS-2CD2042WD-I", "host 192.0.2.10 port 80")
    sadp = see("o2", "sadp.DeviceDescription", "DS-2CD2042WD-I", "packet 14", "lobby.pcap")
    badge = see("o3", "http.title", "ANNKE C800", "host 192.0.2.11 port 80")
    isapi = see("o4", "isapi.deviceType", "IPCamera", "host 192.0.2.11 port 8000")
    dhip = see("o5", "dhip.deviceType", "IPC-HFW4431R-Z", "packet 90", "lobby.pcap")
    mixed = see("o6", "http.server", "App-webs/", "host 192.0.2.13 port 80")
    against = see("o7", "rtsp.server", "Dahua Rtsp Server", "host 192.0.2.13 port 554")
    row = see("o8", "register.make", "Hikvision", "row 14", "register.csv")
    unsigned = see("o9", "http.title", "NETSurveillance WEB", "host 192.0.2.15 port 80")
    axis = see("o10", "vapix.Brand", "AXIS", "host 192.0.2.16 port 443")
    switch = see("o11", "snmp.sysDescr", "Cisco IOS Software", "host 192.0.2.1 port 161")
    quiet = see("o12", "ssh.banner", "SSH-2.0-OpenSSH_9.2", "host 192.0.2.77 port 22")
    unread = see("o13", "http.headers", "X-Frame-Options: SAMEORIGIN", "host 192.0.2.10 port 80")
    axis2 = see("o14", "vapix.Brand", "AXIS", "host 192.0.2.17 port 443")
    uniview = see("o15", "onvif.Manufacturer", "UNIVIEW", "host 192.0.2.18 port 80")

    devices = (
        device(
            told("00:00:5e:00:53:10", "hikvision", Standing.CONFIRMED, reason(sadp, hik, private),
                 reason(realm, hik, own), brand="Hikvision", model="DS-2CD2042WD-I", probability=0.99,
                 firmware="V5.4.5 build 170123", produced_on="2017-03", analytics=("Face Detection",)),
            "192.0.2.10", name="Main hall", site="Town Hall", mac="00:00:5e:00:53:10",
            observations=("o1", "o2", "o13"), acquired_on=PartialDate(2017, 4),
            merged_because=("scan.xml host 192.0.2.10 and lobby.pcap packet 14 share the MAC 00:00:5e:00:53:10",)),
        device(
            told("192.0.2.11", "hikvision", Standing.LIKELY, reason(isapi, hik, private),
                 reason(badge, Asserts(brand="Annke", model="C800"), own), brand="Annke", model="C800",
                 probability=0.93),
            "192.0.2.11", name="Car park", site="Depot"),
        device(
            told("register.csv row 14", "hikvision", Standing.POSSIBLE,
                 reason(row, Asserts(manufacturer="hikvision"), own), brand="Hikvision", probability=0.8,
                 kind=EquipmentKind.RECORDER),
            name="NVR Library", site="Library", quantity=3, acquired_on=PartialDate(2019)),
        device(
            told("192.0.2.12", "dahua", Standing.CONFIRMED, reason(dhip, dah, private), brand="Lorex",
                 model="IPC-HFW4431R-Z", probability=0.98),
            "192.0.2.12", name="Bridge"),
        device(
            told("192.0.2.13", "hikvision", Standing.CONTRADICTED, reason(mixed, hik, Strength.DISTINCTIVE),
                 reason(against, dah, Strength.DISTINCTIVE, speaks_for=False), probability=0.52,
                 rivals=(("dahua", 0.44),), note="Two makers' firmware answers at one address."),
            "192.0.2.13"),
        device(
            told("192.0.2.15", None, Standing.UNKNOWN,
                 reason(unsigned, Asserts(camera_equipment=True), Strength.SHARED),
                 note="The page is shared by several makers."),
            "192.0.2.15"),
        device(
            told("192.0.2.16", "axis", Standing.CONFIRMED, reason(axis, Asserts(manufacturer="axis"), own),
                 brand="AXIS", model="M3045-V", probability=0.97),
            "192.0.2.16"),
        device(
            told("192.0.2.17", "axis", Standing.CONFIRMED, reason(axis2, Asserts(manufacturer="axis"), own),
                 brand="AXIS", model="M3045-V", probability=0.97),
            "192.0.2.17"),
        device(
            told("192.0.2.18", "uniview", Standing.LIKELY, reason(uniview, Asserts(manufacturer="uniview"), own),
                 brand="UNIVIEW", probability=0.9),
            "192.0.2.18"),
        device(
            told("192.0.2.1", "cisco", Standing.LIKELY, reason(switch, Asserts(manufacturer="cisco"), own),
                 kind=EquipmentKind.NETWORK, camera=False, probability=0.9),
            "192.0.2.1"),
        device(told("192.0.2.77", None, Standing.UNKNOWN, kind=None, camera=None), "192.0.2.77",
               observations=("o12",)),
        device(told("192.0.2.78", None, Standing.UNKNOWN, kind=EquipmentKind.OTHER, camera=False), "192.0.2.78"),
    )  # fmt: skip
    assert quiet.id in observations
    assert unread.id in observations

    covered, open_, clear = Verdict.COVERED, Verdict.UNDETERMINED, Verdict.NOT_COVERED
    named = "Made by Hikvision, which the schedule names."
    through = "The badge is Annke; Hikvision made it, which the schedule names."
    both = "Hikvision or Dahua made it; the evidence is divided."
    verdicts = {
        "00:00:5e:00:53:10": act("00:00:5e:00:53:10", covered, named, "hikvision"),
        "192.0.2.11": act("192.0.2.11", covered, through, "hikvision"),
        "register.csv row 14": act("register.csv row 14", covered, named, "hikvision"),
        "192.0.2.12": act("192.0.2.12", open_, "Dahua is named for equipment bought from 2023 on.", "dahua",
                          ("day of purchase",)),
        "192.0.2.13": act("192.0.2.13", open_, both, None, ("maker",)),
        "192.0.2.15": act("192.0.2.15", open_, "The maker is not known.", None, ("maker",)),
        "192.0.2.16": act("192.0.2.16", clear, "Axis is not named in the schedule.", "axis"),
        "192.0.2.17": act("192.0.2.17", clear, "Axis is not named in the schedule.", "axis"),
        "192.0.2.18": act("192.0.2.18", clear, "Uniview is not named in the schedule.", "uniview"),
        "192.0.2.1": act("192.0.2.1", clear, "Network equipment is not video surveillance."),
        "192.0.2.77": act("192.0.2.77", open_, "What it is is not known.", None, ("kind of equipment",)),
        "192.0.2.78": act("192.0.2.78", clear, "Not video surveillance equipment."),
    }  # fmt: skip
    findings: dict[str, tuple[Finding, ...]] = {
        key: (finding, bought_after(key, "Applies to purchases from 2027-01-01 on."))
        for key, finding in verdicts.items()
    }
    for key in ("00:00:5e:00:53:10", "192.0.2.11", "192.0.2.12", "register.csv row 14"):
        findings[key] += (call(key),)
    findings["192.0.2.18"] += (call("192.0.2.18", clear),)
    kev = "Example catalogue 2026.11.20"
    return CheckResult(
        as_of=DAY, body="uk-english-council", body_title="Exampleton Council (invented)", judged=True, version="0.1.0",
        facts_digest="ab" * 32,
        inputs=(
            InputRead("scan.xml", "nmap XML", "0" * 64, 12, 0),
            InputRead("lobby.pcap", "packet capture", "1" * 64, 2, 0),
            InputRead("register.csv", "asset register", "2" * 64, 1, 1),
            InputRead("broken.xlsx", "not recognised", "3" * 64, 0, 1),
        ),
        devices=devices, observations=observations, findings=findings,
        exploited={
            "192.0.2.11": (
                Exploited("CVE-0000-0001", "Example command injection", "may be affected",
                          "The record names Hikvision products; the badge Annke stands for a Hikvision product here.",
                          kev, "2022-01-24", "https://example.org/cve/CVE-0000-0001"),
            ),
        },
        catalogues=(kev,), maker_names=NAMES,
        rejected=(
            Rejected(Origin("register.csv", "row 9"), "quantity is 'several'", "Write a whole number."),
            Rejected(Origin("broken.xlsx"), "is not a ZIP archive", "Save it again as XLSX or CSV."),
        ),
        notes=(Note(Origin("register.csv"), "Columns read: Make -> manufacturer, Qty -> quantity. Not read: Colour."),),
        facts_day=DAY,
    )  # fmt: skip
