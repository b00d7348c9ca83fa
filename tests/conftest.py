"""Profiles of Hypothesis: a short one by default, the gate's with 4,000 cases a reader."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile("default", max_examples=100, deadline=None, suppress_health_check=_SLOW)
settings.register_profile("gate", max_examples=4000, deadline=None, suppress_health_check=_SLOW, derandomize=True)
settings.load_profile(os.environ.get("CAMCENSUS_HYPOTHESIS", "default"))
