"""The card of one talk: who, when and why; what was said; what follows. Fields are saved when they are left."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabWidget, QWidget

from gui.forms.editors import ChoiceEditor, ReferenceEditor
from gui.forms.record_form import Edited, FormSetup, RecordForm, Sections
from gui.pages.talks.choices import Choices
from gui.pages.talks.enclosures import Enclosures
from gui.pages.talks.lines import is_group_talk
from gui.pages.talks.people_editor import PeopleEditor, Roll
from gui.pages.talks.state_strip import StateStrip
from gui.pages.talks.veil import Veil
from gui.shell import Shell
from gui.widgets import ScrollArea, column, label, plain_button, row
from ledger.codes.meetings import CHECKED, SEALED
from ledger.codes.talks import PARTNER
from ledger.errors import Problem
from ledger.kinds.attached import Addendum, Attachment
from ledger.kinds.talks import TALKS, Talk, TalkPerson
from ledger.life.entering import talk_problems
from ledger.life.sheet import TalkSheet

FRAME_FIELDS = (
    "held_on",
    "planned_on",
    "from_time",
    "to_time",
    "place",
    "occasion",
    "org_unit_id",
    "is_confidential",
)
RECORD_FIELDS = ("content", "difficulties", "suggestions", "note")
FOLLOW_FIELDS = ("follow_up", "follow_up_due_on")
_VEILED_IN_FRAME = ("occasion", "place")


class TalkCard(QWidget):
    """Shows a talk. ``edited`` carries the whole talk with one field, or its people, changed."""

    edited = Signal(object)  # TalkSheet
    closing_asked = Signal()  # 办结…
    reveal_asked = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._sheet = TalkSheet(Talk())
        self._revealed = 0  # id of the confidential talk whose content is open
        self._roll = Roll()
        self._offered = Choices()
        self.strip = StateStrip()
        self.people = PeopleEditor(shell.theme)
        self.frame_form = self._form(FRAME_FIELDS, scrolls=False)
        self.record_form = self._form(RECORD_FIELDS)
        self.follow_form = self._form(FOLLOW_FIELDS, scrolls=False)
        self.outcome = label("", wraps=True)
        self.close_button = plain_button("办结…")
        self.enclosures = Enclosures()
        self.veils: list[Veil] = []
        self._stacks: list[QStackedWidget] = []
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._build()
        self.people.changed.connect(self._on_people)
        self.close_button.clicked.connect(self.closing_asked)

    @property
    def talk(self) -> Talk:
        """The talk that is shown; id 0 when there is none."""
        return self._sheet.talk

    @property
    def heading(self) -> str:
        """Whom the talk was with."""
        names = [self._name(one) for one in self._sheet.people if one.role == PARTNER]
        return "、".join(names) or TALKS.title

    @property
    def subtitle(self) -> str:
        """The day and whether several took part."""
        day = self.talk.held_on or self.talk.planned_on
        parts = (
            day.isoformat() if day else "",
            "计划" if self.talk.held_on is None else "",
            "集体谈话" if is_group_talk(self._sheet.people) else "",
        )
        return " · ".join(part for part in parts if part)

    @property
    def is_veiled(self) -> bool:
        """Whether the content is covered."""
        return self.talk.is_confidential and self._revealed != self.talk.id

    def show_talk(
        self,
        sheet: TalkSheet,
        choices: Choices,
        addenda: Sequence[Addendum] = (),
        attachments: Sequence[Attachment] = (),
    ) -> None:
        """Show a talk; what is being typed into the same one stays. Another one covers what was revealed."""
        is_other = sheet.talk.id != self.talk.id
        if is_other:
            self.flush()
            self.people.forget_typed()
            self._revealed = 0
        if is_other or self._sheet.people != sheet.people or not self._is_unfinished:
            self.people.show_people(sheet.people, choices.roll)
        self._sheet = sheet
        self._roll = choices.roll
        self._offer(choices)
        for name, form in self._forms().items():
            form.show_record(sheet.talk, self._draft_key(name))
        self.strip.show_talk(sheet.talk)
        self.enclosures.show_parts(addenda, attachments)
        self._show_outcome()
        self._lock(is_locked=sheet.talk.state in (CHECKED, SEALED))
        self._cover()

    def reveal(self) -> None:
        """Show the content of a confidential talk until another one is chosen."""
        self._revealed = self.talk.id
        self._cover()

    def cover(self) -> None:
        """Cover it again."""
        self._revealed = 0
        self._cover()

    def flush(self) -> None:
        """Save what was typed and not left yet."""
        if self.talk.id:
            self.people.settle()
            for form in self._forms().values():
                form.flush()

    def focus_first(self) -> None:
        """Put the keyboard where writing goes on: the day while it is only planned, else what was said."""
        if self.talk.held_on is None or self.is_veiled:
            self.tabs.setCurrentIndex(0)
            self.frame_form.go_to("held_on")
        else:
            self.tabs.setCurrentIndex(1)
            self.record_form.go_to("content")

    # Building

    def _form(self, fields: tuple[str, ...], *, scrolls: bool = True) -> RecordForm[Talk]:
        setup: FormSetup[Talk] = FormSetup(
            problems=self._problems,
            options={"org_unit_id": ()},
            fields=fields,
            sections=Sections.HEADINGS,
            drafts=self._shell.drafts,
            scrolls=scrolls,
        )
        made: RecordForm[Talk] = RecordForm(TALKS, self._shell.theme, setup)
        made.edited.connect(self._on_edited)
        return made

    def _forms(self) -> dict[str, RecordForm[Talk]]:
        return {"frame": self.frame_form, "record": self.record_form, "follow": self.follow_form}

    def _build(self) -> None:
        people = QWidget()
        people.setLayout(column(self.people, margins=(12, 14, 20, 0)))
        frame = QFrame()
        frame.setProperty("role", "page")
        frame.setLayout(column(people, self.frame_form, gap=0))
        self.tabs.addTab(ScrollArea(frame), "谈话")
        self.tabs.addTab(self._covered(self.record_form), "记录")
        follow = QFrame()
        follow.setProperty("role", "page")
        done = QWidget()
        foot = row(self.close_button)
        foot.addStretch()
        below = column(self.outcome, gap=8, margins=(20, 0, 20, 20))
        below.addLayout(foot)
        done.setLayout(below)
        layout = column(self.follow_form, done, gap=0)
        layout.addStretch()
        follow.setLayout(layout)
        self.tabs.addTab(self._covered(ScrollArea(follow)), "后续")
        self.tabs.addTab(self._covered(self.enclosures), "补正与附件")
        whole = column(self.strip, self.tabs, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _covered(self, content: QWidget) -> QWidget:
        veil = Veil()
        veil.button.clicked.connect(self.reveal_asked)
        self.veils.append(veil)
        stack = QStackedWidget()
        stack.addWidget(content)
        stack.addWidget(veil)
        self._stacks.append(stack)
        return stack

    # Showing

    def _cover(self) -> None:
        is_veiled = self.is_veiled
        for stack in self._stacks:
            stack.setCurrentIndex(1 if is_veiled else 0)
        for name in _VEILED_IN_FRAME:
            self.frame_form.rows[name].setVisible(not is_veiled)

    def _offer(self, choices: Choices) -> None:
        units, occasion = self.frame_form.rows["org_unit_id"].editor, self.frame_form.rows["occasion"].editor
        if isinstance(units, ReferenceEditor) and choices.units != self._offered.units:
            units.offer_records(choices.units)
        if isinstance(occasion, ChoiceEditor) and choices.typed_occasions != self._offered.typed_occasions:
            occasion.offer(choices.occasions)
        self._offered = choices

    def _show_outcome(self) -> None:
        one = self.talk
        words = ""
        if one.follow_up_done_on is not None:
            words = f"● {one.follow_up_done_on.isoformat()} 办结：{one.outcome}"
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))
        self.close_button.setText("更改办结…" if words else "办结…")
        self.close_button.setVisible(bool(one.follow_up))

    def _lock(self, *, is_locked: bool) -> None:
        self.people.lock(is_locked)
        for form in self._forms().values():
            form.lock(is_locked)

    def _name(self, person: TalkPerson) -> str:
        return dict(self._roll.names).get(person.member_id or 0, "") or person.name

    def _draft_key(self, part: str) -> str:
        """What is typed about a confidential talk is not kept outside of the book, not even as a draft."""
        if not self.talk.id or self.talk.is_confidential:
            return ""
        return self._shell.session.draft_key(TALKS.key, self.talk.id, part)

    # Saving

    def _today(self) -> date:
        return self._shell.session.clock().date()

    def _problems(self, talk: Talk) -> list[Problem]:
        return talk_problems(TalkSheet(talk, self._sheet.people), self._today()) if self.talk.id else []

    @property
    def _is_unfinished(self) -> bool:
        """Whether people stand here that could not be saved: the last partner was taken away."""
        return any(one.field == "people" for one in self._people_problems())

    def _people_problems(self) -> list[Problem]:
        return talk_problems(TalkSheet(self.talk, self.people.people), self._today()) if self.talk.id else []

    def _on_edited(self, edited: Edited) -> None:
        value: dict[str, Any] = {edited.field: edited.value}
        if edited.field == "is_confidential" and edited.value:
            self._revealed = self.talk.id  # who has just made it confidential is still writing
        self._sheet = replace(self._sheet, talk=replace(self.talk, **value))
        self.edited.emit(self._sheet)

    def _on_people(self, people: tuple[TalkPerson, ...]) -> None:
        problems = self._people_problems()
        self.people.say(problems)
        if not any(one.field == "people" for one in problems):
            self._sheet = replace(self._sheet, people=people)
            self.edited.emit(self._sheet)
