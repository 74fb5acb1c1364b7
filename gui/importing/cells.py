"""What a row of the plan shows in each field: the value as it will be stored, and what is to be said about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from ledger.intake.compare import Action, FieldChange, RowPlan
from ledger.intake.mapping import OWN_PREFIX
from ledger.intake.reading import Value
from ledger.intake.rows import Doubt
from ledger.intake.target import Target
from ledger.roster.columns import show
from ledger.values.dates import LooseDate
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
    if plan.needs_default:
        said.add("branch")
    anchor = preview.target.anchor
    ordered = [one.key for one in preview.target.fields if one.key in said and one.key != anchor]
    own = [one.field for one in preview.mapping if one.field.startswith(OWN_PREFIX) and one.field not in ordered]
    return (anchor, *ordered, *own)


def label_of(target: Target, key: str) -> str:
    """The label of a field, also of one that the user is about to get."""
    known = target.by_key.get(key)
    return known.label if known else key.removeprefix(OWN_PREFIX)


def reason_of(row: RowPlan, target: Target, but: str = "") -> str:
    """Why a row is not taken, and what is doubtful in it, ``but`` for one field; empty when there is nothing to say."""
    doubts = [f"{label_of(target, one.field)}：{one.reason}" for one in row.doubts if one.field != but]
    return " ".join(filter(None, (row.reason, *doubts)))


class Cells:
    """The cells of one plan."""

    def __init__(self, plan: ImportPlan, unit_names: Mapping[int, str]) -> None:
        self._plan = plan
        self._unit_names = unit_names

    def shown(self, row: RowPlan, key: str) -> ShownCell:
        """One cell."""
        typed = self._plan.preview.corrections.get((row.row.line, row.row.block), _NO_CORRECTIONS)
        value = row.row.values.get(key)
        text = self._branch(row) if key == "branch" else shown_value(value)
        change = next((one for one in row.changes if one.field == key), None)
        doubt = next((one for one in row.doubts if one.field == key), None)
        whole = _with_change(change, text) if change else text
        editable = typed.get(key, doubt.raw if doubt else _plain(value))
        if doubt:
            return ShownCell(_with_doubt(doubt, whole), editable, Mark.DOUBTFUL, doubt.reason)
        if key in typed:
            return ShownCell(whole, editable, Mark.CORRECTED, "已改正，与原表不同")
        if change:
            tip = f"名册中是“{shown_value(change.old) or _NOTHING}”，将改为“{text}”"
            return ShownCell(whole, editable, Mark.CHANGED, tip)
        return ShownCell(whole, editable)

    def _branch(self, row: RowPlan) -> str:
        name = str(row.row.values.get("branch") or "")
        if name in self._plan.new_branches:
            return f"{name}（新建）"
        default = self._plan.choices.default_branch_id
        unit_id = self._plan.branches.get(name, default) if name or row.action is Action.ADD else None
        return self._unit_names.get(unit_id or 0, name)


def shown_value(value: Value) -> str:
    """A value as lists show it."""
    return value.iso if isinstance(value, Month) else show(value)


def _plain(value: Value) -> str:
    """A value as it can be typed."""
    return value.iso if isinstance(value, (LooseDate, Month)) else show(value)


def _with_change(change: FieldChange, new: str) -> str:
    return f"{shown_value(change.old) or _NOTHING}{_ARROW}{new or shown_value(change.new)}"


def _with_doubt(doubt: Doubt, understood: str) -> str:
    if _ARROW in understood or not doubt.raw:
        return understood
    same = understood.replace(".", "-") == doubt.raw or understood == doubt.raw
    return understood if same else f"{doubt.raw}{_ARROW}{understood or '？'}"
