from __future__ import annotations

import json
import os
import stat

import pytest
from tests.collect.scan.scopes import NOON, scope_of

from camcensus.collect.scan.audit import AuditFile, AuditLog
from camcensus.model.scan import Transport


def test_every_line_is_json_and_in_the_file_when_the_call_returns(tmp_path):
    path = tmp_path / "audit.jsonl"
    file = AuditFile(path)
    log = AuditLog(file.write)
    scope = scope_of("10.1.2.0/24", exclusions=("10.1.2.9/32",))
    log.begin(NOON, scope, "camcensus 1")
    log.leaves(NOON, "connect", "fd00::1", 80, Transport.TLS, 'a "probe"\n', 0, 40_000)
    assert len(path.read_bytes().splitlines()) == 2
    log.joins(NOON, "239.255.255.250", 3702, "lan0", "wsd.probe")
    log.refuses(NOON, "x\n\x1b[2J" * 100, 80, Transport.TCP, "p", "not a numeric address")
    log.end(NOON, "done")
    lines = [json.loads(line) for line in path.read_bytes().splitlines()]
    assert [line["act"] for line in lines] == ["begin", "connect", "join", "refused", "end"]
    assert {line["at"] for line in lines} == {NOON.isoformat()}
    assert (lines[0]["networks"], lines[0]["exclusions"]) == (["10.1.2.0/24"], ["10.1.2.9/32"])
    assert lines[1] == {
        "at": NOON.isoformat(),
        "act": "connect",
        "address": "fd00::1",
        "port": 80,
        "transport": "tls",
        "probe": 'a "probe"\n',
        "bytes": 0,
        "from": 40_000,
    }
    assert len(lines[3]["address"]) == 200
    assert b"\x1b" not in path.read_bytes()
    file.close()


def test_a_log_is_added_to_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "audit.jsonl"
    for text in (b"one\n", b"two\n"):
        file = AuditFile(path)
        file.write(text)
        file.close()
    assert path.read_bytes() == b"one\ntwo\n"
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600


def test_a_full_disk_is_an_error():
    if not os.path.exists("/dev/full"):
        pytest.skip("this system has no /dev/full")
    file = AuditFile("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        AuditLog(file.write).end(NOON, "done")
    file.close()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"next\n"),
        (b"whole\n", b"whole\nnext\n"),
        (b'whole\n{"at"', b'whole\n{"at"\nnext\n'),
        (b"{", b"{\nnext\n"),
    ],
)
def test_a_torn_line_of_an_earlier_run_is_ended_before_the_next(tmp_path, before, after):
    path = tmp_path / "audit.jsonl"
    path.write_bytes(before)
    file = AuditFile(path)
    assert path.read_bytes() == before
    file.write(b"next\n")
    file.write(b"last\n")
    file.close()
    assert path.read_bytes() == after + b"last\n"


def test_a_line_that_was_kept_in_part_is_an_error_and_the_next_stands_alone(tmp_path, monkeypatch):
    path = tmp_path / "audit.jsonl"
    file = AuditFile(path)
    write = os.write
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", lambda number, data: write(number, data[:3]))
        with pytest.raises(OSError, match="whole"):
            file.write(b"first\n")
    file.write(b"second\n")
    file.close()
    assert path.read_bytes() == b"fir\nsecond\n"


def test_a_log_in_which_nothing_stands_is_not_left_behind(tmp_path):
    path = tmp_path / "audit.jsonl"
    AuditFile(path).close()
    assert not path.exists()
