"""Texts that people wrote: rows of asset registers, purchase orders, descriptions; and cells of register columns.

A model number may stand anywhere in such a text, so besides the whole text each word that may be one is a field of
its own. The same is done for the places where a device states its model: all of them give a field `model.number`,
which is what the grammars of model numbers read; `serial.number` and `firmware.version` likewise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from camcensus.model.observation import Field

MAX_WORDS = 60
MAX_PAIRED = 12  # words at the beginning that are also read two and three together
MAX_WORD = 64  # characters; the longest model numbers seen have 48

# Fields in which a device or its owner states a model number, a serial number, a firmware version.
_MODEL_FIELDS = frozenset(
    {
        "text.whole",
        "register.model",
        "register.description",
        "register.name",
        "sadp.DeviceDescription",
        "isapi.model",
        "dhip.DeviceType",
        "dahua-cgi.type",
        "vapix.ProdFullName",
        "vapix.ProdNbr",
        "vapix.ProdShortName",
        "tplink.model",
        "xiongmai.HardWare",
        "xiongmai.DeviceModel",
        "shadowserver.device-model",
        "onvif.scope.hardware",
        "onvif.scope.name",
        "onvif.model",
        "onvif.scope.model",
        "upnp.model-name",
        "upnp.model-number",
        "upnp.model-description",
        "upnp.friendly-name",
        "nmap.service",
        # a page, a challenge, a greeting or a certificate may hold nothing but the model number
        "http.title",
        "http.realm",
        "http.meta",
        "http.script-value",
        "rtsp.realm",
        "sdp.session",
        "ftp.banner",
        "telnet.banner",
        "snmp.sysdescr",
        "snmp.sysname",
        "tls.subject.cn",
        "mdns.instance",
        "dhcp.host-name",
        "dhcp.vendor-class",
        "sip.user-agent",
    }
)
_SERIAL_FIELDS = frozenset(
    {
        "register.serial",
        "sadp.DeviceSN",
        "isapi.serialNumber",
        "dhip.SerialNo",
        "dhip.MachineName",
        "dahua-cgi.serial",
        "onvif.serial",
        "upnp.serial",
    }
)
_FIRMWARE_FIELDS = frozenset(
    {
        "register.firmware",
        "sadp.SoftwareVersion",
        "isapi.firmware",
        "dhip.Version",
        "dahua-cgi.version",
        "vapix.Version",
        "tplink.firmware",
        "xiongmai.SoftWareVersion",
        "xiongmai.Version",
        "shadowserver.device-version",
        "onvif.firmware",
    }
)
_NUMBERED = _MODEL_FIELDS | _SERIAL_FIELDS | _FIRMWARE_FIELDS
_SPLIT = re.compile(r"[\s,;|\"'<>]+")
_EDGES = ".:!?*()[]{}“”‘’"
_HAS_DIGIT = re.compile(r"\d")


def read_text(raw: str, field: str | None = None) -> tuple[Field, ...]:
    """A text as a whole: `text.whole`, or the register column that `field` names. Never refuses."""
    value = " ".join(raw.split())
    name = field if field is not None and field.startswith("register.") else "text.whole"
    return (Field(name, value),) if value else ()


def read_host_name(raw: str, field: str | None = None) -> tuple[Field, ...]:
    """A name that was looked up: `dns.name`, lower case, without port and final dot. Other words of the protocol, such
    as a server's version text, are a `banner`."""
    if field is not None and field not in ("dns.name", "dns.query", "name", "query", "qname"):
        words = " ".join(raw.split())
        return (Field("banner", words),) if words else ()
    name = raw.strip().lower().partition("/")[0].partition(":")[0].rstrip(".")
    return (Field("dns.name", name),) if name else ()


def with_numbers(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields, and after each that states a model, serial or firmware its `model.number`, `serial.number` or
    `firmware.version`; of a longer text each word that may be a model number as well."""
    given = tuple(fields)
    if _NUMBERED.isdisjoint([field.name for field in given]):
        return given
    found: list[Field] = []
    for field in given:
        found.append(field)
        if field.name in _MODEL_FIELDS:
            stated = field.value.partition("=")[2] if field.name == "http.script-value" else field.value
            found.extend(Field("model.number", word) for word in model_words(stated))
        elif field.name in _SERIAL_FIELDS:
            found.append(Field("serial.number", field.value))
        elif field.name in _FIRMWARE_FIELDS:
            found.append(Field("firmware.version", field.value))
    return tuple(found)


def model_words(text: str) -> tuple[str, ...]:
    """What may be a model number: the whole text if it is short, each word with a digit, and each pair and three of
    neighbouring words among the first MAX_PAIRED that holds one ("Axis P3245-LVE", "Argus 3 Pro"); without the
    punctuation around them."""
    text = text[:4096].strip()
    words = [word for part in _SPLIT.split(text)[: MAX_WORDS + 1] if (word := _trimmed(part))][:MAX_WORDS]
    candidates: dict[str, None] = {text: None} if len(text) <= MAX_WORD else {}
    for word in words:
        if len(word) <= MAX_WORD and _HAS_DIGIT.search(word):
            candidates[word] = None
    for length in (2, 3):
        for start in range(min(len(words), MAX_PAIRED) - length + 1):
            phrase = " ".join(words[start : start + length])
            if len(phrase) <= MAX_WORD and _HAS_DIGIT.search(phrase):
                candidates[phrase] = None
    return tuple(candidates)


def _trimmed(word: str) -> str:
    """A word without the punctuation around it; a bracket that closes one inside the word stays."""
    word = word.strip(".:!?*“”‘’")
    while word and word[0] in "([{" and _closing(word[0]) not in word:
        word = word[1:]
    if len(word) > 1 and word[0] in "([{" and word[-1] == _closing(word[0]):
        word = word[1:-1]
    while word and word[-1] in ")]}" and word.count(_opening(word[-1])) < word.count(word[-1]):
        word = word[:-1]
    return word.strip(_EDGES[:4]).rstrip("-/")


def _closing(bracket: str) -> str:
    return {"(": ")", "[": "]", "{": "}"}[bracket]


def _opening(bracket: str) -> str:
    return {")": "(", "]": "[", "}": "{"}[bracket]
