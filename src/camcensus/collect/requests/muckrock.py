"""Requests of MuckRock, as its API gives them: words and addresses of files.

Source: MuckRock/muckrock, muckrock/foia/serializers.py and models/request.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from camcensus.collect.requests.fields import day, line, load_json, parts, text
from camcensus.model.correspondence import ArrivedFile, Correspondence, ExportRead, Message
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Origin
from camcensus.model.request import Outcome

SITE = "MuckRock"
_STATES = {
    "done": Outcome.ANSWERED,
    "partial": Outcome.PARTIAL,
    "rejected": Outcome.REFUSED,
    "no_docs": Outcome.NOT_HELD,
    "fix": Outcome.CLARIFICATION,
    "submitted": Outcome.NO_ANSWER_YET,
    "ack": Outcome.NO_ANSWER_YET,
    "processed": Outcome.NO_ANSWER_YET,
}


def is_muckrock(value: Any) -> bool:
    """Whether a JSON value is a request of MuckRock."""
    return isinstance(value, dict) and "communications" in value and ("agency" in value or "tracking_id" in value)


def read_muckrock_json(data: bytes, source: str) -> ExportRead:
    """One request, a list, or a page of the API ("results"). Raises InputError."""
    value = load_json(data, source)
    items = value if isinstance(value, list) else parts(value, "results") or [value]
    found = [_request(item) for item in items if is_muckrock(item)]
    if not found:
        raise InputError(source, "", "holds no request of MuckRock", "Take /api_v1/foia/<number>/ of the site.")
    absent = sum(len(message.files) for one in found for message in one.messages)
    note = Note(Origin(source), f"{absent} files are named by address only; nothing was fetched")
    return ExportRead(tuple(found), (), (), (note,) if absent else ())


def _request(item: Mapping[str, Any]) -> Correspondence:
    messages = tuple(_message(one) for one in parts(item, "communications"))
    first = next((one.text for one in messages if one.direction == "out"), "")
    state = line(item, "status")
    return Correspondence(
        request_id=line(item, "slug", "id") or "unnamed",
        site=SITE,
        title=line(item, "title"),
        body=line(item, "agency_name", "agency"),
        text=text(item, "requested_docs") or first,
        status=state,
        claimed=_STATES.get(state),
        sent_on=day(item, "date_submitted", "datetime_submitted"),
        due_on=day(item, "date_due"),
        reference=line(item, "tracking_id", "id"),
        url=line(item, "absolute_url"),
        law="",
        messages=messages,
    )


def _message(item: Mapping[str, Any]) -> Message:
    files = tuple(ArrivedFile(line(one, "title") or "file", None, line(one, "ffile")) for one in parts(item, "files"))
    return Message(
        "in" if item.get("response") is True else "out",
        line(item, "date"),
        line(item, "from_user"),
        line(item, "subject"),
        text(item, "communication"),
        files,
    )
