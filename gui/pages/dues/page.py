"""党费: the year of a unit, member by month; taken, taken back, explained, verified, closed."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import QDate, QPoint, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDateEdit, QMenu, QWidget

from gui.actions import Act, Handlers
from gui.page import Page
from gui.page_banners import PageBanners
from gui.page_frame import FilterChips, PageFrame
from gui.pages.dues.banners import arrears_words
from gui.pages.dues.board import Board, Scope
from gui.pages.dues.card import DuesCard
from gui.pages.dues.filters import CHIPS, Chip, shown_rows
from gui.pages.dues.grid import Typed, rows_to_fill, selected_block
from gui.pages.dues.grid_model import MONTHS
from gui.pages.dues.grid_panel import GridPanel
from gui.pages.dues.inputs import DuesInputs
from gui.pages.dues.legend import Legend
from gui.pages.dues.member_tasks import MemberTasks
from gui.pages.dues.outputs import DuesOutputs
from gui.pages.dues.till import Till, missing_of
from gui.pages.dues.unit_tasks import UnitTasks
from gui.pages.dues.words import cell_sentence, selection_sentence
from gui.shell import Shell
from gui.widgets import EmptyState, Tone, Words, column, label, plain_button
from ledger.dues.arrears import arrears_advice
from ledger.dues.facts import DuesFacts
from ledger.dues.year import YearRow
from ledger.errors import Finding, KnownError
from ledger.kind import RecordKind
from ledger.kinds.book import SETTINGS
from ledger.kinds.dues import (
    ASSESSMENT_ITEMS,
    ASSESSMENTS,
    CIRCUMSTANCES,
    CLOSED_DUES,
    DUE_CORRECTIONS,
    DUES_CLOSINGS,
    EXEMPTIONS,
    PAYMENT_ALLOCATIONS,
    PAYMENTS,
    RULE_OVERRIDES,
)
from ledger.values.money import format_money, total
from ledger.values.months import Month
from operations.dues.reading import read_dues
from operations.facts import ROSTER_KINDS
from storage.store import ChangeSet

_DUES_KINDS: tuple[RecordKind[Any], ...] = (
    ASSESSMENTS,
    ASSESSMENT_ITEMS,
    PAYMENTS,
    PAYMENT_ALLOCATIONS,
    EXEMPTIONS,
    CIRCUMSTANCES,
    DUES_CLOSINGS,
    CLOSED_DUES,
    DUE_CORRECTIONS,
    RULE_OVERRIDES,
)
_COUNT_PAUSE_MS = 300
Counting = tuple[DuesFacts, date, int | None]


class DuesPage(Page):
    """The dues of the unit and year that the user looks at."""

    key: ClassVar[str] = "dues"
    title: ClassVar[str] = "党费"
    icon: ClassVar[str] = "wallet"
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = (*ROSTER_KINDS, SETTINGS, *_DUES_KINDS)
    opens: ClassVar[frozenset[str]] = frozenset({PAYMENTS.key, ASSESSMENTS.key, EXEMPTIONS.key, CIRCUMSTANCES.key})
    search_hint: ClassVar[str] = "姓名、拼音首字母"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._board: Board | None = None
        self._search = ""
        self._findings: list[Finding] = []
        self.till = Till(shell, self, self._here)
        self.member_tasks = MemberTasks(shell, self, self.till)
        self.unit_tasks = UnitTasks(shell, self, self._here, self.till)
        self.outputs = DuesOutputs(shell, self, lambda: self._here().scope)
        self.inputs = DuesInputs(shell, self)
        self.panel = GridPanel(shell)
        self.grid = self.panel.grid
        self.card = DuesCard(self.member_tasks)
        self.banners = PageBanners(shell.theme)
        self.chips = FilterChips(CHIPS)
        self.day = QDateEdit()
        self.collect_action = self._action("本月收齐…", self.collect)
        self.frame = PageFrame(shell, self.title)
        self._count_pause = QTimer(self, singleShot=True)
        self._count_pause.timeout.connect(self._count_arrears)
        self._counted: tuple[object, ...] = ()
        self._build()
        self._connect()

    # The page interface

    def refresh(self, changes: ChangeSet | None) -> None:
        """Read the year again, or only what payments have changed."""
        place, store = self.session.place, self.session.store
        scope = Scope(place.year, place.unit_id, self.session.clock().date())
        board = self._board
        if changes is None or board is None or board.scope != scope or not board.follow(store, changes):
            advice = board.advice if board is not None and board.scope == scope else {}
            self._board = Board(store, scope)
            self._board.advice = advice
            self._count_pause.start(0)
        self._findings = list(self._here().advice.values())
        self._show()

    def handlers(self) -> Handlers:
        """F2 types into the month, Ctrl+N opens the form of a payment, Ctrl+P prints the year."""
        found: Handlers = {Act.PRINT: self.outputs.preview_first}
        if self.grid.current_cell is not None:
            found |= {Act.EDIT: self.grid.edit_current, Act.NEW: self.enter_payment}
        return found

    def status_text(self) -> str:
        """The three sums of the year."""
        if self._board is None:
            return ""
        rows = self._board.rows
        due, paid, owed = (
            format_money(total(getattr(row.totals, name) for row in rows)) for name in ("due", "paid", "owed")
        )
        return f"{len(rows)} 人 · 全年应交 {due} · 实交 {paid} · 欠交 {owed}"

    def badge(self) -> int:
        """How many have paid nothing for three or more months in a row."""
        if self._is_stale and self.session.is_open and not self.isVisible() and self._counted != self._to_count:
            self._count_pause.start(_COUNT_PAUSE_MS)
        return len(self._findings)

    def search(self, text: str) -> None:
        """Show only whose name or initials contain what was typed."""
        self._search = text
        if self._board is not None:
            self._show()

    def dismiss(self) -> bool:
        """Close the card."""
        return self.frame.card.close_card()

    def show_record(self, kind: str, record_id: int) -> None:
        """Go to the member of a payment, an assessment or a relief."""
        kinds: dict[str, RecordKind[Any]] = {one.key: one for one in (PAYMENTS, ASSESSMENTS, EXEMPTIONS, CIRCUMSTANCES)}
        record = self.session.store.get(kinds[kind], record_id)
        self.chips.choose(Chip.ALL)
        self.grid.choose(record.member_id or 0, Month(self.session.place.year, self.session.clock().month))
        self.open_card(self.card.payments if kind == PAYMENTS.key else self.card.assessment)

    # Commands

    def pay(self) -> None:
        """Pay the selected months of one member as due."""
        chosen = self.grid.chosen
        if chosen is not None and chosen.cells:
            self._try(lambda: self.till.pay_as_due(chosen))

    def take_back(self) -> None:
        """Reverse the last payment of the month."""
        cell = self.grid.current_cell
        if cell is not None:
            self._try(lambda: self.till.take_back(cell))

    def collect(self) -> None:
        """Ask who has paid the selected month."""
        cell = self.grid.current_cell
        month = cell.month if cell is not None else Month(self._here().scope.year, self.till.received_on.month)
        self.unit_tasks.collect(month)

    def paste(self, text: str) -> None:
        """Pay a block copied from a workbook, from the selected cell on."""
        corner = selected_block(self.grid)
        lines = [line.split("\t") for line in text.replace("\r", "").rstrip("\n").split("\n")]
        rows = self.grid.grid_model.rows
        block = [
            (rows[corner.row() + down].member.id, rows[corner.row() + down].cells[corner.column() + right].month, part)
            for down, line in enumerate(lines)
            for right, part in enumerate(line)
            if corner.row() + down < len(rows) and corner.column() + right < MONTHS
        ]
        if corner.isValid():
            self._try(lambda: self.till.paste(block))

    def fill_down(self) -> None:
        """Pay for those selected below what the uppermost has paid for the same months, after a question with names."""
        rows, below, corner = self.grid.grid_model.rows, rows_to_fill(self.grid), selected_block(self.grid)
        last = max((one.column() for one in self.grid.selectionModel().selectedIndexes()), default=-1)
        block = [
            (rows[place].member.id, cell.month, format_money(cell.paid))
            for place in below
            for cell in rows[corner.row()].cells[corner.column() : last + 1]
            if cell.paid
        ]
        if below:
            self._try(lambda: self.till.paste(block))

    def enter_payment(self) -> None:
        """Ask for a payment of the selected months with receipt, way and payer; earlier years too."""
        chosen = self.grid.chosen
        if chosen is not None:
            self.member_tasks.enter_payment(self._here(), chosen.row.member.id, chosen.months)

    def open_card(self, tab: QWidget) -> None:
        """Open the card of the selected month at one of its tabs."""
        self.card.tabs.setCurrentWidget(tab)
        chosen = self.grid.chosen
        if chosen is None:
            return
        month = chosen.cells[-1].month if chosen.cells else Month(self._here().scope.year, MONTHS)
        self.card.show_cell(self._here(), chosen.row.member.id, month)
        self.frame.card.show_body(chosen.row.member.name, self.card, month.chinese())

    # Building

    def _build(self) -> None:
        empty = EmptyState(
            self.shell.theme,
            "wallet",
            "这一年没有党费",
            "所选的年度和支部没有应交党费的党员。先在党员名册登记党员，再在这里核定、收缴。",
        )
        self._empty = empty
        self.frame.set_body(self.panel, empty)  # before the buttons: the keyboard is first in the grid
        self.frame.add_filter(self.chips)
        self.frame.add_option(Legend(self.shell.theme))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName("收款日期")
        self.day.setToolTip("登记的交款都用这一天；一般是今天")
        for part in (label("收款日期", Words.SECONDARY), self.day):
            self.frame.add_option(part)
        self._show_day(self.till.received_on)
        self.frame.add_banner(self.banners)
        self._build_menus()
        self.setLayout(column(self.frame, gap=0))
        self.setFocusProxy(self.grid)

    def _build_menus(self) -> None:
        renew = self._action("从上年带入核定…", lambda: self._try(self.unit_tasks.renew))
        verify = self._action("新核定…", self._verify)
        compare = self._action("与上年比较…", lambda: self.unit_tasks.compare(self.outputs.preview_differences))
        self.frame.add_menu("核定", "badge-check", (verify, renew, None, compare))
        self.frame.add_menu("导入", "file-input", self.inputs.actions)
        month, year = (
            self._action("月结…", lambda: self.unit_tasks.close_month(self._branch())),
            self._action("年结…", lambda: self.unit_tasks.close_year(self._branch())),
        )
        month.setToolTip("固定一个月的应交；欠交的仍可补交")
        year.setToolTip("十二月月结之后办理")
        self.frame.add_menu("结账", "lock", (month, year))
        self.frame.add_menu("打印", "printer", self.outputs.actions)
        collect = plain_button("本月收齐…")
        collect.setToolTip("为所选月份逐人勾选已交的党员")
        collect.clicked.connect(self.collect)
        self.frame.add_option(collect)
        self.frame.add_primary(Act.NEW, "登记交款")

    def _connect(self) -> None:
        grid = self.grid
        grid.moved.connect(self._on_moved_cell)
        grid.typed.connect(self._on_typed)
        grid.pay_asked.connect(self.pay)
        grid.take_back_asked.connect(self.take_back)
        grid.paste_asked.connect(self.paste)
        grid.fill_asked.connect(self.fill_down)
        grid.payments_asked.connect(lambda: self.open_card(self.card.payments))
        grid.member_opened.connect(self._on_member_opened)
        grid.menu_asked.connect(self._on_menu)
        self.panel.foot.more.clicked.connect(lambda: self.open_card(self.card.explanation))
        self.card.reverse_asked.connect(lambda payment_id: self._try(lambda: self.till.reverse(payment_id)))
        self.card.receipt_asked.connect(self.outputs.preview_receipt)
        self.card.reminder_asked.connect(self.outputs.preview_reminder)
        self.card.credit_asked.connect(lambda *asked: self._try(lambda: self.till.use_credit(*asked)))
        self.chips.chosen.connect(lambda _: self._show())
        self.day.dateChanged.connect(self._on_day)

    def _action(self, text: str, act: Callable[[], object]) -> QAction:
        made = QAction(text, self)
        made.triggered.connect(lambda _checked: act())
        return made

    # Showing

    def _here(self) -> Board:
        if self._board is None:
            raise RuntimeError("nothing is shown before a book is open")
        return self._board

    def _show(self) -> None:
        board = self._here()
        for chip, _ in CHIPS:
            self.chips.set_count(chip, len(shown_rows(board, chip, "")))
        rows = shown_rows(board, self.chips.current, self._search)
        closed = frozenset(place for place, month in enumerate(board.months) if board.is_month_closed(month))
        self.panel.show_rows(rows, closed)
        self.frame.show_body(self.panel if board.rows else self._empty)
        if rows and not self.grid.currentIndex().isValid():
            self._choose_first(rows)
        self._show_banners()
        self._show_cell()
        self.state_changed.emit()

    def _choose_first(self, rows: tuple[YearRow, ...]) -> None:
        """Begin with this month, or the last of an earlier year."""
        board = self._here()
        this = Month.of(board.scope.today)
        self.grid.choose(rows[0].member.id, this if this.year == board.scope.year else board.months[-1])

    def _show_banners(self) -> None:
        board = self._here()
        self.banners.clear()
        if board.rows and not board.has_any_assessment:
            text = f"{board.scope.year}年还没有核定，暂按以前的核定额显示。"
            self.banners.say(text, Tone.INFO, "从上年带入核定…", lambda: self._try(self.unit_tasks.renew))
        if board.advice:
            names = [board.facts.roster.member_by_id[member_id].name for member_id in board.advice]
            words = arrears_words(list(board.advice.values()), names)
            self.banners.say(words, Tone.WARN, "查看", lambda: self.chips.choose(Chip.OWING))

    def _show_cell(self) -> None:
        """The line at the foot, and the card when it is open."""
        chosen = self.grid.chosen
        if chosen is None or not chosen.cells:
            self.panel.foot.say("")
            return
        cell = chosen.cells[-1] if len(chosen.cells) == 1 else None
        if cell is not None:
            explanation = self._here().explain(chosen.row.member.id, cell.month)
            self.panel.foot.say(cell_sentence(explanation, cell))
        else:
            missing = total(missing_of(one) for one in chosen.cells)
            self.panel.foot.say(selection_sentence(chosen.row.member.name, chosen.cells, missing))
        if self.frame.card.isVisible():
            self.open_card(self.card.tabs.currentWidget())

    def _show_day(self, day: date) -> None:
        self.day.blockSignals(True)
        self.day.setMaximumDate(QDate(day.year, day.month, day.day))
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.day.blockSignals(False)

    # Slots

    def _on_moved_cell(self) -> None:
        if self._board is not None:
            self._show_cell()
            if not self.shell.actions[Act.NEW].isEnabled():
                self.state_changed.emit()

    def _on_typed(self, typed: Typed) -> None:
        try:
            self.till.pay_amount(typed)
        except KnownError as error:
            self.grid.type_again(typed)
            self._refuse(error)

    def _on_member_opened(self, member_id: int) -> None:
        self.grid.choose(member_id, self.grid.current_cell.month if self.grid.current_cell else self._here().months[-1])
        self.open_card(self.card.assessment)

    def _on_day(self, day: QDate) -> None:
        self.till.received_on = date(day.year(), day.month(), day.day())

    def _on_menu(self, place: QPoint) -> None:
        chosen = self.grid.chosen
        if chosen is None:
            return
        menu = QMenu(self)
        menu.addAction("按应交登记\tSpace", self.pay)
        menu.addAction("登记交款…", self.enter_payment)
        menu.addAction("冲正最近一笔\tDel", self.take_back)
        menu.addSeparator()
        menu.addAction("查看交款\tF4", lambda: self.open_card(self.card.payments))
        menu.addAction("说明", lambda: self.open_card(self.card.explanation))
        menu.addAction("核定与减免", lambda: self.open_card(self.card.assessment))
        menu.addSeparator()
        menu.addAction(self.collect_action)
        menu.addAction("复制\tCtrl+C", self.grid.copy_selection)
        menu.popup(place)

    def _branch(self) -> int | None:
        """The branch of the selected row."""
        chosen = self.grid.chosen
        return chosen.row.branch_id if chosen is not None else None

    def _verify(self) -> None:
        chosen = self.grid.chosen
        if chosen is not None and chosen.cells:
            self.member_tasks.verify(self._here(), chosen.row.member.id, chosen.cells[0].month)

    def _try(self, act: Callable[[], None]) -> None:
        """Do something; when it is refused, say so at the foot of the grid."""
        try:
            act()
        except KnownError as error:
            self._refuse(error)

    def _refuse(self, error: KnownError) -> None:
        self.shell.notices.hide()  # it would lie over the sentence
        self.panel.foot.refuse(error.sentence)

    # Counting who owes months in a row: beside the window, for it looks at every month since the first assessment

    def _count_arrears(self) -> None:
        if not self.session.is_open:
            return
        place, board = self.session.place, self._board
        self._counted = self._to_count
        facts = read_dues(self.session.store) if self._is_stale or board is None else board.facts
        values: Counting = (facts, self.session.clock().date(), place.unit_id)
        self.shell.tasks.run("正在统计欠交", _advice, values, self._on_counted, is_quiet=True)

    @property
    def _to_count(self) -> tuple[object, ...]:
        """What a count depends on. It tells the window, which asks for the badge again: that must not begin another."""
        store = self.session.store
        return store.path, store.last_hash, self.session.place.unit_id, self.session.clock().date()

    def _on_counted(self, counted: tuple[DuesFacts, list[Finding]]) -> None:
        facts, findings = counted
        self._findings = findings
        if self._board is not None and self._board.facts is facts:
            self._board.advice = {one.record_id: one for one in findings}
            self._show_banners()
        self.state_changed.emit()


def _advice(values: Counting, _: object) -> tuple[DuesFacts, list[Finding]]:
    facts, today, unit_id = values
    return facts, arrears_advice(facts, today, unit_id)
