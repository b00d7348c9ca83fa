"""Who stands at which address of the lab, chosen the same way each time, and the truth about it as CSV."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address

from camcensus.lab.personality import Personality, personalities
from camcensus.model.errors import InputError

TARPIT = "tarpit"
ADDRESSES = 254
LIVE_SHARE, CAMERA_SHARE, TARPIT_SHARE = 187 / 254, 151 / 254, 0.05  # of all addresses; tarpits are live, no cameras


@dataclass(frozen=True, slots=True)
class Placed:
    """What plays at an address: a personality's id, "tarpit", "hostile:<id>" or "fragile:<id>"."""

    address: str
    plays: str
    model: int = 0  # index into the personality's models


def default_population(first: str, count: int = ADDRESSES, seed: int = 0) -> tuple[Placed, ...]:
    """A network of `count` addresses from `first` on: every kind of equipment as far as there is room, 5 % tarpits.

    About a quarter of the addresses stays dead. Raises InputError unless 1 <= count <= 254.
    """
    if not 1 <= count <= ADDRESSES:
        raise InputError("--addresses", "", f"{count} addresses", f"The lab holds 1 to {ADDRESSES}.")
    known = personalities()
    cameras = [each for each in known.values() if each.truth.is_camera_equipment]
    decoys = [each for each in known.values() if not each.truth.is_camera_equipment]
    most = round(count * CAMERA_SHARE)
    tarpits = round(count * TARPIT_SHARE)
    others = max(round(count * LIVE_SHARE) - most - tarpits, 0)
    chance = random.Random(seed)  # noqa: S311 (a shuffle that is the same each time)
    chosen = [*_fill(cameras, most), *_fill(decoys, others), *[(TARPIT, 0)] * tarpits]
    places = chance.sample(range(count), len(chosen))
    start = int(IPv4Address(first))
    return tuple(
        sorted(
            (
                Placed(str(IPv4Address(start + place)), plays, model)
                for place, (plays, model) in zip(places, chosen, strict=True)
            ),
            key=lambda each: int(IPv4Address(each.address)),
        )
    )


def _fill(kinds: Sequence[Personality], wanted: int) -> list[tuple[str, int]]:
    """Each kind once, then again by weight until there are enough."""
    chosen: list[tuple[str, int]] = []
    turn = 0
    while kinds and len(chosen) < wanted:
        chosen += [(each.id, turn) for each in kinds if turn == 0 or each.weight > turn or turn > 8]
        turn += 1
    return chosen[:wanted]


def place(first: str, plays: Iterable[str]) -> tuple[Placed, ...]:
    """These, at the addresses from `first` on. Raises InputError for an id that nothing has."""
    from camcensus.lab.behaving import BEHAVIOURS

    start = int(IPv4Address(first))
    placed = tuple(Placed(str(IPv4Address(start + index)), each) for index, each in enumerate(plays))
    for each in placed:
        if each.plays != TARPIT and each.plays not in BEHAVIOURS and each.plays not in personalities():
            raise InputError("lab", "", f"nothing is called {each.plays!r}", "`camcensus lab --list` shows all.")
    return placed


TRUTH_COLUMNS = ("address", "kind", "is_camera_equipment", "manufacturer", "brand", "model", "plays")


def truth_rows(placed: Iterable[Placed]) -> list[dict[str, str]]:
    """What each address really is; empty cells where there is nothing to know."""
    rows = []
    for each in placed:
        found = personalities().get(each.plays)
        if found is None:
            kind = each.plays.partition(":")[0]
            rows.append(dict(zip(TRUTH_COLUMNS, (each.address, kind, "", "", "", "", each.plays), strict=True)))
            continue
        truth = found.truth
        model = found.models[each.model % len(found.models)] or truth.model or ""
        said = str(truth.is_camera_equipment).lower()
        cells = (each.address, found.kind, said, truth.manufacturer or "", truth.brand or "", model, each.plays)
        rows.append(dict(zip(TRUTH_COLUMNS, cells, strict=True)))
    return rows


def truth_csv(placed: Iterable[Placed]) -> str:
    """The truth as CSV with a header."""
    out = io.StringIO()
    writer = csv.DictWriter(out, TRUTH_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(truth_rows(placed))
    return out.getvalue()
