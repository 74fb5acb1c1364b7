"""The first hour of a secretary: a new book, the roster he really has, a correction, an edit, 撤销, the paper."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import xlwt
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.actions import Act
from gui.composition import fill
from gui.desk import Desk
from gui.importing import open_import
from gui.main_window import MainWindow
from gui.pages.roster import RosterPage
from gui.printing.preview_window import open_preview
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.organisation import ORG_UNITS
from ledger.values.dates import LooseDate
from ledger.values.id_number import check_character
from operations.books import new_book
from operations.printing import print_to_pdf
from operations.registers import REGISTER_BY_KEY
from storage.store import Store
from tests.gui.conftest import NOW
from tests.gui.hands import press, type_text

HEADS = ("序号", "姓 名", "性别", "民族", "出生\n年月", "身份证号码", "入党时间", "转正时间", "所在支部", "联系电话")
NUMBER = "33049919850501001"
ROWS: tuple[tuple[object, ...], ...] = (
    (1, "王　伟", "男", "汉", 1990.1, "", "2015.7", "2016.7", "机关第一支部", "13800001234"),
    (2, "李娜", "女", "868_汉族", "19880305", "", "201207", "201307", "机关第二支部", "13900001234"),
    (3, "阿卜杜热合曼.买买提明", "男", "维吾尔", "1985年5月", NUMBER + check_character(NUMBER), "2010.7", "", "", "—"),
    (4, "", "女", "汉", "1979.2", "", "", "", "机关第一支部", ""),
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """The roster as the predecessor left it: an old .xls, a title, a merged branch cell, a foot."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("花名册")
    sheet.write_merge(0, 0, 0, 9, "中共甲局机关总支党员花名册（2025年12月）")
    for column, head in enumerate(HEADS):
        sheet.write(2, column, head)
    for line, row in enumerate(ROWS):
        for column, value in enumerate(row):
            if value != "":
                sheet.write(3 + line, column, value)
    sheet.write(9, 0, "填表人：")
    path = tmp_path / "花名册（最终版2）.xls"
    book.save(str(path))
    return path


@pytest.fixture
def desk(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = fill(window, lambda: NOW)
    names = ("中共甲局机关第一支部委员会", "中共甲局机关第二支部委员会")
    made.take(new_book(tmp_path / "甲局.zbtz", "中共甲局机关总支部委员会", names, clock=lambda: NOW))
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    yield made
    made.close()


@pytest.fixture
def imported(desk: Desk, workbook: Path, qtbot: QtBot) -> Store:
    """The workbook read, one doubtful date settled, the rows without a branch placed, everything taken in."""
    window = desk.window
    importing = open_import(window.shell, workbook)
    qtbot.waitUntil(lambda: importing.draft is not None)
    draft = importing.draft
    assert draft is not None
    assert draft.plan.counts == {"add": 2, "update": 0, "same": 0, "refuse": 2}
    model = importing.pane.rows.model()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    model.setData(model.index(0, heads.index("出生日期")), "1990年10月")
    default = importing.pane.questions.combos["default_branch"]
    choice = default.findText("第一支部")
    default.setCurrentIndex(choice)
    default.activated.emit(choice)
    qtbot.waitUntil(lambda: not draft.is_busy and draft.plan.counts["add"] == 3)
    importing.take_in()
    return window.shell.session.store


def member(store: Store, name: str) -> Member:
    return next(one for one in store.all(MEMBERS) if one.name == name)


def test_what_stood_in_the_old_workbook_is_understood(imported: Store) -> None:
    assert {one.name for one in imported.all(MEMBERS)} == {"王伟", "李娜", "阿卜杜热合曼·买买提明"}
    assert member(imported, "王伟").birth_on == LooseDate(1990, 10)
    assert member(imported, "李娜").ethnic_group == "汉族"
    assert member(imported, "李娜").admitted_on == LooseDate(2012, 7)


def test_an_edit_is_taken_back_and_then_the_whole_import(imported: Store, window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go_to("roster")
    page = window.page
    assert isinstance(page, RosterPage)
    page.view.select(member(imported, "李娜").id)
    page.card.form.go_to("native_place")
    line = QApplication.focusWidget()
    assert line is not None
    type_text(line, "浙江宁波")
    press(line, Qt.Key.Key_Return)
    assert member(imported, "李娜").native_place == "浙江宁波"
    window.shell.actions[Act.UNDO].trigger()
    assert member(imported, "李娜").native_place == ""
    window.shell.actions[Act.UNDO].trigger()
    assert imported.all(MEMBERS) == []
    assert len(imported.all(ORG_UNITS)) == 3


def test_the_register_is_previewed_and_printed(
    imported: Store, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go_to("roster")
    page = window.page
    assert isinstance(page, RosterPage)
    preview = open_preview(window.shell, "members", page.register_options())
    qtbot.waitUntil(lambda: len(preview.view.sheets) > 0)
    preview.close()
    paper = tmp_path / "名册.pdf"
    print_to_pdf(imported, REGISTER_BY_KEY["members"], page.register_options(), paper)
    text = "".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(paper))
    assert "王伟" in text
    assert "1990.10" in text
    assert "共3人" in text
