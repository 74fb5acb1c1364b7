"""The two sheets that go with an import: the empty template, and the rows that were not taken with their reasons."""

from collections.abc import Sequence

from exports.sheets import SheetColumn, SheetDocument, SheetValue
from ledger.intake.cells import Cell, Missing, cell_text
from ledger.intake.outcome import Action, RowPlan
from ledger.intake.preview import Preview
from ledger.intake.target import Target

REASON_LABEL = "未导入原因"
_LINE_LABEL = "原表行号"
_TEMPLATE_ROWS = 200
_TEMPLATE_HELP = "带*的必须填写；灰色的示例行导入时会跳过；不知道的留空，不要填“无”。"


def template_document(target: Target) -> SheetDocument:
    """The empty sheet of a target: drop-downs, hints beside the headings, one example row."""
    columns = tuple(
        SheetColumn(one.key, one.label, 8, one.form, one.choices, one.is_closed, one.is_required, one.hint)
        for one in target.fields
    )
    example = tuple(one.example for one in target.fields)
    return SheetDocument(target.title, columns, subtitle=_TEMPLATE_HELP, example=example, blank_rows=_TEMPLATE_ROWS)


def rejects_document(preview: Preview, planned: Sequence[RowPlan], *, with_doubtful: bool = False) -> SheetDocument:
    """The refused rows as they stood in the file, with line and reason; on request the doubtful ones as well."""
    columns = [
        SheetColumn(mapped.name, column.heading)
        for mapped, column in zip(preview.mapping, preview.table.columns, strict=True)
    ]
    lines = {(line.number, line.block): line for line in preview.table.lines}
    plans = [plan for plan in planned if plan.action is Action.REFUSE or (with_doubtful and plan.doubts)]
    rows = [
        (*map(_kept, lines[plan.row.line, plan.row.block].cells), plan.row.line, _why(preview, plan)) for plan in plans
    ]
    extra = (SheetColumn("line", _LINE_LABEL, 5), SheetColumn("reason", REASON_LABEL, 24))
    return SheetDocument(f"{preview.target.title}未导入的行", (*columns, *extra), rows)


def _kept(cell: Cell) -> SheetValue:
    """The cell as it was: a number stays a number, or 1990.1 would come back as January without a doubt."""
    if isinstance(cell, Missing):
        return None
    return cell if isinstance(cell, float) else cell_text(cell)


def _why(preview: Preview, plan: RowPlan) -> str:
    labels = {one.key: one.label for one in preview.target.fields}
    doubts = [f"{labels.get(doubt.field, doubt.field)}：{doubt.reason}" for doubt in plan.doubts]
    return "".join([plan.reason or "", *doubts])
