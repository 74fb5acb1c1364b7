"""党员名册: everybody enrolled on a day, to be found, looked at, edited, ordered, printed."""

from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import QDate
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit

from gui.actions import Act, Handlers
from gui.forms.record_form import Edited
from gui.page import Page
from gui.page_frame import FilterChips, PageFrame
from gui.pages.roster.card import MemberCard
from gui.pages.roster.columns import table_columns
from gui.pages.roster.filters import CHIPS, TESTS, Chip
from gui.pages.roster.outputs import RosterOutputs
from gui.pages.roster.tasks import RosterTasks
from gui.shell import Shell
from gui.tables.column import Column
from gui.tables.model import TableModel
from gui.tables.view import Picked, TableView
from gui.widgets import EmptyState, Words, column, label, plain_button, primary_button
from ledger.kind import RecordKind
from ledger.kinds.book import SETTINGS, STROKE_FIXES
from ledger.kinds.member import MEMBERS
from ledger.roster.asof import former_on, roster_on
from ledger.roster.columns import columns_with_own
from ledger.roster.entry import RosterEntry
from ledger.roster.facts import RosterFacts
from ledger.roster.order import ORDER_LABELS, Order, in_order
from ledger.roster.search import search_text
from operations.facts import ROSTER_KINDS, read_facts
from operations.preferences import ROSTER_ORDER, preference
from operations.records import save_record
from operations.registers import RegisterOptions
from operations.roster import order_by_hand
from operations.tables import names_of, pinyin_table
from storage.change_set import ChangeSet

_MENU: tuple[Act | None, ...] = (Act.EDIT, Act.NEW, None, Act.PRINT, Act.EXPORT, None, Act.DELETE)


