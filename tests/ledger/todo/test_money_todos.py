"""What dues and the cash book leave to do: one line a branch, with its sum and its day."""

from dataclasses import replace
from datetime import date

from ledger.dues.facts import DuesFacts
from ledger.dues.settings import DuesSettings, Schedule
from ledger.kinds.dues import DuesClosing
from ledger.todo.cash import cash_todos
from ledger.todo.dues import dues_todos
from ledger.values.months import Month
from tests.ledger.cash.cash_book import CASH_RULES, cash, paid, up
from tests.ledger.dues.dues_book import RULES, segment
from tests.ledger.roster.people import FIRST, facts, member
from tests.ledger.todo.todo_book import TODAY, shown

PEOPLE = facts(member(1, "王小明"), member(2, "李娜"))


def dues(**more: object) -> DuesFacts:
    given: dict[str, object] = {"assessments": (segment("10.00"), segment("5.00", member_id=2, id=7)), **more}
    return DuesFacts(PEOPLE, RULES, **given)  # type: ignore[arg-type]


def test_who_owes_is_counted_by_branch_and_nobody_is_named() -> None:
    one = next(iter(dues_todos(dues(), date(2026, 3, 2), None)))
    assert (one.weight.label, one.words, one.note) == ("逾期", "第一支部2名党员欠交党费", "最早是2026年1月，共30.00元")
    assert one.on == date(2026, 1, 31)
    assert one.article
    assert "王小明" not in one.words + one.note


def test_months_are_asked_for_only_where_months_are_closed() -> None:
    closings = (DuesClosing(id=1, branch_id=FIRST.id, month=Month(2026, 8), closed_on=date(2026, 9, 2)),)
    late = ("逾期", "第一支部2026年9月的党费还没有月结")
    assert late in shown(dues_todos, dues(closings=closings), TODAY, FIRST.id)
    fresh = ("近期", "第一支部2026年9月的党费还没有月结")
    assert fresh in shown(dues_todos, dues(closings=closings), date(2026, 10, 3), FIRST.id)
    assert not any("月结" in words for _, words in shown(dues_todos, dues(), TODAY, FIRST.id))


def test_a_december_that_is_closed_asks_for_the_closing_of_the_year() -> None:
    closing = DuesClosing(id=1, branch_id=FIRST.id, month=Month(2026, 12), closed_on=date(2027, 1, 4))
    year = replace(closing, id=2, is_year=True)
    words = ("近期", "第一支部2026年的党费还没有年结")
    assert words in shown(dues_todos, dues(closings=(closing,)), date(2027, 1, 5), None)
    assert words not in shown(dues_todos, dues(closings=(closing, year)), date(2027, 1, 5), None)


def test_the_yearly_verification_is_asked_for_from_december_on_until_everybody_has_one() -> None:
    def verification(on: date, given: DuesFacts) -> list[tuple[str, str]]:
        return [one for one in shown(dues_todos, given, on, None) if "核定" in one[1]]

    assert verification(date(2026, 11, 30), dues()) == []
    words = "第一支部2名党员还没有2027年的党费核定"
    assert verification(date(2026, 12, 1), dues()) == [("近期", words)]
    assert verification(date(2027, 2, 1), dues()) == [("逾期", words)]
    renewed = dues(assessments=(segment("10.00", "2027-01"), segment("5.00", "2027-01", member_id=2, id=7)))
    assert verification(date(2027, 2, 1), renewed) == []


def test_what_was_received_in_a_period_that_is_over_is_to_be_handed_up_and_never_called_late() -> None:
    settings = DuesSettings(remit_schedule=Schedule.MONTHLY)
    book = cash(paid(1, "2026-10-12", "36.00"), settings=settings)
    assert ("近期", "第一支部有党费36.00元没有上缴") in shown(cash_todos, book, TODAY, None)
    done = cash(paid(1, "2026-10-12", "36.00"), settings=settings, remittances=(up(1, "2026-11-02", "36.00"),))
    assert not any("第一支部有党费" in words for _, words in shown(cash_todos, done, TODAY, None))


def test_a_receipt_is_asked_for_from_ten_days_before_the_month_is_over() -> None:
    def asked(on: date, receipt: str = "") -> list[str]:
        book = cash(remittances=(up(1, "2026-10-20", "36.00", receipt_no=receipt),))
        return [weight for weight, words in shown(cash_todos, book, on, None) if "没有取得党费收据" in words]

    assert asked(date(2026, 11, 9)) == []
    assert asked(date(2026, 11, 10)) == ["近期"]
    assert asked(date(2026, 11, 21)) == ["逾期"]
    assert asked(date(2026, 11, 21), "SJ-1") == []
    assert CASH_RULES.find("cash.receipt.most_months", TODAY) is not None
