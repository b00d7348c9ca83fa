"""Reads the user's own copy of a catalogue of vulnerabilities: CISA KEV as JSON, or one CVE record (JSON 5.x).

Formats: known_exploited_vulnerabilities_schema.json of cisagov/kev-data; CVE Record Format 5.x of CVEProject.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, BinaryIO, NoReturn

from camcensus.model.errors import InputError
from camcensus.model.vulnerability import Affected, Catalogue, CatalogueEntry

__all__ = ["MAX_BYTES", "Catalogue", "read_catalogue", "recognises"]

MAX_BYTES = 64 * 1024 * 1024  # KEV has about 1.3 MB; a CVE record is smaller
MAX_ENTRIES = 200_000
MAX_TEXT = 2000  # characters kept of one text
KEV_URL = "https://www.cisa.gov/known-exploited-vulnerabilities-catalog"

_CVE = re.compile(r"CVE-\d{4}-\d{4,12}")
_DOTTED = re.compile(r"[vV]?(\d{1,9}(?:\.\d{1,9})*)")
_MEND = "Hand in the JSON file as its publisher offers it."


def recognises(head: bytes, _name: str) -> bool:
    """Is this a KEV catalogue or a CVE record? Decided by the keys at the head of the file; the name is not asked."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"{"):
        return False
    if b'"CVE_RECORD"' in head and b'"dataType"' in head:
        return True
    return b'"catalogVersion"' in head or (b'"cveID"' in head and b'"vendorProject"' in head)


def read_catalogue(stream: BinaryIO, name: str) -> Catalogue:
    """Read a KEV catalogue or a CVE record.

    Raises InputError for anything else: too long, not JSON, a key that stands twice, a number that is none, text that
    is no Unicode, an entry without its number or with a day that is none.
    """
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise InputError(
            name, "", f"is over {MAX_BYTES // 1024 // 1024} MB", "Hand in one catalogue or one record a file."
        )
    document = _parse(content, name)
    if isinstance(document, Mapping) and document.get("dataType") == "CVE_RECORD":
        return _cve_record(document, name)
    if isinstance(document, Mapping) and isinstance(document.get("vulnerabilities"), list):
        return _kev(document, name)
    raise InputError(name, "", "is neither a KEV catalogue nor a CVE record", _MEND)


def _parse(content: bytes, name: str) -> Any:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(name, f"byte {error.start}", "is not UTF-8", _MEND) from None
    try:
        return json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_no_number, parse_int=_whole_number)
    except RecursionError:
        raise InputError(name, "", "is nested too deeply", _MEND) from None
    except json.JSONDecodeError as error:
        raise InputError(name, f"line {error.lineno}", f"is not JSON: {error.msg}", _MEND) from None
    except ValueError as error:
        raise InputError(name, "", str(error), _MEND) from None


