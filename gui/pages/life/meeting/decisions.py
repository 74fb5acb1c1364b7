"""决议与整改: what was decided, by whom and by when, and what came of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from gui.forms.editors import Option
from gui.pages.life.meeting.asking import Question, ask, member_options
from gui.pages.life.meeting.line_button import LineButton
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.pages.life.meeting.parts import Part, Ref, with_part, without
from gui.widgets import Words, column, label, link_button, row
from ledger.codes.meetings import APPRAISAL_MEETING, LIFE_MEETING
from ledger.kinds.meetings import DECISIONS, Decision
from ledger.life.facts import LifeFacts
from operations.life.meetings import close_decision, reopen_decision

_FIELDS = ("text", "responsible_id", "responsible", "due_on", "agenda_item_id")
_WITH_PROBLEM = frozenset({LIFE_MEETING, APPRAISAL_MEETING})
_OUTCOME = ("done_on", "outcome")


def decision_note(facts: LifeFacts, one: Decision, today: date) -> str:
    """Who, by when, and whether it is done or late."""
    who = facts.person_name(one.responsible_id, one.responsible)
    parts = [f"责任人 {who}" if who else "没有责任人"]
    if one.done_on is not None:
        parts.append(f"{one.done_on.isoformat()} 办结：{one.outcome}")
    elif one.due_on is None:
        parts.append("没有期限")
    elif one.due_on < today:
        parts.append(f"{one.due_on.isoformat()} 到期，已超 {(today - one.due_on).days} 天")
    else:
        parts.append(f"{one.due_on.isoformat()} 前")
    return "　".join(parts)


class DecisionLine(QFrame):
    """One decision: a click corrects it, 办结 closes it."""

    def __init__(self, words: str, note: str, *, is_late: bool) -> None:
        super().__init__()
        self.words = LineButton(words)
        self.note = label(note, Words.WARN if is_late else Words.SECONDARY, wraps=True)
        self._buttons = row(gap=12)
        head = row(self.words, gap=8)
        head.setStretch(0, 1)
        head.addLayout(self._buttons)
        layout = column(gap=0)
        layout.addLayout(head)
        layout.addWidget(self.note)
        self.setLayout(layout)

    def offer(self, text: str, act: Callable[[], object]) -> None:
        """A command at the right."""
        button = link_button(text)
        button.setAccessibleName(f"{text.rstrip('…')}：{self.words.whole_text}")
        button.clicked.connect(act)
        self._buttons.addWidget(button)


class Decisions(QWidget):
    """The decisions of the meeting, and the line in which another one is added."""

    def __init__(self, open_: OpenMeeting) -> None:
        super().__init__()
        self._open = open_
        self._shown: object = None
        self.lines: list[DecisionLine] = []
        self._rows = column(gap=6)
        self.new = QLineEdit()
        self.new.setPlaceholderText("新决议或整改措施，回车填写责任人和期限")
        self.new.setAccessibleName("新决议或整改措施")
        self.new.returnPressed.connect(self._on_new)
        layout = column(gap=6)
        layout.addLayout(self._rows)
        layout.addWidget(self.new)
        self.setLayout(layout)

    def show_meeting(self) -> None:
        """Show what the meeting has decided."""
        self.new.setVisible(not self._open.is_locked)
        shown = (self._open.sheet.decisions, self._open.is_locked, self._open.known.roster)
        if shown == self._shown:
            return
        self._shown = shown
        for line in self.lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(one) for one in self._open.sheet.decisions]
        for line in self.lines:
            self._rows.addWidget(line)

    def ask_new(self, began: Decision) -> None:
        """Ask who is to do something by when."""

        def save(asked: Decision) -> None:
            self._open.alter_or_raise(lambda sheet: replace(sheet, decisions=(*sheet.decisions, asked)))
            self.new.clear()

        dialog = ask(self, self._open, self._question("决议与整改", began), save)
        if began.text:
            dialog.form.go_to("responsible_id")

    def _on_new(self) -> None:
        text = self.new.text().strip()
        if text:
            self.ask_new(Decision(text=text))

    def _line(self, one: Decision) -> DecisionLine:
        today = self._open.today
        is_late = one.done_on is None and one.due_on is not None and one.due_on < today
        words = f"{one.problem} → {one.text}" if one.problem else one.text
        made = DecisionLine(words, decision_note(self._open.known, one, today), is_late=is_late)
        if not self._open.is_locked:
            made.words.clicked.connect(lambda: self._correct(one))
        if one.done_on is None:
            made.offer("办结…", lambda: ask_outcome(self, self._open, one))
        else:
            made.offer("恢复为未办结", lambda: self._open.act(lambda: reopen_decision(self._open.store, one.id)))
        return made

    def _correct(self, one: Decision) -> None:
        ref = Ref(Part.DECISION, one.id)

        def save(asked: Decision) -> None:
            self._open.alter_or_raise(lambda sheet: with_part(sheet, ref, asked))

        def remove() -> None:
            self._open.alter(lambda sheet: without(sheet, ref))

        ask(self, self._open, self._question("决议与整改", one), save).offer_removal("移除", remove)

    def _question(self, title: str, record: Decision) -> Question[Decision]:
        sheet = self._open.sheet
        has_problem = sheet.meeting.kind in _WITH_PROBLEM or bool(record.problem)
        first = [mark.entry.member.id for mark in self._open.turnout.marks]
        options = {
            "responsible_id": member_options(self._open.known.roster, first),
            "agenda_item_id": [Option(one.item.id, one.item.title) for one in sheet.items],
        }
        fields = ("problem", *_FIELDS) if has_problem else _FIELDS
        return Question(title, DECISIONS, fields, record, options=options)


def ask_outcome(parent: QWidget, open_: OpenMeeting, one: Decision) -> None:
    """办结: when it was done, and what came of it; also for decisions of sealed minutes."""
    began = replace(one, done_on=one.done_on or open_.today)

    def save(asked: Decision) -> None:
        day = asked.done_on or open_.today
        open_.act_or_raise(lambda: close_decision(open_.store, one.id, day, asked.outcome))

    ask(parent, open_, Question("办结", DECISIONS, _OUTCOME, began, one.text), save)
