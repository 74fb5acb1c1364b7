"""How a month is painted and typed into."""

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyle, QStyledItemDelegate, QWidget

from gui.pages.dues.grid_model import CELL_ROLE
from gui.pages.dues.signs import DOTS, SHADES, amount_shade, amount_text, letter
from gui.theme.inks import Inks
from gui.theme.metrics import SMALL
from gui.theme.theme import Theme
from ledger.dues.cells import Cell, State

AnyIndex = QModelIndex | QPersistentModelIndex
CUT = "…"
_SIGN_WIDTH, _SIDE, _DOT = 15, 6, 8
_LEAVING = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}


class CellPainter(QStyledItemDelegate):
    """Figure and sign of a month; while typing, Enter goes down and Tab to the right."""

    typed = Signal(int, int, str)  # row, column, text
    left = Signal(int, int)  # rows, columns to go

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._inks = Inks(theme, self)

    # Painting

    def initStyleOption(self, option: Any, index: AnyIndex) -> None:
        """A month is painted here; the columns of sums as usual."""
        super().initStyleOption(option, index)
        if index.data(CELL_ROLE) is not None:
            option.text = ""
        elif is_cut(option):
            option.text = CUT

    def paint(self, painter: QPainter, option: Any, index: AnyIndex) -> None:
        """The usual ground, then figure and sign."""
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        cell = index.data(CELL_ROLE)
        painter.save()
        if cell is not None:
            self._paint_cell(painter, QRectF(option.rect), cell, CUT if is_cut(option) else amount_text(cell))
        if has_focus:
            painter.setPen(self._inks.color("accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_cell(self, painter: QPainter, room: QRectF, cell: Cell, text: str) -> None:
        px = self._inks.px
        sign = QRectF(room.right() - px(_SIDE + _SIGN_WIDTH), room.top(), px(_SIGN_WIDTH), room.height())
        figure = room.adjusted(px(_SIDE) / 2, 0, -px(_SIDE + _SIGN_WIDTH + 3), 0)
        painter.setPen(self._inks.color(amount_shade(cell)))
        painter.drawText(figure, _RIGHT, text)
        paint_sign(painter, sign, cell.state, self._inks)

    # Typing

    def createEditor(self, parent: QWidget, _option: Any, _index: AnyIndex) -> QWidget:
        """A line for an amount."""
        line = QLineEdit(parent)
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setFrame(False)
        return line

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Propose what is still missing; what is being typed stays."""
        line = cast(QLineEdit, editor)
        if not line.isModified():
            line.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            line.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: AnyIndex) -> None:
        """Hand over what was typed."""
        self.typed.emit(index.row(), index.column(), cast(QLineEdit, editor).text())

    def updateEditorGeometry(self, editor: QWidget, option: Any, _index: AnyIndex) -> None:
        """The whole cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """The keys that leave a cell."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            step = _LEAVING.get(Qt.Key(event.key()))
            if step is not None:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self.left.emit(*step)
                return True
        return super().eventFilter(editor, event)


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def is_cut(option: Any) -> bool:
    """Whether a cell is only partly in sight. Half a figure reads as another one, so none is shown then."""
    return bool(option.rect.left() < 0 or option.rect.right() > option.widget.viewport().width())


def paint_sign(painter: QPainter, room: QRectF, state: State, inks: Inks) -> None:
    """The sign of a state in the middle of a room."""
    colour = inks.color(SHADES[state])
    form = DOTS.get(state)
    if form is None:
        painter.save()
        painter.setFont(inks.font(SMALL))
        painter.setPen(colour)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, letter(state))
        painter.restore()
        return
    _paint_dot(painter, room, form, colour, inks.px(_DOT))


def _paint_dot(painter: QPainter, room: QRectF, form: str, colour: QColor, size: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    dot = QRectF(0, 0, size, size)
    dot.moveCenter(room.center())
    pen = painter.pen()
    pen.setColor(colour)
    pen.setWidthF(size / 6)
    painter.setPen(pen)
    painter.setBrush(colour if form == "full" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(dot)
    if form == "half":
        painter.setBrush(colour)
        painter.drawPie(dot, 90 * 16, 180 * 16)
    painter.restore()
