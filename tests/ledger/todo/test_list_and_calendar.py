"""All things to do together, what was put off, the days of a year, the plan of a month."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given as drawn
from hypothesis import strategies as st

from ledger.kinds.development import Holiday
from ledger.kinds.figures import Snooze
from ledger.kinds.meetings import Meeting
from ledger.kinds.registers.instructions import INSTRUCTIONS, Instruction
from ledger.kinds.talks import Talk
from ledger.todo.calendar import DayKind, calendar_of
from ledger.todo.facts import TodoFacts
from ledger.todo.listing import todos
from ledger.todo.plan import month_plan
from ledger.todo.snoozing import put_aside
from ledger.todo.todo import Group, Todo, Weight, urgency
from ledger.values.months import Month
from tests.ledger.life.life_book import branch
from tests.ledger.roster.people import FIRST, SECOND
from tests.ledger.todo.todo_book import TODAY, facts

INSTRUCTION = Instruction(
    id=4, org_unit_id=FIRST.id, received_on=date(2026, 11, 1), matter="上报", owner_id=2, due_on=date(2026, 11, 20)
)
MEETING = Meeting(
    id=1,
    kind="主题党日",
    org_unit_id=FIRST.id,
    planned_on=date(2026, 12, 4),
    topic="义务劳动",
    chair_id=1,
    place="社区",
)


def sample(**more: object) -> TodoFacts:
    return facts(
        branch(full=3),
        meetings=(MEETING,),
        talks=(Talk(id=1, org_unit_id=FIRST.id, planned_on=date(2026, 12, 4)),),
        holidays=(
            Holiday(id=1, day_on=date(2026, 10, 1), name="国庆节"),
            Holiday(id=2, day_on=date(2026, 12, 5), is_work=True, name="元旦"),
        ),
        records={INSTRUCTIONS.key: (INSTRUCTION,)},
        **more,
    )


def test_the_most_urgent_comes_first_and_keys_tell_everything_apart() -> None:
    found = todos(sample(), TODAY).waiting
    assert found[0].words == "批示交办：上报"
    assert list(found) == sorted(found, key=urgency)
    assert len({one.key for one in found}) == len(found)
    assert not any(one.group is Group.REGISTER for one in todos(sample(), TODAY, SECOND.id).waiting)


def test_what_was_put_off_comes_back_on_its_day_with_the_reason_until_then() -> None:
    key = f"kept:{INSTRUCTIONS.key}:4"
    until = date(2026, 12, 1)
    given = sample(snoozes=(Snooze(id=1, todo=key, until=until, reason="等上级通知"),))
    before = todos(given, until - timedelta(days=1))
    assert [(one.todo.key, one.snooze.reason) for one in before.snoozed] == [(key, "等上级通知")]
    assert key not in [one.key for one in before.waiting]
    after = todos(given, until)
    assert after.snoozed == ()
    assert key in [one.key for one in after.waiting]


def made(number: int) -> Todo:
    return Todo(f"key:{number}", Group.DUES, Weight.SOON, TODAY, "事项")


@drawn(st.lists(st.integers(0, 9), unique=True), st.lists(st.tuples(st.integers(0, 9), st.integers(-3, 3))))
def test_nothing_is_lost_by_putting_off(numbers: Sequence[int], offs: Sequence[tuple[int, int]]) -> None:
    snoozes = [Snooze(todo=f"key:{number}", until=TODAY + timedelta(days=days)) for number, days in offs]
    found = put_aside(map(made, numbers), snoozes, TODAY)
    assert sorted([*found.waiting, *(one.todo for one in found.snoozed)], key=lambda one: one.key) == sorted(
        map(made, numbers), key=lambda one: one.key
    )


# The year and the month


def test_a_day_lists_what_falls_on_it_in_order() -> None:
    calendar = calendar_of(sample(), 2026, TODAY, None)
    assert [(one.kind, one.words) for one in calendar[date(2026, 12, 4)]] == [
        (DayKind.MEETING, "第一支部 主题党日：义务劳动"),
        (DayKind.TALK, "谈心谈话"),
    ]
    assert calendar[date(2026, 10, 1)][0].words == "国庆节放假"
    assert calendar[date(2026, 12, 5)][0].words == "元旦调休上班"
    assert calendar[date(2026, 11, 20)][0].who == "党员2"
    assert [one.kind for one in calendar[date(2026, 7, 1)]] == [DayKind.BIRTHDAY] * 3


def test_the_calendar_of_another_unit_has_its_own_days_only() -> None:
    days = calendar_of(sample(), 2026, TODAY, SECOND.id)
    assert {one.kind for found in days.values() for one in found} == {DayKind.DAY_OFF, DayKind.WORKED}


def test_the_plan_of_a_month_has_its_days_and_what_is_not_arranged_yet() -> None:
    plan = month_plan(sample(), Month(2026, 12), TODAY, None)
    assert [(one.on.day, one.words) for one in plan.entries] == [(4, "第一支部 主题党日：义务劳动"), (4, "谈心谈话")]
    words = [one.words for one in plan.to_arrange]
    assert "第一支部2026年第4季度支部党员大会" in words
    assert "第一支部2026年12月主题党日" not in words
    assert all(one.article for one in plan.to_arrange)


def test_a_month_whose_meetings_are_held_leaves_nothing_to_arrange() -> None:
    held = replace(MEETING, held_on=date(2026, 12, 4))
    given = facts(branch(full=3), meetings=(held,))
    words = [one.words for one in month_plan(given, Month(2026, 12), date(2026, 12, 10), None).to_arrange]
    assert "第一支部2026年12月主题党日" not in words
