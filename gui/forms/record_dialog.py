"""A form in a window of its own, for records that are entered as a whole: a transfer, an office, a new person."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from gui import messages
from gui.fitting import resize_within_screen
from gui.forms.long_text_editor import LongTextEditor
from gui.forms.record_form import FormSetup, RecordForm
from gui.theme.theme import Theme
from gui.widgets import Words, column, label, plain_button, primary_button, quiet_button, row
from ledger.errors import KnownError
from ledger.kind import Record, RecordKind

R = TypeVar("R", bound=Record)
_FRAME, _ROW, _LONG_ROW, _MOST = 140, 52, 104, 620
"""Heights in design pixels: all around the fields, a field, a field of several lines, the whole window at most."""


class RecordDialog(QDialog, Generic[R]):
    """Asks for one record and hands it to ``save``. A known error keeps the window open with what was typed."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        title: str,
        kind: RecordKind[R],
        setup: FormSetup[R],
        save: Callable[[R], None],
    ) -> None:
        super().__init__(parent)
        self._save = save
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form: RecordForm[R] = RecordForm(kind, theme, setup)
        self.note = label("", Words.SECONDARY, wraps=True)
        self.note.setContentsMargins(24, 0, 24, 0)
        self.note.hide()
        self.save_button = primary_button("保存")
        self.save_button.setDefault(False)
        self.save_button.clicked.connect(self.accept)
        cancel = plain_button("取消")
        cancel.clicked.connect(self.reject)
        self.foot = row(cancel, self.save_button, margins=(24, 12, 24, 16))
        self.foot.insertStretch(0)
        layout = column(self.note, self.form, gap=0, margins=(0, 12, 0, 0))
        layout.setStretch(1, 1)
        layout.addLayout(self.foot)
        self.setLayout(layout)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        QShortcut(QKeySequence.StandardKey.Save, self, self.accept)
        rows = (_LONG_ROW if isinstance(one.editor, LongTextEditor) else _ROW for one in self.form.rows.values())
        resize_within_screen(self, theme.px(560), theme.px(min(_FRAME + sum(rows), _MOST)))

    def offer_removal(self, text: str, remove: Callable[[], None]) -> None:
        """A button at the left of the foot that takes the record out of the book and closes the window."""
        button = quiet_button(text)

        def click() -> None:
            remove()
            self.form.forget_draft()
            super(RecordDialog, self).reject()

        button.clicked.connect(click)
        self.foot.insertWidget(0, button)

    def offer_next(self, text: str, go_on: Callable[[R], object]) -> None:
        """A button at the left of the foot that hands the record, once it is complete, to another window instead."""
        button = quiet_button(text)

        def click() -> None:
            if self.form.check():
                record = self.form.record
                self.form.forget_draft()
                super(RecordDialog, self).reject()
                go_on(record)

        button.clicked.connect(click)
        self.foot.insertWidget(0, button)

    def show_record(self, record: R, note: str = "", draft_key: str = "") -> None:
        """Fill the form; ``note`` is a sentence above it."""
        self.note.setText(note)
        self.note.setVisible(bool(note))
        if note:
            resize_within_screen(self, self.width(), self.height() + self.note.heightForWidth(self.width()))
        self.form.show_record(record, draft_key)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard comes to the first field as with Tab: what is proposed there is typed over."""
        super().showEvent(event)
        if not event.spontaneous() and not self.form.isAncestorOf(self.focusWidget()):
            self.form.go_to(next(iter(self.form.rows)))

    def accept(self) -> None:
        """Save and close; stay open when something is missing or cannot be saved."""
        if not self.form.check():
            return
        try:
            self._save(self.form.record)
        except KnownError as error:
            messages.show_known_error(self, error)
            return
        self.form.forget_draft()
        super().accept()

    def reject(self) -> None:
        """Close without saving; what was typed is given up, after a question."""
        if self.form.is_touched and not messages.ask_to_give_up(self):
            return
        self.form.forget_draft()
        super().reject()
