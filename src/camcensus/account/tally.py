"""Readings into figures: every count with what it is out of, no body counted twice, the silent never taken for a no.

The unit is the body. A body is settled for a question where its answer decides it: yes, no, or former (used once, none
now; a "not now" in every share). Everything else is unsettled: refused, not held, no answer, silence, and a reading that
still waits for a person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from camcensus.account.answers import Answer, Decision, Question, body_key
from camcensus.account.intervals import Bounds, bound_share, share, wilson
from camcensus.model.request import Outcome, Use

ALL = "all"  # the row that holds every sector


class Standing(Enum):
    """Where a body that was asked stands. Each body has one."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    REFUSED = "refused"
    NOT_HELD = "not-held"
    NO_ANSWER_YET = "no-answer-yet"  # acknowledged, delayed, asked back, transferred
    SILENT = "silent"  # nothing arrived
    TO_CHECK = "to-check"  # an answer is there; its reading waits for a person


_STANDING_OF = {
    Outcome.ANSWERED: Standing.ANSWERED,
    Outcome.PARTIAL: Standing.PARTIAL,
    Outcome.REFUSED: Standing.REFUSED,
    Outcome.NOT_HELD: Standing.NOT_HELD,
    Outcome.CLARIFICATION: Standing.NO_ANSWER_YET,
    Outcome.NO_ANSWER_YET: Standing.NO_ANSWER_YET,
}
# of several requests to a body the one nearest the front says where it stands; the later of two equal ones
_RANK = {
    Standing.ANSWERED: 0,
    Standing.PARTIAL: 1,
    Standing.TO_CHECK: 2,
    Standing.REFUSED: 3,
    Standing.NOT_HELD: 3,
    Standing.NO_ANSWER_YET: 4,
    Standing.SILENT: 5,
}
_SETTLED = (Use.YES, Use.NO, Use.FORMER)


@dataclass(frozen=True, slots=True)
class BodyAnswer:
    """What one body said, over all requests to it."""

    body: str  # key
    name: str
    sector: str
    nation: str
    standing: Standing
    exemptions: tuple[str, ...]  # of the request that its standing comes from
    uses: Mapping[Question, Use]
    other_makers: tuple[str, ...]
    oem_brand: str
    requests: tuple[str, ...]  # ids, in order


@dataclass(frozen=True, slots=True)
class FrameBody:
    """One body of the population that the census speaks for, asked or not."""

    body: str  # key, as `body_key` makes it
    name: str
    sector: str


@dataclass(frozen=True, slots=True)
class Figures:
    """One question in one sector (ALL: every sector). Counts are of bodies; shares are of the whole named."""

    question: Question
    sector: str
    frame: int | None  # bodies in the frame; None: no frame was given
    asked: int
    answered: int  # in full or in part
    partial: int  # of those, in part
    refused: int
    not_held: int
    no_answer_yet: int
    silent: int
    to_check: int
    settled: int
    yes: int
    no: int
    former: int
    share_of_settled: float | None
    share_of_answered: float | None  # yes among those that answered, out of those that answered
    share_of_asked: float | None
    bounds: Bounds | None  # over the bodies asked
    frame_bounds: Bounds | None  # over the frame, where one was given
    interval: (
        Bounds | None
    )  # 95%, of the share of settled; never outside frame_bounds; None for ANY_PRC: a yes settles more easily


@dataclass(frozen=True, slots=True)
class Weighted:
    """The share that the sectors' own shares give when each sector counts by its size and not by how many answered."""

    question: Question
    share: float | None  # None: no sector has a settled body
    basis: str  # "asked" or "frame": what a sector's size is
    left_out: tuple[str, ...]  # sectors without a settled body, for which nothing can stand


@dataclass(frozen=True, slots=True)
class MakerShare:
    """How many of the bodies that use any maker of the PRC are known to use this one. Several makers a body."""

    maker: str
    users: int  # the whole: bodies settled as users of any such maker
    yes: int
    unsettled: int  # users of which it is not known whether they use this one
    share: float | None
    bounds: Bounds | None


@dataclass(frozen=True, slots=True)
class Tally:
    """All figures of a census."""

    bodies: tuple[BodyAnswer, ...]
    figures: tuple[Figures, ...]  # by question; sectors by name, ALL last
    weighted: tuple[Weighted, ...]
    refusals: tuple[tuple[str, str, int], ...]  # sector, section, bodies that refused (wholly or in part) by it
    makers: tuple[MakerShare, ...]
    others: tuple[tuple[str, int], ...]  # other makes named as in use -> bodies, most first
    answered: int  # what `others` is out of
    with_review: bool
    notes: tuple[str, ...]
    left_out: int = 0  # bodies asked that are not in the frame
    days: tuple[date, date] | None = None  # of the first and the last dated answer that is counted; None: none is dated


