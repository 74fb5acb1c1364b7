"""A small book for the registers about dues, with everything that occurs; seen on 22 November 2026."""

from dataclasses import replace
from datetime import date
from typing import Any

from ledger.codes.dues import (
    CIVIL_SERVANT,
    CREDIT,
    EXEMPT,
    FIXED,
    KIND_CHANGED,
    LARGE,
    LOW_INCOME,
    REDUCED,
    RETIRED,
    VOLUNTARY,
    YEARLY,
)
from ledger.codes.membership import TRANSFERRED_OUT
from ledger.dues.assessing import Asked, PayItem, assess
from ledger.dues.facts import DuesFacts
from ledger.dues.settings import DuesSettings
from ledger.kinds.dues import Assessment, AssessmentItem, Exemption, Payment, PaymentAllocation
from ledger.roster.facts import RosterFacts
from ledger.roster.order import Names, Order
from ledger.values.months import Month
from operations.registers import RegisterInput, RegisterOptions
from operations.tables import pinyin_table, stroke_table
from tests.ledger.dues.dues_book import RULES, day, month, paid, yuan
from tests.ledger.roster.people import FIRST, facts, member, stay

TODAY = date(2026, 11, 22)
WANG, LI, ZHANG, ZHAO, QIAN, SUN, ABDUL = 1, 2, 3, 4, 5, 6, 7
REVERSED, COUNTER = 30, 31
NAMES = Names(pinyin_table(), stroke_table())
SLIP = {
    "职务（职级）工资": "3200.00",
    "级别工资": "2100.00",
    "工作性津贴": "1500.00",
    "交通补贴": "650.00",
    "养老保险": "544.00",
    "住房公积金": "816.00",
    "个人所得税": "12.35",
}


def dues_input(dues: DuesFacts, **options: Any) -> RegisterInput:
    """What a register about dues is made of."""
    chosen = {"as_of": TODAY, "order": Order.ADMITTED, **options}
    return RegisterInput(dues.roster, NAMES, RegisterOptions(**chosen), dues)


def sample(**settings: Any) -> DuesFacts:
    """王小明 pays as he should; the others each do something else."""
    payments = _payments()
    return DuesFacts(
        roster=_roster(),
        rules=RULES,
        settings=replace(DuesSettings(), **settings),
        assessments=tuple(_assessments()),
        items=_items(),
        payments=tuple(payment for payment, _ in payments),
        allocations=tuple(part for _, parts in payments for part in parts),
        exemptions=_exemptions(),
    )


def _roster() -> RosterFacts:
    people = (
        member(WANG, "王小明", "2001-07-01"),
        member(LI, "李娜", "2002-07-01"),
        member(ZHANG, "张𬴂", "2003-07-01"),
        member(ZHAO, "赵大海", "2004-07-01"),
        member(QIAN, "钱一", "2026-05-12", ""),
        member(SUN, "孙秀英", "1979-07-01"),
        member(ABDUL, "阿卜杜热合曼·买买提明", "2006-07-01"),
    )
    moved = replace(
        stay(ZHAO, FIRST, left="2026-04-20"),
        leave_way=TRANSFERRED_OUT,
        dues_paid_through=month("2026-04"),
        went_to="外单位",
    )
    stays = (
        *(stay(one) for one in (WANG, LI, ZHANG, SUN, ABDUL)),
        moved,
        stay(QIAN, FIRST, joined="2026-05-12"),
    )
    return facts(*people, stays=stays)


def _assessment(number: int, member_id: int, due: str, first: str = "2026-01", **more: Any) -> Assessment:
    start = month(first)
    given = {
        "person_kind": CIVIL_SERVANT,
        "method": "逐项计算",
        "reason": YEARLY,
        "verified_by": "机关党总支",
        "verified_on": date(start.year, start.number, 8),
        **more,
    }
    return Assessment(id=number, member_id=member_id, year=start.year, from_month=start, due=yuan(due), **given)


