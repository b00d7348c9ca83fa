"""Laws of information requests, holiday tables and who answers under which law: records -> typed values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from camcensus.facts.bodies import misnamed, refuse_unknown_keys
from camcensus.facts.records import Record
from camcensus.model.request_law import (
    PARTS_OF_UK,
    STARTS,
    UNITS,
    Aggregation,
    BankHoliday,
    CostLimit,
    DeadlineRule,
    Exemption,
    HolidayTable,
    PauseRule,
    RequestBody,
    RequestLaw,
    Route,
)

_LAW_KEYS = {
    "id", "title", "title_cy", "short", "jurisdiction", "right", "advice", "holidays_of", "working_day", "working_day_citation",
    "regulator", "regulator_cy", "regulator_url", "deadlines", "pauses", "exemptions", "cost_limits", "aggregation",
    "routes", "sources",
}  # fmt: skip
_DEADLINE_KEYS = {
    "id", "title", "who", "starts", "count", "unit", "outer", "outer_when", "replaces", "bodies", "when", "basis",
    "citation", "rule", "status", "sources",
}  # fmt: skip
_NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")


def parse_request_law(record: Record) -> RequestLaw:
    """One law. Raises FactError."""
    refuse_unknown_keys(record, _LAW_KEYS, "a law of requests")
    parts = record.texts("holidays_of")
    for part in parts:
        _one_of(record, "holidays_of", part, PARTS_OF_UK)
    deadlines = tuple(_deadline(part) for part in record.parts("deadlines"))
    known = [one.id for one in deadlines]
    for one in deadlines:
        if known.count(one.id) > 1:
            raise record.fail(f"deadline '{one.id}' stands twice", "Give each deadline an id of its own.")
        if one.replaces is not None and one.replaces not in known:
            raise misnamed(record.where, "deadline", one.replaces, known, "this law")
    regulator = record.text("regulator")
    welsh = record.texts("title_cy")
    if len(welsh) != 2:
        raise record.fail("'title_cy' is not two titles", "Give the Welsh title plain and with soft mutation.")
    return RequestLaw(
        id=record.text("id"),
        title=record.text("title"),
        title_cy=(welsh[0], welsh[1]),
        short=record.text("short"),
        jurisdiction=record.text("jurisdiction"),
        right=record.text("right"),
        advice=record.text("advice"),
        holidays_of=parts,
        working_day=record.text("working_day"),
        working_day_citation=record.text("working_day_citation"),
        regulator=regulator,
        regulator_cy=record.optional_text("regulator_cy") or regulator,
        regulator_url=record.text("regulator_url"),
        deadlines=deadlines,
        pauses=tuple(_pause(part) for part in record.parts("pauses")),
        exemptions=tuple(
            Exemption(part.text("section"), part.text("topic"), part.text("kind"), part.text("meaning"))
            for part in record.parts("exemptions")
        ),
        cost_limits=tuple(
            CostLimit(
                part.texts("bodies"),
                _number(part, "gbp"),
                _number(part, "rate"),
                _number(part, "hours"),
                part.text("citation"),
            )
            for part in record.parts("cost_limits")
        ),
        aggregation=_aggregation(record.part("aggregation")),
        routes=tuple(Route(part.text("step"), part.text("citation")) for part in record.parts("routes")),
        sources=record.sources(),
        where=record.where,
    )


def _deadline(record: Record) -> DeadlineRule:
    refuse_unknown_keys(record, _DEADLINE_KEYS, "a deadline")
    unit = record.optional_text("unit") or "working-days"
    when = record.optional_text("when")
    if when is not None:
        _one_of(record, "when", when, ("extended",))
    return DeadlineRule(
        id=record.text("id"),
        title=record.text("title"),
        who=_one_of(record, "who", record.text("who"), ("body", "requester")),
        starts=_one_of(record, "starts", record.text("starts"), STARTS),
        count=_number(record, "count") if record.values.get("count") is not None else None,
        unit=_one_of(record, "unit", unit, UNITS),
        outer=_number(record, "outer") if record.values.get("outer") is not None else None,
        outer_when=record.optional_text("outer_when") or "",
        replaces=record.optional_text("replaces"),
        bodies=record.texts("bodies"),
        when=when,
        basis=_one_of(record, "basis", record.text("basis"), ("statute", "guidance")),
        citation=record.text("citation"),
        rule=record.text("rule"),
        status=_one_of(record, "status", record.text("status"), ("read", "canonical")),
        sources=record.sources(),
    )


def _pause(record: Record) -> PauseRule:
    return PauseRule(
        _one_of(record, "on", record.text("on"), ("clarification", "fee")),
        _one_of(record, "effect", record.text("effect"), ("restart", "skip")),
        record.text("citation"),
        record.text("says"),
        _one_of(record, "status", record.text("status"), ("read", "canonical")),
        record.text("url"),
    )


def _aggregation(record: Record) -> Aggregation | None:
    if not record.values:
        return None
    return Aggregation(_number(record, "days"), record.text("citation"), record.text("says"))


def parse_holiday_table(record: Record) -> HolidayTable:
    """One table of bank holidays, in order of day. Raises FactError."""
    refuse_unknown_keys(record, {"id", "title", "edition", "covers", "days", "sources"}, "a holiday table")
    covers = record.part("covers")
    first, last = _day(covers, "from"), _day(covers, "to")
    days = tuple(_holiday(part) for part in record.parts("days"))
    for one in days:
        if not first <= one.day <= last:
            raise record.fail(f"{one.day} is outside the days the table covers", "Correct 'covers' or the day.")
    if [one.day for one in days] != sorted(one.day for one in days):
        raise record.fail("the days are not in order", "Sort them by day.")
    return HolidayTable(
        record.text("id"),
        record.text("title"),
        record.text("edition"),
        first,
        last,
        days,
        record.sources(),
        record.where,
    )


def _holiday(record: Record) -> BankHoliday:
    parts = record.texts("in")
    for part in parts:
        _one_of(record, "in", part, PARTS_OF_UK)
    return BankHoliday(_day(record, "day"), parts, record.text("title"), record.values.get("observed") is True)


def parse_request_body(record: Record) -> RequestBody:
    """One type of body. Raises FactError; that its laws exist is checked by `check_request_bodies`."""
    refuse_unknown_keys(record, {"id", "title", "called", "laws", "notes", "sources"}, "a type of body")
    laws = record.part("laws")
    notes = record.part("notes")
    for nation in (*laws.values, *notes.values):
        _one_of(record, "laws", nation, _NATIONS)
    if record.values.get("sources") is not None:
        record.sources()
    return RequestBody(
        record.text("id"),
        record.text("title"),
        record.texts("called"),
        {nation: None if laws.text(nation) == "-" else laws.text(nation) for nation in laws.values},
        {nation: notes.text(nation) for nation in notes.values},
        record.where,
    )


def check_request_bodies(bodies: Mapping[str, RequestBody], laws: Mapping[str, RequestLaw]) -> None:
    """Raises FactError for a law that nobody defined, or a rule for a type of body there is not."""
    for body in bodies.values():
        for law in body.laws.values():
            if law is not None and law not in laws:
                raise misnamed(body.where, "law", law, tuple(laws), "data/request_laws/laws/")
    for one in laws.values():
        for name in (name for rule in one.deadlines for name in rule.bodies):
            if name not in bodies:
                raise misnamed(one.where, "type of body", name, tuple(bodies), "data/request_laws/bodies/")


def _one_of(record: Record, key: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise misnamed(record.where, key, value, known, f"the list for '{key}'")
    return value


def _number(record: Record, key: str) -> int:
    value = record.values.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise record.fail(f"'{key}' is {value!r}, not a whole number", f"Give '{key}' a number from 1.")
    return value


def _day(record: Record, key: str) -> date:
    try:
        return date.fromisoformat(record.text(key))
    except ValueError:
        raise record.fail(f"'{key}' is not a day", "Write YYYY-MM-DD.") from None
