"""App inventories: a register whose rows are a device and an app, told by their headings."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from camcensus.collect.importer import Importer
from camcensus.collect.importers.registers.delimited import decode_head, find_delimiter
from camcensus.collect.importers.registers.importer import NO_MAPPING, register_importers, shipped_vocabulary
from camcensus.read.columns import choose_columns
from camcensus.read.headings import finds_header

_DEVICE = {"name", "device-id", "serial", "platform", "quantity", "ownership"}


def mobile_device_importer(chosen: Mapping[str, str] = NO_MAPPING) -> Importer:
    """The reader of app inventories; it reads rows as the register's reader does."""
    register = next(importer for importer in register_importers(chosen) if importer.name == "register")
    return replace(
        register,
        name="mobile-devices",
        title="app inventory of managed devices",
        recognises=partial(recognises_app_inventory, chosen=chosen),
    )


def recognises_app_inventory(head: bytes, name: str, chosen: Mapping[str, str] = NO_MAPPING) -> bool:
    """Delimited text whose headings name an app, and a device or a count of devices."""
    del name
    text = decode_head(head)
    delimiter = find_delimiter(text) if text.strip() else None
    if delimiter is None or text.lstrip()[0] in "{[<":
        return False
    try:
        rows = [row for _, row in zip(range(60), csv.reader(text.splitlines(), delimiter=delimiter), strict=False)]
    except csv.Error:
        return False
    vocabulary = shipped_vocabulary()
    at = finds_header(rows, vocabulary, chosen)
    if at is None:
        return False
    choice = choose_columns(rows[at], rows[at + 1 :], vocabulary, chosen)
    found = {column.id for column in choice.columns if column}
    return choice.lists_apps and bool(found & _DEVICE)
