"""Ending what holds from a day on."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from ledger.kind import RecordKind
from ledger.kinds.membership import GroupStay, Mobility
from ledger.kinds.organisation import Office
from ledger.values.period import first_day
from storage.change import Change

P = TypeVar("P", GroupStay, Mobility, Office)


def end_period(change: Change, kind: RecordKind[P], period: P, on: date) -> None:
    """Give a period its last day. One that would begin on that day or later never was, so it goes."""
    if period.from_on is None or first_day(period.from_on) < on:
        change.update(kind, replace(period, to_on=on))
    else:
        change.remove(kind, period.id)
