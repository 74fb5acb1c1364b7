"""A drop-down that is changed on purpose only: the wheel scrolls what lies around it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox

_LONGEST_POPUP = 16
_OPENING = frozenset(
    (
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Space,
        Qt.Key.Key_F4,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    )
)


class QuietCombo(QComboBox):
    """A drop-down for bars and table heads; its list is as wide as its entries."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "quiet")
        self.setMaxVisibleItems(_LONGEST_POPUP)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what lies around."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key of a list opens it; going past an entry is not choosing it."""
        if event.key() in _OPENING or event.text().isalnum():
            self.showPopup()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the window closes
        else:
            super().keyPressEvent(event)

    def showPopup(self) -> None:
        """Make room for the longest entry."""
        self.view().setMinimumWidth(max(self.view().sizeHintForColumn(0) + 36, self.width()))
        super().showPopup()

    def allow_last(self, *, is_allowed: bool) -> None:
        """Let the last entry be chosen, or only be read."""
        model = self.model()
        if isinstance(model, QStandardItemModel):
            model.item(self.count() - 1).setEnabled(is_allowed)

    def show_data(self, data: object) -> None:
        """Choose the entry with this data without telling anybody."""
        was_blocked = self.blockSignals(True)
        self.setCurrentIndex(max(self.findData(data), 0))
        self.blockSignals(was_blocked)
