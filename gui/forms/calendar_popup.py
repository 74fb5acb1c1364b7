"""A calendar that opens below a date field."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame, QWidget

from gui.widgets import column


class CalendarPopup(QFrame):
    """Choose a day by click or Enter; Esc closes."""

    taken = Signal(QDate)

    def __init__(self, parent: QWidget, day: date | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "notice")
        self.calendar = QCalendarWidget(self)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        self.setLayout(column(self.calendar, margins=(4, 4, 4, 4)))

    def open_below(self, field: QWidget) -> None:
        """Show below a field, within the screen."""
        self.adjustSize()
        corner = field.mapToGlobal(QPoint(0, field.height() + 2))
        room = field.screen().availableGeometry()
        left = min(corner.x(), room.right() - self.width())
        top = corner.y() if corner.y() + self.height() <= room.bottom() else corner.y() - field.height() - self.height()
        self.move(left, top)
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, day: QDate) -> None:
        self.taken.emit(day)
        self.close()
