"""组织生活 as the secretary uses it: see what is missing, answer it, enter, open, search, print."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMessageBox, QScrollBar
from pytestqt.qtbot import QtBot

from gui.actions import Act
from gui.main_window import MainWindow
from gui.pages.life import LifePage
from gui.pages.life.beginning import Wish
from gui.pages.life.lines import LACKING
from gui.pages.life.new_meeting import LAST_KIND, NewMeetingDialog
from gui.pages.life.page import CALENDAR, LIST, MATTERS
from ledger.codes.meetings import COMMITTEE_MEETING, DRAFT, MEMBER_MEETING, PARTY_DAY, PLANNED, SEALED
from ledger.kinds.attached import FINDING_ANSWERS
from ledger.kinds.meetings import DECISIONS, MEETINGS, MeetingTemplate
from ledger.kinds.organisation import ORG_UNITS
from operations.life.templates import save_template
from storage.store import Store
from tests.gui.hands import CTRL, focused, press, type_text
from tests.gui.pages.life.year_of_meetings import BRANCH, TODAY, settle, shown_page
from tests.gui.pages.showing import asked, type_into


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, year_book: Store) -> Iterator[LifePage]:
    """The page of 第一支部 with its year."""
    yield from shown_page(qtbot, window, year_book)


@pytest.fixture
def empty_page(qtbot: QtBot, window: MainWindow, bare_book: Store) -> Iterator[LifePage]:
    """The page of a book without any meeting."""
    yield from shown_page(qtbot, window, bare_book)


def texts(page: LifePage, kind: str) -> list[str]:
    """The cells of a row of the year, each joined one once."""
    view = page.calendar.year_view
    row = next(number for number, one in enumerate(view.years.rows) if one.kind == kind)
    width = view.years.width_of(row)
    return [view.years.index(row, place).data() for place in range(0, 12, width)]


def foot(page: LifePage) -> str:
    return page.calendar.foot.words.text()


def menu_of(page: LifePage) -> dict[str, QAction]:
    return {one.text(): one for one in page.calendar.menu().actions() if one.text()}


def meeting(book: Store, kind: str, month: int) -> int:
    return next(one.id for one in book.all(MEETINGS) if one.kind == kind and one.held_on and one.held_on.month == month)


def answer(button: str) -> None:
    """Press a button of the question that is asked."""
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(one for one in box.buttons() if one.text() == button).click()


# The year


def test_the_year_shows_what_was_held_what_is_missing_and_what_is_planned(page: LifePage) -> None:
    assert texts(page, MEMBER_MEETING) == ["1次　03-17", "1次　06-16", "缺", "待开"]
    assert texts(page, PARTY_DAY) == ["6日", "6日", "缺", "6日", "6日", "6日", "缺", "6日", "6日", "6日", "6日", "10日"]
    assert page.status_text().endswith("缺 26 项")  # 20 of them of the two 党小组
    assert page.badge() == 27  # one decision is overdue


def test_the_chosen_period_says_what_the_rule_is(page: LifePage) -> None:
    page.calendar.year_view.choose(BRANCH, MEMBER_MEETING, "2026-Q3")
    assert "第一支部　支部党员大会　2026年第3季度：没有召开（必改）" in foot(page)
    assert "《中国共产党支部工作条例（试行）》第十一条" in foot(page)
    press(page.calendar.year_view, Qt.Key.Key_Left)
    assert "召开1次，6月16日" in foot(page)


def test_a_gap_is_answered_with_a_reason_that_can_be_taken_back(qtbot: QtBot, page: LifePage, year_book: Store) -> None:
    page.calendar.year_view.choose(BRANCH, MEMBER_MEETING, "2026-Q3")
    page.calendar.foot.act.click()
    dialog = asked()
    type_into(dialog.form, "text", "防汛值班，十月补开")
    bars = cast("list[QScrollBar]", dialog.findChildren(QScrollBar))
    qtbot.waitUntil(lambda: all(bar.maximum() == 0 for bar in bars))  # all of it is seen
    dialog.save_button.click()
    settle(qtbot, page)
    assert texts(page, MEMBER_MEETING)[2] == "已说明"
    assert "已说明：防汛值班，十月补开（2026-11-22，张书记）" in foot(page)
    assert page.badge() == 26
    menu_of(page)["撤回说明"].trigger()
    settle(qtbot, page)
    assert texts(page, MEMBER_MEETING)[2] == "缺"
    assert year_book.all(FINDING_ANSWERS) == []


def test_phrases_are_offered_only_where_there_are_texts(page: LifePage) -> None:
    page.tasks.begin(Wish(COMMITTEE_MEETING, BRANCH, TODAY), page.room.open_new)
    begun().accept()
    assert page.editor.isVisible()
    assert not page.editor.minutes.phrases.button.isVisible()
    page.editor.tabs.setCurrentWidget(page.editor.minutes)
    assert page.editor.minutes.phrases.button.isVisible()


def test_enter_on_what_was_held_opens_it_and_esc_comes_back(page: LifePage, year_book: Store) -> None:
    view = page.calendar.year_view
    view.setFocus()
    view.choose(BRANCH, MEMBER_MEETING, "2026-Q1")
    press(view, Qt.Key.Key_Return)
    assert page.editor.meeting_id == meeting(year_book, MEMBER_MEETING, 3)
    assert page.editor.isVisible()
    press(focused(), Qt.Key.Key_Escape)
    assert not page.editor.isVisible()
    assert focused() is view


def test_a_gap_offers_to_enter_the_meeting_that_was_held(page: LifePage) -> None:
    page.calendar.year_view.choose(BRANCH, PARTY_DAY, "2026-03")
    offered = menu_of(page)
    assert list(offered) == ["登记会议…", "说明原因…"], "nobody plans for a month that is over"
    offered["登记会议…"].trigger()
    dialog = begun()
    assert dialog.kind.raw() == PARTY_DAY
    assert dialog.unit.currentData() == BRANCH
    dialog.accept()
    assert dialog.remark.text() == "请填写日期。"
    dialog.reject()


def test_another_year_is_counted_anew_and_an_old_gap_reminds_nobody(qtbot: QtBot, page: LifePage) -> None:
    page.calendar.back.click()
    assert page.session.place.year == 2025
    assert not page.calendar.year_view.years.is_filled
    settle(qtbot, page)
    assert texts(page, "组织生活会") == ["1次　02-10"]
    assert texts(page, MEMBER_MEETING) == ["缺"] * 4
    assert "（提示）" in page.calendar.year_view.sentence
    assert page.badge() == 1
    page.calendar.now.click()
    assert page.session.place.year == 2026


def test_a_branch_without_groups_is_not_asked_for_their_meetings(page: LifePage, qtbot: QtBot) -> None:
    page.session.choose_unit(1)
    settle(qtbot, page)
    rows = page.calendar.year_view.years.rows
    row = next(number for number, one in enumerate(rows) if not one.is_applicable)
    assert page.calendar.year_view.years.index(row, 0).data() == "不适用：没有党小组"


# The month


def test_the_month_is_turned_by_keys_and_explains_its_days(page: LifePage, qtbot: QtBot) -> None:
    page.calendar.chips.choose("month")
    view = page.calendar.month_view
    view.setFocus()
    assert view.day == TODAY
    assert "没有会议" in foot(page)
    press(view, Qt.Key.Key_PageUp)
    assert page.calendar.title.text() == "2026年10月"
    view.choose(TODAY.replace(month=10, day=12))
    assert "支部委员会 研究当月工作 （草稿）" in foot(page)
    press(view, Qt.Key.Key_Up)
    press(view, Qt.Key.Key_Up)
    press(view, Qt.Key.Key_Up)
    assert page.calendar.title.text() == "2026年9月"
    assert view.day == TODAY.replace(month=9, day=21)
    page.calendar.now.click()
    assert view.day == TODAY
    for _ in range(2):
        press(view, Qt.Key.Key_PageDown)
    settle(qtbot, page)
    assert page.session.place.year == 2027
    assert page.calendar.title.text() == "2027年1月"


def test_a_day_opens_its_meeting_or_offers_a_new_one(page: LifePage, year_book: Store) -> None:
    page.calendar.chips.choose("month")
    view = page.calendar.month_view
    view.choose(TODAY.replace(day=6))
    press(view, Qt.Key.Key_Return)
    assert page.editor.meeting_id == meeting(year_book, PARTY_DAY, 11)
    page.dismiss()
    view.choose(TODAY.replace(day=5))
    press(view, Qt.Key.Key_N, CTRL)
    beginning = begun().beginning
    assert beginning is not None
    assert beginning.day == TODAY.replace(day=5)
    begun().reject()
    view.choose(TODAY.replace(day=27))
    assert list(menu_of(page)) == ["计划会议…"]
    assert page.calendar.foot.act.text() == "计划会议…"
    page.calendar.foot.act.click()
    assert begun().day.read().value == TODAY.replace(day=27)
    begun().reject()
    page.new_meeting()
    assert begun().planned.isChecked()
    begun().reject()


# The list


def test_the_list_is_filtered_by_state_and_kind_and_counts(page: LifePage) -> None:
    page.parts.choose(LIST)
    assert page.list.shown == 23
    page.list.chips.choose(PLANNED)
    assert page.list.shown == 1
    page.list.chips.choose(SEALED)
    assert [line.meeting.kind for line in page.list.model.rows()] == [MEMBER_MEETING]
    page.list.chips.choose("all")
    page.list.kinds.setCurrentIndex(page.list.kinds.findData(COMMITTEE_MEETING))
    assert page.list.shown == 9
    assert "支部委员会　9" in page.list.kinds.currentText()


def test_a_line_says_who_came_and_what_is_missing(page: LifePage, year_book: Store) -> None:
    page.parts.choose(LIST)
    line = next(one for one in page.list.model.rows() if one.meeting.id == meeting(year_book, PARTY_DAY, 11))
    assert line.tally is not None
    assert line.tally.should == line.tally.came + 1
    page.list.chips.choose(LACKING)
    assert all(one.lacks for one in page.list.model.rows())


def test_enter_opens_a_line_and_esc_comes_back_to_it(page: LifePage, year_book: Store) -> None:
    page.parts.choose(LIST)
    wanted = meeting(year_book, MEMBER_MEETING, 6)
    page.list.table.select(wanted)
    page.list.table.setFocus()
    press(page.list.table, Qt.Key.Key_Return)
    assert page.editor.meeting_id == wanted
    assert page.status_text() == ""
    assert page.dismiss()
    assert focused() is page.list.table
    assert page.list.current is not None
    assert page.list.current.id == wanted
    assert not page.dismiss()


def test_the_filter_stays_while_one_draft_follows_the_other(page: LifePage) -> None:
    page.parts.choose(LIST)
    page.list.chips.choose(DRAFT)
    first = page.list.model.rows()[0].meeting.id
    page.list.table.select(first)
    press(page.list.table, Qt.Key.Key_F2)
    page.editor.open.alter(lambda sheet: replace(sheet, meeting=replace(sheet.meeting, topic="改过的主题")))
    page.dismiss()
    assert page.list.chips.current == DRAFT
    assert page.list.model.rows()[0].meeting.topic == "改过的主题"
    assert page.list.table.selection.current == first


def test_a_draft_is_deleted_after_a_question_and_comes_back(page: LifePage, year_book: Store, qtbot: QtBot) -> None:
    page.parts.choose(LIST)
    wanted = meeting(year_book, PARTY_DAY, 11)
    page.list.table.select(wanted)
    QTimer.singleShot(0, lambda: answer("删除"))
    press(page.list.table, Qt.Key.Key_Delete, CTRL)
    assert year_book.find(MEETINGS, wanted) is None
    assert page.list.shown == 22
    year_book.undo()
    settle(qtbot, page)
    assert page.list.shown == 23


def test_sealed_minutes_are_not_deleted(page: LifePage, year_book: Store) -> None:
    page.parts.choose(LIST)
    wanted = meeting(year_book, MEMBER_MEETING, 3)
    page.list.table.select(wanted)
    QTimer.singleShot(0, lambda: answer("删除"))
    QTimer.singleShot(50, lambda: answer("知道了"))
    press(page.list.table, Qt.Key.Key_Delete, CTRL)
    assert year_book.find(MEETINGS, wanted) is not None


# Entering


def begun() -> NewMeetingDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, NewMeetingDialog), "nothing is asked"
    return found


def test_a_meeting_is_entered_from_the_last_one(page: LifePage, year_book: Store, qtbot: QtBot) -> None:
    press(page.calendar.year_view, Qt.Key.Key_N, CTRL)
    dialog = begun()
    dialog.kind.put_raw("支委会")
    dialog.kind.left.emit()
    assert dialog.unit.currentData() == BRANCH
    dialog.source.setCurrentIndex(dialog.source.findData("last"))
    dialog.accept()
    assert page.editor.isVisible()
    sheet = page.editor.open.sheet
    assert (sheet.meeting.kind, sheet.meeting.place, sheet.meeting.held_on) == (COMMITTEE_MEETING, "三楼会议室", TODAY)
    assert sheet.meeting.number == 10
    assert [one.item.title for one in sheet.items] == ["研究当月工作"]
    page.editor.open.alter(lambda one: one)
    page.dismiss()
    settle(qtbot, page)
    assert year_book.all(MEETINGS)[-1].state == DRAFT
    page.new_meeting()
    assert begun().kind.raw() == COMMITTEE_MEETING
    begun().reject()


def test_a_planned_meeting_has_no_attendance_yet(page: LifePage) -> None:
    page.new_meeting()
    dialog = begun()
    dialog.planned.setChecked(True)
    dialog.day.put_raw("2026-12-18")
    dialog.accept()
    sheet = page.editor.open.sheet
    assert (sheet.meeting.state, sheet.meeting.planned_on, sheet.meeting.held_on) == (
        PLANNED,
        TODAY.replace(month=12, day=18),
        None,
    )
    assert sheet.attendances == ()
    page.dismiss()


def test_a_template_gives_its_frame_and_an_own_kind_is_taken(page: LifePage, year_book: Store) -> None:
    template = MeetingTemplate(kind=PARTY_DAY, title="参观学习", text="集合出发\n现场学习", place="清河革命纪念馆")
    save_template(year_book, template)
    page.new_meeting()
    dialog = begun()
    dialog.kind.put_raw(PARTY_DAY)
    dialog.kind.left.emit()
    dialog.source.setCurrentText("模板：参观学习")
    dialog.accept()
    sheet = page.editor.open.sheet
    assert (sheet.meeting.place, [one.item.title for one in sheet.items]) == (
        "清河革命纪念馆",
        ["集合出发", "现场学习"],
    )
    page.dismiss()
    page.new_meeting()
    dialog = begun()
    dialog.kind.put_raw("读书会")
    dialog.kind.left.emit()
    assert dialog.unit.currentData() == BRANCH
    dialog.accept()
    assert page.editor.open.meeting.kind == "读书会"
    page.editor.open.alter(lambda one: one)
    page.dismiss()
    page.shell.settings.put(LAST_KIND, PARTY_DAY)
    page.new_meeting()
    assert begun().kind.box.itemText(1) == PARTY_DAY
    assert begun().kind.box.findText("读书会") > 0, "an own kind is offered again"
    begun().reject()


def test_an_organisation_that_has_ended_can_still_be_entered_for(page: LifePage) -> None:
    page.session.offer_units(())
    page._begin(Wish(PARTY_DAY, BRANCH, TODAY))
    assert begun().unit.currentData() == BRANCH
    begun().reject()


def test_the_unit_follows_the_kind(page: LifePage, year_book: Store, qtbot: QtBot) -> None:
    page.session.choose_unit(1)
    settle(qtbot, page)
    page.new_meeting()
    dialog = begun()
    levels = []
    for kind in ("总支委员会", "党小组会", "支部党员大会", "联合活动"):
        dialog.kind.put_raw(kind)
        dialog.kind.left.emit()
        levels.append(year_book.get(ORG_UNITS, dialog.unit.currentData()).level)
    assert levels == ["党总支", "党小组", "党支部", "党支部"]
    dialog.unit.setCurrentIndex(dialog.unit.findData(1))
    dialog.kind.left.emit()
    assert dialog.unit.currentData() == 1, "chosen for this kind"
    dialog.reject()


def test_a_day_ahead_and_a_wrong_name_are_not_taken(page: LifePage) -> None:
    page.new_meeting()
    dialog = begun()
    dialog.day.put_raw("2026-12-18")
    dialog.accept()
    assert "请选“计划召开”" in dialog.remark.text()
    dialog.day.put_raw("2026-11-18")
    dialog.kind.put_raw("民主生活会")
    dialog.accept()
    assert "请改为组织生活会" in dialog.remark.text()
    dialog.kind.put_raw("")
    dialog.accept()
    assert dialog.remark.text() == "请填写会议类型。"
    dialog.reject()


# Searching


def test_the_search_narrows_list_calendar_and_matters(page: LifePage, window: MainWindow, qtbot: QtBot) -> None:
    window.top_bar.search.setFocus()
    type_text(window.top_bar.search, "作风建设")
    qtbot.waitUntil(lambda: page.list.shown == 1)
    assert page.status_text() == "找到 1 次"
    assert [one.kind for one in page.calendar.year_view.years.rows] == ["党课"]
    window.top_bar.search.clear()
    qtbot.waitUntil(lambda: page.list.shown == 23)


def test_hits_of_other_years_are_named(page: LifePage, window: MainWindow, qtbot: QtBot) -> None:
    page.session.choose_year(2025)
    type_text(window.top_bar.search, "作风建设")
    qtbot.waitUntil(lambda: page.status_text() == "找到 0 次 · 其他年度或组织另有 1 次")


# Around


def test_an_empty_book_teaches_how_to_begin(empty_page: LifePage, qtbot: QtBot) -> None:
    settle(qtbot, empty_page)
    assert empty_page.empty.isVisible()
    assert empty_page.badge() == 0
    empty_page.parts.choose(MATTERS)
    assert empty_page.matters.empty.isVisible()


def test_ctrl_tab_goes_through_the_parts(page: LifePage) -> None:
    for part in (LIST, MATTERS, CALENDAR):
        press(focused(), Qt.Key.Key_Tab, CTRL)
        assert page.parts.current == part


def test_another_page_s_finding_opens_the_meeting(page: LifePage, year_book: Store) -> None:
    wanted = meeting(year_book, PARTY_DAY, 4)
    page.session.choose_year(2025)
    page.session.ask_for(MEETINGS.key, wanted)
    assert page.editor.meeting_id == wanted
    assert page.session.place.year == 2026
    page.session.choose_year(2025)
    assert not page.editor.isVisible()


def test_another_book_begins_with_its_own_page(
    page: LifePage, year_book: Store, bare_book: Store, qtbot: QtBot
) -> None:
    page.open_meeting(meeting(year_book, PARTY_DAY, 4))
    page.session.close()
    assert not page.editor.isVisible()
    page.session.open(bare_book, "另一本")
    settle(qtbot, page)
    assert page.empty.isVisible()
    assert page.badge() == 0


def test_what_is_done_in_the_editor_shows_when_it_is_closed(page: LifePage, year_book: Store, qtbot: QtBot) -> None:
    page.open_meeting(meeting(year_book, PARTY_DAY, 11))
    page.editor.open.alter(lambda one: one)
    with year_book.change("另一处修改") as change:
        change.remove(MEETINGS, next(one.id for one in year_book.all(MEETINGS) if one.state == PLANNED))
    assert page.editor.isVisible()
    page.dismiss()
    settle(qtbot, page)
    assert page.list.shown == 22


def test_the_figure_follows_while_another_page_is_shown(page: LifePage, year_book: Store, qtbot: QtBot) -> None:
    page.hide()
    before = page.badge()
    with year_book.change("办结") as change:
        one = next(one for one in year_book.all(DECISIONS) if one.due_on and one.due_on < TODAY)
        change.update(DECISIONS, replace(one, done_on=TODAY, outcome="已落实"))
    qtbot.waitUntil(lambda: page.badge() == before - 1)


def test_the_commands_follow_the_part(page: LifePage) -> None:
    assert {Act.NEW, Act.IMPORT, Act.EXPORT} <= page.handles
    page.parts.choose(LIST)
    assert Act.DELETE not in page.handles
    page.list.table.selectRow(0)
    assert {Act.EDIT, Act.DELETE, Act.COLUMNS} <= page.handles
