"""The user's own reading of columns, from the command line and from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from camcensus.collect.importers.registers.importer import shipped_vocabulary
from camcensus.model.errors import InputError
from camcensus.read.columns import parse_mapping, parse_mapping_file

MAX_FILE = 1_048_576  # bytes
_MEND = 'Write [columns] and lines such as "Make" = "manufacturer".'


def column_choices(settings: Sequence[str] = (), file: str | None = None) -> Mapping[str, str]:
    """What `--column "Make=manufacturer"` (repeatable) and `--columns FILE` say, for registry.all_importers.

    The command line outranks the file. Raises InputError naming the option or the file, and the nearest known field.
    """
    chosen: dict[str, str] = {}
    if file is not None:
        chosen.update(parse_mapping_file(_text_of(file), shipped_vocabulary(), file))
    chosen.update(parse_mapping(settings, shipped_vocabulary()))
    return chosen


def _text_of(file: str) -> str:
    try:
        with Path(file).open("rb") as stream:
            data = stream.read(MAX_FILE + 1)
        if len(data) > MAX_FILE:
            raise InputError(file, "", f"longer than {MAX_FILE} bytes", _MEND)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(file, f"byte {error.start}", "is not UTF-8", "Save it as UTF-8.") from None
    except (OSError, ValueError) as error:
        problem = f"cannot be opened: {getattr(error, 'strerror', None) or error}"
        raise InputError(file, "", problem, "Check the name and the permissions.") from None
