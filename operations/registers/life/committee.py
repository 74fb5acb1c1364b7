"""Chapters of the year book that are no registers by themselves: the committee with its terms, and the year's plan."""

from exports.paper.document import Column, Fit, HeadFields, PageSetup, Register, Row
from ledger.codes.organisation import OFFICE
from ledger.kinds.meetings import Meeting
from ledger.kinds.organisation import Office, Term
from ledger.life.facts import meeting_order
from operations.registers.columns import NUMBER
from operations.registers.definition import RegisterInput
from operations.registers.life.common import count_column, day_column, iso_day, life_head, life_of, units_of

_BLANK_OFFICES, _BLANK_TERMS, _BLANK_PLANS = 14, 6, 20
_OFFICES = (
    NUMBER,
    Column(label="党组织", width=34),
    Column(label="党内职务", width=26),
    Column(label="姓名", width=26),
    day_column("任职日期", 24),
    day_column("免职日期", 24),
    Column(label="任免文件", width=40, fit=Fit.WRAP),
)
_TERMS = (
    NUMBER,
    Column(label="党组织", width=40),
    count_column("届次", 16),
    day_column("任期开始", 26),
    count_column("任期（年）", 22),
    day_column("批准延期至", 26),
    Column(label="延期批复", width=40, fit=Fit.WRAP),
)
_PLANS = (
    NUMBER,
    day_column("计划日期", 24),
    Column(label="党组织", width=30),
    Column(label="会议类型", width=28),
    Column(label="主题", width=56, fit=Fit.WRAP),
    day_column("召开日期", 24),
    Column(label="备注", width=24),
)


def offices_register(given: RegisterInput) -> Register:
    """Who held a Party office in the year, by organisation and office."""
    facts, wanted, units = life_of(given), units_of(given), given.facts.unit_by_id
    held = [] if given.options.is_blank else [one for one in given.facts.offices if _in_year(given, one, wanted)]
    places = {unit.id: place for place, unit in enumerate(given.facts.units)}
    held.sort(key=lambda one: (places.get(one.org_unit_id or 0, 0), OFFICE.order(one.office), one.id))
    rows = [
        Row((
            str(number), units[one.org_unit_id or 0].short_name, one.office, facts.person_name(one.member_id),
            iso_day(one.from_on), iso_day(one.to_on), one.document,
        ))
        for number, one in enumerate(held, start=1)
    ]  # fmt: skip
    return _register(given, "党内任职情况", _OFFICES, rows, _BLANK_OFFICES)


def terms_register(given: RegisterInput) -> Register:
    """The terms that had begun by the end of the year, the newest of each organisation first."""
    wanted, last, units = units_of(given), given.period.last_day, given.facts.unit_by_id
    terms = [
        one
        for one in given.facts.terms
        if not given.options.is_blank and one.org_unit_id in wanted and (one.started_on or last) <= last
    ]
    terms.sort(key=lambda one: (one.org_unit_id or 0, -one.term_no, -one.id))
    rows = [Row(_term(number, one, units[one.org_unit_id or 0].short_name)) for number, one in enumerate(terms, 1)]
    return _register(given, "任期情况", _TERMS, rows, _BLANK_TERMS)


def plans_register(given: RegisterInput) -> Register:
    """What was planned for the year, with the day on which it was held."""
    facts, wanted = life_of(given), units_of(given)
    planned = [
        one
        for one in sorted(facts.meetings, key=_plan_order)
        if not given.options.is_blank
        and given.period.has(one.planned_on)
        and not wanted.isdisjoint(facts.units_of[one.id])
    ]
    rows = [_plan(given, number, one) for number, one in enumerate(planned, start=1)]
    return _register(given, "年度工作计划", _PLANS, rows, _BLANK_PLANS)


def _in_year(given: RegisterInput, one: Office, wanted: frozenset[int]) -> bool:
    begun = one.from_on is None or one.from_on <= given.period.last_day
    return one.org_unit_id in wanted and begun and (one.to_on is None or one.to_on > given.period.first_day)


def _term(number: int, one: Term, unit: str) -> tuple[str, ...]:
    term_no, years = (str(count) if count else "" for count in (one.term_no, one.years))
    return str(number), unit, term_no, iso_day(one.started_on), years, iso_day(one.extended_to), one.extension_document


def _plan_order(one: Meeting) -> tuple[str, tuple[str, str, int]]:
    return iso_day(one.planned_on), meeting_order(one)


def _plan(given: RegisterInput, number: int, one: Meeting) -> Row:
    unit = given.facts.unit_by_id.get(one.org_unit_id or 0)
    cells = (str(number), iso_day(one.planned_on), unit.short_name if unit else "", one.kind, one.topic)
    return Row((*cells, iso_day(one.held_on), ""), one.kind)


def _register(
    given: RegisterInput, title: str, columns: tuple[Column, ...], rows: list[Row], blank_rows: int
) -> Register:
    head = life_head(given)
    return Register(
        title=title,
        columns=columns,
        rows=rows,
        head=HeadFields(f"党组织：{given.unit_name}", head.centre),
        setup=PageSetup(),
        blank_rows=0 if rows else blank_rows,
        row_height=9,
    )
