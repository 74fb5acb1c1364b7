"""民主评议 in the window: votes and grades by keyboard, the cap while typing, the card, scores beside it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.pages.appraisal import AppraisalPage
from gui.pages.appraisal.lines import COLUMNS
from gui.printing.preview_window import PreviewWindow
from ledger.appraisal.appraisees import ON_PROBATION_REASON
from ledger.codes.appraisal import EXCELLENT, QUALIFIED, UNGRADED
from ledger.kinds.appraisal import APPRAISAL_RESULTS, APPRAISALS, MEMBER_SCORES, AppraisalResult
from storage.store import Store
from tests.gui.conftest import Answers
from tests.gui.hands import CTRL, focused, press, type_text
from tests.gui.pages.showing import asked, show_page, type_into

FIRST, SECOND = 2, 5


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, book: Store) -> Iterator[AppraisalPage]:
    window.resize(1280, 720)
    shown = show_page(qtbot, window, AppraisalPage, book)
    shown.session.choose_unit(SECOND)
    shown.session.choose_year(2025)
    yield shown
    window.shell.session.close()


def labels(page: AppraisalPage) -> str:
    QApplication.processEvents()
    found: list[QLabel] = list(page.findChildren(QLabel))
    return " ".join(one.text() for one in found if one.isVisible())


def line_of(book: Store, member_id: int) -> AppraisalResult:
    one = next(one for one in book.all(APPRAISALS) if (one.org_unit_id, one.for_year) == (SECOND, 2025))
    return book.where(APPRAISAL_RESULTS, appraisal_id=one.id, member_id=member_id)[0]


def member_at(page: AppraisalPage, row: int) -> int:
    return page.grid.grid_model.lines[row].result.member_id or 0


def settle() -> None:
    """What was typed is stored once the editor is gone."""
    QApplication.processEvents()
    QApplication.processEvents()


def test_the_cap_stands_above_the_grid_under_both_readings_with_its_text(page: AppraisalPage) -> None:
    text = labels(page)
    assert "优秀 6 · 合格 10" in text
    assert "按正式党员数超出1名，按党员总数没有超出" in text
    assert "正式党员16名的三分之一；按党员总数18名计算为6名" in text
    assert "《关于召开组织生活会和开展民主评议党员的通知》" in text


def test_votes_are_typed_down_a_column_and_each_is_one_step_of_undo(page: AppraisalPage, book: Store) -> None:
    first, second = member_at(page, 0), member_at(page, 1)
    before = line_of(book, first).excellent
    page.grid.choose(first, "excellent")
    page.grid.setFocus()
    type_text(page.grid, "7")
    press(focused(), Qt.Key.Key_Return)
    settle()
    assert line_of(book, first).excellent == 7
    assert page.grid.current is not None
    assert page.grid.current.result.member_id == second, "Enter goes to the next person"
    assert (book.undo_label or "").endswith("的优秀票")
    book.undo()
    assert line_of(book, first).excellent == before
    assert page.grid.grid_model.lines[0].result.excellent == before


def test_the_keyboard_comes_to_the_first_figure_of_a_new_appraisal(page: AppraisalPage) -> None:
    page.grid.clearFocus()
    page.grid.selectionModel().clear()
    page.grid.setFocus()
    assert COLUMNS[page.grid.currentIndex().column()].key == "excellent"


def test_whoever_is_counted_without_a_grade_shows_it(page: AppraisalPage) -> None:
    grade = next(one for one in COLUMNS if one.key == "grade")
    shown = [grade.text(one) for one in page.grid.grid_model.lines if one.remark == "预备党员"]
    assert set(shown) == {"不定等次"}


def test_too_many_votes_are_said_at_once(page: AppraisalPage) -> None:
    page.grid.choose(member_at(page, 0), "qualified")
    page.grid.setFocus()
    type_text(page.grid, "9")
    type_text(focused(), "9")
    press(focused(), Qt.Key.Key_Return)
    settle()
    page.grid.choose(member_at(page, 0), "qualified")
    assert "多于有效测评票" in labels(page)


def test_digits_give_grades_and_the_sums_follow(page: AppraisalPage, book: Store) -> None:
    row = next(at for at, one in enumerate(page.grid.grid_model.lines) if one.result.grade == QUALIFIED)
    page.grid.choose(member_at(page, row), "grade")
    page.grid.setFocus()
    press(page.grid, Qt.Key.Key_1)
    assert line_of(book, member_at(page, row)).grade == EXCELLENT
    assert "优秀 7 · 合格 9" in labels(page)
    assert "优秀超出2名" in labels(page), "no reading allows seven"
    page.grid.choose(member_at(page, row), "grade")
    press(page.grid, Qt.Key.Key_Delete)
    assert line_of(book, member_at(page, row)).grade == ""


def test_a_text_that_is_no_grade_stays_in_the_cell(page: AppraisalPage, book: Store) -> None:
    member = member_at(page, 0)
    before = line_of(book, member).grade
    page.grid.choose(member, "grade")
    page.grid.setFocus()
    page.grid.edit_current()
    editor = focused()
    type_text(editor, "特优")
    press(editor, Qt.Key.Key_Return)
    settle()
    assert line_of(book, member).grade == before
    assert "不在“评议等次”的选项里" in page.shell.notices.words.text()
    assert isinstance(focused(), QLineEdit)
    assert focused().property("text") == "特优"


def test_a_block_from_a_workbook_is_one_change(page: AppraisalPage, book: Store) -> None:
    first, second = member_at(page, 0), member_at(page, 1)
    page.grid.choose(first, "excellent")
    page.grid.setFocus()
    QGuiApplication.clipboard().setText("9\t5\t0\t0\n8\t6\t0\t0")
    press(page.grid, Qt.Key.Key_V, CTRL)
    assert (line_of(book, first).excellent, line_of(book, first).qualified) == (9, 5)
    assert (line_of(book, second).excellent, line_of(book, second).qualified) == (8, 6)
    assert "2人的评议情况" in (book.undo_label or "")


def test_the_card_has_the_views_and_shows_the_score_beside(page: AppraisalPage, book: Store) -> None:
    member = member_at(page, 0)
    page.grid.choose(member, "")
    page.grid.setFocus()
    press(page.grid, Qt.Key.Key_Return)
    assert page.frame.card.isVisible()
    assert "考评得分：党员先锋指数（全年）" in labels(page)
    type_into(page.card.form, "opinion", "同意评为合格，希望多到基层。")
    assert line_of(book, member).opinion == "同意评为合格，希望多到基层。"
    assert page.dismiss()


def test_a_year_is_begun_from_the_empty_page(page: AppraisalPage, book: Store) -> None:
    page.session.choose_year(2026)
    assert "这一年度还没有民主评议" in labels(page)
    page.begin_button.click()
    one = book.all(APPRAISALS)[-1]
    assert (one.org_unit_id, one.for_year) == (SECOND, 2026)
    lines = book.where(APPRAISAL_RESULTS, appraisal_id=one.id)
    assert lines
    assert any(line.reason == ON_PROBATION_REASON for line in lines)
    assert page.grid.grid_model.rowCount() == len(lines)


def test_meeting_and_ballots_are_entered_in_a_form(page: AppraisalPage, book: Store) -> None:
    page.strip.head_asked.emit()
    dialog = asked()
    type_into(dialog.form, "void", "1")
    dialog.save_button.click()
    assert book.all(APPRAISALS)[-1].void == 1
    assert "无效 1 · 有效 13" in labels(page)


def test_telling_everybody_asks_for_the_day(page: AppraisalPage, book: Store) -> None:
    member = member_at(page, 0)
    page.grid.choose(member, "told_on")
    press(page.grid, Qt.Key.Key_Delete)
    assert line_of(book, member).told_on is None
    page.tell_action.trigger()
    asked().save_button.click()
    assert line_of(book, member).told_on is not None


def test_who_is_missing_by_the_roster_is_said_and_taken_in(page: AppraisalPage, book: Store) -> None:
    member = member_at(page, 0)
    line = line_of(book, member)
    with book.change("误删") as change:
        change.remove(APPRAISAL_RESULTS, line.id)
    assert "不在名单里" in labels(page)
    page.roster_action.trigger()
    assert "不在名单里" not in labels(page)
    assert line_of(book, member).excellent == 0


def test_removal_asks_and_can_be_taken_back(page: AppraisalPage, book: Store, answers: Answers) -> None:
    before = book.all(APPRAISALS)
    answers.append((QMessageBox, lambda box: box.buttons()[0].click()))
    page.remove_action.trigger()
    assert len(book.all(APPRAISALS)) == len(before) - 1
    assert "这一年度还没有民主评议" in labels(page)
    book.undo()
    assert book.all(APPRAISALS) == before


def test_the_menu_of_the_grid_grades_several_people(page: AppraisalPage, book: Store, qtbot: QtBot) -> None:
    page.grid.choose(member_at(page, 0), "grade")
    page.grid.menu_asked.emit(QPoint(10, 10))
    menus: list[QMenu] = list(page.findChildren(QMenu))
    menu = next(one for one in menus if one.isVisible())
    next(one for one in menu.actions() if one.text() == f"评为{UNGRADED}").trigger()
    menu.close()
    qtbot.waitUntil(lambda: line_of(book, member_at(page, 0)).grade == UNGRADED)


def test_the_general_branch_offers_its_branches(page: AppraisalPage) -> None:
    page.session.choose_unit(1)
    assert [page.unit_box.itemText(place) for place in range(page.unit_box.count())] == ["第一支部", "第二支部"]
    page.unit_box.setCurrentIndex(0)
    page.unit_box.activated.emit(0)
    assert page.strip.counts.text().startswith("优秀 5 · 合格 11")


def test_a_name_is_found(page: AppraisalPage) -> None:
    name = page.grid.grid_model.lines[3].name
    page.search(name)
    assert [one.name for one in page.grid.grid_model.lines] == [name]


def test_scores_stand_in_the_order_of_the_roster_and_are_not_sorted_by_points(page: AppraisalPage, book: Store) -> None:
    page.parts.choose("scores")
    rows = page.scores.model.rows()
    assert rows
    column = [one.key for one in page.scores.model.columns].index("points")
    page.scores.model.sort(column, Qt.SortOrder.DescendingOrder)
    assert page.scores.model.rows() == rows
    page.scores.table.select(rows[0].score.id)
    press(page.scores.table, Qt.Key.Key_F2)
    dialog = asked()
    type_into(dialog.form, "points", "95")
    dialog.save_button.click()
    assert book.get(MEMBER_SCORES, rows[0].score.id).points == "95"
    page.scores.table.select(rows[0].score.id)
    press(page.scores.table, Qt.Key.Key_Delete, CTRL)
    assert rows[0].score.id not in {one.id for one in book.all(MEMBER_SCORES)}


def test_a_finding_leads_to_its_appraisal(page: AppraisalPage, book: Store) -> None:
    one = next(one for one in book.all(APPRAISALS) if (one.org_unit_id, one.for_year) == (FIRST, 2024))
    page.session.choose_unit(1)
    page.show_record(APPRAISALS.key, one.id)
    assert page.session.place.year == 2024
    assert page.unit_box.currentText() == "第一支部"


def test_the_tally_is_shown_before_it_is_printed(page: AppraisalPage, qtbot: QtBot) -> None:
    press(page.grid, Qt.Key.Key_P, CTRL)
    preview = page.window().findChild(PreviewWindow)
    assert preview is not None
    qtbot.waitUntil(lambda: not page.shell.tasks.is_busy)
    assert preview.options.choice.register.title == "民主评议党员汇总表"
    preview.close()
