"""Beginning and ending what holds from a day on."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from ledger.kind import RecordKind
from ledger.kinds.membership import POST_HOLDINGS, GroupStay, Mobility, PostHolding
from ledger.kinds.organisation import OFFICES, ORG_UNITS, Office
from ledger.values.period import first_day
from storage.store import Change, Store

P = TypeVar("P", GroupStay, Mobility, Office)


def end_period(change: Change, kind: RecordKind[P], period: P, on: date) -> None:
    """Give a period its last day. One that would begin on that day or later never was, so it goes."""
    if period.from_on is None or first_day(period.from_on) < on:
        change.update(kind, replace(period, to_on=on))
    else:
        change.remove(kind, period.id)


def hold_post(change: Change, store: Store, held: PostHolding) -> None:
    """Let a 工作岗位 begin; another one of the same first day is corrected to it."""
    same_day = store.where(POST_HOLDINGS, member_id=held.member_id, from_on=held.from_on)
    if same_day:
        change.update(POST_HOLDINGS, replace(held, id=same_day[0].id))
    else:
        change.add(POST_HOLDINGS, held)


def end_offices_in(change: Change, store: Store, member_id: int, branch_id: int, on: date) -> None:
    """End what a member holds in a branch and its groups; an office of the 党总支 above goes on."""
    units = {branch_id, *(unit.id for unit in store.where(ORG_UNITS, parent_id=branch_id))}
    for office in store.where(OFFICES, member_id=member_id, to_on=None):
        if office.org_unit_id in units:
            end_period(change, OFFICES, office, on)
