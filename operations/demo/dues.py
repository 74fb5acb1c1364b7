"""Dues of the sample book: verified, collected and closed as a careful branch does, with the exceptions that occur."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from ledger.codes.dues import (
    CIVIL_SERVANT,
    FIRST,
    FOR_MONTH,
    INSTITUTION,
    KIND_CHANGED,
    LARGE,
    REDUCED,
    RETIRED,
    WORKER,
    YEARLY,
)
from ledger.dues.assessing import Asked, PayItem, assess
from ledger.dues.facts import DuesFacts
from ledger.dues.liability import liability_of
from ledger.dues.month_due import Ground, MonthDue, due_in
from ledger.dues.proposals import proposed_kind
from ledger.kinds.dues import (
    ASSESSMENT_ITEMS,
    ASSESSMENTS,
    CLOSED_DUES,
    DUES_CLOSINGS,
    EXEMPTIONS,
    PAYMENT_ALLOCATIONS,
    PAYMENTS,
    Assessment,
    ClosedDue,
    DuesClosing,
    Exemption,
    Payment,
    PaymentAllocation,
)
from ledger.kinds.member import Member
from ledger.values.money import Money, total
from ledger.values.months import Month
from operations.dues.reading import read_dues
from operations.dues.verifying import Verification, assessment_record
from storage.store import Change, Store

_OWING, _LATE, _AHEAD, _QUARTERLY = 3, 7, 1, 5
_PATTERNS = 9
_FEW = 200  # above that everybody pays by the quarter, so that a large sample is made quickly
_UNPAID_MONTHS = 4


@dataclass(frozen=True, slots=True)
class _Visit:
    """One payment to come: on which day, for which dues."""

    on: date
    dues: tuple[MonthDue, ...]


def add_dues(store: Store, change: Change, today: date, years: int, random: Random) -> None:
    """Fill the last years: assessments, payments by several habits, one 少交, one 大额, the past months closed.

    ``change`` is an open change of ``store``; the roster is complete in the book.
    """
    facts = read_dues(store)
    first = Month(today.year - years + 1, 1)
    facts = replace(facts, assessments=tuple(_assessments(change, facts, first, today, random)))
    facts = replace(facts, exemptions=tuple(_exemption(change, facts, today)))
    lines: dict[tuple[int, Month], list[ClosedDue]] = {}
    for number, member in enumerate(facts.roster.members):
        dues = _dues_of(facts, member, first, today)
        # The two branches take turns in the list.
        habit = number // 2 % _PATTERNS if len(facts.roster.members) <= _FEW else _QUARTERLY
        for visit in _visits(habit, dues, today):
            _pay(change, member, visit)
        _sort_for_closing(lines, member, dues, Month.of(today).plus(-1))
    _large_payment(change, facts, today)
    _close(change, lines)


# Assessments


def _assessments(change: Change, facts: DuesFacts, first: Month, today: date, random: Random) -> Iterator[Assessment]:
    for member in facts.roster.members:
        level = random.randint(0, 9)
        for month, kind, reason in _openings(facts, member, first, today):
            asked = _asked(kind, month, level)
            verification = Verification(
                member_id=member.id,
                asked=asked,
                reason=reason,
                verified_by="机关党总支",
                verified_on=min(date(month.year, month.number, 8), today),
            )
            assessed = assess(facts.rules, facts.settings, asked)
            record = change.add(ASSESSMENTS, assessment_record(verification, assessed))
            for item in assessed.items:
                change.add(ASSESSMENT_ITEMS, replace(item, assessment_id=record.id))
            yield record


def _openings(facts: DuesFacts, member: Member, first: Month, today: date) -> Iterator[tuple[Month, str, str]]:
    """When a segment begins, with person kind and reason: first, each January, and at retirement."""
    liability = liability_of(facts, member)
    year, kind = 0, ""
    for month in first.through(Month(today.year, 12)):
        now = _kind_in(facts, member, month)
        if liability.reason(month) is not None or (month.year == year and now == kind):
            continue
        yield month, now, FIRST if not year else YEARLY if month.year != year else KIND_CHANGED
        year, kind = month.year, now


def _kind_in(facts: DuesFacts, member: Member, month: Month) -> str:
    return proposed_kind(facts, member.id, month) or CIVIL_SERVANT


def _asked(kind: str, month: Month, level: int) -> Asked:
    raise_ = 1_00 * 60 * (month.year % 10)
    return Asked(person_kind=kind, month=month, items=tuple(_slip(kind, level, raise_)))


def _slip(kind: str, level: int, raise_: int) -> Iterator[PayItem]:
    """A plausible pay slip: gross items, one that does not count, personal shares and tax."""
    if kind == RETIRED:
        yield PayItem("基本离退休费", Money(3800_00 + level * 420_00 + raise_))
        return
    gross = [
        PayItem(name, Money(low + level * step + (raise_ if place == 0 else 0)))
        for place, (name, low, step) in enumerate(_GROSS[kind])
    ]
    yield from gross
    yield PayItem("交通补贴", Money(650_00 + level * 50_00))
    whole = total(item.amount for item in gross)
    for name, share in (("养老保险", 8), ("医疗保险", 2), ("职业年金", 4), ("住房公积金", 12)):
        yield PayItem(name, Money(whole * share // 100))
    yield PayItem("个人所得税", Money(whole * level // 400))


_GROSS = {
    CIVIL_SERVANT: (
        ("职务（职级）工资", 1450_00, 310_00),
        ("级别工资", 1620_00, 275_00),
        ("工作性津贴", 1180_00, 120_00),
        ("生活性补贴", 1260_00, 95_00),
    ),
    WORKER: (
        ("岗位工资", 1390_00, 120_00),
        ("技术等级（职务）工资", 980_00, 90_00),
        ("工作性津贴", 1010_00, 60_00),
        ("生活性补贴", 1150_00, 60_00),
    ),
    INSTITUTION: (
        ("岗位工资", 1810_00, 260_00),
        ("薪级工资", 1240_00, 210_00),
        ("基础性绩效工资", 1900_00, 150_00),
    ),
}


def _exemption(change: Change, facts: DuesFacts, today: date) -> Iterator[Exemption]:
    """One serving member in difficulty pays less from the middle of last year to the middle of this one."""
    serving = [one for one in facts.assessments if one.person_kind == WORKER and one.year == today.year - 1]
    for segment in serving[:1]:
        yield change.add(
            EXEMPTIONS,
            Exemption(
                member_id=segment.member_id,
                relief=REDUCED,
                from_month=Month(today.year - 1, 7),
                to_month=Month(today.year, 6),
                amount=Money(5_00),
                reason="家属重病，生活困难",
                applied_on=date(today.year - 1, 6, 5),
                decided_on=date(today.year - 1, 6, 12),
                approved_by="中共清河区直属机关工作委员会",
                approved_on=date(today.year - 1, 6, 20),
                document=f"清直党〔{today.year - 1}〕9号",
            ),
        )


# Payments


def _dues_of(facts: DuesFacts, member: Member, first: Month, today: date) -> list[MonthDue]:
    liability = liability_of(facts, member)
    found = (due_in(facts, member.id, liability, month) for month in first.through(Month(today.year, 12)))
    return [due for due in found if due.ground is not Ground.NOT_DUE]


def _visits(habit: int, dues: Sequence[MonthDue], today: date) -> Iterator[_Visit]:
    """When a member pays what. Nobody has paid on a day to come."""
    owing = [due for due in dues if due.amount and due.month < Month.of(today)]
    if habit == _QUARTERLY:
        found: Iterable[_Visit] = _in_groups(owing, 3, at_end=True)
    elif habit == _AHEAD:
        found = _in_groups([due for due in dues if due.amount], 6, at_end=False)
    elif habit == _LATE:
        found = (_Visit(_day(due.month.plus(2 if due.month.number == 12 else 0), 6), (due,)) for due in owing)
    else:
        is_here = bool(dues) and dues[-1].month > Month.of(today)  # nobody leaves with months unpaid
        paid = owing[:-_UNPAID_MONTHS] if habit == _OWING and is_here else owing
        found = (_Visit(_day(due.month, 3 + habit % 8), (due,)) for due in paid)
    return (visit for visit in found if visit.on <= today)


def _in_groups(dues: Sequence[MonthDue], months: int, *, at_end: bool) -> Iterator[_Visit]:
    groups: dict[tuple[int, int, int | None], list[MonthDue]] = {}
    for due in dues:
        place = (due.month.year, (due.month.number - 1) // months, due.branch_id)
        groups.setdefault(place, []).append(due)
    for group in groups.values():
        month = group[-1].month if at_end else group[0].month
        yield _Visit(_day(month, 10), tuple(group))


def _pay(change: Change, member: Member, visit: _Visit) -> None:
    payment = change.add(
        PAYMENTS,
        Payment(
            member_id=member.id,
            branch_id=visit.dues[0].branch_id,
            received_on=visit.on,
            amount=total(due.amount for due in visit.dues),
            method="现金" if member.id % 3 else "微信",
        ),
    )
    for due in visit.dues:
        part = PaymentAllocation(payment_id=payment.id, purpose=FOR_MONTH, month=due.month, amount=due.amount)
        change.add(PAYMENT_ALLOCATIONS, part)


def _large_payment(change: Change, facts: DuesFacts, today: date) -> None:
    """The first retired member gives 1,200 元 on the Party's birthday of last year."""
    retired = [one for one in facts.assessments if one.person_kind == RETIRED and one.year == today.year - 1]
    for segment in retired[:1]:
        member = facts.roster.member_by_id[segment.member_id or 0]
        payment = Payment(
            member_id=member.id,
            branch_id=liability_of(facts, member).nearest_branch(Month(today.year - 1, 7)),
            received_on=date(today.year - 1, 7, 1),
            amount=Money(1200_00),
            method="转账",
            note="自愿一次交纳大额党费",
        )
        kept = change.add(PAYMENTS, payment)
        change.add(PAYMENT_ALLOCATIONS, PaymentAllocation(payment_id=kept.id, purpose=LARGE, amount=kept.amount))


def _day(month: Month, number: int) -> date:
    return date(month.year, month.number, number)


# Closing


def _sort_for_closing(
    lines: dict[tuple[int, Month], list[ClosedDue]], member: Member, dues: Sequence[MonthDue], open_from: Month
) -> None:
    for due in dues:
        if due.month < open_from and due.branch_id is not None:
            line = ClosedDue(
                member_id=member.id,
                month=due.month,
                due=due.amount,
                ground=due.ground.value,
                assessment_id=due.assessment.id if due.assessment else None,
            )
            lines.setdefault((due.branch_id, due.month), []).append(line)


def _close(change: Change, lines: dict[tuple[int, Month], list[ClosedDue]]) -> None:
    for branch_id, month in sorted(lines):
        closed_on = _day(month.plus(1), 8)
        closing = change.add(DUES_CLOSINGS, DuesClosing(branch_id=branch_id, month=month, closed_on=closed_on))
        for line in lines[branch_id, month]:
            change.add(CLOSED_DUES, replace(line, closing_id=closing.id))
        if month.number == 12:
            year_end = DuesClosing(branch_id=branch_id, month=month, is_year=True, closed_on=closed_on)
            change.add(DUES_CLOSINGS, year_end)
