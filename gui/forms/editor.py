"""What all editors of a form have in common.

``typed`` comes with every keystroke, ``left`` when the user has finished with the field. The *raw* value is what
stands in the widget, understood or not; drafts keep it.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.widgets import column
from ledger.intake.reading import Reading, Value

Raw = str | bool


class Editor(QWidget):
    """The common part: Esc takes back what was typed, Enter goes to the next field."""

    typed = Signal()
    left = Signal()

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.inner = inner
        self.setLayout(column(inner, gap=0))
        self.setFocusProxy(inner)
        self._original: Raw = ""
        inner.installEventFilter(self)

    # What each editor says

    def raw(self) -> Raw:
        """What stands in the widget."""
        raise NotImplementedError

    def put_raw(self, raw: Raw) -> None:
        """Put something there as the user might have typed it."""
        raise NotImplementedError

    def read(self) -> Reading:
        """What it means."""
        raise NotImplementedError

    def write(self, value: Value) -> None:
        """Show a value."""
        raise NotImplementedError

    def echo(self, value: Value) -> str:
        """How the value is said in full, empty when there is nothing to add."""
        del value
        return ""

    @property
    def is_halfway(self) -> bool:
        """Whether what stands here is only the beginning of something: too early to object."""
        return False

    # What all share

    def lock(self, is_locked: bool) -> None:  # noqa: FBT001 - it is the state of a switch
        """Let nothing be changed here, or let it be changed again; the text stays legible and can be copied."""
        self.inner.setEnabled(not is_locked)

    def show_value(self, value: Value) -> None:
        """Show the stored value; Esc comes back to it."""
        self.write(value)
        self._original = self.raw()

    def settle(self) -> None:
        """What stands here is stored now, as it stands: the cursor and a long text stay where they are."""
        self._original = self.raw()

    @property
    def is_changed(self) -> bool:
        """Whether something else stands here than was stored."""
        return self.raw() != self._original

    def restore(self) -> None:
        """Take back what was typed."""
        self.put_raw(self._original)
        self.typed.emit()

    def mark(self, state: str) -> None:
        """Show by the frame that something is to be looked at: ``must``, ``warn`` or nothing."""
        if self.inner.property("state") != state:
            self.inner.setProperty("state", state)
            self.inner.style().unpolish(self.inner)
            self.inner.style().polish(self.inner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc and Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.is_changed:
            self.restore()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.takes_enter:
            self.left.emit()
            self.focusNextChild()
            return True
        return False

    @property
    def takes_enter(self) -> bool:
        """Whether Enter leaves the field; in a long text it is a new line."""
        return True
