"""常用语: the user's own phrases, put at the cursor of the text that was last typed into."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QPlainTextEdit, QToolButton, QWidget

from gui.pages.life.meeting.open_meeting import OpenMeeting
from gui.widgets import menu_button
from ledger.kinds.meetings import MeetingTemplate
from operations.life.templates import phrases_for

_LONGEST = 24


class Phrases:
    """A menu that is filled when it opens. ``target`` says which text is meant."""

    def __init__(self, open_: OpenMeeting, target: Callable[[], QPlainTextEdit | None]) -> None:
        self._open = open_
        self._target = target
        self.menu = QMenu()
        self.menu.aboutToShow.connect(self.fill)
        self.button: QToolButton = menu_button("常用语", self.menu)
        self.button.setToolTip("把常用语插入正文的光标处")
        self.manage: Callable[[], object] = _nothing

    def fill(self) -> None:
        """Offer the phrases for this kind of meeting, and the way to change them."""
        self.menu.clear()
        phrases = phrases_for(self._open.store, self._open.meeting.kind)
        is_possible = self._target() is not None and not self._open.is_locked
        for phrase in phrases:
            action = self.menu.addAction(phrase.title[:_LONGEST])
            action.setToolTip(phrase.text)
            action.setEnabled(is_possible)
            action.triggered.connect(self._inserter(phrase))
        if not phrases:
            self.menu.addAction("还没有常用语").setEnabled(False)
        elif not is_possible:
            self.menu.addAction("请先把光标放在要插入的地方").setEnabled(False)
        self.menu.addSeparator()
        self.menu.addAction("管理常用语和模板…").triggered.connect(lambda _checked: self.manage())

    def insert(self, phrase: MeetingTemplate) -> None:
        """Put a phrase at the cursor."""
        target = self._target()
        if target is not None:
            target.setFocus()
            target.insertPlainText(phrase.text)

    def _inserter(self, phrase: MeetingTemplate) -> Callable[[], None]:
        return lambda: self.insert(phrase)


def text_with_cursor(inside: QWidget) -> QPlainTextEdit | None:
    """The long text inside that had the keyboard last, if it can be typed into."""
    last: QWidget | None = inside.focusWidget()
    if isinstance(last, QPlainTextEdit) and not last.isReadOnly() and last.isVisibleTo(inside):
        return last
    return None


def _nothing() -> None:
    return
