"""日历: the year of each unit period by period, or a month day by day; the chosen place explains itself at the foot."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QToolButton, QWidget

from gui.page_frame import FilterChips
from gui.pages.life.beginning import Wish
from gui.pages.life.board import Counted, LifeBoard
from gui.pages.life.calendar_wishes import act_words, day_wishes, period_wishes
from gui.pages.life.foot_line import FootLine
from gui.pages.life.legend import OF_MONTH, OF_YEAR, Legend
from gui.pages.life.month_view import MonthView
from gui.pages.life.words import hours_words, long_day, state_words
from gui.pages.life.year_view import YearView
from gui.settings_store import Declared
from gui.shell import Shell
from gui.widgets import EmptyState, Words, column, label, plain_button, row
from ledger.checks.answers import Checked
from ledger.kinds.meetings import Meeting
from ledger.life.series import Cell, CellState
from ledger.values.months import Month

YEAR, MONTH = "year", "month"
VIEW = Declared("life/calendar", YEAR)


class CalendarPart(QWidget):
    """Year and month; arrows at the top turn the leaves."""

    meeting_opened = Signal(int)
    entry_asked = Signal(object)  # Wish
    explain_asked = Signal(object)  # Checked
    withdraw_asked = Signal(object)  # Checked
    year_asked = Signal(int)
    moved = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._board: LifeBoard | None = None
        self._hits: frozenset[int] | None = None
        self._counted: Counted | None = None
        self._wanted: tuple[int, str, str] | None = None  # unit, rule and period to go to
        self.month = Month.of(shell.session.clock().date())
        self._stack = QStackedWidget(self)  # the first child: here the keyboard begins
        self.chips = FilterChips(((YEAR, "年"), (MONTH, "月")))
        self.year_view = YearView(shell)
        self.month_view = MonthView(shell, self._unit_name)
        self.counting = EmptyState(shell.theme, "calendar-days", "正在统计", "正在按名册和条例核对这一年的会议。")
        self.nothing = EmptyState(
            shell.theme, "calendar-days", "没有可以显示的会议", "所选的年度和党组织没有要求召开的会议，也没有登记会议。"
        )
        self.title = label("", Words.HEADING)
        self.back, self.forth = self._arrow("chevron-left", -1), self._arrow("chevron-right", 1)
        self.now = plain_button("")
        self.legend = Legend(shell.theme)
        self.foot = FootLine(shell.theme)
        self._build()

    # What the page uses

    @property
    def is_month(self) -> bool:
        """Whether the month is shown."""
        return self.chips.current == MONTH

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings of the chosen day or period."""
        if self.is_month:
            return self.month_view.meetings
        place = self.year_view.place
        return (*place.cell.meetings, *place.cell.planned) if place is not None else ()

    def show_board(self, board: LifeBoard, counted: Counted | None, hits: frozenset[int] | None) -> None:
        """Show a year; without ``counted`` the periods wait, the days do not."""
        self._board, self._hits = board, hits
        if counted is None:
            self.year_view.years.clear()
        if self.month.year != board.scope.year:
            self.month = Month(board.scope.year, self.month.number)
        self._show_month()
        if counted is not None:
            rows = [one for one in counted.series if hits is None or _holds(one.cells, hits)]
            self.year_view.show_rows(counted, rows)
        self._show_view(is_counted=counted is not None)
        self._counted = counted
        self._choose_wanted()

    def go_to(self, unit_id: int, rule: str, key: str) -> None:
        """Go to the period of a unit in the year about which a rule is not met; once it is counted."""
        self._wanted = (unit_id, rule, key)
        if self.is_month:
            self.chips.choose(YEAR)
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        counted = self._counted
        if counted is None or self._wanted is None:
            return
        unit_id, rule, key = self._wanted
        if str(counted.scope.year) != key[:4]:
            return
        self._wanted = None
        for one in counted.series:
            if one.unit.id == unit_id and one.rule is not None and one.rule.id == rule:
                self.year_view.choose(unit_id, one.kind, key)

    def show_day(self, day: date) -> None:
        """Go to a day of the month view."""
        self.chips.choose(MONTH)
        self._go_to_day(day)

    def open_chosen(self) -> None:
        """Enter or double click: what was held opens; otherwise it is offered what can be done."""
        meetings = self.meetings
        if len(meetings) == 1 and (self.is_month or self._is_held):
            self.meeting_opened.emit(meetings[0].id)
        else:
            self._open_menu((self.month_view if self.is_month else self.year_view).menu_place(), is_by_key=True)

    def menu(self) -> QMenu:
        """What can be done about the chosen day or period."""
        menu = QMenu(self)
        for one in self.meetings:
            menu.addAction(f"打开 {self._meeting_words(one)}", self._opener(one.id))
        if self.meetings:
            menu.addSeparator()
        for text, wish in self._wishes():
            menu.addAction(text, self._asker(wish))
        place = None if self.is_month else self.year_view.place
        if place is not None and place.gap is not None:
            self._offer_reason(menu, place.gap)
        return menu

    # Building

    def _build(self) -> None:
        bar = row(self.chips, self.back, self.title, self.forth, self.now, gap=4, margins=(20, 0, 20, 10))
        bar.addStretch()
        bar.addWidget(self.legend)
        for part in (self.year_view, self.month_view, self.counting, self.nothing):
            self._stack.addWidget(part)
        layout = column(gap=0)
        layout.addLayout(bar)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.foot)
        self.setLayout(layout)
        if self._shell.settings.get(VIEW) == MONTH:
            self.chips.choose(MONTH)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.chips.chosen.connect(self._on_view)
        self.now.clicked.connect(self._go_now)
        self.year_view.moved.connect(self._explain)
        self.month_view.moved.connect(self._explain)
        self.year_view.cell_opened.connect(self.open_chosen)
        self.month_view.day_opened.connect(self.open_chosen)
        self.year_view.menu_asked.connect(self._open_menu)
        self.month_view.menu_asked.connect(self._open_menu)
        self.month_view.meeting_opened.connect(self.meeting_opened)
        self.month_view.month_asked.connect(self._turn)
        self.month_view.day_asked.connect(self._go_to_day)
        self.foot.act.clicked.connect(lambda _checked: self._act())

    def _arrow(self, icon: str, step: int) -> QToolButton:
        made = QToolButton()
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._shell.theme.give_icon(made, icon)
        made.clicked.connect(lambda _checked: self._turn(step))
        return made

    # Showing

    def _show_view(self, *, is_counted: bool) -> None:
        if self.is_month:
            shown: QWidget = self.month_view
        elif not is_counted:
            shown = self.counting
        else:
            shown = self.year_view if self.year_view.years.rows else self.nothing
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown if shown in (self.month_view, self.year_view) else self.chips)
        self.legend.show_entries(OF_MONTH if self.is_month else OF_YEAR)
        self._name()
        self._explain()

    def _name(self) -> None:
        year = self._board.scope.year if self._board is not None else self.month.year
        self.title.setText(self.month.chinese() if self.is_month else f"{year}年")
        self.now.setText("本月" if self.is_month else "本年")
        unit = "月" if self.is_month else "年"
        for arrow, words, key in ((self.back, f"上一{unit}", "PgUp"), (self.forth, f"下一{unit}", "PgDn")):
            arrow.setToolTip(f"{words}（{key}）" if self.is_month else words)
            arrow.setAccessibleName(words)

    def _show_month(self) -> None:
        if self._board is not None:
            self.month_view.show_month(self.month, self._by_day(), self._board.scope.today)

    def _by_day(self) -> Mapping[date, tuple[Meeting, ...]]:
        board, hits = self._board, self._hits
        if board is None:
            return {}
        if hits is None:
            return board.by_day
        return {day: tuple(one for one in found if one.id in hits) for day, found in board.by_day.items()}

    def _explain(self) -> None:
        if self._board is None:
            return
        if self.is_month:
            self._explain_day()
        elif self._stack.currentWidget() is self.year_view:
            place = self.year_view.place
            self.foot.say(self.year_view.sentence, act_words(place))
        else:
            self.foot.say("")
        self.moved.emit()

    def _explain_day(self) -> None:
        day = self.month_view.day
        if day is None:
            return
        words = "；".join(map(self._meeting_words, self.month_view.meetings)) or "没有会议。"
        self.foot.say(f"{long_day(day)}　{words}", "打开" if self.month_view.meetings else self._wishes()[0][0])

    def _meeting_words(self, one: Meeting) -> str:
        board = self._board
        today = board.scope.today if board is not None else date.min
        unit = board.units_name(one) if board is not None else ""
        day = one.held_on or one.planned_on
        when = f"{day:%m-%d}" if day is not None and not self.is_month else ""
        parts = (when, hours_words(one), unit, one.kind, one.topic, f"（{state_words(one, today)}）")
        return " ".join(part for part in parts if part)

    def _unit_name(self, one: Meeting) -> str:
        """Whose meeting it is, where more than one organisation is shown."""
        board = self._board
        return board.units_name(one) if board is not None and len(board.units) > 1 else ""

    # Turning leaves

    def _on_view(self, key: str) -> None:
        self._shell.settings.put(VIEW, key)
        self._show_view(is_counted=self.year_view.years.is_filled)
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.setFocus()

    def _turn(self, step: int) -> None:
        if not self.is_month:
            self.year_asked.emit((self._board.scope.year if self._board is not None else self.month.year) + step)
            return
        self._go_to_month(self.month.plus(step))

    def _go_now(self) -> None:
        today = self._shell.session.clock().date()
        if self.is_month:
            self._go_to_day(today)
        else:
            self.year_asked.emit(today.year)

    def _go_to_day(self, day: date) -> None:
        if Month.of(day) != self.month:
            self._go_to_month(Month.of(day))
        self.month_view.choose(day)

    def _go_to_month(self, month: Month) -> None:
        self.month = month
        if self._board is not None and month.year != self._board.scope.year:
            self.year_asked.emit(month.year)  # the page shows the board of that year, and with it this month
        self._show_month()
        self._name()
        self._explain()

    # Acting

    @property
    def _is_held(self) -> bool:
        place = self.year_view.place
        return place is not None and place.cell.state is CellState.HELD

    def _act(self) -> None:
        """The link at the foot."""
        place = None if self.is_month else self.year_view.place
        if place is not None and place.gap is not None:
            self.explain_asked.emit(place.gap)
        elif self.is_month and not self.meetings:
            self.entry_asked.emit(self._wishes()[0][1])
        else:
            self.open_chosen()

    def _open_menu(self, where: QPoint, *, is_by_key: bool = False) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if menu.isEmpty():  # nothing is asked of the unit there
            menu.deleteLater()
            return
        menu.popup(where)
        if is_by_key:
            menu.setActiveAction(menu.actions()[0])  # so that Enter goes on

    def _wishes(self) -> Sequence[tuple[str, Wish]]:
        today = self._shell.session.clock().date()
        if self.is_month:
            return day_wishes(self.month_view.day, today)
        place = self.year_view.place
        return period_wishes(place, today) if place is not None else ()

    def _offer_reason(self, menu: QMenu, gap: Checked) -> None:
        menu.addSeparator()
        menu.addAction("修改说明…" if gap.answer else "说明原因…", lambda: self.explain_asked.emit(gap))
        if gap.answer is not None:
            menu.addAction("撤回说明", lambda: self.withdraw_asked.emit(gap))

    def _opener(self, meeting_id: int) -> Callable[[], None]:
        return lambda: self.meeting_opened.emit(meeting_id)

    def _asker(self, wish: Wish) -> Callable[[], None]:
        return lambda: self.entry_asked.emit(wish)


def _holds(cells: Sequence[Cell], hits: frozenset[int]) -> bool:
    return any(one.id in hits for cell in cells for one in (*cell.meetings, *cell.planned))
