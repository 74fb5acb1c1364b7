"""A meeting of 第一支部 in the editor of the real window, and the hands that a secretary has there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from gui.actions import Handlers
from gui.main_window import MainWindow
from gui.page import Page
from gui.pages.life.meeting import MeetingEditor
from gui.pages.life.meeting.bound_field import BoundField
from gui.shell import Shell
from gui.widgets import column
from ledger.codes.meetings import ACCEPTANCE, DISCUSSION, MEMBER_MEETING, SECRET_BALLOT, STUDY_ITEM
from ledger.kinds.meetings import MEETINGS, AgendaItem, Meeting, Speech, Vote
from ledger.life.sheet import ItemSheet, MeetingSheet, new_sheet
from operations.facts import ROSTER_KINDS
from operations.life.meetings import save_meeting
from operations.life.reading import LIFE_KINDS, read_life
from operations.life.sheets import stored_sheet
from storage.store import ChangeSet, Store
from tests.gui.hands import press, type_text
from tests.gui.pages.life.year_of_meetings import BRANCH, TODAY
from tests.gui.pages.showing import show_page

HELD = date(2026, 11, 20)


def add_meeting(store: Store, kind: str = MEMBER_MEETING, day: date = HELD, **head: object) -> MeetingSheet:
    """A held meeting with two items, speeches and a vote, everybody present."""
    sheet = new_sheet(read_life(store), kind, BRANCH, day)
    people = [one.member_id for one in sheet.attendances]
    usual = {
        "place": "三楼会议室",
        "from_time": time(14, 30),
        "to_time": time(16, 0),
        "chair_id": people[0],
        "recorder_id": people[1],
        "topic": "接收预备党员",
    }
    meeting: Meeting = replace(sheet.meeting, **{**usual, **head})  # type: ignore[arg-type]
    items = (
        ItemSheet(AgendaItem(title="学习文件", kind=STUDY_ITEM), (Speech(speaker_id=people[1], text="同意。"),)),
        ItemSheet(
            AgendaItem(title="讨论接收李明为预备党员", kind=DISCUSSION),
            votes=(Vote(resolution=ACCEPTANCE, subject_name="李明", method=SECRET_BALLOT),),
        ),
    )
    return save_meeting(store, replace(sheet, meeting=meeting, items=items), TODAY)


class HostPage(Page):
    """A page that shows nothing but the editor; ``is_open`` until the editor says that it is closed."""

    key = "host"
    title = "组织生活"
    icon = "calendar-days"
    concerns = (*LIFE_KINDS, *ROSTER_KINDS)
    opens = frozenset({MEETINGS.key})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.editor = MeetingEditor(shell)
        self.is_open = False
        self.editor.closed.connect(self._close)
        self.editor.shown_changed.connect(self.state_changed)
        self.setLayout(column(self.editor, gap=0))

    def refresh(self, changes: ChangeSet | None) -> None:
        self.editor.refresh(changes)

    def handlers(self) -> Handlers:
        return self.editor.handlers() if self.is_open else {}

    def show_record(self, kind: str, record_id: int) -> None:
        del kind
        self.editor.show_meeting(record_id)
        self.is_open = True
        self.state_changed.emit()

    def _close(self) -> None:
        self.is_open = False
        self.state_changed.emit()


def edited(qtbot: QtBot, window: MainWindow, store: Store, sheet: MeetingSheet) -> Iterator[MeetingEditor]:
    """The editor of a meeting in the real window."""
    window.resize(1280, 720)
    page = show_page(qtbot, window, HostPage, store)
    window.shell.session.choose_unit(BRANCH)
    page.show_record(MEETINGS.key, sheet.meeting.id)
    yield page.editor
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy)
    window.shell.session.close()


def page_of(editor: MeetingEditor) -> HostPage:
    parent = editor.parent()
    assert isinstance(parent, HostPage)
    return parent


def now(editor: MeetingEditor) -> MeetingSheet:
    """The meeting as the book has it."""
    return stored_sheet(editor.open.store, editor.meeting_id)


def enter(field: BoundField, text: str) -> None:
    """Go to a field, put a text in place of what stands there, and leave it."""
    retype(field, text)
    field.editor.left.emit()


def retype(field: BoundField, text: str) -> None:
    """Go to a field and type a text in place of what stands there."""
    field.take_focus()
    target = QApplication.focusWidget()
    if isinstance(target, (QLineEdit, QPlainTextEdit)):
        target.selectAll()
    else:
        line = field.findChild(QLineEdit)
        assert line is not None
        line.selectAll()
        target = line
    if text:
        type_text(target, text)
    else:
        press(target, Qt.Key.Key_Delete)


def banners(editor: MeetingEditor) -> str:
    QApplication.processEvents()  # a layout shows what was added with the next event
    labels: list[QLabel] = list(editor.banners.findChildren(QLabel))
    return " ".join(one.text() for one in labels if one.isVisible())


def answer(button: str) -> None:
    """Click a button of the question that comes next."""

    def answer_now() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(one for one in box.buttons() if one.text() == button).click()

    QTimer.singleShot(0, answer_now)
