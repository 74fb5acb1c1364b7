"""How cells are painted and edited: their ground, state chips, and a line editor with the choices of its field."""

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate, QWidget

from gui.importing.row_model import CHOICES_ROLE, STATES_ROLE
from gui.theme.metrics import SMALL
from gui.theme.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
_GROUND_OF = {
    "good": "good_tint",
    "warn": "warn_tint",
    "accent": "accent_tint",
    "text": "hover",
    "secondary": "surface",
}
_CHIP_HEIGHT, _CHIP_SIDE, _GAP, _MARGIN = 20, 6, 4, 8


class GroundDelegate(QStyledItemDelegate):
    """Fills the ground that a model gives to a cell; the style sheet alone would leave it out."""

    def paint(self, painter: QPainter, option: Any, index: AnyIndex) -> None:
        """The ground, then the cell."""
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)


class StateDelegate(QStyledItemDelegate):
    """Paints the state of a row as chips."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: Any, index: AnyIndex) -> None:
        """Without the text, which the chips say."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: Any, index: AnyIndex) -> None:
        """The chips upon the usual ground."""
        super().paint(painter, option, index)
        px = self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(SMALL))
        left = float(option.rect.left() + px(_MARGIN))
        for word, shade in index.data(STATES_ROLE) or ():
            width = painter.fontMetrics().horizontalAdvance(word) + 2 * px(_CHIP_SIDE)
            height = px(_CHIP_HEIGHT)
            chip = QRectF(left, option.rect.center().y() - height / 2 + 0.5, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(_GROUND_OF[shade]))
            painter.drawRoundedRect(chip, px(4), px(4))
            painter.setPen(self._theme.color(shade))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, word)
            left += width + px(_GAP)
        painter.restore()

    def sizeHint(self, _option: Any, _index: AnyIndex) -> QSize:
        """The rows have their height from the view."""
        return QSize(0, 0)


class CellDelegate(GroundDelegate):
    """Edits a cell as text. What is being composed with an input method is never taken away."""

    def createEditor(self, parent: QWidget, _option: Any, index: AnyIndex) -> QWidget:
        """A line that offers the choices of its field."""
        line = QLineEdit(parent)
        choices = index.data(CHOICES_ROLE)
        if choices:
            completer = QCompleter(list(choices), line)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            line.setCompleter(completer)
        return line

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Begin with the text as it can be typed; an editor in use keeps what is in it."""
        line = cast(QLineEdit, editor)
        if not line.isModified():
            line.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Hand over what was typed."""
        model.setData(index, cast(QLineEdit, editor).text())

    def updateEditorGeometry(self, editor: QWidget, option: Any, _index: AnyIndex) -> None:
        """Wide enough to see what one types in a narrow column."""
        room = option.rect
        room.setWidth(max(room.width(), 160))
        edge = cast(QWidget, editor.parentWidget()).width()
        if room.right() >= edge:
            room.moveRight(max(edge, room.width()) - 1)
        editor.setGeometry(room)
