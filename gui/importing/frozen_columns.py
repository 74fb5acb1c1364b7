"""The first columns of a table, standing still over it while the others are scrolled away to the left."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


class FrozenColumns(QTableView):
    """Shows the first ``count`` columns of another view; selection and lines are shared, typing is done over there."""

    def __init__(self, over: QTableView, head: QHeaderView, count: int) -> None:
        super().__init__(over)
        self._over = over
        self._count = count
        self.setModel(over.model())
        self.setSelectionModel(over.selectionModel())
        self.setHorizontalHeader(head)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for way in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            way(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        over.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(over.verticalScrollBar().setValue)
        over.horizontalScrollBar().valueChanged.connect(self.follow)
        over.horizontalHeader().sectionResized.connect(self.follow)
        self.doubleClicked.connect(self._edit_there)
        self.hide()

    @property
    def covered(self) -> int:
        """How many pixels of the other view lie below the standing columns."""
        return sum(self._over.columnWidth(column) for column in range(self._count))

    def follow(self) -> None:
        """Take the place and sizes that the other view has now; there is nothing to show before it is scrolled."""
        is_scrolled = self._over.horizontalScrollBar().value() > 0
        if is_scrolled:
            self.verticalHeader().setDefaultSectionSize(self._over.verticalHeader().defaultSectionSize())
            self.horizontalHeader().setFixedHeight(self._over.horizontalHeader().height())
            for column in range(self.model().columnCount()):
                self.setColumnHidden(column, column >= self._count)
                if column < self._count:
                    self.setColumnWidth(column, self._over.columnWidth(column))
            port = self._over.viewport().geometry()
            top = self._over.horizontalHeader().y()
            self.setGeometry(port.left(), top, self.covered, port.bottom() - top + 1)
            self.verticalScrollBar().setValue(self._over.verticalScrollBar().value())
            self.raise_()
        self.setVisible(is_scrolled)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A thin line tells where the other columns go below."""
        super().paintEvent(event)
        port = self.viewport()
        QPainter(port).fillRect(port.width() - 1, 0, 1, port.height(), self.palette().dark())

    def _edit_there(self, index: QModelIndex) -> None:
        self._over.setFocus()
        self._over.edit(index)
