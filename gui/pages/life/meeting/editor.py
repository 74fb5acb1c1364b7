"""The editor of one meeting: head, who came, what was said and decided, files, and its way from draft to sealed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QTabWidget, QWidget

from gui import messages
from gui.actions import Act, Handlers
from gui.page_banners import PageBanners
from gui.pages.life.meeting.attachments import Attachments
from gui.pages.life.meeting.attendance_panel import AttendancePanel
from gui.pages.life.meeting.findings_foot import FindingsFoot
from gui.pages.life.meeting.head_form import HeadForm
from gui.pages.life.meeting.jumps import ATTACHMENTS, ATTENDANCE, place_of_rule
from gui.pages.life.meeting.minutes_pane import MinutesPane
from gui.pages.life.meeting.open_meeting import OpenMeeting, touches_meeting
from gui.pages.life.meeting.people import People
from gui.pages.life.meeting.tasks import MeetingTasks
from gui.pages.life.meeting.title_bar import TitleBar
from gui.shell import Shell
from gui.tab_order import order_tabs
from gui.widgets import ScrollArea, Tone, column
from ledger.codes.meetings import CHECKED, LEADERS_LIFE_MEETING, SEALED
from ledger.errors import KnownError, Level
from ledger.life.sheet import MeetingSheet
from operations.facts import ROSTER_KINDS
from operations.life.reading import LIFE_KINDS
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
        self.tasks = MeetingTasks(self.open, self, self._must)
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
        self._has_sizes = False  # what the user has given the parts stays until there is no room for it
        self._first: QWidget | None = None
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
            self.minutes.go_to(place)

    def handlers(self) -> Handlers:
        """Ctrl+P prints the minutes, Ctrl+Del removes the meeting."""
        found: Handlers = {}
        papers = self.tasks.papers
        if papers:
            found[Act.PRINT] = lambda: self.tasks.print_paper(papers[0])
        if self.open.is_in_book and not self.open.is_new and not self.open.is_locked:
            found[Act.DELETE] = self.tasks.remove
        return found

    # Building

    def _build_menus(self) -> None:
        more = self.bar.more_menu
        for text, act in (
            ("存为模板…", self.tasks.save_as_template),
            ("管理常用语和模板…", self.tasks.manage_templates),
            ("删除会议…", self.tasks.remove),
        ):
            action = QAction(text, self)
            action.triggered.connect(_calling(act))
            more.addAction(action)
        self._remove_action = more.actions()[-1]
        self.bar.print_menu.aboutToShow.connect(lambda: self.tasks.fill_menu(self.bar.print_menu))

    def _connect(self) -> None:
        self.open.changed.connect(self._show)
        self.open.refused.connect(self._refuse)
        self.open.changed.connect(self._tabs_pause.start)
        self.open.unfolded.connect(self._tabs_pause.start)
        self._tabs_pause.timeout.connect(lambda: order_tabs(self))
        self.open.typed.changed.connect(self._show_banners)
        self.bar.back_asked.connect(self.close_editor)
        strip = self.bar.strip
        strip.enter_asked.connect(self.tasks.enter)
        strip.check_asked.connect(self.tasks.check)
        strip.reopen_asked.connect(self.tasks.reopen)
        strip.seal_asked.connect(self.tasks.seal)
        self.tasks.removed.connect(self.closed)
        strip.addendum_asked.connect(self.minutes.addenda.ask_new)
        self.foot.wanted.connect(self.go_to)
        self.minutes.phrases.manage = self.tasks.manage_templates
        self.shell.theme.changed.connect(self._arrange)

    # Showing

    def _begin(self, first: QWidget) -> None:
        self._restored = bool(self.open.typed.texts)
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
        self._fit_units()
        self.bar.show_meeting()
        self.head.show_meeting()
        self.attendance.show_meeting()
        self.minutes.show_meeting()
        self.files.show_meeting()
        count = self.files.count
        self.tabs.setTabText(self.tabs.indexOf(self.files), f"{FILES} {count}" if count else FILES)
        self._offer_phrases()
        self._remove_action.setEnabled(not self.open.is_new and not self.open.is_locked)
        self._show_banners()
        self.foot.look_soon()
        self.shown_changed.emit()

    def _show_banners(self) -> None:
        self.banners.clear()
        meeting = self.open.meeting
        if self._restored and self.open.typed.texts:
            self.banners.say("已恢复上次没有保存的内容，离开输入处即保存。", Tone.WARN, "放弃", self.open.typed.give_up)
        if meeting.kind == LEADERS_LIFE_MEETING and not self.open.is_locked:
            words = "党支部召开的是组织生活会，民主生活会由领导班子召开。"
            self.banners.say(words, Tone.WARN, "改为组织生活会", self.tasks.call_it_rightly)
        if meeting.state == CHECKED:
            self.banners.say(
                "记录已核对，内容不再变动；需要修改的先退回草稿。", Tone.INFO, "退回草稿", self.tasks.reopen
            )
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
            self.head.begin()

    def _focus_first(self, target: QWidget) -> None:
        """Put the keyboard somewhere, once the editor is seen."""
        if self.isVisible():
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._first = target

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is where one begins; only afterwards, for a stack of pages gives it to the first button."""
        super().showEvent(event)
        if self._first is not None:
            QTimer.singleShot(0, self._first, self._first.setFocus)
            self._first = None

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
            self._has_sizes = False
        most = self.width() * 2 // 5
        if not is_narrow and (not self._has_sizes or self._splitter.sizes()[0] > most):
            left = min(px(_LEFT), most)
            self._splitter.setSizes([left, self.width() - left])
            self._has_sizes = self.isVisible()

    def _on_tab(self, _: int) -> None:
        self._offer_phrases()

    def _offer_phrases(self) -> None:
        """Phrases are offered where there are texts that can be written."""
        is_here = self.tabs.currentWidget() is self.minutes and not self.open.is_locked
        self.minutes.phrases.button.setVisible(is_here)

    def _show_people(self) -> None:
        if self._is_narrow:
            self.tabs.setCurrentWidget(self._people_area)
        self._focus_first(self.attendance.list)

    # Commands

    def close_editor(self) -> None:
        """Store what is open and go back to the page."""
        self.flush()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no field wanted goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor()
            return
        super().keyPressEvent(event)

    def _must(self) -> int:
        """How many findings have to be repaired."""
        self.foot.look()
        return sum(one.level is Level.MUST for one in self.foot.findings)

    def _refuse(self, sentence: str) -> None:
        messages.show_known_error(self.window(), KnownError(sentence))


def _calling(act: Callable[[], object]) -> Callable[..., None]:
    def call(_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        act()

    return call
