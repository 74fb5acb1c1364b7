from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.forms.calendar_popup import CalendarPopup
from gui.forms.editors import ChoiceEditor, DateEditor, LineEditor, Option
from gui.forms.record_dialog import RecordDialog
from gui.forms.record_form import Edited, FormSetup, RecordForm, Sections
from gui.theme.theme import Theme
from ledger.kinds.member import MEMBERS, Member
from ledger.kinds.membership import STAYS, Stay
from ledger.values.dates import LooseDate
from storage.drafts import Drafts
from tests.gui.hands import focused, press, type_text
from tests.gui.sample_page import problems

WANG = Member(id=7, name="王小明", sex="男", birth_on=LooseDate(1980, 5), id_number="11010119800507003X")


class Listener:
    """What the form has sent."""

    def __init__(self, form: RecordForm[Member]) -> None:
        self.heard: list[Edited] = []
        form.edited.connect(self.heard.append)


@pytest.fixture
def form(theme: Theme, qtbot: QtBot, tmp_path: Path) -> RecordForm[Member]:
    made = RecordForm(MEMBERS, theme, FormSetup(problems=problems, drafts=Drafts(tmp_path)))
    made.resize(420, 700)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    qtbot.waitUntil(made.isActiveWindow)
    made.show_record(WANG, "book/members/7")
    return made


def enter(form: RecordForm[Member], name: str) -> QWidget:
    """Put the keyboard into a field; its text is selected, as with Tab."""
    form.go_to(name)
    field = focused()
    line = field.lineEdit() if isinstance(field, QComboBox) else field
    assert isinstance(line, QLineEdit)
    line.selectAll()
    return field


def retype(form: RecordForm[Member], name: str, text: str) -> QWidget:
    field = enter(form, name)
    type_text(field, text)
    return field


def text_of(form: RecordForm[Member], name: str) -> str:
    """What stands in a field, covered or not."""
    editor = form.rows[name].editor
    assert isinstance(editor, LineEditor)
    return editor.line.text()


def test_every_field_of_the_kind_is_there_under_its_section(form: RecordForm[Member]) -> None:
    assert list(form.rows) == [field.name for field in MEMBERS.fields]
    titles = [form.tabs.tabText(number) for number in range(form.tabs.count())]
    assert titles == ["基本情况", "党籍", "工作", "联系方式", "其他"]


def test_a_changed_field_is_sent_when_it_is_left(form: RecordForm[Member]) -> None:
    listener = Listener(form)
    line = retype(form, "department", "办公室")
    assert listener.heard == []
    press(line, Qt.Key.Key_Return)
    assert [(one.field, one.value) for one in listener.heard] == [("department", "办公室")]
    assert listener.heard[0].record.name == "王小明"
    assert focused() is not line


def test_a_field_that_is_left_as_it_was_is_not_sent(form: RecordForm[Member]) -> None:
    listener = Listener(form)
    line = enter(form, "birth_on")
    press(line, Qt.Key.Key_Tab)
    line = retype(form, "birth_on", "1980.5")
    press(line, Qt.Key.Key_Return)
    assert listener.heard == []
    assert form.rows["birth_on"].editor.raw() == "1980-05"


def test_words_that_only_one_entry_contains_mean_it(form: RecordForm[Member]) -> None:
    listener = Listener(form)
    editor = form.rows["ethnic_group"].editor
    assert isinstance(editor, ChoiceEditor)
    line = retype(form, "ethnic_group", "吾尔")
    editor.completer.popup().hide()
    press(line, Qt.Key.Key_Return)
    assert [(one.field, one.value) for one in listener.heard] == [("ethnic_group", "维吾尔族")]


def test_a_field_that_is_gone_to_is_selected(form: RecordForm[Member]) -> None:
    form.go_to("sex")
    type_text(focused(), "女")
    assert form.rows["sex"].editor.raw() == "女"


def test_esc_takes_back_what_was_typed(form: RecordForm[Member]) -> None:
    listener = Listener(form)
    line = retype(form, "name", "赵")
    press(line, Qt.Key.Key_Escape)
    assert text_of(form, "name") == "王小明"
    form.go_to("sex")
    assert listener.heard == []


def test_a_loose_date_says_what_was_understood(form: RecordForm[Member]) -> None:
    retype(form, "admitted_on", "2012.7")
    assert form.rows["admitted_on"].remark.text() == "即 2012年7月"
    retype(form, "admitted_on", "201")
    assert not form.rows["admitted_on"].is_blocked
    retype(form, "admitted_on", "2012.7.32")
    assert form.rows["admitted_on"].is_blocked
    assert form.record.admitted_on is None


def test_problems_are_shown_under_the_field_while_typing(form: RecordForm[Member]) -> None:
    listener = Listener(form)
    line = enter(form, "name")
    press(line, Qt.Key.Key_Delete)
    shown = form.rows["name"]
    assert shown.remark.text() == "请填写姓名。"
    assert shown.remark.isVisible()
    press(line, Qt.Key.Key_Return)
    assert listener.heard == []
    assert not form.check()
    assert line.hasFocus()


