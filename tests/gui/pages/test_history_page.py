"""修改记录 as the secretary uses it: look back, filter, see before and after, check the chain."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.actions import Act
from gui.main_window import MainWindow
from gui.pages.history import HistoryPage, restoring
from gui.pages.history.filters import Period
from gui.pages.history.restore_dialog import RestoreDialog
from gui.tables import saving
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.organisation import ORG_UNITS
from operations.records import save_record
from operations.sheets import read_workbook
from storage.store import Store
from tests.gui.conftest import NAMES, NOW
from tests.gui.hands import CTRL, click, press
from tests.gui.pages.showing import show_page
from tests.storage.helpers import behind_the_back


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, store: Store) -> Iterator[HistoryPage]:
    made = show_page(qtbot, window, HistoryPage, store)
    yield made
    made.close_page()
    window.shell.session.close()


def labels(page: HistoryPage) -> list[str]:
    return [entry.label for entry in page.model.rows()]


def detail(page: HistoryPage) -> list[tuple[str, str, str]]:
    return [(line.label, line.before, line.after) for line in page.detail.model.rows()]


def change(store: Store, **fields: str) -> Member:
    member = store.all(MEMBERS)[0]
    save_record(store, MEMBERS, replace(member, **fields))  # type: ignore[arg-type]
    return store.all(MEMBERS)[0]


def test_the_newest_entry_stands_first_and_is_shown_in_full(page: HistoryPage, store: Store) -> None:
    assert labels(page) == [f"新增党员{name}" for name in reversed(NAMES)]
    change(store, department="办公室", phone="13800138000")
    assert labels(page)[0] == "修改党员王小明：工作单位（部门）、手机号"
    assert len(page.table.selection.ids) == 1
    assert page.detail.heading.text() == labels(page)[0]
    assert page.detail.note.text().startswith(f"{NOW:%Y-%m-%d %H:%M}　张书记")
    assert detail(page) == [("工作单位（部门）", "（空）", "办公室"), ("手机号", "（空）", "138****8000")]


def test_numbers_are_shown_in_full_when_switched_on(page: HistoryPage, store: Store) -> None:
    change(store, phone="13800138000")
    page.detail.unmask.setChecked(True)
    assert detail(page) == [("手机号", "（空）", "13800138000")]


def test_an_entry_that_the_user_looks_at_stays_when_new_ones_come(page: HistoryPage, store: Store) -> None:
    page.table.select(1)
    change(store, department="办公室")
    assert page.detail.heading.text() == "新增党员王小明"
    assert len(labels(page)) == 4


def test_undo_appears_as_an_entry_of_its_own(page: HistoryPage, store: Store) -> None:
    change(store, department="办公室")
    store.undo()
    assert labels(page)[0] == "撤销：修改党员王小明：工作单位（部门）"
    assert page.model.index(0, 1).data() == "撤销"
    assert detail(page) == [("工作单位（部门）", "办公室", "（空）")]


def test_filters_narrow_the_list_and_esc_takes_them_back(page: HistoryPage) -> None:
    page.filters.kind.setCurrentIndex(page.filters.kind.findData(ORG_UNITS.key))
    assert labels(page) == []
    assert page.nothing.isVisibleTo(page)
    assert page.status_text() == "修改记录 3 条 · 符合条件 0 条"
    press(page, Qt.Key.Key_Escape)
    assert len(labels(page)) == 3
    assert page.status_text() == "修改记录 3 条"


def test_a_period_is_named_by_days(page: HistoryPage) -> None:
    page.filters.period.setCurrentText(Period.TODAY)
    assert len(labels(page)) == 3
    page.filters.period.setCurrentText(Period.OWN)
    page.filters.until.put_raw("20261121")
    page.filters.until.left.emit()
    assert labels(page) == []
    page.filters.until.put_raw("2026年11月22日")
    page.filters.until.left.emit()
    assert len(labels(page)) == 3
    page.filters.since.put_raw("十一月")
    page.filters.since.left.emit()
    assert page.filters.since.inner.property("state") == "must"


def test_the_search_field_finds_by_what_was_changed(page: HistoryPage, store: Store) -> None:
    change(store, address="清河区和平路1号")
    page.search("和平路")
    assert labels(page) == ["修改党员王小明：家庭住址"]
    page.search("")
    assert len(labels(page)) == 4


def test_older_entries_are_read_while_scrolling(qtbot: QtBot, page: HistoryPage, store: Store) -> None:
    page.close_page()  # five hundred changes without five hundred refreshes
    for number in range(500):
        save_record(store, MEMBERS, Member(name=f"党员{number}"))
    page.refresh(None)
    assert page.model.rowCount() == 200
    bar = page.table.verticalScrollBar()
    for count in (400, 503):
        qtbot.waitUntil(lambda: bar.maximum() > 0)
        bar.setValue(bar.maximum())
        assert page.model.rowCount() == count
    assert [entry.id for entry in page.model.rows()] == list(range(503, 0, -1))


def test_the_chosen_entries_are_copied(page: HistoryPage) -> None:
    page.table.selectAll()
    press(page.table, Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[2] for line in lines] == labels(page)


def test_the_chain_is_checked_beside_the_window_and_the_result_said(qtbot: QtBot, page: HistoryPage) -> None:
    click(page.check.button, QPoint(10, 10))
    assert not page.check.button.isEnabled()
    qtbot.waitUntil(page.check.button.isEnabled)
    assert page.check.result.isVisibleTo(page)
    words = [one.text() for one in cast("list[QLabel]", page.check.result.findChildren(QLabel))]
    assert words == ["检查完毕，没有发现问题：修改记录 3 条首尾相接，未被改动；各项登记共 3 条，与修改记录一致。"]


def test_the_result_of_a_check_goes_with_the_next_change(qtbot: QtBot, page: HistoryPage, store: Store) -> None:
    page.check.start()
    qtbot.waitUntil(page.check.button.isEnabled)
    change(store, department="办公室")
    assert not page.check.result.isVisibleTo(page)


def test_the_columns_of_the_list_are_chosen(page: HistoryPage) -> None:
    names = [action.text() for action in page.table.column_menu().actions() if action.isCheckable()]
    assert names == ["时间", "操作", "事项", "操作人", "记录数"]


def test_the_records_of_a_huge_entry_are_read_while_scrolling(qtbot: QtBot, page: HistoryPage, store: Store) -> None:
    with store.change("导入花名册") as import_:
        for number in range(250):
            import_.add(MEMBERS, Member(name=f"党员{number}"))
    assert "250 条登记" in page.detail.note.text()
    names = [f"党员{number}" for number in range(250)]
    bar = page.detail.table.verticalScrollBar()
    for count in (100, 200):
        assert [line.name for line in page.detail.model.rows() if line.name] == names[:count]
        qtbot.waitUntil(lambda: bar.maximum() > bar.value())
        bar.setValue(bar.maximum())
    assert [line.name for line in page.detail.model.rows() if line.name] == names
    page.table.select(1)
    assert [line.name for line in page.detail.model.rows()] == ["王小明"]


def test_the_first_entry_of_the_sample_book_opens_at_once(qtbot: QtBot, window: MainWindow, book: Store) -> None:
    made = show_page(qtbot, window, HistoryPage, book)
    began = perf_counter()
    made.refresh(None)
    assert perf_counter() - began < 1  # a hundredth of it when nothing else works here
    assert "条登记" in made.detail.note.text()
    made.close_page()
    window.shell.session.close()


def test_only_what_one_person_has_done_is_listed(page: HistoryPage, store: Store) -> None:
    store.work_as("李书记")
    change(store, department="办公室")
    offered = [page.filters.operator.itemText(place) for place in range(page.filters.operator.count())]
    assert offered == ["全部操作人", "李书记", "张书记"]
    page.filters.operator.setCurrentText("李书记")
    assert labels(page) == ["修改党员王小明：工作单位（部门）"]
    change(store, department="财务科")
    assert len(labels(page)) == 2
    page.dismiss()
    assert len(labels(page)) == 5


def asked_to_restore(moment: QAction) -> RestoreDialog:
    moment.trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, RestoreDialog)
    return found


def test_one_record_becomes_again_what_it_was_before_a_step(page: HistoryPage, store: Store) -> None:
    change(store, department="办公室", phone="13800138000")
    change(store, department="财务科")
    page.table.select(4)
    dialog = asked_to_restore(page.restoring.before)
    shown = dialog.table.model()
    cells = [[shown.index(line, place).data() for place in range(3)] for line in range(shown.rowCount())]
    assert cells == [["工作单位（部门）", "财务科", "（空）"], ["手机号", "138****8000", "（空）"]]
    dialog.reject()
    assert store.all(MEMBERS)[0].department == "财务科"
    asked_to_restore(page.restoring.before).restore_button.click()
    member = store.all(MEMBERS)[0]
    assert (member.department, member.phone) == ("", "")
    assert page.shell.notices.words.text() == "党员王小明恢复到2026-11-22 09:30改动之前"
    page.shell.notices.button.click()
    assert store.all(MEMBERS)[0].department == "财务科"


def test_of_several_records_the_picked_one_is_restored(page: HistoryPage, store: Store) -> None:
    first, second, _ = store.all(MEMBERS)
    with store.change("两人") as both:
        both.update(MEMBERS, replace(first, department="甲"))
        both.update(MEMBERS, replace(second, department="甲"))
    assert not page.restoring.button.isEnabled()
    page.detail.table.select(1)
    assert page.restoring.button.isEnabled()
    asked_to_restore(page.restoring.before).restore_button.click()
    assert [one.department for one in store.all(MEMBERS)] == ["甲", "", ""]


def test_why_a_record_cannot_be_restored_is_told(page: HistoryPage, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(restoring, "show_known_error", lambda _, error: told.append(error.sentence))
    page.restoring.after.trigger()
    assert told == ["这条党员现在与这一步之后一样，不用恢复。数据没有变动。"]


def test_a_change_made_meanwhile_is_not_overwritten(
    page: HistoryPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(restoring, "show_known_error", lambda _, error: told.append(error.sentence))
    change(store, department="办公室")
    dialog = asked_to_restore(page.restoring.before)
    change(store, department="财务科")
    dialog.restore_button.click()
    assert told == ["这条党员刚刚又有改动，请重新查看再恢复。数据没有变动。"]
    assert store.all(MEMBERS)[0].department == "财务科"


def test_the_shown_entries_are_saved_as_a_sheet(
    qtbot: QtBot, page: HistoryPage, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(store, phone="13800138000")
    page.search("手机号")
    target = tmp_path / "修改记录.xlsx"
    monkeypatch.setattr(saving, "choose_save", lambda *_: target)
    page.handlers()[Act.EXPORT]()
    qtbot.waitUntil(lambda: not page.shell.tasks.is_busy)
    rows = read_workbook(target).sheets[0].rows
    texts = [list(row) for row in rows]
    assert texts[2][1:] == ["时间", "操作人", "操作", "事项", "登记", "名称", "改动", "字段", "原来", "改为"]
    assert texts[3][2:] == [
        "张书记", "修改", "修改党员王小明：手机号", "党员", "王小明", "修改", "手机号", "（空）", "138****8000",
    ]  # fmt: skip
    assert len(texts) == 4


def test_the_first_entry_that_does_not_fit_is_shown(qtbot: QtBot, page: HistoryPage, store: Store) -> None:
    for number in range(260):
        save_record(store, MEMBERS, Member(name=f"党员{number}"))
    behind_the_back(store.path, "UPDATE log_entries SET operator = '别人' WHERE id = 2")
    page.search("党员25")
    page.check.start()
    qtbot.waitUntil(page.check.button.isEnabled)
    (look,) = cast("list[QPushButton]", page.check.result.findChildren(QPushButton))
    assert look.text() == "查看第 2 条"
    look.click()
    assert page.detail.heading.text() == "新增党员李娜"
    assert page.table.selection.current == 2
