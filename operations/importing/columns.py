"""Columns with amounts that nobody knows: they are asked about, so that no money is passed over in silence."""

from collections.abc import Iterator

from ledger.intake.assessments import can_be_amount
from ledger.intake.cells import Missing
from ledger.intake.mapping import MappedColumn
from ledger.intake.preview import Preview
from ledger.intake.readers import read_money
from operations.importing.kind import NOWHERE, Question

_COLUMN = "栏目："


def open_columns(preview: Preview) -> tuple[MappedColumn, ...]:
    """Columns with amounts that nobody has decided about: an unknown heading, or a second column of the same item."""
    return tuple(
        one
        for place, one in enumerate(preview.mapping)
        if not one.field and not one.is_decided and _can_be_pay(preview, one) and _has_amounts(preview, place)
    )


def _can_be_pay(preview: Preview, column: MappedColumn) -> bool:
    return can_be_amount(column.name) and not preview.target.set_aside(column.name)


def _has_amounts(preview: Preview, place: int) -> bool:
    cells = [line.cells[place] for line in preview.table.lines]
    return any(isinstance(cell, Missing) or read_money(cell).value for cell in cells)


def ask_columns(preview: Preview, nowhere: str = "不是工资项目，不导入") -> Iterator[Question]:
    """A question for each such column: what the target can do with it, or nothing (``nowhere``)."""
    for column in open_columns(preview):
        uses = {use.prefix + column.name: use.label for use in preview.target.uses}
        options = {"": "请选择…"} | uses | {NOWHERE: nowhere}
        yield Question(_COLUMN + column.heading, f"“{column.heading}”这一栏", options, column=column.name)
