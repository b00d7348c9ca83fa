"""The core opens nothing and starts nothing: it is run with both made to raise."""

from __future__ import annotations

import builtins
import os
import socket
import subprocess
from datetime import date

import pytest

from camcensus.account.report import list_rows
from camcensus.identify.combine import combine
from camcensus.identify.group import group
from camcensus.identify.match import Matcher
from camcensus.identify.signs import signs_of
from camcensus.jobs.check import Evidence, Question, check
from camcensus.judge.finding import Setting
from camcensus.model.observation import Observation
from camcensus.store.shipped import shipped_facts

ANSWERS = (
    (
        "http",
        None,
        'HTTP/1.1 401 Unauthorized\r\nServer: App-webs/\r\nWWW-Authenticate: Digest realm="IP Camera(C0000)"\r\n\r\n',
    ),
    ("rtsp", None, "RTSP/1.0 200 OK\r\nServer: Rtsp Server/3.0\r\n\r\n"),
    ("onvif-wsd", None, "<a/>"),
    ("text", "asset-row", "Annke N46PCK"),
    ("mac", "oui", "00:40:8C:00:00:01"),
)


def test_the_core_runs_where_files_sockets_and_processes_are_forbidden(monkeypatch):
    book = shipped_facts()
    for section in ("instruments", "fingerprints", "vulnerabilities", "rebrands", "controls", "ouis"):
        getattr(book, section)

    def refuse(*_args, **_kwargs):
        pytest.fail("the core did I/O")

    for owner, name in ((builtins, "open"), (os, "open"), (socket, "socket"), (subprocess, "Popen")):
        monkeypatch.setattr(owner, name, refuse)
    evidence = Evidence(
        observations=[Observation(f"o{n}", kind, raw, field) for n, (kind, field, raw) in enumerate(ANSWERS)]
    )
    question = Question(date(2024, 6, 1), Setting("uk-government-department", "sensitive"))
    result = check(book, evidence, question, lambda what, count: None)
    assert len(list_rows(result)) == len(ANSWERS)
    matcher = Matcher(book.fingerprints)
    signs = {o.id: signs_of(book, matcher, o) for o in evidence.observations}
    assert len(group(evidence.observations, signs, lambda key, found: combine(book, key, found))) == len(ANSWERS)
