"""年度数据 as the secretary uses it: a figure, what it was the year before, and the records behind it."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from gui import composition
from gui.actions import Act
from gui.main_window import MainWindow
from gui.page import Page
from gui.pages.figures import FiguresPage
from gui.pages.figures.lines import GAPS, PartChip
from gui.pages.figures.own_dialog import OwnFigureDialog
from gui.pages.life import LifePage
from gui.pages.roster import RosterPage
from gui.printing.preview_window import PreviewWindow
from ledger.figures.behind import records_behind
from ledger.figures.definition import Measure, Test
from ledger.figures.evaluate import Asked
from ledger.kinds.figures import DUTIES, OWN_FIGURES, Duty
from ledger.kinds.meetings import MEETINGS, Meeting
from operations.demo import Plan, demo_book
from operations.figures import own
from operations.figures.reading import read_figures, year_figures
from storage.store import Store
from tests.gui.conftest import NOW, Answers
from tests.gui.hands import press
from tests.gui.pages.showing import asked, show_page, type_into
from tests.operations.figures.figures_sample import without_texts_and_duties

TOP, BRANCH = 1, 2
TODAY = NOW.date()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("figures")
    with demo_book(folder / "示例.zbtz", Plan(16, 2, TODAY), 1, clock=lambda: NOW) as store:
        without_texts_and_duties(store)
    return folder / "示例.zbtz"


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Iterator[Store]:
    copy = tmp_path / "示例.zbtz"
    copy.write_bytes(made.read_bytes())
    with Store.open(copy, clock=lambda: NOW, operator="张书记") as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, book: Store) -> Iterator[FiguresPage]:
    window.resize(1366, 768)
    shown = show_page(qtbot, window, FiguresPage, book)
    shown.session.choose_unit(TOP)
    settled(qtbot, shown)
    yield shown
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy)
    shown.close_page()
    window.shell.session.close()


def settled(qtbot: QtBot, page: FiguresPage) -> None:
    """The self-check has looked, and what it read is counted."""
    check = page.shell.checks

    def is_counted() -> bool:
        counted = page._counted
        place = page.session.place
        return (
            check.result is not None
            and not check._pause.isActive()
            and not page.shell.tasks.is_busy
            and counted is not None
            and (counted.counting.asked.year, counted.counting.asked.unit_id) == (place.year, place.unit_id)
        )

    qtbot.waitUntil(is_counted, timeout=20_000)


def choose(qtbot: QtBot, page: FiguresPage, label: str) -> None:
    line = next(one for one in page.model.rows() if one.label == label)
    assert page.table.select(line.number)
    settled(qtbot, page)


def value(page: FiguresPage, label: str) -> Decimal | None:
    return next(one for one in page._lines if one.label == label).value


def test_a_figure_shows_its_value_the_year_before_its_charts_and_its_records(qtbot: QtBot, page: FiguresPage) -> None:
    choose(qtbot, page, "主题党日等活动")
    detail = page.detail
    assert page.frame.card.heading.text() == "主题党日等活动"
    assert detail.value.text() == f"{value(page, '主题党日等活动')}次"
    assert detail.compared.text().startswith("上年 ")
    assert "；行文写作“" in detail.compared.text()
    assert detail.model.rowCount() == value(page, "主题党日等活动")
    assert sum(bar.value or 0 for bar in detail.months.bars) == value(page, "主题党日等活动")
    assert [bar.label for bar in detail.units.bars] == ["第一支部", "第二支部"]
    assert "第一支部" in detail.units.accessibleDescription()


def test_a_share_says_of_how_many_and_what_leave_does(qtbot: QtBot, page: FiguresPage) -> None:
    choose(qtbot, page, "党员到会率")
    assert "请假的计入应到" in page.detail.text.text()
    assert " / " in page.detail.text.text()


def test_enter_goes_to_the_records_and_opens_one_where_it_belongs(
    qtbot: QtBot, page: FiguresPage, window: MainWindow
) -> None:
    window.add_page(LifePage)
    choose(qtbot, page, "学法")
    press(page.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.detail.table
    wanted: list[object] = []
    page.session.wanted.connect(wanted.append)
    press(page.detail.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, LifePage))
    assert wanted
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy)


def test_every_record_behind_a_figure_has_a_page_that_shows_it(book: Store) -> None:
    pages = [one for one in vars(composition).values() if isinstance(one, type) and issubclass(one, Page)]
    shown = frozenset[str]().union(*(one.opens for one in pages))
    given = read_figures(book)
    for year in (2025, 2026):
        for one in year_figures(given, Asked(year, TODAY, TOP)):
            kinds = {record.opens.kind for record in records_behind(one, given.facts)}
            assert kinds <= shown, one.definition.key


def test_the_gaps_are_one_filter_and_esc_takes_it_back(page: FiguresPage) -> None:
    page.show_part(GAPS)
    assert page.model.rows()
    assert all(one.figure.is_gap for one in page.model.rows())
    assert f"没有记录 {page.model.rowCount()} 项" in page.status_text()
    assert page.dismiss()
    assert page.model.rowCount() == len(page._lines)
    page.search("到会")
    assert [one.label for one in page.model.rows()] == ["党员到会率"]


def test_another_unit_or_year_is_counted_for_itself(qtbot: QtBot, page: FiguresPage) -> None:
    whole = value(page, "在册党员")
    page.session.choose_unit(BRANCH)
    settled(qtbot, page)
    part = value(page, "在册党员")
    assert whole is not None
    assert part is not None
    assert 0 < part < whole
    page.session.choose_year(2025)
    settled(qtbot, page)
    assert page.status_text().startswith("2025 年")


def test_a_new_record_is_in_the_figure_and_undo_takes_it_out(qtbot: QtBot, page: FiguresPage, book: Store) -> None:
    before = value(page, "学法") or Decimal(0)
    with book.change("新增会议") as change:
        change.add(MEETINGS, Meeting(kind="学习培训", org_unit_id=BRANCH, held_on=TODAY, tags="学法"))
    qtbot.waitUntil(lambda: value(page, "学法") == before + 1, timeout=20_000)
    book.undo()
    qtbot.waitUntil(lambda: value(page, "学法") == before, timeout=20_000)


def test_the_roster_in_numbers_names_the_people_of_a_line(qtbot: QtBot, page: FiguresPage, window: MainWindow) -> None:
    window.add_page(RosterPage)
    page.show_part(PartChip.POPULATION)
    line = next(one for one in page.people_model.rows() if one.line.label == "女")
    page.people_table.select(line.number)
    assert page.people.model.rowCount() == line.line.total
    assert f"党员 {page.people_model.rows()[0].line.total} 名" in page.status_text()
    press(page.people_table, Qt.Key.Key_Return)
    press(page.people.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, RosterPage))


# Duties


def test_without_duties_the_page_says_how_to_begin_and_offers_a_proposal(
    qtbot: QtBot, page: FiguresPage, book: Store, answers: Answers
) -> None:
    for one in book.all(DUTIES):
        own.remove_duty(book, one.id)
    settled(qtbot, page)
    page.show_part(PartChip.DUTIES)
    assert page.no_duties.isVisible()
    answers.append((QMessageBox, lambda box: box.buttons()[0].click() if box.text() else None))
    page.tasks.take_over()
    qtbot.waitUntil(lambda: bool(page.duty_model.total), timeout=20_000)
    assert page.duty_table.isVisible()


def test_a_duty_shows_what_ticks_it(qtbot: QtBot, page: FiguresPage, book: Store) -> None:
    given = read_figures(book)
    kept = own.save_duty(
        book, given, Duty(set_title="六个一", text="每月学法", times=3, period="月", figure="law_studies")
    )
    settled(qtbot, page)
    page.show_record(DUTIES.key, kept.id)
    qtbot.waitUntil(lambda: page.duty_table.selection.current is not None)
    line = next(one for one in page.duty_model.rows() if one.year.duty.id == kept.id)
    assert line.state.startswith("▲ 未完成：1月")
    assert page.duty.words.text().startswith("按“学法”统计。")
    assert page.duty.model.rowCount() >= 12
    assert Act.DELETE in page.handles
    page.handlers()[Act.DELETE]()
    settled(qtbot, page)
    assert kept.id not in {one.id for one in book.all(DUTIES)}


def test_a_duty_is_entered_with_its_figure_from_a_list(qtbot: QtBot, page: FiguresPage, book: Store) -> None:
    page.show_part(PartChip.DUTIES)
    page.handlers()[Act.NEW]()
    dialog = asked()
    for field, text in (("set_title", "六个一"), ("text", "每季度一堂党课"), ("period", "季度"), ("times", "1")):
        type_into(dialog.form, field, text)
    dialog.accept()
    assert dialog.isVisible(), "the figure is missing"
    place = next(n for n, one in enumerate(read_figures(book).definitions, start=1) if one.key == "lectures")
    dialog.form.rows["figure_place"].editor.show_value(place)
    dialog.form.rows["figure_place"].editor.left.emit()
    dialog.accept()
    assert book.all(DUTIES)[-1].figure == "lectures"
    settled(qtbot, page)


# Own figures


def test_an_own_figure_is_chosen_from_lists_and_shows_its_value_at_once(
    qtbot: QtBot, page: FiguresPage, book: Store
) -> None:
    page.handlers()[Act.NEW]()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OwnFigureDialog)
    dialog.accept()
    assert "请填写名称" in dialog.value.text()
    dialog.name.setText("学法会议")
    dialog.conditions.add_row()
    (row,) = dialog.conditions.rows
    row.field.setCurrentIndex(row.field.findData("tags"))
    row.test.setCurrentIndex(row.test.findData(Test.CONTAINS.value))
    row.value.setCurrentText("学法、学习法律")
    qtbot.waitUntil(lambda: dialog.value.text().startswith("2026年："))
    assert f"{value(page, '学法')}次" in dialog.value.text()
    chosen = dialog.conditions.conditions
    dialog.accept()
    qtbot.waitUntil(lambda: any(one.label == "学法会议" for one in page._lines), timeout=20_000)
    assert value(page, "学法会议") == value(page, "学法")
    choose(qtbot, page, "学法会议")
    assert {Act.EDIT, Act.DELETE} <= page.handles
    page.handlers()[Act.EDIT]()
    again = QApplication.activeModalWidget()
    assert isinstance(again, OwnFigureDialog)
    assert again.conditions.conditions == chosen
    again.reject()
    page.handlers()[Act.DELETE]()
    assert book.all(OWN_FIGURES) == []
    settled(qtbot, page)


def test_a_share_asks_for_the_upper_number_and_a_sum_for_a_number(qtbot: QtBot, page: FiguresPage) -> None:
    page.tasks.add_figure()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OwnFigureDialog)
    dialog.name.setText("试")
    dialog.measure.setCurrentIndex(dialog.measure.findData(Measure.SHARE.value))
    assert dialog.share.isVisible()
    assert not dialog.unit_word.isVisible()
    assert dialog.own.unit_word == "%"
    dialog.measure.setCurrentIndex(dialog.measure.findData(Measure.SUM.value))
    assert dialog.field.isVisible()
    dialog.source.setCurrentIndex(dialog.source.findData("service_cases"))
    assert dialog.day.isVisible()
    dialog.measure.setCurrentIndex(dialog.measure.findData(Measure.SUM.value))
    dialog.accept()
    assert dialog.isVisible()
    dialog.reject()
    settled(qtbot, page)


def test_a_shipped_figure_cannot_be_changed(qtbot: QtBot, page: FiguresPage) -> None:
    choose(qtbot, page, "学法")
    assert Act.EDIT not in page.handles
    definition = page._lines[0].figure.definition
    page.tasks.edit_figure(definition)
    assert "不能修改" in page.shell.notices.words.text()
    page.tasks.remove_figure(definition)
    assert "不能删除" in page.shell.notices.words.text()


# Paper and sheets


@pytest.mark.parametrize("part", list(PartChip))
def test_each_part_is_printed_and_saved(
    qtbot: QtBot, page: FiguresPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: PartChip
) -> None:
    page.show_part(part)
    page.handlers()[Act.PRINT]()
    qtbot.waitUntil(lambda: any(isinstance(one, PreviewWindow) for one in QApplication.topLevelWidgets()))
    for shown in QApplication.topLevelWidgets():
        if isinstance(shown, PreviewWindow):
            shown.close()
    target = tmp_path / "表.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), ""))
    page.handlers()[Act.EXPORT]()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: not page.shell.tasks.is_busy)
    assert ZipFile(target).testzip() is None
