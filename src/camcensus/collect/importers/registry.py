"""Every reader of files, in the order in which they are asked. The narrower a format's mark, the earlier it stands."""

from __future__ import annotations

from collections.abc import Mapping

from camcensus.collect.importer import Importer
from camcensus.collect.importers.mac_tables.importer import IMPORTER as MAC_TABLE
from camcensus.collect.importers.mobile_devices.importer import mobile_device_importer
from camcensus.collect.importers.nmap.importer import IMPORTER as NMAP
from camcensus.collect.importers.packets.importer import IMPORTER as PACKETS
from camcensus.collect.importers.registers.importer import NO_MAPPING, register_importers


def all_importers(columns: Mapping[str, str] = NO_MAPPING) -> tuple[Importer, ...]:
    """The readers, in order; `columns` is the user's mapping for registers (read.columns.parse_mapping)."""
    workbook, register, model_list = register_importers(columns)
    return (
        PACKETS,
        workbook,
        NMAP,
        MAC_TABLE,
        mobile_device_importer(columns),
        register,
        model_list,
    )


IMPORTERS = all_importers()
