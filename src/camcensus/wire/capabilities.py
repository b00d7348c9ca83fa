"""Face and ethnicity analytics named in capability documents: what the firmware says it can do.

Read-only and about the document alone: that a function is offered does not say that it is switched on, and nothing here
asks a device for faces, libraries or events. Only what a document states as supported is taken: `false`, an empty list
or a missing element is silence.

The value of an `analytics.offered` field is a step and the word found: "face detection (isSupportFaceDetect)". The
steps, weakest first: face detection (there is a face), face capture (its picture is kept), face modelling (a template
is computed), face comparison (it is compared with a list of people), person attributes (age, sex, glasses, ...),
ethnicity attribute (race, ethnic group, nation).

Source: capability answers in maciej-or/hikvision_next, tests/fixtures/devices; the Dahua network SDK's EM_NATION_TYPE
and EM_RACE_TYPE; ONVIF Analytics Service Specification, human face schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from camcensus.wire.markup import Element

MAX_OFFERS = 40

# Step -> the whole name of a capability, without "isSupport" or "support".
_STEPS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (step, re.compile(pattern, re.IGNORECASE))
    for step, pattern in (
        (
            "ethnicity attribute",
            r"(?:em)?(?:race|ethnic(?:ity|s)?|nation|minority|u[iy]gh?ur|complexion)(?:recognition|detection|attribute)?",
        ),
        (
            "face comparison",
            r"(?:whitelist|blacklist|allowlist|blocklist)?face(?:contrast|compare|comparison|match|recognition)(?:s|cap|server)?",
        ),
        ("face comparison", r"(?:fdlib|facelib|facelibrary|facegroup|facedatabase)(?:s|cap)?"),
        ("face modelling", r"face(?:snap)?model(?:l)?(?:ing)?"),
        ("face capture", r"face(?:snap|capture)(?:cap)?(?:statistics)?"),
        ("face detection", r"(?:smart)?face(?:detect|detection|detector)(?:cap)?(?:alarm)?"),
        ("person attributes", r"(?:face|human|body)attribute(?:s)?(?:recognition|detection)?"),
    )
)
_PREFIX = re.compile(r"(?:is)?_?support_?s?", re.IGNORECASE)
_TRUE = frozenset({"true", "1", "yes", "on"})
_FALSE = frozenset({"false", "0", "no", "off", "notsupport", "unsupported"})
_WORD = re.compile(r"[A-Za-z]{3,40}")
_LISTS = re.compile(r"(?:class|type|types|list|features?|attributes?|supported\w*)$", re.IGNORECASE)  # ends of keys
_ATTRIBUTE_LISTS = re.compile(r"face|human|person|people|target|attribute|event|rule|type|capture", re.IGNORECASE)


def offers_of_elements(elements: Sequence[Element]) -> tuple[str, ...]:
    """What an XML capability document offers: `isSupport...` elements that say true, words of `opt` lists, and
    modules or rules described in ONVIF answers. Names that people gave to channels and scenes are no offers."""
    found: dict[str, None] = {}
    for element in elements:
        if element.text.lower() in _TRUE and _PREFIX.match(element.local):
            _note(found, element.local)
        choices = element.attributes.get("opt")
        if choices and (step := _step(element.local)) == "ethnicity attribute":
            found[f"{step} ({element.local})"] = None
        if choices and _ATTRIBUTE_LISTS.search(element.local):
            for word in _WORD.findall(choices[:2000]):
                _note(found, word)
        if element.local in ("AnalyticsModuleDescription", "RuleDescription"):
            named = element.attributes.get("Name", "")
            if named.endswith("Recognition/Face"):
                found["face comparison (Recognition/Face)"] = None
            _note(found, named.rpartition(":")[2].rpartition("/")[2])
    return _bounded(found)


def offers_of_pairs(pairs: Mapping[str, str]) -> tuple[str, ...]:
    """What `key=value` lines of a Dahua answer offer: `caps.FaceRecognition=true`, `Class=FaceDetection`,
    `AttributeList[3]=Race`. A key whose value says no is silence, and so are names and titles that people gave."""
    found: dict[str, None] = {}
    for key, value in pairs.items():
        if value.lower() in _FALSE or not value:
            continue
        parts = [part for part in re.split(r"[.\[\]\s]+", key[:200]) if part and not part.isdigit()]
        for part in parts[-2:]:
            if value.lower() in _TRUE or part == parts[-2 if len(parts) > 1 else -1]:
                _note(found, part)
        if _LISTS.search(parts[-1] if parts else ""):
            for word in re.split(r"[,;|]", value[:400]):
                _note(found, word.strip())
    return _bounded(found)


def _note(found: dict[str, None], word: str) -> None:
    step = _step(word)
    if step is not None:
        found[f"{step} ({word})"] = None


def _step(word: str) -> str | None:
    bare = _PREFIX.sub("", word, count=1) if _PREFIX.match(word) else word
    return next((step for step, pattern in _STEPS if pattern.fullmatch(bare)), None)


def _bounded(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(found))[:MAX_OFFERS]
