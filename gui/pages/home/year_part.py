"""年历: the board of the year at the left, what falls on the chosen day at the right."""

from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from gui.focus import first_focus
from gui.pages.home.rows import RecordRow, walk_through
from gui.pages.home.todo_keeper import Found
from gui.pages.home.year_board import FORMS, DaySign, YearBoard, paint_sign, sign_of
from gui.session import Wanted
from gui.shell import Shell
from gui.theme.theme import Look
from gui.widgets import Banner, ScrollArea, Tone, Words, column, frame, label, link_button, plain_button, row
from ledger.todo.calendar import DayEntry, DayKind
from ledger.todo.life import WEEKDAYS

_LIST_WIDTH, _SIDE, _AROUND = 300, 24, 120
_ARRANGED = frozenset({DayKind.DAY_OFF, DayKind.WORKED})
HOLIDAYS_PLACE = ("settings", "节假日")


class Sign(QWidget):
    """A sign of the board, for legend and list."""

    def __init__(self, shell: Shell, sign: DaySign | None) -> None:
        super().__init__()
        self._theme = shell.theme
        self._sign = sign
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As high as a line."""
        return QSize(self._theme.px(14), self._theme.px(18))

    def minimumSizeHint(self) -> QSize:
        """It never gives way."""
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:
        """The sign in its middle."""
        if self._sign is not None:
            size = self._theme.px(7)
            box = self.rect().toRectF()
            box.adjust((box.width() - size) / 2, (box.height() - size) / 2, 0, 0)
            box.setSize(QSize(size, size).toSizeF())
            paint_sign(QPainter(self), box, self._sign.form, self._theme.color(self._sign.shade))


class YearPart(QWidget):
    """Board and list. Enter on a day opens its one entry, or goes to the list of several."""

    opened = Signal(object)  # Wanted
    year_asked = Signal(int)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._rows: list[RecordRow] = []
        self.board = YearBoard(shell, entry_words)
        self.title = label("", Words.HEADING)
        self.day = label("", Words.HEADING, wraps=True)
        self.today = plain_button("今天")
        enter = link_button("登记节假日…")
        enter.clicked.connect(lambda _checked: self._ask_for_holidays())
        self.missing = Banner(shell.theme, " ", Tone.INFO, enter)
        self.missing_words: QLabel = next(iter(self.missing.findChildren(QLabel)))
        self._lines = QWidget()
        self._build()
        self.setFocusProxy(self.board)

    def show_found(self, found: Found | None) -> None:
        """Show the year that was looked for; None while it is being looked for."""
        if found is None or found.year != self._shell.session.place.year:
            return
        self.board.show_year(found.year, found.calendar, self._shell.session.clock().date())
        self.title.setText(f"{found.year}年")
        has_table = any(one.kind in _ARRANGED for entries in found.calendar.values() for one in entries)
        self.missing_words.setText(f"{found.year}年的节假日还没有登记，工作日按周一至周五暂算。")
        self.missing.setVisible(not has_table)

    def show_day(self, day: date) -> None:
        """Choose a day."""
        self.board.choose(day)

    @property
    def rows(self) -> list[RecordRow]:
        """The rows of the chosen day."""
        return self._rows

    # Building

    def _build(self) -> None:
        self.today.clicked.connect(lambda _checked: self.board.choose(self._shell.session.clock().date()))
        legend = row(gap=10)
        for kind, form in FORMS.items():
            entry = row(Sign(self._shell, DaySign(form, "secondary")), label(kind.value, Words.SECONDARY), gap=2)
            legend.addLayout(entry)
        head = row(self.title, self.today, gap=12)
        head.addLayout(legend)
        head.addStretch()
        inner = frame("page")
        left = column(gap=12, margins=(_SIDE, 8, _SIDE, _SIDE))
        left.addWidget(self.missing)
        left.addLayout(head)
        left.addWidget(self.board)
        left.addStretch()
        inner.setLayout(left)
        self._card = frame("card")
        self._list = column(self.day, self._lines, gap=8, margins=(0, 16, 0, 16))
        self._list.addStretch()
        self.day.setContentsMargins(16, 0, 16, 0)
        listed = frame("page")
        listed.setLayout(self._list)
        self._card.setLayout(column(ScrollArea(listed), gap=0, margins=(1, 0, 0, 0)))
        self._area = ScrollArea(inner)
        layout = row(self._area, self._card, gap=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.board.moved.connect(self._show_day)
        self.board.day_opened.connect(self._open_day)
        self.board.year_asked.connect(self.year_asked)
        self._shell.theme.changed.connect(self._fit)
        self._fit(self._shell.theme.look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list leaves the board at least two thirds, and the chosen day stays in sight."""
        super().resizeEvent(event)
        self._fit(self._shell.theme.look)
        QTimer.singleShot(0, self, lambda: self._bring_in_sight(self.board.day))  # once the board has its new size

    def _fit(self, _: Look) -> None:
        self._card.setFixedWidth(min(self._shell.theme.px(_LIST_WIDTH), self.width() // 3))

    # The chosen day

    def _show_day(self) -> None:
        day, entries = self.board.day, self.board.entries
        self._bring_in_sight(day)
        self.day.setText(f"{day.month}月{day.day}日　星期{WEEKDAYS[day.weekday()]}")
        made = QWidget()
        lines = column(gap=0)
        self._rows = [self._row(one) for one in entries]
        for one in self._rows:
            lines.addWidget(one)
        walk_through(self._rows)
        if not entries:
            nothing = label("这一天没有登记的事项。", Words.SECONDARY, wraps=True)
            nothing.setContentsMargins(16, 4, 16, 4)
            lines.addWidget(nothing)
        made.setLayout(lines)
        self._list.replaceWidget(self._lines, made)
        self._lines.hide()
        made.show()
        self._lines.deleteLater()
        self._lines = made

    def _bring_in_sight(self, day: date) -> None:
        box = self.board.box(day).toRect()
        place = self.board.mapTo(self._area.widget(), box.center())
        self._area.ensureVisible(place.x(), place.y(), 0, self._shell.theme.px(_AROUND))

    def _row(self, one: DayEntry) -> RecordRow:
        sign = Sign(self._shell, sign_of([one], self.board.today))
        state = "已完成" if one.is_done else ""
        kind = "" if one.kind in _ARRANGED else one.kind.value
        note = "　".join(part for part in (kind, one.note, one.who, state) if part)
        made = RecordRow(sign, one.words, note, one)
        made.opened.connect(self._open)
        return made

    def _open_day(self) -> None:
        if len(self._rows) == 1:
            self._open(self.board.entries[0])
        elif self._rows:
            (first_focus(self._lines) or self._rows[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, one: DayEntry) -> None:
        if one.record_kind:
            self.opened.emit(Wanted(one.record_kind, one.record_id))
        else:
            self._ask_for_holidays()

    def _ask_for_holidays(self) -> None:
        self._shell.session.ask_for_page(*HOLIDAYS_PLACE)


def entry_words(one: DayEntry) -> str:
    """One line for tool tips and screen readers."""
    return "　".join(part for part in (one.kind.value, one.words, one.note, one.who) if part)
