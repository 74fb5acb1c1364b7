"""暂缓: a thing to do is put off with a reason, comes back, and every step can be taken back."""

from datetime import date

import pytest

from ledger.codes.development import RULES_2026
from ledger.errors import KnownError
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.kinds.figures import SNOOZES
from ledger.kinds.organisation import TERMS, Term
from ledger.kinds.registers.instructions import INSTRUCTIONS, Instruction
from ledger.todo.listing import todos
from ledger.todo.snoozing import TodoList
from ledger.todo.todo import Group, Todo
from operations.checking import read_for_check
from operations.records import save_record
from operations.todo.reading import read_todo_again, read_todo_facts
from operations.todo.snoozing import snooze, wake
from storage.store import Store

TODAY = date(2026, 11, 22)
LATER = date(2026, 12, 10)
BRANCH = 2


def listed(store: Store, on: date = TODAY) -> TodoList:
    return todos(read_todo_facts(store, read_for_check(store, on)), on)


@pytest.fixture
def todo(store: Store) -> Todo:
    """The term of a branch that ends soon."""
    with store.change("登记任期") as change:
        change.add(TERMS, Term(org_unit_id=BRANCH, term_no=5, started_on=date(2024, 1, 10), years=3))
    return next(one for one in listed(store).waiting if one.group is Group.TERM)


def test_what_is_put_off_is_gone_until_its_day_and_undo_brings_it_back(store: Store, todo: Todo) -> None:
    snooze(store, todo, LATER, " 与总支一并换届 ", TODAY)
    found = listed(store)
    assert todo not in found.waiting
    kept = found.snoozed[0].snooze
    assert (kept.reason, kept.words, kept.until, kept.snoozed_on) == ("与总支一并换届", todo.words, LATER, TODAY)
    assert listed(store, LATER).snoozed == ()
    store.undo()
    assert todo in listed(store).waiting


def test_putting_off_twice_keeps_the_last_reason_only(store: Store, todo: Todo) -> None:
    snooze(store, todo, LATER, "等通知", TODAY)
    snooze(store, todo, date(2026, 12, 20), "上级推迟", TODAY)
    assert [(one.reason, one.until) for one in store.all(SNOOZES)] == [("上级推迟", date(2026, 12, 20))]


def test_waking_takes_it_up_again_at_once(store: Store, todo: Todo) -> None:
    snooze(store, todo, LATER, "等通知", TODAY)
    wake(store, todo)
    wake(store, todo)  # nothing is there any more, and nothing happens
    assert todo in listed(store).waiting
    assert store.undo_label == f"恢复提醒：{todo.words}"


@pytest.mark.parametrize(("until", "reason", "words"), [(LATER, "  ", "原因"), (TODAY, "等通知", "晚于今天")])
def test_reason_and_a_day_ahead_are_both_needed(store: Store, todo: Todo, until: date, reason: str, words: str) -> None:
    with pytest.raises(KnownError, match=words):
        snooze(store, todo, until, reason, TODAY)
    assert store.all(SNOOZES) == []


def test_the_next_stage_of_a_term_is_told_although_the_one_before_was_put_off(store: Store, todo: Todo) -> None:
    snooze(store, todo, date(2027, 3, 1), "等通知", TODAY)
    assert [one.note for one in listed(store, date(2026, 12, 20)).waiting if one.group is Group.TERM] == ["不到1个月"]


def test_what_is_read_again_after_a_change_is_what_is_read_anew(store: Store, todo: Todo) -> None:
    given = read_for_check(store, TODAY)
    before = read_todo_facts(store, given)
    touched: set[str] = set()
    store.subscribe(lambda changes: touched.update(changes.kinds))
    case = DevelopmentCase(org_unit_id=BRANCH, rules=RULES_2026, name="何思远", applied_on=date(2026, 11, 3))
    item = Instruction(org_unit_id=BRANCH, received_on=TODAY, matter="上报", due_on=TODAY)
    save_record(store, DEVELOPMENT_CASES, case)
    save_record(store, INSTRUCTIONS, item)
    snooze(store, todo, LATER, "等通知", TODAY)
    anew = read_for_check(store, TODAY)
    again = read_todo_again(store, before, anew, touched)
    assert todos(again, TODAY) == todos(read_todo_facts(store, anew), TODAY)
    assert {"批示交办：上报", "何思远：党组织派人谈话"} <= {one.words for one in todos(again, TODAY).waiting}
