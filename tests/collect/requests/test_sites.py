"""Exports of sites: Alaveteli JSON and zip, Froide and MuckRock JSON; damaged and hostile ones end in InputError."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.collect.requests.alaveteli import read_alaveteli_json, read_alaveteli_zip
from camcensus.collect.requests.froide import read_froide_json
from camcensus.collect.requests.muckrock import read_muckrock_json
from camcensus.collect.requests.reading import read_export
from camcensus.model.errors import InputError
from camcensus.model.request import Outcome

ALAVETELI = {
    "id": 7,
    "url_title": "cctv_makes",
    "title": "CCTV makes",
    "created_at": "2026-11-16T10:00:00.000+00:00",
    "described_state": "partially_successful",
    "law_used": "foi",
    "public_body": {"id": 1, "name": "Example Council"},
    "info_request_events": [
        {"event_type": "sent", "created_at": "2026-11-16T10:00:00Z"},
        {"event_type": "status_update", "created_at": "2026-11-17T10:00:00Z"},
        {"event_type": "response", "created_at": "2026-12-10T10:00:00Z", "incoming_message_id": 3},
    ],
}
FROIDE = {
    "id": 9,
    "is_foi": True,
    "slug": "kameras",
    "status": "resolved",
    "resolution": "not_held",
    "created_at": "2026-11-16T10:00:00+01:00",
    "due_date": "2026-12-18T00:00:00+01:00",
    "title": "Kameras",
    "public_body": {"name": "Example Office"},
    "messages": [
        {
            "is_response": False,
            "timestamp": "2026-11-16T10:00:00+01:00",
            "content": "Which makes?",
            "subject": "Kameras",
        },
        {"is_response": False, "is_draft": True, "content": "not sent"},
        {
            "is_response": True,
            "timestamp": "2026-12-01T10:00:00+01:00",
            "content": "We hold none.",
            "attachments": [{"name": "answer.pdf", "file_url": "https://files.example.org/answer.pdf"}],
        },
    ],
}
MUCKROCK = {
    "id": 11,
    "slug": "cameras-11",
    "title": "Cameras",
    "status": "rejected",
    "agency": 5,
    "tracking_id": "T-1",
    "date_submitted": "2026-11-16",
    "requested_docs": "Makes of cameras",
    "communications": [
        {"response": False, "date": "2026-11-16T00:00:00", "communication": "Makes of cameras"},
        {
            "response": True,
            "date": "2026-12-01T00:00:00",
            "communication": "Denied.",
            "files": [{"ffile": "https://e.example/f"}],
        },
    ],
}
READERS = [(read_alaveteli_json, ALAVETELI), (read_froide_json, FROIDE), (read_muckrock_json, MUCKROCK)]


def as_bytes(value):
    return json.dumps(value).encode()


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out


@pytest.mark.parametrize(
    ("reader", "value", "body", "claimed", "sent_on", "directions"),
    [
        (read_alaveteli_json, ALAVETELI, "Example Council", Outcome.PARTIAL, "2026-11-16", ["out", "in"]),
        (read_froide_json, FROIDE, "Example Office", Outcome.NOT_HELD, "2026-11-16", ["out", "in"]),
        (read_muckrock_json, MUCKROCK, "5", Outcome.REFUSED, "2026-11-16", ["out", "in"]),
    ],
)
def test_one_request(reader, value, body, claimed, sent_on, directions):
    one = reader(as_bytes(value), "export.json").requests[0]
    assert (one.body, one.claimed, one.sent_on) == (body, claimed, sent_on)
    assert [message.direction for message in one.messages] == directions


def test_the_words_of_the_request_are_taken_where_the_site_gives_them():
    assert read_froide_json(as_bytes(FROIDE), "x").requests[0].text == "Which makes?"
    assert read_muckrock_json(as_bytes(MUCKROCK), "x").requests[0].text == "Makes of cameras"


def test_what_is_not_in_an_export_is_said():
    assert "holds no words" in read_alaveteli_json(as_bytes(ALAVETELI), "x").notes[0].text
    assert "1 attachments are named by address only" in read_froide_json(as_bytes(FROIDE), "x").notes[0].text


def test_pages_of_an_api_and_lists():
    assert len(read_froide_json(as_bytes({"objects": [FROIDE, FROIDE]}), "x").requests) == 2
    assert len(read_muckrock_json(as_bytes({"results": [MUCKROCK]}), "x").requests) == 1
    mixed = read_alaveteli_json(as_bytes([ALAVETELI, 5]), "x")
    assert (len(mixed.requests), len(mixed.rejected)) == (1, 1)


def test_a_zip_gives_the_thread_and_the_attachments_by_message():
    members = {
        "correspondence.txt": 'the Freedom of Information request "CCTV makes"\n\nThe cameras are by Example.',
        "2_2_answer.pdf": b"%PDF",
        "2_3_list.csv": b"a,b",
        "10_2_more.txt": b"x",
    }
    one = read_alaveteli_zip(zipped(members), "cctv.zip", "cctv").requests[0]
    assert one.title == "CCTV makes"
    assert [[file.name for file in message.files] for message in one.messages] == [
        ["correspondence.txt"],
        ["answer.pdf", "list.csv"],
        ["more.txt"],
    ]


def test_a_zip_of_something_else_is_refused():
    with pytest.raises(InputError, match="no correspondence file"):
        read_alaveteli_zip(zipped({"a.txt": "x"}), "x.zip", "x")


def test_names_in_a_zip_cannot_climb_out():
    one = read_alaveteli_zip(zipped({"correspondence.txt": "x", "../../2_1_evil.txt": "y"}), "x.zip", "x").requests[0]
    assert one.messages[1].files[0].name == "evil.txt"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "is not JSON"),
        (b"\xff\xfe{}", "is not UTF-8"),
        (b"[" * 100_000, "nested too deep|is not JSON"),
        (b'{"a": ' + b"9" * 5000 + b"}", "number too long"),
        (b"{}", "of no site"),
        (b"[]", "of no site"),
    ],
)
def test_json_that_is_none(tmp_path, data, words):
    (tmp_path / "x.json").write_bytes(b" " + data if data.startswith(b"\xff") else data)
    with pytest.raises(InputError, match=words if not data.startswith(b"\xff") else "no export"):
        read_export(tmp_path / "x.json")


@pytest.mark.parametrize(("reader", "value"), READERS)
def test_every_prefix_is_an_error_that_says_where(reader, value):
    whole = as_bytes(value)
    for end in range(len(whole)):
        with pytest.raises(InputError):
            reader(whole[:end], "x")


def test_every_prefix_of_a_zip_is_an_error():
    whole = zipped({"correspondence.txt": "x" * 50, "2_1_a.txt": "y"}).getvalue()
    for end in range(len(whole)):
        with pytest.raises(InputError):
            read_alaveteli_zip(io.BytesIO(whole[:end]), "x.zip", "x")


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.data())
@pytest.mark.parametrize(("reader", "value"), READERS)
def test_any_value_in_any_field_ends_in_a_request(reader, value, data):
    changed = {**value, **data.draw(st.dictionaries(st.sampled_from(sorted(value)), ANY, max_size=4))}
    try:
        export = reader(as_bytes(changed), "x")
    except InputError:
        return
    for one in export.requests:
        assert one.request_id
        one.text.encode("utf-8")


@given(st.binary(max_size=300))
@pytest.mark.parametrize(("reader", "value"), READERS)
def test_any_bytes_end_in_a_request_or_an_input_error(reader, value, data):
    try:
        reader(data, "x")
    except InputError:
        return
