import pytest

from camcensus.jobs.requests_csv import describe_columns, read_frame, read_known, read_requests
from camcensus.model.errors import InputError

ODD = "Ref. no.;Authority;Authority ID;Type;Country;Date sent;Questions asked;My notes\nFOI-001;Ä Council;B1;council;Wales;16/11/2026;Which?;chase\n"


def write(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "requests.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_headings_in_other_words_are_understood_and_told(tmp_path):
    path = write(tmp_path, ODD, "cp1252")
    asked = read_requests(path)["FOI-001"]
    assert (asked.body, asked.body_id, asked.sector, asked.nation) == ("Ä Council", "B1", "council", "Wales")
    assert (asked.sent_on, asked.text) == ("2026-11-16", "Which?")
    told = describe_columns(path)
    assert "'Ref. no.' as request_id" in told
    assert told.endswith("not read: 'My notes'")


def test_headings_of_the_manual_need_no_words(tmp_path):
    assert describe_columns(write(tmp_path, "Request ID,body\nR1,A\n")) == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("body,sector\nA,council\n", "has no column request_id; it has 'body', 'sector'"),
        ("", "has no column request_id; it has no names"),
        ("request_id,body\nR1,A\n,B\n", "line 3: has no request id"),
        ("request_id,body\nR1,A\nR1,B\n", "line 3: request 'R1' stands there twice, first on line 2"),
        ("request_id,sent_on\nR1,soon\n", "line 2: sent_on is 'soon'"),
        ("request_id,body\nFOI/26/7,A\n", "line 2: request 'FOI/26/7' cannot be the name of a folder"),
        ("request_id,body\nR1,A,B\n", "line 2: has 3 cells under 2 columns"),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path, text, problem):
    with pytest.raises(InputError) as caught:
        read_requests(write(tmp_path, text))
    assert problem in str(caught.value)


def test_the_id_is_a_reference_where_no_column_holds_one(tmp_path):
    known = read_known(write(tmp_path, "request_id,body,email\nFOI-001,A,a@example.org\n2026,B,\ncouncil,C,\n"))
    assert [one.references for one in known] == [("FOI-001",), (), ()]
    assert known[0].address == "a@example.org"


def test_an_id_with_a_space_is_no_trouble_where_nothing_is_laid_out(tmp_path):
    assert read_known(write(tmp_path, "request_id\nFOI 7\n"))[0].references == ("FOI 7",)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            "request_id\nFOI 7\n", "Call it 'FOI-7', and its folder too", id="a mailbox lays it out as another"
        ),
        pytest.param("request_id\n", "names no request", id="a mailbox sorted by nothing would be sorted by threads"),
    ],
)
def test_what_a_mailbox_cannot_be_sorted_by(tmp_path, text, problem):
    with pytest.raises(InputError) as caught:
        read_known(write(tmp_path, text), as_folders=True)
    assert problem in str(caught.value)


def test_references_that_are_given_stand_alone(tmp_path):
    known = read_known(write(tmp_path, "request_id,reference,message_id\nFOI-001,CC-1; X/2,<a@x>;<b@x>\nFOI-002,,\n"))
    assert [one.references for one in known] == [("CC-1", "X/2"), ()]
    assert known[0].message_ids == ("<a@x>", "<b@x>")


def test_a_frame_of_nobody_is_refused(tmp_path):
    with pytest.raises(InputError, match="names no body"):
        read_frame(write(tmp_path, "body_id,body,sector\n"))
