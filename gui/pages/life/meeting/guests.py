"""列席: who attends a meeting without being counted."""

from dataclasses import replace

from PySide6.QtWidgets import QFrame

from gui.pages.life.meeting.asking import Question, ask
from gui.pages.life.meeting.line_button import LineButton
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.pages.life.meeting.parts import Part, Ref, with_part, without
from gui.widgets import Words, column, label, link_button, row
from ledger.kinds.meetings import MEETING_GUESTS, MeetingGuest

_FIELDS = ("name", "post", "reason")


class Guests(QFrame):
    """One line a guest; a click corrects it."""

    def __init__(self, open_: OpenMeeting) -> None:
        super().__init__()
        self._open = open_
        self._shown: tuple[MeetingGuest, ...] | None = None
        self.caption = label("列席", Words.SECTION)
        self.add = link_button("添加列席…")
        self.add.clicked.connect(self.ask_new)
        self.lines: list[LineButton] = []
        self._lines = column(gap=0)
        head = row(self.caption, self.add)
        head.insertStretch(1)
        layout = column(gap=2)
        layout.addLayout(head)
        layout.addLayout(self._lines)
        self.setLayout(layout)

    def show_meeting(self) -> None:
        """Show the guests of the meeting."""
        guests = self._open.sheet.guests
        self.add.setVisible(not self._open.is_locked)
        self.setVisible(bool(guests) or not self._open.is_locked)
        self.caption.setText(f"列席 {len(guests)} 人" if guests else "列席")
        if guests == self._shown:
            return
        self._shown = guests
        for button in self.lines:
            self._lines.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.lines = [self._line(guest) for guest in guests]
        for button in self.lines:
            self._lines.addWidget(button)

    def ask_new(self) -> None:
        """Ask for another guest."""

        def save(asked: MeetingGuest) -> None:
            self._open.alter_or_raise(lambda sheet: replace(sheet, guests=(*sheet.guests, asked)))

        ask(self, self._open, Question("添加列席人员", MEETING_GUESTS, _FIELDS, MeetingGuest()), save)

    def _line(self, guest: MeetingGuest) -> LineButton:
        made = LineButton("　".join(part for part in (guest.name, guest.post, guest.reason) if part))
        made.clicked.connect(lambda: self._correct(guest))
        return made

    def _correct(self, guest: MeetingGuest) -> None:
        if self._open.is_locked:
            return
        ref = Ref(Part.GUEST, guest.id)

        def save(asked: MeetingGuest) -> None:
            self._open.alter_or_raise(lambda sheet: with_part(sheet, ref, asked))

        dialog = ask(self, self._open, Question("列席人员", MEETING_GUESTS, _FIELDS, guest), save)

        def remove() -> None:
            self._open.alter(lambda sheet: without(sheet, ref))

        dialog.offer_removal("移除", remove)
