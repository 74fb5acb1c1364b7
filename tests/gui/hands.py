"""What hands do: press keys, type, click. Qt's own tester, because it is typed."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(widget, key, modifier)
    _let_go()


def _let_go() -> None:
    """Take the fingers off Ctrl and Shift: to Qt's tester they stay down until the next key, in whichever test."""
    QTest.keyRelease(QWidget(), Qt.Key.Key_Shift, PLAIN)
    assert QApplication.keyboardModifiers() == PLAIN


def type_text(widget: QWidget, text: str) -> None:
    """Letters as keys; anything else as an input method commits it, for key events carry no Chinese."""
    if text.isascii():
        QTest.keyClicks(widget, text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, PLAIN, place or widget.rect().center())


def focused() -> QWidget:
    """The widget that has the keyboard."""
    found: QWidget | None = QApplication.focusWidget()
    assert found is not None
    return found
