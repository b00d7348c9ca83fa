from __future__ import annotations

import pytest

from camcensus.read.register_words import has_model, is_model_like


@pytest.mark.parametrize(
    "word", ["DS-2CD2143G2-I", "IPC-HDW2431T", "P3245-LVE", "M73", "NVR5216-16P-4KS2E", "UVC-G4-PRO"]
)
def test_model_like(word):
    assert is_model_like(word) == (len(word) > 3)


@pytest.mark.parametrize(
    "text",
    ["2021-04-03", "10:30", "192.0.2.7", "0123ABCDEF01", "Town Hall", "register1.csv", "", "A", "00:40:8C:00:00:01"],
)
def test_not_model_like(text):
    assert not has_model(text)
