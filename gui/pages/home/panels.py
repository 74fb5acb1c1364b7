"""The panels at the right of the first page: what is missing, whose 政治生日 is near, members by branch."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from gui.pages.home.rows import RecordRow, RowPanel, mark, panel_layout
from gui.theme.theme import Theme
from gui.widgets import Words, column, frame, label, link_button, row
from ledger.checks.overview import Birthday, Headcount
from ledger.errors import Finding, Level
from ledger.kinds.organisation import OrgUnit

_SHOWN = 5
_TILE = 104
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


class FigureStrip(QWidget):
    """Large numbers beside one another, in two lines where there is no room for one."""

    def __init__(self, theme: Theme, tiles: Sequence[QFrame]) -> None:
        super().__init__()
        self._theme = theme
        self._tiles = tiles
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self.setLayout(self._grid)
        self._arrange(len(tiles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many in a line as there is room for."""
        super().resizeEvent(event)
        fits = self.width() >= self._theme.px(_TILE) * len(self._tiles)
        self._arrange(len(self._tiles) if fits else (len(self._tiles) + 1) // 2)

    def minimumSizeHint(self) -> QSize:
        """Half of them."""
        return QSize(0, super().minimumSizeHint().height())

    def _arrange(self, columns: int) -> None:
        if self._grid.columnCount() == columns and self._grid.count():
            return
        for one in self._tiles:
            self._grid.removeWidget(one)
        for place, one in enumerate(self._tiles):
            self._grid.addWidget(one, *divmod(place, columns))
        for place in range(len(self._tiles)):
            self._grid.setColumnStretch(place, int(place < columns))


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


def _finding_row(finding: Finding) -> RecordRow:
    name, words = _LEVELS[finding.level]
    sign = mark(f"{_SIGNS[finding.level]} {name}", words, "■ 必改")
    return RecordRow(sign, finding.sentence, finding.article, finding)


class BranchPanel(QFrame):
    """Members by branch."""

    def __init__(self, branches: Sequence[tuple[OrgUnit, Headcount]]) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        layout = panel_layout("各支部")
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
    card_asked = Signal(int)  # member id

    def __init__(self, birthdays: Sequence[Birthday]) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        layout = panel_layout("三十天内的政治生日")
        grid = QGridLayout()
        grid.setContentsMargins(16, 2, 16, 2)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for line, birthday in enumerate(birthdays):
            self._add(grid, line, birthday)
        grid.setColumnStretch(1, 1)
        layout.addLayout(grid)
        if not birthdays:
            none = label("没有", Words.SECONDARY)
            none.setContentsMargins(16, 4, 16, 4)
            layout.addWidget(none)
        layout.setContentsMargins(0, 12, 0, 12)
        self.setLayout(layout)

    def _add(self, grid: QGridLayout, line: int, birthday: Birthday) -> None:
        member = birthday.entry.member
        name, card = link_button(member.name), link_button("打印贺卡…")
        card.setAccessibleName(f"打印{member.name}的政治生日贺卡")
        name.clicked.connect(lambda _checked: self.opened.emit(member.id))
        card.clicked.connect(lambda _checked: self.card_asked.emit(member.id))
        when = label(f"{birthday.on.month} 月 {birthday.on.day} 日　{birthday.years} 周年", Words.SECONDARY)
        grid.addWidget(name, line, 0)
        grid.addWidget(when, line, 1)
        grid.addWidget(card, line, 2)
