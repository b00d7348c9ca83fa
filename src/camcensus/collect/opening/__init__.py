"""Opens what the user names: files, folders, standard input, and what is packed in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from camcensus.collect.opening.reading import InputReading, read_inputs

__all__ = ["InputReading", "read_inputs"]


def __getattr__(name: str) -> Any:
    """Imported when asked for: whoever opens an archive only, needs no importers."""
    if name not in __all__:
        raise AttributeError(name)
    from camcensus.collect.opening import reading

    return getattr(reading, name)
