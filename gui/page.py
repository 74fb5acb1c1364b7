"""The page interface: all that the main window knows about what it shows."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gui.actions import Act, Handlers
from gui.connections import Connections
from gui.session import Opened, Place, Wanted
from gui.shell import Shell
from gui.widgets import EmptyState, primary_button
from ledger.kind import RecordKind
from storage.store import ChangeSet


class Page(QWidget):
    """One entry of the side bar.

    A page declares what it is by class attributes and overrides what it needs. It refreshes only when a change
    concerns it, and while it is hidden only once, when it is shown again.

    Attributes:
        key: identifier, also for what is remembered about it.
        title: the word in the side bar.
        icon: the icon's name in ``resources/icons``.
        concerns: the record kinds that it shows; a change of another kind does not refresh it.
        search_hint: what the search field looks for here; empty when the page cannot be searched.
        opens: keys of the record kinds of which it can show a single record.
        uses_year: whether the year of the top bar changes what is shown.
        is_at_foot: shown at the foot of the side bar, apart from the others.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    icon: ClassVar[str]
    concerns: ClassVar[tuple[RecordKind[Any], ...]] = ()
    opens: ClassVar[frozenset[str]] = frozenset()
    search_hint: ClassVar[str] = ""
    uses_year: ClassVar[bool] = True
    is_at_foot: ClassVar[bool] = False

    state_changed = Signal()  # status text, badge or handled commands may have changed

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.session = shell.session
        self._connections = Connections()
        self._is_stale = True
        self._failure = self._made_failure()
        self.listen(self.session.opened, self._on_opened)
        self.listen(self.session.moved, self._on_moved)
        self.listen(self.session.changed, self._on_changed)

    # What a page overrides

    def refresh(self, changes: ChangeSet | None) -> None:
        """Read the book again. ``changes`` says what was touched; None means that anything may be different."""

    def handlers(self) -> Handlers:
        """The commands that the page handles at this moment."""
        return {}

    def status_text(self) -> str:
        """The sentence at the left of the status bar: how many, how many of them selected, sums."""
        return ""

    def badge(self) -> int:
        """How much waits here. Asked also while the page is hidden, so it must be quick."""
        return 0

    def search(self, text: str) -> None:
        """Show only what matches; empty text shows everything."""

    def show_record(self, kind: str, record_id: int) -> None:
        """Show one record of a kind in ``opens``."""

    @classmethod
    def answers(cls, wanted: Wanted) -> bool:
        """Whether this is the page for what is wanted; the first in the side bar that says so gets it."""
        return wanted.kind in cls.opens

    def show_wanted(self, wanted: Wanted) -> None:
        """Show what ``answers`` has taken."""
        self.show_record(wanted.kind, wanted.record_id)

    def show_part(self, part: str) -> None:
        """Show a part of the page that somebody has asked for by its name."""

    def dismiss(self) -> bool:
        """Esc: close the card or take back the filter. False when there was nothing to close."""
        return False

    # What a page uses

    @property
    def handles(self) -> AbstractSet[Act]:
        """The commands that the page handles at this moment."""
        return self.handlers().keys()

    def listen(self, signal: SignalInstance, slot: Callable[..., Any]) -> None:
        """Connect to something that lives longer than the page; ends with ``close_page``."""
        self._connections.connect(signal, slot)

    def close_page(self) -> None:
        """End every connection made with ``listen``."""
        self._connections.end()

    # Deferred refresh

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cover of a page that could not be shown as large as the page."""
        super().resizeEvent(event)
        self._failure.setGeometry(self.rect())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed while the page was hidden."""
        super().showEvent(event)
        if self._is_stale and self.session.is_open:
            self._refresh(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no editor wanted."""
        if event.key() == Qt.Key.Key_Escape and self.dismiss():
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_opened(self, opened: Opened) -> None:
        if not opened.title:
            self._is_stale = True
        elif self._is_stale:  # otherwise it was shown, and read, when the window turned from the start page to it
            self._refresh_when_visible(None)

    def _on_moved(self, _: Place) -> None:
        self._is_stale = True
        if self.session.is_open:
            self._refresh_when_visible(None)

    def _on_changed(self, changes: ChangeSet) -> None:
        if any(changes.touches(kind) for kind in self.concerns):
            self._is_stale = True
            self._refresh_when_visible(changes)

    def _refresh_when_visible(self, changes: ChangeSet | None) -> None:
        if self.isVisible():
            self._refresh(changes)
        else:
            self.state_changed.emit()

    def _refresh(self, changes: ChangeSet | None) -> None:
        self._is_stale = False
        try:
            self.refresh(changes)
        except BaseException:
            self._is_stale = True
            self._show_failure()
            raise
        self._failure.hide()
        self.state_changed.emit()

    def _made_failure(self) -> QWidget:
        again = primary_button("再试一次")
        again.clicked.connect(self._try_again)
        words = "账簿里的登记没有变动。再试一次仍不能显示时，请从菜单打开“诊断信息”，交给提供本程序的人。"
        made = EmptyState(self.shell.theme, "triangle-alert", "此页未能显示", words, again)
        made.setParent(self)
        made.hide()
        return made

    def _show_failure(self) -> None:
        """Cover the page: what a reading that broke off has left upon it must not be taken for the book."""
        self._failure.setGeometry(self.rect())
        self._failure.show()
        self._failure.raise_()

    def _try_again(self) -> None:
        self._refresh(None)
