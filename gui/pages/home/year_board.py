"""The twelve months of a year on one board, each day marked by what falls on it; used with the keyboard."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.shell import Shell
from gui.theme.inks import Inks
from gui.theme.metrics import BODY, SMALL
from gui.theme.theme import Look
from ledger.todo.calendar import Calendar, DayEntry, DayKind
from ledger.todo.life import WEEKDAYS
from ledger.values.dates import add_months
from ledger.values.months import Month

WEEK, _WEEKS, _SATURDAY = 7, 6, 5
_CELL_WIDTH, _CELL_HEIGHT, _TITLE, _HEAD, _GAP, _SIGN, _ASIDE = 26, 27, 24, 18, 18, 6, 9
_COLUMNS = (4, 3, 2, 1)
_CENTER = Qt.AlignmentFlag.AlignCenter
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


@dataclass(frozen=True, slots=True)
class DaySign:
    """A mark: its form says what falls on the day, its colour whether it is done."""

    form: str
    shade: str


FORMS: Mapping[DayKind, str] = {
    DayKind.MEETING: "dot",
    DayKind.TALK: "ring",
    DayKind.DUE: "triangle",
    DayKind.BIRTHDAY: "diamond",
}


def sign_of(entries: Sequence[DayEntry], today: date) -> DaySign | None:
    """The sign of entries of one kind and day; None for holidays, which are written."""
    form = FORMS.get(entries[0].kind)
    if form is None:
        return None
    if entries[0].kind is DayKind.BIRTHDAY:
        return DaySign(form, "good")
    if all(one.is_done for one in entries):
        return DaySign(form, "secondary")
    return DaySign(form, "accent" if entries[0].on < today else "warn")


def paint_sign(painter: QPainter, box: QRectF, form: str, colour: QColor) -> None:
    """A sign in a box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colour)
    painter.setBrush(Qt.BrushStyle.NoBrush if form == "ring" else colour)
    middle = box.center()
    top, bottom = QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom())
    if form == "triangle":
        painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
    elif form == "diamond":
        left, right = QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y())
        painter.drawPolygon(QPolygonF([top, right, bottom, left]))
    else:
        painter.drawEllipse(box)
    painter.restore()


