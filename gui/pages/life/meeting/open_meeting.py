"""The meeting on the desk: the sheet as the book has it, changed one step at a time, and what is half typed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from PySide6.QtCore import QObject, Signal

from gui.pages.life.meeting.adapting import adapted
from gui.pages.life.meeting.half_typed import HalfTyped
from gui.pages.life.meeting.parts import without_empty_speeches
from gui.pages.life.meeting.temporary_ids import id_changes, with_temporary_ids
from gui.shell import Shell
from ledger.codes.meetings import CHECKED, SEALED
from ledger.errors import KnownError, Level, Problem
from ledger.kinds.meetings import MEETINGS, Meeting
from ledger.life.entering import meeting_problems
from ledger.life.facts import LifeFacts
from ledger.life.sheet import MeetingSheet
from ledger.life.turnout import Turnout, turnout
from ledger.life.votes import VoteCase
from operations.life.beside import read_beside
from operations.life.meetings import save_meeting
from operations.life.sheets import stored_sheet
from storage.store import ChangeSet, Store

Edit = Callable[[MeetingSheet], MeetingSheet]


class OpenMeeting(QObject):
    """Every change goes into the book at once, as one step of 撤销; half-typed text is kept beside the book."""

    changed = Signal()  # the sheet, or what is judged with it
    refused = Signal(str)  # why something was not kept
    renumbered = Signal(object)  # ids by the temporary ids of a new meeting
    unfolded = Signal()  # a part of the editor was opened and may have new fields

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self.shell = shell
        self.sheet = MeetingSheet(Meeting())
        self.facts: LifeFacts | None = None
        self.is_saving = False
        self.typed = HalfTyped(shell.drafts, self._may_write_draft, self)
        self._turnout: Turnout | None = None
        self._book: Store | None = None

    # What is open

    @property
    def store(self) -> Store:
        """The open book."""
        return self.shell.session.store

    @property
    def today(self) -> date:
        """The day on which the user works."""
        return self.shell.session.clock().date()

    @property
    def meeting(self) -> Meeting:
        """The meeting itself."""
        return self.sheet.meeting

    @property
    def is_new(self) -> bool:
        """Whether the book does not have it yet."""
        return self.meeting.id == 0

    @property
    def is_locked(self) -> bool:
        """Whether nothing can be changed: checked or sealed."""
        return self.meeting.state in (CHECKED, SEALED)

    @property
    def day(self) -> date:
        """The day by which it is judged: held, else planned, else today."""
        return self.sheet.day or self.today

    @property
    def known(self) -> LifeFacts:
        """Roster, rules and the other meetings. Raises RuntimeError before a meeting is shown."""
        if self.facts is None:
            raise RuntimeError("no meeting is shown")
        return self.facts

    @property
    def turnout(self) -> Turnout:
        """Who is expected and who came, as it stands."""
        if self._turnout is None:
            self._turnout = turnout(self.known, self.sheet)
        return self._turnout

    @property
    def case(self) -> VoteCase:
        """What votes are judged by."""
        known = self.known
        return VoteCase(self.meeting.kind, self.day, self.turnout, known.rules, known.settings, known.vote_versions)

    @property
    def is_in_book(self) -> bool:
        """Whether something is shown, and the book that it belongs to is the open one."""
        session = self.shell.session
        return self.facts is not None and session.is_open and session.store is self._book

    # Opening

    def show_stored(self, meeting_id: int) -> None:
        """Open a meeting of the book. Raises KeyError when there is none."""
        self._book = self.store
        self.facts = read_beside(self.store, meeting_id)
        self._take(stored_sheet(self.store, meeting_id))
        self.typed.begin(self._draft_key(), is_locked=self.is_locked)

    def show_new(self, sheet: MeetingSheet) -> None:
        """Open a meeting that the book does not have yet; the first change enters it."""
        self._book = self.store
        self.facts = read_beside(self.store, 0)
        self._take(with_temporary_ids(sheet))
        self.typed.begin(self._draft_key(), is_locked=self.is_locked)

    def read_again(self) -> bool:
        """Take what the book has now. False when the meeting is gone, or another book is open."""
        if not self.is_in_book:
            self.typed.let_go()
            return False
        if self.is_new:
            self.facts = read_beside(self.store, 0)
            self._take(self.sheet)
            self.changed.emit()
            return True
        if self.store.find(MEETINGS, self.meeting.id) is None:
            return False
        self.facts = read_beside(self.store, self.meeting.id)
        self._take(stored_sheet(self.store, self.meeting.id))
        self.changed.emit()
        return True

    def _take(self, sheet: MeetingSheet) -> None:
        self.sheet = sheet
        self._turnout = None

    # Changing

    def keep(self, sheet: MeetingSheet) -> bool:
        """Bring the book to this sheet. False when that was refused; then nothing has changed."""
        try:
            self.put(sheet)
        except KnownError as error:
            self.refused.emit(error.sentence)
            return False
        return True

    def put(self, sheet: MeetingSheet) -> None:
        """Like ``keep``, for a window that stays open when it is refused. Raises KnownError."""
        if sheet == self.sheet and not self.is_new:
            return
        with self.own_change():
            kept = save_meeting(self.store, sheet, self.today)
        was_new, ids = self.is_new, id_changes(sheet, kept)
        self._take(kept)
        if was_new:
            self.typed.move(self._draft_key())
        if ids:
            self.renumbered.emit(ids)
        self.changed.emit()

    def alter(self, edit: Edit) -> bool:
        """Bring the book to the sheet as edited. False when that was refused."""
        return self.keep(edit(self.sheet))

    def alter_or_raise(self, edit: Edit) -> None:
        """Like ``alter``, for a window that stays open when it is refused. Raises KnownError."""
        self.put(edit(self.sheet))

    def act(self, change: Callable[[], object]) -> bool:
        """Change the book beside the sheet, as 核对 does, and read again. False when that was refused."""
        try:
            self.act_or_raise(change)
        except KnownError as error:
            self.refused.emit(error.sentence)
            return False
        return True

    def act_or_raise(self, change: Callable[[], object]) -> None:
        """Like ``act``, for a window that stays open when it is refused. Raises KnownError."""
        with self.own_change():
            change()
        self.read_again()

    def adapted(self, sheet: MeetingSheet) -> MeetingSheet:
        """The sheet with what follows from a new kind, organisation or day, where the user has not said otherwise."""
        return adapted(self.known, self.sheet, sheet)

    def objections(self, sheet: MeetingSheet) -> list[Problem]:
        """What keeps a sheet from being stored."""
        return [one for one in meeting_problems(sheet, self.today) if one.level is Level.MUST]

    @contextmanager
    def own_change(self) -> Iterator[None]:
        """Within it a change of the book is this editor's own and is not read again."""
        self.is_saving = True
        try:
            yield
        finally:
            self.is_saving = False

    # Half-typed text

    def flush(self) -> None:
        """Store what was typed and not yet left, as far as it can be; the rest stays as a draft."""
        if not self.is_in_book:
            return
        self.typed.leave_all()
        said = without_empty_speeches(self.sheet)
        if said != self.sheet and not self.is_locked and not self.is_new:
            self.keep(said)

    def forget(self) -> None:
        """The meeting is gone: nothing is shown, and nothing half typed is kept."""
        self.typed.forget()
        self.facts = None

    def _may_write_draft(self) -> bool:
        if not self.is_in_book:
            return False
        return not self.is_new or (not self.objections(self.sheet) and self.keep(self.sheet))

    def _draft_key(self) -> str:
        return self.shell.session.draft_key(MEETINGS.key, self.meeting.id, "记录")


def touches_meeting(changes: ChangeSet | None, kinds: frozenset[str]) -> bool:
    """Whether a change of the book may concern what is shown; None means that anything may be different."""
    return changes is None or bool(changes.kinds & kinds)
