from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from exports.paper.faces import FontPolicy
from gui.printing.layouts import LaidOut
from gui.printing.preview_window import PreviewWindow
from gui.printing.saving import proposal
from gui.printing.sheet_view import Fit
from gui.session import UnitChoice
from gui.shell import Shell
from ledger.kinds.meetings import MEETINGS
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import ORG_UNITS
from ledger.roster.order import Order
from operations.registers import Period, RegisterOptions
from storage.store import Store
from tests.gui.hands import CTRL, click, press
from tests.gui.printing.conftest import TODAY, Opener

Key = Qt.Key
UNPRINTABLE = "\U0001f600"  # no font of official paper has it


def choose(combo: QObject, data: object) -> None:
    """As the user does with the mouse: the choice, then the signal of a choice."""
    at = combo.findData(data)  # type: ignore[attr-defined]
    combo.setCurrentIndex(at)  # type: ignore[attr-defined]
    combo.activated.emit(at)  # type: ignore[attr-defined]


def settled(qtbot: QtBot, preview: PreviewWindow, change: Callable[[], None]) -> LaidOut:
    """What is shown after a change."""
    with qtbot.waitSignal(preview._layouts.ready) as ready:
        change()
    assert ready.args
    made = ready.args[0]
    assert isinstance(made, LaidOut)
    return made


def test_the_register_is_shown_with_pages_summary_and_faces(preview: PreviewWindow) -> None:
    assert len(preview.view.sheets) == preview.thumbnails.model().rowCount() == 4
    assert preview.summary.text() == "共 4 页，A4 横向"
    assert preview.bar.place.text() == "1 / 4 页"
    assert "小标宋：内置" in preview.options.standings.text()
    assert preview.options.landscape.isChecked()
    assert preview.print_button.isEnabled()


def test_direction_register_and_blank_variant_change_the_sheets(qtbot: QtBot, preview: PreviewWindow) -> None:
    options = preview.options
    settled(qtbot, preview, options.portrait.click)
    assert preview.summary.text().endswith("A4 纵向")
    settled(qtbot, preview, lambda: choose(options.register, "contacts"))
    assert not preview.view.sheets[0].is_landscape
    made = settled(qtbot, preview, options.blank.click)
    assert len(made.sheets) == 1
    assert not options.as_of.isEnabled()
    assert not preview.sheet_button.isEnabled()


def test_unit_day_order_and_masking_reach_the_register(qtbot: QtBot, preview: PreviewWindow, store: Store) -> None:
    options = preview.options
    branch = next(unit for unit in store.all(ORG_UNITS) if unit.parent_id is not None)
    settled(qtbot, preview, lambda: choose(options.unit, branch.id))
    settled(qtbot, preview, lambda: choose(options.order, Order.STROKES.value))
    settled(qtbot, preview, options.unmasked.click)
    made = settled(qtbot, preview, lambda: options.as_of.setDate(options.as_of.date().addYears(-1)))
    assert made.wish.choice.options == RegisterOptions(
        as_of=date(2025, 11, 22), unit_id=branch.id, order=Order.STROKES, is_unmasked=True
    )
    assert len(made.sheets) < 4


def test_old_sheets_stay_until_the_new_ones_are_there(qtbot: QtBot, preview: PreviewWindow) -> None:
    before = preview.view.sheets
    preview.options.blank.click()
    assert preview.view.sheets is before
    assert not preview.print_button.isEnabled()
    qtbot.waitUntil(lambda: preview.view.sheets is not before)
    assert preview.print_button.isEnabled()


def test_of_many_changes_only_the_last_is_shown(qtbot: QtBot, preview: PreviewWindow) -> None:
    shown: list[LaidOut] = []
    preview._layouts.ready.connect(shown.append)
    for order in (*Order, Order.PINYIN):
        choose(preview.options.order, order.value)
    qtbot.waitUntil(lambda: not preview._layouts.is_busy)
    assert [made.wish.choice.options.order for made in shown] == [Order.PINYIN]


def test_columns_are_chosen_ordered_remembered_and_reset(qtbot: QtBot, preview: PreviewWindow, opened: Opener) -> None:
    columns = preview.options.columns
    usual = columns.shown
    settled(qtbot, preview, lambda: columns.list.item(1).setCheckState(Qt.CheckState.Unchecked))
    columns.list.setCurrentRow(3)
    settled(qtbot, preview, columns.up.click)
    chosen = (usual[0], usual[3], usual[2], *usual[4:])
    assert columns.shown == chosen
    assert opened("members", RegisterOptions(as_of=TODAY)).options.columns.shown == chosen
    settled(qtbot, preview, columns.reset.click)
    assert columns.shown == usual
    assert preview.options.choice.options.columns is None


def test_the_last_column_cannot_be_taken_away(opened: Opener) -> None:
    columns = opened("members", RegisterOptions(as_of=TODAY, columns=("name",))).options.columns
    columns.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert columns.shown == ("name",)


