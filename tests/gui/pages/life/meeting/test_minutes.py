"""议题与记录: items, speeches, votes judged while typing, decisions, elections, phrases, files."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.pages.life.meeting import MeetingEditor
from gui.pages.life.meeting.attachments import size_words
from gui.pages.life.meeting.candidate_draft import from_draft
from gui.pages.life.meeting.candidate_model import HEADS
from gui.pages.life.meeting.election_dialog import ElectionDialog
from gui.pages.life.meeting.item_card import ItemCard
from gui.pages.life.meeting.phrases import text_with_cursor
from gui.pages.life.meeting.templates_dialog import TemplatesDialog
from gui.pages.life.meeting.vote_editor import VoteEditor
from ledger.codes.meetings import COMMITTEE_SEATS, LIFE_MEETING, MEMBER_MEETING
from ledger.kinds.attached import ATTACHMENTS
from ledger.kinds.meetings import DECISIONS, MEETING_TEMPLATES, Decision, MeetingTemplate
from ledger.life.sheet import repeated
from operations.life.meetings import check_meeting, save_meeting
from operations.life.reading import read_life
from operations.life.sheets import stored_sheet
from operations.life.templates import save_template
from storage.store import Store
from tests.gui.hands import click, press, type_text
from tests.gui.pages.life.meeting.editing import add_meeting, answer, edited, enter, now, retype
from tests.gui.pages.life.year_of_meetings import TODAY
from tests.gui.pages.showing import asked, type_into


@pytest.fixture
def editor(qtbot: QtBot, window: MainWindow, bare_book: Store) -> Iterator[MeetingEditor]:
    yield from edited(qtbot, window, bare_book, add_meeting(bare_book))


@pytest.fixture
def card(editor: MeetingEditor) -> ItemCard:
    return editor.minutes.agenda.cards[0]


@pytest.fixture
def vote(editor: MeetingEditor) -> VoteEditor:
    card = editor.minutes.agenda.cards[1]
    card.fold(True)
    return card.votes[0]


def heads(editor: MeetingEditor) -> list[str]:
    return [one.head.whole_text.strip() for one in editor.minutes.agenda.cards]


# Items


def test_the_first_line_of_a_report_stays_in_view_while_it_grows(qtbot: QtBot, card: ItemCard) -> None:
    area = card.fields["report"].editor.inner
    assert isinstance(area, QPlainTextEdit)
    card.focus_report()
    for words in ("今年以来，支部召开党员大会六次。", "一是抓学习。", "二是抓阵地。", "三是抓服务。", "下一步打算。"):
        type_text(area, words)
        press(area, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: area.height() == area.sizeHint().height())
    assert area.verticalScrollBar().maximum() == 0


def test_what_was_just_added_is_seen(qtbot: QtBot, editor: MeetingEditor, window: MainWindow) -> None:
    window.resize(1000, 640)
    card = editor.minutes.agenda.cards[1]
    card.fold(True)
    card.add_vote.setFocus()
    press(card.add_vote, Qt.Key.Key_Space)
    added = card.votes[-1].fields["resolution"].editor.inner
    assert added.hasFocus()
    seen = editor.minutes.area.viewport()
    qtbot.waitUntil(lambda: seen.rect().contains(added.mapTo(seen, added.rect().bottomLeft())))


def test_an_item_is_added_with_enter_and_its_report_waits(editor: MeetingEditor) -> None:
    new = editor.minutes.agenda.new
    new.setFocus()
    type_text(new, "通报党费收缴情况")
    press(new, Qt.Key.Key_Return)
    assert heads(editor) == ["1  学习文件", "2  讨论接收李明为预备党员", "3  通报党费收缴情况"]
    assert editor.minutes.agenda.cards[2].fields["report"].editor.inner.hasFocus()
    assert new.text() == ""
    press(new, Qt.Key.Key_Return)
    assert len(now(editor).items) == 3


def test_items_move_and_stay_open(editor: MeetingEditor, card: ItemCard) -> None:
    card.down.click()
    assert heads(editor) == ["1  讨论接收李明为预备党员", "2  学习文件"]
    assert editor.minutes.agenda.cards[1] is card
    assert card.is_open
    card.head.setFocus()
    press(card.head, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert now(editor).items[0].item.title == "学习文件"


def test_an_item_with_content_is_removed_after_a_question(editor: MeetingEditor, card: ItemCard) -> None:
    answer("取消")
    card.remove.click()
    assert len(now(editor).items) == 2
    answer("移除")
    card.remove.click()
    assert heads(editor) == ["1  讨论接收李明为预备党员"]


def test_an_item_without_content_goes_at_once_and_comes_back(editor: MeetingEditor, bare_book: Store) -> None:
    editor.minutes.agenda.add("其他事项")
    editor.minutes.agenda.cards[2].remove.click()
    assert len(now(editor).items) == 2
    bare_book.undo()
    assert heads(editor)[2] == "3  其他事项"


def test_the_line_of_an_item_folds_by_key(card: ItemCard) -> None:
    assert card.is_open
    press(card.head, Qt.Key.Key_Left)
    assert not card.is_open
    press(card.head, Qt.Key.Key_Return)
    assert card.is_open
    click(card.head)
    assert not card.is_open
    press(card.head, Qt.Key.Key_Right)
    assert card.is_open


def test_title_kind_and_weight_of_an_item_are_stored(editor: MeetingEditor, card: ItemCard) -> None:
    enter(card.fields["title"], "学习党章")
    enter(card.fields["kind"], "讨论研究")
    click(card.fields["is_major"].editor.inner)
    item = now(editor).items[0].item
    assert (item.title, item.kind, item.is_major) == ("学习党章", "讨论研究", True)
    assert "重大事项" in card.note.text()
    enter(card.fields["title"], " ")
    assert "请填写议题" in card.fields["title"].remark.text()
    assert now(editor).items[0].item.title == "学习党章"


# Speeches


def test_enter_begins_the_next_speech(editor: MeetingEditor, card: ItemCard) -> None:
    assert card.speeches is not None
    lines = card.speeches.lines
    lines[0].text.take_focus()
    area = lines[0].text.editor.inner
    type_text(area, "要抓好落实。")
    press(area, Qt.Key.Key_Return)
    assert now(editor).items[0].speeches[0].text == "要抓好落实。同意。"
    assert len(card.speeches.lines) == 2
    speaker = card.speeches.lines[1].speaker
    assert speaker.editor.inner.hasFocus()
    enter(speaker, editor.open.known.roster.members[3].name)
    area = card.speeches.lines[0].text.editor.inner
    area.setFocus()
    press(area, Qt.Key.Key_Return)
    assert len(card.speeches.lines) == 2, "the empty line that is there is used"
    card.speeches.lines[1].remove.click()
    assert len(now(editor).items[0].speeches) == 1


def test_shift_enter_is_a_new_paragraph(editor: MeetingEditor, card: ItemCard) -> None:
    assert card.speeches is not None
    area = card.speeches.lines[0].text.editor.inner
    assert isinstance(area, QPlainTextEdit)
    area.setFocus()
    press(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert area.toPlainText() == "\n同意。"
    assert len(now(editor).items[0].speeches) == 1


def test_a_speech_is_added_by_its_button(editor: MeetingEditor, card: ItemCard) -> None:
    assert card.speeches is not None
    card.speeches.add.click()
    assert len(now(editor).items[0].speeches) == 2
    assert card.speeches.lines[1].speaker.editor.inner.hasFocus()


# Votes


def test_a_vote_is_judged_while_the_figures_are_typed(editor: MeetingEditor, vote: VoteEditor) -> None:
    assert vote.verdict.sentence.text() == "到会有表决权15/15人，符合。"
    retype(vote.fields["yes"], "7")
    assert "没有超过应到会半数（7.5 → 8），未通过" in vote.verdict.sentence.text()
    assert now(editor).items[1].votes[0].yes == 0
    retype(vote.fields["yes"], "8")
    assert vote.verdict.sentence.text() == "到会有表决权15/15人，符合；赞成8票，超过应到会半数（7.5 → 8），通过。"
    assert "《发展党员工作细则》第二十条" in vote.verdict.text
    vote.fields["yes"].editor.left.emit()
    assert now(editor).items[1].votes[0].yes == 8
    assert "通过" in editor.minutes.agenda.cards[1].note.text()


def test_figures_that_cannot_be_are_said(vote: VoteEditor) -> None:
    retype(vote.fields["no"], "20")
    assert "多于到会有表决权15人" in vote.verdict.text
    retype(vote.fields["no"], "x")
    assert "多于" not in vote.verdict.text
    enter(vote.fields["no"], "x")
    assert vote.fields["no"].remark.isVisible()


def test_an_open_vote_about_a_person_is_pointed_at(editor: MeetingEditor, vote: VoteEditor) -> None:
    enter(vote.fields["method"], "举手")
    assert "应当采取无记名投票" in vote.verdict.text
    enter(vote.fields["subject_id"], "")
    assert "请选择表决对象" in vote.verdict.text
    enter(vote.fields["outcome"], "通过")
    assert now(editor).items[1].votes[0].outcome == "通过"


def test_absence_lowers_what_came_in_every_vote(editor: MeetingEditor, vote: VoteEditor) -> None:
    press(editor.attendance.list, Qt.Key.Key_2)
    assert vote.verdict.sentence.text() == "到会有表决权14/15人，符合。"


def test_votes_are_added_and_removed(editor: MeetingEditor, card: ItemCard) -> None:
    card.add_vote.click()
    assert len(now(editor).items[0].votes) == 1
    assert card.votes[0].fields["resolution"].isAncestorOf(_focused())
    assert "待计票" in card.note.text()
    card.votes[0].remove.click()
    assert now(editor).items[0].votes == ()
    assert card.votes == []


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


# Decisions


def test_a_decision_is_entered_with_who_and_when(editor: MeetingEditor) -> None:
    decisions = editor.minutes.decisions
    editor.minutes.cards["decisions"].fold(True)
    decisions.new.setFocus()
    type_text(decisions.new, "走访困难党员")
    press(decisions.new, Qt.Key.Key_Return)
    dialog = asked()
    assert dialog.focusWidget() is dialog.form.rows["responsible_id"].editor.inner, "what was decided is typed already"
    type_into(dialog.form, "responsible_id", editor.open.known.roster.members[2].name)
    type_into(dialog.form, "due_on", "2026-12-20")
    dialog.save_button.click()
    kept = now(editor).decisions[0]
    assert (kept.text, kept.due_on) == ("走访困难党员", date(2026, 12, 20))
    assert "2026-12-20 前" in decisions.lines[0].note.text()
    assert decisions.new.text() == ""
    decisions.lines[0].words.click()
    dialog = asked()
    type_into(dialog.form, "responsible", "组织委员")
    dialog.save_button.click()
    assert now(editor).decisions[0].responsible == "组织委员"


def test_a_decision_is_closed_with_its_outcome_and_opened_again(editor: MeetingEditor, bare_book: Store) -> None:
    sheet = now(editor)
    save_meeting(bare_book, replace(sheet, decisions=(Decision(text="整改", due_on=date(2026, 11, 1)),)), TODAY)
    editor.minutes.cards["decisions"].fold(True)
    line = editor.minutes.decisions.lines[0]
    assert "已超 21 天" in line.note.text()
    button(line, "办结…").click()
    dialog = asked()
    type_into(dialog.form, "outcome", "已完成")
    dialog.save_button.click()
    assert bare_book.all(DECISIONS)[-1].done_on == TODAY
    button(editor.minutes.decisions.lines[0], "恢复为未办结").click()
    assert bare_book.all(DECISIONS)[-1].done_on is None
    editor.minutes.decisions.lines[0].words.click()
    removal = asked().foot.itemAt(0)
    assert removal is not None
    removal.widget().click()  # type: ignore[attr-defined]
    assert now(editor).decisions == ()


def test_a_life_meeting_asks_for_the_problem_behind_a_measure(editor: MeetingEditor) -> None:
    enter(editor.head.fields["kind"], LIFE_MEETING)
    editor.minutes.decisions.ask_new(Decision(text="每周学习一次"))
    dialog = asked()
    type_into(dialog.form, "problem", "学习不够系统")
    dialog.save_button.click()
    assert editor.minutes.decisions.lines[0].words.whole_text == "学习不够系统 → 每周学习一次"


def test_what_was_left_open_is_closed_or_taken_up(editor: MeetingEditor, bare_book: Store) -> None:
    earlier = add_meeting(bare_book, day=date(2026, 8, 20))
    matters = (Decision(text="更新活动室"), Decision(text="走访困难党员", due_on=date(2026, 12, 1)))
    save_meeting(bare_book, replace(stored_sheet(bare_book, earlier.meeting.id), decisions=matters), TODAY)
    carried = editor.minutes.carried
    assert editor.minutes.cards["carried"].isVisible()
    assert [one.words.whole_text for one in carried.lines] == ["更新活动室", "走访困难党员"]
    button(carried.lines[1], "列入本次").click()
    assert heads(editor)[2] == "3  走访困难党员"
    assert now(editor).items[2].item.report == ""
    button(carried.lines[0], "办结…").click()
    dialog = asked()
    type_into(dialog.form, "outcome", "已更新")
    dialog.save_button.click()
    assert "办结：已更新" in carried.lines[0].note.text()
    buttons: list[QPushButton] = list(carried.lines[0].findChildren(QPushButton))
    assert "办结…" not in [one.text() for one in buttons]


def button(line: QWidget, text: str) -> QPushButton:
    found: list[QPushButton] = list(line.findChildren(QPushButton))
    return next(one for one in found if one.text() == text)


# Elections


def elect(editor: MeetingEditor, votes: tuple[int, ...], seats: str = "3") -> ElectionDialog:
    editor.minutes.cards["elections"].fold(True)
    dialog = editor.minutes.elections.ask_new()
    for name, text in (("seats", seats), ("issued", "15"), ("returned", "15")):
        type_into(dialog.form, name, text)
    names = [mark.entry.member.name for mark in editor.open.turnout.marks][: len(votes)]
    for name in names:
        type_text(dialog.new.line, name)
        press(dialog.new.line, Qt.Key.Key_Return)
    for row, yes in enumerate(votes):
        dialog.candidates.setData(dialog.candidates.index(row, 1), str(yes))
    return dialog


def test_an_election_is_judged_while_the_figures_are_typed(editor: MeetingEditor) -> None:
    dialog = elect(editor, (15, 14, 12, 3))
    assert dialog.verdict.sentence.text().startswith("应选3名，当选3名。")
    names = [dialog.candidates.index(row, 0).data() for row in range(4)]
    assert f"按票数当选：{names[0]}" in dialog.verdict.sentence.text()
    dialog.declare.click()
    assert [one.is_elected for one in dialog.candidates.candidates] == [True, True, True, False]
    elected = dialog.candidates.index(0, HEADS.index("宣布当选"))
    assert dialog.candidates.setData(elected, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    dialog.save_button.click()
    kept = now(editor).elections[0]
    assert (kept.election.office, kept.election.seats, len(kept.candidates)) == (COMMITTEE_SEATS, 3, 4)
    assert kept.candidates[0].is_elected
    line = editor.minutes.elections.lines[0]
    assert "应选 3 名　候选人 4 名" in line.words.whole_text
    assert f"按票数当选：{names[0]}" in line.verdict.text
    assert not line.second.isVisible()


def test_candidates_stand_by_strokes_and_are_taken_out(editor: MeetingEditor) -> None:
    dialog = elect(editor, (0, 0, 0))
    model = dialog.candidates
    type_text(dialog.new.line, "丁一")
    press(dialog.new.line, Qt.Key.Key_Return)
    assert model.index(0, 0).data() == "丁一"
    assert model.candidates[0].member_id is None
    dialog.table.selectRow(0)
    dialog.remove.click()
    assert model.rowCount() == 3
    assert not model.setData(model.index(0, 1), "多")
    written_in = model.index(0, HEADS.index("另选他人"))
    assert model.setData(written_in, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    answer("继续填写")
    dialog.reject()
    assert dialog.isVisible()
    answer("放弃")
    dialog.reject()
    assert now(editor).elections == ()


def test_equal_votes_at_the_cut_lead_to_a_second_ballot(editor: MeetingEditor) -> None:
    dialog = elect(editor, (15, 14, 9, 9))
    dialog.save_button.click()
    line = editor.minutes.elections.lines[0]
    assert "须就他们重新投票" in line.verdict.text
    line.second.click()
    second = QApplication.activeModalWidget()
    assert isinstance(second, ElectionDialog)
    assert (second.typed.election.seats, second.typed.election.ballot_no) == (1, 2)
    assert second.candidates.rowCount() == 2
    second.save_button.click()
    assert not editor.minutes.elections.lines[0].second.isVisible(), "there is one already"
    assert "（第 2 轮）" in editor.minutes.elections.lines[1].words.whole_text
    editor.minutes.elections.ask_about(now(editor).elections[1].election.id)
    again = QApplication.activeModalWidget()
    assert isinstance(again, ElectionDialog)
    removal = again._foot.itemAt(0)
    assert removal is not None
    removal.widget().click()  # type: ignore[attr-defined]
    assert len(now(editor).elections) == 1


def test_half_typed_figures_of_a_ballot_come_back(editor: MeetingEditor) -> None:
    dialog = elect(editor, (15, 14, 9))
    kept = tuple(dialog.candidates.candidates)
    dialog.form.flush()
    dialog.done(0)  # as a kill: nothing was asked, nothing was given up
    again = editor.minutes.elections.ask_new()
    assert tuple(again.candidates.candidates) == kept
    assert again.form.record.seats == 3
    again.save_button.click()
    assert [one.yes for one in now(editor).elections[0].candidates] == [one.yes for one in kept]
    fresh = editor.minutes.elections.ask_new()
    assert fresh.candidates.rowCount() == 0
    assert from_draft("no candidates") is None
    fresh.reject()


# Texts and phrases


def test_a_phrase_is_put_at_the_cursor(editor: MeetingEditor, bare_book: Store) -> None:
    save_template(bare_book, MeetingTemplate(title="开场", is_phrase=True, text="会议由支部书记主持。"))
    phrases = editor.minutes.phrases
    editor.attendance.list.setFocus()
    phrases.menu.aboutToShow.emit()
    assert [one.text() for one in phrases.menu.actions() if one.text()][:1] == ["开场"]
    editor.minutes.open_text("body")
    body = editor.minutes.texts["body"]
    retype(body, "下午。")
    area = text_with_cursor(editor.minutes)
    assert area is not None
    area.moveCursor(area.textCursor().MoveOperation.Start)
    phrases.menu.aboutToShow.emit()
    phrases.menu.actions()[0].trigger()
    assert body.raw() == "会议由支部书记主持。下午。"
    editor.flush()
    assert now(editor).meeting.body == "会议由支部书记主持。下午。"
    assert editor.minutes.cards["body"].note.text() == "13 字"


def test_without_phrases_the_menu_leads_to_them(editor: MeetingEditor) -> None:
    phrases = editor.minutes.phrases
    phrases.menu.aboutToShow.emit()
    assert [one.text() for one in phrases.menu.actions() if one.text()] == ["还没有常用语", "管理常用语和模板…"]
    phrases.menu.actions()[-1].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TemplatesDialog)
    dialog.add.click()
    form = asked()
    type_into(form.form, "title", "结束语")
    type_into(form.form, "text", "会议结束。")
    form.save_button.click()
    assert editor.open.store.all(MEETING_TEMPLATES)[-1].is_phrase
    shown = dialog.lists[True]
    shown.selectRow(0)
    dialog.edit.click()
    form = asked()
    type_into(form.form, "kind", MEMBER_MEETING)
    form.save_button.click()
    assert editor.open.store.all(MEETING_TEMPLATES)[-1].kind == MEMBER_MEETING
    shown.selectRow(0)
    dialog.remove.click()
    assert editor.open.store.all(MEETING_TEMPLATES) == []
    assert not dialog.edit.isEnabled()
    dialog.tabs.setCurrentIndex(1)
    dialog.add.click()
    form = asked()
    assert "place" in form.form.rows
    form.reject()
    dialog.accept()


# Files


def test_files_are_kept_shown_saved_and_taken_off(editor: MeetingEditor, bare_book: Store, tmp_path: Path) -> None:
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(0x88AACC)
    photo, notes, broken = tmp_path / "会场.png", tmp_path / "讲稿.docx", tmp_path / "坏.jpg"
    assert picture.save(str(photo))
    notes.write_bytes(b"PK")
    broken.write_bytes(b"no picture")
    editor.go_to("attachments")
    files = editor.files
    for path in (photo, notes, broken):
        files.take(path)
    assert editor.tabs.tabText(editor.tabs.indexOf(editor.files)) == "附件 3"
    files.table.selectRow(0)
    assert files.picture.pixmap().width() == 60
    files.table.selectRow(1)
    assert "不能预览" in files.picture.text()
    files.table.selectRow(2)
    assert "不能预览" in files.picture.text()
    files.remove.click()
    assert [one.title for one in bare_book.all(ATTACHMENTS)] == ["会场", "讲稿"]
    editor.shell.notices.button.click()
    assert len(bare_book.all(ATTACHMENTS)) == 3


def test_a_file_that_is_not_there_is_refused(editor: MeetingEditor, bare_book: Store, tmp_path: Path) -> None:
    answer("知道了")
    editor.files.take(tmp_path / "没有.pdf")
    assert bare_book.all(ATTACHMENTS) == []


def test_a_file_is_chosen_and_written_out_again(
    editor: MeetingEditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes, target = tmp_path / "讲稿.docx", tmp_path / "另存.docx"
    notes.write_bytes(b"PK" * 4000)
    editor.go_to("attachments")
    files = editor.files
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(notes), ""))
    files.add.click()
    assert files.model.index(0, 2).data() == "7 KB"
    files.table.selectRow(0)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    files.save.click()
    assert target.read_bytes() == notes.read_bytes()
    assert "另存.docx" in editor.shell.notices.words.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "没有" / "另存.docx"), ""))
    answer("知道了")
    files.save.click()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    files.save.click()
    assert size_words(3 * 1024 * 1024) == "3.0 MB"


def test_a_new_meeting_is_entered_for_its_first_file(editor: MeetingEditor, bare_book: Store, tmp_path: Path) -> None:
    editor.show_new(repeated(read_life(bare_book), editor.meeting_id, TODAY))
    photo = tmp_path / "签到表.pdf"
    photo.write_bytes(b"%PDF")
    editor.files.take(photo)
    assert editor.meeting_id
    assert bare_book.all(ATTACHMENTS)[-1].meeting_id == editor.meeting_id


def test_checked_minutes_offer_nothing_that_changes_them(editor: MeetingEditor) -> None:
    dialog = elect(editor, (15, 14, 9, 9))
    dialog.save_button.click()
    editor.tasks.check()
    minutes = editor.minutes
    assert not minutes.elections.add.isVisible()
    assert not minutes.elections.lines[0].second.isVisible()
    minutes.elections.ask_about(now(editor).elections[0].election.id)
    assert QApplication.activeModalWidget() is None
    assert not minutes.decisions.new.isVisible()
    assert not minutes.agenda.cards[0].remove.isVisible()
    assert text_with_cursor(minutes) is None
    minutes.phrases.menu.aboutToShow.emit()
    editor.go_to("report")
    area = minutes.agenda.cards[0].fields["report"].editor.inner
    assert isinstance(area, QPlainTextEdit)
    assert area.isReadOnly()


def test_what_is_refused_leaves_the_window_open_with_what_was_typed(editor: MeetingEditor, bare_book: Store) -> None:
    editor.minutes.decisions.ask_new(Decision(text="走访"))
    dialog = asked()
    check_meeting(bare_book, editor.meeting_id, TODAY)
    answer("知道了")
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.form.record.text == "走访"
    dialog.done(0)


def test_a_long_speech_is_shown_as_a_whole_at_any_width(qtbot: QtBot, card: ItemCard, window: MainWindow) -> None:
    assert card.speeches is not None
    area = card.speeches.lines[0].text.editor.inner
    enter(card.speeches.lines[0].text, "要结合岗位实际，把学习成果落到日常工作中去。" * 4)
    for width in (1000, 1366):
        window.resize(width, 768)
        qtbot.waitUntil(lambda: area.height() == area.sizeHint().height())
    assert area.height() > area.fontMetrics().lineSpacing() * 2


def test_initials_of_several_people_make_no_candidate(editor: MeetingEditor) -> None:
    dialog = editor.minutes.elections.ask_new()
    assert "请填写" not in dialog.verdict.text, "nothing is demanded before something is entered"
    dialog.new.line.setFocus()
    type_text(dialog.new.line, "zzz")
    dialog.new.left.emit()
    assert dialog.candidates.candidates == []
    assert dialog.doubt.text() == "名册中没有首字母是“zzz”的人，请写姓名。"
    dialog.new.line.clear()
    type_text(dialog.new.line, "周明")
    dialog.new.left.emit()
    assert [one.name for one in dialog.candidates.candidates] == ["周明"]
    assert not dialog.doubt.isVisible()
    dialog.done(0)


def test_initials_that_fit_nobody_are_not_taken_for_a_name(editor: MeetingEditor) -> None:
    card = editor.minutes.agenda.cards[0]
    assert card.speeches is not None
    speaker = card.speeches.lines[0].speaker
    before = now(editor).items[0].speeches
    enter(speaker, "zzz")
    assert "请写姓名" in speaker.remark.text()
    assert now(editor).items[0].speeches == before
    speaker.restore()
