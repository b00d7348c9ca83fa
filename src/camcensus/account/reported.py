"""Figures that others reported: what they add up to, what rounding can explain, and what non-response could make of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from camcensus.account.census_report import Bar, Cell, Chart, Grid, Page, Range, Section, name_sector, percent, span
from camcensus.account.intervals import Bounds
from camcensus.facts.records import Record

HALF_POINT = 0.005  # how far a share published in whole percent may be off
RESPONSE_RATES = (1.0, 0.9, 0.75, 0.5, 0.25)  # supposed, to show what follows; how many were asked was not published


@dataclass(frozen=True, slots=True)
class ReportedSector:
    """One sector of a survey, as published."""

    sector: str
    respondents: int  # bodies that answered
    use: float  # share of them that use it, 0 to 1, published in whole percent


@dataclass(frozen=True, slots=True)
class ReportedSurvey:
    """A survey of others, as they published it."""

    id: str
    title: str
    marked: str
    question: str
    headline: float  # 0 to 1
    headline_is: str
    sectors: tuple[ReportedSector, ...]
    makers: tuple[tuple[str, float], ...]  # shares of users, 0 to 1
    open: tuple[str, ...]  # what the publication leaves open
    sources: tuple[tuple[str, str, str], ...]  # title, url, the day it was seen


def parse_survey(record: Record) -> ReportedSurvey:
    """A record of data/census. Raises FactError for one that is not what README.md there says."""
    values: Mapping[str, Any] = record.values
    try:
        return ReportedSurvey(
            id=str(values["id"]),
            title=str(values["title"]),
            marked=str(values["marked"]),
            question=str(values["question"]),
            headline=float(values["headline"]["value_pct"]) / 100,
            headline_is=str(values["headline"]["what"]),
            sectors=tuple(
                ReportedSector(str(row["sector"]), int(row["respondents"]), float(row["use_pct"]) / 100)
                for row in values["sectors"]
            ),
            makers=tuple((str(row["maker"]), float(row["value_pct"]) / 100) for row in values["makers_among_users"]),
            open=tuple(str(item) for item in values["not_in_public_text"]),
            sources=tuple((str(row["title"]), str(row["url"]), str(row["seen"])) for row in values["sources"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise record.fail(f"is no survey: {error}", "data/census/README.md lists the keys.") from None


def weigh_sectors(sectors: Sequence[ReportedSector]) -> tuple[float, Bounds]:
    """The share over all respondents that the sectors' shares add up to, and how far rounding could move it.

    Returns: sum of respondents x share over respondents; the same with every share half a point lower and higher.
    """
    whole = sum(row.respondents for row in sectors)
    share = sum(row.respondents * row.use for row in sectors) / whole
    return share, Bounds(max(0.0, share - HALF_POINT), min(1.0, share + HALF_POINT))


def bound_by_response(share: float, response_rate: float) -> Bounds:
    """What a share among respondents can be among all asked, if this part of them answered (0 to 1).

    Source: Manski, "Anatomy of the Selection Problem", Journal of Human Resources 24(3), 1989, pages 343-360.
    """
    low = share * response_rate
    return Bounds(low, low + 1 - response_rate)


def build_reported_page(survey: ReportedSurvey, made_of: Sequence[tuple[str, str]]) -> Page:
    """The report on a survey of others."""
    share, rounding = weigh_sectors(survey.sectors)
    whole = sum(row.respondents for row in survey.sectors)
    agrees = rounding.low <= survey.headline <= rounding.high
    lead = (
        f"The sectors' shares over {whole:,} respondents weight to {percent(share)}; the headline says "
        f"{percent(survey.headline)}."
    )
    if not agrees:
        lead += " Rounding cannot make the one of the other; the two rest on different counts."
    return Page(
        title=f"Reported figures: {survey.title}",
        lead=lead,
        warning=f"These are {survey.marked}. Question: {survey.question}.",
        sections=(
            _sectors(survey, share, rounding, whole),
            _headline(survey, share, whole),
            _non_response(survey, share),
            _makers(survey),
            Section("open", "What the publication leaves open", tuple(f"{item.capitalize()}." for item in survey.open)),
        ),
        sources=survey.sources,
        made_of=tuple(made_of),
    )


def _sectors(survey: ReportedSurvey, share: float, rounding: Bounds, whole: int) -> Section:
    rows = [
        (
            Cell(name_sector(row.sector)),
            _count(row.respondents),
            _percent(row.use, 0),
            _count(round(row.respondents * row.use)),
        )
        for row in survey.sectors
    ]
    rows.append((Cell("All sectors"), _count(whole), _percent(share, 1), _count(round(whole * share))))
    sentences = (
        f"Sum of respondents x share over {whole:,} respondents: {percent(share)}.",
        f"The shares were published in whole percent; with each half a point off it lies from {span(rounding)}.",
    )
    grid = Grid(
        "As published, and what it adds up to", ("Sector", "Respondents", "Use", "Users, by our sum"), tuple(rows)
    )
    bars = [
        Bar(name_sector(row.sector), percent(row.use, 0), range=Range(None, None, row.use)) for row in survey.sectors
    ]
    bars.append(Bar("All sectors, weighted", percent(share), range=Range(None, None, share)))
    bars.append(Bar("Headline", percent(survey.headline), range=Range(None, None, survey.headline)))
    return Section("sectors", "By sector", sentences, Chart("Reported share of use", tuple(bars)), (grid,))


def _headline(survey: ReportedSurvey, share: float, whole: int) -> Section:
    """What would have to be so for the headline to be right, as arithmetic and not as a claim."""
    users = whole * share
    if not survey.headline or not share:
        return Section("headline", "The headline", ("One of the two shares is nothing; there is no more to compare.",))
    other_whole, other_users = round(users / survey.headline), round(whole * survey.headline)
    sentences = (
        f"Headline: {survey.headline_is}, {percent(survey.headline)}.",
        (
            f"With the same {users:,.0f} users it needs {other_whole:,} respondents, {abs(other_whole - whole):,} "
            f"{'more' if other_whole > whole else 'fewer'} than the chart lists."
        ),
        (
            f"With the same {whole:,} respondents it needs {other_users:,} users, {abs(other_users - round(users)):,} "
            f"{'fewer' if other_users < users else 'more'} than the sectors' shares give."
        ),
        "Which of these it was, or another, is not in the public text; neither figure is corrected here.",
    )
    return Section("headline", "The headline", sentences)


def _non_response(survey: ReportedSurvey, share: float) -> Section:
    rows = tuple(
        (
            _percent(rate, 0),
            Cell(span(bound_by_response(share, rate)), number=True),
            Cell(span(bound_by_response(survey.headline, rate)), number=True),
        )
        for rate in RESPONSE_RATES
    )
    bars = tuple(
        Bar(f"if {percent(rate, 0)} answered", span(bounds), range=Range(bounds, None, share))
        for rate in RESPONSE_RATES
        for bounds in (bound_by_response(share, rate),)
    )
    grid = Grid(
        "Share of use among all asked, for supposed response rates",
        ("If so many answered", f"From {percent(share)}", f"From {percent(survey.headline)}"),
        rows,
    )
    sentences = (
        "How many were asked was not published.",
        (
            "For supposed response rates, this is all that can be said of those asked: "
            "the low end takes every body that did not answer as a no, the high end as a yes."
        ),
    )
    chart = Chart(f"What non-response could make of {percent(share)}", bars)
    return Section("non-response", "What non-response could make of either", sentences, chart, (grid,))


def _makers(survey: ReportedSurvey) -> Section:
    total = sum(share for _, share in survey.makers)
    sentences = ["Shares of the users; a body may have several makers."]
    overlap = total - 1 - HALF_POINT * len(survey.makers)
    if overlap > 1e-9:
        sentences.append(f"They add up to {percent(total, 0)}: some {percent(overlap)} of users or more have several.")
    elif total > 1:
        sentences.append(f"They add up to {percent(total, 0)}, which rounding alone could make.")
    grid = Grid(
        "Makers among users",
        ("Maker", "Share"),
        tuple((Cell(name), _percent(share, 0)) for name, share in survey.makers),
    )
    bars = tuple(Bar(name, percent(share, 0), range=Range(None, None, share)) for name, share in survey.makers)
    return Section(
        "makers", "Makers among users", tuple(sentences), Chart("Reported makers among users", bars), (grid,)
    )


def _count(value: int) -> Cell:
    return Cell(f"{value:,}", number=True)


def _percent(value: float, digits: int) -> Cell:
    return Cell(percent(value, digits), number=True)
