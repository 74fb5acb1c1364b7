"""Parts go on in the next line where one is full, and hidden ones take no room."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.flow_layout import FlowLayout
from gui.theme.theme import Theme


def made(qtbot: QtBot, theme: Theme, *widths: int) -> tuple[QWidget, FlowLayout, list[QLabel]]:
    whole, layout = QWidget(), FlowLayout(theme, gap=10)
    qtbot.addWidget(whole)
    parts = [QLabel() for _ in widths]
    for part, width in zip(parts, widths, strict=True):
        part.setFixedSize(width, 20)
        layout.addWidget(part)
    whole.setLayout(layout)
    return whole, layout, parts


def test_what_does_not_fit_stands_in_the_next_line(qtbot: QtBot, theme: Theme) -> None:
    whole, layout, parts = made(qtbot, theme, 50, 50, 50)
    whole.resize(115, 80)
    whole.show()
    layout.activate()
    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (60, 0), (0, 30)]
    assert layout.heightForWidth(115) == 50
    assert layout.heightForWidth(170) == 20


def test_a_hidden_part_takes_no_room_and_one_wider_than_the_line_stands_alone(qtbot: QtBot, theme: Theme) -> None:
    _, layout, parts = made(qtbot, theme, 50, 300, 50)
    assert layout.heightForWidth(115) == 80
    parts[1].hide()
    assert layout.heightForWidth(115) == 20
    assert layout.minimumSize().width() == 50


def test_parts_are_let_go_of(qtbot: QtBot, theme: Theme) -> None:
    _, layout, parts = made(qtbot, theme, 50, 50)
    layout.removeWidget(parts[0])
    assert layout.count() == 1
    assert layout.itemAt(1) is None
    assert layout.takeAt(5) is None
