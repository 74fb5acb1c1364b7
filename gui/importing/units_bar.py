"""The bar above the tables that asks which branches are meant, when the book does not know them."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from gui.importing.quiet_combo import QuietCombo
from gui.theme.theme import Theme
from gui.widgets import column, label, row
from ledger.kinds.organisation import BRANCH, OrgUnit
from ledger.roster.facts import RosterFacts
from operations.importing import ImportPlan, UnitChoices

_OPEN, _NEW = 0, -1  # no unit has these ids
_LINES_IN_SIGHT = 3
_LINE_HEIGHT = 38
_IN_A_ROW = 2
_EXPLANATION = "下列支部名称账簿里没有，请说明各指哪个支部："
_DEFAULT = "没有写明支部的党员归入"


class UnitsBar(QFrame):
    """One drop-down for each unclear name, and one for the rows that name no branch."""

    chosen = Signal(object)  # UnitChoices

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self.setProperty("level", "warn")
        self._theme = theme
        self._choices = UnitChoices()
        self._asked: tuple[tuple[str, ...], bool] = ((), False)
        self.combos: dict[str, QuietCombo] = {}
        self.default = QuietCombo()
        self.default.setAccessibleName(_DEFAULT)
        self.default.activated.connect(self._on_default)
        self._default_line = QWidget()
        line = row(label(_DEFAULT), self.default)
        line.addStretch()
        self._default_line.setLayout(line)
        self._head = label(_EXPLANATION, wraps=True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(self._head, self._scroll, self._default_line, gap=6, margins=(12, 8, 12, 8)))
        self.hide()

    def show_plan(self, plan: ImportPlan, facts: RosterFacts) -> None:
        """Ask about the names of a plan; nothing to ask hides the bar."""
        self._choices = plan.choices
        branches = [unit for unit in facts.units if unit.level == BRANCH and unit.ended_on is None]
        asked = (plan.unclear_branches, plan.needs_default)
        if asked != self._asked:
            self._asked = asked
            self._ask(plan, branches)
        for name, combo in self.combos.items():
            combo.show_data(_chosen(plan, name))
        self.default.show_data(plan.choices.default_branch_id or _OPEN)
        self.setVisible(bool(self.combos) or plan.needs_default)

    def _ask(self, plan: ImportPlan, branches: list[OrgUnit]) -> None:
        _fill(self.default, {_OPEN: "请选择…"} | {unit.id: unit.short_name for unit in branches})
        self._default_line.setVisible(plan.needs_default)
        self._head.setVisible(bool(plan.unclear_branches))
        self._scroll.setVisible(bool(plan.unclear_branches))
        only = branches[0].short_name if len(branches) == 1 else ""
        first = f"归入{only}" if only else "请选择…"
        self.combos = {name: self._combo(name, first, branches) for name in plan.unclear_branches}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for number, (name, combo) in enumerate(self.combos.items()):
            line, place = divmod(number, _IN_A_ROW)
            grid.addWidget(label(f"“{name}”是"), line, place * 2)
            grid.addWidget(combo, line, place * 2 + 1)
        grid.setColumnStretch(_IN_A_ROW * 2, 1)
        inner = QWidget()
        inner.setLayout(grid)
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)  # Qt fills the widget of a scroll area
        lines = min((len(self.combos) + 1) // _IN_A_ROW, _LINES_IN_SIGHT)
        self._scroll.setFixedHeight(self._theme.px(_LINE_HEIGHT) * lines)

    def _combo(self, name: str, first: str, branches: list[OrgUnit]) -> QuietCombo:
        combo = QuietCombo()
        combo.setAccessibleName(f"“{name}”是哪个支部")
        combo.setMinimumContentsLength(12)
        _fill(combo, {_OPEN: first, _NEW: "新建这个支部"} | {unit.id: unit.short_name for unit in branches})
        combo.activated.connect(self._on_name)
        return combo

    def _on_name(self, _: int) -> None:
        """What stands in the drop-downs is what holds from now on, also for names that were to be made anyway."""
        chosen: dict[str, int] = {name: combo.currentData() for name, combo in self.combos.items()}
        by_name = {name: None if one == _NEW else one for name, one in chosen.items() if one != _OPEN}
        self.chosen.emit(replace(self._choices, by_name=by_name, makes_branches=False))

    def _on_default(self, _: int) -> None:
        self.chosen.emit(replace(self._choices, default_branch_id=self.default.currentData() or None))


def _chosen(plan: ImportPlan, name: str) -> int:
    explained = plan.choices.by_name.get(name)
    return explained or (_NEW if name in plan.new_branches else _OPEN)


def _fill(combo: QuietCombo, entries: Mapping[int, str]) -> None:
    combo.clear()
    for key, text in entries.items():
        combo.addItem(text, key)
