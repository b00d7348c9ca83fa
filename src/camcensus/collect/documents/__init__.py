"""Documents that people send: files as they arrive, read in bounded children into ordered segments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from camcensus.collect.documents.readers import close_readers
    from camcensus.collect.documents.reading import read_bytes, read_document, read_documents

__all__ = ["close_readers", "read_bytes", "read_document", "read_documents"]


def __getattr__(name: str) -> Any:
    """Imported when asked for: the children that read are of this package too, and start without what starts them."""
    if name not in __all__:
        raise AttributeError(name)
    from camcensus.collect.documents import readers, reading

    return getattr(readers if name == "close_readers" else reading, name)
