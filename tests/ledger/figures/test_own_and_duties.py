"""Figures of the user's own, duties that repeat, the roster in numbers, bars."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.figures.breakdown import by_month, by_unit, has_months, unit_bars
from ledger.figures.definition import Condition, Test, conditions_from
from ledger.figures.duties import DutyState, duty_years
from ledger.figures.evaluate import Asked, evaluate
from ledger.figures.facts import FigureFacts
from ledger.figures.own import Chosen, chosen_of, chosen_text, definition_of, is_known, own_figure_problems
from ledger.figures.population import population
from ledger.figures.source import YearSpan
from ledger.figures.sources import sources_of
from ledger.kinds.figures import Duty, OwnFigure
from ledger.kinds.registers.service_cases import SERVICE_CASES, ServiceCase
from ledger.values.dates import LooseDate
from tests.ledger.figures import figure_book as books
from tests.ledger.figures.figure_book import DAY, END, FIRST, SECOND, SHIPPED, TOP


def own(source: str = "meetings", measure: str = "count", chosen: Chosen | None = None, **more: Any) -> OwnFigure:
    given: dict[str, Any] = {"label": "自设", "unit_word": "次", "conditions": chosen_text(chosen or Chosen()), **more}
    return OwnFigure(id=7, source=source, measure=measure, **given)


def counted(one: OwnFigure, book: FigureFacts) -> Decimal | None:
    definition = definition_of(one)
    assert definition is not None
    return evaluate(definition, book, Asked(2026, END)).value


def test_what_the_user_has_chosen_is_kept_as_text_and_counted_like_all_others() -> None:
    chosen = Chosen(conditions_from([("tags", "contains", "读书"), ("place", "filled")]))
    assert chosen_of(chosen_text(chosen)) == chosen
    book = books.facts(meetings=(books.meeting(1, tags="读书会", place="三楼"), books.meeting(2, tags="读书")))
    assert own_figure_problems(own(chosen=chosen), book) == []
    assert counted(own(chosen=chosen), book) == 1
    definition = definition_of(own(chosen=chosen))
    assert definition is not None
    assert definition.is_own


def test_a_record_may_count_by_another_of_its_days() -> None:
    case = ServiceCase(id=1, org_unit_id=FIRST.id, raised_on=date(2025, 3, 1), problem="停车", solved_on=DAY)
    book = books.facts(records={SERVICE_CASES.key: (case,)})
    assert counted(own(SERVICE_CASES.key), book) == 0
    assert counted(own(SERVICE_CASES.key, chosen=Chosen(day="solved_on")), book) == 1


def test_sums_different_values_and_shares_are_for_own_figures_too() -> None:
    meetings = (
        books.meeting(1, place="三楼", study_minutes=90),
        books.meeting(2, place="三楼", study_minutes=45),
        books.meeting(3),
    )
    book = books.facts(meetings=meetings)
    assert counted(own(measure="sum", chosen=Chosen(field="study_minutes")), book) == Decimal("2.3")
    assert counted(own(measure="distinct", chosen=Chosen(field="place")), book) == 1
    share = Chosen(share=conditions_from([("place", "empty")]))
    assert counted(own(measure="share", chosen=share), book) == Decimal("33.3")


@pytest.mark.parametrize(
    ("one", "word"),
    [
        (OwnFigure(), "请填写名称"),
        (own("no_such_source"), "没有这个来源"),
        (own(measure="persons"), "不记人员"),
        (own(measure="share"), "计入分子"),
        (own(measure="sum"), "对哪一项"),
        (own(measure="sum", chosen=Chosen(field="place")), "只有数字"),
        (own(conditions="{"), "无法识别"),
        (own(conditions="[]"), "无法识别"),
        (own(measure="no_such_measure"), "无法识别"),
        (own(chosen=Chosen((Condition("no_such_field", Test.FILLED),))), "没有的项目"),
        (own(chosen=Chosen((Condition("tags", Test.CONTAINS),))), "条件内容"),
        (own(chosen=Chosen(conditions_from([("study_minutes", "at_least", "很多")]))), "与数字比较"),
        (own(chosen=Chosen(conditions_from([("study_minutes", "contains", "4")]))), "不能用"),
        (own("attendances", chosen=Chosen(conditions_from([("as_ordinary", "contains", "是")]))), "不能用"),
        (own(SERVICE_CASES.key, chosen=Chosen(conditions_from([("solved_on", "is", "2026-01-01")]))), "是否已填写"),
    ],
)
def test_what_cannot_be_counted_is_said(one: OwnFigure, word: str) -> None:
    assert any(word in problem.sentence for problem in own_figure_problems(one, books.facts()))


def test_every_shipped_figure_is_one_that_could_be_defined() -> None:
    book = books.facts()
    assert all(is_known(one, book) for one in SHIPPED.values())
    assert all(one.text.endswith("。") for one in SHIPPED.values())
    assert len({one.label for one in SHIPPED.values()}) == len(SHIPPED)


def test_every_field_of_every_source_can_be_read() -> None:
    book = books.facts(meetings=(books.meeting(1),), attendances=books.came(1, 1))
    for source in sources_of(book).values():
        for row in source.rows(book, YearSpan(2026, END), ""):
            assert source.words(book, row) is not None
            for field in source.fields:
                field.read(row.seen)


# Duties


def duty(period: str = "季度", times: int = 1, **more: Any) -> Duty:
    return Duty(id=1, set_title="六个一", text="主题党日", times=times, period=period, figure="party_days", **more)


def states(one: Duty, book: FigureFacts, as_of: date = date(2026, 8, 1)) -> list[str]:
    (year,) = duty_years([one], SHIPPED, book, Asked(2026, as_of, FIRST.id))
    return [period.state.value for period in year.periods]


def test_the_records_tick_the_duties_of_each_period() -> None:
    book = books.facts(meetings=(books.meeting(1), books.meeting(2, held_on=date(2026, 7, 3))))
    assert states(duty(), book) == ["short", "met", "met", "ahead"]
    assert states(duty(times=2), book) == ["short", "short", "running", "ahead"]
    assert states(duty("年", 2), book) == ["met"]
    assert states(duty("半年", 2), book) == ["short", "running"]
    assert states(duty("月"), book)[4:8] == ["met", "short", "met", "running"]


def test_a_duty_holds_only_in_its_years_and_only_while_its_figure_is_known() -> None:
    book = books.facts()
    asked = Asked(2026, END)
    assert not duty_years([duty(from_year=2027)], SHIPPED, book, asked)
    assert not duty_years([duty(to_year=2025)], SHIPPED, book, asked)
    (year,) = duty_years([duty()], {}, book, asked)
    assert (year.periods, year.short, year.running) == ((), (), None)


def test_what_is_short_and_what_still_runs_is_told_with_its_records() -> None:
    book = books.facts(meetings=(books.meeting(1),))
    (year,) = duty_years([duty(times=2)], SHIPPED, book, Asked(2026, DAY))
    assert [one.period.words for one in year.short] == ["2026年第1季度"]
    assert year.running is not None
    assert year.running.done == 1
    assert [row.record_id for row in year.running.figure.rows] == [1]
    assert year.running.state is DutyState.RUNNING


# Bars


def test_bars_by_month_and_by_branch() -> None:
    shared = books.meeting(1, TOP.id)
    book = books.facts(meetings=(shared, books.meeting(2)), meeting_units=books.joint(1, FIRST.id, SECOND.id))
    bars = by_month(SHIPPED["party_days"], book, Asked(2026, END))
    assert [(bar.label, bar.value) for bar in bars if bar.value] == [("5", Decimal(2))]
    below = by_unit(SHIPPED["party_days"], book, Asked(2026, END, TOP.id))
    assert [(unit.short_name, found.value) for unit, found in below] == [
        ("第一支部", Decimal(2)),
        ("第二支部", Decimal(1)),
    ]
    groups = by_unit(SHIPPED["party_days"], book, Asked(2026, END, FIRST.id))
    assert [unit.short_name for unit, _ in groups] == ["第一党小组"]


def test_what_no_branch_did_has_a_bar_of_its_own_and_bars_without_anything_are_left_out() -> None:
    own = (books.meeting(1, TOP.id), books.meeting(2), books.meeting(3, SECOND.id))
    book = books.facts(meetings=own)
    bars = unit_bars(SHIPPED["party_days"], book, Asked(2026, END, TOP.id))
    assert [(bar.label, bar.value) for bar in bars] == [
        ("第一支部", Decimal(1)),
        ("第二支部", Decimal(1)),
        ("本级", Decimal(1)),
    ]
    assert unit_bars(SHIPPED["party_days"], book, Asked(2026, END, FIRST.id)) == (), "no group did anything"


def test_what_holds_on_the_last_day_has_no_months_and_what_lies_outside_has_a_bar_of_its_own() -> None:
    assert not has_months(SHIPPED["members"])
    assert by_month(SHIPPED["members"], books.facts(), Asked(2026, END)) == ()
    late = books.facts(meetings=(books.meeting(1, kind="组织生活会", held_on=date(2027, 1, 9), for_year=2026),))
    bars = by_month(SHIPPED["life_meetings"], late, Asked(2026, date(2027, 2, 1)))
    assert (bars[-1].label, bars[-1].value) == ("其他", Decimal(1))


# The roster in numbers


def test_every_table_parts_everybody_once() -> None:
    who = books.roster()
    odd = (
        replace(who.members[0], sex="女", birth_on=LooseDate(1996), ethnic_group="畲族", education="大学本科"),
        replace(who.members[1], birth_on=LooseDate(1995, 12, 31), education="硕士研究生"),
        replace(who.members[2], full_member_on=LooseDate(2027, 1, 1), education="私塾"),
        *who.members[3:],
    )
    found = population(books.facts(replace(who, members=odd)), Asked(2026, date(2027, 3, 1), FIRST.id))
    assert found.everybody.total == 3
    for table in found.tables:
        assert sum(line.total for line in table.lines) == 3
    lines = {(table.title, line.label): line for table in found.tables for line in table.lines}
    assert lines["年龄", "30岁及以下"].women == 1
    assert lines["年龄", "31至35岁"].total == 1
    assert lines["年龄", "未填写"].total == 1
    assert lines["学历", "研究生"].total == 1
    assert lines["学历", "私塾"].total == 1
    assert lines["党龄", "预备党员"].probationary == 1
    assert lines["党龄", "10年至不满20年"].total == 2
    assert (found.everybody.women, found.everybody.minority, found.everybody.probationary) == (1, 1, 1)
