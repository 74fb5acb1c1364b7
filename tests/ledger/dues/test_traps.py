"""The ways in which a naive dues program goes wrong, each with what is right. The numbers are those of docs/dues.md."""

from dataclasses import replace
from datetime import date

import pytest

from ledger.codes.dues import (
    ABOVE_CEILING,
    ANNUAL_SALARY,
    AT_CEILING,
    DEFERRED,
    EXEMPT,
    FROM_GROSS,
    GOOD_REASON,
    INSTITUTION,
    IRREGULAR,
    LARGE,
    LAST_QUARTER,
    PAID_ELSEWHERE,
    PAYOUT_MONTH,
    RATIO_OF_TOTAL,
    RE_VERIFIED,
    REDUCED,
    RETIRED,
    VOLUNTARY,
)
from ledger.dues.arrears import arrears_advice, arrears_of
from ledger.dues.assessing import reference_quarter
from ledger.dues.cells import State
from ledger.dues.facts import DuesFacts
from ledger.dues.liability import NotDue
from ledger.dues.month_due import Ground, due_of
from ledger.dues.paid import paid_by
from ledger.dues.receiving import Entry, plan_payment
from ledger.dues.settings import DuesSettings, PayReference, ProbationStart, TransferMonth
from ledger.dues.year import YearRow, year_view
from ledger.errors import Level
from ledger.kinds.dues import Circumstance, ClosedDue, DueCorrection, DuesClosing, Exemption
from ledger.kinds.membership import StandingChange, Stay
from ledger.values.months import months_of_year
from tests.ledger.dues.dues_book import (
    LI,
    WANG,
    YEAR_END,
    book,
    day,
    due_of_base,
    due_of_slip,
    month,
    paid,
    segment,
    with_settings,
    yuan,
)
from tests.ledger.roster.people import FIRST, SECOND, stay

PARTY_COMMITTEE = "中共某区直属机关工作委员会"


def row_of(facts: DuesFacts, year: int = 2026, as_of: date = YEAR_END, member_id: int = WANG) -> YearRow:
    return next(row for row in year_view(facts, year, as_of).rows if row.member.id == member_id)


def states(facts: DuesFacts, year: int = 2026, as_of: date = YEAR_END) -> list[State]:
    return [cell.state for cell in row_of(facts, year, as_of).cells]


def dues_of(facts: DuesFacts, year: int = 2026) -> list[int]:
    return [due_of(facts, WANG, one).amount for one in months_of_year(year)]


def run_of(facts: DuesFacts, as_of: str) -> list[str]:
    on = day(as_of)
    one = arrears_of(facts, paid_by(facts, on), facts.roster.member_by_id[WANG], on)
    return [month.iso for month in one.run]


def test_trap_1_one_rate_on_the_whole_base_not_band_by_band() -> None:
    assert due_of_base("8000").due == yuan("120.00")  # marginal bands would make 15 + 20 + 45 = 80
    assert due_of_base("6000", RETIRED).due == yuan("60.00")


@pytest.mark.parametrize(
    ("base", "due"),
    [
        ("3000.00", "15.00"),
        ("3000.01", "30.00"),
        ("5000.00", "50.00"),
        ("5000.01", "75.00"),
        ("10000.00", "150.00"),
        ("10000.01", "200.00"),
        ("2009.00", "10.05"),  # binary floats make 10.04
    ],
)
def test_trap_2_the_upper_edge_belongs_to_the_lower_band_in_exact_decimals(base: str, due: str) -> None:
    assert due_of_base(base).due == yuan(due)


def test_trap_3_the_band_follows_the_base_after_deductions_not_the_gross() -> None:
    slip = {"职务（职级）工资": "3200", "级别工资": "2100", "个人所得税": "20", "住房公积金": "636"}
    assessed = due_of_slip(slip)
    assert (assessed.base, assessed.rate, assessed.due) == (yuan("4644"), "1%", yuan("46.44"))


