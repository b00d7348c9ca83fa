"""The words that decide are documented."""

from __future__ import annotations

import ast
from pathlib import Path

from camcensus.store.shipped import shipped_facts

ROOT = Path(__file__).resolve().parents[2]
# Answers of yes, and what is told for the record: they never decide.
NEVER_LAST = {
    "in-force",
    "body-bound",
    "act-restricted",
    "equipment-in-class",
    "any-maker",
    "maker-named",
    "affiliate",
    "home-country",
    "made-there",
    "component-inside",
    "uncertified",
    "purpose-taken-as-met",
    "purpose-inside",
    "site-inside",
    "acquired-in-time",
    "fact-holds",
    "duty",
    "brand-owner-affiliated",
    "brand-owner-not-affiliated",
    "candidates-agree",
    "carve-out-not-claimed",
}


def _words() -> set[str]:
    """Every reason the judge can give, read from its source."""
    found = set()
    for path in (ROOT / "src/camcensus/judge").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Answer":
                found |= _texts(node.args[2])
            elif isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "code" for t in node.targets):
                found |= _texts(node.value)
    return found


def _texts(node: ast.expr) -> set[str]:
    return {
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value
    }


def test_every_reason_is_documented():
    page = (ROOT / "docs/reference/reasons.md").read_text(encoding="utf-8")
    words = _words()
    assert len(words) > 60
    assert {word for word in words - NEVER_LAST if f"`{word}`" not in page} == set()
    assert set(NEVER_LAST - words) == set()


def test_shipped_cases_expect_documented_reasons_only():
    page = (ROOT / "docs/reference/reasons.md").read_text(encoding="utf-8")
    for instrument in shipped_facts().instruments.values():
        for provision in instrument.provisions:
            for case in provision.cases:
                assert case.because is None or f"`{case.because}`" in page, case.where
