"""The main window. It knows navigation, commands and the ``Page`` interface, and nothing of what pages show."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QWidget

from gui import settings_store as kept
from gui.actions import ACTS, PAGE_ACTS, Act, Handlers
from gui.focus import first_focus
from gui.operators import OperatorMenu
from gui.page import Page
from gui.session import Opened, Place, Wanted
from gui.shell import Shell
from gui.shortcuts_window import ShortcutsWindow
from gui.side_bar import SideBar
from gui.status_bar import StatusBar
from gui.top_bar import TopBar
from gui.widgets import column, row
from storage.store import ChangeSet

_FIRST_SIZE = (1280, 760)
_LEAST_SIZE = (960, 600)
_SMALL_SCREEN = 1366  # from here downwards every pixel counts: the window opens maximised
_MENU: tuple[Act | None, ...] = (
    Act.NEW_BOOK, Act.OPEN_BOOK, Act.SAMPLE_BOOK, None,
    Act.BACK_UP, Act.RESTORE, Act.HISTORY, Act.LOCK, None,
    Act.ZOOM_IN, Act.ZOOM_OUT, Act.ZOOM_RESET, Act.COMPACT, None,
    Act.MANUAL, Act.SHORTCUTS, Act.DIAGNOSTICS, Act.ABOUT, None,
    Act.SETTINGS, Act.QUIT,
)  # fmt: skip
_NEED_A_BOOK = frozenset(
    {
        Act.BACK_UP,
        Act.HISTORY,
        Act.LOCK,
        Act.SET_PASSWORD,
        Act.REMOVE_PASSWORD,
        Act.RECOVERY_SHEET,
        Act.SETTINGS,
    }
)


class MainWindow(QMainWindow):
    """Side bar, top bar, the current page, status bar; or the start page while no book is open."""

    closing = Signal()  # what was typed is stored; the book is still open

    def __init__(self, make_shell: Callable[[QWidget], Shell]) -> None:
        super().__init__()
        self._room = QStackedWidget()
        self.setCentralWidget(self._room)
        self.shell = make_shell(self._room)
        self._kinds: dict[str, type[Page]] = {}
        self._pages: dict[str, Page] = {}
        self._handlers: Handlers = self._own_handlers()
        self._content = QStackedWidget()
        self.operators = OperatorMenu(self.shell, self)
        self.side_bar = SideBar(self.shell.theme, self._menu())
        self.top_bar = TopBar(self.shell.session, self.shell.theme, self.shell.actions)
        self.status_bar = StatusBar(self.shell.session, self.shell.theme)
        self._room.addWidget(self._frame())
        self.addActions(self.shell.actions.all())
        self._connect()
        self._restore_place()
        self.setMinimumSize(*_LEAST_SIZE)

    # Composition

    def add_page(self, kind: type[Page]) -> None:
        """Add a page below those that are there; the first one is shown. Others are made when they are gone to."""
        self._kinds[kind.key] = kind
        self.side_bar.add(kind.key, kind.title, kind.icon, is_at_foot=kind.is_at_foot)
        if len(self._kinds) == 1:
            self.go_to(kind.key)

    def _made(self, key: str) -> Page:
        """The page of a key. Forms and tables take a quarter of a second a page, so nobody waits for them unasked."""
        if key not in self._pages:
            page = self._pages[key] = self._kinds[key](self.shell)
            self._content.addWidget(page)
            page.state_changed.connect(self._on_page_state)
        return self._pages[key]

    def set_start_page(self, start: QWidget) -> None:
        """What is shown while no book is open."""
        self._room.insertWidget(0, start)
        self._room.setCurrentIndex(1 if self.shell.session.is_open else 0)

    def handle(self, handlers: Handlers) -> None:
        """Take over commands that belong to no page, such as opening a book."""
        self._handlers.update(handlers)
        self._offer_actions()

    # Navigation

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        shown = self._content.currentWidget()
        return shown if isinstance(shown, Page) else None

    def go_to(self, key: str) -> None:
        """Show a page."""
        page = self._made(key)
        self.top_bar.search.clear()
        self.side_bar.select(key)
        self.top_bar.offer_search(page.search_hint)
        self.top_bar.offer_year(is_used=page.uses_year)
        self.shell.settings.put(kept.LAST_PAGE, key)
        self._content.setCurrentWidget(page)  # last: a page that cannot be read raises here, and is named all around
        self._focus_page()
        self._show_page_state()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what was being typed, remember the place of the window, and say that it closes."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # an editor that is left stores what was typed
        geometry = self.saveGeometry().toBase64().toStdString()
        self.shell.settings.put(kept.GEOMETRY, geometry)
        self.closing.emit()
        super().closeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel change the scale."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self._zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    # Commands

    def _own_handlers(self) -> Handlers:
        return {
            Act.UNDO: self._undo,
            Act.REDO: self._redo,
            Act.SEARCH: self._search,
            Act.COMPACT: self._toggle_compact,
            Act.ZOOM_IN: self._zoom_in,
            Act.ZOOM_OUT: self._zoom_out,
            Act.ZOOM_RESET: self._zoom_reset,
            Act.NEXT_PANE: self._next_pane,
            Act.SHORTCUTS: self._show_shortcuts,
            Act.QUIT: self._quit,
        }

    def _dispatch(self, act: Act) -> None:
        if act in PAGE_ACTS:
            self.go_to(list(self._kinds)[PAGE_ACTS.index(act)])
            return
        on_page = self.page.handlers() if self.page is not None and self._is_book_shown else {}
        handler = on_page.get(act) or self._handlers.get(act)
        if handler is not None:
            handler()

    def _offer_actions(self) -> None:
        handled = set(self._handlers)
        session = self.shell.session
        if self._is_book_shown:
            handled |= set(PAGE_ACTS[: len(self._kinds)])
            handled |= self.page.handles if self.page is not None else set()
        if not session.is_open:
            handled -= _NEED_A_BOOK
        if not (session.is_open and session.store.undo_label):
            handled.discard(Act.UNDO)
        if not (session.is_open and session.store.redo_label):
            handled.discard(Act.REDO)
        if self.page is None or not self.page.search_hint:
            handled.discard(Act.SEARCH)
        self.shell.actions.enable_only(handled)
        self._name_undo()

    def _name_undo(self) -> None:
        session = self.shell.session
        labels = (session.store.undo_label, session.store.redo_label) if session.is_open else (None, None)
        for act, what in zip((Act.UNDO, Act.REDO), labels, strict=True):
            name = ACTS[act].text
            self.shell.actions[act].setToolTip(f"{name}：{what}" if what else f"没有可以{name}的操作")

    def _undo(self) -> None:
        label = self.shell.session.store.undo_label
        self.shell.session.store.undo()
        self.shell.notices.say(f"已撤销：{label}", "重做", self._redo)

    def _redo(self) -> None:
        label = self.shell.session.store.redo_label
        self.shell.session.store.redo()
        self.shell.notices.say(f"已重做：{label}")

    def _search(self) -> None:
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    def _zoom(self, steps: int) -> None:
        self.shell.theme.step_scale(steps)
        self.shell.settings.put(kept.SCALE, self.shell.theme.look.percent)
        self.shell.notices.say(f"显示比例 {self.shell.theme.look.percent}%")

    def _zoom_in(self) -> None:
        self._zoom(1)

    def _zoom_out(self) -> None:
        self._zoom(-1)

    def _zoom_reset(self) -> None:
        self.shell.theme.set_percent(100)
        self._zoom(0)

    def _toggle_compact(self) -> None:
        is_compact = not self.shell.theme.look.is_compact
        self.shell.theme.set_compact(is_compact)
        self.shell.settings.put(kept.COMPACT_ROWS, is_compact)

    def _next_pane(self) -> None:
        panes = [self.side_bar, self.top_bar, self._content]
        focused = QApplication.focusWidget()
        inside = [index for index, pane in enumerate(panes) if focused is not None and pane.isAncestorOf(focused)]
        for step in range(1, len(panes) + 1):
            target = first_focus(panes[((inside or [-1])[0] + step) % len(panes)])
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _show_shortcuts(self) -> None:
        ShortcutsWindow(self).open()

    def _quit(self) -> None:
        self.close()

    # What is shown

    @property
    def _is_book_shown(self) -> bool:
        return self.shell.session.is_open

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for act in _MENU:
            if act is None:
                menu.addSeparator()
            else:
                menu.addAction(self.shell.actions[act])
        menu.insertMenu(self.shell.actions[Act.LOCK], self.operators)
        return menu

    def _frame(self) -> QWidget:
        made = QWidget()
        right = column(self.top_bar, self._content, self.status_bar, gap=0)
        right.setStretch(1, 1)
        layout = row(self.side_bar, gap=0)
        layout.addLayout(right, 1)
        made.setLayout(layout)
        return made

    def _connect(self) -> None:
        session = self.shell.session
        self.shell.actions.triggered.connect(self._dispatch)
        self.side_bar.chosen.connect(self.go_to)
        self.top_bar.search.asked.connect(self._on_search)
        self.top_bar.search.left.connect(self._focus_page)
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        session.moved.connect(self._on_moved)
        session.wanted.connect(self._on_wanted)
        session.page_wanted.connect(self._on_page_wanted)

    def _restore_place(self) -> None:
        room = self.screen().availableGeometry().size()
        self.resize(QSize(*_FIRST_SIZE).boundedTo(room))
        if room.width() <= _SMALL_SCREEN:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        geometry = self.shell.settings.get(kept.GEOMETRY)
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    def _on_opened(self, opened: Opened) -> None:
        self.setWindowTitle(f"{opened.title} - 支部台账" if opened.title else "支部台账")
        self._room.setCurrentIndex(self._room.count() - 1 if opened.title else 0)
        self._show_page_state()

    def _on_changed(self, _: ChangeSet) -> None:
        self._offer_actions()

    def _on_moved(self, _: Place) -> None:
        self._show_page_state()

    def _on_wanted(self, wanted: Wanted) -> None:
        for kind in self._kinds.values():
            if kind.answers(wanted):
                self.go_to(kind.key)
                self._made(kind.key).show_wanted(wanted)
                return

    def _on_page_wanted(self, key: str, part: str) -> None:
        if key in self._kinds:
            self.go_to(key)
            if part:
                self._made(key).show_part(part)

    def _on_search(self, text: str) -> None:
        if self.page is not None:
            self.page.search(text)

    def _focus_page(self) -> None:
        if self.page is not None:
            (first_focus(self.page) or self.page).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_page_state(self) -> None:
        page = self.sender()
        if isinstance(page, Page) and self._is_book_shown:
            self.side_bar.button(page.key).set_count(page.badge())
            if page is self.page:
                self._show_page_state()

    def _show_page_state(self) -> None:
        self._offer_actions()
        if self.page is not None and self._is_book_shown:
            self.status_bar.page.setText(self.page.status_text())
