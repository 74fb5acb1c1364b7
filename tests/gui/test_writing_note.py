"""While an import is written the button says how far it is, and nothing else happens in the window."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.importing.writing_note import WritingNote
from ledger.kinds.member import MEMBERS, Member
from storage.store import Store
from tests.gui.conftest import NAMES


class Painted(QPushButton):
    """Remembers what it said each time that it was painted."""

    def __init__(self) -> None:
        super().__init__("导入 3000 行")
        self.said: list[str] = []

    def repaint(self) -> None:  # type: ignore[override]
        """Paint at once."""
        self.said.append(self.text())
        super().repaint()


def test_the_button_counts_and_nothing_comes_between(store: Store, qtbot: QtBot) -> None:
    button, between = Painted(), []
    qtbot.addWidget(button)
    button.show()
    qtbot.waitExposed(button)
    QTimer.singleShot(0, button, lambda: between.append(store.count(MEMBERS)))
    with WritingNote(button) as note, store.change("导入", watch=note.written) as change:
        assert not button.isEnabled()
        while len(button.said) < 2:
            change.add(MEMBERS, Member(name="王芳"))
        assert between == []
    assert button.isEnabled()
    first, second = (int("".join(one for one in words if one.isdigit())) for words in button.said)
    assert 0 < first < second == store.count(MEMBERS) - len(NAMES)
    assert button.said[-1].startswith("正在写入，已写 ")
