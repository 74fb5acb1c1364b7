"""自查 as the secretary uses it: counted, opened, explained, taken back; nothing by colour alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gui.actions import Act
from gui.main_window import MainWindow
from gui.pages.checks import ChecksPage
from gui.pages.checks.lines import ALL, Chip, Numbering
from gui.pages.checks.matters import Matter, matter_of
from gui.pages.organisation import OrganisationPage
from gui.pages.roster import RosterPage
from gui.pages.talks import TalksPage
from gui.printing.preview_window import PreviewWindow
from gui.self_check import CheckResult
from ledger.checks.answers import Checked
from ledger.errors import Finding, Level
from ledger.kinds.appraisal import APPRAISALS
from ledger.kinds.attached import FINDING_ANSWERS
from ledger.kinds.development import DEVELOPMENT_CASES, TRANSFER_LETTERS
from ledger.kinds.dues import PAYMENTS
from ledger.kinds.meetings import MEETINGS
from ledger.kinds.member import MEMBERS
from ledger.kinds.organisation import ORG_UNITS
from ledger.kinds.talks import TALKS
from storage.store import Store
from tests.gui.hands import CTRL, press
from tests.gui.pages.showing import asked, show_page, type_into
from tests.gui.pages.talk_book import BRANCH, FIRST, LEADER, talk_book, talked


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Store]:
    with talk_book(tmp_path / "自查.zbtz") as made:
        talked(made, LEADER, FIRST, follow_up="安排培训", follow_up_due_on=date(2026, 11, 15), content="谈工作")
        yield made


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, book: Store) -> Iterator[ChecksPage]:
    window.resize(1366, 768)
    shown = show_page(qtbot, window, ChecksPage, book)
    shown.session.choose_unit(BRANCH)
    qtbot.waitUntil(lambda: window.shell.checks.result is not None)
    yield shown
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy)
    shown.close_page()
    window.shell.session.close()


def chip(page: ChecksPage, key: str) -> str:
    chips = page.matters if key in (*Matter, ALL) else page.levels
    return chips._buttons[key].text()


def count(page: ChecksPage, key: str) -> int:
    return int(chip(page, key).split()[-1])


def choose(page: ChecksPage, rule: str) -> Finding:
    line = next(one for one in page.model.rows() if one.finding.rule == rule)
    assert page.table.select(line.number)
    return line.finding


def finding(rule: str, kind: str, number: int = 1, level: Level = Level.WARN) -> Finding:
    return Finding(rule, level, f"第{number}项", "第一条", kind, number)


def test_the_weight_is_told_by_sign_and_word_and_counted(page: ChecksPage) -> None:
    texts = {page.model.columns[0].text(line) for line in page.model.rows()}
    assert texts <= {"■ 必改", "▲ 提醒", "● 提示"}
    assert chip(page, Level.MUST.value).startswith("■ 必改")
    waiting = sum(count(page, level.value) for level in Level)
    assert waiting == page.model.rowCount() == int(page.levels._buttons[Chip.ALL].text().split()[-1])
    assert page.badge() == count(page, Level.MUST.value) + count(page, Level.WARN.value) > 0
    assert page.status_text() == f"待处理 {waiting} 项 · 已说明 0 项 · 显示 {waiting} 项"


def test_enter_opens_the_record_where_it_belongs(page: ChecksPage, window: MainWindow) -> None:
    window.add_page(RosterPage)
    one = choose(page, "roster.complete")
    press(page.table, Qt.Key.Key_Return)
    assert isinstance(window.page, RosterPage)
    assert window.page.card.member_id == one.record_id


def test_what_a_branch_lacks_of_talks_opens_where_it_is_planned(page: ChecksPage, window: MainWindow) -> None:
    window.add_page(TalksPage)
    window.add_page(OrganisationPage)
    page.session.choose_year(2025)
    assert choose(page, "talk.per_year").record_kind == ORG_UNITS.key
    page.detail.open.click()
    assert isinstance(window.page, TalksPage)
    assert page.session.place.year == 2026
    line = window.page.coverage.view.current
    assert line is not None
    assert (line.covered.unit.id, bool(line.missing)) == (BRANCH, True)


def test_a_finding_is_explained_counted_apart_and_taken_back(page: ChecksPage, book: Store) -> None:
    waiting, to_mend = page.model.rowCount(), page.badge()
    one = choose(page, "talk.per_year")
    assert one.sentence == page.detail.sentence.text()
    assert "第十九条" in page.detail.article.text()
    press(page.table, Qt.Key.Key_F2)
    asked().save_button.click()
    assert book.all(FINDING_ANSWERS) == []  # a reason has words
    type_into(asked().form, "text", "正在外地培训")
    asked().save_button.click()
    assert page.model.rowCount() == waiting - 1
    assert page.badge() == to_mend - (one.level is not Level.INFO)
    assert chip(page, Chip.ANSWERED) == "已说明 1"
    page.levels.choose(Chip.ANSWERED)
    (line,) = page.model.rows()
    assert (line.finding, line.answer) == (one, "正在外地培训")
    page.table.select(line.number)
    assert page.detail.answer.text() == "说明：正在外地培训（王小明 2026-11-22）"
    press(page.table, Qt.Key.Key_Delete, CTRL)
    assert book.all(FINDING_ANSWERS) == []
    assert page.model.rowCount() == 0
    press(page.table, Qt.Key.Key_Escape)
    assert page.model.rowCount() == waiting
    book.undo()
    assert page.model.rowCount() == waiting - 1


def test_the_filters_narrow_each_other_and_esc_takes_them_back(page: ChecksPage) -> None:
    page.matters.choose(Matter.TALKS)
    shown = page.model.rows()
    assert shown
    assert {matter_of(line.finding) for line in shown} == {Matter.TALKS}
    assert count(page, Level.WARN.value) == sum(line.finding.level is Level.WARN for line in shown)
    page.levels.choose(Level.MUST.value)
    assert count(page, Matter.ROSTER) == sum(line.is_in(Level.MUST.value, Matter.ROSTER) for line in page._lines)
    press(page.table, Qt.Key.Key_Escape)
    assert (page.levels.current, page.matters.current) == (Chip.ALL, ALL)
    page.search("没有这样的话")
    assert page.model.rowCount() == 0
    page.search("")
    assert page.model.rowCount() > 0


def test_another_day_is_looked_at_and_again_on_demand(page: ChecksPage, qtbot: QtBot) -> None:
    page.day.setDate(QDate(2026, 3, 1))
    assert page.waiting.isVisible()
    assert page.status_text() == "正在自查"
    qtbot.waitUntil(lambda: page.shell.checks.result is not None)
    assert page.session.place.as_of == date(2026, 3, 1)
    assert not page.waiting.isVisible()
    page.again.click()
    assert not page.again.isEnabled()
    qtbot.waitUntil(page.again.isEnabled)


def test_with_nothing_to_mend_it_says_so(page: ChecksPage) -> None:
    result = page.shell.checks.result
    assert result is not None
    page.shell.checks._tell(CheckResult(result.place, (), result.given))
    assert page.nothing.isVisible()
    assert page.badge() == 0


def test_a_mended_finding_goes_and_what_was_chosen_stays_chosen(page: ChecksPage, book: Store, qtbot: QtBot) -> None:
    kept = choose(page, "talk.follow_up")
    number = page.table.selection.current
    page.search("")
    with qtbot.waitSignal(page.shell.checks.done):
        talked(book, LEADER, 2)
    assert page.table.selection.current == number
    assert page.detail.sentence.text() == kept.sentence


def test_hundreds_of_equal_findings_keep_their_numbers() -> None:
    numbering = Numbering()
    checked = [Checked(finding("a.b", MEMBERS.key, number % 7), None) for number in range(3000)]
    first = [line.number for line in numbering.lines(checked)]
    assert len(set(first)) == 3000
    assert [line.number for line in numbering.lines(checked)] == first


@pytest.mark.parametrize(
    ("rule", "kind", "matter"),
    [
        ("roster.complete", MEMBERS.key, Matter.ROSTER),
        ("term.branch.years", ORG_UNITS.key, Matter.ORGANISATION),
        ("meeting.member.per_quarter", ORG_UNITS.key, Matter.MEETINGS),
        ("hours.member", MEMBERS.key, Matter.MEETINGS),
        ("minutes.blank", MEETINGS.key, Matter.MEETINGS),
        ("talk.per_year", MEMBERS.key, Matter.TALKS),
        ("talk.blank", TALKS.key, Matter.TALKS),
        ("development.talk.months", DEVELOPMENT_CASES.key, Matter.DEVELOPMENT),
        ("letter.receipt.months", TRANSFER_LETTERS.key, Matter.ROSTER),
        ("appraisal.votes", APPRAISALS.key, Matter.APPRAISAL),
        ("anything", PAYMENTS.key, Matter.DUES),
        ("cash.receipt.most_months", "remittances", Matter.CASH),
    ],
)
def test_the_kind_of_matter_follows_from_rule_and_record(rule: str, kind: str, matter: Matter) -> None:
    assert matter_of(finding(rule, kind)) is matter


def test_the_list_is_saved_as_a_sheet(
    page: ChecksPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    target = tmp_path / "自查.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.shell.actions[Act.EXPORT].trigger()
    qtbot.waitUntil(target.exists)
    assert "▲ 提醒" in ZipFile(target).read("xl/sharedStrings.xml").decode()


def test_no_name_for_the_sheet_means_no_sheet(page: ChecksPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page.shell.actions[Act.EXPORT].trigger()
    assert not page.shell.tasks.is_busy


def test_the_list_is_printed(page: ChecksPage, qtbot: QtBot) -> None:
    page.shell.actions[Act.PRINT].trigger()
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, PreviewWindow)
    qtbot.waitUntil(preview.print_button.isEnabled, timeout=20000)
    preview.reject()


def test_while_hidden_the_figure_follows_and_the_list_catches_up(
    page: ChecksPage, window: MainWindow, book: Store, qtbot: QtBot
) -> None:
    window.add_page(RosterPage)
    window.go_to("roster")
    before = window.side_bar.button("checks").count
    rows = page.model.rowCount()
    talked(book, LEADER, 2, held_on=date(2026, 11, 15), follow_up="回访", follow_up_due_on=date(2026, 11, 16))
    qtbot.waitUntil(lambda: window.side_bar.button("checks").count != before)
    window.go_to("checks")
    assert page.model.rowCount() != rows or page.badge() != before
