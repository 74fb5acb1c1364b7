"""首页. What is to be done, what is missing, whose 政治生日 is near, and the year day by day."""

from typing import Any, ClassVar

from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QStackedWidget, QVBoxLayout, QWidget

from gui.actions import Act, Handlers
from gui.focus import first_focus
from gui.page import Page
from gui.page_frame import FilterChips
from gui.pages.home.operator_banner import OperatorBanner
from gui.pages.home.panels import BirthdayPanel, BranchPanel, FigureStrip, figure, finding_panel
from gui.pages.home.todo_keeper import TodoKeeper
from gui.pages.home.todo_panel import TodoPanel
from gui.pages.home.todo_tasks import TodoTasks
from gui.pages.home.year_part import YearPart
from gui.self_check import CheckResult
from gui.session import Opened, Wanted
from gui.shell import Shell
from gui.tab_order import order_tabs
from gui.theme.theme import Look
from gui.widgets import ScrollArea, Words, beside_icon, column, frame, label, menu_button, row
from ledger.checks.overview import Birthday, Overview, overview
from ledger.errors import Finding
from ledger.kind import RecordKind
from ledger.todo.todo import Weight
from operations.facts import ROSTER_KINDS, read_facts
from operations.life.reading import read_election_days
from operations.tables import rulebook
from storage.change_set import ChangeSet

NOW, YEAR = "now", "year"
_PARTS = ((NOW, "现在"), (YEAR, "年历"))
_MARGIN, _BESIDE = 24, 860  # from this width on the panels stand beside what is to be done


