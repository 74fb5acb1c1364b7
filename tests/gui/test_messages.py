from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QMessageBox

from gui import messages
from gui.theme.theme import Theme
from tests.gui.hands import press


def when_box_opens(do: Callable[[QMessageBox], None]) -> None:
    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            do(box)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def button(box: QMessageBox, text: str) -> QAbstractButton:
    return next(one for one in box.buttons() if one.text() == text)


@pytest.mark.usefixtures("theme")
class TestBoxes:
    def test_yes_is_the_verb_and_esc_is_no(self) -> None:
        when_box_opens(lambda box: button(box, "覆盖").click())
        assert messages.ask(None, "文件已经存在，要覆盖吗？", "覆盖")
        when_box_opens(lambda box: press(box, Qt.Key.Key_Escape))
        assert not messages.ask(None, "文件已经存在，要覆盖吗？", "覆盖")

    def test_enter_takes_the_safe_answer(self) -> None:
        when_box_opens(lambda box: press(box, Qt.Key.Key_Return))
        assert not messages.ask(None, "要恢复这份备份吗？", "恢复")

    def test_one_of_several_ways_can_be_taken(self) -> None:
        when_box_opens(lambda box: button(box, "另存一份").click())
        assert messages.choose(None, "怎样处理？", ("合并", "另存一份")) == 1
        when_box_opens(lambda box: button(box, "取消").click())
        assert messages.choose(None, "怎样处理？", ("合并", "另存一份")) is None

    def test_something_can_be_told(self) -> None:
        seen: list[str] = []

        def read(box: QMessageBox) -> None:
            seen.append(f"{box.text()} {box.informativeText()}")
            button(box, "知道了").click()

        when_box_opens(read)
        messages.tell(None, "备份已完成。", "共 38 人")
        assert seen == ["备份已完成。 共 38 人"]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [("登记簿.pdf", "登记簿.pdf"), ("登记簿", "登记簿.pdf"), ("2026.11 登记簿", "2026.11 登记簿.pdf"), ("", None)],
)
def test_a_name_gets_the_ending_that_opens_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str, expected: str | None
) -> None:
    answer = str(tmp_path / chosen) if chosen else ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answer, ""))
    found = messages.choose_save(None, "存为 PDF", "PDF (*.pdf)", tmp_path / "proposal.pdf")
    assert found == (tmp_path / expected if expected else None)


def test_completing_a_name_does_not_overwrite_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: Theme
) -> None:
    assert theme.look.percent == 100
    (tmp_path / "登记簿.pdf").touch()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "登记簿"), ""))
    when_box_opens(lambda box: button(box, "取消").click())
    assert messages.choose_save(None, "存为 PDF", "PDF (*.pdf)", tmp_path / "proposal.pdf") is None
