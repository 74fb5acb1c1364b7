"""Records of payments as a kind of import: what each row would enter, and what the book has already."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ledger.codes.dues import CREDIT, FOR_MONTH
from ledger.dues.facts import DuesFacts
from ledger.dues.paid import paid_by
from ledger.dues.receiving import PaymentPlan, plan_payment
from ledger.errors import Level, Problem
from ledger.intake.cells import cell_text
from ledger.intake.date_reader import read_day
from ledger.intake.outcome import Action, Doubt, RowPlan, refused
from ledger.intake.payments import DATES, LIST_TARGET, MONTHS, PAYMENTS_TARGET
from ledger.intake.preview import Preview
from ledger.intake.reading import Value
from ledger.kinds.dues import PAYMENTS
from ledger.kinds.organisation import BRANCH
from ledger.values.money import format_money, total
from operations.dues.reading import read_dues
from operations.dues.receiving import keep_payment
from operations.importing.columns import ask_columns
from operations.importing.export import export_rows
from operations.importing.kind import DEFAULT_BRANCH, Answers, ImportKind, ImportPlan, Question
from operations.importing.outputs import Wanted
from operations.importing.payment_rows import (
    DAYS_OF_MONTH,
    IN_MONTH_OF_RECEIPT,
    MONTH_END,
    Known,
    Rules,
    Wish,
    by_month,
    is_grid,
    listed,
    values_of,
)
from operations.importing.people import MEMBER_NO, People, person_values
from operations.importing.units import find_by_name
from storage.store import Change, Store

RECEIVED, YEAR, PERIOD = "收款日期", "年度", "所属月份"
"""The keys of the answers: the rule for payments without a day, the year of bare months, payments without a month."""
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年?(?:度|\D|$)")
_DAY_LINE = re.compile(r"(?:收款|交纳|缴纳|收缴|交费|缴费)?(?:日期|时间)")
_NEGATIVE = "金额应当大于0；退款或者更正请用冲正。"
_FIELDS = {"surplus": "purpose", "amount": "amount"}
_Place = tuple[int, int]


@dataclass(frozen=True)
class PaymentsPlan(ImportPlan):
    """The payments that each row that is taken enters, by line and block."""

    payments: Mapping[_Place, tuple[PaymentPlan, ...]] = field(default_factory=dict, repr=False)


class _Settler:
    """Settles the rows of one sheet from top to bottom: a month paid by one row is paid for the next."""

    def __init__(self, preview: Preview, facts: DuesFacts, answers: Answers) -> None:
        self._facts = facts
        self._today = preview.today
        self._people = People(facts.roster, preview.today, int(answers.get(DEFAULT_BRANCH) or 0) or None)
        self._rules = Rules(_day_rule(answers), _year(preview, answers), answers.get(PERIOD, ""))
        self._days = month_days(preview)
        self._branches = [unit for unit in facts.roster.units if unit.level == BRANCH]
        self._known = Known(facts)
        self._facts_of: dict[int, DuesFacts] = {}
        self._receipts = _receipts(facts)
        self.payments: dict[_Place, tuple[PaymentPlan, ...]] = {}

    def settle(self, row: RowPlan) -> RowPlan:
        """What a row would enter."""
        if row.action is Action.REFUSE:
            return row
        found = self._people.find(row.row.values)
        if found.member is None:
            return replace(refused(row.row, found.reason), options={MEMBER_NO: found.options} if found.options else {})
        row = replace(row, doubts=(*row.doubts, *found.doubts))
        values = {**self._days, **row.row.values}
        branch = find_by_name(str(values.get("receiving") or ""), self._branches) if values.get("receiving") else None
        if is_grid(values):
            return self._settle_grid(row, found.member.id, values, branch.id if branch else None)
        wish = listed(found.member.id, values, self._rules, branch.id if branch else None)
        return self._settle_list(row, wish)

    # One row, one payment

    def _settle_list(self, row: RowPlan, wish: Wish | str) -> RowPlan:
        if "amount" not in row.row.values:
            return replace(row, action=Action.REFUSE, reason=_no_amount(row))
        if isinstance(wish, str):
            return replace(row, action=Action.REFUSE, reason=wish)
        if self._known.take(wish.entry):
            return replace(row, action=Action.SAME)
        plan = self._plan(wish)
        if musts := self._musts(plan, row):
            return replace(row, action=Action.REFUSE, reason="".join(dict.fromkeys(musts)))
        alike = self._known.has_alike(wish.entry)
        self._take(row, (plan,))
        doubts = [*row.doubts, *_doubts(plan, wish.field)]
        if alike:
            words = "账簿里已有这名党员同一天、同一金额的一笔，请核对是不是重复。"
            doubts.append(Doubt("amount", format_money(wish.entry.amount), words))
        return replace(row, doubts=tuple(doubts))

    def _musts(self, plan: PaymentPlan, row: RowPlan) -> list[str]:
        payment = plan.payment
        musts = [one.sentence for one in plan.problems if one.level is Level.MUST]
        used = self._receipts.get((payment.branch_id, payment.receipt_no))
        if used and payment.receipt_no:
            musts.append(f"收据编号{payment.receipt_no}已用于{used}，请核对。")
        elif payment.receipt_no and not musts:
            self._receipts[payment.branch_id, payment.receipt_no] = f"本表第{row.row.line}行"
        return musts

    # One row, twelve months

    def _settle_grid(self, row: RowPlan, member_id: int, values: Mapping[str, Value], branch_id: int | None) -> RowPlan:
        plans: list[PaymentPlan] = []
        doubts: list[Doubt] = []
        same = 0
        for wish in by_month(member_id, values, self._rules, branch_id):
            if isinstance(wish, str):
                return replace(row, action=Action.REFUSE, reason=wish)
            sentence = self._why_not(wish)
            if sentence is None:
                plan = self._plan(wish)
                self._remember(plan)
                plans.append(plan)
                doubts += _doubts(plan, wish.field)
            elif sentence:
                doubts.append(Doubt(wish.field, format_money(wish.entry.amount), sentence))
            else:
                same += 1
        self.payments[row.row.line, row.row.block] = tuple(plans)
        return _grid_row(replace(row, doubts=(*row.doubts, *doubts)), len(plans), same)

    def _why_not(self, wish: Wish) -> str | None:
        """Why a month is not entered: empty when the book has it already; None when it is entered."""
        entry = wish.entry
        facts = self._facts_for(entry.member_id)
        (month,) = entry.months
        paid = paid_by(facts, date.max).amount(entry.member_id, month)
        if entry.amount < 0:
            return _NEGATIVE + "这一格不导入。"
        if paid:
            known = f"账簿里{month.chinese()}已登记{format_money(paid)}元"
            return "" if paid == entry.amount else f"{known}，表中是{format_money(entry.amount)}元，这一格不导入。"
        musts = [one.sentence for one in self._plan(wish).problems if one.level is Level.MUST]
        return "".join(musts) + "这一格不导入。" if musts else None

    # What both need

    def _plan(self, wish: Wish) -> PaymentPlan:
        return plan_payment(self._facts_for(wish.entry.member_id), wish.entry, self._today)

    def _facts_for(self, member_id: int) -> DuesFacts:
        if member_id not in self._facts_of:
            self._facts_of[member_id] = self._facts.only(member_id)
        return self._facts_of[member_id]

    def _take(self, row: RowPlan, plans: tuple[PaymentPlan, ...]) -> None:
        self.payments[row.row.line, row.row.block] = plans
        for plan in plans:
            self._remember(plan)

    def _remember(self, plan: PaymentPlan) -> None:
        """Let the following rows see a payment as if it were in the book; its id is none of the book's."""
        member_id = plan.payment.member_id or 0
        facts = self._facts_for(member_id)
        number = -1 - len(facts.payments)
        parts = tuple(replace(one, payment_id=number) for one in plan.parts)
        self._facts_of[member_id] = replace(
            facts,
            payments=(*facts.payments, replace(plan.payment, id=number)),
            allocations=(*facts.allocations, *parts),
        )


