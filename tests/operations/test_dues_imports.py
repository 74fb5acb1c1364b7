"""Pay sheets and payment records: dirty workbooks, what is written, undo, our own sheets that change nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.codes.dues import CIVIL_SERVANT, CREDIT, DEDUCTED, NEVER_COUNTED, VOLUNTARY, YEARLY
from ledger.dues.assessing import Asked, PayItem
from ledger.dues.receiving import Entry
from ledger.errors import KnownError
from ledger.intake.cells import Sheet, Workbook
from ledger.intake.outcome import Action
from ledger.intake.preview import correct
from ledger.kinds import KINDS
from ledger.kinds.dues import ASSESSMENT_ITEMS, ASSESSMENTS, PAYMENTS
from ledger.kinds.member import Member
from ledger.kinds.membership import POST_HOLDINGS, PostHolding
from ledger.values.dates import LooseDate
from ledger.values.money import Money, plain_money
from ledger.values.months import Month
from operations import roster
from operations.books import new_book
from operations.dues.closing import close_month
from operations.dues.receiving import record_payment, reverse_payment
from operations.dues.verifying import Verification, verify_dues
from operations.importing import ImportPlan, Wanted, apply_plan, open_table, plan_rows, remembered_mappings
from operations.importing.answering import answered
from operations.importing.assessments import ASSESSMENTS_IMPORT, AssessmentsPlan
from operations.importing.payments import PAYMENTS_IMPORT, PaymentsPlan
from operations.roster import Arrival
from operations.sheets import read_workbook
from storage.store import Store
from tests.intake_books.dues_book import DuesBook
from tests.intake_books.pay_books import BOOKS as PAY_BOOKS
from tests.intake_books.payment_books import BOOKS as PAYMENT_BOOKS

NOW = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 15)
FIRST, SECOND = 2, 3
WANG, LI = 1, 2
PEOPLE = (
    ("王小明", FIRST, "公务员", ""),
    ("李娜", FIRST, "事业单位专业技术岗位", ""),
    ("张伟", FIRST, "公务员", ""),
    ("张伟", SECOND, "公务员", "110199198501020018"),
    ("赵敏", SECOND, "退休人员", ""),
    ("钱多多", SECOND, "", ""),
)
Row = tuple[Any, ...]


def make_book(folder: Path) -> Store:
    """Six members of two branches."""
    names = ("中共某局机关第一支部委员会", "中共某局机关第二支部委员会")
    store = new_book(folder / "支部.zbtz", "中共某局机关总支部委员会", names, clock=lambda: NOW)
    for name, branch, post, number in PEOPLE:
        person = Member(
            name=name, id_number=number, admitted_on=LooseDate(2010, 7, 1), full_member_on=LooseDate(2011, 7, 1)
        )
        member = roster.enrol(store, person, Arrival(branch))
        if post:
            with store.change("岗位") as change:
                change.add(POST_HOLDINGS, PostHolding(member_id=member.id, post=post))
    return store


def verify(store: Store, member_id: int, month: Month, pay: int) -> None:
    asked = Asked(person_kind=CIVIL_SERVANT, month=month, items=(PayItem("级别工资", Money(pay)),))
    verify_dues(store, Verification(member_id=member_id, asked=asked))


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Nobody is verified; nothing is written to it."""
    store = make_book(tmp_path_factory.mktemp("核定"))
    yield store
    store.close()


