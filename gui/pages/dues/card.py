"""The card of a member and month: why, what was paid, what was verified."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from gui.pages.dues.assessment_tab import AssessmentTab
from gui.pages.dues.board import Board
from gui.pages.dues.explanation_tab import ExplanationTab
from gui.pages.dues.member_tasks import MemberTasks
from gui.pages.dues.payment_tab import PaymentTab
from gui.pages.dues.till import payments_of
from gui.widgets import column
from ledger.dues.paid import paid_by
from ledger.values.money import ZERO
from ledger.values.months import Month


class DuesCard(QWidget):
    """Three tabs about the cell that has the keyboard."""

    reverse_asked = Signal(int)
    receipt_asked = Signal(int)
    reminder_asked = Signal(int)  # id of a member
    credit_asked = Signal(int, object)  # id of a member, Month

    def __init__(self, tasks: MemberTasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._board: Board | None = None
        self._member_id = 0
        self._month = Month(1, 1)
        self.explanation = ExplanationTab()
        self.payments = PaymentTab()
        self.assessment = AssessmentTab(tasks)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for tab, title in ((self.explanation, "说明"), (self.payments, "交款"), (self.assessment, "核定与减免")):
            self.tabs.addTab(tab, title)
        self.payments.entry_asked.connect(self._enter)
        self.payments.reverse_asked.connect(self.reverse_asked)
        self.payments.receipt_asked.connect(self.receipt_asked)
        self.payments.reminder_asked.connect(lambda: self.reminder_asked.emit(self._member_id))
        self.payments.credit_asked.connect(lambda: self.credit_asked.emit(self._member_id, self._month))
        self.setLayout(column(self.tabs, gap=0))

    def show_cell(self, board: Board, member_id: int, month: Month) -> None:
        """Show everything about a month of a member."""
        self._board, self._member_id, self._month = board, member_id, month
        self.explanation.show_explanation(board.explain(member_id, month))
        found = payments_of(board, member_id, month)
        credit = paid_by(board.facts, board.scope.today).credit.get(member_id, ZERO)
        self.payments.show_payments(board, found, f"{month.chinese()}的交款", credit)
        self.assessment.show_member(board, member_id, month)

    def _enter(self) -> None:
        if self._board is not None:
            self._tasks.enter_payment(self._board, self._member_id, (self._month,))
