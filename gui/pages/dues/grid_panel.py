"""The grid with its sums, its scroll bar and the line at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from gui.pages.dues.board import column_totals
from gui.pages.dues.foot_line import FootLine
from gui.pages.dues.grid import DuesGrid
from gui.pages.dues.sums_row import SumsRow
from gui.shell import Shell
from gui.widgets import column
from ledger.dues.year import YearRow


class GridPanel(QWidget):
    """What fills the page: rows, 合计, explanation."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.grid = DuesGrid(shell)
        self.sums = SumsRow(shell.theme, self.grid)
        self.foot = FootLine(shell.theme)
        self._bar = QScrollBar(Qt.Orientation.Horizontal)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the grid must not move when the bar comes or goes
        self._bar.setSizePolicy(policy)
        self._join_bars()
        layout = column(self.grid, self.sums, self._bar, self.foot.widget, gap=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.grid)

    def show_rows(self, rows: Sequence[YearRow], closed: frozenset[int]) -> None:
        """Show rows and their sums."""
        self.grid.grid_model.set_rows(rows, closed)
        self.sums.show_sums(column_totals(rows), len(rows))
        self.grid.measure()

    def _join_bars(self) -> None:
        """The bar of the grid stands between rows and sums; this one stands below both and moves it."""
        inner = self.grid.horizontalScrollBar()
        inner.rangeChanged.connect(self._take_range)
        inner.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(inner.setValue)
        self._take_range(inner.minimum(), inner.maximum())

    def _take_range(self, least: int, most: int) -> None:
        inner = self.grid.horizontalScrollBar()
        self._bar.setRange(least, most)
        self._bar.setPageStep(inner.pageStep())
        self._bar.setVisible(most > least)