def test_a_form_of_one_person_offers_all_people(qtbot: QtBot, opened: Opener, store: Store) -> None:
    member = store.all(MEMBERS)[0]
    preview = opened("member_forms", RegisterOptions(as_of=TODAY, member_id=member.id))
    assert len(preview.view.sheets) == 1
    assert preview.options.one_person.text() == f"只印{member.name}"
    assert not preview.options.columns.isVisible()
    made = settled(qtbot, preview, preview.options.one_person.click)
    assert len(made.sheets) > 50


def test_a_character_without_a_glyph_is_explained_where_the_sheets_would_be(
    qtbot: QtBot, opened: Opener, store: Store
) -> None:
    member = store.all(MEMBERS)[0]
    with store.change("改名") as change:
        change.update(MEMBERS, replace(member, name=f"王{UNPRINTABLE}"))
    preview = opened("members", RegisterOptions(as_of=TODAY))
    assert preview.obstacle.isVisible()
    assert f"王{UNPRINTABLE}" in preview.obstacle.words.text()
    assert "U+1F600" in preview.obstacle.words.text()
    assert not preview.print_button.isEnabled()
    settled(qtbot, preview, preview.options.blank.click)
    assert preview.view.isVisible()
    assert preview.pdf_button.isEnabled()


def test_nobody_to_print_is_said(opened: Opener) -> None:
    preview = opened("member_forms", RegisterOptions(as_of=TODAY, member_id=10**6))
    assert preview.obstacle.isVisible()
    assert preview.obstacle.heading.text() == "没有可打印的内容"
    assert not preview.pdf_button.isEnabled()


def test_keys_leaf_through_the_sheets(preview: PreviewWindow) -> None:
    preview.view.set_zoom(Fit.PAGE)
    for key, expected in ((Key.Key_PageDown, 1), (Key.Key_End, 3), (Key.Key_PageUp, 2), (Key.Key_Home, 0)):
        press(preview.view, key)
        assert preview.view.current == expected
        assert preview.thumbnails.currentIndex().row() == expected
    assert preview.bar.place.text() == "1 / 4 页"


def test_a_thumbnail_leads_to_its_sheet(preview: PreviewWindow) -> None:
    place = preview.thumbnails.visualRect(preview.thumbnails.model().index(2, 0)).center()
    click(preview.thumbnails.viewport(), place)
    assert preview.view.current == 2


def test_zoom_by_list_keys_and_wheel(preview: PreviewWindow) -> None:
    view = preview.view
    assert view.zoom is Fit.WIDTH
    assert view.horizontalScrollBar().maximum() == 0
    choose(preview.bar.zoom, Fit.PAGE)
    assert view.sheets[0].pixels(view.scale).height() < view.viewport().height()
    preview.bar.zoom.activated.emit(preview.bar.zoom.findText("150%"))
    assert view.percent == 150
    press(preview, Key.Key_Minus, CTRL)
    assert view.percent == 125
    for _ in range(9):
        turn_wheel(preview, 120)
    assert view.percent == 200
    assert not preview.bar.larger.isEnabled()


def turn_wheel(preview: PreviewWindow, angle: int) -> None:
    middle = QPointF(preview.view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        preview.view.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(preview.view.viewport(), event)


def test_zoom_and_size_keep_the_place(preview: PreviewWindow) -> None:
    preview.view.set_zoom(100)
    preview.view.go_to(2)
    for zoom in (200, Fit.PAGE, 50, Fit.WIDTH):
        preview.view.set_zoom(zoom)
        assert preview.view.current == 2
    preview.resize(1000, 640)
    assert preview.view.current == 2


def test_esc_closes(preview: PreviewWindow) -> None:
    press(preview.view, Key.Key_Escape)
    assert not preview.isVisible()


def name_file(target: Path) -> None:
    """Answer the file dialog once it is there."""
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]
    if not dialogs:
        QTimer.singleShot(10, lambda: name_file(target))
        return
    field = dialogs[0].findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(str(target))
    dialogs[0].accept()


def test_the_pdf_has_what_the_preview_shows(qtbot: QtBot, preview: PreviewWindow, tmp_path: Path) -> None:
    target = tmp_path / "花名册.pdf"
    name_file(target)
    press(preview, Key.Key_S, CTRL)
    qtbot.waitUntil(preview.notices.isVisible)
    assert preview.notices.words.text() == "已存为“花名册.pdf”"
    assert preview.notices.button.text() == "打开文件夹"
    with pypdfium2.PdfDocument(target) as pdf:
        assert len(pdf) == len(preview.view.sheets)
        assert "党员花名册" in pdf[0].get_textpage().get_text_range()


