"""A field of the sheet with its caption: shows what the book has, stores what was typed when it is left."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.forms.editor import Editor, Raw
from gui.forms.editors import Option, make_editor
from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.pages.life.meeting.parts import KINDS, Ref, find_part, with_part
from gui.pages.life.meeting.people import People, PersonEditor
from gui.theme.theme import Look
from gui.widgets import Words, column, label, row, set_words
from ledger.errors import Level, Problem
from ledger.fields import Form
from ledger.life.sheet import MeetingSheet

_WORDS = {Level.MUST: Words.MUST, Level.WARN: Words.WARN, Level.INFO: Words.SECONDARY}
_STATES = {Level.MUST: "must", Level.WARN: "warn", Level.INFO: ""}
_NEVER: Any = object()  # nothing was shown yet
_LINE = 32  # as high as a line of text with its frame, so that a tick stands level with it


class BoundField(QWidget):
    """Bound to one field of a part, or to a person, whose id and typed name are two."""

    typed = Signal()
    stored = Signal()

    def __init__(
        self,
        open_: OpenMeeting,
        ref: Ref,
        name: str,
        *,
        people: People | None = None,
        options: Sequence[Option] = (),
        editor: Editor | None = None,
    ) -> None:
        super().__init__()
        self._open = open_
        self.ref = ref
        self.info = KINDS[ref.part].by_name[name]
        self.name = name
        self._names = (name, _name_beside(name)) if people is not None else (name,)
        self.editor = editor or (
            PersonEditor(people) if people is not None else make_editor(self.info, open_.shell.theme, options)
        )
        self._shown: Any = _NEVER
        self._width = 0
        self._is_locked = False
        self.caption = label(self.info.label, Words.SECTION)
        self.remark = label("", Words.MUST, wraps=True)
        self.remark.hide()
        self.editor.setFocusProxy(None)  # type: ignore[arg-type]  # else Tab takes the frame around it for a second stop
        self.editor.inner.setAccessibleName(self.info.label)
        self.editor.inner.setToolTip(self.info.hint)
        self.caption.setBuddy(self.editor.inner)
        self.editor.typed.connect(self._on_typed)
        self.editor.left.connect(self.leave)
        open_.shell.theme.changed.connect(self._fit)

    # How it looks

    def beside(self, caption_width: int = 0) -> "BoundField":
        """Lay the caption out beside the editor; widths in design pixels."""
        layout = row(self.caption, gap=8)
        layout.addLayout(column(self.editor, self.remark, gap=2), 1)
        self._caption_width = caption_width
        self.caption.setContentsMargins(0, 7, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if caption_width else Qt.AlignmentFlag.AlignLeft
        self.caption.setAlignment(side | Qt.AlignmentFlag.AlignTop)
        layout.setAlignment(self.caption, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self._fit(self._open.shell.theme.look)
        return self

    def below(self) -> "BoundField":
        """Lay the editor out below its caption."""
        self.setLayout(column(self.caption, self.editor, self.remark, gap=2))
        return self

    def bare(self) -> "BoundField":
        """Lay the editor out without a caption."""
        self.caption.hide()
        self.setLayout(column(self.editor, self.remark, gap=2))
        return self

    def wide(self, width: int) -> "BoundField":
        """Give the editor a width in design pixels."""
        self._width = width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._fit(self._open.shell.theme.look)
        return self

    def called(self, text: str) -> "BoundField":
        """Another caption than that of the record."""
        self.caption.setText(text)
        self.editor.inner.setAccessibleName(text)
        return self

    _caption_width = 0

    def _fit(self, _: Look) -> None:
        px = self._open.shell.theme.px
        if self._width:
            self.editor.setFixedWidth(px(self._width))
        if self._caption_width:
            self.caption.setFixedWidth(px(self._caption_width))
        if self.info.form is Form.FLAG:
            self.editor.setFixedHeight(px(_LINE))

    def lock(self, is_locked: bool) -> None:  # noqa: FBT001 - it is the state of the minutes
        """Let it be read only, or not."""
        if is_locked != self._is_locked:
            self._is_locked = is_locked
            self.editor.lock(is_locked)

    # What stands in it

    @property
    def key(self) -> str:
        """The key of the draft."""
        return f"{self.ref.key}.{self.name}"

    @property
    def is_touched(self) -> bool:
        """Whether something stands here that is not stored."""
        return self.editor.is_changed

    def raw(self) -> Raw:
        """What stands here."""
        return self.editor.raw()

    def put_raw(self, raw: Raw) -> None:
        """Put a text as the user might have typed it."""
        self.editor.put_raw(raw)

    def show_stored(self) -> None:
        """Show what the sheet has; what is being typed stays."""
        try:
            record = find_part(self._open.sheet, self.ref)
        except KeyError:
            return
        stored = self._stored(record)
        is_typing = self._shown is not _NEVER and self.editor.is_changed
        if stored != self._shown:
            self._shown = stored
            if not is_typing:
                self._show(stored)

    def begin(self) -> None:
        """Another meeting: show what the sheet has, whatever was typed about the one before."""
        self._shown = self._stored(find_part(self._open.sheet, self.ref))
        self._show(self._shown)
        self.say(None)

    def restore(self) -> None:
        """Take back what was typed."""
        self._show(self._shown)
        self.say(None)

    def value(self) -> dict[str, Any] | None:
        """The fields as they are typed; None when that is not understood."""
        reading = self.editor.read()
        if reading.doubt is not None:
            return None
        if isinstance(self.editor, PersonEditor):
            return dict(zip(self._names, self.editor.person, strict=True))
        return {self.name: reading.value}

    def say(self, problem: Problem | None) -> None:
        """Show what is to be looked at; nothing for None."""
        self.remark.setText(problem.sentence if problem else "")
        self.remark.setVisible(problem is not None)
        if problem is not None:
            set_words(self.remark, _WORDS[problem.level])
        self.editor.mark(_STATES[problem.level] if problem else "")

    def leave(self) -> bool:
        """Store what stands here. False when it cannot be; it is kept as a draft then."""
        if not self._open.is_in_book:
            return False
        if not self.editor.is_changed:
            self._forget_doubt()
            return True
        if self._open.is_locked:
            self.restore()
            return True
        values = self.value()
        if values is None:
            self.say(Problem(self.name, self.editor.read().doubt or ""))
            self._open.typed.write_soon()
            return False
        try:
            record = find_part(self._open.sheet, self.ref)
        except KeyError:
            return False
        changed = with_part(self._open.sheet, self.ref, replace(record, **values))
        return self._keep(self._open.adapted(changed), values)

    def take_focus(self) -> None:
        """Put the keyboard here."""
        self.editor.inner.setFocus(Qt.FocusReason.TabFocusReason)  # what stands here is selected, as with Tab

    def _keep(self, sheet: MeetingSheet, values: Mapping[str, Any]) -> bool:
        objections = self._open.objections(sheet)
        if objections:
            own = next((one for one in objections if one.field in self._names), objections[0])
            self.say(own)
            self._open.typed.write_soon()
            return False
        typed, before = self.editor.raw(), self._shown
        self.say(None)
        self._shown = tuple(values.values())
        if typed == self._shown[0]:
            self.editor.settle()
        else:
            self._show(self._shown)
        if not self._open.keep(sheet):
            self._show(before)
            self._shown = before
            self.editor.put_raw(typed)
            return False
        self._open.typed.write()
        self.stored.emit()
        return True

    def _stored(self, record: Any) -> tuple[Any, ...]:
        return tuple(getattr(record, name) for name in self._names)

    def _show(self, stored: Any) -> None:
        if isinstance(self.editor, PersonEditor):
            self.editor.show_person(stored)
        else:
            self.editor.show_value(stored[0])

    def _forget_doubt(self) -> None:
        if self.editor.inner.property("state") == "must":
            self.say(None)

    def _on_typed(self) -> None:
        if self.editor.inner.property("state") == "must":
            self.say(None)
        self._open.typed.write_soon()
        self.typed.emit()


def _name_beside(name: str) -> str:
    """The field of the typed name beside that of the id: ``chair_id`` has ``chair_name``."""
    return f"{name.removesuffix('_id')}_name"
