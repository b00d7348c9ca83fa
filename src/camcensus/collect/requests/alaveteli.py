"""Requests of WhatDoTheyKnow and other Alaveteli sites: the JSON of a request, and its "download a zip file".

The JSON has events and states and no words: texts come from the ZIP, which holds correspondence.txt (or .pdf) and the
attachments, named <message>_<part>_<name>.

Source: mysociety/alaveteli, app/models/info_request.rb (json_for_api), info_request/state.rb, and the specification of
the zip download.
"""

from __future__ import annotations

import re
from typing import Any, BinaryIO

from camcensus.collect.opening.archive import open_members
from camcensus.collect.opening.budget import Budget
from camcensus.collect.requests.fields import MAX_TEXT, day, line, load_json, part, parts
from camcensus.model.correspondence import ArrivedFile, Correspondence, ExportRead, Message
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Origin, Rejected
from camcensus.model.request import Outcome

SITE = "Alaveteli"
MAX_FILE = 64 * 1024 * 1024  # bytes of one attachment
_STATES = {
    "successful": Outcome.ANSWERED,
    "partially_successful": Outcome.PARTIAL,
    "rejected": Outcome.REFUSED,
    "not_held": Outcome.NOT_HELD,
    "waiting_clarification": Outcome.CLARIFICATION,
    "waiting_response": Outcome.NO_ANSWER_YET,
    "waiting_response_overdue": Outcome.NO_ANSWER_YET,
    "waiting_response_very_overdue": Outcome.NO_ANSWER_YET,
}
_DIRECTIONS = {"sent": "out", "resent": "out", "followup_sent": "out", "response": "in"}
_ATTACHMENT = re.compile(r"(\d{1,5})_(\d{1,5})_(.+)", re.DOTALL)
_TITLE = re.compile(r'request "([^"\n]{1,300})"')


def is_alaveteli(value: Any) -> bool:
    """Whether a JSON value is a request of an Alaveteli site."""
    return isinstance(value, dict) and "url_title" in value and "described_state" in value


def read_alaveteli_json(data: bytes, source: str) -> ExportRead:
    """One request, or a list of them. Raises InputError for what is not JSON of such a site."""
    value = load_json(data, source)
    items = value if isinstance(value, list) else [value]
    if not any(is_alaveteli(item) for item in items):
        raise InputError(
            source, "", "is not the JSON of an Alaveteli request", "Take /request/<name>.json of the site."
        )
    found, rejected = [], []
    for place, item in enumerate(items):
        if is_alaveteli(item):
            found.append(_request(item))
        else:
            rejected.append(
                Rejected(Origin(source, f"item {place}"), "is not a request with url_title and described_state", "")
            )
    note = Note(Origin(source), "the site's JSON holds no words of messages: read its zip file for them")
    return ExportRead(tuple(found), (), tuple(rejected), (note,))


def _request(item: dict[str, Any]) -> Correspondence:
    body = part(item, "public_body")
    state = line(item, "described_state")
    messages = tuple(
        Message(_DIRECTIONS[kind], line(event, "created_at"), line(body, "name") if kind == "response" else "", "", "")
        for event in parts(item, "info_request_events")
        if (kind := line(event, "event_type")) in _DIRECTIONS
    )
    return Correspondence(
        request_id=line(item, "url_title", "id") or "unnamed",
        site=SITE,
        title=line(item, "title"),
        body=line(body, "name"),
        text="",
        status=state,
        claimed=_STATES.get(state),
        sent_on=day(item, "created_at"),
        due_on="",
        reference=line(item, "id"),
        url=line(item, "url"),
        law=line(item, "law_used"),
        messages=messages,
    )


def read_alaveteli_zip(file: BinaryIO, source: str, request_id: str) -> ExportRead:
    """The zip file of one request: the thread as one file, each attachment under the message it came with.

    Raises InputError for an archive that is damaged, hostile or holds no correspondence of such a site.
    """
    budget = Budget(total_bytes=256 * 1024 * 1024, entries=5_000)
    thread: ArrivedFile | None = None
    by_message: dict[int, list[ArrivedFile]] = {}
    rejected: list[Rejected] = []
    notes: list[Note] = []
    for member in open_members(file, source, budget):
        if isinstance(member, Rejected):
            rejected.append(member)
            continue
        if isinstance(member, Note):
            notes.append(member)
            continue
        label, stream = member
        name = label.rpartition("!")[2].replace("\\", "/").rpartition("/")[2]
        content = _read(stream, label)
        attachment = _ATTACHMENT.fullmatch(name)
        if name.startswith("correspondence."):
            thread = ArrivedFile(name, content)
        elif attachment:
            by_message.setdefault(int(attachment[1]), []).append(ArrivedFile(attachment[3], content))
        else:
            by_message.setdefault(99_999, []).append(ArrivedFile(name, content))
    if thread is None:
        raise InputError(
            source, "", "holds no correspondence file", "Take the zip file that the site's request page offers."
        )
    words = (
        (thread.content or b"")[: MAX_TEXT * 4].decode("utf-8", "replace")[:MAX_TEXT]
        if thread.name.endswith(".txt")
        else ""
    )
    title = _TITLE.search(words)
    messages = [Message("in", "", "", "the whole thread", words, (thread,))]
    messages += [Message("in", "", "", f"message {n}", "", tuple(files)) for n, files in sorted(by_message.items())]
    found = Correspondence(
        request_id, SITE, title[1] if title else "", "", "", "", None, "", "", "", "", "", tuple(messages)
    )
    return ExportRead((found,), (), tuple(rejected), tuple(notes))


def _read(stream: Any, label: str) -> bytes:
    pieces, size = [], 0
    while piece := stream.read(1 << 20):
        size += len(piece)
        if size > MAX_FILE:
            raise InputError(label, "", f"is over {MAX_FILE // 1024 // 1024} MB", "Hand it in by itself.")
        pieces.append(piece)
    return b"".join(pieces)
