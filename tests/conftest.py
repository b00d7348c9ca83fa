"""Profiles of Hypothesis: a short one by default, and the gate's.

The gate gives every reader of untrusted input 4,000 cases. Tests of our own values, and those that start a process a case,
get 400: what they find they find early, and the gate stays under 25 minutes.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

PROFILE = os.environ.get("CAMCENSUS_HYPOTHESIS", "default")
READERS = {"collect", "facts", "read", "wire"}  # folders of tests whose subject reads what others wrote
FEWER = 400

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile("default", max_examples=100, deadline=None, suppress_health_check=_SLOW)
settings.register_profile("gate", max_examples=4000, deadline=None, suppress_health_check=_SLOW, derandomize=True)
settings.load_profile(PROFILE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In the gate, fewer cases for what reads nothing untrusted or starts a process for each."""
    if PROFILE != "gate":
        return
    done: set[int] = set()
    for item in items:
        test = getattr(item, "obj", None)
        if test is None or id(test) in done or not is_hypothesis_test(test):
            continue
        done.add(id(test))
        top = item.path.relative_to(Path(__file__).parent).parts[0]
        if top not in READERS or item.get_closest_marker("starts_a_process") is not None:
            settings(max_examples=FEWER)(test)
