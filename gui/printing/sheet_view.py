"""The sheets in the middle of the preview, one below the other, at any zoom."""

from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from gui.printing.sheets import Sheet
from gui.theme.theme import Theme

PERCENTS = (50, 75, 100, 125, 150, 200)
_GAP = 16  # design pixels around every sheet
_KEPT = 6  # pictures of sheets in memory; at 200 % one takes about 15 MB


class Fit(Enum):
    """A zoom that follows the size of the window."""

    WIDTH = "适合宽度"
    PAGE = "适合整页"


Zoom = Fit | int  # int: per cent of the real size


class SheetView(QAbstractScrollArea):
    """Shows sheets. A new set of sheets keeps the place in the document."""

    current_changed = Signal(int)
    zoom_changed = Signal(object)  # Zoom

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sheets: tuple[Sheet, ...] = ()
        self._zoom: Zoom = Fit.WIDTH
        self._pictures: dict[int, QImage] = {}
        self._pictured_at = (0.0, 0.0)
        self._current = 0
        self._rects: list[QRect] = []  # in pixels from the top left corner of everything
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("打印预览")
        # a bar that came and went would change the width to which the sheets are fitted
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # What is shown

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets shown."""
        return self._sheets

    @property
    def current(self) -> int:
        """The sheet that the user looks at, from 0."""
        return self._current

    @property
    def zoom(self) -> Zoom:
        """The zoom in force."""
        return self._zoom

    @property
    def percent(self) -> int:
        """The zoom in per cent of the real size."""
        return round(100 * self.scale * 72 / self.logicalDpiX())

    @property
    def scale(self) -> float:
        """Pixels per point."""
        if isinstance(self._zoom, int):
            return self._zoom / 100 * self.logicalDpiX() / 72
        if not self._sheets:
            return 1
        room = self.viewport().size() - QSize(2 * self._gap, 2 * self._gap)
        across = max(room.width(), 50) / max(sheet.width for sheet in self._sheets)
        if self._zoom is Fit.WIDTH:
            return across
        return min(across, max(room.height(), 50) / max(sheet.height for sheet in self._sheets))

    def show_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        """Show other sheets, at the place where the user was."""
        is_grown = not self._sheets
        self._sheets = sheets
        self._pictures.clear()
        self._arrange(0 if is_grown else self._place())
        self._find_current()
        self.viewport().update()

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the sheets larger or smaller, keeping what is at the top."""
        if zoom != self._zoom:
            place = self._place()
            self._zoom = zoom
            self._arrange(place)
            self.zoom_changed.emit(zoom)

    def step_zoom(self, steps: int) -> None:
        """The next larger or smaller of the usual zooms."""
        if steps > 0:
            larger = [one for one in PERCENTS if one > self.percent]
            self.set_zoom(larger[0] if larger else PERCENTS[-1])
        else:
            smaller = [one for one in PERCENTS if one < self.percent]
            self.set_zoom(smaller[-1] if smaller else PERCENTS[0])

    def go_to(self, index: int) -> None:
        """Show a sheet from its top."""
        if self._sheets:
            index = min(max(index, 0), len(self._sheets) - 1)
            self.verticalScrollBar().setValue(self._rects[index].top() - self._gap)
            self._set_current(index)

    # Geometry

    @property
    def _gap(self) -> int:
        return self._theme.px(_GAP)

    def _placed(self) -> list[QRect]:
        rects, top = [], self._gap
        sizes = [sheet.pixels(self.scale) for sheet in self._sheets]
        widest = max((size.width() for size in sizes), default=0)
        across = max(self.viewport().width(), widest + 2 * self._gap)
        for size in sizes:
            rects.append(QRect((across - size.width()) // 2, top, size.width(), size.height()))
            top += size.height() + self._gap
        return rects

    def _arrange(self, place: float) -> None:
        rects = self._rects = self._placed()
        room = self.viewport().size()
        height = rects[-1].bottom() + self._gap if rects else 0
        width = max((rect.width() for rect in rects), default=0) + 2 * self._gap
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, height - room.height()))
        down.setPageStep(room.height())
        down.setSingleStep(self._theme.px(48))
        across.setRange(0, max(0, width - room.width()))
        across.setPageStep(room.width())
        across.setSingleStep(self._theme.px(48))
        self._return_to(place)
        self.viewport().update()

    def _place(self) -> float:
        """Where the upper edge of the view is: number of the sheet and, as a fraction, how far down in it."""
        y = self.verticalScrollBar().value() + self._gap
        for index, rect in enumerate(self._rects):
            if y < rect.bottom() + self._gap:
                return index + min(max(y - rect.top(), 0) / rect.height(), 0.999)
        return 0

    def _return_to(self, place: float) -> None:
        if self._rects:
            rect = self._rects[min(int(place), len(self._rects) - 1)]
            self.verticalScrollBar().setValue(round(rect.top() - self._gap + place % 1 * rect.height()))

    def _on_scrolled(self, _: int) -> None:
        self._find_current()

    def _find_current(self) -> None:
        """The sheet of which most is to be seen."""
        top = self.verticalScrollBar().value()
        seen = QRect(0, top, 1 << 20, self.viewport().height())
        shown = [rect.intersected(seen).height() for rect in self._rects]
        self._set_current(shown.index(max(shown)) if shown else 0)

    def _set_current(self, index: int) -> None:
        if index != self._current:
            self._current = index
            self.current_changed.emit(index)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheets that can be seen."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("hover"))
        painter.setPen(self._theme.color("edge"))
        offset_x, offset_y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for index, rect in enumerate(self._rects):
            place = rect.translated(-offset_x, -offset_y)
            if place.intersects(event.rect()):
                painter.drawImage(place.topLeft(), self._picture(index))
                painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()

    def _picture(self, index: int) -> QImage:
        look = (self.scale, self.devicePixelRatioF())
        if look != self._pictured_at:
            self._pictures.clear()
            self._pictured_at = look
        picture = self._pictures.pop(index, None)
        if picture is None:
            picture = self._sheets[index].picture(*look)
        self._pictures[index] = picture
        while len(self._pictures) > _KEPT:
            del self._pictures[next(iter(self._pictures))]
        return picture

    # Keys and wheel

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again, keeping the place."""
        super().resizeEvent(event)
        self._arrange(self._place())
        self._find_current()
        self.zoom_changed.emit(self._zoom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaf through the sheets."""
        if not self.turn(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def turn(self, key: Qt.Key) -> bool:
        """Go where a key leads. False when it leads nowhere here."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.go_to(len(self._sheets) - 1)
        elif key in steps:
            self._turn(steps[key])
        else:
            return False
        return True

    def _turn(self, step: int) -> None:
        """By sheets when a whole one can be seen, else by the height of the view."""
        down = self.verticalScrollBar()
        if self._sheets and self._rects[self._current].height() <= self.viewport().height():
            self.go_to(self._current + step)
        else:
            down.setValue(down.value() + step * (down.pageStep() - self._gap))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and wheel zoom."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.step_zoom(1 if turned > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)