def test_trap_4_personal_shares_are_taken_off_and_employer_shares_only_where_they_were_added() -> None:
    slip = {"岗位工资": "4000", "养老保险": "320", "职业年金": "160", "住房公积金": "480", "单位缴纳部分": "1500"}
    assert due_of_slip(slip, INSTITUTION).base == yuan("3040")
    gross = {"应发工资合计": "5500", "养老保险": "320", "职业年金": "160", "住房公积金": "480", "单位缴纳部分": "1500"}
    assert due_of_slip(gross, INSTITUTION, method=FROM_GROSS).base == yuan("3040")


def test_trap_4_before_2017_only_the_tax_was_taken_off() -> None:
    slip = {"岗位工资": "4000", "奖励性绩效工资": "800", "个人所得税": "50"}
    assert due_of_slip(slip, INSTITUTION, "2016-01").base == yuan("4750")
    assert due_of_slip(slip, INSTITUTION, "2026-01").base == yuan("3950")


def test_trap_5_the_verified_amount_stays_all_year_until_a_segment_is_decided() -> None:
    facts = book(segment("50"), segment("60", "2026-08", reason=RE_VERIFIED))
    assert dues_of(facts) == [yuan("50")] * 7 + [yuan("60")] * 5


def test_trap_6_closed_months_keep_the_due_of_then_and_corrections_are_new_lines() -> None:
    closing = DuesClosing(id=9, branch_id=FIRST.id, month=month("2026-01"), closed_on=day("2026-02-05"))
    line = ClosedDue(closing_id=9, member_id=WANG, month=month("2026-01"), due=yuan("50"), ground="应交")
    facts = book(segment("60"), closings=(closing,), closed_dues=(line,))
    assert dues_of(facts)[:2] == [yuan("50"), yuan("60")]
    correction = DueCorrection(member_id=WANG, month=month("2026-01"), amount=yuan("10"), reason="漏计津贴")
    corrected = due_of(replace(facts, corrections=(correction,)), WANG, month("2026-01"))
    assert (corrected.amount, corrected.correction, corrected.is_closed) == (yuan("60"), yuan("10"), True)


def test_trap_6_who_was_not_in_a_closed_month_does_not_slip_in() -> None:
    closing = DuesClosing(id=9, branch_id=FIRST.id, month=month("2026-01"), closed_on=day("2026-02-05"))
    facts = book(segment("60"), closings=(closing,))
    assert due_of(facts, WANG, month("2026-01")).reason is NotDue.NOT_IN_CLOSING


def test_trap_7_a_probationary_member_owes_the_whole_month_of_the_branch_meeting() -> None:
    facts = book(segment("50"), admitted="2026-05-28")
    assert [due_of(facts, WANG, one).reason for one in months_of_year(2026)][:5] == [NotDue.NOT_YET_MEMBER] * 4 + [None]
    assert due_of(facts, WANG, month("2026-05")).amount == yuan("50")


def test_trap_7_where_the_unit_so_decides_the_next_month_is_the_first() -> None:
    facts = with_settings(book(segment("50"), admitted="2026-05-28"), probation_start=ProbationStart.NEXT_MONTH)
    assert dues_of(facts)[4:6] == [0, yuan("50")]


def test_trap_8_a_quarter_is_three_monthly_dues_each_rounded_on_one_receipt() -> None:
    due = due_of_base("3333.33").due
    assert due == yuan("33.33")  # a quarter's pay of 9,999.99 would fall into another band
    facts = book(replace(segment("33.33"), due=due))
    entry = Entry(
        member_id=WANG,
        received_on=day("2026-03-10"),
        amount=yuan("99.99"),
        months=(month("2026-01"), month("2026-02"), month("2026-03")),
    )
    plan = plan_payment(facts, entry, day("2026-03-10"))
    assert plan.problems == ()
    assert [(part.month, part.amount) for part in plan.parts] == [(one, due) for one in months_of_year(2026)[:3]]


def test_trap_8_the_quarter_payment_is_in_time_for_its_months_and_ahead_for_those_to_come() -> None:
    quarter = {"2026-01": "50", "2026-02": "50", "2026-03": "50"}
    at_the_end = book(segment("50"), payments=(paid(1, "2026-03-10", quarter),))
    assert states(at_the_end)[:3] == [State.PAID] * 3
    in_the_middle = book(segment("50"), payments=(paid(1, "2026-02-10", quarter),))
    assert states(in_the_middle)[:3] == [State.PAID, State.PAID, State.PREPAID]


