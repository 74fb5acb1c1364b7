"""What opens below a step: how it stands, its fields, its commands, and what the rules say."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from gui.forms.editors import Option, ReferenceEditor
from gui.forms.record_form import Edited, FormSetup, RecordForm, Sections, no_problems
from gui.pages.development.step_fields import StepAct, acts_of, fields_of
from gui.pages.development.step_row import SIGNS
from gui.shell import Shell
from gui.widgets import Words, column, label, plain_button, primary_button, row, set_words
from ledger.development.steps import CaseStep, CaseView, StepState
from ledger.errors import Problem
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase

_PRIMARY = frozenset({StepAct.ACCEPT, StepAct.CONVERT})


Problems = Callable[[DevelopmentCase], Sequence[Problem]]


@dataclass(frozen=True)
class Offer:
    """What a case can be filled with: by field the records that it can refer to, and what is to be said about it."""

    records: Mapping[str, Sequence[Option]] = field(default_factory=dict)
    problems: Problems = no_problems


class StepEditor(QFrame):
    """The open part of one step. Fields are saved when they are left."""

    edited = Signal(object)  # DevelopmentCase
    asked = Signal(object)  # StepAct
    closed = Signal()  # Esc

    def __init__(self, shell: Shell, number: int) -> None:
        super().__init__()
        self._shell = shell
        self.number = number
        self.setProperty("role", "page")
        self.sentence = label("", wraps=True)
        self.who = label("", Words.SECONDARY, wraps=True)
        self.rules = label("", Words.SECONDARY, wraps=True)
        self.form: RecordForm[DevelopmentCase] | None = None
        self.buttons: dict[StepAct, QPushButton] = {}
        self._fields: tuple[str, ...] = ()
        self._acts: tuple[StepAct, ...] = ()
        self._problems_of: Problems = no_problems
        self._body = column(gap=0)
        self._commands = row(gap=8, margins=(12, 4, 12, 4))
        self._commands.addStretch()
        head = QWidget()
        head.setLayout(column(self.sentence, self.who, gap=2, margins=(12, 4, 12, 4)))
        foot = QWidget()
        foot.setLayout(column(self.rules, margins=(12, 2, 12, 12)))
        layout = column(head, gap=0, margins=(26, 0, 8, 0))
        layout.addLayout(self._body)
        layout.addLayout(self._commands)
        layout.addWidget(foot)
        self.setLayout(layout)

    def show_step(self, view: CaseView, step: CaseStep, offer: Offer) -> None:
        """Show the step of a case; what is being typed into the same one stays."""
        self._problems_of = offer.problems
        self.sentence.setText(step.sentence)
        set_words(self.sentence, Words.MUST if step.is_against_days else SIGNS[step.state][1])
        self.who.setText(f"由{step.layout.who}办理" if step.layout.who else "")
        self.rules.setText(
            "\n".join(f"{rule.text}——{rule.citation}" if rule.citation else rule.text for rule in step.rules)
        )
        self.rules.setVisible(bool(step.rules))
        self._fit(view.known, step)
        self._offer(offer)
        if self.form is not None:
            key = self._shell.session.draft_key(DEVELOPMENT_CASES.key, view.case.id, self.number)
            self.form.show_record(view.case, key)

    def flush(self) -> None:
        """Save what was typed and not left yet."""
        if self.form is not None:
            self.form.flush()

    def focus_first(self) -> None:
        """Put the keyboard into the first field, or on the first command."""
        if self.form is not None and self._fields:
            self.form.go_to(self._fields[0])
        elif self.buttons:
            next(iter(self.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no field wanted closes the step."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    # How it is done

    def _fit(self, known: DevelopmentCase, step: CaseStep) -> None:
        """Other fields and commands where the case has gone on, for example once the person is on the roster."""
        fields = fields_of(step.layout, known)
        if fields != self._fields:
            self._fields = fields
            self._make_form()
        acts = acts_of(step.layout, known)
        if acts != self._acts:
            self._acts = acts
            self._make_buttons()
        is_open = step.state not in (StepState.WAITING, StepState.NOT_APPLICABLE)
        for act, button in self.buttons.items():
            button.setEnabled(is_open or act not in _PRIMARY)

    def _make_form(self) -> None:
        if self.form is not None:
            self.form.flush()
            self._body.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        if not self._fields:
            return
        by_name = DEVELOPMENT_CASES.by_name
        setup: FormSetup[DevelopmentCase] = FormSetup(
            problems=self._say,
            options={name: () for name in self._fields if by_name[name].refers_to},
            fields=self._fields,
            sections=Sections.NONE,
            drafts=self._shell.drafts,
            scrolls=False,
        )
        self.form = RecordForm(DEVELOPMENT_CASES, self._shell.theme, setup)
        self.form.edited.connect(self._on_edited)
        self._body.addWidget(self.form)

    def _make_buttons(self) -> None:
        for button in self.buttons.values():
            self._commands.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for place, act in enumerate(self._acts):
            button = primary_button(act.value) if act in _PRIMARY else plain_button(act.value)
            button.clicked.connect(lambda _checked, asked=act: self.asked.emit(asked))
            self._commands.insertWidget(place, button)
            self.buttons[act] = button

    def _offer(self, offer: Offer) -> None:
        if self.form is None:
            return
        for name, shown in self.form.rows.items():
            if isinstance(shown.editor, ReferenceEditor):
                shown.editor.offer_records(offer.records.get(name, ()))

    def _say(self, case: DevelopmentCase) -> Sequence[Problem]:
        return self._problems_of(case)

    def _on_edited(self, edited: Edited) -> None:
        self.edited.emit(edited.record)
