"""Pictures of the real window, to be looked at: every page in both looks and at the two usual sizes."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow
from gui.theme.theme import Appearance

SIZES = (QSize(1280, 720), QSize(1920, 1080))
LOOKS = (Appearance.LIGHT, Appearance.DARK)


def take(window: MainWindow, folder: Path) -> list[Path]:
    """Write ``<page>-<look>-<width>.png`` for every page of the window; gives the files."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []
    for look in LOOKS:
        window.shell.theme.choose(look)
        for size in SIZES:
            window.resize(size)
            taken += [_grab(window, page, folder / f"{page}-{look}-{size.width()}.png") for page in _keys(window)]
    return taken


def _keys(window: MainWindow) -> list[str]:
    return list(window._kinds)


def _grab(window: MainWindow, page: str, target: Path) -> Path:
    window.go_to(page)
    QApplication.processEvents()
    window.grab().save(str(target))
    return target
