"""The columns of a register of one's own: a line for each, with name, form, width, choices and sum."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QSpinBox,
    QTableWidget,
    QWidget,
)

from gui.forms.editors import CalmComboBox
from gui.theme import metrics
from gui.theme.theme import Look, Theme
from gui.widgets import column, plain_button, quiet_button, row
from ledger.fields import Form
from ledger.kinds.own_registers import OwnRegisterField
from ledger.registers.own import FORMS, SUMMED

_HEADS = ("名称", "内容形式", "选项（用顿号分开）", "栏宽（字）", "合计")
_LABEL, _FORM, _CHOICES, _WIDTH, _SUMMED = range(len(_HEADS))
_USUAL_WIDTH = 8
_WIDTHS = {_FORM: 120, _WIDTH: 96, _SUMMED: 64}
_ROW = 40
_LEAST_ROWS = 3


class OwnColumns(QWidget):
    """A table of columns; ``changed`` comes with every change."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ids: list[OwnRegisterField] = []
        self.table = QTableWidget(0, len(_HEADS))
        self.table.setAccessibleName("栏目")
        self.table.setProperty("role", "boxed")
        self.table.setHorizontalHeaderLabels(list(_HEADS))
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        for place in range(len(_HEADS)):
            is_fixed = place in _WIDTHS
            mode = QHeaderView.ResizeMode.Fixed if is_fixed else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(place, mode)
        self.add = plain_button("加一栏")
        self.add.clicked.connect(lambda _checked: self._add())
        self.up, self.down, self.remove = (quiet_button(text) for text in ("上移", "下移", "删除此栏"))
        self.up.clicked.connect(lambda _checked: self._move(-1))
        self.down.clicked.connect(lambda _checked: self._move(1))
        self.remove.clicked.connect(lambda _checked: self._remove())
        buttons = row(self.add, self.up, self.down, self.remove, gap=8)
        buttons.addStretch()
        layout = column(self.table, gap=8)
        layout.addLayout(buttons)
        self.setLayout(layout)
        theme.changed.connect(self._fit)

    @property
    def fields(self) -> tuple[OwnRegisterField, ...]:
        """The columns as they stand here, in their order."""
        return tuple(self._field(place) for place in range(self.table.rowCount()))

    def show_fields(self, fields: Sequence[OwnRegisterField]) -> None:
        """Show columns."""
        self._ids = list(fields)
        self.table.setRowCount(len(fields))
        for place, one in enumerate(fields):
            self._show(place, one)
        self._fit(self._theme.look)

    # How it is done

    def _field(self, place: int) -> OwnRegisterField:
        form = str(self._at(place, _FORM, QComboBox).currentData())
        return replace(
            self._ids[place],
            label=self._at(place, _LABEL, QLineEdit).text().strip(),
            form=form,
            choices=self._at(place, _CHOICES, QLineEdit).text().strip() if form == Form.CHOICE else "",
            width=self._at(place, _WIDTH, QSpinBox).value(),
            is_summed=self._at(place, _SUMMED, QCheckBox).isChecked() and Form(form) in SUMMED,
        )

    def _show(self, place: int, one: OwnRegisterField) -> None:
        name, choices = QLineEdit(one.label), QLineEdit(one.choices)
        name.setPlaceholderText("如：内容、金额")
        choices.setPlaceholderText("如：添置、维修")
        form = CalmComboBox()
        for key, words in FORMS.items():
            form.addItem(words, key)
        form.setCurrentIndex(max(0, form.findData(one.form)))
        width = QSpinBox(minimum=2, maximum=40)
        width.setValue(one.width or _USUAL_WIDTH)
        summed = QCheckBox()
        summed.setChecked(one.is_summed)
        editors: tuple[QWidget, ...] = (name, form, choices, width, summed)
        for number, editor in enumerate(editors):
            editor.setAccessibleName(f"第{place + 1}栏{_HEADS[number]}")
            self.table.setCellWidget(place, number, editor)
        for line in (name, choices):
            line.textEdited.connect(self.changed)
        form.currentIndexChanged.connect(self._on_form)
        width.valueChanged.connect(self.changed)
        summed.toggled.connect(self.changed)
        self._offer(place)

    def _on_form(self) -> None:
        for place in range(self.table.rowCount()):
            self._offer(place)
        self.changed.emit()

    def _offer(self, place: int) -> None:
        form = Form(self._at(place, _FORM, QComboBox).currentData())
        self._at(place, _CHOICES, QLineEdit).setEnabled(form is Form.CHOICE)
        self._at(place, _SUMMED, QCheckBox).setEnabled(form in SUMMED)

    def _add(self) -> None:
        place = self.table.rowCount()
        self._renew([*self.fields, OwnRegisterField(form=Form.TEXT.value, width=_USUAL_WIDTH)], place)
        self._at(place, _LABEL, QLineEdit).setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, step: int) -> None:
        place, fields = self._current(), list(self.fields)
        goal = place + step
        if 0 <= place < len(fields) and 0 <= goal < len(fields):
            fields[place], fields[goal] = fields[goal], fields[place]
            self._renew(fields, goal)

    def _remove(self) -> None:
        place, fields = self._current(), list(self.fields)
        if 0 <= place < len(fields):
            del fields[place]
            self._renew(fields, min(place, len(fields) - 1))

    def _current(self) -> int:
        """The line in which the keyboard is, else the chosen one."""
        focused = self.focusWidget()
        for place in range(self.table.rowCount()):
            for number in range(len(_HEADS)):
                editor = self.table.cellWidget(place, number)
                if editor is focused or editor.isAncestorOf(focused):
                    return place
        return self.table.currentRow()

    def _renew(self, fields: Sequence[OwnRegisterField], place: int) -> None:
        self.show_fields(fields)
        if place >= 0:
            self.table.selectRow(place)
        self.changed.emit()

    def _at(self, place: int, number: int, kind: type[Any]) -> Any:
        found = self.table.cellWidget(place, number)
        if not isinstance(found, kind):
            raise TypeError(f"no {kind.__name__} in column {number}")
        return found

    def _fit(self, _: Look) -> None:
        px = self._theme.px
        for place in range(self.table.rowCount()):
            self.table.setRowHeight(place, px(_ROW))
        for number, width in _WIDTHS.items():
            self.table.setColumnWidth(number, px(width))
        rows = max(_LEAST_ROWS, self.table.rowCount())
        self.table.horizontalHeader().setFixedHeight(px(metrics.HEADER))
        self.table.setMinimumHeight(px(metrics.HEADER) + min(rows, 8) * px(_ROW) + px(4))
