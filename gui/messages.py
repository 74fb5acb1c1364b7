"""Every box that waits for an answer: questions, known errors, choice of files. Nothing else opens one."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from ledger.errors import KnownError


def tell(parent: QWidget | None, sentence: str, detail: str = "") -> None:
    """Say something that must be read before going on."""
    box = _box(parent, sentence, detail)
    _add_primary(box, "知道了")
    box.exec()


def ask(parent: QWidget | None, question: str, yes: str, detail: str = "", no: str = "取消") -> bool:
    """Ask before something that 撤销 cannot take back. ``yes`` names what is done, e.g. 覆盖. Esc means no."""
    box = _box(parent, question, detail)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refuse)
    box.exec()
    return box.clickedButton() is agree


def ask_to_give_up(parent: QWidget) -> bool:
    """Ask before a form is closed that holds more than is stored."""
    return ask(parent, "填写的内容还没有保存，要放弃吗？", "放弃", no="继续填写")


def choose(parent: QWidget | None, question: str, options: tuple[str, ...], detail: str = "") -> int | None:
    """Let the user take one of a few ways; None when he takes none."""
    box = _box(parent, question, detail)
    buttons = [box.addButton(option, QMessageBox.ButtonRole.AcceptRole) for option in options]
    box.setDefaultButton(buttons[0])
    box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    clicked = box.clickedButton()
    return next((index for index, button in enumerate(buttons) if button is clicked), None)


def show_known_error(parent: QWidget | None, error: KnownError) -> None:
    """Show the one sentence of a known error."""
    box = _box(parent, error.sentence, "")
    _add_primary(box, "知道了")
    box.exec()


def choose_open(parent: QWidget | None, title: str, filters: str, folder: Path) -> Path | None:
    """Let the user choose a file that is there, e.g. ``filters="表格 (*.xlsx *.xls *.csv)"``."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), filters)
    return Path(name) if name else None


def choose_save(parent: QWidget | None, title: str, filters: str, proposal: Path) -> Path | None:
    """Let the user name a file to write; he is asked before one is overwritten.

    A name without the ending of the proposal gets it, so that a double click opens the file later.
    """
    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposal), filters)
    if not name:
        return None
    chosen = Path(name)
    if chosen.suffix.lower() == proposal.suffix.lower():
        return chosen
    complete = chosen.with_name(chosen.name + proposal.suffix)
    if complete.exists() and not ask(parent, f"“{complete.name}”已经存在，要覆盖吗？", "覆盖"):
        return None
    return complete


def _add_primary(box: QMessageBox, text: str) -> None:
    button = box.addButton(text, QMessageBox.ButtonRole.AcceptRole)
    button.setProperty("role", "primary")
    button.style().unpolish(button)
    button.style().polish(button)


def _box(parent: QWidget | None, sentence: str, detail: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("支部台账")
    box.setTextFormat(Qt.TextFormat.PlainText)  # a sentence may quote what somebody has typed
    box.setContentsMargins(8, 12, 12, 8)
    box.setText(sentence)
    box.setInformativeText(detail)
    return box
