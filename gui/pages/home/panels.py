"""The panels of the first page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from gui.session import Wanted
from gui.theme.theme import Theme
from gui.widgets import Words, column, frame, label, link_button, row, rule
from ledger.checks.overview import Birthday, Headcount
from ledger.errors import Finding, Level
from ledger.kinds.organisation import OrgUnit

_SHOWN = 12
_LEVELS = {Level.MUST: ("必改", Words.MUST), Level.WARN: ("提醒", Words.WARN), Level.INFO: ("提示", Words.SECONDARY)}
_SIGNS = {Level.MUST: "■", Level.WARN: "▲", Level.INFO: "●"}


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


class FindingRow(QFrame):
    """One finding: its weight, its sentence, the article. A click or Enter opens the record."""

    opened = Signal(object)  # Wanted

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self._wanted = Wanted(finding.record_kind, finding.record_id)
        self.setProperty("role", "line")
        self.setProperty("clickable", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(finding.sentence)
        name, words = _LEVELS[finding.level]
        sign = label(f"{_SIGNS[finding.level]} {name}", words)
        sign.setFixedWidth(sign.fontMetrics().horizontalAdvance("■ 必改　"))
        article = label(finding.article, Words.SECONDARY, wraps=True)
        sentence = column(label(finding.sentence, wraps=True), article, gap=2)
        layout = row(sign, gap=8, margins=(16, 8, 16, 8))
        layout.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(sentence, 1)
        self.setLayout(layout)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the record."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the record."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._wanted)
        else:
            super().keyPressEvent(event)


class FindingPanel(QFrame):
    """What is missing or contradicts itself, the heaviest first; the rest on request."""

    opened = Signal(object)  # Wanted

    def __init__(self, theme: Theme, findings: Sequence[Finding]) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._rest = sorted(findings, key=lambda one: list(_LEVELS).index(one.level))
        self._layout = _panel(f"需要留意 {len(findings)} 项" if findings else "需要留意")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._layout.addLayout(self._list)
        self._more = link_button("")
        self._more.clicked.connect(self._show_all)
        if findings:
            self._show(_SHOWN)
        else:
            good = label("没有发现缺漏和矛盾。", Words.GOOD)
            good.setContentsMargins(16, 8, 16, 8)
            self._list.addWidget(good)
        self._layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addStretch()
        self._layout.setContentsMargins(0, 12, 0, theme.px(12))
        self.setLayout(self._layout)
        self._name_rest()

    def _show(self, count: int) -> None:
        shown, self._rest = self._rest[:count], self._rest[count:]
        for finding in shown:
            line = FindingRow(finding)
            line.opened.connect(self.opened)
            if self._list.count():
                self._list.addWidget(rule())
            self._list.addWidget(line)

    def _show_all(self) -> None:
        self._show(len(self._rest))
        self._name_rest()

    def _name_rest(self) -> None:
        self._more.setText(f"其余 {len(self._rest)} 项…")
        self._more.setVisible(bool(self._rest))


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
