"""年度总结: the texts of a year, written with figures that follow the records."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QSplitter

from gui import messages
from gui.actions import Act, Handlers
from gui.figure_facts import FigureFactsKeeper
from gui.forms.editors import CalmComboBox
from gui.page import Page
from gui.page_frame import PageFrame
from gui.pages.summary.field_editor import FieldEditor
from gui.pages.summary.filler import Filler
from gui.pages.summary.menus import FieldMenu, fill_form_menu
from gui.pages.summary.preview import FilledView
from gui.pages.summary.tasks import SummaryTasks
from gui.shell import Shell
from gui.widgets import EmptyState, Words, column, label, menu_button, primary_button, row
from ledger.errors import KnownError
from ledger.figures.summary import Filled, readable, stored
from ledger.kind import RecordKind
from ledger.kinds.figures import DUTIES, OWN_FIGURES, SUMMARIES, SUMMARY_TEMPLATES, Summary
from operations.figures.filling import labels_of
from operations.figures.summaries import asked_of, save_summary
from operations.registers import Period, RegisterOptions
from storage.store import ChangeSet

_DRAFT_PAUSE_MS = 400
_REGISTER = "summary"


class SummaryPage(Page):
    """The texts of the organisation and year that the user looks at.

    What is typed is kept as a draft at once and stored in the book when the editor is left, as one change.
    """

    key: ClassVar[str] = "summary"
    title: ClassVar[str] = "年度总结"
    icon: ClassVar[str] = "file-text"
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = (SUMMARIES, SUMMARY_TEMPLATES, OWN_FIGURES, DUTIES)
    opens: ClassVar[frozenset[str]] = frozenset({SUMMARIES.key, SUMMARY_TEMPLATES.key})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._summary = Summary()
        self._labels: dict[str, str] = {}
        self._gaps = 0
        self._draft_pause = QTimer(self, singleShot=True, interval=_DRAFT_PAUSE_MS)
        self._draft_pause.timeout.connect(self._keep_draft)
        self.keeper = FigureFactsKeeper(shell, self, self._connections)
        self.tasks = SummaryTasks(shell, self, self.keeper)
        self.filler = Filler(shell, self)
        self.choice = CalmComboBox()
        self.state = label("", Words.SECONDARY)
        self.heading = QLineEdit()
        self.editor = FieldEditor(shell.theme)
        self.view = FilledView(shell)
        self.field_menu, self.form_menu, self.more_menu = FieldMenu(self), QMenu(self), QMenu(self)
        self.frame = PageFrame(shell, self.title)
        self.empty = self._made_empty()
        self.waiting = EmptyState(shell.theme, "refresh-cw", "正在统计", "正文中的数据从记录中统计。")
        self._build()
        self._connect()

    # The page interface

    def refresh(self, changes: ChangeSet | None) -> None:
        """Show the texts of the year; what is being typed stays."""
        if changes is not None:
            self.keeper.read_own()
        self._show_texts()

    def handlers(self) -> Handlers:
        """New and print always; delete for a text."""
        found: Handlers = {Act.NEW: self._begin} if self.keeper.given is not None else {}
        if self._summary.id:
            found[Act.PRINT] = self._print
            found[Act.DELETE] = lambda: self.tasks.remove(self._saved())
        return found

    def status_text(self) -> str:
        """How many texts there are, and how much is blank in the one shown."""
        count = self.choice.count()
        words = f"{self.session.place.year} 年 总结 {count} 篇"
        return f"{words} · 待填 {self._gaps} 处" if self._summary.id else words

    def show_record(self, kind: str, record_id: int) -> None:
        """Show a text; a template is changed through a text made from it."""
        store = self.session.store
        summary = store.find(SUMMARIES, record_id) if kind == SUMMARIES.key else None
        if summary is None:
            return
        self._leave()
        self.session.choose_year(summary.year)
        if summary.org_unit_id is not None:
            self.session.choose_unit(summary.org_unit_id)
        self._show_texts(record_id)

    def hideEvent(self, event: QHideEvent) -> None:
        """Store what was typed before another page comes."""
        self._leave()
        super().hideEvent(event)

    # Building

    def _build(self) -> None:
        frame = self.frame
        self.choice.setAccessibleName("总结")
        self.choice.setSizeAdjustPolicy(CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(26)
        self.heading.setAccessibleName("标题")
        self.heading.setPlaceholderText("标题")
        frame.add_filter(self.choice)
        frame.add_filter(self.state)
        self.insert_button = menu_button("插入数据", self.field_menu, "bordered")
        self.form_button = menu_button("写法", self.form_menu, "bordered")
        self.form_button.setToolTip("光标所在数据的写法：原数、超、余、以上、比上年增减")
        frame.add_option(self.insert_button)
        frame.add_option(self.form_button)
        self._fill_more()
        self.more_button = menu_button("定稿和模板", self.more_menu, "bordered")
        frame.add_head(self.more_button)
        frame.add_command(Act.PRINT)
        frame.add_primary(Act.NEW, "新建总结")
        fill_form_menu(self.form_menu, self._give_form)
        written = QFrame()
        written.setProperty("role", "page")
        head = row(self.heading)
        layout = column(gap=8, margins=(20, 0, 12, 12))
        layout.addLayout(head)
        layout.addWidget(self.editor, 1)
        written.setLayout(layout)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(written)
        self.splitter.addWidget(self.view)
        self.splitter.setSizes([560, 480])
        frame.set_body(self.empty, self.splitter, self.waiting)
        self.setLayout(column(frame, gap=0))
        self.setFocusProxy(self.editor)

    def _fill_more(self) -> None:
        self.finish_action = self._action("定稿…", self._finish)
        entries: tuple[tuple[str, Callable[[], object]], ...] = (
            ("把本文存为该类总结的模板", lambda: self.tasks.keep_as_template(self._saved())),
            ("另存为新模板…", lambda: self.tasks.keep_as_new_template(self._saved())),
            ("恢复程序自带的模板", lambda: self.tasks.reset_template(self._saved())),
        )
        self.more_menu.addAction(self.finish_action)
        self.more_menu.addSeparator()
        for text, act in entries:
            self.more_menu.addAction(self._action(text, act))

    def _action(self, text: str, act: Callable[[], object]) -> QAction:
        made = QAction(text, self)
        made.triggered.connect(lambda _checked: act() if self._summary.id else None)
        return made

    def _made_empty(self) -> EmptyState:
        button = primary_button("新建总结…")
        button.clicked.connect(lambda _checked: self._begin())
        words = "从年度总结、述职报告、半年小结或上报表的模板开始，数据由记录自动填写，没有记录的留出待填的空白。"
        return EmptyState(self.shell.theme, "file-text", "这一年还没有总结", words, button)

    def _connect(self) -> None:
        self.keeper.renewed.connect(self._on_renewed)
        self.filler.filled.connect(self._on_filled)
        self.choice.currentIndexChanged.connect(lambda _: self._on_choice())
        self.editor.typed.connect(self._on_typed)
        self.heading.textEdited.connect(lambda _: self._on_typed())
        self.editor.left.connect(self._leave)
        self.heading.editingFinished.connect(self._leave)
        self.view.gap_asked.connect(self._go_to_gap)
        self.field_menu.chosen.connect(self._insert)

    # Showing

    def _on_renewed(self) -> None:
        if self.isVisible():
            self._show_texts()
        else:
            self._is_stale = True

    def _show_texts(self, wanted: int = 0) -> None:
        """Fill the list of texts and show the wanted one, else the one shown before, else the newest."""
        given = self.keeper.given
        if given is None:
            self.frame.show_body(self.waiting)
            return
        self._labels = labels_of(given)
        self.field_menu.offer(given, self._labels)
        place = self.session.place
        texts = [
            one
            for one in self.session.store.all(SUMMARIES)
            if one.year == place.year and one.org_unit_id == place.unit_id
        ]
        self.choice.blockSignals(True)
        self.choice.clear()
        for one in texts:
            self.choice.addItem(f"{one.title}{' 定稿' if one.finished_on else ''}", one.id)
        shown = self.choice.findData(wanted or self._summary.id)
        self.choice.setCurrentIndex(shown if shown >= 0 else len(texts) - 1)
        self.choice.blockSignals(False)
        self._show(next((one for one in texts if one.id == self.choice.currentData()), Summary()))

    def _texts_of_year(self) -> list[Summary]:
        place = self.session.place
        texts = self.session.store.all(SUMMARIES)
        return [one for one in texts if (one.year, one.org_unit_id) == (place.year, place.unit_id)]

    def _show(self, summary: Summary) -> None:
        is_same = summary.id == self._summary.id
        is_typing = is_same and summary.id and self._is_touched
        self._summary = summary
        has_text = bool(summary.id)
        for widget in (self.choice, self.state, self.insert_button, self.form_button, self.more_button):
            widget.setVisible(has_text)
        self.frame.show_body(self.splitter if has_text else self.empty)
        if has_text and not is_typing:
            self.heading.setText(summary.title)
            self.editor.show_text(readable(summary.text, self._labels))
            if not is_same:
                self._restore_draft()
        is_final = summary.finished_on is not None
        for button in (self.insert_button, self.form_button):
            button.setEnabled(not is_final)
        self.heading.setReadOnly(is_final)
        self.editor.setReadOnly(is_final)
        self.finish_action.setText("退回草稿" if is_final else "定稿…")
        self.state.setText(f"已定稿 {summary.finished_on.isoformat()}" if summary.finished_on else "草稿")
        self._fill(at_once=True)
        self.state_changed.emit()

    def _fill(self, *, at_once: bool = False) -> None:
        given = self.keeper.given
        if given is not None and self._summary.id:
            asked = asked_of(self._summary, self.session.clock().date())
            self.filler.ask(self._typed_text, given, asked, at_once=at_once)

    def _on_filled(self, filled: Filled) -> None:
        self._gaps = len(filled.gaps)
        codes = (span.field.code for span in filled.gaps if span.field is not None)
        self.editor.show_gaps(frozenset(readable(code, self._labels) for code in codes))
        self.view.show_filled(filled)
        self.state_changed.emit()

    # Typing

    @property
    def _typed_text(self) -> str:
        return stored(self.editor.toPlainText(), self._labels)

    @property
    def _is_touched(self) -> bool:
        typed = (self.heading.text().strip(), self._typed_text)
        return typed != (self._summary.title, self._summary.text)

    def _on_typed(self) -> None:
        self._draft_pause.start()
        self._fill()

    def _on_choice(self) -> None:
        self._leave()
        found = self.session.store.find(SUMMARIES, self.choice.currentData() or 0)
        if found is not None:
            self._show(found)

    def _leave(self) -> None:
        """Store what was typed as one change."""
        self._draft_pause.stop()
        if not self._summary.id or not self._is_touched or not self.session.is_open:
            return
        if self.session.store.find(SUMMARIES, self._summary.id) is None:  # taken out meanwhile
            return
        changed = replace(self._summary, title=self.heading.text().strip(), text=self._typed_text)
        try:
            self._summary = save_summary(self.session.store, changed)
        except KnownError as error:
            self._keep_draft()
            messages.show_known_error(self, error)
            return
        if self.shell.drafts is not None:
            self.shell.drafts.clear(self._draft_key)

    def _saved(self) -> Summary:
        """The text as it stands, stored."""
        self._leave()
        return self._summary

    @property
    def _draft_key(self) -> str:
        return self.session.draft_key(SUMMARIES.key, self._summary.id)

    def _keep_draft(self) -> None:
        if self.shell.drafts is not None and self._summary.id and self._is_touched:
            draft = {"title": self.heading.text(), "text": self._typed_text}
            self.shell.drafts.save(self._draft_key, draft)

    def _restore_draft(self) -> None:
        """What was typed before a crash comes back into the editor; leaving it stores it."""
        draft = self.shell.drafts.load(self._draft_key) if self.shell.drafts is not None else None
        if draft is None or self._summary.finished_on is not None:
            return
        self.heading.setText(str(draft.get("title", self._summary.title)))
        self.editor.show_text(readable(str(draft.get("text", self._summary.text)), self._labels))
        if self._is_touched:
            self.shell.notices.say("上次没有保存的内容已经恢复")

    # Commands

    def _begin(self) -> None:
        self._leave()
        self.tasks.begin(self._show_texts)

    def _finish(self) -> None:
        summary = self._saved()
        if summary.finished_on is not None:
            self.tasks.reopen(summary)
        else:
            self.tasks.finish(summary, self._gaps)

    def _insert(self, name: str, form: str) -> None:
        if not self.editor.isReadOnly() and self._summary.id:
            self.editor.insert_field(name, form)

    def _give_form(self, form: str) -> None:
        if self.editor.isReadOnly() or not self._summary.id:
            return
        if not self.editor.give_form(form):
            self.shell.notices.say("请先把光标放在正文里的一个数据上。")

    def _go_to_gap(self, code: str, nth: int) -> None:
        self.editor.go_to(readable(code, self._labels), nth)

    def _print(self) -> None:
        from gui.printing.preview_window import open_preview  # noqa: PLC0415  paper is loaded when it is wanted

        summary = self._saved()
        options = RegisterOptions(
            as_of=self.session.clock().date(),
            unit_id=summary.org_unit_id,
            record_id=summary.id,
            period=Period(summary.year),
        )
        open_preview(self.shell, _REGISTER, options)
