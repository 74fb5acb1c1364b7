"""The text with its fields: each field stands out as one thing, is inserted from a list and given a form."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from gui.theme.theme import Look, Theme
from ledger.figures.summary import BLANK, BLANK_KEY, TextField, field_code, fields_in

_BLANKS = frozenset({BLANK, BLANK_KEY})
_BRACES = re.compile(r"\{\{|\}\}")


class _FieldColours(QSyntaxHighlighter):
    """Figures and blanks each on their ground, as beside the editor; the braces pale, they are not part of the text."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self.gaps: frozenset[str] = frozenset()  # the codes of figures that no record fills

    def highlightBlock(self, text: str) -> None:
        """Colour the fields of a paragraph."""
        for one in fields_in(text):
            is_gap = one.key in _BLANKS or one.code in self.gaps
            ink, ground = ("warn", "warn_tint") if is_gap else ("good", "good_tint")
            self.setFormat(one.start, one.end - one.start, self._format(ink, ground))
            for brace in _BRACES.finditer(text, one.start, one.end):
                self.setFormat(brace.start(), 2, self._format("faint", ground))

    def _format(self, text: str, ground: str) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(QColor(self._theme.color(text)))
        made.setBackground(QColor(self._theme.color(ground)))
        return made


class FieldEditor(QPlainTextEdit):
    """Plain text. Tab leaves it; ``left`` says that the user has finished for now."""

    typed = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._is_writing = False
        self._colours = _FieldColours(self.document(), theme)
        self.setTabChangesFocus(True)
        self.setAccessibleName("正文")
        self.textChanged.connect(self._on_text)
        theme.changed.connect(self._on_look)

    def show_text(self, text: str) -> None:
        """Put a text; this is not typing."""
        if text == self.toPlainText():
            return
        self._is_writing = True
        self.setPlainText(text)
        self._is_writing = False

    def show_gaps(self, codes: frozenset[str]) -> None:
        """Colour the fields with these codes, as the text has them, like blanks: no record fills them."""
        if codes != self._colours.gaps:
            self._colours.gaps = codes
            self._colours.rehighlight()

    def field_at_cursor(self) -> TextField | None:
        """The field in which the cursor stands, or that ends before it."""
        cursor = self.textCursor()
        place = cursor.positionInBlock()
        return next((one for one in fields_in(cursor.block().text()) if one.start < place <= one.end), None)

    def insert_field(self, key: str, form: str = "") -> None:
        """A field at the cursor, behind a field in which the cursor stands."""
        cursor = self.textCursor()
        inside = self.field_at_cursor()
        if inside is not None and not cursor.hasSelection():
            cursor.setPosition(cursor.block().position() + inside.end)
        cursor.insertText(field_code(key, form))
        self.setTextCursor(cursor)
        self.setFocus()

    def give_form(self, form: str) -> bool:
        """Write the field at the cursor in another form. False when the cursor stands in no field."""
        one = self.field_at_cursor()
        if one is None:
            return False
        cursor = self.textCursor()
        first = cursor.block().position()
        cursor.setPosition(first + one.start)
        cursor.setPosition(first + one.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(field_code(one.key, form))
        self.setTextCursor(cursor)
        self.setFocus()
        return True

    def go_to(self, code: str, nth: int) -> None:
        """Select the nth place (from 0) at which a field with this code stands."""
        found = [one for one in fields_in(self.toPlainText()) if one.code == code]
        if nth < len(found):
            cursor = self.textCursor()
            cursor.setPosition(found[nth].start)
            cursor.setPosition(found[nth].end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.setFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The user has finished, unless only a menu has opened."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _on_text(self) -> None:
        if not self._is_writing:
            self.typed.emit()

    def _on_look(self, _: Look) -> None:
        self._colours.rehighlight()