class HomePage(Page):
    """The first page of an open book."""

    key: ClassVar[str] = "home"
    title: ClassVar[str] = "首页"
    icon: ClassVar[str] = "house"
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = ROSTER_KINDS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._overview: Overview | None = None
        self._findings: tuple[Finding, ...] = ()  # those that are shown
        self.keeper = TodoKeeper(shell, self)
        self.tasks = TodoTasks(shell, self)
        self.todos = TodoPanel(shell)
        self.year = YearPart(shell)
        self.parts = FilterChips(_PARTS)
        self._name, self._day = label("", Words.TITLE), label("", Words.SECONDARY)
        self._figures, self._side = QWidget(), QWidget()
        self._content = QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        shell.checks.start()

    # The page interface

    def refresh(self, changes: ChangeSet | None) -> None:
        """Count again. The figures come at once; what is missing and what is to be done follow from the self-check."""
        place, store = self.session.place, self.session.store
        elections = read_election_days(store)
        self._overview = overview(read_facts(store), rulebook(), place.as_of, place.unit_id, elections)
        self._show()
        if changes is None and self.keeper.found is not None and self.keeper.found.year != place.year:
            self.keeper.look()

    def handlers(self) -> Handlers:
        """Ctrl+P prints the plan of the month."""
        return {Act.PRINT: self._print_month}

    def badge(self) -> int:
        """How much is overdue; what is wrong is counted beside 自查."""
        found = self.keeper.found
        return sum(one.weight is Weight.OVERDUE for one in found.todos.waiting) if found is not None else 0

    def status_text(self) -> str:
        """One sentence about the organisation."""
        if self._overview is None:
            return ""
        count = self._overview.headcount
        return f"{self.session.unit_name}　党员 {count.members} 名，其中预备党员 {count.on_probation} 名"

    def show_part(self, part: str) -> None:
        """Show what is to be done, or the year."""
        self.parts.choose(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside what is to be done, panels and figures go below it."""
        super().resizeEvent(event)
        self._fit()

    # Building

    def _build(self) -> None:
        inner = frame("page")
        layout = self._content
        layout.setSpacing(20)
        layout.setContentsMargins(_MARGIN, 4, _MARGIN, _MARGIN)
        layout.addWidget(self._figures)
        self._columns.setSpacing(16)
        self._columns.addWidget(self.todos, 3)
        self._columns.addWidget(self._side, 2)
        layout.addLayout(self._columns)
        layout.addStretch()
        inner.setLayout(layout)
        self.area = ScrollArea(inner)
        self._stack.addWidget(self.area)
        self._stack.addWidget(self.year)
        whole = QFrame()
        whole.setProperty("role", "page")
        head = column(self._heading(), gap=0)
        head.addWidget(self._stack, 1)
        whole.setLayout(head)
        self.setLayout(column(OperatorBanner(self.shell), whole, gap=0))

    def _heading(self) -> QWidget:
        made = QWidget()
        layout = row(self._name, self._day, gap=12, margins=(_MARGIN, 16, _MARGIN, 12))
        layout.addStretch()
        layout.addWidget(self.parts)
        layout.addWidget(self._print_button())
        made.setLayout(layout)
        return made

    def _print_button(self) -> QWidget:
        menu = QMenu(self)
        menu.addAction(self._action("月度工作计划…", self._print_month))
        menu.addAction(self._action("待办事项清单…", lambda: self.tasks.preview("todo")))
        menu.addSeparator()
        menu.addAction(self._action("党员政治生日名单…", lambda: self.tasks.preview("political_birthdays")))
        menu.addAction(self._action("政治生日贺卡…", lambda: self.tasks.preview("birthday_card")))
        button = menu_button(beside_icon("打印"), menu, "bordered")
        self.shell.theme.give_icon(button, "printer")
        return button

    def _action(self, text: str, act: Any) -> QAction:
        made = QAction(text, self)
        made.triggered.connect(lambda _checked: act())
        return made

    def _connect(self) -> None:
        self.todos.opened.connect(self.tasks.open)
        self.todos.put_off_asked.connect(self.tasks.put_off)
        self.todos.wake_asked.connect(self.tasks.wake)
        self.year.opened.connect(self.session.wanted)
        self.year.year_asked.connect(self.session.choose_year)
        self.parts.chosen.connect(self._on_part)
        self.keeper.changed.connect(self._on_found)
        for keys in ("Ctrl+Tab", "Ctrl+Shift+Tab"):
            QShortcut(QKeySequence(keys), self, self._turn)
        self.listen(self.session.changed, self.keeper.on_changed)
        self.listen(self.session.backed_up, self.keeper.look)
        self.listen(self.shell.checks.done, self._on_checked)
        self.listen(self.shell.theme.changed, self._on_look)

    # Showing

    def _show(self) -> None:
        seen, day = self._overview, self.session.place.as_of
        if seen is None:
            return
        self._name.setText(self.session.unit_name)
        self._day.setText(f"截至 {day.year} 年 {day.month} 月 {day.day} 日")
        self._figures = _replaced(self._figures, self._made_figures(seen))
        self._show_side()
        self._show_found()

    def _show_side(self) -> None:
        if self._overview is not None:
            self._side = _replaced(self._side, self._made_side(self._overview))
            order_tabs(self)

    def _show_found(self) -> None:
        found = self.keeper.found
        self.todos.show_list(found.todos if found is not None else None)
        self.year.show_found(found)
        order_tabs(self)

    def _made_figures(self, seen: Overview) -> QWidget:
        count = seen.headcount
        year = self.session.place.as_of.year
        numbers = {
            "党员": count.members,
            "正式党员": count.full,
            "预备党员": count.on_probation,
            "流动党员": count.mobile,
            "失联党员": count.lost,
            f"{year} 年增加": seen.arrivals,
            f"{year} 年减少": seen.departures,
        }
        return FigureStrip(self.shell.theme, [figure(name, number, "人") for name, number in numbers.items()])

    def _made_side(self, seen: Overview) -> QWidget:
        result = self.shell.checks.result
        self._findings = result.waiting if result is not None else seen.findings
        findings = finding_panel(self.shell.theme, self._findings)
        findings.opened.connect(self.session.ask_for_finding)
        findings.more_asked.connect(lambda: self.session.ask_for_page("checks"))
        birthdays = BirthdayPanel(seen.birthdays)
        birthdays.opened.connect(self._open_member)
        birthdays.card_asked.connect(lambda member_id: self._print_card(seen.birthdays, member_id))
        made = QWidget()
        side: QVBoxLayout = column(findings, birthdays, gap=16)
        if len(seen.by_branch) > 1:
            side.addWidget(BranchPanel(seen.by_branch))
        side.addStretch(1)
        made.setLayout(side)
        return made

    def _fit(self) -> None:
        is_wide = self.width() >= self.shell.theme.px(_BESIDE)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)
            self._content.removeWidget(self._figures)
            self._content.insertWidget(0 if is_wide else 1, self._figures)

    def _on_look(self, _: Look) -> None:
        """The marks have a width that follows from the scale."""
        self._fit()
        if self.session.is_open:
            self._show_when_visible()

    # What follows from the self-check

    def _on_checked(self, result: CheckResult | None) -> None:
        """What was found everywhere. None comes with another place, which is read again anyway."""
        self.keeper.on_checked(result)
        if result is not None and result.waiting != self._findings:
            if self.isVisible():
                self._show_side()
            else:
                self._is_stale = True
        self.state_changed.emit()

    def _on_found(self) -> None:
        if self.isVisible():
            self._show_found()
        else:
            self._is_stale = True
        self.state_changed.emit()

    def _on_opened(self, opened: Opened) -> None:
        self.keeper.on_opened()
        super()._on_opened(opened)

    def _show_when_visible(self) -> None:
        if self.isVisible():
            self._show()
        else:
            self._is_stale = True

    # Commands

    def _on_part(self, part: str) -> None:
        self._stack.setCurrentWidget(self.area if part == NOW else self.year)
        shown = self._stack.currentWidget()
        (shown.focusProxy() or first_focus(shown) or shown).setFocus()

    def _turn(self) -> None:
        self.parts.choose(YEAR if self.parts.current == NOW else NOW)

    def _open_member(self, member_id: int) -> None:
        self.session.wanted.emit(Wanted("members", member_id))

    def _print_card(self, birthdays: tuple[Birthday, ...], member_id: int) -> None:
        one = next(birthday for birthday in birthdays if birthday.entry.member.id == member_id)
        self.tasks.print_card(member_id, one.on)

    def _print_month(self) -> None:
        """The month of the chosen day of the year, else that of today."""
        day = self.year.board.day if self.parts.current == YEAR else self.session.clock().date()
        self.tasks.print_month(day.year, day.month)


def _replaced(old: QWidget, new: QWidget) -> QWidget:
    """Put a widget in the place of another one, with the keyboard if it was there."""
    had_keyboard = old.focusWidget() is not None and old.isAncestorOf(old.focusWidget())
    parent = old.parentWidget()
    layout = parent.layout() if parent is not None else None
    if layout is not None:
        layout.replaceWidget(old, new)
    old.hide()
    new.show()  # at once: the layout would do it with the next event, and the page would flicker
    old.deleteLater()
    first = first_focus(new) if had_keyboard else None
    if first is not None:
        first.setFocus()
    return new
