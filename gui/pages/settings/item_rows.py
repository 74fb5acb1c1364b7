"""One declared item on screen: what it is at the left, the control at the right."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QLineEdit, QSpinBox, QWidget

from gui.forms.editors import CalmComboBox
from gui.pages.settings.items import Choice, Item, Line, Number, Switch
from gui.theme.theme import Look, Theme
from gui.widgets import Words, column, label, row

_CONTROL_WIDTH = 300
_ROOM_FOR_WORDS = 180  # with less beside the control they stand above it


class ItemRow(QWidget):
    """Title and note beside a control; ``refresh`` shows the value that holds."""

    def __init__(self, item: Item, control: QWidget, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.control = control
        control.setAccessibleName(item.title)
        control.setAccessibleDescription(item.note)
        words = column(label(item.title), label(item.note, Words.SECONDARY, wraps=True), gap=4)
        self._parts = row(gap=24, margins=(0, 14, 0, 14))
        self._parts.addLayout(words, 1)
        self._parts.addWidget(control)
        self.setLayout(self._parts)
        theme.changed.connect(self._fit)
        self._fit(theme.look)

    def refresh(self) -> None:
        """Show the value that holds."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the control below the words where there is no room beside them."""
        super().resizeEvent(event)
        self._turn()

    def _fit(self, _: Look) -> None:
        self.control.setMaximumWidth(self._theme.px(_CONTROL_WIDTH))
        self._turn()

    def _turn(self) -> None:
        is_wide = self.width() >= self._theme.px(_CONTROL_WIDTH + _ROOM_FOR_WORDS)
        self.control.setMinimumWidth(self._theme.px(_CONTROL_WIDTH) if is_wide else 0)
        turned = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if turned != self._parts.direction():
            self._parts.setDirection(turned)
            self._parts.setSpacing(24 if is_wide else 8)


class ChoiceRow(ItemRow):
    """A drop-down; a choice is taken at once."""

    def __init__(self, item: Choice, theme: Theme) -> None:
        self.box = CalmComboBox()
        for key, words in item.options:
            self.box.addItem(words, key)
        super().__init__(item, self.box, theme)
        self._item = item
        self.box.currentIndexChanged.connect(self._take)

    def refresh(self) -> None:
        """Show the value that holds."""
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self.box.findData(self._item.read()))

    def _take(self) -> None:
        self._item.write(self.box.currentData())


class SwitchRow(ItemRow):
    """A tick."""

    def __init__(self, item: Switch, theme: Theme) -> None:
        self.box = QCheckBox("开启")
        super().__init__(item, self.box, theme)
        self._item = item
        self.box.toggled.connect(item.write)

    def refresh(self) -> None:
        """Show the value that holds."""
        with QSignalBlocker(self.box):
            self.box.setChecked(self._item.read())


class LineRow(ItemRow):
    """A line of text."""

    def __init__(self, item: Line, theme: Theme) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(item.usual)
        super().__init__(item, self.line, theme)
        self._item = item
        self.line.editingFinished.connect(self._take)

    def refresh(self) -> None:
        """Show the value that holds; what is being typed just now stays."""
        if not self.line.isModified():
            self.line.setText(self._item.read())

    def _take(self) -> None:
        if self.line.isModified():
            self.line.setModified(False)
            self._item.write(self.line.text().strip())


class CalmSpinBox(QSpinBox):
    """A number that the wheel does not change while the page is scrolled over it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class NumberRow(ItemRow):
    """A number; the arrows turn it, leaving the field or Enter takes it as one change."""

    def __init__(self, item: Number, theme: Theme) -> None:
        self.box = CalmSpinBox(minimum=item.least, maximum=item.most)
        super().__init__(item, self.box, theme)
        self._item = item
        self._shown = self.box.value()
        self.box.editingFinished.connect(self._take)

    def refresh(self) -> None:
        """Show the value that holds; what is being turned just now stays."""
        held = self._item.read()
        if self.box.value() == self._shown:
            self.box.setValue(held)
        self._shown = held

    def _take(self) -> None:
        if self.box.value() != self._shown:
            self._shown = self.box.value()
            self._item.write(self._shown)


def item_row(item: Item, theme: Theme) -> ItemRow:
    """The row that a declaration asks for."""
    if isinstance(item, Choice):
        return ChoiceRow(item, theme)
    if isinstance(item, Number):
        return NumberRow(item, theme)
    return SwitchRow(item, theme) if isinstance(item, Switch) else LineRow(item, theme)
