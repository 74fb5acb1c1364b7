"""The sums of the shown rows, standing still below the grid."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.pages.dues.cell_painter import CUT
from gui.pages.dues.grid import DuesGrid
from gui.pages.dues.grid_model import MONTHS, SUM_COLUMNS
from gui.theme import metrics
from gui.theme.theme import Theme
from ledger.dues.year import Totals
from ledger.values.money import Money, format_money, total

_SIDE = 9


class SumsRow(QWidget):
    """合计: what was paid for each month, and the three sums of the year."""

    def __init__(self, theme: Theme, grid: DuesGrid) -> None:
        super().__init__()
        self._theme = theme
        self._grid = grid
        self._months: tuple[Totals, ...] = ()
        self._people = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        grid.horizontalScrollBar().valueChanged.connect(self.update)
        grid.horizontalHeader().sectionResized.connect(self.update)

    def show_sums(self, months: Sequence[Totals], people: int) -> None:
        """Show the sums of the months for so many people."""
        self._months, self._people = tuple(months), people
        self.update()

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(200, self._theme.px(metrics.COMPACT_ROW + 2))

    def text_at(self, column: int) -> str:
        """What stands in a column of the grid."""
        if column < MONTHS:
            return format_money(self._months[column].paid)
        return format_money(self._sum(column - MONTHS))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Figures below their columns; the words below the standing columns."""
        del event
        if not self._months:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("edge"))
        painter.setFont(self._theme.font(weight=QFont.Weight.DemiBold))
        for column in range(MONTHS + len(SUM_COLUMNS)):
            self._paint_figure(painter, column)
        self._paint_words(painter)

    def event(self, event: QEvent) -> bool:
        """The due, paid and owed of a month as a tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            column = self._grid.columnAt(event.pos().x() - self._left)
            if 0 <= column < MONTHS and self._months:
                QToolTip.showText(event.globalPos(), self._tip(column), self)
            return True
        return super().event(event)

    @property
    def _left(self) -> int:
        return self._grid.viewport().x()

    def _sum(self, number: int) -> Money:
        return total(SUM_COLUMNS[number].amount(one) for one in self._months)

    def _paint_figure(self, painter: QPainter, column: int) -> None:
        head = self._grid.horizontalHeader()
        left = self._left + head.sectionViewportPosition(column)
        right = self._theme.px(_SIDE)
        room = QRect(left, 0, head.sectionSize(column) - right, self.height())
        shade = "text" if column < MONTHS or not self._sum(column - MONTHS) else SUM_COLUMNS[column - MONTHS].shade
        painter.setPen(self._theme.color(shade))
        is_cut = left < self._left or left + head.sectionSize(column) > self._left + self._grid.viewport().width() + 1
        text = CUT if is_cut else self.text_at(column)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_words(self, painter: QPainter) -> None:
        room = QRect(0, 1, self._left, self.height() - 1)
        painter.fillRect(room, self._theme.color("surface"))
        painter.fillRect(room.right(), 0, 1, self.height(), self._theme.color("edge"))
        painter.setPen(self._theme.color("text"))
        room.adjust(self._theme.px(10), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, f"实交合计（{self._people} 人）")

    def _tip(self, column: int) -> str:
        sums = self._months[column]
        parts = [f"应交 {format_money(sums.due)}", f"实交 {format_money(sums.paid)}", f"欠交 {format_money(sums.owed)}"]
        return f"{column + 1}月：" + "，".join(parts) + (f"（{sums.owed_months} 人欠交）" if sums.owed_months else "")
