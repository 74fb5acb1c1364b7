"""How the reason of somebody who was away is written in the list."""

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyledItemDelegate, QWidget

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_LEAVING = {
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
}


class ReasonDelegate(QStyledItemDelegate):
    """A line for the reason; Enter stores it and goes down."""

    typed = Signal(int, str)
    left = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def createEditor(self, parent: QWidget, _option: Any, _index: AnyIndex) -> QWidget:
        """A line."""
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setAccessibleName("缺席原因")
        return line

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """The stored reason; what is being typed stays."""
        line = cast(QLineEdit, editor)
        if not line.isModified():
            line.setText(str(index.data(Role.EditRole) or ""))
            line.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: AnyIndex) -> None:
        """Hand over what was typed."""
        line = cast(QLineEdit, editor)
        if line.isModified():
            self.typed.emit(index.row(), line.text().strip())

    def updateEditorGeometry(self, editor: QWidget, option: Any, _index: AnyIndex) -> None:
        """The whole cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """The keys that leave the cell."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            step = _LEAVING.get(Qt.Key(event.key()))
            if step is not None:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self.left.emit(step)
                return True
        return super().eventFilter(editor, event)
