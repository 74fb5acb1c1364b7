"""首页: what waits there is seen from every page."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.composition import fill
from gui.main_window import MainWindow
from ledger.kinds.cash import REMITTANCES
from ledger.kinds.member import MEMBERS
from operations.cash.recording import note_receipt
from operations.records import save_record
from storage.store import Store
from tests.gui.conftest import NOW


def labels_of(page: QWidget) -> list[QLabel]:
    found: list[QLabel] = list(page.findChildren(QLabel))
    return found


def test_the_figure_in_the_side_bar_follows_a_change_on_another_page(
    window: MainWindow, qtbot: QtBot, book: Store
) -> None:
    desk = fill(window, lambda: NOW)
    desk.take(book)
    window.show()
    qtbot.waitExposed(window)
    home = window.side_bar.button("home")
    page = window.page
    assert page is not None
    # What dues lack is counted a moment later: the sample's last remittance waits for its receipt.
    qtbot.waitUntil(lambda: any("没有登记上级的党费收据" in one.text() for one in labels_of(page)))
    before = home.count
    window.go_to("roster")
    store = window.shell.session.store
    member = next(one for one in store.all(MEMBERS) if one.sex)
    save_record(store, MEMBERS, replace(member, sex="女" if member.sex == "男" else "男"))
    qtbot.waitUntil(lambda: home.count == before + 1)
    store.undo()
    qtbot.waitUntil(lambda: home.count == before)
    waiting = next(one for one in store.all(REMITTANCES) if not one.receipt_no)
    note_receipt(store, waiting.id, "SJ-88", NOW.date())
    qtbot.waitUntil(lambda: home.count == before - 1)
    desk.close()
