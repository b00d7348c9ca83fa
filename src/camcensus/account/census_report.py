"""A census as pages: headings, sentences, tables and charts as values, which every writer shows alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from camcensus.account.answers import Question
from camcensus.account.intervals import Bounds
from camcensus.account.tally import ALL, Figures, Tally

TITLES = {
    Question.ANY_PRC: "Uses any maker based in the People's Republic of China",
    Question.HIKVISION: "Uses Hikvision",
    Question.DAHUA: "Uses Dahua",
}
ORDER = (Question.HIKVISION, Question.DAHUA, Question.ANY_PRC)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    text: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: header cells, rows of as many cells; the first cell of a row names it."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a stacked bar."""

    kind: str  # yes, no, unsettled, or a standing: a name that a style sheet knows
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Range:
    """One line of a range chart, fractions 0 to 1."""

    bounds: Bounds | None
    interval: Bounds | None
    point: float | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: its name, and either parts of a whole or a range."""

    name: str
    note: str  # what stands at its end
    parts: tuple[Part, ...] = ()
    range: Range | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under one scale: 0 to the whole."""

    caption: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with what stands under it. A chart never stands without a table of the same numbers."""

    key: str
    heading: str
    sentences: tuple[str, ...] = ()
    chart: Chart | None = None
    grids: tuple[Grid, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A report."""

    title: str
    lead: str  # the answer in one sentence
    warning: str  # what must not be missed; empty: nothing
    sections: tuple[Section, ...]
    sources: tuple[tuple[str, str, str], ...]  # title, url, the day it was seen
    made_of: tuple[tuple[str, str], ...]  # name, value: what the report rests on


def percent(share: float | None, digits: int = 1) -> str:
    """A fraction in percent; a dash where there is none."""
    return "-" if share is None else f"{100 * share:.{digits}f}%"


def span(bounds: Bounds | None, digits: int = 1) -> str:
    """Two ends in percent."""
    if bounds is None:
        return "-"
    return f"{100 * bounds.low:.{digits}f} to {100 * bounds.high:.{digits}f}%"


def build_page(tally: Tally, title: str, made_of: Sequence[tuple[str, str]]) -> Page:
    """The report of a census."""
    whole = next(row for row in tally.figures if row.question is Question.HIKVISION and row.sector == ALL)
    sections = [_who_answered(tally)]
    sections += [_question(tally, question) for question in ORDER]
    sections += [_makers(tally), _refusals(tally), _how_counted(tally)]
    return Page(title, _lead(whole), _warning(whole, tally), tuple(sections), (), tuple(made_of))


def _lead(row: Figures) -> str:
    if not row.settled:
        return f"No answer of {bodies(row.asked)} asked settles whether it uses Hikvision."
    least = f"Of {bodies(row.asked)} asked, at least {row.yes} ({percent(row.share_of_asked)}) use Hikvision"
    if row.bounds and row.settled < row.asked:
        least += f" and at most {row.yes + row.asked - row.settled} ({percent(row.bounds.high)})"
    return f"{least}. Of the {row.settled} whose answers settle it, it is {percent(row.share_of_settled)}."


def bodies(number: int) -> str:
    """A number of bodies in words."""
    return f"{number:,} {'body' if number == 1 else 'bodies'}"


def _warning(row: Figures, tally: Tally) -> str:
    said = []
    if tally.left_out:
        said.append(
            f"{bodies(tally.left_out)} of {row.asked + tally.left_out:,} asked are not in the frame and are left out; the "
            "names are at the end."
        )
    if tally.with_review:
        said.append(
            "Readings that no person has checked are counted as they were read (--with-review): not fit to be published."
        )
    elif row.to_check:
        said.append(
            f"{row.to_check} of {bodies(row.asked)} gave answers whose reading waits for a person. They settle nothing here. "
            'Check them, write "checked" into their column "decision", and tally again.'
        )
    return " ".join(said)


def _by_sector(tally: Tally, question: Question) -> list[Figures]:
    return [row for row in tally.figures if row.question is question]


def name_sector(name: str) -> str:
    """A sector as it is printed."""
    return "All sectors" if name == ALL else name.capitalize() if name not in ("nhs",) else "NHS"


def _number(value: int | None) -> Cell:
    return Cell("-" if value is None else f"{value:,}", number=True)


def _share(value: float | None) -> Cell:
    return Cell(percent(value), number=True)


_STANDINGS = (
    ("answered", "answered"),
    ("refused", "refused"),
    ("not_held", "not held"),
    ("no_answer_yet", "no answer yet"),
    ("silent", "silent"),
    ("to_check", "to be checked"),
)


