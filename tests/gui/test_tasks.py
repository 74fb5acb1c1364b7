import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from gui.progress_dialog import ProgressDialog, ProgressDialogs
from gui.tasks import Report, TaskRunner
from ledger.errors import KnownError
from tests.gui.hands import click


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.close()


class Gate:
    """Work that goes on only when the test says so."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.begun = threading.Event()

    def work(self, steps: int, progress: Report) -> str:
        self.begun.set()
        for step in range(steps):
            assert self.open.wait(10)
            progress(step + 1, steps, "第一支部")
        return f"{steps} 步"


def add(values: tuple[int, int], _: Report) -> tuple[int, str]:
    return sum(values), threading.current_thread().name


def test_a_result_comes_back_to_the_thread_of_the_window(runner: TaskRunner, qtbot: QtBot) -> None:
    results: list[tuple[int, str]] = []
    arrived_in: list[threading.Thread] = []

    def take(result: tuple[int, str]) -> None:
        results.append(result)
        arrived_in.append(threading.current_thread())

    runner.run("求和", add, (2, 3), take)
    qtbot.waitUntil(lambda: bool(results))
    assert results[0][0] == 5
    assert results[0][1].startswith("work")
    assert arrived_in == [threading.main_thread()]
    assert not runner.is_busy


def test_tasks_work_one_after_the_other(runner: TaskRunner, qtbot: QtBot) -> None:
    gate = Gate()
    results: list[object] = []
    runner.run("先", gate.work, 1, results.append)
    runner.run("后", add, (1, 1), results.append)
    assert gate.begun.wait(10)
    assert results == []
    gate.open.set()
    qtbot.waitUntil(lambda: len(results) == 2)
    assert results[0] == "1 步"


def test_a_cancelled_task_ends_at_its_next_report_and_gives_nothing(runner: TaskRunner, qtbot: QtBot) -> None:
    gate = Gate()
    results: list[object] = []
    task = runner.run("导出", gate.work, 1000, results.append)
    assert gate.begun.wait(10)
    task.cancel()
    gate.open.set()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert results == []


def fail(sentence: str, _: Report) -> str:
    raise KnownError(sentence)


def test_what_the_work_raises_is_raised_in_the_thread_of_the_window(runner: TaskRunner, qtbot: QtBot) -> None:
    results: list[str] = []
    with capture_exceptions() as caught:
        runner.run("导出", fail, "磁盘已满。", results.append)
        qtbot.waitUntil(lambda: not runner.is_busy)
    assert [str(error) for _, error, _ in caught] == ["磁盘已满。"]


def test_closing_stops_what_works_and_drops_what_waits(qtbot: QtBot) -> None:
    runner = TaskRunner()
    gate = Gate()
    ran: list[str] = []

    def second(name: str, _: Report) -> str:
        ran.append(name)
        return name

    runner.run("先", gate.work, 1000, ran.append)
    runner.run("后", second, "后", ran.append)
    assert gate.begun.wait(10)
    gate.open.set()
    runner.close()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert ran == []


@pytest.fixture
def window(runner: TaskRunner, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    ProgressDialogs(runner, made)
    made.show()
    qtbot.waitExposed(made)
    return made


def dialog_of(window: QWidget) -> ProgressDialog | None:
    found: QObject | None = window.findChild(ProgressDialog)
    return found if isinstance(found, ProgressDialog) else None


def shown(window: QWidget) -> Callable[[], bool]:
    def is_shown() -> bool:
        dialog = dialog_of(window)
        return dialog is not None and dialog.isVisible()

    return is_shown


def test_quick_work_shows_no_dialog(window: QWidget, runner: TaskRunner, qtbot: QtBot) -> None:
    results: list[object] = []
    runner.run("求和", add, (1, 2), results.append)
    assert dialog_of(window) is not None
    qtbot.waitUntil(lambda: bool(results))
    assert not shown(window)()
    qtbot.waitUntil(lambda: dialog_of(window) is None)


def test_a_question_that_the_result_asks_is_not_covered(window: QWidget, runner: TaskRunner, qtbot: QtBot) -> None:
    gone: list[bool] = []

    def ask(_: object) -> None:
        qtbot.waitUntil(lambda: dialog_of(window) is None)  # events go on, as below a box that asks
        gone.append(True)

    runner.run("核对备份", add, (1, 2), ask)
    qtbot.waitUntil(lambda: gone == [True])


def test_long_work_shows_how_far_it_is_and_can_be_stopped(window: QWidget, runner: TaskRunner, qtbot: QtBot) -> None:
    gate = Gate()
    runner.run("导出党费台账", gate.work, 2, lambda _: None)
    qtbot.waitUntil(shown(window))
    dialog = dialog_of(window)
    assert dialog is not None
    assert dialog.windowModality() == Qt.WindowModality.WindowModal
    click(dialog.stop)
    assert "取消" in dialog.note.text()
    gate.open.set()
    qtbot.waitUntil(lambda: dialog_of(window) is None)
    assert not runner.is_busy


def test_no_garbage_is_collected_while_the_worker_works(runner: TaskRunner, qtbot: QtBot) -> None:
    seen: list[bool] = []
    runner.run("一", lambda _values, _say: gc.isenabled(), None, seen.append)
    runner.run("二", lambda _values, _say: gc.isenabled(), None, seen.append)
    qtbot.waitUntil(lambda: seen == [False, False])
    assert gc.isenabled()
