"""Records before and after: a line for each field, read piece by piece as the user scrolls."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHeaderView, QSizePolicy, QWidget

from gui.shell import Shell
from gui.tables.column import Column
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.widgets import Words, column, label, row
from operations.history_words import RecordChange

_AT_ONCE = 100  # records: more than a screen, and read before anybody notices
_BEFORE_THE_END = 30  # lines below the shown ones at which the next records are read
_LONG = 12  # characters from which a text may need more than one line


@dataclass(frozen=True, slots=True)
class Piece:
    """Which records are asked for: at most ``limit`` from number ``offset`` on."""

    offset: int
    limit: int
    is_unmasked: bool


Read = Callable[[Piece], list[RecordChange]]


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One line; title, name and way stand in the first line of each record only."""

    number: int
    kind: str
    record_id: int
    title: str
    name: str
    way: str
    label: str
    before: str
    after: str


COLUMNS = (
    Column[FieldLine]("title", "登记", 5, lambda one: one.title),
    Column[FieldLine]("name", "名称", 7, lambda one: one.name),
    Column[FieldLine]("way", "改动", 3, lambda one: one.way),
    Column[FieldLine]("label", "字段", 8, lambda one: one.label, shade=lambda _: "secondary"),
    Column[FieldLine]("before", "原来", 13, lambda one: one.before, shade=lambda _: "secondary"),
    Column[FieldLine]("after", "改为", 12, lambda one: one.after),
)
REMOVED_COLUMNS = (
    *COLUMNS[:2],
    COLUMNS[3],
    Column[FieldLine]("before", "删除前的内容", 24, lambda one: one.before),
)
"""For records that were removed: they have no afterwards."""


def field_lines(changes: Iterable[RecordChange], first: int = 0) -> list[FieldLine]:
    """The lines of records, numbered from ``first`` on; a record of which no field is known still gets one."""
    lines: list[FieldLine] = []
    for change in changes:
        place = (change.kind, change.record_id)
        head = (change.title, change.name, change.way)
        for field in change.fields:
            lines.append(FieldLine(first + len(lines), *place, *head, field.label, field.before, field.after))
            head = ("", "", "")
        if not change.fields:
            lines.append(FieldLine(first + len(lines), *place, *head, "", "", ""))
    return lines


class ChangesPanel(QFrame):
    """The fields of some records. Numbers of papers and telephones are shortened until they are switched on."""

    record_picked = Signal()

    def __init__(self, shell: Shell, key: str, columns: tuple[Column[FieldLine], ...] = COLUMNS) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._read: Read | None = None
        self._records = 0
        self._offset = 0
        self._lines: list[FieldLine] = []
        self.heading = label("")
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.note = label("", Words.SECONDARY)
        self.unmask = QCheckBox("显示完整号码")
        self.unmask.toggled.connect(self._show)
        self.model = TableModel(columns, lambda one: one.number, lambda one: one.label, shell.theme, self)
        self.table = TableView(shell, key, self.model)
        self.table.horizontalHeader().setSectionsClickable(False)
        for section, one in enumerate(columns):
            if one.key in ("before", "after"):  # they share the room that the others leave
                self.table.horizontalHeader().setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        self.table.setWordWrap(True)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit_shown)
        self.table.horizontalHeader().sectionResized.connect(self._fitting.start)
        self.table.picked.connect(lambda _: self.record_picked.emit())
        self.table.verticalScrollBar().valueChanged.connect(self._read_on)
        self._head = row(self.heading, self.note, self.unmask, gap=10, margins=(20, 10, 20, 8))
        self._head.setStretch(0, 1)
        layout = column(gap=0)
        layout.addLayout(self._head)
        layout.addWidget(self.table, 1)
        self.setLayout(layout)

    def add_command(self, widget: QWidget) -> None:
        """A button at the right end of the heading."""
        self._head.addWidget(widget)

    def show_changes(self, heading: str, note: str, records: int, read: Read) -> None:
        """Show records; ``records`` is how many there are at most, ``read`` gives a piece of them."""
        self.heading.setText(heading)
        self.heading.setToolTip(heading)
        self.note.setText(note)
        self._records, self._read = records, read
        self.show()
        self._show()

    def show_nothing(self) -> None:
        """Show no records."""
        self._read = None
        self._lines = []
        self.model.set_rows(())
        self.hide()

    @property
    def record(self) -> tuple[str, int] | None:
        """Kind key and id of the record whose line is picked, or of the only one."""
        picked = [self._lines[number] for number in self.table.selection.ids if number < len(self._lines)]
        every = {(line.kind, line.record_id) for line in picked or self._lines}
        return every.pop() if len(every) == 1 else None

    def _show(self) -> None:
        self._lines, self._offset = [], 0
        self.table.clearSelection()
        self._append()
        self.table.scrollToTop()
        self.record_picked.emit()

    def _append(self) -> None:
        if self._read is None:
            return
        found = self._read(Piece(self._offset, _AT_ONCE, self.unmask.isChecked()))
        self._offset += _AT_ONCE
        self._lines += field_lines(found, len(self._lines))
        self.model.set_rows(self._lines)
        self._fitting.start()

    def _fit_shown(self) -> None:
        """Give long texts the height that they need, of the lines in view only: an import has very many."""
        first, last = self.table.rowAt(0), self.table.rowAt(self.table.viewport().height() - 1)
        for number in range(max(first, 0), (last if last >= 0 else self.model.rowCount() - 1) + 1):
            line = self.model.row(number)
            if max(len(line.before), len(line.after), len(line.name)) > _LONG:
                self.table.resizeRowToContents(number)

    def _read_on(self, place: int) -> None:
        self._fitting.start()
        bar = self.table.verticalScrollBar()
        if self._offset < self._records and place and place >= bar.maximum() - _BEFORE_THE_END:
            self._append()
            bar.setValue(place)