def test_trap_9_back_pay_of_last_year_counts_for_last_year_once() -> None:
    back = paid(1, "2026-02-03", {"2025-11": "50", "2025-12": "50"})
    facts = book(segment("50", "2025-01"), segment("60", "2026-01"), payments=(back,))
    last_year, this_year = row_of(facts, 2025), row_of(facts, 2026)
    assert [cell.state for cell in last_year.cells[10:]] == [State.BACK_PAID] * 2
    assert last_year.cells[11].receipts[0].received_on == day("2026-02-03")
    assert (last_year.totals.paid, this_year.totals.paid) == (yuan("100"), 0)


def test_trap_9_back_pay_beyond_six_months_only_warns() -> None:
    facts = book(segment("50", "2025-01"))
    entry = Entry(member_id=WANG, received_on=day("2026-02-03"), amount=yuan("50"), months=(month("2025-07"),))
    problems = plan_payment(facts, entry, day("2026-02-03")).problems
    assert [(one.level, one.sentence) for one in problems] == [(Level.WARN, "补交一般不超过6个月，请核对。")]


def exemption(relief: str, **more: object) -> Exemption:
    given = {
        "approved_by": PARTY_COMMITTEE,
        "approved_on": day("2026-03-20"),
        "amount": yuan("5") if relief == REDUCED else yuan("0"),
        **more,
    }
    return Exemption(
        member_id=WANG,
        relief=relief,
        from_month=month("2026-04"),
        to_month=month("2026-06"),
        **given,  # type: ignore[arg-type]
    )


def test_trap_10_exempt_months_are_a_due_of_zero_with_approval_and_no_arrears() -> None:
    facts = book(segment("50"), exemptions=(exemption(EXEMPT),))
    assert due_of(facts, WANG, month("2026-05")).ground is Ground.EXEMPT
    assert states(facts)[3:6] == [State.EXEMPT] * 3
    assert run_of(facts, "2026-09-01") == ["2026-07", "2026-08"]


@pytest.mark.parametrize("situation", [PAID_ELSEWHERE, DEFERRED, GOOD_REASON])
def test_trap_10_months_with_a_recorded_reason_are_no_arrears_and_begin_the_count_anew(situation: str) -> None:
    reason = Circumstance(
        member_id=WANG, situation=situation, from_month=month("2026-03"), to_month=month("2026-04"), reason="外派"
    )
    facts = book(segment("50"), circumstances=(reason,))
    assert run_of(facts, "2026-07-01") == ["2026-05", "2026-06"]


def test_trap_10_a_payment_begins_the_count_anew_but_the_months_stay_owed() -> None:
    facts = book(segment("50"), payments=(paid(1, "2026-05-10", {"2026-01": "50"}),))
    assert run_of(facts, "2026-07-01") == ["2026-05", "2026-06"]
    assert row_of(facts, as_of=day("2026-07-01")).totals.owed_months == 5


@pytest.mark.parametrize(("as_of", "rule"), [("2026-03-31", ""), ("2026-04-01", "first"), ("2026-07-01", "leaving")])
def test_trap_11_three_and_six_months_only_warn(as_of: str, rule: str) -> None:
    found = [one for one in arrears_advice(book(segment("50")), day(as_of)) if one.record_id == WANG]
    assert [one.rule.split(".")[2].split("_")[0] for one in found] == ([rule] if rule else [])
    assert all(one.level is not Level.MUST for one in found)


def test_trap_12_rates_are_dated_data_so_that_an_old_year_computes_as_it_was() -> None:
    assert due_of_base("900", first="2007-06").rate == "2%"
    assert due_of_base("900", first="2008-04").rate == "0.5%"
    assert due_of_base("20000", first="2026-01").rate == "2%"


def test_trap_13_the_ceiling_says_so_and_the_member_may_pay_more() -> None:
    limited = due_of_base("60000")
    assert (limited.before_ceiling, limited.due, limited.ceiling) == (yuan("1200"), yuan("1000"), AT_CEILING)
    above = due_of_base("60000", is_above_ceiling=True)
    assert (above.due, above.ceiling) == (yuan("1200"), ABOVE_CEILING)
    assert due_of_base("50000").ceiling == ""
    assert due_of_base("60000", first="2016-01").due == yuan("1200")
    assert due_of_base("60000", settings=DuesSettings(has_ceiling=False)).due == yuan("1200")


