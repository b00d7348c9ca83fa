"""Files that are ZIP packages of XML (DOCX, XLSX, ODT, ODS): their members, bounded, before any library opens them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from lxml import etree

from camcensus.collect.opening.archive import open_members
from camcensus.collect.opening.budget import Budget
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Rejected

MEMBER_BYTES = 192 * 1024 * 1024  # of one XML member, unpacked
_SAVE_AGAIN = "Open it in the program it was made with and save it again."
_CHUNK = 1 << 20
_ENTRIES = 5_000


def package_budget() -> Budget:
    """What one package may unpack to."""
    return Budget(total_bytes=384 * 1024 * 1024, ratio=200, ratio_from=24 * 1024 * 1024, entries=_ENTRIES, depth=1)


def names_of(data: bytes) -> list[str]:
    """The names of the members, as listed; empty where it is no ZIP that can be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package.namelist()[: 4 * _ENTRIES]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, IndexError, EOFError):
        return []


def check_package(data: bytes, keep: Sequence[str] = (), others: bool = True) -> dict[str, bytes]:
    """The members named in `keep`, unpacked within the budget.

    Args:
        others: unpack and drop the others too, for a library that will open the whole package.

    Raises InputError where the package is damaged, hostile or locked.
    """
    kept: dict[str, bytes] = {}
    try:
        for found in open_members(io.BytesIO(data), "", package_budget()):
            if isinstance(found, Rejected):
                raise InputError("", "", found.problem, _SAVE_AGAIN)
            if isinstance(found, Note):
                continue
            label, member = found
            name = label[1:]
            if not others and name not in keep:
                continue
            pieces: list[bytes] = []
            while piece := member.read(_CHUNK):
                if member.given > MEMBER_BYTES:
                    raise InputError("", "", f"its part {name} unpacks to over {MEMBER_BYTES} bytes", _SAVE_AGAIN)
                if name in keep:
                    pieces.append(piece)
            if name in keep:
                kept[name] = b"".join(pieces)
    except UnicodeDecodeError:
        raise InputError("", "", "is a damaged package", _SAVE_AGAIN) from None
    return kept


def parse_xml(data: bytes, what: str) -> etree._Element:
    """XML without entities, DTDs loaded or anything fetched. Raises InputError where it is damaged."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError("", "", f"its {what} is damaged: {str(error)[:120]}", _SAVE_AGAIN) from None
