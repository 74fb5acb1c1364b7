"""上次未办结: what earlier meetings of the kind have decided and nobody has closed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.pages.life.meeting.decisions import DecisionLine, ask_outcome, decision_note
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.widgets import column
from ledger.kinds.meetings import Decision
from ledger.life.matters import carried_over


class CarriedOver(QWidget):
    """Each can be closed, or taken up as an item of this meeting under its own words."""

    taken_up = Signal(str)  # the title of the item

    def __init__(self, open_: OpenMeeting) -> None:
        super().__init__()
        self._open = open_
        self._shown: object = None
        self.lines: list[DecisionLine] = []
        self._rows = column(gap=6)
        self.setLayout(self._rows)

    def count(self) -> int:
        """How many there are."""
        return len(self._found())

    def show_meeting(self) -> None:
        """Show what is still open."""
        found = self._found()
        titles = frozenset(one.item.title for one in self._open.sheet.items)
        shown = (found, titles, self._open.is_locked)
        if shown == self._shown:
            return
        self._shown = shown
        for line in self.lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(one, is_taken=one.text in titles) for one in found]
        for line in self.lines:
            self._rows.addWidget(line)

    def _found(self) -> tuple[Decision, ...]:
        meeting = self._open.meeting
        return carried_over(self._open.known, meeting.kind, meeting.org_unit_id or 0, self._open.day)

    def _line(self, one: Decision, *, is_taken: bool) -> DecisionLine:
        meeting = self._open.known.meeting_by_id.get(one.meeting_id or 0)
        day = meeting.held_on.isoformat() if meeting is not None and meeting.held_on is not None else ""
        note = f"{day} 决定　{decision_note(self._open.known, one, self._open.today)}"
        is_late = one.done_on is None and one.due_on is not None and one.due_on < self._open.today
        made = DecisionLine(one.text, note, is_late=is_late)
        if one.done_on is None:
            made.offer("办结…", lambda: ask_outcome(self, self._open, one))
        if not is_taken and not self._open.is_locked:
            made.offer("列入本次", lambda: self.taken_up.emit(one.text))
        return made