def test_the_sheet_has_the_people_of_the_preview(qtbot: QtBot, preview: PreviewWindow, tmp_path: Path) -> None:
    target = tmp_path / "花名册.xlsx"
    name_file(target)
    preview.sheet_button.click()
    qtbot.waitUntil(preview.notices.isVisible)
    assert target.read_bytes()[:2] == b"PK"


def test_files_are_named_after_what_they_hold(preview: PreviewWindow, shell: Shell) -> None:
    assert proposal(preview._wish, ".pdf", shell.settings).name == "党员花名册（机关党总支）2026-11-22.pdf"


def test_the_choice_of_fonts_is_remembered(qtbot: QtBot, preview: PreviewWindow, opened: Opener) -> None:
    settled(qtbot, preview, lambda: choose(preview.options.fonts, FontPolicy.OFFICIAL.value))
    assert opened("contacts", RegisterOptions(as_of=TODAY)).options.choice.policy is FontPolicy.OFFICIAL


@pytest.mark.parametrize("step", [-120, 120])
def test_the_wheel_never_changes_a_choice_in_passing(preview: PreviewWindow, step: int) -> None:
    order = preview.options.order
    order.setCurrentIndex(2)
    middle = QPointF(order.rect().center())
    event = QWheelEvent(
        middle,
        order.mapToGlobal(middle),
        QPoint(),
        QPoint(0, step),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(order, event)
    assert order.currentIndex() == 2


def test_it_can_be_closed_while_a_layout_is_on_its_way(qtbot: QtBot, preview: PreviewWindow) -> None:
    preview.options.blank.click()
    assert preview._layouts.is_busy
    with qtbot.waitSignal(preview.destroyed):
        preview.reject()


def test_large_letters_still_fit_a_screen_of_1366(qtbot: QtBot, opened: Opener, shell: Shell) -> None:
    shell.theme.set_percent(150)
    preview = opened("members", RegisterOptions(as_of=TODAY))
    qtbot.waitUntil(lambda: bool(preview.bar.place.text()))
    assert preview.minimumSizeHint().width() <= 1366 - 40


def test_year_and_part_are_asked_where_a_register_covers_them(qtbot: QtBot, opened: Opener) -> None:
    options = opened("dues_detail", RegisterOptions(as_of=TODAY)).options
    assert (options.year.value(), options.part.currentText()) == (2026, "全年")
    preview = options.window()
    assert isinstance(preview, PreviewWindow)
    settled(qtbot, preview, lambda: choose(options.part, "第一季度"))
    made = settled(qtbot, preview, lambda: options.year.setValue(2025))
    assert made.wish.choice.options.period == Period.of_quarter(2025, 1)
    made = settled(qtbot, preview, lambda: choose(options.register, "dues_year"))
    assert made.wish.choice.options.period == Period(2025)
    assert options.year.isVisible()
    assert not options.part.isVisible()
    assert not options.unmasked.isVisible(), "no sheet of dues shows id numbers"


def test_a_roster_asks_for_no_year_and_offers_no_register_of_dues(preview: PreviewWindow) -> None:
    options = preview.options
    assert not options.year.isVisible()
    assert options.unmasked.isVisible()
    assert options.register.findData("dues_year") == -1


def test_a_long_name_of_an_organisation_does_not_push_the_choices_out_of_sight(opened: Opener, shell: Shell) -> None:
    shell.session.offer_units((UnitChoice(1, "某某县人民政府办公室机关事务管理服务中心离退休干部工作处总支部"),))
    options = opened("members", RegisterOptions(as_of=TODAY)).options
    assert options.widget().width() <= options.viewport().width()


def test_minutes_have_layouts_and_a_document_for_wps(
    qtbot: QtBot, opened: Opener, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = next(one for one in store.all(MEETINGS) if one.held_on)
    preview = opened("minutes", RegisterOptions(as_of=TODAY, record_id=meeting.id))
    combo = preview.options.layout_of
    assert [combo.itemData(place) for place in range(combo.count())][:2] == ["official", "form_a"]
    official = preview.summary.text()
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    qtbot.waitUntil(lambda: preview.options.choice.options.layout == "form_a" and bool(preview.summary.text()))
    assert official
    target = tmp_path / "记录.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    qtbot.waitUntil(preview.docx_button.isEnabled)
    preview.docx_button.click()
    qtbot.waitUntil(target.exists)
    assert target.read_bytes()[:2] == b"PK"


def test_another_paper_about_the_same_meeting_stays_with_it(opened: Opener, store: Store) -> None:
    meeting = next(one for one in store.all(MEETINGS) if one.held_on)
    preview = opened("minutes", RegisterOptions(as_of=TODAY, record_id=meeting.id))
    register = preview.options.register
    for key, kept in (("sign_in", meeting.id), ("attendance", None)):
        place = register.findData(key)
        register.setCurrentIndex(place)
        register.activated.emit(place)
        assert preview.options.choice.options.record_id == kept
    assert preview.options.layout_of.isHidden()
