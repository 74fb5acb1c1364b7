"""The next steps of 发展党员, and duties of a local set that a period still asks for."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ledger.codes.development import RULES_2026
from ledger.codes.registers import MONTH, QUARTER
from ledger.development.facts import DevelopmentFacts
from ledger.figures.definition import parse_figures
from ledger.kinds.development import DevelopmentCase
from ledger.kinds.figures import Duty
from ledger.kinds.meetings import Meeting
from ledger.todo.development import development_todos
from ledger.todo.duties import duty_todos
from ledger.todo.facts import TodoFacts
from tests.ledger.life.life_book import branch
from tests.ledger.roster.people import FIRST, SECOND
from tests.ledger.todo.todo_book import TODAY, facts, shown

FIGURES = Path(__file__).parents[3] / "resources" / "figures" / "figures.toml"
DEFINITIONS = {one.key: one for one in parse_figures(FIGURES.read_text(encoding="utf-8"))}


def applied(on: date, **more: Any) -> DevelopmentFacts:
    case = DevelopmentCase(id=5, org_unit_id=FIRST.id, rules=RULES_2026, name="何思远", applied_on=on, **more)
    given = facts().life
    return DevelopmentFacts(given, cases=(case,))


def test_the_talk_with_an_applicant_is_named_by_its_last_day_and_the_article_of_the_case() -> None:
    given = applied(date(2026, 11, 3))
    one = next(iter(development_todos(given, TODAY, None)))
    assert (one.weight.label, one.words, one.note) == ("近期", "何思远：党组织派人谈话", "还有11天")
    assert (one.record_kind, one.record_id, one.on) == ("development_cases", 5, date(2026, 12, 3))
    assert "发展党员工作细则" in one.article
    assert shown(development_todos, given, date(2026, 12, 4), FIRST.id) == [("逾期", "何思远：党组织派人谈话")]
    assert shown(development_todos, given, TODAY, SECOND.id) == []


def test_a_case_that_has_ended_asks_for_nothing() -> None:
    ended = applied(date(2026, 1, 5), ended_on=date(2026, 6, 1), end_reason="本人自愿终止")
    assert shown(development_todos, ended, TODAY, None) == []


# 规定动作


def set_of(*duties: Duty, meetings: tuple[Meeting, ...] = ()) -> TodoFacts:
    return replace(facts(branch(full=3), meetings=meetings), duties=duties, definitions=DEFINITIONS)


def asked(given: TodoFacts, today: date, unit_id: int | None) -> list[tuple[str, str, str]]:
    found = duty_todos(given.figures, given.duties, given.definitions, today, unit_id)
    return [(one.weight.label, one.words, one.note) for one in found]


PARTY_DAY = Duty(
    id=1, set_title="“六个一”", text="每月一次主题党日", times=1, period=MONTH, figure="party_days", from_year=2026
)
LECTURE = Duty(
    id=2, set_title="“六个一”", text="每季度一堂党课", times=1, period=QUARTER, figure="lectures", from_year=2026
)


def held(number: int, kind: str, on: date, unit: int = FIRST.id) -> Meeting:
    return Meeting(id=number, kind=kind, org_unit_id=unit, held_on=on)


def test_a_period_is_named_in_its_last_third_until_the_records_meet_it() -> None:
    until_october = tuple(held(month, "主题党日", date(2026, month, 5)) for month in range(1, 11))
    given = set_of(PARTY_DAY, meetings=until_october)
    assert asked(given, date(2026, 11, 10), FIRST.id) == []
    words = ("近期", "第一支部“六个一”：每月一次主题党日", "应1次，已有0次，还有8天")
    assert asked(given, TODAY, FIRST.id) == [words]
    done = set_of(PARTY_DAY, meetings=(*until_october, held(11, "主题党日", TODAY)))
    assert asked(done, TODAY, FIRST.id) == []


def test_periods_that_fell_short_are_one_line_and_each_branch_is_asked_for_itself() -> None:
    given = set_of(LECTURE, meetings=(held(1, "党课", date(2026, 2, 5)), held(2, "党课", date(2026, 11, 5))))
    late = ("逾期", "第一支部“六个一”：每季度一堂党课", "没有达到1次：2026年第2季度、2026年第3季度")
    assert asked(given, TODAY, FIRST.id) == [late]
    everybody = asked(given, TODAY, None)
    assert [words.removesuffix("“六个一”：每季度一堂党课") for _, words, _ in everybody] == ["第一支部", "第二支部"]


def test_a_duty_whose_figure_is_gone_asks_for_nothing() -> None:
    assert asked(set_of(replace(LECTURE, figure="gone")), TODAY, None) == []
