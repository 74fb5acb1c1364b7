"""年度数据: every figure of the year, what fills it and what is still missing."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from gui.actions import Act, Handlers
from gui.figure_facts import FigureFactsKeeper
from gui.forms.editors import CalmComboBox
from gui.page import Page
from gui.page_frame import FilterChips, PageFrame
from gui.pages.figures import outputs
from gui.pages.figures.counting import Counted, Counting, Drilled, YearCounter, drill
from gui.pages.figures.detail import FigureDetail
from gui.pages.figures.lines import (
    ALL_GROUPS,
    DUTY_COLUMNS,
    FIGURE_COLUMNS,
    GAPS,
    PARTS,
    POPULATION_COLUMNS,
    DutyLine,
    FigureLine,
    PartChip,
    PopulationRow,
    duty_lines,
    figure_lines,
    groups_of,
    population_rows,
)
from gui.pages.figures.people import DutyDetail, PeopleDetail
from gui.pages.figures.tasks import FigureTasks
from gui.shell import Shell
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.widgets import EmptyState, column, plain_button, primary_button
from ledger.figures.own import own_key
from ledger.kind import RecordKind
from ledger.kinds.figures import DUTIES, OWN_FIGURES
from storage.store import ChangeSet

_MENU: tuple[Act | None, ...] = (Act.NEW, Act.EDIT, Act.DELETE, None, Act.PRINT, Act.EXPORT)


class FiguresPage(Page):
    """The figures of the organisation and year that the user looks at.

    The facts come with the self-check; own figures and duties are the only records that concern the page itself.
    """

    key: ClassVar[str] = "figures"
    title: ClassVar[str] = "年度数据"
    icon: ClassVar[str] = "chart-column"
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = (OWN_FIGURES, DUTIES)
    opens: ClassVar[frozenset[str]] = frozenset({OWN_FIGURES.key, DUTIES.key})
    search_hint: ClassVar[str] = "数据名称"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._counted: Counted | None = None
        self._lines: list[FigureLine] = []
        self._wanted: tuple[str, int] | None = None
        self._drilled = 0
        self.keeper = FigureFactsKeeper(shell, self, self._connections)
        self.tasks = FigureTasks(shell, self, self._counting)
        self.outputs = outputs.FigureOutputs(shell, self)
        theme = shell.theme
        self.model = TableModel(FIGURE_COLUMNS, lambda one: one.number, lambda one: one.label, theme, self)
        self.table: TableView[FigureLine] = TableView(shell, "figures", self.model, _MENU)
        self.people_model = TableModel(
            POPULATION_COLUMNS, lambda one: one.number, lambda one: one.line.label, theme, self
        )
        self.people_table: TableView[PopulationRow] = TableView(shell, "population", self.people_model)
        self.duty_model = TableModel(DUTY_COLUMNS, lambda one: one.number, lambda one: one.year.duty.text, theme, self)
        self.duty_table: TableView[DutyLine] = TableView(shell, "duties", self.duty_model, _MENU)
        self.detail, self.people, self.duty = FigureDetail(shell), PeopleDetail(shell), DutyDetail(shell)
        self.parts = FilterChips(PARTS)
        self.groups = CalmComboBox()
        self.counter = YearCounter(shell, self)
        self.waiting = EmptyState(theme, "refresh-cw", "正在统计", "从会议、谈话、台账、发展党员和名册中逐项统计。")
        self.no_duties = self._made_no_duties()
        self.frame = PageFrame(shell, self.title)
        self._build()
        self._connect()

    # The page interface

    def refresh(self, changes: ChangeSet | None) -> None:
        """Count again; own figures and duties are read at once, the rest comes from the self-check."""
        if changes is not None:
            self.keeper.read_own()
        self._count()

    def handlers(self) -> Handlers:
        """Print and save always; new, edit and delete for own figures and duties."""
        found: Handlers = {Act.PRINT: self._print, Act.EXPORT: self._save_sheet, Act.COLUMNS: self._choose_columns}
        if self._counted is None:
            return found
        if self._part == PartChip.FIGURES:
            found[Act.NEW] = self.tasks.add_figure
            line = self._current_figure()
            if line is not None and line.figure.definition.is_own:
                definition = line.figure.definition
                found[Act.EDIT] = lambda: self.tasks.edit_figure(definition)
                found[Act.DELETE] = lambda: self.tasks.remove_figure(definition)
        elif self._part == PartChip.DUTIES:
            found[Act.NEW] = self.tasks.add_duty
            chosen = self._current_duty()
            if chosen is not None:
                found[Act.EDIT] = lambda: self.tasks.edit_duty(chosen.year.duty)
                found[Act.DELETE] = lambda: self.tasks.remove_duty(chosen.year.duty)
        return found

    def status_text(self) -> str:
        """How many figures there are and how many no record fills."""
        if self._counted is None:
            return "正在统计"
        year = self._counted.counting.asked.year
        if self._part == PartChip.POPULATION:
            return f"{year} 年末 党员 {self._counted.population.everybody.total} 名"
        if self._part == PartChip.DUTIES:
            lines = self.duty_model.rows()
            return f"{year} 年 规定动作 {len(lines)} 项 · 有缺的 {sum(one.is_short for one in lines)} 项"
        gaps = sum(one.figure.is_gap for one in self._lines)
        return f"{year} 年 数据 {len(self._lines)} 项 · 没有记录 {gaps} 项 · 显示 {self.model.rowCount()} 项"

    def search(self, text: str) -> None:
        """Show only what contains every word."""
        for model in (self.model, self.people_model, self.duty_model):
            model.filter(text)
        self.state_changed.emit()

    def show_record(self, kind: str, record_id: int) -> None:
        """Show an own figure or a duty."""
        self._wanted = (kind, record_id)
        self.parts.choose(PartChip.FIGURES if kind == OWN_FIGURES.key else PartChip.DUTIES)
        self._go_to_wanted()

    def show_part(self, part: str) -> None:
        """A part by its key, or the gaps of the figures."""
        if part == GAPS:
            self.parts.choose(PartChip.FIGURES)
            self.groups.setCurrentIndex(max(self.groups.findData(GAPS), 0))
        elif part in set(PartChip):
            self.parts.choose(part)

    def dismiss(self) -> bool:
        """Esc closes the card or takes back the filter."""
        if self.frame.card.close_card():
            return True
        if self.groups.currentData():
            self.groups.setCurrentIndex(0)
            return True
        return False

    # Building

    def _build(self) -> None:
        frame = self.frame
        frame.set_body(self.table, self.people_table, self.duty_table, self.waiting, self.no_duties)
        frame.add_filter(self.parts)
        self.groups.setAccessibleName("类别")
        frame.add_option(self.groups)
        frame.add_menu("打印", "printer", (*self.outputs.actions, None, Act.EXPORT))
        frame.add_primary(Act.NEW, "新增")
        self.setLayout(column(frame, gap=0))
        self.setFocusProxy(self.table)
        self._offer_groups()

    def _made_no_duties(self) -> EmptyState:
        own, proposal = primary_button("新增规定动作"), plain_button("采用建议的一套…")
        own.clicked.connect(lambda _checked: self.tasks.add_duty())
        proposal.clicked.connect(lambda _checked: self.tasks.take_over())
        words = "本单位每年、每季、每月必须做的事（如“六个一”）登记在这里，程序按已有的记录自动核对，不用打钩。"
        return EmptyState(self.shell.theme, "square-check", "还没有规定动作", words, own, proposal)

    def _connect(self) -> None:
        self.keeper.renewed.connect(self._on_renewed)
        self.parts.chosen.connect(lambda _: self._show_chosen_part())
        self.groups.currentIndexChanged.connect(lambda _: self._show_figures())
        self.counter.counted.connect(self._on_counted)
        self.table.picked.connect(lambda _: self._follow_figure())
        self.people_table.picked.connect(lambda _: self._follow_people())
        self.duty_table.picked.connect(lambda _: self._follow_duty())
        self.table.opened.connect(lambda _: self._enter(self.detail.table))
        self.people_table.opened.connect(lambda _: self._enter(self.people.table))
        self.duty_table.opened.connect(lambda _: self._enter(self.duty.table))
        for body in (self.detail, self.people, self.duty):
            body.record_asked.connect(self.session.ask_for)

    # Counting

    def _counting(self) -> Counting:
        given = self.keeper.given
        if given is None:
            raise RuntimeError("nothing is counted before the book is read")
        return Counting(given, self.keeper.asked)

    def _on_renewed(self) -> None:
        """The self-check has read the book again; a hidden page counts when it is shown."""
        if self.isVisible():
            self._count()
        else:
            self._is_stale = True

    def _count(self) -> None:
        if self.keeper.given is None:
            self._counted = None
            self.frame.show_body(self.waiting)
            self.frame.card.close_card()
            return
        self.counter.start(self._counting())

    def _on_counted(self, counted: Counted) -> None:
        place = self.session.place
        if (counted.counting.asked.year, counted.counting.asked.unit_id) != (place.year, place.unit_id):
            return
        self._counted = counted
        self._lines = figure_lines(counted)
        self._offer_groups()
        self.people_model.set_rows(population_rows(counted.population))
        self.duty_model.set_rows(duty_lines(counted.duties))
        self._show_figures()
        self._show_chosen_part()
        self._go_to_wanted()

    # Showing

    @property
    def _part(self) -> str:
        return self.parts.current

    def _offer_groups(self) -> None:
        chosen = self.groups.currentData() or ALL_GROUPS
        gaps = sum(one.figure.is_gap for one in self._lines)
        self.groups.blockSignals(True)
        self.groups.clear()
        self.groups.addItem("全部类别", ALL_GROUPS)
        self.groups.addItem(f"没有记录的 {gaps}", GAPS)
        for group in groups_of(self._lines):
            self.groups.addItem(group, group)
        self.groups.setCurrentIndex(max(self.groups.findData(chosen), 0))
        self.groups.blockSignals(False)

    def _show_figures(self) -> None:
        group = self.groups.currentData() or ALL_GROUPS
        self.model.set_rows(one for one in self._lines if one.is_in(group))
        self.state_changed.emit()

    def _show_chosen_part(self) -> None:
        """The table of the part, with the card of what is chosen in it."""
        part = self._part
        self.groups.setVisible(part == PartChip.FIGURES)
        if self._counted is None:
            self.frame.show_body(self.waiting)
            return
        if part == PartChip.DUTIES and not self.duty_model.total:
            self.frame.show_body(self.no_duties)
            self.frame.card.close_card()
        else:
            table, follow = self._parts_of_page()[part]
            self.frame.show_body(table)
            follow()
        self.state_changed.emit()

    def _parts_of_page(self) -> dict[str, tuple[QWidget, Callable[[], None]]]:
        return {
            PartChip.FIGURES: (self.table, self._follow_figure),
            PartChip.POPULATION: (self.people_table, self._follow_people),
            PartChip.DUTIES: (self.duty_table, self._follow_duty),
        }

    def _current_figure(self) -> FigureLine | None:
        current = self.table.selection.current
        return next((one for one in self._lines if one.number == current), None)

    def _current_duty(self) -> DutyLine | None:
        current = self.duty_table.selection.current
        return next((one for one in self.duty_model.rows() if one.number == current), None)

    def _follow_figure(self) -> None:
        line = self._current_figure()
        if self._part != PartChip.FIGURES or self._counted is None:
            return
        if line is None:
            self.frame.card.close_card()
        else:
            self.detail.show_line(line, self._counted.counting.given.facts)
            self.frame.card.show_body(line.label, self.detail)
            self._drill(line)
        self.state_changed.emit()

    def _drill(self, line: FigureLine) -> None:
        """The charts of a figure, unless another one is chosen before they are counted."""
        self._drilled += 1
        number = self._drilled

        def take(drilled: Drilled) -> None:
            if number == self._drilled:
                self.detail.show_bars(drilled)

        if self._counted is None:
            return
        counting = self._counted.counting
        values = (counting.given, line.figure.definition, counting.asked)
        self.shell.tasks.run("正在统计", drill, values, take, is_quiet=True)

    def _follow_people(self) -> None:
        current = self.people_table.selection.current
        line = next((one for one in self.people_model.rows() if one.number == current), None)
        if self._part != PartChip.POPULATION:
            return
        if line is None:
            self.frame.card.close_card()
            return
        self.people.show_people(line.line.people)
        self.frame.card.show_body(line.line.label, self.people, f"{line.line.total} 名")

    def _follow_duty(self) -> None:
        line = self._current_duty()
        if self._part != PartChip.DUTIES or self._counted is None:
            return
        if line is None:
            self.frame.card.close_card()
        else:
            self.duty.show_line(line, self._counted.counting.given.facts)
            self.frame.card.show_body(line.year.duty.text, self.duty, line.unit.short_name)
        self.state_changed.emit()

    def _enter(self, table: TableView[Any]) -> None:
        """Enter goes to the records behind, where Enter opens one."""
        if table.model().rowCount():
            if table.selection.current is None:
                table.selectRow(0)
            table.setFocus()

    def _go_to_wanted(self) -> None:
        """Choose the record that was asked for, as soon as it is counted."""
        if self._wanted is None or self._counted is None:
            return
        kind, number = self._wanted
        if kind == OWN_FIGURES.key:
            places = [one.number for one in self._lines if one.figure.definition.key == own_key(number)]
            found = any(self.table.select(place) for place in places)
        else:
            lines = [one.number for one in self.duty_model.rows() if one.year.duty.id == number]
            found = bool(lines) and self.duty_table.select(lines[0])
        if found:
            self._wanted = None

    # Commands

    def _print(self) -> None:
        keys = {PartChip.POPULATION: outputs.STATISTICS, PartChip.DUTIES: outputs.DUTIES}
        self.outputs.preview(keys.get(PartChip(self._part), outputs.YEAR_TABLE))

    def _save_sheet(self) -> None:
        if self._part == PartChip.POPULATION:
            self.outputs.save_sheet("党员统计", POPULATION_COLUMNS, self.people_model.rows())
        elif self._part == PartChip.DUTIES:
            self.outputs.save_sheet("规定动作", DUTY_COLUMNS, self.duty_model.rows())
        else:
            self.outputs.save_sheet("年度数据", FIGURE_COLUMNS, self.model.rows())

    def _choose_columns(self) -> None:
        if self._part == PartChip.POPULATION:
            self.people_table.choose_columns()
        elif self._part == PartChip.DUTIES:
            self.duty_table.choose_columns()
        else:
            self.table.choose_columns()
