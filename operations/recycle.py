"""回收站: what was removed and is not there any more, step by step, and bringing the whole of a step back.

Nothing is kept apart for this: the log has every record as it was when it went. So nothing is deleted from here either.
"""

from collections import Counter
from dataclasses import dataclass

from ledger.errors import KnownError
from ledger.kinds import KIND_BY_KEY
from ledger.kinds.dues import ASSESSMENT_ITEMS
from operations.confidential import covered_in
from operations.history_words import RecordChange, names_then, record_change, record_from
from operations.standing import Wanted, obstacles
from storage.log import LogRow
from storage.past import LogHead, Removal
from storage.store import Store

_MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class RemovedStep:
    """What went with one step and is still gone; the last record to go stands first, so parents before children."""

    head: LogHead
    removals: tuple[Removal, ...]

    @property
    def contents(self) -> str:
        """How many records of which kind: 会议1条、到会情况38条."""
        counts = Counter(KIND_BY_KEY[one.kind].title for one in self.removals)
        return "、".join(f"{title}{count}条" for title, count in counts.items())


def removed_steps(store: Store) -> list[RemovedStep]:
    """The steps of which something is still gone, the newest first. Kinds that this release does not know stay out."""
    groups: dict[int, list[Removal]] = {}
    for one in store.past.removals():
        if one.kind in KIND_BY_KEY:
            groups.setdefault(one.entry_id, []).append(one)
    kept = {entry_id: _truly_removed(store, entry_id, group) for entry_id, group in groups.items()}
    heads = store.past.heads_of(entry_id for entry_id, group in kept.items() if group)
    return [RemovedStep(head, kept[head.id]) for head in heads]


def removed_records(
    store: Store, step: RemovedStep, *, is_unmasked: bool = False, limit: int | None = None, offset: int = 0
) -> list[RecordChange]:
    """The records of a step as they were when they went, at most ``limit`` from number ``offset`` on."""
    names = names_then(store, step.head.id)
    wanted = step.removals[offset : None if limit is None else offset + limit]
    rows = (LogRow(one.kind, one.record_id, store.past.removed_row(one), None) for one in wanted)
    covered = covered_in(store)
    return [record_change(row, names, covered(row), is_unmasked=is_unmasked) for row in rows]


def bring_back(store: Store, entry_id: int) -> RemovedStep:
    """Bring back everything that went with a step and is still gone, in one change; returns what came back.

    Raises KnownError when it is back already, or with the reason why it cannot be; nothing was written then.
    """
    step = next((one for one in removed_steps(store) if one.head.id == entry_id), None)
    if step is None:
        raise KnownError("这一步删除的登记都已经在账簿中，数据没有变动。")
    wanted = [_wanted(store, one) for one in step.removals]
    if any(store.find(one.kind, one.record.id) is not None for one in wanted):
        raise KnownError("有关登记已在程序之外被改动，不能恢复，数据没有变动；请到“修改记录”检查账簿。")
    against = obstacles(store, wanted)
    if against:
        more = f"等 {len(against)} 处" if len(against) > _MOST_REASONS else ""
        raise KnownError(f"不能恢复：{'；'.join(against[:_MOST_REASONS])}{more}。数据没有变动。")
    with store.change(f"从回收站恢复：{step.head.label}") as change:
        for one in wanted:
            change.bring_back(one.kind, one.record)
    return step


def _truly_removed(store: Store, entry_id: int, group: list[Removal]) -> tuple[Removal, ...]:
    """Without the pay items in whose place a new verification has put others: these are no loss."""
    if not any(one.kind == ASSESSMENT_ITEMS.key for one in group):
        return tuple(group)
    rows = store.past.net_rows(entry_id, kind=ASSESSMENT_ITEMS.key)
    renewed = {row.after["assessment_id"] for row in rows if row.before is None and row.after is not None}
    replaced = {row.record_id for row in rows if row.before is not None and row.before["assessment_id"] in renewed}
    return tuple(one for one in group if one.kind != ASSESSMENT_ITEMS.key or one.record_id not in replaced)


def _wanted(store: Store, removal: Removal) -> Wanted:
    row = store.past.removed_row(removal)
    return Wanted(KIND_BY_KEY[removal.kind], record_from(removal.kind, removal.record_id, row))
