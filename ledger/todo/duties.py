"""规定动作: duties of the local sets that fell short, or whose period is in its last third and is not yet met.

A set is asked of every branch, so each is counted for itself: what one has done more does not make up for another.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ledger.figures.definition import FigureDefinition
from ledger.figures.duties import DutyPeriod, DutyYear, duty_years
from ledger.figures.evaluate import Asked
from ledger.figures.facts import FigureFacts
from ledger.kinds.figures import DUTIES, Duty
from ledger.kinds.organisation import BRANCH, OrgUnit
from ledger.roster.facts import RosterFacts
from ledger.todo.todo import Group, Todo, Weight, days_words
from ledger.values.period import holds_on


def duty_todos(
    facts: FigureFacts,
    duties: Sequence[Duty],
    definitions: Mapping[str, FigureDefinition],
    today: date,
    unit_id: int | None,
) -> Iterator[Todo]:
    """What the duties of the year ask of the branches of a unit (None: of the book)."""
    for unit in _asked(facts.life.roster, today, unit_id) if duties else ():
        for one in duty_years(duties, definitions, facts, Asked(today.year, today, unit.id)):
            yield from _todos(unit, one, today)


def _asked(roster: RosterFacts, today: date, unit_id: int | None) -> list[OrgUnit]:
    """The branches; a 党小组 for itself."""
    wanted = None if unit_id is None else roster.units_below(unit_id)
    units = [
        one
        for one in roster.units
        if (wanted is None or one.id in wanted) and holds_on(today, one.founded_on, one.ended_on)
    ]
    branches = [one for one in units if one.level == BRANCH]
    return branches or [one for one in units if one.id == unit_id]


def _todos(unit: OrgUnit, one: DutyYear, today: date) -> Iterator[Todo]:
    short, running = one.short, one.running
    if short:
        periods = "、".join(period.period.words for period in short)
        yield _todo(unit, one, short[-1], ("short", f"没有达到{one.duty.times}次：{periods}", Weight.OVERDUE))
    if running is not None and _is_ending(running, today):
        words = f"应{one.duty.times}次，已有{running.done}次，{days_words(running.period.last, today)}"
        yield _todo(unit, one, running, ("running", words, Weight.SOON))


def _is_ending(one: DutyPeriod, today: date) -> bool:
    length = one.period.last - one.period.first
    return (one.period.last - today) * 3 <= length


def _todo(unit: OrgUnit, one: DutyYear, period: DutyPeriod, said: tuple[str, str, Weight]) -> Todo:
    """``said`` is what tells the two apart, the note, and how urgent it is."""
    which, note, weight = said
    return Todo(
        key=f"duty.{which}:{one.duty.id}:{unit.id}:{period.period.key}",
        group=Group.DUTY,
        weight=weight,
        on=period.period.last,
        words=f"{unit.short_name}{one.duty.set_title}：{one.duty.text}",
        note=note,
        record_kind=DUTIES.key,
        record_id=one.duty.id,
        unit_id=unit.id,
    )
