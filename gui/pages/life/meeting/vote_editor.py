"""表决: the figures of one vote, and while they are typed what they mean."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QFrame

from gui.flow_layout import FlowLayout, flowing
from gui.pages.life.meeting.bound_field import BoundField
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.pages.life.meeting.parts import Part, Ref, find_part, without
from gui.pages.life.meeting.people import People
from gui.pages.life.meeting.verdict_view import VerdictView
from gui.widgets import Words, column, label, quiet_button, row
from ledger.kinds.meetings import Vote
from ledger.life.votes import Verdict, verdict

_WIDTHS = {
    "resolution": 172,
    "subject_id": 128,
    "method": 148,
    "yes": 52,
    "no": 52,
    "abstain": 52,
    "void": 52,
    "written": 52,
    "present": 52,
    "outcome": 100,
}
_CAPTIONS = {
    "resolution": "事项",
    "subject_id": "对象",
    "method": "方式",
    "void": "无效",
    "written": "书面意见",
    "present": "在场",
    "outcome": "宣布",
}


class VoteEditor(QFrame):
    """One vote of an agenda item."""

    def __init__(self, open_: OpenMeeting, people: People, vote_id: int) -> None:
        super().__init__()
        self._open = open_
        self.ref = Ref(Part.VOTE, vote_id)
        self.setProperty("role", "panel")
        self.fields = {name: self._field(name, people) for name in _WIDTHS}
        self.verdict = VerdictView()
        self.remove = quiet_button("移除")
        self.remove.setAccessibleName("移除表决")
        head = row(label("表决", Words.SECTION), self.remove)
        head.insertStretch(1)
        flow = flowing(FlowLayout(open_.shell.theme, gap=8), *self.fields.values())
        layout = column(gap=6, margins=(12, 6, 8, 10))
        layout.addLayout(head)
        layout.addWidget(flow)
        layout.addWidget(self.verdict)
        self.setLayout(layout)
        for field in self.fields.values():
            field.typed.connect(self.judge)
        self.remove.clicked.connect(lambda: open_.alter(lambda sheet: without(sheet, self.ref)))

    def show_meeting(self) -> None:
        """Show what the sheet has."""
        for field in self.fields.values():
            field.show_stored()
            field.lock(self._open.is_locked)
        self.remove.setVisible(not self._open.is_locked)
        self.judge()

    @property
    def typed(self) -> Vote:
        """The vote as it is typed; a figure that is not understood keeps its stored value."""
        vote: Vote = find_part(self._open.sheet, self.ref)
        changes: dict[str, Any] = {}
        for field in self.fields.values():
            changes |= field.value() or {}
        return replace(vote, **changes)

    def judge(self) -> None:
        """Say what the figures mean as they are typed."""
        try:
            judged = verdict(self.typed, self._open.case)
        except KeyError:
            return
        self.verdict.say(judged.sentence, words_of(judged), judged.steps, judged.problems)

    def _field(self, name: str, people: People) -> BoundField:
        made = BoundField(self._open, self.ref, name, people=people if name == "subject_id" else None)
        made.called(_CAPTIONS.get(name, made.info.label))
        return made.beside().wide(_WIDTHS[name])


def words_of(judged: Verdict) -> Words:
    """Good when it is carried, weighty when not; quiet while nothing was counted."""
    if judged.is_passed is None:
        return Words.SECONDARY if judged.is_valid else Words.MUST
    return Words.GOOD if judged.is_passed and judged.is_valid else Words.MUST
