"""What is done in the cash book: each task asks in a window and hands the answer to its operation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from gui import messages
from gui.forms.editors import Option
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup, Sections
from gui.pages.cash.questions import RECEIPT, REVERSAL, ReceiptAsked, ReversalAsked
from gui.shell import Shell
from ledger.cash.earmarks import earmarks
from ledger.cash.entering import count_problems, entry_problems, remittance_problems
from ledger.cash.facts import CashFacts
from ledger.cash.handing_up import handing_up, proposal
from ledger.codes.cash import ALLOTTED, DUES_FUND, LARGE_DUES, MONTHLY_DUES, SPENDING
from ledger.errors import KnownError, Problem
from ledger.kind import RecordKind, missing_fields
from ledger.kinds.cash import CASH_COUNTS, CASH_ENTRIES, REMITTANCES, CashCount, CashEntry, Remittance
from ledger.values.money import ZERO, format_money
from operations.cash.recording import count_cash, enter, hand_up, note_receipt, reverse_entry, reverse_remittance

_UP_FIELDS = (
    "kind",
    "from_month",
    "to_month",
    "amount",
    "remitted_on",
    "to_unit_id",
    "to_name",
    "method",
    "slip_no",
    "handed_by",
    "received_by",
    "checked_by",
    "note",
)
_INCOME_FIELDS = (
    "category",
    "entered_on",
    "summary",
    "amount",
    "earmark",
    "voucher_no",
    "counterpart",
    "handled_by",
    "booked_by",
    "note",
)
_SPENDING_FIELDS = (
    "category",
    "use",
    "entered_on",
    "summary",
    "amount",
    "decided_on",
    "decision",
    "earmark_id",
    "voucher_no",
    "counterpart",
    "handled_by",
    "booked_by",
    "note",
)
_COUNT_FIELDS = ("counted_on", "amount", "explanation", "counted_by", "witness", "note")


@dataclass(frozen=True, slots=True)
class Till:
    """Whose box is open: the facts, the organisation, the fund and today."""

    facts: CashFacts
    unit_id: int
    fund: str
    today: date


class CashTasks:
    """The commands of the page. ``till`` says whose box is meant at the moment of asking."""

    def __init__(self, shell: Shell, parent: QWidget, till: Callable[[], Till]) -> None:
        self._shell = shell
        self._parent = parent
        self._till = till

    def hand_up(self, kind: str = MONTHLY_DUES) -> None:
        """上缴: everything that is still to go up is proposed."""
        till = self._till()
        account = handing_up(till.facts, till.unit_id, till.today)
        proposed = proposal(till.facts, till.unit_id, till.today)
        unit = till.facts.roster.unit_by_id[till.unit_id]
        left = account.large_left if kind == LARGE_DUES else proposed.amount
        began = Remittance(
            org_unit_id=unit.id,
            to_unit_id=unit.parent_id,
            to_name="" if unit.parent_id else unit.superior,
            kind=kind,
            from_month=proposed.first,
            to_month=proposed.last,
            remitted_on=till.today,
            amount=left if left > 0 else ZERO,
            checked_by=self._shell.session.store.operator,
        )
        others = [Option(one.id, one.short_name) for one in till.facts.roster.units if one.id != unit.id]
        received, asked, remitted = map(format_money, (account.received, account.asked, account.remitted))
        note = f"已收{received}元，应上缴{asked}元，已上缴{remitted}元。"
        if account.large_left > 0:
            note += f"另有大额党费{format_money(account.large_left)}元须全额上缴。"
        self._ask(
            f"{unit.short_name}　上缴党费",
            REMITTANCES,
            _UP_FIELDS,
            began,
            lambda one: remittance_problems(till.facts, one, till.today),
            lambda one: hand_up(self._shell.session.store, one, till.today),
            note,
            {"to_unit_id": others},
        )

    def receive(self) -> None:
        """记收入: 上级下拨, 返还, interest, or what was there when the book began."""
        self._enter("记收入", ALLOTTED, _INCOME_FIELDS, "党员交纳的党费和下级上缴自动列入账簿，不在这里登记。")

    def spend(self) -> None:
        """记支出: with use and decision."""
        self._enter("记支出", SPENDING, _SPENDING_FIELDS, "使用和下拨党费须集体研究决定，并在规定的使用范围之内。")

    def count(self) -> None:
        """盘点."""
        till = self._till()
        began = CashCount(
            org_unit_id=till.unit_id,
            fund=till.fund,
            counted_on=till.today,
            counted_by=self._shell.session.store.operator,
        )
        self._ask(
            f"{self._unit_name(till)}　{till.fund}盘点",
            CASH_COUNTS,
            _COUNT_FIELDS,
            began,
            lambda one: count_problems(one, till.today),
            lambda one: count_cash(self._shell.session.store, one, till.today),
            "清点现金和存款后填写实有金额，与账面的差额由程序计算；有差额的请说明原因。",
        )

    def note_receipt(self, remittance_id: int) -> None:
        """The receipt of the higher body that came after the money went up."""
        till = self._till()
        one = till.facts.remittance_by_id[remittance_id]
        began = ReceiptAsked(slip_no=one.slip_no, receipt_no=one.receipt_no, receipt_on=one.receipt_on or till.today)

        def save(asked: ReceiptAsked) -> None:
            note_receipt(self._shell.session.store, one.id, asked.receipt_no, asked.receipt_on, asked.slip_no)

        note = f"上缴{format_money(one.amount)}元后，凭缴款凭证换取上级开具的党费收据。"
        self._ask("登记党费收据", RECEIPT, (), began, lambda asked: missing_fields(RECEIPT, asked), save, note)

    def take_back(self, kind_key: str, record_id: int) -> None:
        """冲正 an entry or a remittance, with the reason. Raises KnownError for a member's payment."""
        if kind_key not in (REMITTANCES.key, CASH_ENTRIES.key):
            raise KnownError("党员的交款请在“党费”页冲正，账簿会随之更正。数据没有变动。")
        reverse = reverse_remittance if kind_key == REMITTANCES.key else reverse_entry
        till = self._till()

        def save(asked: ReversalAsked) -> None:
            reverse(self._shell.session.store, record_id, asked.on or till.today, asked.reason)

        note = "冲正另记一笔相反的金额，两笔都保留、都打印。"
        began = ReversalAsked(on=till.today)
        self._ask("冲正", REVERSAL, (), began, lambda asked: missing_fields(REVERSAL, asked), save, note)

    # How it is done

    def _enter(self, title: str, category: str, names: tuple[str, ...], note: str) -> None:
        till = self._till()
        sources = [
            Option(one.entry.id, f"{one.entry.earmark}（余{format_money(one.left)}元）")
            for one in earmarks(till.facts, till.unit_id, till.fund, till.today)
        ]
        began = CashEntry(
            org_unit_id=till.unit_id,
            fund=till.fund,
            entered_on=till.today,
            category=category,
            booked_by=self._shell.session.store.operator,
        )
        is_dues = till.fund == DUES_FUND
        self._ask(
            f"{self._unit_name(till)}　{till.fund}{title}",
            CASH_ENTRIES,
            names if is_dues else tuple(name for name in names if name != "use"),
            began,
            lambda one: entry_problems(till.facts, one, till.today),
            lambda one: enter(self._shell.session.store, one, till.today),
            note if is_dues else f"{till.fund}单独立账，不与党费混用。",
            {"earmark_id": sources},
        )

    def _unit_name(self, till: Till) -> str:
        return till.facts.unit_name(till.unit_id)

    def _ask(  # noqa: PLR0913, PLR0917 - what a window needs to ask
        self,
        title: str,
        kind: RecordKind[Any],
        names: tuple[str, ...],
        record: Any,
        problems: Callable[[Any], Sequence[Problem]],
        save: Callable[[Any], object],
        note: str,
        options: dict[str, list[Option]] | None = None,
    ) -> None:
        setup: FormSetup[Any] = FormSetup(
            problems=problems, fields=names, sections=Sections.HEADINGS, options=options or {}
        )

        def keep(one: Any) -> None:
            save(one)
            store = self._shell.session.store
            self._shell.notices.say(f"已登记：{store.undo_label}", "撤销", store.undo)

        dialog: RecordDialog[Any] = RecordDialog(self._parent, self._shell.theme, title, kind, setup, keep)
        dialog.show_record(record, note)
        dialog.open()


def tell_refusal(parent: QWidget, act: Callable[[], object]) -> None:
    """Do something; when it is refused, say why."""
    try:
        act()
    except KnownError as error:
        messages.show_known_error(parent, error)
