"""Every act on dues: one step, done, undone to the very state before, done again; refused acts change nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ledger.codes.dues import CIVIL_SERVANT, DEFERRED, EXEMPT, RE_VERIFIED, REDUCED, VOLUNTARY
from ledger.dues.assessing import Asked, PayItem
from ledger.dues.cells import State
from ledger.dues.receiving import Entry
from ledger.dues.rounding import RoundUnit
from ledger.dues.settings import DuesSettings, TransferMonth
from ledger.dues.year import year_view
from ledger.errors import KnownError
from ledger.kinds import KINDS
from ledger.kinds.book import SETTINGS, Setting
from ledger.kinds.dues import (
    ASSESSMENT_ITEMS,
    ASSESSMENTS,
    CLOSED_DUES,
    PAYMENTS,
    Circumstance,
    DueCorrection,
    Exemption,
    RuleOverride,
)
from ledger.kinds.member import Member
from ledger.values.dates import LooseDate
from ledger.values.money import Money
from ledger.values.months import Month
from operations import roster
from operations.dues.closing import close_month, close_year, correct_closed_due
from operations.dues.differences import differences
from operations.dues.people import find_member
from operations.dues.reading import read_dues
from operations.dues.receiving import record_payment, record_payments, reverse_payment, use_credit
from operations.dues.relief import end_exemption, exempt, note_circumstance, set_local_standard
from operations.dues.settings import choose_dues_setting, dues_settings
from operations.dues.verifying import (
    Verification,
    preview,
    renewals,
    verify_dues,
    verify_many,
)
from operations.preferences import title_of, words_of
from operations.roster import Arrival
from storage.store import Store
from tests.operations.dues.conftest import BRANCH, LI, TODAY, WANG

JAN, FEB, MAR = (Month(2026, number) for number in (1, 2, 3))


def dump(store: Store) -> dict[str, object]:
    return {kind.key: store.all(kind) for kind in KINDS}


def verification(member_id: int = WANG, month: Month = JAN, pay: int = 4000_00, **more: object) -> Verification:
    asked = Asked(person_kind=CIVIL_SERVANT, month=month, items=(PayItem("级别工资", Money(pay)),))
    return Verification(member_id=member_id, asked=asked, **more)  # type: ignore[arg-type]


def entry(amount: int, *months: Month, member_id: int = WANG, **more: object) -> Entry:
    given = {"received_on": date(2026, 3, 10), **more}
    return Entry(member_id=member_id, amount=Money(amount), months=months, **given)  # type: ignore[arg-type]


def relieved(relief: str = REDUCED, **more: object) -> Exemption:
    given = {"approved_by": "区直机关工委", "approved_on": date(2026, 3, 1), "amount": Money(5_00), **more}
    return Exemption(
        member_id=WANG,
        relief=relief,
        from_month=Month(2026, 4),
        to_month=Month(2026, 9),
        **given,  # type: ignore[arg-type]
    )


def correction(amount: int, month: Month = JAN) -> DueCorrection:
    return DueCorrection(member_id=WANG, month=month, amount=Money(amount), reason="漏计津贴", made_on=date(2026, 3, 1))


def closed_year(store: Store) -> None:
    for number in range(1, 13):
        close_month(store, BRANCH, Month(2025, number), date(2026, 1, 8))


def standard(rule: str = "ceiling", value: str = "800") -> RuleOverride:
    return RuleOverride(rule=rule, value=value, from_month=JAN, reason="区直机关工委规定")


ACTS: dict[str, tuple[Callable[[Store], object], str]] = {
    "verify": (lambda s: verify_dues(s, verification(LI)), "核定李娜2026年1月起党费：每月40.00元"),
    "verify again": (lambda s: verify_dues(s, verification(pay=6000_00)), "核定王小明2026年1月起党费：每月90.00元"),
    "verify many": (lambda s: verify_many(s, [verification(), verification(LI)], "核定2026年党费"), "核定2026年党费"),
    "pay a quarter": (
        lambda s: record_payment(s, entry(12000, JAN, FEB, MAR), TODAY),
        "登记王小明交纳2026年1月至3月党费120.00元",
    ),
    "pay beside": (lambda s: record_payment(s, entry(500, surplus=VOLUNTARY), TODAY), "登记王小明交纳党费5.00元"),
    "collect": (
        lambda s: record_payments(s, [entry(4000, MAR), entry(100, member_id=LI)], TODAY),
        "登记2名党员交纳党费共41.00元",
    ),
    "reverse": (lambda s: reverse_payment(s, 1, date(2026, 3, 11), "记错人"), "冲正王小明交纳的党费50.00元：记错人"),
    "use credit": (lambda s: use_credit(s, entry(0, FEB), TODAY), "王小明以待抵党费抵交2026年2月"),
    "exempt": (lambda s: exempt(s, relieved()), "登记王小明少交党费"),
    "circumstance": (
        lambda s: note_circumstance(
            s, Circumstance(member_id=WANG, situation=DEFERRED, from_month=MAR, reason="公派留学")
        ),
        "登记王小明的交纳情形：出国（境）缓交",
    ),
    "local standard": (lambda s: set_local_standard(s, standard()), "登记本地标准ceiling：800"),
    "setting": (lambda s: choose_dues_setting(s, "round_unit", RoundUnit.JIAO), "设置月应交取到：角"),
    "close month": (lambda s: close_month(s, BRANCH, JAN, date(2026, 2, 8)), "第一支部2026年1月党费月结"),
}


@pytest.mark.parametrize("name", ACTS)
def test_every_act_is_one_step_that_can_be_taken_back_and_done_again(name: str, dues_book: Store) -> None:
    act, label = ACTS[name]
    before, entries = dump(dues_book), len(dues_book.history())
    act(dues_book)
    after = dump(dues_book)
    assert after != before
    assert len(dues_book.history()) == entries + 1
    assert dues_book.undo_label == label
    dues_book.undo()
    assert dump(dues_book) == before
    dues_book.redo()
    assert dump(dues_book) == after


REFUSED: dict[str, tuple[Callable[[Store], object], str]] = {
    "no base": (lambda s: verify_dues(s, verification(pay=0)), "0.00元"),
    "closed segment": (lambda s: verify_dues(s, verification(month=Month(2025, 6))), "请从2026年1月起核定"),
    "backwards": (lambda s: verify_dues(s, verification(month=MAR, to_month=FEB)), "止月早于起月"),
    "nothing": (lambda s: record_payment(s, entry(0, MAR), TODAY), "大于0"),
    "twice in a list": (lambda s: record_payments(s, [entry(1, FEB), entry(1, FEB)], TODAY), "两次"),
    "number twice": (
        lambda s: record_payments(s, [entry(1, JAN, receipt_no="7"), entry(1, member_id=LI, receipt_no="7")], TODAY),
        "收据编号7",
    ),
    "one of many": (lambda s: record_payments(s, [entry(1, JAN), entry(-1, JAN, member_id=LI)], TODAY), "李娜"),
    "in a closed month": (
        lambda s: record_payment(s, entry(5000, JAN, received_on=date(2025, 12, 30)), TODAY),
        "已经结账",
    ),
    "no reason": (lambda s: reverse_payment(s, 1, date(2026, 3, 11), ""), "原因"),
    "no credit": (lambda s: use_credit(s, entry(0, FEB, member_id=LI), TODAY), "没有待抵"),
    "wrong body": (lambda s: exempt(s, relieved(approved_by="机关党总支")), "上级党委"),
    "no amount": (lambda s: exempt(s, relieved(amount=Money(0))), "免交"),
    "no reason of circumstance": (
        lambda s: note_circumstance(s, Circumstance(member_id=WANG, situation=DEFERRED, from_month=MAR)),
        "理由",
    ),
    "gap": (lambda s: set_local_standard(s, standard("table.wage", "0-3000 0.5%；4000- 1%")), "之间没有比例"),
    "setting": (lambda s: choose_dues_setting(s, "due_day", 32), "1至31"),
    "setting word": (lambda s: choose_dues_setting(s, "round_unit", "moon"), "moon"),
    "out of order": (lambda s: close_month(s, BRANCH, FEB, date(2026, 3, 8)), "下一个是2026年1月"),
    "closed already": (lambda s: close_month(s, BRANCH, Month(2025, 12), date(2026, 3, 8)), "已经结账"),
    "not over": (lambda s: close_month(s, BRANCH, JAN, date(2026, 1, 31)), "还没有过完"),
    "year open": (lambda s: close_year(s, BRANCH, 2026, date(2027, 1, 8)), "12月还没有月结"),
    "year again": (lambda s: close_year(s, BRANCH, 2025, date(2026, 1, 9)), "已经年结"),
    "open month": (lambda s: correct_closed_due(s, correction(500, MAR)), "还没有结账"),
    "below zero": (lambda s: correct_closed_due(s, correction(-500_00, Month(2025, 3))), "不能小于0"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_says_why_and_leaves_the_book_as_it_was(name: str, dues_book: Store) -> None:
    closed_year(dues_book)
    close_year(dues_book, BRANCH, 2025, date(2026, 1, 9))
    before = dump(dues_book)
    act, words = REFUSED[name]
    with pytest.raises(KnownError, match=words) as refused:
        act(dues_book)
    assert "数据" in refused.value.sentence
    assert dump(dues_book) == before


def test_closed_months_stay_whatever_is_verified_or_decided_later(dues_book: Store) -> None:
    closed_year(dues_book)
    old = year_view(read_dues(dues_book), 2025, TODAY)
    verify_dues(dues_book, verification(pay=9000_00, reason=RE_VERIFIED))
    set_local_standard(
        dues_book, RuleOverride(rule="table.wage", value="0- 2%", from_month=Month(2025, 1), reason="试")
    )
    choose_dues_setting(dues_book, "transfer_month", TransferMonth.NEW_BRANCH)
    exempt(
        dues_book,
        Exemption(
            member_id=WANG,
            relief=EXEMPT,
            from_month=Month(2025, 1),
            to_month=Month(2025, 12),
            approved_by="区直机关工委",
            approved_on=date(2026, 3, 1),
        ),
    )
    new = year_view(read_dues(dues_book), 2025, TODAY)
    assert [[cell.due.amount for cell in row.cells] for row in new.rows] == [
        [cell.due.amount for cell in row.cells] for row in old.rows
    ]
    correct_closed_due(dues_book, correction(500, Month(2025, 3)))
    corrected = year_view(read_dues(dues_book), 2025, TODAY)
    assert corrected.totals.due == old.totals.due + 500


def test_a_closing_keeps_a_line_for_each_member_with_a_due(dues_book: Store) -> None:
    close_month(dues_book, BRANCH, JAN, date(2026, 2, 8))
    assert [(line.member_id, line.due, line.ground) for line in dues_book.all(CLOSED_DUES)] == [(WANG, 4000, "应交")]


def test_verifying_again_replaces_items_and_keeps_one_segment(dues_book: Store) -> None:
    count = dues_book.count(ASSESSMENTS)
    verify_dues(dues_book, verification(pay=6000_00))
    assert dues_book.count(ASSESSMENTS) == count
    january = next(one for one in dues_book.all(ASSESSMENTS) if one.from_month == JAN)
    assert [item.amount for item in dues_book.where(ASSESSMENT_ITEMS, assessment_id=january.id)] == [6000_00]


def test_a_year_is_renewed_from_the_last_and_the_differences_are_listed(dues_book: Store) -> None:
    proposals = renewals(read_dues(dues_book), 2027)
    assert [(one.member_id, one.asked.month, one.asked.items) for one in proposals] == [
        (WANG, Month(2027, 1), (PayItem("级别工资", Money(4000_00), "计入", "相对固定的、经常性的工资收入。"),))
    ]
    verify_many(dues_book, proposals, "核定2027年度党费")
    assert renewals(read_dues(dues_book), 2027) == []
    assert differences(read_dues(dues_book), 2027) == []
    assert [(one.name, one.before, one.after) for one in differences(read_dues(dues_book), 2026)] == [
        ("王小明", 3000, 4000)
    ]


def test_a_preview_writes_nothing(dues_book: Store) -> None:
    before = dump(dues_book)
    assert preview(dues_book, verification(LI)).due == 4000
    assert dump(dues_book) == before


def test_an_exemption_may_end_early(dues_book: Store) -> None:
    given = exempt(dues_book, relieved(EXEMPT))
    end_exemption(dues_book, given.id, Month(2026, 5))
    cells = year_view(read_dues(dues_book), 2026, TODAY).rows[0].cells
    assert [cell.state for cell in cells[3:6]] == [State.EXEMPT, State.EXEMPT, State.UPCOMING]


def test_what_was_entered_before_can_be_put_right(dues_book: Store) -> None:
    given = exempt(dues_book, relieved())
    exempt(dues_book, replace(given, amount=Money(8_00)))
    noted = note_circumstance(
        dues_book, Circumstance(member_id=WANG, situation=DEFERRED, from_month=MAR, to_month=MAR, reason="公派留学")
    )
    note_circumstance(dues_book, replace(noted, proof="批件"))
    local = set_local_standard(dues_book, standard())
    set_local_standard(dues_book, replace(local, value="900"))
    facts = read_dues(dues_book)
    assert [one.amount for one in facts.exemptions] == [8_00]
    assert [one.proof for one in facts.circumstances] == ["批件"]
    assert [one.amount for one in facts.rules.overrides] == [900_00]
    with pytest.raises(KnownError, match="止月早于起月"):
        note_circumstance(dues_book, replace(noted, to_month=FEB))
    with pytest.raises(KnownError, match="止月早于起月"):
        exempt(dues_book, replace(given, to_month=FEB))


def test_an_exemption_waits_for_its_approval_without_effect(dues_book: Store) -> None:
    exempt(dues_book, relieved(approved_by="", approved_on=None))
    assert year_view(read_dues(dues_book), 2026, TODAY).rows[0].cells[4].due.amount == 4000


def test_a_payment_and_its_counter_entry_both_stay(dues_book: Store) -> None:
    reverse_payment(dues_book, 1, date(2026, 3, 11), "记错人")
    assert [(one.amount, one.reverses_id) for one in dues_book.all(PAYMENTS)] == [(5000, None), (-5000, 1)]


def test_settings_have_defaults_hold_in_the_book_and_are_told_in_words(dues_book: Store) -> None:
    assert dues_settings(dues_book) == DuesSettings()
    choose_dues_setting(dues_book, "due_day", 10)
    choose_dues_setting(dues_book, "due_day", 12)
    choose_dues_setting(dues_book, "has_ceiling", value=False)
    assert dues_settings(dues_book) == DuesSettings(due_day=12, has_ceiling=False)
    assert title_of("dues.due_day") == "每月几日前收齐"
    assert [words_of("dues.due_day", "12"), words_of("dues.has_ceiling", "false")] == ["12", "否"]
    assert words_of("dues.round_unit", '"jiao"') == "角"


@pytest.mark.parametrize(
    ("key", "stored"), [("dues.round_unit", '"moon"'), ("dues.due_day", "99"), ("dues.has_ceiling", "7")]
)
def test_a_setting_of_a_newer_release_counts_as_not_chosen(key: str, stored: str, dues_book: Store) -> None:
    with dues_book.change("较新版本的设置") as change:
        change.add(SETTINGS, Setting(key=key, value=stored))
    assert dues_settings(dues_book) == DuesSettings()
    assert words_of(key, stored) == stored


def test_a_member_is_found_by_name_or_number_and_namesakes_are_asked_about(dues_book: Store) -> None:
    assert find_member(dues_book, " 王小明 ").id == WANG
    assert find_member(dues_book, str(LI)).name == "李娜"
    with pytest.raises(KnownError, match="没有党员"):
        find_member(dues_book, "赵云")
    roster.enrol(dues_book, Member(name="李娜", admitted_on=LooseDate(2020)), Arrival(BRANCH))
    with pytest.raises(KnownError, match="有2名党员"):
        find_member(dues_book, "李娜")
