"""The head of the rows: labels, underlined in the colour of the column of the sheet that feeds the field."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from gui.importing.row_model import TINT_ROLE
from gui.theme.theme import Theme

_LINE = 3


class RowHeader(QHeaderView):
    """Labels with a coloured line below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """The label, then the line."""
        painter.save()  # Qt leaves its clip behind
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        colour = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal, TINT_ROLE)
        if colour is not None:
            height = self._theme.px(_LINE)
            painter.fillRect(rect.left(), rect.bottom() - height + 1, rect.width(), height, colour)
