"""What a row of the plan shows in each field: the value as it will be stored, and what is to be said about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import Enum

from ledger.fields import Form
from ledger.intake.outcome import Action, Doubt, FieldChange, RowPlan
from ledger.intake.reading import Value
from ledger.intake.target import Target
from ledger.roster.columns import show
from ledger.values.dates import LooseDate
from ledger.values.money import Money, format_money, plain_money
from ledger.values.months import Month
from operations.importing import ImportPlan

STATE, WHY = "state", "why"
ACTION_LABELS = {Action.ADD: "新增", Action.UPDATE: "更新", Action.SAME: "不变", Action.REFUSE: "不收"}
DOUBTFUL = "存疑"
_NOTHING = "空"
_ARROW = " → "
_NO_CORRECTIONS: Mapping[str, str] = {}


class Mark(Enum):
    """What is special about a cell."""

    NONE = "none"
    CHANGED = "changed"
    DOUBTFUL = "doubtful"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class ShownCell:
    """Text of a cell, what the editor begins with, what is special, and the words of the tool tip."""

    text: str
    editable: str
    mark: Mark = Mark.NONE
    tip: str = ""


def shown_fields(plan: ImportPlan) -> tuple[str, ...]:
    """The fields that the rows say something about: the name, then those of the sheet in the order of the target."""
    preview = plan.preview
    said = {one.field for one in preview.mapping if one.field}
    for row in plan.rows:
        said.update(row.row.values)
    said |= plan.asked_fields
    anchor = preview.target.anchor
    ordered = [one.key for one in preview.target.fields if one.key in said and one.key != anchor]
    others = [one.field for one in preview.mapping if one.field and one.field not in preview.target.by_key]
    return (anchor, *ordered, *others)


def label_of(target: Target, key: str) -> str:
    """The label of a field, also of one that the user is about to get."""
    return target.field_of(key).label


def reason_of(row: RowPlan, target: Target, but: str = "") -> str:
    """Why a row is not taken, and what is doubtful in it, ``but`` for one field; empty when there is nothing to say."""
    doubts = [f"{label_of(target, one.field)}：{one.reason}" for one in row.doubts if one.field != but]
    return " ".join(filter(None, (row.reason, *doubts, row.note)))


class Cells:
    """The cells of one plan."""

    def __init__(self, plan: ImportPlan) -> None:
        self._plan = plan
        self._target = plan.preview.target

    def shown(self, row: RowPlan, key: str) -> ShownCell:
        """One cell."""
        typed = self._plan.preview.corrections.get((row.row.line, row.row.block), _NO_CORRECTIONS)
        value = row.row.values.get(key)
        named = self._plan.shown(row, key)
        text = self._text(key, value) if named is None else named
        change = next((one for one in row.changes if one.field == key), None)
        doubt = next((one for one in row.doubts if one.field == key), None)
        whole = self._with_change(change, text) if change else text
        editable = typed.get(key, doubt.raw if doubt else self._text(key, value, is_plain=True))
        if doubt:
            return ShownCell(_with_doubt(doubt, whole), editable, Mark.DOUBTFUL, doubt.reason)
        if key in typed:
            return ShownCell(whole, editable, Mark.CORRECTED, "已改正，与原表不同")
        if change:
            tip = f"账簿中是“{self._text(key, change.old) or _NOTHING}”，将改为“{text}”"
            return ShownCell(whole, editable, Mark.CHANGED, tip)
        return ShownCell(whole, editable)

    def _text(self, key: str, value: Value, *, is_plain: bool = False) -> str:
        """A value as lists show it, or as it can be typed."""
        if isinstance(value, int) and not isinstance(value, bool) and self._target.field_of(key).form is Form.MONEY:
            return plain_money(Money(value)) if is_plain else format_money(Money(value))
        if isinstance(value, LooseDate):
            return value.iso if is_plain else show(value)
        if isinstance(value, time):
            return f"{value:%H:%M}"
        return value.iso if isinstance(value, Month) else show(value)

    def _with_change(self, change: FieldChange, new: str) -> str:
        return (
            f"{self._text(change.field, change.old) or _NOTHING}{_ARROW}{new or self._text(change.field, change.new)}"
        )


def _with_doubt(doubt: Doubt, understood: str) -> str:
    if _ARROW in understood or not doubt.raw:
        return understood
    same = understood.replace(".", "-") == doubt.raw or understood == doubt.raw
    return understood if same else f"{doubt.raw}{_ARROW}{understood or '？'}"
