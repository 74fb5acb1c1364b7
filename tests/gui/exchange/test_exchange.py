"""上报, 下发 and 并入 through the window, as the secretaries do it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.composition import fill
from gui.desk import Desk
from gui.exchange.take_in_window import TakeInWindow
from gui.main_window import MainWindow
from gui.pages.settings import SettingsPage
from gui.pages.settings.exchange_panel import ExchangePanel
from ledger.kinds.exchange import EXCHANGE_RECEIPTS
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import BRANCH, ORG_UNITS
from operations.exchange import LEAVE_OUT, NEW, Status, read_exchange
from operations.records import save_record
from storage.store import Store
from tests.gui.conftest import NOW, Answers
from tests.operations.exchange.branches import branch_book, handed_up, superior_book, taken


class Choose(Protocol):
    """What is answered when a place or a file is asked for."""

    def __call__(self, *, saved: Path | None = None, opened: Path | None = None) -> None: ...


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Store]:
    with branch_book(tmp_path / "一.zbtz", "第一支部") as made:
        yield made


@pytest.fixture
def desk(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = fill(window, lambda: NOW)
    window.show()
    qtbot.waitExposed(window)
    superior_book(tmp_path / "总.zbtz", "第一支部").close()
    made.open(tmp_path / "总.zbtz")
    yield made
    made.close()


@pytest.fixture
def panel(desk: Desk, window: MainWindow) -> ExchangePanel:
    del desk
    window.go_to(SettingsPage.key)
    page = window.page
    assert isinstance(page, SettingsPage)
    page.show_part("上报与下发")
    found = page.panels[ExchangePanel]
    assert isinstance(found, ExchangePanel)
    return found


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Answer the dialogs for files; without an answer they are given up."""

    def answer(*, saved: Path | None = None, opened: Path | None = None) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved or ""), ""))
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(opened or ""), ""))

    return answer


def window_of(panel: ExchangePanel) -> MainWindow:
    found = panel.window()
    assert isinstance(found, MainWindow)
    return found


def store_of(window: MainWindow) -> Store:
    return window.shell.session.store


def test_the_organisation_that_is_looked_at_is_offered_to_be_handed_up(panel: ExchangePanel) -> None:
    session = window_of(panel).shell.session
    branch = panel.unit.itemData(1)
    session.choose_unit(branch)
    panel.refresh()
    assert panel.unit.currentData() == branch
    panel.unit.setCurrentIndex(0)
    panel.refresh()
    assert panel.unit.currentIndex() == 0, "what was chosen here stays"


