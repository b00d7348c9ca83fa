"""A frictionless data package: a folder with the figures, the bodies they are made of, the readings, and what each column is.

Source: Data Package and Table Schema, version 1, https://specs.frictionlessdata.io/ (tabular data package profile).
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from camcensus.account.answers import COLUMNS, Decision, flat
from camcensus.account.census_report import BODY_COLUMNS, FIGURE_COLUMNS, Page, body_rows, figure_rows
from camcensus.account.tally import Standing, Tally
from camcensus.deliver.census_files import write_csv, write_page_markdown
from camcensus.deliver.files import replace
from camcensus.model.errors import InputError
from camcensus.model.request import Outcome, Use

_USE = {"enum": [use.value for use in Use]}
_FRACTION = {"minimum": 0, "maximum": 1}
_NUMBERS = ("share_", "bound_", "frame_bound_", "interval_", "weighted_")
_INTERVAL = (
    "Wilson, 95%, of share_of_settled; with the finite population correction where in_frame is given; none for "
    "uses_any_prc_maker, where a yes is settled more easily than a no"
)
_NAME = "camera-census"
_WHAT = {
    "request_id": "The request, as its folder was named",
    "quote": "Verbatim words that prove the reading; a table row's cells joined with ' | '",
    "confidence": "0 to 1, of the whole reading",
    "decision": "auto: decided; review: waits for a person; checked: a person looked at it",
    "rule": "What decided",
    "share_of_settled": "yes / settled",
    "share_of_answered": "yes among those that answered / answered",
    "share_of_asked": "yes / asked",
    "bound_low": "yes / asked: every unsettled body taken as a no",
    "bound_high": "(yes + asked - settled) / asked: every unsettled body taken as a yes",
    "interval_low": _INTERVAL,
    "interval_high": _INTERVAL,
    "weighted_share": "Sum over sectors of size x share_of_settled over sum of sizes; in the rows of all sectors only",
    "body": "Key of the body: its id, else its name, sector and nation",
    "standing": "Where the body stands; each body has one",
    "requests": "Ids of all requests to this body",
}


def write_datapackage(folder: Path, tally: Tally, page: Page, readings: Iterable[Mapping[str, Any]]) -> list[Path]:
    """Write datapackage.json, figures.csv, bodies.csv, readings.csv and README.md; returns their paths.

    Raises InputError where the folder cannot be written, or holds something else: a user's own bodies.csv is not replaced.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()) and not _is_package(folder):
            raise InputError(
                str(folder), "", "is not empty and holds no data package of a census", "Name a new folder."
            )
    except OSError as error:
        raise InputError(str(folder), "", f"cannot be written: {error.strerror}", "Name another folder.") from None
    tables: dict[str, tuple[tuple[str, ...], Sequence[Mapping[str, Any]], list[str]]] = {
        "figures": (FIGURE_COLUMNS, figure_rows(tally), ["question", "sector"]),
        "bodies": (BODY_COLUMNS, body_rows(tally), ["body"]),
        "readings": (COLUMNS, [flat(row) for row in readings], ["request_id"]),
    }
    written, resources = [], []
    for name, (columns, rows, key) in tables.items():
        text = io.StringIO()
        write_csv(columns, rows, text)
        written.append(_write(folder / f"{name}.csv", text.getvalue()))
        resources.append(_resource(name, columns, key, text.getvalue().encode("utf-8")))
    package = {
        "profile": "tabular-data-package",
        "name": _NAME,
        "title": page.title,
        "description": f"{page.lead} {page.warning}".strip(),
        "resources": resources,
        "made_of": dict(page.made_of),
    }
    written.append(_write(folder / "datapackage.json", json.dumps(package, ensure_ascii=False, indent=1) + "\n"))
    text = io.StringIO()
    write_page_markdown(page, text)
    written.append(_write(folder / "README.md", text.getvalue()))
    return written


def _is_package(folder: Path) -> bool:
    """Was it written by `write_datapackage`?"""
    try:
        value = json.loads((folder / "datapackage.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(value, dict) and value.get("name") == _NAME


def _write(path: Path, text: str) -> Path:
    with replace(path) as stream:
        stream.write(text)
    return path


def _resource(name: str, columns: tuple[str, ...], key: list[str], content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(name, column) for column in columns],
            "primaryKey": key,
            "missingValues": [""],
        },
    }


def _field(table: str, column: str) -> dict[str, Any]:
    """A column by what it holds."""
    field: dict[str, Any] = {"name": column, "type": "string"}
    if column in _WHAT:
        field["description"] = _WHAT[column]
    if column.startswith("uses_"):
        field["constraints"] = _USE
    elif column == "outcome":
        field["constraints"] = {"enum": [outcome.value for outcome in Outcome]}
    elif column == "standing":
        field["constraints"] = {"enum": [standing.value for standing in Standing]}
    elif column == "decision":
        field["constraints"] = {"enum": [decision.value for decision in Decision]}
    elif column in ("sent_on", "received_on"):
        field |= {"type": "date", "format": "default"}
    elif column == "confidence" or column.startswith(_NUMBERS):
        field |= {"type": "number", "constraints": _FRACTION}
    elif column.startswith("device_count") or (table == "figures" and column not in ("question", "sector")):
        field |= {"type": "integer", "constraints": {"minimum": 0}}
    return field
