"""What is done with a whole meeting: 登记, 核对, 定稿, 删除, templates, paper."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from gui import messages
from gui.pages.life.meeting.asking import Question, ask
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.pages.life.meeting.papers import Paper, papers_of
from gui.pages.life.meeting.templates_dialog import TEMPLATE_FIELDS, TEMPLATE_NOTE, TemplatesDialog
from ledger.codes.meetings import LIFE_MEETING
from ledger.errors import KnownError
from ledger.kinds.meetings import MEETING_TEMPLATES, MEETINGS, MeetingTemplate
from ledger.life.sheet import MeetingSheet
from operations.life.meetings import check_meeting, remove_meeting, reopen_meeting, seal_meeting
from operations.life.templates import save_template, template_of
from operations.registers import RegisterOptions


class MeetingTasks(QObject):
    """The commands of the editor; ``count_must`` says how many findings have to be repaired."""

    removed = Signal()

    def __init__(self, open_: OpenMeeting, parent: QWidget, count_must: Callable[[], int]) -> None:
        super().__init__(parent)
        self._count_must = count_must
        self._open = open_
        self._parent = parent

    def enter(self) -> None:
        """登记: take a new meeting into the book as it stands."""
        self._open.flush()
        if self._open.is_new:
            self._open.keep(self._open.sheet)

    def check(self) -> None:
        """核对."""
        self._open.flush()
        self._open.act(lambda: check_meeting(self._open.store, self._open.meeting.id, self._open.today))

    def reopen(self) -> None:
        """退回草稿."""
        self._open.act(lambda: reopen_meeting(self._open.store, self._open.meeting.id))

    def seal(self) -> None:
        """定稿, after a question."""
        question = f"{MEETINGS.describe(self._open.meeting)}的记录定稿吗？"
        must = self._count_must()
        warning = f"还有{must}项必改没有处理。" if must else ""
        detail = f"{warning}定稿以后记录不能再修改，更正只能登记补正；由本账簿的操作人署名。"
        if messages.ask(self._parent.window(), question, "定稿", detail):
            self._open.act(lambda: seal_meeting(self._open.store, self._open.meeting.id, self._open.today))

    def remove(self) -> None:
        """删除会议, after a question."""
        meeting = self._open.meeting
        words = MEETINGS.describe(meeting)
        detail = "记录和附件一并删除，可以撤销。"
        if self._open.is_new or not messages.ask(self._parent.window(), f"删除{words}吗？", "删除", detail):
            return
        try:
            with self._open.own_change():
                remove_meeting(self._open.store, meeting.id)
        except KnownError as error:
            self._open.refused.emit(error.sentence)
            return
        self._open.forget()
        self._open.shell.notices.say(f"已删除{words}", "撤销", self._open.store.undo)
        self.removed.emit()

    def call_it_rightly(self) -> None:
        """民主生活会 becomes 组织生活会."""

        def edit(sheet: MeetingSheet) -> MeetingSheet:
            return self._open.adapted(replace(sheet, meeting=replace(sheet.meeting, kind=LIFE_MEETING)))

        self._open.alter(edit)

    def save_as_template(self) -> None:
        """存为模板: the frame of the meeting for later ones."""
        self._open.flush()

        def save(asked: MeetingTemplate) -> None:
            self._open.act_or_raise(lambda: save_template(self._open.store, asked))
            self._open.shell.notices.say(f"已存为模板“{asked.title}”", "撤销", self._open.store.undo)

        began = template_of(self._open.sheet, self._open.meeting.kind)
        question = Question("存为模板", MEETING_TEMPLATES, TEMPLATE_FIELDS, began, TEMPLATE_NOTE)
        ask(self._parent, self._open, question, save)

    def manage_templates(self) -> None:
        """Open the window of phrases and templates."""
        TemplatesDialog(self._parent.window(), self._open).open()

    # Paper

    @property
    def papers(self) -> list[Paper]:
        """What can be printed about the meeting now; nothing before it is in the book."""
        if self._open.facts is None or self._open.is_new:
            return []
        return papers_of(self._open.known, self._open.sheet)

    def fill_menu(self, menu: QMenu) -> None:
        """Offer the papers, each opened as it will be printed."""
        menu.clear()
        for paper in self.papers:
            menu.addAction(f"{paper.title}…").triggered.connect(lambda _checked, one=paper: self.print_paper(one))
        if menu.isEmpty():
            menu.addAction("没有可以打印的表").setEnabled(False)

    def print_paper(self, paper: Paper) -> None:
        """Show a register about the meeting as it will be printed."""
        from gui.printing.preview_window import open_preview  # noqa: PLC0415  paper is loaded when it is wanted

        self._open.flush()
        meeting = self._open.meeting
        options = RegisterOptions(as_of=self._open.day, unit_id=meeting.org_unit_id, record_id=paper.record_id)
        open_preview(self._open.shell, paper.key, options)