def test_a_branch_is_handed_up_and_the_folder_is_shown(
    panel: ExchangePanel, tmp_path: Path, choose: Choose, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    target, window = tmp_path / "一.zbjh", window_of(panel)
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    choose(saved=target)
    panel.unit.setCurrentIndex(1)
    panel.up_button.click()
    qtbot.waitUntil(lambda: "已生成" in window.shell.notices.words.text(), timeout=10_000)
    assert read_exchange(target).manifest.unit_name == "中共某局机关第一支部委员会"
    window.shell.notices.button.click()
    assert [Path(one.toLocalFile()) for one in shown] == [tmp_path]
    choose(saved=tmp_path / "下发.zbjh")
    panel.down_button.click()
    qtbot.waitUntil((tmp_path / "下发.zbjh").exists, timeout=10_000)
    choose()
    panel.up_button.click()  # given up at the question for the place
    panel.down_button.click()
    panel.take_button.click()


def test_a_file_is_looked_at_taken_in_and_taken_back(
    panel: ExchangePanel,
    branch: Store,
    answers: Answers,
    tmp_path: Path,
    choose: Choose,
    qtbot: QtBot,
) -> None:
    window = window_of(panel)
    choose(opened=handed_up(branch, tmp_path / "一.zbjh").path)

    def look(shown: TakeInWindow) -> None:
        assert "第一支部" in shown.heading.text()
        assert shown.summary.text().startswith("新增 ")
        assert shown.mapping.model.rowCount() == 4  # two units, two people
        assert shown.details.model.rowCount() == len(shown._told.plan.of(Status.NEW))
        shown.details.search.setText("王芳")
        assert 0 < shown.details.model.rowCount() < 20
        shown.take_button.click()

    answers.append((TakeInWindow, look))
    panel.take_button.click()
    qtbot.waitUntil(lambda: "已并入" in window.shell.notices.words.text(), timeout=20_000)
    assert store_of(window).count(MEMBERS) == 2
    panel.refresh()
    assert panel.list.model.rowCount() == 1
    window.shell.notices.button.click()
    assert store_of(window).count(MEMBERS) == 0
    assert store_of(window).count(EXCHANGE_RECEIPTS) == 0


def test_both_versions_stand_side_by_side_and_each_is_chosen(
    panel: ExchangePanel,
    branch: Store,
    answers: Answers,
    tmp_path: Path,
    choose: Choose,
    qtbot: QtBot,
) -> None:
    window = window_of(panel)
    store = store_of(window)
    taken(store, handed_up(branch, tmp_path / "一.zbjh").path)
    for book, end in ((branch, "1"), (store, "2")):
        for person in book.all(MEMBERS):
            save_record(book, MEMBERS, replace(person, phone=f"1391111111{end}"))
    choose(opened=handed_up(branch, tmp_path / "二.zbjh").path)

    def look(shown: TakeInWindow) -> None:
        tab = shown.conflicts
        assert shown.tabs.currentWidget() is tab
        assert shown.summary.text() == "2 条等待选择，先不动"
        cells = [tab.versions.model().index(0, place).data() for place in range(3)]
        assert cells == ["手机号", "139****1112", "139****1111"]
        tab.buttons["采用文件里的"].click()
        assert tab.table.selection.ids == (1,)  # the next one
        tab.buttons["保留本账簿的"].click()
        assert shown.summary.text() == "更新 1 条"
        tab.buttons["先不动"].click()
        tab.buttons["全部保留本账簿的"].click()
        tab.buttons["全部采用文件里的"].click()
        assert shown.summary.text() == "更新 2 条"
        shown.take_button.click()

    answers.append((TakeInWindow, look))
    panel.take_button.click()
    qtbot.waitUntil(lambda: "已并入：更新2条" in window.shell.notices.words.text(), timeout=20_000)
    assert {one.phone for one in store.all(MEMBERS)} == {"13911111111"}


def test_a_unit_is_taken_for_another_and_everything_is_compared_anew(
    panel: ExchangePanel,
    answers: Answers,
    tmp_path: Path,
    choose: Choose,
    qtbot: QtBot,
) -> None:
    window = window_of(panel)
    with branch_book(tmp_path / "二.zbtz", "机关一支部", meetings=0) as other:
        choose(opened=handed_up(other, tmp_path / "二.zbjh").path)
    (mine,) = store_of(window).where(ORG_UNITS, level=BRANCH)
    opened: list[TakeInWindow] = []

    def look(shown: TakeInWindow) -> None:
        opened.append(shown)
        shown.mapping.table.select(0)
        choice = shown.mapping.choice
        assert [choice.itemData(place) for place in range(choice.count())] == [NEW, LEAVE_OUT, mine.id]
        choice.setCurrentIndex(2)
        choice.activated.emit(2)

    answers.append((TakeInWindow, look))
    panel.take_button.click()
    qtbot.waitUntil(lambda: bool(opened) and opened[0].conflicts.count == 1, timeout=20_000)
    shown = opened[0]
    assert shown._told.plan.items[0].here == mine
    shown.conflicts.buttons["全部保留本账簿的"].click()
    shown.take_button.click()
    qtbot.waitUntil(lambda: "已并入" in window.shell.notices.words.text(), timeout=20_000)
    assert [one.short_name for one in store_of(window).where(ORG_UNITS, level=BRANCH)] == ["第一支部"]


def test_an_old_file_and_a_wrong_one_are_refused(
    panel: ExchangePanel,
    branch: Store,
    answers: Answers,
    tmp_path: Path,
    choose: Choose,
    qtbot: QtBot,
) -> None:
    window = window_of(panel)
    old = handed_up(branch, tmp_path / "旧.zbjh").path
    save_record(branch, MEMBERS, replace(branch.all(MEMBERS)[0], phone="13911111111"))
    taken(store_of(window), handed_up(branch, tmp_path / "新.zbjh").path)
    choose(opened=old)

    def look(shown: TakeInWindow) -> None:
        assert not shown.take_button.isEnabled()
        assert shown.banners.isVisible()
        shown.reject()

    answers.append((TakeInWindow, look))
    panel.take_button.click()
    qtbot.waitUntil(lambda: not answers, timeout=20_000)
    wrong = tmp_path / "不是.zbjh"
    wrong.write_text("你好", encoding="utf-8")
    choose(opened=wrong)
    with qtbot.captureExceptions() as caught:
        panel.take_button.click()
        qtbot.waitUntil(lambda: bool(caught), timeout=20_000)
    assert "不是上报或下发的文件" in str(caught[0][1])


def test_many_records_are_taken_in_beside_the_window(
    panel: ExchangePanel,
    answers: Answers,
    tmp_path: Path,
    choose: Choose,
    qtbot: QtBot,
) -> None:
    window = window_of(panel)
    people = tuple(f"党员{number}" for number in range(30))
    with branch_book(tmp_path / "大.zbtz", "第一支部", people, 8) as large:
        choose(opened=handed_up(large, tmp_path / "大.zbjh").path)
    answers.append((TakeInWindow, lambda shown: shown.take_button.click()))
    panel.take_button.click()
    qtbot.waitUntil(lambda: "已并入" in window.shell.notices.words.text(), timeout=20_000)
    qtbot.waitUntil(lambda: window.shell.session.is_open, timeout=20_000)
    assert store_of(window).count(MEMBERS) == 30
    window.shell.notices.button.click()
    assert store_of(window).count(MEMBERS) == 0
