"""首页: what waits there is seen from every page."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.composition import fill
from gui.main_window import MainWindow
from ledger.kinds.member import MEMBERS
from operations.demo import Plan, demo_book
from operations.records import save_record
from tests.gui.conftest import NOW


def test_the_figure_in_the_side_bar_follows_a_change_on_another_page(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = fill(window, lambda: NOW)
    desk.take(demo_book(tmp_path / "示例.zbtz", Plan(36, 3, NOW.date()), 1, clock=lambda: NOW))
    window.show()
    qtbot.waitExposed(window)
    home = window.side_bar.button("home")
    before = home.count
    window.go_to("roster")
    store = window.shell.session.store
    member = next(one for one in store.all(MEMBERS) if one.sex)
    save_record(store, MEMBERS, replace(member, sex="女" if member.sex == "男" else "男"))
    qtbot.waitUntil(lambda: home.count == before + 1)
    store.undo()
    qtbot.waitUntil(lambda: home.count == before)
    desk.close()
