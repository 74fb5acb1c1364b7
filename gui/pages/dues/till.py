"""Taking money in the grid: every way ends in one operation, one change, one step of 撤销."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from gui import messages
from gui.pages.dues.board import Board, narrowed
from gui.pages.dues.grid import Chosen, Typed
from gui.shell import Shell
from ledger.codes.dues import CREDIT, LARGE, VOLUNTARY
from ledger.dues.cells import Cell
from ledger.dues.receiving import Entry, plan_payment
from ledger.dues.rules import LARGE_ID
from ledger.errors import KnownError, Level
from ledger.kinds.dues import Payment
from ledger.values.money import ZERO, Money, format_money, parse_money, total
from ledger.values.months import Month
from operations.dues.receiving import months_words, record_payment, record_payments, reverse_payment, use_credit

NO_BLIND_MARK = "请逐人登记，或者用“本月收齐…”逐人勾选：党组织不得垫交党费（2008年规定第十四条）。没有登记。"


def missing_of(cell: Cell) -> Money:
    """What is still to be paid for a month."""
    return Money(max(cell.due.amount - cell.paid, 0))


class Till:
    """Where money is taken. ``received_on`` is the collection date that the page shows."""

    def __init__(self, shell: Shell, parent: QWidget, board: Callable[[], Board]) -> None:
        self._shell = shell
        self._parent = parent
        self._board = board
        self.received_on = shell.session.clock().date()

    @property
    def today(self) -> date:
        """The day of today."""
        return self._shell.session.clock().date()

    def pay_as_due(self, chosen: Chosen) -> None:
        """Pay what is missing of the selected months of one member, as one payment. Raises KnownError."""
        if chosen.is_wider:
            raise KnownError(NO_BLIND_MARK)
        amount = total(missing_of(cell) for cell in chosen.cells)
        owing = tuple(cell.month for cell in chosen.cells if missing_of(cell))
        if not owing and any(cell.due.amount for cell in chosen.cells):
            raise KnownError(f"{chosen.row.member.name}{months_words(chosen.months)}已经交齐，没有重复登记。")
        self._take(self._entry(chosen.row.member.id, owing or chosen.months, amount))

    def pay_amount(self, typed: Typed) -> None:
        """Pay a typed amount for one month. Raises KnownError."""
        amount = read_amount(typed.text)
        entry = self._entry(typed.member_id, (typed.month,), amount)
        row = self._board().row_of(typed.member_id)
        cell = row.cells[typed.month.number - 1] if row is not None else None
        over = Money(amount - missing_of(cell)) if cell is not None and cell.due.amount else ZERO
        if over > 0:
            surplus = self._ask_surplus(over)
            if surplus is None:
                return
            entry = replace(entry, surplus=surplus)
        self._take(entry)

    def pay(self, entry: Entry) -> None:
        """Enter a payment that was asked for in a form. Raises KnownError."""
        record_payment(self._shell.session.store, entry, self.today)

    def collect(self, entries: Sequence[Entry]) -> None:
        """Enter the payments of several members who were each confirmed. Raises KnownError."""
        record_payments(self._shell.session.store, entries, self.today)
        amount = format_money(total(entry.amount for entry in entries))
        self._say(f"已登记 {len(entries)} 人，共 {amount} 元")

    def take_back(self, cell: Cell) -> None:
        """Reverse the last payment of a month by a counter entry. Raises KnownError."""
        if not cell.receipts:
            raise KnownError(f"{cell.month.chinese()}没有可以冲正的交款。")
        self.reverse(max(cell.receipts, key=lambda one: (one.received_on, one.payment_id)).payment_id)

    def reverse(self, payment_id: int) -> None:
        """Reverse a payment; both entries stay. Raises KnownError."""
        payment = reverse_payment(self._shell.session.store, payment_id, self.today, "登记有误")
        self._say(f"已冲正交款 {format_money(Money(-payment.amount))} 元，原记录和冲正记录都保留")

    def use_credit(self, member_id: int, month: Month) -> None:
        """Pay a month from what was overpaid before. Raises KnownError."""
        use_credit(self._shell.session.store, self._entry(member_id, (month,), ZERO), self.today)
        self._say(f"已用待抵党费抵交 {month.chinese()}")

    def paste(self, block: Sequence[tuple[int, Month, str]]) -> None:
        """Pay a pasted block after one question. Raises KnownError for what is no amount; nothing is paid then."""
        amounts = [(member_id, month, read_amount(text)) for member_id, month, text in block if text.strip()]
        entries = self._entries_of([one for one in amounts if one[2]])
        if not entries:
            raise KnownError("没有可以登记的金额，没有登记。")
        people = len({entry.member_id for entry in entries})
        amount = format_money(total(entry.amount for entry in entries))
        question = f"登记 {people} 人共 {amount} 元，收款日期 {self.received_on:%Y-%m-%d}？"
        names = "、".join(dict.fromkeys(self._name(entry) for entry in entries))
        if messages.ask(self._parent, question, "登记", "\n".join([f"请逐人核对：{names}", *self._remarks(entries)])):
            record_payments(self._shell.session.store, entries, self.today)
            self._say(f"已登记 {people} 人，共 {amount} 元")

    # How it is done

    def _entry(self, member_id: int, months: tuple[Month, ...], amount: Money) -> Entry:
        return Entry(member_id=member_id, received_on=self.received_on, amount=amount, months=months)

    def _take(self, entry: Entry) -> None:
        remarks = self._remarks((entry,), without={"surplus"})
        if remarks and not messages.ask(self._parent, "\n".join(remarks), "仍然登记"):
            return
        known = narrowed(self._board().facts, {entry.member_id})  # enough without a receipt number
        record_payment(self._shell.session.store, entry, self.today, known)

    def _remarks(self, entries: Sequence[Entry], without: frozenset[str] | set[str] = frozenset()) -> list[str]:
        """What the rules want to be looked at; what they forbid is said by the operation."""
        found: list[str] = []
        for entry in entries:
            plan = plan_payment(narrowed(self._board().facts, {entry.member_id}), entry, self.today)
            if not plan.is_refused:
                found += [
                    f"{self._name(entry)}：{one.sentence}"
                    for one in plan.problems
                    if one.level is Level.WARN and one.field not in without
                ]
        return list(dict.fromkeys(found))

    def _name(self, entry: Entry) -> str:
        return self._board().facts.roster.member_by_id[entry.member_id].name

    def _ask_surplus(self, over: Money) -> str | None:
        """What the part above the due becomes; None when the user thinks better of it."""
        ways = [("待抵以后月份", CREDIT), ("自愿多交", VOLUNTARY)]
        large = self._board().facts.rules.number(LARGE_ID, self.received_on)
        if large is not None and over >= large * 100:
            ways.append(("大额党费", LARGE))
        question = f"比应交多出 {format_money(over)} 元，多出的部分怎样登记？"
        taken = messages.choose(self._parent, question, tuple(words for words, _ in ways))
        return None if taken is None else ways[taken][1]

    def _entries_of(self, amounts: Sequence[tuple[int, Month, Money]]) -> list[Entry]:
        """One payment a member when the figures are what the months lack, else one for each month."""
        by_member: dict[int, list[tuple[Month, Money]]] = {}
        for member_id, month, amount in amounts:
            by_member.setdefault(member_id, []).append((month, amount))
        entries: list[Entry] = []
        for member_id, parts in by_member.items():
            if all(self._lacks(member_id, month) == amount for month, amount in parts):
                months = tuple(month for month, _ in parts)
                entries.append(self._entry(member_id, months, total(amount for _, amount in parts)))
            else:
                entries += [self._entry(member_id, (month,), amount) for month, amount in parts]
        return entries

    def _lacks(self, member_id: int, month: Month) -> Money:
        row = self._board().row_of(member_id)
        return missing_of(row.cells[month.number - 1]) if row is not None else ZERO

    def _say(self, sentence: str) -> None:
        self._shell.notices.say(sentence, "撤销", self._shell.session.store.undo)


def read_amount(text: str) -> Money:
    """An amount as typed or pasted. Raises KnownError with the sentence for the user."""
    try:
        return parse_money(text)
    except ValueError:
        raise KnownError(f"“{text.strip()}”不是金额，最多两位小数，如 96.48。没有登记。") from None


def payments_of(board: Board, member_id: int, month: Month | None) -> list[Payment]:
    """Every payment and counter entry of a member, for a month or for all of them, the latest first."""
    facts = board.facts
    found = [
        one
        for one in facts.payments
        if one.member_id == member_id
        and (month is None or any(part.month == month for part in facts.allocations_of.get(one.id, ())))
    ]
    return sorted(found, key=lambda one: (one.received_on or date.min, one.id), reverse=True)
