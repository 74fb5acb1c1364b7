"""The pay slip in the window of 核定: one line an item, with what the rules say about it."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gui.theme.theme import Theme
from ledger.codes.dues import TREATMENT
from ledger.dues.assessing import PayItem
from ledger.dues.rules import DuesRules
from ledger.errors import Problem
from ledger.kinds.dues import AssessmentItem
from ledger.values.money import Money, parse_money, plain_money
from ledger.values.months import Month

AnyIndex = QModelIndex | QPersistentModelIndex
_ITEM, _AMOUNT, _TREATMENT, _REASON = range(4)
_EMPTY_LINES = 3
_EDITABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


class PayItems(QTableWidget):
    """Every item of the dictionary for a kind, the ones with an amount first; empty lines at the end for others."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, 4)
        self._theme = theme
        self._usual: Mapping[str, str] = {}
        self.setProperty("role", "boxed")
        self.setHorizontalHeaderLabels(["工资项目", "金额", "处理", "改变处理的理由"])
        for place in (_ITEM, _AMOUNT, _TREATMENT, _REASON):
            self.model().setHeaderData(
                place, Qt.Orientation.Horizontal, _align(place), Qt.ItemDataRole.TextAlignmentRole
            )
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setItemDelegateForColumn(_TREATMENT, _TreatmentDelegate(self))
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(_REASON, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_ITEM, 170), (_AMOUNT, 96), (_TREATMENT, 88)):
            self.setColumnWidth(column, theme.px(width))
        self.verticalHeader().setDefaultSectionSize(theme.px(30))
        self.cellChanged.connect(self.edited)

    def show_kind(self, rules: DuesRules, kind: str, month: Month, given: Sequence[PayItem]) -> None:
        """Show the items of a person kind with the amounts given."""
        known = {one.label: one for one in rules.items if kind in one.kinds}
        found = {label: rules.item(kind, label, month) for label in known}
        self._usual = {label: one.treatment for label, one in found.items() if one is not None}
        named = [one.item for one in given]
        labels = [*named, *(label for label in self._usual if label not in named)]
        by_label = {one.item: one for one in given}
        self.blockSignals(True)
        self.setRowCount(len(labels) + _EMPTY_LINES)
        for number, label in enumerate([*labels, *[""] * _EMPTY_LINES]):
            self._fill(number, label, by_label.get(label))
        self.blockSignals(False)

    def pay_items(self) -> tuple[PayItem, ...]:
        """The lines with an amount. An item treated as the rules say has no treatment of its own."""
        return tuple(
            self._pay_item(row)
            for row in range(self.rowCount())
            if self._text(row, _AMOUNT) and self._money(row) is not None
        )

    def problems(self) -> list[Problem]:
        """Lines whose amount cannot be read."""
        return [
            Problem("items", f"{self._text(row, _ITEM) or '这一行'}的金额“{self._text(row, _AMOUNT)}”不是金额。")
            for row in range(self.rowCount())
            if self._text(row, _AMOUNT) and self._money(row) is None
        ]

    def put_amount(self, item: str, text: str) -> None:
        """Write the amount of an item."""
        for row in range(self.rowCount()):
            if self._text(row, _ITEM) == item:
                self.model().setData(self.model().index(row, _AMOUNT), text)

    def _fill(self, row: int, label: str, given: PayItem | None) -> None:
        treatment = (given.treatment if given else "") or self._usual.get(label, "")
        texts = (
            label,
            plain_money(given.amount) if given else "",
            treatment,
            given.reason if given and given.treatment else "",
        )
        for column, text in enumerate(texts):
            cell = QTableWidgetItem(text)
            cell.setFlags(_EDITABLE if column != _ITEM or not label else _EDITABLE & ~Qt.ItemFlag.ItemIsEditable)
            if column == _AMOUNT:
                cell.setTextAlignment(_align(column))
            self.setItem(row, column, cell)

    def _pay_item(self, row: int) -> PayItem:
        label, treatment = self._text(row, _ITEM), self._text(row, _TREATMENT)
        own = treatment if treatment != self._usual.get(label, "") else ""
        return PayItem(label, self._money(row) or Money(0), own, self._text(row, _REASON) if own else "")

    def _money(self, row: int) -> Money | None:
        try:
            return parse_money(self._text(row, _AMOUNT))
        except ValueError:
            return None

    def _text(self, row: int, column: int) -> str:
        found = self.item(row, column)
        return found.text().strip() if found is not None else ""


def _align(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == _AMOUNT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class _TreatmentDelegate(QStyledItemDelegate):
    """Chooses one of the four treatments."""

    def createEditor(self, parent: QWidget, _option: Any, _index: AnyIndex) -> QWidget:
        box = QComboBox(parent)
        box.addItems(list(TREATMENT.labels))
        return box

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        cast(QComboBox, editor).setCurrentText(str(index.data() or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        model.setData(index, cast(QComboBox, editor).currentText())


def given_items(items: Sequence[AssessmentItem], rules: DuesRules, kind: str, month: Month) -> tuple[PayItem, ...]:
    """The items of an assessment as they can be asked again: a treatment only where it differs from the rule."""
    found = []
    for one in items:
        rule = rules.item(kind, one.item, month)
        is_usual = rule is not None and rule.treatment == one.treatment
        found.append(PayItem(one.item, one.amount, "" if is_usual else one.treatment, "" if is_usual else one.reason))
    return tuple(found)