class YearBoard(QWidget):
    """Arrows go by day and week, PgUp and PgDn by month, Home to today; Enter opens the day."""

    moved = Signal()  # another day is chosen
    day_opened = Signal()
    year_asked = Signal(int)  # the arrows have left the year

    def __init__(self, shell: Shell, words_of: Callable[[DayEntry], str]) -> None:
        super().__init__()
        self._shell = shell
        self._words_of = words_of
        self._inks = Inks(shell.theme, self)
        self._calendar: Calendar = {}
        self.today = shell.session.clock().date()
        self.day = self.today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("年历")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        shell.theme.changed.connect(self._fit)

    # What the page uses

    @property
    def year(self) -> int:
        """The year that is shown."""
        return self.day.year

    @property
    def entries(self) -> Sequence[DayEntry]:
        """What falls on the chosen day."""
        return self._calendar.get(self.day, ())

    def show_year(self, year: int, calendar: Calendar, today: date) -> None:
        """Show a year; the chosen day stays, in another year it is today or the first day."""
        self._calendar, self.today = calendar, today
        if self.day.year != year:
            self.day = today if today.year == year else date(year, 1, 1)
        self._tell()

    def choose(self, day: date) -> None:
        """Choose a day; one of another year is asked for."""
        is_other = day.year != self.day.year
        self.day = day
        if is_other:
            self.year_asked.emit(day.year)
        self._tell()

    # What Qt asks

    def hasHeightForWidth(self) -> bool:
        """Fewer months beside one another need more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The lines of months at a width."""
        lines = 12 // self._columns(width)
        return int(lines * self._month_height() + (lines - 1) * self._inks.px(_GAP))

    def sizeHint(self) -> QSize:
        """Three months beside one another."""
        width = 3 * WEEK * self._inks.px(_CELL_WIDTH) + 2 * self._inks.px(_GAP)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One month."""
        width = WEEK * self._inks.px(_CELL_WIDTH)
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the calendar."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.choose(self.day + timedelta(days=_STEPS[key]))
        elif key in _MONTHS:
            self.choose(add_months(self.day, _MONTHS[key]))
        elif key == Qt.Key.Key_Home:
            self.choose(self.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day below the pointer."""
        day = self.day_at(event.position())
        if day is not None:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the day below the pointer."""
        if self.day_at(event.position()) is not None:
            self.day_opened.emit()

    def event(self, event: QEvent) -> bool:
        """What falls on the day below the pointer, as a tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(QPointF(event.pos()))
            words = "\n".join(map(self._words_of, self._calendar.get(day, ()))) if day is not None else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The months that are in sight."""
        painter = QPainter(self)
        for number in range(1, 13):
            room = self._month_room(number)
            if room.toAlignedRect().intersects(event.rect()):
                self._paint_month(painter, Month(self.year, number), room)

    # Where things stand

    def day_at(self, place: QPointF) -> date | None:
        """The day below a point."""
        for number in range(1, 13):
            if self._month_room(number).contains(place):
                month = Month(self.year, number)
                days = ((month.first_day + timedelta(days=offset)) for offset in range(month.last_day.day))
                return next((day for day in days if self.box(day).contains(place)), None)
        return None

    def box(self, day: date) -> QRectF:
        """Where a day stands."""
        room, px = self._month_room(day.month), self._inks.px
        row, column = divmod(Month.of(day).first_day.weekday() + day.day - 1, WEEK)
        width, height = room.width() / WEEK, px(_CELL_HEIGHT)
        top = room.top() + px(_TITLE) + px(_HEAD) + row * height
        return QRectF(room.left() + column * width, top, width, height)

    def _columns(self, width: int) -> int:
        px = self._inks.px
        month = WEEK * px(_CELL_WIDTH)
        return next((one for one in _COLUMNS if one * month + (one - 1) * px(_GAP) <= width), 1)

    def _month_height(self) -> int:
        px = self._inks.px
        return px(_TITLE) + px(_HEAD) + _WEEKS * px(_CELL_HEIGHT)

    def _month_room(self, number: int) -> QRectF:
        columns, gap = self._columns(self.width()), self._inks.px(_GAP)
        line, column = divmod(number - 1, columns)
        width = (self.width() - (columns - 1) * gap) / columns
        height = self._month_height()
        return QRectF(column * (width + gap), line * (height + gap), width, height)

    # Painting

    def _paint_month(self, painter: QPainter, month: Month, room: QRectF) -> None:
        px = self._inks.px
        painter.setFont(self._inks.font(BODY))
        painter.setPen(self._inks.color("text"))
        title = QRectF(room.left(), room.top(), room.width(), px(_TITLE))
        painter.drawText(title, _CENTER, f"{month.number}月")
        painter.setFont(self._inks.font(SMALL))
        painter.setPen(self._inks.color("secondary"))
        width = room.width() / WEEK
        for place, name in enumerate(WEEKDAYS):
            painter.drawText(QRectF(room.left() + place * width, title.bottom(), width, px(_HEAD)), _CENTER, name)
        for offset in range(month.last_day.day):
            self._paint_day(painter, month.first_day + timedelta(days=offset))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        px, box, entries = self._inks.px, self.box(day), self._calendar.get(day, ())
        if day == self.day:
            painter.fillRect(box, self._inks.color("selected"))
            if self.hasFocus():
                painter.setPen(self._inks.color("accent"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box.adjusted(0, 0, -1, -1))
        aside = px(_ASIDE) if _arranged(entries) else 0
        number = QRectF(box.left(), box.top() + px(1), box.width() - aside, px(17))
        if day == self.today:
            self._paint_today(painter, number)
        painter.setFont(self._inks.font(SMALL))
        painter.setPen(self._inks.color("on_accent" if day == self.today else _shade(day, entries)))
        painter.drawText(number, _CENTER, str(day.day))
        self._paint_arranged(painter, box, entries)
        self._paint_signs(painter, box, entries)

    def _paint_today(self, painter: QPainter, number: QRectF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._inks.color("accent"))
        side = number.height()
        painter.drawEllipse(QRectF(number.center().x() - side / 2, number.top(), side, side))
        painter.restore()

    def _paint_arranged(self, painter: QPainter, box: QRectF, entries: Sequence[DayEntry]) -> None:
        """休 or 班 in the corner."""
        word = _arranged(entries)
        if word:
            painter.setFont(self._inks.font(9))
            painter.setPen(self._inks.color("good" if word == "休" else "warn"))
            corner = box.adjusted(0, self._inks.px(1), -self._inks.px(1), 0)
            painter.drawText(corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, word)

    def _paint_signs(self, painter: QPainter, box: QRectF, entries: Sequence[DayEntry]) -> None:
        """One for each kind, whatever their number."""
        px = self._inks.px
        groups = ([one for one in entries if one.kind is kind] for kind in FORMS)
        signs = [sign for group in groups if group and (sign := sign_of(group, self.today)) is not None]
        step = px(_SIGN) + px(3)
        left = box.center().x() - (len(signs) * step - px(3)) / 2
        for place, sign in enumerate(signs):
            room = QRectF(left + place * step, box.bottom() - px(8), px(_SIGN), px(_SIGN))
            paint_sign(painter, room, sign.form, self._inks.color(sign.shade))

    def _fit(self, _: Look) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.update()

    def _tell(self) -> None:
        self.setAccessibleDescription("；".join([self.day.isoformat(), *map(self._words_of, self.entries)]))
        self.update()
        self.moved.emit()


def _arranged(entries: Sequence[DayEntry]) -> str:
    kinds = {one.kind for one in entries}
    return "休" if DayKind.DAY_OFF in kinds else "班" if DayKind.WORKED in kinds else ""


def _shade(day: date, entries: Sequence[DayEntry]) -> str:
    """Days on which nobody works are pale."""
    arranged = _arranged(entries)
    is_free = arranged == "休" or (not arranged and day.weekday() >= _SATURDAY)
    return "secondary" if is_free else "text"
