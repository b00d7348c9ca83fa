"""Mail: split, its headers read, sorted to requests by what agrees, and laid out as folders."""

from __future__ import annotations

import base64
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.collect.requests.mailbox import Mail, _split, read_headers, read_mail
from camcensus.collect.requests.matching import Known, match_mail
from camcensus.collect.requests.reading import lay_out, read_export
from camcensus.model.errors import InputError
from camcensus.model.observation import Rejected

OWN = ("ada@campaign.example",)
ONE = Known("r1", "Example Council", "foi@council.example", ("CC-1",), ("<q1@campaign.example>",))
TWO = Known("r2", "Example Police", "foi@police.example", ("CC-12",), ("<q2@campaign.example>",))


def mail(sender="foi@council.example", subject="Re: cameras", body="We hold none.", **headers):
    lines = {"From": sender, "To": OWN[0], "Subject": subject, "Date": "Thu, 10 Dec 2026 10:00:00 +0000", **headers}
    head = "".join(f"{key.replace('_', '-')}: {value}\r\n" for key, value in lines.items())
    return f"{head}\r\n{body}\r\n".encode()


def read(*messages):
    return [read_headers(raw, f"message {number}") for number, raw in enumerate(messages, 1)]


def sort(*messages, known=(ONE, TWO)):
    export = match_mail(read(*messages), known, OWN)
    return {one.request_id: one.messages for one in export.requests}, export


@pytest.mark.parametrize(
    ("message", "request_id", "by"),
    [
        (mail("x@other.example", In_Reply_To="<q2@campaign.example>"), "r2", "Message-ID"),
        (mail("x@other.example", References="<z@z> <q1@campaign.example>"), "r1", "Message-ID"),
        (mail("x@other.example", subject="Your request [CC-12]"), "r2", "reference CC-12"),
        (mail("x@other.example", subject="Your request", body="Our answer to CC-1."), "r1", "reference CC-1"),
        (mail("foi@council.example"), "r1", "address foi@council.example"),
        (mail("someone@police.example"), "r2", "domain police.example"),
    ],
)
def test_what_a_message_is_matched_by(message, request_id, by):
    requests, export = sort(message)
    assert requests[request_id][0].matched_by.startswith(by)
    assert export.unmatched == ()


def test_a_thread_is_stronger_than_an_address():
    requests, _ = sort(mail("foi@council.example", In_Reply_To="<q2@campaign.example>"))
    assert len(requests["r2"]) == 1


def test_an_answer_to_an_answer_stays_in_its_thread():
    first = mail(In_Reply_To="<q1@campaign.example>", Message_ID="<a1@council.example>")
    second = mail("system@tickets.example", References="<a1@council.example>", Date="Fri, 11 Dec 2026 10:00:00 +0000")
    requests, _ = sort(second, first)
    assert [one.sender for one in requests["r1"]] == ["foi@council.example", "system@tickets.example"]


def test_what_we_sent_teaches_its_message_id():
    sent = mail(
        OWN[0], subject="Request [CC-12]", Message_ID="<new@campaign.example>", Date="Mon, 16 Nov 2026 09:00:00 +0000"
    )
    answer = mail("no-reply@portal.example", In_Reply_To="<new@campaign.example>")
    requests, _ = sort(answer, sent)
    assert [one.direction for one in requests["r2"]] == ["out", "in"]


def test_without_our_address_what_goes_to_a_body_is_taken_to_be_ours():
    sent = mail("someone@campaign.example", To="foi@council.example", Date="Mon, 16 Nov 2026 09:00:00 +0000")
    export = match_mail(read(sent, mail()), (ONE, TWO))
    assert [one.direction for one in export.requests[0].messages] == ["out", "in"]


@pytest.mark.parametrize(
    ("reference", "text", "found"),
    [
        ("CC-1", "about [CC-1].", True),
        ("CC-1", "about CC-12", False),
        ("FOI/2026/7", "Ref: FOI/2026/7, thank you", True),
        ("FOI/2026/7", "Ref: FOI/2026/77", False),
        ("FOI 2026 7", "our ref foi 2026 7.", True),
        ("FOI 2026 7", "our ref FOI 2026 77", False),
        ("CC-1", "CC-1/answer", True),
    ],
)
def test_a_reference_stands_by_itself(reference, text, found):
    known = Known("r9", references=(reference,))
    requests, _ = sort(mail("x@other.example", body=text), known=(known,))
    assert bool(requests["r9"]) == found


def test_a_reference_in_base64_is_found():
    body = base64.encodebytes(b"Dear Ada, about your request CC-12: we hold what you asked for, see below.").decode()
    requests, _ = sort(mail("x@other.example", body=body, Content_Transfer_Encoding="base64"))
    assert requests["r2"]


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (mail("x@other.example"), "belong to no request"),
        (mail("x@other.example", subject="CC-1 and CC-12"), "several requests"),
        (mail("x@other.example", References="<q1@campaign.example> <q2@campaign.example>"), "several requests"),
    ],
)
def test_what_two_requests_could_claim_goes_to_nobody(message, words):
    _, export = sort(message)
    assert words in export.unmatched[0].matched_by


def test_a_body_asked_twice_is_not_told_apart_by_its_address():
    again = Known("r3", "Example Council", "foi@council.example", ("CC-3",))
    _, export = sort(mail(), known=(ONE, again))
    assert "asked 2 times" in export.unmatched[0].matched_by


