"""The value of a figure for a year and an organisation, and the records behind it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ledger.codes.meetings import ON_LEAVE
from ledger.figures.definition import Condition, FigureDefinition, Measure, Part, Rounding, Test, Zero
from ledger.figures.facts import FigureFacts
from ledger.figures.source import FigureRow, Shape, Source, YearSpan
from ledger.figures.sources import sources_of
from ledger.figures.words import in_words, share_of

YES = "是"
MARK_FIELD = "mark"


@dataclass(frozen=True, slots=True)
class Asked:
    """For what a figure is asked: a year as seen on a day, an organisation with everything below it (None: the book).

    ``first`` and ``last`` narrow it to a part of the year.
    """

    year: int
    as_of: date
    unit_id: int | None = None
    first: date | None = None
    last: date | None = None

    @property
    def before(self) -> "Asked":
        """The whole year before."""
        return Asked(self.year - 1, self.as_of, self.unit_id)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its value.

    Attributes:
        value: None where there is nothing to divide by.
        rows: the records behind it, by day; for a share those of the upper number.
        whole: how many records a share is of; 0 for other measures.
        note: how it was counted where that is not plain, such as what 请假 does to a share.
        is_gap: no record fills it, and nothing on record is no answer.
    """

    definition: FigureDefinition
    asked: Asked
    value: Decimal | None
    rows: tuple[FigureRow, ...]
    whole: int = 0
    note: str = ""
    is_gap: bool = False

    def words(self, rounding: Rounding | None = None) -> str:
        """The value as a text writes it; empty for a gap."""
        if self.value is None or self.is_gap:
            return ""
        return in_words(self.value, self.definition.unit_word, rounding or self.definition.rounding)


def evaluate(definition: FigureDefinition, facts: FigureFacts, asked: Asked) -> Figure:
    """The figure of a year. Raises KeyError for a source or field that the book does not have."""
    found = _in_period(matched(definition, facts, asked), asked)
    if definition.measure is Measure.SHARE:
        return _share(definition, facts, asked, found)
    value, rows = _measured(definition, facts, found)
    return Figure(definition, asked, value, rows, is_gap=not rows and not _may_be_zero(definition, facts, asked))


def _may_be_zero(definition: FigureDefinition, facts: FigureFacts, asked: Asked) -> bool:
    """Nothing on record is an answer where other records show that the source is kept this year."""
    if definition.zero is not Zero.BESIDE_OTHERS:
        return definition.zero is Zero.ALWAYS
    whole_book = replace(asked, unit_id=None)
    return any(rows_of(facts, sources_of(facts)[part.source], part, whole_book) for part in definition.parts)


def matched(definition: FigureDefinition, facts: FigureFacts, asked: Asked) -> Sequence[FigureRow]:
    """The rows of every part, each record and person once, by day."""
    parts = [_of_part(part, facts, asked) for part in definition.parts]
    if len(parts) == 1 and not any(row.same_as for row in parts[0]):
        return parts[0]  # of one source each record and person is there once
    found = {(row.identity, row.person): row for rows in reversed(parts) for row in reversed(rows)}
    return sorted(found.values(), key=_order)


def _of_part(part: Part, facts: FigureFacts, asked: Asked) -> Sequence[FigureRow]:
    """The rows that meet every condition, sifted by one after the other."""
    source = sources_of(facts)[part.source]
    return _sifted(source, part.conditions, rows_of(facts, source, part, asked))


def rows_of(facts: FigureFacts, source: Source, part: Part, asked: Asked) -> Sequence[FigureRow]:
    """The rows of a source for the year and organisation, read once and kept with the facts."""
    span = YearSpan(asked.year, asked.as_of)
    whole = (source.key, part.day, span)
    if whole not in facts.kept:
        facts.kept[whole] = sorted(source.rows(facts, span, part.day), key=_day)
    if asked.unit_id is None:
        kept: Sequence[FigureRow] = facts.kept[whole]
        return kept
    ours = (*whole, asked.unit_id)
    if ours not in facts.kept:
        below = facts.life.index.below(asked.unit_id)
        facts.kept[ours] = [row for row in facts.kept[whole] if not below.isdisjoint(row.units)]
    narrowed: Sequence[FigureRow] = facts.kept[ours]
    return narrowed


