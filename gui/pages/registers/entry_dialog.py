"""The window in which an entry of a register is typed: its fields, and who took part."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from gui import messages
from gui.fitting import resize_within_screen
from gui.forms.editor import Editor
from gui.forms.record_form import FormSetup, RecordForm, Sections
from gui.pages.registers.choices import Choices
from gui.pages.registers.entry_editors import DurationEditor, PersonEditor
from gui.pages.registers.people_table import PeopleTable
from gui.shell import Shell
from gui.widgets import ScrollArea, column, plain_button, primary_button, row
from ledger.errors import KnownError, Problem
from ledger.kept import NOTE, UNIT, KeptRegister
from ledger.registers.entering import PEOPLE_FIELD, entry_problems
from ledger.registers.facts import RegisterFacts
from ledger.registers.sheet import EntrySheet

_SIZE, _SIZE_WITH_PEOPLE = (660, 740), (1060, 740)
_SHARES, _MANY_SHARES = (5, 4), (1, 1)
_FEW = 2
"""Up to so many questions about each person leave the fields more than half of the width."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the window is opened for."""

    register: KeptRegister
    facts: RegisterFacts
    choices: Choices
    began: EntrySheet
    today: date


class EntryDialog(QDialog):
    """Asks for one entry and hands it to ``save``. A known error keeps the window open with what was typed."""

    kept = Signal(int)  # id of the entry

    def __init__(self, parent: QWidget, shell: Shell, asked: Asked, save: Callable[[EntrySheet], EntrySheet]) -> None:
        super().__init__(parent)
        self._shell = shell
        self._asked = asked
        self._save = save
        register = asked.register
        self.setWindowTitle(f"{'修改' if asked.began.record.id else '登记'}{register.name}")
        self.setProperty("register", register.key)
        names = _shown(register, asked.choices)
        setup: FormSetup[Any] = FormSetup(
            problems=self._problems,
            options=asked.choices.options,
            fields=names,
            sections=Sections.HEADINGS,
            drafts=shell.drafts,
            scrolls=False,
            editors=self._editors(),
        )
        self.form: RecordForm[Any] = RecordForm(register.kind, shell.theme, setup)
        people = register.people
        self.people: PeopleTable | None = None
        if people is not None:
            minutes = asked.facts.minutes_per_hour
            self.people = PeopleTable(shell.theme, people, asked.choices.roll, minutes)
            self.people.show_people(asked.began.people)
            self.people.changed.connect(self._say_people)
        self.save_button = primary_button("保存")
        self._build()
        key = shell.session.draft_key(register.key, asked.began.record.id or "new")
        self.form.show_record(self._to_form(asked.began.record), key)
        self.form.go_to(register.day if register.day in names else names[0])

    @property
    def sheet(self) -> EntrySheet:
        """The entry as it stands here."""
        people = self.people.people if self.people is not None else ()
        return EntrySheet(self._from_form(self.form.record), people)

    def accept(self) -> None:
        """Save and close; stay when something is missing or cannot be saved."""
        is_clear = self.people is None or self.people.take()
        if not self.form.check() or not is_clear:
            return
        try:
            saved = self._save(self.sheet)
        except KnownError as error:
            messages.show_known_error(self, error)
            return
        self.form.forget_draft()
        super().accept()
        self.kept.emit(saved.record.id)

    def reject(self) -> None:
        """Close; what was typed is given up, after a question."""
        is_other = self.people is not None and self.people.people != self._asked.began.people
        if (self.form.is_touched or is_other) and not messages.ask_to_give_up(self):
            return
        self.form.forget_draft()
        super().reject()

    # Building

    def _build(self) -> None:
        self.save_button.setDefault(False)
        self.save_button.clicked.connect(self.accept)
        cancel = plain_button("取消")
        cancel.clicked.connect(self.reject)
        foot = row(cancel, self.save_button, margins=(24, 12, 24, 16))
        foot.insertStretch(0)
        body = row(ScrollArea(self.form), gap=0)
        if self.people is not None:
            side = QFrame()
            side.setProperty("role", "page")
            side.setLayout(column(self.people, margins=(8, 14, 20, 20)))
            body.addWidget(ScrollArea(side))
            for place, share in enumerate(_MANY_SHARES if len(self.people.asks) > _FEW else _SHARES):
                body.setStretch(place, share)
        layout = column(gap=0, margins=(0, 12, 0, 0))
        layout.addLayout(body, 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        QShortcut(QKeySequence.StandardKey.Save, self, self.accept)
        px = self._shell.theme.px
        width, height = _SIZE if self.people is None else _SIZE_WITH_PEOPLE
        resize_within_screen(self, px(width), px(height))

    def _editors(self) -> dict[str, Callable[[], Editor]]:
        register, roll = self._asked.register, self._asked.choices.roll

        def person(*, allows_others: bool) -> Callable[[], Editor]:
            return lambda: PersonEditor(roll, allows_others=allows_others)

        found = {pair.member: person(allows_others=bool(pair.name)) for pair in register.persons}
        usual = register.people.usual_minutes if register.people else ""
        if usual:
            found[usual] = lambda: DurationEditor(register.info(usual), self._asked.facts.minutes_per_hour)
        return found

    # A person is one field here and two in the record

    def _to_form(self, record: Any) -> Any:
        values: dict[str, Any] = {
            pair.member: getattr(record, pair.name)
            for pair in self._asked.register.persons
            if pair.name and getattr(record, pair.member) is None and getattr(record, pair.name)
        }
        return replace(record, **values)

    def _from_form(self, record: Any) -> Any:
        values: dict[str, Any] = {}
        for pair in self._asked.register.persons:
            value = getattr(record, pair.member)
            if pair.name:
                is_name = isinstance(value, str)
                values |= {pair.member: None if is_name else value, pair.name: value if is_name else ""}
        return replace(record, **values)

    # Saying what is wrong

    def _problems(self, record: Any) -> Sequence[Problem]:
        asked = self._asked
        sheet = EntrySheet(self._from_form(record), self.people.people if self.people is not None else ())
        return entry_problems(asked.facts, asked.register, sheet, asked.today)

    def _say_people(self) -> None:
        if self.people is not None and self.people.remark.isHidden():
            self.people.say([one for one in self._problems(self.form.record) if one.field == PEOPLE_FIELD])


def _shown(register: KeptRegister, choices: Choices) -> tuple[str, ...]:
    """The fields in their order: a person once, the organisation only where there are several, 备注 last."""
    typed = {pair.name for pair in register.persons}
    names = [one.name for one in register.kind.fields if one.name not in typed and one.name != NOTE]
    if len(choices.options.get(UNIT, ())) <= 1:
        names.remove(UNIT)
    return (*names, NOTE)
