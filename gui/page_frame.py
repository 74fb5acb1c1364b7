"""The fixed places of a page: heading and commands, filters, table at the left, card at the right, sums below."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QPushButton, QSplitter, QStackedWidget, QWidget

from gui import settings_store as kept
from gui.actions import ACTS, Act
from gui.focus import first_focus
from gui.shell import Shell
from gui.widgets import ActionButton, Tone, Words, beside_icon, column, label, menu_button, row

_SIDE = 20


class Card(QFrame):
    """What is shown beside the table: a heading, a body, and a cross to close it. Esc closes it too."""

    closed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.heading = label("", Words.HEADING, wraps=True)
        self.note = label("", Words.SECONDARY)
        self._body = QStackedWidget()
        cross = QAction("关闭（Esc）", self)
        cross.triggered.connect(self.close_card)
        shell.theme.give_icon(cross, "x", "secondary")
        button = ActionButton(cross, role="")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        head = row(self.heading, self.note, gap=10, margins=(20, 12, 12, 8))
        head.addStretch()
        head.addWidget(button)
        layout = column(gap=0, margins=(1, 0, 0, 0))
        layout.addLayout(head)
        layout.addWidget(self._body, 1)
        self.setLayout(layout)
        self.setMinimumWidth(280)
        self.hide()

    def show_body(self, heading: str, body: QWidget, note: str = "") -> None:
        """Open the card with a body; the body before stays alive and can be shown again."""
        self.heading.setText(heading)
        self.note.setText(note)
        if self._body.indexOf(body) < 0:
            self._body.addWidget(body)
        self._body.setCurrentWidget(body)
        self.show()

    def close_card(self) -> bool:
        """Close the card. False when it was not open."""
        if self.isHidden():
            return False
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # an editor that is left stores what was typed
        self.hide()
        self.closed.emit()
        return True


class PageFrame(QFrame):
    """The layout that every page with a table uses, so that each thing is always at its place."""

    def __init__(self, shell: Shell, title: str) -> None:
        super().__init__()
        self._shell = shell
        self.setProperty("role", "page")
        self.title = label(title, Words.TITLE)
        self._head = row(self.title, margins=(_SIDE, 16, _SIDE, 8))
        self._head.addStretch()
        self._filters, self._options = row(gap=8), row(gap=8)
        self._filters.addStretch()
        self._options.addStretch()
        self._bar = row(gap=8, margins=(_SIDE, 0, _SIDE, 10))
        self._bar.addLayout(self._filters, 1)
        self._bar.addLayout(self._options)
        self._banners = column(gap=6, margins=(_SIDE, 0, _SIDE, 0))
        self._body = QStackedWidget()
        self.card = Card(shell)
        self.sums = label("", Words.SECONDARY)
        self.sums.setContentsMargins(_SIDE, 6, _SIDE, 6)
        self.sums.hide()
        left = QWidget()
        left.setLayout(column(self._body, self.sums, gap=0))
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(4)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.card)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.splitterMoved.connect(self._keep_card_width)
        layout = column(gap=0)
        for part in (self._head, self._bar, self._banners):
            layout.addLayout(part)
        layout.addWidget(self._splitter, 1)
        self.setLayout(layout)
        self.card.installEventFilter(self)
        self.card.closed.connect(self._focus_body)
        shell.theme.changed.connect(self._fit_card)

    def add_menu(self, text: str, icon: str, entries: tuple[Act | QAction | None, ...]) -> None:
        """A button at the right of the heading that opens a menu of commands; None is a line between them."""
        menu = QMenu(self)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(self._shell.actions[entry] if isinstance(entry, Act) else entry)
        button = menu_button(beside_icon(text), menu, "bordered")
        self._shell.theme.give_icon(button, icon)
        self._head.addWidget(button)

    def add_command(self, act: Act, text: str = "") -> None:
        """A button at the right of the heading for a command."""
        self._head.addWidget(ActionButton(self._shell.actions[act], text))

    def add_primary(self, act: Act, text: str) -> None:
        """The one primary button of the page, outermost at the right."""
        button = ActionButton(self._shell.actions[act], text, "primary")
        self._shell.theme.give_icon(button, ACTS[act].icon, "on_accent")
        self._head.addWidget(button)

    def add_head(self, widget: QWidget) -> None:
        """Something of the page's own at the right of the heading."""
        self._head.addWidget(widget)

    def add_filter(self, widget: QWidget) -> None:
        """A filter, from left to right."""
        self._filters.insertWidget(self._filters.count() - 1, widget)

    def add_option(self, widget: QWidget) -> None:
        """Something at the right end of the filters, such as an order or a day."""
        self._options.addWidget(widget)

    def add_banner(self, widget: QWidget) -> None:
        """A banner between the filters and the table."""
        self._banners.setContentsMargins(_SIDE, 0, _SIDE, 10)
        self._banners.addWidget(widget)

    def set_body(self, *bodies: QWidget) -> None:
        """What fills the page: the table first, and for example an empty state to be shown instead."""
        for body in bodies:
            self._body.addWidget(body)

    def show_body(self, body: QWidget) -> None:
        """Show one of the bodies."""
        self._body.setCurrentWidget(body)

    def set_sums(self, text: str) -> None:
        """The line below the table; none when empty."""
        self.sums.setText(text)
        self.sums.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give an opened card the width that the user has last given one."""
        if watched is self.card and event.type() == QEvent.Type.Show:
            self._fit_card()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Arrange again when the page or what is in it has another size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit_bar()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the card."""
        if event.key() == Qt.Key.Key_Escape and self.card.close_card():
            event.accept()
            return
        super().keyPressEvent(event)

    def _focus_body(self) -> None:
        target = first_focus(self._body)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit_bar(self) -> None:
        """The options beside the filters, or below them where both are too wide for one line."""
        needed = self._filters.sizeHint().width() + self._options.sizeHint().width() + self._bar.spacing()
        is_narrow = needed > self.width() - 2 * _SIDE
        self._bar.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def _fit_card(self) -> None:
        width = self._shell.theme.px(self._shell.settings.get(kept.CARD_WIDTH))
        whole = self._splitter.width()
        self._splitter.setSizes([max(whole - width, 1), min(width, whole)])

    def _keep_card_width(self) -> None:
        percent = self._shell.theme.look.percent
        self._shell.settings.put(kept.CARD_WIDTH, self._splitter.sizes()[1] * 100 // percent)


class FilterChips(QWidget):
    """Filters of which one is chosen, each with its count: 在册 38　正式 35　预备 3."""

    chosen = Signal(str)  # key of a chip

    def __init__(self, chips: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}
        self._names = dict(chips)
        layout = row(gap=4)
        for key, name in chips:
            button = QPushButton(name)
            button.setProperty("role", "chip")
            button.setProperty("key", key)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setAutoDefault(False)
            button.clicked.connect(self._click)
            self._buttons[key] = button
            layout.addWidget(button)
        self.setLayout(layout)
        self._buttons[chips[0][0]].setChecked(True)

    @property
    def current(self) -> str:
        """The key of the chosen chip."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Choose a chip as a click does."""
        self._buttons[key].click()

    def set_tone(self, key: str, tone: Tone) -> None:
        """Write a chip in the colour of what it filters; its name says the same in words."""
        self._buttons[key].setProperty("level", tone.value)

    def set_count(self, key: str, count: int) -> None:
        """Show how many a filter would leave."""
        self._buttons[key].setText(f"{self._names[key]} {count}")

    def _click(self) -> None:
        self.chosen.emit(self.sender().property("key"))