def _no_amount(row: RowPlan) -> str:
    doubts = [one.reason for one in row.doubts if one.field == "amount"]
    return f"金额读不出：{doubts[0]}" if doubts else "没有金额。"


def _grid_row(row: RowPlan, entered: int, same: int) -> RowPlan:
    """Taken when any month is entered; equal when all are in the book; else refused."""
    if entered:
        return replace(row, note=f"登记{entered}个月" + (f"，{same}个月账簿里已有" if same else ""))
    if same and not row.doubts:
        return replace(row, action=Action.SAME)
    return replace(row, action=Action.REFUSE, reason="这一行没有可以登记的月份。")


def _doubts(plan: PaymentPlan, key: str) -> Iterator[Doubt]:
    """What the user is asked about a payment, at the field where its amount or the other value stands."""
    amount = format_money(plan.payment.amount)
    for problem in plan.problems:
        if problem.level is not Level.MUST:
            yield Doubt(_place(problem, key), amount, problem.sentence)
    surplus = total(one.amount for one in plan.parts if one.purpose == CREDIT)
    if surplus and any(one.purpose == FOR_MONTH for one in plan.parts):
        yield Doubt(key, amount, f"比应交多{format_money(surplus)}元，多出的记作待抵党费，请核对。")


def _place(problem: Problem, key: str) -> str:
    is_own = key == "amount" and problem.field in {"months", "payer", "collector", "receipt_no", "received_on"}
    return problem.field if is_own else _FIELDS.get(problem.field, key) if key == "amount" else key


def _receipts(facts: DuesFacts) -> dict[tuple[int | None, str], str]:
    """Whose payment a receipt number of a branch stands on; payments that were taken back free theirs."""
    reversed_ids = {one.reverses_id for one in facts.payments}
    names = facts.roster.member_by_id
    return {
        (one.branch_id, one.receipt_no): f"{names[one.member_id or 0].name}的交款"
        for one in facts.payments
        if one.receipt_no and one.id not in reversed_ids
    }


