"""The bar above a part: filters at the left, commands at the right, or below them where both are too wide."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from gui.widgets import row

_SIDE = 20


class FoldingBar(QWidget):
    """Two widgets in one line as long as there is room for them."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._left, self._right = left, right
        self._line = row(left, gap=8, margins=(_SIDE, 0, _SIDE, 10))
        self._line.addStretch()
        self._line.addWidget(right)
        self.setLayout(self._line)

    def event(self, event: QEvent) -> bool:
        """Arrange again when the bar or what is in it has another size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        needed = self._left.sizeHint().width() + self._right.sizeHint().width() + 2 * self._line.spacing()
        is_narrow = needed > self.width() - 2 * _SIDE
        wanted = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() is not wanted:
            self._line.setDirection(wanted)
            for part in (self._left, self._right):
                self._line.setAlignment(part, Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag(0))
