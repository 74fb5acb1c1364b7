"""民主评议: the appraisal of a year by people, votes and grades; beside it the local scores of the year."""

from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gui.actions import Act, Handlers
from gui.forms.editors import CalmComboBox
from gui.page import Page
from gui.page_banners import PageBanners
from gui.page_frame import FilterChips, PageFrame
from gui.pages.appraisal.board import (
    Refused,
    appraising_units,
    differing_from_roster,
    head_words,
    sheet_for,
    with_typed,
)
from gui.pages.appraisal.card import AppraisalCard
from gui.pages.appraisal.grid import AppraisalGrid, Typed
from gui.pages.appraisal.lines import AppraisalLine, appraisal_lines
from gui.pages.appraisal.outputs import SCORES, TALLY, AppraisalOutputs, Chosen
from gui.pages.appraisal.scores import SCORE_COLUMNS
from gui.pages.appraisal.scores_part import ScoresPart
from gui.pages.appraisal.strip import AppraisalStrip, count_words
from gui.pages.appraisal.tasks import AppraisalTasks
from gui.session import Place
from gui.shell import Shell
from gui.widgets import ActionButton, EmptyState, Tone, Words, column, label, plain_button, primary_button
from ledger.appraisal.facts import AppraisalFacts
from ledger.appraisal.sheet import AppraisalSheet
from ledger.appraisal.summary import AppraisalSummary, summary_of
from ledger.checks.life.attending import names_of
from ledger.codes.appraisal import GRADE
from ledger.kind import RecordKind
from ledger.kinds.appraisal import APPRAISAL_RESULTS, APPRAISALS, MEMBER_SCORES, AppraisalResult
from ledger.kinds.meetings import MEETING_UNITS, MEETINGS
from ledger.kinds.organisation import OrgUnit
from ledger.roster.facts import RosterFacts
from ledger.roster.search import matches
from operations.appraisal.reading import APPRAISAL_KINDS, read_appraisals
from operations.facts import ROSTER_KINDS
from operations.preferences import ROSTER_ORDER, preference
from operations.tables import names_of as names_of_book
from storage.store import ChangeSet


class Part(StrEnum):
    """The two parts of the page."""

    APPRAISAL = "appraisal"
    SCORES = "scores"


