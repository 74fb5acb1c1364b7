"""A calendar that opens below a date field."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QPushButton, QWidget

from gui.widgets import column, label, quiet_button, row

_WIDTH, _HEIGHT = 15, 13  # in lines of text
_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class CalendarPopup(QFrame):
    """Choose a day by click or Enter; Esc closes. Qt's own bar writes the month before the year: this has another."""

    taken = Signal(QDate)

    def __init__(self, parent: QWidget, day: date | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "notice")
        self.calendar = self._calendar(day)
        self.month = label("")
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        back, on = self._step("<", "上个月"), self._step(">", "下个月")
        year_back, year_on = self._step("<<", "上一年"), self._step(">>", "下一年")
        back.clicked.connect(self.calendar.showPreviousMonth)
        on.clicked.connect(self.calendar.showNextMonth)
        year_back.clicked.connect(self.calendar.showPreviousYear)
        year_on.clicked.connect(self.calendar.showNextYear)
        bar = row(year_back, back, self.month, on, year_on, gap=0)
        bar.setStretch(2, 1)
        layout = column(gap=4, margins=(8, 8, 8, 8))
        layout.addLayout(bar)
        layout.addWidget(self.calendar)
        self.setLayout(layout)
        self._show_month(self.calendar.yearShown(), self.calendar.monthShown())

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

    def _calendar(self, day: date | None) -> QCalendarWidget:
        made = QCalendarWidget(self)
        made.setNavigationBarVisible(False)
        line = made.fontMetrics().height()
        made.setMinimumSize(line * _WIDTH, line * _HEIGHT)
        made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        made.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        made.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        for weekday in _WEEKEND:
            made.setWeekdayTextFormat(weekday, QTextCharFormat())  # red is kept for what is overdue
        if day is not None:
            made.setSelectedDate(QDate(day.year, day.month, day.day))
        made.activated.connect(self._take)
        made.clicked.connect(self._take)
        made.currentPageChanged.connect(self._show_month)
        return made

    def _step(self, text: str, name: str) -> QPushButton:
        made = quiet_button(text)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def _show_month(self, year: int, month: int) -> None:
        self.month.setText(f"{year} 年 {month} 月")

    def _take(self, day: QDate) -> None:
        self.taken.emit(day)
        self.close()