@pytest.fixture(scope="module")
def payers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """王小明 and 李娜 owe 30 元 since January 2025; nothing is written to it."""
    store = make_book(tmp_path_factory.mktemp("交纳"))
    fill_payers(store)
    yield store
    store.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The same two payers, to be written to."""
    made = make_book(tmp_path)
    fill_payers(made)
    yield made
    made.close()


def fill_payers(store: Store) -> None:
    for member_id in (WANG, LI):
        verify(store, member_id, Month(2025, 1), 3000_01)
    entry = Entry(
        member_id=WANG, received_on=date(2026, 1, 10), amount=Money(30_00), months=(Month(2026, 1),), receipt_no="0001"
    )
    record_payment(store, entry, TODAY)


def plan_of(kind: Any, store: Store, workbook: Workbook, answers: dict[str, str] | None = None) -> Any:
    facts = kind.facts(store)
    stored = remembered_mappings(store, kind.key)
    made = plan_rows(kind, open_table(kind, workbook, facts, TODAY, stored=stored), facts)
    return answered(kind, made, facts, answers or {})


def sheet(*rows: Row, name: str = "表") -> Workbook:
    return Workbook((Sheet(name, rows),))


def dump(store: Store) -> dict[str, list[Any]]:
    return {kind.key: store.all(kind) for kind in KINDS}


def check(book: DuesBook, made: ImportPlan, said: list[Any]) -> None:
    """Compare a plan with what is expected; a text is looked for in the reason of a refused row."""
    found = [
        (one[0], one[1], one[2] if one[1] == "refuse" and one[2] in said[at] else said[at])
        for at, one in enumerate(book.rows)
    ]
    assert [(row.row.line, row.action.value) for row in made.rows] == [one[:2] for one in book.rows], said
    assert [one[2] for one in found] == [one[2] for one in book.rows]
    doubts = [(row.row.line, one.field, one.reason) for row in made.rows for one in row.doubts]
    assert [one[:2] for one in doubts] == [one[:2] for one in book.doubts]
    assert [
        (one, expected) for one, expected in zip(doubts, book.doubts, strict=True) if expected[2] not in one[2]
    ] == []
    assert [one.key for one in made.questions if not one.answer] == list(book.asked)
    assert {one.number: one.reason for one in made.preview.skipped} == dict(book.skipped)
    assert [one.name for one in made.preview.mapping if not one.field and one.name not in book.ignored] == [
        one.column for one in made.questions if one.column
    ]


@pytest.mark.parametrize("book", PAY_BOOKS, ids=lambda book: book.name)
def test_every_pay_sheet_is_understood_exactly(book: DuesBook, people: Store, tmp_path: Path) -> None:
    made: AssessmentsPlan = plan_of(ASSESSMENTS_IMPORT, people, read_workbook(book.make(tmp_path)), dict(book.answers))
    said = [row.reason if row.action is Action.REFUSE else row.row.values.get("due") for row in made.rows]
    check(book, made, said)


@pytest.mark.parametrize("book", PAYMENT_BOOKS, ids=lambda book: book.name)
def test_every_record_of_payments_is_understood_exactly(book: DuesBook, payers: Store, tmp_path: Path) -> None:
    made: PaymentsPlan = plan_of(PAYMENTS_IMPORT, payers, read_workbook(book.make(tmp_path)), dict(book.answers))
    said = [row.reason if row.action is Action.REFUSE else parts_words(made, row) for row in made.rows]
    check(book, made, said)


def parts_words(made: PaymentsPlan, row: Any) -> str:
    """``2026-01 30.00 2026-02 30.00``: the months and amounts that a row enters; the rest has no month."""
    if row.action is Action.SAME:
        return ""
    parts = [part for one in made.payments[row.row.line, row.row.block] for part in one.parts]
    return " ".join(
        f"{part.month.iso} {plain_money(part.amount)}" if part.month else plain_money(part.amount) for part in parts
    )


# What is written

PAY = sheet(("姓名", "职务工资", "级别工资", "车改补贴", "养老保险"), ("王小明", 1500, 2600, 650, 328))


def test_a_pay_sheet_is_one_step_and_can_be_taken_back(store: Store) -> None:
    before = dump(store)
    made = plan_of(ASSESSMENTS_IMPORT, store, PAY, {"栏目：车改补贴": "收入，不计入基数"})
    assert [(one.field, one.old, one.new) for one in made.rows[0].changes] == [("due", 3000, 3772)]
    assert "不计入：车改补贴 650.00" in made.rows[0].note
    assert apply_plan(ASSESSMENTS_IMPORT, store, made, "工资.xlsx").sentence == (
        "已导入：新增 1 人，更新 0 人，不变 0 人，不收 0 行。"
    )
    kept = store.all(ASSESSMENTS)[-1]
    assert (kept.member_id, kept.from_month, kept.due, kept.reason) == (WANG, Month(2026, 1), 3772, YEARLY)
    assert (kept.base, kept.rate, kept.verified_on) == (3772_00, "1%", TODAY)
    items = {one.item: (one.treatment, one.amount) for one in store.where(ASSESSMENT_ITEMS, assessment_id=kept.id)}
    assert items["车改补贴"] == (NEVER_COUNTED, 650_00)
    assert items["养老保险"] == (DEDUCTED, 328_00)
    store.undo()
    assert dump(store) == before


def test_what_was_said_about_a_column_holds_for_other_sheets_too(store: Store) -> None:
    made = plan_of(ASSESSMENTS_IMPORT, store, PAY, {"栏目：车改补贴": "计入基数"})
    apply_plan(ASSESSMENTS_IMPORT, store, made, "一月.xlsx")
    other = plan_of(ASSESSMENTS_IMPORT, store, sheet(("姓名", "级别工资", "车改补贴"), ("李娜", 2600, 650)))
    assert [one.key for one in other.questions if one.column] == []
    assert next(one.field for one in other.preview.mapping if one.name == "车改补贴") == "计入:车改补贴"


def test_the_same_month_again_replaces_what_was_verified(store: Store) -> None:
    rows = (("姓名", "级别工资", "养老保险", "自何月"), ("王小明", 4000, 100, "2026-01"))
    apply_plan(ASSESSMENTS_IMPORT, store, plan_of(ASSESSMENTS_IMPORT, store, sheet(*rows)), "一.xlsx")
    again = plan_of(ASSESSMENTS_IMPORT, store, sheet(*rows))
    assert [row.action for row in again.rows] == [Action.SAME]
    other = plan_of(ASSESSMENTS_IMPORT, store, sheet(rows[0], ("王小明", 4000, 200, "2026-01")))
    assert [row.action for row in other.rows] == [Action.UPDATE]
    assert [(one.field, one.old, one.new) for one in other.rows[0].changes] == [
        ("base", 3900_00, 3800_00),
        ("due", 39_00, 38_00),
        ("item:养老保险", 100_00, 200_00),
    ]
    apply_plan(ASSESSMENTS_IMPORT, store, other, "二.xlsx")
    assert [one.due for one in store.where(ASSESSMENTS, member_id=WANG, from_month=Month(2026, 1))] == [38_00]


def test_closed_months_are_named_and_the_next_verification_is_proposed(store: Store) -> None:
    close_month(store, FIRST, Month(2025, 1), TODAY)
    rows = sheet(("姓名", "级别工资", "自何月"), ("王小明", 4000, "2025-01"))
    assert "2025年1月已经结账，请从2025年2月起核定" in (plan_of(ASSESSMENTS_IMPORT, store, rows).rows[0].reason or "")
    paid = sheet(("姓名", "收款日期", "金额", "所属期"), ("李娜", "2025-01-10", 30, "2025-01"))
    assert "2025年1月已经结账" in (plan_of(PAYMENTS_IMPORT, store, paid).rows[0].reason or "")


def test_people_of_one_name_are_chosen_in_the_preview(people: Store) -> None:
    facts = ASSESSMENTS_IMPORT.facts(people)
    first = open_table(ASSESSMENTS_IMPORT, sheet(("姓名", "级别工资"), ("张伟", 4000)), facts, TODAY)
    asked = plan_rows(ASSESSMENTS_IMPORT, first, facts)
    assert asked.asked_fields == {"member_no"}
    options = asked.rows[0].options["member_no"]
    assert [one.split()[:2] for one in options] == [["3", "张伟"], ["4", "张伟"]]
    chosen = plan_rows(ASSESSMENTS_IMPORT, correct(first, (2, 0), "member_no", options[1]), facts)
    assert chosen.verified[2, 0][0].member_id == 4


def test_a_grid_becomes_one_payment_a_month_in_one_step(store: Store) -> None:
    before = dump(store)
    rows = (("2025年度党费台账",), ("姓名", "1月", "2月"), ("李娜", 30, 30))
    made = plan_of(PAYMENTS_IMPORT, store, sheet(*rows), {"收款日期": "所属月份的10日"})
    apply_plan(PAYMENTS_IMPORT, store, made, "台账.xlsx")
    paid = store.where(PAYMENTS, member_id=LI)
    assert [(one.received_on, one.amount) for one in paid] == [(date(2025, 1, 10), 30_00), (date(2025, 2, 10), 30_00)]
    store.undo()
    assert dump(store) == before


def test_an_answer_that_is_none_is_refused_in_words(store: Store) -> None:
    rows = sheet(("姓名", "级别工资", "车改补贴"), ("王小明", 4000, 650))
    with pytest.raises(KnownError, match="没有“别的”这个问题"):
        plan_of(ASSESSMENTS_IMPORT, store, rows, {"别的": "计入"})
    with pytest.raises(KnownError, match="不能回答“随便”"):
        plan_of(ASSESSMENTS_IMPORT, store, rows, {"栏目：车改补贴": "随便"})


# Our own sheets

amounts = st.integers(1, 200_000).map(lambda yuan: Money(yuan * 10))
pays = st.lists(
    st.tuples(st.sampled_from([WANG, LI, 3, 4]), st.integers(1, 12), amounts, st.sampled_from(["", "车补", "互助"])),
    min_size=1,
    max_size=5,
    unique_by=lambda one: one[:2],
)
payments = st.lists(
    st.tuples(
        st.integers(1, 3), st.integers(1, 2), st.sampled_from([30_00, 45_50, 60_00]), st.booleans(), st.booleans()
    ),
    max_size=4,
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a book with the two payers, to be copied."""
    folder = tmp_path_factory.mktemp("底本")
    store = make_book(folder)
    fill_payers(store)
    store.close()
    return folder / "支部.zbtz"