class RosterPage(Page):
    """The roster of the organisation that the user looks at."""

    key: ClassVar[str] = "roster"
    title: ClassVar[str] = "党员名册"
    icon: ClassVar[str] = "users"
    uses_year = False
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = (*ROSTER_KINDS, STROKE_FIXES, SETTINGS)
    opens: ClassVar[frozenset[str]] = frozenset({"members"})
    search_hint: ClassVar[str] = "姓名、拼音首字母、身份证号、电话"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._facts = RosterFacts()
        self._entries: list[RosterEntry] = []
        self._known: set[int] = set()  # whom the place and day have or have had
        self._is_unmasked = False
        self._usual_order = ROSTER_ORDER.default
        self.tasks = RosterTasks(shell, self)
        self.outputs = RosterOutputs(shell, self, self.register_options)
        self._model = self._make_model()
        self.view: TableView[RosterEntry] = TableView(shell, "roster", self._model, _MENU)
        self.view.picked.connect(self._on_picked)
        self.view.opened.connect(self._on_opened_row)
        self.card = MemberCard(shell, self.tasks)
        self.card.edited.connect(self._save)
        self._empty = self._make_empty()
        self.frame = PageFrame(shell, self.title)
        self.frame.set_body(self.view, self._empty)  # before the buttons: the keyboard is first in the list
        self._build_head()
        self._build_filters()
        QShortcut(QKeySequence("Alt+Up"), self.view, self._move_up)
        QShortcut(QKeySequence("Alt+Down"), self.view, self._move_down)
        self.setLayout(column(self.frame, gap=0))

    # Building

    def _columns(self) -> tuple[Column[RosterEntry], ...]:
        names = (member.name for member in self._facts.members)
        return table_columns(columns_with_own(self._facts.own_fields), names, lambda: self._is_unmasked)

    def _make_model(self) -> TableModel[RosterEntry]:
        return TableModel(
            self._columns(),
            lambda entry: entry.member.id,
            lambda entry: search_text(entry, pinyin_table()),
            self.shell.theme,
        )

    def _make_empty(self) -> EmptyState:
        enter, take = plain_button("录入第一名党员"), primary_button("导入花名册")
        enter.clicked.connect(self._new)
        take.clicked.connect(self._import)
        words = "这里登记每一名党员。已有花名册的，直接导入；程序会认出表头，先给您看每一行再存入。"
        return EmptyState(self.shell.theme, "users", "还没有党员", words, take, enter)

    def _build_head(self) -> None:
        self.frame.add_command(Act.IMPORT)
        self.frame.add_menu("打印", "printer", (Act.PRINT, *self.outputs.actions, None, Act.EXPORT))
        self.frame.add_primary(Act.NEW, "新增党员")

    def _build_filters(self) -> None:
        self.chips = FilterChips(CHIPS)
        self.chips.chosen.connect(self._on_chip)
        self.frame.add_filter(self.chips)
        self._mask = QCheckBox("显示完整号码")
        self._mask.setToolTip("身份证号和电话平时遮盖，勾选后在本页显示全部数字")
        self._mask.toggled.connect(self._on_mask)
        self._order = QComboBox()
        for order, name in ORDER_LABELS.items():
            self._order.addItem(name, order.value)
        self._order.setAccessibleName("排序")
        self._order.currentIndexChanged.connect(self._on_order)
        self._day = QDateEdit()
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setAccessibleName("截至日期")
        self._day.dateChanged.connect(self._on_day)
        for part in (self._mask, label("截至", Words.SECONDARY), self._day, self._order):
            self.frame.add_option(part)

    # Page

    def refresh(self, changes: ChangeSet | None) -> None:
        """Read the roster of the day again."""
        store = self.session.store
        self._facts = read_facts(store)
        self._show_day(self.session.place.as_of)
        self._take_usual_order(preference(store, ROSTER_ORDER))
        self._show_rows()
        self._fit_columns()  # after the rows: fitting picks again whom the table has
        if changes is None and self.card.member_id not in self._known:
            self.frame.card.close_card()
        elif changes is None or self.card.isVisible():
            self._refresh_card()

    def handlers(self) -> Handlers:
        """New, import, print, export always; edit when somebody is picked."""
        found: Handlers = {
            Act.NEW: self._new,
            Act.IMPORT: self._import,
            Act.PRINT: self.outputs.preview_roster,
            Act.EXPORT: self.outputs.save_sheet,
            Act.COLUMNS: self.view.choose_columns,
        }
        if self.view.selection.current is not None:
            found[Act.EDIT] = self._edit
            found[Act.DELETE] = self._remove
        return found

    def status_text(self) -> str:
        """How many are shown, how many of them are picked."""
        shown, picked = self._model.rowCount(), len(self.view.selection.ids)
        return f"{shown} 人" + (f" · 已选 {picked}" if picked > 1 else "")

    def search(self, text: str) -> None:
        """Filter by what was typed."""
        self._model.filter(text)
        self.state_changed.emit()

    def dismiss(self) -> bool:
        """Close the card."""
        return self.frame.card.close_card()

    def show_record(self, kind: str, record_id: int) -> None:
        """Show the card of a member, enrolled or gone."""
        if kind != MEMBERS.key:
            return
        self._model.filter("")
        if not self.view.select(record_id):
            self.chips.choose(Chip.FORMER)
            self.view.select(record_id)
        self._open_card(record_id)

    # What the outputs need

    def register_options(self) -> RegisterOptions:
        """The register options that correspond to what the page shows."""
        place = self.session.place
        return RegisterOptions(
            as_of=place.as_of, unit_id=place.unit_id, order=self.order, is_unmasked=self._is_unmasked
        )

    @property
    def order(self) -> Order:
        """The order that is chosen."""
        return Order(self._order.currentData())

    # Showing

    def _fit_columns(self) -> None:
        """Own fields may have come or gone, and longer names."""
        columns = self._columns()
        if [_look(one) for one in columns] != [_look(one) for one in self._model.columns]:
            self._model.set_columns(columns)
            self.view.arrange_again()

    def _take_usual_order(self, usual: Order) -> None:
        """Begin with the order that the book has chosen; another one that the user takes here stays."""
        if usual is not self._usual_order:
            self._usual_order = usual
            self._order.blockSignals(True)
            self._order.setCurrentIndex(self._order.findData(usual.value))
            self._order.blockSignals(False)

    def _show_day(self, day: date) -> None:
        self._day.blockSignals(True)
        self._day.setDate(QDate(day.year, day.month, day.day))
        self._day.blockSignals(False)

    def _show_rows(self) -> None:
        place = self.session.place
        enrolled = roster_on(self._facts, place.as_of, place.unit_id)
        former = former_on(self._facts, place.as_of, place.unit_id)
        for chip, test in TESTS.items():
            self.chips.set_count(chip, sum(1 for entry in enrolled if test(entry)))
        self.chips.set_count(Chip.FORMER, len(former))
        self._known = {entry.member.id for entry in (*enrolled, *former)}
        chosen = self.chips.current
        shown = former if chosen == Chip.FORMER else [entry for entry in enrolled if TESTS[chosen](entry)]
        self._entries = in_order(shown, self.order, names_of(self.session.store))
        self._model.set_rows(self._entries)
        self.frame.show_body(self.view if self._facts.members else self._empty)

    def _refresh_card(self) -> None:
        if self.card.member_id and self.card.member_id in self._facts.member_by_id:
            self._open_card(self.card.member_id, only_if_open=True)
        else:
            self.frame.card.close_card()

    def _open_card(self, member_id: int, *, only_if_open: bool = False) -> None:
        if only_if_open and self.frame.card.isHidden():
            return
        self.card.show_member(self._facts, member_id, self.session.place.as_of)
        self.card.unmask(self._is_unmasked)
        self.frame.card.show_body(self.card.heading, self.card, self.card.subtitle)

    # Slots

    def _on_picked(self, picked: Picked) -> None:
        if picked.current is not None and len(picked.ids) == 1:
            self._open_card(picked.current)
        self.state_changed.emit()

    def _on_opened_row(self, member_id: int) -> None:
        self._open_card(member_id)
        self.card.focus_first()

    def _on_chip(self, _: str) -> None:
        self._show_rows()
        self.state_changed.emit()

    def _on_order(self, _: int) -> None:
        self.view.clear_sorting()
        self._show_rows()

    def _on_day(self, day: QDate) -> None:
        self.session.choose_day(date(day.year(), day.month(), day.day()))

    def _on_mask(self, is_unmasked: bool) -> None:  # noqa: FBT001 - the state of the switch
        self._is_unmasked = is_unmasked
        self.card.unmask(is_unmasked)
        self._model.set_rows(self._entries)

    def _save(self, edited: Edited) -> None:
        save_record(self.session.store, MEMBERS, edited.record)

    def _new(self) -> None:
        self.tasks.enrol(self.view.select)

    def _edit(self) -> None:
        current = self.view.selection.current
        if current is not None:
            self._on_opened_row(current)

    def _remove(self) -> None:
        current = self.view.selection.current
        if current is not None:
            self.tasks.remove(current)

    def _import(self) -> None:
        self.outputs.import_roster()

    # Order by hand

    def _move_up(self) -> None:
        self.move_picked(-1)

    def _move_down(self) -> None:
        self.move_picked(1)

    def move_picked(self, step: int) -> None:
        """Move the picked person past the next one shown and keep the order as the hand order.

        Everybody in the book gets a place, so that moving within a filter or a branch leaves the others where they are.
        """
        current = self.view.selection.current
        shown = [entry.member.id for entry in self._model.rows()]
        if current not in shown or not 0 <= shown.index(current) + step < len(shown):
            return
        neighbour = shown[shown.index(current) + step]
        ids = [one for one in self._everybody() if one != current]
        ids.insert(ids.index(neighbour) + (step > 0), current)
        order_by_hand(self.session.store, ids)
        self._order.setCurrentIndex(self._order.findData(Order.HAND.value))
        self.view.select(current)

    def _everybody(self) -> list[int]:
        """The members of the whole book in the order that is chosen."""
        day = self.session.place.as_of
        entries = [*roster_on(self._facts, day), *former_on(self._facts, day)]
        return list(dict.fromkeys(one.member.id for one in in_order(entries, self.order, names_of(self.session.store))))


def _look(column: Column[RosterEntry]) -> tuple[str, str, int]:
    return column.key, column.label, column.width
