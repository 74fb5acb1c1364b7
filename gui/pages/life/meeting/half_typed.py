"""What stands in fields and is not stored: kept beside the book, so that a kill takes at most the last half second."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from gui.forms.editor import Raw
from gui.forms.record_form import DraftKeeper

_PAUSE_MS = 400


class Field(Protocol):
    """A field in which something may stand that is not stored."""

    @property
    def key(self) -> str:
        """Under what the draft knows it."""

    @property
    def is_touched(self) -> bool:
        """Whether something stands there that is not stored."""

    def raw(self) -> Raw:
        """What stands there."""

    def put_raw(self, raw: Raw) -> None:
        """Put it back as it was typed."""

    def restore(self) -> None:
        """Show what is stored again."""

    def leave(self) -> bool:
        """Store what stands there, if it can be."""


class HalfTyped(QObject):
    """The fields of an open meeting and the draft of it.

    ``may_write`` is asked before something is written: a draft needs a meeting of the book that it belongs to, and a
    new meeting is entered for it. What it changes is followed: keys are asked for afterwards.
    """

    changed = Signal()

    def __init__(self, keeper: DraftKeeper | None, may_write: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._may_write = may_write
        self._fields: list[Field] = []
        self._texts: dict[str, Raw] = {}
        self._key = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.write)

    @property
    def texts(self) -> Mapping[str, Raw]:
        """What is not stored, by the keys of its fields."""
        return self._texts

    # Which draft

    def begin(self, key: str, *, is_locked: bool) -> None:
        """Turn to the draft of a meeting; of minutes that are closed there is none."""
        self._pause.stop()
        self._key = key
        found = (self._keeper.load(key) or {}) if self._keeper is not None and not is_locked else {}
        self._texts = {name: raw for name, raw in found.items() if isinstance(raw, (str, bool))}

    def move(self, key: str) -> None:
        """The meeting has got another key: it was entered."""
        self._key = key

    def forget(self) -> None:
        """The meeting is gone, and with it what was half typed about it."""
        self._pause.stop()
        if self._keeper is not None and self._texts:
            self._keeper.clear(self._key)
        self._texts = {}

    def let_go(self) -> None:
        """Another book is open; the draft stays for when this one is opened again."""
        self._pause.stop()
        self._texts = {}

    # Its fields

    def add(self, field: Field) -> None:
        """Watch a field; what was typed into it before a crash comes back."""
        self._fields.append(field)
        if field.key in self._texts:
            field.put_raw(self._texts[field.key])

    def drop(self, field: Field) -> None:
        """Watch a field no longer."""
        if field in self._fields:
            self._fields.remove(field)

    def write_soon(self) -> None:
        """Write once the fingers rest."""
        self._pause.start()

    def leave_all(self) -> None:
        """Store what can be stored, and write down the rest."""
        for field in list(self._fields):
            if field.is_touched:
                field.leave()
        self._pause.stop()
        self.write()

    def write(self) -> None:
        """Write down what is half typed now; nothing that was stored stays in it."""
        if self._keeper is None or (not self._texts and not self._touched()) or not self._may_write():
            return
        there = {field.key for field in self._fields}
        unseen = {key: raw for key, raw in self._texts.items() if key not in there}
        now = unseen | {field.key: field.raw() for field in self._touched()}
        if now == self._texts:
            return
        self._texts = now
        if now:
            self._keeper.save(self._key, now)
        else:
            self._keeper.clear(self._key)
        self.changed.emit()

    def give_up(self) -> None:
        """Show everywhere what is stored, and forget the rest."""
        for field in self._fields:
            field.restore()
        self.forget()
        self.changed.emit()

    def _touched(self) -> list[Field]:
        return [field for field in self._fields if field.is_touched]
