"""A form for one record of any kind, built from its declaration.

Leaving a field whose value has changed and can be stored sends ``edited``; the page saves it at once. What is typed
but not yet stored is kept as a draft, so that a power failure takes at most the last half second.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QTabWidget, QWidget

from gui.forms.editor import Editor, Raw
from gui.forms.editors import LineEditor, Option, make_editor
from gui.forms.field_row import FieldRow
from gui.theme.theme import Look, Theme
from gui.widgets import ScrollArea, Words, column, frame, label, link_button, row
from ledger.errors import Problem
from ledger.fields import Field
from ledger.intake.reading import Reading, Value
from ledger.kind import Record, RecordKind

R = TypeVar("R", bound=Record)
_DRAFT_PAUSE_MS = 400
_CAPTION_WIDTH = 96


class Sections(Enum):
    """How the sections of a record kind are shown."""

    TABS = auto()
    HEADINGS = auto()
    NONE = auto()  # where what stands around the form says it


class DraftKeeper(Protocol):
    """Keeps half-typed forms."""

    def save(self, key: str, draft: Mapping[str, str | int | bool | None]) -> None:
        """Keep a draft."""

    def load(self, key: str) -> Mapping[str, str | int | bool | None] | None:
        """The draft of a key, or None."""

    def clear(self, key: str) -> None:
        """Forget a draft."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A field was left with a new value; ``record`` is the whole record with it."""

    field: str
    value: Value
    record: Any


def no_problems(_: Any) -> Sequence[Problem]:
    """For records about which nothing is to be said."""
    return ()


@dataclass(frozen=True)
class FormSetup(Generic[R]):
    """What a form needs beyond the record kind.

    Attributes:
        problems: what is to be said about a record; asked with every keystroke, so it must be quick.
        options: the records that the references of a field can mean, by field identifier.
        fields: the fields to show, in their order; all when empty.
        sections: tabs, or one below the other.
        drafts: where half-typed content goes; nowhere when None.
        scrolls: whether a form without tabs scrolls by itself; not where it stands among other things that do.
        editors: what makes the editor of a field that has one of its own, by field identifier.
    """

    problems: Callable[[R], Sequence[Problem]] = no_problems
    options: Mapping[str, Sequence[Option]] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    sections: Sections = Sections.TABS
    drafts: DraftKeeper | None = None
    scrolls: bool = True
    editors: Mapping[str, Callable[[], Editor]] = field(default_factory=dict)


