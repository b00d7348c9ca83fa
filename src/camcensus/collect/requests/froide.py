"""Requests of FragDenStaat and other Froide sites, as their API gives them: words and addresses of attachments.

Source: okfde/froide, froide/foirequest/serializers.py and models/request.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from camcensus.collect.requests.fields import day, line, load_json, part, parts, text
from camcensus.model.correspondence import ArrivedFile, Correspondence, ExportRead, Message
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Origin
from camcensus.model.request import Outcome

SITE = "Froide"
_RESOLUTIONS = {
    "successful": Outcome.ANSWERED,
    "partially_successful": Outcome.PARTIAL,
    "refused": Outcome.REFUSED,
    "not_held": Outcome.NOT_HELD,
}


def is_froide(value: Any) -> bool:
    """Whether a JSON value is a request of a Froide site."""
    return isinstance(value, dict) and "is_foi" in value and "resolution" in value


def read_froide_json(data: bytes, source: str) -> ExportRead:
    """One request, a list, or a page of the API ("objects"). Raises InputError."""
    value = load_json(data, source)
    listed = parts(value, "objects") or parts(value, "results")
    items = value if isinstance(value, list) else listed or [value]
    found = [_request(item) for item in items if is_froide(item)]
    if not found:
        raise InputError(source, "", "holds no request of a Froide site", "Take /api/v1/request/<number>/ of the site.")
    notes = []
    absent = sum(file.content is None for one in found for message in one.messages for file in message.files)
    if absent:
        notes.append(Note(Origin(source), f"{absent} attachments are named by address only; nothing was fetched"))
    if any(not one.messages for one in found):
        notes.append(Note(Origin(source), "requests of a list have no messages: take each request by itself"))
    return ExportRead(tuple(found), (), (), tuple(notes))


def _request(item: Mapping[str, Any]) -> Correspondence:
    messages = tuple(_message(one) for one in parts(item, "messages") if one.get("is_draft") is not True)
    first = next((one.text for one in messages if one.direction == "out"), "")
    status, resolution = line(item, "status"), line(item, "resolution")
    waiting = status in ("awaiting_response", "asleep")
    return Correspondence(
        request_id=line(item, "slug", "id") or "unnamed",
        site=SITE,
        title=line(item, "title"),
        body=line(part(item, "public_body"), "name"),
        text=first or text(item, "description"),
        status=f"{status}/{resolution}" if resolution else status,
        claimed=_RESOLUTIONS.get(resolution) or (Outcome.NO_ANSWER_YET if waiting else None),
        sent_on=day(item, "created_at"),
        due_on=day(item, "due_date"),
        reference=line(item, "reference", "id"),
        url=line(item, "url"),
        law=line(part(item, "law"), "name"),
        messages=messages,
    )


def _message(item: Mapping[str, Any]) -> Message:
    files = tuple(
        ArrivedFile(line(one, "name") or "attachment", None, line(one, "file_url", "site_url"))
        for one in parts(item, "attachments")
    )
    return Message(
        "in" if item.get("is_response") is True else "out",
        line(item, "timestamp"),
        line(item, "sender"),
        line(item, "subject"),
        text(item, "content"),
        files,
    )
