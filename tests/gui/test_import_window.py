"""The import window with a real book and real files: looking, correcting, choosing, taking in, taking back."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEventLoop, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui import messages
from gui.importing import ImportWindow, open_import
from gui.importing.draft import AT_ONCE
from gui.main_window import MainWindow
from gui.session import UnitChoice
from gui.shell import Shell
from ledger.intake.members import MEMBERS_TARGET
from ledger.kinds.book import OWN_FIELDS
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import ORG_UNITS
from ledger.roster.asof import roster_on
from operations.backups import BEFORE_IMPORT, folder_of
from operations.books import new_book
from operations.facts import read_facts
from operations.sheets import read_workbook
from storage.store import Store
from tests.gui.conftest import NOW
from tests.gui.hands import CTRL, click, focused, press, type_text
from tests.intake_books.people import LI, WANG, ZHAO
from tests.intake_books.writers import xlsx

HEAD = ["姓名", "身份证号", "出生年月", "所在支部", "职务", "爱好"]
WANG_ROW = ["王伟", WANG.id_number, "1990.01", "第一支部", "科长", "书法"]
LI_ROW = ["李芳", LI.id_number, "", "第二支部", "科员", "唱歌"]
VAGUE = ["赵敏", "", 1990.1, "第一支部", "", ""]
NAMELESS = ["", "", "", "第一支部", "科员", ""]
NOTE = ["填表人：钱立", "", "审核人：赵敏"]
Rows = Sequence[Sequence[Any]]
Opener = Callable[..., ImportWindow]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    branches = ("中共某局机关第一支部委员会", "中共某局机关第二支部委员会")
    with new_book(tmp_path / "书.zbtz", "中共某局机关总支部委员会", branches, clock=lambda: NOW) as made:
        yield made


@pytest.fixture
def shell(window: MainWindow, store: Store) -> Shell:
    session = window.shell.session
    session.open(store, "书")
    session.offer_units(tuple(UnitChoice(unit.id, unit.short_name) for unit in store.all(ORG_UNITS)))
    window.show()
    return window.shell


@pytest.fixture
def opened(qtbot: QtBot, shell: Shell, tmp_path: Path) -> Iterator[Opener]:
    windows: list[ImportWindow] = []

    def make(*rows: Sequence[Any], makes_branches: bool = False) -> ImportWindow:
        made = open_import(shell, xlsx({"花名册": rows})(tmp_path), makes_branches=makes_branches)
        windows.append(made)
        qtbot.waitUntil(lambda: not shell.tasks.is_busy)
        return made

    yield make
    for one in windows:
        if isValid(one):
            one.done(0)


def take_in(shown: ImportWindow) -> None:
    """Click 导入 and wait until the backup before it is made."""
    click(shown.import_button)
    wait(shown._shell)


def wait(shell: Shell) -> None:
    tasks = shell.tasks
    while tasks.is_busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def cell(shown: ImportWindow, row: int, key: str) -> str:
    model = shown.pane.rows.row_model
    return str(model.index(row, model.keys.index(key)).data() or "")


def states(shown: ImportWindow) -> list[str]:
    return [cell(shown, row, "state") for row in range(shown.pane.rows.row_model.rowCount())]


def go_to(shown: ImportWindow, row: int, key: str) -> None:
    model = shown.pane.rows.row_model
    shown.pane.rows.setCurrentIndex(model.index(row, model.keys.index(key)))
    shown.pane.rows.setFocus()


def type_over(shown: ImportWindow, row: int, key: str, text: str) -> None:
    go_to(shown, row, key)
    press(shown.pane.rows, Qt.Key.Key_F2)
    type_text(focused(), text)
    press(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()


def choose(combo: QComboBox, text: str) -> None:
    """Open a drop-down and take an entry, by the keyboard."""
    combo.setFocus()
    press(combo, Qt.Key.Key_Down)
    view = combo.view()
    press(view, Qt.Key.Key_Home)
    while view.currentIndex().data() != text:
        press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Return)


def send(shown: ImportWindow, column: int, field: str) -> None:
    choose(shown.pane.sheet.head.combos[column], field)


def names(store: Store) -> list[str]:
    return [one.name for one in store.all(MEMBERS)]


# Looking


def test_the_foot_says_exactly_what_an_import_would_do(opened: Opener) -> None:
    shown = opened(HEAD, WANG_ROW, LI_ROW, VAGUE, NAMELESS, NOTE)
    assert shown.import_button.text() == "导入 3 行（新增 3）"
    assert states(shown) == ["新增", "新增", "新增 存疑", "不收"]
    assert cell(shown, 3, "why") == "没有姓名。"
    assert cell(shown, 2, "birth_on") == "1990.1 → ？"


def test_filters_show_their_rows(opened: Opener) -> None:
    shown = opened(HEAD, WANG_ROW, LI_ROW, VAGUE, NAMELESS)
    shown.pane.chips.choose("doubtful")
    assert [cell(shown, row, "name") for row in range(shown.pane.rows.row_model.rowCount())] == ["赵敏"]
    shown.pane.chips.choose("refuse")
    assert states(shown) == ["不收"]


def test_a_row_and_its_line_are_shown_together(opened: Opener) -> None:
    shown = opened(["花名册"], HEAD, WANG_ROW, LI_ROW, NOTE)
    go_to(shown, 1, "admin_post")
    assert (shown.pane.sheet.currentIndex().row(), shown.pane.sheet.currentIndex().column()) == (3, 4)
    shown.pane.sheet.setCurrentIndex(shown.pane.sheet.sheet_model.index(2, 0))
    assert shown.pane.rows.currentIndex().row() == 0
    shown.pane.sheet.setCurrentIndex(shown.pane.sheet.sheet_model.index(4, 0))
    assert shown.pane.explanation.text() == "第 5 行不导入：落款或签章行"


def test_the_next_doubtful_cell_is_one_key_away(opened: Opener) -> None:
    shown = opened(HEAD, WANG_ROW, LI_ROW, VAGUE)
    shown.pane.rows.setFocus()
    press(shown.pane.rows, Qt.Key.Key_F8)
    model = shown.pane.rows.row_model
    assert model.keys[shown.pane.rows.currentIndex().column()] == "birth_on"
    assert "10月" in shown.pane.explanation.text()


# Correcting


def test_a_doubtful_cell_is_typed_over_in_place(opened: Opener) -> None:
    shown = opened(HEAD, WANG_ROW, VAGUE)
    type_over(shown, 1, "birth_on", "1990.10")
    assert cell(shown, 1, "birth_on") == "1990.10"
    assert states(shown) == ["新增", "新增"]


def test_chinese_typed_by_an_input_method_makes_a_refused_row_good(opened: Opener, store: Store) -> None:
    shown = opened(HEAD, NAMELESS)
    assert not shown.import_button.isEnabled()
    type_over(shown, 0, "name", "䶮一鸣")
    take_in(shown)
    assert names(store) == ["䶮一鸣"]


def test_corrections_are_taken_back_and_made_again(opened: Opener) -> None:
    shown = opened(HEAD, WANG_ROW)
    type_over(shown, 0, "admin_post", "处长")
    press(shown.pane.rows, Qt.Key.Key_Z, CTRL)
    assert cell(shown, 0, "admin_post") == "科长"
    press(shown.pane.rows, Qt.Key.Key_Y, CTRL)
    assert cell(shown, 0, "admin_post") == "处长"


def test_a_block_from_a_spreadsheet_is_pasted_over_the_cells(opened: Opener) -> None:
    shown = opened(HEAD, WANG_ROW, VAGUE)
    QGuiApplication.clipboard().setText('1991-02-03\t"副\n处长"\r\n1990.10\t局长\r\n')
    model = shown.pane.rows.row_model
    assert model.keys.index("admin_post") == model.keys.index("birth_on") + 1
    go_to(shown, 0, "birth_on")
    press(shown.pane.rows, Qt.Key.Key_V, CTRL)
    assert [cell(shown, row, "birth_on").split(" → ")[-1] for row in (0, 1)] == ["1991.02.03", "1990.10"]
    assert cell(shown, 1, "admin_post") == "局长"


# Columns


def test_a_column_is_kept_as_a_field_of_the_users_own(opened: Opener, store: Store) -> None:
    shown = opened(HEAD, WANG_ROW)
    send(shown, 5, MEMBERS_TARGET.uses[0].label)
    assert cell(shown, 0, "own:爱好") == "书法"
    take_in(shown)
    assert [one.label for one in store.all(OWN_FIELDS)] == ["爱好"]


def test_the_second_import_of_a_layout_proposes_the_same(opened: Opener) -> None:
    shown = opened(HEAD, WANG_ROW)
    send(shown, 5, "备注")
    take_in(shown)
    again = opened(HEAD, LI_ROW)
    assert again.pane.sheet.head.combos[5].currentText() == "备注"


def test_a_column_can_be_left_out(opened: Opener) -> None:
    shown = opened(HEAD, WANG_ROW)
    send(shown, 4, "不导入")
    assert "admin_post" not in shown.pane.rows.row_model.keys


def test_a_long_sheet_is_understood_again_beside_the_window(opened: Opener, qtbot: QtBot) -> None:
    shown = opened(HEAD, *[["吴明", "", f"{1900 + at % 90}.05", "第一支部", "", "书法"] for at in range(AT_ONCE + 50)])
    assert shown.draft is not None
    send(shown, 5, "备注")
    qtbot.waitUntil(lambda: shown.draft is not None and not shown.draft.is_busy)
    assert cell(shown, 0, "note") == "书法"


# Branches


def test_unclear_branches_are_asked_for_by_name(opened: Opener, store: Store) -> None:
    shown = opened(HEAD, ["钱立", "", "", "老干部支部", "", ""], WANG_ROW)
    assert states(shown) == ["不收", "新增"]
    combo = shown.pane.questions.combos["branch:老干部支部"]
    choose(combo, "第二支部")
    assert states(shown) == ["新增", "新增"]
    take_in(shown)
    found = {one.member.name: one.branch.short_name for one in roster_on(read_facts(store), NOW.date())}
    assert found == {"钱立": "第二支部", "王伟": "第一支部"}


def test_rows_without_a_branch_go_where_the_user_says(opened: Opener) -> None:
    shown = opened(["姓名", "性别", "入党时间"], ["王伟", "男", "2012.7"])
    assert not shown.import_button.isEnabled()
    combo = shown.pane.questions.combos["default_branch"]
    assert combo.isVisible()
    choose(combo, "第一支部")
    assert cell(shown, 0, "branch") == "第一支部"
    assert shown.import_button.isEnabled()


def test_the_first_import_of_a_book_makes_its_branches(opened: Opener, store: Store) -> None:
    shown = opened(HEAD, ["钱立", "", "", "老干部支部", "", ""], makes_branches=True)
    assert cell(shown, 0, "branch") == "老干部支部（新建）"
    take_in(shown)
    assert "老干部支部" in [one.full_name for one in store.all(ORG_UNITS)]


def test_one_name_can_be_explained_while_the_others_are_made(opened: Opener) -> None:
    rows = [["钱立", "", "", "老干部支部", "", ""], ["孙悦", "", "", "青年支部", "", ""]]
    shown = opened(HEAD, *rows, makes_branches=True)
    choose(shown.pane.questions.combos["branch:老干部支部"], "第一支部")
    assert [cell(shown, row, "branch") for row in (0, 1)] == ["第一支部", "青年支部（新建）"]


# Taking in


def test_an_import_is_taken_back_from_its_notice(opened: Opener, shell: Shell, store: Store) -> None:
    shown = opened(HEAD, WANG_ROW, LI_ROW)
    press(shown.pane.rows, Qt.Key.Key_Return, CTRL)
    wait(shell)
    assert not isValid(shown) or not shown.isVisible()
    assert names(store) == ["王伟", "李芳"]
    assert shell.notices.words.text().startswith("已导入：新增 2 人")
    click(shell.notices.button)
    assert names(store) == []


def test_work_is_not_thrown_away_by_a_stray_key(opened: Opener) -> None:
    shown = opened(HEAD, WANG_ROW)
    type_over(shown, 0, "admin_post", "处长")
    asked: list[str] = []

    def refuse() -> None:
        boxes = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]
        asked.extend(box.text() for box in boxes)
        for box in boxes:
            box.reject()

    QTimer.singleShot(50, refuse)
    press(shown.pane.rows, Qt.Key.Key_Escape)
    assert asked == ["放弃这次导入吗？"]
    assert shown.isVisible()


def test_an_update_shows_what_changes(opened: Opener) -> None:
    take_in(opened(HEAD, WANG_ROW, LI_ROW))
    shown = opened(HEAD, [*WANG_ROW[:4], "处长", ""], LI_ROW)
    assert states(shown) == ["更新", "不变"]
    assert cell(shown, 0, "admin_post") == "科长 → 处长"
    assert shown.import_button.text() == "导入 1 行（更新 1）"


def test_doubtful_rows_stay_out_on_request(opened: Opener, store: Store) -> None:
    shown = opened(HEAD, WANG_ROW, VAGUE)
    click(shown.holds_doubtful)
    assert states(shown) == ["新增", "不收"]
    take_in(shown)
    assert names(store) == ["王伟"]


def test_rows_that_are_not_taken_are_saved_with_their_reason(
    opened: Opener, shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown = opened(HEAD, WANG_ROW, NAMELESS)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "未导入.xlsx"), ""))
    click(shown.rejects_button)
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    rows = read_workbook(tmp_path / "未导入.xlsx").sheets[0].rows
    assert rows[-1][-1] == "没有姓名。"


# Files


def test_a_file_that_is_no_roster_is_refused_with_a_way_on(
    shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "表.xlsx").write_bytes(b"%PDF-1.4\n" + bytes(100))
    shown = open_import(shell, tmp_path / "表.xlsx")
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    assert "PDF" in shown.panel.words.text()
    assert shown.panel.advice.text().startswith("账簿没有变动")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "模板.xlsx"), ""))
    click(shown.panel.template)
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    assert "姓名*" in read_workbook(tmp_path / "模板.xlsx").sheets[0].rows[2]
    good = xlsx({"花名册": [HEAD, WANG_ROW]}, name="好.xlsx")(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(good), ""))
    click(shown.panel.choose)
    qtbot.waitUntil(lambda: shown.draft is not None)
    assert states(shown) == ["新增"]
    shown.done(0)


def test_a_file_is_dropped_onto_the_window(opened: Opener, shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    shown = opened(HEAD, WANG_ROW)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(xlsx({"花名册": [HEAD, LI_ROW]}, name="别.xlsx")(tmp_path)))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(shown.rect().center(), copy, mime, left, none)
    QApplication.sendEvent(shown, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(shown, QDropEvent(QPointF(shown.rect().center()), copy, mime, left, none))
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    assert cell(shown, 0, "name") == "李芳"


def test_another_table_of_the_file_can_be_taken(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    rows = {"花名册": [HEAD, WANG_ROW, LI_ROW], "新进": [HEAD, ["赵敏", ZHAO.id_number, "", "第二支部", "", ""]]}
    shown = open_import(shell, xlsx(rows)(tmp_path))
    qtbot.waitUntil(lambda: shown.draft is not None)
    assert [shown.pane.tables.itemText(at) for at in (0, 1)] == ["“花名册”第 1 行起", "“新进”第 1 行起"]
    choose(shown.pane.tables, "“新进”第 1 行起")
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    assert cell(shown, 0, "name") == "赵敏"
    shown.done(0)


def test_the_name_stays_in_sight_when_the_other_columns_are_scrolled(opened: Opener, qtbot: QtBot) -> None:
    shown = opened([*HEAD, "民族", "学历", "备注", "籍贯", "家庭住址"], [*WANG_ROW, "汉", "本科", "甲", "山东", "某路"])
    shown.resize(1000, 600)
    assert not shown.pane.rows.frozen.isVisible()
    go_to(shown, 0, "note")
    qtbot.waitUntil(shown.pane.rows.frozen.isVisible)
    frozen = shown.pane.rows.frozen
    assert frozen.columnWidth(1) == shown.pane.rows.columnWidth(1)
    assert shown.pane.rows.columnViewportPosition(shown.pane.rows.currentIndex().column()) >= frozen.covered


def test_the_book_is_backed_up_before_an_import(opened: Opener, store: Store) -> None:
    shown = opened(HEAD, WANG_ROW)
    take_in(shown)
    assert [one.proof and one.proof.reason for one in folder_of(store.path).backups()] == [BEFORE_IMPORT]
    assert len(store.all(MEMBERS)) == 1


def test_a_backup_that_fails_is_asked_about_and_does_not_forbid(
    opened: Opener, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(store.path).folder.write_text("in the way", encoding="utf-8")
    asked: list[str] = []

    def ask(_parent: object, _question: str, _yes: str, detail: str) -> bool:
        asked.append(detail)
        return len(asked) > 1

    monkeypatch.setattr(messages, "ask", ask)
    shown = opened(HEAD, WANG_ROW)
    take_in(shown)
    assert store.all(MEMBERS) == []
    take_in(shown)
    assert len(store.all(MEMBERS)) == 1
    assert "不能存放备份" in asked[0]
