"""What was not held (defects 1 to 6): periods over without their meeting, and a 主题党日 without a fixed day."""

from collections.abc import Iterator
from datetime import date

from ledger.checks.life.inspected import InspectedYear, about_unit, inspected_units, inspected_years
from ledger.codes.meetings import APPRAISAL_MEETING, LECTURE, LIFE_MEETING, MEMBER_MEETING, PARTY_DAY
from ledger.codes.organisation import SECRETARY
from ledger.errors import Finding, Level
from ledger.kinds.meetings import Meeting
from ledger.kinds.organisation import BRANCH, OrgUnit
from ledger.life.duties import counts_as
from ledger.life.facts import LifeFacts
from ledger.life.series import CellState, Series, year_series
from ledger.values.period import holds_on

MUST_BE_HELD = frozenset({MEMBER_MEETING, LIFE_MEETING, APPRAISAL_MEETING})
_VERBS = {LECTURE: "没有上党课", PARTY_DAY: "没有开展主题党日", APPRAISAL_MEETING: "没有开展民主评议党员"}
_FEW = 4  # fewer days than this show no habit
_NEAR = 7  # days of the month inside one week are the same fixed day, as 每月第一个星期五


def gap_findings(facts: LifeFacts, as_of: date, unit_id: int | None = None) -> Iterator[Finding]:
    """The gaps of the inspected years of a unit (None: the book) and of those below it."""
    for year in inspected_years(facts.meetings, as_of):
        for series in year_series(facts, year.number, as_of, unit_id):
            if not _is_appraised(facts, series, year):
                yield from _gaps(series)
            if series.kind == PARTY_DAY:
                yield from _moving_day(series, year)
        for unit in inspected_units(facts, unit_id):
            yield from _secretary_lectures(facts, unit, year)


def _is_appraised(facts: LifeFacts, series: Series, year: InspectedYear) -> bool:
    """Whether the results of the year's appraisal are there, though no minutes tell of it."""
    return series.kind == APPRAISAL_MEETING and any(
        one.org_unit_id == series.unit.id and one.for_year == year.number and one.held_on is not None
        for one in facts.appraisals
    )


def _gaps(series: Series) -> Iterator[Finding]:
    if series.rule is None:
        return
    level = Level.MUST if series.kind in MUST_BE_HELD else Level.WARN
    for cell in series.cells:
        if cell.state is CellState.GAP:
            words = _VERBS.get(series.kind, f"没有召开{series.kind}")
            yield about_unit(series.rule, level, series.unit, f"{cell.words}{words}。", cell.key)


def _moving_day(series: Series, year: InspectedYear) -> Iterator[Finding]:
    """每月相对固定1天: at least half of the days fall into one week of the month, wherever that lies."""
    days = sorted(one.held_on.day for cell in series.cells for one in cell.meetings if one.held_on is not None)
    if series.rule is None or len(days) < _FEW:
        return
    near = max(sum(day <= other < day + _NEAR for other in days) for day in days)
    if near * 2 < len(days):
        sentence = f"{year.number}年主题党日的日期不固定（每月{days[0]}日至{days[-1]}日）。"
        yield about_unit(series.rule, Level.INFO, series.unit, sentence, f"{year.number}-day")


def _secretary_lectures(facts: LifeFacts, unit: OrgUnit, year: InspectedYear) -> Iterator[Finding]:
    """Defect 4: the secretary gave no 党课 in the year. One who has just taken office is asked with the others."""
    rule = facts.rules.find("meeting.lecture", year.last)
    is_asked = unit.level == BRANCH and holds_on(year.last, unit.founded_on, unit.ended_on)
    if rule is None or year.level is None or not is_asked or not facts.settings.lectures_per_year:
        return
    for office in facts.index.committee_offices_of.get(unit.id, ()):
        is_secretary = office.office == SECRETARY and holds_on(year.last, office.from_on, office.to_on)
        if is_secretary and not _has_lectured(facts, office.member_id, year):
            name = facts.person_name(office.member_id)
            sentence = f"{year.number}年没有书记{name}讲党课的记录。"
            yield about_unit(rule, year.level, unit, sentence, f"{year.number}-secretary")


def _has_lectured(facts: LifeFacts, member_id: int | None, year: InspectedYear) -> bool:
    name = facts.person_name(member_id)
    return any(
        _is_lecture_in(one, year) and (one.lecturer_id == member_id or (bool(name) and one.lecturer_name == name))
        for one in facts.meetings
    )


def _is_lecture_in(one: Meeting, year: InspectedYear) -> bool:
    if one.held_on is None or one.held_on.year != year.number or one.held_on > year.last:
        return False
    return counts_as(one, LECTURE) or one.kind == PARTY_DAY