def tally(answers: Iterable[Answer], frame: Sequence[FrameBody] | None = None, *, with_review: bool = False) -> Tally:
    """Figures from readings.

    Args:
        answers: one a request; several of one body are joined by `join_bodies`.
        frame: every body of the population, once; None: the bodies asked are all that is spoken of.
        with_review: take readings that wait for a person as they were read. Otherwise they settle nothing.
    """
    answers = list(answers)
    bodies, notes = join_bodies(answers, with_review=with_review)
    sizes: dict[str, int] | None = None
    asked = len(bodies)
    if frame is not None:
        bodies, sizes, more = _within(bodies, frame)
        notes += more
    counted = {body.body for body in bodies}
    days = sorted(answer.day for answer in answers if answer.day and not answer.silent and answer.body in counted)
    sectors = sorted({body.sector for body in bodies} | set(sizes or ()))
    figures, weighted = [], []
    for question in Question:
        by_sector = [
            count(
                question,
                sector,
                [body for body in bodies if body.sector == sector],
                sizes.get(sector, 0) if sizes is not None else None,
            )
            for sector in sectors
        ]
        figures += [*by_sector, count(question, ALL, bodies, sum(sizes.values()) if sizes is not None else None)]
        weighted.append(weigh(question, by_sector))
    answered = [body for body in bodies if body.standing in (Standing.ANSWERED, Standing.PARTIAL)]
    return Tally(
        bodies=tuple(bodies),
        figures=tuple(figures),
        weighted=tuple(weighted),
        refusals=_count_refusals(bodies),
        makers=_share_makers(bodies),
        others=_count_others(answered),
        answered=len(answered),
        with_review=with_review,
        notes=tuple(notes),
        left_out=asked - len(bodies),
        days=(days[0], days[-1]) if days else None,
    )


def join_bodies(answers: Iterable[Answer], *, with_review: bool = False) -> tuple[list[BodyAnswer], list[str]]:
    """One BodyAnswer a body, by key, and what was joined in words.

    For each question a settled answer stands above an unsettled one, and of two settled answers the later; where they
    disagree and no day tells which is later, the question is unsettled. A body stands where its fullest answer stands.
    """
    by_body: defaultdict[str, dict[str, Answer]] = defaultdict(dict)
    notes = []
    for answer in answers:
        if answer.request_id in by_body[answer.body]:
            notes.append(f"request {answer.request_id} of {answer.name} stands there twice; the last row counts")
        by_body[answer.body][answer.request_id] = answer
    joined = []
    for key in sorted(by_body):
        several = sorted(by_body[key].values(), key=lambda answer: (answer.day or date.min, answer.request_id))
        body, clashes = _join(key, several, with_review)
        joined.append(body)
        if len(several) > 1:
            notes.append(f"{body.name}: {len(several)} requests ({', '.join(body.requests)}) count as one body")
        notes += [
            f"{body.name}: answers on {question.value} disagree and no day says which is later; it is unsettled"
            for question in clashes
        ]
    return joined, notes


def _join(key: str, several: Sequence[Answer], with_review: bool) -> tuple[BodyAnswer, list[Question]]:
    counted = [answer for answer in several if with_review or answer.decision is not Decision.REVIEW]
    leading = min(reversed(several), key=lambda answer: _RANK[_standing(answer, with_review)])
    uses, clashes = {}, []
    for question in Question:
        settled = [answer for answer in counted if answer.uses[question] in _SETTLED]
        newest = [answer for answer in settled if answer.day is None or answer.day == settled[-1].day]
        said = {answer.uses[question] for answer in newest}
        if len(said) > 1:
            clashes.append(question)
        uses[question] = said.pop() if len(said) == 1 else Use.UNKNOWN
    last = several[-1]
    body = BodyAnswer(
        body=key,
        name=last.name,
        sector=last.sector,
        nation=last.nation,
        standing=_standing(leading, with_review),
        exemptions=leading.exemptions,
        uses=uses,
        other_makers=tuple(sorted({maker for answer in counted for maker in answer.other_makers})),
        oem_brand=next((answer.oem_brand for answer in reversed(counted) if answer.oem_brand), ""),
        requests=tuple(answer.request_id for answer in several),
    )
    return body, clashes


def _standing(answer: Answer, with_review: bool) -> Standing:
    if answer.silent:
        return Standing.SILENT
    if answer.decision is Decision.REVIEW and not with_review:
        return Standing.TO_CHECK
    return _STANDING_OF[answer.outcome]


def _within(bodies: list[BodyAnswer], frame: Sequence[FrameBody]) -> tuple[list[BodyAnswer], dict[str, int], list[str]]:
    """Bodies that are in the frame, the frame's size by sector, and who was left out."""
    sector_of = {body.body: body.sector for body in frame}
    inside = [replace(body, sector=sector_of[body.body]) for body in bodies if body.body in sector_of]
    outside = [body.name for body in bodies if body.body not in sector_of]
    sizes = Counter(sector_of.values())
    notes = []
    if len(sector_of) < len(frame):
        twice = len(frame) - len(sector_of)
        notes.append(
            f"{twice} rows of the frame name a body that stands there already and count once; ids tell them apart"
        )
    if outside:
        shown = ", ".join(outside[:10]) + (f" and {len(outside) - 10} more" if len(outside) > 10 else "")
        notes.append(f"{len(outside)} bodies asked are not in the frame and are left out: {shown}")
    return inside, dict(sizes), notes


