"""介绍信 from the roster: the letter and the leaving are one step, and only who is transferred gets one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from gui.forms.record_dialog import RecordDialog
from gui.main_window import MainWindow
from gui.pages.roster import RosterPage
from gui.printing.preview_window import PreviewWindow
from ledger.kinds.development import TRANSFER_LETTERS
from ledger.kinds.membership import STAYS
from storage.store import Store
from tests.gui.conftest import Answers
from tests.gui.pages.showing import asked, show_page, type_into
from tests.gui.pages.talk_book import FIRST, talk_book

LETTER = "开具介绍信…"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Store]:
    with talk_book(tmp_path / "第一支部.zbtz") as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, book: Store) -> Iterator[RosterPage]:
    shown = show_page(qtbot, window, RosterPage, book)
    yield shown
    shown.close_page()
    window.shell.session.close()


def go_on_to_the_letter(dialog: RecordDialog[Any], **values: str) -> None:
    for field, text in values.items():
        type_into(dialog.form, field, text)
    buttons = cast("list[QPushButton]", dialog.findChildren(QPushButton))
    next(one for one in buttons if one.text() == LETTER).click()


def test_a_transfer_goes_on_to_its_letter_and_both_are_one_step(
    page: RosterPage, book: Store, qtbot: QtBot, answers: Answers
) -> None:
    page.tasks.transfer_out(FIRST)
    go_on_to_the_letter(asked(), left_on="2026-11-20", went_to="丙县某局", dues_paid_through="2026-11")
    dialog = asked()
    assert "同时办理转出" in dialog.note.text()
    shown: list[PreviewWindow] = []
    answers.append((PreviewWindow, shown.append))
    type_into(dialog.form, "addressed_to", "中共丙县委组织部")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: bool(shown))
    qtbot.waitUntil(shown[0].print_button.isEnabled)
    shown[0].reject()
    (letter,) = book.all(TRANSFER_LETTERS)
    assert (letter.member_id, letter.serial_year, letter.serial_no, letter.to_place) == (FIRST, 2026, 1, "丙县某局")
    assert letter.paid_through is not None
    assert letter.paid_through.iso == "2026-11"
    (stay,) = book.where(STAYS, member_id=FIRST)
    assert (stay.left_on, stay.leave_letter_no) == (letter.issued_on, "2026年第1号")
    book.undo()
    assert book.all(TRANSFER_LETTERS) == []
    assert book.where(STAYS, member_id=FIRST)[0].left_on is None


def test_who_has_died_gets_no_letter(page: RosterPage, book: Store, answers: Answers, qtbot: QtBot) -> None:
    said: list[str] = []

    def read(box: QMessageBox) -> None:
        said.append(box.text())
        box.buttons()[0].click()

    answers.append((QMessageBox, read))
    page.tasks.transfer_out(FIRST)
    go_on_to_the_letter(asked(), leave_way="死亡")
    qtbot.waitUntil(lambda: bool(said))
    assert "才开具介绍信" in said[0]
    asked().reject()
    assert book.all(TRANSFER_LETTERS) == []


def test_a_letter_can_be_issued_after_somebody_has_left(page: RosterPage, book: Store) -> None:
    page.tasks.transfer_out(FIRST)
    dialog = asked()
    type_into(dialog.form, "went_to", "丙县某局")
    dialog.save_button.click()
    page.tasks.issue_letter(FIRST)
    later = asked()
    assert later.form.record.to_place == "丙县某局"
    later.reject()
    assert book.all(TRANSFER_LETTERS) == []
