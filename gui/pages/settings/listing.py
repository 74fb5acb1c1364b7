"""A short list with its buttons, inside a panel of the settings."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QWidget

from gui.shell import Shell
from gui.tables.column import Column
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.theme import metrics
from gui.theme.theme import Look
from gui.widgets import Words, column, label, row

T = TypeVar("T")
_ROWS = 6


class Listing(QWidget, Generic[T]):
    """A few rows in a box of fixed height; buttons that need a chosen row are off without one."""

    def __init__(
        self, shell: Shell, key: str, columns: Sequence[Column[T]], id_of: Callable[[T], int], empty: str
    ) -> None:
        super().__init__()
        self._shell = shell
        self._needing_row: list[QPushButton] = []
        self.model = TableModel(columns, id_of, columns[0].text, shell.theme, self)
        self.table: TableView[T] = TableView(shell, key, self.model)
        self.table.setProperty("role", "boxed")
        self.table.horizontalHeader().setSectionsClickable(False)
        self._empty = label(empty, Words.SECONDARY)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._buttons = row(gap=8)
        self._buttons.addStretch()
        layout = column(gap=8)
        layout.addLayout(self._buttons)
        layout.addWidget(self._stack)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.table.picked.connect(self._offer)
        shell.theme.changed.connect(self._fit)
        self._fit(shell.theme.look)

    def add(self, button: QPushButton, act: Callable[[], None], *, needs_row: bool = False) -> None:
        """A button, from left to right."""
        button.clicked.connect(lambda _checked: act())
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        if needs_row:
            self._needing_row.append(button)
            button.setEnabled(False)

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show rows; the chosen one stays chosen."""
        self.model.set_rows(rows)
        self._stack.setCurrentWidget(self.table if rows else self._empty)
        self._fit(self._shell.theme.look)
        self._offer()

    @property
    def chosen(self) -> T | None:
        """The row that is chosen."""
        current = self.table.selection.current
        return next((one for number, one in enumerate(self.model.rows()) if self.model.id_at(number) == current), None)

    def _offer(self, _: object = None) -> None:
        for button in self._needing_row:
            button.setEnabled(self.chosen is not None)

    def _fit(self, _: Look) -> None:
        theme = self._shell.theme
        whole = theme.px(metrics.HEADER) + min(max(self.model.total, 1), _ROWS) * theme.row_height + theme.px(4)
        self._stack.setFixedHeight(whole if self.model.total else theme.px(metrics.ROW))
