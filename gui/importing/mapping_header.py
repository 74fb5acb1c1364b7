"""The head of the sheet: above each column a drop-down that says which field it feeds."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QShowEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QTableView

from gui.importing.quiet_combo import QuietCombo
from gui.importing.tints import Shades
from gui.theme.theme import Theme
from ledger.intake.mapping import IGNORED, MappedColumn
from ledger.intake.preview import Preview
from ledger.intake.target import Target

NOT_IMPORTED = "不导入"
_HEIGHT = 40
_GAP = 4


class MappingHeader(QHeaderView):
    """Carries one drop-down for each column of the table that was found."""

    remapped = Signal(str, str)  # name of the column, key of the field

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._theme = theme
        self._shades = Shades(theme)
        self._combos: dict[int, QuietCombo] = {}
        self._places: dict[int, int] = {}
        self._fields = QStandardItemModel(self)
        self._target: Target | None = None
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.sectionResized.connect(self.place_combos)
        table.horizontalScrollBar().valueChanged.connect(self.place_combos)

    @property
    def combos(self) -> dict[int, QuietCombo]:
        """The drop-downs by column of the sheet, 0-based."""
        return self._combos

    def show_preview(self, preview: Preview) -> None:
        """Offer the fields of a preview above its columns, as they are chosen."""
        if preview.target is not self._target:
            self._target = preview.target
            _fill(self._fields, preview.target)
        indices = [one.index for one in preview.mapping]
        if list(self._combos) != indices:
            self._make_combos(indices)
        used = [one.index for one in preview.mapping if one.field]
        self._places = {index: place for place, index in enumerate(used)}
        for one in preview.mapping:
            self._show(self._combos[one.index], one, preview.target)
        self.place_combos()
        self.viewport().update()

    def open_choice(self, column: int) -> None:
        """Open the drop-down of a column, as a click does."""
        if column in self._combos:
            self._combos[column].setFocus()
            self._combos[column].showPopup()

    def place_combos(self) -> None:
        """Put every drop-down above its column."""
        gap = self._theme.px(_GAP)
        for index, combo in self._combos.items():
            if index < self.count():
                left = self.sectionViewportPosition(index)
                combo.setGeometry(left + gap, gap, max(self.sectionSize(index) - 2 * gap, 1), self.height() - 2 * gap)
                combo.setVisible(True)

    # What Qt asks

    def sizeHint(self) -> QSize:
        """High enough for the drop-downs."""
        return QSize(super().sizeHint().width(), self._theme.px(_HEIGHT))

    def showEvent(self, event: QShowEvent) -> None:
        """The sections have their places only now."""
        super().showEvent(event)
        self.place_combos()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """The ground of a column: its colour when it is imported."""
        is_used = logicalIndex in self._places
        ground = self._shades.tint(self._places[logicalIndex], 2.2) if is_used else self._shades.color("surface")
        painter.fillRect(rect, ground)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._shades.color("line"))

    # How it is done

    def _make_combos(self, indices: list[int]) -> None:
        for combo in self._combos.values():
            combo.deleteLater()
        self._combos = {index: self._make_combo(index) for index in indices}

    def _make_combo(self, index: int) -> QuietCombo:
        combo = QuietCombo()
        combo.setParent(self.viewport())
        combo.setModel(self._fields)
        combo.setProperty("column", index)
        combo.activated.connect(self._on_activated)
        return combo

    def _show(self, combo: QuietCombo, column: MappedColumn, target: Target) -> None:
        combo.setProperty("name", column.name)
        combo.setAccessibleName(f"“{column.name}”这一列导入到")
        combo.setToolTip(f"原表栏目：{column.name}" + (f"\n{column.note}" if column.note else ""))
        combo.show_data(_choice(column, target))

    def _on_activated(self, _: int) -> None:
        combo = self.sender()
        if isinstance(combo, QuietCombo):
            name: str = combo.property("name")
            field: str = combo.currentData()
            uses = self._target.uses if self._target else ()
            is_use = any(field == use.prefix for use in uses)
            self.remapped.emit(name, field + name if is_use else field)


def _choice(column: MappedColumn, target: Target) -> str:
    """The entry that a column stands at: its field, or what is done with a column that has none."""
    if column.field in target.by_key:
        return column.field
    return next((use.prefix for use in target.uses if column.field.startswith(use.prefix)), IGNORED)


def _fill(model: QStandardItemModel, target: Target) -> None:
    model.clear()
    uses = ((one.label, one.prefix) for one in target.uses)
    fields = ((one.label, one.key) for one in target.fields)
    for text, key in ((NOT_IMPORTED, IGNORED), *uses, *fields):
        item = QStandardItem(text)
        item.setData(key, Qt.ItemDataRole.UserRole)
        model.appendRow(item)
