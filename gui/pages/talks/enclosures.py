"""补正 and attached files of a talk, below each other in the card."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets import ScrollArea, Words, column, label, plain_button, quiet_button, row
from ledger.kinds.attached import Addendum, Attachment

_KILO = 1024


class Enclosures(QWidget):
    """Shows what was added to the record; files can be added, saved and taken off."""

    add_asked = Signal()
    save_asked = Signal(int)  # attachment id
    remove_asked = Signal(int)  # attachment id

    def __init__(self) -> None:
        super().__init__()
        self._layout = column(gap=0)
        self._inner: QWidget | None = None
        self.add = plain_button("添加附件…")
        self.add.clicked.connect(self.add_asked)
        self.setLayout(self._layout)

    def show_parts(self, addenda: Sequence[Addendum], attachments: Sequence[Attachment]) -> None:
        """Show the parts of a talk."""
        if self._inner is not None:
            self.add.setParent(self)
            self._layout.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        inner = QFrame()
        inner.setProperty("role", "page")
        layout = column(gap=10, margins=(20, 14, 20, 20))
        layout.addWidget(label("补正", Words.SECTION))
        for one in addenda:
            layout.addLayout(_addendum(one))
        if not addenda:
            layout.addWidget(label("定稿以后的更正写在这里，没有就空着。", Words.SECONDARY, wraps=True))
        layout.addSpacing(8)
        layout.addWidget(label("附件", Words.SECTION))
        for file in attachments:
            layout.addLayout(self._file(file))
        line = row(self.add)
        line.addStretch()
        layout.addLayout(line)
        layout.addWidget(label("照片、扫描件或文件，可以没有；存在账簿里，随账簿备份。", Words.SECONDARY, wraps=True))
        layout.addStretch()
        inner.setLayout(layout)
        self._inner = ScrollArea(inner)
        self._layout.addWidget(self._inner)

    def _file(self, one: Attachment) -> QHBoxLayout:
        save, remove = quiet_button("另存…"), quiet_button("移除")
        save.clicked.connect(lambda _checked: self.save_asked.emit(one.id))
        remove.clicked.connect(lambda _checked: self.remove_asked.emit(one.id))
        made = row(label(one.title, wraps=True), label(_size(one.byte_count), Words.SECONDARY), save, remove)
        made.setStretch(0, 1)
        return made


def _addendum(one: Addendum) -> QVBoxLayout:
    head = "　".join(part for part in (one.added_on.isoformat() if one.added_on else "", one.added_by) if part)
    return column(
        label(head, Words.SECONDARY), label(f"原因：{one.reason}", wraps=True), label(one.text, wraps=True), gap=2
    )


def _size(count: int) -> str:
    if count < _KILO:
        return f"{count} 字节"
    return f"{count / _KILO:.0f} KB" if count < _KILO * _KILO else f"{count / _KILO / _KILO:.1f} MB"
