"""民主评议 of the year: from November on where nothing is entered; a meeting held without results is named as that."""

from collections.abc import Iterator, Sequence
from datetime import date

from ledger.codes.meetings import APPRAISAL_MEETING
from ledger.kinds.appraisal import Appraisal
from ledger.kinds.organisation import BRANCH, OrgUnit
from ledger.life.duties import year_of
from ledger.life.expected import has_members
from ledger.life.facts import LifeFacts
from ledger.todo.todo import Group, Todo, article_of, days_words, due_weight
from ledger.values.months import Month
from ledger.values.period import holds_on

_FROM_MONTH = 11
PAGE = "appraisal"


def appraisal_todos(facts: LifeFacts, today: date, unit_id: int | None) -> Iterator[Todo]:
    """The branches of a unit (None: the book) without an appraisal of the year that it is time for."""
    wanted = None if unit_id is None else facts.index.below(unit_id)
    year = today.year if today.month >= _FROM_MONTH else today.year - 1
    if not _is_kept(facts.appraisals, today, year):
        return
    done = {one.org_unit_id for one in facts.appraisals if one.for_year == year}
    last = Month(year, 12).plus(facts.settings.last_month_for_year).last_day
    for unit in facts.roster.units:
        is_ours = unit.level == BRANCH and (wanted is None or unit.id in wanted)
        if not is_ours or unit.id in done or not holds_on(date(year, 12, 31), unit.founded_on, unit.ended_on):
            continue
        if has_members(facts, unit.id, min(today, last)):
            yield _todo(facts, unit, year, last, today)


def _is_kept(appraisals: Sequence[Appraisal], today: date, year: int) -> bool:
    """A book that has never kept an appraisal is not asked for one of a year that was over when it began."""
    return year == today.year or any(one.for_year <= year for one in appraisals)


def _todo(facts: LifeFacts, unit: OrgUnit, year: int, last: date, today: date) -> Todo:
    is_held = any(
        one.held_on is not None and one.kind == APPRAISAL_MEETING and year_of(one, one.kind) == year
        for one in facts.meetings_of_unit.get(unit.id, ())
    )
    what = "民主评议会议已召开，还没有登记评议结果" if is_held else "还没有开展民主评议党员"
    return Todo(
        key=f"appraisal:{unit.id}:{year}",
        group=Group.APPRAISAL,
        weight=due_weight(last, today),
        on=last,
        words=f"{unit.short_name}{year}年度{what}",
        note=days_words(last, today),
        article=article_of(facts.rules.find("meeting.appraisal.per_year", today)),
        page=PAGE,
        unit_id=unit.id,
    )
