"""Shares with what they are out of, how far chance could move them, and how far the unsettled could."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z_95 = 1.959963984540054  # standard normal deviate of a two-sided interval of 95%


@dataclass(frozen=True, slots=True)
class Bounds:
    """A low and a high end, fractions from 0 to 1."""

    low: float
    high: float


def share(part: int, whole: int) -> float | None:
    """`part` out of `whole`, 0 to 1; None where there is nothing it could be out of.

    Raises: ValueError unless 0 <= part <= whole.
    """
    if not 0 <= part <= whole:
        raise ValueError(f"{part} out of {whole} is no share")
    return part / whole if whole else None


def bound_share(asked: int, settled: int, yes: int) -> Bounds | None:
    """What the share can be at the least and at the most, whatever the unsettled bodies would say.

    A silent body is not a "no": the low end takes every unsettled body as a no, the high end as a yes. Nothing is assumed
    of why they are unsettled, so no argument about who answers and who does not can move the share outside.

    Args:
        asked: bodies asked, or bodies in the frame (count).
        settled: of those, bodies whose answer decides the question either way.
        yes: of those, bodies for which it is decided as yes.

    Returns: fractions of `asked`; None where nobody was asked.
    Raises: ValueError unless 0 <= yes <= settled <= asked.
    Source: Manski, "Anatomy of the Selection Problem", Journal of Human Resources 24(3), 1989, pages 343-360.
    """
    if not 0 <= yes <= settled <= asked:
        raise ValueError(f"{yes} yes of {settled} settled of {asked} asked cannot be")
    if not asked:
        return None
    return Bounds(yes / asked, (yes + asked - settled) / asked)


def wilson(yes: int, settled: int, population: int | None = None, z: float = Z_95) -> Bounds | None:
    """Wilson's score interval for a share, narrower where the settled are a good part of a finite population.

    It holds only if the settled bodies are like a random draw from the population; `bound_share` does not need that.
    With a population of N the n settled count as n (N - 1) / (N - n), so that the variance shrinks by the finite
    population correction (N - n) / (N - 1); where all are settled nothing is left to chance and both ends are the share.

    Args:
        yes: bodies decided as yes (count).
        settled: bodies decided either way.
        population: bodies that the share speaks for; None: many more than were settled.
        z: standard normal deviate; 1.96 for 95%.

    Returns: fractions of the population; None where nothing is settled.
    Raises: ValueError unless 0 <= yes <= settled <= population.
    Sources: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American
        Statistical Association 22(158), 1927, pages 209-212; Cochran, Sampling Techniques, 3rd edition, 1977, section 2.6.
    """
    if not 0 <= yes <= settled or (population is not None and settled > population):
        raise ValueError(f"{yes} yes of {settled} settled of a population of {population} cannot be")
    if not settled:
        return None
    seen = yes / settled
    if population == settled:
        return Bounds(seen, seen)
    count = float(settled) if population is None else settled * (population - 1) / (population - settled)
    spread = z * z / count
    middle = (seen + spread / 2) / (1 + spread)
    half = z * sqrt(seen * (1 - seen) / count + spread / (4 * count)) / (1 + spread)
    low = 0.0 if yes == 0 else max(0.0, middle - half)
    high = 1.0 if yes == settled else min(1.0, middle + half)
    return Bounds(low, high)
