"""The window 使用手册: its pages at the left, the text at the right. It stays open beside the work."""

from PySide6.QtCore import QByteArray, QSignalBlocker, QSize, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from gui.fitting import resize_within_screen
from gui.line_icon import LineIcon
from gui.main_window import MainWindow
from gui.manual.browser import ManualBrowser, key_of
from gui.manual.contents import topics
from gui.settings_store import Declared
from gui.shell import Shell
from gui.theme import metrics
from gui.theme.theme import Look
from gui.widgets import column, frame, row

GEOMETRY = Declared("manual/geometry", "")
_FIRST_SIZE = (1310, 760)
_LIST_WIDTH = 200
_KEY = Qt.ItemDataRole.UserRole
_START = "start"  # what is read while no book is open


def open_manual(window: MainWindow) -> None:
    """Show the manual at the page that belongs to what the main window shows; one window, opened again."""
    manual = manual_of(window) or ManualWindow(window.shell, window)
    page = window.page
    manual.go_to(page.key if page is not None and window.shell.session.is_open else _START)
    manual.show()
    manual.raise_()
    manual.activateWindow()
    manual.browser.setFocus(Qt.FocusReason.ShortcutFocusReason)  # the arrow keys scroll


def manual_of(window: MainWindow) -> "ManualWindow | None":
    """The manual of a main window, once it has been opened."""
    return next((one for one in window.children() if isinstance(one, ManualWindow)), None)


class ManualWindow(QWidget):
    """Search and contents at the left, the page at the right."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._shell = shell
        self._topics = topics()
        self.setWindowTitle("使用手册")
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText("在手册中查找")
        self.search.setAccessibleName("在手册中查找")
        self.search.setClearButtonEnabled(True)
        LineIcon(self.search, shell.theme, "search", QLineEdit.ActionPosition.LeadingPosition)
        self.contents = QListWidget()
        self.contents.setAccessibleName("目录")
        for topic in self._topics:
            item = QListWidgetItem(topic.title, self.contents)
            item.setData(_KEY, topic.key)
        self.browser = ManualBrowser(shell.theme)
        self._lay_out()
        self._connect()
        self._fit(shell.theme.look)
        self._restore_place()

    def go_to(self, key: str) -> None:
        """Show a page.

        Raises:
            KeyError: the manual has no such page.
        """
        self.browser.show_topic({topic.key: topic for topic in self._topics}[key])

    # Making

    def _lay_out(self) -> None:
        left = frame("sidebar")
        left.setLayout(column(self.search, self.contents, gap=10, margins=(10, 14, 11, 10)))
        self._left = left
        layout = row(left, self.browser, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.contents.currentItemChanged.connect(self._on_item)
        self.browser.sourceChanged.connect(self._on_source)
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self.browser.go_to_next)
        self._shell.theme.changed.connect(self._fit)

    def _restore_place(self) -> None:
        resize_within_screen(self, *_FIRST_SIZE)
        geometry = self._shell.settings.get(GEOMETRY)
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    # Slots

    def _on_item(self, item: QListWidgetItem | None, _: QListWidgetItem | None) -> None:
        if item is not None and item.data(_KEY) != self.browser.key:
            self.go_to(item.data(_KEY))

    def _on_source(self, place: QUrl) -> None:
        """Choose the page in the contents, however it was come to. The browser still calls the old page its source."""
        keys = [topic.key for topic in self._topics]
        if key_of(place) in keys:
            with QSignalBlocker(self.contents):
                self.contents.setCurrentRow(keys.index(key_of(place)))

    def _on_search(self, words: str) -> None:
        """Leave only the pages that hold the words, and mark them in the text."""
        for line, topic in enumerate(self._topics):
            self.contents.item(line).setHidden(bool(words) and not topic.holds(words))
        self.browser.mark(words)
        if self.contents.currentItem() is not None and self.contents.currentItem().isHidden():
            self._show_first_found()

    def _show_first_found(self) -> None:
        found = [line for line in range(self.contents.count()) if not self.contents.item(line).isHidden()]
        if found:
            self.contents.setCurrentRow(found[0])

    # Window

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F searches; Esc gives up the search, then closes."""
        is_find = event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if is_find:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place."""
        self._shell.settings.put(GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        super().closeEvent(event)

    def _fit(self, _: Look) -> None:
        px = self._shell.theme.px
        self._left.setFixedWidth(px(_LIST_WIDTH))
        self.contents.setStyleSheet(
            f"QListView {{ background: transparent; }} QListView::item {{ border-radius: {px(6)}px; }}"
        )
        for line in range(self.contents.count()):
            self.contents.item(line).setSizeHint(QSize(0, px(metrics.ROW)))
