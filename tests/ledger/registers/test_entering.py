"""What is said about an entry while it is typed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ledger.errors import Level
from ledger.kept import KeptRegister
from ledger.kinds.registers.instructions import INSTRUCTION_REGISTER
from ledger.kinds.registers.participants import Participant
from ledger.kinds.registers.partnerships import PARTNERSHIP_REGISTER
from ledger.kinds.registers.task_teams import TASK_TEAM_REGISTER
from ledger.kinds.registers.visiting import VISIT_REGISTER
from ledger.registers.entering import entry_problems
from ledger.registers.sheet import EntrySheet
from ledger.values.money import Money
from tests.ledger.registers.register_book import ALL, entry, facts, filled, people_of

TODAY = date(2026, 11, 22)


def said(register: KeptRegister, record: Any, people: tuple[Participant, ...] = ()) -> list[tuple[str, Level, str]]:
    problems = entry_problems(facts(register=register), register, EntrySheet(record, people), TODAY)
    return [(one.field, one.level, one.sentence) for one in problems]


@pytest.mark.parametrize("register", ALL, ids=lambda one: one.key)
def test_a_whole_entry_needs_no_word_and_an_empty_one_says_what_is_missing(register: KeptRegister) -> None:
    whole = filled(register, 1)
    assert said(register, whole, tuple(people_of(register, whole))) == []
    fields = {field for field, level, _ in said(register, register.kind.record()) if level is Level.MUST}
    assert fields == {one.name for one in register.kind.fields if one.info.required}


def test_an_end_before_the_start_is_refused() -> None:
    one = entry(PARTNERSHIP_REGISTER, day=date(2026, 3, 5), to_on=date(2026, 3, 4))
    assert said(PARTNERSHIP_REGISTER, one) == [("to_on", Level.MUST, "结束日期早于结对日期。")]


@pytest.mark.parametrize("name", ["due_on", "done_on"])
def test_nothing_is_due_or_done_before_it_came(name: str) -> None:
    early: dict[str, Any] = {name: date(2026, 3, 4)}
    one = entry(INSTRUCTION_REGISTER, day=date(2026, 3, 5), **early)
    assert [(field, level) for field, level, _ in said(INSTRUCTION_REGISTER, one)] == [(name, Level.MUST)]


def test_a_day_that_lies_ahead_is_pointed_at() -> None:
    found = said(INSTRUCTION_REGISTER, entry(INSTRUCTION_REGISTER, day=date(2026, 11, 23)))
    assert found == [("received_on", Level.WARN, "收到日期晚于今天，请核对。")]


def test_somebody_who_was_not_enrolled_that_day_is_pointed_at() -> None:
    one = entry(VISIT_REGISTER, day=date(2019, 3, 5), member_id=2)
    assert said(VISIT_REGISTER, one) == [("member_id", Level.WARN, "李娜当天不在党员名册中，请核对。")]
    both = replace(one, visited_on=date(2026, 3, 5), name="李娜")
    assert [field for field, _, _ in said(VISIT_REGISTER, both)] == ["name"]


def test_negative_numbers_are_refused() -> None:
    assert said(VISIT_REGISTER, entry(VISIT_REGISTER, amount=Money(-1))) == [
        ("amount", Level.MUST, "慰问金额不能是负数。")
    ]


def test_people_need_a_name_and_days_in_order() -> None:
    one = entry(TASK_TEAM_REGISTER)
    nobody = said(TASK_TEAM_REGISTER, one, (Participant(),))
    assert nobody == [("people", Level.MUST, "请选择或填写抽调人员的姓名。")]
    backwards = Participant(member_id=1, from_on=date(2026, 5, 1), to_on=date(2026, 4, 1))
    assert said(TASK_TEAM_REGISTER, one, (backwards,)) == [("people", Level.MUST, "抽调人员的结束日期早于开始日期。")]
    early = Participant(member_id=1, from_on=date(2019, 5, 1))
    assert [level for _, level, _ in said(TASK_TEAM_REGISTER, one, (early,))] == [Level.WARN]
