"""A small client of fcitx 4.2.9 and 5, over the interface that both offer to sandboxed programs.

Keys of the focused editor go to fcitx first; what it does not want goes on to Qt. No preedit is announced, so fcitx
draws the syllables in its own window, and finished text comes back as a commit. A key waits at most half a second:
at the first time-out the bridge falls silent for good, and typing goes on without Chinese.
"""

import os
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection
from PySide6.QtCore import QEvent, QObject, QPoint, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.input_method import bus

SERVICES = ("org.fcitx.Fcitx5", "org.freedesktop.portal.Fcitx")
_PATH = "/org/freedesktop/portal/inputmethod"
_METHOD = "org.fcitx.Fcitx.InputMethod1"
_CONTEXT = "org.fcitx.Fcitx.InputContext1"
_NOT_FOR_INPUT_METHODS = Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
_FAILURES = (OSError, TimeoutError, bus.BusError)


class FcitxBridge(QObject):
    """Stands between the keyboard and the focused editor."""

    def __init__(self, app: QApplication, connection: DBusConnection, context: DBusAddress) -> None:
        super().__init__(app)
        self._connection = connection
        self._context = context
        self.is_alive = True
        self._notifier = QSocketNotifier(connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read_waiting)
        app.installEventFilter(self)

    @classmethod
    def reach(cls, app: QApplication) -> "FcitxBridge | None":
        """Open an input context, or None when fcitx does not answer as expected."""
        connection = bus.connect(os.environ)
        if connection is None:
            return None
        try:
            return cls(app, connection, _open_context(connection))
        except _FAILURES:
            connection.close()
            return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer keys to fcitx, and tell it where the focus is."""
        if not self.is_alive or not isinstance(watched, QWidget):
            return False
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and isinstance(event, QKeyEvent):
            return watched is QApplication.focusWidget() and takes_text(watched) and self._offer(watched, event)
        if kind == QEvent.Type.FocusIn and takes_text(watched):
            self._tell("FocusIn")
            self._tell_place(watched)
        elif kind == QEvent.Type.FocusOut and takes_text(watched):
            self._tell("FocusOut")
        return False

    def drop(self) -> None:
        """Fall silent for good."""
        self.is_alive = False
        self._notifier.setEnabled(False)
        QGuiApplication.instance().removeEventFilter(self)  # type: ignore[union-attr] # it lives as long as we do
        self._connection.close()

    def _offer(self, editor: QWidget, event: QKeyEvent) -> bool:
        """Whether fcitx has used the key."""
        self._tell_place(editor)
        is_release = event.type() == QEvent.Type.KeyRelease
        key = (
            event.nativeVirtualKey(),
            event.nativeScanCode(),
            event.nativeModifiers(),
            is_release,
            event.timestamp() & 0xFFFFFFFF,
        )
        body = self._call("ProcessKeyEvent", "uuubu", key)
        return bool(body and body[0])

    def _tell_place(self, editor: QWidget) -> None:
        """Where the candidate window belongs, in device pixels of the screen."""
        cursor = editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        corner = editor.mapToGlobal(QPoint(cursor.x(), cursor.y()))
        ratio = editor.devicePixelRatioF()
        place = tuple(round(value * ratio) for value in (corner.x(), corner.y(), cursor.width(), cursor.height()))
        self._tell("SetCursorRect", "iiii", place)

    def _tell(self, member: str, signature: str = "", body: tuple[Any, ...] = ()) -> None:
        """Say something without waiting for the answer."""
        if self.is_alive:
            try:
                self._connection.send(new_method_call(self._context, member, signature or None, body))
            except _FAILURES:
                self.drop()

    def _call(self, member: str, signature: str, body: tuple[Any, ...]) -> Any:
        """Call and wait for the answer; commits that come before it are delivered in their order. None on failure."""
        if not self.is_alive:
            return None
        message = new_method_call(self._context, member, signature, body)
        serial = next(self._connection.outgoing_serial)
        try:
            self._connection.send(message, serial=serial)
            while True:
                arrived = self._connection.receive(timeout=bus.TIMEOUT)
                if arrived.header.fields.get(HeaderFields.reply_serial) == serial:
                    return bus.answer(arrived)
                self._take(arrived)
        except _FAILURES:
            self.drop()
            return None

    def _read_waiting(self) -> None:
        while self.is_alive:
            try:
                self._take(self._connection.receive(timeout=0))
            except TimeoutError:
                return
            except OSError:
                self.drop()

    def _take(self, message: Message) -> None:
        """Deliver what fcitx sends on its own: finished text, or a key that it hands back."""
        if message.header.message_type is not MessageType.signal:
            return
        editor = QApplication.focusWidget()
        if editor is None:
            return
        member = message.header.fields.get(HeaderFields.member)
        if member == "CommitString":
            commit = QInputMethodEvent()
            commit.setCommitString(message.body[0])
            QApplication.sendEvent(editor, commit)


def takes_text(widget: QWidget) -> bool:
    """Whether an input method may work in a widget: an editor that is not for passwords."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
        return False
    return not widget.inputMethodHints() & _NOT_FOR_INPUT_METHODS


def _open_context(connection: DBusConnection) -> DBusAddress:
    """A new input context of fcitx; its commits are delivered to this connection.

    Raises:
        OSError, TimeoutError, BusError: fcitx is not there or does not answer.
    """
    service = next((name for name in SERVICES if bus.has_owner(connection, name)), None)
    if service is None:
        raise bus.BusError("no fcitx")
    method = DBusAddress(_PATH, bus_name=service, interface=_METHOD)
    path = bus.call(connection, method, "CreateInputContext", "a(ss)", ([("program", "zhibu-taizhang")],))[0]
    context = DBusAddress(path, bus_name=service, interface=_CONTEXT)
    rule = MatchRule(type="signal", interface=_CONTEXT, path=path)
    bus.answer(connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=bus.TIMEOUT))
    bus.call(connection, context, "SetCapability", "t", (0,))
    return context
