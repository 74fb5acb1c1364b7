"""设置. The sections at the left, the values of the chosen one at the right. Everything holds at once."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from gui.focus import first_focus
from gui.page import Page
from gui.page_frame import PageFrame
from gui.pages.settings.item_rows import ItemRow, item_row
from gui.pages.settings.items import Item, Panel, Section
from gui.pages.settings.sections import SECTIONS
from gui.shell import Shell
from gui.theme import metrics
from gui.theme.theme import Look
from gui.widgets import column, row, rule
from ledger.kind import RecordKind
from ledger.kinds import KINDS
from storage.store import ChangeSet

_NAVIGATION_WIDTH = 152
_CONTENT_WIDTH = 780
_MARGIN = 24


class SettingsPage(Page):
    """What the user chooses for this PC and for this book."""

    key: ClassVar[str] = "settings"
    title: ClassVar[str] = "设置"
    icon: ClassVar[str] = "settings"
    uses_year = False
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = KINDS
    is_at_foot: ClassVar[bool] = True

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.rows: dict[str, ItemRow] = {}
        self.panels: dict[type[Panel], Panel] = {}
        self._limited: list[QWidget] = []
        self.navigation = QListWidget()
        self.navigation.setAccessibleName("设置分类")
        self.sections = QStackedWidget()
        for section in SECTIONS:
            self.navigation.addItem(section.title)
            self.sections.addWidget(self._content(section))
        self.navigation.currentRowChanged.connect(self.sections.setCurrentIndex)
        self.navigation.setCurrentRow(0)
        self._build()
        self.listen(shell.theme.changed, self._on_look)
        self._fit()

    def refresh(self, changes: ChangeSet | None) -> None:
        """Show the values that hold."""
        del changes
        for shown in self.rows.values():
            shown.refresh()
        for panel in self.panels.values():
            panel.refresh()

    def show_part(self, part: str) -> None:
        """Show a section, with the keyboard in its first value."""
        self.go_to(part)
        first = first_focus(self.sections.currentWidget())
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, title: str) -> None:
        """Show a section."""
        self.navigation.setCurrentRow([section.title for section in SECTIONS].index(title))

    # How it is done

    def _build(self) -> None:
        frame = PageFrame(self.shell, self.title)
        body = QWidget()
        layout = row(self.navigation, self.sections, gap=0, margins=(12, 0, 0, 0))
        layout.setStretch(1, 1)
        body.setLayout(layout)
        frame.set_body(body)
        self.setLayout(column(frame, gap=0))
        self.setFocusProxy(self.navigation)

    def _content(self, section: Section) -> QWidget:
        made = QFrame()
        made.setProperty("role", "page")
        layout = column(gap=0, margins=(_MARGIN, 0, _MARGIN, _MARGIN))
        parts: list[QWidget] = [self._row(item) for item in section.items(self.shell)]
        parts += [self._panel(maker(self.shell, self._connections)) for maker in section.panels]
        for number, part in enumerate(parts):
            if number:
                layout.addWidget(rule())
            if not section.fills:
                part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            layout.addWidget(part, 1 if section.fills else 0)
        made.setLayout(layout)
        if section.fills:
            return made
        layout.addStretch()
        self._limited.append(made)
        return _scrolled(made)

    def _row(self, item: Item) -> ItemRow:
        made = item_row(item, self.shell.theme)
        self.rows[item.title] = made
        return made

    def _panel(self, made: Panel) -> Panel:
        self.panels[type(made)] = made
        return made

    def _on_look(self, _: Look) -> None:
        self._fit()
        if self.session.is_open:
            self.refresh(None)

    def _fit(self) -> None:
        px = self.shell.theme.px
        self.navigation.setFixedWidth(px(_NAVIGATION_WIDTH))
        self.navigation.setStyleSheet(
            f"QListView::item {{ min-height: {px(metrics.ROW)}px; border-radius: {px(6)}px; }}"
        )
        for content in self._limited:
            content.setMaximumWidth(px(_CONTENT_WIDTH))


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setProperty("role", "page")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area
