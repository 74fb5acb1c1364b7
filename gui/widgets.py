"""The small vocabulary of widgets that every page and dialog is made of."""

from enum import StrEnum
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.theme.theme import Theme


class Words(StrEnum):
    """What a label says, which decides its size and colour."""

    TITLE = "title"
    HEADING = "heading"
    SECTION = "section"
    SECONDARY = "secondary"
    FIGURE = "figure"
    MUST = "must"
    WARN = "warn"
    GOOD = "good"


class Tone(StrEnum):
    """How much a banner or badge weighs."""

    INFO = "info"
    WARN = "warn"
    MUST = "must"
    GOOD = "good"


def label(text: str, words: Words | None = None, *, wraps: bool = False) -> QLabel:
    """A label of plain text; never interpreted as markup, because names and notes are shown in it."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if words is not None:
        made.setProperty("role", words.value)
    return made


def set_words(shown: QLabel, words: Words) -> None:
    """Change what a label says in size and colour."""
    _set_property(shown, "role", words.value)


def badge(count: int, *, quiet: bool = False) -> QLabel:
    """A count on a coloured ground."""
    made = QLabel("99+" if count > 99 else str(count))
    made.setProperty("role", "badge")
    made.setProperty("level", "quiet" if quiet else "")
    return made


def primary_button(text: str) -> QPushButton:
    """The one button of a view that leads on."""
    return _button(text, "primary")


def plain_button(text: str) -> QPushButton:
    """A button beside the primary one."""
    return _button(text, "")


def quiet_button(text: str) -> QPushButton:
    """A button without border, for what is seldom needed."""
    return _button(text, "quiet")


def link_button(text: str) -> QPushButton:
    """A button that reads like a link, inside sentences and banners."""
    made = _button(text, "link")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def beside_icon(text: str) -> str:
    """A button's text with a little air before it: Qt sets it too close to the icon."""
    return f" {text}"


class ActionButton(QToolButton):
    """A button for a command; it follows the command's state and may have a text of its own."""

    def __init__(self, action: QAction, text: str = "", role: str = "bordered") -> None:
        super().__init__()
        self._action = action
        self._own_text = text
        self.setProperty("role", role)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        text = self._own_text or self._action.text()
        self.setText(beside_icon(text))
        self.setAccessibleName(text)
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
        if self.property("role") != "primary":  # a primary button has an icon in its own colour
            self.setIcon(self._action.icon())


def icon_button(action: QAction) -> ActionButton:
    """A command as an icon only; its name is the tool tip and what a screen reader says."""
    made = ActionButton(action, role="")
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    return made


def menu_button(text: str, menu: QMenu, role: str = "") -> QToolButton:
    """A button that opens a menu."""
    made = QToolButton()
    made.setProperty("role", role)
    made.setProperty("hasMenu", True)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setText(text)
    made.setMenu(menu)
    return made


def frame(role: str) -> QFrame:
    """A frame that the style sheet knows by its role."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def rule() -> QFrame:
    """A thin horizontal line."""
    made = frame("rule")
    made.setFixedHeight(1)
    return made


def column(*parts: QWidget, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """A vertical layout of widgets."""
    made = QVBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(*margins)
    for part in parts:
        made.addWidget(part)
    return made


def row(*parts: QWidget, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """A horizontal layout of widgets."""
    made = QHBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(*margins)
    for part in parts:
        made.addWidget(part)
    return made


class ScrollArea(QScrollArea):
    """A page or form that scrolls up and down; Ctrl and the wheel are left to the window, which scales."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, unless the scale is meant."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().wheelEvent(event)


class Banner(QFrame):
    """A sentence across a page with an icon and, when wanted, buttons at its right."""

    _ICONS: ClassVar[dict[Tone, tuple[str, str]]] = {
        Tone.INFO: ("info", "secondary"),
        Tone.WARN: ("triangle-alert", "warn"),
        Tone.MUST: ("circle-alert", "accent"),
        Tone.GOOD: ("check", "good"),
    }

    def __init__(self, theme: Theme, text: str, tone: Tone, *buttons: QPushButton) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self.setProperty("level", tone.value)
        picture = QToolButton()
        picture.setEnabled(True)
        picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        name, shade = self._ICONS[tone]
        theme.give_icon(picture, name, shade)
        layout = row(picture, label(text, wraps=True), *buttons, margins=(6, 4, 10, 4))
        layout.setStretch(1, 1)
        self.setLayout(layout)


class EmptyState(QFrame):
    """What a page shows instead of an empty table: what belongs here, and how to begin."""

    def __init__(self, theme: Theme, icon: str, title: str, explanation: str, *buttons: QPushButton) -> None:
        super().__init__()
        self.setProperty("role", "page")
        picture = QToolButton()
        picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.give_icon(picture, icon, "faint", 40)
        words = label(explanation, Words.SECONDARY, wraps=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = column(gap=12, margins=(24, 0, 24, 0))
        layout.addStretch(2)
        for part in (picture, label(title, Words.HEADING)):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(words)  # over the whole width: in an aligned place a wrapped label gets too little height
        choices = row(*buttons)
        choices.insertStretch(0)
        choices.addStretch()
        layout.addLayout(choices)
        layout.addStretch(3)
        self.setLayout(layout)


def _button(text: str, role: str) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    return made


def _set_property(widget: QWidget, name: str, value: str) -> None:
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
