"""补正: what was added to sealed minutes, shown below them."""

from PySide6.QtWidgets import QFrame, QLabel

from gui.pages.life.meeting.asking import Question, ask
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.widgets import Words, column, label
from ledger.kinds.attached import ADDENDA, Addendum
from operations.life.addenda import add_addendum

_FIELDS = ("reason", "text", "added_on", "added_by")


class Addenda(QFrame):
    """One block an addition."""

    def __init__(self, open_: OpenMeeting) -> None:
        super().__init__()
        self._open = open_
        self._shown: tuple[Addendum, ...] | None = None
        self.words: list[QLabel] = []
        self._rows = column(gap=4)
        layout = column(label("补正", Words.SECTION), gap=4)
        layout.addLayout(self._rows)
        self.setLayout(layout)

    def show_meeting(self) -> None:
        """Show what was added."""
        found = self._open.known.addenda_of_meeting.get(self._open.meeting.id, ()) if not self._open.is_new else ()
        self.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        for shown in self.words:
            self._rows.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self.words = [shown for one in found for shown in _words(one)]
        for shown in self.words:
            self._rows.addWidget(shown)

    def ask_new(self) -> None:
        """Ask for an addition to the sealed minutes."""
        store = self._open.store
        began = Addendum(meeting_id=self._open.meeting.id, added_on=self._open.today, added_by=store.operator)

        def save(asked: Addendum) -> None:
            self._open.act_or_raise(lambda: add_addendum(store, asked))

        note = "定稿的记录不变，补正附在后面，一并打印。"
        ask(self, self._open, Question("补正", ADDENDA, _FIELDS, began, note), save)


def _words(one: Addendum) -> tuple[QLabel, QLabel]:
    day = one.added_on.isoformat() if one.added_on else ""
    head = "　".join(part for part in (day, one.added_by, one.reason) if part)
    return label(head, Words.SECONDARY, wraps=True), label(one.text, wraps=True)
