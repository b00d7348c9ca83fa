"""Mailboxes and exports become folders of requests; whatever belongs to no request is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.jobs.fake_readers import make

from camcensus.facts.book import FactBook
from camcensus.jobs.census import read_census
from camcensus.jobs.exports import laid_out
from camcensus.jobs.requests_csv import merge_requests, read_frame, read_requests
from camcensus.model.errors import InputError
from camcensus.model.request import Asked

MESSAGE = (
    "From: Information <foi@{body}.example>\nTo: ada@census.example\nSubject: Re: cameras {reference}\n"
    "Date: Tue, 01 Sep 2026 10:00:00 +0000\nMessage-ID: <{body}@example.org>\n\nyes, {body} uses it\n"
)


def message(body, reference="R-1"):
    return MESSAGE.format(body=body, reference=reference)


def sent(folder, *bodies):
    path = folder / "requests.csv"
    lines = [f"{body},{body} council,council,foi@{body}.example,ref-{body}" for body in bodies]
    path.write_text("request_id,body,sector,address,reference\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_folder_of_requests_is_taken_as_it_is(tmp_path):
    (tmp_path / "R1").mkdir()
    with laid_out(tmp_path, None) as laid:
        assert (laid.folder, laid.requests) == (tmp_path, None)


def test_a_mailbox_file_is_laid_out_and_forgotten(tmp_path):
    box = tmp_path / "answers.mbox"
    box.write_text("From x Tue Sep  1 10:00:00 2026\n" + message("ada"), encoding="utf-8")
    with laid_out(box, None) as laid:
        folders = [path for path in laid.folder.iterdir() if path.is_dir()]
        assert len(folders) == 1
        assert "yes, ada uses it" in next(folders[0].iterdir()).read_text(encoding="utf-8")
    assert not laid.folder.exists()


def test_loose_messages_find_the_requests_that_were_sent(tmp_path):
    mail = tmp_path / "mail"
    mail.mkdir()
    for body in ("ada", "ben"):
        (mail / f"{body}.eml").write_text(message(body, f"ref-{body}"), encoding="utf-8")
    with laid_out(mail, sent(tmp_path, "ada", "ben", "chi")) as laid:
        folders = sorted(path.name for path in laid.folder.iterdir() if path.is_dir())
    assert folders == ["ada", "ben"]
    assert laid.unread == ()


def test_a_message_that_belongs_to_no_request_is_named(tmp_path):
    mail = tmp_path / "mail"
    mail.mkdir()
    (mail / "stray.eml").write_text(message("elsewhere", "nothing"), encoding="utf-8")
    with laid_out(mail, sent(tmp_path, "ada")) as laid:
        assert any("belongs to no request" in problem for problem in laid.unread)


def test_loose_messages_without_a_list_of_requests_are_requests_of_their_own(tmp_path):
    (tmp_path / "ada.eml").write_text(message("ada"), encoding="utf-8")
    with laid_out(tmp_path, None) as laid:
        assert laid.folder == tmp_path


def test_a_request_of_the_list_that_no_message_answers_is_silence(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    mail = tmp_path / "mail"
    mail.mkdir()
    (mail / "ada.eml").write_text(message("ada", "ref-ada"), encoding="utf-8")
    requests = sent(tmp_path, "ada", "chi")
    with laid_out(mail, requests) as laid:
        done = read_census(FactBook({}, {}, "x"), mail, requests, readers=make, laid_out=laid.folder)
        with done.journal:
            rows = {row["request_id"]: row for row in done.rows()}
    assert rows["ada"]["body"] == "ada council"
    assert rows["ada"]["uses_hikvision"] == "yes"
    assert rows["chi"]["rule"] == "nothing-arrived"


@pytest.mark.parametrize("content", [b"no export at all \x00", b'{"some": "JSON"}', b""])
def test_a_file_that_is_no_export_is_told(tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(InputError), laid_out(path, None):
        pytest.fail("it was taken for an export")


def test_what_a_second_table_leaves_empty_comes_from_the_first():
    first = {"a": Asked("a", body="A", text="words"), "b": Asked("b")}
    merged = merge_requests(first, {"a": Asked("a", body="A Council", sector="council"), "c": Asked("c")})
    assert merged["a"] == Asked("a", body="A Council", sector="council", text="words")
    assert merged.keys() == {"a", "b", "c"}


@given(
    st.binary(max_size=200) | st.text(alphabet="request_id,body\n\"ab'=", max_size=120).map(lambda text: text.encode())
)
@pytest.mark.parametrize("read", [read_requests, read_frame])
def test_any_table_ends_in_rows_or_the_declared_error(tmp_path_factory, read, content):
    path: Path = tmp_path_factory.getbasetemp() / "table.csv"
    path.write_bytes(b"request_id,body\n" + content)
    try:
        found = read(path)
    except InputError as error:
        text = str(error)
    else:
        text = f"{path}: {len(found)}"
    assert text.startswith(str(path))
