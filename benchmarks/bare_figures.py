"""The shipped figures as bare SQL sums: the reference of the benchmark of figures.

What needs more than a sum over rows (the roster of a day, 学时, the dates of a development case) is asked in its
simplest form, which favours the reference; no record behind a figure is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ledger.figures.definition import Condition, FigureDefinition, Measure, Part, Test
from ledger.kinds import KIND_BY_KEY
from ledger.kinds.registers import KEPT_REGISTERS

_REGISTERS = {one.key: one for one in KEPT_REGISTERS}
_IN_YEAR = "BETWEEN '{year}-01-01' AND '{year}-12-31'"
_CLASSES = {"乡科级": ("乡科级正职", "乡科级副职", "四级主任科员")}


@dataclass(frozen=True, slots=True)
class _Table:
    """A source in SQL: rows, their day, identity, person, organisation, and columns that are called otherwise."""

    rows: str
    day: str
    identity: str
    person: str = "NULL"
    unit: str = "r.org_unit_id"
    columns: Mapping[str, str] | None = None


_HOLDS = "({from_} IS NULL OR {from_} <= r.held_on) AND ({to} IS NULL OR {to} > r.held_on)"
_COMMITTEES, _GROUPS = "('支部委员会', '总支委员会')", "('党小组会')"
_EXPECTED = " UNION ALL ".join(
    f"SELECT r.id AS meeting_id, x.member_id FROM meetings r JOIN {table} x ON x.{unit} = r.org_unit_id"  # noqa: S608 - our names
    f" WHERE r.kind {kinds} AND r.held_on IS NOT NULL AND {_HOLDS.format(from_=f'x.{first}', to=f'x.{last}')}"
    for table, unit, kinds, first, last in (
        ("offices", "org_unit_id", f"IN {_COMMITTEES}", "from_on", "to_on"),
        ("group_stays", "group_id", f"IN {_GROUPS}", "from_on", "to_on"),
        ("stays", "branch_id", f"NOT IN {_COMMITTEES} AND r.kind NOT IN {_GROUPS}", "joined_on", "left_on"),
    )
)
"""Who is expected at each meeting, as far as offices and stays say it."""
_MARKS_AS_ENTERED = "attendances a JOIN meetings r ON r.id = a.meeting_id JOIN members m ON m.id = a.member_id"
_MARKS = _Table(
    f"({_EXPECTED}) e JOIN meetings r ON r.id = e.meeting_id JOIN members m ON m.id = e.member_id"
    " LEFT JOIN attendances a ON a.meeting_id = e.meeting_id AND a.member_id = e.member_id",
    "r.held_on",
    "a.id",
    "e.member_id",
    columns={
        "mark": "COALESCE(a.status, '未登记')",
        "is_expected": "'是'",
        "as_ordinary": "CASE a.as_ordinary WHEN 1 THEN '是' ELSE '否' END",
        "rank": "m.rank",
        "rank_class": "m.rank",
    },
)
_ENTERED = replace(_MARKS, rows=_MARKS_AS_ENTERED, person="a.member_id")
"""The marks as entered, without asking who was expected: less than the figures say, and the least that SQL can do."""
_ROSTER = _Table(
    "members m JOIN stays r ON r.member_id = m.id",
    "'{year}-06-30'",
    "m.id",
    "m.id",
    "r.branch_id",
    {"category": "m.person_category", "is_retired": "'否'"},
)
_FIXED = {
    "meetings": _Table("meetings r", "r.held_on", "r.id"),
    "attendances": _MARKS,
    "talks": _Table("talks r", "r.held_on", "r.id"),
    "talk_people": _Table(
        "talk_people p JOIN talks r ON r.id = p.talk_id JOIN members m ON m.id = p.member_id",
        "r.held_on",
        "p.id",
        "p.member_id",
        columns={"role": "p.role", "rank_class": "m.rank"},
    ),
    "roster": _ROSTER,
    "development": _Table("development_cases r", "r.applied_on", "r.id", "r.id", columns={"milestone": "'申请入党'"}),
    "pipeline": _Table("development_cases r", "r.applied_on", "r.id", "r.id", columns={"stage": "'入党申请人'"}),
    "appraisal_results": _Table(
        "appraisal_results p JOIN appraisals r ON r.id = p.appraisal_id",
        "'{year}-06-30'",
        "p.id",
        "p.member_id",
        columns={"grade": "p.grade"},
    ),
    "elected_units": _Table("elections e JOIN meetings r ON r.id = e.meeting_id", "r.held_on", "r.org_unit_id"),
    "study_hours": _Table(
        "(SELECT a.member_id AS id, MIN(r.org_unit_id) AS org_unit_id, CASE WHEN SUM(r.study_minutes) >= 1440 THEN '是'"
        " ELSE '否' END AS is_enough FROM attendances a JOIN meetings r ON r.id = a.meeting_id WHERE a.status = '到会'"
        " GROUP BY a.member_id) r",
        "'{year}-06-30'",
        "r.id",
        "r.id",
    ),
}


def statement(definition: FigureDefinition, year: int, *, by_unit: bool = False, as_entered: bool = False) -> str:
    """The figure as one statement, of the whole or of every organisation."""
    tables = [_ENTERED if as_entered and _table(one) is _MARKS else _table(one) for one in definition.parts]
    pairs = zip(tables, definition.parts, strict=True)
    return " UNION ALL ".join(_query(definition, table, part, year, by_unit=by_unit) for table, part in pairs)


def _query(definition: FigureDefinition, table: _Table, part: Part, year: int, *, by_unit: bool) -> str:
    measure = _measured(definition, table)
    where = [f"{table.day.format(year=year)} {_IN_YEAR.format(year=year)}"]
    where += [_condition(table, one) for one in part.conditions]
    unit, group = (f"{table.unit}, ", f" GROUP BY {table.unit}") if by_unit else ("", "")
    return f"SELECT {unit}{measure} FROM {table.rows} WHERE {' AND '.join(where)}{group}"  # noqa: S608 - our names


def _table(part: Part) -> _Table:
    if part.source in _FIXED:
        return _FIXED[part.source]
    key = part.source.removesuffix(".people")
    register = _REGISTERS[key]
    day = f"r.{part.day or register.day}"
    if part.source.endswith(".people"):
        rows = f"participants p JOIN {key} r ON r.id = p.record_id AND p.record_kind = '{key}'"
        columns = {"role": "p.role", "days": "julianday(p.to_on) - julianday(p.from_on) + 1", "time": "r.minutes"}
        return _Table(rows, day, "p.id", "p.member_id", columns=columns)
    person = f"r.{register.persons[0].member}" if register.persons else "NULL"
    return _Table(f"{KIND_BY_KEY[key].key} r", day, "r.id", person, columns={"paid": "r.amount"})


def _measured(definition: FigureDefinition, table: _Table) -> str:
    if definition.measure is Measure.SHARE:
        part = " AND ".join(_condition(table, one) for one in definition.share)
        return f"100.0 * SUM({part}) / COUNT(*)"
    if definition.measure is Measure.SUM:
        return f"SUM({_column(table, definition.field)})"
    identity = table.person if definition.measure is Measure.PERSONS else table.identity
    return "COUNT(*)" if definition.measure is Measure.ATTENDANCES else f"COUNT(DISTINCT {identity})"


def _column(table: _Table, field: str) -> str:
    return (table.columns or {}).get(field, f"r.{field}")


def _condition(table: _Table, one: Condition) -> str:
    column = _column(table, one.field)
    values = tuple(word for value in one.values for word in _CLASSES.get(value, (value,)))
    quoted = ", ".join(f"'{value}'" for value in values)
    if one.test is Test.CONTAINS:
        return "(" + " OR ".join(f"{column} LIKE '%{value}%'" for value in values) + ")"
    if one.test is Test.AT_LEAST:
        return f"{column} >= {values[0]}"
    return f"{column} {'NOT IN' if one.test is Test.IS_NOT else 'IN'} ({quoted})"