def _who_answered(tally: Tally) -> Section:
    rows = _by_sector(tally, Question.ANY_PRC)
    framed = rows[-1].frame is not None
    bars = tuple(
        Bar(
            name_sector(row.sector),
            f"{row.answered:,} of {row.asked:,}",
            tuple(Part(name.replace("_", "-"), words, getattr(row, name)) for name, words in _STANDINGS),
        )
        for row in rows
    )
    header = ("Sector", *(("In frame",) if framed else ()), "Asked", "Answered", "of these in part", "Refused", "Not held",
              "No answer yet", "Silent", "To be checked")  # fmt: skip
    cells = tuple(
        (
            Cell(name_sector(row.sector)),
            *((_number(row.frame),) if framed else ()),
            *map(_number, (row.asked, row.answered, row.partial, row.refused, row.not_held, row.no_answer_yet)),
            *map(_number, (row.silent, row.to_check)),
        )
        for row in rows
    )
    total = rows[-1]
    sentences = [f"{total.answered:,} of {bodies(total.asked)} asked answered, {total.partial} of them in part."]
    if tally.days:
        first, last = tally.days
        sentences.append(
            f"The dated answers are of {first}." if first == last else f"The dated answers are of {first} to {last}."
        )
    if framed and total.frame is not None:
        what = (
            "the whole frame: a census" if total.asked == total.frame else f"of {total.frame:,} in the frame: a sample"
        )
        sentences.append(f"Asked were {bodies(total.asked)}, {what}.")
    grid = Grid("Where each body stands; every body once", header, cells)
    return Section(
        "who-answered", "Who answered", tuple(sentences), Chart("How the bodies asked answered", bars), (grid,)
    )


def _question(tally: Tally, question: Question) -> Section:
    rows = _by_sector(tally, question)
    total = rows[-1]
    weighted = next(item for item in tally.weighted if item.question is question)
    framed = total.frame is not None
    bars = tuple(
        Bar(
            name_sector(row.sector),
            _note(row),
            range=Range(
                row.frame_bounds if framed else row.bounds,
                row.interval,
                None if question is Question.ANY_PRC else row.share_of_settled,
            ),
        )
        for row in rows
    )
    counts = Grid(
        "Counts",
        ("Sector", "Asked", "Settled", "Yes", "No", "Former", "Unsettled"),
        tuple(
            (Cell(name_sector(row.sector)), *map(_number, (row.asked, row.settled, row.yes, row.no, row.former, row.asked - row.settled)))
            for row in rows
        ),
    )  # fmt: skip
    shares = Grid(
        "Shares of yes, by what they are out of",
        ("Sector", "Of settled", "95% interval", "Of answered", "Of asked", "Bounds over asked",
         *(("Bounds over frame",) if framed else ())),
        tuple(
            (
                Cell(name_sector(row.sector)),
                _share(row.share_of_settled),
                Cell(span(row.interval), number=True),
                _share(row.share_of_answered),
                _share(row.share_of_asked),
                Cell(span(row.bounds), number=True),
                *((Cell(span(row.frame_bounds), number=True),) if framed else ()),
            )
            for row in rows
        ),
    )  # fmt: skip
    sentences = [
        (
            f"{total.yes:,} yes, {total.no:,} no and {total.former:,} former among {total.settled:,} settled; "
            f"{total.asked - total.settled:,} of {bodies(total.asked)} asked settle nothing."
        )
    ]
    if question is Question.ANY_PRC:
        sentences.append(
            "One named maker settles a yes, but only a complete list settles a no: the settled lean towards yes. Their share "
            "tells nothing of the others, so no interval stands beside it; go by the bounds."
        )
    elif weighted.share is not None:
        plain = percent(total.share_of_settled)
        text = f"Plain share of settled: {plain}. With every sector counted by its size ({weighted.basis}): {percent(weighted.share)}."
        if weighted.left_out:
            text += f" No settled body stands for {', '.join(map(name_sector, weighted.left_out))}."
        sentences.append(text)
    chart = Chart(
        "What the unsettled could make of the share (band)"
        if question is Question.ANY_PRC
        else "Share of settled bodies (dot), 95% interval (line), what the unsettled could make of it (band)",
        bars,
    )
    return Section(question.value.replace("_", "-"), TITLES[question], tuple(sentences), chart, (counts, shares))


def _note(row: Figures) -> str:
    """What stands at the end of a bar."""
    if row.question is Question.ANY_PRC:
        return f"{row.yes:,} yes, {row.asked - row.settled:,} unsettled"
    return f"{row.yes:,} of {row.settled:,} settled" if row.settled else "none settled"


