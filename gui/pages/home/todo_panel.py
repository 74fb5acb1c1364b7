"""现在要办: what is to be done by urgency, filtered by what it belongs to; what was put off lies folded below."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from gui.flow_layout import FlowLayout
from gui.pages.home.rows import RecordRow, mark, walk_through
from gui.shell import Shell
from gui.widgets import Words, column, label, link_button, quiet_button, row, rule
from ledger.todo.snoozing import Snoozed, TodoList
from ledger.todo.todo import Group, Todo, Weight

_SHOWN = 12  # of each urgency, until the user asks for the rest
_SIDE = 16
_SIGNS = {Weight.OVERDUE: ("▲", Words.MUST), Weight.SOON: ("○", Words.WARN), Weight.PLANNED: ("○", Words.SECONDARY)}
_WIDEST = "▲ 2026-12-28"
_ALL = ""


class TodoRow(RecordRow):
    """A thing to do, with a quiet button to put it off, or to take it up again."""

    asked = Signal(object)  # Todo: the button was pressed

    def __init__(self, todo: Todo, note: str, sign: tuple[str, Words], button: str) -> None:
        self.todo = todo
        self.button = quiet_button(button)
        self.button.setAccessibleName(f"{button.removesuffix('…')}：{todo.words}")
        words = "　".join(part for part in (todo.group.value, note, todo.article) if part)
        shown = mark(f"{sign[0]} {todo.on:%Y-%m-%d}", sign[1], _WIDEST)
        super().__init__(shown, todo.words, words, todo, self.button)
        self.button.clicked.connect(lambda _checked: self.asked.emit(todo))


class TodoPanel(QFrame):
    """The panel. It keeps filter, fold and the place of the keyboard when the list changes."""

    opened = Signal(object)  # Todo
    put_off_asked = Signal(object)  # Todo
    wake_asked = Signal(object)  # Todo

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._list: TodoList | None = None
        self._group = _ALL
        self._is_unfolded = False
        self._in_full: set[Weight] = set()
        self._rows: list[TodoRow] = []
        self.setProperty("role", "panel")
        self.heading = label("", Words.HEADING)
        self.heading.setContentsMargins(_SIDE, 0, _SIDE, 4)
        self.chips = QWidget()
        self._flow = FlowLayout(shell.theme, gap=4)
        self.chips.setLayout(self._flow)
        chips = row(self.chips, margins=(_SIDE - 6, 0, _SIDE, 4))
        self._body = QWidget()
        self._layout = column(self.heading, gap=4, margins=(0, 12, 0, 12))
        self._layout.addLayout(chips)
        self._layout.addWidget(self._body)
        self._layout.addStretch()
        self.setLayout(self._layout)
        self.show_list(None)

    @property
    def rows(self) -> Sequence[TodoRow]:
        """The rows that are shown, from the top."""
        return self._rows

    def show_list(self, found: TodoList | None) -> None:
        """Show what was found; None while it is being looked for."""
        self._list = found
        waiting = found.waiting if found is not None else ()
        if self._group and not any(one.group.value == self._group for one in waiting):
            self._group = _ALL
        self.heading.setText(f"现在要办 {len(waiting)} 项" if waiting else "现在要办")
        self._show_chips(Counter(one.group.value for one in waiting))
        self._show_body()

    def choose(self, group: str) -> None:
        """Show only what belongs to a group, or everything."""
        self._group = group
        for chip in self._chips():
            chip.setChecked(chip.property("group") == group)
        self._show_body()

    # How it is done

    def _chips(self) -> list[QPushButton]:
        found = (self._flow.itemAt(place) for place in range(self._flow.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [one for one in widgets if isinstance(one, QPushButton)]

    def _show_chips(self, counts: Counter[str]) -> None:
        """One for each group that has anything, with its count; the buttons stay while the groups do."""
        groups = [_ALL, *(one.value for one in Group if counts[one.value])] if len(counts) > 1 else []
        if [chip.property("group") for chip in self._chips()] != groups:
            for chip in self._chips():
                self._flow.removeWidget(chip)
                chip.deleteLater()
            for group in groups:
                self._flow.addWidget(self._chip(group))
        for chip in self._chips():
            group = chip.property("group")
            chip.setText(f"{group or '全部'} {counts[group] if group else counts.total()}")
            chip.setChecked(group == self._group)
        self.chips.setVisible(bool(groups))
        self.chips.updateGeometry()

    def _chip(self, group: str) -> QPushButton:
        chip = QPushButton()
        chip.setProperty("role", "chip")
        chip.setProperty("group", group)
        chip.setCheckable(True)
        chip.setAutoExclusive(True)
        chip.setAutoDefault(False)
        chip.clicked.connect(lambda _checked: self.choose(group))
        return chip

    def _show_body(self) -> None:
        had = self._focused()
        self._rows = []
        made = QWidget()
        lines = column(gap=0)
        self._fill(lines)
        made.setLayout(lines)
        self._layout.replaceWidget(self._body, made)
        self._body.hide()
        made.show()  # at once: the layout would do it with the next event, and the page would flicker
        self._body.deleteLater()
        self._body = made
        walk_through(self._rows)
        if had is not None:
            self._focus(*had)

    def _fill(self, lines: QVBoxLayout) -> None:
        if self._list is None:
            lines.addWidget(_said("正在查看…"))
            return
        shown = [one for one in self._list.waiting if self._group in (_ALL, one.group.value)]
        for weight in Weight:
            self._add_urgency(lines, weight, [one for one in shown if one.weight is weight])
        if not shown:
            lines.addWidget(_said("近期没有要办的事项。", Words.GOOD))
        if self._list.snoozed:
            self._add_snoozed(lines, self._list.snoozed)

    def _add_urgency(self, lines: QVBoxLayout, weight: Weight, found: list[Todo]) -> None:
        if not found:
            return
        heading = label(f"{weight.label} {len(found)}", Words.SECTION)
        heading.setContentsMargins(_SIDE, 10, _SIDE, 2)
        lines.addWidget(heading)
        most = len(found) if weight in self._in_full else _SHOWN
        for one in found[:most]:
            made = TodoRow(one, one.note, _SIGNS[weight], "暂缓…")
            made.asked.connect(self.put_off_asked)
            self._add(lines, made)
        if len(found) > most:
            self._add_link(lines, f"其余 {len(found) - most} 项…", lambda: self._show_rest(weight))

    def _add_snoozed(self, lines: QVBoxLayout, found: Sequence[Snoozed]) -> None:
        sign = "▾" if self._is_unfolded else "▸"
        lines.addWidget(rule())
        self._add_link(lines, f"{sign} 已暂缓 {len(found)} 项", self._turn_fold)
        for one in found if self._is_unfolded else ():
            until = f"暂缓至 {one.snooze.until:%Y-%m-%d}" if one.snooze.until else ""
            by = f"（{one.snooze.snoozed_by}）" if one.snooze.snoozed_by else ""
            made = TodoRow(one.todo, f"{until}：{one.snooze.reason}{by}", ("–", Words.SECONDARY), "恢复提醒")
            made.asked.connect(self.wake_asked)
            self._add(lines, made)

    def _add(self, lines: QVBoxLayout, made: TodoRow) -> None:
        made.opened.connect(self.opened)
        self._rows.append(made)
        lines.addWidget(made)

    def _add_link(self, lines: QVBoxLayout, text: str, act: object) -> None:
        button = link_button(text)
        button.clicked.connect(act)
        foot = row(button, margins=(_SIDE, 4, _SIDE, 0))
        foot.addStretch()
        lines.addLayout(foot)

    def _show_rest(self, weight: Weight) -> None:
        self._in_full.add(weight)
        self._show_body()

    def _turn_fold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._show_body()

    # The keyboard

    def _focused(self) -> tuple[str, int] | None:
        """The row that the keyboard is in, by key and place."""
        inside = QApplication.focusWidget()
        if not isinstance(inside, QWidget) or not self._body.isAncestorOf(inside):
            return None
        for place, one in enumerate(self._rows):
            if one is inside or one.isAncestorOf(inside):
                return one.todo.key, place
        return "", len(self._rows)

    def _focus(self, key: str, place: int) -> None:
        """To the same row, else the one that has come into its place."""
        found = next((one for one in self._rows if one.todo.key == key), None)
        if found is None and self._rows:
            found = self._rows[min(place, len(self._rows) - 1)]
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)


def _said(text: str, words: Words = Words.SECONDARY) -> QWidget:
    made = label(text, words, wraps=True)
    made.setContentsMargins(_SIDE, 8, _SIDE, 8)
    return made
