"""What was understood of one cell."""

from datetime import date, time
from typing import NamedTuple, TypeAlias

from ledger.values.dates import LooseDate
from ledger.values.months import Month

Value: TypeAlias = str | int | bool | date | time | LooseDate | Month | None


class Reading(NamedTuple):
    """The value of a cell, or why there is none.

    ``doubt`` marks the cell for the user; the value beside it, if any, is taken unless he corrects it. ``refusal``
    keeps the whole row out. ``choices`` are the values between which only other cells of the row can decide.
    ``asides`` are values for other fields that the cell mentions, by field: the 女 of 李芳（女）.
    ``is_derived`` says that the value was computed from another cell and must not replace what is known.
    """

    value: Value = None
    doubt: str | None = None
    refusal: str | None = None
    choices: tuple[LooseDate, ...] = ()
    is_derived: bool = False
    asides: tuple[tuple[str, str], ...] = ()


EMPTY = Reading()
