"""An agenda item: what it is called, what was reported, who spoke, how it was voted on."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui import messages
from gui.flow_layout import FlowLayout, flowing
from gui.pages.life.meeting.bound_field import BoundField
from gui.pages.life.meeting.card import FoldCard
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.pages.life.meeting.parts import Part, Ref, added_vote, item_sheet, moved_item, without_item
from gui.pages.life.meeting.people import People
from gui.pages.life.meeting.speeches import Speeches
from gui.pages.life.meeting.vote_editor import VoteEditor
from gui.widgets import column, icon_button, link_button, row
from ledger.codes.meetings import ORDINARY
from ledger.kinds.meetings import Vote
from ledger.life.sheet import ItemSheet
from ledger.life.votes import verdict

_KIND = 128


class ItemCard(FoldCard):
    """Closed it is one line; open it is the form of the item."""

    def __init__(self, open_: OpenMeeting, people: People, item_id: int) -> None:
        super().__init__(open_.shell.theme, self._made_body)
        self._open, self._people = open_, people
        self.ref = Ref(Part.ITEM, item_id)
        self.fields: dict[str, BoundField] = {}
        self.speeches: Speeches | None = None
        self.votes: list[VoteEditor] = []
        self._votes_room = column(gap=6)
        self._moves = {
            -1: self._tool("上移议题（Alt+↑）", "arrow-up", self._mover(-1)),
            1: self._tool("下移议题（Alt+↓）", "arrow-down", self._mover(1)),
        }
        self.up = icon_button(self._moves[-1])
        self.down = icon_button(self._moves[1])
        self.remove = icon_button(self._tool("移除议题", "trash-2", self._remove))
        for tool in (self.up, self.down, self.remove):
            self.tools.addWidget(tool)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._mover(step))
        self.add_vote = link_button("添加表决")
        self.add_vote.clicked.connect(self._on_add_vote)

    # What the panel uses

    def show_meeting(self, number: int) -> None:
        """Show the item as it stands; ``number`` is its place in the agenda."""
        sheet = item_sheet(self._open.sheet, self.ref.id)
        title = sheet.item.title or "（没有题目）"
        self.say(f"{number}  {title}", self._note(sheet))
        for tool in (self.up, self.down, self.remove):
            tool.setVisible(not self._open.is_locked)
        self._moves[-1].setEnabled(number > 1)
        self._moves[1].setEnabled(number < len(self._open.sheet.items))
        if self.body is None:
            return
        for field in self.fields.values():
            field.show_stored()
            field.lock(self._open.is_locked)
        self.add_vote.setVisible(not self._open.is_locked)
        if self.speeches is not None:
            self.speeches.show_meeting()
        self._show_votes(sheet)

    def renumber(self, ids: dict[tuple[str, int], int]) -> None:
        """Follow the numbers that the book has given."""
        self.ref.renumber(ids)
        if self.speeches is not None:
            self.speeches.renumber(ids)
        for vote in self.votes:
            vote.ref.renumber(ids)

    def unwatch(self) -> None:
        """The card goes."""
        speeches = self.speeches.fields() if self.speeches is not None else []
        for field in (*self.fields.values(), *speeches, *(one for vote in self.votes for one in vote.fields.values())):
            self._open.typed.drop(field)

    def focus_report(self) -> None:
        """Open, with the keyboard in the report."""
        self.fold(True)
        self.fields["report"].take_focus()

    def draft_is_for(self, keys: set[str]) -> bool:
        """Whether something half typed belongs into this card."""
        try:
            sheet = item_sheet(self._open.sheet, self.ref.id)
        except KeyError:
            return False
        parts = {
            self.ref.key,
            *(f"speech-{one.id}" for one in sheet.speeches),
            *(f"vote-{one.id}" for one in sheet.votes),
        }
        return bool(parts & {key.partition(".")[0] for key in keys})

    # How it is made

    def _made_body(self) -> QWidget:
        for name in ("title", "kind", "is_major", "report"):
            self.fields[name] = BoundField(self._open, self.ref, name)
        self.fields["title"].called("题目").beside()
        self.fields["kind"].called("类型").beside().wide(_KIND)
        self.fields["is_major"].beside()
        self.fields["report"].below()
        self.speeches = Speeches(self._open, self._people, self.ref)
        made = QWidget()
        kinds = flowing(FlowLayout(self._open.shell.theme, gap=16), self.fields["kind"], self.fields["is_major"])
        votes = row(self.add_vote)
        votes.insertStretch(0)
        layout = column(
            self.fields["title"], kinds, self.fields["report"], self.speeches, gap=8, margins=(14, 4, 12, 12)
        )
        layout.addLayout(self._votes_room)
        layout.addLayout(votes)
        made.setLayout(layout)
        for field in self.fields.values():
            field.show_stored()
            field.lock(self._open.is_locked)
            self._open.typed.add(field)
        self.speeches.show_meeting()
        self.add_vote.setVisible(not self._open.is_locked)
        self._show_votes(item_sheet(self._open.sheet, self.ref.id))
        return made

    def _show_votes(self, sheet: ItemSheet) -> None:
        wanted = [one.id for one in sheet.votes]
        there = {one.ref.id: one for one in self.votes}
        if list(there) != wanted:
            for one in self.votes:
                self._votes_room.removeWidget(one)
                if one.ref.id not in wanted:
                    for field in one.fields.values():
                        self._open.typed.drop(field)
                    one.hide()
                    one.deleteLater()
            self.votes = [there.get(vote_id) or self._made_vote(vote_id) for vote_id in wanted]
            for one in self.votes:
                self._votes_room.addWidget(one)
        for one in self.votes:
            one.show_meeting()

    def _made_vote(self, vote_id: int) -> VoteEditor:
        made = VoteEditor(self._open, self._people, vote_id)
        for field in made.fields.values():
            field.show_stored()
            self._open.typed.add(field)
        return made

    def _note(self, sheet: ItemSheet) -> str:
        judged = [verdict(vote, self._open.case).outcome for vote in sheet.votes]
        parts = [
            sheet.item.kind,
            "重大事项" if sheet.item.is_major else "",
            f"发言 {len(sheet.speeches)}" if sheet.speeches else "",
            *(outcome or "待计票" for outcome in judged),
        ]
        return "　".join(part for part in parts if part)

    # What is done

    def _tool(self, text: str, icon: str, act: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setToolTip(text)
        action.triggered.connect(lambda _checked: act())
        self._open.shell.theme.give_icon(action, icon, "secondary", 16)
        return action

    def _mover(self, step: int) -> Callable[[], None]:
        def move() -> None:
            if not self._open.is_locked:
                self._open.alter(lambda sheet: moved_item(sheet, self.ref.id, step))

        return move

    def _remove(self) -> None:
        sheet = item_sheet(self._open.sheet, self.ref.id)
        has_content = bool(sheet.item.report or sheet.speeches or sheet.votes)
        detail = "其中的汇报、发言和表决一并移除，可以撤销。"
        if not has_content or messages.ask(self.window(), f"移除议题“{sheet.item.title}”吗？", "移除", detail):
            self._open.alter(lambda whole: without_item(whole, self.ref.id))

    def _on_add_vote(self) -> None:
        before = {one.ref.id for one in self.votes}
        self._open.alter(lambda sheet: added_vote(sheet, self.ref.id, Vote(resolution=ORDINARY)))
        fresh = [one for one in self.votes if one.ref.id not in before]
        if fresh:
            fresh[0].fields["resolution"].take_focus()