def test_a_reminder_does_not_keep_the_field_from_being_saved(form: RecordForm[Member]) -> None:
    listener = Listener(form)
    line = enter(form, "sex")
    press(line, Qt.Key.Key_Delete)
    assert form.rows["sex"].remark.text() == "登记表需要性别。"
    press(line, Qt.Key.Key_Return)
    assert [(one.field, one.value) for one in listener.heard] == [("sex", "")]


def test_a_choice_can_be_typed_and_is_completed(form: RecordForm[Member]) -> None:
    listener = Listener(form)
    line = retype(form, "ethnic_group", "维吾尔")
    editor = form.rows["ethnic_group"].editor
    assert isinstance(editor, ChoiceEditor)
    editor.completer.popup().hide()
    press(line, Qt.Key.Key_Return)
    assert [(one.field, one.value) for one in listener.heard] == [("ethnic_group", "维吾尔族")]
    assert editor.raw() == "维吾尔族"


def test_the_beginning_of_a_choice_is_objected_to_only_when_it_is_left(form: RecordForm[Member]) -> None:
    listener = Listener(form)
    field = retype(form, "ethnic_group", "哈")
    assert not form.rows["ethnic_group"].is_blocked
    editor = form.rows["ethnic_group"].editor
    assert isinstance(editor, ChoiceEditor)
    editor.completer.popup().hide()
    press(field, Qt.Key.Key_Return)
    assert form.rows["ethnic_group"].is_blocked
    assert "不在" in form.rows["ethnic_group"].remark.text()
    assert listener.heard == []


def test_the_wheel_does_not_change_a_choice(form: RecordForm[Member]) -> None:
    editor = form.rows["sex"].editor
    assert isinstance(editor, ChoiceEditor)
    place, none = QPointF(5, 5), Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        place, place, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(editor.box, wheel)
    assert editor.raw() == "男"


def test_sensitive_numbers_are_covered_until_one_edits_them(form: RecordForm[Member]) -> None:
    assert text_of(form, "id_number") == "1101**********003X"
    enter(form, "id_number")
    assert text_of(form, "id_number") == "11010119800507003X"
    form.go_to("name")
    assert text_of(form, "id_number") == "1101**********003X"
    form.unmask(True)
    assert text_of(form, "id_number") == "11010119800507003X"
    assert form.record.id_number == "11010119800507003X"


def test_a_covered_number_stays_itself_when_tab_comes_from_a_field_that_was_changed(form: RecordForm[Member]) -> None:
    def show_again(edited: Edited) -> None:
        form.show_record(edited.record, "book/members/7")
        form.unmask(False)

    form.edited.connect(show_again)
    listener = Listener(form)
    press(retype(form, "birth_on", "1980-5-7"), Qt.Key.Key_Tab)
    assert text_of(form, "id_number") == "11010119800507003X"
    press(focused(), Qt.Key.Key_Tab)
    assert [one.field for one in listener.heard] == ["birth_on"]
    assert text_of(form, "id_number") == "1101**********003X"
    assert form.record.id_number == "11010119800507003X"


def test_a_number_can_be_pasted_from_the_context_menu(form: RecordForm[Member]) -> None:
    line = enter(form, "id_number")
    assert isinstance(line, QLineEdit)
    QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    line.insert("110101198005070048")
    QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.PopupFocusReason))
    assert line.text() == "110101198005070048"