def _day(row: FigureRow) -> date:
    return row.day or date.max


def _order(row: FigureRow) -> tuple[date, str, int]:
    return (row.day or date.max, row.kind, row.record_id)


def _in_period(rows: Sequence[FigureRow], asked: Asked) -> Sequence[FigureRow]:
    if asked.first is None or asked.last is None:
        return rows
    return [row for row in rows if row.day is not None and asked.first <= row.day <= asked.last]


# Measures


def _measured(
    definition: FigureDefinition, facts: FigureFacts, found: Sequence[FigureRow]
) -> tuple[Decimal, tuple[FigureRow, ...]]:
    measure = definition.measure
    if measure is Measure.ATTENDANCES:
        rows = tuple(row for row in found if row.person is not None)
        return Decimal(len(rows)), rows
    if measure is Measure.PERSONS:
        people = {row.person for row in found if row.person is not None}
        return Decimal(len(people)), tuple(row for row in found if row.person is not None)
    once = tuple({row.same_as or row[:2]: row for row in reversed(found)}.values())[::-1]
    if measure is Measure.COUNT:
        return Decimal(len(once)), once
    return _of_field(definition, facts, found)


def _of_field(
    definition: FigureDefinition, facts: FigureFacts, found: Sequence[FigureRow]
) -> tuple[Decimal, tuple[FigureRow, ...]]:
    """A sum, or the number of different values, of a field; records where it is empty are not behind it."""
    field = sources_of(facts)[definition.parts[0].source].by_key()[definition.field]
    rows = tuple(row for row in found if field.read(row.seen))
    if definition.measure is Measure.DISTINCT:
        return Decimal(len({field.read(row.seen) for row in rows})), rows
    amount = Decimal(sum(field.read(row.seen) for row in rows)) / field.divisor
    return amount.quantize(Decimal(1).scaleb(-field.places), ROUND_HALF_UP), rows


def _share(definition: FigureDefinition, facts: FigureFacts, asked: Asked, whole: Sequence[FigureRow]) -> Figure:
    source = sources_of(facts)[definition.parts[0].source]
    part = tuple(_sifted(source, definition.share, whole))
    value = share_of(len(part), len(whole))
    return Figure(definition, asked, value, part, len(whole), leave_note(definition), is_gap=value is None)


def leave_note(definition: FigureDefinition) -> str:
    """What 请假 does to a share of attendances; empty for other figures."""
    if definition.measure is not Measure.SHARE or definition.parts[0].source != "attendances":
        return ""
    counted = all(_admits_leave(one) for one in definition.parts[0].conditions if one.field == MARK_FIELD)
    return "请假的计入应到、不计入实到" if counted else "请假的不计入应到"


def _admits_leave(condition: Condition) -> bool:
    return (ON_LEAVE in condition.values) is (condition.test is not Test.IS_NOT)


# Conditions


def _sifted(source: Source, conditions: Iterable[Condition], rows: Sequence[FigureRow]) -> Sequence[FigureRow]:
    """The rows that meet every condition. Loops stand written out: a call a row would take most of the time."""
    fields = source.by_key()
    for one in conditions:
        field = fields[one.field]
        rows = _sift(field.read, one, frozenset(_native(value, field.shape) for value in one.values), rows)
    return rows


def _sift(
    read: Callable[[Any], Any], condition: Condition, values: frozenset[Any], rows: Sequence[FigureRow]
) -> Sequence[FigureRow]:
    test = condition.test
    if test is Test.IS:
        return [row for row in rows if read(row.seen) in values]
    if test is Test.IS_NOT:
        return [row for row in rows if read(row.seen) not in values]
    if test is Test.CONTAINS:
        return [row for row in rows if any(value in read(row.seen) for value in values)]
    if test in (Test.FILLED, Test.EMPTY):
        return [row for row in rows if bool(read(row.seen)) is (test is Test.FILLED)]
    (limit,) = values
    return [row for row in rows if (read(row.seen) >= limit if test is Test.AT_LEAST else read(row.seen) <= limit)]


def _native(value: str, shape: Shape) -> Any:
    if shape is Shape.FLAG:
        return value == YES
    return Decimal(value) if shape is Shape.NUMBER else value
