"""The editor of one meeting: head, who came, what was said and decided, files, and its way from draft to sealed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QTabWidget, QWidget

from gui import messages
from gui.actions import Act, Handlers
from gui.page_banners import PageBanners
from gui.pages.life.meeting.asking import Question, ask
from gui.pages.life.meeting.attachments import Attachments
from gui.pages.life.meeting.attendance_panel import AttendancePanel
from gui.pages.life.meeting.findings_foot import FindingsFoot
from gui.pages.life.meeting.head_form import HeadForm
from gui.pages.life.meeting.jumps import AGENDA, ATTACHMENTS, ATTENDANCE, ELECTIONS, place_of_rule
from gui.pages.life.meeting.minutes_pane import MinutesPane
from gui.pages.life.meeting.open_meeting import OpenMeeting, touches_meeting
from gui.pages.life.meeting.papers import Paper, papers_of
from gui.pages.life.meeting.parts import Part, Ref, find_part, with_part
from gui.pages.life.meeting.people import People
from gui.pages.life.meeting.tab_order import order_tabs
from gui.pages.life.meeting.templates_dialog import TEMPLATE_FIELDS, TemplatesDialog
from gui.pages.life.meeting.title_bar import TitleBar
from gui.shell import Shell
from gui.widgets import ScrollArea, Tone, column
from ledger.codes.meetings import CHECKED, LEADERS_LIFE_MEETING, LIFE_MEETING, SEALED
from ledger.errors import KnownError
from ledger.kinds.meetings import MEETING_TEMPLATES, MEETINGS, Meeting, MeetingTemplate
from ledger.life.sheet import MeetingSheet
from operations.facts import ROSTER_KINDS
from operations.life.meetings import check_meeting, remove_meeting, reopen_meeting, seal_meeting
from operations.life.reading import LIFE_KINDS
from operations.life.templates import save_template, template_of
from operations.registers import RegisterOptions
from storage.store import ChangeSet

_SHOWN = frozenset(kind.key for kind in (*LIFE_KINDS, *ROSTER_KINDS))
_NARROW, _LEFT = 720, 400
"""In design pixels: below the first the attendance becomes a tab; the second is its usual width beside the minutes."""
HEAD, MINUTES, FILES, PEOPLE = "会议信息", "议题与记录", "附件", "到会"


class MeetingEditor(QFrame):
    """Shows one meeting; every field that is left is stored at once."""

    closed = Signal()
    shown_changed = Signal()  # title or state may differ

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.shell = shell
        self.open = OpenMeeting(shell, self)
        self.people = People(self)
        self.bar = TitleBar(self.open)
        self.banners = PageBanners(shell.theme)
        self.attendance = AttendancePanel(self.open)
        self._people_area = ScrollArea(self.attendance)
        self.head = HeadForm(self.open, self.people, ())
        self._head_area = ScrollArea(self.head)
        self.minutes = MinutesPane(self.open, self.people)
        self.files = Attachments(self.open)
        self.foot = FindingsFoot(self.open)
        self.tabs = QTabWidget()
        for page, name in ((self._head_area, HEAD), (self.minutes, MINUTES), (self.files, FILES)):
            self.tabs.addTab(page, name)
        self.tabs.setCornerWidget(self.minutes.phrases.button)
        self.tabs.currentChanged.connect(self._on_tab)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(4)
        self._splitter.addWidget(self._people_area)
        self._splitter.addWidget(self.tabs)
        self._splitter.setStretchFactor(1, 1)
        self._is_narrow = False
        self._first: QWidget = self.attendance.list
        self._tabs_pause = QTimer(self, singleShot=True, interval=0)
        notes = column(self.banners, margins=(20, 0, 20, 0))
        layout = column(self.bar, gap=0)
        layout.addLayout(notes)
        layout.addWidget(self._splitter, 1)
        layout.addWidget(self.foot)
        self.setLayout(layout)
        self._build_menus()
        self._connect()

    # What the page uses

    @property
    def meeting_id(self) -> int:
        """The meeting shown; 0 while the book does not have it."""
        return self.open.meeting.id

    def show_meeting(self, meeting_id: int) -> None:
        """Show a meeting of the book. Raises KeyError when there is none of this id."""
        self.flush()
        self.open.show_stored(meeting_id)
        self._begin(self.minutes)
        self._focus_first(self.attendance.list)

    def show_new(self, sheet: MeetingSheet) -> None:
        """Show a meeting that is not yet in the book; it is entered with the first change, or with 登记."""
        self.flush()
        self.open.show_new(sheet)
        self._begin(self._head_area)
        self._focus_first(self.head.fields["from_time"].editor.inner)

    def flush(self) -> None:
        """Store what was typed and not yet left; what cannot be stored stays as a draft."""
        self.open.flush()

    def refresh(self, changes: ChangeSet | None) -> None:
        """The book has changed, for example by 撤销."""
        if self.open.facts is None or self.open.is_saving or not touches_meeting(changes, _SHOWN):
            return
        if not self.open.read_again():
            self.open.forget()
            self.closed.emit()

    def go_to(self, place: str) -> None:
        """Put the keyboard where a field, a finding's scope or its rule lies: ``attendance``, ``vote-3``, ``place``."""
        place = place_of_rule(place, self.open.meeting)
        kind, _, number = place.partition("-")
        if place in self.head.fields:
            self.tabs.setCurrentWidget(self._head_area)
            self.head.fields[place].take_focus()
        elif place == ATTENDANCE:
            self._show_people()
        elif place == ATTACHMENTS:
            self.tabs.setCurrentWidget(self.files)
            self.files.table.setFocus()
        else:
            self.tabs.setCurrentWidget(self.minutes)
            self._go_within_minutes(place, kind, int(number.split("-")[0]) if number[:1].isdigit() else 0)

    def handlers(self) -> Handlers:
        """Ctrl+P prints the minutes, Ctrl+Del removes the meeting."""
        found: Handlers = {}
        papers = papers_of(self.open.known, self.open.sheet) if self.open.facts is not None else []
        if papers and not self.open.is_new:
            found[Act.PRINT] = lambda: self.print_paper(papers[0])
        if not self.open.is_new and not self.open.is_locked:
            found[Act.DELETE] = self.remove
        return found

    # Building

    def _build_menus(self) -> None:
        more = self.bar.more_menu
        for text, act in (
            ("存为模板…", self.save_as_template),
            ("管理常用语和模板…", self.manage_templates),
            ("删除会议…", self.remove),
        ):
            action = QAction(text, self)
            action.triggered.connect(_calling(act))
            more.addAction(action)
        self._remove_action = more.actions()[-1]
        self.bar.print_menu.aboutToShow.connect(self._fill_print_menu)

    def _connect(self) -> None:
        self.open.changed.connect(self._show)
        self.open.refused.connect(self._refuse)
        self.open.changed.connect(self._tabs_pause.start)
        self.open.unfolded.connect(self._tabs_pause.start)
        self._tabs_pause.timeout.connect(lambda: order_tabs(self))
        self.open.draft_changed.connect(self._show_banners)
        self.bar.back_asked.connect(self.close_editor)
        strip = self.bar.strip
        strip.enter_asked.connect(self.enter)
        strip.check_asked.connect(self.check)
        strip.reopen_asked.connect(self.reopen)
        strip.seal_asked.connect(self.seal)
        strip.addendum_asked.connect(self.minutes.addenda.ask_new)
        self.foot.wanted.connect(self.go_to)
        self.minutes.phrases.manage = self.manage_templates
        self.shell.theme.changed.connect(self._arrange)

    # Showing

    def _begin(self, first: QWidget) -> None:
        self._restored = bool(self.open.draft)
        self._fit_people()
        self._fit_units()
        self.head.begin()
        self.minutes.begin()
        self._show()
        self.foot.begin()
        self._tabs_pause.start()
        self.tabs.setCurrentIndex(max(self.tabs.indexOf(first), 0))

    _restored = False

    def _show(self) -> None:
        self._fit_people()
        self.bar.show_meeting()
        self.head.show_meeting()
        self.attendance.show_meeting()
        self.minutes.show_meeting()
        self.files.show_meeting()
        count = self.files.count
        self.tabs.setTabText(self.tabs.indexOf(self.files), f"{FILES} {count}" if count else FILES)
        self._remove_action.setEnabled(not self.open.is_new and not self.open.is_locked)
        self._show_banners()
        self.foot.look_soon()
        self.shown_changed.emit()

    def _show_banners(self) -> None:
        self.banners.clear()
        meeting = self.open.meeting
        if self._restored and self.open.draft:
            self.banners.say("已恢复上次没有保存的内容，离开输入处即保存。", Tone.WARN, "放弃", self._drop_draft)
        if meeting.kind == LEADERS_LIFE_MEETING and not self.open.is_locked:
            words = "党支部召开的是组织生活会，民主生活会由领导班子召开。"
            self.banners.say(words, Tone.WARN, "改为组织生活会", self._call_it_rightly)
        if meeting.state == CHECKED:
            self.banners.say("记录已核对，内容不再变动；需要修改的先退回草稿。", Tone.INFO, "退回草稿", self.reopen)
        if meeting.state == SEALED:
            when = meeting.sealed_on.isoformat() if meeting.sealed_on else ""
            words = f"记录已由{meeting.sealed_by}于 {when} 定稿，不能修改；需要更正的登记补正。"
            self.banners.say(words, Tone.GOOD, "补正…", self.minutes.addenda.ask_new)

    def _fit_people(self) -> None:
        first = tuple(mark.entry.member.id for mark in self.open.turnout.marks)
        self.people.take(self.open.known.roster, first)

    def _fit_units(self) -> None:
        units = self.open.known.roster.units
        if units != self.head.units:
            self.head.unwatch()
            self.head = HeadForm(self.open, self.people, units)
            self._head_area.setWidget(self.head)

    def _focus_first(self, target: QWidget) -> None:
        """Put the keyboard somewhere, once the editor is seen."""
        self._first = target
        if self.isVisible():
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is where one begins; only afterwards, for a stack of pages gives it to the first button."""
        super().showEvent(event)
        QTimer.singleShot(0, self._first, self._first.setFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Who came stands beside the minutes where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self, _: object = None) -> None:
        self.foot.fit()
        px = self.shell.theme.px
        is_narrow = self.width() < px(_NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            if is_narrow:
                self.tabs.insertTab(1, self._people_area, PEOPLE)
            else:
                self.tabs.removeTab(self.tabs.indexOf(self._people_area))
                self._splitter.insertWidget(0, self._people_area)
                self._people_area.show()
        if not is_narrow:
            left = min(px(_LEFT), self.width() * 2 // 5)
            self._splitter.setSizes([left, self.width() - left])

    def _on_tab(self, _: int) -> None:
        self.minutes.phrases.button.setVisible(self.tabs.currentWidget() is self.minutes)

    def _show_people(self) -> None:
        if self._is_narrow:
            self.tabs.setCurrentWidget(self._people_area)
        self._focus_first(self.attendance.list)

    def _go_within_minutes(self, place: str, kind: str, number: int) -> None:
        minutes = self.minutes
        if place in minutes.texts:
            minutes.open_text(place)
        elif kind == Part.VOTE:
            minutes.agenda.go_to_vote(number)
        elif kind == Part.ITEM and (card := minutes.agenda.card_of(number)) is not None:
            card.focus_report()
            minutes.reveal(card)
        elif kind == Part.ELECTION or place == ELECTIONS:
            minutes.cards["elections"].fold(True)
            minutes.reveal(minutes.cards["elections"])
            minutes.cards["elections"].head.setFocus()
        elif place == AGENDA and minutes.agenda.cards:
            minutes.agenda.cards[0].head.setFocus()
        else:
            minutes.agenda.new.setFocus()

    # Commands

    def close_editor(self) -> None:
        """Store what is open and go back to the page."""
        self.flush()
        self.closed.emit()

    def enter(self) -> None:
        """登记: take a new meeting into the book as it stands."""
        self.flush()
        if self.open.is_new:
            self.open.keep(self.open.sheet)

    def check(self) -> None:
        """核对."""
        self.flush()
        self.open.act(lambda: check_meeting(self.open.store, self.meeting_id, self.open.today))

    def reopen(self) -> None:
        """退回草稿."""
        self.open.act(lambda: reopen_meeting(self.open.store, self.meeting_id))

    def seal(self) -> None:
        """定稿, after a question."""
        detail = "定稿以后记录不能再修改，更正只能登记补正；由本账簿的操作人署名。"
        if messages.ask(self.window(), f"{MEETINGS.describe(self.open.meeting)}的记录定稿吗？", "定稿", detail):
            self.open.act(lambda: seal_meeting(self.open.store, self.meeting_id, self.open.today))

    def remove(self) -> None:
        """删除会议, after a question."""
        meeting = self.open.meeting
        words = MEETINGS.describe(meeting)
        if self.open.is_new or not messages.ask(
            self.window(), f"删除{words}吗？", "删除", "记录和附件一并删除，可以撤销。"
        ):
            return
        try:
            with self.open.own_change():
                remove_meeting(self.open.store, meeting.id)
        except KnownError as error:
            self._refuse(error.sentence)
            return
        self.open.forget()
        self.shell.notices.say(f"已删除{words}", "撤销", self.open.store.undo)
        self.closed.emit()

    def save_as_template(self) -> None:
        """存为模板: the frame of the meeting for later ones."""
        self.flush()

        def save(asked: MeetingTemplate) -> None:
            self.open.act_or_raise(lambda: save_template(self.open.store, asked))
            self.shell.notices.say(f"已存为模板“{asked.title}”", "撤销", self.open.store.undo)

        began = template_of(self.open.sheet, self.open.meeting.kind)
        note = "新建会议时取用；内容中每行是一项议题。"
        ask(self, self.open, Question("存为模板", MEETING_TEMPLATES, TEMPLATE_FIELDS, began, note), save)

    def manage_templates(self) -> None:
        """Open the window of phrases and templates."""
        TemplatesDialog(self.window(), self.open).open()

    def print_paper(self, paper: Paper) -> None:
        """Show a register about the meeting as it will be printed."""
        from gui.printing.preview_window import open_preview  # noqa: PLC0415  paper is loaded when it is wanted

        self.flush()
        options = RegisterOptions(as_of=self.open.day, unit_id=self.open.meeting.org_unit_id, record_id=paper.record_id)
        open_preview(self.shell, paper.key, options)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no field wanted goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor()
            return
        super().keyPressEvent(event)

    def _fill_print_menu(self) -> None:
        menu = self.bar.print_menu
        menu.clear()
        papers = papers_of(self.open.known, self.open.sheet)
        for paper in papers:
            action = menu.addAction(f"{paper.title}…")
            action.triggered.connect(self._printer(paper))
        if not papers:
            menu.addAction("没有可以打印的表").setEnabled(False)

    def _printer(self, paper: Paper) -> Callable[[], None]:
        return lambda: self.print_paper(paper)

    def _call_it_rightly(self) -> None:
        ref = Ref(Part.MEETING)

        def edit(sheet: MeetingSheet) -> MeetingSheet:
            return self.open.adapted(with_part(sheet, ref, _renamed(find_part(sheet, ref))))

        self.open.alter(edit)

    def _drop_draft(self) -> None:
        self.open.drop_draft()

    def _refuse(self, sentence: str) -> None:
        messages.show_known_error(self.window(), KnownError(sentence))


def _renamed(meeting: Meeting) -> Meeting:
    return replace(meeting, kind=LIFE_MEETING)


def _calling(act: Callable[[], object]) -> Callable[..., None]:
    def call(_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        act()

    return call
