"""核定: the dated segments of a member, 减免 and 情形, and the ways to continue each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout

from gui.pages.dues.board import Board
from gui.pages.dues.member_tasks import MemberTasks
from gui.widgets import Words, column, frame, label, link_button, plain_button, row
from ledger.kinds.dues import Assessment, Circumstance, Exemption
from ledger.values.money import format_money
from ledger.values.months import Month


@dataclass(frozen=True, slots=True)
class Line:
    """One dated fact; ``open`` corrects it."""

    text: str
    period: str
    detail: str
    open: Callable[[], None] | None


class AssessmentTab(QScrollArea):
    """Three sections of dated lines."""

    def __init__(self, tasks: MemberTasks) -> None:
        super().__init__()
        self._tasks = tasks
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_member(self, board: Board, member_id: int, month: Month) -> None:
        """Show what holds for a member; new facts begin with ``month``."""
        tasks, facts = self._tasks, board.facts
        segments = [self._segment(one) for one in reversed(facts.assessments_of.get(member_id, ()))]
        reliefs = [self._relief(one) for one in facts.exemptions_of.get(member_id, ())]
        situations = [self._situation(one) for one in facts.circumstances_of.get(member_id, ())]
        layout = column(gap=18, margins=(20, 14, 20, 20))
        sections: tuple[tuple[str, list[Line], str, Callable[[], None]], ...] = (
            ("核定", segments, "新核定…", lambda: tasks.verify(board, member_id, month)),
            ("少交免交", reliefs, "减免…", lambda: tasks.exempt(board, member_id, month)),
            ("交纳情形", situations, "情形…", lambda: tasks.note(member_id, month)),
        )
        for title, lines, command, act in sections:
            layout.addLayout(_section(title, lines, command, act))
        cell = next(
            (one for row in board.rows if row.member.id == member_id for one in row.cells if one.month == month), None
        )
        if cell is not None and cell.due.is_closed:
            correct = plain_button(f"更正{month.chinese()}应交…")
            correct.setToolTip("已月结的应交不再变动，差额另记一行更正")
            correct.clicked.connect(lambda: tasks.correct(member_id, month))
            layout.addWidget(correct, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        inner = frame("page")
        inner.setLayout(layout)
        self.setWidget(inner)

    def _segment(self, one: Assessment) -> Line:
        base = f"基数 {format_money(one.base)} × {one.rate}" if one.rate else one.method
        who = "，".join(
            part
            for part in (one.reason, one.verified_by, f"{one.verified_on:%Y-%m-%d}" if one.verified_on else "")
            if part
        )
        text = f"每月 {format_money(one.due)} 元"
        return Line(text, _period(one.from_month, one.to_month), f"{one.person_kind} · {base}\n{who}", None)

    def _relief(self, one: Exemption) -> Line:
        amount = f"，每月 {format_money(one.amount)} 元" if one.amount else ""
        approved = (
            f"{one.approved_by}{f' {one.approved_on:%Y-%m-%d}' if one.approved_on else ''}批准"
            if one.approved_by
            else "尚未批准"
        )
        detail = " · ".join(part for part in (one.reason, approved, one.document) if part)
        return Line(
            one.relief + amount, _period(one.from_month, one.to_month), detail, partial(self._tasks.edit_relief, one)
        )

    def _situation(self, one: Circumstance) -> Line:
        detail = " · ".join(part for part in (one.reason, one.proof) if part)
        return Line(
            one.situation, _period(one.from_month, one.to_month), detail, partial(self._tasks.edit_situation, one)
        )


def _section(title: str, lines: list[Line], command: str, act: Callable[[], None]) -> QVBoxLayout:
    button = plain_button(command)
    button.clicked.connect(act)
    head = row(label(title, Words.SECTION), button)
    head.insertStretch(1)
    made = column(gap=8)
    made.addLayout(head)
    for line in lines:
        made.addLayout(_line(line))
    if not lines:
        made.addWidget(label("没有登记。", Words.SECONDARY))
    return made


def _line(line: Line) -> QGridLayout:
    made = QGridLayout()
    made.setHorizontalSpacing(12)
    made.setVerticalSpacing(2)
    if line.open is None:
        made.addWidget(label(line.text), 0, 0)
    else:
        opens = link_button(line.text)
        opens.setProperty("level", "quiet")
        opens.setToolTip("点击更正")
        opens.clicked.connect(line.open)
        made.addWidget(opens, 0, 0, Qt.AlignmentFlag.AlignLeft)
    made.addWidget(label(line.period, Words.SECONDARY), 0, 1, Qt.AlignmentFlag.AlignRight)
    if line.detail:
        made.addWidget(label(line.detail, Words.SECONDARY, wraps=True), 1, 0, 1, 2)
    made.setColumnStretch(0, 1)
    return made


def _period(first: Month | None, last: Month | None) -> str:
    begin = first.register_text if first else ""
    return f"{begin} 起" if last is None else f"{begin} 至 {last.register_text}"
