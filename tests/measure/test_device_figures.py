"""How well devices are identified: the labelled corpus that lies beside the repository, counted by its own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.asked import ask

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
CORPUS = SHARED / "data/devices/dev.jsonl"
SCORER = SHARED / "tools/score_devices.py"

pytestmark = pytest.mark.skipif(
    not (CORPUS.exists() and SCORER.exists()), reason="the labelled corpus does not lie beside the repository"
)


@pytest.fixture(scope="module")
def figures(tmp_path_factory) -> dict:
    """The scorer's last line."""
    answers = tmp_path_factory.mktemp("figures") / "answers.jsonl"
    asked = ask("identify", "--each", "--format", "jsonl", CORPUS, "-o", answers, "--quiet")
    assert asked.status == 0, asked.err[:2000]
    scored = subprocess.run(
        [sys.executable, str(SCORER), str(CORPUS), str(answers)], capture_output=True, text=True, check=False
    )
    assert scored.returncode == 0, scored.stdout[-500:] + scored.stderr[-500:]
    counted: dict = json.loads(scored.stdout.splitlines()[-1])
    return counted


def test_every_record_is_answered(figures):
    assert figures["records_without_answer"] == 0


def test_a_maker_that_is_named_is_right(figures):
    assert figures["precision"] >= 0.995


@pytest.mark.parametrize("which", ["recall", "network_recall"])
def test_makers_are_found(figures, which):
    assert figures[which] >= 0.95


def test_other_equipment_is_not_taken_for_cameras(figures):
    assert figures["false_cameras"] <= 5
    assert figures["others"] > 1000


def test_probabilities_mean_what_they_say(figures):
    assert figures["calibration_error"] <= 0.05
