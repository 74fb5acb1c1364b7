"""党费 takes pay sheets and payment records in its import window, and compares a year with the last."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.importing import ImportWindow, open_import
from gui.importing.row_model import CHOICES_ROLE
from gui.main_window import MainWindow
from gui.pages.dues import DuesPage
from gui.pages.dues.differences_dialog import DifferencesDialog
from ledger.intake.outcome import Action
from ledger.kinds.dues import ASSESSMENTS, PAYMENTS
from ledger.kinds.member import MEMBERS
from operations.importing.assessments import ASSESSMENTS_IMPORT, FROM_MONTH
from operations.importing.payments import PAYMENTS_IMPORT, RECEIVED
from storage.store import Store
from tests.gui.pages.showing import show_page
from tests.intake_books.writers import xlsx

HEAD = ("姓名", "级别工资", "车改补贴")
COLUMN = "栏目：车改补贴"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, book: Store) -> Iterator[DuesPage]:
    shown = show_page(qtbot, window, DuesPage, book)
    yield shown
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy)
    window.shell.session.close()


def read(qtbot: QtBot, page: DuesPage, kind: Any, folder: Path, *rows: Sequence[Any]) -> ImportWindow:
    made = open_import(page.shell, xlsx({"表": rows})(folder), kind)
    qtbot.waitUntil(lambda: made.draft is not None)
    return made


def choose(shown: ImportWindow, key: str, words: str) -> None:
    combo = shown.pane.questions.combos[key]
    place = combo.findText(words)
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def actions(shown: ImportWindow) -> list[Action]:
    assert shown.draft is not None
    return [row.action for row in shown.draft.plan.rows]


def test_the_menu_offers_pay_sheets_and_records(page: DuesPage) -> None:
    assert [one.text() for one in page.inputs.actions] == ["工资表…", "交纳记录…"]


def test_an_unknown_column_is_asked_and_the_rest_is_verified(
    qtbot: QtBot, page: DuesPage, book: Store, tmp_path: Path
) -> None:
    first = book.all(MEMBERS)[0]
    before = len(book.all(ASSESSMENTS))
    shown = read(qtbot, page, ASSESSMENTS_IMPORT, tmp_path, HEAD, (first.name, 4000, 650), ("外人", 1, 1))
    assert shown.windowTitle() == "导入工资表（党费核定） - 表.xlsx"
    assert actions(shown) == [Action.REFUSE, Action.REFUSE]
    assert not shown.import_button.isEnabled()
    choose(shown, COLUMN, "收入，不计入基数")
    assert actions(shown) == [Action.ADD, Action.REFUSE]
    assert COLUMN not in shown.pane.questions.combos
    model = shown.pane.rows.row_model
    due = model.index(0, model.keys.index("due"))
    assert due.data().endswith("40.00")
    assert "不计入：车改补贴 650.00" in model.index(0, model.keys.index("why")).data()
    choose(shown, FROM_MONTH, "2027年1月起")
    shown.take_in()
    assert len(book.all(ASSESSMENTS)) == before + 1
    book.undo()
    assert len(book.all(ASSESSMENTS)) == before


def test_an_answer_given_by_mistake_is_taken_back(qtbot: QtBot, page: DuesPage, book: Store, tmp_path: Path) -> None:
    shown = read(qtbot, page, ASSESSMENTS_IMPORT, tmp_path, HEAD, (book.all(MEMBERS)[0].name, 4000, 650))
    choose(shown, COLUMN, "计入基数")
    assert shown.draft is not None
    shown.draft.undo()
    assert COLUMN in shown.pane.questions.combos
    shown.done(0)


def test_people_of_one_name_are_offered_in_the_cell(qtbot: QtBot, page: DuesPage, book: Store, tmp_path: Path) -> None:
    first, second = book.all(MEMBERS)[:2]
    with book.change("同名") as change:
        change.update(MEMBERS, replace(second, name=first.name))
    shown = read(qtbot, page, ASSESSMENTS_IMPORT, tmp_path, ("姓名", "级别工资"), (first.name, 4000))
    model = shown.pane.rows.row_model
    place = model.index(0, model.keys.index("member_no"))
    offered = place.data(CHOICES_ROLE)
    assert [one.split()[0] for one in offered] == [str(first.id), str(second.id)]
    model.setData(place, offered[1])
    assert actions(shown) == [Action.ADD]
    shown.done(0)


def test_a_grid_needs_a_rule_for_its_days_which_can_be_typed(
    qtbot: QtBot, page: DuesPage, book: Store, tmp_path: Path
) -> None:
    row = next(one for one in page.grid.grid_model.rows if one.cells[10].due.amount and not one.cells[10].paid)
    rows = (("2026年度党费台账",), ("姓名", "11月"), (row.member.name, row.cells[10].due.amount / 100))
    before = len(book.all(PAYMENTS))
    shown = read(qtbot, page, PAYMENTS_IMPORT, tmp_path, *rows)
    assert actions(shown) == [Action.REFUSE]
    combo = shown.pane.questions.combos[RECEIVED]
    typed = combo.lineEdit()
    assert typed is not None
    typed.setText("2026年11月5日")
    typed.editingFinished.emit()
    assert actions(shown) == [Action.ADD]
    assert combo.currentText() == "2026-11-05"
    shown.take_in()
    assert len(book.all(PAYMENTS)) == before + 1


def test_the_year_is_compared_with_the_last(page: DuesPage) -> None:
    asked: list[str] = []
    page.unit_tasks.compare(lambda: asked.append("打印"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DifferencesDialog)
    texts = [dialog.table.item(0, place) for place in range(dialog.table.columnCount())]
    assert all(one is not None and one.text() for one in texts)
    assert f"{dialog.table.rowCount()} 人有变动" in dialog.sums.text()
    dialog.print_button.click()
    assert asked == ["打印"]
    dialog.accept()
