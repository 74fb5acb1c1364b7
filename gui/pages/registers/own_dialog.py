"""Defining a register of one's own: its name, its columns, and how the head of its paper will look."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QLineEdit, QWidget

from gui import messages
from gui.fitting import resize_within_screen
from gui.pages.registers.head_preview import HeadPreview
from gui.pages.registers.own_columns import OwnColumns
from gui.shell import Shell
from gui.widgets import ScrollArea, Words, column, label, plain_button, primary_button, quiet_button, row
from ledger.errors import KnownError
from ledger.fields import Form
from ledger.kinds.own_registers import OwnRegister, OwnRegisterField
from ledger.registers.own import FORMS, own_register

_SIZE = (900, 700)
_CAPTION = 84
_NOTE = "每一栏会出现在登记表、打印和导入导出的表格里。已有登记的栏目可以改名、调整顺序，但不能删除。"
FIRST = (OwnRegisterField(label="事项", form=Form.TEXT.value, width=16),)


class OwnRegisterDialog(QDialog):
    """Asks for a register and its columns. A known error keeps the window open with what was typed."""

    kept = Signal(int)  # id of the register
    removal_asked = Signal()
    retiring_asked = Signal()

    def __init__(
        self,
        parent: QWidget,
        shell: Shell,
        began: tuple[OwnRegister, Sequence[OwnRegisterField]],
        save: Callable[[OwnRegister, Sequence[OwnRegisterField]], OwnRegister],
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._began, fields = began
        self._save = save
        self._first = tuple(fields)
        self.setWindowTitle(f"修改{self._began.title}" if self._began.id else "新建台账")
        self.name = _line(self._began.title, "如：图书借阅、阵地维护")
        self.day_label = _line(self._began.day_label, "日期")
        self.note = _line(self._began.note, "在这里登记什么，可不填")
        self.has_people = QCheckBox("登记参加人员")
        self.has_people.setChecked(self._began.has_people)
        self.is_landscape = QCheckBox("横向打印")
        self.is_landscape.setChecked(self._began.is_landscape)
        self.columns = OwnColumns(shell.theme)
        self.preview = HeadPreview(shell.theme)
        self.save_button = primary_button("保存")
        self._build()
        self.columns.show_fields(fields)
        for box in (self.has_people, self.is_landscape):
            box.toggled.connect(self._preview)
        for line in (self.name, self.day_label):
            line.textEdited.connect(self._preview)
        self.columns.changed.connect(self._preview)
        self._preview()
        self.name.setFocus()

    @property
    def register(self) -> OwnRegister:
        """The register as it stands here."""
        return replace(
            self._began,
            title=self.name.text().strip(),
            day_label=self.day_label.text().strip(),
            note=self.note.text().strip(),
            has_people=self.has_people.isChecked(),
            is_landscape=self.is_landscape.isChecked(),
        )

    def accept(self) -> None:
        """Save and close; stay when something is missing."""
        try:
            saved = self._save(self.register, self.columns.fields)
        except KnownError as error:
            messages.show_known_error(self, error)
            return
        super().accept()
        self.kept.emit(saved.id)

    def reject(self) -> None:
        """Close; what was typed is given up, after a question."""
        is_touched = self.register != self._began or self.columns.fields != self._first
        if is_touched and not messages.ask_to_give_up(self):
            return
        super().reject()

    def close_at_once(self) -> None:
        """Close after the register itself is gone or out of use."""
        super().reject()

    # How it is done

    def _build(self) -> None:
        self.save_button.setDefault(False)
        self.save_button.clicked.connect(self.accept)
        cancel = plain_button("取消")
        cancel.clicked.connect(self.reject)
        foot = row(margins=(24, 12, 24, 16))
        if self._began.id:
            for text, asked in (("停用", self.retiring_asked), ("删除", self.removal_asked)):
                button = quiet_button(text)
                button.clicked.connect(asked)
                foot.addWidget(button)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        choices = row(self.has_people, self.is_landscape, gap=20)
        choices.addStretch()
        body = column(gap=10, margins=(24, 4, 24, 8))
        for caption, field in (("名称 *", self.name), ("日期栏名称", self.day_label), ("说明", self.note)):
            body.addLayout(self._captioned(caption, field))
        body.addLayout(choices)
        body.addWidget(label("栏目", Words.SECTION))
        body.addWidget(self.columns, 1)
        body.addWidget(label(_NOTE, Words.SECONDARY, wraps=True))
        body.addWidget(label("打印表头", Words.SECTION))
        body.addWidget(self.preview)
        inner = QFrame()
        inner.setProperty("role", "page")
        inner.setLayout(body)
        layout = column(ScrollArea(inner), gap=0, margins=(0, 12, 0, 0))
        layout.setStretch(0, 1)
        layout.addLayout(foot)
        self.setLayout(layout)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        QShortcut(QKeySequence.StandardKey.Save, self, self.accept)
        px = self._shell.theme.px
        resize_within_screen(self, px(_SIZE[0]), px(_SIZE[1]))

    def _captioned(self, text: str, field: QLineEdit) -> QHBoxLayout:
        caption = label(text, Words.SECONDARY)
        caption.setFixedWidth(self._shell.theme.px(_CAPTION))
        caption.setBuddy(field)
        field.setAccessibleName(text.removesuffix(" *"))
        made = row(caption, field, gap=12)
        made.setStretch(1, 1)
        return made

    def _preview(self) -> None:
        fields = [
            replace(one, id=place, label=one.label or f"第{place}栏")
            for place, one in enumerate(self.columns.fields, start=1)
            if one.form in FORMS
        ]
        self.preview.show_register(own_register(self.register, tuple(fields)))


def _line(text: str, hint: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setPlaceholderText(hint)
    return made