@settings(max_examples=8, deadline=None)
@given(pays, payments)
def test_our_own_sheets_change_nothing(filled: Path, pays: list[Row], payments: list[Row]) -> None:
    with TemporaryDirectory() as folder:
        store = Store.open(copyfile(filled, Path(folder) / "支部.zbtz"), clock=lambda: NOW, operator="张敏")
        fill(store, pays, payments)
        before = dump(store)
        for kind, name in ((ASSESSMENTS_IMPORT, "核定.xlsx"), (PAYMENTS_IMPORT, "交纳.csv")):
            path = Path(folder) / name
            kind.export(store, Wanted(TODAY), path)
            made = plan_of(kind, store, read_workbook(path))
            assert {row.action for row in made.rows} == {Action.SAME}, [(row.reason, row.changes) for row in made.rows]
            assert len(made.rows) == len(dump(store)[kind.key])
        assert dump(store) == before
        store.close()


def fill(store: Store, pays: list[Row], payments: list[Row]) -> None:
    """Assessments with items of the rules and others, payments with rests, credit and counter entries."""
    for member_id, number, pay, extra in pays:
        items: tuple[PayItem, ...] = (PayItem("级别工资", Money(pay + 100_00)), PayItem("个人所得税", Money(5_00)))
        if extra:
            items = (*items, PayItem(extra, Money(1_00), DEDUCTED if extra == "互助" else NEVER_COUNTED, "局里规定"))
        asked = Asked(person_kind=CIVIL_SERVANT, month=Month(2026, number), items=items)
        verify_dues(store, Verification(member_id=member_id, asked=asked, note="按一月工资"))
    for number, member_id, amount, is_voluntary, is_reversed in payments:
        entry = Entry(
            member_id=member_id,
            received_on=date(2025, number + 5, 10),
            amount=Money(amount),
            months=(Month(2025, number), Month(2025, number + 1)),
            method="微信",
        )
        payment = record_payment(store, replace(entry, surplus=VOLUNTARY if is_voluntary else CREDIT), TODAY)
        if is_reversed and is_voluntary:
            reverse_payment(store, payment.id, date(2026, 3, 1), "记错")
