"""A figure by month and by organisation, for the small charts and for comparing branches with themselves only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ledger.figures.definition import FigureDefinition, Measure
from ledger.figures.evaluate import Asked, Figure, evaluate
from ledger.figures.facts import FigureFacts
from ledger.kinds.organisation import BRANCH, GROUP, OrgUnit
from ledger.values.months import Month
from ledger.values.period import holds_on

_AS_OF_LAST_DAY = frozenset({"roster", "pipeline", "study_hours"})


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a month or an organisation, and its value; None where there is nothing to show."""

    label: str
    value: Decimal | None


def has_months(definition: FigureDefinition) -> bool:
    """Whether a figure is made of things that happened on days; what holds on the last day of the year is not."""
    return not any(part.source in _AS_OF_LAST_DAY for part in definition.parts)


def by_month(definition: FigureDefinition, facts: FigureFacts, asked: Asked) -> tuple[Bar, ...]:
    """The twelve months of the year; one more for what counts for the year and lies outside it."""
    if not has_months(definition):
        return ()
    months = [Month(asked.year, number) for number in range(1, 13)]
    bars = [
        Bar(
            f"{month.number}",
            evaluate(definition, facts, replace(asked, first=month.first_day, last=month.last_day)).value,
        )
        for month in months
    ]
    return (*bars, *_outside(definition, facts, asked))


def _outside(definition: FigureDefinition, facts: FigureFacts, asked: Asked) -> tuple[Bar, ...]:
    """A 组织生活会 held in the next January, a team that was formed the year before."""
    if definition.measure is not Measure.COUNT:
        return ()
    rows = evaluate(definition, facts, asked).rows
    count = sum(row.day is None or row.day.year != asked.year for row in rows)
    return (Bar("其他", Decimal(count)),) if count else ()


def by_unit(definition: FigureDefinition, facts: FigureFacts, asked: Asked) -> tuple[tuple[OrgUnit, Figure], ...]:
    """The figure of each organisation right below the one asked for: the branches, or the 党小组 of a branch."""
    return tuple(
        (unit, evaluate(definition, facts, replace(asked, unit_id=unit.id))) for unit in units_below(facts, asked)
    )


def unit_bars(definition: FigureDefinition, facts: FigureFacts, asked: Asked) -> tuple[Bar, ...]:
    """A bar for each organisation below, and one for what belongs to none of them; none where nobody below has any."""
    below = by_unit(definition, facts, asked)
    if all(figure.is_gap or not figure.value for _, figure in below):
        return ()
    bars = [Bar(unit.short_name, None if figure.is_gap else figure.value) for unit, figure in below]
    return (*bars, *_of_none(definition, facts, asked, [unit.id for unit, _ in below]))


def _of_none(definition: FigureDefinition, facts: FigureFacts, asked: Asked, below: Sequence[int]) -> tuple[Bar, ...]:
    """What the organisation itself did, so that the bars are seen to make up the whole."""
    if definition.measure not in (Measure.COUNT, Measure.ATTENDANCES):
        return ()
    units = {unit for one in below for unit in facts.life.index.below(one)}
    count = sum(units.isdisjoint(row.units) for row in evaluate(definition, facts, asked).rows)
    return (Bar("本级", Decimal(count)),) if count else ()


def units_below(facts: FigureFacts, asked: Asked) -> list[OrgUnit]:
    """The branches of the book or of a 总支, the groups of a branch, as they were on the last day of the year."""
    roster = facts.life.roster
    last = min(asked.as_of, Month(asked.year, 12).last_day)
    top = roster.unit_by_id.get(asked.unit_id or 0)
    level = GROUP if top is not None and top.level == BRANCH else BRANCH
    wanted = None if asked.unit_id is None else facts.life.index.below(asked.unit_id)
    found = [
        unit
        for unit in roster.units
        if unit.level == level
        and (wanted is None or unit.id in wanted)
        and holds_on(last, unit.founded_on, unit.ended_on)
    ]
    return sorted(found, key=lambda unit: (unit.order_no, unit.id))
