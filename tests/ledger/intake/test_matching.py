"""Rows that find their records by the fields that name them, and months as texts name them."""

import pytest

from ledger.intake.matching import ByKeys, Settled
from ledger.intake.months_reader import months_in, months_text
from ledger.intake.outcome import Action, ExistingRow, IntakeRow
from ledger.intake.reading import Value
from ledger.values.months import Month

BY_DAY = ByKeys(("branch", "day"))
KNOWN = (ExistingRow(7, {"branch": "一", "day": "1日", "topic": "学习"}),)


def row(line: int, **values: Value) -> IntakeRow:
    return IntakeRow(line, 0, values)


def test_a_record_is_found_by_its_keys_and_a_blank_never_overwrites() -> None:
    rows = [
        row(2, branch="一", day="1日"),
        row(3, branch="一", day="2日"),
        row(4, branch="二", day="1日", topic="选举"),
    ]
    plans = BY_DAY.decide(rows, KNOWN)
    assert [(one.action, one.record_id) for one in plans] == [
        (Action.SAME, 7),
        (Action.ADD, None),
        (Action.ADD, None),
    ]
    (changed,) = BY_DAY.decide([row(2, branch="一", day="1日", topic="选举")], KNOWN)
    assert [(one.field, one.old, one.new) for one in changed.changes] == [("topic", "学习", "选举")]


def test_the_second_of_two_rows_with_one_key_is_refused() -> None:
    plans = BY_DAY.decide([row(2, branch="一", day="3日"), row(5, branch="一", day="3日", topic="别的")], KNOWN)
    assert [one.action for one in plans] == [Action.ADD, Action.REFUSE]
    assert "与第2行是同一条" in (plans[1].reason or "")


def test_a_row_read_again_is_planned_alone_while_its_key_stays() -> None:
    (before,) = BY_DAY.decide([row(2, branch="一", day="1日")], KNOWN)
    again = BY_DAY.decide_again(before, row(2, branch="一", day="1日", topic="选举"), {7: KNOWN[0]})
    assert again is not None
    assert again.action is Action.UPDATE
    assert BY_DAY.decide_again(before, row(2, branch="二", day="1日"), {7: KNOWN[0]}) is None


def test_rows_that_are_settled_later_are_new_until_then() -> None:
    plans = Settled().decide([row(2, name="甲"), IntakeRow(3, 0, {}, refusal="没有姓名。")], KNOWN)
    assert [(one.action, one.reason) for one in plans] == [(Action.ADD, None), (Action.REFUSE, "没有姓名。")]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2026-01、2026-02", "2026-01、2026-02"),
        ("2026年1月至3月", "2026-01、2026-02、2026-03"),
        ("1-3月", "2026-01、2026-02、2026-03"),
        ("1、2、3月", "2026-01、2026-02、2026-03"),
        ("3", "2026-03"),
        ("第一季度", "2026-01、2026-02、2026-03"),
        ("2025年四季度", "2025-10、2025-11、2025-12"),
        ("2025年11月-2026年2月", "2025-11、2025-12、2026-01、2026-02"),
        ("2025年12月、1月", "2025-01、2025-12"),
        ("上半年", "2026-01、2026-02、2026-03、2026-04、2026-05、2026-06"),
        ("2026-01-15", "2026-01"),
        ("2026.1", "2026-01"),
    ],
)
def test_months_are_read_as_people_write_them(text: str, months: str) -> None:
    assert months_text(months_in(text, 2026) or ()) == months


@pytest.mark.parametrize("text", ["13月", "春节前", "202601", "0月", "3月至1月"])
def test_what_names_no_month_is_not_guessed(text: str) -> None:
    assert months_in(text, 2026) is None


def test_a_month_of_no_year_is_none() -> None:
    assert months_in("1月", None) is None
    assert months_in("2026年1月", None) == (Month(2026, 1),)