class RecordForm(QFrame, Generic[R]):
    """The fields of a record kind."""

    edited = Signal(object)  # Edited

    def __init__(self, kind: RecordKind[R], theme: Theme, setup: FormSetup[R] | None = None) -> None:
        super().__init__()
        self._kind = kind
        self._theme = theme
        self._setup: FormSetup[R] = setup or FormSetup()
        self._stored: R = kind.record()  # as it was given
        self._record: R = self._stored  # with the fields that were left since
        self._draft_key = ""
        self._is_demanding = False  # of an empty form nothing is demanded before somebody wants to store it
        self._draft_pause = QTimer(self, singleShot=True, interval=_DRAFT_PAUSE_MS)
        self._draft_pause.timeout.connect(self._keep_draft)
        self.setProperty("role", "page")
        self.rows = {one.name: self._row(one) for one in self._fields()}
        self._draft_note = self._make_draft_note()
        self.tabs = QTabWidget()
        layout = column(self._draft_note, gap=0)
        layout.addWidget(self._tabs() if setup is not None and self._has_tabs() else self._headings(), 1)
        self.setLayout(layout)
        theme.changed.connect(self._fit)
        self._fit(theme.look)

    # What pages use

    def show_record(self, record: R, draft_key: str = "") -> None:
        """Show a record. What the user is typing into the same record just now stays.

        With ``draft_key`` what was typed and not stored before a crash comes back, with the way to drop it.
        """
        is_other = record.id != self._record.id or draft_key != self._draft_key
        if is_other:
            self.flush()
        self._stored = self._record = record
        self._draft_key = draft_key
        self._is_demanding = record.id != 0 or (self._is_demanding and not is_other)
        for name, shown in self.rows.items():
            if is_other or not shown.editor.is_changed:
                shown.editor.show_value(getattr(record, name))
        if is_other:
            self._restore_draft()
        self._say()

    @property
    def record(self) -> R:
        """The record as it stands in the form; a field that is not understood keeps its stored value."""
        readings = self._readings().items()
        understood: dict[str, Any] = {name: one.value for name, one in readings if one.doubt is None}
        return replace(self._record, **understood)

    @property
    def is_touched(self) -> bool:
        """Whether something stands here that was not in the record as it was given."""
        return bool(self._half_typed())

    def problems(self) -> list[Problem]:
        """Everything that is to be said about the record as it stands, unreadable fields first."""
        unread = [Problem(name, one.doubt) for name, one in self._readings().items() if one.doubt is not None]
        return [*unread, *self._setup.problems(self.record)]

    def check(self) -> bool:
        """Whether the record can be stored; if not, go to the first field that keeps it from it."""
        self._is_demanding = True
        self._say()
        for name, shown in self.rows.items():
            if shown.is_blocked:
                self.go_to(name)
                return False
        return True

    def go_to(self, name: str) -> None:
        """Put the keyboard into a field."""
        shown = self.rows[name]
        for number in range(self.tabs.count()):
            if self.tabs.widget(number).isAncestorOf(shown):
                self.tabs.setCurrentIndex(number)
        shown.editor.setFocus(Qt.FocusReason.TabFocusReason)  # what stands there is selected, as with Tab

    def flush(self) -> None:
        """Send ``edited`` for what was typed and not yet left, and keep what cannot be stored as a draft."""
        for shown in self.rows.values():
            self._on_left(shown)
        if self._draft_pause.isActive():
            self._draft_pause.stop()
            self._keep_draft()

    def forget_draft(self) -> None:
        """Nothing is half-typed any more: the record was stored as a whole, or given up.

        Nothing is kept from now on either: a closing window leaves its last field, which would bring the draft back.
        """
        self._clear_draft()
        self._draft_key = ""

    def unmask(self, is_unmasked: bool) -> None:  # noqa: FBT001 - it is the state of a switch
        """Show id numbers and telephone numbers in full, or cover them."""
        for shown in self.rows.values():
            if isinstance(shown.editor, LineEditor):
                shown.editor.line.is_unmasked = is_unmasked
                shown.editor.put_raw(shown.editor.raw())

    def lock(self, is_locked: bool) -> None:  # noqa: FBT001 - it is the state of a switch
        """Show the record without letting it be changed, as once it is checked or sealed."""
        for shown in self.rows.values():
            shown.editor.lock(is_locked)

    # Building

    def _fields(self) -> list[Field]:
        if not self._setup.fields:
            return list(self._kind.fields)
        by_name = {one.name: one for one in self._kind.fields}
        return [by_name[name] for name in self._setup.fields]

    def _row(self, declared: Field) -> FieldRow:
        own = self._setup.editors.get(declared.name)
        editor = own() if own else make_editor(declared.info, self._theme, self._setup.options.get(declared.name, ()))
        made = FieldRow(declared, editor)
        made.typed.connect(self._on_typed)
        made.left.connect(self._on_left)
        return made

    def _by_section(self) -> dict[str, list[FieldRow]]:
        sections: dict[str, list[FieldRow]] = {}
        for shown in self.rows.values():
            sections.setdefault(shown.field.info.section, []).append(shown)
        return sections

    def _has_tabs(self) -> bool:
        return self._setup.sections is Sections.TABS and len(self._by_section()) > 1

    def _tabs(self) -> QWidget:
        self.tabs.setDocumentMode(True)
        for section, rows in self._by_section().items():
            self.tabs.addTab(ScrollArea(_stack(rows)), section or "其他")
        return self.tabs

    def _headings(self) -> QWidget:
        self.tabs.hide()
        self.tabs.setParent(self)
        whole = column(gap=20)
        has_headings = self._setup.sections is not Sections.NONE
        for section, rows in (self._by_section() if has_headings else {"": list(self.rows.values())}).items():
            part = column(gap=8)
            if section:
                part.addWidget(label(section, Words.SECTION))
            part.addWidget(_stack(rows))
            whole.addLayout(part)
        whole.addStretch()
        inner = QWidget()
        inner.setLayout(whole)
        return ScrollArea(inner) if self._setup.scrolls else inner

    def _make_draft_note(self) -> QFrame:
        note = frame("banner")
        note.setProperty("level", "warn")
        drop = link_button("放弃")
        drop.clicked.connect(self._drop_draft)
        layout = row(label("已恢复上次没有保存的内容", Words.WARN), drop, margins=(12, 6, 12, 6))
        layout.insertStretch(1)
        note.setLayout(layout)
        note.hide()
        return note

    def _fit(self, _: Look) -> None:
        for shown in self.rows.values():
            shown.caption.setFixedWidth(self._theme.px(_CAPTION_WIDTH))

    # Typing

    def _readings(self) -> dict[str, Reading]:
        return {name: shown.reading() for name, shown in self.rows.items()}

    def _on_typed(self, typed_in: FieldRow) -> None:
        self._say(typed_in)
        self._draft_pause.start()

    def _say(self, typed_in: FieldRow | None = None) -> None:
        found: dict[str, list[Problem]] = {}
        for problem in self._setup.problems(self.record):
            found.setdefault(problem.field, []).append(problem)
        for name, shown in self.rows.items():
            is_due = self._is_demanding or shown.editor.is_changed or bool(shown.editor.raw())
            shown.say(found.get(name, ()) if is_due else (), is_typing=shown is typed_in)

    def _on_left(self, shown: FieldRow) -> None:
        if not shown.editor.is_changed:
            return
        self._say()
        if shown.is_blocked:
            return
        name = shown.field.name
        value = shown.reading().value
        stored = getattr(self._record, name)
        shown.editor.show_value(value)
        if value != stored:
            change: dict[str, Any] = {name: value}
            self._record = replace(self._record, **change)
            self.edited.emit(Edited(name, value, self._record))
        self._say()
        self._keep_draft()

    # Drafts

    def _half_typed(self) -> dict[str, Raw]:
        """What is not stored yet. Where a record is stored as a whole, that are fields that were left long ago, too."""
        return {
            name: shown.editor.raw()
            for name, shown in self.rows.items()
            if shown.editor.is_changed or getattr(self._record, name) != getattr(self._stored, name)
        }

    def _keep_draft(self) -> None:
        if self._setup.drafts is None or not self._draft_key:
            return
        half_typed = self._half_typed()
        if half_typed:
            self._setup.drafts.save(self._draft_key, half_typed)
        else:
            self._setup.drafts.clear(self._draft_key)
            self._draft_note.hide()

    def _restore_draft(self) -> None:
        keeper = self._setup.drafts
        draft = keeper.load(self._draft_key) if keeper is not None and self._draft_key else None
        self._draft_note.setVisible(bool(draft))
        for name, raw in (draft or {}).items():
            if name in self.rows and isinstance(raw, (str, bool)):
                self.rows[name].editor.put_raw(raw)

    def _clear_draft(self) -> None:
        self._draft_pause.stop()
        self._draft_note.hide()
        if self._setup.drafts is not None and self._draft_key:
            self._setup.drafts.clear(self._draft_key)

    def _drop_draft(self) -> None:
        self._record = self._stored
        for name, shown in self.rows.items():
            shown.editor.show_value(getattr(self._stored, name))
        self._say()
        self._clear_draft()


def _stack(rows: Sequence[FieldRow]) -> QWidget:
    made = QWidget()
    layout = column(*rows, gap=10, margins=(12, 14, 20, 20))
    layout.addStretch()
    made.setLayout(layout)
    return made
