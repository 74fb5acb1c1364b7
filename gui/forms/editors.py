"""The editors: one widget for each form that a field can have, all used in the same way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from PySide6.QtCore import QDate, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit

from gui.forms.calendar_popup import CalendarPopup
from gui.forms.editor import Editor, Raw
from gui.forms.formats import Format, format_of
from gui.forms.long_text_editor import LongTextEditor
from gui.line_icon import LineIcon
from gui.theme.theme import Theme
from ledger.fields import FieldInfo, Form
from ledger.intake.reading import Reading, Value
from ledger.values.dates import LooseDate
from ledger.values.text import fold

_BEGUN_DATE = re.compile(r"\d{1,3}|\d{4}[-./年]\d?|\d{4}[-./年]\d{1,2}[-./月]\d?", re.ASCII)
_SEARCH_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Option:
    """One record that a reference can mean. It is also found by what stands in ``search``, e.g. pinyin initials."""

    id: int
    text: str
    search: str = ""


class MaskedLine(QLineEdit):
    """A line that covers its text while nobody edits it.

    It is being edited from the event that brings the keyboard to the one that takes it away. ``hasFocus`` will not do:
    it is already true while the field before is being left, stored and shown again, and the text here still covered.
    """

    def __init__(self, written: Format) -> None:
        super().__init__()
        self._written = written
        self.is_unmasked = False
        self._open_text = ""
        self._is_edited = False

    def open_text(self) -> str:
        """The text as it is, covered or not."""
        return self.text() if self._is_edited else self._open_text

    def put(self, text: str) -> None:
        """Show a text."""
        self._open_text = text
        self.setText(text if self._is_edited or self.is_unmasked else self._written.mask(text))
        self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Uncover."""
        if not self._is_edited:
            self.setText(self._open_text)
            self._is_edited = True
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Cover again, once those who asked have heard that the field was left. A menu over it does not leave it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._open_text = self.text()
            self._is_edited = False
            self.put(self._open_text)


class LineEditor(Editor):
    """One line: text, whole number, money, month."""

    def __init__(self, info: FieldInfo) -> None:
        self.written = format_of(info)
        self.line = MaskedLine(self.written)
        super().__init__(self.line)
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self.left)

    def lock(self, is_locked: bool) -> None:  # noqa: FBT001 - it is the state of a switch
        """Show the text only."""
        self.line.setReadOnly(is_locked)

    def raw(self) -> Raw:
        """The text, uncovered."""
        return self.line.open_text()

    def put_raw(self, raw: Raw) -> None:
        """Put a text."""
        self.line.put(str(raw))

    def read(self) -> Reading:
        """The value of the text."""
        return self.written.read(self.line.open_text())

    def write(self, value: Value) -> None:
        """The text of the value."""
        self.line.put(self.written.write(value))

    def echo(self, value: Value) -> str:
        """The value in words, when the text does not say it as clearly."""
        said = self.written.echo(value)
        return "" if self.line.open_text() == self.written.write(value) else said


class DateEditor(LineEditor):
    """A day or a date as far as known, typed in any usual way or taken from a calendar (Alt+↓)."""

    def __init__(self, info: FieldInfo, theme: Theme) -> None:
        super().__init__(info)
        self.line.setPlaceholderText("年-月-日，可只填年月或年" if info.form is Form.LOOSE_DATE else "年-月-日")
        opens = LineIcon(self.line, theme, "calendar", QLineEdit.ActionPosition.TrailingPosition)
        opens.setToolTip("日历（Alt+↓）")
        opens.triggered.connect(self.open_calendar)

    @property
    def is_halfway(self) -> bool:
        """Whether a year, or what follows it, has only been begun."""
        return _BEGUN_DATE.fullmatch(fold(self.line.open_text())) is not None

    def open_calendar(self) -> None:
        """Offer the month of the date that stands here; not while nothing may be changed."""
        if self.line.isReadOnly():
            return
        value = self.read().value
        day = value.earliest if isinstance(value, LooseDate) else value
        popup = CalendarPopup(self, day if isinstance(day, date) else None)
        popup.taken.connect(self._take)
        popup.open_below(self)

    def _take(self, day: QDate) -> None:
        self.put_raw(day.toString("yyyy-MM-dd"))
        self.typed.emit()
        self.left.emit()

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return True
        return super()._key(event)


