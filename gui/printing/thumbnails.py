"""The sheets at the left of the preview: small pictures, drawn when they come into sight."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.printing.sheets import Sheet
from gui.theme.metrics import SMALL
from gui.theme.theme import Theme

_EDGE = 112  # design pixels, the longer edge of a sheet
_PAD, _NUMBER = 10, 22
_WIDTH = _EDGE + 2 * _PAD + 20
_Index = QModelIndex | QPersistentModelIndex


class _Sheets(QAbstractListModel):
    """One row per sheet."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sheets: tuple[Sheet, ...] = ()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's signature
        """How many sheets."""
        return 0 if parent.isValid() else len(self.sheets)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a screen reader says; the picture is the delegate's."""
        return f"第 {index.row() + 1} 页" if role == Qt.ItemDataRole.DisplayRole else None

    def take(self, sheets: tuple[Sheet, ...]) -> None:
        """Show other sheets."""
        self.beginResetModel()
        self.sheets = sheets
        self.endResetModel()


class _Painter(QStyledItemDelegate):
    """Draws a sheet with its number below it."""

    def __init__(self, theme: Theme, model: _Sheets, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self._pictures: dict[int, QImage] = {}

    def forget(self) -> None:
        """The sheets or the look have changed."""
        self._pictures.clear()

    def sizeHint(self, _: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its sheet."""
        height = self._sheet_size(index.row()).height()
        return QSize(self._theme.px(_EDGE + 2 * _PAD), height + self._theme.px(_PAD + _NUMBER))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the picture; the current one has a frame in the accent colour."""
        rect: QRect = option.rect  # type: ignore[attr-defined]  # missing in the stubs
        state = option.state  # type: ignore[attr-defined]  # missing in the stubs
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        size = self._sheet_size(index.row())
        place = QRect(rect.left() + (rect.width() - size.width()) // 2, rect.top() + self._theme.px(_PAD), 0, 0)
        place.setSize(size)
        painter.save()
        painter.drawImage(place.topLeft(), self._picture(index.row(), painter.device().devicePixelRatioF()))
        self._draw_frame(painter, place, is_current=is_current)
        painter.setPen(self._theme.color("text" if is_current else "secondary"))
        painter.setFont(self._theme.font(SMALL))
        below = QRect(rect.left(), place.bottom() + 1, rect.width(), self._theme.px(_NUMBER))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        painter.restore()

    def _draw_frame(self, painter: QPainter, place: QRect, *, is_current: bool) -> None:
        width = 2 if is_current else 1
        for step in range(1, width + 1):
            painter.setPen(self._theme.color("accent" if is_current else "edge"))
            painter.drawRect(place.adjusted(-step, -step, step - 1, step - 1))

    def _scale(self, number: int) -> float:
        sheet = self._model.sheets[number]
        return self._theme.px(_EDGE) / max(sheet.width, sheet.height)

    def _sheet_size(self, number: int) -> QSize:
        return self._model.sheets[number].pixels(self._scale(number))

    def _picture(self, number: int, ratio: float) -> QImage:
        if number not in self._pictures:
            self._pictures[number] = self._model.sheets[number].picture(self._scale(number), ratio)
        return self._pictures[number]


class Thumbnails(QListView):
    """Small pictures of all sheets; choosing one leads to it."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sheets = _Sheets(self)
        self._painter = _Painter(theme, self._sheets, self)
        self.setModel(self._sheets)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("页面")
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self._on_look)
        self._on_look()

    def show_sheets(self, sheets: tuple[Sheet, ...], current: int) -> None:
        """Show other sheets."""
        self._painter.forget()
        self._sheets.take(sheets)
        self.mark(current)

    def mark(self, current: int) -> None:
        """Show which sheet is looked at, without leading anywhere."""
        index = self._sheets.index(current)
        if index.isValid() and index != self.currentIndex():
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(False)
            self.scrollTo(index)
        self.viewport().update()

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.row())

    def _on_look(self) -> None:
        self._painter.forget()
        self.setFixedWidth(self._theme.px(_WIDTH))
        self.scheduleDelayedItemsLayout()