def frame_body(body_id: str, name: str, sector: str, nation: str) -> FrameBody:
    """A body of the frame under the key that its readings have."""
    return FrameBody(body_key(body_id, name, sector, nation), name, sector or "not stated")


def count(question: Question, sector: str, bodies: Sequence[BodyAnswer], frame: int | None) -> Figures:
    """The figures of one question over some bodies. Raises ValueError where the frame is smaller than the bodies asked."""
    standings = Counter(body.standing for body in bodies)
    uses = Counter(body.uses[question] for body in bodies)
    yes, settled = uses[Use.YES], sum(uses[use] for use in _SETTLED)
    told = [body for body in bodies if body.standing in (Standing.ANSWERED, Standing.PARTIAL)]
    interval = None if question is Question.ANY_PRC else wilson(yes, settled, frame)
    frame_bounds = None if frame is None else bound_share(frame, settled, yes)
    if interval and frame_bounds:  # chance cannot take the share of a finite population out of what is settled already
        interval = Bounds(max(interval.low, frame_bounds.low), min(interval.high, frame_bounds.high))
    return Figures(
        question=question,
        sector=sector,
        frame=frame,
        asked=len(bodies),
        answered=len(told),
        partial=standings[Standing.PARTIAL],
        refused=standings[Standing.REFUSED],
        not_held=standings[Standing.NOT_HELD],
        no_answer_yet=standings[Standing.NO_ANSWER_YET],
        silent=standings[Standing.SILENT],
        to_check=standings[Standing.TO_CHECK],
        settled=settled,
        yes=yes,
        no=uses[Use.NO],
        former=uses[Use.FORMER],
        share_of_settled=share(yes, settled),
        share_of_answered=share(sum(body.uses[question] is Use.YES for body in told), len(told)),
        share_of_asked=share(yes, len(bodies)),
        bounds=bound_share(len(bodies), settled, yes),
        frame_bounds=frame_bounds,
        interval=interval,
    )


def weigh(question: Question, by_sector: Sequence[Figures]) -> Weighted:
    """Each sector's share of settled, weighted by the sector's size: sum of size x share over sum of sizes.

    It mends that one sector answers more readily than another; it assumes that within a sector those that answered are
    like those that did not, which nothing here can show. So it stands beside the plain share, never instead of it.

    Source: Little and Rubin, Statistical Analysis with Missing Data, 3rd edition, 2019, section 3.3 (weighting classes).
    """
    basis = "asked" if any(row.frame is None for row in by_sector) else "frame"
    total, sum_of_shares, left_out = 0, 0.0, []
    for row in by_sector:
        size = row.asked if basis == "asked" else row.frame or 0
        if row.share_of_settled is None:
            left_out += [row.sector] if size else []
            continue
        total += size
        sum_of_shares += size * row.share_of_settled
    return Weighted(question, sum_of_shares / total if total else None, basis, tuple(left_out))


def _count_refusals(bodies: Sequence[BodyAnswer]) -> tuple[tuple[str, str, int], ...]:
    """A body that cites two sections is in two rows; ALL over every sector comes last."""
    counts: Counter[tuple[str, str]] = Counter()
    for body in bodies:
        if body.standing in (Standing.REFUSED, Standing.PARTIAL):
            for section in body.exemptions or (["no section named"] if body.standing is Standing.REFUSED else []):
                counts[body.sector, section] += 1
                counts[ALL, section] += 1
    return tuple(
        (sector, section, number)
        for (sector, section), number in sorted(
            counts.items(), key=lambda item: (item[0][0] == ALL, item[0][0], -item[1], item[0][1])
        )
    )


def _share_makers(bodies: Sequence[BodyAnswer]) -> tuple[MakerShare, ...]:
    users = [body for body in bodies if body.uses[Question.ANY_PRC] is Use.YES]
    found = []
    for maker, question in (("Hikvision", Question.HIKVISION), ("Dahua", Question.DAHUA)):
        uses = Counter(body.uses[question] for body in users)
        yes, unsettled = uses[Use.YES], uses[Use.UNKNOWN]
        found.append(
            MakerShare(
                maker,
                len(users),
                yes,
                unsettled,
                share(yes, len(users)),
                bound_share(len(users), len(users) - unsettled, yes),
            )
        )
    return tuple(found)


def _count_others(answered: Sequence[BodyAnswer]) -> tuple[tuple[str, int], ...]:
    named = Counter(maker for body in answered for maker in body.other_makers)
    return tuple(sorted(named.items(), key=lambda item: (-item[1], item[0].casefold())))
