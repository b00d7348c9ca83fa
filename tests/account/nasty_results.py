"""Results full of text as hostile devices and careless registers send it."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import strategies as st

from camcensus.account.result import CheckResult, Exploited, InputRead
from camcensus.model.equipment import Device, EquipmentKind, Identification, Standing
from camcensus.model.evidence import Asserts, Reason, Source, Strength
from camcensus.model.interval import PartialDate
from camcensus.model.law import Finding, Step, Verdict
from camcensus.model.observation import Note, Observation, Origin, Rejected

DAY = date(2026, 11, 23)
NASTY = (
    "\x1b[2J\x1b]0;owned\x07", "\x9b31m", "\ud800", "a\udfffb", "\x00", "\u202egpj.exe", "\u2066x\u2069", "\u200b", "\ufeff",
    "<script>alert(1)</script>", "</title><img src=x onerror=alert(1)>", "{{ 7*7 }}", "{% raw %}", "javascript:alert(1)",
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "\r\n=1", "＝1", "|a|b|", "`x`", "[x](javascript:1)",
    "www.example.org", "https://example.org/a b\"onclick=1", "[bold]x[/bold]", ":smile:", "'\"", "x" * 5000, "\u2028", "",
    " ", "\U000e0041", "日本語カメラ", "e\u0301", "\x7f", "-", "\\", "\ud83d\ude00", "row 0", "row 7", "line 12",
)  # fmt: skip
texts = st.one_of(
    st.sampled_from(NASTY), st.text(max_size=20), st.text(alphabet="\ud800\udc00\x00\x1b\x85\n=<&", max_size=6)
)


class _Caster:
    """Fills every field of a result from a few texts, by a seed: drawing each field on its own takes too long."""

    def __init__(self, pool: list[str], seed: int) -> None:
        self.random = Random(seed)
        self.pool = pool

    def text(self) -> str:
        return self.random.choice(self.pool)

    def maybe(self) -> str | None:
        return self.random.choice([None, *self.pool])

    def several(self, most: int) -> tuple[str, ...]:
        return tuple(self.text() for _ in range(self.random.randint(0, most)))

    def truth(self) -> bool | None:
        return self.random.choice([None, True, False])

    def day(self) -> PartialDate | None:
        return self.random.choice([None, PartialDate(2019), PartialDate(2022, 6), PartialDate(2026, 11, 23)])

    def seen(self) -> str:
        return self.random.choice(["o1", "o2", "gone"])

    def origin(self) -> Origin:
        return Origin(self.text(), self.text())

    def reason(self) -> Reason:
        asserts = Asserts(
            manufacturer=self.maybe(), brand=self.maybe(), model=self.maybe(), firmware=self.maybe(),
            equipment=self.maybe(), camera_equipment=self.truth(), serial=self.maybe(), produced_on=self.maybe(),
            analytics=self.maybe(),
        )  # fmt: skip
        sources = tuple(Source(self.text(), self.text(), DAY) for _ in range(self.random.randint(0, 2)))
        return Reason(
            fingerprint=self.text(), observation=self.seen(), field=self.text(), observed=self.text(), asserts=asserts,
            strength=self.random.choice(list(Strength)), speaks_for=self.random.random() < 0.7, sources=sources,
            origin=self.text(),
        )  # fmt: skip

    def device(self, key: str) -> Device:
        told = Identification(
            id=self.text(), is_camera_equipment=self.truth(),
            equipment=self.random.choice([None, *EquipmentKind]), manufacturer=self.maybe(), brand=self.maybe(),
            model=self.maybe(), firmware=self.maybe(), serial=self.maybe(), produced_on=self.maybe(),
            standing=self.random.choice(list(Standing)), probability=self.random.choice([0.0, 0.3333333, 1.0]),
            rivals=tuple((text, 0.5) for text in self.several(2)), analytics=self.several(2),
            reasons=tuple(self.reason() for _ in range(self.random.randint(0, 3))), note=self.text(),
        )  # fmt: skip
        return Device(
            key=key, addresses=self.several(2), mac=self.maybe(), serial=self.maybe(), name=self.maybe(),
            site=self.maybe(), acquired_on=self.day(), quantity=self.random.choice([None, -1, 0, 1, 9]),
            observations=tuple({self.seen(): None for _ in range(3)}), merged_because=self.several(1),
            identification=told,
        )  # fmt: skip

    def finding(self, key: str) -> Finding:
        steps = tuple(Step(self.text(), self.text(), self.maybe()) for _ in range(self.random.randint(0, 2)))
        return Finding(
            device=key, instrument=self.text(), provision=self.text(), title=self.text(), as_of="2026-11-23",
            verdict=self.random.choice(list(Verdict)), duty=self.maybe(), due=self.day(),
            overdue=self.random.random() < 0.5, because=steps, missing=self.several(2),
            binding=self.random.random() < 0.7, manufacturer=self.maybe(),
        )  # fmt: skip

    def exploited(self) -> Exploited:
        return Exploited(
            self.text(), self.text(), self.text(), self.text(), self.text(), self.maybe(), self.text()
        )  # fmt: skip

    def observation(self, key: str) -> Observation:
        return Observation(
            key, self.text(), self.text(), field=self.maybe(), origin=self.origin(), observed_at=self.maybe()
        )  # fmt: skip

    def result(self) -> CheckResult:
        keys = dict.fromkeys(self.several(4))
        devices = tuple(self.device(key) for key in keys)
        number = self.random.randint
        return CheckResult(
            as_of=DAY, body=self.text(), body_title=self.text(), judged=self.random.random() < 0.8, version="0.1.0",
            facts_digest="ab" * 32,
            inputs=tuple(
                InputRead(self.text(), self.text(), self.random.choice(["", "0" * 64]), number(0, 9), number(0, 2))
                for _ in range(number(0, 2))
            ),
            devices=devices, observations={key: self.observation(key) for key in ("o1", "o2")},
            findings={key: tuple(self.finding(key) for _ in range(number(0, 3))) for key in keys},
            exploited={key: tuple(self.exploited() for _ in range(number(0, 1))) for key in keys},
            catalogues=self.several(1), maker_names=dict(zip(self.several(2), self.several(2), strict=False)),
            rejected=tuple(Rejected(self.origin(), self.text(), self.text()) for _ in range(number(0, 2))),
            notes=tuple(Note(self.origin(), self.text()) for _ in range(number(0, 2))),
            facts_day=self.random.choice([None, DAY]),
        )  # fmt: skip


def results() -> st.SearchStrategy[CheckResult]:
    """A whole result: up to four devices, each with findings and vulnerabilities of its own, all of hostile text."""
    return st.builds(
        lambda pool, seed: _Caster(pool, seed).result(),
        st.lists(texts, min_size=1, max_size=6),
        st.integers(0, 2**32),
    )
