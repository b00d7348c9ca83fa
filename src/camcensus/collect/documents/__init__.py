"""Documents that people send: files as they arrive, read in bounded children into ordered segments."""

from camcensus.collect.documents.readers import close_readers
from camcensus.collect.documents.reading import read_bytes, read_document, read_documents

__all__ = ["close_readers", "read_bytes", "read_document", "read_documents"]
