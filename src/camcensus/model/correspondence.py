"""Requests and the messages about them, as sites and mailboxes export them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from camcensus.model.observation import Note, Rejected
from camcensus.model.request import Outcome


@dataclass(frozen=True, slots=True)
class ArrivedFile:
    """An attachment, or a message as it arrived."""

    name: str  # as the sender named it: a label, never a path to write to
    content: bytes | None  # None: not held in memory, or the export gives only an address and nothing is fetched
    url: str = ""
    load: Callable[[], bytes] | None = field(default=None, compare=False)  # gives the bytes of a mailbox's message

    def read(self) -> bytes | None:
        """The bytes; None where there is only an address. Raises what `load` raises."""
        return self.load() if self.content is None and self.load is not None else self.content


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a request."""

    direction: str  # "in" from the body, "out" from the requester
    sent_at: str  # ISO 8601 as far as stated; empty: not known
    sender: str
    subject: str
    text: str  # empty where the export has none
    files: tuple[ArrivedFile, ...] = ()
    message_id: str = ""
    matched_by: str = ""  # of a mailbox: "Message-ID", "reference", "address" or "subject", with what agreed


@dataclass(frozen=True, slots=True)
class Correspondence:
    """One request and everything that was sent about it."""

    request_id: str
    site: str  # "Alaveteli", "Froide", "MuckRock", "mailbox"
    title: str
    body: str
    text: str  # of the request; empty where the export has none
    status: str  # as the site or its user classified it: a claim, not a reading of the answer
    claimed: Outcome | None  # the same in our words; None: open or of no counterpart
    sent_on: str  # YYYY-MM-DD; empty: not known
    due_on: str  # as the site counts, which may not be as the law does
    reference: str
    url: str
    law: str
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class ExportRead:
    """What came of one export. Nothing is dropped: what fits no request is in `unmatched`, what cannot be read in `rejected`."""

    requests: tuple[Correspondence, ...]
    unmatched: tuple[Message, ...]
    rejected: tuple[Rejected, ...]
    notes: tuple[Note, ...]
