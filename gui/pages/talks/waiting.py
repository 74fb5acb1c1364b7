"""How many talks wait for something: the figure beside the page. Plain values, counted beside the window."""

from dataclasses import dataclass
from datetime import date

from ledger.life.facts import LifeFacts
from ledger.life.matters import is_open
from operations.life.talk_planning import coverage_of_units

_LAST_QUARTER = 10


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is counted: the talks of a unit (None: of the book) on a day."""

    facts: LifeFacts
    unit_id: int | None
    today: date


def counted(given: Waiting, _: object) -> int:
    """Plans whose day has passed and follow-ups that are overdue; from October on also what nobody has planned."""
    return _overdue(given) + _missing(given)


def _overdue(given: Waiting) -> int:
    wanted = None if given.unit_id is None else given.facts.index.below(given.unit_id)
    talks = [one for one in given.facts.talks if wanted is None or one.org_unit_id in wanted]
    plans = sum(1 for one in talks if one.held_on is None and one.planned_on and one.planned_on < given.today)
    follow_ups = sum(
        1
        for one in talks
        if one.follow_up
        and one.follow_up_due_on is not None
        and one.follow_up_due_on < given.today
        and is_open(one.follow_up_done_on, given.today)
    )
    return plans + follow_ups


def _missing(given: Waiting) -> int:
    if given.today.month < _LAST_QUARTER:
        return 0
    units = coverage_of_units(given.facts, given.today.year, given.today, given.unit_id)
    return sum(one.plan_for(missing) is None for one in units for missing in one.coverage.missing)
