"""Asking for one record in a window of its own, for what is entered as a whole."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from gui.forms.editors import Option
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import FormSetup, Sections
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.pages.life.meeting.people import names_told_apart
from ledger.errors import Problem
from ledger.kind import Record, RecordKind
from ledger.roster.facts import RosterFacts
from operations.tables import pinyin_table

R = TypeVar("R", bound=Record)


def required(kind: RecordKind[R], fields: tuple[str, ...]) -> Callable[[R], list[Problem]]:
    """Asks only for the required fields that the window shows; the owner of the record is known anyhow."""

    def problems(record: R) -> list[Problem]:
        return [
            Problem(name, f"请填写{kind.label(name)}。")
            for name in fields
            if kind.by_name[name].required and getattr(record, name) in ("", None)
        ]

    return problems


@dataclass(frozen=True)
class Question(Generic[R]):
    """What a window asks: the record, the fields of it that are shown, and a sentence above them."""

    title: str
    kind: RecordKind[R]
    fields: tuple[str, ...]
    record: R
    note: str = ""
    options: Mapping[str, Sequence[Option]] = field(default_factory=dict)
    problems: Callable[[R], Sequence[Problem]] | None = None


def ask(parent: QWidget, open_: OpenMeeting, question: Question[R], save: Callable[[R], object]) -> RecordDialog[R]:
    """Open the window; ``save`` gets the record."""
    setup: FormSetup[R] = FormSetup(
        problems=question.problems or required(question.kind, question.fields),
        options=question.options,
        fields=question.fields,
        sections=Sections.HEADINGS,
        drafts=open_.shell.drafts,
    )

    def keep(record: R) -> None:
        save(record)

    dialog: RecordDialog[R] = RecordDialog(
        parent.window(), open_.shell.theme, question.title, question.kind, setup, keep
    )
    key = open_.shell.session.draft_key(question.kind.key, open_.meeting.id, question.record.id, question.title)
    dialog.show_record(question.record, question.note, key)
    dialog.open()
    return dialog


def member_options(roster: RosterFacts, first: Sequence[int] = ()) -> list[Option]:
    """The members of the book for a reference, found by their initials too; those of ``first`` come first."""
    rank = {member_id: place for place, member_id in enumerate(first)}
    members: list[Any] = sorted(roster.members, key=lambda one: (rank.get(one.id, len(rank)), one.id))
    names = names_told_apart(roster)
    return [Option(one.id, names[one.id], pinyin_table().search_text(one.name)) for one in members]