def _without_doubles(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {key[:80]!r} stands twice in one object")
        found[key] = value
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a JSON number")


def _whole_number(text: str) -> int:
    if len(text) > 20:
        raise ValueError(f"a number of {len(text)} digits")
    return int(text)


def _kev(document: Mapping[str, Any], name: str) -> Catalogue:
    rows = document["vulnerabilities"]
    if len(rows) > MAX_ENTRIES:
        raise InputError(name, "", f"has {len(rows)} entries, over {MAX_ENTRIES}", _MEND)
    count = document.get("count")
    if isinstance(count, int) and not isinstance(count, bool) and count != len(rows):
        raise InputError(name, "", f"says it has {count} entries and has {len(rows)}: it was cut or changed", _MEND)
    version = _text(document, "catalogVersion", name, "")
    entries = tuple(_kev_entry(row, name, f"entry {number}") for number, row in enumerate(rows, start=1))
    return Catalogue("CISA Known Exploited Vulnerabilities", version, entries, KEV_URL)


def _kev_entry(row: Any, name: str, place: str) -> CatalogueEntry:
    if not isinstance(row, Mapping):
        raise InputError(name, place, "is not an object", _MEND)
    added = _day(row, "dateAdded", name, place)
    if added is None:
        raise InputError(name, place, "has no 'dateAdded'", _MEND)
    return CatalogueEntry(
        cve=_number(_text(row, "cveID", name, place), name, place),
        sold_by=_text(row, "vendorProject", name, place),
        product=_text(row, "product", name, place),
        title=_text(row, "vulnerabilityName", name, place),
        added=added,
        due=_day(row, "dueDate", name, place),
    )


def _cve_record(document: Mapping[str, Any], name: str) -> Catalogue:
    about = _object(document, "cveMetadata")
    cve = _number(_text(about, "cveId", name, "cveMetadata"), name, "cveMetadata")
    containers = _object(document, "containers")
    cna = _object(containers, "cna")
    title = _text(cna, "title", name, "cna") or cve
    added, due = _listing(containers, name)
    products = [row for row in _list(cna, "affected") if isinstance(row, Mapping)]
    entries = [
        CatalogueEntry(
            cve=cve,
            sold_by=_text(product, "vendor", name, "affected"),
            product=_text(product, "product", name, "affected"),
            title=title,
            added=added,
            due=due,
            affected=_ranges(product, name),
        )
        for product in products[:MAX_ENTRIES]
    ]
    version = _text(about, "dateUpdated", name, "cveMetadata") or _text(document, "dataVersion", name, "")
    return Catalogue(f"CVE record {cve}", version[:10], tuple(entries), f"https://www.cve.org/CVERecord?id={cve}")


def _listing(containers: Mapping[str, Any], name: str) -> tuple[date | None, date | None]:
    """The day CISA's own container gives for the KEV catalogue, where there is one."""
    for container in _list(containers, "adp"):
        for metric in _list(container, "metrics"):
            other = _object(metric, "other")
            if other.get("type") == "kev":
                content = _object(other, "content")
                return _day(content, "dateAdded", name, "adp"), None
    return None, None


def _ranges(product: Mapping[str, Any], name: str) -> tuple[Affected, ...]:
    """The version ranges of one product. What is no dotted number stays as text."""
    model = _text(product, "product", name, "affected")
    models = (model,) if model and model.lower() != "n/a" else ()
    found = []
    for row in _list(product, "versions"):
        if not isinstance(row, Mapping) or row.get("status") != "affected":
            continue
        texts = [_text(row, key, name, "versions") for key in ("version", "lessThan", "lessThanOrEqual")]
        start, before, to = (_dotted(text) for text in texts)
        if before is None and to is None:
            only = start if start is not None and not any(texts[1:]) else None
            says = "" if only else " ".join(text for text in texts if text)
            found.append(Affected(models, version_from=only, version_to=only, says=says))
        else:
            found.append(Affected(models, version_from=start, version_before=before, version_to=to))
    return tuple(found)


def _dotted(text: str) -> str | None:
    match = _DOTTED.fullmatch(text)
    return match[1] if match else None


def _object(row: Any, key: str) -> Mapping[str, Any]:
    value = row.get(key) if isinstance(row, Mapping) else None
    return value if isinstance(value, Mapping) else {}


def _list(row: Any, key: str) -> list[Any]:
    value = row.get(key) if isinstance(row, Mapping) else None
    return value if isinstance(value, list) else []


def _text(row: Mapping[str, Any], key: str, name: str, place: str) -> str:
    """A text, empty where it is left out."""
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(name, place, f"'{key}' is not text", _MEND)
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise InputError(name, place, f"'{key}' holds half a character (a lone surrogate)", _MEND) from None
    return value.strip()[:MAX_TEXT]


def _number(text: str, name: str, place: str) -> str:
    if not _CVE.fullmatch(text):
        raise InputError(name, place, f"{text[:40]!r} is not a CVE number", _MEND)
    return text


def _day(row: Mapping[str, Any], key: str, name: str, place: str) -> date | None:
    text = _text(row, key, name, place)
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise InputError(name, place, f"'{key}' is {text[:40]!r}, not a day", _MEND) from None
