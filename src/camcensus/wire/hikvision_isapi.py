"""ISAPI: the XML documents of Hikvision equipment, asked for with the owner's account or sent on an event.

Text in, values out. Any document of the protocol is read for its root and namespace, because they alone tell whose
firmware answers; device information, attached cameras and capabilities are read further. A document that was cut off
is read as far as it goes.

Source: answers of fifteen devices in maciej-or/hikvision_next, tests/fixtures/devices.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.capabilities import offers_of_elements, offers_of_pairs
from camcensus.wire.hikvision_sadp import one_space_before_build
from camcensus.wire.markup import Element, read_elements
from camcensus.wire.plain_json import objects_in, read_object, text_of

MAX_ATTACHED = 512  # cameras on one recorder; the largest models take 256
_OTHERS = frozenset({"html", "envelope", "probematch", "svg", "xml", "body", "head", "script"})
_DEVICE_INFO = (
    "deviceDescription",
    "model",
    "serialNumber",
    "deviceType",
    "manufacturer",
    "OEMCode",
    "systemContact",
    "deviceLocation",
    "firmwareVersionInfo",
)


@dataclass(frozen=True, slots=True)
class AttachedCamera:
    """A camera that a recorder, of whatever maker, says is attached to it. Every value is the recorder's claim; None: it
    gave none."""

    channel: str
    protocol: str | None  # "HIKVISION", "ONVIF", ...
    address: str | None
    model: str | None
    serial: str | None
    firmware: str | None
    mac: str | None = None


def read_isapi(raw: str, _: str | None = None) -> tuple[Field, ...]:
    """The fields of any ISAPI document; attached cameras are not this device's and come from `read_attached`.

    Newer firmware answers some questions in JSON, with the names of the XML. Raises WireError if it holds neither an XML
    element nor such an object, or is the page or envelope of another protocol.
    """
    if raw.lstrip().startswith("{"):
        return _read_json(raw)
    elements = _elements(raw)
    root = elements[0].local
    if root.lower() in _OTHERS:
        raise WireError(f"ISAPI document expected, found <{root[:40]}>")
    fields = [Field("isapi.root", root)]
    fields += [Field("isapi.namespace", name) for name in _namespaces(elements)]
    if root == "DeviceInfo":
        fields += _device_info(elements)
    elif root == "EventNotificationAlert":
        fields += [Field("mac.address", e.text) for e in elements if e.local == "macAddress" and len(e.path) == 2][:1]
    elif root == "InputProxyChannelList":
        fields.append(Field("isapi.channels", str(len(_channels(elements)))))
    fields += [Field("analytics.offered", offer) for offer in offers_of_elements(elements)]
    return tuple(fields)


def read_attached(raw: str) -> tuple[AttachedCamera, ...]:
    """The cameras in a recorder's list (/ISAPI/ContentMgmt/InputProxy/channels); none for any other document.

    It shows cameras on the recorder's own network, which no scan reaches. Raises WireError if it holds no XML element.
    """
    elements = _elements(raw)
    if elements[0].local != "InputProxyChannelList":
        return ()
    return tuple(
        AttachedCamera(
            channel=channel["id"],
            protocol=channel.get("proxyProtocol"),
            address=channel.get("ipAddress"),
            model=channel.get("model"),
            serial=channel.get("serialNumber"),
            firmware=channel.get("firmwareVersion"),
        )
        for channel in _channels(elements)
        if "id" in channel
    )


def _elements(raw: str) -> Sequence[Element]:
    elements = read_elements(raw)
    if elements and not raw.rstrip().endswith(">"):
        elements = elements[:-1]  # cut off inside its text
    if not elements:
        raise WireError("ISAPI document expected: the text holds no XML element")
    return elements


def _channels(elements: Sequence[Element]) -> list[dict[str, str]]:
    channels: list[dict[str, str]] = []
    for element in elements:
        if element.local == "InputProxyChannel" and len(channels) < MAX_ATTACHED:
            channels.append({})
        elif channels and element.text and "InputProxyChannel" in element.path:
            channels[-1].setdefault(element.local, element.text)
    return channels


def _namespaces(elements: Sequence[Element]) -> list[str]:
    """The first four different ones; the words after "xmlns", bound to a prefix or not."""
    seen: dict[str, None] = {}
    for element in elements:
        for name, value in element.attributes.items():
            if value and (name == "xmlns" or name.startswith("xmlns:")):
                seen[value] = None
    return list(seen)[:4]


def _read_json(raw: str) -> tuple[Field, ...]:
    answer = read_object(raw, "ISAPI")
    fields: list[Field] = []
    if {"eventType", "eventState"} <= answer.keys():
        fields.append(Field("isapi.root", "EventNotificationAlert"))
        fields += [Field("mac.address", mac) for mac in [text_of(answer.get("macAddress"))] if mac]
    for name, part in answer.items():
        if isinstance(part, dict):
            fields.append(Field("isapi.root", name))
        if name == "DeviceInfo" and isinstance(part, dict):
            fields += _info_fields({key: text for key, value in part.items() if (text := text_of(value))})
    said = {key: str(value).lower() for part in objects_in(answer) for key, value in part.items() if value is True}
    fields += [Field("analytics.offered", offer) for offer in offers_of_pairs(said)]
    if not fields:
        raise WireError("ISAPI document expected: the JSON has none of its objects")
    return tuple(fields)


def _device_info(elements: Sequence[Element]) -> Iterator[Field]:
    yield from _info_fields({e.local: e.text for e in elements if e.text and len(e.path) == 2})


def _info_fields(values: Mapping[str, str]) -> Iterator[Field]:
    for name in _DEVICE_INFO:
        if name in values:
            yield Field(f"isapi.{name}", values[name])
    if "firmwareVersion" in values:
        version = f"{values['firmwareVersion']} {values.get('firmwareReleasedDate', '')}".strip()
        yield Field("isapi.firmware", one_space_before_build(version))
    if "macAddress" in values:
        yield Field("mac.address", values["macAddress"])
