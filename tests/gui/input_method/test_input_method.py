import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.input_method.fcitx import FcitxBridge, takes_text
from gui.input_method.start import SWITCH, InputMethod, Road
from gui.widgets import column

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None, reason="needs a D-Bus daemon"
)
FAKE = Path(__file__).with_name("fake_fcitx.py")


@pytest.fixture
def bus_address() -> Iterator[str]:
    daemon = subprocess.Popen(  # a bus of our own, so that the desktop of the person who tests is left alone
        ["dbus-daemon", "--session", "--nofork", "--print-address"],  # noqa: S607 - wherever the system has it
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@pytest.fixture
def fcitx(bus_address: str) -> Iterator[str]:
    """An fcitx on the bus; gives the address of the bus."""
    server = subprocess.Popen([sys.executable, str(FAKE), bus_address], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    assert server.stdout.readline().strip() == "ready"
    yield bus_address
    server.terminate()
    server.wait()
    server.stdout.close()


@pytest.fixture
def bridge(fcitx: str, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[FcitxBridge]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", fcitx)
    made = FcitxBridge.reach(qapp)
    assert made is not None
    yield made
    if made.is_alive:
        made.drop()


@pytest.fixture
def editors(qtbot: QtBot) -> Iterator[tuple[QLineEdit, QLineEdit]]:
    window = QWidget()
    open_text, password = QLineEdit(), QLineEdit()
    password.setEchoMode(QLineEdit.EchoMode.Password)
    window.setLayout(column(open_text, password, QPushButton("按钮")))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    open_text.setFocus()
    yield open_text, password
    window.close()


def type_native(editor: QWidget, text: str) -> None:
    """Keys with the numbers that X11 gives them."""
    for letter in text:
        key = Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, 38, ord(letter), 0, letter)
            QApplication.sendEvent(editor, event)


def test_pinyin_becomes_chinese(bridge: FcitxBridge, editors: tuple[QLineEdit, QLineEdit]) -> None:
    type_native(editors[0], "nihao ")
    assert editors[0].text() == "你好"
    assert bridge.is_alive


def test_what_fcitx_does_not_want_is_typed_as_it_is(bridge: FcitxBridge, editors: tuple[QLineEdit, QLineEdit]) -> None:
    type_native(editors[0], "2026 ")
    assert editors[0].text() == "2026 "
    assert bridge.is_alive


def test_passwords_are_never_shown_to_fcitx(bridge: FcitxBridge, editors: tuple[QLineEdit, QLineEdit]) -> None:
    editors[1].setFocus()
    type_native(editors[1], "nihao")
    assert editors[1].text() == "nihao"
    assert bridge.is_alive
    assert not takes_text(editors[1])
    assert not takes_text(QPushButton())


def test_a_hanging_fcitx_is_dropped_at_the_first_key(bridge: FcitxBridge, editors: tuple[QLineEdit, QLineEdit]) -> None:
    type_native(editors[0], "xnihao")
    assert editors[0].text() == "xnihao"
    assert not bridge.is_alive


def test_the_road_is_chosen_by_who_answers(fcitx: str) -> None:
    environ = {"DBUS_SESSION_BUS_ADDRESS": fcitx}
    assert InputMethod.choose(environ, "linux").road is Road.FCITX
    assert "QT_IM_MODULE" not in environ
    assert InputMethod.choose({**environ, SWITCH: "off"}, "linux").road is Road.SWITCHED_OFF
    assert InputMethod.choose(environ, "win32").road is Road.NATIVE
    wayland = {**environ, "XDG_SESSION_TYPE": "wayland", "WAYLAND_DISPLAY": "wayland-0"}
    assert InputMethod.choose(wayland, "linux").road is Road.NATIVE
    assert InputMethod.choose({**wayland, "QT_QPA_PLATFORM": "xcb"}, "linux").road is Road.FCITX
    assert "未接通" in InputMethod.choose(environ, "linux").describe()


def test_ibus_is_preferred_when_it_answers(bus_address: str) -> None:
    script = (
        "import sys;from jeepney import message_bus;from jeepney.io.blocking import open_dbus_connection;"
        "c=open_dbus_connection(bus=sys.argv[1]);"
        "c.send_and_get_reply(message_bus.RequestName('org.freedesktop.IBus'));print('ready',flush=True);c.receive()"
    )
    server = subprocess.Popen([sys.executable, "-c", script, bus_address], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    server.stdout.readline()
    environ = {"DBUS_SESSION_BUS_ADDRESS": bus_address}
    assert InputMethod.choose(environ, "linux").road is Road.IBUS
    assert environ["QT_IM_MODULE"] == "ibus"
    server.terminate()
    server.wait()
    server.stdout.close()


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere", "nonsense"])
def test_without_a_bus_everything_stays_as_it_is(
    address: str, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    environ = {"DBUS_SESSION_BUS_ADDRESS": address}
    assert InputMethod.choose(environ, "linux").road is Road.NATIVE
    assert "QT_IM_MODULE" not in environ
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert FcitxBridge.reach(qapp) is None
