"""A small picture of the head of a register's paper: title, columns in their proportions, two empty rows."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme.theme import Look, Theme
from ledger.kept import NOTE, KeptColumn, KeptRegister

_HEIGHT = 132
_LYING, _UPRIGHT = 271, 169
"""Millimetres of a table on a sheet that lies, and on one that stands."""
_NUMBER_MM, _NOTE_MM = 9, 22
_TITLE, _HEAD, _ROW = 34, 34, 22
_MARGIN = 12
_TEXT_SIZES = (12, 10, 7)


class HeadPreview(QWidget):
    """Draws what the register will look like on paper, always dark on white as paper is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._register: KeptRegister | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("打印表头")
        theme.changed.connect(self._fit)
        self._fit(theme.look)

    def show_register(self, register: KeptRegister) -> None:
        """Show a register."""
        self._register = register
        heads = "、".join(label for label, _ in self._columns(register))
        self.setAccessibleDescription(f"{'横向' if register.is_landscape else '纵向'}：{heads}")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._theme.px(400), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, heads, two rows."""
        del event
        if self._register is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(self._theme.color("edge"))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(sheet)
        painter.setPen(Qt.GlobalColor.black)
        px = self._theme.px
        painter.setFont(self._font(px(15), is_bold=True))
        painter.drawText(QRectF(sheet.left(), sheet.top(), sheet.width(), px(_TITLE)), _CENTRE, self._register.title)
        is_lying = self._register.is_landscape
        room = sheet.width() - 2 * px(_MARGIN)
        width = room if is_lying else min(room, room * _UPRIGHT / _LYING)
        self._paint_table(painter, QRectF(sheet.center().x() - width / 2, sheet.top() + px(_TITLE), width, px(96)))
        painter.end()

    def _paint_table(self, painter: QPainter, place: QRectF) -> None:
        px = self._theme.px
        columns = self._columns(self._register) if self._register else []
        scale = place.width() / sum(width for _, width in columns)
        left = place.left()
        bottom = place.top() + px(_HEAD) + 2 * px(_ROW)
        for text, width in columns:
            right = left + width * scale
            painter.setFont(self._fitting_font(text, right - left - 4))
            painter.drawText(QRectF(left + 1, place.top(), right - left - 2, px(_HEAD)), _CENTRE, text)
            painter.drawLine(round(left), round(place.top()), round(left), round(bottom))
            left = right
        painter.drawLine(round(left), round(place.top()), round(left), round(bottom))
        for y in (place.top(), place.top() + px(_HEAD), place.top() + px(_HEAD + _ROW), bottom):
            painter.drawLine(round(place.left()), round(y), round(left), round(y))

    def _fitting_font(self, text: str, room: float) -> QFont:
        """As large as the usual size; a little smaller to stay in one line, else in two that are smaller still."""
        usual, small, least = (self._theme.px(size) for size in _TEXT_SIZES)
        size = usual
        while size > small and size * len(text) > room:
            size -= 1
        while size > least and size * len(text) > room and size * -(-len(text) // 2) > room:
            size -= 1
        return self._font(size)

    def _font(self, size: int, *, is_bold: bool = False) -> QFont:
        made = QFont(self.font())
        made.setPixelSize(max(1, size))
        made.setBold(is_bold)
        return made

    def _fit(self, _: Look) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self.update()

    @staticmethod
    def _columns(register: KeptRegister) -> Sequence[tuple[str, float]]:
        note = KeptColumn(NOTE, _NOTE_MM)
        return [("序号", _NUMBER_MM), *((register.label(one), one.width) for one in (*register.columns, note))]


_CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere
