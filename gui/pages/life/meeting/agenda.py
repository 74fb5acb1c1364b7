"""议题: the items in their order, and the line in which another one is added."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.pages.life.meeting.item_card import ItemCard
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.pages.life.meeting.parts import added_item, item_of_vote
from gui.pages.life.meeting.people import People
from gui.widgets import Words, column, label, row

_MOST_OPENED = 8


class Agenda(QWidget):
    """Cards; one is made for each item and stays with it while it moves."""

    focused = Signal(object)  # the widget that should be seen

    def __init__(self, open_: OpenMeeting, people: People) -> None:
        super().__init__()
        self._open, self._people = open_, people
        self.cards: list[ItemCard] = []
        self._rows = column(gap=6)
        self.new = QLineEdit()
        self.new.setPlaceholderText("新议题，回车添加")
        self.new.setAccessibleName("新议题")
        self.new.returnPressed.connect(self._add)
        layout = column(gap=6)
        layout.addLayout(row(label("议题", Words.SECTION)))
        layout.addLayout(self._rows)
        layout.addWidget(self.new)
        self.setLayout(layout)
        open_.renumbered.connect(self._renumber)

    def show_meeting(self) -> None:
        """Show the items of the meeting."""
        wanted = [one.item.id for one in self._open.sheet.items]
        if [card.ref.id for card in self.cards] != wanted:
            self._arrange(wanted)
        for number, card in enumerate(self.cards, start=1):
            card.show_meeting(number)
        self.new.setVisible(not self._open.is_locked)

    def begin(self) -> None:
        """Another meeting: its first item is open, every one with half-typed text, and of closed minutes all."""
        self._arrange([])
        self.new.clear()
        self.show_meeting()
        keys = set(self._open.typed.texts)
        for place, card in enumerate(self.cards):
            is_read = self._open.is_locked and place < _MOST_OPENED
            if place == 0 or is_read or card.draft_is_for(keys):
                card.fold(True)

    def add(self, title: str) -> None:
        """Add an item and open it."""
        before = {card.ref.id for card in self.cards}
        if self._open.alter(lambda sheet: added_item(sheet, title)):
            fresh = [card for card in self.cards if card.ref.id not in before]
            for card in fresh:
                card.focus_report()
                self.focused.emit(card)

    def card_of(self, item_id: int) -> ItemCard | None:
        """The card of an item."""
        return next((card for card in self.cards if card.ref.id == item_id), None)

    def go_to_vote(self, vote_id: int) -> None:
        """Open the item of a vote, with the keyboard in its figures."""
        card = self.card_of(item_of_vote(self._open.sheet, vote_id))
        if card is None:
            return
        card.fold(True)
        for vote in card.votes:
            if vote.ref.id == vote_id:
                vote.fields["yes"].take_focus()
                self.focused.emit(vote)

    def _add(self) -> None:
        title = self.new.text().strip()
        if title:
            self.new.clear()
            self.add(title)

    def _arrange(self, wanted: list[int]) -> None:
        there = {card.ref.id: card for card in self.cards}
        for card in self.cards:
            self._rows.removeWidget(card)
            if card.ref.id not in wanted:
                card.unwatch()
                card.hide()
                card.deleteLater()
        self.cards = [there.get(item_id) or self._made(item_id) for item_id in wanted]
        for card in self.cards:
            self._rows.addWidget(card)

    def _made(self, item_id: int) -> ItemCard:
        card = ItemCard(self._open, self._people, item_id)
        card.opened.connect(self._open.unfolded)
        return card

    def _renumber(self, ids: dict[tuple[str, int], int]) -> None:
        for card in self.cards:
            card.renumber(ids)