@pytest.mark.parametrize(
    ("amount", "surplus", "asks"), [("1000", VOLUNTARY, True), ("999.99", VOLUNTARY, False), ("1000", LARGE, False)]
)
def test_trap_13_one_thousand_beside_the_dues_is_asked_about(amount: str, surplus: str, asks: bool) -> None:  # noqa: FBT001 - a table
    entry = Entry(member_id=WANG, received_on=day("2026-07-01"), amount=yuan(amount), surplus=surplus)
    plan = plan_payment(book(segment("50")), entry, day("2026-07-01"))
    assert bool(plan.problems) == asks
    assert not plan.is_refused
    assert [(part.purpose, part.month) for part in plan.parts] == [(surplus, None)]


def test_trap_14_the_payout_month_of_an_annual_salary_has_its_own_base_band_and_ceiling() -> None:
    ordinary = due_of_slip({"当月实发薪酬": "8000"}, ANNUAL_SALARY)
    payout = due_of_slip({"当月实发薪酬": "90000"}, ANNUAL_SALARY, "2026-12")
    assert (ordinary.due, payout.rate, payout.due) == (yuan("120"), "2%", yuan("1000"))
    december = segment("1000", "2026-12", to_month=month("2026-12"), reason=PAYOUT_MONTH)
    facts = book(segment("120"), december)
    assert dues_of(facts) == [yuan("120")] * 11 + [yuan("1000")]
    assert due_of(facts, WANG, month("2027-01")).amount == yuan("120")


def test_trap_15_irregular_income_is_the_average_of_the_quarter_before() -> None:
    assert [one.iso for one in reference_quarter(month("2026-02"))] == ["2025-10", "2025-11", "2025-12"]
    assert [one.iso for one in reference_quarter(month("2026-06"))] == ["2026-01", "2026-02", "2026-03"]
    assessed = due_of_slip({"纯收入": "10000"}, IRREGULAR, method=LAST_QUARTER)
    assert (assessed.base, assessed.due) == (yuan("3333.33"), yuan("33.33"))


def moved(paid_through: str = "", on: str = "2026-03-10") -> tuple[Stay, ...]:
    through = month(paid_through) if paid_through else None
    old = replace(stay(WANG, FIRST, left=on), leave_way="转出", dues_paid_through=through)
    return old, replace(stay(WANG, SECOND, joined=on), id=200, join_way="转入"), stay(LI)


@pytest.mark.parametrize(
    ("paid_through", "old_months"), [("2026-03", 3), ("2026-02", 2), ("2026-06", 6), ("2026-01", 1), ("", 3)]
)
def test_trap_16_paid_through_hands_over_and_each_month_belongs_to_one_branch(
    paid_through: str, old_months: int
) -> None:
    facts = book(segment("50"), stays=moved(paid_through))
    owners = [due_of(facts, WANG, one).branch_id for one in months_of_year(2026)]
    assert owners == [FIRST.id] * old_months + [SECOND.id] * (12 - old_months)
    whole = year_view(facts, 2026, YEAR_END).totals
    halves = [year_view(facts, 2026, YEAR_END, unit.id).totals for unit in (FIRST, SECOND)]
    assert (whole.due, whole.owed) == (sum(half.due for half in halves), sum(half.owed for half in halves))


@pytest.mark.parametrize(("setting", "old_months"), [(TransferMonth.OLD_BRANCH, 3), (TransferMonth.NEW_BRANCH, 2)])
def test_trap_16_a_unit_may_fix_whose_the_transfer_month_is(setting: TransferMonth, old_months: int) -> None:
    facts = with_settings(book(segment("50"), stays=moved("2026-06")), transfer_month=setting)
    owners = [due_of(facts, WANG, one).branch_id for one in months_of_year(2026)]
    assert owners == [FIRST.id] * old_months + [SECOND.id] * (12 - old_months)


