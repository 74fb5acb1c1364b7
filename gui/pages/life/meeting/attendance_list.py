"""The list of everybody expected: Space turns the mark, 1 to 4 set it, F2 writes the reason, letters find a name."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from gui.pages.life.meeting.marking import Line
from gui.pages.life.meeting.reason_delegate import ReasonDelegate
from gui.shell import Shell
from gui.tables.column import Align, Column
from gui.tables.model import TableModel
from gui.tables.view import TableView
from ledger.codes.meetings import ATTENDANCE, PRESENT

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_REASON = "请写明原因"
_LONGEST_NAME = 9
_KEYS = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2, Qt.Key.Key_4: 3}


def _shade(status: str) -> str:
    """Who is away stands out; nothing does while nothing is marked."""
    return {PRESENT: "", "": "secondary"}.get(status, "accent")


def _made_up(line: Line) -> str:
    one = line.attendance
    if one is None or not one.made_up_on:
        return ""
    return f"{one.made_up_on.isoformat()} {one.made_up}".strip()


def _reason(line: Line) -> str:
    if line.lacks_reason:
        return NO_REASON
    return line.attendance.reason if line.attendance else ""


COLUMNS = (
    Column[Line]("name", "姓名", 5, lambda one: one.name),
    Column[Line]("status", "到会", 4, lambda one: one.status or "—", shade=lambda one: _shade(one.status)),
    Column[Line]("reason", "原因", 6, _reason, shade=lambda one: "warn" if one.lacks_reason else ""),
    Column[Line]("voting", "表决权", 6, lambda one: one.voting, shade=lambda _: "secondary"),
    Column[Line](
        "ordinary",
        "以普通党员身份参加",
        9,
        lambda one: "✓" if one.attendance and one.attendance.as_ordinary else "",
        align=Align.CENTER,
    ),
    Column[Line]("made_up", "补课", 10, _made_up),
)
_PLACE = {one.key: number for number, one in enumerate(COLUMNS)}


class AttendanceModel(TableModel[Line]):
    """The lines of the list; the reason can be typed."""

    is_locked = False

    def take(self, lines: Sequence[Line]) -> None:
        """Show lines. With the same people only what has changed is painted: place and selection stay."""
        if [one.member_id for one in lines] != [one.member_id for one in self._rows]:
            self.set_rows(lines)
            return
        self._rows = list(lines)
        self._texts.clear()
        if lines:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """The reason of somebody who is away can be written."""
        usual = super().flags(index)
        can = index.isValid() and not self.is_locked and index.column() == _PLACE["reason"]
        return usual | Qt.ItemFlag.ItemIsEditable if can and self.row(index.row()).is_away else usual

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        """The stored reason for the editor; else as usual."""
        if role == Role.EditRole and index.isValid():
            attendance = self.row(index.row()).attendance
            return attendance.reason if attendance else ""
        if role == Role.ToolTipRole and index.isValid():
            return str(super().data(index) or "") or None
        return super().data(index, role)


class AttendanceList(TableView[Line]):
    """What is done with the selected people is a signal; the panel acts."""

    turned = Signal()
    mark_asked = Signal(str)
    reason_typed = Signal(int, str)
    ordinary_asked = Signal()
    make_up_asked = Signal()
    removal_asked = Signal()

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        self.lines = AttendanceModel(COLUMNS, lambda one: one.member_id, lambda one: one.search, shell.theme, parent)
        super().__init__(shell, "attendance", self.lines)
        self.setAccessibleName("到会情况")
        self._pressed = QPersistentModelIndex()
        self._reasons = ReasonDelegate(self)
        self.setItemDelegate(self._reasons)
        self._reasons.typed.connect(self._on_typed)
        self._reasons.left.connect(self.go)
        self.opened.connect(lambda _: self.edit_reason())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show lines; the column of names is as wide as the longest needs, within reason."""
        longest = min(max((len(one.name) for one in lines), default=0) + 1, _LONGEST_NAME)
        name = replace(COLUMNS[0], width=max(COLUMNS[0].width, longest))
        if name != self.lines.columns[0]:
            self.lines.set_columns((name, *COLUMNS[1:]))
            self.arrange_again()
        self.lines.take(lines)

    @property
    def is_locked(self) -> bool:
        """Whether marks are read only."""
        return self.lines.is_locked

    def edit_reason(self) -> None:
        """Write the reason of the person who has the keyboard."""
        current = self.currentIndex()
        if not current.isValid():
            return
        index = self.lines.index(current.row(), _PLACE["reason"])
        if self.lines.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)

    def go(self, rows: int) -> None:
        """Move the keyboard up or down."""
        row = self.currentIndex().row() + rows
        if 0 <= row < self.lines.rowCount():
            self.selectRow(row)
            self.scrollTo(self.lines.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list."""
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_plain and not self.is_locked and self._key_of_list(Qt.Key(event.key())):
            event.accept()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click begins: who drags over the marks selects people."""
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of two turns nothing."""
        self._pressed = QPersistentModelIndex()
        super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mark turns it, one on the flag of an ordinary member sets or clears it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_click = index.isValid() and self._pressed == QPersistentModelIndex(index)
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if not is_click or self.is_locked or not is_plain:
            return
        if index.column() == _PLACE["status"]:
            self.turned.emit()
        elif index.column() == _PLACE["ordinary"]:
            self.ordinary_asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything that can be done, with its key."""
        menu = self.menu()
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """The commands for the selected people."""
        menu = QMenu(self)
        for number, status in enumerate(ATTENDANCE.labels, start=1):
            dots = "…" if number == len(ATTENDANCE.labels) else ""
            self._offer(menu, f"{status}{dots}\t{number}").triggered.connect(self._asker(status))
        menu.addSeparator()
        self._offer(menu, "写明原因\tF2").triggered.connect(self.edit_reason)
        self._offer(menu, "以普通党员身份参加\t5").triggered.connect(self.ordinary_asked)
        self._offer(menu, "不作登记\tDel").triggered.connect(self.removal_asked)
        menu.addAction("登记补课…\tF4").triggered.connect(self.make_up_asked)
        menu.addSeparator()
        menu.addAction("复制", self.copy_selection)
        menu.addAction("选择列…", self.choose_columns)
        return menu

    def _offer(self, menu: QMenu, text: str) -> QAction:
        made = menu.addAction(text)
        made.setEnabled(not self.is_locked)
        return made

    def _asker(self, status: str) -> Any:
        return lambda: self.mark_asked.emit(status)

    def _key_of_list(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Space:
            self.turned.emit()
        elif key in _KEYS:
            self.mark_asked.emit(ATTENDANCE.labels[_KEYS[key]])
        elif key == Qt.Key.Key_5:
            self.ordinary_asked.emit()
        elif key == Qt.Key.Key_F2:
            self.edit_reason()
        elif key == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        elif key == Qt.Key.Key_F4:
            self.make_up_asked.emit()
        else:
            return False
        return True

    def _on_typed(self, row: int, text: str) -> None:
        self.reason_typed.emit(self.lines.row(row).member_id, text)
