"""The way of one person into the Party, through the window: applied, chosen, noticed, voted on, taken in, converted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.actions import Act
from gui.composition import fill
from gui.desk import Desk
from gui.forms.record_dialog import RecordDialog
from gui.main_window import MainWindow
from gui.pages.development import DevelopmentPage
from gui.pages.development.step_editor import StepEditor
from gui.pages.development.step_fields import StepAct
from gui.pages.roster import RosterPage
from ledger.codes.meetings import ACCEPTANCE, CONVERSION, MEMBER_MEETING, PASSED, SECRET_BALLOT
from ledger.kinds.development import DEVELOPMENT_CASES, DevelopmentCase
from ledger.kinds.meetings import AGENDA_ITEMS, MEETINGS, VOTES, AgendaItem, Meeting, Vote
from ledger.kinds.member import MEMBERS
from operations.printing import print_to_pdf
from operations.registers import REGISTER_BY_KEY, RegisterOptions
from storage.store import Store
from tests.gui.conftest import NOW
from tests.gui.pages.showing import type_into
from tests.gui.pages.talk_book import BRANCH, talk_book

NAME = "沈若琳"


@pytest.fixture
def desk(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = fill(window, lambda: NOW)
    made.take(talk_book(tmp_path / "第一支部.zbtz"))
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    yield made
    made.close()


@pytest.fixture
def page(desk: Desk) -> DevelopmentPage:
    desk.window.go_to(DevelopmentPage.key)
    shown = desk.window.page
    assert isinstance(shown, DevelopmentPage)
    return shown


def voted(store: Store, day: date, resolution: str) -> None:
    """A member meeting that has decided, as 组织生活 has it."""
    with store.change("登记会议") as change:
        meeting = change.add(MEETINGS, Meeting(kind=MEMBER_MEETING, org_unit_id=BRANCH, for_year=day.year, held_on=day))
        item = change.add(AGENDA_ITEMS, AgendaItem(meeting_id=meeting.id, title=f"讨论{NAME}{resolution}"))
        vote = Vote(
            agenda_item_id=item.id,
            resolution=resolution,
            subject_name=NAME,
            method=SECRET_BALLOT,
            yes=7,
            outcome=PASSED,
        )
        change.add(VOTES, vote)


def step(page: DevelopmentPage, number: int, **values: str) -> StepEditor:
    """Open a step and type its fields."""
    if page.card.steps.open_number != number:
        page.card.steps.open_step(number)
    editor = page.card.steps.editors[number]
    for field, text in values.items():
        assert editor.form is not None
        type_into(editor.form, field, text)
    return editor


def answer_asked(**values: str) -> str:
    """Fill in the window that asks and save; its note."""
    dialog: Any = QApplication.activeModalWidget()
    assert isinstance(dialog, RecordDialog)
    note: str = dialog.note.text()
    for field, text in values.items():
        type_into(dialog.form, field, text)
    dialog.save_button.click()
    return note


def first_offer(editor: StepEditor, field: str) -> str:
    """The first record that a field offers."""
    assert editor.form is not None
    box: Any = editor.form.rows[field].editor
    text: str = box.box.itemText(1)
    return text


def to_the_meeting(page: DevelopmentPage) -> None:
    """Steps 1 to 14."""
    page.shell.actions[Act.NEW].trigger()
    answer_asked(name=NAME, sex="女", department="综合科", applied_on="2023-02-06")
    step(page, 2, talked_on="2023-02-20", talker="王小明")
    step(page, 3, activist_on="2023-08-14", recommendation="党员推荐", recommended_on="2023-08-07")
    step(page, 4, activist_filed_on="2023-08-21")
    step(page, 5).buttons[StepAct.CONTACT].click()
    answer_asked(member_id="李娜")
    for day in ("2024-02-05", "2024-08-12"):
        step(page, 6).buttons[StepAct.ACTIVIST_CHECK].click()
        answer_asked(checked_on=day, contact_view="表现良好。")
    step(page, 7, proposed_on="2024-09-02", opinions_on="2024-08-26")
    step(page, 8, superior_on="2024-09-09", notice_from_on="2024-09-10", notice_to_on="2024-09-18")
    step(page, 8, candidate_on="2024-09-19", superior_document="甲工委组〔2024〕31号")
    for name in ("李娜", "赵刚"):
        step(page, 9).buttons[StepAct.SPONSOR].click()
        answer_asked(member_id=name)
    step(page, 10, reviewed_on="2024-11-04", review_result="合格")
    step(page, 11, trained_from_on="2024-12-02", trained_to_on="2024-12-04", trained_days="3")
    step(page, 12, committee_on="2025-09-01")
    step(page, 13, prereview_on="2025-09-22")
    step(page, 14, form_no="2025-0031")


def test_from_the_application_to_a_full_member(page: DevelopmentPage, tmp_path: Path) -> None:
    store = page.session.store
    to_the_meeting(page)
    voted(store, date(2025, 10, 16), ACCEPTANCE)
    editor = step(page, 15)
    step(page, 15, acceptance_vote_id=first_offer(editor, "acceptance_vote_id"))
    step(page, 16, delegate_on="2025-10-27", delegate="孙明")
    step(page, 17).buttons[StepAct.ACCEPT].click()
    note = answer_asked(approved_on="2025-11-10", document="甲工委组〔2025〕88号")
    assert "2025-10-16" in note
    assert "李娜、赵刚" in note

    member = next(one for one in store.all(MEMBERS) if one.name == NAME)
    assert (member.person_category, member.introducers) == ("预备党员", "李娜、赵刚")
    page.shell.actions[Act.UNDO].trigger()
    assert all(one.name != NAME for one in store.all(MEMBERS))
    page.shell.actions[Act.REDO].trigger()

    step(page, 20, sworn_on="2025-11-28")
    step(page, 21).buttons[StepAct.PROBATION_CHECK].click()
    answer_asked(checked_on="2026-04-16", branch_view="表现良好。")
    step(page, 22, conversion_applied_on="2026-10-12")
    voted(store, date(2026, 10, 20), CONVERSION)
    editor = step(page, 23)
    step(page, 23, conversion_vote_id=first_offer(editor, "conversion_vote_id"))
    step(page, 24).buttons[StepAct.CONVERT].click()
    assert "2026-10-16" in answer_asked(approved_on="2026-11-16", told_on="2026-11-18")

    full = store.get(MEMBERS, member.id)
    assert full.full_member_on is not None
    assert full.full_member_on.exact == date(2026, 10, 16)
    assert full.seniority_basis
    on_the_roster(page)
    on_paper(page, tmp_path)


def on_the_roster(page: DevelopmentPage) -> None:
    """Whoever opens the roster finds a full member, without having entered him there."""
    page.session.ask_for(MEMBERS.key, next(one.id for one in page.session.store.all(MEMBERS) if one.name == NAME))
    roster = page.window().page  # type: ignore[attr-defined]
    assert isinstance(roster, RosterPage)
    assert roster.card.heading == NAME


def on_paper(page: DevelopmentPage, folder: Path) -> None:
    """The booklet has the whole course; the notice says what it said then."""
    (case,) = page.session.store.where(DEVELOPMENT_CASES, name=NAME)
    probation, notice = (text_of(page, key, case, folder) for key in ("probation_form", "development_notice"))
    assert "2025年10月16日至2026年10月16日" in probation
    assert "按期转正" in probation
    assert "李娜、赵刚" in probation
    assert "2024年9月10日至2024年9月18日" in notice
    assert "2024年9月19日" not in notice


def text_of(page: DevelopmentPage, key: str, case: DevelopmentCase, folder: Path) -> str:
    paper = folder / f"{key}.pdf"
    options = RegisterOptions(as_of=NOW.date(), record_id=case.id)
    print_to_pdf(page.session.store, REGISTER_BY_KEY[key], options, paper)
    pdf = pypdfium2.PdfDocument(paper)
    text = "".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    pdf.close()
    return "".join(text.split())
