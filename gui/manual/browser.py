"""The page of the manual that is read: text, pictures, links to the other pages."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from gui.manual.contents import Topic
from gui.manual.typography import BODY, dress, side_margin
from gui.theme.theme import Look, Theme


def key_of(place: QUrl) -> str:
    """The key of the page at a place; empty for no place."""
    return Path(place.toLocalFile()).stem if place.isLocalFile() else ""


class ManualBrowser(QTextBrowser):
    """Shows Markdown files; a picture is never wider than the text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sought = ""
        self.setProperty("role", "page")
        # Were the bar to come and go, the text would change its width, be set anew, and the bar come and go again.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("手册正文")
        self._resized = QTimer(self, singleShot=True, interval=0)
        self._resized.timeout.connect(self._set_again)
        self.sourceChanged.connect(self._dress)
        theme.changed.connect(self._on_look)

    @property
    def key(self) -> str:
        """The key of the page that is shown; empty before the first."""
        return key_of(self.source())

    def show_topic(self, topic: Topic) -> None:
        """Show a page from its beginning."""
        self.document().setDefaultFont(self._theme.font(BODY))
        self.setSource(QUrl.fromLocalFile(str(topic.file)), QTextDocument.ResourceType.MarkdownResource)

    def mark(self, words: str) -> None:
        """Mark every place where the words stand; empty words take the marks away."""
        self._sought = words
        marks: list[QTextEdit.ExtraSelection] = []
        paint = QTextCharFormat()
        paint.setBackground(self._theme.color("warn_tint"))
        paint.setForeground(self._theme.color("warn"))
        found = self.document().find(words, 0) if words else QTextCursor()
        while not found.isNull():
            one: Any = QTextEdit.ExtraSelection()  # Qt's stubs leave out its attributes
            one.cursor, one.format = found, paint
            marks.append(one)
            found = self.document().find(words, found)
        self.setExtraSelections(marks)

    def go_to_next(self) -> None:
        """Go to the next marked place, from the end back to the first."""
        if self._sought and not self.find(self._sought):
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.find(self._sought)

    # What Qt asks

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002 - Qt's name
        """Pictures as wide as the text at most, at the fineness of the screen."""
        if type != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(type, name)
        picture = QImage(self.source().resolved(QUrl(name)).toLocalFile())
        return self._fitted(picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other lines and other pictures."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._resized.start()

    # How it is done

    def _fitted(self, picture: QImage) -> QImage:
        room = self.viewport().width() - 2 * side_margin(self._theme, self.viewport().width())
        if picture.width() <= room:
            return picture
        width = min(picture.width(), round(room * self.devicePixelRatioF()))
        size = QSize(width, round(picture.height() * width / picture.width()))
        aspect, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        made = picture.scaled(size, aspect, smooth)
        made.setDevicePixelRatio(width / room)
        return made

    def _dress(self) -> None:
        dress(self.document(), self._theme, self.viewport().width())
        self.mark(self._sought)

    def _on_look(self, _: Look) -> None:
        self.document().setDefaultFont(self._theme.font(BODY))
        self._set_again()

    def _set_again(self) -> None:
        """Lay the page out anew where the reader is."""
        if self.source().isEmpty():
            return
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self.reload()
        bar.setValue(round(share * bar.maximum()))
