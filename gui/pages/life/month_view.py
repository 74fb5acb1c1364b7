"""The month: a grid of weeks, used with the keyboard. The days beyond its edges lead into the next month."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from gui.pages.life.month_model import WEEK, MonthModel
from gui.pages.life.month_painter import DayPainter
from gui.shell import Shell
from gui.theme import metrics
from gui.theme.theme import Look
from ledger.kinds.meetings import Meeting
from ledger.values.months import Month

_LEAST_ROW = 48
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class MonthView(QTableView):
    """Arrows go by day and week, PgUp and PgDn by month; Enter opens the day."""

    moved = Signal()  # another day is chosen
    day_asked = Signal(object)  # a date beyond the weeks shown
    month_asked = Signal(int)  # that many months further
    meeting_opened = Signal(int)
    day_opened = Signal()
    menu_asked = Signal(object)  # QPoint on the screen

    def __init__(self, shell: Shell, unit_name: Callable[[Meeting], str]) -> None:
        super().__init__()
        self._shell = shell
        self.days = MonthModel(self)
        self.setModel(self.days)
        self._painter = DayPainter(shell.theme, self, unit_name)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("月历")
        self._set_up()
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())
        shell.theme.changed.connect(self._fit)
        self._fit(shell.theme.look)

    # What the page uses

    @property
    def day(self) -> date | None:
        """The chosen day."""
        return self.days.day_at(self.currentIndex())

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings of the chosen day."""
        return self.days.meetings(self.day)

    def show_month(self, month: Month, by_day: Mapping[date, tuple[Meeting, ...]], today: date) -> None:
        """Show a month; the chosen day stays where it is still shown, else today or the first."""
        chosen = self.day
        self.days.show(month, by_day, today)
        if chosen is None or Month.of(chosen) != month:
            chosen = today if Month.of(today) == month else month.first_day
        self.choose(chosen)

    def choose(self, day: date) -> None:
        """Choose a day; one outside the weeks shown is asked for."""
        index = self.days.index_of(day)
        if not index.isValid():
            self.day_asked.emit(day)
            return
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def menu_place(self) -> QPoint:
        """Where a menu about the chosen day opens, on the screen."""
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the calendar."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif key in _STEPS and self.day is not None:
            self.choose(self.day + timedelta(days=_STEPS[key]))
        elif key in _MONTHS:
            self.month_asked.emit(_MONTHS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_opened.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A meeting opens; elsewhere the day does."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        boxes = self._painter.boxes(self.visualRect(index), self.days.meetings(self.days.day_at(index)))
        hit = next((one for box, one in boxes if one is not None and box.contains(event.position())), None)
        if hit is not None:
            self.meeting_opened.emit(hit.id)
        else:
            self.day_opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The commands for the day."""
        self.menu_asked.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, unless the scale of the window is meant."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().wheelEvent(event)

    # How it is done

    def _set_up(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            head.setHighlightSections(False)
            head.setSectionsClickable(False)

    def _fit(self, _: Look) -> None:
        px = self._shell.theme.px
        self.horizontalHeader().setFixedHeight(px(metrics.COMPACT_ROW))
        self.verticalHeader().setMinimumSectionSize(px(_LEAST_ROW))
        self.horizontalHeader().setMinimumSectionSize(px(56))
