from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.shell import Shell
from gui.tables.clipboard import tab_separated, table_mime
from gui.tables.model import ROW_ROLE, SORT_ROLE, TableModel
from gui.tables.view import TableView
from gui.theme.theme import Theme
from ledger.kinds.member import Member
from ledger.values.dates import LooseDate
from tests.gui.hands import CTRL, click, press, type_text
from tests.gui.sample_page import COLUMNS

PEOPLE = [
    Member(id=1, name="王小明", birth_on=LooseDate(1980, 5), hand_order=2, id_number="110101198005070011"),
    Member(id=2, name="李娜", sex="女", birth_on=LooseDate(1979), hand_order=10),
    Member(id=3, name="䶮一鸣", sex="男", department="办公室\t一科"),
]
INITIALS = {"王小明": "wxm", "李娜": "ln", "䶮一鸣": "yym"}
NAME, SEX, BIRTH, ORDER = 0, 1, 3, 6


def words(member: Member) -> str:
    return f"{member.name} {INITIALS.get(member.name, '')}"


def check(tester: ModelTester, model: TableModel[Member]) -> None:
    run: Callable[[TableModel[Member]], None] = tester.check
    run(model)


def drawn(model: TableModel[Member]) -> list[str]:
    """The table as one sees it, a line a row."""
    return [
        " | ".join(str(model.index(row, column).data()) for column in (NAME, SEX, BIRTH, ORDER))
        for row in range(model.rowCount())
    ]


@pytest.fixture
def model(theme: Theme) -> TableModel[Member]:
    made = TableModel(COLUMNS, lambda one: one.id, words, theme)
    made.set_rows(PEOPLE)
    return made


@pytest.fixture
def view(shell: Shell, model: TableModel[Member], qtbot: QtBot) -> TableView[Member]:
    made: TableView[Member] = TableView(shell, "members", model)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_model_keeps_the_rules_of_qt(model: TableModel[Member], qtmodeltester: ModelTester) -> None:
    check(qtmodeltester, model)
    model.sort(NAME)
    model.filter("李")
    model.set_rows(PEOPLE[:2])
    check(qtmodeltester, model)


def test_it_shows_texts_in_declared_columns(model: TableModel[Member]) -> None:
    assert drawn(model) == ["王小明 |  | 1980.05 | 2", "李娜 | 女 | 1979 | 10", "䶮一鸣 | 男 |  | —"]
    assert model.headerData(BIRTH, Qt.Orientation.Horizontal) == "出生日期"
    assert model.index(1, NAME).data(ROW_ROLE) is PEOPLE[1]
    assert model.index(1, ORDER).data(SORT_ROLE) == 10


def test_numbers_sort_as_numbers_and_what_is_unknown_comes_last(model: TableModel[Member]) -> None:
    model.sort(ORDER)
    assert [one.id for one in model.rows()] == [1, 2, 3]
    model.sort(ORDER, Qt.SortOrder.DescendingOrder)
    assert [one.id for one in model.rows()] == [2, 1, 3]
    model.sort(BIRTH)
    assert [one.id for one in model.rows()] == [2, 1, 3]
    model.sort(-1)
    assert [one.id for one in model.rows()] == [1, 2, 3]


def test_every_word_of_the_filter_must_be_found(model: TableModel[Member]) -> None:
    model.filter("WXM")
    assert [one.id for one in model.rows()] == [1]
    model.filter("明 wxm")
    assert [one.id for one in model.rows()] == [1]
    model.filter("明 ln")
    assert model.rows() == []
    assert model.total == 3
    model.filter("")
    assert len(model.rows()) == 3


def test_numbers_stand_right_and_what_matters_less_is_paler(model: TableModel[Member], theme: Theme) -> None:
    assert model.index(0, ORDER).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(2, ORDER).data(Qt.ItemDataRole.ForegroundRole) == theme.color("secondary")
    assert model.index(0, ORDER).data(Qt.ItemDataRole.ForegroundRole) is None


def test_the_selection_survives_a_refresh_and_a_new_order(
    view: TableView[Member], model: TableModel[Member], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(view.picked):
        view.select(2)
    model.set_rows(reversed(PEOPLE))
    assert view.selection.ids == (2,)
    assert view.selection.current == 2
    model.sort(NAME)
    assert view.selection.ids == (2,)
    assert not view.select(99)


def test_a_selected_row_that_is_gone_is_no_longer_picked(
    view: TableView[Member], model: TableModel[Member], qtbot: QtBot
) -> None:
    view.select(2)
    with qtbot.waitSignal(view.picked) as told:
        model.set_rows(PEOPLE[:1])
    assert told.args is not None
    assert told.args[0].ids == ()


def test_a_click_on_the_head_sorts(view: TableView[Member], model: TableModel[Member]) -> None:
    head = view.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(BIRTH) + 10, 10)
    click(head.viewport(), place)
    assert [one.id for one in model.rows()] == [2, 1, 3]