def month_days(preview: Preview) -> dict[str, Value]:
    """The days of receipt of a grid that names them in a line of their own, by field."""
    found: dict[str, Value] = {}
    fields = [one.field for one in preview.mapping]
    for line in preview.table.lines:
        if _is_day_line(preview, line.cells):
            for key, cell in zip(fields, line.cells, strict=True):
                if key in MONTHS and isinstance(day := read_day(cell).value, date):
                    found[DATES[MONTHS.index(key)]] = day
    return found


def _is_day_line(preview: Preview, cells: tuple[object, ...]) -> bool:
    name = next((at for at, one in enumerate(preview.mapping) if one.field == preview.target.anchor), 0)
    cell = cells[name]
    return isinstance(cell, str) and _DAY_LINE.fullmatch(cell_text(cell)) is not None


def _day_rule(answers: Answers) -> str:
    """The rule that the user chose, or the day that he typed; empty for none and for what is no day."""
    said = answers.get(RECEIVED, "")
    if said == MONTH_END or said in DAYS_OF_MONTH:
        return said
    day = read_day(said).value
    return day.isoformat() if isinstance(day, date) else ""


def _year(preview: Preview, answers: Answers) -> int | None:
    if answers.get(YEAR):
        return int(answers[YEAR])
    found = {found[1] for text in (*preview.table.titles, preview.sheet) for found in _YEAR.finditer(text)}
    return int(found.pop()) if len(found) == 1 else None


def _settle(preview: Preview, facts: DuesFacts, answers: Answers, before: PaymentsPlan | None) -> PaymentsPlan:
    del before  # a row depends on those above it
    settler = _Settler(preview, facts, answers)
    lines = {one.number: one.cells for one in preview.table.lines}
    records = [row for row in preview.rows if not _is_day_line(preview, lines[row.row.line])]
    rows = tuple(map(settler.settle, records))
    return PaymentsPlan(
        preview=preview,
        answers=answers,
        settled=rows,
        questions=(*_questions(preview, answers), *ask_columns(preview, "不是交纳的党费，不导入")),
        asked_fields=frozenset(key for row in rows for key in row.options),
        payments=settler.payments,
    )


def _questions(preview: Preview, answers: Answers) -> Iterator[Question]:
    rows = [row.row.values for row in preview.rows]
    has_grid = any(map(is_grid, rows))
    days = month_days(preview)
    if any(_lacks_day({**days, **one}) for one in rows):
        options = {"": "请选择…", MONTH_END: "所属月份的最后一天"}
        options |= {key: f"所属月份的{day}日" for key, day in DAYS_OF_MONTH.items()}
        yield Question(RECEIVED, "没有收款日期的，收款日期为", options, _day_rule(answers), is_open_ended=True)
    if has_grid:
        year, this = _year(preview, answers), preview.today.year
        years = sorted({*range(this - 10, this + 1), *([year] if year else [])}, reverse=True)
        options = {"": "请选择…"} | {str(one): f"{one}年" for one in years}
        yield Question(YEAR, "各月是哪一年的", options, str(year or ""))
    if any(_lacks_month(one) for one in rows):
        options = {"": "请选择…", IN_MONTH_OF_RECEIPT: "收款当月"}
        yield Question(PERIOD, "没有写明所属月份的，登记为", options, answers.get(PERIOD, ""))


def _lacks_day(values: Mapping[str, Value]) -> bool:
    if isinstance(values.get("received_on"), date):
        return False
    filled = [number for number, key in enumerate(MONTHS) if values.get(key)]
    return any(DATES[number] not in values for number in filled) or (not filled and "amount" in values)


def _lacks_month(values: Mapping[str, Value]) -> bool:
    is_list = "amount" in values and not is_grid(values)
    return is_list and not values.keys() & {"months", "from_month", "purpose"}


def _write(store: Store, change: Change, plan: PaymentsPlan) -> None:
    del store
    for row in plan.rows:
        if row.action is Action.ADD:
            for made in plan.payments[row.row.line, row.row.block]:
                keep_payment(change, made)


def _export(store: Store, wanted: Wanted, path: Path) -> None:
    facts = read_dues(store)
    units = facts.wanted_branches(wanted.unit_id)
    rows = [
        person_values(facts.roster, one.member_id or 0, wanted.as_of) | values_of(facts, one)
        for one in facts.payments
        if (units is None or one.branch_id in units)
        and (wanted.year is None or (one.received_on is not None and one.received_on.year == wanted.year))
    ]
    export_rows(LIST_TARGET, rows, path)


PAYMENTS_IMPORT: ImportKind[DuesFacts, PaymentsPlan] = ImportKind(
    key=PAYMENTS.key,
    title=PAYMENTS_TARGET.title,
    counted="行",
    template=lambda: LIST_TARGET,
    facts=read_dues,
    target=lambda _: PAYMENTS_TARGET,
    settle=_settle,
    write=_write,
    export=_export,
)
