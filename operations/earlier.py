"""恢复到这一步之前 or 之后: one record as it was at an entry of the log, as a new change.

Only this record is written; what refers to it stays as it is. Months that were closed and minutes that were checked or
sealed are not touched. How far minutes are (记录状态) follows from what is in them, it is never brought back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from ledger.codes.meetings import DRAFT, PLANNED
from ledger.errors import KnownError
from ledger.kind import Record, RecordKind
from ledger.kinds import KIND_BY_KEY
from ledger.kinds.dues import (
    ASSESSMENT_ITEMS,
    ASSESSMENTS,
    CIRCUMSTANCES,
    CLOSED_DUES,
    DUE_CORRECTIONS,
    DUES_CLOSINGS,
    EXEMPTIONS,
    PAYMENT_ALLOCATIONS,
    PAYMENTS,
)
from ledger.kinds.meetings import MEETINGS
from ledger.kinds.talks import TALKS
from ledger.values.months import Month
from operations.confidential import covered_in
from operations.history_words import RecordChange, names_then, record_change, record_from
from operations.standing import Wanted, obstacles
from storage.log import LogRow
from storage.past import LogHead
from storage.rows import Row, form_of
from storage.store import Store

_SAFE = "数据没有变动。"
_CLOSINGS = (DUES_CLOSINGS, CLOSED_DUES, DUE_CORRECTIONS)
_MONTHS_OF_MEMBER = (ASSESSMENTS, EXEMPTIONS, CIRCUMSTANCES)


class Moment(StrEnum):
    """Which side of an entry is meant."""

    BEFORE = "这一步之前"
    AFTER = "这一步之后"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A record as it is and as it was; ``change`` says the difference in words, the present first."""

    label: str
    kind: RecordKind[Any]
    present: Record
    wanted: Record
    change: RecordChange


def earlier_state(
    store: Store, head: LogHead, kind_key: str, record_id: int, moment: Moment, *, is_unmasked: bool = False
) -> Earlier:
    """What would change if a record became again what it was. Nothing is written.

    Raises KnownError with the reason why that cannot be.
    """
    kind = KIND_BY_KEY.get(kind_key)
    row = next((one for one in store.past.net_rows(head.id, kind=kind_key) if one.record_id == record_id), None)
    if kind is None or row is None:
        raise KnownError(f"本程序不认识这一种登记，不能恢复；请先升级程序。{_SAFE}")
    present = store.find(kind, record_id)
    if present is None:
        raise KnownError(f"这条{kind.title}已经删除，请到“回收站”恢复。{_SAFE}")
    stored = row.before if moment is Moment.BEFORE else row.after
    if stored is None:
        raise KnownError(f"{moment.value}还没有这条{kind.title}，或者已经删除，没有可以恢复的内容。{_SAFE}")
    wanted = _following_state(kind, record_from(kind_key, record_id, stored), present)
    if wanted == present:
        raise KnownError(f"这条{kind.title}现在与{moment.value}一样，不用恢复。{_SAFE}")
    _refuse(store, kind, present, wanted)
    return _told(store, head, Wanted(kind, wanted), moment, is_unmasked=is_unmasked)


def restore_earlier(store: Store, earlier: Earlier) -> None:
    """Write what was looked at; one step of 撤销.

    Raises KnownError when the record was changed meanwhile, or something else stands against it now.
    """
    if store.find(earlier.kind, earlier.wanted.id) != earlier.present:
        raise KnownError(f"这条{earlier.kind.title}刚刚又有改动，请重新查看再恢复。{_SAFE}")
    _refuse(store, earlier.kind, earlier.present, earlier.wanted)
    with store.change(earlier.label) as change:
        change.update(earlier.kind, earlier.wanted)


def _told(store: Store, head: LogHead, one: Wanted, moment: Moment, *, is_unmasked: bool) -> Earlier:
    form = form_of(one.kind)
    present = store.get(one.kind, one.record.id)
    before: Row = form.encode(present)
    after: Row = form.encode(one.record)
    newest = store.past.entry_count()
    row = LogRow(one.kind.key, one.record.id, before, after)
    change = record_change(row, names_then(store, newest), covered_in(store)(row), is_unmasked=is_unmasked)
    side = moment.value.removeprefix("这一步")
    label = f"{one.kind.title}{change.name}恢复到{head.made_at:%Y-%m-%d %H:%M}改动{side}"
    return Earlier(label, one.kind, present, one.record, change)


def _following_state(kind: RecordKind[Any], record: Any, present: Any) -> Any:
    """Minutes go on as a draft, whatever they were: who brings a text back has not checked it."""
    if kind not in (MEETINGS, TALKS):
        return record
    state = DRAFT if record.held_on else PLANNED
    same = replace(record, state=present.state, sealed_on=present.sealed_on, sealed_by=present.sealed_by)
    return same if same == present else replace(record, state=state, sealed_on=None, sealed_by="")


def _refuse(store: Store, kind: RecordKind[Any], present: Record, wanted: Record) -> None:
    sides = (Wanted(kind, present), Wanted(kind, wanted))
    found = obstacles(store, [sides[1]])
    if not found:
        found = list(dict.fromkeys(words for side in sides for words in _closed_month(store, side)))
    if found:
        raise KnownError(f"不能恢复：{found[0]}。{_SAFE}")


def _closed_month(store: Store, one: Wanted) -> Iterator[str]:
    if one.kind in _CLOSINGS:
        yield "月结和更正一经登记不再改动"
        return
    for member_id, first, last in _months(store, one):
        closed = [line.month for line in store.where(CLOSED_DUES, member_id=member_id) if line.month is not None]
        inside = [month for month in closed if (first is None or first <= month) and (last is None or month <= last)]
        if inside:
            yield f"{one.words}涉及已经结账的{max(inside).chinese()}，差额请用更正登记"


def _months(store: Store, one: Wanted) -> Iterator[tuple[int | None, Month | None, Month | None]]:
    """Whose dues of which months a record is about: member, first month, last month."""
    record = one.record
    if one.kind in _MONTHS_OF_MEMBER:
        yield record.member_id, record.from_month, record.to_month
    elif one.kind is ASSESSMENT_ITEMS:
        yield from _months(store, Wanted(ASSESSMENTS, store.get(ASSESSMENTS, record.assessment_id)))
    elif one.kind is PAYMENT_ALLOCATIONS and record.month is not None:
        payment = store.get(PAYMENTS, record.payment_id)
        yield payment.member_id, record.month, record.month
    elif one.kind is PAYMENTS:
        for part in store.where(PAYMENT_ALLOCATIONS, payment_id=record.id):
            if part.month is not None:
                yield record.member_id, part.month, part.month
