"""The editor for several lines of text."""

from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from gui.forms.editor import Editor, Raw
from gui.forms.formats import format_of
from gui.theme.theme import Theme
from ledger.fields import FieldInfo, Form
from ledger.intake.reading import Reading, Value

_LONG_TEXT_LINES = 3
_MOST_LINES = 4 * _LONG_TEXT_LINES
_TO_FIT = 2  # pixels that Qt wants to be left over, or it scrolls by a line
_LONG_TEXT = format_of(FieldInfo("", Form.LONG_TEXT))


class LongTextEditor(Editor):
    """Several lines; it grows with the text up to a few lines and scrolls then. Tab leaves it."""

    def __init__(self, theme: Theme, least_lines: int = _LONG_TEXT_LINES) -> None:
        self.area = _Area(theme, least_lines)
        super().__init__(self.area)
        self.area.setTabChangesFocus(True)
        self.area.textChanged.connect(self._on_text)
        self.area.left.connect(self.left)
        self._is_writing = False

    @property
    def takes_enter(self) -> bool:
        """Enter is a new line here."""
        return False

    def lock(self, is_locked: bool) -> None:  # noqa: FBT001 - it is the state of a switch
        """Show the text only."""
        self.area.setReadOnly(is_locked)

    def raw(self) -> Raw:
        """The text."""
        return self.area.toPlainText()

    def put_raw(self, raw: Raw) -> None:
        """Put a text; this is not typing."""
        self._is_writing = True
        self.area.setPlainText(str(raw))
        self._is_writing = False

    def read(self) -> Reading:
        """The text with plain line ends, without outer spaces."""
        return _LONG_TEXT.read(self.area.toPlainText())

    def write(self, value: Value) -> None:
        """The text."""
        self.put_raw(str(value or ""))

    def _on_text(self) -> None:
        if not self._is_writing:
            self.typed.emit()


class _Area(QPlainTextEdit):
    left = Signal()

    def __init__(self, theme: Theme, least_lines: int) -> None:
        super().__init__()
        self._theme = theme
        self._least_lines = least_lines
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.setSizePolicy(self.sizePolicy().horizontalPolicy(), self.sizePolicy().Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as the text, within limits."""
        lines = min(max(self.document().size().height(), self._least_lines), _MOST_LINES)
        height = ceil(lines * self._line_height()) + self._theme.px(18) + _TO_FIT
        return QSize(super().sizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other lines, and Qt does not say so."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Grow; scroll only what is longer than the most lines."""
        is_long = self.document().size().height() > _MOST_LINES
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if is_long else policy.ScrollBarAlwaysOff)
        self.updateGeometry()

    def _line_height(self) -> float:
        """Of a line as it is drawn: a face that stands in for another may be higher."""
        first = self.document().firstBlock().layout()
        return first.lineAt(0).height() if first.lineCount() else self.fontMetrics().lineSpacing()

    def minimumSizeHint(self) -> QSize:
        """Not less high than that: Qt itself would ask for three lines."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The user has finished, unless only a menu has opened."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()
