"""What is done about the dues of one member: each task asks in a window and hands the answer to its operation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup, Sections
from gui.pages.dues.board import Board
from gui.pages.dues.questions import PAYMENT, PaymentAsked
from gui.pages.dues.till import Till
from gui.pages.dues.verify_dialog import VerifyDialog
from gui.shell import Shell
from ledger.codes.dues import CREDIT
from ledger.dues.receiving import Entry, missing_amount, plan_payment
from ledger.errors import Problem
from ledger.kind import RecordKind, missing_fields
from ledger.kinds.dues import (
    CIRCUMSTANCES,
    DUE_CORRECTIONS,
    EXEMPTIONS,
    Circumstance,
    DueCorrection,
    Exemption,
)
from ledger.kinds.member import MEMBERS
from ledger.values.months import Month
from operations.dues.closing import correct_closed_due
from operations.dues.reading import read_dues
from operations.dues.relief import exempt, exemption_problems, note_circumstance

_RELIEF_FIELDS = (
    "relief",
    "from_month",
    "to_month",
    "amount",
    "reason",
    "applied_on",
    "decided_on",
    "approved_by",
    "approved_on",
    "document",
)
_SITUATION_FIELDS = ("situation", "from_month", "to_month", "reason", "proof")


@dataclass(frozen=True)
class Question:
    """A form to be filled in: which fields of which kind, a sentence above it, what is to be said while it is typed."""

    kind: RecordKind[Any]
    fields: tuple[str, ...] = ()
    note: str = ""
    problems: Callable[[Any], Sequence[Problem]] | None = None

    @property
    def setup(self) -> FormSetup[Any]:
        """For the form."""
        said = self.problems or (lambda asked: missing_fields(self.kind, asked))
        return FormSetup(problems=said, fields=self.fields, sections=Sections.HEADINGS)


class MemberTasks:
    """The tasks of the card."""

    def __init__(self, shell: Shell, parent: QWidget, till: Till) -> None:
        self._shell = shell
        self._parent = parent
        self._till = till

    def verify(self, board: Board, member_id: int, month: Month) -> None:
        """核定 from a month on."""
        VerifyDialog(self._parent, self._shell, board, member_id, month).open()

    def exempt(self, board: Board, member_id: int, month: Month) -> None:
        """少交 or 免交 from a month to the end of its year."""
        del board
        began = Exemption(member_id=member_id, from_month=month, to_month=Month(month.year, 12))
        self.edit_relief(began)

    def edit_relief(self, relief: Exemption) -> None:
        """Enter or correct 少交 or 免交."""
        facts = read_dues(self._shell.session.store)
        title = f"{self._name(relief.member_id)}　少交免交"
        note = "在职党员由上级党委批准，离退休党员由支部决定；批准之前照常应交。"
        question = Question(EXEMPTIONS, _RELIEF_FIELDS, note, lambda one: exemption_problems(facts, one))
        self._ask(title, question, relief, self._save_relief)

    def note(self, member_id: int, month: Month) -> None:
        """A circumstance from a month on."""
        self.edit_situation(Circumstance(member_id=member_id, from_month=month))

    def edit_situation(self, situation: Circumstance) -> None:
        """Enter or correct a circumstance."""
        title = f"{self._name(situation.member_id)}　交纳情形"
        note = "登记了情形的月份不计入连续欠交；在流动地交纳的请保存凭证。"
        self._ask(title, Question(CIRCUMSTANCES, _SITUATION_FIELDS, note), situation, self._save_situation)

    def correct(self, member_id: int, month: Month) -> None:
        """A marked correction of the due of a closed month."""
        store = self._shell.session.store
        began = DueCorrection(member_id=member_id, month=month, made_on=self._till.today, made_by=store.operator)
        title = f"更正{self._name(member_id)}{month.chinese()}应交"
        note = "月结时的应交保留，差额另记一行；减少填负数。"
        question = Question(DUE_CORRECTIONS, ("amount", "reason", "made_on", "made_by"), note)
        self._ask(title, question, began, self._save_correction)

    def enter_payment(self, board: Board, member_id: int, months: tuple[Month, ...]) -> None:
        """A payment with receipt, way and payer."""
        facts, today = board.facts, self._till.today
        amount = missing_amount(facts, member_id, months, today)
        began = PaymentAsked(
            amount=amount,
            from_month=months[0] if months else None,
            to_month=months[-1] if len(months) > 1 else None,
            received_on=self._till.received_on,
            surplus=CREDIT,
        )

        def problems(asked: PaymentAsked) -> list[Problem]:
            found = plan_payment(facts, entry_of(member_id, asked), today).problems
            return [replace(one, field="from_month") if one.field == "months" else one for one in found]

        title = f"登记{self._name(member_id)}交款"
        save = self._till.pay
        question = Question(PAYMENT, problems=problems)
        self._ask(title, question, began, lambda asked: save(entry_of(member_id, asked)))

    # How it is done

    def _save_relief(self, relief: Exemption) -> None:
        exempt(self._shell.session.store, relief)

    def _save_situation(self, situation: Circumstance) -> None:
        note_circumstance(self._shell.session.store, situation)

    def _save_correction(self, correction: DueCorrection) -> None:
        correct_closed_due(self._shell.session.store, correction)

    def _name(self, member_id: int | None) -> str:
        return self._shell.session.store.get(MEMBERS, member_id or 0).name

    def _ask(self, title: str, question: Question, record: Any, save: Callable[[Any], None]) -> None:
        theme = self._shell.theme
        dialog: RecordDialog[Any] = RecordDialog(self._parent, theme, title, question.kind, question.setup, save)
        dialog.show_record(record, question.note)
        dialog.open()


def entry_of(member_id: int, asked: PaymentAsked) -> Entry:
    """The payment that a form asks for."""
    return Entry(
        member_id=member_id,
        received_on=asked.received_on,
        amount=asked.amount,
        months=asked.months,
        surplus=asked.surplus or CREDIT,
        method=asked.method,
        payer=asked.payer,
        collector=asked.collector,
        receipt_no=asked.receipt_no,
        note=asked.note,
    )