class AppraisalPage(Page):
    """The appraisal of the unit and year that the user looks at; the year is the one appraised."""

    key: ClassVar[str] = "appraisal"
    title: ClassVar[str] = "民主评议"
    icon: ClassVar[str] = "square-check"
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = (*ROSTER_KINDS, *APPRAISAL_KINDS, MEETINGS, MEETING_UNITS)
    opens: ClassVar[frozenset[str]] = frozenset({APPRAISALS.key, APPRAISAL_RESULTS.key, MEMBER_SCORES.key})
    search_hint: ClassVar[str] = "姓名、拼音首字母"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._facts: AppraisalFacts | None = None
        self._roster: RosterFacts | None = None
        self._units: list[OrgUnit] = []
        self._unit_id: int | None = None
        self._sheet: AppraisalSheet | None = None
        self._summary: AppraisalSummary | None = None
        self._lines: tuple[AppraisalLine, ...] = ()
        self._search = ""
        self.tasks = AppraisalTasks(shell, self)
        self.outputs = AppraisalOutputs(shell, self, self._chosen)
        self.grid = AppraisalGrid(shell)
        self.strip = AppraisalStrip()
        self.card = AppraisalCard(shell)
        self.scores = ScoresPart(shell, self, self.tasks)
        self.parts = FilterChips(((Part.APPRAISAL, "评议"), (Part.SCORES, "考评得分")))
        self.unit_box = CalmComboBox()
        self.banners = PageBanners(shell.theme)
        self.body = QWidget()
        self.begin_command, self.score_command = self._primary("开始评议"), self._primary("登记得分")
        self.begin_button = primary_button("开始评议")
        self.before_button = plain_button("看上一年度")
        self._empty = self._made_empty()
        self.frame = PageFrame(shell, self.title)
        self._build()
        self._connect()

    # The page interface

    def refresh(self, changes: ChangeSet | None) -> None:
        """Read the appraisals again; the roster only when it may have changed."""
        if changes is None or any(changes.touches(kind) for kind in ROSTER_KINDS):
            self._roster = None
        self._facts = read_appraisals(self.session.store, self._roster)
        self._roster = self._facts.roster
        self._offer_units(self.session.place)
        self._show()

    def handlers(self) -> Handlers:
        """Ctrl+N begins the year or enters a score; F2 types into the cell; Ctrl+P prints the tally or the scores."""
        found: Handlers = {Act.IMPORT: self._import, Act.EXPORT: self._save_sheet, Act.PRINT: self._print}
        if self._part == Part.SCORES:
            found |= self.scores.handlers()
        elif self._sheet is None:
            found |= {Act.NEW: self._begin} if self._unit_id is not None else {}
        elif self.grid.current is not None:
            found[Act.EDIT] = self.grid.edit_current
        return found

    def status_text(self) -> str:
        """The figures of the appraisal, or how many scores there are."""
        if self._part == Part.SCORES:
            return self.scores.status_text()
        if self._summary is None:
            return f"{self.session.place.year} 年度 没有民主评议"
        return f"{self._summary.took_part} 人 · {count_words(self._summary)}"

    def search(self, text: str) -> None:
        """Show only whose name or initials contain what was typed."""
        self._search = text
        self._show()

    def show_record(self, kind: str, record_id: int) -> None:
        """Go to an appraisal, a line of one, or a score, also of another year."""
        store = self.session.store
        if kind == MEMBER_SCORES.key:
            self.session.choose_year(store.get(MEMBER_SCORES, record_id).for_year)
            self._go_to(Part.SCORES)
            self.scores.table.select(record_id)
            return
        result = store.get(APPRAISAL_RESULTS, record_id) if kind == APPRAISAL_RESULTS.key else None
        one = store.get(APPRAISALS, (result.appraisal_id or 0) if result else record_id)
        self._unit_id = one.org_unit_id
        self.session.choose_year(one.for_year)
        self._go_to(Part.APPRAISAL)
        self.refresh(None)
        if result is not None and self.grid.choose(result.member_id or 0):
            self._open_card(result.member_id or 0)

    def dismiss(self) -> bool:
        """Close the card."""
        return self.frame.card.close_card()

    # Building

    def _made_empty(self) -> EmptyState:
        words = "开始以后，按评议当天的名册列出应参评的党员：正式党员评定等次，预备党员参加评议、不定等次。"
        return EmptyState(
            self.shell.theme, self.icon, "这一年度还没有民主评议", words, self.begin_button, self.before_button
        )

    def _build(self) -> None:
        frame = self.frame
        self.body.setLayout(column(self.strip, self.grid, gap=8, margins=(20, 0, 20, 0)))
        self.body.setFocusProxy(self.grid)
        frame.set_body(self.body, self._empty, self.scores.table, self.scores.empty)
        frame.add_filter(self.parts)
        self.bar = label("|", Words.SECONDARY)
        frame.add_filter(self.bar)
        frame.add_filter(self.unit_box)
        frame.add_banner(self.banners)
        self.head_action = self._action("评议概况（会议、测评票、日期）…", self._change_head)
        self.tell_action = self._action("登记告知本人…", self._tell)
        self.roster_action = self._action("按当天名册更新名单", self._follow_roster)
        self.remove_action = self._action("删除本年度评议…", self._remove)
        frame.add_menu(
            "评议",
            "pencil",
            (self.head_action, self.tell_action, self.roster_action, None, self.remove_action),
        )
        frame.add_menu("导入", "file-input", self.outputs.importing)
        frame.add_menu("打印", "printer", (*self.outputs.printing, None, Act.EXPORT))
        frame.add_head(self.begin_command)
        frame.add_head(self.score_command)
        self.setLayout(column(frame, gap=0))
        self.unit_box.setMinimumWidth(self.shell.theme.px(160))

    def _connect(self) -> None:
        self.parts.chosen.connect(lambda _: self._on_part())
        self.unit_box.activated.connect(self._on_unit)
        self.begin_button.clicked.connect(self._begin)
        self.before_button.clicked.connect(self._go_back_a_year)
        self.strip.head_asked.connect(self._change_head)
        self.grid.typed.connect(self._on_typed)
        self.grid.moved.connect(self._on_moved_in_grid)
        self.grid.opened.connect(self._on_opened_line)
        self.grid.menu_asked.connect(self._open_menu)
        self.card.edited.connect(self._on_edited)
        self.scores.table.picked.connect(lambda _: self.state_changed.emit())
        self.scores.take_button.clicked.connect(self._import)

    def _primary(self, text: str) -> ActionButton:
        """What Ctrl+N does in a part of the page."""
        made = ActionButton(self.shell.actions[Act.NEW], text, "primary")
        self.shell.theme.give_icon(made, "plus", "on_accent")
        return made

    def _action(self, text: str, act: Any) -> QAction:
        made = QAction(text, self)
        made.triggered.connect(lambda _checked: act())
        return made

    # Showing

    @property
    def _part(self) -> str:
        return self.parts.current

    def _today(self) -> date:
        return self.session.clock().date()

    def _here(self) -> AppraisalFacts:
        if self._facts is None:
            raise RuntimeError("nothing is shown before a book is open")
        return self._facts

    def _chosen(self) -> Chosen:
        if self._part == Part.SCORES:
            return Chosen(self.session.place.unit_id)
        line = self.grid.current
        return Chosen(self._unit_id or self.session.place.unit_id, line.result.member_id if line else None)

    def _offer_units(self, place: Place) -> None:
        facts = self._here()
        self._units = appraising_units(facts, place.unit_id, place.year)
        ids = [unit.id for unit in self._units]
        if self._unit_id not in ids:
            appraised = [one.org_unit_id for one in facts.of_year(place.year, place.unit_id)]
            self._unit_id = next((one for one in ids if one in appraised), ids[0] if ids else None)
        self.unit_box.clear()
        for unit in self._units:
            is_there = sheet_for(facts, unit.id, place.year) is not None
            self.unit_box.addItem(unit.short_name if is_there else f"{unit.short_name}（未评议）", unit.id)
        self.unit_box.setCurrentIndex(ids.index(self._unit_id) if self._unit_id in ids else -1)

    def _show(self) -> None:
        if self._facts is None:
            return
        facts, year = self._facts, self.session.place.year
        self._sheet = sheet_for(facts, self._unit_id, year) if self._unit_id is not None else None
        is_appraisal = self._part == Part.APPRAISAL
        for widget in (self.bar, self.unit_box):
            widget.setVisible(is_appraisal and len(self._units) > 1)
        self.begin_command.setVisible(is_appraisal and self._sheet is None)
        self.score_command.setVisible(not is_appraisal)
        for action in (self.head_action, self.tell_action, self.roster_action, self.remove_action):
            action.setEnabled(self._sheet is not None and is_appraisal)
        if self._part == Part.SCORES:
            self.scores.show(facts, self._search)
            self.frame.show_body(self.scores.body)
            self.frame.set_sums("")
        else:
            self._show_appraisal(facts)
        self._show_banners(facts)
        self.state_changed.emit()

    def _show_appraisal(self, facts: AppraisalFacts) -> None:
        if self._sheet is None:
            self._summary, self._lines = None, ()
            self.grid.grid_model.set_lines(())
            self.frame.card.close_card()
            self.begin_button.setEnabled(self._unit_id is not None)
            self.before_button.setVisible(bool(facts.of_year(self.session.place.year - 1, self._unit_id)))
            self.frame.show_body(self._empty)
            return
        store = self.session.store
        self._summary = summary_of(facts, self._sheet)
        self._lines = appraisal_lines(facts, self._sheet, preference(store, ROSTER_ORDER), names_of_book(store))
        self.strip.show_summary(head_words(facts, self._sheet.appraisal), self._summary)
        self.grid.grid_model.set_lines([one for one in self._lines if matches(one.searched, self._search)])
        self.frame.show_body(self.body)
        self._refresh_card()
        self._say_line()

    def _show_banners(self, facts: AppraisalFacts) -> None:
        self.banners.clear()
        if self._sheet is None or self._part == Part.SCORES:
            return
        missing, gone = differing_from_roster(facts, self._sheet)
        parts = [f"名册中的{names_of(missing)}不在名单里"] if missing else []
        parts += [f"名单中的{names_of(gone)}不在当天名册中"] if gone else []
        if parts:
            self.banners.say(f"{'，'.join(parts)}。", Tone.WARN, "按名册更新", self._follow_roster)

    def _say_line(self) -> None:
        """What is to be said about the line that has the keyboard, else how votes are typed."""
        line = self.grid.current
        found = "".join(one.sentence for one in line.problems) if line is not None else ""
        usual = "键入票数后按回车到下一名；在评定等次栏按1至5评定，回车或双击姓名打开登记内容。"
        self.frame.set_sums(found or usual)

    def _refresh_card(self) -> None:
        if self.frame.card.isHidden():
            return
        if any(one.result.member_id == self.card.member_id for one in self._lines):
            self._open_card(self.card.member_id)
        else:
            self.frame.card.close_card()

    def _open_card(self, member_id: int) -> None:
        line = next((one for one in self._lines if one.result.member_id == member_id), None)
        if line is not None:
            self.card.show_line(line)
            self.frame.card.show_body(self.card.heading, self.card, self.card.subtitle)

    # Slots

    def _go_to(self, part: Part) -> None:
        if self._part != part:
            self.parts.choose(part)

    def _on_part(self) -> None:
        self.card.form.flush()
        self.frame.card.close_card()
        self._show()

    def _on_unit(self, place: int) -> None:
        self._unit_id = self.unit_box.itemData(place)
        self.frame.card.close_card()
        self._show()

    def _on_typed(self, typed: tuple[Typed, ...]) -> None:
        if self._sheet is None:
            return
        made = with_typed(self._sheet, typed)
        if isinstance(made, Refused):
            self.shell.notices.say(made.sentence)
            self.grid.type_again(made.typed)
        elif made != self._sheet and not self.tasks.save(self._here(), made):
            self.refresh(None)

    def _on_edited(self, result: AppraisalResult) -> None:
        if self._sheet is not None and not self.tasks.save(self._here(), self._sheet.with_result(result)):
            self.refresh(None)

    def _on_moved_in_grid(self) -> None:
        line = self.grid.current
        if line is not None and not self.frame.card.isHidden():
            self._open_card(line.result.member_id or 0)
        self._say_line()
        self.state_changed.emit()

    def _on_opened_line(self, member_id: int) -> None:
        self._open_card(member_id)
        self.card.form.go_to("self_view")

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        for label_ in (*GRADE.labels, ""):
            menu.addAction(f"评为{label_}" if label_ else "取消等次", lambda chosen=label_: self.grid.set_grade(chosen))
        menu.addSeparator()
        line = self.grid.current
        if line is not None:
            menu.addAction("登记内容…", lambda: self._on_opened_line(line.result.member_id or 0))
            menu.addAction("打印登记表…", lambda: self.outputs.print_register("appraisal_form", line.result.member_id))
        menu.addSeparator()
        menu.addAction(self.tell_action)
        menu.popup(where)

    # Commands

    def _begin(self) -> None:
        if self._unit_id is not None and self.tasks.begin(self._unit_id, self.session.place.year):
            self.grid.setFocus()

    def _go_back_a_year(self) -> None:
        self.session.choose_year(self.session.place.year - 1)

    def _change_head(self) -> None:
        if self._sheet is not None:
            self.tasks.change_head(self._here(), self._sheet)

    def _tell(self) -> None:
        if self._sheet is not None:
            self.tasks.tell(self._sheet.appraisal.id)

    def _follow_roster(self) -> None:
        if self._sheet is not None:
            self.tasks.follow_roster(self._sheet.appraisal.id)

    def _remove(self) -> None:
        if self._sheet is not None:
            self.tasks.remove(self._sheet.appraisal)

    def _import(self) -> None:
        self.outputs.import_shown(is_scores=self._part == Part.SCORES)

    def _print(self) -> None:
        self.outputs.print_register(SCORES if self._part == Part.SCORES else TALLY)

    def _save_sheet(self) -> None:
        if self._part == Part.SCORES:
            self.outputs.save_scores(SCORE_COLUMNS, self.scores.model.rows())
        else:
            self.outputs.save_lines(self.grid.grid_model.lines)
