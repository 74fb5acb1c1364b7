"""Columns that stand still at the left of a wide table: painted as the head of each row, with their own heads above."""

from abc import abstractmethod

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from gui.theme.inks import Inks
from gui.theme.theme import Theme


class StandingColumns(QHeaderView):
    """The standing columns of all rows, ``width`` design pixels wide."""

    width_of_all: int

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._inks = Inks(theme, self)
        self._view = parent
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    @abstractmethod
    def paint_row(self, painter: QPainter, rect: QRect, place: int) -> None:
        """The columns of one row, without ground and rules."""

    def sizeHint(self) -> QSize:
        """As wide as its columns."""
        return QSize(self._inks.px(self.width_of_all), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and below them the ground of the table."""
        super().paintEvent(event)
        room = self.viewport().rect()
        room.setTop(self.length() - self.offset())
        if room.height() > 0:
            QPainter(self.viewport()).fillRect(room, self._inks.color("ground"))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own name
        """Ground, columns and rules of one row."""
        if logicalIndex >= self.model().rowCount():
            return
        is_chosen = self._view.selectionModel().rowIntersectsSelection(logicalIndex)
        painter.save()
        painter.fillRect(rect, self._inks.color("selected" if is_chosen else "ground"))
        self.paint_row(painter, rect, logicalIndex)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._inks.color("line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), self._inks.color("edge"))
        painter.restore()


class StandingCorner(QWidget):
    """The heads of the standing columns, over the corner of the table."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._inks = Inks(theme, self)

    @abstractmethod
    def paint_heads(self, painter: QPainter, rect: QRect) -> None:
        """The words."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, rules, words."""
        del event
        painter = QPainter(self)
        rect = self.rect()
        painter.fillRect(rect, self._inks.color("surface"))
        painter.fillRect(0, rect.bottom(), rect.width(), 1, self._inks.color("line"))
        painter.fillRect(rect.right(), 0, 1, rect.height(), self._inks.color("edge"))
        self.paint_heads(painter, rect)


class StandingTable(QTableView):
    """A table with standing columns."""

    def stand(self, columns: StandingColumns, corner: StandingCorner) -> None:
        """Show these, before the model is set."""
        self._columns, self._corner = columns, corner
        self.setVerticalHeader(columns)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, unless the scale of the window is meant."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().wheelEvent(event)

    def updateGeometries(self) -> None:
        """The heads of the standing columns lie over the corner."""
        super().updateGeometries()
        head = self.horizontalHeader()
        self._corner.setGeometry(self._columns.x(), head.y(), self._columns.width(), head.height())
        self._corner.raise_()
