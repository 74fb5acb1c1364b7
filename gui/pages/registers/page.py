"""台账: every register of the book with its entries of a year, and those that the user has made himself."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from gui.actions import Act, Handlers
from gui.page import Page
from gui.page_frame import FilterChips, PageFrame
from gui.pages.registers.choices import choices_of, roll_on, usual_unit
from gui.pages.registers.facts_keeper import RegisterKeeper
from gui.pages.registers.lines import CHIPS, Chip, EntryLine, chip_test, columns_of, entry_lines, searched
from gui.pages.registers.outputs import RegisterOutputs
from gui.pages.registers.shelf import Shelf
from gui.pages.registers.tasks import RegisterTasks
from gui.pages.talks.people_editor import Roll
from gui.settings_store import Declared
from gui.shell import Shell
from gui.tables.model import TableModel
from gui.tables.view import Picked, TableView
from gui.widgets import EmptyState, plain_button, primary_button, row
from ledger.kept import UNIT, KeptRegister
from ledger.kind import RecordKind
from ledger.kinds.appraisal import MEMBER_SCORES
from ledger.kinds.cash import CASH_ENTRIES
from ledger.kinds.own_registers import OWN_ENTRIES, OWN_REGISTERS
from ledger.kinds.registers import KEPT_REGISTERS, REGISTER_KINDS
from ledger.registers.cells import sums
from ledger.registers.facts import RegisterFacts
from ledger.registers.own import own_id, own_key
from ledger.registers.rows import is_open, is_overdue, rows, touches_year
from ledger.registers.sheet import EntrySheet, entry_sheet
from ledger.roster.facts import RosterFacts
from operations.facts import ROSTER_KINDS
from operations.keeping.own import retired
from operations.keeping.reading import KEEPING_KINDS
from operations.tables import pinyin_table
from storage.store import ChangeSet

_MENU: tuple[Act | None, ...] = (Act.EDIT, Act.NEW, None, Act.PRINT, Act.EXPORT, None, Act.DELETE)
_LAST = Declared("registers/last", KEPT_REGISTERS[0].key)


class RegistersPage(Page):
    """The registers of the organisation and year that the user looks at."""

    key: ClassVar[str] = "registers"
    title: ClassVar[str] = "台账"
    icon: ClassVar[str] = "table-2"
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = (*KEEPING_KINDS, *ROSTER_KINDS, CASH_ENTRIES, MEMBER_SCORES)
    opens: ClassVar[frozenset[str]] = frozenset(kind.key for kind in (*REGISTER_KINDS, OWN_ENTRIES, OWN_REGISTERS))
    search_hint: ClassVar[str] = "姓名、拼音首字母、登记内容"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._keeper = RegisterKeeper()
        self._facts: RegisterFacts | None = None
        self._roll: tuple[RosterFacts, Roll] | None = None
        self._register: KeptRegister | None = None
        self._search = ""
        self._overdue = 0
        self.tasks = RegisterTasks(shell, self)
        self.outputs = RegisterOutputs(shell, self, lambda: self._register, lambda: self.table.selection.current)
        first = columns_of(KEPT_REGISTERS[0])
        pinyin = pinyin_table()
        self.model: TableModel[EntryLine] = TableModel(
            first, lambda one: one.record.id, lambda one: searched(one, pinyin), shell.theme, self
        )
        self.table: TableView[EntryLine] = TableView(shell, "registers", self.model, _MENU)
        self.shelf = Shelf(shell.theme)
        self.chips = FilterChips(CHIPS)
        self.change_own = plain_button("修改栏目…")
        self.frame = PageFrame(shell, self.title)
        self._empty: EmptyState | None = None
        self._build()
        self._connect()

    # The page interface

    def refresh(self, changes: ChangeSet | None) -> None:
        """Read what was touched, and show the register that was shown."""
        if changes is not None:
            self._keeper.touch(changes)
        self._facts = self._keeper.read(self.session.store)
        self._show_shelf()
        self._show_register()

    def handlers(self) -> Handlers:
        """New, print, import and save always; edit and delete for chosen entries."""
        found: Handlers = {
            Act.NEW: self.enter,
            Act.IMPORT: self.outputs.import_sheet,
            Act.EXPORT: self.outputs.save_for_import,
            Act.PRINT: self.outputs.print_book,
            Act.COLUMNS: self.table.choose_columns,
        }
        if self.table.selection.ids:
            found[Act.DELETE] = self._remove
        if self.table.selection.current is not None:
            found[Act.EDIT] = self._edit
        return found

    def status_text(self) -> str:
        """How many entries are shown."""
        register = self._register
        if register is None:
            return ""
        chosen = len(self.table.selection.ids)
        more = f" · 已选 {chosen}" if chosen > 1 else ""
        return f"{self.session.place.year} 年 {register.name} {self.model.rowCount()} {register.counted}{more}"

    def badge(self) -> int:
        """What is overdue."""
        return self._overdue

    def search(self, text: str) -> None:
        """Show only the entries with these words."""
        self._search = text.strip()
        self.model.filter(self._search)
        self._say_sums()
        self.state_changed.emit()

    def show_record(self, kind: str, record_id: int) -> None:
        """Show an entry, also of another year, or a register of the user's own."""
        facts = self._facts
        if facts is None:
            return
        if kind == OWN_REGISTERS.key:
            self._go_to(own_key(record_id))
            return
        candidates = facts.own if kind == OWN_ENTRIES.key else tuple(one for one in KEPT_REGISTERS if one.key == kind)
        register = next((one for one in candidates if facts.find(one, record_id) is not None), None)
        if register is None:
            return
        record = facts.find(register, record_id)
        day: date | None = getattr(record, register.day)
        if day is not None and not touches_year(register, record, self.session.place.year):
            self.session.choose_year(day.year)
        self._go_to(register.key)
        self._choose_chip(Chip.ALL)
        self.search("")
        self.table.select(record_id)

    def show_part(self, part: str) -> None:
        """Show a register by its key."""
        self._go_to(part)

    # Commands

    def enter(self) -> None:
        """登记."""
        register, facts = self._register, self._facts
        if register is None or facts is None:
            return
        place, today = self.session.place, self._today()
        day = today if place.year == today.year else None
        began: dict[str, Any] = {UNIT: usual_unit(facts, place.unit_id), register.day: day}
        self._ask(EntrySheet(register.kind.record(**began)))

    def define(self) -> None:
        """新建台账."""
        self.tasks.define(self._go_to)

    # Building

    def _build(self) -> None:
        frame = self.frame
        frame.set_body(self.table)
        frame.add_filter(self.chips)
        frame.add_head(self.change_own)
        frame.add_command(Act.IMPORT)
        outputs = self.outputs
        entries: tuple[Act | QAction | None, ...] = (
            outputs.book,
            outputs.people,
            outputs.sheet,
            outputs.blank,
            None,
            outputs.exchange,
            outputs.template,
        )
        frame.add_menu("打印", "printer", entries)
        frame.add_primary(Act.NEW, "登记")
        layout = row(self.shelf, frame, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.shelf.picked.connect(self._on_register)
        self.shelf.entered.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.shelf.new_asked.connect(self._on_new)
        self.change_own.clicked.connect(self._change_own)
        self.chips.chosen.connect(lambda _: self._show_lines())
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(lambda _: self._edit())

    # Showing

    def _today(self) -> date:
        return self.session.clock().date()

    def _show_shelf(self) -> None:
        facts = self._facts
        if facts is None:
            return
        place, today = self.session.place, self._today()
        wanted = None if place.unit_id is None else facts.roster.units_below(place.unit_id)
        counts: Counter[str] = Counter()
        overdue = 0
        for register in facts.registers:
            for one in facts.records.get(register.key, ()):
                if wanted is None or getattr(one, UNIT) in wanted:
                    counts[register.key] += touches_year(register, one, place.year)
                    overdue += is_overdue(register, one, today)
        self._overdue = overdue
        known = self._register.key if self._register is not None else self.shell.settings.get(_LAST)
        self.shelf.show_books(facts.registers, counts, known)

    def _show_register(self) -> None:
        """The chosen register; its columns are declared again only when it is another one."""
        facts = self._facts
        register = facts.by_key.get(self.shelf.current) if facts is not None else None
        if register is None:
            return
        if register != self._register:
            self._register = register
            self.frame.title.setText(register.title)
            self.table.clear_sorting()
            self.table.show_columns(f"registers/{register.key}", columns_of(register))
            self._make_empty(register)
            self.outputs.fit(register)
            self.chips.setVisible(bool(register.done))
            self._choose_chip(Chip.ALL)
            self.change_own.setVisible(own_id(register.key) is not None)
        self._show_lines()

    def _show_lines(self) -> None:
        register, facts = self._register, self._facts
        if register is None or facts is None:
            return
        place, today = self.session.place, self._today()
        here = rows(facts, register, None, place.unit_id)
        this_year = [one for one in here if touches_year(register, one, place.year)]
        not_done = [one for one in here if is_open(register, one)]
        if register.done:
            self.chips.set_count(Chip.ALL, len(this_year))
            self.chips.set_count(Chip.OPEN, len(not_done))
            self.chips.set_count(Chip.OVERDUE, sum(1 for one in not_done if is_overdue(register, one, today)))
        chip = self.chips.current if register.done else Chip.ALL
        shown = entry_lines(facts, register, this_year if chip == Chip.ALL else not_done, today)
        self.model.set_rows(filter(chip_test(chip), shown))
        if self._empty is not None:
            self.frame.show_body(self.table if here else self._empty)
        self._say_sums()
        self.state_changed.emit()

    def _say_sums(self) -> None:
        register, facts = self._register, self._facts
        if register is None or facts is None:
            return
        found = sums(facts, register, (one.record for one in self.model.rows()))
        words = [f"{register.label(one.column).replace(chr(10), '')} {one.text}" for one in found]
        self.frame.set_sums(f"合计　{'　'.join(words)}" if words and self.model.rowCount() else "")

    def _make_empty(self, register: KeptRegister) -> None:
        enter, take = primary_button("登记"), plain_button("导入表格")
        enter.clicked.connect(self.enter)
        take.clicked.connect(self.outputs.import_sheet)
        made = EmptyState(self.shell.theme, self.icon, f"还没有{register.name}的登记", register.hint, enter, take)
        old, self._empty = self._empty, made
        self.frame.set_body(made)
        if old is not None:
            old.setParent(None)
            old.deleteLater()

    # Slots

    def _go_to(self, key: str) -> None:
        self.shelf.choose(key)

    def _choose_chip(self, chip: Chip) -> None:
        if self.chips.current != chip:
            self.chips.choose(chip)

    def _on_register(self, key: str) -> None:
        self.shell.settings.put(_LAST, key)
        self._show_register()

    def _on_picked(self, _: Picked) -> None:
        self.state_changed.emit()

    def _on_new(self) -> None:
        """A new register; where some are out of use, they are offered too."""
        old = retired(self.session.store)
        if not old:
            self.define()
            return
        menu = QMenu(self)
        menu.addAction("新建台账…", self.define)
        menu.addSeparator()
        for one in old:
            menu.addAction(f"恢复使用“{one.title}”", lambda register_id=one.id: self.tasks.use_again(register_id))
        menu.popup(self.shelf.new.mapToGlobal(self.shelf.new.rect().topLeft()))

    def _change_own(self) -> None:
        number = own_id(self._register.key) if self._register is not None else None
        if number is not None:
            self.tasks.define(self._go_to, number)

    def _edit(self) -> None:
        current, register, facts = self.table.selection.current, self._register, self._facts
        record = facts.find(register, current) if facts is not None and register is not None and current else None
        if record is not None and register is not None and facts is not None:
            self._ask(entry_sheet(facts, register, record))

    def _ask(self, began: EntrySheet) -> None:
        register, facts = self._register, self._facts
        if register is None or facts is None:
            return
        choices = choices_of(self.session.store, facts, register, self._known_roll(facts), self.session.place.year)
        self.tasks.ask(register, facts, choices, began, lambda entry_id: self._show_entry(register, entry_id))

    def _show_entry(self, register: KeptRegister, entry_id: int) -> None:
        kind = OWN_ENTRIES.key if own_id(register.key) is not None else register.key
        self.show_record(kind, entry_id)

    def _known_roll(self, facts: RegisterFacts) -> Roll:
        if self._roll is None or self._roll[0] is not facts.roster:
            self._roll = (facts.roster, roll_on(facts, self._today()))
        return self._roll[1]

    def _remove(self) -> None:
        ids: Sequence[int] = self.table.selection.ids
        if self._register is not None and ids:
            self.tasks.remove(self._register, ids)
