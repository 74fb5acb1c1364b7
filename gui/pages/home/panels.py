"""The panels of the first page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from gui.pages.home.upcoming import DueLine, Weight
from gui.theme.theme import Theme
from gui.widgets import Words, column, frame, label, link_button, row, rule
from ledger.checks.overview import Birthday, Headcount
from ledger.errors import Finding, Level
from ledger.kinds.organisation import OrgUnit

_SHOWN = 10
_DUE_SHOWN = 8
_LEVELS = {Level.MUST: ("必改", Words.MUST), Level.WARN: ("提醒", Words.WARN), Level.INFO: ("提示", Words.SECONDARY)}
_SIGNS = {Level.MUST: "■", Level.WARN: "▲", Level.INFO: "●"}
_WEIGHTS = {
    Weight.OVERDUE: ("▲", Words.MUST),
    Weight.SOON: ("○", Words.WARN),
    Weight.PLANNED: ("○", Words.SECONDARY),
}


def figure(name: str, count: int, unit: str) -> QFrame:
    """A large number with its name above it."""
    made = frame("panel")
    number = label(str(count), Words.FIGURE)
    line = row(number, label(unit, Words.SECONDARY), gap=4)
    line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    layout = column(label(name, Words.SECONDARY), gap=4, margins=(16, 12, 16, 12))
    layout.addLayout(line)
    made.setLayout(layout)
    return made


class RecordRow(QFrame):
    """One matter: a mark, its sentence, a note below. A click or Enter opens it."""

    opened = Signal(object)  # the matter that the row was made for

    def __init__(self, mark: QLabel, sentence: str, note: str, matter: Finding | DueLine) -> None:
        super().__init__()
        self._matter = matter
        self.setProperty("role", "line")
        self.setProperty("clickable", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(sentence)
        words = column(label(sentence, wraps=True), gap=2)
        if note:
            words.addWidget(label(note, Words.SECONDARY, wraps=True))
        layout = row(mark, gap=8, margins=(16, 8, 16, 8))
        layout.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.setLayout(layout)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the matter."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._matter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the matter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._matter)
        else:
            super().keyPressEvent(event)


class RowPanel(QFrame):
    """A heading, the first few of its rows, and a link to where the rest are."""

    opened = Signal(object)  # the matter of a row
    more_asked = Signal()

    def __init__(self, theme: Theme, title: str, rows: Sequence[RecordRow], more: str, nothing: QLabel) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        layout = _panel(title)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        layout.addLayout(lines)
        for line in rows:
            line.opened.connect(self.opened)
            if lines.count():
                lines.addWidget(rule())
            lines.addWidget(line)
        if not rows:
            nothing.setContentsMargins(16, 8, 16, 8)
            lines.addWidget(nothing)
        self.more = link_button(more)
        self.more.clicked.connect(self.more_asked)
        foot = row(self.more, margins=(16, 2, 16, 0))
        foot.addStretch()
        layout.addLayout(foot)
        layout.addStretch()
        layout.setContentsMargins(0, 12, 0, theme.px(12))
        self.setLayout(layout)
        self.more.setVisible(bool(more))  # only now: shown without a parent it would be a window of its own


def finding_panel(theme: Theme, findings: Sequence[Finding]) -> RowPanel:
    """What is missing or contradicts itself, the heaviest first; the rest stands on the page 自查."""
    ordered = sorted(findings, key=lambda one: list(_LEVELS).index(one.level))
    return RowPanel(
        theme,
        f"需要留意 {len(findings)} 项" if findings else "需要留意",
        [_finding_row(one) for one in ordered[:_SHOWN]],
        f"全部 {len(findings)} 项…" if findings else "",
        label("没有发现缺漏和矛盾。", Words.GOOD),
    )


def due_panel(theme: Theme, due: Sequence[DueLine] | None) -> RowPanel:
    """What is planned and what is overdue; None while it is being looked up."""
    lines = due or ()
    return RowPanel(
        theme,
        "近期安排",
        [_due_row(one) for one in lines[:_DUE_SHOWN]],
        f"其余 {len(lines) - _DUE_SHOWN} 项…" if len(lines) > _DUE_SHOWN else "",
        label("正在查看…" if due is None else "三十天内没有安排，也没有逾期的事项。", Words.SECONDARY, wraps=True),
    )


def _finding_row(finding: Finding) -> RecordRow:
    name, words = _LEVELS[finding.level]
    return RecordRow(_mark(f"{_SIGNS[finding.level]} {name}", words), finding.sentence, finding.article, finding)


def _due_row(one: DueLine) -> RecordRow:
    sign, words = _WEIGHTS[one.weight]
    mark = _mark(f"{sign} {one.on:%m-%d}", words)
    return RecordRow(mark, one.words, one.note, one)


def _mark(text: str, words: Words) -> QLabel:
    made = label(text, words)
    made.setFixedWidth(made.fontMetrics().horizontalAdvance("■ 必改　"))
    return made


class BranchPanel(QFrame):
    """Members by branch."""

    def __init__(self, branches: Sequence[tuple[OrgUnit, Headcount]]) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        layout = _panel("各支部")
        grid = QGridLayout()
        grid.setContentsMargins(16, 4, 16, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place, name in enumerate(("党员", "正式", "预备"), start=1):
            grid.addWidget(label(name, Words.SECONDARY), 0, place, Qt.AlignmentFlag.AlignRight)
        for line, (unit, count) in enumerate(branches, start=1):
            grid.addWidget(label(unit.short_name), line, 0)
            for place, number in enumerate((count.members, count.full, count.on_probation), start=1):
                grid.addWidget(label(str(number)), line, place, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        layout.addLayout(grid)
        layout.setContentsMargins(0, 12, 0, 12)
        self.setLayout(layout)


class BirthdayPanel(QFrame):
    """政治生日 of the next thirty days."""

    opened = Signal(int)  # member id

    def __init__(self, birthdays: Sequence[Birthday]) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        layout = _panel("三十天内的政治生日")
        for birthday in birthdays:
            layout.addLayout(self._line(birthday))
        if not birthdays:
            none = label("没有", Words.SECONDARY)
            none.setContentsMargins(16, 4, 16, 4)
            layout.addWidget(none)
        layout.setContentsMargins(0, 12, 0, 12)
        self.setLayout(layout)

    def _line(self, birthday: Birthday) -> QGridLayout:
        name = link_button(birthday.entry.member.name)
        name.setProperty("member", birthday.entry.member.id)
        name.clicked.connect(self._click)
        line = QGridLayout()
        line.setContentsMargins(16, 2, 16, 2)
        line.addWidget(name, 0, 0)
        when = label(f"{birthday.on.month} 月 {birthday.on.day} 日　{birthday.years} 周年", Words.SECONDARY)
        line.addWidget(when, 0, 1, Qt.AlignmentFlag.AlignRight)
        line.setColumnStretch(1, 1)
        return line

    def _click(self) -> None:
        self.opened.emit(self.sender().property("member"))


def _panel(title: str) -> QVBoxLayout:
    heading = label(title, Words.HEADING)
    heading.setContentsMargins(16, 0, 16, 4)
    return column(heading, gap=4)
