"""What one entry of the log has changed: a line for each field, before and after."""

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QFrame

from gui.shell import Shell
from gui.tables.column import Column
from gui.tables.model import TableModel
from gui.tables.view import TableView
from gui.widgets import Words, column, label, row
from operations.history import NameOf, RecordChange, record_changes, record_count
from storage.log import LogEntry

_MOST_RECORDS = 300
"""Nobody reads more at once, and the founding of a sample book or an import may hold very many."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One line; title, name and way stand in the first line of each record only."""

    number: int
    title: str
    name: str
    way: str
    label: str
    before: str
    after: str


COLUMNS = (
    Column[FieldLine]("title", "登记", 6, lambda one: one.title),
    Column[FieldLine]("name", "名称", 8, lambda one: one.name),
    Column[FieldLine]("way", "改动", 4, lambda one: one.way),
    Column[FieldLine]("label", "字段", 9, lambda one: one.label, shade=lambda _: "secondary"),
    Column[FieldLine]("before", "原来", 16, lambda one: one.before, shade=lambda _: "secondary"),
    Column[FieldLine]("after", "改为", 16, lambda one: one.after),
)


def field_lines(changes: list[RecordChange]) -> list[FieldLine]:
    """The lines of an entry; a record of which no field is known still gets one."""
    lines: list[FieldLine] = []
    for change in changes:
        head = (change.title, change.name, change.way)
        for field in change.fields:
            lines.append(FieldLine(len(lines), *head, field.label, field.before, field.after))
            head = ("", "", "")
        if not change.fields:
            lines.append(FieldLine(len(lines), *head, "", "", ""))
    return lines


class EntryDetail(QFrame):
    """The fields of the chosen entry. Numbers of papers and telephones are shortened until they are switched on."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._entry: LogEntry | None = None
        self._name_of: NameOf | None = None
        self.heading = label("")
        self.note = label("", Words.SECONDARY)
        self.unmask = QCheckBox("显示完整号码")
        self.unmask.toggled.connect(self._show)
        self.model = TableModel(COLUMNS, lambda one: one.number, lambda one: one.label, shell.theme, self)
        self.table = TableView(shell, "history_detail", self.model)
        self.table.horizontalHeader().setSectionsClickable(False)
        self.table.horizontalHeader().setStretchLastSection(True)
        head = row(self.heading, self.note, gap=10, margins=(20, 10, 20, 8))
        head.addStretch()
        head.addWidget(self.unmask)
        layout = column(gap=0)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self.setLayout(layout)

    def show_entry(self, entry: LogEntry | None, name_of: NameOf) -> None:
        """Show an entry; None shows nothing."""
        self._entry, self._name_of = entry, name_of
        self.setVisible(entry is not None)
        self._show()

    def _show(self) -> None:
        if self._entry is None or self._name_of is None:
            return
        entry = self._entry
        self.heading.setText(entry.label)
        count = record_count(entry)
        cut = f"　共 {count} 条登记，列出前 {_MOST_RECORDS} 条" if count > _MOST_RECORDS else ""
        self.note.setText(f"{entry.made_at:%Y-%m-%d %H:%M}　{entry.operator}{cut}")
        changes = record_changes(entry, self._name_of, is_unmasked=self.unmask.isChecked(), limit=_MOST_RECORDS)
        self.model.set_rows(field_lines(changes))
