"""The self-check behind the window: once for all pages, again after a change, never for a reason alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.self_check import SelfCheck
from gui.shell import Shell
from ledger.kinds.member import MEMBERS
from operations.answering import answer_finding, withdraw_answer
from operations.checking import checked
from operations.records import save_record
from storage.store import Store
from tests.gui.pages.talk_book import BRANCH, TODAY, talk_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Store]:
    with talk_book(tmp_path / "自查.zbtz") as made:
        yield made


@pytest.fixture
def checks(shell: Shell, book: Store, qtbot: QtBot) -> Iterator[SelfCheck]:
    shell.session.open(book, "自查")
    shell.session.choose_unit(BRANCH)
    shell.checks.start()
    qtbot.waitUntil(lambda: shell.checks.result is not None)
    yield shell.checks
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    shell.session.close()


def test_nothing_is_looked_at_before_somebody_wants_it(shell: Shell, book: Store, qtbot: QtBot) -> None:
    shell.session.open(book, "自查")
    shell.checks.run_now()
    assert not shell.tasks.is_busy
    assert shell.checks.result is None
    shell.checks.start()
    shell.checks.start()
    qtbot.waitUntil(lambda: shell.checks.result is not None)
    shell.session.close()
    assert shell.checks.result is None


def test_it_finds_what_the_command_finds_and_follows_each_change(checks: SelfCheck, book: Store, qtbot: QtBot) -> None:
    assert checks.result is not None
    assert list(checks.result.checked) == checked(book, TODAY, BRANCH)
    before = len(checks.result.checked)
    with qtbot.waitSignal(checks.done):
        save_record(book, MEMBERS, replace(book.get(MEMBERS, 1), sex="男", id_number="110101199003070033"))
    assert list(checks.result.checked) == checked(book, TODAY, BRANCH)
    assert len(checks.result.checked) != before


def test_a_reason_is_seen_at_once_and_nothing_is_looked_at_again(checks: SelfCheck, book: Store, shell: Shell) -> None:
    assert checks.result is not None
    one = checks.result.checked[0].finding
    to_mend, waiting = checks.result.to_mend, len(checks.result.waiting)
    answer_finding(book, one, "已向上级说明", TODAY)
    assert not shell.tasks.is_busy
    assert len(checks.result.waiting) == waiting - 1
    assert checks.result.to_mend <= to_mend
    withdraw_answer(book, one)
    assert len(checks.result.waiting) == waiting


def test_a_reason_given_while_the_worker_is_at_it_is_not_lost(checks: SelfCheck, book: Store, qtbot: QtBot) -> None:
    assert checks.result is not None
    one = checks.result.checked[0].finding
    checks.run_now()
    answer_finding(book, one, "已向上级说明", TODAY)
    with qtbot.waitSignal(checks.done):
        pass
    assert one not in checks.result.waiting


def test_another_day_forgets_the_result_and_only_the_last_one_counts(
    checks: SelfCheck, shell: Shell, qtbot: QtBot
) -> None:
    shell.session.choose_year(2025)
    assert checks.result is not None  # the year of the top bar does not matter here
    shell.session.choose_day(date(2026, 3, 1))
    assert checks.result is None
    checks.run_now()
    shell.session.choose_day(date(2026, 6, 1))
    qtbot.waitUntil(lambda: checks.result is not None)
    assert checks.result is not None
    assert checks.result.place.as_of == date(2026, 6, 1)
