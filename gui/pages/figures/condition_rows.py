"""Conditions on the fields of a source, one a line: field, how it is looked at, value."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from gui.forms.editors import CalmComboBox
from gui.shell import Shell
from gui.widgets import column, quiet_button, row
from ledger.figures.definition import TEST_LABELS, WITHOUT_VALUES, Condition, Test
from ledger.figures.evaluate import YES
from ledger.figures.source import FigureField, Shape, Source

_NO = "否"
_PARTED = "、"
_OFFERED: dict[Shape, tuple[Test, ...]] = {
    Shape.WORDS: (Test.CONTAINS, Test.IS, Test.IS_NOT, Test.FILLED, Test.EMPTY),
    Shape.CHOICE: (Test.IS, Test.IS_NOT, Test.FILLED, Test.EMPTY),
    Shape.FLAG: (Test.IS,),
    Shape.NUMBER: (Test.AT_LEAST, Test.AT_MOST),
    Shape.DAY: (Test.FILLED, Test.EMPTY),
}


class ConditionRow(QWidget):
    """One condition; several values are parted by 顿号."""

    changed = Signal()
    removed = Signal(object)  # itself

    def __init__(self, fields: tuple[FigureField, ...], condition: Condition | None) -> None:
        super().__init__()
        self._fields = {one.key: one for one in fields}
        self.field, self.test, self.value = CalmComboBox(), CalmComboBox(), CalmComboBox()
        self.value.setEditable(True)
        self.value.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for name, box in (("项目", self.field), ("比较", self.test), ("内容", self.value)):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        drop = quiet_button("删除")
        for key, one in self._fields.items():
            self.field.addItem(one.label, key)
        layout = row(self.field, self.test, self.value, drop, gap=6)
        layout.setStretch(0, 3)
        layout.setStretch(1, 2)
        layout.setStretch(2, 4)
        self.setLayout(layout)
        if condition is not None:
            self.field.setCurrentIndex(max(self.field.findData(condition.field), 0))
        self._offer()
        if condition is not None:
            self.test.setCurrentIndex(max(self.test.findData(condition.test.value), 0))
            self.value.setCurrentText(_PARTED.join(condition.values))
        self._follow_test()
        self.field.currentIndexChanged.connect(self._on_field)
        self.test.currentIndexChanged.connect(self._on_test)
        self.value.currentTextChanged.connect(lambda _: self.changed.emit())
        drop.clicked.connect(lambda: self.removed.emit(self))

    @property
    def condition(self) -> Condition:
        """What is asked."""
        test = self._chosen_test
        typed = self.value.currentText().strip()
        values = tuple(part.strip() for part in typed.split(_PARTED) if part.strip())
        return Condition(self.field.currentData(), test, () if test in WITHOUT_VALUES else values)

    @property
    def _chosen_test(self) -> Test:
        return Test(self.test.currentData())

    def _on_field(self) -> None:
        self._offer()
        self._follow_test()
        self.changed.emit()

    def _on_test(self) -> None:
        self._follow_test()
        self.changed.emit()

    def _offer(self) -> None:
        """The comparisons and values that the field has."""
        field = self._fields[self.field.currentData()]
        with QSignalBlocker(self.test), QSignalBlocker(self.value):
            self.test.clear()
            for one in _OFFERED[field.shape]:
                self.test.addItem(TEST_LABELS[one], one.value)
            self.value.clear()
            self.value.addItems((YES, _NO) if field.shape is Shape.FLAG else field.choices)
            self.value.setCurrentText(YES if field.shape is Shape.FLAG else "")

    def _follow_test(self) -> None:
        self.value.setEnabled(self._chosen_test not in WITHOUT_VALUES)


class ConditionRows(QWidget):
    """Any number of conditions; all of them must hold."""

    changed = Signal()

    def __init__(self, shell: Shell, text: str) -> None:
        super().__init__()
        self._source: Source | None = None
        self.rows: list[ConditionRow] = []
        self._stack = column(gap=6)
        self.add = quiet_button(text)
        shell.theme.give_icon(self.add, "plus")
        self.add.clicked.connect(self.add_row)
        layout = column(gap=6)
        layout.addLayout(self._stack)
        foot = row(self.add)
        foot.addStretch()
        layout.addLayout(foot)
        self.setLayout(layout)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What is asked."""
        return tuple(one.condition for one in self.rows)

    def show_conditions(self, source: Source, conditions: tuple[Condition, ...]) -> None:
        """Begin anew with the fields of a source; conditions on fields that it has not are left out."""
        self._source = source
        for one in list(self.rows):
            self._drop(one)
        known = source.by_key()
        for condition in conditions:
            if condition.field in known:
                self._put(condition)

    def add_row(self) -> None:
        """Another condition."""
        self._put(None).field.setFocus()
        self.changed.emit()

    def _put(self, condition: Condition | None) -> ConditionRow:
        if self._source is None:
            raise RuntimeError("conditions belong to a source")
        made = ConditionRow(self._source.fields, condition)
        made.changed.connect(self.changed)
        made.removed.connect(self._on_removed)
        self.rows.append(made)
        self._stack.addWidget(made)
        return made

    def _on_removed(self, one: ConditionRow) -> None:
        self._drop(one)
        self.add.setFocus()
        self.changed.emit()

    def _drop(self, one: ConditionRow) -> None:
        self.rows.remove(one)
        self._stack.removeWidget(one)
        one.hide()
        one.deleteLater()
