"""What was understood of a row, and what becomes of it: add, update, leave, refuse."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ledger.intake.reading import Value

_NONE: frozenset[str] = frozenset()


class Action(StrEnum):
    """What becomes of a row."""

    ADD = "add"
    UPDATE = "update"
    SAME = "same"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that the user should look at: its field, what it holds, why it is doubtful."""

    field: str
    raw: str
    reason: str


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """One record as understood.

    ``values`` has a key for each field that the row says something about; ``derived`` are those computed from others.
    """

    line: int
    block: int
    values: Mapping[str, Value]
    doubts: tuple[Doubt, ...] = ()
    refusal: str | None = None
    derived: frozenset[str] = _NONE


@dataclass(frozen=True, slots=True)
class ExistingRow:
    """A record of the book in the fields and values of the target."""

    record_id: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an existing record that the row changes."""

    field: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class RowPlan:
    """A row and what becomes of it.

    Attributes:
        record_id: the existing record of an update or an equal row.
        reason: why the row is refused.
        note: what is to be said about a row that is in order.
        options: by field, the texts between which the user can choose to repair the row.
    """

    row: IntakeRow
    action: Action
    record_id: int | None = None
    changes: tuple[FieldChange, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    reason: str | None = None
    note: str = ""
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def refused(row: IntakeRow, reason: str) -> RowPlan:
    """A row that is not taken."""
    return RowPlan(row, Action.REFUSE, doubts=row.doubts, reason=reason)
