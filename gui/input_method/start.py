"""Choosing, before Qt starts, how Chinese is typed on this desktop.

The wheels of Qt bring the client of ibus but not that of fcitx. fcitx5 usually answers as ibus too; for an fcitx that
does not (stock on several Chinese distributions) the program speaks to it itself, see ``gui.input_method.fcitx``.
"""

from collections.abc import MutableMapping
from enum import StrEnum

from PySide6.QtWidgets import QApplication

from gui.input_method import bus
from gui.input_method.fcitx import SERVICES, FcitxBridge

SWITCH = "ZHIBU_INPUT_METHOD"
"""Set to ``off`` to leave everything as the desktop has it."""


class Road(StrEnum):
    """How Chinese is typed."""

    NATIVE = "系统自带"
    IBUS = "ibus"
    FCITX = "fcitx 直连"
    SWITCHED_OFF = "按环境变量关闭"


class InputMethod:
    """The road that was chosen, for the start and for the diagnostics."""

    def __init__(self, road: Road) -> None:
        self.road = road
        self._bridge: FcitxBridge | None = None

    @classmethod
    def choose(cls, environ: MutableMapping[str, str], platform: str) -> "InputMethod":
        """Look who answers on the session bus and set ``QT_IM_MODULE``. Call before ``QApplication``."""
        if environ.get(SWITCH) == "off":
            return cls(Road.SWITCHED_OFF)
        if not platform.startswith("linux") or _is_wayland(environ):
            return cls(Road.NATIVE)
        road = _ask_bus(environ)
        if road is Road.IBUS:
            environ["QT_IM_MODULE"] = "ibus"
        return cls(road)

    def start(self, app: QApplication) -> None:
        """Begin to speak to fcitx when that is the road. Call after ``QApplication``."""
        if self.road is Road.FCITX and app.platformName() == "xcb":
            self._bridge = FcitxBridge.reach(app)

    def describe(self) -> str:
        """One line for the diagnostics."""
        if self.road is not Road.FCITX:
            return self.road.value
        return self.road.value if self._bridge is not None and self._bridge.is_alive else f"{self.road.value}，未接通"


def _is_wayland(environ: MutableMapping[str, str]) -> bool:
    """There the compositor hands over what is typed; X11 under it is told by ``QT_QPA_PLATFORM``."""
    wanted = environ.get("QT_QPA_PLATFORM", "")
    if wanted:
        return wanted.startswith("wayland")
    return environ.get("XDG_SESSION_TYPE") == "wayland" and bool(environ.get("WAYLAND_DISPLAY"))


def _ask_bus(environ: MutableMapping[str, str]) -> Road:
    connection = bus.connect(environ)
    if connection is None:
        return Road.NATIVE
    try:
        if bus.has_owner(connection, "org.freedesktop.IBus"):
            return Road.IBUS
        return Road.FCITX if any(bus.has_owner(connection, name) for name in SERVICES) else Road.NATIVE
    except (OSError, TimeoutError):
        return Road.NATIVE
    finally:
        connection.close()
