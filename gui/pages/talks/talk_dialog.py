"""The window in which a talk is entered or planned: who with whom, when, why; the record may follow in the card."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from gui import messages
from gui.fitting import resize_within_screen
from gui.forms.editors import ChoiceEditor
from gui.forms.record_form import FormSetup, RecordForm, Sections
from gui.pages.talks.choices import Choices
from gui.pages.talks.people_editor import PeopleEditor
from gui.shell import Shell
from gui.widgets import ScrollArea, Words, column, label, plain_button, primary_button, row
from ledger.errors import KnownError, Level, Problem
from ledger.kinds.talks import TALKS, Talk, TalkPerson
from ledger.life.entering import talk_problems
from ledger.life.sheet import TalkSheet

_FIELDS = (
    "org_unit_id",
    "held_on",
    "planned_on",
    "from_time",
    "to_time",
    "place",
    "occasion",
    "content",
    "difficulties",
    "suggestions",
    "follow_up",
    "follow_up_due_on",
    "is_confidential",
)
_SIZE = (640, 720)
_NOTE = "已经谈过的填写谈话日期；还没有谈的填写计划日期，谈过以后再补。"


class TalkDialog(QDialog):
    """Asks for a new talk."""

    entered = Signal(int)  # id of the talk

    def __init__(
        self, parent: QWidget, shell: Shell, choices: Choices, began: TalkSheet, save: Callable[[TalkSheet], TalkSheet]
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._save = save
        self._branches = dict(choices.roll.branches)
        self._is_demanding = False
        self.setWindowTitle("登记谈心谈话")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.people = PeopleEditor(shell.theme)
        setup: FormSetup[Talk] = FormSetup(
            problems=self._problems,
            options={"org_unit_id": choices.units},
            fields=_FIELDS if len(choices.units) > 1 else _FIELDS[1:],
            sections=Sections.HEADINGS,
            drafts=shell.drafts,
            scrolls=False,
        )
        self.form: RecordForm[Talk] = RecordForm(TALKS, shell.theme, setup)
        self.save_button = primary_button("保存")
        self._build()
        occasion = self.form.rows["occasion"].editor
        if isinstance(occasion, ChoiceEditor):
            occasion.offer(choices.occasions)
        self.people.show_people(began.people, choices.roll)
        self.form.show_record(began.talk, shell.session.draft_key(TALKS.key, "new"))
        self.people.changed.connect(self._on_people)
        next(iter(self.people.blocks.values())).field.setFocus()

    @property
    def sheet(self) -> TalkSheet:
        """The talk as it stands here."""
        return TalkSheet(self.form.record, self.people.people)

    def accept(self) -> None:
        """Save and close; stay when something is missing."""
        self.people.settle()
        self._is_demanding = True
        missing = self._say_people()
        if not self.form.check() or missing:
            return
        try:
            saved = self._save(self.sheet)
        except KnownError as error:
            messages.show_known_error(self, error)
            return
        self.form.forget_draft()
        super().accept()
        self.entered.emit(saved.talk.id)

    def reject(self) -> None:
        """Close; what was typed is given up, after a question."""
        if self.form.is_touched and not messages.ask_to_give_up(self):
            return
        self.form.forget_draft()
        super().reject()

    def _build(self) -> None:
        self.save_button.setDefault(False)
        self.save_button.clicked.connect(self.accept)
        cancel = plain_button("取消")
        cancel.clicked.connect(self.reject)
        foot = row(cancel, self.save_button, margins=(24, 12, 24, 16))
        foot.insertStretch(0)
        note = label(_NOTE, Words.SECONDARY, wraps=True)
        note.setContentsMargins(24, 0, 24, 0)
        people = QWidget()
        people.setLayout(column(self.people, margins=(12, 14, 20, 0)))
        inner = QFrame()
        inner.setProperty("role", "page")
        inner.setLayout(column(people, self.form, gap=0))
        layout = column(note, ScrollArea(inner), gap=0, margins=(0, 12, 0, 0))
        layout.setStretch(1, 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        QShortcut(QKeySequence.StandardKey.Save, self, self.accept)
        px = self._shell.theme.px
        resize_within_screen(self, px(_SIZE[0]), px(_SIZE[1]))

    def _today(self) -> date:
        return self._shell.session.clock().date()

    def _problems(self, talk: Talk) -> Sequence[Problem]:
        return talk_problems(replace(TalkSheet(talk), people=self.people.people), self._today())

    def _on_people(self, people: Sequence[TalkPerson]) -> None:
        """Where nobody has said which organisation it is, it is the branch of the first talker."""
        branch = next((self._branches[one.member_id] for one in people if one.member_id in self._branches), None)
        if "org_unit_id" in self.form.rows and self.form.record.org_unit_id is None and branch is not None:
            editor = self.form.rows["org_unit_id"].editor
            editor.write(branch)
            editor.typed.emit()
            editor.left.emit()
        self._say_people()

    def _say_people(self) -> bool:
        """Say what is missing of the people once saving was tried; whether anything is."""
        found = [one for one in self._problems(self.form.record) if one.field == "people" and one.level is Level.MUST]
        if self._is_demanding:
            self.people.say(found)
        return bool(found)
