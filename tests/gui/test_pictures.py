from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from storage.store import Store
from tests.gui import pictures
from tests.gui.sample_page import MembersPage


def colours(image: QImage) -> dict[str, int]:
    """How often each colour is met on a grid of points."""
    found: dict[str, int] = {}
    for x in range(0, image.width(), 7):
        for y in range(0, image.height(), 7):
            name = image.pixelColor(x, y).name().upper()
            found[name] = found.get(name, 0) + 1
    return found


def test_every_page_can_be_seen_in_both_looks(window: MainWindow, store: Store, tmp_path: Path, qtbot: QtBot) -> None:
    window.add_page(MembersPage)
    window.shell.session.open(store, "第一支部")
    window.show()
    qtbot.waitExposed(window)
    taken = pictures.take(window, tmp_path)
    assert len(taken) == 4
    for file in taken:
        seen = colours(QImage(str(file)))
        ground = max(seen, key=seen.__getitem__)
        assert ground == ("#1C1F23" if "dark" in file.name else "#FFFFFF")
        assert len(seen) > 10
