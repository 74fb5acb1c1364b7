"""暂缓: putting a thing to do off until a day, with the reason; taking it up again."""

from dataclasses import replace
from datetime import date

from ledger.errors import KnownError
from ledger.kinds.figures import SNOOZES, Snooze
from ledger.todo.todo import Todo
from storage.store import Store


def snooze(store: Store, todo: Todo, until: date, reason: str, today: date) -> Snooze:
    """Put it off; a second time replaces the first. Raises KnownError without a reason or a day that lies ahead."""
    if not reason.strip():
        raise KnownError("请写明暂缓的原因。没有保存，其余数据不变。")
    if until <= today:
        raise KnownError("提醒日期应当晚于今天。没有保存，其余数据不变。")
    wanted = Snooze(
        todo=todo.key,
        words=todo.words,
        until=until,
        reason=reason.strip(),
        snoozed_on=today,
        snoozed_by=store.operator,
    )
    stored = store.where(SNOOZES, todo=todo.key)
    with store.change(f"暂缓：{todo.words}") as change:
        if not stored:
            return change.add(SNOOZES, wanted)
        kept = replace(wanted, id=stored[0].id)
        change.update(SNOOZES, kept)
        return kept


def wake(store: Store, todo: Todo) -> None:
    """Be reminded again; nothing happens when it was not put off."""
    stored = store.where(SNOOZES, todo=todo.key)
    if stored:
        with store.change(f"恢复提醒：{todo.words}") as change:
            for one in stored:
                change.remove(SNOOZES, one.id)