def test_trap_16_the_letter_of_the_old_branch_outside_the_book_says_where_to_begin() -> None:
    arrived = replace(stay(WANG, FIRST, joined="2026-03-10"), join_way="转入", joined_paid_through=month("2026-05"))
    facts = book(segment("50"), stays=(arrived, stay(LI)))
    assert dues_of(facts) == [0] * 5 + [yuan("50")] * 7
    assert due_of(facts, WANG, month("2026-05")).reason is NotDue.NOT_YET_HERE


def test_trap_17_dues_run_until_the_approval_and_nothing_is_refunded() -> None:
    decision = StandingChange(member_id=WANG, change="取消预备党员资格", from_on=day("2026-03-05"))
    approved = replace(stay(WANG, FIRST, left="2026-05-20"), leave_way="取消预备党员资格")
    payments = (paid(1, "2026-01-05", {"2026-01": "50", "2026-06": "50"}),)
    facts = book(segment("50"), stays=(approved, stay(LI)), payments=payments, roster={"standing_changes": (decision,)})
    assert dues_of(facts) == [yuan("50")] * 5 + [0] * 7
    june = row_of(facts).cells[5]
    assert (june.due.reason, june.paid) == (NotDue.LEFT, yuan("50"))


def test_trap_18_a_general_branch_cannot_reduce_the_dues_of_a_serving_member() -> None:
    by_general_branch = exemption(REDUCED, approved_by="机关党总支")
    assert dues_of(book(segment("50"), exemptions=(by_general_branch,)))[4] == yuan("50")
    assert dues_of(book(segment("50"), exemptions=(exemption(REDUCED),)))[4] == yuan("5")


def test_trap_18_for_the_retired_the_decision_of_the_branch_is_enough() -> None:
    by_branch = exemption(REDUCED, approved_by="", approved_on=None, decided_on=day("2026-03-20"))
    assert dues_of(book(segment("30", person_kind=RETIRED), exemptions=(by_branch,)))[4] == yuan("5")
    assert dues_of(book(segment("30"), exemptions=(by_branch,)))[4] == yuan("30")


def test_trap_19_the_retired_pay_on_the_basic_pension_by_their_own_table() -> None:
    assessed = due_of_slip({"基本离退休费": "4800", "离退休补贴": "2500"}, RETIRED)
    assert (assessed.base, assessed.rate, assessed.due) == (yuan("4800"), "0.5%", yuan("24"))
    shared = due_of_slip({"养老金总额": "9000"}, RETIRED, method=RATIO_OF_TOTAL, ratio="30%")
    assert (shared.base, shared.due) == (yuan("2700"), yuan("13.50"))


def test_trap_20_the_unit_chooses_which_pay_is_looked_at() -> None:
    assert DuesSettings().pay_reference is PayReference.TYPED
    assert {PayReference.ONE_MONTH, PayReference.YEAR_AVERAGE} < set(PayReference)
    typed_tax = due_of_slip({"职务（职级）工资": "5200", "个人所得税": "210"})
    assert typed_tax.base == yuan("4990")


def test_trap_21_money_beside_the_monthly_dues_never_counts_as_dues_paid() -> None:
    """返还 has no place among the payments at all: each of them is of a member."""
    large, _ = paid(1, "2026-07-01", {})
    part = replace(paid(1, "2026-07-01", {"2026-07": "1200"})[1][0], purpose=LARGE, month=None)
    facts = book(segment("50"), payments=((replace(large, amount=yuan("1200")), (part,)),))
    row = row_of(facts)
    assert (row.totals.paid, row.large) == (0, yuan("1200"))


def test_the_dead_and_the_stopped_owe_nothing_after_their_month() -> None:
    dead = replace(stay(WANG, FIRST, left="2026-03-01"), leave_way="死亡")
    facts = book(segment("50"), stays=(dead, stay(LI)))
    assert dues_of(facts)[2:4] == [yuan("50"), 0]
    assert due_of(facts, WANG, month("2026-04")).reason is NotDue.DIED
    changes = (
        StandingChange(member_id=WANG, change="停止党籍", from_on=day("2026-03-15")),
        StandingChange(member_id=WANG, change="恢复党籍", from_on=day("2026-09-10")),
    )
    stopped = book(segment("50"), roster={"standing_changes": changes})
    assert [bool(amount) for amount in dues_of(stopped)] == [True] * 3 + [False] * 5 + [True] * 4
