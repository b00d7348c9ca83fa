"""Dahua's CGI answers (/cgi-bin/magicBox.cgi and its relatives): lines of `key=value`.

Text in, values out; HTTP headers before the lines are passed over. A device that refuses a question answers "Error" and
"Bad Request!": that it does not know the question proves nothing about what it can do.

Source: rroller/dahua and answers quoted in its issue threads.
"""

from __future__ import annotations

import re

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.capabilities import offers_of_pairs
from camcensus.wire.hikvision_isapi import MAX_ATTACHED, AttachedCamera

MAX_LINES = 5_000
_LINE = re.compile(r"([A-Za-z_][\w.\[\]:-]{0,199})=(.{0,2000})")
_REMOTE = re.compile(r"table\.RemoteDevice(?:\[(\d{1,4})\]|\.uuid:\w{1,60}?_(\d{1,4}))\.(\w{1,40})")
_NO_CAMERA = frozenset({"", "0.0.0.0", "192.168.0.0"})  # noqa: S104 - placeholders in answers
_NO_MODEL = frozenset({"", "ip camera", "ipc", "camera", "ip dome", "unknown"})
# key on the wire -> field; the same thing has different keys in different answers
_FIELDS = {
    "type": "dahua-cgi.type",
    "devicetype": "dahua-cgi.type",
    "class": "dahua-cgi.class",
    "version": "dahua-cgi.version",
    "softwareversion": "dahua-cgi.version",
    "vendor": "dahua-cgi.vendor",
    "serialnumber": "dahua-cgi.serial",
    "sn": "dahua-cgi.serial",
    "updateserial": "dahua-cgi.update-serial",
    "processor": "dahua-cgi.processor",
    "machinename": "dahua-cgi.name",
    "name": "dahua-cgi.name",
}


def read_dahua_cgi(raw: str, _: str | None = None) -> tuple[Field, ...]:
    """The fields of one answer. `field`, where known, is the path that was asked.

    Raises WireError if there is no `key=value` line and no refusal.
    """
    pairs = read_pairs(raw)
    if not pairs:
        if re.search(r"(?im)^\s{0,8}Error\s{0,8}$", raw[:2000]):
            return (Field("dahua-cgi.refusal", " ".join(raw.split())[:200]),)
        raise WireError("Dahua CGI answer expected: no line of key=value")
    fields = [Field("dahua-cgi.answer", start) for start in ("table", "caps") if _any_below(pairs, start)]
    for key, value in pairs.items():
        last = key.removeprefix("table.").rpartition(".")[2].lower()
        name = _FIELDS.get(key.lower()) or (_FIELDS.get(last) if key.startswith("table.MagicBox") else None)
        if name is not None and value:
            fields.append(Field(name, value))
        elif last in ("mac", "physicaladdress") and value and not key.startswith("table.RemoteDevice"):
            fields.append(Field("mac.address", value))
    fields += [Field("analytics.offered", offer) for offer in offers_of_pairs(pairs)]
    return tuple(fields) or (Field("dahua-cgi.keys", " ".join(list(pairs)[:20])),)


def read_attached(raw: str) -> tuple[AttachedCamera, ...]:
    """The cameras in a recorder's list (getConfig of RemoteDevice), by channel; none for any other answer.

    Places without a camera are left out: those switched off, and those with no address but a placeholder. A name of a
    class of device ("IP Camera") is no model. User names and passwords, which the answer holds as well, are never read.
    """
    places: dict[int, dict[str, str]] = {}
    for key, value in read_pairs(raw).items():
        match = _REMOTE.fullmatch(key)
        if match and (int(match[1] or match[2]) in places or len(places) < MAX_ATTACHED):
            places.setdefault(int(match[1] or match[2]), {})[match[3].lower()] = value
    return tuple(
        AttachedCamera(
            channel=str(number + 1),
            protocol=place.get("protocoltype") or place.get("vendor") or None,
            address=place["address"],
            model=_model(place.get("devicetype", "")),
            serial=place.get("serialno") or place.get("serialnumber") or None,
            firmware=place.get("version") or place.get("softwareversion") or None,
            mac=place["mac"] if re.search(r"(?i)[1-9a-e]", place.get("mac", "")) else None,
        )
        for number, place in sorted(places.items())
        if place.get("enable", "true").lower() == "true" and _is_address(place.get("address", ""))
    )


def _is_address(text: str) -> bool:
    """True for an address or a name; false for the placeholders of an empty place, and for an address that is cut off."""
    digits = re.fullmatch(r"[\d.]*", text) is not None
    return text not in _NO_CAMERA and (not digits or re.fullmatch(r"(?:\d{1,3}\.){3}\d{1,3}", text) is not None)


def _model(text: str) -> str | None:
    return None if text.lower() in _NO_MODEL else text


def _any_below(pairs: dict[str, str], start: str) -> bool:
    return any(key.startswith(f"{start}.") for key in pairs)


def read_pairs(raw: str) -> dict[str, str]:
    """The `key=value` lines of a text in order, values trimmed; of a key that stands twice the first counts."""
    body = raw.partition("\r\n\r\n")[2] if raw.startswith("HTTP/") else raw
    pairs: dict[str, str] = {}
    for line in body.splitlines()[:MAX_LINES]:
        match = _LINE.fullmatch(line.strip())
        if match:
            pairs.setdefault(match[1], match[2].strip())
    return pairs
