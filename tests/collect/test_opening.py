"""Files, folders, standard input and archives: what is opened, what is refused, and that each fails alone."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import struct
import zipfile

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from camcensus.collect.importer import Importer
from camcensus.collect.importers.registers.importer import register_importers
from camcensus.collect.opening import read_inputs
from camcensus.collect.opening.archive import open_members
from camcensus.collect.opening.budget import Budget
from camcensus.collect.opening.streams import Ahead, Gunzip, Unzstd
from camcensus.collect.opening.unknown import guess_kind
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Origin, Rejected

CSV = b"Make,Model\nHikvision,DS-2CD2143G2-I\n"
IMPORTERS = register_importers()
MEGABYTE = 1024 * 1024
SMALL = Budget(total_bytes=50 * MEGABYTE, ratio_from=MEGABYTE)


def read(*arguments, importers=IMPORTERS, **options):
    """Name -> (models, problems, notes, summary) of each input, in order."""
    found = {}
    for reading in read_inputs([str(argument) for argument in arguments], importers, **options):
        items = list(reading.items())
        models = [item.raw for item in items if isinstance(item, Observation) and item.field == "register.model"]
        problems = [f"{item.problem} | {item.mend}" for item in items if isinstance(item, Rejected)]
        notes = [item.text for item in items if isinstance(item, Note)]
        assert reading.name not in found or reading.is_aside
        found[reading.name] = (models, problems, notes, reading.summary())
    return found


def one(found):
    (only,) = found.values()
    return only


def zipped(members, method=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def test_a_plain_file_with_its_hash(tmp_path):
    path = tmp_path / "r.csv"
    path.write_bytes(CSV)
    models, problems, _, summary = one(read(path))
    assert (models, problems) == (["DS-2CD2143G2-I"], [])
    assert summary.sha256 == hashlib.sha256(CSV).hexdigest()
    assert (summary.name, summary.format) == (str(path), "asset register (delimited text)")
    assert (summary.observations, summary.rejected) == (2, 0)


@pytest.mark.parametrize(
    ("pack", "label"),
    [
        pytest.param(gzip.compress, "", id="gzip"),
        pytest.param(lambda data: gzip.compress(data[:20]) + gzip.compress(data[20:]), "", id="gzip in two members"),
        pytest.param(lambda data: gzip.compress(data) + b"\0" * 512, "", id="gzip with padding"),
        pytest.param(zstandard.compress, "", id="zstd"),
        pytest.param(lambda data: zipped({"in/r.csv": data}), "!in/r.csv", id="zip"),
        pytest.param(lambda data: gzip.compress(zipped({"r.csv": data})), "!r.csv", id="zip in gzip"),
        pytest.param(
            lambda data: zipped({"a.zip": zipped({"r.csv.gz": gzip.compress(data)})}),
            "!a.zip!r.csv.gz",
            id="three deep",
        ),
        pytest.param(
            lambda data: zipped({"a.zip": zipped({"r.csv": data}, 0)}, 0), "!a.zip!r.csv", id="stored in stored"
        ),
    ],
)
def test_packed_files_are_read_through_whatever_their_name(tmp_path, pack, label):
    packed = pack(CSV)
    path = tmp_path / "anything"
    path.write_bytes(packed)
    found = read(path)
    assert list(found) == [f"{path}{label}"]
    models, problems, _, summary = one(found)
    assert (models, problems) == (["DS-2CD2143G2-I"], [])
    assert summary.sha256 == hashlib.sha256(packed).hexdigest()


def test_four_deep_is_refused(tmp_path):
    data = CSV
    for _ in range(4):
        data = gzip.compress(data)
    path = tmp_path / "deep.gz"
    path.write_bytes(data)
    assert one(read(path))[1] == ["is packed more than 3 times over | Unpack it and hand in what is inside."]


def test_an_office_document_is_no_archive(tmp_path):
    path = tmp_path / "letter"
    path.write_bytes(zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}, 0))
    _, (problem,), _, summary = one(read(path))
    assert "it seems to be a Word document" in problem
    assert summary.format == "not recognised"


def test_one_bad_input_leaves_the_others(tmp_path):
    good, bad, gone = tmp_path / "good.csv", tmp_path / "bad.gz", tmp_path / "gone.csv"
    good.write_bytes(CSV)
    bad.write_bytes(gzip.compress(CSV * 1000)[:-20])
    found = read(bad, gone, good)
    assert "is cut short: its gzip data does not end" in found[str(bad)][1][0]
    assert len(found[str(bad)][0]) > 0  # what was good before the damage
    assert found[str(gone)][1] == ["is not there | Check the name."]
    assert found[str(good)][0] == ["DS-2CD2143G2-I"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"%PDF-1.7\n", "it seems to be a PDF document", id="PDF"),
        pytest.param(b"\xff\xd8\xff\xe0", "it seems to be a JPEG picture", id="JPEG"),
        pytest.param(b"# Nmap 7.94 scan initiated", "Scan again with -oX scan.xml", id="nmap text"),
        pytest.param(b"PK\x05\x06" + b"\0" * 18, "is an empty archive", id="empty zip"),
        pytest.param(b"PK\x03\x04" + b"\0" * 60, "table of contents is missing", id="cut zip"),
        pytest.param(b"\x28\xb5\x2f\xfd\xff\xff\xff", "zstd data", id="damaged zstd"),
        pytest.param(b"\x1f\x8b\x08\xff\xff\xff", "gzip data", id="damaged gzip"),
    ],
)
def test_wrong_files_say_what_they_are_and_what_to_do(tmp_path, data, words):
    path = tmp_path / "file"
    path.write_bytes(data)
    _, (problem,), _, summary = one(read(path))
    assert words in problem
    assert summary.rejected == 1
    assert summary.sha256 == hashlib.sha256(data).hexdigest()


def test_unrecognised_names_the_formats_understood(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"\0\1\2\3")
    assert "Expected one of: asset register (workbook), asset register (delimited text)" in one(read(path))[1][0]


def test_a_folder_is_read_in_order_without_hidden_files_and_links_out_of_it(tmp_path):
    outside = tmp_path / "outside.csv"
    outside.write_bytes(CSV)
    folder = tmp_path / "estate"
    (folder / "b").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in ("c.csv", "b/a.csv", ".hidden.csv", ".git/x.csv"):
        (folder / name).write_bytes(CSV)
    (folder / "link-out.csv").symlink_to(outside)
    (folder / "link-in.csv").symlink_to(folder / "c.csv")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    found = read(folder)
    read_names = [name for name, (models, *_) in found.items() if models]
    assert read_names == [f"{folder}/c.csv", f"{folder}/b/a.csv"]
    assert found[f"{folder}/pipe"][1] == ["is a pipe, not a file | Name a file, a folder or '-'."]
    told = [text for reading in read_inputs([str(folder)], IMPORTERS) for text in map(text_of, reading.items()) if text]
    assert "2 hidden files or folders not read" in told
    assert any(text.startswith("2 links to elsewhere not followed") for text in told)
    assert "was named twice; read once" in told


def text_of(item):
    return item.text if isinstance(item, Note) else ""


def test_a_folder_without_files_is_told(tmp_path):
    assert one(read(tmp_path))[1][0].startswith("the folder has no files to read")


def test_devices_are_refused():
    assert one(read("/dev/zero"))[1] == ["is a device, not a file | Name a file, a folder or '-'."]


@pytest.mark.parametrize("name", ["", "a\0b", "x" * 5000])
def test_impossible_names(name):
    _, problems, _, _ = one(read(name))
    assert len(problems) == 1


def test_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(CSV))))
    models, _, _, summary = read("-")["standard input"]
    assert models == ["DS-2CD2143G2-I"]
    assert summary.sha256 == hashlib.sha256(gzip.compress(CSV)).hexdigest()


def test_a_pipe_named_by_the_user_is_read(tmp_path):
    reading_end, writing_end = os.pipe()
    with os.fdopen(writing_end, "wb") as pipe:
        pipe.write(CSV)
    assert one(read(f"/dev/fd/{reading_end}"))[0] == ["DS-2CD2143G2-I"]
    os.close(reading_end)


def test_the_same_file_named_twice_is_read_once(tmp_path):
    path = tmp_path / "r.csv"
    path.write_bytes(CSV)
    readings = [(reading.is_aside, len(list(reading.items()))) for reading in read_inputs([str(path)] * 2, IMPORTERS)]
    assert [aside for aside, _ in readings] == [False, True]


def test_members_of_one_name_are_two_files(tmp_path):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("r.csv", CSV)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("r.csv", CSV)
    path = tmp_path / "a.zip"
    path.write_bytes(file.getvalue())
    assert list(read(path)) == [f"{path}!r.csv", f"{path}!r.csv (2)"]


def test_names_that_climb_out_are_labels_only(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"../../up.csv": CSV, "/etc/passwd": CSV, "esc\x1b[2J.csv": CSV}))
    before = sorted(tmp_path.parent.rglob("*"))
    assert list(read(path)) == [f"{path}!../../up.csv", f"{path}!/etc/passwd", f"{path}!esc?[2J.csv"]
    assert sorted(tmp_path.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("pack", "words"),
    [
        pytest.param(gzip.compress, "as a bomb does", id="gzip"),
        pytest.param(lambda data: zstandard.compress(data), "as a bomb does", id="zstd"),
        pytest.param(lambda data: zipped({"r.csv": data}), "as a bomb does", id="zip"),
        pytest.param(lambda data: gzip.compress(gzip.compress(data)), "as a bomb does", id="twice"),
    ],
)
def test_bombs_end_early(tmp_path, pack, words):
    path = tmp_path / "bomb"
    path.write_bytes(pack(CSV + b"," * (20 * MEGABYTE)))
    _, problems, _, _ = one(read(path, budget=SMALL))
    assert any(words in problem for problem in problems)


def test_the_total_is_bounded_over_all_members(tmp_path):
    path = tmp_path / "many.zip"
    noise = os.urandom(MEGABYTE)
    path.write_bytes(zipped({f"{number}.bin": noise for number in range(5)}))
    taker = Importer("all", "anything", lambda head, name: True, lambda stream, name: drain(stream, name))
    found = read(path, importers=[taker], budget=Budget(total_bytes=3 * MEGABYTE))
    assert [bool(problems) for _, problems, _, _ in found.values()] == [False, False, True, True, True] or [
        bool(problems) for _, problems, _, _ in found.values()
    ] == [False, False, False, True, True]


def drain(stream, name):
    while stream.read(65_536):
        pass
    yield Note(Origin(name), "drained")


def test_the_bound_itself_is_allowed():
    budget = Budget(total_bytes=len(CSV))
    assert Gunzip(io.BytesIO(gzip.compress(CSV)), "x", budget).read(1000) == CSV
    budget = Budget(total_bytes=len(CSV) - 1)
    with pytest.raises(InputError, match="unpacks to more than"):
        Gunzip(io.BytesIO(gzip.compress(CSV)), "x", budget).read(1000)


def overlapping_zip(count: int) -> bytes:
    """One local entry, and a table of contents that names it many times."""
    plain = zipped({"a": b"A" * 1000})
    at = plain.index(b"PK\x01\x02")
    end = plain.index(b"PK\x05\x06")
    listing = plain[at:end] * count
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(listing), at, 0)
    return plain[:at] + listing + tail


def test_entries_that_lie_over_each_other(tmp_path):
    path = tmp_path / "overlap.zip"
    path.write_bytes(overlapping_zip(2000))
    assert "lie over each other, as in a bomb" in one(read(path))[1][0]


def test_too_many_entries(tmp_path):
    path = tmp_path / "many.zip"
    path.write_bytes(zipped({str(number): b"" for number in range(11)}))
    assert "holds 11 files, over 10" in one(read(path, budget=Budget(entries=10)))[1][0]


def test_a_size_that_lies(tmp_path):
    data = bytearray(zipped({"r.csv": CSV * 100}))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 40)  # the uncompressed size in the table of contents
    path = tmp_path / "lie.zip"
    path.write_bytes(bytes(data))
    _, problems, _, _ = one(read(path))
    assert "is damaged" in problems[0]


def test_locked_and_strangely_packed_members_are_told_and_the_others_read(tmp_path):
    data = bytearray(zipped({"locked.csv": CSV, "good.csv": CSV}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path = tmp_path / "a.zip"
    path.write_bytes(bytes(data))
    found = read(path)
    assert found[f"{path}!locked.csv"][1][0].startswith("is locked with a password")
    assert found[f"{path}!good.csv"][0] == ["DS-2CD2143G2-I"]
    path.write_bytes(zipped({"r.csv": CSV}, zipfile.ZIP_BZIP2))
    assert "is packed by a method (12)" in one(read(path))[1][0]


def test_a_zip_that_holds_itself_ends(tmp_path):
    """The depth ends a quine; here each layer holds the next, deeper than allowed."""
    data = zipped({"r.csv": CSV}, 0)
    for _ in range(10):
        data = zipped({"r.zip": data}, 0)
    path = tmp_path / "r.zip"
    path.write_bytes(data)
    assert "packed more than 3 times over" in one(read(path))[1][0]


def test_catalogues_are_handed_over(tmp_path):
    path = tmp_path / "kev.json"
    path.write_bytes(b'{"catalogVersion": "1"}')
    readings = read_inputs([str(path)], IMPORTERS, is_catalogue=lambda head, name: b"catalogVersion" in head)
    reading = next(readings)
    assert reading.is_catalogue
    assert list(reading.items()) == []
    assert reading.stream.read() == b'{"catalogVersion": "1"}'
    reading.reject(InputError("kev.json", "", "broken", "Mend it."))
    summary = reading.summary()
    assert (summary.format, summary.rejected) == ("vulnerability catalogue", 1)
    assert summary.sha256 == hashlib.sha256(b'{"catalogVersion": "1"}').hexdigest()
    assert list(readings) == []


def test_the_hash_is_whole_where_the_reader_stopped_early(tmp_path):
    def stop(stream, name):
        stream.read(10)
        raise InputError(name, "byte 10", "enough", "Stop.")
        yield

    path = tmp_path / "x"
    path.write_bytes(b"x" * 500_000)
    _, problems, _, summary = one(read(path, importers=[Importer("s", "s", lambda head, name: True, stop)]))
    assert problems == ["enough | Stop."]
    assert summary.sha256 == hashlib.sha256(b"x" * 500_000).hexdigest()


def test_looking_ahead_takes_nothing():
    ahead = Ahead(io.BytesIO(b"0123456789"))
    assert ahead.look(4) == b"0123"
    assert ahead.look(8) == b"01234567"
    assert ahead.buffered().read() == b"0123456789"


@given(st.binary(max_size=300))
def test_any_bytes_are_guessed(data):
    kind, mend = guess_kind(data)
    assert kind
    assert mend.endswith(".")


@given(st.integers(0, 400), st.binary(min_size=1, max_size=8))
def test_damaged_archives_end_in_the_declared_error(at, noise):
    data = zipped({"a.csv": CSV, "b/c.csv": CSV * 3})
    damaged = data[:at] + noise + data[at + len(noise) :]
    try:
        for member in open_members(io.BytesIO(damaged), "x.zip", Budget()):
            if isinstance(member, tuple):
                while member[1].read(64):
                    pass
    except InputError as error:
        assert error.mend  # noqa: PT017 (either outcome is right)


def test_every_prefix_of_an_archive():
    data = zipped({"a.csv": CSV, "b.csv": CSV})
    for end in range(len(data)):
        with pytest.raises(InputError, match=r"^x\.zip"):
            list(open_members(io.BytesIO(data[:end]), "x.zip", Budget()))


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress, lambda data: zipped({"r.csv": data})])
def test_every_prefix_of_a_packed_file_ends_in_one_input(tmp_path, pack):
    data = pack(CSV)
    path = tmp_path / "r"
    for end in range(len(data)):
        path.write_bytes(data[:end])
        _, problems, _, summary = one(read(path))
        assert len(problems) == 1
        assert summary.rejected == 1


@given(st.binary(max_size=300), st.integers(1, 100))
def test_any_bytes_behind_a_mark_are_unpacked_or_refused(data, size):
    for unpacker, good in ((Gunzip, gzip.compress(data)), (Unzstd, zstandard.compress(data))):
        for packed in (good, good[: len(good) // 2], good[:10] + data):
            stream = unpacker(io.BytesIO(packed), "x", Budget())
            given_back = bytearray()
            try:
                while piece := stream.read(size):
                    given_back += piece
            except InputError:
                continue
            if packed is good:
                assert bytes(given_back) == data
