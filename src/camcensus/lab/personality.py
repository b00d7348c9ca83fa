"""What one kind of emulated equipment answers: the records of data/lab/devices, as values.

A record says what answers on which port, the truth about the device, and the sources of its grammar. Text in it may hold
{{placeholders}} that are filled for the address the device stands at; see PLACEHOLDERS.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from camcensus.model.errors import FactError

DEVICES = Path(__file__).resolve().parent.parent / "data" / "lab" / "devices"

PLACEHOLDERS = (
    "address",  # textual IPv4 address of the device
    "port",  # that was asked
    "mac",  # aa:bb:cc:00:00:07
    "MAC",  # AABBCC000007
    "mac_dash",  # aa-bb-cc-00-00-07
    "realm_mac",  # aabbcc000007
    "uuid",  # of the device: ends in its MAC
    "model",  # one of `models`
    "date",  # of HTTP, now
    "rtsp_date",  # now, as many cameras write it: "Tue, Dec 21 2021 12:08:36 GMT"
    "cseq",  # of the RTSP question
    "url",  # of the question's first line, as sent
    "nonce",  # 32 hexadecimal digits, another one each time
    "relates",  # MessageID or Uuid of the question
    "target",  # search target of an SSDP question
    "length",  # bytes of the body
)


@dataclass(frozen=True, slots=True)
class Truth:
    """What the device really is. None: not a maker that we name."""

    is_camera_equipment: bool
    manufacturer: str | None
    brand: str | None
    model: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to one question of HTTP or RTSP."""

    method: str  # "*": any
    path: str  # without query where the question's is to be ignored; a last "*" stands for any ending
    operation: str  # SOAP operation in the body; empty: whatever it holds
    head: str  # status line and headers, lines ended by "\n"
    body: bytes
    to_owner: bool = False  # only where the question carries the account of lab.owner


@dataclass(frozen=True, slots=True)
class TcpService:
    """What listens on some ports."""

    ports: tuple[int, ...]
    speaks: (
        str  # "http", "rtsp", "banner" (speaks first), "silent" (accepts, says nothing), "dropped" (no answer to SYN)
    )
    tls: bool = False
    answers: tuple[Answer, ...] = ()
    banner: bytes = b""


@dataclass(frozen=True, slots=True)
class UdpService:
    """What answers datagrams on a port, by one of the protocols of lab.datagrams."""

    port: int
    speaks: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Personality:
    """One kind of emulated equipment."""

    id: str
    kind: str  # camera, recorder, encoder, intercom, vms, or what a decoy is: printer, phone, ...
    truth: Truth
    oui: str  # "44:19:b6"
    models: tuple[str, ...]
    tcp: tuple[TcpService, ...]
    udp: tuple[UdpService, ...]
    certificate: Mapping[str, Any] | None
    weight: int  # how often it stands in the default network, against others of its kind


@lru_cache(maxsize=1)
def personalities() -> Mapping[str, Personality]:
    """All shipped personalities by id, in order of id. Raises FactError."""
    found: dict[str, Personality] = {}
    for file in sorted(DEVICES.glob("*.yaml")):
        for record in yaml.load(file.read_text("utf-8"), Loader=_loader()):  # noqa: S506 (a safe loader either way)
            read = read_personality(record, f"data/lab/devices/{file.name}")
            if read.id in found:
                raise FactError(
                    f"data/lab/devices/{file.name}", f"id {read.id!r} is there twice", "Rename one of them."
                )
            found[read.id] = read
    return dict(sorted(found.items()))


def _loader() -> Any:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_personality(record: Mapping[str, Any], where: str) -> Personality:
    """One record as a value. Raises FactError where it is not what the schema says."""
    try:
        truth = Truth(**record["truth"])
        models = tuple(record.get("models", ())) or ((truth.model,) if truth.model else ("",))
        return Personality(
            id=record["id"],
            kind=record["kind"],
            truth=truth,
            oui=record.get("oui", "02:00:00"),
            models=models,
            tcp=tuple(_tcp_service(each) for each in record.get("tcp", ())),
            udp=tuple(
                UdpService(each["port"], each["speaks"], {k: v for k, v in each.items() if k not in ("port", "speaks")})
                for each in record.get("udp", ())
            ),
            certificate=record.get("certificate"),
            weight=record.get("weight", 1),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise FactError(
            f"{where}: {record.get('id', '?')}", f"not a personality: {error!r}", "See schema.json beside it."
        ) from error


def _tcp_service(record: Mapping[str, Any]) -> TcpService:
    answers = [_answer(each) for each in record.get("answers", ())]
    if "onvif" in record:
        from camcensus.lab.onvif import onvif_answers

        answers = [*onvif_answers(record["onvif"]), *answers]
    return TcpService(
        ports=tuple(record["ports"]),
        speaks=record["speaks"],
        tls=record.get("tls", False),
        answers=tuple(answers),
        banner=_bytes_of(record, "banner"),
    )


def _answer(record: Mapping[str, Any]) -> Answer:
    method, _, rest = record["to"].partition(" ")
    path, _, operation = rest.partition(" ")
    return Answer(
        method, path or "*", operation, record["head"], _bytes_of(record, "body"), record.get("to_owner", False)
    )


def _bytes_of(record: Mapping[str, Any], name: str) -> bytes:
    if f"{name}_base64" in record:
        return base64.b64decode(record[f"{name}_base64"], validate=True)
    return str(record.get(name, "")).encode("utf-8")
