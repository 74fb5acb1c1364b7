"""交款: the payments of a month, each with receipt, way and payer, and its counter entry."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout

from gui.pages.dues.board import Board
from gui.widgets import Words, column, frame, label, link_button, plain_button, row, rule
from ledger.kinds.dues import Payment, PaymentAllocation
from ledger.values.money import ZERO, Money, format_money
from operations.dues.receiving import months_words


class PaymentTab(QScrollArea):
    """The payments behind a month, the latest first. Nothing is ever deleted."""

    reverse_asked = Signal(int)  # id of a payment
    entry_asked = Signal()
    receipt_asked = Signal(int)  # id of a payment
    reminder_asked = Signal()
    credit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_payments(self, board: Board, payments: Sequence[Payment], heading: str, credit: Money = ZERO) -> None:
        """Show some payments; ``credit`` is what the member has paid too much and can be used for the month."""
        enter = plain_button("登记交款…")
        enter.setToolTip("填写交纳方式、代交人、收据编号，补交以前年度，或者登记自愿多交、大额党费")
        enter.clicked.connect(self.entry_asked)
        head = row(label(heading, Words.SECTION), enter)
        head.insertStretch(1)
        layout = column(gap=10, margins=(20, 14, 20, 20))
        layout.addLayout(head)
        if credit > 0:
            layout.addLayout(self._credit(credit))
        for payment in payments:
            layout.addWidget(rule())
            layout.addLayout(self._payment(board, payment))
        if not payments:
            layout.addWidget(label("还没有交款。", Words.SECONDARY))
        remind = link_button("打印催交单…")
        remind.setToolTip("这名党员的欠交月份和金额，措辞客气，供当面转交")
        remind.clicked.connect(self.reminder_asked)
        layout.addWidget(remind)
        layout.addStretch()
        inner = frame("page")
        inner.setLayout(layout)
        self.setWidget(inner)

    def _payment(self, board: Board, payment: Payment) -> QVBoxLayout:
        is_reversed = any(one.reverses_id == payment.id for one in board.facts.payments)
        line = row(label(f"{payment.received_on:%Y-%m-%d}　{format_money(payment.amount)} 元"))
        line.addStretch()
        if payment.reverses_id is not None:
            line.addWidget(label("冲正", Words.MUST))
        elif is_reversed:
            line.addWidget(label("已冲正", Words.SECONDARY))
        else:
            if payment.amount > 0 and board.facts.settings.gives_receipts:
                line.addWidget(self._receipt_button(payment.id))
            line.addWidget(self._reverse_button(payment.id))
        made = column(gap=2)
        made.addLayout(line)
        for text in _details(payment, board.facts.allocations_of.get(payment.id, ())):
            made.addWidget(label(text, Words.SECONDARY, wraps=True))
        return made

    def _credit(self, credit: Money) -> QHBoxLayout:
        use = link_button("抵交这个月")
        use.setToolTip("从以前多交的部分里抵交，不另收款")
        use.clicked.connect(self.credit_asked)
        line = row(label(f"待抵党费 {format_money(credit)} 元"), use)
        line.insertStretch(1)
        return line

    def _receipt_button(self, payment_id: int) -> QPushButton:
        button = link_button("收据…")
        button.setToolTip("打印这一笔的收据，三联")
        button.setProperty("receipt", payment_id)
        button.clicked.connect(partial(self.receipt_asked.emit, payment_id))
        return button

    def _reverse_button(self, payment_id: int) -> QPushButton:
        button = link_button("冲正")
        button.setToolTip("记一笔相反的交款，两笔都保留")
        button.setProperty("payment", payment_id)
        button.clicked.connect(partial(self.reverse_asked.emit, payment_id))
        return button


def _details(payment: Payment, parts: Sequence[PaymentAllocation]) -> list[str]:
    months = months_words(tuple(part.month for part in parts if part.month is not None))
    beside = [f"{part.purpose} {format_money(part.amount)} 元" for part in parts if part.month is None]
    said = [f"所属期 {months}" if months else "", *beside]
    how = [
        payment.method,
        f"收据 {payment.receipt_no}" if payment.receipt_no else "",
        f"代交人 {payment.payer}" if payment.payer else "",
        f"收款人 {payment.collector}" if payment.collector else "",
    ]
    lines = ["，".join(one for one in said if one), " · ".join(one for one in how if one), payment.note]
    return [line for line in lines if line]