class CalmComboBox(QComboBox):
    """A drop-down that the wheel does not change while the page is scrolled over it, and that opens wide enough."""

    is_locked = False

    def showPopup(self) -> None:
        """Give the list room for its longest entry."""
        if self.is_locked:
            return
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * view.verticalScrollBar().sizeHint().width())
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No other entry by ↑ and ↓ while nothing may be changed."""
        if self.is_locked:
            event.ignore()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class _Completer(QCompleter):
    """Finds entries by their search text and writes what they show."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class PickEditor(Editor):
    """A drop-down in which one can type: what contains the typed words is offered.

    ``searches`` are further words by which the entries are found, one for each text.
    """

    def __init__(self, texts: Sequence[str], searches: Sequence[str] = ()) -> None:
        self.box = CalmComboBox()
        super().__init__(self.box)
        self.line = QLineEdit()
        self.box.setLineEdit(self.line)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMaxVisibleItems(14)
        self.box.setMinimumContentsLength(4)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.offer(texts, searches)
        self.completer = _Completer(self.box.model(), self.box)
        self.completer.setCompletionRole(_SEARCH_ROLE)
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.popup().setProperty("role", "popup")
        self.box.setCompleter(self.completer)
        self.completer.activated.connect(self._on_picked)
        self.box.activated.connect(self._on_picked)
        self.line.textEdited.connect(self.typed)
        self.line.editingFinished.connect(self._on_finished)

    def lock(self, is_locked: bool) -> None:  # noqa: FBT001 - it is the state of a switch
        """Show the text only; the list does not open."""
        self.box.is_locked = is_locked
        self.line.setReadOnly(is_locked)
        self.box.setProperty("locked", is_locked)
        self.box.style().unpolish(self.box)
        self.box.style().polish(self.box)

    def offer(self, texts: Sequence[str], searches: Sequence[str] = ()) -> None:
        """Offer other entries; what stands in the line stays."""
        typed = self.raw()
        self.box.clear()
        self.box.addItems(["", *texts])
        for place, (text, search) in enumerate(zip_longest(texts, searches, fillvalue=""), start=1):
            self.box.setItemData(place, f"{text} {search}", _SEARCH_ROLE)
        self.put_raw(typed)

    def raw(self) -> Raw:
        """What stands in the line."""
        return self.box.currentText()

    @property
    def is_halfway(self) -> bool:
        """Whether the list still offers something that contains the text."""
        self.completer.setCompletionPrefix(self.box.currentText())
        return self.completer.completionCount() > 0

    def put_raw(self, raw: Raw) -> None:
        """Put a text, and choose the entry of that name when there is one."""
        self.box.setCurrentIndex(self.box.findText(str(raw)))
        self.box.setEditText(str(raw))
        self.line.setCursorPosition(0)

    def _on_picked(self) -> None:
        self.typed.emit()
        self.left.emit()

    def _on_finished(self) -> None:
        """Words that only one entry contains mean that entry."""
        if self.is_changed and self._is_doubtful():
            found = self._containing(self.box.currentText())
            if len(found) == 1:
                self.put_raw(found[0])
                self.typed.emit()
        self.left.emit()

    def _is_doubtful(self) -> bool:
        """Whether what stands here means no entry; never where any text will do."""
        return False

    def _containing(self, words: str) -> list[str]:
        wanted = words.strip().casefold()
        places = range(1, self.box.count())
        return [self.box.itemText(one) for one in places if wanted in self.box.itemData(one, _SEARCH_ROLE).casefold()]

    def _key(self, event: QKeyEvent) -> bool:
        if self.completer.popup().isVisible():
            return False
        return super()._key(event)


class ChoiceEditor(PickEditor):
    """The label of a code; a code, an alias or a part of the label is understood too."""

    def __init__(self, info: FieldInfo) -> None:
        super().__init__(info.codes.labels if info.codes is not None else ())
        self._written = format_of(info)

    def read(self) -> Reading:
        """The label that the text means."""
        text = self.box.currentText()
        return self._written.read(text) if text.strip() else Reading("")

    def write(self, value: Value) -> None:
        """The label."""
        self.put_raw(self._written.write(value))

    def _is_doubtful(self) -> bool:
        return self.read().doubt is not None


class ReferenceEditor(PickEditor):
    """Another record, chosen by the words that describe it."""

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__([option.text for option in options], [option.search for option in options])
        self._by_text = {option.text: option.id for option in options}
        self._by_id = {option.id: option.text for option in options}

    def offer_records(self, options: Sequence[Option]) -> None:
        """Offer other records, after there are more or fewer of them."""
        self._by_text = {option.text: option.id for option in options}
        self._by_id = {option.id: option.text for option in options}
        self.offer([option.text for option in options], [option.search for option in options])

    def read(self) -> Reading:
        """The id of the record, or None."""
        text = self.box.currentText().strip()
        if not text or text in self._by_text:
            return Reading(self._by_text.get(text))
        return Reading(doubt="请从列表中选择。")

    def write(self, value: Value) -> None:
        """The words for the record."""
        self.put_raw(self._by_id.get(value, "") if isinstance(value, int) else "")

    def _is_doubtful(self) -> bool:
        return self.read().doubt is not None


class FlagEditor(Editor):
    """Yes or no."""

    def __init__(self) -> None:
        self.box = QCheckBox("是")
        super().__init__(self.box)
        self.box.clicked.connect(self.typed)
        self.box.clicked.connect(self.left)

    def raw(self) -> Raw:
        """Whether it is ticked."""
        return self.box.isChecked()

    def put_raw(self, raw: Raw) -> None:
        """Tick or clear it."""
        self.box.setChecked(bool(raw))

    def read(self) -> Reading:
        """Whether it is ticked."""
        return Reading(self.box.isChecked())

    def write(self, value: Value) -> None:
        """Tick or clear it."""
        self.box.setChecked(bool(value))


def make_editor(info: FieldInfo, theme: Theme, options: Sequence[Option] = ()) -> Editor:
    """The editor that a declaration asks for; ``options`` are the records of a reference."""
    if info.form is Form.CHOICE:
        return ChoiceEditor(info)
    if info.form is Form.REFERENCE:
        return ReferenceEditor(options)
    if info.form is Form.FLAG:
        return FlagEditor()
    if info.form is Form.LONG_TEXT:
        return LongTextEditor(theme)
    return DateEditor(info, theme) if info.form in (Form.DAY, Form.LOOSE_DATE) else LineEditor(info)
