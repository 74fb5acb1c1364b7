"""The window in which the tasks of this page ask for one record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from gui import messages
from gui.forms.editors import Option
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup, Sections
from gui.shell import Shell
from ledger.errors import KnownError, Problem
from ledger.kind import Record, RecordKind, missing_fields
from storage.store import Store

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Question(Generic[R]):
    """What a window needs beside the record.

    Attributes:
        fields: those that are asked for; all when empty.
        options: the records that references can mean, by field.
        problems: what is to be said while typing; the required fields when None.
        note: a sentence above the fields.
        is_undoable: whether keeping the record writes something that can be taken back.
    """

    fields: tuple[str, ...] = ()
    options: Mapping[str, Sequence[Option]] = field(default_factory=dict)
    problems: Callable[[R], Sequence[Problem]] | None = None
    note: str = ""
    is_undoable: bool = True


class Asking:
    """Asks, saves, and offers the way back."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        self.shell = shell
        self.parent = parent

    @property
    def store(self) -> Store:
        """The open book."""
        return self.shell.session.store

    def ask(
        self,
        title: str,
        kind: RecordKind[R],
        began: R,
        save: Callable[[R], object],
        question: Question[R] | None = None,
    ) -> RecordDialog[R]:
        """Ask for a record; once something was written with it, a notice offers 撤销."""
        asked_for: Question[R] = question or Question()
        setup: FormSetup[R] = FormSetup(
            problems=asked_for.problems or (lambda asked: missing_fields(kind, asked)),
            options=asked_for.options,
            fields=asked_for.fields,
            sections=Sections.NONE,
            drafts=self.shell.drafts,
        )

        def keep(asked: R) -> None:
            save(asked)
            if asked_for.is_undoable:
                self.say_undoable()

        dialog: RecordDialog[R] = RecordDialog(self.parent, self.shell.theme, title, kind, setup, keep)
        dialog.show_record(began, asked_for.note, self.shell.session.draft_key(kind.key, began.id, title))
        dialog.open()
        return dialog

    def tried(self, act: Callable[[], object]) -> bool:
        """Do something; when it is refused, tell why. Whether it was done."""
        try:
            act()
        except KnownError as error:
            messages.show_known_error(self.parent, error)
            return False
        return True

    def say_undoable(self) -> None:
        """Tell what was done, with the way back."""
        self.shell.notices.say(f"已{self.store.undo_label}", "撤销", self.store.undo)
