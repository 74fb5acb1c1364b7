"""One field of a form: label, editor, and underneath what is to be said about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.forms.editor import Editor
from gui.widgets import Words, column, label, row, set_words
from ledger.errors import Level, Problem
from ledger.fields import Field
from ledger.intake.reading import Reading

_WORDS = {Level.MUST: Words.MUST, Level.WARN: Words.WARN, Level.INFO: Words.SECONDARY}
_STATES = {Level.MUST: "must", Level.WARN: "warn", Level.INFO: ""}
_ORDER = list(_STATES)


class FieldRow(QWidget):
    """Shows the most weighty problem of its field, else what was understood, else the hint."""

    typed = Signal(object)  # the row itself
    left = Signal(object)  # the row itself

    def __init__(self, field: Field, editor: Editor) -> None:
        super().__init__()
        self.field = field
        self.editor = editor
        self.caption = label(field.info.label + (" *" if field.info.required else ""), Words.SECTION, wraps=True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.caption.setContentsMargins(0, 7, 0, 0)
        self.caption.setBuddy(editor.inner)
        self.remark = label("", Words.SECONDARY, wraps=True)
        editor.inner.setAccessibleName(field.info.label)
        editor.inner.setAccessibleDescription(field.info.hint)
        layout = row(self.caption, gap=12)
        layout.addLayout(column(editor, self.remark, gap=2), 1)
        self.setLayout(layout)
        editor.typed.connect(self._on_typed)
        editor.left.connect(self._on_left)
        self.say(())

    def reading(self) -> Reading:
        """What stands in the editor."""
        return self.editor.read()

    def say(self, problems: Sequence[Problem], *, is_typing: bool = False) -> None:
        """Show what is to be said now. While the user is typing here, a mere beginning is not objected to."""
        reading = self.reading()
        is_early = is_typing and self.editor.is_halfway
        own = [Problem(self.field.name, reading.doubt)] if reading.doubt and not is_early else []
        weighty = min([*own, *problems], key=lambda problem: _ORDER.index(problem.level), default=None)
        if weighty is not None:
            self._show(weighty.sentence, _WORDS[weighty.level], _STATES[weighty.level])
            return
        echo = self.editor.echo(reading.value)
        self._show(f"即 {echo}" if echo else self.field.info.hint, Words.SECONDARY, "")

    @property
    def is_blocked(self) -> bool:
        """Whether what stands here cannot be stored."""
        return bool(self.editor.inner.property("state") == "must")

    def _show(self, text: str, words: Words, state: str) -> None:
        self.remark.setText(text)
        self.remark.setVisible(bool(text))
        set_words(self.remark, words)
        self.editor.mark(state)

    def _on_typed(self) -> None:
        self.typed.emit(self)

    def _on_left(self) -> None:
        self.left.emit(self)
