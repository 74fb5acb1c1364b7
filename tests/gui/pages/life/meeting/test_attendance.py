"""到会: everybody is present until somebody says otherwise, and the three numbers follow each key."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.pages.life.meeting import MeetingEditor
from gui.pages.life.meeting.attendance_list import NO_REASON, AttendanceList
from ledger.codes.meetings import ABSENT, LEFT_OUT, MEMBER_MEETING, ON_LEAVE, PRESENT
from ledger.kinds.meetings import Attendance, Meeting
from ledger.kinds.membership import STAYS
from ledger.life.sheet import MeetingSheet
from operations.life.meetings import check_meeting, save_meeting, seal_meeting
from operations.tables import pinyin_table
from storage.store import Store
from tests.gui.hands import click, press, type_text
from tests.gui.pages.life.meeting.editing import add_meeting, edited, now, page_of
from tests.gui.pages.life.year_of_meetings import BRANCH, TODAY
from tests.gui.pages.showing import asked, type_into


@pytest.fixture
def editor(qtbot: QtBot, window: MainWindow, bare_book: Store) -> Iterator[MeetingEditor]:
    yield from edited(qtbot, window, bare_book, add_meeting(bare_book))


@pytest.fixture
def names(editor: MeetingEditor) -> AttendanceList:
    return editor.attendance.list


def cell(names: AttendanceList, column: str, row: int = 0) -> str:
    place = next(number for number, one in enumerate(names.lines.columns) if one.key == column)
    return str(names.lines.index(row, place).data())


def mark(editor: MeetingEditor, row: int = 0) -> Attendance:
    member_id = editor.attendance.list.lines.row(row).member_id
    return next(one for one in now(editor).attendances if one.member_id == member_id)


def write(text: str) -> None:
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    type_text(line, text)
    press(line, Qt.Key.Key_Return)


def test_everybody_on_the_roster_is_there_at_first(editor: MeetingEditor, names: AttendanceList) -> None:
    assert names.hasFocus()
    assert {one.status for one in names.lines.rows()} == {PRESENT}
    assert editor.attendance.figures.text == "应到党员 17　应到有表决权 15　实到有表决权 15"
    assert editor.attendance.quorum.text() == "达到法定人数 ✓（《支部工作条例》第十一条）"


def test_space_turns_the_mark_and_each_turn_is_one_step(
    editor: MeetingEditor, names: AttendanceList, bare_book: Store
) -> None:
    for status in (ON_LEAVE, ABSENT, PRESENT, ON_LEAVE):
        press(names, Qt.Key.Key_Space)
        assert mark(editor).status == status
    assert editor.attendance.figures.text.endswith("应到有表决权 15　实到有表决权 14")
    bare_book.undo()
    assert cell(names, "status") == PRESENT
    assert names.hasFocus()


def test_a_reason_is_asked_for_and_written_in_place(editor: MeetingEditor, names: AttendanceList) -> None:
    press(names, Qt.Key.Key_2)
    assert cell(names, "reason") == NO_REASON
    press(names, Qt.Key.Key_F2)
    write("出差")
    assert mark(editor).reason == "出差"
    assert names.currentIndex().row() == 1
    press(names, Qt.Key.Key_Up)
    press(names, Qt.Key.Key_1)
    assert mark(editor) == Attendance(
        id=mark(editor).id, meeting_id=editor.meeting_id, member_id=mark(editor).member_id, status=PRESENT
    )


def test_who_is_there_needs_no_reason(names: AttendanceList) -> None:
    press(names, Qt.Key.Key_Return)
    assert names.hasFocus()


def test_letters_find_a_name(names: AttendanceList) -> None:
    wanted = names.lines.row(9).name
    initials = next(iter(pinyin_table().initials(wanted)))
    type_text(names, initials)
    found = names.lines.row(names.currentIndex().row()).name
    assert initials in pinyin_table().initials(found)


def test_somebody_is_left_out_only_with_both_consents(editor: MeetingEditor, names: AttendanceList) -> None:
    press(names, Qt.Key.Key_4)
    dialog = asked()
    type_into(dialog.form, "reason", "长期患病")
    type_into(dialog.form, "superior_consent", "机关党总支2026年3月批复")
    dialog.save_button.click()
    assert mark(editor).status == LEFT_OUT
    assert editor.attendance.figures.text.startswith("应到党员 17")
    press(names, Qt.Key.Key_4)
    dialog = asked()
    type_into(dialog.form, "meeting_consent", "2026年4月党员大会通过")
    dialog.save_button.click()
    assert editor.attendance.figures.text.startswith("应到党员 16")


def test_too_few_with_a_vote_are_said_with_the_article(editor: MeetingEditor, names: AttendanceList) -> None:
    names.selectAll()
    press(names, Qt.Key.Key_3)
    assert "没有达到法定人数" in editor.attendance.quorum.text()
    assert "第十一条" in editor.attendance.quorum.text()
    assert editor.attendance.figures.text == "应到党员 17　应到有表决权 15　实到有表决权 0"


def test_who_has_no_vote_is_marked(names: AttendanceList) -> None:
    voting = [one.voting for one in names.lines.rows() if one.voting]
    assert voting == ["无（预备）"] * 2


def test_a_click_on_the_mark_turns_it_and_one_on_the_flag_sets_it(editor: MeetingEditor, names: AttendanceList) -> None:
    keys = [one.key for one in names.lines.columns]
    place = names.visualRect(names.lines.index(1, keys.index("status"))).center()
    click(names.viewport(), place)
    assert mark(editor, 1).status == ON_LEAVE
    press(names, Qt.Key.Key_5)
    assert mark(editor, 1).as_ordinary
    assert cell(names, "ordinary", 1) == "✓"
    names.setColumnHidden(keys.index("reason"), True)
    names.setColumnHidden(keys.index("voting"), True)
    click(names.viewport(), names.visualRect(names.lines.index(1, keys.index("ordinary"))).center())
    assert not mark(editor, 1).as_ordinary
    click(names.viewport(), QPoint(5, names.visualRect(names.lines.index(2, 0)).center().y()))
    assert mark(editor, 2).status == PRESENT


def test_make_up_study_is_noted_also_when_the_minutes_are_sealed(
    editor: MeetingEditor, names: AttendanceList, bare_book: Store
) -> None:
    press(names, Qt.Key.Key_2)
    check_meeting(bare_book, editor.meeting_id, TODAY)
    seal_meeting(bare_book, editor.meeting_id, TODAY)
    press(names, Qt.Key.Key_Space)
    assert mark(editor).status == ON_LEAVE, "sealed marks stay"
    actions = {one.text().partition("\t")[0]: one for one in names.menu().actions() if one.text()}
    assert not actions["到会"].isEnabled()
    actions["登记补课…"].trigger()
    dialog = asked()
    type_into(dialog.form, "made_up", "自学并交流")
    dialog.save_button.click()
    assert (mark(editor).made_up_on, mark(editor).made_up) == (TODAY, "自学并交流")
    assert cell(names, "made_up") == "2026-11-22 自学并交流"


def test_who_came_has_nothing_to_make_up(editor: MeetingEditor) -> None:
    editor.attendance.ask_make_up()
    assert "缺席" in editor.shell.notices.words.text()


def test_a_change_of_the_roster_shows_and_is_followed_at_a_click(
    editor: MeetingEditor, names: AttendanceList, bare_book: Store
) -> None:
    gone = names.lines.row(3).member_id
    stay = bare_book.where(STAYS, member_id=gone)[-1]
    with bare_book.change("误录的党员关系") as change:
        change.remove(STAYS, stay.id)
    assert editor.attendance.drift_words.text() == "1人不在当天名册"
    assert names.lines.rows()[-1].voting == "不在当天名册"
    editor.attendance.drift.click()
    assert gone not in {one.member_id for one in now(editor).attendances}
    assert not editor.attendance.drift.isVisible()


def test_a_mark_can_be_taken_away(editor: MeetingEditor, names: AttendanceList) -> None:
    press(names, Qt.Key.Key_Delete)
    assert cell(names, "status") == "—"
    assert "1人没有登记到会情况" in editor.attendance.drift_words.text()


def test_guests_are_added_corrected_and_removed(editor: MeetingEditor) -> None:
    guests = editor.attendance.guests
    guests.add.click()
    dialog = asked()
    type_into(dialog.form, "name", "周明")
    type_into(dialog.form, "post", "工委组织部副部长")
    dialog.save_button.click()
    assert [one.whole_text for one in guests.lines] == ["周明　工委组织部副部长"]
    guests.lines[0].click()
    dialog = asked()
    type_into(dialog.form, "reason", "到会指导")
    dialog.save_button.click()
    assert now(editor).guests[0].reason == "到会指导"
    guests.lines[0].click()
    removal = asked().foot.itemAt(0)
    assert removal is not None
    removal.widget().click()  # type: ignore[attr-defined]
    assert now(editor).guests == ()
    assert guests.lines == []


def test_a_meeting_ahead_notes_only_who_will_be_away(qtbot: QtBot, window: MainWindow, bare_book: Store) -> None:
    ahead = Meeting(kind=MEMBER_MEETING, org_unit_id=BRANCH, planned_on=TODAY.replace(day=28), for_year=2026)
    sheet = save_meeting(bare_book, MeetingSheet(ahead), TODAY)
    for editor in edited(qtbot, window, bare_book, sheet):
        names = editor.attendance.list
        assert cell(names, "status") == "—"
        assert editor.attendance.figures.text.endswith("实到有表决权 —")
        press(names, Qt.Key.Key_Space)
        assert [one.status for one in now(editor).attendances] == [ON_LEAVE]
        press(names, Qt.Key.Key_1)
        assert now(editor).attendances == ()
        assert not editor.attendance.quorum.isVisible()
        assert page_of(editor).isVisible()


def test_guests_of_checked_minutes_are_only_shown(editor: MeetingEditor) -> None:
    editor.attendance.guests.ask_new()
    dialog = asked()
    type_into(dialog.form, "name", "周明")
    dialog.save_button.click()
    editor.tasks.check()
    editor.attendance.guests.lines[0].click()
    assert QApplication.activeModalWidget() is None
    assert not editor.attendance.guests.add.isVisible()
    assert editor.attendance.list.is_locked


def test_long_names_have_room(names: AttendanceList) -> None:
    longest = max(len(one.name) for one in names.lines.rows())
    assert longest > 5
    assert names.lines.columns[0].width > longest
    assert names.columnWidth(0) > names.fontMetrics().horizontalAdvance("名" * longest)


def test_dragging_over_marks_and_a_second_click_turn_nothing(editor: MeetingEditor, names: AttendanceList) -> None:
    place = [one.key for one in names.lines.columns].index("status")
    first, last = (names.visualRect(names.lines.index(row, place)).center() for row in (0, 1))
    QTest.mousePress(names.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseRelease(names.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)
    assert {one.status for one in now(editor).attendances} == {PRESENT}
    QTest.mouseDClick(names.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    assert {one.status for one in now(editor).attendances} == {PRESENT}
