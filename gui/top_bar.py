"""The top bar: organisation unit, year, search, undo and redo."""

from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from gui.actions import Act, Actions
from gui.line_icon import LineIcon
from gui.session import Opened, Place, Session, UnitChoice
from gui.theme import metrics
from gui.theme.theme import Look, Theme
from gui.widgets import beside_icon, column, frame, icon_button, menu_button, row

_SEARCH_WIDTH, _LEAST_SEARCH_WIDTH = 340, 120
_GIVES_WAY = 1000  # all the room beside the stretch, up to its width: in a narrow window it shrinks, never overlaps


class SearchField(QLineEdit):
    """What the user looks for. ``asked`` comes once per pause in typing, never in the middle of a composed syllable."""

    asked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "search")
        self.setClearButtonEnabled(True)
        self.setAccessibleName("搜索")
        LineIcon(self, theme, "search", QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._pause.start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field, a second one leaves it; Enter and ↓ go to what was found."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.asked.emit(self.text())


class TopBar(QWidget):
    """Where the user is, and what he looks for."""

    def __init__(self, session: Session, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._unit_menu = QMenu(self)
        self._year_menu = QMenu(self)
        self.unit = menu_button("", self._unit_menu)
        self.year = menu_button("", self._year_menu)
        theme.give_icon(self.unit, "building-2", "secondary")
        self.search = SearchField(theme)
        ground = frame("topbar")
        layout = row(self.unit, self.year, gap=4, margins=(16, 0, 16, 1))
        layout.addStretch(1)
        layout.addWidget(self.search, _GIVES_WAY)
        for part in (icon_button(actions[Act.UNDO]), icon_button(actions[Act.REDO])):
            layout.addWidget(part)
        ground.setLayout(layout)
        self.setLayout(column(ground, gap=0))
        session.opened.connect(self._on_opened)
        session.moved.connect(self._on_moved)
        session.units_changed.connect(self._on_units)
        theme.changed.connect(self._fit)
        self._fit(theme.look)
        self._show_place()

    def offer_search(self, hint: str) -> None:
        """Say what can be searched on this page; switch the field off when nothing can."""
        self.search.setEnabled(bool(hint))
        self.search.setPlaceholderText(f"{hint}　Ctrl+F" if hint else "本页不需搜索")

    def offer_year(self, *, is_used: bool) -> None:
        """Switch the year off on a page that shows the same whatever the year."""
        self.year.setEnabled(is_used)
        self.year.setToolTip("" if is_used else "本页不分年度")

    def _on_opened(self, _: Opened) -> None:
        self._show_place()

    def _on_moved(self, _: Place) -> None:
        self._show_place()

    def _on_units(self, units: tuple[UnitChoice, ...]) -> None:
        self._unit_menu.clear()
        for unit in units:
            self._add_choice(self._unit_menu, "　" * unit.depth + unit.name, unit.id, self._choose_unit)
        self._year_menu.clear()
        for year in self._session.years:
            self._add_choice(self._year_menu, f"{year} 年", year, self._choose_year)
        self._show_place()

    def _add_choice(self, menu: QMenu, text: str, value: int, slot: object) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setData(value)
        action.triggered.connect(slot)

    def _choose_unit(self) -> None:
        self._session.choose_unit(self._chosen())

    def _choose_year(self) -> None:
        self._session.choose_year(self._chosen())

    def _chosen(self) -> int:
        value: int = cast(QAction, self.sender()).data()
        return value

    def _show_place(self) -> None:
        place = self._session.place
        name = self._session.unit_name or self._session.title
        self.unit.setText(beside_icon(name))
        self.unit.setVisible(bool(name))
        self.year.setText(f"{place.year} 年")
        for menu, current in ((self._unit_menu, place.unit_id), (self._year_menu, place.year)):
            for action in menu.actions():
                action.setChecked(action.data() == current)

    def _fit(self, _: Look) -> None:
        self.setFixedHeight(self._theme.px(metrics.TOP_BAR))
        self.search.setMinimumWidth(self._theme.px(_LEAST_SEARCH_WIDTH))
        self.search.setMaximumWidth(self._theme.px(_SEARCH_WIDTH))
