"""党费账簿: the cash book of the unit and year that the user looks at."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtGui import QAction

from gui.actions import Act, Handlers
from gui.page import Page
from gui.page_banners import PageBanners
from gui.page_frame import FilterChips, PageFrame
from gui.pages.cash.lines import LINE_COLUMNS, ShownLine, lines_of
from gui.pages.cash.tasks import CashTasks, Till, tell_refusal
from gui.shell import Shell
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.widgets import EmptyState, Tone, Words, column, label
from ledger.cash.book import CashBook, cash_book
from ledger.cash.handing_up import handing_up
from ledger.checks.cash import cash_findings
from ledger.codes.cash import DUES_FUND, FUND, LARGE_DUES
from ledger.errors import Finding
from ledger.kind import RecordKind
from ledger.kinds.book import SETTINGS
from ledger.kinds.cash import CASH_COUNTS, CASH_ENTRIES, REMITTANCES
from ledger.kinds.dues import PAYMENT_ALLOCATIONS, PAYMENTS
from ledger.kinds.organisation import GROUP, ORG_UNITS
from ledger.values.money import format_money
from operations.cash.reading import read_cash
from operations.registers import REGISTERS, Period, RegisterOptions, Subject
from storage.store import ChangeSet

_ON_PAPER = [one for one in REGISTERS if one.subject is Subject.CASH]
_LEDGER_OF = dict(zip(FUND.labels, ("cash_ledger", "cash_ledger_activity", "cash_ledger_work"), strict=True))
_MOST_BANNERS = 3


class CashPage(Page):
    """Lines with a running balance; above them what is to be handed up and what is missing."""

    key: ClassVar[str] = "cash"
    title: ClassVar[str] = "党费账簿"
    icon: ClassVar[str] = "notebook-text"
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = (
        ORG_UNITS,
        PAYMENTS,
        PAYMENT_ALLOCATIONS,
        REMITTANCES,
        CASH_ENTRIES,
        CASH_COUNTS,
        SETTINGS,
    )
    opens: ClassVar[frozenset[str]] = frozenset({REMITTANCES.key, CASH_ENTRIES.key, CASH_COUNTS.key})
    search_hint: ClassVar[str] = "摘要、凭证号"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._till: Till | None = None
        self._book: CashBook | None = None
        self._findings: list[Finding] = []
        self.tasks = CashTasks(shell, self, self._here)
        self.model = TableModel(LINE_COLUMNS, lambda one: one.number, _search_text, shell.theme, self)
        self.table: TableView[ShownLine] = TableView(shell, "cash", self.model, (Act.EDIT, Act.DELETE))
        self.chips = FilterChips(tuple((fund, fund) for fund in FUND.labels))
        self.unit_name = label("", Words.SECONDARY)
        self.banners = PageBanners(shell.theme)
        self.empty = EmptyState(
            shell.theme,
            "notebook-text",
            "还没有收支",
            "党员交纳的党费会自动列入账簿；上缴、上级下拨、利息、支出和盘点在这里登记。",
        )
        self.frame = PageFrame(shell, self.title)
        self._build()

    # The page interface

    def refresh(self, changes: ChangeSet | None) -> None:
        """Read the book again."""
        del changes
        facts = read_cash(self.session.store)
        unit_id = self._unit_to_show()
        today = self.session.clock().date()
        self._till = Till(facts, unit_id, self.chips.current or DUES_FUND, today)
        self._findings = cash_findings(facts, today, unit_id) if unit_id else []
        self._show()

    def handlers(self) -> Handlers:
        """Ctrl+N hands up, Ctrl+P prints the ledger, F2 enters the receipt, Ctrl+Del reverses."""
        found: Handlers = {Act.NEW: self._hand_up, Act.PRINT: self._print_ledger}
        line = self._current()
        if line is not None and line.movement is not None:
            found[Act.DELETE] = self._take_back
            if line.movement.kind_key == REMITTANCES.key:
                found[Act.EDIT] = self._note_receipt
        return found

    def status_text(self) -> str:
        """The sums of the year and the balance."""
        if self._book is None:
            return ""
        book = self._book
        income, spending = format_money(book.sums.income), format_money(book.sums.spending)
        return f"{book.year} 年 收入 {income} · 支出 {spending} · 结存 {format_money(book.balance)}"

    def badge(self) -> int:
        """How much of the book waits for something, as far as it was looked at."""
        return len(self._findings)

    def search(self, text: str) -> None:
        """Show only the lines that contain what was typed."""
        self.model.filter(text)
        self.state_changed.emit()

    def show_record(self, kind: str, record_id: int) -> None:
        """Go to the line of a remittance or an entry; a count has none, its fund is shown."""
        store = self.session.store
        fund = DUES_FUND
        if kind == CASH_ENTRIES.key:
            fund = store.get(CASH_ENTRIES, record_id).fund
        elif kind == CASH_COUNTS.key:
            fund = store.get(CASH_COUNTS, record_id).fund
        self.chips.choose(fund)
        self.refresh(None)
        for line in self.model.rows():
            if line.movement and (line.movement.kind_key, line.movement.record_id) == (kind, record_id):
                self.table.select(line.number)

    # Building

    def _build(self) -> None:
        frame = self.frame
        frame.set_body(self.table, self.empty)
        frame.add_filter(self.chips)
        frame.add_option(self.unit_name)
        frame.add_banner(self.banners)
        frame.add_menu(
            "记账",
            "pencil",
            (
                self._action("记收入…", self.tasks.receive),
                self._action("记支出…", self.tasks.spend),
                self._action("盘点…", self.tasks.count),
                None,
                self._action("上缴大额党费…", self._hand_up_large),
                self._action("登记党费收据…", self._note_receipt),
                self._action("冲正…", self._take_back),
            ),
        )
        frame.add_menu(
            "导入",
            "file-input",
            (
                self._action("上缴记录…", lambda: self._import(REMITTANCES.key)),
                self._action("收支记录…", lambda: self._import(CASH_ENTRIES.key)),
            ),
        )
        printing = tuple(self._action(f"{one.title}…", self._printer(one.key)) for one in _ON_PAPER)
        frame.add_menu("打印", "printer", printing)
        frame.add_primary(Act.NEW, "上缴党费")
        self.setLayout(column(frame, gap=0))
        self.setFocusProxy(self.table)
        self.chips.chosen.connect(lambda _: self.refresh(None))
        self.table.picked.connect(lambda _: self.state_changed.emit())
        self.table.opened.connect(lambda _: self._open())

    def _action(self, text: str, act: Callable[[], object]) -> QAction:
        made = QAction(text, self)
        made.triggered.connect(lambda _checked: tell_refusal(self, act))
        return made

    # Showing

    def _here(self) -> Till:
        if self._till is None or not self._till.unit_id:
            raise RuntimeError("nothing is shown before a book with an organisation is open")
        return self._till

    def _unit_to_show(self) -> int:
        """A 党小组 keeps no book, its branch does; without a choice it is the top of the book. 0 in an empty book."""
        units = self.session.store.all(ORG_UNITS)
        chosen = next((unit for unit in units if unit.id == self.session.place.unit_id), None)
        if chosen is None:
            chosen = next((unit for unit in units if unit.parent_id is None), None)
        if chosen is not None and chosen.level == GROUP:
            return chosen.parent_id or 0
        return chosen.id if chosen else 0

    def _show(self) -> None:
        till = self._till
        if till is None or not till.unit_id:
            return
        self._book = cash_book(till.facts, till.unit_id, till.fund, self.session.place.year, till.today)
        self.model.set_rows(lines_of(self._book))
        self.unit_name.setText(till.facts.unit_name(till.unit_id))
        self.frame.show_body(self.table if self._book.months or self._book.carried else self.empty)
        self._show_banners(till)
        self.state_changed.emit()

    def _show_banners(self, till: Till) -> None:
        self.banners.clear()
        account = handing_up(till.facts, till.unit_id, till.today)
        if till.fund == DUES_FUND and account.left > 0:
            words = f"还有党费 {format_money(account.left)} 元没有上缴。"
            self.banners.say(words, Tone.INFO, "上缴…", self._hand_up)
        if till.fund == DUES_FUND and account.large_left > 0:
            words = f"有大额党费 {format_money(account.large_left)} 元没有上缴，应当全额上缴。"
            self.banners.say(words, Tone.WARN, "上缴…", self._hand_up_large)
        for one in self._findings[:_MOST_BANNERS]:
            self.banners.say(f"{one.sentence}（{one.article}）", Tone.WARN, "查看", self._shower(one))

    def _shower(self, one: Finding) -> Callable[[], object]:
        if one.record_kind in self.opens:
            return lambda: self.show_record(one.record_kind, one.record_id)
        return lambda: self.session.ask_for(one.record_kind, one.record_id)

    # Commands

    def _current(self) -> ShownLine | None:
        current = self.table.selection.current
        return next((line for line in self.model.rows() if line.number == current), None)

    def _hand_up(self) -> None:
        tell_refusal(self, self.tasks.hand_up)

    def _hand_up_large(self) -> None:
        tell_refusal(self, lambda: self.tasks.hand_up(LARGE_DUES))

    def _open(self) -> None:
        """Enter or double click: the receipt of a remittance, the page of a payment."""
        line = self._current()
        if line is None or line.movement is None:
            return
        if line.movement.kind_key == REMITTANCES.key:
            self._note_receipt()
        elif line.movement.kind_key == PAYMENTS.key:
            self.session.ask_for(PAYMENTS.key, line.movement.record_id)

    def _note_receipt(self) -> None:
        line = self._current()
        if line is not None and line.movement is not None and line.movement.kind_key == REMITTANCES.key:
            self.tasks.note_receipt(line.movement.record_id)
        else:
            self.shell.notices.say("请先在账簿中选择一笔上缴。")

    def _take_back(self) -> None:
        line = self._current()
        if line is None or line.movement is None:
            self.shell.notices.say("请先在账簿中选择要冲正的一笔。")
            return
        movement = line.movement
        tell_refusal(self, lambda: self.tasks.take_back(movement.kind_key, movement.record_id))

    def _import(self, key: str) -> None:
        from gui.importing import open_import  # noqa: PLC0415  readers of sheets are loaded when they are wanted
        from operations.importing.kinds import IMPORT_KINDS  # noqa: PLC0415  likewise

        open_import(self.shell, kind=IMPORT_KINDS[key])

    def _print_ledger(self) -> None:
        self._printer(_LEDGER_OF[self._here().fund])()

    def _printer(self, key: str) -> Callable[[], None]:
        def preview() -> None:
            from gui.printing.preview_window import open_preview  # noqa: PLC0415  paper is loaded when it is wanted

            till = self._here()
            period = Period(self.session.place.year)
            open_preview(self.shell, key, RegisterOptions(as_of=till.today, unit_id=till.unit_id, period=period))

        return preview


def _search_text(line: ShownLine) -> str:
    return f"{line.summary} {line.movement.voucher_no if line.movement else ''}"