def test_a_day_can_be_taken_from_the_calendar(form: RecordForm[Member]) -> None:
    listener = Listener(form)
    editor = form.rows["birth_on"].editor
    assert isinstance(editor, DateEditor)
    line = enter(form, "birth_on")
    press(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = editor.findChild(CalendarPopup)
    assert isinstance(popup, CalendarPopup)
    assert popup.calendar.selectedDate() == QDate(1980, 5, 1)
    popup.calendar.activated.emit(QDate(1980, 5, 7))
    assert [(one.field, one.value) for one in listener.heard] == [("birth_on", LooseDate(1980, 5, 7))]


def test_several_lines_are_one_value(form: RecordForm[Member]) -> None:
    listener = Listener(form)
    form.go_to("note")
    area = focused()
    type_text(area, "第一行")
    press(area, Qt.Key.Key_Return)
    type_text(area, "第二行")
    form.go_to("name")
    assert [(one.field, one.value) for one in listener.heard] == [("note", "第一行\n第二行")]


def test_what_was_half_typed_is_there_after_a_crash(
    form: RecordForm[Member], theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    retype(form, "department", "综合处")
    qtbot.waitUntil(lambda: Drafts(tmp_path).load("book/members/7") == {"department": "综合处"})
    again = RecordForm(MEMBERS, theme, FormSetup(problems=problems, drafts=Drafts(tmp_path)))
    qtbot.addWidget(again)
    again.show_record(WANG, "book/members/7")
    assert again.record.department == "综合处"
    again._drop_draft()
    assert again.record.department == ""
    assert Drafts(tmp_path).load("book/members/7") is None


def test_all_of_a_record_that_is_stored_as_a_whole_is_there_after_a_crash(
    form: RecordForm[Member], theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    form.show_record(Member(), "book/members/new")
    press(retype(form, "name", "李娜"), Qt.Key.Key_Tab)
    press(retype(form, "birth_on", "1980.3"), Qt.Key.Key_Tab)
    retype(form, "department", "综合处")
    assert form.is_touched
    qtbot.waitUntil(lambda: len(Drafts(tmp_path).load("book/members/new") or {}) == 3)
    again = RecordForm(MEMBERS, theme, FormSetup(problems=problems, drafts=Drafts(tmp_path)))
    qtbot.addWidget(again)
    again.show_record(Member(), "book/members/new")
    assert again.record == Member(name="李娜", birth_on=LooseDate(1980, 3), department="综合处")
    again._drop_draft()
    assert again.record == Member()
    assert not again.is_touched


def test_a_saved_field_leaves_no_draft(form: RecordForm[Member], qtbot: QtBot, tmp_path: Path) -> None:
    form.edited.connect(lambda edited: form.show_record(edited.record, "book/members/7"))
    line = retype(form, "department", "综合处")
    qtbot.waitUntil(lambda: Drafts(tmp_path).load("book/members/7") is not None)
    press(line, Qt.Key.Key_Return)
    assert Drafts(tmp_path).load("book/members/7") is None


def test_a_refresh_leaves_alone_what_is_being_typed(form: RecordForm[Member]) -> None:
    retype(form, "department", "综合")
    form.show_record(Member(id=7, name="王晓明", sex="男"), "book/members/7")
    assert text_of(form, "department") == "综合"
    assert form.rows["name"].editor.raw() == "王晓明"


def test_going_to_another_record_saves_what_was_typed(form: RecordForm[Member]) -> None:
    listener = Listener(form)
    retype(form, "department", "综合处")
    form.show_record(Member(id=8, name="李娜"), "book/members/8")
    assert [(one.record.id, one.value) for one in listener.heard] == [(7, "综合处")]
    assert form.record == Member(id=8, name="李娜")


def test_other_forms_references_days_and_chosen_fields(theme: Theme, qtbot: QtBot) -> None:
    setup: FormSetup[Stay] = FormSetup(
        options={"branch_id": (Option(3, "第一支部"), Option(4, "第二支部"))},
        fields=("branch_id", "joined_on", "dues_paid_through"),
        sections=Sections.HEADINGS,
    )
    form = RecordForm(STAYS, theme, setup)
    qtbot.addWidget(form)
    form.show_record(Stay(id=1, member_id=7, branch_id=4, joined_on=date(2020, 3, 1)))
    assert list(form.rows) == ["branch_id", "joined_on", "dues_paid_through"]
    assert form.rows["branch_id"].editor.raw() == "第二支部"
    assert form.rows["joined_on"].editor.raw() == "2020-03-01"
    form.rows["branch_id"].editor.put_raw("第一支部")
    form.rows["dues_paid_through"].editor.put_raw("2026年11月")
    assert form.record.branch_id == 3
    assert form.record.dues_paid_through is not None
    form.rows["branch_id"].editor.put_raw("第九支部")
    assert [one.sentence for one in form.problems()] == ["请从列表中选择。"]


def test_nothing_is_demanded_of_an_empty_form_before_somebody_wants_to_store_it(form: RecordForm[Member]) -> None:
    form.show_record(Member(), "book/members/new")
    assert form.rows["name"].remark.text() == ""
    assert not form.check()
    assert "姓名" in form.rows["name"].remark.text()


def test_a_window_closed_from_within_a_field_leaves_nothing_for_the_next_one(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    saved: list[Member] = []
    setup: FormSetup[Member] = FormSetup(problems=problems, fields=("name", "sex"), drafts=Drafts(tmp_path))
    behind = QWidget()
    qtbot.addWidget(behind)
    behind.show()
    dialog = RecordDialog(behind, theme, "登记", MEMBERS, setup, saved.append)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.show_record(Member(), draft_key="book/members/new")
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert focused() is dialog.form.rows["name"].editor.inner
    retype(dialog.form, "name", "陈思远")
    press(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not dialog.isVisible())

    assert [one.name for one in saved] == ["陈思远"]
    assert Drafts(tmp_path).load("book/members/new") is None


def test_what_a_window_proposes_in_its_first_field_is_typed_over(theme: Theme, qtbot: QtBot) -> None:
    behind = QWidget()
    qtbot.addWidget(behind)
    behind.show()
    setup: FormSetup[Member] = FormSetup(problems=problems, fields=("name", "sex"))
    dialog = RecordDialog(behind, theme, "登记", MEMBERS, setup, lambda _: None)
    dialog.show_record(replace(WANG, id=0))
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    type_text(focused(), "李芳")
    assert text_of(dialog.form, "name") == "李芳"
