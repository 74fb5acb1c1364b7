"""议题与记录: what is still open from before, the items, what was decided and elected, and the text of the whole."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.pages.life.meeting.addenda import Addenda
from gui.pages.life.meeting.agenda import Agenda
from gui.pages.life.meeting.bound_field import BoundField
from gui.pages.life.meeting.card import FoldCard
from gui.pages.life.meeting.carried import CarriedOver
from gui.pages.life.meeting.decisions import Decisions
from gui.pages.life.meeting.elections import Elections
from gui.pages.life.meeting.following_area import FollowingArea
from gui.pages.life.meeting.jumps import AGENDA, ELECTIONS
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.pages.life.meeting.parts import Part, Ref
from gui.pages.life.meeting.people import People
from gui.pages.life.meeting.phrases import Phrases, text_with_cursor
from gui.widgets import column
from ledger.codes.meetings import GENERAL_MEETING, MEMBER_MEETING

_WITH_ELECTIONS = frozenset({MEMBER_MEETING, GENERAL_MEETING})
_TITLES = {
    "carried": "上次未办结",
    "body": "会议内容",
    "decisions": "决议与整改",
    "elections": "选举",
    "summary": "主持人小结",
}


class MinutesPane(QWidget):
    """One column that scrolls; the button of ``phrases`` stands beside the tabs."""

    def __init__(self, open_: OpenMeeting, people: People) -> None:
        super().__init__()
        self._open = open_
        self.texts = {name: BoundField(open_, Ref(Part.MEETING), name).bare() for name in ("body", "summary")}
        self.agenda = Agenda(open_, people)
        self.carried = CarriedOver(open_)
        self.decisions = Decisions(open_)
        self.elections = Elections(open_, people)
        self.addenda = Addenda(open_)
        bodies: dict[str, QWidget] = {
            "carried": self.carried,
            "body": self.texts["body"],
            "decisions": self.decisions,
            "elections": self.elections,
            "summary": self.texts["summary"],
        }
        self.cards = {name: _card(open_, body) for name, body in bodies.items()}
        parts = [self.cards["carried"], self.agenda, *(card for name, card in self.cards.items() if name != "carried")]
        inner, whole = QWidget(), column(*parts, self.addenda, gap=8, margins=(12, 4, 16, 16))
        whole.addStretch()
        inner.setLayout(whole)
        self.area = FollowingArea(inner)
        self.phrases = Phrases(open_, self._target)
        self.setLayout(column(self.area, gap=0))
        self.agenda.focused.connect(self.reveal)
        self.carried.taken_up.connect(self.agenda.add)

    def begin(self) -> None:
        """Another meeting is shown: open what has something in it."""
        for field in self.texts.values():
            self._open.typed.drop(field)
            field.begin()
        self.agenda.begin()
        self.show_meeting()
        for field in self.texts.values():
            self._open.typed.add(field)
        sheet, meeting = self._open.sheet, self._open.meeting
        is_full = {
            "carried": True,
            "body": bool(meeting.body or self.texts["body"].is_touched or not sheet.items),
            "decisions": bool(sheet.decisions),
            "elections": bool(sheet.elections),
            "summary": bool(meeting.summary or self.texts["summary"].is_touched),
        }
        for name, card in self.cards.items():
            card.fold(is_full[name])
        self.area.verticalScrollBar().setValue(0)

    def show_meeting(self) -> None:
        """Show the meeting as it stands."""
        sheet = self._open.sheet
        for field in self.texts.values():
            field.show_stored()
            field.lock(self._open.is_locked)
        for part in (self.agenda, self.carried, self.decisions, self.elections, self.addenda):
            part.show_meeting()
        count = self.carried.count()
        is_open = not self._open.is_locked  # of closed minutes only what has something in it
        is_needed = {
            "carried": count > 0,
            "body": is_open or bool(sheet.meeting.body),
            "decisions": is_open or bool(sheet.decisions),
            "elections": (is_open and sheet.meeting.kind in _WITH_ELECTIONS) or bool(sheet.elections),
            "summary": is_open or bool(sheet.meeting.summary),
        }
        notes = {
            "carried": str(count),
            "body": _length(sheet.meeting.body),
            "decisions": _count(len(sheet.decisions)),
            "elections": _count(len(sheet.elections)),
            "summary": _length(sheet.meeting.summary),
        }
        for name, card in self.cards.items():
            card.say(_TITLES[name], notes[name])
            card.setVisible(is_needed[name])

    def go_to(self, place: str) -> None:
        """Put the keyboard on a vote, an item, the elections or a text; on the line for a new item otherwise."""
        kind, _, number = place.partition("-")
        part_id = int(number.partition("-")[0]) if number[:1].isdigit() else 0
        card = self.agenda.card_of(part_id) if kind == Part.ITEM else None
        if place in self.texts:
            self.open_text(place)
        elif kind == Part.VOTE:
            self.agenda.go_to_vote(part_id)
        elif card is not None:
            card.focus_report()
            self.reveal(card)
        elif kind == Part.ELECTION or place == ELECTIONS:
            self.cards["elections"].fold(True)
            self.cards["elections"].head.setFocus()
            self.reveal(self.cards["elections"])
        elif place == AGENDA and self.agenda.cards:
            self.agenda.cards[0].head.setFocus()
        else:
            self.agenda.new.setFocus()

    def open_text(self, name: str) -> None:
        """Open 会议内容 or 主持人小结, with the keyboard in it."""
        self.cards[name].fold(True)
        self.texts[name].take_focus()
        self.reveal(self.cards[name])

    def reveal(self, part: QWidget) -> None:
        """Scroll so that a part is seen, once it has its size."""
        QTimer.singleShot(0, part, lambda: self.area.ensureWidgetVisible(part, 0, 24))

    def _target(self) -> QPlainTextEdit | None:
        return text_with_cursor(self)


def _card(open_: OpenMeeting, body: QWidget) -> FoldCard:
    def padded() -> QWidget:
        made = QWidget()
        made.setLayout(column(body, margins=(14, 4, 12, 12)))
        return made

    card = FoldCard(open_.shell.theme, padded)
    card.opened.connect(open_.unfolded)
    return card


def _length(text: str) -> str:
    return f"{len(text)} 字" if text else ""


def _count(number: int) -> str:
    return f"{number} 项" if number else ""
