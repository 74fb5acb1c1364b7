"""谈心谈话 as the secretary uses it: entered by key, kept field by field, confidential ones covered, gaps planned."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from gui.actions import Act
from gui.importing.window import ImportWindow
from gui.main_window import MainWindow
from gui.pages.talks import TalksPage
from gui.pages.talks.lines import Chip
from gui.pages.talks.page import Part
from gui.pages.talks.people_editor import RoleBlock
from gui.pages.talks.plan_dialog import PlanDialog
from gui.pages.talks.talk_dialog import TalkDialog
from gui.printing.preview_window import PreviewWindow
from ledger.codes.meetings import CHECKED, DRAFT, SEALED
from ledger.codes.talks import PARTNER, TAKER, TALKER
from ledger.kinds.attached import ADDENDA, ATTACHMENTS, Attachment
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import ORG_UNITS, OrgUnit
from ledger.kinds.talks import TALK_PEOPLE, TALKS
from operations.life.talks import check_talk, seal_talk
from operations.records import save_record
from storage.store import Store
from tests.gui.hands import CTRL, focused, press, type_text
from tests.gui.pages.showing import asked, show_page, type_into
from tests.gui.pages.talk_book import (
    BRANCH,
    FIFTH,
    FIRST,
    FOURTH,
    LEADER,
    NEXT,
    SECOND,
    THIRD,
    TODAY,
    answer,
    talk_book,
    talked,
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Store]:
    with talk_book(tmp_path / "谈话.zbtz") as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, book: Store) -> Iterator[TalksPage]:
    window.resize(1366, 768)
    shown = show_page(qtbot, window, TalksPage, book)
    shown.session.choose_unit(BRANCH)
    yield shown
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy)
    shown.close_page()
    window.shell.session.close()


def cells(page: TalksPage, talk_id: int) -> dict[str, str]:
    line = next(one for one in page.model.rows() if one.talk.id == talk_id)
    return {column.label: column.text(line) for column in page.model.columns}


def dialog() -> TalkDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, TalkDialog)
    return found


def add(block: RoleBlock, text: str) -> None:
    block.field.setFocus()
    type_text(block.field.inner, text)
    block.field.completer.popup().hide()
    press(block.field.inner, Qt.Key.Key_Return)


def names(block: RoleBlock) -> list[tuple[int | None, str, str]]:
    return [(one.member_id, one.name, one.post) for one in block.people]


def choose(page: TalksPage, talk_id: int) -> None:
    page.chips.choose(Chip.ALL)
    assert page.table.select(talk_id)


def foot(page: TalksPage) -> str:
    return page.coverage.foot.text()


# Entering


def test_a_talk_is_entered_with_the_keyboard_alone(page: TalksPage, book: Store, qtbot: QtBot) -> None:
    press(page.table, Qt.Key.Key_N, CTRL)
    asks = dialog()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is asks.people.blocks[TALKER].field.inner)
    add(asks.people.blocks[TALKER], "wxm")
    add(asks.people.blocks[PARTNER], "zg")
    add(asks.people.blocks[PARTNER], "陈静")
    add(asks.people.blocks[PARTNER], "李明，区委组织部副部长")
    type_into(asks.form, "occasion", "岗位变动")
    press(asks, Qt.Key.Key_Return, CTRL)
    (one,) = book.all(TALKS)
    assert (one.held_on, one.org_unit_id, one.occasion, one.state) == (TODAY, BRANCH, "岗位变动", DRAFT)
    assert [(who.role, who.member_id, who.name, who.post) for who in book.all(TALK_PEOPLE)] == [
        (TALKER, LEADER, "", ""),
        (PARTNER, FIRST, "", ""),
        (PARTNER, NEXT, "", ""),
        (PARTNER, None, "李明", "区委组织部副部长"),
    ]
    assert page.card.isVisible()
    assert "集体谈话" in page.frame.card.note.text()
    assert cells(page, one.id)["谈话对象"] == "集体：赵刚、陈静、李明"
    book.undo()
    assert book.all(TALKS) == []


def test_without_a_partner_it_is_said_and_nothing_is_stored(page: TalksPage, book: Store) -> None:
    page.enter()
    asks = dialog()
    add(asks.people.blocks[TALKER], "王小明")
    asks.save_button.click()
    assert asks.people.remark.text() == "请填写谈话对象。"
    assert book.all(TALKS) == []
    add(asks.people.blocks[PARTNER], "李娜")
    assert asks.people.remark.isHidden()
    asks.reject()


def test_letters_that_mean_nobody_or_several_are_not_taken_for_a_name(page: TalksPage, book: Store) -> None:
    save_record(book, MEMBERS, replace(book.get(MEMBERS, FIFTH), name="赵刚"))
    page.enter()
    block = dialog().people.blocks[PARTNER]
    add(block, "xyz")
    assert "没有找到" in block.remark.text()
    block.field.put_raw("")
    add(block, "赵刚")
    assert "请从列表中选择" in block.remark.text()
    assert names(block) == []
    block.field.put_raw("")
    add(block, "陈")
    assert "姓名相近" in block.remark.text()
    assert names(block) == []
    block.field.put_raw("")
    add(block, "王　明")
    add(block, "wxm")
    add(block, "wxm")
    assert names(block) == [(None, "王明", ""), (LEADER, "", "")]
    press(block.field.inner, Qt.Key.Key_Backspace)
    assert names(block) == [(None, "王明", "")]
    dialog().reject()


def test_somebody_picked_from_the_list_is_added_and_the_field_is_free_again(
    page: TalksPage, book: Store, qtbot: QtBot
) -> None:
    choose(page, talked(book, LEADER, FIRST).id)
    block = page.card.people.blocks[PARTNER]
    block.field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is block.field.inner)
    type_text(block.field.inner, "cj")
    popup = block.field.completer.popup()
    qtbot.waitUntil(popup.isVisible)
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    assert [who.member_id for who in book.where(TALK_PEOPLE, role=PARTNER)] == [FIRST, NEXT]
    assert block.field.raw() == ""
    block.field.box.setCurrentIndex(block.field.box.findText("孙伟"))
    block.field.box.activated.emit(block.field.box.currentIndex())
    assert [who.member_id for who in book.where(TALK_PEOPLE, role=PARTNER)] == [FIRST, NEXT, THIRD]
    assert block.field.raw() == ""


def test_somebody_is_taken_away_and_the_last_partner_stays_in_the_book(page: TalksPage, book: Store) -> None:
    one = talked(book, LEADER, FIRST, NEXT)
    choose(page, one.id)
    block = page.card.people.blocks[PARTNER]
    crosses: list[QToolButton] = list(block.findChildren(QToolButton))
    next(cross for cross in crosses if cross.accessibleName() == "移去赵刚").click()
    assert [who.member_id for who in book.where(TALK_PEOPLE, role=PARTNER)] == [NEXT]
    block.remove(0)
    assert page.card.people.remark.text() == "请填写谈话对象。"
    assert [who.member_id for who in book.where(TALK_PEOPLE, role=PARTNER)] == [NEXT]
    add(block, "wm")
    assert [who.member_id for who in book.where(TALK_PEOPLE, role=PARTNER)] == [FIFTH]
    assert page.card.people.remark.isHidden()


def test_what_was_not_understood_does_not_follow_to_another_talk(page: TalksPage, book: Store) -> None:
    one, other = talked(book, LEADER, FIRST), talked(book, LEADER, NEXT)
    choose(page, one.id)
    block = page.card.people.blocks[PARTNER]
    add(block, "xyz")
    choose(page, other.id)
    assert (block.field.raw(), block.remark.text()) == ("", "")
    add(block, "zg")
    choose(page, one.id)
    assert [who.member_id for who in book.where(TALK_PEOPLE, talk_id=other.id, role=PARTNER)] == [NEXT, FIRST]
    assert [who.member_id for who in book.where(TALK_PEOPLE, talk_id=one.id, role=PARTNER)] == [FIRST]


# The card


def test_each_field_is_saved_when_it_is_left_as_one_step(page: TalksPage, book: Store) -> None:
    one = talked(book, LEADER, FIRST)
    choose(page, one.id)
    type_into(page.card.record_form, "content", "谈近期工作。")
    type_into(page.card.frame_form, "place", "三楼谈心室")
    type_into(page.card.frame_form, "from_time", "15:00")
    kept = book.get(TALKS, one.id)
    assert (kept.content, kept.place, kept.written_on) == ("谈近期工作。", "三楼谈心室", TODAY)
    book.undo()
    book.undo()
    assert (book.get(TALKS, one.id).content, book.get(TALKS, one.id).place) == ("谈近期工作。", "")
    assert page.card.frame_form.record.place == ""


def test_an_occasion_that_was_typed_is_offered_again(page: TalksPage, book: Store) -> None:
    talked(book, LEADER, FIRST, occasion="退役军人座谈")
    one = talked(book, LEADER, NEXT)
    choose(page, one.id)
    editor = page.card.frame_form.rows["occasion"].editor
    assert editor.box.findText("退役军人座谈") > 0  # type: ignore[attr-defined]
    assert editor.raw() == "日常谈心"


def test_what_was_half_typed_is_kept_as_a_draft_but_not_of_a_confidential_talk(page: TalksPage, book: Store) -> None:
    open_one = talked(book, LEADER, FIRST)
    secret = talked(book, LEADER, NEXT, is_confidential=True)
    drafts, session = page.shell.drafts, page.session
    assert drafts is not None
    editor = page.card.record_form.rows["content"].editor
    for one in (open_one, secret):
        choose(page, one.id)
        page.card.reveal()
        editor.put_raw("谈到一半")
        editor.typed.emit()
        page.card.record_form._keep_draft()
    assert drafts.load(session.draft_key(TALKS.key, secret.id, "record")) is None
    editor.restore()
    choose(page, open_one.id)  # what was typed there was saved when the other was chosen
    assert book.get(TALKS, open_one.id).content == "谈到一半"


def test_checked_goes_back_to_draft_and_sealed_is_only_added_to(page: TalksPage, book: Store) -> None:
    one = talked(book, LEADER, FIRST)
    choose(page, one.id)
    strip = page.card.strip
    strip.check.click()
    assert book.get(TALKS, one.id).state == CHECKED
    place = page.card.frame_form.rows["place"].editor
    assert place.inner.isReadOnly()  # type: ignore[attr-defined]
    assert page.card.people.blocks[PARTNER].field.isHidden()
    strip.reopen.click()
    assert book.get(TALKS, one.id).state == DRAFT
    assert not place.inner.isReadOnly()  # type: ignore[attr-defined]
    strip.check.click()
    said = answer("定稿")
    strip.seal.click()
    assert said() == ["2026-11-12谈心谈话记录定稿吗？"]
    assert (book.get(TALKS, one.id).state, book.get(TALKS, one.id).sealed_by) == (SEALED, "王小明")
    assert strip.seal.isHidden()
    strip.addendum.click()
    form = asked().form
    type_into(form, "reason", "笔误")
    type_into(form, "text", "地点应为支部活动室。")
    asked().save_button.click()
    assert [extra.text for extra in book.where(ADDENDA, talk_id=one.id)] == ["地点应为支部活动室。"]


def test_what_was_agreed_is_closed_even_after_sealing(page: TalksPage, book: Store, qtbot: QtBot) -> None:
    one = talked(book, LEADER, FIRST, follow_up="安排培训", follow_up_due_on=date(2026, 11, 15))
    check_talk(book, one.id, TODAY)
    seal_talk(book, one.id, TODAY)
    assert cells(page, one.id)["后续"] == "▲ 逾期7天　安排培训"
    qtbot.waitUntil(lambda: page.badge() > 0)
    before = page.badge()
    page.chips.choose(Chip.FOLLOW_UP)
    assert [line.talk.id for line in page.model.rows()] == [one.id]
    choose(page, one.id)
    page.card.close_button.click()
    type_into(asked().form, "outcome", "已参加培训")
    asked().save_button.click()
    assert book.get(TALKS, one.id).follow_up_done_on == TODAY
    assert cells(page, one.id)["后续"] == "● 已办结　安排培训"
    assert "已参加培训" in page.card.outcome.text()
    qtbot.waitUntil(lambda: page.badge() == before - 1)


def test_a_plan_becomes_a_talk_when_its_day_is_filled_in(page: TalksPage, book: Store) -> None:
    one = talked(book, LEADER, FIRST, held_on=None, planned_on=date(2026, 11, 20))
    assert cells(page, one.id)["日期"] == "2026-11-20 计划"
    assert cells(page, one.id)["记录"] == "▲ 计划已过"
    page.chips.choose(Chip.PLANNED)
    page.table.select(one.id)
    press(page.table, Qt.Key.Key_Return)
    assert focused() is page.card.frame_form.rows["held_on"].editor.inner
    type_into(page.card.frame_form, "held_on", "2026-11-21")
    assert book.get(TALKS, one.id).state == DRAFT
    assert page.model.rowCount() == 0


def test_files_are_kept_saved_and_taken_off(
    page: TalksPage, book: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = talked(book, LEADER, FIRST)
    choose(page, one.id)
    scan = tmp_path / "签字页.txt"
    scan.write_text("签字", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(scan), ""))
    page.card.enclosures.add.click()
    (file,) = book.where(ATTACHMENTS, talk_id=one.id)
    assert file.title == "签字页"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "另存.txt"), ""))
    page.card.enclosures.save_asked.emit(file.id)
    assert (tmp_path / "另存.txt").read_text("utf-8") == "签字"
    page.card.enclosures.remove_asked.emit(file.id)
    assert book.all(ATTACHMENTS) == []


def test_a_name_from_elsewhere_leads_no_file_out_of_its_folder(
    page: TalksPage, book: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = talked(book, LEADER, FIRST)
    with book.change("写入") as change:
        file = Attachment(
            talk_id=one.id, title="签字页", file_name="../../autostart/x.desktop", content=change.keep(b"x")
        )
        file = change.add(ATTACHMENTS, file)
    choose(page, one.id)
    proposed: list[str] = []

    def give_up(*given: object) -> tuple[str, str]:
        proposed.append(str(given[2]))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", give_up)
    page.card.enclosures.save_asked.emit(file.id)
    assert proposed == ["autostartx.desktop"]


# Confidential


def test_a_confidential_talk_shows_its_content_after_a_question_only(page: TalksPage, book: Store) -> None:
    secret = talked(book, LEADER, FIRST, content="家中有病人", place="医院", follow_up="申请补助", is_confidential=True)
    other = talked(book, LEADER, NEXT, content="谈学习")
    shown = cells(page, secret.id)
    assert (shown["事由"], shown["地点"], shown["后续"]) == ("保密", "保密", "○ 待办　保密")
    choose(page, secret.id)
    card = page.card
    card.tabs.setCurrentIndex(1)
    assert not card.record_form.isVisible()
    answer("取消")
    card.veils[0].button.click()
    assert not card.record_form.isVisible()
    answer("显示")
    card.veils[0].button.click()
    assert card.record_form.isVisible()
    assert card.record_form.rows["content"].editor.raw() == "家中有病人"
    choose(page, other.id)
    assert card.record_form.isVisible()
    choose(page, secret.id)
    assert not card.record_form.isVisible()
    card.reveal()
    press(page.table, Qt.Key.Key_Escape)
    choose(page, secret.id)
    assert card.is_veiled
    card.reveal()
    page.hide()
    page.show()
    assert card.is_veiled


def test_who_makes_a_talk_confidential_goes_on_writing(page: TalksPage, book: Store) -> None:
    one = talked(book, LEADER, FIRST)
    choose(page, one.id)
    box = page.card.frame_form.rows["is_confidential"].editor
    box.inner.click()  # type: ignore[attr-defined]
    assert book.get(TALKS, one.id).is_confidential
    assert not page.card.is_veiled


def test_a_search_finds_content_and_initials_but_nothing_confidential(page: TalksPage, book: Store) -> None:
    secret = talked(book, LEADER, FIRST, content="家中有病人", is_confidential=True)
    other = talked(book, SECOND, NEXT, content="家中有喜事")
    for text, found in (("家中", [other.id]), ("zg", [secret.id]), ("赵刚", [secret.id]), ("没有的", [])):
        page.search(text)
        assert [line.talk.id for line in page.model.rows()] == found
    page.search("")
    assert page.model.rowCount() == 2


# Taking away, other years, paper


def test_a_talk_entered_by_mistake_is_removed_after_a_question(page: TalksPage, book: Store) -> None:
    one = talked(book, LEADER, FIRST)
    choose(page, one.id)
    answer("删除")
    press(page.table, Qt.Key.Key_Delete, CTRL)
    assert book.all(TALKS) == []
    assert not page.frame.card.isVisible()
    book.undo()
    assert [line.talk.id for line in page.model.rows()] == [one.id]


def test_a_refused_change_is_told_and_the_card_shows_the_book(page: TalksPage, book: Store) -> None:
    one = talked(book, LEADER, FIRST, place="旧地点")
    choose(page, one.id)
    check_talk(book, one.id, TODAY)
    said = answer("知道了")
    page.tasks.save(replace(page.card._sheet, talk=replace(page.card.talk, place="新地点")))
    assert "已经核对" in said()[0]
    assert book.get(TALKS, one.id).place == "旧地点"


def test_a_record_of_another_year_is_shown_in_its_year(page: TalksPage, book: Store) -> None:
    one = talked(book, LEADER, FIRST, held_on=date(2025, 5, 6))
    assert page.model.rowCount() == 0
    page.parts.choose(Part.COVERAGE)
    page.session.ask_for(TALKS.key, one.id)
    assert page.session.place.year == 2025
    assert page.table.selection.current == one.id
    assert page.frame.card.isVisible()


def test_the_list_is_saved_as_a_sheet(
    page: TalksPage, book: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    talked(book, LEADER, FIRST, content="家中有病人", is_confidential=True)
    target = tmp_path / "谈话.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.shell.actions[Act.EXPORT].trigger()
    qtbot.waitUntil(target.exists)
    text = ZipFile(target).read("xl/sharedStrings.xml").decode()
    assert "赵刚" in text
    assert "家中" not in text


def test_talks_come_in_from_a_sheet(
    page: TalksPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    sheet = tmp_path / "谈话.csv"
    sheet.write_text("谈话日期,谈话人,谈话对象,谈话内容\n2026-05-06,王小明,赵刚,谈近期工作\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(sheet), ""))
    page.shell.actions[Act.IMPORT].trigger()
    window = QApplication.activeModalWidget()
    assert isinstance(window, ImportWindow)
    qtbot.waitUntil(lambda: window.draft is not None)
    window.reject()


def test_without_a_chosen_talk_no_sheet_is_printed(page: TalksPage) -> None:
    page.outputs.print_record()
    assert QApplication.activeModalWidget() is None
    assert page.shell.notices.isVisible()


def test_the_sheet_of_a_confidential_talk_is_printed_after_a_question(
    page: TalksPage, book: Store, qtbot: QtBot
) -> None:
    one = talked(book, LEADER, FIRST, content="家中有病人", is_confidential=True)
    choose(page, one.id)
    answer("取消")
    page.outputs.print_record()
    assert QApplication.activeModalWidget() is None
    answer("打印")
    page.outputs.print_record()
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PreviewWindow)
    qtbot.waitUntil(preview.print_button.isEnabled, timeout=20000)
    preview.reject()
    page.outputs.print_register()
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PreviewWindow)
    qtbot.waitUntil(preview.print_button.isEnabled, timeout=20000)
    preview.reject()


# Coverage


def coverage(page: TalksPage) -> dict[str, str]:
    return {line.entry.member.name: page.coverage.model.columns[3].text(line) for line in page.coverage.model.rows()}


def test_the_coverage_says_who_lacks_what_and_why(page: TalksPage, book: Store) -> None:
    talked(book, LEADER, FIRST)
    talked(book, FIRST, NEXT, held_on=date(2026, 3, 4))
    page.parts.choose(Part.COVERAGE)
    missing = coverage(page)
    assert missing["王小明"] == "与李娜（第十九条）"
    assert missing["李娜"] == "与王小明（第十九条）"
    assert missing["赵刚"] == "已谈全"
    assert missing["陈静"] == "与支部委员（第十九条）"
    assert missing["孙伟"] == "与支部委员；与其他党员（第十九条）"
    assert page.status_text().startswith("7 人 · 还缺")
    page.coverage.table.selectRow(2)
    assert "应谈的都已谈过" in foot(page)
    assert "《中国共产党支部工作条例（试行）》第十九条" in foot(page)
    for column, words in ((4, "11-12 王小明"), (6, "03-04 陈静")):
        page.coverage.table.setCurrentIndex(page.coverage.model.index(2, column))
        assert words in foot(page)
    page.coverage.chips.choose("complete")
    assert list(coverage(page)) == ["赵刚"]
    page.search("lina")
    page.coverage.chips.choose("all")
    assert list(coverage(page)) == ["李娜"]


def test_enter_plans_what_somebody_lacks_on_the_asked_day(page: TalksPage, book: Store) -> None:
    talked(book, LEADER, FIRST)
    page.parts.choose(Part.COVERAGE)
    page.coverage.table.selectRow(2)
    press(page.coverage.table, Qt.Key.Key_Return)
    form = asked().form
    type_into(form, "planned_on", "2026-12-01")
    asked().save_button.click()
    (plan,) = book.where(TALKS, held_on=None)
    assert plan.planned_on == date(2026, 12, 1)
    assert {who.member_id for who in book.where(TALK_PEOPLE, talk_id=plan.id)} == {FIRST, NEXT}
    assert coverage(page)["赵刚"] == "与其他党员 ○ 12-01计划（第十九条）"
    press(page.coverage.table, Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None  # nothing is left to plan for him
    book.undo()
    assert coverage(page)["赵刚"] == "与其他党员（第十九条）"


def test_all_that_is_missing_is_planned_after_a_look_and_in_one_step(
    page: TalksPage, book: Store, qtbot: QtBot
) -> None:
    page.parts.choose(Part.COVERAGE)
    assert page.coverage.plan_all_button.isEnabled()
    page.coverage.plan_all_button.click()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, PlanDialog)
    qtbot.waitUntil(shown.isActiveWindow)
    count = len(shown.chosen)
    assert count == 1 + 5 + 3  # the committee, five others with it, and the five among themselves
    shown.table.setCurrentCell(0, 0)
    press(shown.table, Qt.Key.Key_Space)
    assert len(shown.chosen) == count - 1
    assert shown.table.item(0, 0).text() == "不计划"  # type: ignore[union-attr]
    press(shown, Qt.Key.Key_Return, CTRL)
    plans = book.all(TALKS)
    assert len(plans) == count - 1
    assert all(TODAY <= (one.planned_on or TODAY) <= date(2026, 12, 22) for one in plans)
    book.undo()
    assert book.all(TALKS) == []


def test_the_committee_stands_in_a_square_that_explains_plans_and_opens(page: TalksPage, book: Store) -> None:
    page.parts.choose(Part.COVERAGE)
    matrix = page.coverage.matrix
    press(page.coverage.table, Qt.Key.Key_Escape)
    page.coverage.matrix_button.click()
    assert matrix.isVisible()
    assert matrix.item(0, 1).text() == "缺"  # type: ignore[union-attr]
    matrix.setCurrentCell(0, 1)
    assert "王小明和李娜2026年还没有谈心谈话" in foot(page)
    press(matrix, Qt.Key.Key_Return)
    asked().save_button.click()
    assert matrix.item(0, 1).text() == "○ 11-30"  # type: ignore[union-attr]
    one = talked(book, LEADER, SECOND)
    assert matrix.item(1, 0).text() == "11-12"  # type: ignore[union-attr]
    matrix.setCurrentCell(1, 0)
    press(matrix, Qt.Key.Key_Return)
    assert page.parts.current == Part.REGISTER
    assert page.card.talk.id == one.id


def test_in_a_year_that_is_over_nothing_is_planned_any_more(page: TalksPage, book: Store) -> None:
    page.parts.choose(Part.COVERAGE)
    page.session.choose_year(2025)
    page.coverage.table.selectRow(2)
    assert coverage(page)["赵刚"].startswith("与支部委员")
    assert not page.coverage.plan_button.isEnabled()
    assert not page.coverage.plan_all_button.isEnabled()
    press(page.coverage.table, Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    assert book.all(TALKS) == []


def test_the_figure_counts_what_is_overdue_and_in_the_last_quarter_what_is_missing(
    page: TalksPage, book: Store, qtbot: QtBot, window: MainWindow
) -> None:
    missing = 1 + 5 + 5
    qtbot.waitUntil(lambda: page.badge() == missing)
    talked(book, LEADER, SECOND, held_on=None, planned_on=date(2026, 11, 1))
    qtbot.waitUntil(lambda: page.badge() == missing)  # planned, but its day has passed
    talked(book, LEADER, FIRST, THIRD, FOURTH)
    qtbot.waitUntil(lambda: page.badge() == missing - 3)
    window.hide()
    talked(book, LEADER, NEXT)
    qtbot.waitUntil(lambda: page.badge() == missing - 4)
    window.show()


def test_an_empty_year_says_what_belongs_here(page: TalksPage) -> None:
    assert page._empty.isVisible()
    page.session.choose_year(2024)
    assert page._empty.isVisible()
    assert page.status_text() == "2024 年 已谈 0 次 · 显示 0 次"


def test_the_taker_of_notes_does_not_make_a_group(page: TalksPage, book: Store) -> None:
    one = talked(book, LEADER, FIRST)
    choose(page, one.id)
    add(page.card.people.blocks[TAKER], "陈静")
    assert cells(page, one.id)["谈话对象"] == "赵刚"
    assert book.where(TALK_PEOPLE, role=TAKER)[0].member_id == NEXT


def test_of_a_general_branch_the_talker_tells_which_branch_it_is(page: TalksPage, book: Store) -> None:
    with book.change("新增支部") as change:
        change.add(ORG_UNITS, OrgUnit(level="党支部", full_name="第二支部", short_name="第二支部", parent_id=1))
    page.session.choose_unit(1)
    page.enter()
    asks = dialog()
    assert asks.form.record.org_unit_id is None
    add(asks.people.blocks[TALKER], "wxm")
    assert asks.form.record.org_unit_id == BRANCH
    asks.form.forget_draft()
    answer("放弃")
    asks.reject()
    page.parts.choose(Part.COVERAGE)
    assert {line.covered.unit.short_name for line in page.coverage.model.rows()} == {"第一支部"}
    assert not page.coverage.table.isColumnHidden(1)