def _assessments() -> list[Assessment]:
    asked = _asked()
    wang = assess(RULES, DuesSettings(), asked)
    return [
        replace(_assessment(1, WANG, "0"), base=wang.base, rate=wang.rate, due=wang.due),
        _assessment(2, LI, "120.00", base=yuan("8000"), rate="1.5%"),
        _assessment(3, ZHANG, "46.44", base=yuan("4644"), rate="1%"),
        _assessment(4, ZHAO, "1000.00", base=yuan("60000"), rate="2%", ceiling="按上限"),
        _assessment(6, SUN, "60.00", base=yuan("6000"), rate="1%", person_kind=RETIRED),
        _assessment(7, ABDUL, "75.00", base=yuan("5000.01"), rate="1.5%"),
        _assessment(8, ABDUL, "0.20", "2026-07", person_kind=LOW_INCOME, method=FIXED, reason=KIND_CHANGED),
        _assessment(9, ZHANG, "45.00", "2025-12", base=yuan("4500"), rate="1%"),
    ]


def _asked() -> Asked:
    items = tuple(PayItem(name, yuan(amount)) for name, amount in SLIP.items())
    return Asked(person_kind=CIVIL_SERVANT, month=Month(2026, 1), items=items)


def _items() -> tuple[AssessmentItem, ...]:
    assessed = assess(RULES, DuesSettings(), _asked())
    return tuple(replace(item, id=number, assessment_id=1) for number, item in enumerate(assessed.items, start=1))


def _of_year(first: int, last: int, amount: str) -> dict[str, str]:
    return {f"2026-{number:02}": amount for number in range(first, last + 1)}


Paid = tuple[Payment, tuple[PaymentAllocation, ...]]


def _payments() -> list[Paid]:
    due = assess(RULES, DuesSettings(), _asked()).due
    wang = f"{due // 100}.{due % 100:02}"
    monthly = [paid(number, f"2026-{number:02}-05", {f"2026-{number:02}": wang}) for number in range(1, 12)]
    quarterly = [
        paid(20 + quarter, f"2026-{quarter * 3:02}-10", _of_year(quarter * 3 - 2, quarter * 3, "120.00"), LI)
        for quarter in (1, 2)
    ]
    counter, parts = paid(COUNTER, "2026-02-09", {"2026-01": "-46.44"}, ZHANG)
    return [
        *((replace(payment, method="现金", collector="李娜"), own) for payment, own in monthly),
        *((replace(payment, method="转账", receipt_no=f"2026-{payment.id}"), own) for payment, own in quarterly),
        paid(REVERSED, "2026-02-05", {"2026-01": "46.44"}, ZHANG),
        (replace(counter, reverses_id=REVERSED, note="记错人"), parts),
        paid(32, "2026-03-06", {"2025-12": "45.00", "2026-01": "46.44", "2026-02": "46.44", "2026-03": "20.00"}, ZHANG),
        paid(40, "2026-01-15", _of_year(1, 4, "1000.00"), ZHAO),
        paid(60, "2026-01-20", _of_year(1, 3, "60.00") | _of_year(7, 9, "10.00"), SUN),
        _beside(61, SUN, "1200.00", LARGE, "2026-07-01"),
        _beside(71, LI, "8.50", VOLUNTARY, "2026-06-10"),
        _beside(72, ABDUL, "50.00", CREDIT, "2026-03-02"),
    ]


def _beside(payment_id: int, member_id: int, amount: str, purpose: str, on: str) -> Paid:
    """A payment without a month."""
    part = PaymentAllocation(id=payment_id * 100, payment_id=payment_id, purpose=purpose, amount=yuan(amount))
    payment = Payment(
        id=payment_id, member_id=member_id, branch_id=FIRST.id, received_on=day(on), amount=yuan(amount), payer="家属"
    )
    return payment, (part,)


def _exemptions() -> tuple[Exemption, ...]:
    return (
        Exemption(
            id=1,
            member_id=SUN,
            relief=EXEMPT,
            from_month=month("2026-04"),
            to_month=month("2026-06"),
            reason="患病住院",
            applied_on=date(2026, 3, 25),
            decided_on=date(2026, 3, 30),
        ),
        Exemption(
            id=2,
            member_id=SUN,
            relief=REDUCED,
            from_month=month("2026-07"),
            to_month=month("2026-12"),
            amount=yuan("10.00"),
            reason="患病住院",
            decided_on=date(2026, 6, 30),
            approved_by="第一支部",
        ),
    )
