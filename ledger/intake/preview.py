"""The preview of an import: what was found where, what each row would do, and the user's changes to it.

A preview is a value. ``remap`` and ``correct`` give new ones; applying it is one change of the book, made elsewhere.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from ledger.errors import KnownError
from ledger.intake.cells import Workbook
from ledger.intake.compare import Action, ExistingRow, RowPlan, decide
from ledger.intake.headings import signature
from ledger.intake.lines import Skipped
from ledger.intake.mapping import MappedColumn, assign, propose, recall
from ledger.intake.refusal import why_no_table, why_unusable
from ledger.intake.rows import RowReader
from ledger.intake.table import Table, find_tables
from ledger.intake.target import Target

Place = tuple[int, int]
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class OtherTable:
    """A table that was found and not taken, with the reason."""

    sheet: str
    header_row: int
    reason: str


@dataclass(frozen=True)
class Preview:
    """An import before it happens.

    Attributes:
        table: where the rows were found.
        mapping: which column goes where.
        existing: the records of the book that the rows were compared with.
        today: later dates are doubtful.
        others: further tables of the file.
        corrections: what the user typed, by field, for the row of a line and block.
        rows: each row with what becomes of it, in the order of the sheet.
    """

    target: Target
    table: Table
    mapping: tuple[MappedColumn, ...]
    existing: tuple[ExistingRow, ...]
    today: date
    others: tuple[OtherTable, ...] = ()
    corrections: Mapping[Place, Mapping[str, str]] = field(default_factory=dict)

    @property
    def sheet(self) -> str:
        """Name of the sheet."""
        return self.table.sheet

    @property
    def header_row(self) -> int:
        """Line of the header, 1-based."""
        return self.table.header_row

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Lines that hold something and are no record, each with its reason."""
        return self.table.skipped

    @property
    def signature(self) -> str:
        """The name under which the mapping is remembered."""
        return _signature(self.table)

    @cached_property
    def rows(self) -> tuple[RowPlan, ...]:
        """Each row with what becomes of it."""
        reader = RowReader(self.target, self.mapping, self.today, is_typed=self.table.is_typed)
        read = [
            reader.read(line, self.corrections.get((line.number, line.block), _NOTHING)) for line in self.table.lines
        ]
        return decide(read, self.existing, self.target)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows each action has."""
        counted = Counter(plan.action for plan in self.rows)
        return {action.value: counted[action] for action in Action}


def open_preview(
    workbook: Workbook,
    target: Target,
    existing: Sequence[ExistingRow],
    today: date,
    *,
    sheet: str | OtherTable | None = None,
    stored: Mapping[str, Mapping[str, str]] = {},
) -> Preview:
    """Find the table and understand it; ``stored`` holds remembered mappings by signature.

    ``sheet`` asks for a sheet by its name, or for one of the ``others`` of an earlier preview, instead of the most
    promising table.

    Raises:
        KnownError: the workbook has no table of this kind, or not the named sheet; the sentence says what it has.
    """
    searched, tables = _search(workbook, target, sheet)
    reasons = [why_unusable(table, target) for table in tables]
    usable = [table for table, reason in zip(tables, reasons, strict=True) if reason is None]
    if not usable:
        raise KnownError(next(filter(None, reasons), None) or why_no_table(searched, target))
    chosen = usable[0]
    mapping = recall(propose(target, chosen.columns), stored.get(_signature(chosen), {}))
    others = tuple(
        OtherTable(table.sheet, table.header_row, reason or "也像名册，需要时请单独导入")
        for table, reason in zip(tables, reasons, strict=True)
        if table is not chosen
    )
    return Preview(target, chosen, mapping, tuple(existing), today, others)


def remap(preview: Preview, column: str, field_key: str) -> Preview:
    """Send a column to another field, to a field of the user's own, or nowhere (``IGNORED``).

    Raises:
        KeyError: there is no such column.
    """
    return replace(preview, mapping=assign(preview.mapping, column, field_key))


def correct(preview: Preview, place: Place, field_key: str, text: str) -> Preview:
    """Put a text over a doubtful cell; ``place`` is line and block. Empty text leaves the cell out."""
    before = preview.corrections.get(place, _NOTHING)
    return replace(preview, corrections={**preview.corrections, place: {**before, field_key: text}})


def _search(workbook: Workbook, target: Target, wanted: str | OtherTable | None) -> tuple[Workbook, list[Table]]:
    """The sheets that are looked at, and the tables on them."""
    if wanted is None:
        return workbook, find_tables(workbook, target)
    if isinstance(wanted, str):
        searched = _only(workbook, wanted)
        return searched, find_tables(searched, target)
    searched = _only(workbook, wanted.sheet)
    return searched, [one for one in find_tables(searched, target) if one.header_row == wanted.header_row]


def _only(workbook: Workbook, name: str) -> Workbook:
    sheets = tuple(one for one in workbook.sheets if one.name == name)
    if not sheets:
        known = "、".join(f"“{one.name}”" for one in workbook.sheets)
        raise KnownError(f"文件里没有名为“{name}”的工作表，有的是{known}。")
    return Workbook(sheets)


def _signature(table: Table) -> str:
    return signature(column.heading for column in table.columns)