def test_copied_rows_can_be_pasted_into_a_spreadsheet(view: TableView[Member]) -> None:
    view.selectAll()
    press(view, Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 3
    assert lines[0].startswith("王小明\t\t\t1980.05\t1101**********0011\t")
    assert '"办公室\t一科"' in lines[2]


def test_long_numbers_are_marked_as_text_for_spreadsheets() -> None:
    mime = table_mime([["310101199001011234", "<甲>"]])
    assert "mso-number-format" in mime.html()
    assert "<td>310101199001011234</td><td>&lt;甲&gt;</td>" in mime.html()
    assert tab_separated([['说"好"', "a\nb"]]) == '"说""好"""\t"a\nb"'


def test_typing_goes_to_the_row_that_begins_so(view: TableView[Member]) -> None:
    view.setFocus()
    type_text(view, "yy")
    assert view.selection.ids == (3,)


def test_capital_letters_go_to_the_row_too(view: TableView[Member]) -> None:
    view.setFocus()
    press(view, Qt.Key.Key_Down)
    QTest.keyClicks(view, "YY", Qt.KeyboardModifier.ShiftModifier)  # Shift stays held between the letters
    assert view.selection.ids == (3,)


def test_enter_and_double_click_open_a_row(view: TableView[Member], qtbot: QtBot) -> None:
    view.select(2)
    with qtbot.waitSignal(view.opened) as told:
        press(view, Qt.Key.Key_Return)
    assert told.args == [2]


def test_the_first_arrow_picks_the_row_where_the_keyboard_is(view: TableView[Member], qtbot: QtBot) -> None:
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    assert view.currentIndex().row() == 0, "Qt has gone there without picking it"
    press(view, Qt.Key.Key_Down)
    assert view.selection.ids == (1,)
    press(view, Qt.Key.Key_Down)
    assert view.selection.ids == (2,)


def test_what_is_arranged_is_there_again(shell: Shell, view: TableView[Member], model: TableModel[Member]) -> None:
    view.setColumnWidth(NAME, 200)
    view.horizontalHeader().moveSection(0, 2)
    toggles = {action.text(): action for action in view.column_menu().actions()}
    toggles["民族"].setChecked(False)
    toggles["手机号"].setChecked(True)
    again: TableView[Member] = TableView(shell, "members", model)
    assert again.columnWidth(NAME) == 200
    assert again.horizontalHeader().visualIndex(NAME) == 2
    assert again.isColumnHidden(2)
    assert not again.isColumnHidden(7)
    again.reset_columns()
    assert again.horizontalHeader().visualIndex(NAME) == 0
    assert again.isColumnHidden(7)
    again.deleteLater()


def test_a_click_beside_the_columns_picks_the_row_too(view: TableView[Member]) -> None:
    view.resize(1600, 300)
    click(view.viewport(), QPoint(1550, view.rowViewportPosition(1) + 5))
    picked = view.selection.ids
    click(view.viewport(), QPoint(1550, view.rowViewportPosition(2) + 200))
    assert (picked, view.selection.ids) == ((2,), ())


def test_rows_follow_the_scale(shell: Shell, view: TableView[Member]) -> None:
    assert view.rowHeight(0) == 34
    shell.theme.set_compact(True)
    assert view.rowHeight(0) == 28


def test_ten_thousand_rows_are_filtered_and_sorted_rightly(model: TableModel[Member]) -> None:
    model.set_rows(Member(id=number, name=f"王{number}", hand_order=number % 977) for number in range(1, 10_001))
    model.filter("99")
    assert model.rowCount() == sum("99" in str(number) for number in range(1, 10_001))
    model.sort(ORDER)
    orders = [row.hand_order for row in model.rows() if row.hand_order]
    assert orders == sorted(orders)


def test_picking_a_row_leaves_the_columns_where_they_are_and_arrows_show_the_others(view: TableView[Member]) -> None:
    view.resize(300, 300)
    across = view.horizontalScrollBar()
    view.setCurrentIndex(view.model().index(1, 5))
    assert across.value() == 0
    press(view, Qt.Key.Key_Right)
    assert across.value() > 0
    press(view, Qt.Key.Key_Left)
    assert across.value() == 0


def test_several_columns_can_be_ticked_without_opening_the_menu_again(view: TableView[Member]) -> None:
    menu = view.column_menu()
    menu.popup(view.mapToGlobal(QPoint()))
    first, second = menu.actions()[1:3]
    for ticked in (first, second):
        menu.setActiveAction(ticked)
        press(menu, Qt.Key.Key_Space)
        assert menu.isVisible()
    assert view.isColumnHidden(1)
    assert view.isColumnHidden(2)
    menu.close()


def test_one_column_takes_the_room_that_is_left_until_the_user_gives_it_a_width(
    shell: Shell, theme: Theme, qtbot: QtBot
) -> None:
    columns = (*COLUMNS[:2], replace(COLUMNS[2], grows=True), *COLUMNS[3:])
    grown: TableModel[Member] = TableModel(columns, lambda one: one.id, words, theme)
    grown.set_rows(PEOPLE)
    view: TableView[Member] = TableView(shell, "grown", grown)
    qtbot.addWidget(view)
    view.resize(1200, 300)
    view.show()
    qtbot.waitExposed(view)
    assert view.horizontalHeader().length() == view.viewport().width()
    view.setColumnWidth(NAME, 60)
    assert view.horizontalHeader().length() == view.viewport().width()
    view.resize(300, 300)
    assert view.columnWidth(2) > 32  # its usual width is the least
    assert columns[2].key not in shell.settings.table_layout("grown").widths
    view.setColumnWidth(2, 90)
    view.resize(1400, 300)
    assert view.columnWidth(2) == 90
    view.reset_columns()
    assert view.horizontalHeader().length() == view.viewport().width()
