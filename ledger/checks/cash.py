"""Checks on the cash book: what an inspector asks of money. All of it warns; a reason answers it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ledger.cash.earmarks import earmarks
from ledger.cash.facts import CashFacts
from ledger.cash.movements import balance_of, movements
from ledger.codes.cash import DUES_FUND, DUES_USE, FUND, NOT_A_LISTED_USE, PASSED_DOWN, SPENDING
from ledger.errors import Finding, Level
from ledger.kinds.cash import CASH_COUNTS, CASH_ENTRIES, REMITTANCES, CashCount, CashEntry, Remittance
from ledger.kinds.organisation import ORG_UNITS
from ledger.rulebook import Rule
from ledger.values.dates import add_months
from ledger.values.money import Money, format_money

_ASKS_DECISION = frozenset({SPENDING, PASSED_DOWN})


def cash_findings(facts: CashFacts, as_of: date, unit_id: int | None = None) -> list[Finding]:
    """The findings on the books of every organisation (or of one and those below it) up to a day."""
    wanted = None if unit_id is None else facts.roster.units_below(unit_id)
    units = [unit.id for unit in facts.roster.units if wanted is None or unit.id in wanted]
    found: list[Finding] = []
    for unit in units:
        found += [*_balances(facts, unit, as_of), *_remittances(facts, unit, as_of), *_earmarks(facts, unit, as_of)]
        found += [*_spending(facts, unit, as_of), *_counts(facts, unit, as_of)]
    return [*found, *_two_people(facts, units, as_of)]


def count_difference(facts: CashFacts, one: CashCount) -> Money:
    """What was counted less what the book had at the end of that day; negative when cash is missing."""
    until = one.counted_on or date.min
    return Money(one.amount - balance_of(movements(facts, one.org_unit_id or 0, one.fund), until))


def _rule(facts: CashFacts, rule_id: str, on: date) -> Rule:
    return facts.rules.at(rule_id, on)


def _balances(facts: CashFacts, unit: int, as_of: date) -> Iterator[Finding]:
    """The first day on which a fund is short."""
    for fund in FUND.labels:
        balance = 0
        by_day: dict[date, int] = defaultdict(int)
        for one in movements(facts, unit, fund):
            if one.on <= as_of:
                by_day[one.on] += one.change
        for day in sorted(by_day):
            balance += by_day[day]
            if balance < 0:
                sentence = (
                    f"{facts.unit_name(unit)}的{fund}账面在{_day(day)}结存{format_money(Money(balance))}元，不应为负。"
                )
                rule = _rule(facts, "cash.balance", max(day, as_of))
                yield Finding(rule.id, Level.WARN, sentence, rule.citation, ORG_UNITS.key, unit, fund)
                break


def _remittances(facts: CashFacts, unit: int, as_of: date) -> Iterator[Finding]:
    """上缴 without slip number, or without the receipt of the higher body after a month."""
    for one in facts.remittances:
        if one.org_unit_id != unit or not _stands(facts, one, as_of) or one.remitted_on is None:
            continue
        words = f"{facts.unit_name(unit)}{_day(one.remitted_on)}上缴{one.kind}{format_money(one.amount)}元"
        rule = _rule(facts, "cash.receipt.most_months", as_of)
        if not one.slip_no:
            yield _about(rule, Level.INFO, f"{words}，没有登记缴款凭证号。", one.id, "slip")
        if not one.receipt_no and add_months(one.remitted_on, rule.value) < as_of:
            yield _about(rule, Level.WARN, f"{words}，超过{rule.value}个月没有登记上级的党费收据。", one.id, "receipt")


def _stands(facts: CashFacts, one: Remittance, as_of: date) -> bool:
    is_known = one.remitted_on is not None and one.remitted_on <= as_of
    return is_known and one.reverses_id is None and (REMITTANCES.key, one.id) not in facts.taken_back


def _about(rule: Rule, level: Level, sentence: str, record_id: int, scope: str) -> Finding:
    return Finding(rule.id, level, sentence, rule.citation, REMITTANCES.key, record_id, scope)


def _earmarks(facts: CashFacts, unit: int, as_of: date) -> Iterator[Finding]:
    for fund in FUND.labels:
        for one in earmarks(facts, unit, fund, as_of):
            if one.left < 0:
                rule = _rule(facts, "cash.earmark", as_of)
                over = format_money(Money(-one.left))
                sentence = f"专款“{one.entry.earmark}”已超支{over}元，应当专款专用。"
                yield Finding(rule.id, Level.WARN, sentence, rule.citation, CASH_ENTRIES.key, one.entry.id)


def _spending(facts: CashFacts, unit: int, as_of: date) -> Iterator[Finding]:
    for one in facts.entries:
        is_ours = one.org_unit_id == unit and one.fund == DUES_FUND and one.category in _ASKS_DECISION
        if is_ours and _entry_stands(facts, one, as_of):
            yield from spending_findings(facts, one, as_of)


def spending_findings(facts: CashFacts, one: CashEntry, as_of: date) -> Iterator[Finding]:
    """What one spending of dues lacks: a permitted use (article 19), a collective decision (article 20)."""
    words = f"{facts.unit_name(one.org_unit_id)}{_day(one.entered_on)}“{one.summary}”{format_money(one.amount)}元"
    if one.category == SPENDING and (one.use not in DUES_USE.labels or one.use == NOT_A_LISTED_USE):
        rule = _rule(facts, "cash.use", as_of)
        sentence = f"{words}，不在党费规定的使用项目之内，请核对依据。"
        yield Finding(rule.id, Level.WARN, sentence, rule.citation, CASH_ENTRIES.key, one.id)
    if one.decided_on is None:
        rule = _rule(facts, "cash.decision", as_of)
        sentence = f"{words}，没有登记集体研究的会议日期。"
        yield Finding(rule.id, Level.WARN, sentence, rule.citation, CASH_ENTRIES.key, one.id)


def _entry_stands(facts: CashFacts, one: CashEntry, as_of: date) -> bool:
    is_known = one.entered_on is not None and one.entered_on <= as_of
    return is_known and one.reverses_id is None and (CASH_ENTRIES.key, one.id) not in facts.taken_back


def _counts(facts: CashFacts, unit: int, as_of: date) -> Iterator[Finding]:
    for one in facts.counts:
        if one.org_unit_id != unit or one.counted_on is None or one.counted_on > as_of:
            continue
        difference = count_difference(facts, one)
        if difference and not one.explanation:
            side = "多" if difference > 0 else "少"
            amount = format_money(Money(abs(difference)))
            rule = _rule(facts, "cash.balance", as_of)
            sentence = (
                f"{facts.unit_name(unit)}{_day(one.counted_on)}盘点{one.fund}比账面{side}{amount}元，没有说明原因。"
            )
            yield Finding(rule.id, Level.WARN, sentence, rule.citation, CASH_COUNTS.key, one.id)


def _two_people(facts: CashFacts, units: list[int], as_of: date) -> Iterator[Finding]:
    """The collector keeps no book: the same name as 收款人 or 经手人 and as 记账人 of a unit."""
    rule = _rule(facts, "cash.two_people", as_of)
    for unit in units:
        collectors = {one.collector for one in facts.payments_of_branch.get(unit, ()) if one.collector}
        entries = [one for one in facts.entries if one.org_unit_id == unit]
        handlers = {one.handled_by for one in entries if one.handled_by}
        keepers = {one.booked_by for one in entries if one.booked_by}
        both = sorted(keepers & (collectors | handlers))
        if both:
            sentence = f"{facts.unit_name(unit)}：{'、'.join(both)}既收付款又记账，会计和出纳应当分设。"
            yield Finding(rule.id, Level.INFO, sentence, rule.citation, ORG_UNITS.key, unit)


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