def test_addresses_of_public_providers_have_nothing_in_common():
    school = Known("r4", "Example School", "head.school@gmail.com", ("CC-4",))
    _, export = sort(mail("someone.else@gmail.com"), known=(school,))
    assert len(export.unmatched) == 1


def test_without_a_list_each_thread_is_a_request():
    export = match_mail(
        read(mail(subject="Cameras at A"), mail(subject="RE: cameras at a"), mail(subject="Cameras at B"))
    )
    assert [len(one.messages) for one in export.requests] == [2, 1]


class TestMailboxes:
    def test_an_mbox_with_quoted_from_lines(self):
        box = b"From a Mon\n" + mail(body="one\n>From here") + b"\nFrom b Tue\n" + mail(subject="two")
        found = list(_split(io.BytesIO(box), "inbox"))
        assert [one.subject for one in found] == ["Re: cameras", "two"]
        assert b"\nFrom here" in found[0].load()

    def test_messages_are_read_again_from_where_they_stand(self, tmp_path):
        box = (
            b"From a Mon\n" + mail(body="one\n>From here") + b"\nFrom b Tue\n" + mail(subject="two", body="x" * 300_000)
        )
        (tmp_path / "in.mbox").write_bytes(box)
        held = list(_split(io.BytesIO(box), "in.mbox"))
        assert [one.load() for one in read_mail(tmp_path / "in.mbox")] == [one.load() for one in held]
        assert b"\nFrom here" in held[0].load()

    def test_a_maildir_without_what_is_still_arriving(self, tmp_path):
        for folder in ("cur", "new", "tmp"):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "1:2,S").write_bytes(mail(subject=folder))
        assert [one.subject for one in read_mail(tmp_path)] == ["cur", "new"]

    def test_a_folder_of_eml_files_without_links_out_of_it(self, tmp_path):
        inside = tmp_path / "in"
        inside.mkdir()
        (tmp_path / "secret.eml").write_bytes(mail())
        (inside / "a.eml").write_bytes(mail())
        (inside / "b.eml").symlink_to(tmp_path / "secret.eml")
        found = list(read_mail(inside))
        assert isinstance(found[0], Mail)
        assert "link out" in found[1].problem

    @pytest.mark.parametrize("data", [b"", b"\n\n", b"just words\n"])
    def test_what_is_no_message_is_rejected(self, data):
        assert all(isinstance(one, Rejected) for one in _split(io.BytesIO(data), "x"))

    def test_a_path_that_is_not_there(self, tmp_path):
        with pytest.raises(InputError, match="cannot be read"):
            list(read_mail(tmp_path / "none"))


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("=?utf-8?q?Camer=C3=A2u?=", "Camerâu"),
        ("=?utf-8?b?!!!?=", None),
        ("=?no-such-charset?q?x?=", None),
        ("plain", "plain"),
    ],
)
def test_subjects_are_decoded_as_far_as_they_can_be(header, expected):
    found = read_headers(mail(subject=header), "x")
    assert isinstance(found, Mail)
    assert expected is None or found.subject == expected


def test_thousands_of_nested_parts_do_no_harm():
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(3000))
    assert isinstance(read_headers(mail(body=nested), "x"), Mail)


def test_laid_out_as_folders_that_read_takes(tmp_path):
    box = tmp_path / "in.mbox"
    box.write_bytes(b"From a Mon\n" + mail() + b"\nFrom b Tue\n" + mail("x@other.example"))
    export = read_export(box, (ONE, TWO), OWN)
    out = tmp_path / "answers"
    assert lay_out(export, out) == 2
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.eml")) == [
        "answers-unmatched/0001-001-in.mbox-message-2.eml",
        "answers/r1/0001-001-in.mbox-message-1.eml",
    ]
    rows = list(csv.DictReader(io.StringIO((out / "requests.csv").read_text(encoding="utf-8"))))
    assert [(row["request_id"], row["body"]) for row in rows] == [("r1", "Example Council"), ("r2", "Example Police")]
    with pytest.raises(InputError, match="is not empty"):
        lay_out(export, out)


def test_names_of_strangers_stay_inside_the_folder(tmp_path):
    known = Known("../../evil", "=cmd()", "foi@council.example", ("CC-1",))
    raw = read_headers(mail(), "../../../x")
    lay_out(match_mail([raw], (known,), OWN), tmp_path / "out")
    assert all(path.is_relative_to(tmp_path / "out") for path in tmp_path.rglob("*") if path.is_file())
    assert ",'=cmd()," in (tmp_path / "out" / "requests.csv").read_text(encoding="utf-8")


@given(st.binary(max_size=400))
def test_any_bytes_end_in_messages_or_rejections(data):
    for one in _split(io.BytesIO(data), "x"):
        assert isinstance(one, Mail | Rejected)


@given(
    st.lists(
        st.tuples(st.sampled_from(["From", "Subject", "Date", "References", "Message-ID", "To"]), st.text(max_size=60))
    )
)
def test_any_headers_are_read_and_sorted(headers):
    raw = "".join(f"{key}: {value}\n" for key, value in headers).encode("utf-8", "replace") + b"\nCC-1"
    found = read_headers(raw, "x")
    match_mail([found], (ONE, TWO), OWN)


def test_every_prefix_of_a_mailbox():
    box = b"From a Mon\n" + mail(References="<q1@campaign.example>") + b"\nFrom b Tue\n" + mail(subject="two")
    for end in range(len(box)):
        match_mail(_split(io.BytesIO(box[:end]), "x"), (ONE, TWO), OWN)
