"""党组织 as the secretary uses it: choose, edit, found, end, appoint, and take it back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.actions import Act
from gui.forms.editors import PickEditor
from gui.main_window import MainWindow
from gui.pages.organisation import OrganisationPage
from gui.pages.organisation.office_dialog import OfficeDialog
from gui.widgets import Banner
from ledger.codes.meetings import COMMITTEE_SEATS, MEMBER_MEETING
from ledger.kinds.meetings import ELECTIONS, MEETINGS, Election, Meeting
from ledger.kinds.organisation import GROUP, OFFICES, ORG_UNITS, TERMS
from ledger.roster.asof import roster_on
from operations.books import new_book
from operations.facts import read_facts
from operations.tables import pinyin_table
from storage.store import Store
from tests.gui.conftest import NOW
from tests.gui.hands import CTRL, press, type_text
from tests.gui.pages.showing import asked, show_page, type_into


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, book: Store) -> Iterator[OrganisationPage]:
    made = show_page(qtbot, window, OrganisationPage, book)
    yield made
    made.close_page()
    window.shell.session.close()


def unit_id(book: Store, name: str) -> int:
    return next(unit.id for unit in book.all(ORG_UNITS) if unit.short_name == name)


def tree_lines(page: OrganisationPage) -> dict[str, str]:
    found = page.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    return {item.text(0): item.text(1) for item in found}


def banners(page: OrganisationPage) -> list[str]:
    QApplication.processEvents()  # what a layout has taken in is shown with the next events
    frames = [one for one in cast("list[Banner]", page.card.findChildren(Banner)) if one.isVisibleTo(page)]
    return [words.text() for one in frames for words in cast("list[QLabel]", one.findChildren(QLabel))]


def office_texts(page: OrganisationPage) -> list[tuple[str, str]]:
    return [(one.held.office, one.name) for one in page.card.offices.model.rows()]


def test_the_tree_shows_every_unit_with_its_members(page: OrganisationPage) -> None:
    lines = tree_lines(page)
    assert list(lines) == ["机关党总支", "第一支部", "第一党小组", "第二党小组", "第二支部"]
    assert int(lines["机关党总支"]) == int(lines["第一支部"]) + int(lines["第二支部"]) > 0
    assert page.status_text() == "党总支 1 个 · 党支部 2 个 · 党小组 2 个"


def test_choosing_a_unit_shows_its_figures_and_what_the_rules_say(page: OrganisationPage) -> None:
    assert any("不足50名" in text and "《党和国家机关基层组织工作条例》" in text for text in banners(page))
    page.tree.choose(2)
    assert page.card.heading.text() == "第一支部"
    assert page.card.figures.text().startswith(f"党员 {tree_lines(page)['第一支部']} 名")
    assert any("将于2027-03-15届满" in text for text in banners(page))


def test_an_edited_name_is_saved_on_leaving_the_field_and_can_be_taken_back(
    page: OrganisationPage, book: Store
) -> None:
    page.tree.choose(2)
    type_into(page.card.form, "short_name", "机关一支部")
    assert "机关一支部" in tree_lines(page)
    assert book.undo_label == "修改党组织机关一支部：简称"
    book.undo()
    assert "第一支部" in tree_lines(page)
    assert page.card.form.rows["short_name"].editor.raw() == "第一支部"


def test_an_empty_name_is_not_saved(page: OrganisationPage, book: Store) -> None:
    page.tree.choose(2)
    type_into(page.card.form, "short_name", "")
    assert book.get(ORG_UNITS, 2).short_name == "第一支部"
    assert page.card.form.rows["short_name"].is_blocked


def test_the_day_of_the_window_decides_which_units_and_members_there_are(page: OrganisationPage) -> None:
    page.session.choose_day(date(2010, 1, 1))
    assert tree_lines(page) == {}
    page.ended.setChecked(True)
    assert "第一支部（未成立）" in tree_lines(page)


def test_ctrl_n_founds_what_stands_below_the_chosen_unit(page: OrganisationPage, book: Store) -> None:
    page.tree.choose(2)
    press(page.tree, Qt.Key.Key_N, CTRL)
    dialog = asked()
    type_into(dialog.form, "full_name", "第一支部第三党小组")
    type_into(dialog.form, "short_name", "第三党小组")
    dialog.save_button.click()
    added = book.get(ORG_UNITS, unit_id(book, "第三党小组"))
    assert (added.level, added.parent_id, added.order_no) == (GROUP, 2, 3)
    assert page.card.heading.text() == "第三党小组"
    assert page.remove_action.isEnabled()
    page.remove_action.trigger()
    assert "第三党小组" not in tree_lines(page)
    assert Act.NEW in page.handles


def test_a_unit_in_use_cannot_be_deleted(page: OrganisationPage) -> None:
    page.tree.choose(2)
    assert not page.remove_action.isEnabled()


def test_an_ended_branch_hands_its_members_over_and_is_shown_on_demand(page: OrganisationPage, book: Store) -> None:
    before = int(tree_lines(page)["机关党总支"])
    page.tree.choose(unit_id(book, "第二支部"))
    page.end_action.trigger()
    dialog = asked()
    assert "将一并转入所选的支部" in dialog.note.text()
    type_into(dialog.form, "members_to", "第一支部")
    dialog.save_button.click()
    assert tree_lines(page)["第一支部"] == str(before)
    assert "第二支部" not in tree_lines(page)
    page.ended.setChecked(True)
    assert "第二支部（已撤销）" in tree_lines(page)
    page.show_record("org_units", unit_id(book, "第二支部"))
    assert any("已登记自2026-11-22起撤销" in text for text in banners(page))
    page.revive_action.trigger()
    assert "第二支部" in tree_lines(page)


def test_a_group_moves_to_another_branch_only_when_nobody_is_in_it(page: OrganisationPage, book: Store) -> None:
    page.tree.choose(2)
    page.add(GROUP)
    dialog = asked()
    type_into(dialog.form, "full_name", "机动小组")
    type_into(dialog.form, "short_name", "机动小组")
    dialog.save_button.click()
    page.move_action.trigger()
    dialog = asked()
    type_into(dialog.form, "parent_id", "第二支部")
    dialog.save_button.click()
    assert book.get(ORG_UNITS, unit_id(book, "机动小组")).parent_id == unit_id(book, "第二支部")


def test_the_next_term_is_proposed_with_the_years_of_the_rule(page: OrganisationPage, book: Store) -> None:
    page.tree.choose(2)
    page.card.terms.add()
    dialog = asked()
    assert {name: row.editor.raw() for name, row in dialog.form.rows.items() if row.editor.raw()} == {
        "term_no": "5",
        "started_on": "2027-03-15",
        "years": "3",
    }
    dialog.save_button.click()
    states = [(one.term.term_no, one.state, one.ends_on) for one in page.card.terms.model.rows()]
    assert states == [
        (5, "未开始", date(2030, 3, 15)),
        (4, "在任，6个月内届满", date(2027, 3, 15)),
        (3, "已换届", date(2024, 3, 15)),
    ]
    assert book.undo_label == "登记第一支部第5届任期"


def test_a_term_over_its_end_is_pointed_out_and_an_extension_answers_it(page: OrganisationPage, book: Store) -> None:
    term = book.where(TERMS, org_unit_id=2)[-1]
    page.tree.choose(2)
    page.session.choose_day(date(2027, 6, 1))
    assert [one.state for one in page.card.terms.model.rows()] == ["已届满", "已换届"]
    assert any("届满，应当换届或报批延期" in text for text in banners(page))
    page.card.terms.table.select(term.id)
    page.card.terms.edit()
    dialog = asked()
    type_into(dialog.form, "extended_to", "2027-12-01")
    assert "延期换届要有上级批复" in dialog.form.rows["extension_document"].remark.text()
    dialog.save_button.click()
    assert [one.state for one in page.card.terms.model.rows()] == ["延期中，6个月内届满", "已换届"]
    assert any("没有登记上级批复" in text for text in banners(page))


def test_the_end_of_a_term_is_announced_in_three_steps_until_the_election(page: OrganisationPage, book: Store) -> None:
    page.tree.choose(2)
    states = []
    for day in (date(2026, 9, 1), date(2026, 10, 1), date(2026, 12, 20), date(2027, 2, 20)):
        page.session.choose_day(day)
        states.append(page.card.terms.model.rows()[0].state)
    assert states == ["在任", "在任，6个月内届满", "在任，3个月内届满", "在任，1个月内届满"]
    assert page.card.terms.model.rows()[0].elected_on is not None, "the sample holds its elections"
    with book.change("选举") as change:
        meeting = Meeting(kind=MEMBER_MEETING, org_unit_id=2, held_on=date(2027, 2, 10))
        held = change.add(MEETINGS, meeting)
        change.add(ELECTIONS, Election(meeting_id=held.id, office=COMMITTEE_SEATS, seats=3))
    page.refresh(None)
    assert page.card.terms.model.rows()[0].state == "已选举，请登记新一届"


def test_a_deleted_term_comes_back_with_the_notice(page: OrganisationPage, book: Store) -> None:
    page.tree.choose(2)
    page.card.terms.table.select(book.where(TERMS, org_unit_id=2)[-1].id)
    page.card.terms.remove()
    assert page.card.terms.model.total == 1
    page.shell.notices.button.click()
    assert page.card.terms.model.total == 2


def test_the_earlier_terms_count_as_over(page: OrganisationPage) -> None:
    page.tree.choose(2)
    states = [(one.term.term_no, one.state) for one in page.card.terms.model.rows()]
    assert states == [(4, "在任，6个月内届满"), (3, "已换届")]


def test_a_person_is_found_by_initials_and_relieves_the_holder(page: OrganisationPage, book: Store) -> None:
    page.tree.choose(2)
    before = dict(office_texts(page))
    newcomer = next(entry.member for entry in roster_on(read_facts(book), date(2026, 11, 22), 2) if not entry.offices)
    page.card.offices.appoint()
    dialog = asked()
    editor = dialog.form.rows["member_id"].editor
    assert isinstance(editor, PickEditor)
    editor.setFocus()
    type_text(editor.line, min(pinyin_table().initials(newcomer.name)))
    offered = [
        editor.completer.popup().model().index(row, 0).data() for row in range(editor.completer.completionCount())
    ]
    assert newcomer.name in offered
    editor.completer.popup().hide()
    type_into(dialog.form, "member_id", newcomer.name)
    type_into(dialog.form, "office", "书记")
    assert isinstance(dialog, OfficeDialog)
    assert dialog.hand_over.text() == f"{before['书记']}自任职之日起不再任书记"
    dialog.save_button.click()
    assert ("书记", newcomer.name) in office_texts(page)
    assert ("书记", before["书记"]) not in office_texts(page)
    page.card.offices.past.setChecked(True)
    assert office_texts(page).count(("书记", before["书记"])) == 2  # in this term and in the last one


def test_an_office_ends_on_a_day_and_its_history_stays(page: OrganisationPage, book: Store) -> None:
    page.tree.choose(2)
    held = book.where(OFFICES, org_unit_id=2, office="书记", to_on=None)[0]
    page.card.tabs.setCurrentWidget(page.card.offices)
    assert page.card.offices.table.select(held.id)
    page.card.offices.dismiss()
    dialog = asked()
    type_into(dialog.form, "document", "某党〔2026〕9号")
    dialog.save_button.click()
    assert "书记" not in dict(office_texts(page))
    assert book.get(OFFICES, held.id).to_on == date(2026, 11, 22)
    assert page.card.offices.past.text() == "显示已免职（5）"


def test_a_group_has_no_terms(page: OrganisationPage, book: Store) -> None:
    page.tree.choose(unit_id(book, "第一党小组"))
    assert not page.card.tabs.isTabVisible(page.card.tabs.indexOf(page.card.terms))
    page.tree.choose(2)
    assert page.card.tabs.isTabVisible(page.card.tabs.indexOf(page.card.terms))


def test_everything_is_reached_by_keys(window: MainWindow, page: OrganisationPage, book: Store) -> None:
    window.go_to(page.key)
    assert QApplication.focusWidget() is page.tree
    press(page.tree, Qt.Key.Key_Down)
    assert page.card.heading.text() == "第一支部"
    press(page.tree, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.card.form.rows["full_name"].editor.inner
    assert len(book.history()) == 1


def test_a_book_of_a_single_branch_offers_groups_only(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    with new_book(tmp_path / "支部.zbtz", "中共某局支部委员会", (), clock=lambda: NOW) as single:
        page = show_page(qtbot, window, OrganisationPage, single)
        assert (page.new_branch_action.isEnabled(), page.new_group_action.isEnabled()) == (False, True)
        assert not page.move_action.isEnabled()
        page.close_page()
