"""How the rows of a sheet find their records again: by the fields that name a record, or later, by who knows more."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ledger.intake.outcome import Action, Doubt, ExistingRow, FieldChange, IntakeRow, RowPlan, refused
from ledger.intake.reading import Value
from ledger.values.dates import LooseDate


class Matching(Protocol):
    """Decides about all rows of a sheet, and again about one that was read again."""

    def decide(self, rows: Sequence[IntakeRow], existing: Sequence[ExistingRow]) -> tuple[RowPlan, ...]:
        """A plan for each row, in order."""
        ...

    def decide_again(self, before: RowPlan, row: IntakeRow, existing: Mapping[int, ExistingRow]) -> RowPlan | None:
        """The plan of a row that was read again; None when other rows may be concerned too."""
        ...


class Settled(Matching):
    """Every readable row is new as far as the sheet tells; the operation that settles the rows compares them."""

    def decide(self, rows: Sequence[IntakeRow], existing: Sequence[ExistingRow]) -> tuple[RowPlan, ...]:
        """Each row is new or refused."""
        del existing
        return tuple(map(_as_new, rows))

    def decide_again(self, before: RowPlan, row: IntakeRow, existing: Mapping[int, ExistingRow]) -> RowPlan | None:
        """No row concerns another one."""
        del before, existing
        return _as_new(row)


SETTLED = Settled()


@dataclass(frozen=True, slots=True)
class ByKeys(Matching):
    """A record is the one with the same values in all of ``keys``; of two such rows the later one is refused."""

    keys: tuple[str, ...]

    def decide(self, rows: Sequence[IntakeRow], existing: Sequence[ExistingRow]) -> tuple[RowPlan, ...]:
        """New, changed, equal or refused."""
        known = {self._key(one.values): one for one in existing}
        lines: dict[tuple[Value, ...], int] = {}
        return tuple(self._plan(row, known, lines) for row in rows)

    def decide_again(self, before: RowPlan, row: IntakeRow, existing: Mapping[int, ExistingRow]) -> RowPlan | None:
        """The plan of the same record; another key concerns other rows too."""
        is_other = self._key(before.row.values) != self._key(row.values)
        if is_other or before.row.refusal or row.refusal or before.action is Action.REFUSE:
            return None
        return compared(row, existing[before.record_id]) if before.record_id else _as_new(row)

    def _plan(
        self,
        row: IntakeRow,
        known: Mapping[tuple[Value, ...], ExistingRow],
        lines: dict[tuple[Value, ...], int],
    ) -> RowPlan:
        if row.refusal:
            return refused(row, row.refusal)
        key = self._key(row.values)
        if key in lines:
            return refused(row, f"与第{lines[key]}行是同一条，只取第{lines[key]}行。")
        lines[key] = row.line
        return compared(row, known[key]) if key in known else _as_new(row)

    def _key(self, values: Mapping[str, Value]) -> tuple[Value, ...]:
        return tuple(values.get(key) for key in self.keys)


def compared(row: IntakeRow, found: ExistingRow, doubts: tuple[Doubt, ...] | None = None) -> RowPlan:
    """The plan of a row whose record is known.

    An empty cell never overwrites, nor does a coarser date or a computed value.
    """
    changes = tuple(_changes(row, found))
    action = Action.UPDATE if changes else Action.SAME
    return RowPlan(row, action, found.record_id, changes, row.doubts if doubts is None else doubts)


def _as_new(row: IntakeRow) -> RowPlan:
    return refused(row, row.refusal) if row.refusal else RowPlan(row, Action.ADD, doubts=row.doubts)


def _changes(row: IntakeRow, found: ExistingRow) -> Iterator[FieldChange]:
    for key, new in row.values.items():
        old = found.values.get(key)
        if _says_more(new, old) and not (key in row.derived and not _is_blank(old)):
            yield FieldChange(key, None if old == "" else old, new)


def _is_blank(value: Value) -> bool:
    return value is None or value == "" or value is False


def _says_more(new: Value, old: Value) -> bool:
    """Whether the new value changes the old one: not when equal, empty, or a coarser form of the same date."""
    if new is None or new == old or (_is_blank(new) and _is_blank(old)):
        return False
    if isinstance(new, LooseDate) and isinstance(old, LooseDate):
        return not (old.agrees_with(new) and _precision(old) >= _precision(new))
    return True


def _precision(value: LooseDate) -> int:
    return (value.month is not None) + (value.day is not None)
