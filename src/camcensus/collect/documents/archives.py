"""ZIP archives: each member a part, within one budget. Names are labels only; nothing is written anywhere."""

from __future__ import annotations

import io
from collections.abc import Iterator

from camcensus.collect.documents.pieces import About, Found, Part, Problem
from camcensus.collect.opening.archive import open_members
from camcensus.collect.opening.budget import Budget
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Rejected

MEMBER_BYTES = 128 * 1024 * 1024
_CHUNK = 1 << 20
_MEND = "Unpack it and hand in what is inside."


def read_archive(data: bytes) -> Iterator[Found]:
    """The archive's members in its order. Raises InputError where it is damaged or hostile as a whole."""
    yield About("ZIP archive")
    budget = Budget(total_bytes=384 * 1024 * 1024, ratio=200, ratio_from=24 * 1024 * 1024, entries=500, depth=1)
    members = open_members(io.BytesIO(data), "", budget)
    while True:
        try:
            found = next(members)
        except StopIteration:
            return
        except UnicodeDecodeError:
            raise InputError("", "", "is a damaged archive", _MEND) from None
        if isinstance(found, Note):
            continue
        if isinstance(found, Rejected):
            yield Problem(_label(found.origin.source), found.problem, found.mend)
            continue
        name, member = found
        pieces: list[bytes] = []
        try:
            while piece := member.read(_CHUNK):
                if member.given > MEMBER_BYTES:
                    raise InputError("", "", f"unpacks to over {MEMBER_BYTES} bytes", _MEND)
                pieces.append(piece)
        except InputError as error:
            yield Problem(_label(name), error.problem, error.mend)
            if "unpacks to" in error.problem:
                return
            continue
        if pieces:
            yield Part(_label(name), b"".join(pieces))
        else:
            yield Problem(_label(name), "is an empty file", "Ask for it again.")


def _label(name: str) -> str:
    """The member's name without steps out of the archive."""
    parts = [part for part in name.removeprefix("!").replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "unnamed"
