"""The page and, in its place while one is open, the editor of a meeting."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.focus import first_focus
from gui.pages.life.meeting.editor import MeetingEditor
from gui.shell import Shell
from ledger.life.sheet import MeetingSheet


class MeetingRoom(QStackedWidget):
    """Makes the editor when the first meeting is opened; ``left`` says that the page is shown again."""

    entered = Signal()
    left = Signal()
    shown_changed = Signal()  # title or state of the open meeting

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._page: QWidget | None = None
        self._editor: MeetingEditor | None = None

    def set_page(self, page: QWidget) -> None:
        """What is shown while no meeting is open."""
        self._page = page
        self.addWidget(page)

    @property
    def is_open(self) -> bool:
        """Whether a meeting is shown."""
        return self._editor is not None and self.currentWidget() is self._editor

    @property
    def editor(self) -> MeetingEditor:
        """The editor."""
        if self._editor is None:
            self._editor = made = MeetingEditor(self._shell)
            made.closed.connect(self._leave)
            made.shown_changed.connect(self.shown_changed)
            self.addWidget(made)
        return self._editor

    def open_meeting(self, meeting_id: int) -> None:
        """Open a meeting of the book. Raises KeyError when there is none of this id."""
        self.editor.show_meeting(meeting_id)
        self._enter()

    def open_new(self, sheet: MeetingSheet) -> None:
        """Open a meeting that the book does not have yet."""
        self.editor.show_new(sheet)
        self._enter()

    def close_meeting(self) -> bool:
        """Close the open meeting, with what was typed kept. False when none is open."""
        if not self.is_open:
            return False
        self.editor.flush()
        self._leave()
        return True

    def flush(self) -> None:
        """Keep what was typed into an open meeting."""
        if self.is_open and self._shell.session.is_open:
            self.editor.flush()

    def drop(self) -> None:
        """Let go of the editor: what it shows belongs to a book that was closed."""
        if self._editor is None:
            return
        if self._page is not None:
            self.setCurrentWidget(self._page)
        self.removeWidget(self._editor)
        self._editor.deleteLater()
        self._editor = None

    def _enter(self) -> None:
        self.setCurrentWidget(self.editor)
        (first_focus(self.editor) or self.editor).setFocus()
        self.entered.emit()

    def _leave(self) -> None:
        if self._page is not None:
            self.setCurrentWidget(self._page)
        self.left.emit()
