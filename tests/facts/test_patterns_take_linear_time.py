"""No pattern of a fingerprint takes long on a hostile value: what answers a scan is written by strangers."""

from __future__ import annotations

import re
import time

import pytest

from camcensus.identify.match import MAX_VALUE
from camcensus.store.shipped import shipped_facts

HOSTILE = [
    pytest.param("A" * MAX_VALUE, id="letters"),
    pytest.param("1" * MAX_VALUE, id="digits"),
    pytest.param("A1-" * (MAX_VALUE // 3), id="hyphenated"),
    pytest.param("a." * (MAX_VALUE // 2), id="dotted"),
    pytest.param("camera " * (MAX_VALUE // 7), id="words"),
    pytest.param(" " * MAX_VALUE, id="blanks"),
    pytest.param("DS-2CD" + "(" * (MAX_VALUE - 6), id="brackets"),
    pytest.param("Axis P3245-V " * (MAX_VALUE // 13), id="a model again and again"),
]


@pytest.mark.parametrize("value", HOSTILE)
def test_patterns_on_hostile_values(value):
    slow = []
    for fingerprint in shipped_facts().fingerprints:
        pattern = re.compile(fingerprint.pattern)
        began = time.process_time()
        pattern.fullmatch(value)
        if time.process_time() - began > 0.1:
            slow.append(fingerprint.id)
    assert slow == []