def _makers(tally: Tally) -> Section:
    users = tally.makers[0].users
    bars = tuple(
        Bar(
            maker.maker,
            f"{maker.yes:,} of {maker.users:,}",
            (
                Part("yes", "uses it", maker.yes),
                Part("unsettled", "not known", maker.unsettled),
                Part("no", "does not", maker.users - maker.yes - maker.unsettled),
            ),
        )
        for maker in tally.makers
    )
    shares = Grid(
        f"Makers among {bodies(users)} that use any maker of the PRC",
        ("Maker", "Users", "Not known", "Share", "Bounds"),
        tuple(
            (Cell(m.maker), _number(m.yes), _number(m.unsettled), _share(m.share), Cell(span(m.bounds), number=True))
            for m in tally.makers
        ),
    )
    others = Grid(
        f"Other makes named as in use by {bodies(tally.answered)} that answered",
        ("Make", "Bodies"),
        tuple((Cell(name), _number(number)) for name, number in tally.others),
    )
    sentence = "A body may use several makers: these shares may add up to more than the whole."
    return Section("makers", "Makers among users", (sentence,), Chart("Known use among users", bars), (shares, others))


def _refusals(tally: Tally) -> Section:
    grid = Grid(
        "Bodies that refused, wholly or in part, by the section they name",
        ("Sector", "Section", "Bodies"),
        tuple(
            (Cell(name_sector(sector)), Cell(section), _number(number)) for sector, section, number in tally.refusals
        ),
    )
    sentence = "A body that names two sections stands in two rows. A refusal is never taken as a sign of use."
    return Section("refusals", "Refusals by section", (sentence,), None, (grid,))


def _how_counted(tally: Tally) -> Section:
    return Section(
        "how-counted",
        "How this was counted",
        (
            "Each body counts once. A settled answer stands above an unsettled one, the later of two above the earlier.",
            "Former use is settled and is not a yes. Whatever does not decide a question leaves it unsettled.",
            "Bounds assume nothing: the low end takes every unsettled body as a no, the high end as a yes.",
            "The 95% interval (Wilson) speaks of chance alone, as if the settled bodies were drawn at random"
            + (" from the frame." if tally.figures[-1].frame is not None else "; no frame was given, so it is not narrowed."),
            *tally.notes,
        ),
    )  # fmt: skip


FIGURE_COLUMNS = (
    "question", "sector", "in_frame", "asked", "answered", "partial", "refused", "not_held", "no_answer_yet", "silent",
    "to_check", "settled", "yes", "no", "former", "share_of_settled", "share_of_answered", "share_of_asked", "bound_low",
    "bound_high", "frame_bound_low", "frame_bound_high", "interval_low", "interval_high", "weighted_share",
)  # fmt: skip


def figure_rows(tally: Tally) -> list[dict[str, str | int | float | None]]:
    """The figures as flat rows under FIGURE_COLUMNS; fractions 0 to 1, rounded to six digits; None where there is none.

    `weighted_share` stands in the rows of all sectors only.
    """
    weighted = {item.question: item.share for item in tally.weighted}
    rows: list[dict[str, str | int | float | None]] = []
    for row in tally.figures:
        values = (
            row.question.value, row.sector, row.frame, row.asked, row.answered, row.partial, row.refused, row.not_held,
            row.no_answer_yet, row.silent, row.to_check, row.settled, row.yes, row.no, row.former, _r(row.share_of_settled),
            _r(row.share_of_answered), _r(row.share_of_asked), *_ends(row.bounds), *_ends(row.frame_bounds),
            *_ends(row.interval), _r(weighted[row.question]) if row.sector == ALL else None,
        )  # fmt: skip
        rows.append(dict(zip(FIGURE_COLUMNS, values, strict=True)))
    return rows


def _r(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def _ends(bounds: Bounds | None) -> tuple[float | None, float | None]:
    return (None, None) if bounds is None else (_r(bounds.low), _r(bounds.high))


BODY_COLUMNS = ("body", "name", "sector", "nation", "standing", "exemptions", "uses_hikvision", "uses_dahua",
                "uses_any_prc_maker", "other_makers", "hik_oem_brand", "requests")  # fmt: skip


def body_rows(tally: Tally) -> list[dict[str, str]]:
    """One flat row a body, from which every count can be made again."""
    return [
        {
            "body": body.body,
            "name": body.name,
            "sector": body.sector,
            "nation": body.nation,
            "standing": body.standing.value,
            "exemptions": "; ".join(body.exemptions),
            **{question.value: body.uses[question].value for question in Question},
            "other_makers": "; ".join(body.other_makers),
            "hik_oem_brand": body.oem_brand,
            "requests": "; ".join(body.requests),
        }
        for body in tally.bodies
    ]
