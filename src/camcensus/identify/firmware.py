"""What a firmware text says of its build day and version, and whether that lies in a stated range.

Hikvision prints "V5.4.0 build 160530" (YYMMDD), Dahua "2.800.0000016.0.R,build:2020-06-05" or a day at the end of the
version ("V2.400.0000.14.R.20170713"), TP-Link "1.1.5 Build 250518".
"""

from __future__ import annotations

import re
from datetime import date

from camcensus.model.truth import Truth, all_of
from camcensus.model.vulnerability import Affected

MAX_TEXT = 256  # characters looked at
MAX_NUMBER = 9  # digits of one part of a version; a longer run is no version part

_BUILD_SHORT = re.compile(r"build[\s:._-]{0,3}(\d{2})(\d{2})(\d{2})(?!\d)", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)(20\d{2})[-./]?(\d{2})[-./]?(\d{2})(?!\d)")
_VERSION = re.compile(r"(?<![\d.])[vV]?(\d{1,9}(?:\.\d{1,9})+)")


def build_day(firmware: str) -> date | None:
    """The day a firmware was built, as its text gives it; None where it gives none."""
    text = firmware[:MAX_TEXT]
    for pattern, century in ((_BUILD_SHORT, "20"), (_DAY, "")):
        for match in pattern.finditer(text):
            try:
                return date(int(century + match[1]), int(match[2]), int(match[3]))
            except ValueError:
                continue  # digits that are no day
    return None


def version_of(firmware: str) -> tuple[int, ...] | None:
    """The first dotted number of a firmware text; None where there is none."""
    match = _VERSION.search(firmware[:MAX_TEXT])
    return _numbers(match[1]) if match else None


def lies_in(affected: Affected, firmware: str | None) -> Truth:
    """Does the firmware lie in the stated range? UNKNOWN where either side does not say enough."""
    if affected.all_versions:
        return Truth.YES
    if firmware is None or not affected.has_limits:
        return Truth.UNKNOWN
    answers = []
    day = build_day(firmware)
    if affected.built_from or affected.built_to or affected.built_before:
        answers.append(Truth.UNKNOWN if day is None else _day_lies_in(affected, day))
    version = version_of(firmware)
    if affected.version_from or affected.version_to or affected.version_before:
        answers.append(Truth.UNKNOWN if version is None else _version_lies_in(affected, version))
    return all_of(answers)


def _day_lies_in(affected: Affected, day: date) -> Truth:
    return Truth.of(
        (affected.built_from is None or day >= affected.built_from)
        and (affected.built_to is None or day <= affected.built_to)
        and (affected.built_before is None or day < affected.built_before)
    )


def _version_lies_in(affected: Affected, version: tuple[int, ...]) -> Truth:
    return Truth.of(
        (affected.version_from is None or version >= _numbers(affected.version_from))
        and (affected.version_to is None or version <= _numbers(affected.version_to))
        and (affected.version_before is None or version < _numbers(affected.version_before))
    )


def _numbers(text: str) -> tuple[int, ...]:
    """Dotted numbers without trailing zeros, so that 1.1 and 1.1.0 are the same version."""
    numbers = [int(part) for part in text.split(".") if part and len(part) <= MAX_NUMBER]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
