"""One meeting from the first field to the seal: each field left is stored, what is half typed comes back."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from gui.actions import Act
from gui.main_window import MainWindow
from gui.pages.life.meeting import MeetingEditor
from gui.printing.preview_window import PreviewWindow
from ledger.codes.meetings import (
    CHECKED,
    DRAFT,
    LEADERS_LIFE_MEETING,
    LECTURE,
    LIFE_MEETING,
    MEMBER_MEETING,
    PARTY_DAY,
    SEALED,
)
from ledger.kinds.attached import ADDENDA
from ledger.kinds.meetings import MEETING_TEMPLATES, MEETINGS
from ledger.kinds.organisation import BRANCH as BRANCH_LEVEL
from ledger.kinds.organisation import ORG_UNITS, OrgUnit
from ledger.life.sheet import new_sheet, repeated
from operations.life.reading import read_life
from operations.registers import REGISTER_BY_KEY
from storage.drafts import Drafts
from storage.store import Store
from tests.gui.hands import CTRL, click, press
from tests.gui.pages.life.meeting.editing import add_meeting, answer, banners, edited, enter, now, page_of, retype
from tests.gui.pages.life.year_of_meetings import BRANCH, SECOND, TODAY
from tests.gui.pages.showing import asked, type_into


@pytest.fixture
def editor(qtbot: QtBot, window: MainWindow, bare_book: Store) -> Iterator[MeetingEditor]:
    yield from edited(qtbot, window, bare_book, add_meeting(bare_book))


def test_the_head_says_which_meeting_it_is(editor: MeetingEditor) -> None:
    assert editor.bar.title.text() == "支部党员大会 第 1 次 · 2026-11-20 14:30–16:00 · 三楼会议室"
    assert not editor.bar.late.isVisible()
    assert editor.tabs.currentWidget() is editor.minutes


def test_a_field_is_stored_when_it_is_left_and_taken_back_in_one_step(editor: MeetingEditor, bare_book: Store) -> None:
    editor.go_to("place")
    enter(editor.head.fields["place"], "二楼党员活动室")
    assert now(editor).meeting.place == "二楼党员活动室"
    assert bare_book.undo_label == "修改2026-11-20支部党员大会：地点"
    bare_book.undo()
    assert editor.head.fields["place"].raw() == "三楼会议室"
    bare_book.redo()
    assert "二楼党员活动室" in editor.bar.title.text()


def test_people_are_found_by_initials_or_typed_with_their_post(editor: MeetingEditor) -> None:
    chair = editor.head.fields["chair_id"]
    editor.go_to("chair")
    enter(chair, "区委组织部副部长 周明")
    assert (now(editor).meeting.chair_id, now(editor).meeting.chair_name) == (None, "区委组织部副部长 周明")
    member = editor.open.known.roster.members[4]
    enter(chair, member.name)
    assert (now(editor).meeting.chair_id, now(editor).meeting.chair_name) == (member.id, "")
    text = chair.editor
    text.put_raw("周")
    press(text.inner, Qt.Key.Key_Escape)
    assert chair.raw() == member.name


def test_what_cannot_be_stored_is_said_at_the_field(editor: MeetingEditor) -> None:
    held = editor.head.fields["held_on"]
    editor.go_to("held_on")
    enter(held, "2027-01-05")
    assert "晚于今天" in held.remark.text()
    assert now(editor).meeting.held_on == date(2026, 11, 20)
    enter(held, "2026-11-31")
    assert held.remark.isVisible()
    press(held.editor.inner, Qt.Key.Key_Escape)
    assert held.raw() == "2026-11-20"
    enter(editor.head.fields["to_time"], "14:00")
    assert "不晚于开始时间" in editor.head.fields["to_time"].remark.text()
    assert now(editor).meeting.to_time == time(14)


def test_another_day_asks_its_roster_and_another_kind_its_number(editor: MeetingEditor) -> None:
    enter(editor.head.fields["held_on"], "2025-06-30")
    sheet = now(editor)
    assert (sheet.meeting.for_year, sheet.meeting.number) == (2025, 1)
    enter(editor.head.fields["kind"], "支委会")
    assert now(editor).meeting.kind == "支部委员会"
    assert editor.attendance.figures.text.startswith("应到党员 4")


def test_the_fields_of_a_kind_come_with_it(editor: MeetingEditor) -> None:
    editor.go_to("kind")
    fields = editor.head.fields
    assert not fields["lecturer_id"].isVisible()
    enter(fields["kind"], LECTURE)
    assert fields["lecturer_id"].isVisible()
    enter(fields["kind"], LIFE_MEETING)
    assert fields["for_year"].isVisible()
    assert not fields["lecturer_post"].isVisible()


def test_other_organisations_are_ticked(editor: MeetingEditor) -> None:
    joint = editor.head.joint
    action = next(one for one in joint._actions.values() if one.data() == SECOND)
    action.trigger()
    assert now(editor).units == (SECOND,)
    assert joint.button.text() == "第二支部"
    assert editor.attendance.figures.text.startswith("应到党员 36") or now(editor).attendances
    action.trigger()
    assert now(editor).units == ()


def test_the_life_meeting_of_leaders_gets_its_right_name_at_a_click(editor: MeetingEditor) -> None:
    enter(editor.head.fields["kind"], LEADERS_LIFE_MEETING)
    assert "民主生活会由领导班子召开" in banners(editor)
    buttons: list[QPushButton] = list(editor.banners.findChildren(QPushButton))
    next(one for one in buttons if one.text() == "改为组织生活会").click()
    assert now(editor).meeting.kind == LIFE_MEETING
    assert "民主生活会" not in banners(editor)


# Half-typed text


def test_twenty_thousand_characters_come_back_after_a_kill(
    qtbot: QtBot, editor: MeetingEditor, window: MainWindow
) -> None:
    drafts = editor.shell.drafts
    assert isinstance(drafts, Drafts)
    text = "会议认真学习了有关文件。" * 1700
    report = editor.minutes.agenda.cards[0].fields["report"]
    report.take_focus()
    retype(report, text)
    qtbot.waitUntil(lambda: bool(editor.open.typed.texts))
    assert now(editor).items[0].item.report == "", "nothing is stored before the field is left"
    fresh = opened_again(qtbot, editor, window)
    assert fresh.minutes.agenda.cards[0].fields["report"].raw() == text
    assert "已恢复上次没有保存的内容" in banners(fresh)
    fresh.flush()
    assert now(editor).items[0].item.report == text
    assert drafts.load(bare_book_key(editor)) is None


def opened_again(qtbot: QtBot, editor: MeetingEditor, window: MainWindow) -> MeetingEditor:
    """Another editor of the same meeting, as after a kill: it knows only the book and the drafts."""
    editor.open._book = None  # it stores nothing any more
    fresh = MeetingEditor(window.shell)
    qtbot.addWidget(fresh)
    fresh.resize(1000, 700)
    fresh.show_meeting(editor.meeting_id)
    fresh.show()
    return fresh


def bare_book_key(editor: MeetingEditor) -> str:
    return editor.shell.session.draft_key(MEETINGS.key, editor.meeting_id, "记录")


def test_what_came_back_can_be_given_up(qtbot: QtBot, editor: MeetingEditor, window: MainWindow) -> None:
    editor.minutes.open_text("summary")
    retype(editor.minutes.texts["summary"], "同意大家的意见")
    qtbot.waitUntil(lambda: bool(editor.open.typed.texts))
    fresh = opened_again(qtbot, editor, window)
    assert "已恢复" in banners(fresh)
    buttons: list[QPushButton] = list(fresh.banners.findChildren(QPushButton))
    next(one for one in buttons if one.text() == "放弃").click()
    assert fresh.minutes.texts["summary"].raw() == ""
    assert "已恢复" not in banners(fresh)
    fresh.flush()
    assert now(editor).meeting.summary == ""


def test_leaving_the_page_stores_what_was_typed(editor: MeetingEditor) -> None:
    editor.minutes.open_text("body")
    retype(editor.minutes.texts["body"], "会议开始")
    page = page_of(editor)
    meeting_id = editor.meeting_id
    page.editor.close_editor()
    assert not page.is_open
    assert page.session.store.get(MEETINGS, meeting_id).body == "会议开始"


def test_taking_back_elsewhere_leaves_what_is_being_typed(editor: MeetingEditor, bare_book: Store) -> None:
    enter(editor.head.fields["place"], "操场")
    editor.minutes.open_text("body")
    body = editor.minutes.texts["body"]
    retype(body, "正在记录")
    bare_book.undo()
    assert editor.head.fields["place"].raw() == "三楼会议室"
    assert body.raw() == "正在记录"
    assert body.editor.inner.hasFocus()


def test_the_meeting_that_another_page_removes_is_closed(editor: MeetingEditor, bare_book: Store) -> None:
    page = page_of(editor)
    bare_book.undo()  # its entering
    assert not page.is_open


# A new meeting


def test_a_new_meeting_is_entered_with_its_first_field(bare_book: Store, editor: MeetingEditor) -> None:
    before = len(bare_book.all(MEETINGS))
    editor.show_new(new_sheet(read_life(bare_book), PARTY_DAY, BRANCH, TODAY))
    assert editor.meeting_id == 0
    assert editor.tabs.currentWidget() is not editor.minutes
    assert len(bare_book.all(MEETINGS)) == before
    enter(editor.head.fields["from_time"], "9:00")
    assert editor.meeting_id
    assert now(editor).meeting.from_time == time(9)
    assert len(now(editor).attendances) == 17
    bare_book.undo()
    assert len(bare_book.all(MEETINGS)) == before


def test_a_new_meeting_can_be_entered_as_it_stands(bare_book: Store, editor: MeetingEditor) -> None:
    editor.show_new(repeated(read_life(bare_book), editor.meeting_id, TODAY))
    assert editor.bar.strip.enter.isVisible()
    assert [card.ref.id for card in editor.minutes.agenda.cards] == [-1, -2]
    card = editor.minutes.agenda.cards[0]
    editor.bar.strip.enter.click()
    assert editor.minutes.agenda.cards[0] is card
    assert [one.item.id for one in now(editor).items] == [card.ref.id, editor.minutes.agenda.cards[1].ref.id]
    assert not editor.bar.strip.enter.isVisible()
    assert editor.bar.strip.check.isVisible()


def test_a_new_meeting_with_half_typed_text_is_entered_so_that_nothing_is_lost(
    qtbot: QtBot, bare_book: Store, editor: MeetingEditor
) -> None:
    editor.show_new(repeated(read_life(bare_book), editor.meeting_id, TODAY))
    editor.tabs.setCurrentWidget(editor.minutes)
    report = editor.minutes.agenda.cards[0].fields["report"]
    retype(report, "刚刚开始")
    qtbot.waitUntil(lambda: bool(editor.open.typed.texts))
    assert editor.meeting_id
    assert report.raw() == "刚刚开始"
    assert list(editor.open.typed.texts) == [f"item-{now(editor).items[0].item.id}.report"]


# The way to the seal


def test_checked_minutes_are_closed_until_they_go_back_to_draft(editor: MeetingEditor) -> None:
    strip = editor.bar.strip
    strip.check.click()
    assert now(editor).meeting.state == CHECKED
    assert "记录已核对" in banners(editor)
    body = editor.minutes.texts["body"].editor
    body.typed.emit()
    assert not editor.minutes.agenda.new.isVisible()
    enter_at = editor.head.fields["place"]
    enter(enter_at, "操场")
    assert now(editor).meeting.place == "三楼会议室"
    strip.reopen.click()
    assert now(editor).meeting.state == DRAFT
    assert editor.minutes.agenda.new.isVisible()


def test_sealed_minutes_take_an_addendum(editor: MeetingEditor, bare_book: Store) -> None:
    strip = editor.bar.strip
    strip.check.click()
    answer("取消")
    strip.seal.click()
    assert now(editor).meeting.state == CHECKED
    answer("定稿")
    strip.seal.click()
    assert now(editor).meeting.state == SEALED
    assert "张书记于 2026-11-22 定稿" in banners(editor)
    strip.addendum.click()
    dialog = asked()
    type_into(dialog.form, "reason", "漏记发言")
    type_into(dialog.form, "text", "李同志表示同意。")
    dialog.save_button.click()
    assert [one.text for one in bare_book.all(ADDENDA)] == ["李同志表示同意。"]
    assert "李同志表示同意。" in [one.text() for one in editor.minutes.addenda.words]
    assert editor.minutes.addenda.isVisible()


def test_late_minutes_show_that_they_are(editor: MeetingEditor, bare_book: Store) -> None:
    late = add_meeting(bare_book, day=date(2026, 9, 1))
    editor.show_meeting(late.meeting.id)
    assert editor.bar.late.isVisible()
    assert "2026-11-22 整理" in editor.bar.late.toolTip()


def test_a_meeting_is_removed_after_a_question(editor: MeetingEditor, bare_book: Store) -> None:
    meeting_id, page = editor.meeting_id, page_of(editor)
    answer("取消")
    press(editor.attendance.list, Qt.Key.Key_Delete, CTRL)
    assert bare_book.find(MEETINGS, meeting_id)
    answer("删除")
    page.handlers()[Act.DELETE]()
    assert bare_book.find(MEETINGS, meeting_id) is None
    assert not page.is_open
    editor.shell.notices.button.click()
    assert bare_book.find(MEETINGS, meeting_id)


# Findings and jumps


def test_what_is_missing_stands_at_the_foot_and_leads_there(qtbot: QtBot, editor: MeetingEditor) -> None:
    assert editor.foot.isHidden() or "主持人和记录人" not in texts(editor)
    enter(editor.head.fields["recorder_id"], editor.head.fields["chair_id"].editor.raw())  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: "提醒　主持人和记录人是同一人。" in texts(editor))
    line = next(one for one in editor.foot.lines if "同一人" in one.whole_text)
    assert "通行要求" in line.toolTip()
    click(line)
    assert editor.head.fields["recorder_id"].editor.inner.hasFocus()


def texts(editor: MeetingEditor) -> str:
    return " / ".join(one.whole_text.strip() for one in editor.foot.lines)


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ("minutes.duration", "to_time"),
        ("lecture.lecturer", "lecturer_id"),
        ("minutes.complete", "topic"),
        ("recorder", "recorder_id"),
    ],
)
def test_a_rule_leads_to_its_field(editor: MeetingEditor, place: str, field: str) -> None:
    if field == "lecturer_id":
        enter(editor.head.fields["kind"], LECTURE)
    editor.go_to(place)
    assert editor.head.fields[field].editor.inner.hasFocus()


def test_scopes_lead_to_votes_items_attendance_and_texts(editor: MeetingEditor) -> None:
    sheet = now(editor)
    editor.go_to(f"vote-{sheet.items[1].votes[0].id}")
    assert editor.minutes.agenda.cards[1].votes[0].fields["yes"].editor.inner.hasFocus()
    editor.go_to("attendance.reason")
    assert editor.attendance.list.hasFocus()
    editor.go_to(f"item-{sheet.items[0].item.id}")
    assert editor.minutes.agenda.cards[0].fields["report"].editor.inner.hasFocus()
    editor.go_to("summary")
    assert editor.minutes.texts["summary"].editor.inner.hasFocus()
    editor.go_to("elections")
    assert editor.minutes.cards["elections"].is_open
    editor.go_to("attachments")
    assert editor.files.table.hasFocus()
    editor.go_to("meeting.committee_first")
    assert editor.minutes.agenda.cards[0].head.hasFocus()
    editor.go_to("something-else")
    assert editor.minutes.agenda.new.hasFocus()


def test_esc_goes_back_to_the_page(editor: MeetingEditor) -> None:
    page = page_of(editor)
    press(editor.attendance.list, Qt.Key.Key_Escape)
    assert not page.is_open


# Templates and paper


def test_the_frame_is_kept_as_a_template(editor: MeetingEditor, bare_book: Store) -> None:
    editor.tasks.save_as_template()
    dialog = asked()
    type_into(dialog.form, "title", "季度党员大会")
    dialog.save_button.click()
    kept = bare_book.all(MEETING_TEMPLATES)[-1]
    assert (kept.title, kept.kind, kept.place) == ("季度党员大会", MEMBER_MEETING, "三楼会议室")
    assert kept.text.splitlines() == ["学习文件", "讨论接收李明为预备党员"]


def test_the_print_menu_offers_what_there_is(qtbot: QtBot, editor: MeetingEditor) -> None:
    editor.bar.print_menu.aboutToShow.emit()
    shown = [one.text() for one in editor.bar.print_menu.actions()]
    if "minutes" not in REGISTER_BY_KEY:
        assert shown == ["没有可以打印的表"]
        return
    assert "会议记录…" in shown
    assert Act.PRINT in editor.handlers()
    editor.bar.print_menu.actions()[0].trigger()
    preview = editor.window().findChild(PreviewWindow)
    assert preview is not None
    qtbot.waitUntil(lambda: not editor.shell.tasks.is_busy)
    preview.close()


# Room


@pytest.mark.parametrize(("size", "percent"), [((1366, 768), 100), ((1000, 640), 100), ((1366, 768), 150)])
def test_everything_has_room(editor: MeetingEditor, window: MainWindow, size: tuple[int, int], percent: int) -> None:
    window.shell.theme.set_percent(percent)
    window.resize(QSize(*size))
    QApplication.processEvents()
    assert window.width() == size[0]
    inner = editor.minutes.area.widget()
    assert inner.width() <= editor.minutes.area.viewport().width()
    assert editor.attendance.list.isVisible()


def test_a_narrow_editor_shows_who_came_as_a_tab(editor: MeetingEditor, window: MainWindow) -> None:
    window.shell.theme.set_percent(150)
    window.resize(1000, 640)
    QApplication.processEvents()
    names = [editor.tabs.tabText(number) for number in range(editor.tabs.count())]
    assert names == ["会议信息", "到会", "议题与记录", "附件"]
    editor.go_to("attendance")
    assert editor.attendance.list.hasFocus()
    window.shell.theme.set_percent(100)
    window.resize(1366, 768)
    QApplication.processEvents()
    assert editor.tabs.count() == 3
    assert editor.attendance.list.isVisible()


def test_another_book_does_not_show_the_meeting_of_the_one_before(
    editor: MeetingEditor, tmp_path: Path, window: MainWindow
) -> None:
    other = Store.create(tmp_path / "另一本.zbtz", clock=window.shell.session.clock, operator="李")
    page = page_of(editor)
    enter(editor.head.fields["place"], "礼堂")
    retype(editor.head.fields["topic"], "没有离开")
    window.shell.session.close()
    window.shell.session.open(other, "另一本")
    assert not page.is_open
    assert other.all(MEETINGS) == []
    window.shell.session.close()
    other.close()


def test_a_unit_that_was_founded_meanwhile_can_be_chosen(editor: MeetingEditor, bare_book: Store) -> None:
    with bare_book.change("新建支部") as change:
        change.add(ORG_UNITS, OrgUnit(level=BRANCH_LEVEL, full_name="第九支部", short_name="第九支部", parent_id=1))
    enter(editor.head.fields["org_unit_id"], "第九支部")
    assert now(editor).meeting.org_unit_id == bare_book.all(ORG_UNITS)[-1].id
    assert editor.attendance.figures.text.startswith("应到党员 0")


def test_empty_speeches_do_not_stay_in_the_minutes(editor: MeetingEditor) -> None:
    card = editor.minutes.agenda.cards[0]
    assert card.speeches is not None
    card.speeches.begin()
    assert len(now(editor).items[0].speeches) == 2
    editor.flush()
    assert len(now(editor).items[0].speeches) == 1


def test_coming_back_to_the_page_leaves_the_keyboard_where_it_was(
    qtbot: QtBot, editor: MeetingEditor, window: MainWindow
) -> None:
    editor.minutes.open_text("body")
    body = editor.minutes.texts["body"].editor.inner
    editor.hide()
    editor.show()
    body.setFocus()
    QApplication.processEvents()
    assert body.hasFocus()
    assert window.isVisible()
    qtbot.waitUntil(body.hasFocus)


def test_the_question_before_the_seal_says_what_is_still_missing(editor: MeetingEditor) -> None:
    enter(editor.head.fields["place"], "")
    editor.tasks.check()
    told: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.informativeText())
        box.reject()

    QTimer.singleShot(0, read)
    editor.tasks.seal()
    assert "还有1项必改没有处理" in told[0]
    assert now(editor).meeting.state == CHECKED
