"""F1: every key of the program, made from the table of commands."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.actions import ACTS, PAGE_ACTS, ActSpec, keys_text
from gui.fitting import resize_within_screen
from gui.widgets import ScrollArea, Words, column, label

_PAGES = ("转到第 1 至 9 页", "Ctrl+1 … Ctrl+9")
_SCROLL_BAR = 16
_FIXED: tuple[tuple[str, str], ...] = (
    ("放大、缩小", "Ctrl+滚轮"),
    ("关闭右侧卡片，恢复未保存的一格", "Esc"),
    ("下一格、上一格", "Tab / Shift+Tab"),
    ("选中全部", "Ctrl+A"),
    ("复制选中的行，可粘贴到表格", "Ctrl+C"),
    ("按姓名跳到某一行", "直接输入"),
    ("名册中上移、下移（存为手工排序）", "Alt+↑ / Alt+↓"),
)


def shortcut_groups() -> dict[str, list[tuple[str, str]]]:
    """What a key does and the key, by group."""
    listed = [spec for act, spec in ACTS.items() if spec.keys and act not in PAGE_ACTS]
    listed.sort(key=lambda spec: spec.group)
    groups = {group: [_line(spec) for spec in specs] for group, specs in groupby(listed, lambda spec: spec.group)}
    groups.setdefault("界面", []).append(_PAGES)
    groups["随处可用"] = list(_FIXED)
    return groups


class ShortcutsWindow(QDialog):
    """The list of keys in two columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("快捷键一览")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = QHBoxLayout()
        columns.setSpacing(48)
        sides: tuple[list[str], list[str]] = ([], [])
        groups = shortcut_groups()
        for group in groups:
            min(sides, key=lambda side: sum(len(groups[one]) + 2 for one in side)).append(group)
        for side in sides:
            columns.addLayout(self._column({group: groups[group] for group in side}))
        inner = QWidget()
        content = column(label("快捷键一览", Words.TITLE), gap=20, margins=(32, 24, 32, 28))
        content.addLayout(columns)
        inner.setLayout(content)
        area = ScrollArea(inner)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll it
        self.setLayout(column(area, gap=0))
        wanted = inner.sizeHint()
        resize_within_screen(self, wanted.width() + _SCROLL_BAR, wanted.height())

    def _column(self, groups: dict[str, list[tuple[str, str]]]) -> QVBoxLayout:
        made = QVBoxLayout()
        made.setSpacing(20)
        for group, lines in groups.items():
            grid = QGridLayout()
            grid.setHorizontalSpacing(32)
            grid.setVerticalSpacing(8)
            grid.addWidget(label(group, Words.SECTION), 0, 0)
            for number, (what, keys) in enumerate(lines, start=1):
                grid.addWidget(label(what), number, 0)
                grid.addWidget(label(keys, Words.SECONDARY), number, 1, Qt.AlignmentFlag.AlignRight)
            made.addLayout(grid)
        made.addStretch()
        return made


def _line(spec: ActSpec) -> tuple[str, str]:
    return (spec.text.rstrip("…"), keys_text(spec))
