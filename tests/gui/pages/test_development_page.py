"""发展党员 as the secretary uses it: by key and by mouse, each step in its place, the roster filled by the approval."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from gui.actions import Act
from gui.forms.record_dialog import RecordDialog
from gui.main_window import MainWindow
from gui.pages.development import DevelopmentPage
from gui.pages.development.lines import CASE_COLUMNS, Chip
from gui.pages.development.step_editor import StepEditor
from gui.pages.development.step_fields import StepAct
from gui.printing.preview_window import PreviewWindow
from ledger.codes.development import (
    ACTIVIST_CHECK,
    CANCELLED,
    CONTACT,
    EXTENDED,
    ON_TIME,
    RULES_2014,
    RULES_2026,
    SPONSOR,
)
from ledger.errors import Finding, Level
from ledger.kinds.development import (
    DEVELOPMENT_CASES,
    DEVELOPMENT_CHECKS,
    DEVELOPMENT_CONTACTS,
    DEVELOPMENT_MATERIALS,
    REVIEW_INQUIRIES,
    TRANSFER_LETTERS,
    DevelopmentCase,
)
from ledger.kinds.member import MEMBERS
from ledger.kinds.membership import STAYS
from operations.development.cases import end_case, save_case
from operations.development.outcome import Approval, accept
from storage.store import Store
from tests.gui.conftest import NOW, Answers
from tests.gui.hands import CTRL, click, focused, press, type_text
from tests.gui.pages.development_book import (
    ACTIVIST,
    CANDIDATE,
    LATE,
    MEETING_DAY,
    NEW,
    PASSED_CASE,
    development_book,
    letter,
)
from tests.gui.pages.showing import asked, show_page, type_into
from tests.gui.pages.talk_book import FIRST, LEADER, SECOND, TODAY, answer


@pytest.fixture(scope="session")
def development_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with development_book(tmp_path_factory.mktemp("development") / "发展.zbtz") as made:
        return made.path


@pytest.fixture
def book(development_file: Path, tmp_path: Path) -> Iterator[Store]:
    copied = tmp_path / development_file.name
    copied.write_bytes(development_file.read_bytes())
    with Store.open(copied, clock=lambda: NOW, operator="王小明") as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, book: Store) -> Iterator[DevelopmentPage]:
    window.resize(1366, 768)
    shown = show_page(qtbot, window, DevelopmentPage, book)
    yield shown
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy)
    shown.close_page()
    window.shell.session.close()


def cells(page: DevelopmentPage, case_id: int) -> dict[str, str]:
    line = next(one for one in page.model.rows() if one.case.id == case_id)
    return {column.label: column.text(line) for column in CASE_COLUMNS}


def names(page: DevelopmentPage) -> list[str]:
    return [one.case.name for one in page.model.rows()]


def case(book: Store, case_id: int) -> DevelopmentCase:
    return book.get(DEVELOPMENT_CASES, case_id)


def opened(page: DevelopmentPage, case_id: int, number: int) -> StepEditor:
    """A step of a case, open."""
    page.show_record(DEVELOPMENT_CASES.key, case_id)
    if page.card.steps.open_number != number:
        page.card.steps.open_step(number)
    return page.card.steps.editors[number]


def fill(dialog: RecordDialog[Any], **values: str) -> None:
    for field, text in values.items():
        type_into(dialog.form, field, text)
    dialog.save_button.click()


# The list


def test_each_row_says_what_comes_next_and_until_when(page: DevelopmentPage) -> None:
    assert names(page)[:2] == ["韩冰", "高翔"]
    late = cells(page, LATE)
    assert (late["下一步"], late["时限"], late["状态"]) == ("党组织派人谈话", "2026-11-09前", "▲ 逾期13天")
    new = cells(page, NEW)
    assert (new["阶段"], new["状态"]) == ("入党申请人", "○ 还有17天")
    assert page.badge() == sum(one.overdue for one in page.model.rows())
    assert "在办 5 人" in page.status_text()


@pytest.mark.parametrize(
    ("chip", "shown"),
    [
        (Chip.APPLICANT, ["许诺", "方芳"]),
        (Chip.ACTIVIST, ["周岚"]),
        (Chip.CANDIDATE, ["韩冰", "高翔"]),
        (Chip.PROBATIONER, []),
        (Chip.CLOSED, []),
    ],
)
def test_a_filter_leaves_the_people_of_a_stage(page: DevelopmentPage, chip: Chip, shown: list[str]) -> None:
    page.chips.choose(chip)
    assert names(page) == shown


def test_people_are_found_by_initials(page: DevelopmentPage) -> None:
    page.search("gx")
    assert names(page) == ["高翔"]
    page.search("")
    assert len(names(page)) == 5


def test_an_ended_case_is_shown_where_it_is_and_can_go_on(page: DevelopmentPage, book: Store) -> None:
    end_case(book, NEW, TODAY, "本人撤回申请")
    assert "方芳" not in names(page)
    page.show_record(DEVELOPMENT_CASES.key, NEW)
    assert page.chips.current == Chip.CLOSED
    assert cells(page, NEW)["下一步"] == "本人撤回申请"
    assert not page.end_action.isEnabled()
    page.resume_action.trigger()
    assert case(book, NEW).ended_on is None
    book.undo()
    assert case(book, NEW).ended_on == TODAY


def test_ending_asks_for_the_reason(page: DevelopmentPage, book: Store) -> None:
    page.table.select(NEW)
    page.end_action.trigger()
    dialog = asked()
    dialog.save_button.click()
    assert case(book, NEW).ended_on is None
    fill(dialog, end_reason="本人撤回申请")
    assert (case(book, NEW).ended_on, case(book, NEW).end_reason) == (TODAY, "本人撤回申请")


def test_a_finding_opens_the_step_that_it_is_about(page: DevelopmentPage) -> None:
    rule = "development.training.days"
    page.session.ask_for_finding(
        Finding(rule, Level.WARN, "培训天数不足。", "细则", DEVELOPMENT_CASES.key, PASSED_CASE)
    )
    assert page.card.case_id == PASSED_CASE
    assert page.card.steps.open_number == 11


# By key alone


def test_an_applicant_is_entered_and_his_talk_noted_with_the_keyboard_alone(
    page: DevelopmentPage, book: Store, qtbot: QtBot
) -> None:
    press(page.table, Qt.Key.Key_N, CTRL)
    dialog = asked()
    qtbot.waitUntil(lambda: focused() is dialog.form.rows["name"].editor.inner)
    type_text(focused(), "孟晓")
    press(dialog, Qt.Key.Key_Return, CTRL)
    (made,) = book.where(DEVELOPMENT_CASES, name="孟晓")
    assert (made.applied_on, made.rules, made.org_unit_id) == (TODAY, RULES_2026, 2)
    assert page.card.case_id == made.id
    assert page.card.steps.open_number == 2
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.table.setFocus()
    press(page.table, Qt.Key.Key_F2)
    editor = page.card.steps.editors[2]
    assert editor.form is not None
    assert focused() is editor.form.rows["talked_on"].editor.inner
    type_text(focused(), "2026-11-22")
    press(focused(), Qt.Key.Key_Return)
    assert case(book, made.id).talked_on == TODAY
    assert cells(page, made.id)["下一步"] == "推荐和确定入党积极分子"
    book.undo()
    assert case(book, made.id).talked_on is None


def test_an_old_application_stands_under_the_rules_of_its_day(page: DevelopmentPage, book: Store) -> None:
    page.enter()
    fill(asked(), name="孟晓", applied_on="2025-03-03")
    (made,) = book.where(DEVELOPMENT_CASES, name="孟晓")
    assert made.rules == RULES_2014


def test_tab_goes_from_the_last_field_of_a_step_to_the_next_step(page: DevelopmentPage) -> None:
    steps = opened(page, CANDIDATE, 11)
    assert steps.form is not None
    fields = list(steps.form.rows)
    steps.form.go_to(fields[-1])
    press(focused(), Qt.Key.Key_Tab)
    assert focused() is page.card.steps.rows[12]
    press(focused(), Qt.Key.Key_Return)
    assert page.card.steps.open_number == 12
    editor = page.card.steps.editors[12]
    assert editor.form is not None
    assert focused() is editor.form.rows[next(iter(editor.form.rows))].editor.inner


def test_arrows_go_through_the_steps_enter_opens_and_esc_closes(page: DevelopmentPage) -> None:
    page.show_record(DEVELOPMENT_CASES.key, CANDIDATE)
    steps = page.card.steps
    steps.go_to(10)
    press(focused(), Qt.Key.Key_Down)
    assert focused() is steps.rows[11]
    press(focused(), Qt.Key.Key_Return)
    assert steps.open_number == 11
    assert steps.editors[11].isVisible()
    press(focused(), Qt.Key.Key_Escape)
    assert steps.open_number == 0
    assert focused() is steps.rows[11]
    press(focused(), Qt.Key.Key_Up)
    assert focused() is steps.rows[10]
    press(focused(), Qt.Key.Key_Escape)
    assert not page.frame.card.isVisible()


# Steps


def test_a_click_opens_a_step_with_what_the_rules_say(page: DevelopmentPage) -> None:
    page.show_record(DEVELOPMENT_CASES.key, LATE)
    steps = page.card.steps
    assert steps.open_number == 2
    editor = steps.editors[2]
    assert "已超过13天" in editor.sentence.text()
    assert "《中国共产党发展党员工作细则》第七条（2026年）" in editor.rules.text()
    assert steps.rows[2].sign.text() == "▲"
    assert "第七条" in steps.rows[2].toolTip()
    click(steps.rows[2])
    assert steps.open_number == 0


def test_an_early_day_is_warned_of_while_it_is_typed_and_still_kept(page: DevelopmentPage, book: Store) -> None:
    editor = opened(page, ACTIVIST, 7)
    assert editor.form is not None
    type_into(editor.form, "proposed_on", "2026-11-20")
    assert "第十三条" in editor.form.rows["proposed_on"].remark.text()
    assert case(book, ACTIVIST).proposed_on == date(2026, 11, 20)
    assert "▲" in page.card.steps.rows[7].day.text()


def test_half_typed_stays_while_the_case_changes_elsewhere(page: DevelopmentPage, book: Store) -> None:
    editor = opened(page, CANDIDATE, 10)
    assert editor.form is not None
    text = editor.form.rows["review_text"].editor
    text.put_raw("综合意见写了一半")
    text.typed.emit()
    page.case_tasks.save(DevelopmentCase(**{**_values(case(book, CANDIDATE)), "phone": "13800001234"}))
    assert text.raw() == "综合意见写了一半"
    page.show_record(DEVELOPMENT_CASES.key, LATE)
    assert case(book, CANDIDATE).review_text == "综合意见写了一半"


def _values(one: DevelopmentCase) -> dict[str, Any]:
    return {"id": one.id, **{field.name: getattr(one, field.name) for field in DEVELOPMENT_CASES.fields}}


def test_the_vote_of_the_meeting_is_chosen_not_typed_again(page: DevelopmentPage, book: Store) -> None:
    editor = opened(page, PASSED_CASE, 15)
    assert editor.form is not None
    vote = editor.form.rows["acceptance_vote_id"].editor
    offered = [vote.box.itemText(place) for place in range(vote.box.count())]  # type: ignore[attr-defined]
    assert len(offered) == 2  # nothing, and the one vote about him
    type_into(editor.form, "acceptance_vote_id", offered[1])
    assert case(book, PASSED_CASE).acceptance_vote_id == 1
    assert MEETING_DAY.isoformat() in page.card.steps.rows[15].day.text()


def test_the_approval_enters_the_roster_and_undo_takes_it_back(page: DevelopmentPage, book: Store) -> None:
    page.case_tasks.save(DevelopmentCase(**{**_values(case(book, PASSED_CASE)), "acceptance_vote_id": 1}))
    editor = opened(page, PASSED_CASE, 17)
    before = len(book.all(MEMBERS))
    editor.buttons[StepAct.ACCEPT].click()
    dialog = asked()
    assert "编入名册" in dialog.note.text()
    assert MEETING_DAY.isoformat() in dialog.note.text()
    fill(dialog, approved_on="2026-11-10", document="甲工委组〔2026〕55号")
    member = next(one for one in book.all(MEMBERS) if one.name == "韩冰")
    assert member.admitted_on is not None
    assert member.admitted_on.exact == MEETING_DAY
    assert member.introducers == "王小明、李娜"
    assert book.where(STAYS, member_id=member.id)[0].joined_on == MEETING_DAY
    assert cells(page, PASSED_CASE)["阶段"] == "预备党员"
    assert StepAct.ACCEPT not in page.card.steps.editors[17].buttons
    book.undo()
    assert len(book.all(MEMBERS)) == before
    assert StepAct.ACCEPT in page.card.steps.editors[17].buttons


def taken_in(book: Store, **more: Any) -> int:
    """A probationary member whose year was over on 10 June 2026; the id in the roster."""
    given = {
        "acceptance_vote_id": None,
        "accepted_on": date(2025, 6, 10),
        "approved_on": date(2025, 7, 1),
        "prereview_on": date(2025, 6, 2),
    }
    before = DevelopmentCase(**{**_values(case(book, PASSED_CASE)), **given, "approved_on": None})
    save_case(book, before, TODAY)
    member = accept(book, PASSED_CASE, Approval(date(2025, 7, 1)), TODAY)
    save_case(book, DevelopmentCase(**{**_values(case(book, PASSED_CASE)), **more}), TODAY)
    return member.id


def test_a_late_conversion_asks_from_which_day_seniority_counts(page: DevelopmentPage, book: Store) -> None:
    late = {"conversion_applied_on": date(2026, 6, 1), "conversion_on": date(2026, 10, 20)}
    member_id = taken_in(book, conversion_outcome=ON_TIME, **late)
    opened(page, PASSED_CASE, 24).buttons[StepAct.CONVERT].click()
    dialog = asked()
    assert "要看推迟的原因" in dialog.note.text()
    dialog.save_button.click()
    assert book.get(MEMBERS, member_id).full_member_on is None
    box = dialog.form.rows["choice"].editor.box  # type: ignore[attr-defined]
    fill(dialog, choice=box.itemText(1), approved_on="2026-11-10")
    full = book.get(MEMBERS, member_id)
    assert full.full_member_on is not None
    assert full.full_member_on.exact == date(2026, 6, 10)
    assert full.seniority_basis
    assert page.chips.current == Chip.OPEN
    assert "韩冰" not in names(page)


def test_an_extension_proposes_half_a_year_and_is_followed_by_a_second_discussion(
    page: DevelopmentPage, book: Store
) -> None:
    taken_in(book, conversion_on=date(2026, 6, 12), conversion_outcome=EXTENDED)
    editor = opened(page, PASSED_CASE, 23)
    assert editor.form is not None
    assert "second_on" not in editor.form.rows
    editor.buttons[StepAct.EXTEND].click()
    dialog = asked()
    assert "2026-12-10至2027-06-10" in dialog.note.text()
    fill(dialog, to="2026-12-10")
    assert case(book, PASSED_CASE).extended_to == date(2026, 12, 10)
    assert "second_on" in editor.form.rows
    assert editor.buttons == {}


def test_a_cancellation_says_what_happens_in_the_roster(page: DevelopmentPage, book: Store) -> None:
    member_id = taken_in(book, conversion_on=date(2026, 6, 12), conversion_outcome=CANCELLED)
    editor = opened(page, PASSED_CASE, 24)
    assert list(editor.buttons) == [StepAct.CANCEL]
    editor.buttons[StepAct.CANCEL].click()
    dialog = asked()
    assert "不再在册" in dialog.note.text()
    fill(dialog, approved_on="2026-07-01")
    (stay,) = book.where(STAYS, member_id=member_id)
    assert stay.left_on == date(2026, 7, 1)
    page.chips.choose(Chip.CLOSED)
    assert cells(page, PASSED_CASE)["阶段"] == "已取消资格"


def test_what_cannot_be_approved_yet_is_switched_off(page: DevelopmentPage) -> None:
    assert not opened(page, CANDIDATE, 17).buttons[StepAct.ACCEPT].isEnabled()


def test_a_person_of_the_card_is_edited_in_place(page: DevelopmentPage, book: Store) -> None:
    page.show_record(DEVELOPMENT_CASES.key, CANDIDATE)
    page.card.tabs.setCurrentWidget(page.card.form)
    type_into(page.card.form, "department", "综合科")
    assert case(book, CANDIDATE).department == "综合科"


# People, checks, review, papers


def test_sponsors_are_named_and_one_is_replaced(page: DevelopmentPage, book: Store) -> None:
    opened(page, CANDIDATE, 9).buttons[StepAct.SPONSOR].click()
    fill(asked(), member_id="李娜", from_on="2026-10-19")
    (one,) = book.where(DEVELOPMENT_CONTACTS, case_id=CANDIDATE, role=SPONSOR)
    assert one.member_id == SECOND
    assert page.card.people.lines[-1].text() == "李娜"
    page.card.tabs.setCurrentWidget(page.card.people)
    page.card.people.lines[-1].click()
    buttons = cast("list[QPushButton]", asked().findChildren(QPushButton))
    next(button for button in buttons if button.text() == "更换入党介绍人…").click()
    fill(asked(), member_id="赵刚", from_on="2026-11-01")
    old, new = book.where(DEVELOPMENT_CONTACTS, case_id=CANDIDATE, role=SPONSOR)
    assert (old.to_on, new.member_id, new.from_on) == (date(2026, 11, 1), FIRST, date(2026, 11, 1))


def test_who_is_no_full_member_is_not_offered_as_contact(page: DevelopmentPage) -> None:
    opened(page, ACTIVIST, 5).buttons[StepAct.CONTACT].click()
    dialog = asked()
    box = dialog.form.rows["member_id"].editor.box  # type: ignore[attr-defined]
    offered = {box.itemText(place) for place in range(box.count())}
    assert {"王小明", "李娜"} <= offered
    assert "周岚" not in offered
    dialog.reject()


def test_a_half_year_check_is_entered_and_corrected(page: DevelopmentPage, book: Store) -> None:
    opened(page, CANDIDATE, 6).buttons[StepAct.ACTIVIST_CHECK].click()
    fill(asked(), checked_on="2025-07-14", contact_view="学习自觉。")
    (one,) = book.all(DEVELOPMENT_CHECKS)
    assert (one.kind, one.checked_on, one.contact_view) == (ACTIVIST_CHECK, date(2025, 7, 14), "学习自觉。")
    page.card.tabs.setCurrentWidget(page.card.checks)
    page.card.checks.lines[0].click()
    fill(asked(), branch_view="继续培养。")
    assert book.get(DEVELOPMENT_CHECKS, one.id).branch_view == "继续培养。"


def test_a_letter_of_the_review_waits_for_its_answer(page: DevelopmentPage, book: Store) -> None:
    opened(page, CANDIDATE, 10).buttons[StepAct.INQUIRY].click()
    fill(asked(), about="父亲高建平", sent_to="中共某街道工委", sent_on="2026-11-02")
    assert [one.replied_on for one in book.all(REVIEW_INQUIRIES)] == [None]
    page.card.tabs.setCurrentWidget(page.card.inquiries)
    page.card.inquiries.lines[0].click()
    fill(asked(), replied_on="2026-11-16")
    assert [one.replied_on for one in book.all(REVIEW_INQUIRIES)] == [date(2026, 11, 16)]


def test_a_paper_is_ticked_by_key_and_gets_a_scan(
    page: DevelopmentPage, book: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_record(DEVELOPMENT_CASES.key, CANDIDATE)
    papers = page.card.papers
    page.card.tabs.setCurrentWidget(papers)
    papers.boxes[0].setFocus()
    press(papers.boxes[0], Qt.Key.Key_Space)
    (one,) = book.all(DEVELOPMENT_MATERIALS)
    assert (one.material, one.is_there) == ("入党申请书", True)
    assert papers.boxes[0].isChecked()
    assert focused() is papers.boxes[0]
    scan = tmp_path / "申请书.pdf"
    scan.write_bytes(b"%PDF-1.7 scan")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(scan), ""))
    next(action for action in papers.menus[0].actions() if action.text() == "添加扫描件…").trigger()
    kept = book.get(DEVELOPMENT_MATERIALS, one.id)
    assert book.bytes_of(kept.content) == b"%PDF-1.7 scan"
    target = tmp_path / "另存.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    next(action for action in papers.menus[0].actions() if action.text() == "另存扫描件…").trigger()
    assert target.read_bytes() == b"%PDF-1.7 scan"


# Paper and letters


def test_each_paper_of_the_menu_opens_about_the_chosen_person(page: DevelopmentPage, qtbot: QtBot) -> None:
    page.table.select(CANDIDATE)
    action = next(one for one in page.outputs.of_case if one.text() == "发展党员公示…")
    action.trigger()
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PreviewWindow)
    qtbot.waitUntil(preview.print_button.isEnabled)
    preview.reject()


def test_a_receipt_is_followed_until_it_is_there(page: DevelopmentPage, book: Store) -> None:
    letter(book, serial_no=4, issued_on=date(2026, 9, 1))
    page.show_part(Chip.LETTERS)
    (line,) = page.letters.model.rows()
    assert line.state == "回执逾期"
    assert page.badge() > 0
    assert not page.letters.receipt_button.isEnabled()
    page.letters.table.select(line.letter.id)
    click(page.letters.receipt_button)
    asked().reject()
    page.letters.table.setFocus()
    press(page.letters.table, Qt.Key.Key_F2)
    fill(asked(), receipt_on="2026-11-20", received_by="丙县某局党支部")
    kept = book.get(TRANSFER_LETTERS, line.letter.id)
    assert (kept.receipt_on, kept.received_by) == (date(2026, 11, 20), "丙县某局党支部")
    assert page.letters.late == 0


def test_a_letter_is_issued_with_the_next_number_and_shown_on_paper(
    page: DevelopmentPage, book: Store, qtbot: QtBot, answers: Answers
) -> None:
    letter(book, serial_no=4)
    page.show_part(Chip.LETTERS)
    answers.append((RecordDialog, lambda asks: fill(asks, addressed_to="中共丁县委组织部", to_place="丁县某局")))
    page.shell.actions[Act.NEW].trigger()
    shown: list[PreviewWindow] = []
    answers.append((PreviewWindow, shown.append))
    fill(asked(), member_id="赵刚")
    qtbot.waitUntil(lambda: bool(shown))
    qtbot.waitUntil(shown[0].print_button.isEnabled)
    shown[0].reject()
    new = max(book.all(TRANSFER_LETTERS), key=lambda one: one.id)
    assert (new.member_id, new.serial_no, new.addressed_to) == (FIRST, 5, "中共丁县委组织部")


def test_a_void_letter_keeps_its_number(page: DevelopmentPage, book: Store) -> None:
    one = letter(book, serial_no=4)
    page.show_record(TRANSFER_LETTERS.key, one.id)
    assert page.chips.current == Chip.LETTERS
    page.shell.actions[Act.DELETE].trigger()
    fill(asked(), note="收信党组织写错")
    assert book.get(TRANSFER_LETTERS, one.id).is_void
    assert page.letters.model.rows()[0].state == "作废"


def test_a_case_entered_by_mistake_is_deleted_after_a_question(page: DevelopmentPage, book: Store) -> None:
    page.table.select(NEW)
    seen = answer("删除")
    page.shell.actions[Act.DELETE].trigger()
    assert seen() == ["删除方芳的发展党员档案吗？"]
    assert book.find(DEVELOPMENT_CASES, NEW) is None
    assert not page.frame.card.isVisible()
    book.undo()
    assert "方芳" in names(page)


def test_contacts_are_known_in_the_list(page: DevelopmentPage, book: Store) -> None:
    assert cells(page, PASSED_CASE)["培养联系人"] == "王小明"
    assert [one.member_id for one in book.where(DEVELOPMENT_CONTACTS, role=CONTACT)] == [LEADER, SECOND]
