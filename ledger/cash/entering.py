"""What is to be said about a remittance, an entry or a count before it is kept."""

from collections.abc import Iterator
from datetime import date

from ledger.cash.facts import CashFacts
from ledger.cash.handing_up import handing_up
from ledger.cash.movements import balance_of, movements
from ledger.codes.cash import DUES_FUND, INCOME, LARGE_DUES, SPENDING
from ledger.errors import Level, Problem
from ledger.kind import missing_fields
from ledger.kinds.cash import CASH_COUNTS, CASH_ENTRIES, REMITTANCES, CashCount, CashEntry, Remittance
from ledger.values.money import Money, format_money

_OLDEST = date(1921, 7, 1)


def remittance_problems(facts: CashFacts, one: Remittance, today: date) -> list[Problem]:
    """The problems of handing up; more than is in hand, or more than is to go up, only warns."""
    return [
        *missing_fields(REMITTANCES, one),
        *_amount(one.amount),
        *_day("remitted_on", one.remitted_on, today),
        *_receiver(one),
        *_months(one),
        *_slip(facts, one),
        *_too_much(facts, one),
    ]


def entry_problems(facts: CashFacts, one: CashEntry, today: date) -> list[Problem]:
    """The problems of an entry; spending more than is in hand only warns."""
    return [
        *missing_fields(CASH_ENTRIES, one),
        *_amount(one.amount),
        *_day("entered_on", one.entered_on, today),
        *_earmark(facts, one),
        *_short(facts, one),
    ]


def count_problems(one: CashCount, today: date) -> list[Problem]:
    """The problems of a count; nothing in the box is a count too."""
    negative = [Problem("amount", "盘点金额不能是负数。")] if one.amount < 0 else []
    return [*missing_fields(CASH_COUNTS, one), *negative, *_day("counted_on", one.counted_on, today)]


def _amount(amount: Money) -> Iterator[Problem]:
    if amount == 0:
        yield Problem("amount", "请填写金额。")
    elif amount < 0:
        yield Problem("amount", "金额不能是负数；记错的请用冲正。")


def _day(field: str, day: date | None, today: date) -> Iterator[Problem]:
    if day is not None and day > today:
        yield Problem(field, "日期晚于今天，请核对。")
    elif day is not None and day < _OLDEST:
        yield Problem(field, "日期早于1921年，请核对。")


def _receiver(one: Remittance) -> Iterator[Problem]:
    if one.to_unit_id is not None and one.to_unit_id == one.org_unit_id:
        yield Problem("to_unit_id", "收缴单位不能是上缴单位自己。")
    elif one.to_unit_id is None and not one.to_name:
        yield Problem("to_name", "请填写收缴单位。")


def _months(one: Remittance) -> Iterator[Problem]:
    if one.from_month and one.to_month and one.to_month < one.from_month:
        yield Problem("to_month", "截止月份早于开始月份。")


def _slip(facts: CashFacts, one: Remittance) -> Iterator[Problem]:
    is_used = one.slip_no and any(
        other.slip_no == one.slip_no and other.id != one.id and other.org_unit_id == one.org_unit_id
        for other in facts.remittances
    )
    if is_used:
        yield Problem("slip_no", f"缴款凭证号{one.slip_no}已经登记过。")


def _too_much(facts: CashFacts, one: Remittance) -> Iterator[Problem]:
    if one.remitted_on is None or one.org_unit_id is None or one.amount <= 0:
        return
    account = handing_up(facts, one.org_unit_id, one.remitted_on)
    left = account.large_left if one.kind == LARGE_DUES else account.left
    if one.amount > left:
        over = format_money(Money(one.amount - left))
        words = f"截至当天应上缴而未上缴的{one.kind}为{format_money(left)}元，多出{over}元，请核对。"
        yield Problem("amount", words, Level.WARN)
    in_hand = balance_of(movements(facts, one.org_unit_id, DUES_FUND), one.remitted_on)
    if one.amount > in_hand:
        yield Problem("amount", f"当天账面结存{format_money(in_hand)}元，不够上缴，请核对。", Level.WARN)


def _earmark(facts: CashFacts, one: CashEntry) -> Iterator[Problem]:
    source = facts.entry_by_id.get(one.earmark_id or 0)
    if source is not None and (source.fund, source.org_unit_id) != (one.fund, one.org_unit_id):
        yield Problem("earmark_id", "专款属于另一个单位或另一项资金。")


def _short(facts: CashFacts, one: CashEntry) -> Iterator[Problem]:
    if one.category in INCOME or one.entered_on is None or one.org_unit_id is None:
        if one.use and one.category in INCOME:
            yield Problem("use", f"只有{SPENDING}才填写使用项目。", Level.WARN)
        return
    in_hand = balance_of(movements(facts, one.org_unit_id, one.fund), one.entered_on)
    if one.amount > in_hand:
        words = f"当天{one.fund}账面结存{format_money(in_hand)}元，不够支出，请核对。"
        yield Problem("amount", words, Level.WARN)
