"""The editor of one meeting."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from gui.actions import Handlers
from gui.pages.life.meeting.open_meeting import OpenMeeting, touches_meeting
from gui.shell import Shell
from gui.widgets import Words, column, label
from ledger.life.sheet import MeetingSheet
from operations.facts import ROSTER_KINDS
from operations.life.reading import LIFE_KINDS
from storage.store import ChangeSet

_SHOWN = frozenset(kind.key for kind in (*LIFE_KINDS, *ROSTER_KINDS))


class MeetingEditor(QFrame):
    """Shows one meeting and stores what is left of a field at once."""

    closed = Signal()
    shown_changed = Signal()  # title or state may differ

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.shell = shell
        self.open = OpenMeeting(shell, self)
        self.title = label("", Words.HEADING)
        self.setLayout(column(self.title))

    @property
    def meeting_id(self) -> int:
        """The meeting shown; 0 while the book does not have it."""
        return self.open.meeting.id

    def show_meeting(self, meeting_id: int) -> None:
        """Show a meeting of the book. Raises KeyError when there is none of this id."""
        self.flush()
        self.open.show_stored(meeting_id)
        self._show()

    def show_new(self, sheet: MeetingSheet) -> None:
        """Show a meeting that is not yet in the book; it is entered with the first change, or with 登记."""
        self.flush()
        self.open.show_new(sheet)
        self._show()

    def flush(self) -> None:
        """Store what was typed and not yet left; what cannot be stored stays as a draft."""
        self.open.flush()

    def refresh(self, changes: ChangeSet | None) -> None:
        """The book has changed, for example by 撤销."""
        if self.open.facts is None or self.open.is_saving or not touches_meeting(changes, _SHOWN):
            return
        if not self.open.read_again():
            self.closed.emit()

    def go_to(self, place: str) -> None:
        """Put the keyboard where a field or a finding's scope lies, e.g. ``attendance``, ``vote-3``, ``recorder``."""
        del place

    def handlers(self) -> Handlers:
        """The commands of the page that mean this meeting."""
        return {}

    def _show(self) -> None:
        self.title.setText(self.open.meeting.kind)
        self.shown_changed.emit()
